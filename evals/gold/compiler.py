"""From an annotator's strings to gold: every string placed, everything that follows computed, every fault named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from evals.gold.drafts import (
    DraftClaim,
    DraftQuote,
    DraftSource,
    DraftStory,
    DraftText,
)
from evals.gold.records import (
    ClaimAlternatives,
    GoldClaim,
    GoldQuote,
    GoldStory,
    QuoteAlternatives,
    StoryFile,
)
from evals.gold.relations import Problem, disputes_of, relations_of
from pipeline.extraction.assemble import Reading, claim_of, quote_of
from pipeline.grounding import Grounder, Unplaced, fold
from pipeline.relate.relations import claim_order
from pipeline.schema import SourceText, Span, Speaker, Via

Range = tuple[int, int]
_REACH = (40, 150, 700, 2500)
"""How far a further part of a content is looked for after the part before it, nearest first, in code points."""


class _Fault(Exception):
    """A string that could not be placed; becomes a `Problem` of its record."""


@dataclass
class _Compiled:
    quotes: list[GoldQuote] = field(default_factory=list)
    claims: dict[str, GoldClaim] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def compile_draft(
    draft: DraftStory, file: StoryFile, documents: Mapping[str, SourceText]
) -> tuple[GoldStory, tuple[Problem, ...]]:
    """The gold story of a draft, without the records that have a problem, and the problems.

    Args:
        draft: the annotator's strings.
        file: the story's table of documents.
        documents: the documents at hand, by id; a draft about one that is missing is a problem.
    """
    compiled = _Compiled()
    for name, part in sorted(draft.documents.items()):
        if name not in documents:
            compiled.problems.append(Problem(name, "", "the story has no such document, or its file is not at hand"))
            continue
        _Page(documents[name]).read(part.quotes, part.claims, compiled)
    relations = relations_of(draft.contradictions, compiled.claims, compiled.problems, file.id)
    disputes, homed = disputes_of(draft.disputes, compiled.claims, compiled.problems, relations, file, as_grave=True)
    claims = sorted(compiled.claims.values(), key=claim_order)
    story = GoldStory(
        file=file,
        documents=dict(documents),
        quotes=tuple(sorted(compiled.quotes, key=_quote_order)),
        claims=tuple(claims),
        contradictions=tuple(sorted(homed, key=lambda row: row.id)),
        disputes=tuple(sorted(disputes, key=lambda row: row.id)),
    )
    return story, tuple(compiled.problems)


class _Page:
    """One document while it is compiled."""

    def __init__(self, source: SourceText) -> None:
        self.name = source.document.id
        self.reading = Reading.of(source)
        self.grounder = Grounder(self.reading.view)
        self.folded = fold(self.reading.text)

    def read(self, quotes: Sequence[DraftQuote], claims: Sequence[DraftClaim], into: _Compiled) -> None:
        placed: dict[str, GoldQuote] = {}
        ids: dict[str, str] = {}
        for quote in quotes:
            try:
                self.keep_quote(quote, placed, ids, into)
            except _Fault as fault:
                into.problems.append(Problem(self.name, quote.key, str(fault)))
        for claim in claims:
            try:
                self.keep_claim(claim, placed, ids, into)
            except _Fault as fault:
                into.problems.append(Problem(self.name, claim.key, str(fault)))

    def keep_quote(self, draft: DraftQuote, placed: dict[str, GoldQuote], ids: dict[str, str], into: _Compiled) -> None:
        if draft.key in placed:
            raise _Fault("two quotes have this key")
        quote = self.quote(draft)
        self.is_new(quote.id, draft.key, ids)
        placed[draft.key] = quote
        into.quotes.append(quote)

    def keep_claim(
        self, draft: DraftClaim, placed: Mapping[str, GoldQuote], ids: dict[str, str], into: _Compiled
    ) -> None:
        name = f"{self.name}#{draft.key}"
        if name in into.claims:
            raise _Fault("two claims have this key")
        claim = self.claim(draft, placed)
        self.is_new(claim.id, draft.key, ids)
        into.claims[name] = claim

    def is_new(self, record: str, key: str, ids: dict[str, str]) -> None:
        if record in ids:
            raise _Fault(f"the same passage and person as {ids[record]}; merge the two, or tell them apart")
        ids[record] = key

    def quote(self, draft: DraftQuote) -> GoldQuote:
        content = self.passage(draft.content, "content")
        cue = self.near(draft.cue, content, "cue")
        quote = quote_of(
            self.reading,
            content,
            speaker=self.speaker(draft.speaker, content, "speaker", by=cue),
            cue=cue,
            via=self.chain(draft.via, content),
            addressee=draft.addressee,
            channel=draft.channel,
            said_on=draft.said_on,
            hedged=draft.hedged,
        )
        if quote is None:
            raise _Fault("content: there are no words in it")
        return GoldQuote(
            **dict(quote),
            required=draft.required,
            alternatives=QuoteAlternatives(
                content=[self.spans(part, "alternatives.content") for part in draft.alternatives.content],
                speakers=draft.alternatives.speakers,
            ),
            phenomena=draft.phenomena,
        )

    def claim(self, draft: DraftClaim, quotes: Mapping[str, GoldQuote]) -> GoldClaim:
        if draft.quote is not None and draft.quote not in quotes:
            raise _Fault(f"quote: no quote of this document compiled under the key {draft.quote}")
        evidence = self.passage(draft.evidence, "evidence")
        quote = quotes[draft.quote] if draft.quote is not None else None
        claimant = self.speaker(draft.claimant, evidence, "claimant") or Speaker()
        claim = claim_of(
            self.reading,
            draft.statement,
            evidence,
            claimant=_as_quoted(claimant, draft.claimant, quote),
            via=self.chain(draft.via, evidence),
            quote=quote,
            factuality=draft.factuality,
            author_stance=draft.author_stance,
            modality=draft.modality,
            claim_type=draft.claim_type,
            event=draft.event,
            time=draft.time,
        )
        if claim is None:
            raise _Fault("evidence: there are no words in it")
        return GoldClaim(
            **dict(claim),
            required=draft.required,
            alternatives=ClaimAlternatives(
                evidence=[self.spans(part, "alternatives.evidence") for part in draft.alternatives.evidence],
                claimants=draft.alternatives.claimants,
            ),
            phenomena=draft.phenomena,
        )

    def speaker(
        self, draft: DraftSource | None, content: Sequence[Range], label: str, *, by: Span | None = None
    ) -> Speaker | None:
        if draft is None:
            return None
        if draft.cue is not None:
            raise _Fault(f"{label}: a cue belongs to the quote, or to a source in via")
        return Speaker(
            name=draft.name, mention=self.near(draft.mention, content, f"{label}.mention", by), role=draft.role
        )

    def chain(self, drafts: Sequence[DraftSource], content: Sequence[Range]) -> list[Via]:
        chain: list[Via] = []
        for number, draft in enumerate(drafts):
            cue = self.near(draft.cue, content, f"via[{number}].cue")
            mention = self.near(draft.mention, content, f"via[{number}].mention", cue)
            chain.append(Via(name=draft.name, mention=mention, cue=cue))
        return chain

    def spans(self, texts: Sequence[DraftText], label: str) -> list[Span]:
        spans = [span for start, end in self.passage(texts, label) for span in self.reading.view.spans(start, end)]
        if not spans:
            raise _Fault(f"{label}: there are no words in it")
        return spans

    def passage(self, texts: Sequence[DraftText], label: str) -> list[Range]:
        """The parts of a content in text order; each part after the first is the first one that follows."""
        ranges: list[Range] = []
        for number, part in enumerate(texts):
            place = f"{label}[{number}]" if len(texts) > 1 else label
            placed = self.grounder.place(part.text, before=part.before, after=part.after)
            wants_stored = isinstance(placed, Unplaced) or part.at is not None
            if wants_stored and (stored := self.as_stored(part)) is not None:
                ranges.append(stored)
                continue
            if isinstance(placed, Unplaced) and placed.reason == "ambiguous" and ranges:
                following = self.first_after(part, ranges[-1])
                if following is None:
                    raise _Fault(f"{place}: out of order: {part.text!r}")
                ranges.append(following)
                continue
            if isinstance(placed, Unplaced):
                raise _Fault(f"{place}: {placed.reason}: {part.text!r}{_advice(placed)}")
            if ranges and placed.ranges[0][0] < ranges[-1][1]:
                raise _Fault(f"{place}: it stands before the part above it: {part.text!r}")
            ranges.append(placed.ranges[0])
        return ranges

    def as_stored(self, part: DraftText) -> Range | None:
        """The place of a text given by offset, or whose context was copied from the stored file, tags and all."""
        source, words = self.reading.view.source, f"{part.before or ''}{part.text}"
        if part.at is not None and source[part.at : part.at + len(part.text)] == part.text:
            start = part.at
        elif part.before and source.count(words) == 1:
            start = source.index(words) + len(part.before)
        else:
            return None
        region = (self.reading.view.locate(start), self.reading.view.locate(start + len(part.text)))
        return self.inside(DraftText(text=part.text), region)

    def first_after(self, part: DraftText, earlier: Range) -> Range | None:
        for reach in (*_REACH, len(self.reading.text)):
            found = self.inside(part, (earlier[1], min(earlier[1] + reach, len(self.reading.text))))
            if found is not None:
                return found
        return None

    def near(
        self, draft: DraftText | None, content: Sequence[Range], label: str, by: Span | None = None
    ) -> Span | None:
        """The span of a mention or a cue: of several in the document, the one nearest to the cue that it goes `by`,
        without one nearest to the content.
        """
        if draft is None:
            return None
        placed = self.grounder.place(draft.text, before=draft.before, after=draft.after)
        found = self.as_stored(draft) if draft.at is not None else None
        if found is not None:
            pass
        elif isinstance(placed, Unplaced):
            if placed.reason != "ambiguous":
                raise _Fault(f"{label}: {placed.reason}: {draft.text!r}{_advice(placed)}")
            found = self.nearest(draft, content, by)
            if found is None:
                raise _Fault(f"{label}: ambiguous: {draft.text!r}{_advice(placed)}")
        else:
            found = placed.ranges[0]
        span = self.reading.view.span(*found)
        if span is None:
            raise _Fault(f"{label}: there are no words in it: {draft.text!r}")
        return span

    def nearest(self, draft: DraftText, content: Sequence[Range], by: Span | None) -> Range | None:
        """The occurrence outside the content that is nearest to `by`; without it, the one between the parts of the
        content, else the nearest outside it. Inside it, the first, where there is no other.
        """
        low, high = content[0][0], content[-1][1]
        gaps = [(a[1], b[0]) for a, b in pairwise(content)]
        beside = (self.reading.view.locate(by.start), self.reading.view.locate(by.end)) if by else None

        def rank(place: Range) -> tuple[int, int, int]:
            start, end = place
            if any(start < part[1] and part[0] < end for part in content):
                return 2, start - low, start
            if beside is not None:
                return 0, max(beside[0] - end, start - beside[1]), start
            if any(gap[0] <= start and end <= gap[1] for gap in gaps):
                return 0, start - low, start
            return 1, max(low - end, start - high), start

        needle = re.escape(fold(draft.text).text.strip())
        found = re.finditer(rf"(?<!\w){needle}(?!\w)", self.folded.text)
        return min((self.folded.original(*match.span()) for match in found), key=rank, default=None)

    def inside(self, draft: DraftText, region: Range) -> Range | None:
        """The place of the text wholly within `region`, if there is exactly one."""
        if region[0] >= region[1]:
            return None
        placed = self.grounder.place(draft.text, within=region, before=draft.before, after=draft.after)
        if isinstance(placed, Unplaced):
            return None
        start, end = placed.ranges[0]
        return (start, end) if region[0] <= start and end <= region[1] else None


def _as_quoted(claimant: Speaker, draft: DraftSource, quote: GoldQuote | None) -> Speaker:
    """A claimant that the quote of the claim names by the same words is named there, where the draft gives no place."""
    speaker, words = quote.speaker if quote else None, draft.mention
    if speaker is None or speaker.mention is None or words is None or speaker.name != draft.name:
        return claimant
    is_placed = words.at is not None or words.before or words.after
    if is_placed or fold(words.text).text.strip() != fold(speaker.mention.text).text.strip():
        return claimant
    return claimant.model_copy(update={"mention": speaker.mention})


def _advice(placed: Unplaced) -> str:
    return ' (give it as {"text": …, "before": …})' if placed.reason == "ambiguous" else ""


def _quote_order(quote: GoldQuote) -> tuple[str, int, int, str]:
    return quote.document, quote.content[0].start, quote.content[-1].end, quote.id
