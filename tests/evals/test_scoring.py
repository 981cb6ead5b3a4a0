"""Whole runs: perfect ones score one, order and ids do not matter, what failed counts as missed."""

import json
import random
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from harbour import DRAFTS, STORIES, rows, scored, story, value, write, write_run

from evals.changes import changes
from evals.cli import main
from evals.errors import CouldNotRun, Incomparable
from evals.gate import gate
from evals.metrics.catalogue import METRICS, by_name
from evals.predictions import read_predictions
from evals.report.markdown import LONGEST, summary
from evals.score import prepare, score_run, score_system
from evals.scorefile import mean_counts, read_score, to_json, values
from pipeline.errors import UsageError

ROOT = Path(__file__).resolve().parent.parent.parent


def test_gold_as_a_run_scores_one_in_everything_that_is_defined(tmp_path: Path) -> None:
    found = values(scored(tmp_path / "r"))
    for name, got in found.items():
        if got.value is not None and not name.startswith("cost."):
            assert got.value == (1 if METRICS[name].higher else 0), name
    assert found["contradictions.f1"].value == found["disputes.f1"].value == found["quotes.via.f1"].value == 1


def test_a_metric_is_one_new_file(tmp_path: Path) -> None:
    told = (ROOT / "docs" / "extending.md").read_text("utf-8")
    (example,) = (block for block in re.findall(r"```python\n(.*?)```", told, re.DOTALL) if "METRICS" in block)
    (tmp_path / "added").mkdir()
    (tmp_path / "added" / "voices.py").write_text(example)
    gold, seeds = write(tmp_path)
    quotes = [row for row in rows("quotes") if row["document"] != "port-b"]
    arguments = ["score", str(write_run(tmp_path / "run", quotes=quotes)), "--gold", str(gold), "--seeds", str(seeds)]
    script = (
        f"import evals.metrics; evals.metrics.__path__.append({str(tmp_path / 'added')!r}); "
        f"from evals.cli import main; raise SystemExit(main({[*arguments, '--all']!r}))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert re.search(r"^ *voices +80\.0 ", done.stdout, re.MULTILINE), "four of the five who speak, one document apart"


def test_order_and_ids_of_records_change_nothing(tmp_path: Path) -> None:
    rng = random.Random(3)
    quotes, claims = rows("quotes"), rows("claims")
    renamed = {row["id"]: f"x{number}" for number, row in enumerate(claims)}
    claims = [{**row, "id": renamed[row["id"]]} for row in claims]
    edges = [{**row, "a": renamed[row["b"]], "b": renamed[row["a"]]} for row in rows("contradictions")]
    disputes = [
        {
            **row,
            "sides": [{**side, "claims": [renamed[name] for name in side["claims"]]} for side in row["sides"][::-1]],
        }
        for row in rows("disputes")
    ]
    shuffled = [rng.sample(table, len(table)) for table in (quotes, claims)]
    before = scored(tmp_path / "a")
    after = scored(tmp_path / "b", quotes=shuffled[0], claims=shuffled[1], contradictions=edges, disputes=disputes)
    assert [unit.counts for unit in after.documents] == [unit.counts for unit in before.documents]
    assert [unit.counts for unit in after.stories] == [unit.counts for unit in before.stories]
    assert gate(before, after).verdict == "pass"


def test_a_document_that_failed_counts_as_missed(tmp_path: Path) -> None:
    kept = [row for row in rows("quotes") if row["document"] != "strike-a"]
    failure = {"document": "strike-a", "error": "model_error", "message": "no answer"}
    score = scored(tmp_path / "r", quotes=kept, failures=[failure])
    counts = mean_counts(score.documents)
    assert (counts["quotes.gold"], counts["quotes.gold.missed"], counts["documents.failed"]) == (5, 1, 1)


def test_how_many_documents_and_stories_failed_is_a_note_of_the_score(tmp_path: Path) -> None:
    failures = [
        {"document": "strike-a", "story": "strike", "error": "call_failed", "message": "no answer"},
        {"document": "strike-a", "story": "strike", "error": "answer_truncated", "message": "cut"},
        {"document": "port-b", "story": "port", "error": "call_failed", "message": "no answer"},
        {"document": None, "story": "port", "error": "answer_refused", "message": "declined"},
    ]
    assert scored(tmp_path / "r", failures=failures).notes[:2] == (
        "r: 2 of 4 documents failed (answer truncated, call failed); what they lack is missed",
        "r: 1 of 2 stories failed (answer refused); what they lack is missed",
    )


@pytest.mark.parametrize(("error", "is_own"), [("call_failed", False), ("answer_malformed", True)])
def test_a_run_in_which_every_document_failed_is_scored_only_where_the_model_answered(
    error: str, is_own: bool, tmp_path: Path
) -> None:
    names = [name for made in STORIES for name in made.documents]
    failures = [{"document": name, "error": error, "message": f"{name}: it broke"} for name in names]
    if is_own:
        score = scored(tmp_path / "r", quotes=[], failures=failures)
        assert score.notes[0].startswith("r: 4 of 4 documents failed (answer malformed)")
        assert mean_counts(score.documents)["quotes.gold.missed"] == 5
    else:
        with pytest.raises(CouldNotRun, match=r"every document failed.*it broke"):
            scored(tmp_path / "r", quotes=[], failures=failures)


def test_a_document_that_the_run_never_saw_counts_as_missed_and_it_is_said(tmp_path: Path) -> None:
    documents = [source.document.model_dump() for source in STORIES[0].documents.values()]
    score = scored(tmp_path / "r", documents=documents)
    assert mean_counts(score.documents)["quotes.gold.missed"] == 2
    assert "2 of 4 documents are not in the run" in score.notes[0]


def test_a_run_of_other_documents_cannot_be_scored(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match="no document of gold is in this run"):
        scored(tmp_path / "r", documents=[{"id": "elsewhere"}])


def test_documents_that_are_not_at_hand_are_named_where_they_are_what_is_wanting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, seeds = write(tmp_path)
    seeds.rename(tmp_path / "elsewhere")
    run_folder = str(write_run(tmp_path / "r"))
    assert main(["score", run_folder, "--gold", str(gold)]) == 3
    told = "r: the documents of gold that it would be scored on are not at hand: no port/port-a.txt in any directory"
    assert told in capsys.readouterr().err
    assert main(["score", run_folder, "--gold", str(gold), "--seeds", str(tmp_path / "elsewhere")]) == 0


def test_an_edge_that_is_apparent_and_told_as_genuine_is_a_false_alarm(tmp_path: Path) -> None:
    draft = json.loads(json.dumps(DRAFTS["port"]))
    draft["contradictions"][0] |= {"status": "apparent", "apparent_reason": "different_time"}
    draft["disputes"] = []
    trap = story("port", draft=draft)
    run = read_predictions(write_run(tmp_path / "r"))
    counts = mean_counts(score_system([trap], [run]).stories)
    assert (counts["edges.gold.false_alarm"], counts["traps.gold"], counts["edges.predicted"]) == (1, 1, 1)
    assert METRICS["contradictions.precision"].value(counts) == 0


def test_a_score_file_is_the_same_bytes_each_time_and_reads_back(tmp_path: Path) -> None:
    score = scored(tmp_path / "r")
    first = to_json(score)
    assert first == to_json(scored(tmp_path / "again")).replace("again", "r")
    path = tmp_path / "s.json"
    path.write_text(first)
    told = json.loads(first)["classes_by"]
    assert told["story:port"]["quotes.gold"]["correct"] == 3
    assert told["language:en"]["quotes.gold"]["correct"] == 5
    back = read_score(path)
    assert to_json(back) == first
    assert back.signature == score.signature


def test_unlike_rulers_do_not_compare_unless_asked(tmp_path: Path) -> None:
    one = scored(tmp_path / "a")
    two = score_system(STORIES[:1], [read_predictions(write_run(tmp_path / "b"))], name="b")
    with pytest.raises(Incomparable, match="gold is"):
        gate(one, two)
    assert gate(one, two, unlike=True).verdict == "pass"


def test_repeats_are_averaged(tmp_path: Path) -> None:
    full, none = (
        read_predictions(write_run(tmp_path / name, quotes=quotes))
        for name, quotes in (("a", rows("quotes")), ("b", []))
    )
    score = score_system(STORIES, [full, none])
    assert value(score, "quotes.correct.recall") == 0.5
    assert score.system["repeats"] == 2


@pytest.mark.parametrize(("more", "is_one"), [({}, True), ({"seed": 4}, True), ({"strategy": "rules"}, False)])
def test_runs_of_unlike_systems_are_no_repeats(more: dict[str, Any], is_one: bool, tmp_path: Path) -> None:
    manifest = {"strategy": "plain", "model": "slow", "prompts": [{"id": "plain.v2", "hash": "0" * 64}]}
    runs = []
    for number, change in enumerate(({}, more)):
        folder = write_run(tmp_path / f"run-{number}")
        (folder / "run.json").write_text(json.dumps({**manifest, **change}))
        runs.append(read_predictions(folder))
    if is_one:
        assert len(score_system(STORIES, runs).documents[0].counts) == 2
    else:
        with pytest.raises(UsageError, match="not repeats of one system: strategy plain and rules"):
            score_system(STORIES, runs)


def test_changes_are_told_in_words_after_alignment(tmp_path: Path) -> None:
    gold = prepare(STORIES)
    quotes, claims = rows("quotes"), rows("claims")
    first, second, *rest = quotes
    wrong = {**first, "speaker": {"name": "Boris Lund", "mention": None, "role": None}}
    spurious = {**second, "content": [{"document": "port-a", "start": 0, "end": 5, "text": "Mayor"}], "verbatim": []}
    tables: list[dict[str, Any]] = [
        {},
        {"quotes": quotes[::-1]},
        {"quotes": [wrong, spurious, *rest]},
        {"disputes": []},
    ]
    tables.append({"documents": [source.document.model_dump() for source in STORIES[0].documents.values()]})
    one, same, other, fewer, part = (
        score_run(gold, read_predictions(write_run(tmp_path / str(number), **changed)))
        for number, changed in enumerate(tables)
    )
    assert len(claims) == 2
    assert changes(one, same) == []
    who = "Ada Quill"
    assert changes(one, other) == [
        f"port-a, quotes, gold “the port was shut” at 21: correct → wrong_speaker, speaker {who} → Boris Lund",
        "port-a, quotes, gold ““We had no choice,”” at 40: correct → missed",
        f"port-a, quotes, run alone “Mayor” at 0: new, spurious_grounded, {who}",
    ]
    assert changes(other, one)[2] == f"port-a, quotes, run alone “Mayor” at 0: gone, spurious_grounded, {who}"
    assert changes(one, fewer) == ["port, disputes, gold “Was the port shut?”: found → missed"]
    assert all("root" not in line for line in changes(one, part))


def test_a_step_summary_is_never_too_long() -> None:
    text = summary([], ["quotes.correct.f1"], changed=["<b>é|" * 100] * 5000)
    assert len(text.encode()) <= LONGEST
    assert "<b>" not in text
    assert text.endswith("the rest is in the score files.\n")


def test_two_metrics_of_one_name_are_refused() -> None:
    family: Any = SimpleNamespace(__name__="evals.metrics.twice", METRICS=[METRICS["quotes.correct.f1"]])
    with pytest.raises(ValueError, match=r"there is a metric 'quotes\.correct\.f1' already"):
        by_name([family, family])
