"""The schema's terms in plain words, the same in the page, the terminal and every text for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.report.sides import Reconciled
from pipeline.schema import ApparentReason, Axis, Dispute, Label, Mechanism, Parties, Status

LABELS: Mapping[Label, str] = {
    "contradiction": "contradiction: not both can be true",
    "tension": "tension: one makes the other less likely",
    "divergence": "divergence: told differently, both can be true",
}
STATUSES: Mapping[Status, str] = {
    "genuine": "they truly part",
    "undetermined": "unclear whether they truly part",
    "apparent": "they only seem to part",
}
REASONS: Mapping[ApparentReason, str] = {
    "different_event": "two events",
    "different_time": "two times",
    "different_referent": "two persons or things",
    "different_sense": "another sense, unit or wording",
    "different_scope": "a part and the whole",
    "superseded": "an earlier and an updated figure or account",
    "modality": "what is planned, possible or asked for, and what is so",
}
AXES: Mapping[Axis, str] = {
    "occurrence": "whether it happened",
    "denial": "whether it is so, which somebody denies",
    "commitment": "what was agreed or promised",
    "agenda": "what was talked about",
    "initiator": "whose initiative it was",
    "participant": "who took part",
    "numeric": "a number",
    "temporal": "a time",
    "place": "a place",
    "blame": "who or what did it",
    "outcome": "how it ended",
    "modality": "whether it is so, or only planned or possible",
    "definition": "what it is or is called",
    "omission": "what one account leaves out",
    "characterisation": "how it is described",
}
PARTIES: Mapping[Parties, str] = {
    "sources": "different claimants",
    "self": "one claimant, two utterances",
    "record": "two accounts of one utterance",
    "narrators": "the outlets themselves",
}
MECHANISMS: Mapping[Mechanism, str] = {
    "negation": "one denies what the other holds",
    "antonym": "opposite words",
    "numeric": "numbers that differ",
    "factive": "one takes for granted what the other denies",
    "structure": "who did what is told the other way round",
    "lexical": "words that exclude each other",
    "world_knowledge": "what is known of the world",
}


def verdict(dispute: Dispute) -> str:
    """What kind of dispute it is: *contradiction: not both can be true; about a number*."""
    about = f"about {AXES[dispute.axis]}"
    if dispute.status == "apparent":
        return f"{STATUSES[dispute.status]}; {about}"
    if dispute.status == "undetermined":
        return f"{LABELS[dispute.label]}; {STATUSES[dispute.status]}; {about}"
    return f"{LABELS[dispute.label]}; {about}"


def reconciling(found: Reconciled) -> str:
    """Why things that differ do not part: *two times. The first figure is of Monday.*"""
    return f"{REASONS[found.reason]}. {found.explanation}"


def terms() -> dict[str, dict[str, str]]:
    """All of them by the field whose values they put into words, for the page."""
    tables: dict[str, Mapping[Any, str]] = {
        "label": LABELS,
        "status": STATUSES,
        "apparent_reason": REASONS,
        "axis": AXES,
        "parties": PARTIES,
        "mechanism": MECHANISMS,
    }
    return {field: dict(words) for field, words in tables.items()}
