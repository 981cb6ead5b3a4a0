"""Counts for the contradictions of one story: edges between claims, found over evidence or over aligned claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from evals.align import Edge, solve
from evals.items import DisputeItem, EdgeItem, LookedAt
from evals.metrics.evidence import Ground
from evals.metrics.ratios import SAMPLED, f1, given, in_whole, share
from evals.metrics.tally import Tally

_FOUND = in_whole(f1("contradictions", {"edges.gold.found": 1}, "edges.predicted", "edges.gold", "story"))
_STATUS = share("contradictions.status", "edges.status.right", "edges.status.asked", "story")
_LOOKED = share("contradictions.candidates.recall", "edges.candidates.right", "edges.candidates.asked", "story")
_ALARMS = share("traps.false_alarms", "edges.gold.false_alarm", "traps.gold", "story", higher=False)

METRICS = [
    *_FOUND,
    *in_whole(f1("contradictions.strict", {"edges.strict": 1}, "edges.predicted", "edges.gold", "story")),
    *in_whole(f1("contradictions.aligned", {"edges.aligned.found": 1}, "edges.predicted", "edges.gold", "story")),
    _STATUS,
    share("contradictions.label", "edges.label.right", "edges.gold.found", "story"),
    share("contradictions.axis", "edges.axis.right", "edges.axis.asked", "story"),
    _LOOKED,
    share("contradictions.candidates.kept", "edges.candidates.right", "edges.candidates.possible", "story"),
    *given("contradictions", [*_FOUND, _STATUS, _LOOKED]),
    _ALARMS,
    *given("traps", [_ALARMS]),
    share("traps.seen_through", "edges.gold.seen_through", "traps.gold", "story"),
]
_REPEATED = ("edges.gold", "edges.gold.found", "edges.strict", "edges.aligned.found")

EdgeClass = Literal[
    "found", "missed", "explained_away", "avoided", "seen_through", "false_alarm", "spurious", "duplicate", "ignored"
]
"""Gold that holds: found, missed, or explained_away (reported as apparent). A trap (gold status `apparent`): avoided
(not reported), seen_through (reported as apparent) or false_alarm. A prediction: found, explained_away, seen_through,
false_alarm, duplicate (its gold is answered already), spurious, or ignored (optional gold; another pair of the same two
sides of a dispute; reported as apparent where gold has nothing; where gold has nothing and does not hold all)."""


@dataclass(frozen=True)
class Related:
    """What became of each edge, in the order given; pairs are (gold, prediction) by index."""

    gold: list[EdgeClass]
    predicted: list[EdgeClass]
    pairs: list[tuple[int, int]]


def count_contradictions(
    ground: Ground,
    gold: Sequence[EdgeItem],
    predicted: Sequence[EdgeItem],
    disputes: Sequence[DisputeItem],
    candidates: Sequence[LookedAt] | None,
    tally: Tally,
    *,
    exhaustive: bool = True,
) -> Related:
    """Add the counts of one story to `tally`.

    Args:
        ground: the story's claims.
        gold: gold relations.
        predicted: the run's.
        disputes: gold disputes; they say which other pairs of claims tell the same conflict.
        candidates: predicted claims that were looked at together, if the run says so.
        tally: the counts of the story.
        exhaustive: gold holds every relation of the story; where it does not, predictions as such are not counted.
    """
    edges_of = _by_claims(gold)
    pairs = _direct(ground, gold, predicted, edges_of)
    sides = _sides(disputes)
    pairs += _carried(ground, gold, predicted, sides, pairs)
    related = _classes(ground, gold, predicted, edges_of, sides, pairs)
    _count_gold(gold, related, tally)
    _count_pairs(gold, predicted, related, tally)
    _count_aligned(ground, gold, predicted, edges_of, tally)
    if candidates is not None:
        _count_candidates(ground, gold, candidates, tally)
    if not exhaustive:
        for name in _REPEATED:
            tally.add(f"{SAMPLED}{name}", tally.counts.get(name, 0))
        return replace(related, predicted=["ignored" if kind == "spurious" else kind for kind in related.predicted])
    _count_predicted(predicted, related, tally)
    return related


def _by_claims(gold: Sequence[EdgeItem]) -> dict[frozenset[str], int]:
    return {frozenset((edge.a, edge.b)): place for place, edge in enumerate(gold)}


def _met(ground: Ground, edge: EdgeItem) -> list[tuple[str, str, float]]:
    """Pairs of gold claims that the two ends of a predicted edge are about, and how well the evidence fits."""
    first, second = ground.met.get(edge.a, {}), ground.met.get(edge.b, {})
    return [(a, b, (first[a] + second[b]) / 2) for a, b in product(sorted(first), sorted(second)) if a != b]


def _direct(
    ground: Ground, gold: Sequence[EdgeItem], predicted: Sequence[EdgeItem], edges_of: Mapping[frozenset[str], int]
) -> list[tuple[int, int]]:
    """One-to-one: both ends of the prediction overlap the two ends of the gold edge, which is required.

    Optional gold takes no right answer from required gold; of what would be a wrong one, it takes what fits it better.
    A pair of claims told both as genuine and as apparent is told as genuine.
    """
    options: dict[tuple[int, int], float] = {}
    genuine = {frozenset((edge.a, edge.b)) for edge in predicted if edge.status != "apparent"}
    for place, edge in enumerate(predicted):
        if edge.status == "apparent" and frozenset((edge.a, edge.b)) in genuine:
            continue
        for a, b, fit in _met(ground, edge):
            if (found := edges_of.get(frozenset((a, b)))) is not None:
                options[found, place] = max(fit, options.get((found, place), 0.0))
    order = _places(ground, predicted)
    right = {(g, p): (gold[g].status == "apparent") == (predicted[p].status == "apparent") for g, p in options}
    excuses = [(p, (right[g, p], fit)) for (g, p), fit in options.items() if not gold[g].required]
    edges = [
        Edge(g, p, fit, 0, right[g, p], fit)
        for (g, p), fit in sorted(options.items(), key=lambda item: (item[0][0], order[item[0][1]]))
        if gold[g].required and (right[g, p] or all((False, fit) >= other for place, other in excuses if place == p))
    ]
    renamed = _solve_in_order(edges, order)
    return sorted(renamed)


def _places(ground: Ground, predicted: Sequence[EdgeItem]) -> list[int]:
    """The rank of each predicted edge by the content of its claims, so that ids and order of arrival do not matter."""

    def key(place: int) -> tuple[list[str], str]:
        edge = predicted[place]
        ends = sorted(
            repr((item.document, item.order)) for end in (edge.a, edge.b) if (item := ground.predicted.get(end))
        )
        return ends, repr((edge.label, edge.status, edge.axis, edge.level, edge.reason))

    ranks = [0] * len(predicted)
    for rank, place in enumerate(sorted(range(len(predicted)), key=key)):
        ranks[place] = rank
    return ranks


def _solve_in_order(edges: list[Edge], order: Sequence[int]) -> list[tuple[int, int]]:
    back = {rank: place for place, rank in enumerate(order)}
    ranked = sorted(
        (Edge(edge.gold, order[edge.predicted], edge.iou, 0, edge.right, edge.fit) for edge in edges),
        key=lambda edge: (edge.gold, edge.predicted),
    )
    return [(pair.gold, back[pair.predicted]) for group in _groups(ranked) for pair in solve(group)]


def _groups(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Edges that hang together, so that each group is solved by itself."""
    group_of: dict[tuple[str, int], int] = {}
    groups: dict[int, list[Edge]] = {}
    for number, edge in enumerate(edges):
        ends = (("gold", edge.gold), ("predicted", edge.predicted))
        joined = sorted({group_of[end] for end in ends if end in group_of})
        home = joined[0] if joined else number
        merged = [member for group in joined for member in groups.pop(group)]
        groups[home] = [*merged, edge]
        for member in groups[home]:
            group_of["gold", member.gold] = group_of["predicted", member.predicted] = home
    return [sorted(group, key=lambda edge: (edge.gold, edge.predicted)) for _, group in sorted(groups.items())]


