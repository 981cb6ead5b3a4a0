"""Sheets: what is pooled of what runs tell, and what a judge sees of it."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path

import pytest
from mill import GOLD, LUND, QUILL, answer, claim, classes, gold, make, quote, told, write_run

from evals.cli import main
from evals.gold import dump_story
from evals.pooling.key import ToldDispute
from evals.pooling.sheets import SheetClaim, SheetDispute, parts
from pipeline.schema import Claim


def test_the_sheet_tells_nothing_of_where_an_item_comes_from(mill: Path) -> None:
    write_run(mill / "other", told())
    sheet, key = make("one", "other")
    text = Path("sheet.json").read_text("utf-8")
    assert not any(f'"{word}"' in text for word in ("one", "other", "told_by", "origin", "changed", "required", "pool"))
    assert {item.id for item in sheet.items} == {item.id for item in key.items}
    assert {tuple(item.told_by) for item in key.items if item.origin == "pool"} == {("one", "other")}
    alone, _ = make("one")
    assert alone == sheet
    places = [
        (item.document, getattr(item, "content", getattr(item, "evidence", None))[0].start)
        for item in sheet.items
        if not isinstance(item, SheetDispute)
    ]
    assert places == sorted(places)


def test_what_gold_matches_is_not_pooled_though_it_is_wrong(mill: Path) -> None:
    draft = deepcopy(GOLD)
    first = draft["documents"]["mill-a"]
    first["quotes"][0]["speaker"] = LUND  # wrong_speaker
    first["quotes"][1] = quote("q2", "choice", QUILL)  # wrong_span
    first["claims"].append(claim("c9", "mill was shut", QUILL, "The mill was shut."))  # duplicate
    first["claims"].append(claim("c7", "mill was shut", QUILL, "Nobody worked at the place."))  # says something else
    first["claims"].append(claim("c8", "The river rose", {"name": "AUTHOR"}, "The river rose."))
    write_run(mill / "wrong", draft)
    sheet, key = make("wrong")
    told = [item.record for item in key.items if item.origin == "pool"]
    assert sorted(row.statement for row in told if isinstance(row, Claim)) == [
        "Nobody worked at the place.",
        "The river rose.",
    ]
    assert len(told) == 2
    others = {item.statement: item.others for item in sheet.items if isinstance(item, SheetClaim)}
    assert others["Nobody worked at the place."] == ["Ada Quill (CT+): The mill was shut."]
    assert others["The river rose."] == []


def test_two_claims_of_one_passage_are_one_item_only_if_their_statements_are_alike(mill: Path) -> None:
    draft = told()
    draft["documents"]["mill-a"]["claims"][-1]["statement"] = "The river Alder rose."
    write_run(mill / "like", draft)
    draft["documents"]["mill-a"]["claims"][-1]["statement"] = "Water reached the bridge."
    write_run(mill / "unlike", draft)
    _, key = make("one", "like", "unlike")
    by = [
        item.told_by
        for item in key.items
        if isinstance(item.record, Claim) and item.origin == "pool" and item.record.evidence[0].text == "The river rose"
    ]
    assert sorted(by) == [["one", "like"], ["unlike"]]


def test_a_passage_that_is_not_in_the_document_is_not_pooled(mill: Path) -> None:
    rows = [json.loads(line) for line in (mill / "one/claims.jsonl").read_text("utf-8").splitlines()]
    for row in rows:
        if row["evidence"][0]["text"] == "The river rose":
            row["evidence"][0]["text"] = "The river sank"
    (mill / "one/claims.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    _, key = make()
    told = [item.record for item in key.items if item.origin == "pool"]
    assert not any(row.evidence[0].text == "The river rose" for row in told if isinstance(row, Claim))
    (bridge,) = [row for row in told if isinstance(row, ToldDispute) and row.question == "Did the bridge hold?"]
    assert [len(side.claims) for side in bridge.sides] == [1, 1]


def test_a_sample_draws_so_many_claims_and_names_a_run(mill: Path) -> None:
    sheet, key = make(options=("--sample", "one=1"))
    pooled = [item for item in key.items if item.origin == "pool"]
    assert sum(item.type == "claim" for item in pooled) == 1
    assert sum(item.type == "quote" for item in pooled) == 1
    assert sheet.note
    assert "one" not in sheet.note.split()
    assert main(["gold", "pool", "one", "--story", "mill", "--out", "s", "--key", "k", "--sample", "two=1"]) == 2


def test_parts_are_whole_documents_and_hold_everything_once(mill: Path) -> None:
    sheet, _ = make()
    split = parts(sheet, 1)
    homes = [{getattr(item, "document", None) for item in part.items} for part in split]
    assert homes == [{"mill-a"}, {"mill-b"}, {None}]
    assert [item for part in split for item in part.items] == sheet.items
    assert parts(sheet, len(sheet.items)) == [sheet]


@pytest.mark.parametrize("most", ["0", "-1", "few"])
def test_a_part_holds_an_item_or_more(most: str, mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        make(options=(f"--most={most}",))
    assert stopped.value.code == 2
    assert "is not a whole number, 1 or more" in capsys.readouterr().err


def test_a_sheet_in_parts_is_adopted_part_by_part(mill: Path) -> None:
    _, whole = make()
    _, key = make(options=("--most", "1"))
    assert key == whole
    assert not Path("sheet-4.json").exists()
    answer(key, "x"), answer(key, "y")
    for number in (1, 2, 3):
        ids = {item["id"] for item in json.loads(Path(f"sheet-{number}.json").read_text("utf-8"))["items"]}
        for judge in ("x", "y"):
            said = json.loads(Path(f"{judge}.json").read_text("utf-8"))["answers"]
            mine = {name: row for name, row in said.items() if name in ids}
            Path(f"{judge}-{number}.json").write_text(json.dumps({"judge": judge, "answers": mine}), "utf-8")
        words = ["gold", "pool", "--adopt", f"sheet-{number}.json", "--key", "key.json", "--write"]
        assert main([*words, f"x-{number}.json", f"y-{number}.json"]) == 0
    assert not any("spurious" in kind for kinds in classes().values() for kind in kinds)


def test_a_story_whose_texts_are_not_ours_is_refused(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dump_story(gold(), Path("gold/mill"), standoff=lambda _: True)
    assert main(["gold", "pool", "one", "--story", "mill", "--out", "s.json", "--key", "k.json"]) == 2
    assert "gold only points into" in capsys.readouterr().err
    assert not Path("s.json").exists()
