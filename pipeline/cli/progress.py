"""How a job tells of itself: a bar on a terminal, plain lines elsewhere, nothing with --quiet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress
from rich.text import Text

from pipeline.progress import Progress, Unseen
from pipeline.schema import Spent


class Lines:
    """One line a step, for logs and pipes, and one at the end for what was taken."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._what, self._total, self._done = stream, "", 0, 0
        self._spent: Callable[[], Spent] = Spent

    def begin(self, what: str, total: int, spent: Callable[[], Spent]) -> None:
        """Start to count."""
        self._what, self._total, self._done, self._spent = what, total, 0, spent

    def step(self, done: str, note: str | None = None) -> None:
        """Say what is done, or what went wrong."""
        if done:
            self._done += 1
            self.tell(f"{self._what} {self._done}/{self._total}: {done}")
        if note:
            self.tell(f"problem: {note}")

    def tell(self, line: str) -> None:
        """Say it."""
        print(_plain(line), file=self._stream, flush=True)

    def end(self) -> None:
        """Say what the job has taken."""
        if taken := _taken(self._spent()):
            self.tell(f"{self._what}: {taken}")


class Bar:
    """A bar with the number done, the time, and what is taken as it is taken; problems stay above it as lines."""

    def __init__(self, stream: TextIO) -> None:
        self._console = Console(file=stream)
        self._progress: RichProgress | None = None
        self._task = TaskID(0)

    def begin(self, what: str, total: int, spent: Callable[[], Spent]) -> None:
        """Draw it."""
        columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._progress = RichProgress(*columns, _Taken(spent), console=self._console)
        self._progress.start()
        self._task = self._progress.add_task(what, total=total)

    def step(self, done: str, note: str | None = None) -> None:
        """Advance it."""
        if note:
            self.tell(f"problem: {note}")
        if done and self._progress:
            self._progress.advance(self._task)

    def tell(self, line: str) -> None:
        """Say it above the bar."""
        self._console.print(_plain(line), markup=False, highlight=False)

    def end(self) -> None:
        """Leave it standing, full."""
        if self._progress:
            self._progress.stop()
            self._progress = None


class _Taken(ProgressColumn):
    """What the job has taken so far."""

    def __init__(self, spent: Callable[[], Spent]) -> None:
        super().__init__()
        self._spent = spent

    def render(self, task: Task) -> Text:
        """As it is at this moment."""
        return Text(_taken(self._spent()))


def _taken(spent: Spent) -> str:
    """Nothing where no model is asked."""
    return str(spent) if spent.calls or spent.stored else ""


def _plain(text: str) -> str:
    """Nothing that a terminal would obey: names of files come from anywhere."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def progress_on(stream: TextIO, *, quiet: bool) -> Progress:
    """The one that fits the stream."""
    if quiet:
        return Unseen()
    return Bar(stream) if stream.isatty() else Lines(stream)
