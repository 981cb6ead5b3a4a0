"""The page on paper: whole, also what is folded on the screen."""

from __future__ import annotations

import base64
import io
import unicodedata
from collections.abc import Callable, Iterator

import pytest
from browser import Page
from crocus_run import FR, RU, crocus_run
from looking import Open
from many import many
from pypdf import PdfReader
from toll_run import CLOCKS, toll_run


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
