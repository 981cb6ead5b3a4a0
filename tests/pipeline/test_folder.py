"""The run folder: what is written is read back, and what does not fit is told with its place."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import folder
from pipeline.cli import main
from pipeline.documents import read
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


def test_a_passage_of_a_document_that_the_run_has_not_is_told_with_its_record(run: Path) -> None:
    lines = (run / "quotes.jsonl").read_text().replace('{"document":"a"', '{"document":"z"')
    (run / "quotes.jsonl").write_text(lines)
    with pytest.raises(UsageError, match=r"quotes\.jsonl \(q_.*a document that is not there: documents.jsonl has no z"):
        folder.load(run)


def test_a_text_that_is_nowhere_is_told_by_its_document(run: Path) -> None:
    (run / "texts" / "a.txt").unlink()
    (run.parent / "a.txt").unlink()
    with pytest.raises(UsageError, match="a: the text of a document is missing: neither in texts/ nor at "):
        folder.load(run)


def test_a_folder_that_is_no_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"not a run folder: there is no run\.json in it"):
        folder.load(tmp_path)


KILLED = """
import os, sys
from pathlib import Path
from pipeline import extract, folder

out, whole = Path(sys.argv[1]), []
for names in ("ab", "bc"):
    run = extract({name: f"The minister of {name} said no." for name in names}, story=names)
    whole.append((run.records, run.manifest, f"report of {names}"))

def killed_at(step):
    if (child := os.fork()) == 0:
        left = [step]
        def count(event, arguments):
            if event in ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod"):
                left[0] -= 1
                if left[0] < 0:
                    os._exit(9)
        sys.addaudithook(count)
        folder.write(out, *whole[1])
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9

def check(expected):
    assert folder.load(out) == expected[:2]
    assert (out / "report.html").read_text() == expected[2]
    names = {f"{source.document.id}.txt" for source in expected[0].sources}
    assert {path.name for path in (out / "texts").iterdir()} == names

folder.write(out, *whole[0])
step, seen = 0, []
while killed_at(step):
    assert folder.is_run(out)
    seen.append(folder.load(out) == whole[0][:2])
    check(whole[0 if seen[-1] else 1])
    folder.write(out, *whole[1])
    check(whole[1])
    assert not [path.name for path in out.iterdir() if path.name.startswith(".")]
    folder.write(out, *whole[0])
    step += 1
print(step, sum(seen))
"""


def test_a_job_killed_at_any_step_of_writing_leaves_the_earlier_run_or_the_new_one_whole(tmp_path: Path) -> None:
    told = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "run")], capture_output=True, text=True)
    assert not told.stderr
    steps, earlier = map(int, told.stdout.split())
    assert steps > 30
    assert 10 < earlier < steps


def test_what_a_killed_job_left_is_no_reason_to_refuse_the_same_command(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("He said no.")
    (tmp_path / "run" / ".unfinished-x" / "texts").mkdir(parents=True)
    assert extract([tmp_path / "a.txt"], tmp_path / "run") == 0
    assert not (tmp_path / "run" / ".unfinished-x").exists()


def test_a_full_disk_leaves_the_earlier_run_as_it_was_and_exits_with_three(
    run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in run.rglob("*") if path.is_file()}
    (run.parent / "a.txt").write_text("The minister said: “We did agree to everything.”")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        assert extract([run.parent / "a.txt"], run) == 3
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    told = capsys.readouterr().err
    assert "run: the run folder cannot be written: File too large (see that there is room" in told
    assert {path: path.read_bytes() for path in run.rglob("*") if path.is_file()} == before


def test_texts_of_a_run_that_is_being_put_in_place_are_no_articles(run: Path) -> None:
    (run / "run.json").rename(run / ".placed")
    assert [source.document.id for source in read([run.parent]).sources] == ["a"]
