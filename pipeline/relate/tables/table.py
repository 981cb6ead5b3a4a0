"""A story's claims as lines that a model reads: number, date, who through whom, how sure, what."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from pipeline.prompts.fence import harmless
from pipeline.relate.tables.sides import LITTLE_WORDS
from pipeline.schema import Claim, Document

ALIKE = 0.8
"""Share of the words of two statements of one voice from which on they count as one, if one only adds to the other."""
_NUMBER = 10
"""Code points of a claim's number, of a repeated one's count and of the line's end."""
_WORD = re.compile(r"\w+")
_NEGATIVE = frozenset("not no never nobody nothing none nowhere neither nor without".split())
_SURE = {
    "CT+": "",
    "CT-": "denies: ",
    "PR+": "likely: ",
    "PR-": "likely not: ",
    "PS+": "possible: ",
    "PS-": "possibly not: ",
}


def _source(claim: Claim, documents: Mapping[str, Document]) -> str:
    """Date and document of a claim, who puts it forward, and through whom."""
    document = documents.get(claim.document)
    date = f"{document.published} " if document and document.published else ""
    return f"{date}{claim.document}, {_holder(claim)}"


def _sure(claim: Claim) -> str:
    """How sure the claimant is, as a word before the statement; the empty string for what is plainly held."""
    return _SURE.get(claim.factuality, "open: ")


def line(claim: Claim, documents: Mapping[str, Document]) -> str:
    """One claim on one line, with its document and without a number."""
    return harmless(f"{_source(claim, documents)}{_notes(claim)}: {_sure(claim)}{claim.statement}")


def _holder(claim: Claim) -> str:
    who = claim.claimant.name or (claim.claimant.mention.text if claim.claimant.mention else "somebody")
    via = [via.name or (via.mention.text if via.mention else "somebody") for via in claim.via]
    return who + (f" via {', then '.join(via)}" if via else "")


def _notes(claim: Claim) -> str:
    special = [
        part for part in (claim.modality if claim.modality != "realis" else None, claim.time, claim.event) if part
    ]
    return f" ({'; '.join(special)})" if special else ""


def heading(name: str, documents: Mapping[str, Document]) -> str:
    """The line that begins a document: its date, its id and who published it, as far as known."""
    document = documents.get(name)
    date = f"{document.published} " if document and document.published else ""
    publisher = f" (by {document.publisher[:80]})" if document and document.publisher else ""
    return harmless(f"== {date}{name}{publisher}")


def repeats(claims: Sequence[Claim], voice: Callable[[Claim], str]) -> dict[str, list[Claim]]:
    """Claims of one voice, through one chain, in nearly the same words, by the id of the first: one line for all.

    Words are those of the statement, the same figures, names and negations among them; of the longer statement at least
    `ALIKE` must stand in both, and only one may have content words that the other lacks: two that have each put one
    word for another (settled, taken up) are a claim and its correction.
    """
    heads: dict[object, list[tuple[frozenset[str], str]]] = {}
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        words = frozenset(_WORD.findall(claim.statement.casefold()))
        exact = frozenset(word for word in _WORD.findall(claim.statement) if not word.islower())
        exact |= words & _NEGATIVE
        chain = tuple(via.name for via in claim.via)
        known = heads.setdefault((voice(claim), chain, claim.factuality, claim.modality, exact), [])
        head = next((name for other, name in known if _are_alike(words, other)), None)
        if head is None:
            known.append((words, claim.id))
            found[claim.id] = [claim]
        else:
            found[head].append(claim)
    return found


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if len(one & other) < ALIKE * max(len(one), len(other)):
        return False
    return not (one - other - LITTLE_WORDS and other - one - LITTLE_WORDS)


def table(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    places: Mapping[str, Sequence[Claim]] | None = None,
    sentence_of: Callable[[Claim], int | None] | None = None,
) -> str:
    """The claims in their order, numbered from 1, under a heading a document.

    Args:
        claims: those of one document together.
        documents: by id.
        places: the claims that each stands for, by its id.
        sentence_of: the sentence in which a claim stands, by the number under which it is shown.
    """
    lines: list[str] = []
    for number, claim in enumerate(claims, 1):
        if number == 1 or claim.document != claims[number - 2].document:
            lines.append(heading(claim.document, documents))
        alike = len(places[claim.id]) if places else 1
        times = f"x{alike} " if alike > 1 else ""
        sentence = sentence_of(claim) if sentence_of else None
        at = "" if sentence is None else f"@{sentence} "
        lines.append(harmless(f"{number} {at}{times}{_holder(claim)}{_notes(claim)}: {_sure(claim)}{claim.statement}"))
    return "\n".join(lines)


def length_of(claim: Claim, documents: Mapping[str, Document]) -> int:
    """Code points that a claim takes in a table, at most: its line, and its document's heading."""
    return len(line(claim, documents)) + len(heading(claim.document, documents)) + _NUMBER


def blocks(
    claims: Sequence[Claim], pairs: Sequence[tuple[Claim, Claim]], documents: Mapping[str, Document], size: int
) -> list[list[Claim]]:
    """Claims in tables of at most `size` code points, so that each of `pairs` stands in one; all in one if they fit.

    Likeliest pairs first, each put into the first table that holds one of its claims and has room for the other.
    """
    length = {claim.id: length_of(claim, documents) for claim in claims}
    if len(table(claims, documents)) <= size:
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
