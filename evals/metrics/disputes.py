"""Counts for the disputes of one story: one-to-one on evidence, and B-cubed over claims (Bagga & Baldwin 1998)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from evals.align import Edge, solve
from evals.items import DisputeItem
from evals.metrics.evidence import Ground
from evals.metrics.ratios import SAMPLED, f1, given, in_whole, share
from evals.metrics.tally import Tally

_FOUND = in_whole(f1("disputes", {"disputes.gold.found": 1}, "disputes.predicted", "disputes.gold", "story"))

METRICS = [
    *_FOUND,
    *given("disputes", _FOUND),
    share("disputes.merged", "disputes.gold.merged", "disputes.gold", "story", higher=False),
    share("disputes.split", "disputes.predicted.split", "disputes.predicted", "story", higher=False),
    share("disputes.false_alarms", "disputes.gold.false_alarm", "disputes.traps", "story", higher=False),
    share("disputes.b_cubed.precision", "disputes.b_cubed.precision", "disputes.b_cubed.placed", "story"),
    share("disputes.b_cubed.recall", "disputes.b_cubed.recall", "disputes.b_cubed.gold", "story"),
    share("disputes.sides", "disputes.sides.right", "disputes.gold.found", "story"),
    share("disputes.side_pairs", "disputes.sides.pairs_right", "disputes.sides.pairs", "story"),
    share("disputes.status", "disputes.status.right", "disputes.status.asked", "story"),
    share("disputes.axis", "disputes.axis.right", "disputes.axis.asked", "story"),
    *(
        metric
        for name in ("disputes.silent", "disputes.one_sided")
        for metric in f1(name, {f"{name}.right": 1}, f"{name}.predicted", f"{name}.gold", "story")
    ),
]
_REPEATED = ("disputes.gold", "disputes.gold.found")

DisputeClass = Literal[
    "found",
    "merged",
    "missed",
    "avoided",
    "seen_through",
    "false_alarm",
    "explained_away",
    "split",
    "spurious",
    "ignored",
]
"""Gold: found; merged (what answers it answers another one); missed; explained_away (told as apparent). A trap:
avoided, seen_through or false_alarm. A prediction: found, explained_away, seen_through, false_alarm, split (a further
piece of a dispute that is found), spurious, or ignored (optional gold; told as apparent where gold has nothing; where
gold has nothing and does not hold all)."""


@dataclass(frozen=True)
class Matched:
    """What became of each dispute, in the order given; pairs are (gold, prediction) by index."""

    gold: list[DisputeClass]
    predicted: list[DisputeClass]
    pairs: list[tuple[int, int]]


def count_disputes(
    ground: Ground,
    gold: Sequence[DisputeItem],
    predicted: Sequence[DisputeItem],
    documents: Iterable[str],
    tally: Tally,
    *,
    exhaustive: bool = True,
) -> Matched:
    """Add the counts of one story to `tally`.

    A prediction is about a dispute if claims of two of its sides overlap the evidence of two of the dispute's, and
    answers it if at least a third of what it has of disputed claims is of this one; what is told twice answers once, as
    what holds. Optional gold takes no right answer from required gold; of what would be a wrong one, it takes what fits
    it better. Where gold does not hold every dispute of the story (`exhaustive`), what is told beyond it may be right,
    and only what became of gold is counted.
    """
    shares = {
        (g, p): share
        for p, answer in enumerate(predicted)
        for g, item in enumerate(gold)
        if (share := _share(ground, item, answer)) > 0
    }
    ranks = _ranks(ground, predicted)
    back = {rank: place for place, rank in enumerate(ranks)}
    right = {(g, p): _holds(gold[g]) == _holds(predicted[p]) for g, p in shares}
    excuses = [(p, (right[g, p], share)) for (g, p), share in shares.items() if not gold[g].required]
    mostly = _mostly_about(ground, gold, predicted, ranks)
    edges = [
        Edge(g, ranks[p], share, 0, right[g, p], share)
        for (g, p), share in shares.items()
        if gold[g].required
        and (g, p) in mostly
        and (right[g, p] or all((False, share) >= fit for place, fit in excuses if place == p))
    ]
    edges.sort(key=lambda edge: (edge.gold, edge.predicted))
    pairs = sorted((pair.gold, back[pair.predicted]) for pair in solve(edges))
    matched = _classes(gold, predicted, pairs, shares)
    _count_gold(gold, matched, tally)
    _count_found(ground, gold, predicted, matched, tally)
    if not exhaustive:
        for name in _REPEATED:
            tally.add(f"{SAMPLED}{name}", tally.counts.get(name, 0))
        return replace(matched, predicted=["ignored" if kind == "spurious" else kind for kind in matched.predicted])
    _count_predicted(predicted, matched, tally)
    _count_silence(gold, predicted, matched, frozenset(documents), tally)
    _count_b_cubed(ground, gold, [predicted[back[rank]] for rank in range(len(predicted))], tally)
    return matched


def _holds(dispute: DisputeItem) -> bool:
    return dispute.status != "apparent"


def _share(ground: Ground, item: DisputeItem, answer: DisputeItem) -> float:
    """Dice coefficient of the two sets of claims, over evidence; 0 unless two sides meet two of gold's."""
    side_of = {claim: number for number, claims in enumerate(item.sides) for claim in claims}
    met: set[str] = set()
    meeting = 0
    sides: list[set[int]] = []
    for claims in answer.sides:
        here = [set(ground.met.get(claim, ())) & side_of.keys() for claim in claims]
        met.update(*here)
        meeting += sum(map(bool, here))
        sides.append({side_of[claim] for found in here for claim in found})
    if not any(len(one | other) > 1 for one, other in combinations(filter(None, sides), 2)):
        return 0.0
    return (len(met) + meeting) / (len(side_of) + sum(map(len, answer.sides)))


