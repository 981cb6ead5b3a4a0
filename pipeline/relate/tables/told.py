"""What a model told of a story's claims, held as claims: questions with their sides, parted and joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from pipeline.canonical import content_id
from pipeline.relate.relations import claim_order, gravity
from pipeline.relate.tables.sides import Voices, closest, edge_of, side_of, sides_meet
from pipeline.schema import Claim, Contradiction, Dispute
from pipeline.schema.drafts import DisputeDraft


@dataclass(frozen=True)
class Answer:
    """One answer to a question, the claims that give it, and those that only speak for it."""

    says: str
    claims: tuple[Claim, ...]
    also: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class Told:
    """One entry of a model's answer. Every claim of one answer stands against every claim of another."""

    draft: DisputeDraft
    answers: tuple[Answer, ...]

    def edges(self, voices: Voices, story: str) -> list[Contradiction]:
        """Each voice against every voice of the other answers that another document tells.

        A voice is its earliest claim. Those of its own document it meets only where no other speaks more of the same: a
        text itself says who answers whom.
        """
        firsts = [voices.first_of_each(answer.claims) for answer in self.answers]
        pairs = [
            sorted((claim, other), key=claim_order)
            for ones, others in permutations(firsts, 2)
            for claim in ones
            for other in others
            if claim.document != other.document or other is closest(claim, others)
        ]
        found = {(one.id, other.id): edge_of(self.draft, one, other, story=story) for one, other in pairs}
        return [edge for (one, other), edge in found.items() if one != other]


@dataclass(frozen=True)
class Question:
    """One or more entries that ask the same, with their answers joined."""

    entries: tuple[Told, ...]
    answers: tuple[Answer, ...]

    @classmethod
    def of(cls, told: Told) -> Question:
        """The question of one entry."""
        return cls((told,), told.answers)

    @property
    def gravest(self) -> Told:
        """The entry that names the question: genuine before apparent, contradiction before divergence."""
        return min(
            self.entries,
            key=lambda told: (*gravity(told.draft.status, told.draft.label), -(told.draft.confidence or 0)),
        )

    def side_of_each(self) -> dict[str, int]:
        """The place of the answer that each claim stands on, by the claim's id."""
        return {claim.id: place for place, answer in enumerate(self.answers) for claim in answer.claims}

    def support_of_each(self) -> list[list[Claim]]:
        """For each answer the claims that speak for it alone and give no answer themselves."""
        giving = self.side_of_each()
        told = Counter(claim.id for answer in self.answers for claim in answer.also)
        return [
            [claim for claim in answer.also if claim.id not in giving and told[claim.id] == 1]
            for answer in self.answers
        ]

    def joined(self, other: Question) -> Question:
        """This and another that asks the same as one question.

        Answers that share a claim or their words are one; a claim that would stand on two sides stays on the first.
        """
        says = [answer.says for answer in self.answers]
        held = [list(answer.claims) for answer in self.answers]
        also = [list(answer.also) for answer in self.answers]
        home_of = {claim.id: home for home, claims in enumerate(held) for claim in claims}
        for answer in other.answers:
            shared = [home_of[claim.id] for claim in answer.claims if claim.id in home_of]
            worded = [home for home, words in enumerate(says) if _plain(words) == _plain(answer.says)]
            home = next(iter([*shared, *worded]), len(says))
            if home == len(says):
                says.append(answer.says)
                held.append([])
                also.append([])
            also[home] += [claim for claim in answer.also if claim not in also[home]]
            for claim in answer.claims:
                if claim.id not in home_of:
                    home_of[claim.id] = home
                    held[home].append(claim)
        answers = tuple(
            Answer(words, tuple(claims), tuple(bearing))
            for words, claims, bearing in zip(says, held, also, strict=True)
            if claims
        )
        return Question((*self.entries, *other.entries), answers)

    def dispute(self, held: Sequence[Contradiction], voices: Voices, story: str) -> Dispute:
        """The dispute, with `held` as its contradictions; all claims of a side are on it."""
        gravest = self.gravest.draft
        sides = [
            side_of(answer.says, answer.claims, voices, support)
            for answer, support in zip(self.answers, self.support_of_each(), strict=True)
            if answer.claims
        ]
        names = sorted(voices.documents)
        telling = [sum(name in side.documents for side in sides) for name in names]
        strongest = min(held, key=lambda edge: (*gravity(edge.status, edge.label), edge.id))
        return Dispute(
            id=content_id("d", story, sorted(edge.id for edge in held)),
            story=story,
            question=" ".join(gravest.question.split()),
            sides=sorted(sides, key=lambda side: side.claims),
            contradictions=sorted(edge.id for edge in held),
            label=strongest.label,
            status=strongest.status,
            axis=strongest.axis,
            silent=[name for name, count in zip(names, telling, strict=True) if count == 0],
            one_sided=[name for name, count in zip(names, telling, strict=True) if count == 1],
        )


def told_of(
    drafts: Mapping[int, DisputeDraft], heads: Sequence[Claim], repeats: Mapping[str, Sequence[Claim]]
) -> list[Question]:
    """The questions of one answer: its entries with the claims they number, those that belong together joined.

    Args:
        drafts: entries without a fault, by their number in the answer, from 1.
        heads: the claims of the table, in its order.
        repeats: for the id of a head all claims that its line stands for.
    """

    def of(numbers: Sequence[int]) -> tuple[Claim, ...]:
        return tuple(claim for number in dict.fromkeys(numbers) for claim in repeats[heads[number - 1].id])

    questions: dict[int, Question] = {}
    roots: dict[int, int] = {}
    for number, draft in sorted(drafts.items()):
        answers = tuple(Answer(" ".join(side.says.split()), of(side.claims), of(side.also)) for side in draft.sides)
        question = Question.of(Told(draft, answers))
        roots[number] = roots.get(draft.of, draft.of) if draft.of is not None and draft.of < number else number
        home = roots[number]
        questions[home] = questions[home].joined(question) if home in questions else question
    return list(questions.values())


def as_one(questions: Sequence[Question]) -> list[Question]:
    """Questions of overlapping tables, those joined that were told twice: two answers of one share claims with two
    answers of the other."""
    kept: list[Question] = []
    for question in questions:
        for number, other in enumerate(kept):
            if _meet(other, question):
                kept[number] = other.joined(question)
                break
        else:
            kept.append(question)
    return kept


def _meet(one: Question, other: Question) -> bool:
    return sides_meet(*([[claim.id for claim in answer.claims] for answer in asked.answers] for asked in (one, other)))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .")
