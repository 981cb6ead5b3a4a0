"""The documentation: what it tells to type works, what it shows is what comes out, and its links lead somewhere."""

from __future__ import annotations

import importlib
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest

import evals.cli
import pipeline.cli
from pipeline.config import Settings
from pipeline.engines import check_settings
from pipeline.llm import load_settings

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
_WRITTEN = ("json", "markdown", "toml")
"""Kinds of blocks that a reader saves under the name that they have."""
_BLOCK = re.compile(rf"^```(sh|python|text|{'|'.join(_WRITTEN)})(?: (\S+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PROGRAMS = {".venv/bin/saidwhat": pipeline.cli.main, ".venv/bin/saidwhat-eval": evals.cli.main}


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder like a fresh clone, with some articles of a reader's own."""
    for name in ("seeds", "gold"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "seeds" / "crocus-call", tmp_path / "my-event")
    shutil.copy(ROOT / "pipeline" / "models" / "gateway.toml", tmp_path / "my-model.toml")
    (tmp_path / "one.txt").write_text("The mayor said no.")
    for folder in ("flood", "strike"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "reuters.txt").write_text(f"The mayor said that the {folder} was over.")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAIDWHAT_STORE", str(tmp_path / "answers.sqlite"))
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_tells_to_type_works_and_shows_what_it_says(
    page: Path, clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = ""
    for kind, name, code in _BLOCK.findall(page.read_text("utf-8")):
        if kind in _WRITTEN:
            if name:
                (clone / name).parent.mkdir(parents=True, exist_ok=True)
                (clone / name).write_text(code, "utf-8")
        elif kind == "python":
            exec(compile(code, f"{page.name}", "exec"), {"__name__": "example"})
        elif kind == "sh":
            shown = ""
            for line in code.splitlines():
                program, *arguments = shlex.split(line, comments=True)
                assert _PROGRAMS[program](arguments) == 0, line
                shown += capsys.readouterr().out
        else:
            text = (clone / name).read_text("utf-8") if name else shown
            assert [line for line in code.splitlines() if line.strip() not in text] == []


def test_the_example_of_a_model_and_of_a_prompt_are_ones(tmp_path: Path) -> None:
    told = (DOCS / "extending.md").read_text("utf-8")
    model, suite = re.findall(r"```toml\n(.*?)```", told, re.DOTALL)
    (tmp_path / "mine.toml").write_text(model)
    assert load_settings(str(tmp_path / "mine.toml")).name == "mine"
    assert tomllib.loads(suite)["system"]
    (prompt,) = re.findall(r"```markdown\n(.*?)```", told, re.DOTALL)
    (tmp_path / "open.v9.md").write_text(prompt)
    check_settings(Settings(model="local", strategy="open", prompt=str(tmp_path / "open.v9.md"), replay=True))


@pytest.mark.parametrize("package", ["pipeline", "evals"])
def test_the_map_of_the_code_names_every_module_in_its_place_and_in_its_own_words(package: str) -> None:
    told = (DOCS / "code.md").read_text("utf-8").split(f"## `{package}`")[1].split("\n## ")[0]
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract.get("containers") == [package])
    names = [name for layer in layers for name in layer.split(" | ")]
    assert re.findall(r"^\| `(\w+)` \| (.*) \|$", told, re.MULTILINE) == [
        (name, (importlib.import_module(f"{package}.{name}").__doc__ or "").split("\n")[0]) for name in names
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


class _Loaded(HTMLParser):
    """Addresses that a page loads by itself, without a click."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        address = values.get("src") or (values.get("href") if tag == "link" else None)
        if address:
            self.found.append(address)


def test_the_site_builds_without_a_broken_link_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-n", "-b", "html", str(DOCS), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    assert {f"{page.stem}.html" for page in DOCS.glob("*.md")} <= {path.name for path in tmp_path.glob("*.html")}
    for path in tmp_path.glob("*.html"):
        assert [address for address in _Loaded(path.read_text("utf-8")).found if "//" in address] == []
