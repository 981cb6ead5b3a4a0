"""The report in a real browser: what a person sees, reaches and reads."""

from __future__ import annotations

import base64
import io
import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from browser import Page, texts
from crocus_run import COMMENTARY, EXPLAINER, FR, RU, crocus_run, manifest_of
from denied_run import denied_run
from many import many
from pypdf import PdfReader
from toll_run import CLOCKS, UPDATED, toll_run

from pipeline.extraction.assemble import Reading, claim_of, quote_of
from pipeline.folder import load
from pipeline.report import summary
from pipeline.report.shown import Shown
from pipeline.schema import Document, Failure, RunRecords, SourceText, Span, Speaker

Open = Callable[..., Page]
VIEWS = (
    "disputes",
    "contradictions",
    "accounts",
    "speakers",
    "timeline",
    "quotes",
    "claims",
    "aside",
    "search?q=Odessa",
)


def the_quote(speaker: str, document: str, *, nested: bool = False) -> str:
    return next(
        quote.id
        for quote in crocus_run()[0].quotes
        if quote.document == document and quote.speaker and quote.speaker.name == speaker and bool(quote.via) == nested
    )


def everywhere() -> list[str]:
    """The fragments of every view and of a quote and a pair."""
    views = [f"/crocus-call/{view}" for view in VIEWS]
    return [*views, the_quote("Emmanuel Macron", COMMENTARY, nested=True), crocus_run()[0].contradictions[0].id]


def test_the_first_thing_shown_is_the_dispute_with_both_sides_in_exact_words(opened: Open) -> None:
    page = opened(crocus_run())
    assert page.complaints() == []
    assert texts(page, ".dispute h2")[0] == "Did both sides note readiness for dialogue on Ukraine?"
    sides = texts(page, ".dispute:first-of-type .side")
    assert len(sides) == 2
    assert "readiness for dialogue on Ukraine was noted" in sides[0]
    assert "has neither accepted nor proposed anything" in sides[1]
    assert "since 3 April 2024" in sides[0]
    assert page.value("document.querySelector('.dispute .exact').getBoundingClientRect().top < innerHeight")


def test_the_same_words_told_by_two_outlets_are_one_passage_with_two_chains(opened: Open) -> None:
    page = opened(crocus_run())
    first = page.value("document.querySelector('.dispute .side li').innerText")
    assert first.count("readiness for dialogue on Ukraine was noted") == 1
    assert "3 April 2024" in first
    assert "12 April 2024" in first


def test_what_a_speaker_denies_is_not_shown_as_his_own_words(opened: Open) -> None:
    page = opened(denied_run(), "#/made/quotes")
    assert [" ".join(text.split()) for text in texts(page, ".row")] == [
        "Vane denied the bridge was open made → Vane denies it indirect",
        "Roe let it be known the toll rose made → Roe indirect hedged",
        "Vane said “There was no toll.” made → Vane denies: There was a toll. direct",
        "Roe said “The bridge was open.” made → Roe direct",
    ]
    page.go("/made/timeline")
    assert page.complaints() == []
    for view in ("disputes", "contradictions"):
        page.go(f"/made/{view}")
        assert page.value("[...document.querySelectorAll('details')].forEach((e) => { e.open = true; })") is None
        page.settle()
        for told in texts(page, ".half, .exacts > li"):
            assert ("denies it" in told) == ("→ Vane" in told and "bridge" in told), told
    page.go(denied_run()[0].contradictions[0].id)
    halves = texts(page, "#panel .half")
    assert ["denies: The bridge was open." in half for half in halves] == [True, False]


def test_what_is_denied_is_never_the_headline_of_a_claim(opened: Open) -> None:
    page = opened(denied_run(), "#/made/claims")
    headlines = ["denies: The bridge was open.", "The toll rose.", "denies: There was a toll.", "The bridge was open."]
    assert texts(page, ".row .statement") == headlines
    page.go("/made/search?q=toll")
    assert texts(page, ".row .statement")[-2:] == headlines[1:3]
    page.go(denied_run()[0].claims[0].id)
    assert texts(page, "#panel .large") == headlines[:1]
    colour = "getComputedStyle(document.querySelector('#panel .against')).color"
    assert page.value(colour) != page.value("getComputedStyle(document.querySelector('#panel .large')).color")


