"""Contradictions and disputes decided by a model; pure functions of one story's records, given the answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pydantic import BaseModel

from pipeline.canonical import canonical_json, content_id
from pipeline.errors import AnswerTruncated, ModelError
from pipeline.prompts import Prompt, load_prompt
from pipeline.prompts.fence import code_of
from pipeline.relate.candidates import candidates
from pipeline.relate.disputes import gather, with_disputes
from pipeline.relate.entities import resolve
from pipeline.relate.table import blocks, line, table
from pipeline.relate.voices import origins
from pipeline.schema import (
    AUTHOR,
    Ask,
    Claim,
    Contradiction,
    Dispute,
    Document,
    Failure,
    Parties,
    Rejected,
    Request,
    StoryRecords,
)
from pipeline.schema.drafts import PartingDraft, PartingsDraft, PlainPairsDraft, RelationDraft

TABLE = 24_000
"""Code points of a table of claims in one request: about 150 claims, and all of most stories."""
PAIRS = 4
"""Narrow questions that `choose` asks for each claim of a story, at most."""


@dataclass
class Decisions:
    """What a model said of a story's claims. `questions` gives for an edge the question it was found under."""

    edges: list[Contradiction] = field(default_factory=list)
    questions: dict[str, str] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


async def by_table(story: StoryRecords, ask: Ask, size: int = TABLE) -> StoryRecords:
    """`open`: tables of claims, to the questions on which they part. A story that fits is asked about at once."""
    named, documents = resolve(story), {document.id: document for document in story.documents}
    claims = _ordered(named.claims)
    if len(claims) < 2:
        return named
    fits = sum(len(line(claim, documents)) + 5 for claim in claims) <= size
    pairs = [] if fits else candidates(claims, named.documents)
    found = Decisions()
    for part in await asyncio.gather(
        *(_parted(block, documents, named.story, ask, size) for block in blocks(claims, pairs, documents, size))
    ):
        _add(found, part)
    return _gathered(named, found)


async def by_pairs(story: StoryRecords, ask: Ask, most: int = PAIRS) -> StoryRecords:
    """`choose`: one narrow question for each of the likeliest pairs."""
    named, documents = resolve(story), {document.id: document for document in story.documents}
    pairs = candidates(_ordered(named.claims), named.documents)[: most * len(named.claims)]
    prompt = load_prompt("choose-relation.v1")

    async def decide(one: Claim, other: Claim) -> Decisions:
        first, second = line(one, documents), line(other, documents)
        user = prompt.fill({"code": code_of(first + second), "first": first, "second": second})

        def decided(draft: BaseModel, _: str) -> Decisions:
            assert isinstance(draft, RelationDraft)
            if draft.answer != "contradict":
                return Decisions()
            return Decisions(edges=[_plain_edge(one, other, f"{first} / {second}")])

        return await _asked(Request(prompt.ref, prompt.system, user, RelationDraft, None, named.story), ask, decided)

    found = Decisions()
    for part in await asyncio.gather(*(decide(one, other) for one, other in pairs)):
        _add(found, part)
    return _gathered(named, found)


async def by_one_prompt(story: StoryRecords, ask: Ask, size: int = 60_000) -> StoryRecords:
    """`plain`, the baseline: one simple prompt over as many claims as fit."""
    named, documents = resolve(story), {document.id: document for document in story.documents}
    claims, length = list[Claim](), 0
    for claim in _ordered(named.claims):
        length += len(line(claim, documents)) + 5
        if length > size:
            break
        claims.append(claim)
    if len(claims) < 2:
        return named
    prompt, shown = load_prompt("plain-pairs.v1"), table(claims, documents)
    user = prompt.fill({"code": code_of(shown), "claims": shown})

    def decided(draft: BaseModel, call: str) -> Decisions:
        assert isinstance(draft, PlainPairsDraft)
        found = Decisions()
        for pair in draft.contradictions:
            if pair.a == pair.b or not all(1 <= number <= len(claims) for number in (pair.a, pair.b)):
                found.rejected.append(_rejected(named.story, pair, "there is no such pair of claims", call))
            else:
                found.edges.append(_plain_edge(claims[pair.a - 1], claims[pair.b - 1], pair.explanation))
        return found

    found = await _asked(Request(prompt.ref, prompt.system, user, PlainPairsDraft, None, named.story), ask, decided)
    return _gathered(named, found)


