"""Accounts that part by when one thing was, in the same words: at two times of day, on two days."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.times import LOCAL, MINUTES_APART, Clock, Day, differ, minutes_apart
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.rule import Rule, of_both

_COVERED = 0.45
_ZONES_APART = 240
_UP_TO = re.compile(r"\b(?:by|between|since|until|till|from|before|after)\s(?:\w+\s)?$|\b(?:still|again)\b")
"""What keeps the date behind it from being that of one event."""
_LAST = re.compile(r"\b(?:last|latest|most recent|derni\w+|posledn\w+)\b")


def time_of_day(read: Sequence[Proposition]) -> Rule:
    """The rule on times of day, with what a story's claims tell of its zones."""
    return of_both(partial(_time_of_day, offsets=zone_offsets(read)), _has_clock)


def _time_of_day(pair: Comparison, offsets: Mapping[frozenset[str], int]) -> Finding | None:
    """One event at two times of day. Clocks of two zones are compared where the story tells how far they are apart.

    Args:
        pair: the claims.
        offsets: for two zones, how many minutes their clocks differ (`zone_offsets`).
    """
    if pair.days_part or pair.subjects_part:
        return None
    if len(pair.content) < 2 or (pair.same_claimant and pair.same_document):
        return None
    if pair.least < _COVERED and not pair.mains_alike:
        return None
    confidence = min(0.85, 0.4 + 0.4 * max(pair.least, _COVERED if pair.mains_alike else 0.0))
    apart = [(one, other) for one in pair.a.clocks for other in pair.b.clocks if _are_comparable(one, other)]
    if apart:
        if any(minutes_apart(one, other) < MINUTES_APART for one, other in apart):
            return None
        if any(len({clock.zone for clock in item.clocks}) < len(item.clocks) for item in (pair.a, pair.b)):
            return None  # several times in one zone: a beginning and an end, not one event
        one, other = apart[0]
        named = {one.zone, other.zone} - {None, LOCAL}
        if named and one.zone != other.zone and abs(one.minute - other.minute) % 60 == 0:
            return None
        return Finding("temporal", "numeric", "object", confidence, "time", position_a=one.hour, position_b=other.hour)
    one, other = pair.a.clocks[0], pair.b.clocks[0]
    if len(pair.a.clocks) > 1 or len(pair.b.clocks) > 1 or not one.zone or not other.zone or pair.least < 0.7:
        return None
    difference = abs(one.minute - other.minute)
    known = offsets.get(frozenset((one.zone, other.zone)))
    told = [f"{clock.hour} {clock.zone}" for clock in (one, other)]
    finding = Finding("temporal", "numeric", "object", confidence, "time", position_a=told[0], position_b=told[1])
    if known is not None and abs(difference - known) >= MINUTES_APART:
        return finding
    if difference and difference % 60 == 0 and difference <= _ZONES_APART:
        return replace(finding, reason="different_sense")
    return None


def _are_comparable(one: Clock, other: Clock) -> bool:
    """They go by one clock, as far as is told; *local* time that is whole hours apart is of its own."""
    if LOCAL in (one.zone, other.zone) and one.zone != other.zone and None not in (one.zone, other.zone):
        return abs(one.minute - other.minute) % 60 != 0
    return one.zone == other.zone or one.zone is None or other.zone is None


def zone_offsets(read: Sequence[Proposition]) -> dict[frozenset[str], int]:
    """How many minutes the clocks of two zones differ, from claims that give one time in both (*06:10 Duresh time,
    05:10 Halvec*)."""
    found: dict[frozenset[str], int] = {}
    for item in read:
        for one, other in pairwise(item.clocks):
            near = other.start - one.end < 40
            difference = abs(one.minute - other.minute)
            if near and one.zone and other.zone and one.zone != other.zone and difference % 30 == 0:
                found.setdefault(frozenset((one.zone, other.zone)), difference)
    return found


def _date(pair: Comparison) -> Finding | None:
    """One event on two days: a single date each, and nearly everything else the same; or a *last* one and a later
    one."""
    one, other = pair.a.days[0], pair.b.days[0]
    if (
        not differ(one, other)
        or pair.figures_part
        or pair.subjects_part
        or pair.modalities_part
        or (pair.same_claimant and pair.same_document)
    ):
        return None
    enough = (pair.least >= 0.75 and len(pair.content) > 2) or (
        pair.mains_alike and _is_of_day(pair.a, one) and _is_of_day(pair.b, other)
    )
    last, later = (one, other) if _LAST.search(pair.a.folded) else (other, one)
    if _LAST.search(pair.a.folded) or _LAST.search(pair.b.folded):
        enough = (
            pair.least >= 0.45
            and len(pair.content) > 1
            and (later.year or 0, later.month or 0) > (last.year or 0, last.month or 0)
        )
    if not enough:
        return None
    return Finding("temporal", "numeric", "object", 0.55, "date", position_a=one.told, position_b=other.told)


def _is_of_day(item: Proposition, day: Day) -> bool:
    """The claim tells of one event on the day, and counts nothing before it says so."""
    counts = any(amount.start < day.start for amount in item.quantities)
    return not counts and _UP_TO.search(item.folded[: day.start]) is None


def _has_clock(item: Proposition) -> bool:
    return bool(item.clocks)


def _has_one_day(item: Proposition) -> bool:
    return len(item.days) == 1


DATE = of_both(_date, _has_one_day)
