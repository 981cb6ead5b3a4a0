"""Accounts that part by a time before which something had not happened: *nobody was at the scene before noon*, *the
crew was there from 6.30*."""

from __future__ import annotations

import re

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.keys import LIGHT
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.times import Clock
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.rule import Rule

_BOUND = re.compile(
    r"\b(?:before|until|till|earlier than)\s(?:(?:about|around|nearly|almost|just|shortly|well)\s)*(?:at\s)?$"
)
_AFTER = re.compile(r"\b(?:after|until|till|to)\s(?:(?:about|around|shortly|just)\s)*$")
_PRESENT = re.compile(
    r"\b(?:there|(?:at|on) the (?:scene|spot|site|place|ground)|on (?:site|hand)|arriv\w+|came|come|show(?:ed|n)|"
    r"turned up|appeared|present|at work|reached|got (?:there|here|to))\b"
)
_SAID = 0.5
"""Least share of a denial that the other claim says, where it is of no one's presence."""
_APART = 4


def _bound(pair: Comparison) -> Finding | None:
    """One denies that it was so before a time of day; another tells of the same at an earlier one."""
    if pair.denial is None or pair.same_claimant or pair.days_part or pair.modalities_part:
        return None
    held, denier = pair.denial
    bound = _bound_of(denier)
    if bound is None or len(held.clocks) != 1:
        return None
    clock = held.clocks[0]
    if not _is_earlier(clock, bound) or _is_open(held, clock):
        return None
    shared = pair.shared - LIGHT
    alike = bool(shared and _PRESENT.search(held.folded) and _PRESENT.search(denier.folded))
    if alike and (pair.places_part or not shared & (denier.lead | held.lead)):
        return None
    if not alike and (pair.subjects_part or len(shared) < 2 or pair.cover(denier) < _SAID):
        return None
    one, other = (clock, bound) if held is pair.a else (bound, clock)
    return Finding("temporal", "numeric", "object", 0.6, "time", position_a=one.hour, position_b=other.hour)


def _bound_of(item: Proposition) -> Clock | None:
    """The time of day before which, by the claim, it had not happened; `None` where it gives none, or several times."""
    if len(item.clocks) != 1 or not _BOUND.search(item.folded[: item.clocks[0].start]):
        return None
    return item.clocks[0]


def _is_earlier(clock: Clock, bound: Clock) -> bool:
    zones = {clock.zone, bound.zone} - {None}
    return len(zones) < 2 and clock.minute + _APART <= bound.minute


def _is_open(item: Proposition, clock: Clock) -> bool:
    return _AFTER.search(item.folded[: clock.start]) is not None


def _denies_before(item: Proposition) -> bool:
    return item.sign < 0 and _bound_of(item) is not None


def _gives_time(item: Proposition) -> bool:
    return item.is_held and len(item.clocks) == 1


BOUND = Rule(_bound, _denies_before, _gives_time)
