"""Whose voice a claim is, and the day on which it is told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from pipeline.entries import days_of_entries
from pipeline.schema import AUTHOR, Claim, Document, SourceText


def voice_of(claim: Claim, documents: Mapping[str, Document]) -> str:
    """Who stands behind a claim: the claimant by name, or for an author the publisher of the document copied from.

    Args:
        claim: the claim.
        documents: those of the story, by id; copies say of which.
    """
    if claim.claimant.name and claim.claimant.name != AUTHOR:
        return claim.claimant.name
    home = documents.get(claim.document)
    source = home.copy_of or home.id if home else claim.document
    outlet = documents[source].publisher or source if source in documents else source
    return outlet if claim.claimant.name == AUTHOR else f"unnamed ({outlet})"


class Days:
    """The day, ISO, on which each claim is told: of the entry of a live page that it stands in, else of its document.

    Args:
        documents: those of the story or run.
        sources: the same with their texts, in which entries are looked for.
    """

    def __init__(self, documents: Iterable[Document], sources: Iterable[SourceText]) -> None:
        self._published = {document.id: document.published for document in documents}
        self._entries = {source.document.id: held for source in sources if (held := days_of_entries(source))}

    def of(self, claim: Claim) -> str | None:
        """The day of a claim; `None` where its document states none."""
        held = self._entries.get(claim.document, [])
        before = bisect_right(held, claim.evidence[0].start, key=lambda entry: entry[0])
        return held[before - 1][1] if before else self._published.get(claim.document)
