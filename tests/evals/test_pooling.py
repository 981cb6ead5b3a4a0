"""Pooling: what runs tell and gold does not list is judged blind; what all judges call valid becomes optional gold."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path
from typing import Any

import harbour
import pytest

from evals.cli import main
from evals.gold import GoldStory, dump_story, load_gold
from evals.metrics.catalogue import METRICS
from evals.metrics.names import same_name
from evals.pooling.controls import controls
from evals.pooling.gather import Pooled, pool
from evals.pooling.sheets import (
    Key,
    Page,
    Sheet,
    SheetClaim,
    SheetContradiction,
    SheetDispute,
    ToldContradiction,
    ToldDispute,
    parts,
)
from evals.predictions import Predictions, read_predictions
from evals.score import prepare, score_run, score_system
from evals.scorefile import values
from pipeline.schema import Claim, Quote

TEXTS = {
    "mill-a": "Ada Quill said the mill was shut. “We had no choice,” she said. Boris Lund said nobody was paid.\n\n"
    "The river rose. The bridge held.",
    "mill-b": "According to the Lantern, Ada Quill said the dam was sound. The company denied the mill was ever shut. "
    "Management said everybody was paid. Cleo Marr said the bridge fell.",
}
QUILL, LUND, MARR = ({"name": name, "mention": name} for name in ("Ada Quill", "Boris Lund", "Cleo Marr"))
COMPANY = {"name": "the company", "mention": "The company"}
MANAGEMENT = {"name": "management", "mention": "Management"}


def quote(key: str, content: str, speaker: dict[str, Any], cue: str = "said", **more: Any) -> dict[str, Any]:
    return {"key": key, "content": content, "speaker": speaker, "cue": cue, **more}


def claim(
    key: str, evidence: str, claimant: dict[str, Any], statement: str, factuality: str = "CT+", **more: Any
) -> dict[str, Any]:
    row = {"key": key, "evidence": evidence, "claimant": claimant, "statement": statement}
    return {**row, "factuality": factuality, **more}


def dispute(question: str, *sides: list[str], **more: Any) -> dict[str, Any]:
    held = [{"position": f"answer {number}", "claims": claims} for number, claims in enumerate(sides, 1)]
    labels = {"axis": "occurrence", "label": "contradiction", "status": "genuine"}
    return {"question": question, "sides": held, **labels, **more}


GOLD: dict[str, Any] = {
    "documents": {
        "mill-a": {
            "quotes": [
                quote("q1", "the mill was shut", QUILL),
                quote("q2", "“We had no choice,”", {"name": "Ada Quill", "mention": "she"}),
                quote("q3", "nobody was paid", LUND, required=False),
            ],
            "claims": [
                claim("c1", "the mill was shut", QUILL, "The mill was shut.", quote="q1"),
                claim("c2", "nobody was paid", LUND, "Somebody was paid.", "CT-", quote="q3"),
            ],
        },
        "mill-b": {
            "quotes": [
                quote("q1", "the dam was sound", QUILL),
                quote("q2", "the mill was ever shut", COMPANY, "denied"),
                quote("q3", "everybody was paid", MANAGEMENT),
            ],
            "claims": [
                claim("c1", "the mill was ever shut", COMPANY, "The mill was shut.", "CT-", quote="q2"),
                claim("c2", "the dam was sound", QUILL, "The dam was sound.", quote="q1", required=False),
                claim("c3", "everybody was paid", MANAGEMENT, "Everybody got wages.", quote="q3"),
            ],
        },
    },
    "contradictions": [
        {
            **{"a": "mill-a#c1", "b": "mill-b#c1", "label": "contradiction", "status": "genuine"},
            **{"axis": "occurrence", "mechanism": "negation", "explanation": "Shut, or never shut."},
        }
    ],
    "disputes": [
        dispute("Was the mill shut?", ["mill-a#c1"], ["mill-b#c1"]),
        dispute("Did wages reach anybody?", ["mill-a#c2"], ["mill-b#c3"], required=False),
    ],
}


def told() -> dict[str, Any]:
    """Gold, and what it does not list: a quote, four claims, and two disputes, one of which takes a claim of gold."""
    draft = deepcopy(GOLD)
    first, second = draft["documents"].values()
    author = {"name": "AUTHOR"}
    first["claims"] += [
        claim("n1", "The bridge held", author, "The bridge held."),
        claim("n2", "The river rose", author, "The river rose."),
    ]
    second["quotes"].append(quote("n1", "the bridge fell", MARR))
    second["claims"].append(claim("n1", "the bridge fell", MARR, "The bridge held.", "CT-", quote="n1"))
    draft["contradictions"].append(
        {**GOLD["contradictions"][0], "a": "mill-a#n1", "b": "mill-b#n1", "explanation": "Held, or fell."}
    )
    draft["disputes"] += [
        dispute("Did the bridge hold?", ["mill-a#n1", "mill-a#n2"], ["mill-b#n1"]),
        dispute("Which stood idle?", ["mill-a#c1"], ["mill-b#n1"]),
    ]
    return draft


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with gold and documents, and the run `one` that tells more."""
    monkeypatch.setitem(harbour.TEXTS, "mill", TEXTS)
    monkeypatch.setitem(harbour.DRAFTS, "mill", GOLD)
    harbour.write(tmp_path)
    write_run(tmp_path / "one", told())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_run(folder: Path, draft: dict[str, Any]) -> Path:
    made = harbour.story("mill", draft=draft)
    tables = {
        "documents": [source.document for source in made.documents.values()],
        "quotes": made.quotes,
        "claims": made.claims,
        "contradictions": made.contradictions,
        "disputes": made.disputes,
    }
    folder.mkdir()
    for name, rows in tables.items():
        (folder / f"{name}.jsonl").write_text("".join(row.model_dump_json() + "\n" for row in rows), "utf-8")
    return folder


