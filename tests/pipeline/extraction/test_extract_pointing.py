"""Pointers are enough: whatever a document's records are, a draft of pointers gives their words back, for less."""

from __future__ import annotations

import asyncio
import re
from functools import cache
from pathlib import Path

import pytest
from pointing import Pointing

from pipeline.extraction import ruled
from pipeline.extraction.open import extract
from pipeline.extraction.strategy import StrategySettings
from pipeline.llm import Model, ModelSettings, Scripted
from pipeline.schema import Claim, Document, Extraction, Quote, SourceText
from pipeline.schema.drafts import WindowDraft

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
DOCUMENTS = (
    "crocus-call/crocus-roundup.txt",
    "narrows-collision/narrows-wire.txt",
    "kolm-ceasefire/kolm-staff-statement.md",
)


@cache
def known(name: str) -> tuple[SourceText, Extraction]:
    """A document of ours and what the rules find in it: some records, whether right or wrong."""
    path = SEEDS / name
    form = "markdown" if path.suffix == ".md" else "text"
    document = Document(id=path.stem, sha256="0", story="s", source=name, format=form)  # type: ignore[arg-type]
    source = SourceText(document, path.read_text(encoding="utf-8"))
    return source, ruled.extract(source)


def words(record: Quote | Claim) -> str:
    spans = record.content if isinstance(record, Quote) else record.evidence
    return " ".join(re.findall(r"\w+", " ".join(span.text for span in spans)))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_draft_of_pointers_gives_every_quote_and_claim_back(name: str) -> None:
    source, records = known(name)
    draft = Pointing(source).draft(records)
    model = Model(
        ModelSettings(name="t", model="t", base_url="http://127.0.0.1:1/v1"), transport=Scripted(lambda _: draft)
    )
    (found,) = asyncio.run(extract([source], StrategySettings(), model.ask))
    wanted = {words(quote) for quote in records.quotes}
    assert len(wanted) >= 3
    assert wanted - {words(quote) for quote in found.quotes} == set()
    carried = {quote.id for quote in records.quotes}
    claims = {words(claim) for claim in records.claims if claim.quote in carried or claim.claimant.name == "AUTHOR"}
    missing = claims - {words(claim) for claim in found.claims}
    assert len(missing) <= 0.02 * len(claims), missing


def test_pointing_takes_less_than_half_of_what_copying_the_spans_takes() -> None:
    def length(draft: WindowDraft) -> int:
        pointers = [
            pointer for quote in draft.quotes for pointer in [*quote.content, quote.cue or "", quote.mention or ""]
        ]
        pointers += [pointer for quote in draft.quotes for claim in quote.claims for pointer in claim.evidence]
        return len(" ".join(pointers + [pointer for claim in draft.claims for pointer in claim.evidence]))

    pointed = copied = 0
    for name in DOCUMENTS:
        source, records = known(name)
        pointed += length(Pointing(source).draft(records))
        copied += length(Pointing(source, copying=True).draft(records))
    assert pointed <= 0.5 * copied


def test_a_document_of_a_hundred_thousand_characters_is_read_for_less_than_one_and_two_fifths_of_its_own() -> None:
    """In characters; the README gives the figure in a real model's tokens, which `make bench` measures where it can."""
    source, _ = known(DOCUMENTS[0])
    text = (source.text + "\n\n") * (100_000 // len(source.text) + 1)
    scripted = Scripted(lambda _: {})
    model = Model(ModelSettings(name="t", model="t", base_url="http://127.0.0.1:1/v1"), transport=scripted)
    asyncio.run(extract([SourceText(source.document, text[:100_000])], StrategySettings(), model.ask))
    sent = sum(len(request.system) + len(request.user) for request in scripted.requests)
    assert sent <= 1.4 * 100_000
