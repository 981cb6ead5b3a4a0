"""What has been handed to a provider in batches and is not yet settled: beside the answer store, and as private."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import StoreError

_LAYOUT = """
CREATE TABLE IF NOT EXISTS batches (token TEXT PRIMARY KEY, id TEXT);
CREATE TABLE IF NOT EXISTS lines (line TEXT PRIMARY KEY, token TEXT NOT NULL, reply TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_token ON lines (token);
"""
_PATIENCE = 30.0
_LOOK = 0.2


@dataclass(frozen=True)
class Line:
    """One request of a batch. `token` is our name for the batch, `reply` what came back, if it has."""

    token: str
    reply: str | None


class Ledger:
    """Lines by the hash of what goes over the wire, each with its batch.

    A batch is written down under a token of ours before the provider hears of it, and under the provider's id once it
    has one; a job that was killed in between looks for the token among the provider's batches.
    """

    def __init__(self, store: Path) -> None:
        """Open the ledger of the answer store at `store`, and make it if there is none.

        Raises:
            StoreError: it cannot be opened.
        """
        self.path = store.with_name(f"{store.name}-batches")
        try:
            self._base = _private(self.path)
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.execute("PRAGMA synchronous=FULL")
            self._base.executescript(_LAYOUT)
            # Locked while a batch is being submitted; SQLite lets go of it when the process dies.
            self._gate = _private(self.path.with_name(f"{self.path.name}-submitting"))
            self._gate.execute("PRAGMA busy_timeout=0")
        except (OSError, sqlite3.Error) as error:
            where, todo = str(self.path), "name another --store"
            raise StoreError("the ledger of batches cannot be opened", where=where, why=str(error), todo=todo) from None

    @contextlib.asynccontextmanager
    async def submitting(self) -> AsyncIterator[None]:
        """Be the only job of this ledger that submits."""
        while True:
            try:
                self._gate.execute("BEGIN EXCLUSIVE")
                break
            except sqlite3.OperationalError:
                await asyncio.sleep(_LOOK)
        try:
            yield
        finally:
            self._gate.execute("ROLLBACK")

    def find(self, line: str) -> Line | None:
        """What is known of a line; `None` if it was never handed over, or is settled."""
        rows = self._rows("SELECT token, reply FROM lines WHERE line = ?", line)
        return Line(*rows[0]) if rows else None

    def claim(self, token: str, lines: Iterable[str]) -> None:
        """Write down that these lines are about to be handed over."""
        with self._transaction():
            self._base.execute("INSERT INTO batches VALUES (?, NULL)", (token,))
            self._base.executemany("INSERT INTO lines VALUES (?, ?, NULL)", [(line, token) for line in lines])

    def submitted(self, token: str, batch: str) -> None:
        """The provider calls it `batch`."""
        with self._transaction():
            self._base.execute("UPDATE batches SET id = ? WHERE token = ?", (batch, token))

    def batch(self, token: str) -> str | None:
        """The provider's id of a batch; `None` if it may not have been submitted."""
        rows = self._rows("SELECT id FROM batches WHERE token = ?", token)
        return rows[0][0] if rows else None

    def lines(self, token: str) -> list[str]:
        """The lines of a batch that are not settled."""
        return [line for (line,) in self._rows("SELECT line FROM lines WHERE token = ? ORDER BY line", token)]

    def answered(self, replies: Mapping[str, str]) -> None:
        """Keep what came back for these lines."""
        with self._transaction():
            rows = [(reply, line) for line, reply in sorted(replies.items())]
            self._base.executemany("UPDATE lines SET reply = ? WHERE line = ?", rows)

    def release(self, token: str, keep: Iterable[str] = ()) -> None:
        """The batch is not there, or not to be followed: its lines, but those in `keep`, may be handed over again."""
        kept = set(keep)
        with self._transaction():
            self._base.execute("DELETE FROM batches WHERE token = ?", (token,))
            gone = [(line,) for line in self.lines(token) if line not in kept]
            self._base.executemany("DELETE FROM lines WHERE line = ?", gone)

    def forget(self, line: str) -> None:
        """It is settled: what came of it is kept elsewhere, or is for the next job to ask again."""
        with self._transaction():
            for (token,) in self._base.execute("DELETE FROM lines WHERE line = ? RETURNING token", (line,)).fetchall():
                rest = "SELECT 1 FROM lines WHERE token = batches.token"
                self._base.execute(f"DELETE FROM batches WHERE token = ? AND NOT EXISTS ({rest})", (token,))

    def close(self) -> None:
        """Close the files."""
        self._base.close()
        self._gate.close()

    def _rows(self, query: str, *values: str) -> list[tuple[str, ...]]:
        try:
            return self._base.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise StoreError("the ledger of batches cannot be read", where=str(self.path), why=str(error)) from None

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")
        except sqlite3.Error as error:
            raise StoreError("the ledger of batches cannot be written", where=str(self.path), why=str(error)) from None


def _private(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    return sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
