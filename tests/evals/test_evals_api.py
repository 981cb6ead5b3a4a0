"""Scoring from Python gives what the command gives."""

from pathlib import Path

import pytest
from harbour import TEXTS, write, write_run

from evals.api import load_gold, score, values
from evals.errors import CouldNotRun
from pipeline import extract, folder


def test_a_run_in_memory_scores_as_its_folder_does(tmp_path: Path) -> None:
    gold, seeds = write(tmp_path)
    stories = load_gold(gold, [seeds], stories=["port"])
    run = extract(TEXTS["port"], story="port")
    folder.write(tmp_path / "run", run.records, run.manifest)
    here, there = score(stories, run, name="x"), score(stories, tmp_path / "run", name="x")
    assert here == there
    assert values(here)["quotes.correct.f1"].value


def test_languages_that_gold_does_not_tell_are_those_that_the_run_read(tmp_path: Path) -> None:
    gold, seeds = write(tmp_path)
    for file in gold.glob("*/story.toml"):
        file.write_text(file.read_text("utf-8").replace('language = "en"\n', "", 1), "utf-8")
    stories = load_gold(gold, [seeds])
    rows = [{"id": name, "story": story, "language": "fr"} for story, texts in TEXTS.items() for name in texts]
    made = score(stories, write_run(tmp_path / "run", documents=rows))
    assert {unit.name: unit.language for unit in made.documents} == {
        "port-a": "fr",
        "port-b": "en",
        "strike-a": "fr",
        "strike-b": "en",
    }


def test_a_run_without_a_document_of_gold_is_refused(tmp_path: Path) -> None:
    gold, seeds = write(tmp_path)
    with pytest.raises(CouldNotRun, match="no document of gold is in this run"):
        score(load_gold(str(gold), [str(seeds)]), extract({"other": "Ada Quill said no."}))
