"""The text a report shows and where records stand in it.

What is shown is the view of the document with its boilerplate left in (it is dimmed, not hidden), so that a person sees
everything that was read. Places are in UTF-16 units, since the page that shows them counts so.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.marks import Mark, quotation_marks
from pipeline.report.wording import one_line
from pipeline.schema import Document, SourceText, Span
from pipeline.view import View, page_of, view_of

Place = tuple[int, int]

_PARAGRAPH = re.compile(r"[^\n]+")
_HTML_HEADING = re.compile(r"<h[1-6]\b[^<>]*>(?:\s|<[^<>/]*>)*\Z", re.IGNORECASE)
_MARKDOWN_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+\S*\Z", re.MULTILINE)


@dataclass(frozen=True)
class Shown:
    """One document as a report shows it."""

    document: Document
    view: View

    @classmethod
    def of(cls, source: SourceText) -> Shown:
        """Read a document for showing; a pure function of its text."""
        whole = source.document.model_copy(update={"boilerplate": []})
        return cls(source.document, view_of(SourceText(whole, source.text)))

    @property
    def text(self) -> str:
        """What is shown."""
        return self.view.text

    @cached_property
    def _astral(self) -> list[int]:
        """Places of characters that take two UTF-16 units."""
        return [place for place, letter in enumerate(self.text) if letter > "\uffff"]

    def units(self, place: int) -> int:
        """A place counted in UTF-16 units."""
        return place + bisect.bisect_left(self._astral, place)

    def range(self, span: Span) -> Place | None:
        """The code points shown for a span, without outer white space; `None` if no reader sees any of them."""
        start, end = self.view.locate(span.start), self.view.locate(span.end)
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return (start, end) if start < end else None

    def ranges(self, spans: Iterable[Span]) -> list[Place]:
        """The same for several, in text order; what only markup or white space divides is one."""
        found: list[Place] = []
        for start, end in sorted(place for span in spans if (place := self.range(span))):
            if found and not self.text[found[-1][1] : start].strip():
                found[-1] = (found[-1][0], max(end, found[-1][1]))
            else:
                found.append((start, end))
        return found

    def place(self, span: Span) -> Place | None:
        """`range` in UTF-16 units."""
        found = self.range(span)
        return (self.units(found[0]), self.units(found[1])) if found else None

    def places(self, spans: Iterable[Span]) -> list[Place]:
        """`ranges` in UTF-16 units."""
        return [(self.units(start), self.units(end)) for start, end in self.ranges(spans)]

    def words(self, spans: Sequence[Span]) -> str:
        """What a reader reads of the spans, on one line, `…` where words stand between; else the stored text.

        Marks and stops between pieces are shown as they stand, and a quotation that begins or ends inside has both its
        marks, so that it can be told which words are the speaker's own.
        """
        parts = [self.text[start:end] for start, end in self._read(spans)] or [span.text for span in spans]
        return " … ".join(one_line(part) for part in parts)

    def _read(self, spans: Sequence[Span]) -> list[Place]:
        """`ranges`, those made one between which no word stands, each with both marks of a quotation."""
        found: list[Place] = []
        for start, end in self.ranges(spans):
            if found and not any(letter.isalnum() for letter in self.text[found[-1][1] : start]):
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        return [self._with_marks(start, end) for start, end in found]

    def _with_marks(self, start: int, end: int) -> Place:
        """A range with the other mark of a quotation that has one of them inside, if nothing stands between."""
        low, high = start, end
        for mark in _between(self._opening, start, end):
            if mark.closed and mark.end > end and not self.text[end : mark.close_start].strip(" ,."):
                high = max(high, mark.end)
        for mark in _between(self._closing, start, end):
            if mark.start < start and not mark.single and not self.text[mark.open_end : start].strip():
                low = min(low, mark.start)
        return low, high

    @cached_property
    def _opening(self) -> list[tuple[int, Mark]]:
        """Quotations of the text with the place where their opening mark ends, in text order."""
        return [(mark.open_end, mark) for mark in quotation_marks(self.text)]

    @cached_property
    def _closing(self) -> list[tuple[int, Mark]]:
        """The same with the place where their closing mark begins, in the order of these."""
        return sorted(((mark.close_start, mark) for _, mark in self._opening), key=_place)

    def page(self, spans: Sequence[Span]) -> int | None:
        """The page on which the first of the spans begins, from 1; `None` where the document has no pages."""
        return page_of(self.view.source, spans[0].start) if spans else None

    def headings(self) -> list[Place]:
        """Paragraphs that the stored text marks as headings."""
        found = []
        for match in _PARAGRAPH.finditer(self.text):
            start, end = match.span()
            ranges = self.view.ranges(start, end)
            if ranges and self._is_heading(ranges[0][0]):
                found.append((self.units(start), self.units(end)))
        return found

    def _is_heading(self, offset: int) -> bool:
        before = self.view.source[max(0, offset - 300) : offset]
        if self.document.format == "html":
            return _HTML_HEADING.search(before) is not None
        return self.document.format == "markdown" and _MARKDOWN_HEADING.search(before) is not None


def _place(placed: tuple[int, Mark]) -> int:
    return placed[0]


def _between(marks: list[tuple[int, Mark]], start: int, end: int) -> list[Mark]:
    """The marks placed after `start` and before `end`."""
    first, last = bisect.bisect_right(marks, start, key=_place), bisect.bisect_left(marks, end, key=_place)
    return [mark for _, mark in marks[first:last]]
