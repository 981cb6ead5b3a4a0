"""Adoption: what all judges call valid becomes optional gold, and nothing else does."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import harbour
import pytest
from mill import GOLD, adopt, answer, classes, files, gold, make, one_with, recalls, told, twice_written, write_run

from evals.cli import main
from pipeline.schema import Claim


def test_what_judges_call_valid_turns_from_spurious_to_ignored_and_recall_stays(mill: Path) -> None:
    before, old, recall = classes(), gold(), recalls()
    assert before["items"].count("spurious_grounded") == 4
    assert before["disputes"].count("spurious") == 2
    _, key = make()
    judges = [answer(key, "x"), answer(key, "y")]
    unwritten = files()
    assert adopt(*judges) == 0
    assert files() == unwritten
    assert adopt(*judges, "--write") == 0
    after, new = classes(), gold()
    assert not {"spurious", "spurious_grounded"} & {kind for kinds in after.values() for kind in kinds}
    assert after["items"].count("ignored") == before["items"].count("ignored") + 4
    assert after["disputes"].count("ignored") == before["disputes"].count("ignored") + 2
    assert recalls() == recall
    for name in ("quotes", "claims", "contradictions", "disputes"):
        known = {row.id: row for row in getattr(old, name)}
        assert [row for row in getattr(new, name) if row.id in known] == [*known.values()]
        assert not any(row.required for row in getattr(new, name) if row.id not in known)
    assert main(["gold", "check", "--foreign", "nowhere"]) == 0


def test_adopting_twice_changes_nothing(mill: Path) -> None:
    _, key = make()
    judges = [answer(key, "x"), answer(key, "y")]
    assert adopt(*judges, "--write") == 0
    once = files()
    assert adopt(*judges, "--write") == 0
    assert files() == once


@pytest.mark.parametrize("when", ["before it is adopted", "afterwards"])
def test_what_is_one_with_a_claim_of_gold_is_folded_and_not_listed_as_pooled(
    mill: Path, when: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write_run(mill / "two", twice_written(told()))
    _, key = make("two")
    stays = next(row.id for row in gold().claims if row.statement == "The mill was shut." and row.factuality == "CT+")
    gone = next(
        item.record.id
        for item in key.items
        if isinstance(item.record, Claim) and item.record.statement == "Nobody worked at the place."
    )
    judges = [answer(key, "x"), answer(key, "y")]
    if when == "afterwards":
        assert adopt(*judges, "--write") == 0
        one_with(gone, stays)
        assert main(["gold", "unite", "mill"]) == 0
    else:
        one_with(gone, stays)
        assert adopt(*judges, "--write") == 0
        assert "twins.jsonl has it as one" in capsys.readouterr().out
    made = gold()
    assert not any(row.id == gone for row in made.claims)
    rows = {row["id"]: row for row in json.loads(Path("gold/mill/pooled.json").read_text("utf-8"))["items"]}
    worked = next(row for row in made.disputes if row.question == "Did anybody work?")
    assert worked.sides[0].claims == [stays]
    assert gone not in {*rows, *(name for row in rows.values() for name in row["along"])}
    assert worked.contradictions == rows[worked.id]["along"]
    assert main(["gold", "check", "--foreign", "nowhere"]) == 0
    once = files()
    assert adopt(*judges, "--write") == 0
    assert files() == once


def test_where_an_adopted_record_came_from_stands_beside_gold(mill: Path) -> None:
    _, key = make()
    assert adopt(answer(key, "x"), answer(key, "y"), "--write") == 0
    rows = json.loads(Path("gold/mill/pooled.json").read_text("utf-8"))["items"]
    held = {row.id for rows in (gold().quotes, gold().claims, gold().disputes) for row in rows if not row.required}
    assert len(rows) == 6
    assert {row["id"] for row in rows} <= held
    assert {json.dumps(row["verdicts"]) for row in rows} == {'{"valid": 2}'}
    assert {reason for row in rows for reason in row["reasons"]} == {
        f"so says {t}" for t in ("quote", "claim", "dispute")
    }


def test_an_adopted_dispute_keeps_the_claims_of_gold_and_draws_an_edge_between_voices(mill: Path) -> None:
    _, key = make()
    assert adopt(answer(key, "x"), answer(key, "y"), "--write") == 0
    made = gold()
    claims = {row.id: row for row in made.claims}
    disputes = {row.question: row for row in made.disputes}
    shut = next(
        row.id for row in harbour.story("mill", draft=GOLD).claims if row.evidence[0].text == "the mill was shut"
    )
    assert disputes["Which stood idle?"].sides[0].claims == [shut]
    assert not disputes["Which stood idle?"].required
    # AUTHOR of mill-a is one voice with two claims, so there is one edge, and the system's own words are kept
    (edge,) = [row for row in made.contradictions if row.dispute == disputes["Did the bridge hold?"].id]
    assert {claims[edge.a].statement, claims[edge.b].statement} == {"The bridge held."}
    assert (edge.explanation, edge.mechanism, edge.required) == ("Held, or fell.", "negation", False)
    (other,) = [row for row in made.contradictions if row.dispute == disputes["Which stood idle?"].id]
    assert other.parties == "sources"
    fell = next(row for row in made.claims if row.evidence[0].text == "the bridge fell")
    assert fell.quote == next(row.id for row in made.quotes if row.content[0].text == "the bridge fell")


def test_a_dispute_comes_without_a_claim_that_a_judge_calls_invalid_and_not_with_one_side(mill: Path) -> None:
    def says(evidence: str) -> Callable[[Any], str]:
        return lambda item: "invalid" if item.type == "claim" and item.record.evidence[0].text == evidence else "valid"

    _, key = make()
    assert adopt(answer(key, "x", says("The river rose")), answer(key, "y"), "--write") == 0
    made = gold()
    bridge = next(row for row in made.disputes if row.question == "Did the bridge hold?")
    assert [len(side.claims) for side in bridge.sides] == [1, 1]
    assert not any(row.evidence[0].text == "The river rose" for row in made.claims)


def test_a_dispute_left_with_one_side_is_not_adopted_and_it_is_said(
    mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_fall(item: Any) -> str:
        return "invalid" if item.type == "claim" and item.record.evidence[0].text == "the bridge fell" else "valid"

    _, key = make()
    assert adopt(answer(key, "x", no_fall), answer(key, "y", no_fall), "--write") == 0
    assert "has not two sides" in capsys.readouterr().out
    assert {row.question for row in gold().disputes} == {row["question"] for row in GOLD["disputes"]}


@pytest.mark.parametrize("verdict", ["invalid", "repeats"])
def test_only_what_all_judges_call_valid_is_adopted(mill: Path, verdict: str) -> None:
    _, key = make()
    before = files()
    assert adopt(answer(key, "x", lambda _: verdict), answer(key, "y"), "--write") == 0
    assert files() == before
