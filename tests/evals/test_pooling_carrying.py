"""What was pooled stays where its story is compiled anew, or is named where it has no place there."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path

import harbour
import pytest
from mill import (
    GOLD,
    MARR,
    TEXTS,
    adopt,
    answer,
    files,
    gold,
    make,
    one_with,
    quote,
    related,
    rewritten,
    told,
    twice_written,
    write_run,
)

from evals.cli import main
from evals.gold import dump_story
from pipeline.schema import Claim


def test_a_story_compiled_anew_keeps_what_was_pooled(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = twice_written(told())
    draft["contradictions"].append(related()["contradictions"][-1])
    write_run(mill / "two", draft)
    _, key = make("two")
    stays = next(row.id for row in gold().claims if row.statement == "The mill was shut." and row.factuality == "CT+")
    gone = next(
        item.record.id
        for item in key.items
        if isinstance(item.record, Claim) and item.record.statement == "Nobody worked at the place."
    )
    one_with(gone, stays)
    assert adopt(answer(key, "x"), answer(key, "y"), "--write") == 0
    once = {name: text for name, text in files().items() if name != "story.toml"}
    assert {row["type"] for row in json.loads(once["pooled.json"])["items"]} == {
        "quote",
        "claim",
        "dispute",
        "contradiction",
    }
    capsys.readouterr()
    assert rewritten(GOLD) == 0
    assert "problem:" not in capsys.readouterr().out
    again = files()
    told_once = {name: text.decode() for name, text in once.items() if name != "claims.jsonl"}
    assert {name: again[name].decode() for name in told_once} == told_once
    # a twin's passage is a reading of the claim it went into, and comes with the twin
    claims = [json.loads(line) for line in once["claims.jsonl"].decode().splitlines()]
    kept = [json.loads(line) for line in again["claims.jsonl"].decode().splitlines()]
    assert [row["id"] for row in kept] == [row["id"] for row in claims]


def test_a_claim_carried_over_is_linked_to_a_quote_that_is_there(mill: Path) -> None:
    draft = deepcopy(GOLD)
    draft["documents"]["mill-b"]["quotes"].append(quote("n1", "the bridge fell", MARR, required=False))
    dump_story(harbour.story("mill", draft=draft), Path("gold/mill"))
    _, key = make()
    assert adopt(answer(key, "x"), answer(key, "y"), "--write") == 0
    fell = next(row for row in gold().claims if row.evidence[0].text == "the bridge fell")
    assert fell.quote
    assert rewritten(GOLD) == 0
    assert next(row for row in gold().claims if row.id == fell.id).quote is None


def test_what_was_pooled_and_has_no_place_in_a_story_compiled_anew_is_named(
    mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = deepcopy(GOLD)
    _, key = make()
    assert adopt(answer(key, "x"), answer(key, "y"), "--write") == 0
    before, story = files(), gold()
    idle = next(row for row in story.disputes if row.question == "Which stood idle?")
    shut = next(row for row in story.claims if row.id == idle.sides[0].claims[0])
    draft["documents"]["mill-a"]["claims"][0]["evidence"] = "said the mill was shut"
    assert rewritten(draft) == 2
    out = capsys.readouterr().out
    why = f"would be lost: {shut.id} is no claim of gold any more (annotate what it needs, or take it out"
    assert f"problem: pooled.json: {idle.id} {why}" in out
    assert files() == before
    assert rewritten(draft, "--partial") == 2
    made = gold()
    assert {row.question for row in made.disputes} == {row.question for row in story.disputes} - {idle.question}
    assert sum(row.evidence[0].text == "The river rose" for row in made.claims) == 1
    assert main(["gold", "check", "--foreign", "nowhere"]) == 0
    Path("seeds/mill/mill-a.txt").write_text(TEXTS["mill-a"] + " It was dry.", "utf-8")
    capsys.readouterr()
    assert rewritten(draft) == 2
    assert "what a pool added to it cannot be carried over" in capsys.readouterr().err


def test_check_names_what_is_listed_as_pooled_and_not_in_gold(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, key = make()
    assert adopt(answer(key, "x"), answer(key, "y"), "--write") == 0
    told = json.loads(Path("gold/mill/pooled.json").read_text("utf-8"))
    told["items"][0]["id"] = "c_gone"
    Path("gold/mill/pooled.json").write_text(json.dumps(told), "utf-8")
    assert main(["gold", "check", "--foreign", "nowhere"]) == 2
    assert "lists 1 records that gold does not hold: c_gone" in capsys.readouterr().err
