"""A dispute one of whose sides has a claim that only speaks for it."""

from __future__ import annotations

from dataclasses import replace

from crocus_run import crocus_run

from pipeline.schema import Claim, RunManifest, RunRecords


def supported_run() -> tuple[RunRecords, RunManifest, Claim]:
    """The run of the call, and the claim that here only speaks for the last side of its first dispute."""
    records, manifest = crocus_run()
    first, *others = records.disputes
    *before, last = first.sides
    support = last.claims[-1]
    sides = [*before, last.model_copy(update={"support": [support]})]
    told = replace(records, disputes=(first.model_copy(update={"sides": sides}), *others))
    return told, manifest, next(claim for claim in records.claims if claim.id == support)
