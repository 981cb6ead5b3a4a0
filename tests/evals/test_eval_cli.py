"""The command `saidwhat-eval`: what its verbs print, write and end with."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from harbour import STORIES, write, write_run

from evals.cli import main
from evals.gold import load_gold
from evals.scorefile import read_score

ROOT = Path(__file__).resolve().parent.parent.parent


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
    rows = [json.loads(line) for line in Path(desk["good"], "quotes.jsonl").read_text("utf-8").splitlines()]
    rows[0]["content"][0] |= {"text": "the port was open"}
    odd = str(write_run(Path(desk["here"]) / "odd", quotes=rows))
    for made, code in ((desk["good"], 0), (odd, 1)):
        assert run(desk, "gate", made, "--at-most", "grounding.inventions=0.05") == code


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


@pytest.mark.parametrize("stories", [["--story", "port"], []])
def test_with_one_story_or_two_no_interval_is_drawn_or_printed_and_it_is_said_why(
    stories: list[str], desk: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(desk["here"]) / "one.html"
    for verb in (["score"], ["board", "--html", str(path)]):
        assert run(desk, *verb, desk["bad"], *stories) == 0
        told = capsys.readouterr().out
        assert "no intervals: how far stories differ cannot be told from fewer than 3" in told
        assert "[" not in told
    page = path.read_text("utf-8")
    assert '<circle cx="' in page
    assert 'class="spread"' not in page
    assert "No intervals" in page


def test_a_note_on_gold_is_told_once_of_all_its_stories_and_systems(
    desk: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    for story in ("port", "strike"):
        for name in ("contradictions", "disputes"):
            (Path(desk["gold"]) / story / f"{name}.jsonl").unlink()
    assert run(desk, "board", desk["good"], desk["bad"]) == 0
    notes = [line for line in capsys.readouterr().out.splitlines() if "not scored on" in line]
    assert notes == ["note: port, strike: not scored on contradictions, disputes, which gold does not tell of there"]


def test_the_version_is_told_and_gold_of_ones_own_is_not_held_against_what_is_not_there(
    desk: dict[str, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert re.match(r"saidwhat-eval \d", capsys.readouterr().out)
    monkeypatch.chdir(desk["here"])
    assert run(desk, "gold", "check") == 0
    assert "skipped" not in capsys.readouterr().out


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
        (["gate", "x", "--baseline", "EMPTY"], 2, "empty.json: not a score file: it has no 'format' (give one that"),
    ],
)
def test_faults_are_one_line_with_their_exit_code(
    arguments: list[str], code: int, cause: str, desk: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    empty = Path(desk["here"]) / "empty.json"
    empty.write_text("{}")
    arguments = [{"GOOD": desk["good"], "EMPTY": str(empty)}.get(part, part) for part in arguments]
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
        ["run", "rules", "--max-cost", "-1"],
        ["run", "rules", "--max-tokens", "5.5"],
        ["gate", "x", "--at-most", "quotes.correct.f1=1"],
        ["gate", "x", "--at-most", "traps.false_alarms=-1"],
        ["compare", "x", "y", "--seed", "-1"],
        ["score", "x", "--seed", "1"],
        ["judge", "--seed", "1"],
        ["gold", "pool", "x", "--story", "s", "--out", "o", "--key", "k", "--seed", "-1"],
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


def test_show_tells_a_missed_item_from_one_whose_speaker_was_told_as_nobody(
    desk: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "pred.jsonl"
    path.write_text('{"doc_id": "port-a", "quotes": [{"content": [[21, 38]]}, {"content": [[0, 5]]}]}\n')
    assert run(desk, "show", str(path), "--document", "port-a") == 0
    told = [line.split() for line in capsys.readouterr().out.splitlines() if " quotes " in line]
    assert sorted(told) == [
        ["missed", "quotes", "Ada", "Quill"],
        ["spurious_grounded", "quotes", "nobody"],
        ["wrong_speaker", "quotes", "Ada", "Quill", "→", "nobody"],
    ]


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
