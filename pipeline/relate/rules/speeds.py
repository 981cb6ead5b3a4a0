"""Accounts that part by how fast something went: *it was doing 19 knots*, *it never exceeded nine knots*."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.quantities import INFINITE, Quantity, are_apart
from pipeline.relate.propositions.quantities import SPEED as KILOMETRES
from pipeline.relate.propositions.remembered import remembered
from pipeline.relate.rules.figures import figure
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.rule import Rule, of_both

_LIMIT = re.compile(r"[\s-]?(?:speed\s)?limit\b")
_EXCEEDED = re.compile(
    r"\b(?:exceed(?:s|ed|ing)?|surpass(?:es|ed)?|topped|(?:gone|went|go|sailed|driven|drove|travelled) "
    r"(?:over|above|beyond|faster than)|more than|above|over)\s(?:a speed of\s)?$"
)
_WIND = re.compile(r"\b(?:winds?|gusts?|gusting|blew|blowing|breeze|gale)\b")
_SURE = 0.65


@remembered
def _speed(item: Proposition) -> Quantity | None:
    """The only speed that a claim gives, as what it says that it was: *never exceeded nine knots* is up to nine.

    `None` where there are several, limits apart, or where a speed itself is denied.
    """
    found = [
        amount
        for amount in item.quantities
        if amount.unit in ("knot", KILOMETRES) and not _LIMIT.match(item.folded, amount.end)
    ]
    if len(found) != 1 or _WIND.search(item.folded):
        return None
    value = found[0].high if found[0].low == 0 else found[0].low
    exceeded = _EXCEEDED.search(item.folded[: found[0].start])
    if item.sign < 0:
        return replace(found[0], low=0.0, high=value, exact=False) if exceeded else None
    return replace(found[0], low=value, high=INFINITE, exact=False) if exceeded else found[0]


def _parted(pair: Comparison) -> Finding | None:
    """Two speeds of one thing that cannot both be right."""
    one, other = _speed(pair.a), _speed(pair.b)
    if one is None or other is None or one.unit != other.unit or not are_apart(one, other):
        return None
    if pair.same_claimant or pair.days_part or pair.clocks_part or pair.labels_part or pair.numbers_part:
        return None
    if not pair.a.lead & pair.b.lead and not _may_be_one(pair):
        return None
    told = (figure(one), figure(other))
    return Finding("numeric", "numeric", "object", _SURE, "number:speed", position_a=told[0], position_b=told[1])


def _may_be_one(pair: Comparison) -> bool:
    """One calls by its name what the other, close to it, calls what it is: *the ferry*, *the Alca*."""
    leads = (pair.a.lead, pair.b.lead)
    names = (pair.a.lead_names, pair.b.lead_names)
    named = sum(bool(lead) and lead == own for lead, own in zip(leads, names, strict=True))
    return pair.are_near and named == 1 and not (names[0] and names[1])


def _tells_speed(item: Proposition) -> bool:
    return item.sign != 0 and item.claim.modality == "realis" and _speed(item) is not None


SPEED: Rule = of_both(_parted, _tells_speed)
