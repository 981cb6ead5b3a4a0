"""What the tests that look at a report in the browser share: how it is opened, its views and addresses."""

from __future__ import annotations

from collections.abc import Callable

from browser import Page
from crocus_run import COMMENTARY, crocus_run

Open = Callable[..., Page]
"""Shows a run in the browser: the run, a fragment, a width and a height; the fixture `opened`."""
VIEWS = ("disputes", "contradictions", "accounts", "speakers", "timeline", "quotes", "claims", "aside")


def the_quote(speaker: str, document: str, *, nested: bool = False) -> str:
    return next(
        quote.id
        for quote in crocus_run()[0].quotes
        if quote.document == document and quote.speaker and quote.speaker.name == speaker and bool(quote.via) == nested
    )


def everywhere() -> list[str]:
    """The fragments of every view and of a quote and a pair."""
    views = [f"/crocus-call/{view}" for view in (*VIEWS, "search?q=Odessa")]
    return [*views, the_quote("Emmanuel Macron", COMMENTARY, nested=True), crocus_run()[0].contradictions[0].id]
