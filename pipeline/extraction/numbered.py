"""A document as a model reads it: windows of numbered sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.prompts.fence import harmless
from pipeline.schema import Document
from pipeline.segments import Segment


@dataclass(frozen=True)
class Window:
    """Sentences `first:last` of a document, by index; `owned_first:owned_last` are to be taken, the rest is context."""

    first: int
    last: int
    owned_first: int
    owned_last: int

    def halves(self, overlap: int) -> tuple[Window, Window] | None:
        """The window in two, each half with context around what it owns; `None` if it owns a single sentence."""
        if self.owned_last - self.owned_first < 2:
            return None
        middle = (self.owned_first + self.owned_last) // 2
        around = max(1, overlap // 2)
        return (
            Window(self.first, min(self.last, middle + around), self.owned_first, middle),
            Window(max(self.first, middle - around), self.last, middle, self.owned_last),
        )


def owning(ranges: Sequence[tuple[int, int]]) -> list[Window]:
    """Windows that each own a part of the sentences: an overlap is parted in its middle."""
    cuts = [0]
    for (_, last), (first, _) in pairwise(ranges):
        cuts.append((first + last + 1) // 2)
    cuts.append(ranges[-1][1] if ranges else 0)
    return [Window(first, last, low, high) for (first, last), (low, high) in zip(ranges, pairwise(cuts), strict=True)]


def header_of(document: Document) -> str:
    """What is known of the document, in brackets; the empty string if nothing is."""
    known = [
        ("published", document.published),
        ("by", document.publisher),
        ("author", document.author),
        ("title", document.title),
    ]
    parts = [f"{name} {harmless(value)[:200]}" for name, value in known if value]
    return f" ({'; '.join(parts)})" if parts else ""


def numbered(text: str, segments: Sequence[Segment], window: Window, before: int = 0) -> str:
    """The window's sentences, one a line, each with its number; `before` sentences were numbered before.

    A later window begins with the first sentence of the document, which names what it is about.
    """
    shown = [*([segments[0]] if window.first > 0 else []), *segments[window.first : window.last]]
    return "\n".join(f"{before + segment.number}| {harmless(text[segment.start : segment.end])}" for segment in shown)