def test_only_words_that_the_account_has_between_marks_are_shown_in_marks(opened: Open) -> None:
    page = opened(denied_run(), "#/made/disputes")
    shown = [
        (text.strip(), page.value(f"getComputedStyle(document.querySelectorAll('.exact')[{at}]).borderLeftStyle"))
        for at, text in enumerate(texts(page, ".exact"))
    ]
    assert shown == [
        ("the bridge was open", "solid"),  # reported speech: a rule beside it, no marks
        ("“There was no toll.”", "none"),
        ("“The bridge was open.”", "none"),
        ("the toll rose", "solid"),
    ]
    assert page.value("document.querySelectorAll('q').length") == 0
    page.go(denied_run()[0].contradictions[0].id)
    assert [text.strip() for text in texts(page, "#panel .exact")] == ["the bridge was open", "“The bridge was open.”"]


def test_that_a_claim_is_only_held_possible_or_doubted_by_the_author_is_shown(opened: Open) -> None:
    page = opened(denied_run(), "#/made/disputes")
    (told,) = [text for text in texts(page, ".exacts > li") if "toll rose" in text]
    assert "possibly holds" in told
    assert "the author doubts it" in told


def test_where_nothing_or_only_one_side_was_found_is_shown(opened: Open) -> None:
    page = opened(crocus_run())
    told = texts(page, ".dispute .silence")
    assert any("Nothing found in:" in text for text in told)
    assert any("Only one side found in:" in text and "The Readout File (B)" in text for text in told)


def test_a_side_that_only_seems_to_part_is_shown_apart_from_the_others_with_the_reason(opened: Open) -> None:
    page = opened(toll_run())
    assert [text.split("\n")[:2] for text in texts(page, "#d_toll .sides:not(.seeming) h3")] == [
        ["A", "six"],
        ["B", "fifteen"],
    ]
    (seeming,) = texts(page, ".seeming > .side")
    assert "two" in seeming
    assert UPDATED in seeming
    (found,) = texts(page, ".silence")
    assert found.split("\n\n") == ["Only one side found in: Late (A), Loud (B)", "Nothing found in: Quiet"]
    page.go("/ferry/speakers")
    assert {text[:1] for text in texts(page, "table .framed")} == {"C"}


def test_a_dispute_that_only_seems_so_says_why_on_its_card_and_tells_nobody_silent(opened: Open) -> None:
    page = opened(toll_run())
    page.click(".apart > summary")
    card = page.value("document.getElementById('d_clock').innerText")
    assert f"two times. {CLOCKS}" in card
    assert "found in" not in card
    assert "contradiction" not in card.split("pair of passages")[0]


def test_an_account_that_was_not_compared_is_not_shown_as_silent(opened: Open) -> None:
    records, _ = crocus_run()
    first = next(dispute for dispute in records.disputes if dispute.silent and dispute.status != "apparent")
    gone = first.silent[0]
    bare = first.model_copy(update={"silent": first.silent[1:]})
    failure = Failure(document=gone, story="crocus-call", error="budget_exceeded", message="no more of it")
    records = replace(records, disputes=(bare,), failures=(failure,))
    page = opened((records, manifest_of(records)))
    name = next(source.document for source in records.sources if source.document.id == gone)
    told = [line for line in texts(page, ".dispute:first-of-type .silence p") if "not compared" in line]
    assert told == [f"Not wholly read or not compared: {name.publisher or name.id}"]
    assert sum("not wholly read" in text for text in texts(page, ".accounts li")) == 1
    page.go("/crocus-call/speakers")
    assert page.value("document.querySelectorAll('.matrix td [title^=\"not wholly\"]').length") == 1
    assert "not compared: " in summary(records, manifest_of(records))


def test_a_nested_source_is_a_chain(opened: Open) -> None:
    page = opened(crocus_run(), "#/crocus-call/quotes?speaker=Emmanuel%20Macron&via=Le%20Monde")
    chains = [" ".join(text.split()) for text in texts(page, ".row .chain")]
    assert "The Long Corridor → Le Monde → Emmanuel Macron 21 February 2024" in chains


