"""Edges and disputes: what answers what, split and merged, sides and silence. Expected values are worked by hand."""

import random

from hypothesis import given
from hypothesis import strategies as st

from evals.items import ClaimItem, DisputeItem, EdgeItem
from evals.metrics.catalogue import METRICS
from evals.metrics.contradictions import count_contradictions
from evals.metrics.disputes import count_disputes
from evals.metrics.evidence import ground
from evals.metrics.tally import Tally, summed


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


def test_what_is_told_beyond_a_sample_of_gold_counts_neither_way_and_leaves_other_stories_as_they_are() -> None:
    asked, told = [edge("g", 0, 1), edge("g", 2, 3, status="apparent")], [edge("p", 0, 1), edge("p", 4, 5)]
    fooled = edge("p", 2, 3)
    sample, whole = Tally(), Tally()
    related = count_contradictions(GROUND, asked, [*told, fooled], (), None, sample, exhaustive=False)
    assert related.predicted == ["found", "ignored", "false_alarm"]
    count_contradictions(GROUND, [edge("g", 0, 1), edge("g", 6, 7)], told, (), None, whole)
    alone, both = sample.counts, summed([sample.counts, whole.counts])
    for name in ("contradictions", "contradictions.strict", "contradictions.aligned"):
        assert METRICS[f"{name}.recall"].value(alone) == 1
        assert METRICS[f"{name}.recall"].value(both) == 2 / 3
        for last in ("precision", "f1"):
            assert METRICS[f"{name}.{last}"].value(alone) is None
            assert METRICS[f"{name}.{last}"].value(both) == 1 / 2
    assert METRICS["traps.false_alarms"].value(alone) == METRICS["traps.false_alarms"].value(both) == 1


def test_a_sample_of_disputes_tells_what_was_found_and_nothing_of_the_rest() -> None:
    asked = [dispute("g", [0], [1]), dispute("g", [2], [3], status="apparent")]
    told = [dispute("p", [0], [1], silent=("d5",)), dispute("p", [4], [5]), dispute("p", [2], [3])]
    tally = Tally()
    matched = count_disputes(GROUND, asked, told, ["d5"], tally, exhaustive=False)
    assert matched.predicted == ["found", "ignored", "false_alarm"]
    found = {name: metric.value(tally.counts) for name, metric in METRICS.items() if name.startswith("disputes.")}
    assert {name for name, value in found.items() if value is not None} == {
        *("disputes.recall", "disputes.merged", "disputes.false_alarms", "disputes.sides", "disputes.side_pairs"),
        *("disputes.status", "disputes.axis"),
    }
    assert (found["disputes.recall"], found["disputes.false_alarms"]) == (1, 1)


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


def test_an_optional_dispute_takes_no_answer_from_a_required_one() -> None:
    # the answer has two of the optional one's two claims, and two of the required one's four
    required, optional = dispute("g", [0, 2], [1, 3]), dispute("g", [0], [1], required=False)
    for gold in ([required, optional], [optional, required]):
        found = disputes(gold, [dispute("p", [0], [1])])
        assert (found["disputes.gold.found"], found["disputes.predicted.found"]) == (1, 1)
    found = disputes([required, optional], [dispute("p", [0], [1]), dispute("p", [0, 2], [1, 3])])
    assert (found["disputes.gold.found"], found["disputes.predicted.ignored"]) == (1, 1)


def test_what_answers_an_optional_dispute_that_holds_is_no_false_alarm() -> None:
    trap, optional = dispute("g", [0, 2], [1, 3], status="apparent"), dispute("g", [0], [1], required=False)
    found = disputes([trap, optional], [dispute("p", [0], [1])])
    assert (found["disputes.gold.avoided"], found["disputes.predicted.ignored"]) == (1, 1)
    assert disputes([trap], [dispute("p", [0], [1])])["disputes.gold.false_alarm"] == 1


def test_an_optional_edge_between_copies_takes_no_answer_from_the_required_one() -> None:
    told = (dispute("g", [0, 2], [1, 3]),)
    gold = [edge("g", 0, 1), edge("g", 2, 3, required=False)]
    assert edges(gold[:1], [edge("p", 2, 3)], told)["edges.gold.found"] == 1
    found = edges(gold, [edge("p", 2, 3)], told)
    assert (found["edges.gold.found"], found["edges.predicted.found"]) == (1, 1)
    found = edges(gold, [edge("p", 2, 3), edge("p", 0, 1)], told)
    assert (found["edges.gold.found"], found["edges.predicted.ignored"]) == (1, 1)


