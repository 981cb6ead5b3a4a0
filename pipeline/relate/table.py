"""A story's claims as lines that a model reads: number, date, who through whom, how sure, what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.prompts.fence import harmless
from pipeline.schema import Claim, Document

_SURE = {
    "CT+": "",
    "CT-": "denies: ",
    "PR+": "likely: ",
    "PR-": "likely not: ",
    "PS+": "possible: ",
    "PS-": "possibly not: ",
}


def line(claim: Claim, documents: Mapping[str, Document]) -> str:
    """One claim on one line, without its number."""
    document = documents.get(claim.document)
    who = claim.claimant.name or (claim.claimant.mention.text if claim.claimant.mention else "somebody")
    via = [via.name or (via.mention.text if via.mention else "somebody") for via in claim.via]
    chain = f" via {', then '.join(via)}" if via else ""
    special = [
        part for part in (claim.modality if claim.modality != "realis" else None, claim.time, claim.event) if part
    ]
    notes = f" ({'; '.join(special)})" if special else ""
    date = f"{document.published} " if document and document.published else ""
    sure = _SURE.get(claim.factuality, "open: ")
    return harmless(f"{date}{claim.document}, {who}{chain}{notes}: {sure}{claim.statement}")


def table(claims: Sequence[Claim], documents: Mapping[str, Document]) -> str:
    """The claims, numbered from 1."""
    return "\n".join(f"{number} {line(claim, documents)}" for number, claim in enumerate(claims, 1))


def blocks(
    claims: Sequence[Claim], pairs: Sequence[tuple[Claim, Claim]], documents: Mapping[str, Document], size: int
) -> list[list[Claim]]:
    """Claims in tables of at most `size` code points, so that each of `pairs` stands in one; all in one if they fit.

    Likeliest pairs first, each put into the first table that holds one of its claims and has room for the other.
    """
    length = {claim.id: len(line(claim, documents)) + 5 for claim in claims}
    if sum(length.values()) <= size:
        return [list(claims)]
    tables: list[dict[str, Claim]] = []
    room: list[int] = []
    for one, other in pairs:
        for number, held in enumerate(tables):
            new = [claim for claim in (one, other) if claim.id not in held]
            if len(new) < 2 and sum(length[claim.id] for claim in new) <= room[number]:
                break
        else:
            new = [one, other]
            cost = length[one.id] + length[other.id]
            number = next((place for place, left in enumerate(room) if left >= cost), len(tables))
            if number == len(tables):
                tables.append({})
                room.append(size)
        for claim in new:
            tables[number][claim.id] = claim
            room[number] -= length[claim.id]
    order = {claim.id: place for place, claim in enumerate(claims)}
    return [sorted(held.values(), key=lambda claim: order[claim.id]) for held in tables]
