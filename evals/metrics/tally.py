"""Additive counts: what every metric gives for a document or a story, and what sums up.

A count has a dotted name, the layer first (`quotes.spans`). A slice holds the same counts for the items of one kind or
phenomenon.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Number = float
Class = Literal[
    "correct",
    "wrong_speaker",
    "wrong_span",
    "both",
    "missed",
    "spurious_grounded",
    "invented_text",
    "duplicate",
    "ignored",
]
"""What became of an item. Gold is one of the first five; a prediction is any but `missed`; what counts neither way is
`ignored`, on either side."""

GOLD_CLASSES: tuple[Class, ...] = ("correct", "wrong_speaker", "wrong_span", "both", "missed")
PREDICTION_CLASSES: tuple[Class, ...] = (
    "correct",
    "wrong_speaker",
    "wrong_span",
    "both",
    "spurious_grounded",
    "invented_text",
    "duplicate",
)


@dataclass
class Tally:
    """Counts of one unit, and the same by slice."""

    counts: dict[str, Number] = field(default_factory=dict)
    slices: dict[str, dict[str, Number]] = field(default_factory=dict)

    def add(self, name: str, number: Number = 1) -> None:
        """Add to a count."""
        self.counts[name] = self.counts.get(name, 0) + number

    def add_to(self, names: Iterable[str], name: str, number: Number = 1) -> None:
        """Add to a count of each slice in `names`."""
        for part in names:
            counts = self.slices.setdefault(part, {})
            counts[name] = counts.get(name, 0) + number


def summed(parts: Iterable[Mapping[str, Number]]) -> dict[str, Number]:
    """The sum of counts, names sorted."""
    total: dict[str, Number] = {}
    for part in parts:
        for name, number in part.items():
            total[name] = total.get(name, 0) + number
    return dict(sorted(total.items()))
