"""A story's claims as lines that a model reads: number, date, who through whom, how sure, what."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from pipeline.prompts.fence import harmless
from pipeline.schema import Claim, Document

ALIKE = 0.8
"""Share of the words of two statements of one voice from which on they count as one."""
_WORD = re.compile(r"\w+")
_SURE = {
    "CT+": "",
    "CT-": "denies: ",
    "PR+": "likely: ",
    "PR-": "likely not: ",
    "PS+": "possible: ",
    "PS-": "possibly not: ",
}


def source(claim: Claim, documents: Mapping[str, Document]) -> str:
    """Date and document of a claim, who puts it forward, and through whom."""
    document = documents.get(claim.document)
    who = claim.claimant.name or (claim.claimant.mention.text if claim.claimant.mention else "somebody")
    via = [via.name or (via.mention.text if via.mention else "somebody") for via in claim.via]
    chain = f" via {', then '.join(via)}" if via else ""
    date = f"{document.published} " if document and document.published else ""
    return f"{date}{claim.document}, {who}{chain}"


def line(claim: Claim, documents: Mapping[str, Document], places: int = 1) -> str:
    """One claim on one line, without its number; `places` say it alike."""
    special = [
        part for part in (claim.modality if claim.modality != "realis" else None, claim.time, claim.event) if part
    ]
    notes = f" ({'; '.join(special)})" if special else ""
    times = f"x{places} " if places > 1 else ""
    sure = _SURE.get(claim.factuality, "open: ")
    return harmless(f"{times}{source(claim, documents)}{notes}: {sure}{claim.statement}")


def repeats(claims: Sequence[Claim], voice: Callable[[Claim], str]) -> dict[str, list[Claim]]:
    """Claims of one voice, through one chain, in nearly the same words, by the id of the first: one line for all.

    Words are those of the statement, the same figures and names among them; of the longer statement at least
    `ALIKE` must stand in both.
    """
    heads: dict[object, list[tuple[frozenset[str], str]]] = {}
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        words = frozenset(_WORD.findall(claim.statement.casefold()))
        exact = frozenset(word for word in _WORD.findall(claim.statement) if not word.islower())
        chain = tuple(via.name for via in claim.via)
        known = heads.setdefault((voice(claim), chain, claim.factuality, claim.modality, exact), [])
        head = next((name for other, name in known if len(words & other) >= ALIKE * max(len(words), len(other))), None)
        if head is None:
            known.append((words, claim.id))
            found[claim.id] = [claim]
        else:
            found[head].append(claim)
    return found


def table(
    claims: Sequence[Claim], documents: Mapping[str, Document], places: Mapping[str, Sequence[Claim]] | None = None
) -> str:
    """The claims, numbered from 1; `places` are the claims that each stands for, by its id."""
    return "\n".join(
        f"{number} {line(claim, documents, len(places[claim.id]) if places else 1)}"
        for number, claim in enumerate(claims, 1)
    )


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
