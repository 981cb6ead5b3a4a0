"""Chains of nested attributions made whole: who reports what others said stands between them and the author."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.schema import Quote, StoryRecords, Via


def with_whole_chains(story: StoryRecords) -> StoryRecords:
    """The story with the speaker of an outer quote last in the chain of each quote that stands within its content.

    So an interviewer who says what somebody told others is credited for it, though the turn has no word of reporting.
    Links of the quote's own that the outer ones lack stay, within them. A chain that is longer already is left as it
    is, and a link of which nothing is known goes. A speaker is a link to his own words only where he quotes himself,
    in other words of his; their claims are his without it.
    """
    by_document: dict[str, list[Quote]] = defaultdict(list)
    for quote in story.quotes:
        by_document[quote.document].append(_without_empty_links(quote))
    quotes = {quote.id: quote for held in by_document.values() for quote in _nested(held)}
    before = {quote.id: quote.via for quote in story.quotes}
    return replace(
        story,
        quotes=tuple(quotes[quote.id] for quote in story.quotes),
        claims=tuple(
            claim.model_copy(update={"via": _through_others(quotes[claim.quote])})
            if claim.quote in quotes and claim.via == before[claim.quote]
            else claim
            for claim in story.claims
        ),
    )


def _without_empty_links(quote: Quote) -> Quote:
    kept = [via for via in _through_others(quote) if via.name or via.mention]
    return quote if len(kept) == len(quote.via) else quote.model_copy(update={"via": kept})


def _nested(quotes: Sequence[Quote]) -> Iterator[Quote]:
    """The quotes of a document, each with the chain that the shortest one around it gives it."""
    around: list[Quote] = []
    for quote in sorted(quotes, key=lambda quote: (quote.content[0].start, -quote.content[-1].end, -_length(quote))):
        around = [other for other in around if quote.content[0].start < other.content[-1].end]
        outer = min((other for other in around if _stands_in(quote, other)), key=_length, default=None)
        around.append(quote if outer is None else _completed(quote, outer))
        yield around[-1]


def _completed(quote: Quote, outer: Quote) -> Quote:
    if outer.speaker is None or len(outer.via) < len(quote.via):
        return quote
    around = [*outer.via, Via(name=outer.speaker.name, mention=outer.speaker.mention, cue=outer.cue)]
    known = {via.name for via in around}
    chain = [*around, *(via for via in quote.via if via.name and via.name not in known)]
    return quote.model_copy(update={"via": chain})


def _stands_in(quote: Quote, other: Quote) -> bool:
    if other.speaker is None or quote.speaker is None:
        return False
    within = (
        any(part.start <= span.start and span.end <= part.end for part in other.content) for span in quote.content
    )
    return _length(quote) < _length(other) and all(within)


def _through_others(quote: Quote) -> list[Via]:
    """The links that are somebody else than the speaker."""
    own = quote.speaker.name if quote.speaker else None
    return [via for via in quote.via if via.name is None or via.name != own]


def _length(quote: Quote) -> int:
    return sum(span.end - span.start for span in quote.content)
