"""The default strategy: quotes and claims by linguistic rule, without a model."""

from __future__ import annotations

from pipeline.extraction.assemble import Range, Reading, in_order, quote_of
from pipeline.extraction.claims import claims_of
from pipeline.extraction.repeats import with_repeats
from pipeline.extraction.rules import Attribution, Parser, attributions, is_quote
from pipeline.schema import Extraction, Quote, SourceText, Span, Speaker, Via


def extract(source: SourceText) -> Extraction:
    """Quotes and claims of one document; a pure function of its text and what is known of it."""
    reading, parser = Reading.of(source), Parser()
    quotes = quotes_of(reading, source, parser)
    return Extraction(quotes=quotes, claims=claims_of(reading, quotes, parser))


def quotes_of(reading: Reading, source: SourceText, parser: Parser) -> tuple[Quote, ...]:
    """The quotes alone; `parser` keeps the sentences that it read, for whoever goes on with the document."""
    language = (source.document.language or "en")[:2].lower()
    said = [found for found in attributions(reading.text, language, parser) if is_quote(reading.text, found)]
    found = [_quote(reading, attribution) for attribution in said]
    return with_repeats(in_order(quote for quote in found if quote is not None))


def _quote(reading: Reading, attribution: Attribution) -> Quote | None:
    mention = _span(reading, attribution.mention)
    known = attribution.speaker or mention or attribution.role
    return quote_of(
        reading,
        attribution.content,
        speaker=Speaker(name=attribution.speaker or None, mention=mention, role=attribution.role or None)
        if known
        else None,
        cue=_span(reading, attribution.cue),
        via=[
            Via(name=via.name or None, mention=_span(reading, via.mention), cue=_span(reading, via.cue))
            for via in attribution.via
        ],
        addressee=attribution.addressee or None,
        channel=attribution.channel or None,
        hedged=attribution.hedged,
    )


def _span(reading: Reading, place: Range | None) -> Span | None:
    return reading.view.span(*place) if place else None
