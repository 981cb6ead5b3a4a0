"""Which sides truly part, in which order they are told, and of which accounts what is said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest
from crocus_run import crocus_run
from toll_run import UPDATED, toll_run

from pipeline.report.sides import Sides, ToldDispute, letter
from pipeline.report.terms import AXES, LABELS, MECHANISMS, PARTIES, REASONS, STATUSES
from pipeline.schema import ApparentReason, Axis, Contradiction, Dispute, Label, Mechanism, Parties, RunRecords, Status


def told(records: RunRecords, number: int = 0) -> ToldDispute:
    return Sides(records.contradictions).of(records.disputes[number])


def test_a_side_that_parts_from_the_others_only_apparently_stands_behind_them_with_the_reason() -> None:
    found = told(toll_run()[0])
    assert [(name, side.position, bool(why)) for name, side, why in found.sides] == [
        ("A", "six", False),
        ("B", "fifteen", False),
        ("C", "two", True),
    ]
    assert [side.side.position for side in found.parting] == ["six", "fifteen"]
    assert found.sides[2].reconciled == ("superseded", UPDATED)


def test_disputes_are_told_by_gravity_then_by_how_sure_the_run_is_then_by_voices() -> None:
    records, _ = toll_run()
    toll, clock = records.disputes
    edges = {edge.id: edge for edge in records.contradictions}

    def made(name: str, confidence: float | None, **more: Any) -> tuple[Dispute, Contradiction]:
        edge = edges[toll.contradictions[-1]].model_copy(update={"id": f"x_{name}", "confidence": confidence})
        return toll.model_copy(update={"id": name, "contradictions": [edge.id], **more}), edge

    fewer = toll.sides[:1] * 2
    cases = [
        made("d_low", 0.6),
        made("d_high_fewer", 0.9, sides=fewer),
        made("d_tension", 0.99, label="tension"),
        made("d_high", 0.88),
        made("d_fair", 0.75),
    ]
    sides = Sides([*records.contradictions, *(edge for _, edge in cases)])
    told = sides.in_order([clock, *(dispute for dispute, _ in cases)])
    assert [dispute.id for dispute in told] == ["d_high", "d_high_fewer", "d_fair", "d_low", "d_tension", "d_clock"]
    assert [strength.told() if (strength := sides.strength(dispute)) else None for dispute in told[:1] + told[3:]] == [
        "confidence 88 %, high",
        "confidence 60 %, low",
        "confidence 99 %, high",
        None,
    ]


def test_an_account_is_one_sided_by_the_sides_that_truly_part() -> None:
    # early holds only a count that was updated; late holds six and the count before it, which is one of the two sides
    found = told(toll_run()[0])
    assert found.one_sided == ["late", "loud"]
    assert found.silent == ["quiet"]


def test_a_dispute_that_only_seems_so_has_reasons_and_nobody_silent() -> None:
    found = told(toll_run()[0], 1)
    assert [why.reason for why in found.reconciled] == ["different_time"]
    assert (found.one_sided, found.silent) == ([], [])
    assert len(found.parting) == 2


def test_a_dispute_all_of_whose_sides_truly_part_is_told_as_it_is_recorded() -> None:
    records, _ = crocus_run()
    for number, dispute in enumerate(records.disputes):
        found = told(records, number)
        assert [side.side for side in found.sides] == dispute.sides
        assert (found.one_sided, found.silent) == (dispute.one_sided, dispute.silent)


def test_sides_of_which_no_contradiction_is_known_truly_part() -> None:
    records, _ = toll_run()
    found = told(replace(records, contradictions=()))
    assert len(found.parting) == 3


@pytest.mark.parametrize(
    ("positions", "order"),
    [
        (["No, nobody", "Yes", "yes, a little"], [1, 2, 0]),
        (["unsure", "no", "yes."], [2, 1, 0]),
        (["no", "two did"], [0, 1]),
        (["nobody did", "yes"], [0, 1]),
    ],
)
def test_yes_is_told_before_no_where_sides_answer_so(positions: list[str], order: list[int]) -> None:
    records, _ = crocus_run()
    first = records.disputes[0]
    sides = [first.sides[0].model_copy(update={"position": position, "claims": []}) for position in positions]
    found = told(replace(records, disputes=(first.model_copy(update={"sides": sides}),)))
    assert [side.position for _, side, _ in found.sides] == [positions[place] for place in order]
    assert [name for name, _, _ in found.sides] == [letter(number) for number in range(len(order))]


def test_every_term_of_the_schema_has_plain_words() -> None:
    for terms, words in (
        (Label, LABELS),
        (Status, STATUSES),
        (ApparentReason, REASONS),
        (Axis, AXES),
        (Parties, PARTIES),
        (Mechanism, MECHANISMS),
    ):
        assert set(get_args(terms)) == set(words)
