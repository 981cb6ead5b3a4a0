"""The open strategy: the model reads numbered sentences, of several documents or of a window, and points."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from pydantic import BaseModel

from pipeline.errors import AnswerTruncated, BudgetExceeded, CallFailed, ModelError, RecordingMissing, TextTooLong
from pipeline.extraction.assemble import in_order
from pipeline.extraction.drafted import Found
from pipeline.extraction.numbered import Window, header_of, numbered, owning
from pipeline.extraction.packs import Page, packed, pages_of, shared_out
from pipeline.extraction.repeats import with_repeats
from pipeline.extraction.strategy import StrategySettings
from pipeline.prompts import load_prompt
from pipeline.prompts.fence import code_of
from pipeline.schema import Ask, Claim, Extraction, Failure, Quote, Request, SourceText
from pipeline.schema.drafts import WindowDraft
from pipeline.segments import windows

PROMPT = "open.v5"
ANSWER = WindowDraft
PLACES = frozenset({"code", "header", "sentences", "documents", "task"})


def units(sources: Sequence[SourceText], settings: StrategySettings) -> list[list[SourceText]]:
    """Documents that one request reads together: short ones of one story, where the prompt is written for several."""
    together = "documents" in (settings.prompt or load_prompt(PROMPT)).places
    return packed(sources, settings.pack if together else 0)


async def extract(sources: Sequence[SourceText], settings: StrategySettings, ask: Ask) -> list[Extraction]:
    """Quotes and claims of each document of a unit; pure, given the answers.

    Documents that get no answer together are asked about in halves, so that one that cannot be answered costs no other
    anything; a window whose answer is cut is read again in halves. What gets no answer in the end becomes a failure.
    """
    found = {source.document.id: Extraction() for source in sources}
    found |= await _together(list(sources), settings, ask)
    return [found[source.document.id] for source in sources]


Part = tuple[Window, Found, Failure | None]


async def _together(sources: list[SourceText], settings: StrategySettings, ask: Ask) -> dict[str, Extraction]:
    """The extraction of each document that has a sentence, by document."""
    pages = pages_of(sources)
    if not pages:
        return {}
    if len(pages) == 1:
        return {pages[0].source.document.id: await _alone(pages[0], settings, ask)}
    request = _request(pages, settings)
    try:
        answer = await ask(request)
    except ModelError as error:
        if _is_nobodys(error):
            return {page.source.document.id: Extraction(failures=(_failure(page, error),)) for page in pages}
        middle = len(pages) // 2
        halves = ([page.source for page in part] for part in (pages[:middle], pages[middle:]))
        first, second = await asyncio.gather(*(_together(half, settings, ask) for half in halves))
        return first | second
    assert isinstance(answer.draft, WindowDraft)
    return {
        page.source.document.id: _merged([(_whole(page), page.drafted.records(part, answer.call), None)])
        for page, part in zip(pages, shared_out(answer.draft, pages), strict=True)
    }


async def _alone(page: Page, settings: StrategySettings, ask: Ask) -> Extraction:
    """One document, by one request a window."""
    cut = owning(windows(page.segments, settings.window, settings.overlap))
    read = [_read(window, len(cut) > 1, page, settings, ask) for window in cut]
    return _merged([part for window in await asyncio.gather(*read) for part in window])


async def _read(window: Window, partial: bool, page: Page, settings: StrategySettings, ask: Ask) -> list[Part]:
    """What a window gives; two parts or more if it had to be halved."""
    try:
        answer = await ask(_request([page], settings, window, partial))
    except AnswerTruncated as error:
        halves = window.halves(settings.overlap)
        if halves is None:
            return [(window, Found(), _failure(page, error))]
        both = await asyncio.gather(*(_read(half, True, page, settings, ask) for half in halves))
        return [part for half in both for part in half]
    except ModelError as error:
        return [(window, Found(), _failure(page, error))]
    assert isinstance(answer.draft, WindowDraft)
    return [(window, page.drafted.records(answer.draft, answer.call), None)]


def _request(
    pages: Sequence[Page], settings: StrategySettings, window: Window | None = None, partial: bool = False
) -> Request:
    prompt = settings.prompt or load_prompt(PROMPT)
    code = code_of("\n".join(page.reading.text for page in pages))
    first, text, segments = pages[0].source.document, pages[0].reading.text, pages[0].segments
    task = f"Record the quotes and claims of text {code}."
    if window and partial:
        low, high = segments[window.owned_first].number, segments[window.owned_last - 1].number
        task = (
            f"Record the quotes and claims of text {code} that begin in sentences {low} to {high}; the rest is context."
        )

    def check(draft: BaseModel) -> str | None:
        return fault(draft, pages) if isinstance(draft, WindowDraft) else None

    return Request(
        prompt=prompt.ref,
        system=prompt.system,
        user=prompt.fill(
            {
                "code": code,
                "header": header_of(first),
                "sentences": numbered(text, segments, window or _whole(pages[0])),
                "documents": "\n".join(page.shown(place, window) for place, page in enumerate(pages, 1)),
                "task": task,
            }
        ),
        answer=WindowDraft,
        document=first.id if len(pages) == 1 else None,
        story=first.story,
        check=check,
    )


def fault(draft: WindowDraft, pages: Sequence[Page]) -> str | None:
    """What is wrong with an answer as a whole: nothing it points to stands in the documents."""
    pointed = [quote.content for quote in draft.quotes] + [claim.evidence for claim in draft.claims]
    if len(pointed) < 2 or any(page.drafted.points(pointers) for pointers in pointed for page in pages):
        return None
    return f"none of the {len(pointed)} items points to words of this text; read the text between the two code lines"


def _whole(page: Page) -> Window:
    return Window(0, len(page.segments), 0, len(page.segments))


def _is_nobodys(error: ModelError) -> bool:
    """The error would be the same for any document: no budget, no recording, or an endpoint that its user must mend."""
    if isinstance(error, CallFailed):
        return bool(error.todo) and not isinstance(error, TextTooLong)
    return isinstance(error, (BudgetExceeded, RecordingMissing))


def _failure(page: Page, error: ModelError) -> Failure:
    document = page.source.document
    return Failure(document=document.id, story=document.story, error=error.kind, message=str(error))


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
            for _, claim in mine:
                home = dropped.get(claim.quote or "", claim.quote)
                if home is None or home in kept_quotes:
                    claims.append(claim.model_copy(update={"quote": home}))
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
