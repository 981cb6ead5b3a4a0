"""Hostile articles and records are shown as text: nothing in them runs, loads or leaves."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from attack import ATTACKS, attack_run
from browser import Page
from hypothesis import given
from hypothesis import strategies as st
from looking import VIEWS

from pipeline.report import render
from pipeline.report.html import embedded

KNOWN = set(
    "html head meta title style body a header main aside div noscript script span select option input button nav "
    "small h1 h2 h3 p article section footer details summary ul ol li bdi q time dl dt dd blockquote mark label "
    "form svg g path table thead tbody tr th td b sup kbd dialog".split()
)


@pytest.fixture(scope="module")
def hostile(page: Page, tmp_path_factory: pytest.TempPathFactory) -> tuple[Page, Path]:
    path = tmp_path_factory.mktemp("attack") / "report.html"
    path.write_text(render(*attack_run()), encoding="utf-8")
    page.size(1440, 900)
    page.open(path.as_uri())
    return page, path


def visit(page: Page, fragment: str) -> None:
    page.go(fragment)


def assert_nothing_ran(page: Page) -> None:
    page.value("(() => { const e = new Event('mouseover', {bubbles: true});"
               " document.querySelectorAll('main *').forEach((n) => n.dispatchEvent(e)); })()")  # fmt: skip
    assert page.complaints() == []
    assert page.value("window.pwned") is None
    assert page.value("document.title").startswith("saidwhat: ")
    tags = set(page.value("[...new Set([...document.querySelectorAll('*')].map((e) => e.localName))]"))
    assert tags <= KNOWN
    assert (
        page.value(
            "[...document.querySelectorAll('*')].some((e) => [...e.attributes].some((a) => /^on/i.test(a.name)))"
        )
        is False
    )
    links = page.value("[...document.querySelectorAll('a[href]')].map((e) => e.getAttribute('href'))")
    assert all(link.startswith("#") for link in links)


@pytest.mark.parametrize("view", [*VIEWS, "search?q=script"])
def test_no_view_of_hostile_documents_runs_or_loads_anything(hostile: tuple[Page, Path], view: str) -> None:
    page, _ = hostile
    visit(page, f"#/attack/{view}")
    assert page.value("document.querySelector('main').innerText.length > 50")
    assert_nothing_ran(page)


def test_hostile_documents_and_items_open_as_text(hostile: tuple[Page, Path]) -> None:
    page, _ = hostile
    records, _ = attack_run()
    for source in records.sources[::4]:  # every attack in one of the formats at least
        visit(page, f"#/{quote(source.document.story, safe='')}/accounts/{quote(source.document.id, safe='')}")
        assert page.value("document.querySelector('.pane').dataset.document") == source.document.id
    for item in (*records.quotes[::9], *records.claims[::17], *records.contradictions[::9], *records.disputes[::9]):
        visit(page, f"#{quote(item.id, safe='')}")
    assert_nothing_ran(page)


def test_what_the_attack_says_is_there_to_read(hostile: tuple[Page, Path]) -> None:
    page, _ = hostile
    visit(page, "#/attack/aside")
    shown = page.value("document.querySelector('main').innerText")
    assert "<img src=x onerror=" in shown
    assert "{{ 7*7 }}" in shown
    assert "</textarea></title></style></noscript></template><script>" in shown


def test_the_policy_stops_what_would_slip_through(hostile: tuple[Page, Path], tmp_path: Path) -> None:
    page, path = hostile
    added = (
        "<script>document.title='pwned'</script><img src='https://evil.example/x.png'>"
        "<div onclick='document.title=1' id='poke'>x</div><style>body{display:none}</style>"
    )
    broken = tmp_path / "broken.html"
    broken.write_text(path.read_text(encoding="utf-8").replace("<noscript>", added + "<noscript>", 1), encoding="utf-8")
    page.open(broken.as_uri())
    page.value("document.getElementById('poke').click()")
    told = " ".join(page.complaints())
    assert "script-src" in told
    assert "img-src" in told or "default-src" in told
    assert "style-src" in told
    assert page.value("document.title").startswith("saidwhat: ")
    assert page.value("getComputedStyle(document.body).display") == "block"
    assert (
        page.value("(() => { try { document.body.innerHTML = '<b>x'; return 'parsed' } catch { return 'refused' } })()")
        == "refused"
    )
    page.open(path.as_uri())


def test_the_file_names_no_address_and_holds_one_script_and_one_style() -> None:
    text = render(*attack_run())
    shell = re.sub(r'<script type="application/json".*?</script>', "", text, flags=re.DOTALL)
    shell = re.sub(r"<noscript>.*?</noscript>", "", shell, flags=re.DOTALL)
    assert len(re.findall(r"<script\b", shell)) == 1
    assert len(re.findall(r"<style\b", shell)) == 1
    assert not re.search(r"\b(?:src|srcset|action|@import)\s*=", shell.split("<script>")[0])
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    assert "unsafe" not in policy[1]
    assert policy[1].startswith("default-src &#39;none&#39;")


@given(st.text() | st.sampled_from(ATTACKS))
def test_embedded_data_cannot_end_its_element_and_comes_back_the_same(text: str) -> None:
    data = embedded({text: [text]})
    assert not set(data) & set("<>&\u2028\u2029")
    assert json.loads(data) == {text: [text]}
    data.encode("utf-8")


def test_equal_runs_give_equal_bytes() -> None:
    assert render(*attack_run()) == render(*attack_run())


def test_an_address_that_leads_nowhere_leads_to_the_disputes(hostile: tuple[Page, Path]) -> None:
    page, path = hostile
    page.open(path.as_uri() + "#/nowhere/nothing/at/all?x=%E0%A4%A")
    assert page.complaints() == []
    assert page.value("document.querySelectorAll('.dispute').length") > 0
