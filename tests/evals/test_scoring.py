"""Whole runs: perfect ones score one, order and ids do not matter, what others wrote is read, verbs end as they say."""

import json
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from harbour import DRAFTS, TEXTS, story, write, write_run

from evals.agreement import agree, alpha, kappa
from evals.changes import changes
from evals.cli import main
from evals.errors import CouldNotRun, GoldBroken, Incomparable, PredictionsUnreadable
from evals.gate import gate
from evals.gold import load_gold
from evals.metrics.catalogue import METRICS, by_name
from evals.predictions import read_predictions
from evals.report.markdown import LONGEST, summary
from evals.score import Score, prepare, score_run, score_system
from evals.scorefile import mean_counts, read_score, to_json, values

ROOT = Path(__file__).resolve().parent.parent.parent
STORIES = tuple(story(name) for name in TEXTS)


def scored(folder: Path, **changed: list[dict[str, Any]]) -> Score:
    return score_system(STORIES, [read_predictions(write_run(folder, **changed))], name="run")


def rows(table: str) -> list[dict[str, Any]]:
    return [row.model_dump() for made in STORIES for row in getattr(made, table)]


def value(score: Score, name: str) -> float | None:
    return values(score, [METRICS[name]], replicates=50)[name].value


def test_gold_as_a_run_scores_one_in_everything_that_is_defined(tmp_path: Path) -> None:
    found = values(scored(tmp_path / "r"), replicates=50)
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


def test_a_run_is_scored_without_its_inputs_on_the_texts_that_it_keeps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, seeds = write(tmp_path)
    run_folder = write_run(tmp_path / "r")
    shutil.copytree(seeds / "port", run_folder / "texts")
    (run_folder / "texts" / "strike-a.txt").write_text("Another text.")
    shutil.rmtree(seeds)
    assert main(["score", str(run_folder), "--gold", str(gold), "--json", str(tmp_path / "s.json")]) == 0
    told = read_score(tmp_path / "s.json")
    assert [unit.name for unit in told.documents] == ["port-a", "port-b"]
    assert value(told, "quotes.correct.f1") == 1


def test_a_wrong_text_at_right_offsets_is_an_invention(tmp_path: Path) -> None:
    (quote, *rest) = rows("quotes")
    quote = {**quote, "content": [{**quote["content"][0], "text": "x" * len(quote["content"][0]["text"])}]}
    counts = mean_counts(scored(tmp_path / "r", quotes=[quote, *rest]).documents)
    assert (counts["quotes.predicted.invented_text"], counts["grounding.inventions"], counts["quotes.gold.missed"]) == (
        1,
        1,
        1,
    )


def test_simple_lines_are_read_and_scored_by_the_same_ruler(tmp_path: Path) -> None:
    text = TEXTS["port"]["port-a"]
    start, end = text.index("the port"), text.index(". “")
    who = text.index("Ada")
    line = {"content": [[start, end]], "source": [who, who + 9], "cue": None, "kind": "indirect"}
    path = tmp_path / "pred.jsonl"
    path.write_text(json.dumps({"doc_id": "port-a", "quotes": [line]}) + "\n")
    counts = mean_counts(score_system(STORIES, [read_predictions(path)]).documents)
    assert (counts["quotes.gold.correct"], counts["quotes.predicted"], counts["quotes.gold"]) == (1, 1, 5)


def test_simple_lines_say_nothing_of_claims_and_are_not_scored_on_them(tmp_path: Path) -> None:
    path = tmp_path / "pred.jsonl"
    quote = {"content": [[0, 5]], "speaker": "Ada Quill", "via": ["the Lantern"], "hedged": True}
    path.write_text("".join(json.dumps({"doc_id": "port-a", "quotes": rows}) + "\n" for rows in ([quote], [], [quote])))
    run = read_predictions(path)
    assert len(run.quotes["port-a"]) == 2  # lines on one document add up
    score = score_system(STORIES, [run])
    for name in ("claims.correct.f1", "contradictions.f1", "disputes.f1", "claims.statement.adequate"):
        assert value(score, name) is None, name
    assert value(score, "quotes.correct.f1") == 0
    assert "claims, contradictions, disputes" in score.notes[-1]
    folder = write_run(tmp_path / "r")
    (folder / "disputes.jsonl").unlink()
    score = score_system(STORIES, [read_predictions(folder)])
    assert (value(score, "disputes.f1"), value(score, "contradictions.f1")) == (None, 1)


