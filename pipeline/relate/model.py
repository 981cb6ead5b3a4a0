"""Contradictions and disputes decided by a model; pure functions of one story's records, given the answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pydantic import BaseModel

from pipeline.canonical import canonical_json, content_id
from pipeline.errors import AnswerTruncated, ModelError
from pipeline.prompts import load_prompt
from pipeline.prompts.fence import code_of
from pipeline.relate.candidates import candidates
from pipeline.relate.disputes import gather, with_disputes
from pipeline.relate.entities import resolve
from pipeline.relate.sides import Voices, dispute, edges, fault, one_a_pair, parties, place, scope
from pipeline.relate.table import blocks, line, table
from pipeline.relate.voices import origins
from pipeline.schema import Ask, Claim, Contradiction, Failure, Rejected, Request, StoryRecords
from pipeline.schema.drafts import DisputeDraft, DisputesDraft, PlainPairsDraft, RelationDraft

TABLE = 60_000
"""Code points of a table of claims in one request: about 400 claims, and all of most stories."""
PAIRS = 4
"""Narrow questions that `choose` asks for each claim of a story, at most."""


@dataclass
class Decisions:
    """What a model said of a story's claims. `told` keeps each dispute with the table it was told of."""

    told: list[tuple[DisputeDraft, Sequence[Claim]]] = field(default_factory=list)
    pairs: list[Contradiction] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    def add(self, other: Decisions) -> None:
        """Take over what another request gave."""
        self.told += other.told
        self.pairs += other.pairs
        self.rejected += other.rejected
        self.failures += other.failures


async def by_table(story: StoryRecords, ask: Ask, size: int = TABLE) -> StoryRecords:
    """`open`: tables of claims, to the questions on which they part. A story that fits is asked about at once."""
    named = resolve(story)
    claims, voices = sorted(named.claims, key=place), Voices(named)
    if len(claims) < 2:
        return named
    found = await _tables(claims, voices, named.story, ask, size)
    drafts = sorted(found.told, key=lambda told: -(told[0].confidence or 0))
    taken = one_a_pair(edge for draft, of in drafts for edge in edges(draft, of, voices, named.story))
    ids = {edge.id: edge for edge in taken}
    disputes, home = [], dict[str, str]()
    for draft, of in drafts:
        # An edge that two answers tell of belongs to the surer one; an answer that is left none is a repeat.
        held = [
            ids[edge.id] for edge in edges(draft, of, voices, named.story) if edge.id in ids and edge.id not in home
        ]
        if held:
            disputes.append(dispute(draft, of, held, voices, named.story))
            home |= {edge.id: disputes[-1].id for edge in held}
    order = {claim.id: number for number, claim in enumerate(claims)}
    taken = [edge.model_copy(update={"dispute": home[edge.id]}) for edge in taken if edge.id in home]
    return replace(
        named,
        contradictions=tuple(sorted(taken, key=lambda edge: (order[edge.a], order[edge.b]))),
        disputes=tuple(sorted(disputes, key=lambda dispute: (-len(dispute.contradictions), dispute.id))),
        rejected=(*named.rejected, *found.rejected),
        failures=(*named.failures, *found.failures),
    )


async def by_pairs(story: StoryRecords, ask: Ask, most: int = PAIRS) -> StoryRecords:
    """`choose`: one narrow question for each of the likeliest pairs."""
    named = resolve(story)
    documents = {document.id: document for document in named.documents}
    pairs = candidates(sorted(named.claims, key=place), named.documents)[: most * len(named.claims)]
    prompt = load_prompt("choose-relation.v1")

    async def decide(one: Claim, other: Claim) -> Decisions:
        first, second = line(one, documents), line(other, documents)
        user = prompt.fill({"code": code_of(first + second), "first": first, "second": second})

        def decided(draft: BaseModel, _: str) -> Decisions:
            assert isinstance(draft, RelationDraft)
            clash = draft.answer == "contradict"
            return Decisions(pairs=[_plain_edge(one, other, f"{first} / {second}")] if clash else [])

        return await _asked(Request(prompt.ref, prompt.system, user, RelationDraft, None, named.story), ask, decided)

    found = Decisions()
    for part in await asyncio.gather(*(decide(one, other) for one, other in pairs)):
        found.add(part)
    return _gathered(named, found)


async def by_one_prompt(story: StoryRecords, ask: Ask, size: int = 60_000) -> StoryRecords:
    """`plain`, the baseline: one simple prompt over as many claims as fit."""
    named = resolve(story)
    documents = {document.id: document for document in named.documents}
    claims, length = list[Claim](), 0
    for claim in sorted(named.claims, key=place):
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
                found.pairs.append(_plain_edge(claims[pair.a - 1], claims[pair.b - 1], pair.explanation))
        return found

    found = await _asked(Request(prompt.ref, prompt.system, user, PlainPairsDraft, None, named.story), ask, decided)
    return _gathered(named, found)


