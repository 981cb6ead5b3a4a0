"""The choose strategy, for small models: rules propose passages, the model picks each speaker from a few names.

Only what the rules leave open is asked: a speaker they do not know or know by a pronoun, and passages in quotation
marks that they did not take for anybody's words.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from pipeline.errors import ModelError
from pipeline.extraction import ruled
from pipeline.extraction.assemble import Range, Reading, in_order, quote_of, with_repeats
from pipeline.extraction.claims import claims_of
from pipeline.extraction.strategy import StrategySettings
from pipeline.prompts import load_prompt
from pipeline.prompts.fence import code_of, harmless
from pipeline.schema import Ask, Extraction, Failure, Quote, Request, SourceText, Speaker
from pipeline.schema.drafts import ChoiceDraft, Option
from pipeline.segments import Segment, sentences

PROMPT = "choose-speaker.v1"

_LETTERS: tuple[str, ...] = get_args(Option)
_NOBODY = "nobody: these are not reported as anybody's words or thoughts"
_AROUND = 2
_LEAST_WORDS = 3
"""Shorter passages in marks are names and terms more often than words that somebody said."""
_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-я]"
_WORD = rf"(?:{_CAPITAL}\.|{_CAPITAL}[\w’'-]*)"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:(?:of|de|du|la|van|von|al|bin)\s+)?{_WORD})*")
_PRONOUN = re.compile(r"(?:he|she|they|it|we|i|you|who|il|elle|ils|elles|он|она|они)", re.IGNORECASE)
_STARTERS = re.compile(
    r"(?:the|an?|this|that|these|those|in|on|at|by|to|for|from|with|as|but|and|or|if|when|while|after|before|later|then|now|"
    r"here|there|however|meanwhile|nobody|everybody|everyone|someone|some|many|most|all|no|not|yes|what|why|how|which|where|"
    r"his|her|their|our|my|your|its|still|yet|also|even|only|both|once|asked|according|today|yesterday|tomorrow|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|le|la|les|un|une|dans|en|à|et|mais|au|aux|ce|cette|в|на|но|и|по|с|как|это)(?:\s+|$)",
    re.IGNORECASE,
)
"""Capitalised words that begin a sentence, or are days, and name nobody."""


@dataclass(frozen=True)
class _Open:
    """A passage whose speaker is to be chosen: a quote of the rules, or words in marks that they left."""

    content: tuple[Range, ...]
    quote: Quote | None
    options: tuple[tuple[str, Range | None], ...]

    @property
    def is_cued(self) -> bool:
        """The text says that somebody said it: only passages in bare quotation marks may be nobody's."""
        return self.quote is not None and self.quote.cue is not None


async def extract(unit: Sequence[SourceText], settings: StrategySettings, ask: Ask) -> list[Extraction]:
    """Quotes and claims of each document."""
    return list(await asyncio.gather(*(_extract(source, settings, ask) for source in unit)))


async def _extract(source: SourceText, settings: StrategySettings, ask: Ask) -> Extraction:
    """Quotes and claims of one document; a question without an answer leaves what the rules found, and a failure."""
    ruled_quotes = ruled.extract(source).quotes
    reading = Reading.of(source)
    segments = sentences(reading.text)
    names = list(_names(reading.text, segments))
    open_ = [item for item in _open(reading, segments, names, ruled_quotes) if len(item.options) > item.is_cued]
    answers = await asyncio.gather(*(_choose(item, reading, segments, settings, ask) for item in open_))
    asked = {item.quote.id for item in open_ if item.quote}
    quotes = [quote for quote in ruled_quotes if quote.id not in asked]
    quotes += [quote for quote, _ in answers if quote is not None]
    ordered = with_repeats(in_order(quotes))
    return Extraction(
        quotes=ordered,
        claims=claims_of(reading, ordered),
        failures=tuple(failure for _, failure in answers if failure is not None),
    )


def _open(
    reading: Reading, segments: Sequence[Segment], names: Sequence[Range], quotes: Sequence[Quote]
) -> Iterator[_Open]:
    covered: list[Range] = []
    for quote in quotes:
        content = tuple((reading.view.locate(span.start), reading.view.locate(span.end)) for span in quote.content)
        covered += content
        speaker = quote.speaker
        if speaker and speaker.name and not (speaker.mention and _PRONOUN.fullmatch(speaker.mention.text)):
            continue
        yield _Open(content, quote, _options(reading, segments, names, content[0], quote.speaker))
    for low, high in reading.marked:
        passage = reading.text[low:high]
        if len(passage.split()) >= _LEAST_WORDS and not any(low < end and start < high for start, end in covered):
            yield _Open(((low, high),), None, _options(reading, segments, names, (low, high), None))


