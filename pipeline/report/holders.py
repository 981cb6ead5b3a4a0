"""Since when a side is held and by whom then, as texts for people tell it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.schema import Claim, Side, SourceText
from pipeline.voice import Days, Voices


class Since(NamedTuple):
    """The earliest day on which a side is told."""

    day: str
    or_earlier: bool
    """An account of no known day tells it too."""
    first: tuple[str, ...]
    """Its holders of that day, where others came later; else empty."""

    def told(self) -> str:
        """*since 2026-03-02 (The Courier)*, *since 2026-03-02 or earlier*."""
        earlier = " or earlier" if self.or_earlier else ""
        names = f" ({', '.join(self.first)})" if self.first else ""
        return f"since {self.day}{earlier}{names}"


class Holders:
    """Who held each side of a run's disputes first."""

    def __init__(self, sources: Iterable[SourceText], claims: Iterable[Claim]) -> None:
        sources = list(sources)
        documents = [source.document for source in sources]
        self._voices = Voices(documents, sources)
        self._claims = {claim.id: claim for claim in claims}
        self._days = Days(documents, sources)

    def since(self, side: Side) -> Since | None:
        """Since when a side is held; `None` where no account of it has a day.

        Of a side that an account without a day tells too, nobody is named the first.
        """
        if side.since is None:
            return None
        taken = [self._claims[name] for name in side.taken if name in self._claims]
        days = {claim.id: self._days.of(claim) for claim in taken}
        if None in days.values():
            return Since(side.since, or_earlier=True, first=())
        then = {self._voices.of(claim) for claim in taken if days[claim.id] == side.since}
        first = tuple(name for name in side.claimants if name in then)
        return Since(side.since, or_earlier=False, first=first if len(first) < len(side.claimants) else ())
