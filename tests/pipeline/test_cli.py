"""The command `saidwhat`: its exit codes, and what it says of a call that is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import folder
from pipeline.cli import main
from pipeline.cli.main import WRONG_USE
from pipeline.config import default_store
from pipeline.errors import UsageError


def extract(paths: list[Path], out: Path, *options: str) -> int:
    return main(["extract", *map(str, paths), "--out", str(out), "--quiet", *options])


def test_exit_codes_tell_done_from_partly_done_from_nothing(tmp_path: Path) -> None:
    story = tmp_path / "story"
    story.mkdir()
    (story / "good.txt").write_text("The minister said that nobody had agreed.")
    assert extract([story], tmp_path / "run") == 0
    (story / "bad.txt").write_bytes(b"\xff\xfe\xff")
    assert extract([story], tmp_path / "run") == 1
    assert [json.loads(line)["source"] for line in (tmp_path / "run" / "failures.jsonl").read_text().splitlines()] == [
        str(story / "bad.txt")
    ]
    assert (tmp_path / "run" / "quotes.jsonl").read_text()
    assert extract([tmp_path / "nowhere"], tmp_path / "run2") == 3


def test_a_path_that_is_not_there_makes_no_run_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(tmp_path / "nowhere"), "--out", str(tmp_path / "run")]) == 3
    assert not (tmp_path / "run").exists()
    problem, last = capsys.readouterr().err.splitlines()[-2:]
    assert problem.startswith("problem: ")
    assert "no such file or folder" in problem
    assert last == "saidwhat: no document could be read; nothing is written"
    (tmp_path / "empty").mkdir()
    assert main(["extract", str(tmp_path / "empty"), "--out", str(tmp_path / "run")]) == 3
    assert (tmp_path / "run" / "failures.jsonl").exists()


def test_an_export_without_a_format_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "anywhere"]) == WRONG_USE
    assert "--to: no format is named (give one of attributions, brat, " in capsys.readouterr().err


def test_documents_that_failed_are_not_told_as_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in "ab":
        Path(f"{name}.txt").write_text("The minister said that nobody had agreed.")
    replay = ["--model", "desk", "--replay", "--store", "none.sqlite"]
    assert main(["extract", "a.txt", "b.txt", "--out", "run", *replay]) == 3
    told = capsys.readouterr().err.splitlines()
    steps = [line for line in told if line.startswith("documents ")]
    assert steps == ["documents 1/2: a (failed)", "documents 2/2: b (failed)"]
    assert "name the files that hold it with --recordings" in next(line for line in told if line.startswith("problem"))


def test_tables_of_an_earlier_run_are_told_to_be_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("The minister said that nobody had agreed.")
    run = tmp_path / "run"
    assert main(["extract", str(tmp_path / "a.txt"), "--out", str(run)]) == 0
    assert "earlier run" not in capsys.readouterr().err
    assert main(["export", str(run), "--to", "csv"]) == 0
    assert main(["extract", str(tmp_path / "a.txt"), "--out", str(run)]) == 0
    assert f"{run / 'export'} is of an earlier run; export again" in capsys.readouterr().err


@pytest.mark.parametrize("again", [["nowhere"], ["a.txt", "--model", "desk", "--replay", "--store", "empty.sqlite"]])
def test_where_nothing_could_be_done_an_earlier_run_stays_as_it_was(
    again: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("The minister said that nobody had agreed.")
    assert main(["extract", "a.txt", "--out", "run", "--quiet"]) == 0
    before = {path: path.read_bytes() for path in Path("run").rglob("*.*")}
    assert main(["extract", *again, "--out", "run", "--quiet"]) == 3
    assert {path: path.read_bytes() for path in Path("run").rglob("*.*")} == before
    problem, last = capsys.readouterr().err.splitlines()
    assert problem.startswith("problem: ")
    assert last.endswith("the run in run stays as it was")


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["nothing"],
        ["extract", "x", "--model"],
        ["extract", "x", "--max-cost", "-1"],
        ["extract", "x", "--max-cost", "nan"],
        ["extract", "x", "--max-tokens", "-5"],
        ["extract", "x", "--encoding", "nonsense"],
    ],
)
def test_wrong_use_exits_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--max-cost", "-1", "'-1' is no amount (give a number, 0 or more)"),
        ("--max-tokens", "5.5", "'5.5' is no count (give a whole number, 0 or more)"),
        ("--encoding", "nonsense", "'nonsense' is no encoding that Python knows"),
    ],
)
def test_a_value_that_an_option_cannot_take_is_told_with_what_it_can(
    option: str, value: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["extract", "x", option, value])
    assert told in capsys.readouterr().err


def test_an_empty_path_is_not_the_current_folder(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["extract", ""])
    assert "an empty path" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["extract", "x", "--out", ""])
    assert "an empty path" in capsys.readouterr().err


def test_an_empty_name_is_no_story(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["extract", "x", "--story", " "])
    assert "an empty name" in capsys.readouterr().err


def test_a_run_that_read_nothing_is_replaced_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for empty in ("first.txt", "second.txt"):
        Path(empty).touch()
        assert main(["extract", empty, "--out", "run"]) == 3
        assert "stays as it was" not in capsys.readouterr().err
        assert json.loads(Path("run/failures.jsonl").read_text())["source"] == empty
    assert main(["show", "run"]) == 0
    assert "No document could be read." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "the same command begins anew"),
        (["--model", "desk", "--batch"], "answers that had arrived are kept, batches go on at the provider"),
    ],
)
def test_a_job_that_is_stopped_says_what_is_left_of_it(options: list[str], told: str, tmp_path: Path) -> None:
    stopped = (
        "import builtins, sys; from pipeline.cli import main; real = builtins.__import__\n"
        "def stop(name, *more):\n"
        "    if name == 'pipeline.engines': raise KeyboardInterrupt\n"
        "    return real(name, *more)\n"
        f"builtins.__import__ = stop; sys.exit(main({['extract', 'x', *options]!r}))"
    )
    done = subprocess.run([sys.executable, "-c", stopped], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 130
    assert done.stderr.startswith(f"saidwhat: stopped; {told}")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("package", ["pipeline", "evals"])
def test_a_job_that_is_stopped_while_modules_are_read_ends_in_one_line(package: str) -> None:
    stopped = (
        "import builtins, sys; real = builtins.__import__\n"
        "def stop(name, *more):\n"
        "    if name == 'argparse': raise KeyboardInterrupt\n"
        "    return real(name, *more)\n"
        f"builtins.__import__ = stop; import {package}.cli"
    )
    told = subprocess.run([sys.executable, "-c", stopped], capture_output=True, text=True)
    assert told.returncode == 130
    assert told.stderr.count("\n") == 1
    assert "stopped; nothing was done" in told.stderr


def test_without_a_home_it_is_said_how_to_name_a_store(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_: type[Path]) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", classmethod(nobody))
    with pytest.raises(UsageError, match=r"no home folder .*\(give --store, or set SAIDWHAT_STORE\)"):
        default_store({})
    assert default_store({"XDG_CACHE_HOME": "/cache"}) == Path("/cache/saidwhat/answers.sqlite")


def test_without_a_verb_the_verbs_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == WRONG_USE
    told = capsys.readouterr().err
    assert all(verb in told for verb in ("extract", "show", "export", "models", "prompts"))


def test_recordings_that_nobody_would_read_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--model", "local", "--recordings", str(tmp_path), "--out", str(tmp_path / "run")]
    assert main(["extract", str(tmp_path), *options]) == WRONG_USE
    assert "--recordings: they are only read in a replay (add --replay)" in capsys.readouterr().err


@pytest.mark.parametrize("flag", ["--strategy=open", "--prompt=open.v5"])
def test_what_only_a_model_has_is_refused_with_the_rules(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], flag: str
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The mayor said that the bridge was open.")
    assert main(["extract", str(article), "--out", str(tmp_path / "run"), flag]) == WRONG_USE
    assert f"{flag.split('=')[0]}: the rules have none" in capsys.readouterr().err
    assert not (tmp_path / "run").exists()


def test_a_folder_with_other_things_in_it_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.doc").write_text("years of work")
    (tmp_path / "a.txt").write_text("He said no.")
    assert extract([tmp_path / "a.txt"], tmp_path / "mine") == 2
    assert "mine" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.doc"]


def test_the_folder_of_the_articles_is_not_the_run_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.txt").write_text("He said no.")
    assert extract([tmp_path], tmp_path) == 2
    assert "--out is the folder of the articles" in capsys.readouterr().err
    assert extract([tmp_path], tmp_path / "run") == 0
    assert extract([tmp_path], tmp_path / "run") == 0


def test_an_unknown_model_is_wrong_use_and_names_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("He said no.")
    assert extract([tmp_path / "a.txt"], tmp_path / "run", "--model", "nosuch") == 2
    assert "rules" in capsys.readouterr().err


@pytest.mark.parametrize("quiet", [[], ["--quiet"]])
def test_one_request_that_fails_is_told_once_however_many_documents_it_is_of(
    quiet: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "s").mkdir()
    for name in "abc":
        (tmp_path / "s" / f"{name}.txt").write_text("The minister said that nobody had agreed.")
    asked = ["--model", "local", "--strategy", "plain", "--replay", "--store", str(tmp_path / "answers")]
    assert main(["extract", str(tmp_path / "s"), "--out", str(tmp_path / "run"), *asked, *quiet]) == 3
    told = [line for line in capsys.readouterr().err.splitlines() if "problem" in line]
    assert len(told) == 1
    assert told[0].endswith("(3 documents)")
    assert len((tmp_path / "run" / "failures.jsonl").read_text().splitlines()) == 3


def test_the_summary_as_json_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("He said no.")
    assert main(["extract", str(tmp_path / "a.txt"), "--out", str(tmp_path / "run"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["documents"] == 1


def test_a_fault_of_the_program_is_said_to_be_one_and_is_no_partial_success(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pipeline.folder.load", lambda _: 1 / 0)
    assert main(["show", "run"]) == 3
    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told
    assert told.endswith("this is a fault of the program; please report it\n")


def test_a_story_that_is_no_utf8_is_shown_as_such(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The minister said that nobody had agreed.")
    assert extract([tmp_path / "a.txt"], tmp_path / "run", "--story", "\udce9") == 0
    records, manifest = folder.load(tmp_path / "run")
    assert [source.document.story for source in records.sources] == [manifest.settings["story"]] == ["\\xe9"]


def test_whoever_reads_a_run_may_stop_when_he_has_read_enough(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The minister said that nobody had agreed.")
    assert extract([tmp_path / "a.txt"], tmp_path / "run") == 0
    unread, screen = os.pipe()
    os.close(unread)
    shown = subprocess.run(
        [sys.executable, "-m", "pipeline", "show", str(tmp_path / "run")], stdout=screen, stderr=subprocess.PIPE
    )
    os.close(screen)
    assert (shown.returncode, shown.stderr) == (0, b"")
