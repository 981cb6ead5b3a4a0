"""The baseline that others must beat: one simple prompt over as much of a document as fits, with passages copied."""

from __future__ import annotations

from pipeline.errors import ModelError
from pipeline.extraction.assemble import Range, Reading, claim_of, in_order, quote_of, with_repeats
from pipeline.extraction.strategy import StrategySettings
from pipeline.grounding import Grounder, Unplaced
from pipeline.prompts import load_prompt
from pipeline.prompts.fence import code_of, harmed, harmless
from pipeline.schema import AUTHOR, Ask, Claim, Extraction, Failure, Quote, Rejected, Request, SourceText, Speaker
from pipeline.schema.drafts import PlainClaimDraft, PlainDraft, PlainQuoteDraft

PROMPT = "plain.v1"


async def extract(source: SourceText, settings: StrategySettings, ask: Ask) -> Extraction:
    """Quotes and claims of one document by one request; what lies beyond the window is not read."""
    reading = Reading.of(source)
    if not reading.text.strip():
        return Extraction()
    text = "\n".join(harmless(line) for line in reading.text[: settings.window].splitlines() if line.strip())
    code, prompt, document = code_of(reading.text), load_prompt(settings.prompt or PROMPT), reading.document
    request = Request(
        prompt=prompt.ref,
        system=prompt.system,
        user=prompt.fill({"code": code, "text": text}),
        answer=PlainDraft,
        document=document.id,
        story=document.story,
    )
    try:
        answer = await ask(request)
    except ModelError as error:
        failure = Failure(document=document.id, story=document.story, error=error.kind, message=str(error))
        return Extraction(failures=(failure,))
    assert isinstance(answer.draft, PlainDraft)
    grounder, rejected = Grounder(reading.view), list[Rejected]()

    def placed(text: str, kind: str, proposed: str) -> list[Range]:
        place = grounder.place(text)
        if isinstance(place, Unplaced) and harmed(text) != text:
            place = grounder.place(harmed(text))
        if not isinstance(place, Unplaced):
            return list(place.ranges)
        rejected.append(
            Rejected.model_validate(
                {
                    "document": document.id,
                    "story": document.story,
                    "kind": kind,
                    "proposed": proposed,
                    "reason": str(place),
                    "call": answer.call,
                }
            )
        )
        return []

    quotes = [_quote(reading, draft, placed(draft.text, "quote", draft.text)) for draft in answer.draft.quotes]
    claims = [_claim(reading, draft, placed(draft.passage, "claim", draft.statement)) for draft in answer.draft.claims]
    return Extraction(
        quotes=with_repeats(in_order(quote for quote in quotes if quote)),
        claims=in_order(claim for claim in claims if claim),
        rejected=tuple(rejected),
    )


def _quote(reading: Reading, draft: PlainQuoteDraft, ranges: list[Range]) -> Quote | None:
    speaker = Speaker(name=draft.speaker) if draft.speaker else None
    return quote_of(reading, ranges, speaker=speaker, cue=None) if ranges else None


def _claim(reading: Reading, draft: PlainClaimDraft, ranges: list[Range]) -> Claim | None:
    if not ranges:
        return None
    return claim_of(
        reading,
        draft.statement,
        ranges,
        claimant=Speaker(name=draft.source or AUTHOR),
        factuality="CT-" if draft.denied else "CT+",
    )
