"""Counts for what a run proposed and what of it stands in the text."""

from __future__ import annotations

from evals.metrics.ratios import share
from evals.metrics.scored import ScoredDocument

METRICS = [
    share("grounding", "grounding.grounded", "grounding.proposed"),
    share("grounding.inventions", "grounding.inventions", "grounding.proposed", higher=False),
]


def count_document(document: ScoredDocument) -> None:
    """Add how many quotes and claims of one document were proposed, grounded, rejected by the run, or invented.

    An invention is a record whose passage is not what the document says; what a run rejected by itself is none.
    """
    said, tally = document.items, document.tally
    items = len(said.quotes) + len(said.claims)
    inventions = sum(item.invented for item in said.quotes) + sum(item.invented for item in said.claims)
    rejected = sum(row.kind in ("quote", "claim") for row in said.rejected)
    tally.add("grounding.proposed", items + rejected)
    tally.add("grounding.grounded", items - inventions)
    tally.add("grounding.rejected", rejected)
    tally.add("grounding.inventions", inventions)