def _mostly_about(
    ground: Ground, gold: Sequence[DisputeItem], predicted: Sequence[DisputeItem], ranks: Sequence[int]
) -> frozenset[tuple[int, int]]:
    """Pairs of gold and prediction where at least a third of the prediction's claims that meet disputed ones meet this
    dispute's. Of predictions with the same claims only the first is in any, one that holds before one that seems."""
    claims_of = [{claim for side in item.sides for claim in side} for item in gold]
    disputed = set().union(*claims_of)
    found = set()
    told: set[frozenset[str]] = set()
    for p in sorted(range(len(predicted)), key=lambda place: (not _holds(predicted[place]), ranks[place])):
        said = [set(ground.met.get(claim, ())) & disputed for side in predicted[p].sides for claim in side]
        same = frozenset(claim for side in predicted[p].sides for claim in side)
        about = [sum(not met.isdisjoint(claims) for met in said) for claims in claims_of]
        if same not in told:
            found |= {(g, p) for g, number in enumerate(about) if 3 * number >= sum(map(bool, said)) > 0}
        told.add(same)
    return frozenset(found)


def _ranks(ground: Ground, predicted: Sequence[DisputeItem]) -> list[int]:
    """The rank of each predicted dispute by the content of its claims."""

    def key(place: int) -> tuple[list[str], str]:
        said = [claim for side in predicted[place].sides for claim in side]
        items = (ground.predicted.get(claim) for claim in said)
        return sorted(repr((item.document, item.order)) for item in items if item), predicted[place].question

    ranks = [0] * len(predicted)
    for rank, place in enumerate(sorted(range(len(predicted)), key=key)):
        ranks[place] = rank
    return ranks


def _classes(
    gold: Sequence[DisputeItem],
    predicted: Sequence[DisputeItem],
    pairs: list[tuple[int, int]],
    shares: Mapping[tuple[int, int], float],
) -> Matched:
    answers = dict(pairs)
    golds: list[DisputeClass] = []
    said: list[DisputeClass] = ["spurious"] * len(predicted)
    for g, item in enumerate(gold):
        answer = predicted[answers[g]] if g in answers else None
        golds.append(_gold_class(item, answer, any(place == g for place, _ in shares)))
        if g in answers:
            said[answers[g]] = "found" if golds[g] == "merged" else golds[g]
    for p, answer in enumerate(predicted):
        if any(place == p for _, place in pairs):
            continue
        met = [g for g, place in shares if place == p]
        if not _holds(answer) or any(not gold[g].required for g in met):
            said[p] = "ignored"
        elif met and not any(_holds(gold[g]) for g in met):
            said[p] = "false_alarm"
            golds = ["false_alarm" if g in met else kind for g, kind in enumerate(golds)]
        elif any(golds[g] in ("found", "merged") for g in met):
            said[p] = "split"
        elif met:
            said[p] = "split" if _holds(gold[met[0]]) else "false_alarm"
    return Matched(golds, said, pairs)


def _gold_class(item: DisputeItem, answer: DisputeItem | None, touched: bool) -> DisputeClass:
    if not item.required:
        return "ignored"
    if not _holds(item):
        return "avoided" if answer is None else "false_alarm" if _holds(answer) else "seen_through"
    if answer is None:
        return "merged" if touched else "missed"
    return "found" if _holds(answer) else "explained_away"


