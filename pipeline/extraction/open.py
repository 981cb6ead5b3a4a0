"""The open strategy: the model reads numbered sentences, window by window, and points to what it finds."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from pydantic import BaseModel

from pipeline.errors import AnswerTruncated, ModelError
from pipeline.extraction.assemble import Reading, in_order, with_repeats
from pipeline.extraction.drafted import Drafted, Found
from pipeline.extraction.numbered import Window, header_of, numbered, owning
from pipeline.extraction.pointers import Pointers
from pipeline.extraction.strategy import StrategySettings
from pipeline.prompts import load_prompt
from pipeline.prompts.fence import code_of
from pipeline.schema import Ask, Claim, Extraction, Failure, Quote, Request, SourceText
from pipeline.schema.drafts import WindowDraft
from pipeline.segments import Segment, sentences, windows

PROMPT = "open.v1"


async def extract(source: SourceText, settings: StrategySettings, ask: Ask) -> Extraction:
    """Quotes and claims of one document, by one request a window; pure, given the answers.

    A window whose answer is cut is read again in halves. A window that gets no answer becomes a failure; what the
    others gave stands.
    """
    reading = Reading.of(source)
    segments = sentences(reading.text)
    if not segments:
        return Extraction()
    drafted = Drafted(reading, Pointers(reading, segments))
    cut = owning(windows(segments, settings.window, settings.overlap))
    read = [_read(window, len(cut) > 1, drafted, segments, settings, ask) for window in cut]
    parts = [part for window in await asyncio.gather(*read) for part in window]
    return _merged(parts)


Part = tuple[Window, Found, Failure | None]


async def _read(
    window: Window,
    partial: bool,
    drafted: Drafted,
    segments: Sequence[Segment],
    settings: StrategySettings,
    ask: Ask,
) -> list[Part]:
    """What a window gives; two parts or more if it had to be halved."""
    request = _request(window, partial, drafted, segments, settings)
    try:
        answer = await ask(request)
    except AnswerTruncated as error:
        halves = window.halves(settings.overlap)
        if halves is None:
            return [(window, Found(), _failure(request, error))]
        both = await asyncio.gather(*(_read(half, True, drafted, segments, settings, ask) for half in halves))
        return [part for half in both for part in half]
    except ModelError as error:
        return [(window, Found(), _failure(request, error))]
    assert isinstance(answer.draft, WindowDraft)
    return [(window, drafted.records(answer.draft, answer.call), None)]


def _request(
    window: Window, partial: bool, drafted: Drafted, segments: Sequence[Segment], settings: StrategySettings
) -> Request:
    prompt, document = load_prompt(settings.prompt or PROMPT), drafted.reading.document
    text = drafted.reading.text
    code = code_of(text)
    task = f"Record the quotes and claims of text {code}."
    if partial:
        low, high = segments[window.owned_first].number, segments[window.owned_last - 1].number
        task = (
            f"Record the quotes and claims of text {code} that begin in sentences {low} to {high}; the rest is context."
        )

    def check(draft: BaseModel) -> str | None:
        return drafted.fault(draft) if isinstance(draft, WindowDraft) else None

    return Request(
        prompt=prompt.ref,
        system=prompt.system,
        user=prompt.fill(
            {"code": code, "header": header_of(document), "sentences": numbered(text, segments, window), "task": task}
        ),
        answer=WindowDraft,
        document=document.id,
        story=document.story,
        check=check,
    )


def _failure(request: Request, error: ModelError) -> Failure:
    return Failure(document=request.document, story=request.story, error=error.kind, message=str(error))


def _merged(parts: Sequence[Part]) -> Extraction:
    """One list of what overlapping windows gave: the window that owns a sentence speaks first for it."""
    quotes: list[Quote] = []
    claims: list[Claim] = []
    dropped: dict[str, str] = {}
    for owners in (True, False):
        for window, found, _ in parts:
            for place, quote in found.quotes:
                if _owns(window, place) != owners:
                    continue
                same = next((kept for kept in quotes if _is_same(kept, quote)), None)
                if same is None:
                    quotes.append(quote)
                else:
                    dropped[quote.id] = same.id
    kept_quotes = {quote.id for quote in quotes}
    spoken_for = set()
    for owners in (True, False):
        for window, found, _ in parts:
            mine = [
                (place, claim)
                for place, claim in found.claims
                if _owns(window, place) == owners and (owners or place not in spoken_for)
            ]
            claims += [claim for _, claim in mine if claim.quote is None or claim.quote in kept_quotes]
        spoken_for |= {place for window, found, _ in parts for place, _ in found.claims if _owns(window, place)}
    return Extraction(
        quotes=with_repeats(in_order(quotes)),
        claims=in_order(claims),
        rejected=tuple(rejected for _, found, _ in parts for rejected in found.rejected),
        failures=tuple(failure for _, _, failure in parts if failure),
    )


def _owns(window: Window, place: int) -> bool:
    return window.owned_first <= place < window.owned_last


def _is_same(kept: Quote, quote: Quote) -> bool:
    """Mostly the same words, said by the same speaker through the same sources."""
    if [via.name for via in kept.via] != [via.name for via in quote.via]:
        return False
    if kept.speaker and quote.speaker and kept.speaker.name != quote.speaker.name:
        return False
    covered = sum(
        max(0, min(one.end, other.end) - max(one.start, other.start)) for one in kept.content for other in quote.content
    )
    either = sum(len(span.text) for span in kept.content) + sum(len(span.text) for span in quote.content) - covered
    return 2 * covered > either
