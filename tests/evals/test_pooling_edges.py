"""Pooled contradictions between two claims that gold has."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import harbour
import pytest
from mill import GOLD, adopt, answer, classes, dispute, files, gold, make, recalls, related, write_run

from evals.cli import main
from evals.gold import dump_story, load_gold
from evals.pooling.key import Key
from evals.pooling.sheets import SheetContradiction


def edge_items(key: Key) -> list[Any]:
    return [item for item in key.items if item.type == "contradiction" and item.origin == "pool"]


def test_an_edge_between_claims_of_gold_is_judged_and_optional_when_valid(mill: Path) -> None:
    write_run(mill / "more", related())
    old, recall = gold(), recalls("more")
    sheet, key = make("more")
    (item,) = edge_items(key)
    assert [kind for kind in classes("more")["edges"] if kind == "spurious"] == ["spurious"]
    judges = [answer(key, "x"), answer(key, "y")]
    assert adopt(*judges, "--write") == 0
    assert classes("more")["edges"].count("ignored") == 1
    assert "spurious" not in classes("more")["edges"]
    assert recalls("more") == recall
    new = gold()
    (edge,) = {row.id: row for row in new.contradictions if row not in old.contradictions}.values()
    assert (edge.required, edge.label, edge.axis, edge.explanation) == (False, "tension", "outcome", "Shut, yet sound.")
    assert (edge.parties, edge.scope, edge.dispute) == ("self", "cross_document", None)
    assert (new.disputes, new.claims) == (old.disputes, old.claims)
    rows = json.loads(Path("gold/mill/pooled.json").read_text("utf-8"))["items"]
    assert [(row["id"], row["type"], row["sheet"]) for row in rows] == [(edge.id, "contradiction", item.id)]
    assert main(["gold", "check", "--foreign", "nowhere"]) == 0
    once = files()
    assert adopt(*judges, "--write") == 0
    assert files() == once
    assert isinstance(sheet.items[-1], SheetContradiction)


@pytest.mark.parametrize("verdict", ["invalid", "repeats"])
def test_an_edge_that_a_judge_does_not_call_valid_stays_spurious(mill: Path, verdict: str) -> None:
    write_run(mill / "more", related())
    _, key = make("more")
    before = files()
    assert adopt(answer(key, "x", lambda _: verdict), answer(key, "y"), "--write") == 0
    assert files() == before


def test_an_edge_is_shown_with_the_claims_of_gold_and_told_once_by_all(mill: Path) -> None:
    draft = related(label="contradiction", explanation="It cannot be both.")
    draft["documents"]["mill-b"]["claims"][1]["statement"] = "Quill held that the dam was sound."
    write_run(mill / "first", related())
    write_run(mill / "second", draft)
    sheet, key = make("first", "second")
    (item,) = edge_items(key)
    assert item.told_by == ["first", "second"]
    (shown,) = [part for part in sheet.items if part.id == item.id]
    assert isinstance(shown, SheetContradiction)
    assert (shown.label, shown.status) == ("tension", "genuine")
    ends = {end.document: end for end in (shown.a, shown.b)}
    assert ends["mill-b"].statement == "The dam was sound."
    assert (ends["mill-b"].claimant, ends["mill-b"].factuality, ends["mill-b"].evidence[0].text) == (
        "Ada Quill",
        "CT+",
        "the dam was sound",
    )
    assert "yet sound" not in sheet.model_dump_json()


def test_an_edge_is_no_item_where_a_claim_answers_none_of_gold_or_both_answer_one(mill: Path) -> None:
    _, key = make()  # of `one`, the edge over the bridge is spurious, and gold has neither of its claims
    assert classes()["edges"].count("spurious") == 1
    assert edge_items(key) == []


def test_an_edge_and_a_dispute_that_holds_it_are_adopted_as_one_whichever_comes_first(mill: Path) -> None:
    draft = related()
    draft["disputes"].append(dispute("Was all well?", ["mill-a#c1"], ["mill-b#c2"], label="tension"))
    write_run(mill / "more", draft)
    for first in ("dispute", "contradiction", "both"):
        harbour.write(mill / first)
        places = ("--gold", f"{first}/gold", "--seeds", f"{first}/seeds")
        _, key = make("more", options=places)
        kinds = {"dispute", "contradiction"}
        for wanted in [kinds] if first == "both" else [{first}, kinds - {first}]:

            def says(item: Any, wanted: set[str] = wanted) -> str:
                return "valid" if item.type in wanted else "invalid"

            assert adopt(answer(key, "x", says), answer(key, "y", says), "--write", *places) == 0
        made = load_gold(Path(f"{first}/gold"), [Path(f"{first}/seeds")], stories=["mill"])[0]
        well = next(row for row in made.disputes if row.question == "Was all well?")
        (edge,) = [row for row in made.contradictions if row.id in well.contradictions]
        assert edge.dispute == well.id, first
        assert {edge.a, edge.b} == {name for side in well.sides for name in side.claims}
        assert len(made.contradictions) == len(GOLD["contradictions"]) + 1


def test_an_edge_whose_claim_gold_has_no_more_is_not_adopted_and_it_is_said(
    mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_run(mill / "more", related())
    _, key = make("more")
    story = gold()
    gone = next(row for row in story.claims if row.statement == "The dam was sound.")
    dump_story(replace(story, claims=tuple(row for row in story.claims if row != gone)), Path("gold/mill"))
    assert adopt(answer(key, "x"), answer(key, "y"), "--write") == 0
    assert f"gold has not {gone.id}" in capsys.readouterr().out
    assert len(gold().contradictions) == len(GOLD["contradictions"])
