"""Pooled contradictions, between claims that gold has or with claims that it lacks."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import harbour
import pytest
from mill import GOLD, adopt, answer, classes, dispute, files, gold, make, recalls, related, told, write_run

from evals.cli import main
from evals.gold import dump_story, load_gold
from evals.pooling.key import Key
from evals.pooling.sheets import SheetContradiction


def only(kind: str) -> Callable[[Any], str]:
    """A judge who calls items of one type valid and no other."""
    return lambda item: "valid" if item.type == kind else "repeats"


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


def bridge(**more: Any) -> dict[str, Any]:
    """Gold, and an edge of no dispute between two claims that it does not list."""
    draft = told()
    draft["disputes"] = deepcopy(GOLD["disputes"])
    draft["contradictions"][-1] |= more
    return draft


def test_an_edge_is_no_item_beside_the_dispute_that_tells_it_nor_between_one_claim_of_gold(mill: Path) -> None:
    _, key = make()  # of `one`, the edge over the bridge is of a dispute that is asked about itself
    assert classes()["edges"].count("spurious") == 1
    assert edge_items(key) == []
    draft = deepcopy(GOLD)
    draft["documents"]["mill-a"]["claims"].append({**draft["documents"]["mill-a"]["claims"][0], "key": "c9"})
    draft["documents"]["mill-a"]["claims"][-1] |= {"evidence": "mill was shut", "statement": "The mill was shut now."}
    draft["contradictions"].append({**draft["contradictions"][0], "b": "mill-a#c9"})
    write_run(mill / "again", draft)
    assert edge_items(make("again", "one")[1]) == []


def test_an_edge_comes_with_the_claims_that_gold_lacks(mill: Path) -> None:
    write_run(mill / "more", bridge())
    old, recall = gold(), recalls("more")
    sheet, key = make("more")
    (item,) = edge_items(key)
    (shown,) = [part for part in sheet.items if part.id == item.id]
    assert isinstance(shown, SheetContradiction)
    assert {shown.a.claimant, shown.b.claimant} == {"AUTHOR", "Cleo Marr"}
    assert adopt(answer(key, "x", only("contradiction")), answer(key, "y", only("contradiction")), "--write") == 0
    new = gold()
    (edge,) = [row for row in new.contradictions if row not in old.contradictions]
    fresh = [row for row in new.claims if row not in old.claims]
    assert {edge.a, edge.b} == {row.id for row in fresh}
    assert not any(row.required for row in (edge, *fresh))
    assert {row.claimant.name for row in fresh} == {"AUTHOR", "Cleo Marr"}
    assert "spurious" not in classes("more")["edges"]
    assert recalls("more") == recall
    (row,) = json.loads(Path("gold/mill/pooled.json").read_text("utf-8"))["items"]
    assert (row["id"], sorted(row["along"])) == (edge.id, sorted(claim.id for claim in fresh))
    assert main(["gold", "check", "--foreign", "nowhere"]) == 0
    once = files()
    assert adopt("x.json", "y.json", "--write") == 0
    assert files() == once


def test_an_edge_is_not_adopted_with_a_claim_that_a_judge_calls_invalid(
    mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_run(mill / "more", bridge())
    _, key = make("more")

    def doubts(item: Any) -> str:
        return "invalid" if item.type == "claim" else "valid"

    assert adopt(answer(key, "x", doubts), answer(key, "y", only("contradiction")), "--write") == 0
    assert "a judge called" in capsys.readouterr().out
    assert len(gold().contradictions) == len(GOLD["contradictions"])


def test_edges_whose_claims_say_the_same_in_other_words_are_one_item(mill: Path) -> None:
    other = bridge(explanation="It stood, it fell.")
    other["documents"]["mill-b"]["claims"][-1] |= {"evidence": "bridge fell", "statement": "The bridge held up."}
    write_run(mill / "first", bridge())
    write_run(mill / "second", other)
    (item,) = edge_items(make("first", "second")[1])
    assert item.told_by == ["first", "second"]
    assert item.record.explanation == "Held, or fell."


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


def test_an_edge_brings_back_a_claim_that_gold_has_no_more_as_optional(mill: Path) -> None:
    write_run(mill / "more", related())
    _, key = make("more")
    story = gold()
    gone = next(row for row in story.claims if row.statement == "The dam was sound.")
    dump_story(replace(story, claims=tuple(row for row in story.claims if row != gone)), Path("gold/mill"))
    assert adopt(answer(key, "x"), answer(key, "y"), "--write") == 0
    (back,) = [row for row in gold().claims if row.statement == gone.statement]
    assert not back.required
    assert len(gold().contradictions) == len(GOLD["contradictions"]) + 1