def test_a_deep_link_to_a_quote_opens_its_document_at_its_words(opened: Open) -> None:
    page = opened(crocus_run(), f"#{the_quote('Emmanuel Macron', COMMENTARY, nested=True)}")
    assert page.value("document.querySelector('.pane').dataset.document") == COMMENTARY
    marked = texts(page, ".seg.on")
    assert "".join(marked) == "in any case (...) I’m going to have to send guys to Odessa."
    top, bottom, height = page.value(
        "(() => { const r = document.querySelector('.seg.on').getBoundingClientRect();"
        " return [r.top, r.bottom, innerHeight]; })()"
    )
    assert 150 < top < bottom < height
    assert texts(page, ".on-via") == ["Le Monde"]
    assert "Emmanuel Macron" in texts(page, "#panel")[0]


def test_a_deep_link_to_a_pair_shows_both_passages_and_the_line_between_them(opened: Open) -> None:
    records, _ = crocus_run()
    of = {claim.id: claim for claim in records.claims}
    pair = next(pair for pair in records.contradictions if {of[pair.a].document, of[pair.b].document} == {RU, FR})
    page = opened(crocus_run(), f"#{pair.id}")
    panes = page.value(
        "[...document.querySelectorAll('.pane')].map((e) => [e.dataset.document, !!e.querySelector('.seg.on')])"
    )
    assert sorted(panes) == [[FR, True], [RU, True]]
    assert page.value("document.querySelectorAll('.link.on path.line').length") == 1
    assert page.value("document.querySelector('.link.on path.line').getAttribute('d').startsWith('M0 ')")


def test_a_deep_link_to_a_dispute_brings_its_card(opened: Open) -> None:
    records, _ = crocus_run()
    page = opened(crocus_run(), f"#{records.disputes[2].id}")
    assert page.value("document.querySelector('.marked').id") == records.disputes[2].id
    assert page.value("document.querySelector('.marked').getBoundingClientRect().top < innerHeight / 2")


@pytest.mark.parametrize("fragment", ["#q_ffffffffffffffff", "#/elsewhere/quotes"])
def test_a_link_that_leads_nowhere_says_so_above_what_is_shown(opened: Open, fragment: str) -> None:
    page = opened(crocus_run(), fragment)
    assert len(texts(page, ".lost")) == 1
    assert texts(page, ".dispute h2, .row")
    page.go(f"#/crocus-call/{page.value('document.body.dataset.view')}")
    assert texts(page, ".lost") == []


def test_an_interrupted_quote_is_drawn_in_linked_pieces_without_what_interrupts(opened: Open) -> None:
    records, _ = crocus_run()
    quote = next(quote for quote in records.quotes if quote.document == RU and "regime" in quote.content[0].text)
    page = opened(crocus_run(), f"#{quote.id}")
    assert texts(page, ".seg.on") == [
        "The Kyiv regime",  # the cue stands between
        "does nothing without the approval of its Western supervisors.",
    ]
    ends = "[...document.querySelectorAll('.seg.on')].map((e) => [e.matches('.goes-on'), e.matches('.from-before')])"
    assert page.value(ends) == [[True, False], [False, True]]


def test_markup_between_the_words_is_not_shown_and_does_not_divide_them(opened: Open) -> None:
    page = opened(crocus_run(), f"#{the_quote('Russian Ministry of Defence', EXPLAINER)}")
    assert texts(page, ".seg.on") == ["ready to dialogue"]
    assert "&ldquo;" not in page.value("document.querySelector('.pane').innerText")


def made(text: str, spans: dict[str, list[tuple[int, int]]]) -> RunRecords:
    """One document with a quote for each list of ranges."""
    document = Document(id="made", sha256="0", story="made", source="made.txt", language="en")
    reading = Reading.of(SourceText(document, text))
    quotes = [quote_of(reading, ranges, speaker=Speaker(name=name), cue=None) for name, ranges in spans.items()]
    return RunRecords(
        sources=(SourceText(document, text),),
        quotes=tuple(quote for quote in quotes if quote),
        claims=(),
        contradictions=(),
        disputes=(),
    )


def test_overlapping_passages_are_cut_where_they_cross_and_each_is_whole(opened: Open) -> None:
    text = "He said that she had said that it was over, she said."
    records = made(text, {"he": [(8, 42)], "she": [(26, 52)], "inner": [(31, 36)]})
    page = opened((records, manifest_of(records)), "#/made/accounts")
    for quote in records.quotes:
        page.go(quote.id)
        assert (
            page.value("[...document.querySelectorAll('.seg.on')].map((e) => e.textContent).join('')")
            == quote.content[0].text
        )
    assert page.value("document.querySelector('.text').textContent") == text


