"""Where mentions, cues and readings stand: gold held against what the guidelines (section 7) say of their places.

Every span of gold equals its slice, wherever it points. That the same words at another place are meant is told by three
things: another record names the same source by them; they stand nearer to the mention's cue, or to the cue's mention;
or they stand by the passage, and the span does not. An adjudicator may have meant it so: these are questions, not
faults.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from evals.gold.records import GoldClaim, GoldQuote, GoldStory
from pipeline.extraction.assemble import Reading
from pipeline.grounding import Folded, fold
from pipeline.schema import SourceText, Span
from pipeline.segments import sentences

Row = GoldQuote | GoldClaim
Range = tuple[int, int]
_NEXT = 1
"""Sentences from its passage that a mention or a cue may stand apart."""
_TOUCHING = 1
"""Characters between two words of which one belongs to the other."""


@dataclass(frozen=True)
class _Named:
    """A span by which a record names somebody who speaks, or who stands between (`via`)."""

    label: str
    name: str | None
    span: Span
    partner: Span | None
    """The cue of a mention, the mention of a cue."""


def misplaced(story: GoldStory) -> Iterator[str]:
    """What stands where it may not belong, a line each: mentions, cues and other readings of quotes of which the same
    words stand where they do belong, and claims that share nothing with their quote.

    Claims of documents that are not annotated in full, whose claimant the whole document may name, are asked about only
    where they are in a quote.
    """
    pages = {name: _Page(source) for name, source in story.documents.items()}
    quotes = {quote.id: quote for quote in story.quotes}
    rows: list[Row] = [*story.quotes, *story.claims]
    for row in rows:
        page, where = pages[row.document], f"{story.id} {row.id} ({row.document})"
        around = [quote for quote in story.quotes if quote is not row and _holds(quote, row)]
        if isinstance(row, GoldQuote):
            told = [*_asked(row, row, around, page), *_readings(row, page)]
        elif row.quote:
            told = [*_asked(row, quotes[row.quote], around, page)]
            if not _touch(row.evidence, quotes[row.quote].content):
                told.append(f"its evidence shares nothing with its quote {row.quote}")
        else:
            told = [*_asked(row, None, around, page)] if row.document in story.annotated else []
        yield from (f"{where}: {line}" for line in told)


def _asked(row: Row, quote: GoldQuote | None, around: Sequence[GoldQuote], page: _Page) -> Iterator[str]:
    """Questions about the names in a record.

    Args:
        row: the record.
        quote: the quote that it is, or that carries it.
        around: the quotes that the words of the record stand in.
        page: its document.
    """
    carrier = quote if quote is not row else None
    passage, quoted = (quote.content, quote.verbatim) if quote else (_passage(row), [])
    for named in _named(row):
        span, partner, told = named.span, named.partner, f"{named.label} {named.span.text!r} at {named.span.start}"
        known = {
            other.id: known.span
            for other in (*around, *([carrier] if carrier else []))
            for known in _named(other)
            if known.name == named.name
            and (named.label == f"via {known.label}" or (other is carrier and named.label == known.label))
        }
        if span in known.values():
            continue
        if alike := [f"{place.start} in {name}" for name, place in known.items() if page.alike(span, place)]:
            yield f"{told}, the same is at {alike[0]}"
        elif partner and (beside := page.beside(span, partner, _passage(row))) is not None:
            yield f"{told}, the same stands nearer to {partner.text!r}, at {beside}"
        elif not (partner and named.label.endswith("mention") and page.distance(span, [partner]) == 0):
            yield from _far(told, span, passage, quoted, page)


def _readings(quote: GoldQuote, page: _Page) -> Iterator[str]:
    for span in (span for reading in quote.alternatives.content for span in reading):
        yield from _far(f"reading {span.text!r} at {span.start}", span, quote.content, [], page)


def _far(told: str, span: Span, passage: Sequence[Span], shunned: Sequence[Span], page: _Page) -> Iterator[str]:
    distance = page.distance(span, passage)
    if distance > _NEXT and (nearer := page.nearer(span, passage, shunned)) is not None:
        yield f"{told} is {distance} sentences from its words, the same stands at {nearer}"


def _named(row: Row) -> Iterator[_Named]:
    who = row.speaker if isinstance(row, GoldQuote) else row.claimant
    cue = row.cue if isinstance(row, GoldQuote) else None
    told = [("", who.name, who.mention, cue)] if who else []
    for label, name, mention, by in [*told, *(("via ", via.name, via.mention, via.cue) for via in row.via)]:
        if mention:
            yield _Named(f"{label}mention", name, mention, by)
        if by:
            yield _Named(f"{label}cue", name, by, mention)


def _passage(row: Row) -> list[Span]:
    return row.content if isinstance(row, GoldQuote) else row.evidence


def _holds(quote: GoldQuote, row: Row) -> bool:
    """Whether the words of a record stand inside those of a quote."""
    return quote.document == row.document and all(
        any(part.start <= span.start and span.end <= part.end for part in quote.content) for span in _passage(row)
    )


def _touch(first: Sequence[Span], second: Sequence[Span]) -> bool:
    return any(one.start < two.end and two.start < one.end for one in first for two in second)


class _Page:
    """A document by its sentences."""

    def __init__(self, source: SourceText) -> None:
        self._view = Reading.of(source).view

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in sentences(self._view.text)]

    def _sentences(self, start: int, end: int) -> tuple[int, int]:
        """Numbers of the first and last sentence of a range of the view."""
        return bisect_right(self._starts, start), bisect_right(self._starts, max(start, end - 1))

    def _range(self, span: Span) -> Range:
        return self._view.locate(span.start), self._view.locate(span.end)

    def _apart(self, place: Range, passage: Sequence[Span]) -> int:
        first, last = self._sentences(*place)
        parts = (self._sentences(*self._range(part)) for part in passage)
        return min(max(low - last, first - high, 0) for low, high in parts)

    def distance(self, span: Span, passage: Sequence[Span]) -> int:
        """Sentences between a span and the nearest part of a passage: 0 in one sentence, 1 in the next."""
        return self._apart(self._range(span), passage)

    def alike(self, span: Span, other: Span) -> bool:
        """Whether two spans have the same words."""
        return self._words(span) == self._words(other)

    def nearer(self, span: Span, passage: Sequence[Span], shunned: Sequence[Span]) -> int | None:
        """Where the words of a span stand in or next to a sentence of the passage, outside what is `shunned`: an offset
        into the stored text.
        """
        return next((at for place, at in self._elsewhere(span, shunned) if self._apart(place, passage) <= _NEXT), None)

    def beside(self, span: Span, partner: Span, passage: Sequence[Span]) -> int | None:
        """Where the words of a span stand in the sentence of its partner, outside the passage and nearer than the span
        does: an offset into the stored text. A span in the partner's sentence is asked about only where they touch it.
        """
        own, to = self._range(span), self._range(partner)
        reach = _gap(own, to) if self._apart(own, [partner]) else min(_gap(own, to), _TOUCHING + 1)
        places = (
            (_gap(place, to), at) for place, at in self._elsewhere(span, passage) if not self._apart(place, [partner])
        )
        return min((found for found in places if found[0] < reach), default=(0, None))[1]

    def _elsewhere(self, span: Span, shunned: Sequence[Span]) -> Iterator[tuple[Range, int]]:
        """Each place of the words outside what is shunned, in the view and as an offset into the stored text."""
        taken = [self._range(part) for part in shunned]
        for match in re.finditer(rf"(?<!\w){re.escape(self._words(span))}(?!\w)", self._folded.text):
            place = self._folded.original(*match.span())
            is_free = all(place[1] <= start or end <= place[0] for start, end in taken)
            if is_free and (ranges := self._view.ranges(*place)):
                yield place, ranges[0][0]

    def _words(self, span: Span) -> str:
        low, high = self._range(span)
        return fold(self._view.text[low:high]).text.strip()

    @cached_property
    def _folded(self) -> Folded:
        return fold(self._view.text)


def _gap(first: Range, second: Range) -> int:
    """Characters between two ranges, 0 where they meet or overlap."""
    return max(first[0] - second[1], second[0] - first[1], 0)