async def _parted(
    claims: Sequence[Claim], documents: Mapping[str, Document], story: str, ask: Ask, size: int
) -> Decisions:
    """The partings of one table; of its halves and what lies across them, where the answer was cut."""
    prompt = load_prompt("partings.v1")

    def decided(draft: BaseModel, call: str) -> Decisions:
        assert isinstance(draft, PartingsDraft)
        found = Decisions()
        for parting in draft.partings:
            _part(parting, claims, story, call, found)
        return found

    try:
        return await _asked(_partings_request(prompt, claims, documents, story), ask, decided)
    except AnswerTruncated as error:
        smaller = min(size, len(table(claims, documents))) // 2
        cut = blocks(claims, candidates(claims, list(documents.values())), documents, smaller)
        if len(cut) < 2 or max(map(len, cut)) >= len(claims):
            return Decisions(failures=[Failure(document=None, story=story, error=error.kind, message=str(error))])
    found = Decisions()
    for part in await asyncio.gather(*(_parted(block, documents, story, ask, smaller) for block in cut)):
        _add(found, part)
    return found


def _partings_request(
    prompt: Prompt, claims: Sequence[Claim], documents: Mapping[str, Document], story: str
) -> Request:
    shown = table(claims, documents)

    def check(draft: BaseModel) -> str | None:
        if not isinstance(draft, PartingsDraft) or not draft.partings:
            return None
        known = [number for parting in draft.partings for number in parting.a + parting.b if 1 <= number <= len(claims)]
        return None if known else f"no number of this answer is a claim's; they run from 1 to {len(claims)}"

    places = {"code": code_of(shown), "claims": shown, "story": story}
    return Request(prompt.ref, prompt.system, prompt.fill(places), PartingsDraft, None, story, check)


async def _asked(request: Request, ask: Ask, decided: Callable[[BaseModel, str], Decisions]) -> Decisions:
    """What an answer comes to; a failure where there is none. A cut answer is raised, for who can ask for less."""
    try:
        answer = await ask(request)
    except AnswerTruncated:
        if request.answer is PartingsDraft:
            raise
        return Decisions(
            failures=[
                Failure(document=None, story=request.story, error="answer_truncated", message="the answer was cut")
            ]
        )
    except ModelError as error:
        return Decisions(failures=[Failure(document=None, story=request.story, error=error.kind, message=str(error))])
    return decided(answer.draft, answer.call)


def _part(draft: PartingDraft, claims: Sequence[Claim], story: str, call: str, found: Decisions) -> None:
    """The edges of one parting: every claim of one side against every one of the other."""
    fault = _fault(draft, len(claims))
    if fault:
        found.rejected.append(_rejected(story, draft, fault, call))
        return
    label = draft.label
    if draft.axis in ("omission", "characterisation") and label == "contradiction":
        label = "divergence"
    for a in dict.fromkeys(draft.a):
        for b in dict.fromkeys(draft.b):
            one, other = sorted((claims[a - 1], claims[b - 1]), key=_place)
            edge = Contradiction(
                id=content_id("x", one.id, other.id, draft.axis),
                story=story,
                a=one.id,
                b=other.id,
                label=label,
                status=draft.status,
                apparent_reason=draft.reason if draft.status == "apparent" else None,
                level=draft.level,
                scope="within_document" if one.document == other.document else "cross_document",
                parties=_parties(one, other, draft.one_utterance),
                axis=draft.axis,
                mechanism=draft.mechanism,
                explanation=" ".join(draft.explanation.split()),
                confidence=draft.confidence,
            )
            found.edges.append(edge)
            found.questions[edge.id] = " ".join(draft.question.split())


