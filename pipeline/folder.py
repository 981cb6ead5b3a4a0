"""The run folder: records as JSON lines, the texts that offsets point into, the manifest.

documents.jsonl quotes.jsonl claims.jsonl contradictions.jsonl disputes.jsonl rejected.jsonl failures.jsonl calls.jsonl
candidates.jsonl what was looked at together for contradictions; not there if nothing was
texts/ID.txt    each document's text exactly as it was read, UTF-8, so that the folder is whole without its inputs
run.json        the manifest
report.html     the report, written by the job

A run is built apart, in a hidden folder within, and put in place once it is whole. So at any moment the folder holds
the earlier run or the new one; what a killed job left is thrown away, or put in place, by whoever comes next.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from pipeline.canonical import file_name, jsonl
from pipeline.errors import UsageError, WriteError
from pipeline.schema import (
    Call,
    Claim,
    Contradiction,
    Dispute,
    Document,
    Failure,
    LookedAt,
    Quote,
    Record,
    Rejected,
    RunManifest,
    RunRecords,
    SourceText,
    Span,
)

Line = TypeVar("Line", bound=Record)

_UNFINISHED, _FINISHED, _PLACED = ".unfinished-", ".finished", ".placed"
"""Hidden folders within: runs that are being built, one that is whole, and one whose files are being put in place."""
_TABLES = (
    "quotes",
    "claims",
    "contradictions",
    "disputes",
    "rejected",
    "failures",
    "calls",
    "candidates",
    "documents",
)


def write(folder: Path, records: RunRecords, manifest: RunManifest, report: str | None = None) -> None:
    """Write a run, whole or not at all, readable by the user alone; an earlier one stays until the new one is whole.

    Raises:
        WriteError: the folder cannot be written.
    """
    files = {f"{name}.jsonl": lines for name, lines in _tables(records).items()}
    files |= {f"texts/{_file_of(source.document.id)}": source.text for source in records.sources}
    files |= {} if report is None else {"report.html": report}
    files["run.json"] = manifest.model_dump_json(indent=2) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _put_in_place(folder)
        _build(folder, files)
        _put_in_place(folder)
        for left in folder.glob(f"{_UNFINISHED}*"):  # by jobs that were killed
            shutil.rmtree(left)
    except OSError as error:
        todo = "see that there is room and that you may write there, and run the same command again"
        why = error.strerror or str(error)
        raise WriteError("the run folder cannot be written", where=str(folder), why=why, todo=todo) from error


def is_run(folder: Path) -> bool:
    """Whether there is a run in the folder, in place or about to be."""
    return (folder / "run.json").is_file() or (folder / _FINISHED).is_dir() or (folder / _PLACED).is_dir()


def holds_documents(folder: Path) -> bool:
    """Whether there is a run in the folder, in place or about to be, that could read something."""
    places = (folder, folder / _FINISHED, folder / _PLACED)
    tables = (place / "documents.jsonl" for place in places)
    return is_run(folder) and any(table.is_file() and table.stat().st_size for table in tables)


def is_free(folder: Path) -> bool:
    """Whether nothing is in the folder, but for what killed jobs left unfinished."""
    return all(path.name.startswith(_UNFINISHED) for path in folder.iterdir())


def _build(folder: Path, files: Mapping[str, str]) -> None:
    apart = Path(tempfile.mkdtemp(dir=folder, prefix=_UNFINISHED))
    try:
        (apart / "texts").mkdir()
        for name, text in files.items():
            with (apart / name).open("x", encoding="utf-8", newline="") as file:
                (apart / name).chmod(0o600)
                file.write(text)
        apart.rename(folder / _FINISHED)
    except BaseException:
        shutil.rmtree(apart, ignore_errors=True)
        raise


def _put_in_place(folder: Path) -> None:
    """Replace an earlier run by the one that is finished; nothing if none is. What was stopped half way goes on.

    While run.json is there all else is of its run, and while texts are there so is documents.jsonl.
    """
    finished, placed = folder / _FINISHED, folder / _PLACED
    if finished.is_dir():
        for name in ("run.json", "report.html", "texts/*.txt", *(f"{table}.jsonl" for table in _TABLES)):
            for earlier in folder.glob(name):
                earlier.unlink()
        finished.rename(placed)
    if placed.is_dir():
        (folder / "texts").mkdir(exist_ok=True, mode=0o700)
        for name in ("*.jsonl", "texts/*", "report.html", "run.json"):
            for path in placed.glob(name):
                path.replace(folder / path.relative_to(placed))
        shutil.rmtree(placed)


def load(folder: Path) -> tuple[RunRecords, RunManifest]:
    """Read a run that any program wrote to the contract; texts come from `texts/`, else from each document's source.

    Raises:
        WriteError: a job was killed while it put the run in place, and that cannot be done now.
        UsageError: not a run folder, a file that is not UTF-8, or a line that does not fit, with file, line and cause.
    """
    try:
        _put_in_place(folder)
    except OSError as error:
        what, why = "the run is not wholly in place", error.strerror or str(error)
        todo = "see that you may write there, and run the same command again"
        raise WriteError(what, where=str(folder), why=why, todo=todo) from error
    if not (folder / "run.json").is_file():
        raise UsageError(
            "not a run folder",
            where=str(folder),
            why="there is no run.json in it",
            todo="give the folder that --out named",
        )
    try:
        manifest = RunManifest.model_validate_json((folder / "run.json").read_bytes())
    except ValidationError as error:
        raise UsageError("run.json does not fit the contract", where=str(folder), why=_first(error)) from error
    documents = _read(folder / "documents.jsonl", Document)
    records = RunRecords(
        sources=tuple(SourceText(document, _text_of(folder, document)) for document in documents),
        quotes=_read(folder / "quotes.jsonl", Quote),
        claims=_read(folder / "claims.jsonl", Claim),
        contradictions=_read(folder / "contradictions.jsonl", Contradiction),
        disputes=_read(folder / "disputes.jsonl", Dispute),
        rejected=_read(folder / "rejected.jsonl", Rejected),
        failures=_read(folder / "failures.jsonl", Failure),
        calls=_read(folder / "calls.jsonl", Call),
        candidates=_read(looked, LookedAt) if (looked := folder / "candidates.jsonl").is_file() else None,
    )
    known = {document.id for document in documents}
    for name, rows in (("quotes", records.quotes), ("claims", records.claims)):
        for row in rows:
            if lost := sorted(set(_documents_of(row)) - known):
                why = f"documents.jsonl has no {', '.join(lost)}"
                raise UsageError(
                    "the record is of a document that is not there", where=f"{folder / name}.jsonl ({row.id})", why=why
                )
    return records, manifest


def _documents_of(value: object) -> Iterator[str]:
    """Every document that a passage in a record is of."""
    if isinstance(value, Span):
        yield value.document
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _documents_of(part)
    elif isinstance(value, Record):
        yield from _documents_of(list(vars(value).values()))


def _tables(records: RunRecords) -> dict[str, str]:
    tables = {
        "documents": jsonl(source.document for source in records.sources),
        "quotes": jsonl(records.quotes),
        "claims": jsonl(records.claims),
        "contradictions": jsonl(records.contradictions),
        "disputes": jsonl(records.disputes),
        "rejected": jsonl(records.rejected),
        "failures": jsonl(records.failures),
        "calls": jsonl(records.calls),
    }
    return tables if records.candidates is None else {**tables, "candidates": jsonl(records.candidates)}


def _read(path: Path, kind: type[Line]) -> tuple[Line, ...]:
    if not path.is_file():
        return ()
    found = []
    for number, line in enumerate(_decoded(path).split("\n"), 1):
        if line.strip():
            try:
                found.append(kind.model_validate_json(line))
            except ValidationError as error:
                raise UsageError(
                    "the line does not fit the contract", where=f"{path}:{number}", why=_first(error)
                ) from error
    return tuple(found)


def _text_of(folder: Path, document: Document) -> str:
    for path in (folder / "texts" / _file_of(document.id), Path(document.source)):
        if path.is_file():
            return _decoded(path)
    raise UsageError(
        "the text of a document is missing", where=document.id, why=f"neither in texts/ nor at {document.source}"
    )


def _decoded(path: Path) -> str:
    """The text of a file exactly as it is stored."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError("the file is not UTF-8", where=str(path), why=str(error), todo="make the run again") from error


def _file_of(identifier: str) -> str:
    return f"{file_name(identifier)}.txt"


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(map(str, first["loc"]))
    return f"{place}: {first['msg']}" if place else first["msg"]