def test_what_a_run_does_not_tell_of_cues_and_calls_is_undefined_and_what_it_tells_is_counted(tmp_path: Path) -> None:
    text = TEXTS["port"]["port-a"]
    start = text.index("the port")
    path = tmp_path / "pred.jsonl"
    for more, cue in (({}, None), ({"cue": None}, 0)):
        quote = {"content": [[start, start + 17]], "speaker": "Ada Quill", **more}
        path.write_text(json.dumps({"doc_id": "port-a", "quotes": [quote]}) + "\n")
        score = score_system(STORIES, [read_predictions(path)])
        assert value(score, "quotes.correct.precision") == 1
        assert (value(score, "quotes.cue"), value(score, "cost.calls_per_1000")) == (cue, None)
    folder = write_run(tmp_path / "r", calls=[])
    assert value(score_system(STORIES, [read_predictions(folder)]), "cost.calls_per_1000") == 0


def test_with_one_story_no_interval_is_drawn_or_printed_and_it_is_said_why(
    desk: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(desk["here"]) / "one.html"
    for verb in (["score"], ["board", "--html", str(path)]):
        assert run(desk, *verb, desk["bad"], "--story", "port") == 0
        told = capsys.readouterr().out
        assert "no intervals: they come from drawing stories, and there is one" in told
        assert "[" not in told
    page = path.read_text("utf-8")
    assert '<circle cx="' in page
    assert 'class="spread"' not in page
    assert "No intervals" in page


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ({"content": [["a", 3]]}, "a span needs a start and an end in whole numbers, found"),
        ({"content": [[3, 9]], "source": [1]}, "a span needs a start and an end"),
        ({"content": [{"start": 1, "end": None}]}, "a span needs a start and an end"),
        ({"content": [[3, 9]], "speaker": {"name": "x"}}, "a speaker is a name"),
        ({"source": [1, 2]}, "a quote needs content"),
    ],
)
def test_a_broken_simple_line_is_named_with_its_cause(line: dict[str, Any], cause: str, tmp_path: Path) -> None:
    path = tmp_path / "pred.jsonl"
    path.write_text(json.dumps({"doc_id": "port-a", "quotes": [line]}) + "\n")
    with pytest.raises(PredictionsUnreadable, match=cause):
        score_system(STORIES, [read_predictions(path)])


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("quotes.jsonl", "{", "quotes.jsonl:1: the line is not JSON"),
        ("quotes.jsonl", '{"document": "port-a"}', "quotes.jsonl:1: the record has no content"),
        ("quotes.jsonl", '{"document": "port-a", "content": [{"start": 1}]}', "a record is not of the contract"),
        ("run.json", "[]", "run.json: the manifest is not an object"),
        (
            "candidates.jsonl",
            '{"a": "x"}',
            "candidates.jsonl:1: the record has neither a and b nor claims and partners",
        ),
    ],
)
def test_a_broken_run_is_named_with_its_cause(name: str, content: str, cause: str, tmp_path: Path) -> None:
    folder = write_run(tmp_path / "r")
    (folder / name).write_text(content)
    with pytest.raises(PredictionsUnreadable, match=cause):
        score_system(STORIES, [read_predictions(folder)])