def test_a_second_click_takes_the_other_passage_through_the_same_words(opened: Open) -> None:
    records = made("They said it was over and done.", {"long": [(5, 30)], "short": [(13, 21)]})
    page = opened((records, manifest_of(records)), "#/made/accounts")
    seen = []
    for _ in range(3):
        page.click(".seg:nth-of-type(2)")
        seen.append(page.value("document.querySelector('#panel dd').innerText"))
    assert seen == ["short", "long", "short"]


def test_places_after_characters_of_two_units_are_right(opened: Open) -> None:
    text = "𝒜 👩‍👩‍👧 said “𝓌𝑜𝓇𝒹𝓈 🏳️‍🌈 here” and left."
    seen = text.replace("\u200d", "")  # the joiner is no character that the view shows
    start, end = seen.index("𝓌"), seen.index("”")
    records = made(text, {"𝒜": [(start, end)]})
    page = opened((records, manifest_of(records)), f"#{records.quotes[0].id}")
    assert page.value("document.querySelector('.seg.on').textContent") == Shown.of(records.sources[0]).words(
        records.quotes[0].content
    )
    assert page.value("document.querySelector('.seg.on').textContent").startswith("𝓌𝑜𝓇𝒹𝓈")


def test_words_in_a_part_that_nobody_sees_are_told_and_not_placed(opened: Open) -> None:
    text = "<script>var teaser = 'it is over'</script><p>Nothing here.</p>"
    document = Document(id="made", sha256="0", story="made", source="made.html", format="html")
    span = Span(document="made", start=22, end=32, text="it is over")
    claim = claim_of(
        Reading.of(SourceText(document, "It is over.")),
        "It is over.",
        [(0, 10)],
        claimant=Speaker(name="x"),
        factuality="CT+",
    )
    assert claim
    records = RunRecords(
        sources=(SourceText(document, text),),
        quotes=(),
        claims=(claim.model_copy(update={"evidence": [span]}),),
        contradictions=(),
        disputes=(),
    )
    page = opened((records, manifest_of(records)), f"#{claim.id}")
    assert page.complaints() == []
    assert "do not see" in texts(page, "#panel")[0]


def test_filters_narrow_the_list_and_stand_in_the_address(opened: Open) -> None:
    page = opened(crocus_run(), "#/crocus-call/quotes")
    total = page.value("document.querySelectorAll('.row').length")
    page.value(
        "(() => { const s = document.querySelector('select[name=kind]'); s.value = 'direct';"
        " s.dispatchEvent(new Event('change')); })()"
    )
    direct = sum(quote.kind == "direct" for quote in crocus_run()[0].quotes)
    assert page.value("document.querySelectorAll('.row').length") == direct < total
    assert page.value("location.hash") == "#/crocus-call/quotes?kind=direct"
    page.open(page.value("location.href"))
    assert page.value("document.querySelectorAll('.row').length") == direct


