"""The report in a real browser: lists, matrix, timeline, and runs that are empty, large or of several stories."""

from __future__ import annotations

from dataclasses import replace

import pytest
from browser import texts
from copied_run import copied_run
from crocus_run import crocus_run, manifest_of
from looking import Open
from many import many

from pipeline.schema import Document, RunRecords, SourceText, Span, Speaker, Via


def test_a_nested_source_is_a_chain(opened: Open) -> None:
    page = opened(crocus_run(), "#/crocus-call/quotes?speaker=Emmanuel%20Macron&via=Le%20Monde")
    chains = [" ".join(text.split()) for text in texts(page, ".row .chain")]
    assert "The Long Corridor → Le Monde → Emmanuel Macron 21 February 2024" in chains


@pytest.mark.parametrize(("view", "filters"), [
    ("quotes", {"speaker", "outlet", "kind", "status"}),
    ("claims", {"speaker", "outlet", "status"}),
    ("contradictions", {"speaker", "outlet", "label"}),
    ("aside", {"kind", "status", "outlet"}),
])  # fmt: skip
def test_lists_can_be_narrowed_by_what_differs_in_them(opened: Open, view: str, filters: set[str]) -> None:
    page = opened(crocus_run(), f"#/crocus-call/{view}")
    assert filters <= set(page.value("[...document.querySelectorAll('.filters select')].map((e) => e.name)"))


def test_the_matrix_says_who_takes_which_side_and_who_is_silent(opened: Open) -> None:
    page = opened(crocus_run(), "#/crocus-call/speakers")
    rows = {row.split("\n")[0].split("\t")[0]: row for row in texts(page, ".matrix:first-of-type tbody tr")}
    assert "A" in rows["Russian Ministry of Defence"]
    assert "·" in rows["Russian Ministry of Defence"]
    assert "B" in rows["Kremlin"]


def test_a_copy_is_shown_as_one_and_what_it_tells_again_is_not_counted(opened: Open) -> None:
    page = opened(copied_run(), "#/sluice/speakers")
    speakers = [row.split() for row in texts(page, ".matrix:first-of-type tbody tr")]
    assert sorted(speakers) == [["Ora", "Fenn", "B"], ["Tom", "Reyl", "A"]]
    accounts = [" ".join(row.split()) for row in texts(page, ".matrix:nth-of-type(2) tbody tr")]
    assert ["text as in Wire" in row for row in accounts] == [True, False]
    assert next(tab for tab in texts(page, "#head nav a") if tab.startswith("Quotes")).split() == ["Quotes", "3"]
    page.go("/sluice/quotes")
    assert texts(page, ".count") == ["3 items, 2 more in copies"]
    assert "Ora Fenn (2)" in page.value("document.querySelector('.filters select[name=speaker]').innerText")
    assert [row.count("text as in Wire") for row in texts(page, ".row")] == [0, 0, 1, 1, 0]


def test_the_timeline_is_in_order_of_what_was_said(opened: Open) -> None:
    page = opened(crocus_run(), "#/crocus-call/timeline")
    assert texts(page, ".day h2") == ["21 February 2024", "3 April 2024", "5 April 2024", "12 April 2024"]
    assert "Odessa" in texts(page, ".moment")[0]


def test_what_was_set_aside_is_counted_on_its_tab_and_names_its_file_once(opened: Open) -> None:
    page = opened(crocus_run(), "#/crocus-call/aside")
    assert texts(page, "#head nav a")[-1].split() == ["Set", "aside", "2"]
    assert texts(page, ".row")[0].count("crocus-call/broken.pdf") == 1


def test_a_run_of_several_stories_opens_at_one_with_something_in_dispute(opened: Open) -> None:
    records, _ = crocus_run()
    quiet = SourceText(Document(id="q", sha256="0", story="a-quiet-day", source="q.txt"), "Nothing happened.")
    records = replace(records, sources=(quiet, *records.sources))
    page = opened((records, manifest_of(records)))
    assert texts(page, "h1") == ["crocus-call"]
    page.go("/a-quiet-day/disputes")
    assert texts(page, ".empty") == ["No dispute was found."]


@pytest.mark.parametrize("found", [True, False])
def test_what_rules_alone_find_is_told_as_a_first_look_once(opened: Open, found: bool) -> None:
    records, _ = crocus_run()
    records = records if found else replace(records, contradictions=(), disputes=())
    page = opened((records, manifest_of(records).model_copy(update={"strategy": "rules"})))
    assert page.value("document.querySelector('main').innerText").count("miss most disputes") == 1
    page = opened((records, manifest_of(records)))
    assert "miss most disputes" not in page.value("document.querySelector('main').innerText")


def test_a_large_run_draws_only_what_is_near(opened: Open) -> None:
    run = many(documents=60, each=25, disputes=200)
    page = opened(run, "#/harbour/quotes")
    assert page.complaints() == []
    assert "1,500 items" in texts(page, ".count")
    assert page.value("document.querySelectorAll('.row').length") < 400
    page.value("window.scrollTo(0, document.documentElement.scrollHeight)")
    page.until("document.querySelectorAll('.row').length >= 120")
    page.go("d_199")
    assert page.value("document.querySelector('.marked').id") == "d_199"
    page.open(page.value("location.href").split("#")[0] + "#q_59_24")
    assert page.value("document.querySelector('.pane').dataset.document") == "document-059"


def test_an_empty_run_says_so(opened: Open) -> None:
    records = RunRecords(sources=(), quotes=(), claims=(), contradictions=(), disputes=())
    page = opened((records, manifest_of(records)))
    assert page.complaints() == []
    assert "holds no document" in page.value("document.querySelector('main').innerText")


def test_who_is_told_of_by_a_pronoun_alone_has_no_name_in_a_chain(opened: Open) -> None:
    records, manifest = copied_run()
    first, *others = records.quotes
    start = records.sources[1].text.index("it would")
    it = Span(document="wire", start=start, end=start + 2, text="it")
    told = first.model_copy(update={"via": [Via(mention=it)], "speaker": Speaker(name=None, mention=it)})
    page = opened((replace(records, quotes=(told, *others)), manifest), "#/sluice/quotes")
    assert texts(page, ".row .who")[0] == "Speaker not named"
    assert texts(page, ".row .chain")[0].split(" 3 ")[0] == "Wire → someone → speaker not named"