def _options(
    reading: Reading, segments: Sequence[Segment], names: Sequence[Range], place: Range, known: Speaker | None
) -> tuple[tuple[str, Range | None], ...]:
    """Names around the passage, nearest first, the rules' own guess among them; in text order, each name once."""
    low, high = _context(segments, place)
    near = sorted(
        (name for name in names if low <= name[0] and name[1] <= high), key=lambda name: abs(name[0] - place[0])
    )
    found: dict[str, Range | None] = {}
    if known and known.name and not _PRONOUN.fullmatch(known.name):
        found[known.name] = None
    for start, end in near:
        name = " ".join(reading.text[start:end].split())
        if not any(name in longer for longer in found) and not place[0] <= start < place[1]:
            found[name] = (start, end)
        if len(found) == len(_LETTERS) - 1:
            break
    return tuple(sorted(found.items(), key=lambda item: item[1] or (0, 0)))


def _names(text: str, segments: Sequence[Segment]) -> Iterator[Range]:
    """Runs of capitalised words; a single one that begins a sentence counts only if it is capitalised elsewhere too."""
    starts = {segment.start for segment in segments}
    inner = {match[0] for match in _NAME.finditer(text) if match.start() not in starts}
    for match in _NAME.finditer(text):
        start, end = match.span()
        while (starter := _STARTERS.match(text, start, end)) is not None:
            start = starter.end()
        name = text[start:end]
        if len(name) < 3 or _PRONOUN.fullmatch(name):
            continue
        if start not in starts or " " in name or name in inner:
            yield start, end


async def _choose(
    item: _Open, reading: Reading, segments: Sequence[Segment], settings: StrategySettings, ask: Ask
) -> tuple[Quote | None, Failure | None]:
    prompt, document = load_prompt(settings.prompt or PROMPT), reading.document
    low, high = _context(segments, item.content[0])
    offered = [name for name, _ in item.options] + ([] if item.is_cued else [_NOBODY])
    request = Request(
        prompt=prompt.ref,
        system=prompt.system,
        user=prompt.fill(
            {
                "code": code_of(reading.text),
                "context": harmless(reading.text[low:high]),
                "passage": harmless(" … ".join(reading.text[start:end] for start, end in item.content))[:600],
                "options": "\n".join(
                    f"{letter}: {harmless(name)}" for letter, name in zip(_LETTERS, offered, strict=False)
                ),
            }
        ),
        answer=ChoiceDraft,
        document=document.id,
        story=document.story,
    )
    try:
        answer = await ask(request)
    except ModelError as error:
        return item.quote, Failure(document=document.id, story=document.story, error=error.kind, message=str(error))
    assert isinstance(answer.draft, ChoiceDraft)
    chosen = _LETTERS.index(answer.draft.answer)
    if chosen >= len(offered):  # a letter that was not offered says nothing
        return item.quote, None
    if chosen == len(item.options):
        return None, None
    name, place = item.options[chosen]
    before = item.quote
    mention = before.speaker.mention if before and before.speaker else None
    if mention is None and place is not None:
        mention = reading.view.span(*place)
    quote = quote_of(
        reading,
        item.content,
        speaker=Speaker(name=name, mention=mention, role=before.speaker.role if before and before.speaker else None),
        cue=before.cue if before else None,
        via=before.via if before else (),
        addressee=before.addressee if before else None,
        channel=before.channel if before else None,
        said_on=before.said_on if before else None,
        hedged=before.hedged if before else False,
    )
    return quote, None


def _context(segments: Sequence[Segment], place: Range) -> Range:
    """The sentences that hold `place`, and two on either side."""
    inside = [index for index, segment in enumerate(segments) if segment.start < place[1] and place[0] < segment.end]
    first, last = (inside[0], inside[-1]) if inside else (0, 0)
    return segments[max(0, first - _AROUND)].start, segments[min(len(segments) - 1, last + _AROUND)].end
