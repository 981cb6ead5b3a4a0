"""Contradictions and disputes decided by a model; pure functions of one story's records, given the answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pydantic import BaseModel

from pipeline.canonical import canonical_json, content_id
from pipeline.errors import AnswerTruncated, ModelError
from pipeline.prompts import load_prompt
from pipeline.prompts.fence import code_of
from pipeline.relate.chains import with_whole_chains
from pipeline.relate.disputes import gather, with_disputes
from pipeline.relate.relations import claim_order, scope
from pipeline.relate.rules.candidates import candidate_pairs, candidates, looked_at
from pipeline.relate.rules.edges import edges, read_story
from pipeline.relate.speakers.entities import resolve
from pipeline.relate.speakers.naming import with_one_name
from pipeline.relate.tables.beside import Beside, beside
from pipeline.relate.tables.sides import Voices, fault, one_a_pair, parties
from pipeline.relate.tables.table import blocks, length_of, line, repeats, table
from pipeline.relate.tables.told import Question, as_one, told_of
from pipeline.schema import Ask, Claim, Contradiction, Dispute, Failure, LookedAt, Rejected, Request, StoryRecords
from pipeline.schema.drafts import DisputeDraft, DisputesDraft, RelationDraft

PROMPT = "disputes.v11"
TEXTS = 40_000
"""Code points of a story's texts that are shown beside its table, at most."""
TABLE = 240_000
"""Code points of a table of claims in one request: about 1,700 claims, which is all of a story of eighty documents."""
SURE = 0.7
"""Least confidence of a clash that is told. On `dev` what lies below is more often wrong than right."""
PAIRS = 0.2
"""Narrow questions that `choose` asks for each claim of a story, on average."""


@dataclass
class Decisions:
    """What a model said of a story's claims."""

    questions: list[Question] = field(default_factory=list)
    pairs: list[Contradiction] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    looked: list[LookedAt] = field(default_factory=list)

    def add(self, other: Decisions) -> None:
        """Take over what another request gave."""
        self.questions += other.questions
        self.pairs += other.pairs
        self.rejected += other.rejected
        self.failures += other.failures
        self.looked += other.looked


async def by_table(story: StoryRecords, ask: Ask, size: int = TABLE, *, texts: int = TEXTS) -> StoryRecords:
    """`open`: one name a speaker, then tables of claims, to the questions on which they part.

    A story whose table fits `size` code points is asked about at once; its texts stand beside the table if they have at
    most `texts`.
    """
    named = with_whole_chains(await with_one_name(story, ask))
    voices = Voices(named)
    claims = sorted(named.claims, key=lambda claim: (voices.published(claim.document), claim_order(claim)))
    if len(claims) < 2:
        return named
    alike = repeats(claims, voices.of_origin)
    heads = [claim for claim in claims if claim.id in alike]
    reading = _Tables(alike, voices, named.story, beside(named.sources, texts), ask)
    found = await reading.read(heads, size)
    questions = as_one(found.questions)
    order = {claim.id: number for number, claim in enumerate(sorted(claims, key=claim_order))}
    contradictions, disputes = list[Contradiction](), list[Dispute]()
    taken: set[tuple[str, str]] = set()
    # An edge that two questions tell of belongs to the surer one; a question that is left none is a repeat.
    for question in sorted(questions, key=lambda question: -(question.gravest.draft.confidence or 0)):
        told = one_a_pair(edge for entry in question.entries for edge in entry.edges(voices, named.story))
        side = question.side_of_each()
        held = [edge for edge in told if (edge.a, edge.b) not in taken and side[edge.a] != side[edge.b]]
        if held:
            disputes.append(question.dispute(held, voices, named.story))
            contradictions += [edge.model_copy(update={"dispute": disputes[-1].id}) for edge in held]
            taken |= {(edge.a, edge.b) for edge in held}
    return replace(
        named,
        contradictions=tuple(sorted(contradictions, key=lambda edge: (order[edge.a], order[edge.b]))),
        disputes=tuple(sorted(disputes, key=lambda dispute: (-len(dispute.contradictions), dispute.id))),
        rejected=(*named.rejected, *found.rejected),
        failures=(*named.failures, *found.failures),
        candidates=tuple(found.looked),
    )


async def by_pairs(story: StoryRecords, ask: Ask, most: float = PAIRS) -> StoryRecords:
    """`choose`: what the rules find, and one narrow question for each of the likeliest pairs that they leave open."""
    named = resolve(story)
    documents = {document.id: document for document in named.documents}
    read = read_story(named.claims, named.documents)
    near = candidate_pairs(read)
    ruled = [edge.record for edge in edges(read, near)]
    decided = {(edge.a, edge.b) for edge in ruled}
    likeliest = [(read[one].claim, read[other].claim) for one, other in near[:, : round(most * len(read))].T.tolist()]
    pairs = [(one, other) for one, other in likeliest if (one.id, other.id) not in decided]
    prompt = load_prompt("choose-relation.v1")

    async def decide(one: Claim, other: Claim) -> Decisions:
        first, second = line(one, documents), line(other, documents)
        user = prompt.fill({"code": code_of(first + second), "first": first, "second": second})

        def decided(draft: BaseModel, _: str) -> Decisions:
            assert isinstance(draft, RelationDraft)
            clash = draft.answer == "contradict"
            edge = [_plain_edge(one, other, f"{first} / {second}")] if clash else []
            return Decisions(pairs=edge)

        return await _asked(Request(prompt.ref, prompt.system, user, RelationDraft, None, named.story), ask, decided)

    found = Decisions(pairs=ruled, looked=looked_at(read, near))
    for part in await asyncio.gather(*(decide(one, other) for one, other in pairs)):
        found.add(part)
    return _gathered(named, found)


