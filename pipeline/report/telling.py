"""A run as texts for people tell it: the words of each side, each wording once, with every chain that tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.copies import again
from pipeline.report.holders import Holders
from pipeline.report.marked import Marked
from pipeline.report.shown import Shown
from pipeline.report.sides import Sides
from pipeline.report.terms import verdict
from pipeline.report.wording import chain, quoted, reserve
from pipeline.schema import Dispute, Document, Quote, RunRecords, Side


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
        self._quotes = records.quotes
        self._again = again(records)
        self.holders = Holders(records.sources, records.claims)
        self._disputes = records.disputes
        self._claims = {claim.id: claim for claim in records.claims}
        self._marked = Marked(records.quotes, self.shown)

    def stories(self) -> dict[str, list[Document]]:
        """The documents of each story, stories in the order of their names."""
        found: dict[str, list[Document]] = defaultdict(list)
        for document in self.documents.values():
            found[document.story].append(document)
        return dict(sorted(found.items()))

    def quotes(self, story: str | None = None) -> tuple[list[Quote], int]:
        """The quotes of a story, or of the run, and how many more only stand again in copies."""
        here = {name for name, document in self.documents.items() if story in (None, document.story)}
        found = [quote for quote in self._quotes if quote.document in here]
        own = [quote for quote in found if quote.id not in self._again]
        return own, len(found) - len(own)

    def claims(self) -> tuple[int, int]:
        """How many claims the run has, and how many more only stand again in copies."""
        own = sum(claim not in self._again for claim in self._claims)
        return own, len(self._claims) - own

    def disputes(self, story: str) -> list[Dispute]:
        """The disputes of a story in the order of their numbers (`Sides.in_order`)."""
        return self.sides.in_order(dispute for dispute in self._disputes if dispute.story == story)

    def verdict(self, dispute: Dispute) -> str:
        """What kind of dispute it is, and how sure the run is of it."""
        strength = self.sides.strength(dispute)
        return verdict(dispute) + (f"; {strength.told()}" if strength else "")

    def passages(self, side: Side) -> list[Passage]:
        """The exact words that take a side; accounts that tell them alike are chains of one passage."""
        return self._passages(side.taken)

    def support(self, side: Side) -> list[Passage]:
        """The exact words that speak for a side without taking it."""
        return self._passages(side.support)

    def _passages(self, claims: Iterable[str]) -> list[Passage]:
        told: dict[tuple[str, bool], Passage] = {}
        for claim in (self._claims[name] for name in claims if name in self._claims):
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
