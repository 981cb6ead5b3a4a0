"""A side that two hold, of accounts with days and without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from toll_run import toll_run

from pipeline.schema import RunRecords


def dated(days: Mapping[str, str | None]) -> RunRecords:
    """The run of a wreck with its accounts of some day, and its first dispute held since the earliest that is known."""
    records, _ = toll_run()
    sources = tuple(
        replace(source, document=source.document.model_copy(update={"published": days.get(source.document.id)}))
        for source in records.sources
    )
    first, *others = records.disputes
    sides = [
        side.model_copy(update={"since": min(filter(None, map(days.get, side.documents)), default=None)})
        for side in first.sides
    ]
    return replace(records, sources=sources, disputes=(first.model_copy(update={"sides": sides}), *others))


def both_deckhand_and_office(days: Mapping[str, str | None]) -> RunRecords:
    """The same with the office's count of two in the account `early` and the deckhand of `loud` on one side."""
    records = dated(days)
    first, *others = records.disputes
    two, _, fifteen = first.sides
    shared = two.model_copy(
        update={
            "claimants": ["deckhand", "harbour office"],
            "claims": [two.claims[0], *fifteen.claims],
            "documents": ["early", "loud"],
            "since": min(filter(None, [days.get("early"), days.get("loud")]), default=None),
        }
    )
    return replace(records, disputes=(first.model_copy(update={"sides": [shared, first.sides[1]]}), *others))
