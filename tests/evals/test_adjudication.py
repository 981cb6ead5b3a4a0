"""Two annotations and the decisions of a third person."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from harbour import DRAFTS, story, write

from evals.adjudication import adjudicated, decisions_of
from evals.cli import main
from evals.errors import GoldBroken
from evals.gold import dump_story

OVER = {
    "key": "c2",
    "statement": "The closing of the port was over.",
    "evidence": "it was over",
    "claimant": {"name": "Ada Quill", "mention": "Ada Quill"},
    "quote": "q1",
    "factuality": "CT+",
}


def annotated(**disputes: list[list[str]]) -> dict[str, Any]:
    """A draft of the port with a third claim, and disputes by question with the claims of their sides."""
    draft = deepcopy(DRAFTS["port"])
    draft["documents"]["port-b"]["claims"].append(OVER)
    draft["contradictions"].append({**draft["contradictions"][0], "a": "port-b#c2", "b": "port-b#c1"})
    draft["contradictions"].append({**draft["contradictions"][0], "a": "port-b#c2", "b": "port-a#c1"})
    draft["disputes"] = [
        {
            **draft["disputes"][0],
            "question": name,
            "sides": [{"position": str(n), "claims": c} for n, c in enumerate(s)],
        }
        for name, s in disputes.items()
    ]
    return draft


SHUT = [["port-a#c1"], ["port-b#c1"]]
OVER_NOW = [["port-a#c1"], ["port-b#c2"]]


def told(first: dict[str, Any], second: dict[str, Any], **decisions: Any) -> dict[str, list[set[str]]]:
    made, _ = adjudicated(story("port", draft=first), story("port", draft=second), decisions)
    return {row.question: [set(side.claims) for side in row.sides] for row in made.disputes}


def ids(draft: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Ids of the disputes by question, and of the claims by statement and sign."""
    made = story("port", draft=draft)
    return (
        {row.question: row.id for row in made.disputes},
        {f"{row.statement}{row.factuality}": row.id for row in made.claims},
    )


def test_what_both_told_is_required_and_what_one_told_is_asked_and_optional() -> None:
    first, second = annotated(shut=SHUT), annotated(closed=SHUT, over=OVER_NOW)
    made, questions = adjudicated(story("port", draft=first), story("port", draft=second), {})
    assert {row.question: row.required for row in made.disputes} == {"shut": True, "over": False}
    assert any("only one told it" in question.kind for question in questions)


def test_disputes_that_share_the_claims_of_one_side_alone_stay_apart() -> None:
    found = told(annotated(shut=SHUT), annotated(over=OVER_NOW))
    assert set(found) == {"shut", "over"}
    assert all(len(sides) == 2 for sides in found.values())


def test_a_decision_joins_refuses_a_join_and_puts_sides_in_place() -> None:
    first, second = annotated(shut=SHUT), annotated(over=OVER_NOW)
    ours, theirs = ids(first)[0]["shut"], ids(second)[0]["over"]
    assert set(told(first, second, **{ours: {"join": theirs}})) == {"shut"}
    same = annotated(closed=SHUT)
    assert set(told(first, same)) == {"shut"}
    assert set(told(first, same, **{ours: {"join": None}})) == {"shut", "closed"}
    claims = ids(first)[1]
    sides = [{"position": str(number), "claims": [name]} for number, name in enumerate(sorted(claims.values()))]
    found = told(first, second, **{ours: {"sides": sides}})
    assert sorted(map(sorted, found["shut"])) == sorted([name] for name in claims.values())


def test_a_decision_about_no_record_is_an_error() -> None:
    with pytest.raises(GoldBroken, match="no record"):
        told(annotated(shut=SHUT), annotated(shut=SHUT), d_gone="drop")


@pytest.mark.parametrize("told", [[], {"q_1": "requird"}, {"q_1": 3}])
def test_a_decision_that_says_nothing_is_refused(told: Any) -> None:
    with pytest.raises(GoldBroken, match="decisions"):
        decisions_of(told, "decisions.json")