def _fault(draft: PartingDraft, count: int) -> str | None:
    numbers = draft.a + draft.b
    if not draft.a or not draft.b or not all(1 <= number <= count for number in numbers):
        return f"a side is empty or names a claim that is not in the table of {count}"
    if set(draft.a) & set(draft.b):
        return "a claim stands on both sides"
    if draft.status == "apparent" and draft.reason is None:
        return "apparent without a reason"
    if not draft.explanation.strip() or not draft.question.strip():
        return "no explanation or no question"
    return None


def _plain_edge(one: Claim, other: Claim, explanation: str) -> Contradiction:
    """An edge of which no more is known than that it is one."""
    one, other = sorted((one, other), key=_place)
    denial = one.factuality.endswith("-") != other.factuality.endswith("-")
    numbers = one.claim_type == other.claim_type == "numerical"
    return Contradiction(
        id=content_id("x", one.id, other.id, "plain"),
        story=one.story,
        a=one.id,
        b=other.id,
        label="contradiction",
        status="genuine",
        level="object",
        scope="within_document" if one.document == other.document else "cross_document",
        parties=_parties(one, other, one_utterance=False),
        axis="denial" if denial else "numeric" if numbers else "occurrence",
        mechanism="negation" if denial else "numeric" if numbers else "lexical",
        explanation=explanation,
    )


def _parties(one: Claim, other: Claim, one_utterance: bool) -> Parties:
    if one.claimant.name == other.claimant.name == AUTHOR:
        return "self" if one.document == other.document else "narrators"
    if one.claimant.name is not None and one.claimant.name == other.claimant.name:
        return "record" if one_utterance else "self"
    return "record" if one_utterance else "sources"


def _gathered(story: StoryRecords, found: Decisions) -> StoryRecords:
    """The story with its edges gathered into disputes; where all edges share a question, it is the dispute's."""
    order = {claim.id: place for place, claim in enumerate(_ordered(story.claims))}
    edges = sorted(_one_a_pair(found.edges), key=lambda edge: (order[edge.a], order[edge.b], edge.id))
    disputes = gather(edges, story.claims, story.documents, origins(story.documents, story.quotes, story.claims))
    return replace(
        story,
        contradictions=with_disputes(edges, disputes),
        disputes=tuple(_worded(dispute, found.questions) for dispute in disputes),
        rejected=(*story.rejected, *found.rejected),
        failures=(*story.failures, *found.failures),
    )


def _one_a_pair(edges: Iterable[Contradiction]) -> Iterable[Contradiction]:
    """One edge for a pair of claims: the gravest label, then the surest."""
    rank = {"contradiction": 0, "tension": 1, "divergence": 2}
    best: dict[tuple[str, str], Contradiction] = {}
    for edge in edges:
        kept = best.get((edge.a, edge.b))
        if kept is None or (rank[edge.label], -(edge.confidence or 0)) < (rank[kept.label], -(kept.confidence or 0)):
            best[edge.a, edge.b] = edge
    return best.values()


def _worded(dispute: Dispute, questions: Mapping[str, str]) -> Dispute:
    asked = {questions.get(edge) for edge in dispute.contradictions}
    question = asked.pop() if len(asked) == 1 else None
    return dispute.model_copy(update={"question": question}) if question else dispute


def _ordered(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=_place)


def _place(claim: Claim) -> tuple[str, int, int, str]:
    return claim.document, claim.evidence[0].start, claim.evidence[-1].end, claim.id


def _rejected(story: str, draft: BaseModel, reason: str, call: str) -> Rejected:
    proposed = canonical_json(draft.model_dump(mode="json", exclude_defaults=True))
    return Rejected(document=None, story=story, kind="contradiction", proposed=proposed, reason=reason, call=call)


def _add(found: Decisions, part: Decisions) -> None:
    found.edges += part.edges
    found.questions |= part.questions
    found.rejected += part.rejected
    found.failures += part.failures


Relate = Callable[[StoryRecords, Ask], Awaitable[StoryRecords]]
STRATEGIES: Mapping[str, Relate] = {"open": by_table, "choose": by_pairs, "plain": by_one_prompt}
"""By name of strategy."""