Sides = Mapping[str, Sequence[tuple[int, int]]]


def _sides(disputes: Sequence[DisputeItem]) -> Sides:
    """For each gold claim, the disputes and sides it is on, as (index of the dispute, index of the side)."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, dispute in enumerate(disputes):
        for side, claims in enumerate(dispute.sides):
            for claim in claims:
                found.setdefault(claim, []).append((number, side))
    return found


def _crossings(sides: Sides, a: str, b: str) -> set[tuple[int, int, int]]:
    """(dispute, lower side, higher side) of every dispute that has the two claims on different sides."""
    return {
        (dispute, min(side, other), max(side, other))
        for dispute, side in sides.get(a, ())
        for second, other in sides.get(b, ())
        if dispute == second and side != other
    }


def _crossed(ground: Ground, edge: EdgeItem, sides: Sides) -> set[tuple[int, int, int]]:
    return {crossing for a, b, _ in _met(ground, edge) for crossing in _crossings(sides, a, b)}


def _carried(
    ground: Ground,
    gold: Sequence[EdgeItem],
    predicted: Sequence[EdgeItem],
    sides: Sides,
    pairs: Sequence[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Gold edges told through other claims of the same two sides of their dispute: copies carry one conflict."""
    answered, used = {g for g, _ in pairs}, {p for _, p in pairs}
    free: dict[tuple[int, int, int], list[int]] = {}
    for place, edge in enumerate(gold):
        if place not in answered and edge.required and edge.status != "apparent":
            for crossing in sorted(_crossings(sides, edge.a, edge.b)):
                free.setdefault(crossing, []).append(place)
    order = _places(ground, predicted)
    edges = [
        Edge(g, p, 1.0, 0, predicted[p].label == gold[g].label, 0.0)
        for p, edge in enumerate(predicted)
        if p not in used and edge.status != "apparent"
        for g in sorted({g for crossing in _crossed(ground, edge, sides) for g in free.get(crossing, ())})
    ]
    return _solve_in_order(edges, order)