def gold() -> GoldStory:
    return load_gold(Path("gold"), [Path("seeds")], stories=["mill"])[0]


def make(*runs: str, options: tuple[str, ...] = ()) -> tuple[Sheet, Key]:
    where = ["--story", "mill", "--out", "sheet.json", "--key", "key.json"]
    assert main(["gold", "pool", *(runs or ["one"]), *where, *options]) == 0
    sheet = Sheet.model_validate_json(Path("sheet.json").read_text("utf-8"))
    return sheet, Key.model_validate_json(Path("key.json").read_text("utf-8"))


def answer(key: Key, judge: str, verdict: Callable[[Any], str] = lambda _: "valid") -> str:
    """A judge who knows the controls and says of the pool what is given."""
    said = {
        item.id: {
            "verdict": verdict(item) if item.origin == "pool" else "invalid" if item.changed else "valid",
            "reason": f"so says {item.type}",
        }
        for item in key.items
    }
    Path(f"{judge}.json").write_text(json.dumps({"judge": judge, "answers": said}), "utf-8")
    return f"{judge}.json"


def adopt(*arguments: str) -> int:
    return main(["gold", "pool", "--adopt", "sheet.json", "--key", "key.json", *arguments])


def files() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(Path("gold/mill").iterdir())}


def classes(run: str = "one") -> dict[str, list[str]]:
    (scored,) = score_run(prepare([gold()]), read_predictions(Path(run)))
    kinds = [part for each in scored.documents for part in (each.quotes, each.claims) if part]
    return {
        "items": [kind for part in kinds for kind in part.predicted_classes],
        "edges": [*scored.related.predicted],
        "disputes": [*scored.matched.predicted],
    }


def recalls(run: str = "one") -> dict[str, float | None]:
    score = score_system([gold()], [read_predictions(Path(run))])
    names = [name for name in METRICS if name.endswith("recall") and "candidates" not in name]
    return {name: row.value for name, row in values(score, [METRICS[name] for name in names]).items()}


def test_what_judges_call_valid_turns_from_spurious_to_ignored_and_recall_stays(place: Path) -> None:
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


def test_adopting_twice_changes_nothing(place: Path) -> None:
    _, key = make()
    judges = [answer(key, "x"), answer(key, "y")]
    assert adopt(*judges, "--write") == 0
    once = files()
    assert adopt(*judges, "--write") == 0
    assert files() == once


