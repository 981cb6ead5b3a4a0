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
