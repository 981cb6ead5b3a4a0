"""Edges and disputes: what answers what, split and merged, sides and silence. Expected values are worked by hand."""

from evals.items import ClaimItem, DisputeItem, EdgeItem
from evals.metrics.catalogue import METRICS
from evals.metrics.contradictions import count_contradictions
from evals.metrics.disputes import count_disputes
from evals.metrics.evidence import ground
from evals.metrics.tally import Tally


def claim(name: str, document: str, start: int, end: int) -> ClaimItem:
    return ClaimItem(id=name, document=document, ranges=((start, end),), readings=(((start, end),),))


GOLD = [claim(f"g{number}", f"d{number}", 0, 10) for number in range(8)]
SAID = [claim(f"p{number}", f"d{number}", 1, 12) for number in range(8)]
GROUND = ground(GOLD, SAID)


def edge(kind: str, a: int, b: int, **fields: object) -> EdgeItem:
    said = {"label": "contradiction", "status": "genuine", "axis": "numeric", **fields}
    return EdgeItem(f"{kind}{a}{b}", f"{kind}{a}", f"{kind}{b}", **said)


def dispute(kind: str, *sides: list[int], **fields: object) -> DisputeItem:
    named = tuple(tuple(f"{kind}{number}" for number in side) for side in sides)
    said = {"status": "genuine", "axis": "numeric", **fields}
    return DisputeItem(f"{kind}{sides}", f"{sides}", named, "contradiction", **said)


def edges(
    gold: list[EdgeItem],
    said: list[EdgeItem],
    disputes: tuple[DisputeItem, ...] = (),
    looked: tuple[tuple[set[str], set[str]], ...] = (({"p0"}, {"p1"}),),
) -> dict[str, float]:
    tally = Tally()
    candidates = [(frozenset(one), frozenset(other)) for one, other in looked]
    count_contradictions(GROUND, gold, said, disputes, candidates, tally)
    return tally.counts


def disputes(gold: list[DisputeItem], said: list[DisputeItem]) -> dict[str, float]:
    tally = Tally()
    count_disputes(GROUND, gold, said, [f"d{number}" for number in range(8)], tally)
    return tally.counts


def test_an_edge_is_found_whichever_way_round_it_is_told() -> None:
    found = edges([edge("g", 0, 1)], [edge("p", 1, 0, label="tension")])
    assert METRICS["contradictions.f1"].value(found) == METRICS["contradictions.aligned.f1"].value(found) == 1
    assert METRICS["contradictions.strict.f1"].value(found) == 0
    assert METRICS["contradictions.candidates.recall"].value(found) == 1


def test_candidate_recall_counts_edges_looked_at_in_pairs_in_tables_and_not_with_themselves() -> None:
    gold = [edge("g", 0, 1), edge("g", 2, 3), edge("g", 0, 4), edge("g", 5, 6, status="apparent")]
    table = {"p1", "p2", "p3"}
    found = edges(gold, [], looked=(({"p1"}, {"p0", "p7"}), (table, table), ({"p4"}, {"p4"})))
    assert (found["edges.candidates.asked"], found["edges.candidates.right"]) == (3, 2)


def test_a_claim_that_is_about_both_ends_of_an_edge_is_no_pair() -> None:
    wide = ground([claim("g0", "d", 0, 10), claim("g1", "d", 5, 15)], [claim("p0", "d", 0, 15)])
    tally = Tally()
    count_contradictions(wide, [edge("g", 0, 1)], [], (), [(frozenset(["p0"]), frozenset(["p0"]))], tally)
    assert (tally.counts["edges.candidates.right"], tally.counts["edges.candidates.possible"]) == (0, 0)


def test_an_edge_with_one_side_elsewhere_is_spurious() -> None:
    found = edges([edge("g", 0, 1)], [edge("p", 0, 2)])
    assert (found["edges.predicted.spurious"], found["edges.gold.missed"]) == (1, 1)


def test_a_conflict_told_by_copies_is_found_once_and_its_further_pairs_count_neither_way() -> None:
    told = (dispute("g", [0, 2], [1, 3]),)
    found = edges([edge("g", 0, 1)], [edge("p", 2, 3), edge("p", 0, 3)], told)
    assert (found["edges.gold.found"], found["edges.predicted.found"], found["edges.predicted.ignored"]) == (1, 1, 1)
    assert METRICS["contradictions.precision"].value(found) == 1


def test_a_trap_told_as_apparent_is_seen_through_and_no_prediction() -> None:
    trap = edge("g", 0, 1, status="apparent")
    found = edges([trap], [edge("p", 0, 1, status="apparent")])
    assert METRICS["traps.seen_through"].value(found) == 1
    assert METRICS["contradictions.precision"].value(found) is None
    found = edges([trap], [])
    assert METRICS["traps.false_alarms"].value(found) == 0


def test_what_holds_and_is_told_as_apparent_is_explained_away() -> None:
    found = edges([edge("g", 0, 1)], [edge("p", 0, 1, status="apparent")])
    assert found["edges.gold.explained_away"] == 1
    assert METRICS["contradictions.recall"].value(found) == 0
    assert METRICS["contradictions.status"].value(found) == 0


def test_a_dispute_in_two_pieces_is_found_once_and_split() -> None:
    found = disputes([dispute("g", [0, 2], [1, 3])], [dispute("p", [0], [1]), dispute("p", [2], [3])])
    assert (found["disputes.gold.found"], found["disputes.predicted.split"]) == (1, 1)
    assert METRICS["disputes.precision"].value(found) == 0.5
    assert METRICS["disputes.b_cubed.precision"].value(found) == 1
    assert METRICS["disputes.b_cubed.recall"].value(found) == 0.5


def test_two_disputes_told_as_one_are_merged() -> None:
    found = disputes([dispute("g", [0], [1]), dispute("g", [2], [3])], [dispute("p", [0, 2], [1, 3])])
    assert (found["disputes.gold.found"], found["disputes.gold.merged"]) == (1, 1)
    assert METRICS["disputes.b_cubed.precision"].value(found) == 0.5
    assert METRICS["disputes.b_cubed.recall"].value(found) == 1


def test_a_dispute_of_one_side_is_none() -> None:
    found = disputes([dispute("g", [0, 2], [1])], [dispute("p", [0], [2])])
    assert (found["disputes.gold.missed"], found["disputes.predicted.spurious"]) == (1, 1)


def test_sides_are_right_if_claims_are_parted_as_gold_parts_them() -> None:
    gold = dispute("g", [0, 2], [1, 3], silent=("d4", "d5"), one_sided=("d0",))
    right = disputes([gold], [dispute("p", [1, 3], [0, 2], silent=("d4", "d6"), one_sided=())])
    assert METRICS["disputes.sides"].value(right) == 1
    assert METRICS["disputes.silent.f1"].value(right) == 0.5
    assert METRICS["disputes.one_sided.recall"].value(right) == 0
    # Of the six pairs of claims only 0 with 3 and 1 with 2 are as in gold, apart.
    wrong = disputes([gold], [dispute("p", [0, 1], [2, 3])])
    assert METRICS["disputes.sides"].value(wrong) == 0
    assert METRICS["disputes.side_pairs"].value(wrong) == 2 / 6
