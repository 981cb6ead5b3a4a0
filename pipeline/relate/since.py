"""Since when each side of a dispute is held."""

from __future__ import annotations

from dataclasses import replace

from pipeline.schema import Dispute, Side, StoryRecords
from pipeline.voice import Days


def with_days(story: StoryRecords) -> StoryRecords:
    """The related story with each side held since the earliest day on which a claim that takes it was told.

    What stands in an entry of a live page is told on the entry's day, all else on that of the document. The sides of a
    dispute stand in the order of these days.
    """
    days = Days(story.documents, story.sources)
    claims = {claim.id: claim for claim in story.claims}

    def dated(side: Side) -> Side:
        told = [day for name in side.taken if name in claims and (day := days.of(claims[name]))]
        return side.model_copy(update={"since": min(told, default=None)})

    def told(dispute: Dispute) -> Dispute:
        sides = sorted(map(dated, dispute.sides), key=lambda side: (side.since or "9999", side.claims))
        return dispute.model_copy(update={"sides": sides})

    return replace(story, disputes=tuple(map(told, story.disputes)))
