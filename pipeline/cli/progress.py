"""How a job tells of itself: a bar on a terminal, plain lines elsewhere, nothing with --quiet."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress

from pipeline.job import Progress, Unseen


class Lines:
    """One line a step, for logs and pipes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._what, self._total, self._done = stream, "", 0, 0

    def begin(self, what: str, total: int) -> None:
        """Start to count."""
        self._what, self._total, self._done = what, total, 0

    def step(self, done: str, note: str | None = None) -> None:
        """Say what is done, or what went wrong."""
        if done:
            self._done += 1
            print(f"{self._what} {self._done}/{self._total}: {_plain(done)}", file=self._stream, flush=True)
        if note:
            print(f"problem: {_plain(note)}", file=self._stream, flush=True)

    def end(self) -> None:
        """Nothing more to say."""


class Bar:
    """A bar with the number done and the time taken; problems stay above it as lines."""

    def __init__(self, stream: TextIO) -> None:
        self._console = Console(file=stream)
        self._progress: RichProgress | None = None
        self._task = TaskID(0)

    def begin(self, what: str, total: int) -> None:
        """Draw it."""
        columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._progress = RichProgress(*columns, console=self._console)
        self._progress.start()
        self._task = self._progress.add_task(what, total=total)

    def step(self, done: str, note: str | None = None) -> None:
        """Advance it."""
        if note:
            self._console.print(f"problem: {_plain(note)}", markup=False, highlight=False)
        if done and self._progress:
            self._progress.advance(self._task)

    def end(self) -> None:
        """Leave it standing, full."""
        if self._progress:
            self._progress.stop()
            self._progress = None


def _plain(text: str) -> str:
    """Nothing that a terminal would obey: names of files come from anywhere."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def progress_on(stream: TextIO, *, quiet: bool) -> Progress:
    """The one that fits the stream."""
    if quiet:
        return Unseen()
    return Bar(stream) if stream.isatty() else Lines(stream)
