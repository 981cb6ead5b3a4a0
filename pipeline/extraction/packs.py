"""Several documents of one story read in one request: their sentences numbered on, each draft sent to its document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from pipeline.extraction.assemble import Reading
from pipeline.extraction.drafted import Drafted
from pipeline.extraction.numbered import Window, header_of, numbered
from pipeline.extraction.pointers import Pointers, first_sentence
from pipeline.schema import SourceText
from pipeline.schema.drafts import WindowDraft
from pipeline.segments import Segment, sentences


@dataclass(frozen=True)
class Page:
    """One document as a request shows it. `before` sentences of other documents are numbered before its own."""

    source: SourceText
    reading: Reading
    segments: list[Segment]
    before: int

    @cached_property
    def drafted(self) -> Drafted:
        """What turns drafts of this document into records."""
        return Drafted(self.reading, Pointers(self.reading, self.segments, self.before))

    def owns(self, number: int) -> bool:
        """Whether a sentence of this number is the document's."""
        return self.before < number <= self.before + len(self.segments)

    def shown(self, place: int, window: Window | None = None) -> str:
        """A heading and the document's sentences, or those of a window. `place` counts documents from 1."""
        whole = window or Window(0, len(self.segments), 0, len(self.segments))
        heading = f"== Document {place}{header_of(self.source.document)}{self._entries()}"
        return f"{heading}\n{numbered(self.reading.text, self.segments, whole, self.before)}"

    def _entries(self) -> str:
        """Of which days the sentences of a live page are, in brackets; the empty string for any other."""
        days = groupby(self.segments, key=lambda segment: self.reading.entered(segment.start))
        runs = [(day, [self.before + segment.number for segment in entry]) for day, entry in days if day]
        told = ", ".join(f"sentences {numbers[0]} to {numbers[-1]} of {day}" for day, numbers in runs)
        return f" (entries: {told})" if told else ""


def pages_of(sources: Iterable[SourceText]) -> list[Page]:
    """The documents that have any sentence, numbered on from one to the next."""
    pages: list[Page] = []
    before = 0
    for source in sources:
        reading = Reading.of(source)
        segments = sentences(reading.text)
        if segments:
            pages.append(Page(source, reading, segments, before))
            before += len(segments)
    return pages


def packed(sources: Sequence[SourceText], size: int) -> list[list[SourceText]]:
    """Documents of one story, oldest first, in groups of at most `size` code points; a longer one stands alone."""
    order = sorted(
        sources,
        key=lambda source: (source.document.story, source.document.published or "9999", source.document.id),
    )
    groups: list[list[SourceText]] = []
    room = 0
    for source in order:
        length = len(source.text)
        if groups and groups[-1][0].document.story == source.document.story and length <= room:
            groups[-1].append(source)
            room -= length
        else:
            groups.append([source])
            room = size - length
    return groups


def shared_out(draft: WindowDraft, pages: Sequence[Page]) -> list[WindowDraft]:
    """A draft's items by the document that they point to, one draft a page; what points nowhere goes to the first."""
    quotes = [list[int]() for _ in pages]
    claims = [list[int]() for _ in pages]
    for number, quote in enumerate(draft.quotes):
        quotes[_page_of(quote.content, pages)].append(number)
    for number, claim in enumerate(draft.claims):
        claims[_page_of(claim.evidence, pages)].append(number)
    return [
        WindowDraft(quotes=[draft.quotes[n] for n in quoted], claims=[draft.claims[n] for n in claimed])
        for quoted, claimed in zip(quotes, claims, strict=True)
    ]


def _page_of(pointers: Sequence[str], pages: Sequence[Page]) -> int:
    for pointer in pointers:
        number = first_sentence(pointer)
        found = [place for place, page in enumerate(pages) if number is not None and page.owns(number)]
        if found:
            return found[0]
    placed = (place for place, page in enumerate(pages) if page.drafted.points(pointers))
    return next(placed, 0)
