"""A document with pages: whoever is shown its words is told the page, on the screen and in a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from browser import Page
from crocus_run import manifest_of

from pipeline.report import export, summary
from pipeline.report.payload import payload
from pipeline.schema import (
    Claim,
    Contradiction,
    Dispute,
    Document,
    Quote,
    RunManifest,
    RunRecords,
    Side,
    SourceText,
    Span,
    Speaker,
)

TEXT = "The mayor said: “The bridge holds.”\n\n\fPage two is short.\n\n\fThe engineer said: “It does not hold.”"
OTHER = "“The bridge holds,” said the mayor."


def span(document: str, text: str, words: str) -> Span:
    start = text.index(words)
    return Span(document=document, start=start, end=start + len(words), text=words)


@pytest.fixture
def run() -> tuple[RunRecords, RunManifest]:
    quotes, claims = [], []
    for document, text, who, words in (
        ("paper", TEXT, "mayor", "“The bridge holds.”"),
        ("paper", TEXT, "engineer", "“It does not hold.”"),
        ("sheet", OTHER, "mayor", "“The bridge holds,”"),
    ):
        name, place = f"{document}-{who}", span(document, text, words)
        speaker = Speaker(name=who)
        quotes.append(Quote(id=f"q_{name}", document=document, content=[place], kind="direct", speaker=speaker))
        claims.append(
            Claim(
                id=f"c_{name}",
                document=document,
                story="bridge",
                statement=words,
                evidence=[place],
                claimant=speaker,
                factuality="CT+",
            )
        )
    sides = [
        Side(position="It holds.", claimants=["mayor"], claims=["c_paper-mayor", "c_sheet-mayor"], documents=["paper"]),
        Side(position="It does not.", claimants=["engineer"], claims=["c_paper-engineer"], documents=["paper"]),
    ]
    pair = Contradiction(
        id="x_1",
        story="bridge",
        a="c_paper-mayor",
        b="c_paper-engineer",
        label="contradiction",
        status="genuine",
        level="object",
        scope="within_document",
        parties="sources",
        axis="occurrence",
        mechanism="negation",
        explanation="The mayor: it holds. The engineer: it does not.",
        dispute="d_1",
    )
    dispute = Dispute(
        id="d_1",
        story="bridge",
        question="Does the bridge hold?",
        sides=sides,
        contradictions=["x_1"],
        label="contradiction",
        status="genuine",
        axis="occurrence",
    )
    sources = tuple(
        SourceText(Document(id=name, sha256="0", story="bridge", source=name), text)
        for name, text in (("paper", TEXT), ("sheet", OTHER))
    )
    records = RunRecords(sources, tuple(quotes), tuple(claims), (pair,), (dispute,))
    return records, manifest_of(records)


def test_every_form_that_people_read_names_the_page(run: tuple[RunRecords, RunManifest]) -> None:
    brief = export(*run, "markdown")["brief.md"].decode()
    assert "(paper → engineer, p. 3)" in brief
    assert "(sheet → mayor)" in brief
    assert "paper → engineer, p. 3" in summary(*run, width=200, colour=False)
    assert [quote.get("page") for quote in payload(*run)["quotes"]] == [1, 3, None]


@pytest.mark.parametrize("table", ["quotes", "claims"])
def test_a_spreadsheet_has_the_page_as_a_column(run: tuple[RunRecords, RunManifest], table: str) -> None:
    data = export(*run, "csv")[f"{table}.csv"].decode("utf-8-sig")
    assert [row["page"] for row in csv.DictReader(io.StringIO(data, newline=""))] == ["1", "3", ""]


def test_a_database_has_the_page_of_a_statement(run: tuple[RunRecords, RunManifest], tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed: the database was not tested")
    path = tmp_path / "run.duckdb"
    path.write_bytes(export(*run, "duckdb")["saidwhat.duckdb"])
    with duckdb.connect(str(path), read_only=True) as database:
        found = database.execute("SELECT id, page FROM statements ORDER BY id").fetchall()
    assert found == [("q_paper-engineer", 3), ("q_paper-mayor", 1), ("q_sheet-mayor", None)]


def test_the_report_shows_the_page_beside_who_tells_it(
    run: tuple[RunRecords, RunManifest], opened: Callable[..., Page]
) -> None:
    page = opened(run, "#/bridge/quotes")
    assert page.value("[...document.querySelectorAll('.row .folio')].map((e) => e.textContent)") == ["p. 1", "p. 3"]
