"""The run folder: what is written is read back, and what does not fit is told with its place."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import folder
from pipeline.cli import main
from pipeline.errors import UsageError


def extract(paths: list[Path], out: Path, *options: str) -> int:
    return main(["extract", *map(str, paths), "--out", str(out), "--quiet", *options])


def test_what_an_earlier_run_looked_at_does_not_stay_where_a_later_one_looked_at_nothing(
    seeds: Path, tmp_path: Path
) -> None:
    assert extract([seeds / "crocus-call"], tmp_path / "run") == 0
    records, manifest = folder.load(tmp_path / "run")
    folder.write(tmp_path / "run", replace(records, candidates=None), manifest)
    assert not (tmp_path / "run" / "candidates.jsonl").exists()
    assert folder.load(tmp_path / "run")[0].candidates is None


def test_a_run_can_be_read_without_its_inputs(tmp_path: Path) -> None:
    article = tmp_path / "a" / "one.txt"
    article.parent.mkdir()
    article.write_text("The minister said: “We did not agree to anything.”")
    assert extract([article], tmp_path / "run") == 0
    article.unlink()
    records, _ = folder.load(tmp_path / "run")
    assert records.sources[0].text.startswith("The minister")


def test_a_second_run_in_a_folder_leaves_no_text_of_the_first(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text("He said no.")
        assert extract([tmp_path / f"{name}.txt"], tmp_path / "run") == 0
    assert [path.name for path in (tmp_path / "run" / "texts").iterdir()] == ["two.txt"]


def test_an_id_longer_than_a_file_name_costs_nothing(tmp_path: Path) -> None:
    identifier = f"https://news.example/{'a' * 600}"
    (tmp_path / "all.jsonl").write_text(json.dumps({"id": identifier, "text": "He said no."}))
    assert extract([tmp_path / "all.jsonl"], tmp_path / "run") == 0
    records, _ = folder.load(tmp_path / "run")
    assert [(source.document.id, source.text) for source in records.sources] == [(identifier, "He said no.")]


@pytest.fixture
def run(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("The minister said: “We did not agree to anything.”")
    assert extract([tmp_path / "a.txt"], tmp_path / "run") == 0
    return tmp_path / "run"


@pytest.mark.parametrize(
    ("file", "data", "told"),
    [
        ("quotes.jsonl", b'{"id": "q"}\n', "quotes.jsonl:1: the line does not fit the contract: document: "),
        ("claims.jsonl", b"\n{\n", "claims.jsonl:2: the line does not fit the contract: Invalid JSON"),
        ("run.json", b"{", "run: run.json does not fit the contract: Invalid JSON"),
        ("quotes.jsonl", b"\xff", "quotes.jsonl: the file is not UTF-8: "),
        ("texts/a.txt", b"No\xff", "a.txt: the file is not UTF-8: "),
    ],
)
def test_what_does_not_fit_is_told_with_its_file_and_its_cause(run: Path, file: str, data: bytes, told: str) -> None:
    (run / file).write_bytes(data)
    with pytest.raises(UsageError) as raised:
        folder.load(run)
    assert told in str(raised.value)


def test_a_text_that_is_nowhere_is_told_by_its_document(run: Path) -> None:
    (run / "texts" / "a.txt").unlink()
    (run.parent / "a.txt").unlink()
    with pytest.raises(UsageError, match="a: the text of a document is missing: neither in texts/ nor at "):
        folder.load(run)


def test_a_folder_that_is_no_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"not a run folder: there is no run\.json in it"):
        folder.load(tmp_path)
