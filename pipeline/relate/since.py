"""Since when each side of a dispute is held."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from pipeline.entries import days_of_entries
from pipeline.schema import Claim, Dispute, Side, StoryRecords


def with_days(story: StoryRecords) -> StoryRecords:
    """The related story with each side held since the earliest day on which a claim that takes it was told.

    What stands in an entry of a live page is told on the entry's day, all else on that of the document. The sides of a
    dispute stand in the order of these days.
    """
    entries = {source.document.id: held for source in story.sources if (held := days_of_entries(source))}
    published = {document.id: document.published for document in story.documents}
    claims = {claim.id: claim for claim in story.claims}

    def day(claim: Claim) -> str | None:
        held = entries.get(claim.document, [])
        before = bisect_right(held, claim.evidence[0].start, key=lambda entry: entry[0])
        return held[before - 1][1] if before else published.get(claim.document)

    def dated(side: Side) -> Side:
        days = [told for name in side.taken if name in claims and (told := day(claims[name]))]
        return side.model_copy(update={"since": min(days, default=None)})

    def told(dispute: Dispute) -> Dispute:
        sides = sorted(map(dated, dispute.sides), key=lambda side: (side.since or "9999", side.claims))
        return dispute.model_copy(update={"sides": sides})

    return replace(story, disputes=tuple(map(told, story.disputes)))
