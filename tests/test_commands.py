"""The two commands: what they set for their own process stays out of a process that only calls `main`."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import evals.cli
import pipeline.cli
from pipeline.cli.main import WRONG_USE, main

ROOT = Path(__file__).resolve().parent.parent
_SET = (
    "import gc, os, sys, importlib, runpy; sys.argv = ['it', '--help']\n"
    "try: {}\n"
    "except SystemExit: print(gc.get_threshold()[0], os.environ.get('OPENBLAS_NUM_THREADS'))"
)


@pytest.mark.parametrize("main", [pipeline.cli.main, evals.cli.main])
def test_main_leaves_the_process_that_calls_it_as_it_was(
    main: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    before = gc.get_threshold()
    assert callable(main)
    with pytest.raises(SystemExit):
        main(["--help"])
    assert gc.get_threshold() == before
    assert "OPENBLAS_NUM_THREADS" not in os.environ


def _started() -> list[str]:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    entries = [
        f"importlib.import_module('{at}').{name}()" for at, _, name in (s.partition(":") for s in scripts.values())
    ]
    return [*entries, *(f"runpy.run_module('{name}', run_name='__main__')" for name in ("pipeline", "evals"))]


@pytest.mark.parametrize("start", _started())
def test_a_command_fits_its_own_process_to_a_job(start: str) -> None:
    environ = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run(
        [sys.executable, "-c", _SET.format(start)], cwd=ROOT, env=environ, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "20000 1"


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
