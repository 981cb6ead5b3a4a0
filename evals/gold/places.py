"""Where mentions, cues and readings stand: gold held against what the guidelines (section 7) say of their places.

Every span of gold equals its slice, wherever it points. What was moved to another place with the same words is told by
the record's id, a hash of its places, and by the words themselves, where they also stand nearer. An adjudicator may
have put other fields into a record whose id stays, and a mention may be far where nothing nearer names the speaker, so
these are questions, not faults.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import get_args

from evals.gold.records import GoldClaim, GoldQuote, GoldStory
from pipeline.canonical import content_id
from pipeline.extraction.assemble import Reading
from pipeline.grounding import Folded, fold
from pipeline.schema import Factuality, SourceText, Span, Speaker
from pipeline.segments import sentences

Row = GoldQuote | GoldClaim
_NEXT = 1
"""Sentences from its passage that a mention or a cue may stand apart."""


def misplaced(story: GoldStory) -> Iterator[str]:
    """What stands where it should not, in lines.

    One for each mention, cue or other reading that is further than the next sentence though its words also stand
    there, and for each claim that shares nothing with its quote; one a story for quotes whose mention or cue is
    further with no such place, and for records whose id is not that of their places. Claims of documents that are not
    annotated in full, whose claimant the whole document may name, are asked about only where they are in a quote.
    """
    pages = {name: _Page(source) for name, source in story.documents.items()}
    quotes = {quote.id: quote for quote in story.quotes}
    far: list[str] = []
    rows: list[Row] = [*story.quotes, *story.claims]
    for row in rows:
        if isinstance(row, GoldClaim) and not row.quote and row.document not in story.annotated:
            continue
        page, passage = pages[row.document], _passage(row)
        for label, span in _beside(row):
            distance = page.distance(span, passage)
            if distance <= _NEXT:
                continue
            if nearer := page.nearer(span, passage):
                told = f"{label} {span.text!r} at {span.start} is {distance} sentences from its words"
                yield f"{story.id} {row.id} ({row.document}): {told}, the same stands at {nearer}"
            elif isinstance(row, GoldQuote) and label in ("mention", "cue"):
                far.append(row.id)
        if isinstance(row, GoldClaim) and row.quote and not _touch(passage, quotes[row.quote].content):
            yield f"{story.id} {row.id} ({row.document}): its evidence shares nothing with its quote {row.quote}"
    if far:
        yield f"{story.id}: mention or cue more than one sentence from the quote: {_listed(far)}"
    if changed := [row.id for row in rows if not _is_as_made(row)]:
        yield f"{story.id}: changed since the id was made, by an adjudicator or by hand: {_listed(changed)}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(names))


def _passage(row: Row) -> list[Span]:
    return row.content if isinstance(row, GoldQuote) else row.evidence


def _beside(row: Row) -> Iterator[tuple[str, Span]]:
    """What must stand by the passage of a record, and what to call it."""
    who = row.speaker if isinstance(row, GoldQuote) else row.claimant
    if who and who.mention:
        yield "mention", who.mention
    if isinstance(row, GoldQuote) and row.cue:
        yield "cue", row.cue
    for source in row.via:
        for label, span in (("via mention", source.mention), ("via cue", source.cue)):
            if span:
                yield label, span
    readings = row.alternatives.content if isinstance(row, GoldQuote) else row.alternatives.evidence
    yield from (("reading", span) for reading in readings for span in reading)


def _touch(first: Sequence[Span], second: Sequence[Span]) -> bool:
    return any(one.start < two.end and two.start < one.end for one in first for two in second)


def _is_as_made(row: Row) -> bool:
    """Whether the id is that of the record's places (and of a claim's statement, whatever its factuality)."""
    spans = [(span.start, span.end) for span in _passage(row)]
    if isinstance(row, GoldQuote):
        return row.id == content_id("q", row.document, spans, _place(row.cue), _mention(row.speaker))
    rest = _mention(row.claimant)
    made = (content_id("c", row.document, spans, row.statement, stance, rest) for stance in get_args(Factuality))
    return row.id in made


def _mention(who: Speaker | None) -> list[int] | None:
    return _place(who.mention) if who else None


def _place(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


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

    def _range(self, span: Span) -> tuple[int, int]:
        return self._view.locate(span.start), self._view.locate(span.end)

    def _apart(self, place: tuple[int, int], passage: Sequence[Span]) -> int:
        first, last = self._sentences(*place)
        parts = (self._sentences(*self._range(part)) for part in passage)
        return min(max(low - last, first - high, 0) for low, high in parts)

    def distance(self, span: Span, passage: Sequence[Span]) -> int:
        """Sentences between a span and the nearest part of a passage: 0 in one sentence, 1 in the next."""
        return self._apart(self._range(span), passage)

    def nearer(self, span: Span, passage: Sequence[Span]) -> int | None:
        """Where the words of a span stand in or next to a sentence of the passage: an offset into the stored text."""
        low, high = self._range(span)
        needle = re.escape(fold(self._view.text[low:high]).text.strip())
        folded = self._folded
        for match in re.finditer(rf"(?<!\w){needle}(?!\w)", folded.text):
            place = folded.original(*match.span())
            if self._apart(place, passage) <= _NEXT and (ranges := self._view.ranges(*place)):
                return ranges[0][0]
        return None

    @cached_property
    def _folded(self) -> Folded:
        return fold(self._view.text)
