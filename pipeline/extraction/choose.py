"""The choose strategy, for small models: rules find passages, the model is asked only who says what they leave open.

Left open are speakers that the rules do not know, or know by a pronoun. The model writes a name, and the endpoint tells
how probable it holds it. A name that stands in the text and that the model is sure of overrules the rules. Where the
endpoint gives no probabilities a name is only taken where the rules have nobody at all: on `dev` a model of 1.5 billion
parameters spoils twice as many speakers as it mends if it is always believed, and none where it is sure.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Sequence

from pipeline.errors import ModelError
from pipeline.extraction import ruled
from pipeline.extraction.assemble import Range, Reading, in_order, quote_of
from pipeline.extraction.claims import claims_of
from pipeline.extraction.repeats import with_repeats
from pipeline.extraction.rules import Parser
from pipeline.extraction.strategy import StrategySettings
from pipeline.prompts import load_prompt
from pipeline.prompts.fence import code_of, harmed, harmless
from pipeline.schema import Answer, Ask, Extraction, Failure, Quote, Request, SourceText, Speaker
from pipeline.schema.drafts import NameDraft
from pipeline.segments import Segment, sentences

PROMPT = "choose-speaker.v2"
ANSWER = NameDraft
PLACES = frozenset({"code", "before", "passage", "after"})
SURE = 0.75
"""Least probability of a name that overrules the rules."""

_BEFORE, _AFTER = 3, 1
"""Sentences shown around the passage."""
_LONGEST = 100
_PRONOUN = re.compile(r"(?:he|she|they|it|we|i|you|who|il|elle|ils|elles|он|она|они)", re.IGNORECASE)


async def extract(unit: Sequence[SourceText], settings: StrategySettings, ask: Ask) -> list[Extraction]:
    """Quotes and claims of each document."""
    return list(await asyncio.gather(*(_extract(source, settings, ask) for source in unit)))


async def _extract(source: SourceText, settings: StrategySettings, ask: Ask) -> Extraction:
    """Quotes and claims of one document; a question without an answer leaves what the rules found, and a failure."""
    reading = Reading.of(source)
    quotes = ruled.quotes_of(reading, source, Parser())
    segments = sentences(reading.text)
    open_ = [quote for quote in quotes if _is_open(quote)]
    answers = await asyncio.gather(*(_choose(quote, reading, segments, settings, ask) for quote in open_))
    chosen = {quote.id: told for quote, (told, _) in zip(open_, answers, strict=True)}
    ordered = with_repeats(in_order(chosen.get(quote.id, quote) for quote in quotes))
    return Extraction(
        quotes=ordered,
        claims=claims_of(reading, ordered),
        failures=tuple(failure for _, failure in answers if failure is not None),
    )


def _is_open(quote: Quote) -> bool:
    """The rules do not know who says it, or have only a pronoun for him, whatever they make of that."""
    speaker = quote.speaker
    return not (speaker and speaker.name) or bool(speaker.mention and _PRONOUN.fullmatch(speaker.mention.text))


async def _choose(
    quote: Quote, reading: Reading, segments: Sequence[Segment], settings: StrategySettings, ask: Ask
) -> tuple[Quote, Failure | None]:
    """The quote with the speaker that the model is sure of, else as it was."""
    content = [(reading.view.locate(span.start), reading.view.locate(span.end)) for span in quote.content]
    document = reading.document
    try:
        answer = await ask(_request((content[0][0], content[-1][1]), reading, segments, settings))
    except ModelError as error:
        return quote, Failure(document=document.id, story=document.story, error=error.kind, message=str(error))
    assert isinstance(answer.draft, NameDraft)
    name = " ".join(harmed(answer.draft.answer).split())
    place = _place(name, reading.text, content)
    if place is None or not _is_taken(name, quote.speaker, answer):
        return quote, None
    known = quote.speaker
    told = quote_of(
        reading,
        content,
        speaker=Speaker(
            name=name,
            mention=known.mention if known and known.mention else reading.view.span(*place),
            role=known.role if known else None,
        ),
        cue=quote.cue,
        via=quote.via,
        addressee=quote.addressee,
        channel=quote.channel,
        said_on=quote.said_on,
        hedged=quote.hedged,
    )
    return told or quote, None


def _request(place: Range, reading: Reading, segments: Sequence[Segment], settings: StrategySettings) -> Request:
    prompt, document, text = settings.prompt or load_prompt(PROMPT), reading.document, reading.text
    low, high = _context(segments, place)
    before, passage, after = text[low : place[0]], text[slice(*place)], text[place[1] : high]
    places = {
        "code": code_of(text),
        "before": harmless(before) + " " * before[-1:].isspace(),
        "passage": harmless(passage),
        "after": " " * after[:1].isspace() + harmless(after),
    }
    user = prompt.fill(places)
    return Request(prompt.ref, prompt.system, user, NameDraft, document.id, document.story, weighed=True)


def _is_taken(name: str, known: Speaker | None, answer: Answer) -> bool:
    """The answer says something else than the rules do, and is to be believed."""
    had = known.name if known else None
    if had and (_words(name) <= _words(had) or _words(had) <= _words(name)):
        return False
    return known is None if answer.probability is None else answer.probability >= SURE


def _words(name: str) -> set[str]:
    return set(name.casefold().split())


def _place(name: str, text: str, content: Sequence[Range]) -> Range | None:
    """Where the text has these words, nearest to the passage and outside it; `None` where nowhere."""
    if not name or len(name) > _LONGEST or _PRONOUN.fullmatch(name):
        return None
    found = list(_found(name, text))
    outside = [place for place in found if not any(low <= place[0] < high for low, high in content)]
    return min(outside or found, key=lambda place: abs(place[0] - content[0][0]), default=None)


def _found(name: str, text: str) -> Iterator[Range]:
    words = r"\s+".join(re.escape(word) for word in name.split())
    for match in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE):
        yield match.span()


def _context(segments: Sequence[Segment], place: Range) -> Range:
    """The sentences that hold `place`, and some on either side."""
    inside = [index for index, segment in enumerate(segments) if segment.start < place[1] and place[0] < segment.end]
    first, last = (inside[0], inside[-1]) if inside else (0, 0)
    return segments[max(0, first - _BEFORE)].start, segments[min(len(segments) - 1, last + _AFTER)].end
