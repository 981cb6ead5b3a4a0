"""Counts for what a run proposed and what of it stands in the text."""

from __future__ import annotations

from evals.items import DocumentItems
from evals.metrics.tally import Tally


def count_grounding(document: DocumentItems, tally: Tally) -> None:
    """Add how many quotes and claims of one document were proposed, grounded, rejected by the run, or invented.

    An invention is a record whose passage is not what the document says; what a run rejected by itself is none.
    """
    items = len(document.quotes) + len(document.claims)
    inventions = sum(item.invented for item in document.quotes) + sum(item.invented for item in document.claims)
    rejected = sum(row.kind in ("quote", "claim") for row in document.rejected)
    tally.add("grounding.proposed", items + rejected)
    tally.add("grounding.grounded", items - inventions)
    tally.add("grounding.rejected", rejected)
    tally.add("grounding.inventions", inventions)
