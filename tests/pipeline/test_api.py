from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from pipeline import Settings, extract, extract_async
from pipeline.errors import UsageError

ARTICLES = {
    "north": "The minister of Norvia said that both sides had agreed to talks.",
    "south": "Ostria denied that it had agreed to talks.",
}


def test_texts_by_name_are_one_story_with_typed_records() -> None:
    run = extract(ARTICLES, story="talks")
    assert [source.document.id for source in run.records.sources] == ["north", "south"]
    assert {source.document.story for source in run.records.sources} == {"talks"}
    assert run.manifest.counts.quotes == len(run.records.quotes) >= 2


def test_paths_are_read_as_by_the_command(seeds: Path) -> None:
    run = extract(seeds / "crocus-call")
    assert run.manifest.counts.documents == 5
    assert run.records == extract([str(seeds / "crocus-call")]).records


def test_it_can_be_awaited() -> None:
    run = asyncio.run(extract_async(ARTICLES))
    assert run.records.quotes == extract(ARTICLES).records.quotes


def test_a_text_without_words_is_a_failure_and_costs_no_other() -> None:
    run = extract({**ARTICLES, "empty": " \n"})
    assert [failure.document for failure in run.records.failures] == ["empty"]
    assert run.manifest.counts.documents == 2


def test_an_unknown_model_is_told_by_name() -> None:
    with pytest.raises(UsageError, match="nosuch"):
        extract(ARTICLES, model="nosuch", settings=Settings(encoding="utf-8"))


def test_the_package_names_only_what_it_has() -> None:
    import pipeline

    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = pipeline.nothing_like_it
