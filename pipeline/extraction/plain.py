"""The baseline that others must beat: one simple prompt over as much of a story as fits, with passages copied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.errors import ModelError
from pipeline.extraction.assemble import Range, Reading, claim_of, in_order, quote_of
from pipeline.extraction.numbered import header_of
from pipeline.extraction.packs import packed
from pipeline.extraction.repeats import with_repeats
from pipeline.extraction.strategy import StrategySettings
from pipeline.grounding import Grounder, Unplaced
from pipeline.prompts import load_prompt
from pipeline.prompts.fence import code_of, harmed, harmless
from pipeline.schema import AUTHOR, Ask, Claim, Extraction, Failure, Quote, Rejected, Request, SourceText, Speaker
from pipeline.schema.drafts import PlainClaimDraft, PlainDraft, PlainPairDraft, PlainQuoteDraft

PROMPT = "plain.v2"
ANSWER = PlainDraft
PLACES = frozenset({"code", "documents"})


def units(sources: Sequence[SourceText]) -> list[list[SourceText]]:
    """Whole stories, oldest document first."""
    return packed(sources, sum(len(source.text) for source in sources))


async def extract(unit: Sequence[SourceText], settings: StrategySettings, ask: Ask) -> list[Extraction]:
    """Quotes and claims of each document of a story, and pairs of claims, by one request.

    What lies beyond the window is not read, as one prompt cannot hold it.
    """
    pages = [_Page(Reading.of(source)) for source in unit]
    request, shown = _request(pages, settings)
    if not shown:
        return [Extraction() for _ in unit]
    try:
        answer = await ask(request)
    except ModelError as error:
        told = error.kind, str(error)
        return [
            Extraction(failures=(Failure(document=page.document, story=request.story, error=told[0], message=told[1]),))
            for page in pages
        ]
    assert isinstance(answer.draft, PlainDraft)
    for quote in answer.draft.quotes:
        _page(pages[:shown], quote.document).quote(quote, answer.call)
    for claim in answer.draft.claims:
        _page(pages[:shown], claim.document).claim(claim, answer.call)
    claims: dict[int, set[str]] = {}
    for page in pages:
        for number, taken in page.claims:
            claims.setdefault(number, set()).add(taken.id)
    pages[0].pair(answer.draft.contradictions, claims, answer.call)
    return [page.extraction() for page in pages]


def _request(pages: Sequence[_Page], settings: StrategySettings) -> tuple[Request, int]:
    """The request, and how many documents it shows."""
    shown: list[str] = []
    room = settings.window
    for place, page in enumerate(pages, 1):
        text = "\n".join(harmless(line) for line in page.reading.text[:room].splitlines() if line.strip())
        if room <= 0 or not text:
            break
        shown.append(f"== Document {place}{header_of(page.reading.document)}\n{text}")
        room -= len(text)
    code = code_of("\n".join(page.reading.text for page in pages[: len(shown)]))
    prompt, first = settings.prompt or load_prompt(PROMPT), pages[0].reading.document
    request = Request(
        prompt=prompt.ref,
        system=prompt.system,
        user=prompt.fill({"code": code, "documents": "\n".join(shown)}),
        answer=PlainDraft,
        document=first.id if len(pages) == 1 else None,
        story=first.story,
    )
    return request, len(shown)


def _page(pages: Sequence[_Page], number: int) -> _Page:
    """The document of a number that a model gave; the first for one that there is not, which places nothing wrong."""
    return pages[number - 1] if 1 <= number <= len(pages) else pages[0]


@dataclass
class _Page:
    """One document and what was found in it."""

    reading: Reading
    quotes: list[Quote] = field(default_factory=list)
    claims: list[tuple[int, Claim]] = field(default_factory=list)
    """Each with the number that the model gave it."""
    rejected: list[Rejected] = field(default_factory=list)
    pairs: list[tuple[str, str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._grounder = Grounder(self.reading.view)

    @property
    def document(self) -> str:
        """Its id."""
        return self.reading.document.id

    def quote(self, draft: PlainQuoteDraft, call: str) -> None:
        """Take a quote whose text stands in the document; reject it otherwise."""
        ranges = self._placed(draft.text, "quote", draft.text, call)
        speaker = Speaker(name=draft.speaker) if draft.speaker else None
        quote = quote_of(self.reading, ranges, speaker=speaker, cue=None) if ranges else None
        if quote:
            self.quotes.append(quote)

    def claim(self, draft: PlainClaimDraft, call: str) -> None:
        """Take a claim whose passage stands in the document; reject it otherwise."""
        ranges = self._placed(draft.passage, "claim", draft.statement, call)
        claimant = Speaker(name=draft.source or AUTHOR)
        claim = claim_of(
            self.reading, draft.statement, ranges, claimant=claimant, factuality="CT-" if draft.denied else "CT+"
        )
        if ranges and claim:
            self.claims.append((draft.number, claim))

    def pair(self, told: Sequence[PlainPairDraft], claims: Mapping[int, set[str]], call: str) -> None:
        """Take pairs of claims that are there, each under a number of its own."""
        for pair in told:
            ends = [claims.get(pair.a, set()), claims.get(pair.b, set())]
            why = " ".join(pair.explanation.split())
            if [len(end) for end in ends] != [1, 1] or ends[0] == ends[1] or not why:
                self._reject("contradiction", f"{pair.a}, {pair.b}: {why}", "no such two claims, or no word why", call)
            else:
                self.pairs.append((min(ends[0]), min(ends[1]), why))

    def extraction(self) -> Extraction:
        """What was found, in text order."""
        return Extraction(
            quotes=with_repeats(in_order(self.quotes)),
            claims=in_order(claim for _, claim in self.claims),
            rejected=tuple(self.rejected),
            pairs=tuple(self.pairs),
        )

    def _placed(self, text: str, kind: str, proposed: str, call: str) -> list[Range]:
        place = self._grounder.place(text)
        if isinstance(place, Unplaced) and harmed(text) != text:
            place = self._grounder.place(harmed(text))
        if not isinstance(place, Unplaced):
            return list(place.ranges)
        self._reject(kind, proposed, str(place), call)
        return []

    def _reject(self, kind: str, proposed: str, reason: str, call: str) -> None:
        document = self.reading.document
        told = {"document": document.id, "story": document.story, "kind": kind}
        self.rejected.append(Rejected.model_validate({**told, "proposed": proposed, "reason": reason, "call": call}))
