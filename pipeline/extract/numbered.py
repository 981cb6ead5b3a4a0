"""A document as a model reads it: numbered sentences between two lines with a code that the text cannot hold.

An article is data. Its words stay, but nothing in it can pass for a sentence number, for the end of the text, or for
the special tokens that part the turns of a conversation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.canonical import sha256
from pipeline.schema import Document
from pipeline.segments import Segment

# Brackets with numbers look like ours, with capitals like turn tokens ([INST]); "<" begins others (<|im_end|>).
_BRACKET = re.compile(r"\[(?=\s*/?(?:\d[\d\s,–-]*|[A-Z_]{3,})\s*\])")
_ANGLE = re.compile(r"<(?=\S)")


def harmless(text: str) -> str:
    """`text` on one line, with what could pass for a sentence number or a turn made harmless."""
    return " ".join(_ANGLE.sub("< ", _BRACKET.sub("[#", text)).split())


def harmed(text: str) -> str:
    """The words as they stand in the document, from words as `harmless` showed them."""
    return text.replace("[#", "[").replace("< ", "<")


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


def code_of(text: str) -> str:
    """A code that follows from `text` and does not occur in it: a text cannot forge the line that ends it."""
    digest = sha256(text)
    code = digest[:8]
    while code in text:
        digest = sha256(digest)
        code = digest[:8]
    return code


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


def numbered(text: str, segments: Sequence[Segment], window: Window) -> str:
    """The window's sentences, one a line, a blank line before each new paragraph.

    A later window begins with the first sentence of the document, which names what it is about.
    """
    lines: list[str] = []
    before: Segment | None = None
    shown = [*([segments[0]] if window.first > 0 else []), *segments[window.first : window.last]]
    for segment in shown:
        if before is not None and segment.paragraph != before.paragraph:
            lines.append("")
        lines.append(f"[{segment.number}] {harmless(text[segment.start : segment.end])}")
        before = segment
    return "\n".join(lines)
