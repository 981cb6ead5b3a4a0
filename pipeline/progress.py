"""What a job tells of itself as it goes on, to whoever watches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from pipeline.schema import Failure, Spent


class Progress(Protocol):
    """Told what happens, as it happens."""

    def begin(self, what: str, total: int, spent: Callable[[], Spent]) -> None:
        """`total` steps of `what` are to come; `spent` says at any moment what the job has taken."""

    def step(self, done: str, note: str | None = None) -> None:
        """One of them is done; `note` says what is remarkable about it."""

    def tell(self, line: str) -> None:
        """Something happened that is no step."""

    def end(self) -> None:
        """No more of them."""


class Unseen:
    """Progress that nobody watches."""

    def begin(self, what: str, total: int, spent: Callable[[], Spent]) -> None:
        """Say nothing."""

    def step(self, done: str, note: str | None = None) -> None:
        """Say nothing."""

    def tell(self, line: str) -> None:
        """Say nothing."""

    def end(self) -> None:
        """Say nothing."""


def told_once(failures: Iterable[Sequence[Failure]]) -> list[str | None]:
    """What to say of each: one message that several have is said of the first, with how many they are."""
    messages = [found[0].message if found else None for found in failures]
    counts = Counter(messages)
    return [
        None
        if message is None or message in messages[:place]
        else f"{message} ({counts[message]} documents)"
        if counts[message] > 1
        else message
        for place, message in enumerate(messages)
    ]