def _count_gold(gold: Sequence[DisputeItem], matched: Matched, tally: Tally) -> None:
    for item, kind in zip(gold, matched.gold, strict=True):
        parts = (f"axis:{item.axis}", *(f"tag:{tag}" for tag in item.tags))
        if kind != "ignored":
            total = "disputes.gold" if _holds(item) else "disputes.traps"
            tally.add(total)
            tally.add_to(parts, total)
        tally.add(f"disputes.gold.{kind}")
        tally.add_to(parts, f"disputes.gold.{kind}")


def _count_predicted(predicted: Sequence[DisputeItem], matched: Matched, tally: Tally) -> None:
    for answer, kind in zip(predicted, matched.predicted, strict=True):
        tally.add(f"disputes.predicted.{kind}")
        if _holds(answer) and kind != "ignored":
            tally.add("disputes.predicted")


def _count_found(
    ground: Ground, gold: Sequence[DisputeItem], predicted: Sequence[DisputeItem], matched: Matched, tally: Tally
) -> None:
    for g, p in matched.pairs:
        if matched.gold[g] != "found":
            continue
        item, answer = gold[g], predicted[p]
        for name in ("label", "status", "axis"):
            if (value := getattr(answer, name)) is not None:
                tally.add(f"disputes.{name}.asked")
                tally.add(f"disputes.{name}.right", value == getattr(item, name))
        _count_sides(ground, item, answer, tally)


def _count_silence(
    gold: Sequence[DisputeItem],
    predicted: Sequence[DisputeItem],
    matched: Matched,
    documents: frozenset[str],
    tally: Tally,
) -> None:
    for g, p in matched.pairs:
        if matched.gold[g] != "found":
            continue
        item, answer = gold[g], predicted[p]
        for name in ("silent", "one_sided"):
            wanted = set(getattr(item, name)) & documents
            said = set(getattr(answer, name)) & documents
            tally.add(f"disputes.{name}.gold", len(wanted))
            tally.add(f"disputes.{name}.predicted", len(said))
            tally.add(f"disputes.{name}.right", len(wanted & said))


def _count_sides(ground: Ground, item: DisputeItem, answer: DisputeItem, tally: Tally) -> None:
    """Pairs of a found dispute's claims that gold has on one side, or on two, and the prediction likewise."""
    side_of = {claim: number for number, claims in enumerate(item.sides) for claim in claims}
    placed = [
        (side, {side_of[met] for met in ground.met.get(claim, ()) if met in side_of})
        for side, claims in enumerate(answer.sides)
        for claim in claims
    ]
    placed = [(side, golds) for side, golds in placed if golds]
    right = [
        (side == other) == bool(golds & others) or (side != other and len(golds | others) > 1)
        for place, (side, golds) in enumerate(placed)
        for other, others in placed[place + 1 :]
    ]
    tally.add("disputes.sides.pairs", len(right))
    tally.add("disputes.sides.pairs_right", sum(right))
    tally.add("disputes.sides.right", all(right))


def _count_b_cubed(
    ground: Ground,
    gold: Sequence[DisputeItem],
    predicted: Sequence[DisputeItem],
    tally: Tally,
) -> None:
    """For every claim of gold that holds: how much of its own dispute the predicted one it is in has, and what else.

    A claim in several predicted disputes counts for the one that has most of its own.
    """
    clusters: list[set[str]] = []
    others: list[int] = []
    for answer in predicted:
        said = [claim for side in answer.sides for claim in side] if _holds(answer) else []
        clusters.append({met for claim in said for met in ground.met.get(claim, ())})
        others.append(sum(not ground.met.get(claim) for claim in said))
    disputed = {claim for item in gold for side in item.sides for claim in side}
    for item in gold:
        if not item.required or not _holds(item):
            continue
        own = {claim for side in item.sides for claim in side}
        for claim in sorted(own):
            tally.add("disputes.b_cubed.gold")
            holding = [p for p, cluster in enumerate(clusters) if claim in cluster]
            if not holding:
                continue
            home = min(holding, key=lambda p: (-len(clusters[p] & own), p))
            cluster = clusters[home] & disputed
            shared = len(cluster & own)
            tally.add("disputes.b_cubed.placed")
            tally.add("disputes.b_cubed.recall", round(shared / len(own), 6))
            tally.add("disputes.b_cubed.precision", round(shared / (len(cluster) + others[home]), 6))
