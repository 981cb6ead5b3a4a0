"""Writing names back into a story's records; ids do not depend on names and stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.schema import AUTHOR, Claim, Quote, Speaker, StoryRecords, Via

NameFor = Callable[[str, str], str]
"""The name to write for a document and the name that stands there."""


def renamed(story: StoryRecords, name_for: NameFor) -> StoryRecords:
    """The story with its speakers, claimants and sources renamed; the author stays the author."""

    def person(speaker: Speaker, document: str) -> Speaker:
        if speaker.name is None or speaker.name == AUTHOR:
            return speaker
        return speaker.model_copy(update={"name": name_for(document, speaker.name)})

    def chain(via: Sequence[Via], document: str) -> list[Via]:
        return [item.model_copy(update={"name": name_for(document, item.name)}) if item.name else item for item in via]

    def quote(row: Quote) -> Quote:
        speaker = person(row.speaker, row.document) if row.speaker else None
        return row.model_copy(update={"speaker": speaker, "via": chain(row.via, row.document)})

    def claim(row: Claim) -> Claim:
        claimant = person(row.claimant, row.document)
        return row.model_copy(update={"claimant": claimant, "via": chain(row.via, row.document)})

    return replace(story, quotes=tuple(map(quote, story.quotes)), claims=tuple(map(claim, story.claims)))