def test_what_answers_an_optional_edge_is_no_false_alarm_of_a_trap_it_fits_worse() -> None:
    near = ground(
        [claim("g0", "d", 0, 12), claim("g1", "d", 8, 18), claim("g2", "e", 0, 10), claim("g3", "d", 0, 17)],
        [claim("p0", "d", 0, 18), claim("p1", "e", 0, 10)],
    )
    trap = EdgeItem("t", "g0", "g2", "contradiction", "apparent", "numeric")
    holds = EdgeItem("o", "g1", "g2", "contradiction", "genuine", "numeric", required=False)
    fitting = EdgeItem("o", "g3", "g2", "contradiction", "apparent", "numeric", required=False)
    worse = EdgeItem("o", "g1", "g2", "contradiction", "apparent", "numeric", required=False)
    for others, kind in (([], "false_alarm"), ([holds], "avoided"), ([fitting], "avoided"), ([worse], "false_alarm")):
        for gold in ([trap, *others], [*others, trap]):
            tally = Tally()
            count_contradictions(near, gold, [edge("p", 0, 1)], (), None, tally)
            assert tally.counts[f"edges.gold.{kind}"] == 1, others


# Two gold and two predicted claims a document, all four of which share words.
CROWD = ground(
    [claim(f"g{number}", f"d{number // 2}", 4 * (number % 2), 10 + 4 * (number % 2)) for number in range(8)],
    [claim(f"p{number}", f"d{number // 2}", 3 * (number % 2), 12 + 2 * (number % 2)) for number in range(8)],
)
NUMBERS = st.lists(st.integers(0, 7), min_size=2, max_size=5, unique=True)


@st.composite
def relations(draw: st.DrawFn) -> tuple[list[EdgeItem], list[EdgeItem], list[DisputeItem], list[DisputeItem]]:
    """Edges and disputes that hold, of gold and told; of gold some are optional."""

    def some_edges(kind: str) -> list[EdgeItem]:
        pairs = draw(st.lists(st.sets(st.integers(0, 7), min_size=2, max_size=2), max_size=6, unique_by=frozenset))
        return [edge(kind, *sorted(pair), required=kind == "p" or draw(st.booleans())) for pair in pairs]

    def some_disputes(kind: str) -> list[DisputeItem]:
        found = []
        for held in draw(st.lists(NUMBERS, max_size=4, unique_by=tuple)):
            cut = draw(st.integers(1, len(held) - 1))
            found.append(dispute(kind, held[:cut], held[cut:], required=kind == "p" or draw(st.booleans())))
        return found

    return some_edges("g"), some_edges("p"), some_disputes("g"), some_disputes("p")


def crowded(
    gold: list[EdgeItem], said: list[EdgeItem], asked: list[DisputeItem], told: list[DisputeItem]
) -> dict[str, float]:
    tally = Tally()
    count_contradictions(CROWD, gold, said, asked, None, tally)
    count_disputes(CROWD, asked, told, [f"d{number}" for number in range(4)], tally)
    return tally.counts


@given(relations(), st.randoms())
def test_the_order_of_what_is_told_changes_nothing(
    items: tuple[list[EdgeItem], list[EdgeItem], list[DisputeItem], list[DisputeItem]], rng: random.Random
) -> None:
    gold, said, asked, told = items
    shuffled = rng.sample(said, len(said)), asked, rng.sample(told, len(told))
    assert crowded(gold, *shuffled) == crowded(*items)


@given(relations())
def test_optional_relations_change_nothing_of_what_is_found(
    items: tuple[list[EdgeItem], list[EdgeItem], list[DisputeItem], list[DisputeItem]],
) -> None:
    gold, said, asked, told = items
    # which sides an edge crosses is asked of all disputes, so for edges these stay as they are
    plain = [row for row in gold if row.required]
    counts = [crowded(edges, said, asked, told) for edges in (plain, gold)]
    assert counts[0].get("edges.gold.found", 0) == counts[1].get("edges.gold.found", 0)
    assert counts[0].get("edges.predicted", 0) >= counts[1].get("edges.predicted", 0)
    needed = [row for row in asked if row.required]
    counts = [crowded(gold, said, disputes, told) for disputes in (needed, asked)]
    assert counts[0].get("disputes.gold.found", 0) == counts[1].get("disputes.gold.found", 0)
    assert counts[0].get("disputes.predicted", 0) >= counts[1].get("disputes.predicted", 0)
