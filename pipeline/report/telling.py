"""A run as texts for people tell it: the words of each side, each wording once, with every chain that tells it."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.report.marked import Marked
from pipeline.report.shown import Shown
from pipeline.report.sides import Sides
from pipeline.report.wording import chain, quoted, reserve
from pipeline.schema import RunRecords, Side


class Passage(NamedTuple):
    """Words of a document, between quotation marks only where they stand between its own, and who tells them."""

    words: str
    chains: list[str]


class Telling:
    """What the texts for people look up in a run."""

    def __init__(self, records: RunRecords) -> None:
        self.shown = {source.document.id: Shown.of(source) for source in records.sources}
        self.documents = {name: text.document for name, text in self.shown.items()}
        self.sides = Sides(records.contradictions)
        self._claims = {claim.id: claim for claim in records.claims}
        self._marked = Marked(records.quotes, self.shown)

    def passages(self, side: Side) -> list[Passage]:
        """The exact words that a side stands on; accounts that tell them alike are chains of one passage."""
        told: dict[tuple[str, bool], Passage] = {}
        for claim in (self._claims[name] for name in side.claims if name in self._claims):
            text = self.shown.get(claim.document)
            if text is None:
                continue
            words = text.words(claim.evidence)
            by = chain(text.document, claim.via, claim.claimant, text.page(claim.evidence)) + reserve(claim, words)
            marked = self._marked.holds(claim.evidence)
            passage = told.setdefault((words.lower(), marked), Passage(quoted(words) if marked else words, []))
            if by not in passage.chains:
                passage.chains.append(by)
        return list(told.values())
