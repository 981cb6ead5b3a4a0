"""Silence is what a document that was read and compared does not say; of any other nothing is known."""

from __future__ import annotations

from dataclasses import replace

from pipeline.schema import Dispute, StoryRecords


def heard(story: StoryRecords) -> StoryRecords:
    """The related story, with no document said to take no side that was not wholly read or never compared.

    A document that stands on no side, is not silent and does not touch the matter either is one that the run knows too
    little of. A document without claims that was read is silent.
    """
    missing = unheard(story)
    if not missing:
        return story
    return replace(story, disputes=tuple(_without(missing, dispute) for dispute in story.disputes))


def _without(missing: frozenset[str], dispute: Dispute) -> Dispute:
    silent, touching = ([name for name in names if name not in missing] for names in (dispute.silent, dispute.touching))
    return dispute.model_copy(update={"silent": silent, "touching": touching})


def unheard(story: StoryRecords) -> frozenset[str]:
    """Documents of which a call failed, or that have claims of which none was looked at together with another."""
    failed = {failure.document for failure in story.failures if failure.document is not None}
    if story.candidates is None:
        return frozenset(failed)
    looked = {name for row in story.candidates for name in [*row.claims, *row.partners]}
    telling = {claim.document for claim in story.claims}
    compared = {claim.document for claim in story.claims if claim.id in looked}
    return frozenset(failed | (telling - compared))