Relate = Callable[[StoryRecords, Ask], Awaitable[StoryRecords]]
STRATEGIES: Mapping[str, Relate] = {"open": by_table, "choose": by_pairs, "plain": by_one_prompt}
"""By name of strategy."""


async def _tables(claims: Sequence[Claim], voices: Voices, story: str, ask: Ask, size: int) -> Decisions:
    """What the tables of these claims give; a table whose answer is cut is asked about in smaller ones."""
    documents = voices.documents
    fits = sum(len(line(claim, documents)) + 5 for claim in claims) <= size
    pairs = [] if fits else candidates(claims, list(documents.values()))
    cut = blocks(claims, pairs, documents, size)
    found = Decisions()
    for part in await asyncio.gather(*(_table(block, voices, story, ask, size) for block in cut)):
        found.add(part)
    return found


async def _table(block: Sequence[Claim], voices: Voices, story: str, ask: Ask, size: int) -> Decisions:
    request = _request(block, voices, story)

    def decided(draft: BaseModel, call: str) -> Decisions:
        assert isinstance(draft, DisputesDraft)
        found = Decisions()
        for told in draft.disputes:
            reason = fault(told, len(block))
            if reason:
                found.rejected.append(_rejected(story, told, reason, call, kind="dispute"))
            else:
                found.told.append((told, block))
        return found

    try:
        return decided(*await _answer(request, ask))
    except AnswerTruncated as error:
        smaller = min(size, len(table(block, voices.documents))) // 2
        if len(block) > 2 and smaller > 2 * max(len(line(claim, voices.documents)) + 5 for claim in block):
            return await _tables(block, voices, story, ask, smaller)
        return Decisions(failures=[_failure(request, error)])
    except ModelError as error:
        return Decisions(failures=[_failure(request, error)])


def _request(claims: Sequence[Claim], voices: Voices, story: str) -> Request:
    prompt, shown = load_prompt("disputes.v1"), table(claims, voices.documents)

    def check(draft: BaseModel) -> str | None:
        if not isinstance(draft, DisputesDraft) or not draft.disputes:
            return None
        named = [number for told in draft.disputes for side in told.sides for number in side.claims]
        known = any(1 <= number <= len(claims) for number in named)
        return None if known else f"no number of this answer is a claim's; they run from 1 to {len(claims)}"

    places = {"code": code_of(shown), "claims": shown, "story": story}
    return Request(prompt.ref, prompt.system, prompt.fill(places), DisputesDraft, None, story, check)


async def _answer(request: Request, ask: Ask) -> tuple[BaseModel, str]:
    answer = await ask(request)
    return answer.draft, answer.call


async def _asked(request: Request, ask: Ask, decided: Callable[[BaseModel, str], Decisions]) -> Decisions:
    """What an answer comes to; a failure where there is none."""
    try:
        return decided(*await _answer(request, ask))
    except ModelError as error:
        return Decisions(failures=[_failure(request, error)])


def _plain_edge(one: Claim, other: Claim, explanation: str) -> Contradiction:
    """An edge of which no more is known than that it is one."""
    one, other = sorted((one, other), key=place)
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
        scope=scope(one, other),
        parties=parties(one, other, one_utterance=False),
        axis="denial" if denial else "numeric" if numbers else "occurrence",
        mechanism="negation" if denial else "numeric" if numbers else "lexical",
        explanation=explanation,
    )


def _gathered(story: StoryRecords, found: Decisions) -> StoryRecords:
    """The story with its pairs gathered into disputes by rule."""
    order = {claim.id: number for number, claim in enumerate(sorted(story.claims, key=place))}
    kept = sorted(one_a_pair(found.pairs), key=lambda edge: (order[edge.a], order[edge.b]))
    disputes = gather(kept, story.claims, story.documents, origins(story.documents, story.quotes, story.claims))
    return replace(
        story,
        contradictions=with_disputes(kept, disputes),
        disputes=tuple(disputes),
        rejected=(*story.rejected, *found.rejected),
        failures=(*story.failures, *found.failures),
    )


def _failure(request: Request, error: ModelError) -> Failure:
    return Failure(document=None, story=request.story, error=error.kind, message=str(error))


def _rejected(story: str, draft: BaseModel, reason: str, call: str, kind: str = "contradiction") -> Rejected:
    proposed = canonical_json(draft.model_dump(mode="json", exclude_defaults=True))
    return Rejected.model_validate(
        {"document": None, "story": story, "kind": kind, "proposed": proposed, "reason": reason, "call": call}
    )
