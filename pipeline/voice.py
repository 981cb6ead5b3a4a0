"""Whose voice a claim is, and the day on which it is told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from pipeline.copies import Copies
from pipeline.entries import days_of_entries
from pipeline.schema import AUTHOR, Claim, Document, SourceText


class Voices:
    """Whose voice each claim is: the claimant by name, or for an author the outlet that said it first.

    A copy speaks with the voice of the account that it copies, for what stands there too; what it adds is its own.

    Args:
        documents: those of the story or run; copies say of which.
        sources: the same with their texts; of a copy without one everything counts as copied.
    """

    def __init__(self, documents: Iterable[Document], sources: Iterable[SourceText] = ()) -> None:
        self.documents: Mapping[str, Document] = {document.id: document for document in documents}
        self._copies = Copies(sources)

    def of(self, claim: Claim) -> str:
        """Who stands behind a claim."""
        if self._copies.knows(claim.document):
            return self._told_in(claim, self._copies.first_told(claim))
        return self.of_origin(claim)

    def of_origin(self, claim: Claim) -> str:
        """The same, all of a copy taken for its origin's."""
        home = self.documents.get(claim.document)
        return self._told_in(claim, home.copy_of or home.id if home else claim.document)

    def _told_in(self, claim: Claim, document: str) -> str:
        if claim.claimant.name and claim.claimant.name != AUTHOR:
            return claim.claimant.name
        outlet = self.documents[document].publisher or document if document in self.documents else document
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