@pytest.mark.parametrize("told", ["pairs", "table", "partners"])
def test_candidate_pairs_are_read_in_every_shape(told: str, tmp_path: Path) -> None:
    one, other = (row["id"] for row in rows("claims"))
    shapes = {
        "pairs": {"a": other, "b": one},
        "table": {"story": "port", "claims": [one, other], "partners": []},
        "partners": {"story": "port", "claims": [one], "partners": [other]},
    }
    assert value(scored(tmp_path / "none"), "contradictions.candidates.recall") is None
    assert value(scored(tmp_path / "r", candidates=[shapes[told]]), "contradictions.candidates.recall") == 1


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
    first = to_json(score, replicates=100)
    assert first == to_json(scored(tmp_path / "again"), replicates=100).replace("again", "r")
    path = tmp_path / "s.json"
    path.write_text(first)
    told = json.loads(first)["classes_by"]
    assert told["story:port"]["quotes.gold"]["correct"] == 3
    assert told["language:en"]["quotes.gold"]["correct"] == 5
    back = read_score(path)
    assert to_json(back, replicates=100) == first
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
        f"port-a, quotes, gold ““We had no choice,”” at 40: correct → missed, speaker {who} → nobody, "
        "said “We had no choice,” → nothing",
        f"port-a, quotes, run alone “Mayor” at 0: new, spurious_grounded, {who}",
    ]
    assert changes(other, one)[2] == f"port-a, quotes, run alone “Mayor” at 0: gone, spurious_grounded, {who}"
    assert changes(one, fewer) == ["port, disputes, gold “Was the port shut?”: found → missed"]
    assert all("root" not in line for line in changes(one, part))


def test_agreement_of_a_draft_with_itself_is_one_and_with_less_is_less() -> None:
    same = {row.name: row.value for row in agree(STORIES, STORIES)}
    assert same["content words F1"] == same["speaker"] == same["claims F1"] == same["relations F1"] == 1
    less = {**DRAFTS["port"], "documents": {"port-a": DRAFTS["port"]["documents"]["port-a"], "port-b": {}}}
    other = story("port", draft={**less, "contradictions": [], "disputes": []})
    found = {row.name: row.value for row in agree([STORIES[0]], [other])}
    assert found["quotes F1"] == pytest.approx(2 * 2 / 5)
    assert found["relations F1"] == 0


def test_kappa_and_alpha_are_those_worked_by_hand() -> None:
    pairs = [("a", "a")] * 4 + [("b", "b")] * 3 + [("a", "b")] * 2 + [("b", "a")]
    # Observed 0.7; chance 0.6 · 0.5 + 0.4 · 0.5 = 0.5.
    assert kappa(pairs) == pytest.approx(0.4)
    # 11 a and 9 b: expected disagreement 2 · 11 · 9 = 198 of 20 · 19; observed 3 pairs, both ways.
    assert alpha(pairs) == pytest.approx(1 - 19 * 6 / 198)
    assert kappa([]) is None
    assert kappa([("a", "a")]) is None
    assert alpha([("a", "a")]) is None


def test_a_step_summary_is_never_too_long() -> None:
    text = summary([], ["quotes.correct.f1"], changed=["<b>é|" * 100] * 5000)
    assert len(text.encode()) <= LONGEST
    assert "<b>" not in text
    assert text.endswith("the rest is in the score files.\n")


@pytest.fixture
def desk(tmp_path: Path) -> dict[str, str]:
    gold, seeds = write(tmp_path)
    good = write_run(tmp_path / "good")
    bad = write_run(tmp_path / "bad", quotes=[], claims=[], contradictions=[], disputes=[])
    return {"gold": str(gold), "seeds": str(seeds), "good": str(good), "bad": str(bad), "here": str(tmp_path)}


def run(desk: dict[str, str], *arguments: str) -> int:
    return main([*arguments, "--gold", desk["gold"], "--seeds", desk["seeds"]])


