"""How much each key tells within a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import log

from pipeline.relate.propositions.keys import LIGHT
from pipeline.relate.propositions.proposition import Proposition

_OF_LIGHT = 0.3


class _Known(dict[str, float]):
    def __missing__(self, key: str) -> float:
        return 1.0


class Weights:
    """The inverse document frequency of each key over a story's claims, never nothing; a key of no claim weighs 1."""

    def __init__(self, read: Sequence[Proposition]) -> None:
        counts = Counter(key for item in read for key in item.keys)
        self._known = _Known((key, log(1 + len(read) / count)) for key, count in counts.items())
        self._wholes = {item.order: self.light(item.keys) for item in read}

    def sum(self, keys: Iterable[str]) -> float:
        """What keys weigh together; added in one order, so that equal sets weigh the same to the last bit."""
        return sum(map(self._known.__getitem__, sorted(keys)))

    def light(self, keys: frozenset[str], light: frozenset[str] = LIGHT) -> float:
        """The same where light verbs count little."""
        if light.isdisjoint(keys):
            return self.sum(keys)
        return self.sum(keys - light) + _OF_LIGHT * self.sum(keys & light)

    def whole(self, item: Proposition) -> float:
        """What all keys of one of the claims weigh, light verbs little."""
        return self._wholes[item.order]

    @cached_property
    def most(self) -> float:
        """What the rarest key weighs."""
        return max(self._known.values())
