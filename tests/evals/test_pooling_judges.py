"""Judges: how far they agree, and the controls that say whether to believe them."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from copy import deepcopy
from itertools import combinations, product
from pathlib import Path
from typing import Any

import harbour
import pytest
from mill import GOLD, MARR, adopt, answer, claim, dispute, files, gold, make, related, write_run

from evals.gold import dump_story
from evals.metrics.names import same_name
from evals.pooling.controls import controls
from evals.pooling.gather import Pooled, pool
from evals.pooling.key import Key, ToldContradiction
from evals.pooling.pages import Page
from evals.predictions import Predictions, read_predictions
from pipeline.schema import Claim, Quote


def lenient(key: Key) -> dict[str, str]:
    return {item.id: "valid" for item in key.items}


def strict(key: Key) -> dict[str, str]:
    return {item.id: "invalid" for item in key.items}


@pytest.mark.parametrize(("waves", "option"), [(lenient, "--refuses"), (strict, "--accepts")])
def test_a_judge_who_waves_all_or_nothing_through_is_refused(
    mill: Path, waves: Callable[[Key], dict[str, str]], option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, key = make()
    said = {name: {"verdict": verdict} for name, verdict in waves(key).items()}
    Path("bad.json").write_text(json.dumps({"judge": "bad", "answers": said}), "utf-8")
    good, before = answer(key, "good"), files()
    assert adopt(good, "bad.json", "--write") == 2
    assert "bad fails the controls" in capsys.readouterr().err
    assert files() == before
    assert adopt(good, "bad.json", option, "0") == 0


def test_answers_must_be_to_the_sheet_whole_and_of_two_judges(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, key = make()
    good, other = answer(key, "good"), answer(key, "other")
    assert adopt(good) == 2
    said = json.loads(Path(other).read_text("utf-8"))
    gone = said["answers"].pop(key.items[0].id)
    Path(other).write_text(json.dumps(said), "utf-8")
    assert adopt(good, other) == 2
    assert f"other leaves 1 of {len(key.items)} items out" in capsys.readouterr().err
    Path(other).write_text(json.dumps({**said, "answers": {**said["answers"], "p_x": gone}}), "utf-8")
    assert adopt(good, other) == 2


def test_agreement_is_over_the_pool_and_by_type(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, key = make()
    claims = [item.id for item in key.items if item.origin == "pool" and item.type == "claim"]
    # of 6 items both call 5 valid, x one of them invalid: by hand 5/6, and kappa 0 as y has one label only
    judges = [answer(key, "x", lambda item: "invalid" if item.id == claims[0] else "valid"), answer(key, "y")]
    capsys.readouterr()
    assert adopt(*judges) == 0
    out = capsys.readouterr().out.splitlines()
    rows = {line.rsplit(maxsplit=2)[0].strip(): line.split()[-2:] for line in out if " and " in line}
    assert rows["x and y, all: same"] == ["0.833", "6"]
    assert rows["x and y, all: kappa"] == ["0.000", "6"]
    assert rows["x and y, claim: same"] == ["0.667", "3"]
    assert rows["x and y, quote: kappa"] == ["undefined", "1"]
    assert f"parted on {claims[0]} (claim): x invalid, y valid" in out


def drawn(seed: int, run: str = "one") -> list[Any]:
    story = gold()
    runs: list[tuple[str, Predictions]] = [(run, read_predictions(Path(run)))]
    pages = {name: Page(source) for name, source in story.documents.items()}
    found: list[Pooled] = pool(story, runs, pages, sample={}, seed=seed)
    return controls(story, found, 0.25, random.Random(seed))


@pytest.mark.parametrize("seed", range(5))
def test_controls_are_gold_once_each_and_corrupted_ones_are_wrong(mill: Path, seed: int) -> None:
    story, found = gold(), drawn(seed)
    quotes, claims = ({row.id: row for row in rows} for rows in (story.quotes, story.claims))
    ids = [item.record.id for item in found if item.type != "dispute"]
    assert len(ids) == len(set(ids))
    assert {item.origin for item in found if item.type == "quote"} >= {"required", "corrupted"}
    for item in found:
        if isinstance(item.record, Quote):
            row = quotes[item.record.id]
            assert row.speaker
            assert item.record.speaker
            assert same_name(str(item.record.speaker.name), str(row.speaker.name)) == (item.changed is None)
            assert item.origin in ("corrupted", "required" if row.required else "optional")
        elif isinstance(item.record, Claim):
            own = claims[item.record.id]
            same = (item.record.claimant.name, item.record.factuality) == (own.claimant.name, own.factuality)
            assert same == (item.changed is None)
        elif item.changed:
            homes = {
                row.question
                for row in story.disputes
                for side in row.sides
                for name in side.claims
                if any(name in told.claims for told in item.record.sides)
            }
            assert len(homes) == 2


@pytest.mark.parametrize("seed", range(5))
def test_controls_of_edges_are_gold_or_pairs_that_gold_neither_relates_nor_parts(mill: Path, seed: int) -> None:
    draft = deepcopy(GOLD)
    paper = {"name": "AUTHOR"}
    draft["documents"]["mill-a"]["claims"] += [
        claim("c3", "The river rose", paper, "The mill stood still."),
        claim("c4", "The bridge held", paper, "The bridge held."),
    ]
    draft["documents"]["mill-b"]["claims"].append(claim("c4", "the bridge fell", MARR, "The bridge held.", "CT-"))
    draft["disputes"][0]["sides"][0]["claims"].append("mill-a#c3")
    draft["disputes"].append(dispute("Did the bridge hold?", ["mill-a#c4"], ["mill-b#c4"]))
    for a, b in (("mill-a#c2", "mill-b#c3"), ("mill-a#c4", "mill-b#c4")):
        draft["contradictions"].append({**GOLD["contradictions"][0], "a": a, "b": b, "explanation": "Parted."})
    dump_story(harbour.story("mill", draft=draft), Path("gold/mill"))
    write_run(mill / "more", related())
    found = [item for item in drawn(seed, "more") if item.type == "contradiction"]
    assert {item.origin for item in found} == {"required", "corrupted"}
    story = gold()
    edges = {frozenset((row.a, row.b)) for row in story.contradictions}
    parted = {
        frozenset((a, b))
        for row in story.disputes
        for side, other in combinations(row.sides, 2)
        for a, b in product(side.claims, other.claims)
    }
    for item in found:
        assert isinstance(item.record, ToldContradiction)
        pair = frozenset((item.record.a.id, item.record.b.id))
        assert len(pair) == 2
        assert (pair in edges) == (item.changed is None)
        assert (pair in parted) == (item.changed is None)
