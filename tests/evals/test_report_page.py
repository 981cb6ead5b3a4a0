"""The page of scores in a real browser: what a person sees, filters by and follows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import harbour
import mill
import pytest
from browser import Page, texts
from harbour import write, write_run

from evals.cli import main

VISIBLE = ".system:not([hidden]) .story:not([hidden])"


@pytest.fixture
def three_stories(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as intervals need."""
    monkeypatch.setitem(harbour.TEXTS, "mill", mill.TEXTS)
    monkeypatch.setitem(harbour.DRAFTS, "mill", mill.GOLD)


@pytest.fixture
def opened(page: Page, tmp_path: Path) -> Callable[..., Page]:
    """Shows the board of two runs: one as gold, one with a wrong speaker, a missed quote and an invention."""
    gold, seeds = write(tmp_path)
    good = write_run(tmp_path / "good")
    quotes = [json.loads(line) for line in (good / "quotes.jsonl").read_text("utf-8").splitlines()]
    first, second, *rest = quotes
    wrong = {**first, "speaker": {"name": "Boris Lund", "mention": None, "role": None}}
    spurious = {**second, "content": [{"document": "port-a", "start": 0, "end": 5, "text": "Mayor"}], "verbatim": []}
    bad = write_run(tmp_path / "bad", quotes=[wrong, spurious, *rest], contradictions=[], disputes=[])
    path = tmp_path / "page.html"
    places = ["--gold", str(gold), "--seeds", str(seeds), "--html", str(path)]
    assert main(["board", str(bad), str(good), *places]) == 0

    def show(scheme: str = "light", width: int = 1440) -> Page:
        page.scheme(scheme)
        page.size(width, 900, phone=width < 600)
        page.open(path.as_uri())
        return page

    return show


def choose(page: Page, control: str, value: str) -> None:
    page.value(
        f"(() => {{ const s = document.getElementById('{control}'); s.value = {json.dumps(value)};"
        " s.dispatchEvent(new Event('change')); })()"
    )


def open_document(page: Page, name: str) -> None:
    page.value(
        f"[...document.querySelectorAll('{VISIBLE} .document')]"
        f".find((e) => e.querySelector('summary').innerText.startsWith('{name}')).open = true"
    )
    page.settle()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 1440), ("light", 390)])
def test_the_board_fits_its_window_is_legible_and_complains_of_nothing(
    opened: Callable[..., Page], scheme: str, width: int
) -> None:
    page = opened(scheme, width)
    open_document(page, "port-a")
    assert page.complaints() == []
    assert page.faint() == []
    assert page.value("document.documentElement.scrollWidth") <= width
    assert [row.split("\t")[0].split("\n")[0] for row in texts(page, ".board tbody tr")] == ["good", "bad"]


@pytest.mark.usefixtures("three_stories")
def test_every_interval_is_drawn_where_its_numbers_are(opened: Callable[..., Page]) -> None:
    page = opened()
    drawn = page.value(
        "[...document.querySelectorAll('.board svg')].map((e) => [e.getAttribute('aria-label'),"
        " +(e.querySelector('rect.spread') || e.querySelector('circle')).getAttribute('x'),"
        " +e.querySelector('circle').getAttribute('cx')])"
    )
    assert any("interval" in label for label, _, _ in drawn)
    assert not all("interval" in label for label, _, _ in drawn)
    for label, low, value in drawn:
        told = label.replace(",", "").split()
        assert value == pytest.approx(float(told[1]), abs=0.06), label
        assert "interval" not in label or low == pytest.approx(float(told[told.index("interval") + 1]), abs=0.06), label


def test_an_error_class_leaves_only_its_items_and_marks_only_their_words(opened: Callable[..., Page]) -> None:
    page = opened()
    choose(
        page, "system", page.value("[...document.querySelectorAll('#system option')].find(o => o.text == 'bad').value")
    )
    assert "wrong_speaker (1)" in texts(page, "#class option")
    choose(page, "class", "wrong_speaker")
    open_document(page, "port-a")
    assert texts(page, "#count") == ["1 item"]
    assert [text.split("\n")[0] for text in texts(page, f"{VISIBLE} .document:not([hidden]) .item:not([hidden])")] == [
        "wrong_speaker Ada Quill → Boris Lund"
    ]
    assert "".join(texts(page, f"{VISIBLE} .mark.bad")) == "the port was shut"
    choose(page, "class", "spurious_grounded")
    assert texts(page, f"{VISIBLE} .mark.r.bad") == ["Mayor"]
    assert texts(page, f"{VISIBLE} .mark.g") == []


def test_an_item_leads_to_its_words_and_words_to_their_item(opened: Callable[..., Page]) -> None:
    page = opened()
    open_document(page, "port-a")
    page.click(f"{VISIBLE} .document[open] .item:not([hidden]) button")
    assert "".join(texts(page, f"{VISIBLE} .mark.on")) == "the port was shut"
    page.click(f"{VISIBLE} .document[open] .mark.g:not(.on)")
    assert texts(page, f"{VISIBLE} .item.on")[0].startswith("correct Ada Quill")
    assert len(texts(page, f"{VISIBLE} .mark.on")) == 1


def test_relations_are_a_layer_of_their_own(opened: Callable[..., Page]) -> None:
    page = opened()
    choose(page, "layer", "contradictions")
    (told,) = texts(page, f"{VISIBLE} .item:not([hidden])")
    assert told.startswith("found genuine, contradiction, occurrence")
    assert "port-b, the company (CT-)" in told
    choose(page, "layer", "disputes")
    (told,) = texts(page, f"{VISIBLE} .item:not([hidden])")
    assert "Was the port shut?" in told


def test_what_a_document_says_is_text_and_no_script(opened: Callable[..., Page]) -> None:
    page = opened()
    open_document(page, "strike-a")
    assert "<script>alert(1)</script>" in "".join(texts(page, f"{VISIBLE} .document[open] .text"))
    assert page.complaints() == []
