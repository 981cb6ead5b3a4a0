"""What a person reads of a contradiction that a rule finds: both sides, and how they part."""

from __future__ import annotations

from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.rules.findings import Finding
from pipeline.relate.wording import short
from pipeline.schema import AUTHOR

_MEANS = {
    "negation": "one denies what the other holds",
    "antonym": "they use opposite words of the same thing",
    "numeric": "their values cannot both be right",
    "structure": "they give the part in it to different sides",
    "world_knowledge": "they name different culprits",
    "lexical": "they describe it in words that exclude each other",
    "factive": "one presupposes what the other denies",
}
_WHY_APPARENT = {
    "superseded": "a later figure of what is being counted",
    "different_time": "said of different times",
    "modality": "one of them only as possible, planned or required",
    "different_event": "of different events",
    "different_referent": "of different things",
    "different_sense": "in different senses",
    "different_scope": "of different extent",
}


def explanation(one: Proposition, other: Proposition, finding: Finding) -> str:
    """One sentence naming both sides, and how they part."""
    how = _WHY_APPARENT[finding.reason] if finding.reason else _MEANS[finding.mechanism]
    if finding.position_a and finding.position_b and finding.mechanism in ("numeric", "structure", "world_knowledge"):
        how = f"{how} ({finding.position_a} against {finding.position_b})"
    first, second = _held(one), _held(other)
    return f"{first[:1].upper()}{first[1:]}; {second}; {how}."


def _held(item: Proposition) -> str:
    """Who holds what, and where: *denied by the mayor (The Courier): The bridge was open*."""
    claim = item.claim
    name = claim.claimant.name
    who = "the author" if name == AUTHOR else name or "an unnamed source"
    how = "denied" if claim.factuality.endswith("-") else "left open" if claim.factuality == "U" else "held"
    return f"{how} by {who} ({item.outlet or claim.document}): {short(claim.statement).rstrip('.')}"