def test_another_speaker_or_passage_is_asked_about_though_the_words_touch() -> None:
    second = deepcopy(DRAFTS["port"])
    quotes = second["documents"]["port-a"]["quotes"]
    quotes[0]["speaker"] = {"name": "Bram Oduya", "mention": "Ada Quill"}
    second["documents"]["port-a"]["claims"][0]["evidence"] = "the port was"
    _, questions = adjudicated(story("port"), story("port", draft=second), {})
    assert [(question.kind, question.document) for question in questions] == [
        ("speaker?", "port-a"),
        ("passage?", "port-a"),
    ]


def test_a_story_with_open_questions_is_not_written_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, seeds = write(tmp_path)
    (tmp_path / "other").mkdir()
    dump_story(story("port", draft=annotated(over=OVER_NOW)), tmp_path / "other" / "port")
    before = (gold / "port" / "claims.jsonl").read_text()
    places = ["--story", "port", "--gold", str(gold), "--seeds", str(seeds)]
    words = ["gold", "adjudicate", str(gold), str(tmp_path / "other"), *places]
    assert main(words) == 2
    assert "not written: decide what is open" in capsys.readouterr().out
    assert (gold / "port" / "claims.jsonl").read_text() == before
    assert main([*words, "--partial"]) == 0
    assert (gold / "port" / "claims.jsonl").read_text() != before


def test_a_side_that_only_the_second_told_is_kept_and_asked_about() -> None:
    first, second = annotated(shut=SHUT), annotated(closed=[*SHUT, ["port-b#c2"]])
    made, questions = adjudicated(story("port", draft=first), story("port", draft=second), {})
    (dispute,) = made.disputes
    assert len(dispute.sides) == 3
    assert any("one more side" in question.kind for question in questions)


def test_a_join_to_a_dispute_that_is_not_there_is_an_error() -> None:
    first = annotated(shut=SHUT)
    with pytest.raises(GoldBroken, match="joined to one"):
        told(first, annotated(closed=SHUT), **{ids(first)[0]["shut"]: {"join": "d_gone"}})


def test_a_dispute_follows_the_decision_about_its_edge_and_is_asked_about() -> None:
    first, second = annotated(shut=SHUT), annotated(shut=SHUT)
    second["contradictions"][0]["label"] = second["disputes"][0]["label"] = "tension"
    one, two = story("port", draft=first), story("port", draft=second)
    (dispute,) = one.disputes
    (edge,) = dispute.contradictions
    made, questions = adjudicated(one, two, {edge: {"label": "tension"}})
    assert [(row.status, row.label) for row in made.disputes] == [("genuine", "tension")]
    assert [(question.id, question.kind) for question in questions] == [(dispute.id, "status and label?")]
    made, questions = adjudicated(one, two, {edge: {"label": "tension"}, dispute.id: {"label": "tension"}})
    assert ([row.label for row in made.disputes], questions) == (["tension"], ())
    with pytest.raises(GoldBroken, match="it is genuine contradiction, its strongest edge genuine tension"):
        adjudicated(one, two, {edge: {"label": "tension"}, dispute.id: {"label": "contradiction"}})


def test_gold_check_names_a_dispute_that_is_not_as_grave_as_its_strongest_edge(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, seeds = write(tmp_path)
    places = ["gold", "check", "--gold", str(gold), "--seeds", str(seeds), "--foreign", str(tmp_path / "no")]
    assert main(places) == 0
    assert "dispute?" not in capsys.readouterr().out
    path = gold / "port" / "disputes.jsonl"
    path.write_text(path.read_text("utf-8").replace('"status": "genuine"', '"status": "apparent"'), "utf-8")
    assert main(places) == 0
    assert ": apparent contradiction, its strongest edge is genuine contradiction: Was" in capsys.readouterr().out
