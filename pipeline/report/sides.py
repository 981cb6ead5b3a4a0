"""Which sides of a dispute truly part, which only seem to and why, and which accounts tell what: for all who tell it.

A dispute may hold a side whose every contradiction is only apparent: an earlier state of a count that another side has
updated, a figure for a part of the whole. It is no side against the others, so it stands behind them with its reason.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.schema import ApparentReason, Contradiction, Dispute, Label, Side, Status

_STATUSES: tuple[Status, ...] = ("genuine", "undetermined", "apparent")
_LABELS: tuple[Label, ...] = ("contradiction", "tension", "divergence")
_HIGH, _FAIR = 0.85, 0.7
"""Least confidence of the surest pair of a dispute that is told as high, and as fair."""


class Reconciled(NamedTuple):
    """Why things that differ do not part: the reason, and the sentence that says so of these."""

    reason: ApparentReason
    explanation: str


class ToldSide(NamedTuple):
    """A side under the letter that it has wherever the dispute is told."""

    letter: str
    side: Side
    reconciled: Reconciled | None
    """Why it only seems to part from the others; `None` of one that truly parts, and where the whole dispute is
    apparent."""


class ToldDispute(NamedTuple):
    """A dispute as it is told."""

    dispute: Dispute
    sides: tuple[ToldSide, ...]
    """Those that truly part first; of two that answer yes and no the yes first."""
    reconciled: tuple[Reconciled, ...]
    """Of an apparent dispute: each reason once, the commonest first; else empty."""
    one_sided: list[str]
    """Documents that hold one of the sides that truly part."""
    silent: list[str]

    @property
    def parting(self) -> list[ToldSide]:
        """The sides that truly part; of an apparent dispute all."""
        return [told for told in self.sides if told.reconciled is None]

    @property
    def seeming(self) -> list[tuple[ToldSide, Reconciled]]:
        """The sides that only seem to part from the others, each with the reason."""
        return [(told, told.reconciled) for told in self.sides if told.reconciled]


class Strength(NamedTuple):
    """How sure a run is that the sides of a dispute part."""

    confidence: float
    """0 to 1."""

    @property
    def grade(self) -> int:
        """0 high, 1 fair, 2 low."""
        return (self.confidence < _HIGH) + (self.confidence < _FAIR)

    def told(self) -> str:
        """*confidence 58 %, low*."""
        return f"confidence {round(100 * self.confidence)} %, {('high', 'fair', 'low')[self.grade]}"


class Sides:
    """How each dispute of a run is told."""

    def __init__(self, contradictions: Iterable[Contradiction]) -> None:
        self._edges = {edge.id: edge for edge in contradictions}

    def in_order(self, disputes: Iterable[Dispute]) -> list[Dispute]:
        """What truly parts first, of that the gravest, then by how sure it is, by how many hold it, by its pairs."""

        def order(dispute: Dispute) -> tuple[int | str, ...]:
            strength = self.strength(dispute)
            grade = strength.grade if strength else 0
            voices = len({name for side in dispute.sides for name in side.claimants})
            graveness = _STATUSES.index(dispute.status), _LABELS.index(dispute.label)
            return *graveness, grade, -voices, -len(dispute.contradictions), dispute.id

        return sorted(disputes, key=order)

    def strength(self, dispute: Dispute) -> Strength | None:
        """That of the surest pair of the dispute's own status; `None` where none states it, and of an apparent one."""
        if dispute.status == "apparent":
            return None
        edges = [self._edges[name] for name in dispute.contradictions if name in self._edges]
        known = [edge.confidence for edge in edges if edge.status == dispute.status and edge.confidence is not None]
        return Strength(max(known)) if known else None

    def of(self, dispute: Dispute) -> ToldDispute:
        """The dispute as it is told; an apparent one has neither silent nor one-sided documents."""
        edges = [self._edges[name] for name in dispute.contradictions if name in self._edges]
        why = _why(dispute, edges) if dispute.status != "apparent" else {}
        order = sorted(range(len(dispute.sides)), key=lambda place: (place in why, _answer(dispute, place), place))
        sides = tuple(
            ToldSide(letter(number), dispute.sides[place], why.get(place)) for number, place in enumerate(order)
        )
        if dispute.status == "apparent":
            return ToldDispute(dispute, sides, _reasons(edges), [], [])
        return ToldDispute(dispute, sides, (), _one_sided(dispute, sides) if why else dispute.one_sided, dispute.silent)


def letter(index: int) -> str:
    """*A* to *Z*, then numbers."""
    return chr(65 + index) if index < 26 else str(index + 1)


def _why(dispute: Dispute, edges: Iterable[Contradiction]) -> dict[int, Reconciled]:
    """Why a side parts from no other, by its place; empty if then fewer than two sides would be left."""
    side_of = {claim: place for place, side in enumerate(dispute.sides) for claim in side.claims}
    own: dict[int, list[Contradiction]] = defaultdict(list)
    for edge in edges:
        for place in {side_of.get(edge.a), side_of.get(edge.b)} - {None}:
            own[place].append(edge)  # type: ignore[index]
    apart = {
        place: reasons[0]
        for place, found in own.items()
        if all(edge.status == "apparent" for edge in found) and (reasons := _reasons(found))
    }
    return apart if len(dispute.sides) - len(apart) > 1 else {}


def _reasons(edges: Iterable[Contradiction]) -> tuple[Reconciled, ...]:
    """The reasons of apparent contradictions, the commonest first; those of equal number in the order of the edges."""
    counts = Counter(Reconciled(edge.apparent_reason, edge.explanation) for edge in edges if edge.apparent_reason)
    return tuple(found for found, _ in counts.most_common())


def _answer(dispute: Dispute, place: int) -> int:
    """Yes before no where sides answer so; other answers stay where they are, behind them."""
    answers = [side.position.casefold().replace(",", " ").rstrip(".").split()[:1] for side in dispute.sides]
    if ["yes"] not in answers or ["no"] not in answers:
        return 0
    return {"yes": 0, "no": 1}.get("".join(answers[place]), 2)


def _one_sided(dispute: Dispute, sides: Iterable[ToldSide]) -> list[str]:
    """Documents that hold exactly one of the sides that part, and were compared."""
    held = Counter(name for told in sides if told.reconciled is None for name in set(told.side.documents))
    all_held = Counter(name for side in dispute.sides for name in set(side.documents))
    compared = {*dispute.one_sided, *(name for name, number in all_held.items() if number > 1)}
    return sorted(name for name, number in held.items() if number == 1 and name in compared)