def _classes(
    ground: Ground,
    gold: Sequence[EdgeItem],
    predicted: Sequence[EdgeItem],
    edges_of: Mapping[frozenset[str], int],
    sides: Sides,
    pairs: list[tuple[int, int]],
) -> Related:
    answers = dict(pairs)
    gold_classes: list[EdgeClass] = []
    predicted_classes: list[EdgeClass] = ["spurious"] * len(predicted)
    for g, edge in enumerate(gold):
        kind = _gold_class(edge, predicted[answers[g]] if g in answers else None)
        gold_classes.append(kind)
        if g in answers:
            predicted_classes[answers[g]] = kind
    paired = {p for _, p in pairs}
    for p, answer in enumerate(predicted):
        if p in paired:
            continue
        golds = {edges_of[ends] for a, b, _ in _met(ground, answer) if (ends := frozenset((a, b))) in edges_of}
        if answer.status != "apparent" and golds and all(_is_trap(gold[g]) for g in golds):
            first = [g for g in sorted(golds) if gold_classes[g] != "false_alarm"]
            gold_classes = ["false_alarm" if g in golds else kind for g, kind in enumerate(gold_classes)]
            predicted_classes[p] = "false_alarm" if first else "duplicate"
        elif answer.status == "apparent" or any(not gold[g].required for g in golds):
            predicted_classes[p] = "ignored"
        elif any(gold[g].status == "apparent" and gold_classes[g] == "false_alarm" for g in golds):
            predicted_classes[p] = "duplicate"
        elif _crossed(ground, answer, sides):
            predicted_classes[p] = "ignored"
        elif golds:
            predicted_classes[p] = "duplicate"
    return Related(gold_classes, predicted_classes, sorted(pairs))