@pytest.mark.parametrize(("view", "filters"), [
    ("quotes", {"speaker", "outlet", "kind", "status"}),
    ("claims", {"speaker", "outlet", "status"}),
    ("contradictions", {"speaker", "outlet", "status", "label"} - {"status"}),
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


def test_the_timeline_is_in_order_of_what_was_said(opened: Open) -> None:
    page = opened(crocus_run(), "#/crocus-call/timeline")
    assert texts(page, ".day h2") == ["21 February 2024", "3 April 2024", "5 April 2024", "12 April 2024"]
    assert "Odessa" in texts(page, ".moment")[0]


def test_keys_move_open_search_and_close(opened: Open) -> None:
    page = opened(crocus_run(), "#/crocus-call/quotes")
    page.press("j", "j")
    second = page.value("[...document.querySelectorAll('.row')].indexOf(document.querySelector('.marked'))")
    assert second == 1
    page.press("k")
    assert page.value("[...document.querySelectorAll('.row')].indexOf(document.querySelector('.marked'))") == 0
    page.press("Enter")
    assert page.value("document.getElementById('panel').hidden") is False
    page.press("Escape")
    assert page.value("document.getElementById('panel').hidden") is True
    page.press("/")
    assert page.value("document.activeElement.type") == "search"
    page.call("Input.insertText", text="Odessa")
    page.until("document.querySelector('h1').textContent.startsWith('Search')")
    page.until("document.querySelector('main').innerText.includes('send guys to Odessa')")
    page.press("Escape", "1")
    page.until("document.body.dataset.view === 'disputes'")
    page.press("?")
    assert page.value("document.getElementById('keys').open")
    page.press("Escape")
    assert page.value("document.getElementById('keys')") is None


def test_of_many_disputes_the_questions_stand_first_and_lead_to_each(opened: Open) -> None:
    page = opened(many(documents=30, each=20, disputes=25), "#/harbour/disputes")
    assert len(texts(page, ".index li")) == 25
    page.value("document.querySelectorAll('.index a')[20].click()")
    page.until("!!document.querySelector('.marked')")
    asked = page.value("document.querySelectorAll('.index a')[20].textContent")
    assert texts(page, ".marked h2") == [asked]
    page.open(page.value("location.href").split("#")[0] + "#/harbour/disputes")
    assert "more" in texts(page, ".dispute:first-of-type .silence")[0]
    page.value("document.querySelector('.dispute .more-names').click()")
    silent = page.value("document.querySelectorAll('.dispute:first-of-type .silence a').length")
    assert silent == 28
    assert page.complaints() == []


def test_the_way_back_from_a_passage_leads_to_the_dispute_that_it_was_opened_from(opened: Open) -> None:
    page = opened(many(documents=12, each=20, disputes=120), "#/harbour/disputes")
    page.value("window.scrollTo(0, document.documentElement.scrollHeight)")
    page.until("document.querySelectorAll('.dispute').length >= 80")
    page.value("document.querySelectorAll('.dispute')[75].scrollIntoView()")
    page.settle()
    here = "document.querySelectorAll('.dispute')[75]"
    top = page.value(f"{here}.getBoundingClientRect().top")
    is_there = f"{here} && Math.abs({here}.getBoundingClientRect().top - {top}) < 30"
    page.value(f"{here}.querySelector('.exact').click()")
    page.until("!document.getElementById('panel').hidden")
    page.value("document.querySelector('#panel .go').click()")
    page.until("document.body.dataset.view === 'accounts'")
    page.value("history.back()")
    page.until("document.body.dataset.view === 'disputes'")
    page.until(is_there)
    assert page.value("document.getElementById('panel').hidden") is False
    page.value("history.back()")
    page.until("document.getElementById('panel').hidden")
    page.until(is_there)
    assert page.complaints() == []


def test_keys_walk_the_passages_of_a_text_and_show_where_they_are(opened: Open) -> None:
    page = opened(crocus_run(), f"#/crocus-call/accounts/{RU}/{FR}")
    page.press("j")
    first = page.value("document.activeElement.textContent")
    assert page.value("document.activeElement.matches('a.seg')")
    assert page.value("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.press("j")
    assert page.value("document.activeElement.textContent") != first
    page.press("]")
    assert page.value("document.activeElement.closest('.pane').dataset.document") == FR


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_the_contrast_that_readers_need(opened: Open, scheme: str) -> None:
    page = opened(crocus_run())
    page.scheme(scheme)
    for fragment in everywhere():
        page.go(fragment)
        assert page.faint() == [], fragment


def test_the_switch_turns_light_to_dark(opened: Open) -> None:
    page = opened(crocus_run())
    before = page.value("getComputedStyle(document.body).backgroundColor")
    page.click(".theme")
    assert page.value("getComputedStyle(document.body).backgroundColor") != before
    page.click(".theme")
    assert page.value("getComputedStyle(document.body).backgroundColor") == before


def test_nothing_runs_off_the_side_of_a_phone(opened: Open) -> None:
    page = opened(crocus_run(), width=360, height=740)
    for fragment in everywhere():
        page.go(fragment)
        assert page.value("document.documentElement.scrollWidth") <= 360, fragment
    assert page.value("[...document.querySelectorAll('.pane')].filter((e) => e.offsetParent).length") == 1
    page.value("document.querySelectorAll('.switcher button')[1].click()")
    assert page.value("[...document.querySelectorAll('.pane')].findIndex((e) => e.offsetParent)") == 1


def test_the_open_view_is_among_the_tabs_that_a_phone_shows(opened: Open) -> None:
    page = opened(crocus_run(), width=360, height=740)
    for view in ("aside", "speakers", "disputes"):
        page.go(f"/crocus-call/{view}")
        left, right = page.value(
            "(() => { const r = document.querySelector('#head [aria-current]').getBoundingClientRect();"
            " return [r.left, r.right]; })()"
        )
        assert 0 <= left < right <= 360, view


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


def test_an_account_without_a_title_goes_by_its_first_words_and_says_them_once(opened: Open) -> None:
    records, _ = crocus_run()
    text = f"Nothing at all happened {'in the harbour ' * 9}today.\n"
    quiet = SourceText(Document(id="q", sha256="0", story="crocus-call", source="q.txt"), text)
    records = replace(records, sources=(quiet, *records.sources))
    page = opened((records, manifest_of(records)), "#/crocus-call/accounts/q")
    told = texts(page, ".picks option")[0]
    assert re.fullmatch(r"q: Nothing at all happened in the harbour.* …", told)
    assert len(told) < 70
    assert page.value("document.querySelector('.pane').innerText").count("Nothing at all") == 1


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


def test_printing_draws_everything(opened: Open) -> None:
    page = opened(many(documents=10, each=20, disputes=80), "#/harbour/quotes")
    page.value("window.dispatchEvent(new Event('beforeprint'))")
    assert page.value("document.querySelectorAll('.row').length") == 200


def test_a_printed_view_holds_what_is_folded_on_the_screen_and_folds_it_again(opened: Open) -> None:
    page = opened(toll_run())
    folded = page.value("document.querySelectorAll('details:not([open])').length")
    assert folded > 1
    paper = printed(page)
    assert "When did the ferry leave?" in paper
    assert CLOCKS in paper
    assert paper.count("The office counts six, the deckhand fifteen.") == 1
    assert page.value("document.querySelectorAll('details:not([open])').length") == folded


def printed(page: Page) -> str:
    """The text of the page as the browser prints it."""
    data = base64.b64decode(page.call("Page.printToPDF")["data"])
    text = " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(data)).pages)
    return " ".join(unicodedata.normalize("NFKC", text).split())  # fonts join letters


@pytest.fixture
def on_paper(page: Page) -> Iterator[Callable[[], None]]:
    """What a sheet of A4 shows."""

    def turn() -> None:
        page.size(720, 1000)
        page.call("Emulation.setEmulatedMedia", media="print", features=[])
        page.settle()

    yield turn
    page.call("Emulation.setEmulatedMedia", media="", features=[])


def test_paper_shows_both_accounts(opened: Open, on_paper: Callable[[], None]) -> None:
    page = opened(crocus_run(), f"#/crocus-call/accounts/{RU}/{FR}")
    on_paper()
    assert page.value("[...document.querySelectorAll('.pane')].filter((e) => e.offsetParent).length") == 2


def test_paper_shows_every_column_of_who_says_what(opened: Open, on_paper: Callable[[], None]) -> None:
    page = opened(many(documents=4, each=20, disputes=20), "#/harbour/speakers")
    assert page.value("document.querySelectorAll('.matrix:first-of-type thead th').length") == 20
    on_paper()
    assert page.value(
        "[...document.querySelectorAll('.matrix table')].every((e) => e.getBoundingClientRect().right <= 720)"
    )
    assert page.value("[...document.querySelectorAll('.legend > li')].filter((e) => e.offsetParent).length") == 20


def test_an_empty_run_says_so(opened: Open) -> None:
    records = RunRecords(sources=(), quotes=(), claims=(), contradictions=(), disputes=())
    page = opened((records, manifest_of(records)))
    assert page.complaints() == []
    assert "holds no document" in page.value("document.querySelector('main').innerText")


def test_the_pictures_for_the_readme_can_be_taken(opened: Open, tmp_path: Path) -> None:
    """Pictures go to the folder that SAIDWHAT_PICTURES names, of the run that SAIDWHAT_RUN names; else nowhere."""
    folder = Path(os.environ.get("SAIDWHAT_PICTURES") or tmp_path)
    run = load(Path(os.environ["SAIDWHAT_RUN"])) if os.environ.get("SAIDWHAT_RUN") else crocus_run()
    page = opened(run, height=1000)
    of = {claim.id: claim.document for claim in run[0].claims}
    pair = next(pair for pair in run[0].contradictions if of[pair.a] != of[pair.b])
    for name, fragment in (("report", ""), ("report-accounts", pair.id)):
        page.go(fragment)
        picture = page.screenshot()
        assert picture.startswith(b"\x89PNG")
        (folder / f"{name}.png").write_bytes(picture)
