from __future__ import annotations

import asyncio
import unicodedata
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


def test_settings_hold_unless_story_or_model_is_given_beside_them(tmp_path: Path) -> None:
    told = Settings(story="talks", model=str(tmp_path / "mine.toml"))
    with pytest.raises(UsageError, match=r"mine\.toml"):
        extract(ARTICLES, settings=told)
    run = extract(ARTICLES, model="rules", settings=told)
    assert {source.document.story for source in run.records.sources} == {"talks"}
    assert run.manifest.settings["story"] == "talks"
    other = extract(ARTICLES, story="bridge", model="rules", settings=told)
    assert {source.document.story for source in other.records.sources} == {"bridge"}


def test_paths_are_read_as_by_the_command(seeds: Path) -> None:
    run = extract(seeds / "crocus-call")
    assert run.manifest.counts.documents == 5
    assert run.records == extract([str(seeds / "crocus-call")]).records


@pytest.mark.parametrize(
    ("words", "suffix"),
    [
        ("“we&nbsp;will not close&#160;the bri&shy;dge”&nbsp;", ".html"),
        ("&laquo;&nbsp;we will not&thinsp;close the bridge&nbsp;&raquo; ", ".html"),
        ("“we\xa0will not clo\u00adse\u200b the bridge”\u202f", ".txt"),
        ("&ldquo;we will&nbsp;not close the bridge &amp; quay&rdquo; ", ".txt"),
    ],
)
def test_a_quotation_with_spaces_of_any_kind_is_one_and_uninterrupted(tmp_path: Path, words: str, suffix: str) -> None:
    frame = ("<p>", "</p>") if suffix == ".html" else ("", "")
    text = f"{frame[0]}The mayor, Anna Berg, said {words}on Monday.{frame[1]}\n"
    (tmp_path / f"bridge{suffix}").write_text(text, encoding="utf-8")
    (quote,) = extract(tmp_path).records.quotes
    assert [span.text for span in quote.verbatim] == [words.removesuffix("&nbsp;").strip("\u202f ")]
    assert len(quote.content) == 1
    assert quote.flags == []
    assert all(text[span.start : span.end] == span.text for span in [*quote.content, *quote.verbatim])


def test_a_name_with_accents_set_on_its_letters_is_the_name(tmp_path: Path) -> None:
    text = "Le maire, Zoé Béart, a déclaré que « nous ne fermerons pas le pont de l’été »."
    (tmp_path / "pont.txt").write_text(unicodedata.normalize("NFD", text), encoding="utf-8")
    (quote,) = extract(tmp_path).records.quotes
    assert quote.speaker is not None
    assert quote.speaker.name == "Zoé Béart"
    assert quote.content[0].text == unicodedata.normalize("NFD", "« nous ne fermerons pas le pont de l’été »")


def test_it_can_be_awaited() -> None:
    run = asyncio.run(extract_async(ARTICLES))
    assert run.records.quotes == extract(ARTICLES).records.quotes


def test_within_an_event_loop_it_is_said_what_to_write() -> None:
    async def cell() -> None:
        extract(ARTICLES)

    with pytest.raises(UsageError, match=r"an event loop is running .*await extract_async"):
        asyncio.run(cell())


def test_a_text_without_words_is_a_failure_and_costs_no_other() -> None:
    run = extract({**ARTICLES, "empty": " \n"})
    assert [failure.document for failure in run.records.failures] == ["empty"]
    assert run.manifest.counts.documents == 2


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("half", "No \ud800.", "half a character"),
        ("nothing", None, "found NoneType"),
        ("raw", b"He said no.", "found bytes"),
        (7, "He said no.", "a document's id must be a text: found 7"),
        ("", "He said no.", "a document's id must be a text"),
    ],
)
def test_a_text_or_an_id_that_is_none_costs_no_other(name: str, text: str, why: str) -> None:
    run = extract({name: text, **ARTICLES})
    assert [failure.document for failure in run.records.failures] == [str(name)]
    assert why in run.records.failures[0].message
    assert run.manifest.counts.documents == 2


@pytest.mark.parametrize("articles", [5, None, b"articles", "", [Path("a"), 5]])
def test_what_are_no_articles_is_told(articles: str) -> None:
    with pytest.raises(UsageError, match="no texts and no paths"):
        extract(articles)


def test_the_file_of_a_model_may_be_given_as_a_path(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"mine\.toml: no such model"):
        extract(ARTICLES, model=tmp_path / "mine.toml")


def test_an_unknown_model_is_told_by_name() -> None:
    with pytest.raises(UsageError, match="nosuch"):
        extract(ARTICLES, model="nosuch", settings=Settings(encoding="utf-8"))


def test_the_package_names_only_what_it_has() -> None:
    import pipeline

    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = pipeline.nothing_like_it