def twice_written(draft: dict[str, Any]) -> dict[str, Any]:
    """The draft with a claim that gold has at these words, told otherwise, and a dispute it takes a side of."""
    draft["documents"]["mill-a"]["claims"].append(claim("n3", "mill was shut", QUILL, "Nobody worked at the place."))
    draft["disputes"].append(dispute("Did anybody work?", ["mill-a#n3"], ["mill-b#c3"]))
    return draft


def one_with(gone: str, stays: str) -> None:
    row = {"story": "mill", "claims": [stays, gone], "same": True, "reason": "one fact"}
    Path("gold/twins.jsonl").write_text(json.dumps(row) + "\n", "utf-8")


@pytest.mark.parametrize("when", ["before it is adopted", "afterwards"])
def test_what_is_one_with_a_claim_of_gold_is_folded_and_not_listed_as_pooled(
    place: Path, when: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write_run(place / "two", twice_written(told()))
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


def rewritten(draft: dict[str, Any], *options: str) -> int:
    """Compile the mill anew over what is there."""
    Path("draft.json").write_text(json.dumps(draft), "utf-8")
    return main(["gold", "compile", "draft.json", "--story", "mill", "--split", "dev", *options])


def test_a_story_compiled_anew_keeps_what_was_pooled(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = twice_written(told())
    draft["contradictions"].append(related()["contradictions"][-1])
    write_run(place / "two", draft)
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


def test_a_claim_carried_over_is_linked_to_a_quote_that_is_there(place: Path) -> None:
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
    place: Path, capsys: pytest.CaptureFixture[str]
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


def test_check_names_what_is_listed_as_pooled_and_not_in_gold(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, key = make()
    assert adopt(answer(key, "x"), answer(key, "y"), "--write") == 0
    told = json.loads(Path("gold/mill/pooled.json").read_text("utf-8"))
    told["items"][0]["id"] = "c_gone"
    Path("gold/mill/pooled.json").write_text(json.dumps(told), "utf-8")
    assert main(["gold", "check", "--foreign", "nowhere"]) == 2
    assert "lists 1 records that gold does not hold: c_gone" in capsys.readouterr().err


def test_where_an_adopted_record_came_from_stands_beside_gold(place: Path) -> None:
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


def test_an_adopted_dispute_keeps_the_claims_of_gold_and_draws_an_edge_between_voices(place: Path) -> None:
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


def test_a_dispute_comes_without_a_claim_that_a_judge_calls_invalid_and_not_with_one_side(place: Path) -> None:
    def says(evidence: str) -> Callable[[Any], str]:
        return lambda item: "invalid" if item.type == "claim" and item.record.evidence[0].text == evidence else "valid"

    _, key = make()
    assert adopt(answer(key, "x", says("The river rose")), answer(key, "y"), "--write") == 0
    made = gold()
    bridge = next(row for row in made.disputes if row.question == "Did the bridge hold?")
    assert [len(side.claims) for side in bridge.sides] == [1, 1]
    assert not any(row.evidence[0].text == "The river rose" for row in made.claims)


def test_a_dispute_left_with_one_side_is_not_adopted_and_it_is_said(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_fall(item: Any) -> str:
        return "invalid" if item.type == "claim" and item.record.evidence[0].text == "the bridge fell" else "valid"

    _, key = make()
    assert adopt(answer(key, "x", no_fall), answer(key, "y", no_fall), "--write") == 0
    assert "has not two sides" in capsys.readouterr().out
    assert {row.question for row in gold().disputes} == {row["question"] for row in GOLD["disputes"]}


@pytest.mark.parametrize("verdict", ["invalid", "repeats"])
def test_only_what_all_judges_call_valid_is_adopted(place: Path, verdict: str) -> None:
    _, key = make()
    before = files()
    assert adopt(answer(key, "x", lambda _: verdict), answer(key, "y"), "--write") == 0
    assert files() == before


def test_the_sheet_tells_nothing_of_where_an_item_comes_from(place: Path) -> None:
    write_run(place / "other", told())
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


def test_what_gold_matches_is_not_pooled_though_it_is_wrong(place: Path) -> None:
    draft = deepcopy(GOLD)
    first = draft["documents"]["mill-a"]
    first["quotes"][0]["speaker"] = LUND  # wrong_speaker
    first["quotes"][1] = quote("q2", "choice", QUILL)  # wrong_span
    first["claims"].append(claim("c9", "mill was shut", QUILL, "The mill was shut."))  # duplicate
    first["claims"].append(claim("c7", "mill was shut", QUILL, "Nobody worked at the place."))  # says something else
    first["claims"].append(claim("c8", "The river rose", {"name": "AUTHOR"}, "The river rose."))
    write_run(place / "wrong", draft)
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


def test_two_claims_of_one_passage_are_one_item_only_if_their_statements_are_alike(place: Path) -> None:
    draft = told()
    draft["documents"]["mill-a"]["claims"][-1]["statement"] = "The river Alder rose."
    write_run(place / "like", draft)
    draft["documents"]["mill-a"]["claims"][-1]["statement"] = "Water reached the bridge."
    write_run(place / "unlike", draft)
    _, key = make("one", "like", "unlike")
    by = [
        item.told_by
        for item in key.items
        if isinstance(item.record, Claim) and item.origin == "pool" and item.record.evidence[0].text == "The river rose"
    ]
    assert sorted(by) == [["one", "like"], ["unlike"]]


def test_a_passage_that_is_not_in_the_document_is_not_pooled(place: Path) -> None:
    rows = [json.loads(line) for line in (place / "one/claims.jsonl").read_text("utf-8").splitlines()]
    for row in rows:
        if row["evidence"][0]["text"] == "The river rose":
            row["evidence"][0]["text"] = "The river sank"
    (place / "one/claims.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    _, key = make()
    told = [item.record for item in key.items if item.origin == "pool"]
    assert not any(row.evidence[0].text == "The river rose" for row in told if isinstance(row, Claim))
    (bridge,) = [row for row in told if isinstance(row, ToldDispute) and row.question == "Did the bridge hold?"]
    assert [len(side.claims) for side in bridge.sides] == [1, 1]


def test_a_sample_draws_so_many_claims_and_names_a_run(place: Path) -> None:
    sheet, key = make(options=("--sample", "one=1"))
    pooled = [item for item in key.items if item.origin == "pool"]
    assert sum(item.type == "claim" for item in pooled) == 1
    assert sum(item.type == "quote" for item in pooled) == 1
    assert sheet.note
    assert "one" not in sheet.note.split()
    assert main(["gold", "pool", "one", "--story", "mill", "--out", "s", "--key", "k", "--sample", "two=1"]) == 2


def lenient(key: Key) -> dict[str, str]:
    return {item.id: "valid" for item in key.items}


def strict(key: Key) -> dict[str, str]:
    return {item.id: "invalid" for item in key.items}


@pytest.mark.parametrize(("waves", "option"), [(lenient, "--refuses"), (strict, "--accepts")])
def test_a_judge_who_waves_all_or_nothing_through_is_refused(
    place: Path, waves: Callable[[Key], dict[str, str]], option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, key = make()
    said = {name: {"verdict": verdict} for name, verdict in waves(key).items()}
    Path("bad.json").write_text(json.dumps({"judge": "bad", "answers": said}), "utf-8")
    good, before = answer(key, "good"), files()
    assert adopt(good, "bad.json", "--write") == 2
    assert "bad fails the controls" in capsys.readouterr().err
    assert files() == before
    assert adopt(good, "bad.json", option, "0") == 0


def test_answers_must_be_to_the_sheet_whole_and_of_two_judges(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
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


def test_agreement_is_over_the_pool_and_by_type(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
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


def related(**more: Any) -> dict[str, Any]:
    """Gold, and an edge it does not list, between two of its claims."""
    draft = deepcopy(GOLD)
    edge = {
        "a": "mill-a#c1",
        "b": "mill-b#c2",
        "label": "tension",
        "axis": "outcome",
        "explanation": "Shut, yet sound.",
    }
    draft["contradictions"].append({**GOLD["contradictions"][0], **edge, **more})
    return draft


def edge_items(key: Key) -> list[Any]:
    return [item for item in key.items if item.type == "contradiction" and item.origin == "pool"]


def test_an_edge_between_claims_of_gold_is_judged_and_optional_when_valid(place: Path) -> None:
    write_run(place / "more", related())
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
def test_an_edge_that_a_judge_does_not_call_valid_stays_spurious(place: Path, verdict: str) -> None:
    write_run(place / "more", related())
    _, key = make("more")
    before = files()
    assert adopt(answer(key, "x", lambda _: verdict), answer(key, "y"), "--write") == 0
    assert files() == before


def test_an_edge_is_shown_with_the_claims_of_gold_and_told_once_by_all(place: Path) -> None:
    draft = related(label="contradiction", explanation="It cannot be both.")
    draft["documents"]["mill-b"]["claims"][1]["statement"] = "Quill held that the dam was sound."
    write_run(place / "first", related())
    write_run(place / "second", draft)
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


def test_an_edge_is_no_item_where_a_claim_answers_none_of_gold_or_both_answer_one(place: Path) -> None:
    _, key = make()  # of `one`, the edge over the bridge is spurious, and gold has neither of its claims
    assert classes()["edges"].count("spurious") == 1
    assert edge_items(key) == []


def test_an_edge_and_a_dispute_that_holds_it_are_adopted_as_one_whichever_comes_first(place: Path) -> None:
    draft = related()
    draft["disputes"].append(dispute("Was all well?", ["mill-a#c1"], ["mill-b#c2"]))
    write_run(place / "more", draft)
    for first in ("dispute", "contradiction", "both"):
        harbour.write(place / first)
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
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_run(place / "more", related())
    _, key = make("more")
    story = gold()
    gone = next(row for row in story.claims if row.statement == "The dam was sound.")
    dump_story(replace(story, claims=tuple(row for row in story.claims if row != gone)), Path("gold/mill"))
    assert adopt(answer(key, "x"), answer(key, "y"), "--write") == 0
    assert f"gold has not {gone.id}" in capsys.readouterr().out
    assert len(gold().contradictions) == len(GOLD["contradictions"])


@pytest.mark.parametrize("seed", range(5))
def test_controls_of_edges_are_gold_or_pairs_that_gold_neither_relates_nor_parts(place: Path, seed: int) -> None:
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
    write_run(place / "more", related())
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


def drawn(seed: int, run: str = "one") -> list[Any]:
    story = gold()
    runs: list[tuple[str, Predictions]] = [(run, read_predictions(Path(run)))]
    pages = {name: Page(source) for name, source in story.documents.items()}
    found: list[Pooled] = pool(story, runs, pages, sample={}, seed=seed)
    return controls(story, found, 0.25, random.Random(seed))


@pytest.mark.parametrize("seed", range(5))
def test_controls_are_gold_once_each_and_corrupted_ones_are_wrong(place: Path, seed: int) -> None:
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


def test_parts_are_whole_documents_and_hold_everything_once(place: Path) -> None:
    sheet, _ = make()
    split = parts(sheet, 1)
    homes = [{getattr(item, "document", None) for item in part.items} for part in split]
    assert homes == [{"mill-a"}, {"mill-b"}, {None}]
    assert [item for part in split for item in part.items] == sheet.items
    assert parts(sheet, len(sheet.items)) == [sheet]


@pytest.mark.parametrize("most", ["0", "-1", "few"])
def test_a_part_holds_an_item_or_more(most: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        make(options=(f"--most={most}",))
    assert stopped.value.code == 2
    assert "is not a whole number, 1 or more" in capsys.readouterr().err


def test_a_sheet_in_parts_is_adopted_part_by_part(place: Path) -> None:
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


def test_a_story_whose_texts_are_not_ours_is_refused(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dump_story(gold(), Path("gold/mill"), standoff=lambda _: True)
    assert main(["gold", "pool", "one", "--story", "mill", "--out", "s.json", "--key", "k.json"]) == 2
    assert "gold only points into" in capsys.readouterr().err
    assert not Path("s.json").exists()
