"""The relation step alone: a system given gold's quotes and claims instead of its own.

Gold's labels of events are left out: an annotator gives one label to what he compares, so they would tell the answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from evals.errors import SuiteBroken
from evals.gold import GoldStory, gold_hash
from pipeline.engines import Engine
from pipeline.schema import Claim, Extraction, Quote, SourceText


def given_gold(engine: Engine, stories: Sequence[GoldStory]) -> Engine:
    """The engine with gold in place of its extraction; its settings, and so a run's signature, say so.

    Raises:
        SuiteBroken: the strategy relates nothing by itself.
    """
    if engine.strategy == "plain":
        raise SuiteBroken(
            "plain has no relation step to give gold's claims to: one prompt does both", todo="leave given out"
        )
    extractions = {name: found for story in stories for name, found in _extractions(story).items()}

    def units(sources: Sequence[SourceText]) -> Sequence[Sequence[SourceText]]:
        return [[source] for source in sources]

    async def extract(unit: Sequence[SourceText]) -> Sequence[Extraction]:
        return [extractions[source.document.id] for source in unit]

    return replace(engine, units=units, extract=extract, settings={**engine.settings, "given": gold_hash(stories)[:16]})


def _extractions(story: GoldStory) -> dict[str, Extraction]:
    quotes = [Quote.model_validate(_plain(quote.model_dump(), Quote.model_fields)) for quote in story.quotes]
    claims = [
        Claim.model_validate({**_plain(claim.model_dump(), Claim.model_fields), "event": None})
        for claim in story.claims
    ]
    return {
        name: Extraction(
            quotes=tuple(quote for quote in quotes if quote.document == name),
            claims=tuple(claim for claim in claims if claim.document == name),
        )
        for name in story.documents
    }


def _plain(row: dict[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name in fields}