def by_what_was_told(story: StoryRecords) -> StoryRecords:
    """`plain`: the pairs that the one prompt over the story gave, gathered into disputes by rule; asks nothing."""
    named = resolve(story)
    claims = {claim.id: claim for claim in named.claims}
    edges = [
        _plain_edge(claims[one], claims[other], explanation)
        for one, other, explanation in named.pairs
        if one in claims and other in claims
    ]
    looked = [_looked(named.story, named.claims)] if len(named.claims) > 1 else []
    return _gathered(named, Decisions(pairs=edges, looked=looked))


@dataclass(frozen=True)
class _Tables:
    """A story's claims asked about in tables."""

    alike: Mapping[str, Sequence[Claim]]
    voices: Voices
    story: str
    beside: Beside | None
    ask: Ask

    async def read(self, heads: Sequence[Claim], size: int) -> Decisions:
        """What the tables of these claims give; a table whose answer is cut is asked about in smaller ones."""
        documents = self.voices.documents
        pairs = [] if len(table(heads, documents)) <= size else candidates(heads, list(documents.values()))
        cut = blocks(heads, pairs, documents, size)
        found = Decisions()
        for part in await asyncio.gather(*(self._one(block, size) for block in cut)):
            found.add(part)
        return found

    async def _one(self, block: Sequence[Claim], size: int) -> Decisions:
        shown = table(block, self.voices.documents, self.alike, self.beside.sentence_of if self.beside else None)
        request = _request(block, shown, self.beside.shown if self.beside else "", self.story)
        try:
            answer = await self.ask(request)
        except AnswerTruncated as error:
            smaller = min(size, len(shown)) // 2
            if len(block) > 2 and smaller > 2 * max(length_of(claim, self.voices.documents) for claim in block):
                return await self.read(block, smaller)
            return Decisions(failures=[_failure(request, error)])
        except ModelError as error:
            return Decisions(failures=[_failure(request, error)])
        return self._decided(block, answer.draft, answer.call)

    def _decided(self, block: Sequence[Claim], draft: BaseModel, call: str) -> Decisions:
        assert isinstance(draft, DisputesDraft)
        held = [claim for head in block for claim in self.alike[head.id]]
        found, sound = Decisions(looked=[_looked(self.story, held)]), dict[int, DisputeDraft]()
        for number, told in enumerate(draft.disputes, 1):
            reason = fault(told, len(block)) or _unsure(told)
            if reason:
                found.rejected.append(_rejected(self.story, told, reason, call, kind="dispute"))
            else:
                sound[number] = told
        found.questions = told_of(sound, block, self.alike)
        return found


def _unsure(told: DisputeDraft) -> str | None:
    """Why an entry is left out that the model itself is not sure of; a trap that it names costs nothing."""
    if told.confidence is None or told.confidence >= SURE or told.status == "apparent":
        return None
    return f"unsure: the model gives it {told.confidence:g}, less than {SURE:g}"


def _request(claims: Sequence[Claim], shown: str, texts: str, story: str) -> Request:
    prompt = load_prompt(PROMPT)

    def check(draft: BaseModel) -> str | None:
        if not isinstance(draft, DisputesDraft) or not draft.disputes:
            return None
        named = [number for told in draft.disputes for side in told.sides for number in side.claims]
        known = any(1 <= number <= len(claims) for number in named)
        return None if known else f"no number of this answer is a claim's; they run from 1 to {len(claims)}"

    places = {"code": code_of(shown + texts), "claims": shown, "texts": texts or "(not shown)", "story": story}
    return Request(prompt.ref, prompt.system, prompt.fill(places), DisputesDraft, None, story, check)


async def _asked(request: Request, ask: Ask, decided: Callable[[BaseModel, str], Decisions]) -> Decisions:
    """What an answer comes to; a failure where there is none."""
    try:
        answer = await ask(request)
    except ModelError as error:
        return Decisions(failures=[_failure(request, error)])
    return decided(answer.draft, answer.call)


def _plain_edge(one: Claim, other: Claim, explanation: str) -> Contradiction:
    """An edge of which no more is known than that it is one."""
    one, other = sorted((one, other), key=claim_order)
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
    order = {claim.id: number for number, claim in enumerate(sorted(story.claims, key=claim_order))}
    kept = sorted(one_a_pair(found.pairs), key=lambda edge: (order[edge.a], order[edge.b]))
    disputes = gather(kept, story.claims, story.documents, story.sources)
    return replace(
        story,
        contradictions=with_disputes(kept, disputes),
        disputes=tuple(disputes),
        rejected=(*story.rejected, *found.rejected),
        failures=(*story.failures, *found.failures),
        candidates=tuple(found.looked),
    )


def _looked(story: str, claims: Sequence[Claim]) -> LookedAt:
    return LookedAt(story=story, claims=[claim.id for claim in claims], partners=[])


def _failure(request: Request, error: ModelError) -> Failure:
    return Failure(document=None, story=request.story, error=error.kind, message=str(error))


def _rejected(story: str, draft: BaseModel, reason: str, call: str, kind: str = "contradiction") -> Rejected:
    proposed = canonical_json(draft.model_dump(mode="json", exclude_defaults=True))
    return Rejected.model_validate(
        {"document": None, "story": story, "kind": kind, "proposed": proposed, "reason": reason, "call": call}
    )
