"""Answers by request hash, in SQLite: there the moment they arrive, shared by jobs, private to the user."""

from __future__ import annotations

import gzip
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

from pydantic import ValidationError

from pipeline.canonical import jsonl, sha256
from pipeline.errors import StoreError
from pipeline.schema.recordings import Recording

_LAYOUT = [
    "CREATE TABLE answers (request TEXT PRIMARY KEY, recording TEXT NOT NULL, hash TEXT NOT NULL) WITHOUT ROWID",
]
"""One step for each version of the layout; `user_version` says how many have been taken."""
_PATIENCE = 30.0


class Store:
    """One file of answers, with a write-ahead log: two jobs can share it, and what is stored outlives a killed job."""

    def __init__(self, path: Path) -> None:
        """Open the store, and make it, for this user's eyes only, if there is none.

        Raises:
            StoreError: the file is no store, is of a newer layout, or cannot be opened.
        """
        self.path = path
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # SQLite gives its log and index files the mode of the database.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._base = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.execute("PRAGMA synchronous=NORMAL")
            self._take_steps()
        except (OSError, sqlite3.Error) as error:
            raise StoreError(
                "the store cannot be opened", where=str(path), why=str(error), todo="name another file"
            ) from None

    def _take_steps(self) -> None:
        self._base.execute("BEGIN IMMEDIATE")
        try:
            (taken,) = self._base.execute("PRAGMA user_version").fetchone()
            if taken > len(_LAYOUT):
                raise StoreError("the store is of a newer version", where=str(self.path), todo="update saidwhat")  # noqa: TRY301
            for step in _LAYOUT[taken:]:
                self._base.execute(step)
            self._base.execute(f"PRAGMA user_version={len(_LAYOUT)}")
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    def get(self, request: str) -> Recording | None:
        """What is kept of a request."""
        try:
            row = self._base.execute("SELECT recording, hash FROM answers WHERE request = ?", (request,)).fetchone()
        except sqlite3.Error as error:
            raise StoreError("the store cannot be read", where=str(self.path), why=str(error)) from None
        if row is None:
            return None
        fault = _fault(request, *row)
        if fault:
            where, todo = f"{self.path}: {request}", "ask again with --refresh"
            raise StoreError("an answer in the store is damaged", where=where, why=fault, todo=todo)
        return Recording.model_validate_json(row[0])

    def put(self, recording: Recording) -> None:
        """Keep a recording; one of the same request is replaced."""
        text = recording.model_dump_json(exclude_defaults=True)
        row = (recording.request, text, sha256(text))
        try:
            self._base.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", row)
        except sqlite3.Error as error:
            todo = "see that there is room, and run the same command again"
            raise StoreError("the store cannot be written", where=str(self.path), why=str(error), todo=todo) from None

    def __iter__(self) -> Iterator[Recording]:
        """Every recording, in order of request."""
        for (text,) in self._base.execute("SELECT recording FROM answers ORDER BY request"):
            yield Recording.model_validate_json(text)

    def __len__(self) -> int:
        (count,) = self._base.execute("SELECT count(*) FROM answers").fetchone()
        return int(count)

    def verify(self) -> list[str]:
        """What is wrong with the store, a line each: damaged pages, answers that do not match their hash or form."""
        try:
            pages = [row[0] for row in self._base.execute("PRAGMA integrity_check")]
            faults = [] if pages == ["ok"] else pages
            for request, text, digest in self._base.execute("SELECT * FROM answers ORDER BY request"):
                fault = _fault(request, text, digest)
                if fault:
                    faults.append(f"{request}: {fault}")
        except sqlite3.Error as error:
            return [str(error)]
        return faults

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Recordings:
    """Recordings read from files, for replay; what is put is kept in memory."""

    def __init__(self, recordings: Iterable[Recording] = ()) -> None:
        self._kept = {recording.request: recording for recording in recordings}

    @classmethod
    def read(cls, paths: Iterable[Path]) -> Recordings:
        """Of files `*.jsonl` and `*.jsonl.gz`, and of all such files in folders and below them.

        Raises:
            StoreError: a file cannot be read, a line in it is no recording, or there is none at all.
        """
        paths = list(paths)
        files: list[Path] = []
        for path in paths:
            files += sorted([*path.rglob("*.jsonl"), *path.rglob("*.jsonl.gz")]) if path.is_dir() else [path]
        found = cls(recording for path in files for recording in read_recordings(path))
        if not len(found):
            where, todo = (
                ", ".join(map(str, paths)),
                "name a file *.jsonl or *.jsonl.gz of recordings, or a folder of such",
            )
            raise StoreError("there is no recording here", where=where, todo=todo)
        return found

    def get(self, request: str) -> Recording | None:
        """What is recorded of a request."""
        return self._kept.get(request)

    def put(self, recording: Recording) -> None:
        """Keep a recording for as long as the process lives."""
        self._kept[recording.request] = recording

    def __iter__(self) -> Iterator[Recording]:
        """Every recording, in order of request."""
        return iter(sorted(self._kept.values(), key=lambda recording: recording.request))

    def __len__(self) -> int:
        return len(self._kept)


def read_recordings(path: Path) -> Iterator[Recording]:
    """The recordings of a file, one a line.

    Raises:
        StoreError: the file cannot be read, or a line in it is no recording.
    """
    try:
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise StoreError("the recordings cannot be read", where=str(path), why=str(error)) from None
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):  # other ends of lines may stand in answers
        try:
            yield Recording.model_validate_json(line)
        except ValidationError as error:
            raise StoreError("this line is no recording", where=f"{path}:{number}", why=str(error)) from None


def write_recordings(path: Path, recordings: Iterable[Recording]) -> None:
    """Write recordings in order of request: the same recordings give the same bytes, also packed."""
    ordered = sorted(recordings, key=lambda recording: recording.request)
    text = jsonl(ordered).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text, mtime=0) if path.suffix == ".gz" else text)


def _fault(request: str, text: str, digest: str) -> str | None:
    if sha256(text) != digest:
        return "does not match its hash"
    try:
        recording = Recording.model_validate_json(text)
    except ValidationError:
        return "is no recording"
    return None if recording.request == request else "is of another request"