def _is_trap(edge: EdgeItem) -> bool:
    return edge.required and edge.status == "apparent"


def _gold_class(edge: EdgeItem, answer: EdgeItem | None) -> EdgeClass:
    if not edge.required:
        return "ignored"
    if edge.status == "apparent":
        return "avoided" if answer is None else "seen_through" if answer.status == "apparent" else "false_alarm"
    return "missed" if answer is None else "explained_away" if answer.status == "apparent" else "found"


def _count_gold(gold: Sequence[EdgeItem], related: Related, tally: Tally) -> None:
    for edge, kind in zip(gold, related.gold, strict=True):
        parts = (f"axis:{edge.axis}", *(f"tag:{tag}" for tag in edge.tags))
        if kind != "ignored":
            total = "traps.gold" if edge.status == "apparent" else "edges.gold"
            tally.add(total)
            tally.add_to(parts, total)
        tally.add(f"edges.gold.{kind}")
        tally.add_to(parts, f"edges.gold.{kind}")


def _count_predicted(predicted: Sequence[EdgeItem], related: Related, tally: Tally) -> None:
    for edge, kind in zip(predicted, related.predicted, strict=True):
        tally.add(f"edges.predicted.{kind}")
        if edge.status != "apparent" and kind != "ignored":
            tally.add("edges.predicted")


def _count_pairs(gold: Sequence[EdgeItem], predicted: Sequence[EdgeItem], related: Related, tally: Tally) -> None:
    for g, p in related.pairs:
        item, answer = gold[g], predicted[p]
        if not item.required:
            continue
        tally.add("edges.status.asked")
        tally.add("edges.status.right", item.status == answer.status)
        if related.gold[g] == "found":
            tally.add("edges.strict", item.label == answer.label and item.status == answer.status)
            tally.add("edges.label.right", item.label == answer.label)
            if answer.axis is not None:
                tally.add("edges.axis.asked")
                tally.add("edges.axis.right", item.axis == answer.axis)


def _count_aligned(
    ground: Ground,
    gold: Sequence[EdgeItem],
    predicted: Sequence[EdgeItem],
    edges_of: Mapping[frozenset[str], int],
    tally: Tally,
) -> None:
    """The same edges over claims that are paired one-to-one, label-free."""
    found = set()
    for edge in predicted:
        ends = frozenset(ground.paired.get(end, "") for end in (edge.a, edge.b))
        place = edges_of.get(ends)
        if edge.status != "apparent" and place is not None:
            found.add(place)
    holds = [g for g in found if gold[g].required and gold[g].status != "apparent"]
    tally.add("edges.aligned.found", len(holds))


def _count_candidates(
    ground: Ground,
    gold: Sequence[EdgeItem],
    candidates: Sequence[LookedAt],
    tally: Tally,
) -> None:
    """Gold edges, traps apart, whose two claims were ever looked at together, and those whose claims were found."""
    about: dict[str, set[str]] = {}
    for answer, met in ground.met.items():
        for claim in met:
            about.setdefault(claim, set()).add(answer)
    for edge in gold:
        if edge.required and edge.status != "apparent":
            ends = about.get(edge.a, set()), about.get(edge.b, set())
            tally.add("edges.candidates.asked")
            tally.add("edges.candidates.possible", _is_pair(*ends))
            tally.add("edges.candidates.right", any(_were_seen(*ends, looked) for looked in candidates))


def _were_seen(one: set[str], other: set[str], looked: LookedAt) -> bool:
    first, second = looked
    return _is_pair(one & first, other & second) or _is_pair(one & second, other & first)


def _is_pair(one: set[str], other: set[str]) -> bool:
    """Each side has a claim, and they are two."""
    return bool(one) and bool(other) and len(one | other) > 1