def test_score_compare_board_and_gate_from_the_command_line(
    desk: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    baseline = f"{desk['here']}/base.json"
    assert run(desk, "score", desk["good"], "--json", baseline) == 0
    assert "signature: gold:" in capsys.readouterr().out
    assert run(desk, "compare", desk["good"], desk["bad"]) == 0
    assert "quotes.correct.f1" in capsys.readouterr().out
    assert run(desk, "board", desk["bad"], desk["good"]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("good")
    assert run(desk, "gate", desk["good"], "--baseline", baseline) == 0
    assert (
        run(desk, "gate", desk["bad"], "--baseline", baseline, "--level", "0.3", "--metric", "quotes.correct.f1") == 1
    )
    assert run(desk, "gate", desk["bad"], "--baseline", baseline, "--metric", "contradictions.f1") == 4
    assert run(desk, "gate", desk["good"], "--at-least", "quotes.correct.f1=0.8") == 0
    assert run(desk, "gate", desk["good"], "--baseline", baseline, "--at-least", "quotes.via.f1=1") == 0
    assert run(desk, "gate", desk["bad"], "--at-least", "quotes.correct.f1=0.8", "--at-least", "quotes.kind=0") == 1
    assert run(desk, "gate", desk["good"]) == 2


def test_a_comparison_of_too_few_documents_says_that_nothing_can_be_told(
    desk: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    metrics = ["--metric", "quotes.correct.f1", "--metric", "disputes.f1"]
    assert run(desk, "compare", desk["good"], desk["bad"], *metrics) == 0
    told = capsys.readouterr().out
    assert "with 4 documents p cannot be below 0.12, p Holm not below 0.25: nothing can be told of quotes" in told
    assert "with 2 stories p cannot be below 0.5, p Holm not below 0.5: nothing can be told of disputes.f1" in told
    assert run(desk, "board", desk["bad"], desk["good"], "--metric", "claims.correct.f1") == 0
    assert capsys.readouterr().out.splitlines()[0].endswith("p of claims.correct.f1 (Holm)")


def test_runs_and_score_files_meet_on_the_stories_of_the_score_file(
    desk: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    baseline = f"{desk['here']}/port.json"
    assert run(desk, "score", desk["good"], "--story", "port", "--json", baseline) == 0
    assert run(desk, "gate", desk["good"], "--baseline", baseline) == 0
    assert run(desk, "compare", baseline, desk["bad"]) == 0
    assert "stories:1" in capsys.readouterr().out
    assert run(desk, "compare", baseline, desk["bad"], "--story", "strike") == 2
    assert "it also holds port" in capsys.readouterr().err
    assert run(desk, "compare", baseline, desk["bad"], "--changes") == 2
    assert "a score file holds counts and no items" in capsys.readouterr().err


def test_a_story_that_no_run_read_is_left_out_and_named(
    desk: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    documents = [source.document.model_dump() for source in STORIES[0].documents.values()]
    part = str(write_run(Path(desk["here"]) / "part", documents=documents[:1]))
    assert run(desk, "score", part) == 0
    told = capsys.readouterr()
    assert "left out, since no run has a document of it: strike" in told.err
    assert "1 of 2 documents are not in the run; their gold is missed" in told.out
    assert run(desk, "score", part, "--split", "dev") == 0
    assert "3 of 4 documents" in capsys.readouterr().out


def test_numbered_runs_are_called_after_their_system_and_clashes_by_their_paths(
    desk: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    here = Path(desk["here"])
    first, second = (str(write_run(here / "sys" / number)) for number in "12")
    assert run(desk, "score", first, second, "--repeats") == 0
    assert capsys.readouterr().out.startswith("sys\n")
    assert run(desk, "score", first, second, "--json", str(here / "scores")) == 0
    assert len(list((here / "scores").glob("*sys-?.json"))) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "cause"),
    [
        (["show", "GOOD", "--class", "wrongspeaker"], 2, "no error class wrongspeaker (one of correct, wrong_speaker"),
        (["score", "GOOD", "--json", "/nowhere/s.json"], 3, "/nowhere/s.json: No such file or directory"),
        (["show", "GOOD", "--document", "nope"], 2, "gold has no document nope (there are port-a, port-b, strike-a"),
        (["score", "nowhere"], 2, "nowhere: no such run folder"),
        (["gate", "x", "--baseline", "nowhere.json"], 2, "nowhere.json: not a score file"),
    ],
)
def test_faults_are_one_line_with_their_exit_code(
    arguments: list[str], code: int, cause: str, desk: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [desk["good"] if part == "GOOD" else part for part in arguments]
    assert run(desk, *arguments) == code
    (line,) = capsys.readouterr().err.splitlines()
    assert cause in line


def test_a_fault_of_the_program_is_not_a_gates_answer(
    desk: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("evals.cli.scores.gate", lambda *_, **__: 1 / 0)
    assert run(desk, "gate", desk["good"], "--baseline", desk["good"]) == 3
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_reader_who_leaves_early_changes_no_verdict(desk: dict[str, str]) -> None:
    places = f"--gold {desk['gold']} --seeds {desk['seeds']}"
    gate = f"{sys.executable} -m evals gate {desk['bad']} --baseline {desk['good']} --level 0.3 {places}"
    told = f"{desk['here']}/told.json"
    score = f"{sys.executable} -m evals score {desk['good']} --json {told} {places}"
    for command, code in ((gate, 1), (score, 0)):
        shell = ["/bin/bash", "-c", f"({command}; echo $? >&2) | true"]
        done = subprocess.run(shell, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.stderr == f"{code}\n"
    assert read_score(Path(told)).name == "good"


@pytest.mark.parametrize(
    "arguments",
    [
        ["gate"],
        ["gate", "x", "--at-least", "quotes.correct.f1=80"],
        ["gate", "x", "--baseline", "y", "--level", "7"],
        ["gate", "x", "--margin", "much"],
        ["x"],
    ],
)
def test_wrong_use_of_the_command_line_exits_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


def test_the_page_escapes_documents_and_runs_nothing_but_its_own_script(desk: dict[str, str]) -> None:
    path = Path(desk["here"]) / "page.html"
    assert run(desk, "board", desk["good"], desk["bad"], "--html", str(path)) == 0
    page = path.read_text("utf-8")
    assert "<script>alert(1)</script>" not in page
    assert "&lt;script&gt;" in page
    assert page.count("<script>") == 1
    assert re.search(r"default-src &#39;none&#39;; style-src &#39;sha256-", page)
    assert "http://" not in page
    assert "https://" not in page


def test_show_lists_every_item_with_its_class(desk: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(desk, "show", desk["bad"], "--document", "port-a", "--class", "missed") == 0
    out = capsys.readouterr().out
    assert out.startswith("port-a: 3 items")
    assert out.count("missed") == 3


def test_gold_agrees_with_itself_from_the_command_line(
    desk: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gold", "agree", desk["gold"], desk["gold"], "--seeds", desk["seeds"]]) == 0
    assert re.search(r"relations F1 +1\.000", capsys.readouterr().out)
    assert main(["gold", "show", "port", "--gold", desk["gold"], "--seeds", desk["seeds"]]) == 0
    page = Path(desk["gold"]).parent / "gold.html"
    assert main(["gold", "show", "port", "--gold", desk["gold"], "--seeds", desk["seeds"], "--html", str(page)]) == 0
    assert "port-a" in page.read_text("utf-8")
    assert "95 % interval" not in page.read_text("utf-8")
    assert "⟦the port was shut⟧" in capsys.readouterr().out
    assert load_gold(Path(desk["gold"]), [Path(desk["seeds"])])


def test_an_annotator_is_scored_as_a_run(tmp_path: Path) -> None:
    gold, _ = write(tmp_path)
    found = values(score_system(STORIES, [read_predictions(gold)]), replicates=50)
    for name, got in found.items():
        if got.value is not None and not name.startswith("cost."):
            assert got.value == (1 if METRICS[name].higher else 0), name
    assert found["contradictions.f1"].value == found["disputes.f1"].value == found["quotes.via.f1"].value == 1

    for table in ("disputes", "contradictions", "claims"):
        (gold / "port" / f"{table}.jsonl").write_text("")
    less = score_system(STORIES, [read_predictions(gold)])
    assert value(less, "claims.correct.recall") == 0
    assert value(less, "quotes.correct.f1") == 1

    (gold / "port" / "story.toml").write_text("id = ")
    with pytest.raises(GoldBroken, match=r"story\.toml: the story file is wrong"):
        read_predictions(gold)


def test_two_metrics_of_one_name_are_refused() -> None:
    family: Any = SimpleNamespace(__name__="evals.metrics.twice", METRICS=[METRICS["quotes.correct.f1"]])
    with pytest.raises(ValueError, match=r"there is a metric 'quotes\.correct\.f1' already"):
        by_name([family, family])
