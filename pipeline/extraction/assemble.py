"""Ranges of a view to quotes and claims: everything that is computed and never asked of a model."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from pipeline.canonical import content_id
from pipeline.entries import days_of_entries
from pipeline.marks import Mark, quotation_marks
from pipeline.schema import (
    AuthorStance,
    Claim,
    ClaimType,
    Document,
    Factuality,
    Flag,
    Kind,
    Modality,
    Quote,
    SourceText,
    Span,
    Speaker,
    Via,
)
from pipeline.segments import paragraphs
from pipeline.view import View, view_of

Range = tuple[int, int]
Found = TypeVar("Found", Quote, Claim)

_ELISION = re.compile(r"\(\s*(?:…|\.\.\.)\s*\)|\[\s*(?:…|\.\.\.)\s*\]|(?<=\w)\s?(?:…|\.\.\.)\s?(?=\w)")
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


@dataclass(frozen=True)
class Reading:
    """A document, its view, and what the view alone tells: marks, paragraphs, the title's place."""

    document: Document
    view: View
    entries: tuple[tuple[int, str], ...] = ()
    """Where in the view the entries of a live page begin, and the day of each."""

    @classmethod
    def of(cls, source: SourceText) -> Reading:
        """Read a document; a pure function of its text."""
        view = view_of(source)
        return cls(source.document, view, tuple((view.locate(at), day) for at, day in days_of_entries(source)))

    @property
    def text(self) -> str:
        """The view's text, into which all ranges point."""
        return self.view.text

    def entered(self, at: int) -> str | None:
        """The day of the live page's entry that holds a place; `None` where no entry does."""
        before = bisect_right(self.entries, at, key=lambda entry: entry[0])
        return self.entries[before - 1][1] if before else None

    def published(self, at: int) -> str | None:
        """The day on which what stands at a place was published: its entry's, else the document's."""
        return self.entered(at) or self.document.published

    @cached_property
    def marked(self) -> list[Range]:
        """Ranges with their quotation marks, outermost only, in order."""
        return [(mark.start, mark.end) for mark in self._outermost]

    def is_marked(self, at: int) -> bool:
        """The place lies in one of these ranges."""
        before = bisect_left(self.marked, (at + 1,))
        return before > 0 and at < self.marked[before - 1][1]

    @cached_property
    def unclosed(self) -> list[Range]:
        """Those whose closing mark is missing."""
        return [(mark.start, mark.end) for mark in self._outermost if not mark.closed]

    @cached_property
    def _outermost(self) -> list[Mark]:
        return [mark for mark in quotation_marks(self.text) if mark.depth == 0]

    @cached_property
    def paragraphs(self) -> list[Range]:
        """Ranges of the paragraphs."""
        return paragraphs(self.text)

    @cached_property
    def title(self) -> Range | None:
        """The range of the headline, if the first paragraphs show it."""
        title = (self.document.title or "").strip()
        at = self.text.find(title, 0, 4000) if title else -1
        return (at, at + len(title)) if at >= 0 else None


def quote_of(
    reading: Reading,
    content: Sequence[Range],
    *,
    speaker: Speaker | None,
    cue: Span | None,
    via: Sequence[Via] = (),
    addressee: str | None = None,
    channel: str | None = None,
    said_on: str | None = None,
    hedged: bool = False,
) -> Quote | None:
    """The quote with this content, in the view's ranges; `None` if the content has no words."""
    spans = reading.view.joined(_apart(span for low, high in content for span in reading.view.spans(low, high)))
    spans = [span for span in spans if any(letter.isalnum() for letter in span.text)]
    if not spans:
        return None
    inside = _within(content, reading.marked)
    verbatim = reading.view.joined(_apart(span for low, high in inside for span in reading.view.spans(low, high)))
    document = reading.document.id
    return Quote(
        id=content_id(
            "q",
            document,
            [(span.start, span.end) for span in spans],
            _place(cue),
            _place(speaker.mention if speaker else None),
        ),
        document=document,
        content=spans,
        verbatim=verbatim,
        kind=_kind(reading.text, content, inside),
        speaker=speaker,
        cue=cue,
        via=list(via),
        addressee=addressee,
        channel=channel,
        said_on=said_on or reading.entered(content[0][0]),
        hedged=hedged,
        flags=_flags(reading, content, spans),
    )


def claim_of(
    reading: Reading,
    statement: str,
    evidence: Sequence[Range],
    *,
    claimant: Speaker,
    factuality: Factuality,
    via: Sequence[Via] = (),
    quote: Quote | None = None,
    author_stance: AuthorStance = "neutral",
    modality: Modality = "realis",
    claim_type: ClaimType = "event",
    event: str | None = None,
    time: str | None = None,
) -> Claim | None:
    """The claim with this evidence, in the view's ranges; `None` if the evidence or the statement has no words.

    Its spans are those that its id is made of: what divides them divides them for good, a space as an entity too.
    """
    spans = _apart(span for low, high in evidence for span in reading.view.spans(low, high))
    statement = " ".join(statement.split())
    if not spans or not statement:
        return None
    document = reading.document
    return Claim(
        id=content_id(
            "c",
            document.id,
            [(span.start, span.end) for span in spans],
            statement,
            factuality,
            _place(claimant.mention),
        ),
        document=document.id,
        story=document.story,
        statement=statement,
        evidence=spans,
        claimant=claimant,
        via=list(via),
        quote=quote.id if quote else None,
        factuality=factuality,
        author_stance=author_stance,
        modality=modality,
        claim_type=claim_type,
        event=event,
        time=time,
    )


def in_order(records: Iterable[Found]) -> tuple[Found, ...]:
    """Records in text order, one of each id."""
    found = {record.id: record for record in records}
    return tuple(sorted(found.values(), key=_order))


def _order(record: Quote | Claim) -> tuple[int, int, str]:
    spans = record.content if isinstance(record, Quote) else record.evidence
    return spans[0].start, spans[-1].end, record.id


def _place(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _apart(spans: Iterable[Span]) -> list[Span]:
    """In text order; of two that overlap, the later is left out."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _within(content: Sequence[Range], marked: Sequence[Range]) -> list[Range]:
    """What lies between marks, whose ranges ascend and are apart."""
    return [
        (max(low, start), min(high, end))
        for low, high in content
        for start, end in marked[max(0, bisect_left(marked, (low,)) - 1) : bisect_left(marked, (high,))]
        if max(low, start) < min(high, end)
    ]


def _kind(text: str, content: Sequence[Range], inside: Sequence[Range]) -> Kind:
    """`direct` if every word is between marks, `indirect` if none is."""
    words = [match.span() for low, high in content for match in _WORD.finditer(text, low, high)]
    marked = sum(any(low <= start and end <= high for low, high in inside) for start, end in words)
    if marked == 0:
        return "indirect"
    return "direct" if marked == len(words) else "mixed"


def _flags(reading: Reading, content: Sequence[Range], spans: Sequence[Span]) -> list[Flag]:
    low, high = content[0][0], content[-1][1]
    following = bisect_right(reading.paragraphs, low, key=lambda paragraph: paragraph[0])
    title = reading.title
    flags: list[tuple[Flag, bool]] = [
        ("elided", any(_ELISION.search(reading.text, start, end) for start, end in content)),
        ("interrupted", len(spans) > 1),
        ("unclosed_mark", any(start < high and low < end for start, end in reading.unclosed)),
        ("crosses_paragraph", any(start < high for start, _ in reading.paragraphs[following : following + 1])),
        ("in_title", title is not None and title[0] <= low and high <= title[1]),
    ]
    return [flag for flag, holds in flags if holds]
