"""Control items of a sheet: gold as it is and gold made wrong, so that it shows who lets all or nothing through."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from evals.adjudication import SAME_STATEMENT
from evals.gold import GoldClaim, GoldContradiction, GoldDispute, GoldQuote, GoldStory
from evals.metrics.names import same_name
from evals.metrics.statements import likeness, numbers
from evals.pooling.gather import Pooled
from evals.pooling.key import TYPES, KeyItem, Told, ToldContradiction, ToldDispute, ToldSide, Type, plain_claim, type_of
from pipeline.relate.relations import claim_order
from pipeline.schema import AUTHOR, Claim, Quote, Speaker

FEWEST = 4
"""Controls of a type of which anything is pooled: one required, one optional, two corrupted."""
_FLIPPED = {"CT+": "CT-", "CT-": "CT+", "PR+": "PR-", "PR-": "PR+"}
_APART = 0.2
"""Most likeness of the questions of two disputes whose sides are joined."""

Row = TypeVar("Row", GoldQuote, GoldClaim, GoldDispute, GoldContradiction)
Wrong = tuple[Told, str] | None


def controls(story: GoldStory, pooled: Sequence[Pooled], share: float, rng: random.Random) -> list[KeyItem]:
    """Controls without ids: of each type a `share` of the sheet's items, but at least `FEWEST`, as far as gold goes.

    Half of them are gold, required and optional alike, half corrupted; no gold item is used twice. They come from
    the documents that the pool is about.
    """
    found: list[KeyItem] = []
    about = {row.record.document for row in pooled if isinstance(row.record, (Quote, Claim))}
    drawer = _Drawer(story, about or set(story.annotated), pooled, rng)
    for kind in TYPES:
        count = sum(type_of(row.record) == kind for row in pooled)
        if count:
            wanted = max(FEWEST, math.ceil(count * share / (1 - share)))
            found += drawer.draw(kind, wanted)
    return found


class _Drawer:
    def __init__(self, story: GoldStory, about: set[str], pooled: Sequence[Pooled], rng: random.Random) -> None:
        self.story, self.rng = story, rng
        self.quotes = [row for row in story.quotes if row.document in about and not _is_repeat(row)]
        said = [row.record for row in pooled if isinstance(row.record, Claim)]
        self.claims = [
            row
            for row in story.claims
            if row.document in about
            and not any(_repeats(row, other) for other in said if other.document == row.document)
        ]
        self.disputes = [row for row in story.disputes if row.status != "apparent"]
        self.edges = [row for row in story.contradictions if row.status != "apparent"]
        self.by_id = {claim.id: claim for claim in story.claims}
        self.people = _people(story)

    def draw(self, kind: Type, wanted: int) -> list[KeyItem]:
        if kind == "quote":
            return self._draw(kind, self.quotes, wanted, _plain_quote, [self.other_speaker])
        if kind == "claim":
            return self._draw(kind, self.claims, wanted, plain_claim, [self.other_claimant, _denied])
        if kind == "dispute":
            return self._draw(kind, self.disputes, wanted, self.told, [self.joined])
        return self._draw(kind, self.edges, wanted, self.related, [self.of_one_side, self.of_two_questions])

    def _draw(
        self,
        kind: Type,
        rows: Sequence[Row],
        wanted: int,
        plain: Callable[[Row], Told],
        ways: Sequence[Callable[[Row], Wrong]],
    ) -> list[KeyItem]:
        """Corrupted ones first, each way in turn, then gold: optional, and required for the rest."""
        order = self.rng.sample(rows, len(rows))
        found: list[KeyItem] = []
        for number in range(wanted // 2):
            for row in order:
                if (wrong := ways[number % len(ways)](row)) is not None:
                    order.remove(row)
                    found.append(KeyItem(id="-", type=kind, origin="corrupted", changed=wrong[1], record=wrong[0]))
                    break
        left = wanted - wanted // 2
        optional = [row for row in order if not row.required][: left // 2]
        required = [row for row in order if row.required][: left - len(optional)]
        for origin, chosen in (("optional", optional), ("required", required)):
            found += [KeyItem(id="-", type=kind, origin=origin, record=plain(row)) for row in chosen]
        return found

    def other_speaker(self, row: GoldQuote) -> Wrong:
        """The quote in the mouth of somebody else of the document."""
        held = [row.speaker.name if row.speaker else None, *row.alternatives.speakers, *(link.name for link in row.via)]
        name = self._other(row.document, held, " ".join(span.text for span in row.content))
        changed = Speaker(name=name)
        return (_plain_quote(row).model_copy(update={"speaker": changed}), "speaker") if name else None

    def other_claimant(self, row: GoldClaim) -> Wrong:
        """The claim in the mouth of somebody else of the document."""
        held = [row.claimant.name, *row.alternatives.claimants, *(link.name for link in row.via)]
        name = self._other(row.document, held, row.statement)
        changed = Speaker(name=name)
        return (plain_claim(row).model_copy(update={"claimant": changed}), "claimant") if name else None

    def _other(self, document: str, held: Iterable[str | None], words: str) -> str | None:
        """Another name of the document: of none who is accepted here, or who says the like himself."""
        names = [name for name in held if name]
        if not names:
            return None
        far = [
            name
            for name, told in sorted(self.people.get(document, {}).items())
            if not any(same_name(name, own) for own in names)
            and not any(likeness(words, said) >= SAME_STATEMENT for said in told)
        ]
        return self.rng.choice(far) if far else None

    def told(self, row: GoldDispute) -> ToldDispute:
        """A gold dispute as a system would tell it."""
        sides = [ToldSide(position=side.position, claims=side.claims) for side in row.sides]
        return self._dispute(row, sides)

    def joined(self, row: GoldDispute) -> Wrong:
        """A side of the dispute against one of another that has nothing to do with it."""
        own = {claim for side in row.sides for claim in side.claims}
        far = [
            side
            for other in self.disputes
            if likeness(row.question, other.question) <= _APART
            for side in other.sides
            if not own & set(side.claims)
        ]
        if not far:
            return None
        other = self.rng.choice(far)
        sides = [ToldSide(position=side.position, claims=side.claims) for side in (row.sides[0], other)]
        return self._dispute(row, sides), "sides"

    def _dispute(self, row: GoldDispute, sides: list[ToldSide]) -> ToldDispute:
        claims = [plain_claim(self.by_id[name]) for side in sides for name in side.claims]
        parts = row.model_dump(include={"question", "label", "status", "axis"})
        return ToldDispute(**parts, sides=sides, claims=claims)

    def related(self, row: GoldContradiction) -> ToldContradiction:
        """A gold edge as a system would tell it."""
        return self._edge(row, self.by_id[row.a], self.by_id[row.b])

    def of_one_side(self, row: GoldContradiction) -> Wrong:
        """An end of the edge against a claim that takes its side, affirms or denies as it does and has its figures."""
        for end in self.rng.sample([self.by_id[row.a], self.by_id[row.b]], 2):
            same = [
                claim
                for side in self._sides_of(end)
                for claim in side
                if claim.factuality[-1] == end.factuality[-1] and numbers(claim.statement) == numbers(end.statement)
            ]
            if (wrong := self._against(row, end, same)) is not None:
                return wrong
        return None

    def of_two_questions(self, row: GoldContradiction) -> Wrong:
        """An end of the edge against a claim of a dispute that has nothing to do with any it is in."""
        end = self.rng.choice([self.by_id[row.a], self.by_id[row.b]])
        own = [dispute for dispute in self.story.disputes if any(end.id in side.claims for side in dispute.sides)]
        far = [
            self.by_id[name]
            for other in self.disputes
            if all(likeness(dispute.question, other.question) <= _APART for dispute in own)
            for side in other.sides
            for name in side.claims
            if likeness(self.by_id[name].statement, end.statement) <= _APART
        ]
        return self._against(row, end, far)

    def _sides_of(self, claim: GoldClaim) -> list[list[GoldClaim]]:
        return [
            [self.by_id[name] for name in side.claims]
            for dispute in self.story.disputes
            for side in dispute.sides
            if claim.id in side.claims
        ]

    def _against(self, row: GoldContradiction, end: GoldClaim, others: Iterable[GoldClaim]) -> Wrong:
        """The end and one of the others, told as the edge is; of none that gold relates or parts in any way."""
        parted = {
            claim for edge in self.story.contradictions if end.id in (edge.a, edge.b) for claim in (edge.a, edge.b)
        }
        for dispute in self.story.disputes:
            if any(end.id in side.claims for side in dispute.sides):
                parted.update(name for side in dispute.sides if end.id not in side.claims for name in side.claims)
        free = sorted({claim.id for claim in others} - parted - {end.id})
        if not free:
            return None
        return self._edge(row, end, self.by_id[self.rng.choice(free)]), "claims"

    def _edge(self, row: GoldContradiction, *ends: GoldClaim) -> ToldContradiction:
        a, b = sorted(ends, key=claim_order)
        names = {"label", "status", "axis", "level", "mechanism", "explanation"}
        return ToldContradiction(**row.model_dump(include=names), a=plain_claim(a), b=plain_claim(b))


def _denied(row: GoldClaim) -> Wrong:
    """The claim with its stance turned round."""
    turned = _FLIPPED.get(row.factuality)
    return (plain_claim(row).model_copy(update={"factuality": turned}), "factuality") if turned else None


def _is_repeat(row: GoldQuote) -> bool:
    return "pull_quote" in row.phenomena or "repeated" in row.flags


def _repeats(row: GoldClaim, other: Claim) -> bool:
    return likeness(row.statement, other.statement) >= SAME_STATEMENT


def _people(story: GoldStory) -> Mapping[str, Mapping[str, list[str]]]:
    """By document the names of those who speak or claim in it, with what each says."""
    found: dict[str, dict[str, list[str]]] = {}
    for quote in story.quotes:
        if quote.speaker and quote.speaker.name:
            told = " ".join(span.text for span in quote.content)
            found.setdefault(quote.document, {}).setdefault(quote.speaker.name, []).append(told)
    for claim in story.claims:
        if claim.claimant.name and claim.claimant.name != AUTHOR:
            found.setdefault(claim.document, {}).setdefault(claim.claimant.name, []).append(claim.statement)
    return found


def _plain_quote(row: GoldQuote) -> Quote:
    return Quote.model_validate(row.model_dump(include=set(Quote.model_fields)))
