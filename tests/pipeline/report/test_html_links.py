"""Ways through the page: links of items, the way back, filters in the address, keys."""

from __future__ import annotations

import pytest
from browser import texts
from crocus_run import COMMENTARY, FR, RU, crocus_run
from looking import Open, the_quote
from many import many


def test_a_deep_link_to_a_quote_opens_its_document_at_its_words(opened: Open) -> None:
    page = opened(crocus_run(), f"#{the_quote('Emmanuel Macron', COMMENTARY, nested=True)}")
    assert page.value("document.querySelector('.pane').dataset.document") == COMMENTARY
    marked = texts(page, ".seg.on")
    assert "".join(marked) == "going to have to send guys to Odessa."
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
