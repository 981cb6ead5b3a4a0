"""Accounts that part by a number or a time: the same thing counted, measured or dated differently."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from pipeline.names import fold
from pipeline.relate.propositions.comparison import Comparison, is_content
from pipeline.relate.propositions.keys import key_of, keys_of, name_key
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.quantities import CURRENCIES, Quantity, are_apart
from pipeline.relate.propositions.remembered import remembered
from pipeline.relate.propositions.times import LOCAL, MINUTES_APART, Clock, Day, differ, minutes_apart
from pipeline.relate.rules.counted import counted
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.rule import ANY, Rule, of_both
from pipeline.relate.rules.updates import grows, has_risen_less, is_of_its_moment, is_update, published_apart
from pipeline.schema import Level

_COUNTED = frozenset(["kill", "injure", "missing", "ill", "detain", "evacuate", "hospital"])
_COVERED, _NEAR = 0.45, 0.1
_COVERED_COUNT = 0.6
_APPOSED = re.compile(r"\b[Tt]he\s(?:[a-z]+\s)?([a-z]+)\s([A-ZÀ-Þ][\w’'-]+)")
_SHARED = 3
_LASTED = re.compile(
    r"\b(?:last(?:ed|ing|s)|went on for|took (?=(?:\w+ ){0,2}\d|\w+ (?:hours?|minutes?)\b)|"
    r"over (?:in|after)|(?:talked|spoke|spoken|met|"
    r"conversed) (?:by telephone )?for|ran for|dur(?:e|ait|ee)|prodolj\w+|dlil\w+)\b"
    r"|\b(?:minutes?|hours?)\b.{0,20}\b(?:call|conversation|meeting|talks)\b|\b(?:call|conversation|exchange|"
    r"meeting) of (?:about|approximately|some|around)"
    r"|[ -](?:minutes?|hours?)[ -](?:long )?(?:(?:tele)?phone )?(?:call|conversation|meeting|exchange)\b"
)
_EXCHANGES = frozenset(["=call", "=speak", "=meet", "=dialogue"])
_ZONES_APART = 240
_UP_TO = re.compile(r"\b(?:by|between|since|until|till|from|before|after)\s(?:\w+\s)?$|\b(?:still|again)\b")
"""What keeps the date behind it from being that of one event."""
_LAST = re.compile(r"\b(?:last|latest|most recent|derni\w+|posledn\w+)\b")


def _number(pair: Comparison) -> Finding | None:
    """The same thing counted or measured, with values that cannot both be right."""
    if (
        len(pair.shared) < _SHARED - _are_prices(pair)
        or not pair.content
        or pair.places_part
        or pair.ordinals_part
        or pair.labels_part
        or pair.modalities_part
    ):
        return None
    found = _parted(pair)
    if found is None:
        return None
    one, other, near = found
    if len(pair.content) < 2 and pair.least < 0.75:
        return None
    if _are_rows(pair, one):
        return None
    level: Level = "object"
    subject = f"number:{one.unit or min(near)}"
    confidence = min(0.85, 0.35 + 0.35 * pair.least + 0.08 * len(near))
    finding = Finding(
        "numeric", "numeric", level, confidence, subject, position_a=figure(one), position_b=figure(other)
    )
    tolls = {key[1:] for key in near if key.startswith("=")} & _COUNTED
    if pair.days_part and not tolls:
        return None
    if (is_update(pair) and not has_risen_less(pair, one, other)) or (
        tolls and (pair.days_part or grows(pair, one, other))
    ):
        return replace(finding, reason="superseded")
    if tolls and tolls != {"kill"} and published_apart(pair):
        return None  # fewer are missing or ill on a later day
    if published_apart(pair) and all(map(is_of_its_moment, (pair.a, pair.b))):
        return replace(finding, reason="different_time")
    if pair.same_claimant and pair.same_document:
        return None
    return finding


def _are_rows(pair: Comparison, amount: Quantity) -> bool:
    """The claims give two figures of the unit each, or measure by it what two different subjects have: rows of one
    table, *the top 1 per cent paid 25 per cent*, *the first firm holds 3 million, the second 4*."""
    if all(sum(other.unit == amount.unit for other in item.quantities) > 1 for item in (pair.a, pair.b)):
        return amount.unit is not None
    if amount.unit in (None, "person") or pair.a.pronoun or pair.b.pronoun:
        return False
    return first_key(pair.a) not in pair.b.keys and first_key(pair.b) not in pair.a.keys


@remembered
def first_key(item: Proposition) -> str | None:
    """The first word that carries content."""
    words = (match[0] for match in re.finditer(r"[^\W\d_]{3,}", item.folded))
    return next((key for word in words for key in sorted(keys_of([word], item.language) & item.keys)), None)


def _are_prices(pair: Comparison) -> bool:
    """Each gives one figure, a sum of money, whose unit is among the words they share."""
    units = {item.quantities[0].unit if len(item.quantities) == 1 else None for item in (pair.a, pair.b)}
    return len(units) == 1 and not units.isdisjoint(CURRENCIES)


def _duration(pair: Comparison) -> Finding | None:
    """How long one exchange lasted: a figure in each claim with a verb of lasting, and a call or meeting in it or
    beside it."""
    if pair.days_part or (pair.same_claimant and pair.same_document):
        return None
    one, other = _lasting(pair.a), _lasting(pair.b)
    if one is None or other is None or not are_apart(one, other):
        return None
    if not all(item.pronoun or item.keys & _EXCHANGES for item in (pair.a, pair.b)):
        return None
    events = [
        {key for key in item.keys | pair.around.get(item.order, frozenset()) if key in _EXCHANGES}
        for item in (pair.a, pair.b)
    ]
    named = pair.a.pronoun is None and pair.b.pronoun is None  # else the names are those of the claim before
    if not events[0] & events[1] or (named and pair.places_part):
        return None
    return Finding("numeric", "numeric", "object", 0.6, "duration", position_a=figure(one), position_b=figure(other))


def _lasting(item: Proposition) -> Quantity | None:
    found = [amount for amount in item.quantities if amount.unit == "minute"]
    return found[0] if len(found) == 1 and _LASTED.search(item.folded) and not item.clocks else None


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
        if len({clock.zone for clock in pair.a.clocks}) < len(pair.a.clocks) or len(
            {clock.zone for clock in pair.b.clocks}
        ) < len(pair.b.clocks):
            return None  # several times in one zone: a beginning and an end, not one event
        one, other = apart[0]
        named = {one.zone, other.zone} - {None, LOCAL}
        if named and one.zone != other.zone and abs(one.minute - other.minute) % 60 == 0:
            return None
        return Finding(
            "temporal",
            "numeric",
            "object",
            confidence,
            "time",
            position_a=one.hour,
            position_b=other.hour,
        )
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


def _parted(pair: Comparison) -> tuple[Quantity, Quantity, frozenset[str]] | None:
    """The two quantities that count the same thing and differ most alike in their surroundings."""
    best: tuple[Quantity, Quantity, frozenset[str]] | None = None
    for one, near_one in pair.a.near:
        for other, near_other in pair.b.near:
            if one.unit != other.unit or _are_other_things(counted(pair.a, one), counted(pair.b, other)):
                continue
            near = near_one & near_other
            harms = [{key[1:] for key in keys if key.startswith("=")} & _COUNTED for keys in (near_one, near_other)]
            if harms[0] != harms[1] or not is_apart_from_all(pair, one, other):
                continue
            counting = one.unit in (None, "person")
            enough = (
                pair.least >= (_COVERED_COUNT if counting else _COVERED - _NEAR * (len(near) > 2))
                if near
                else pair.least >= 0.65 and not counting
            )
            enough = enough and not (
                _only(pair.a, pair.b) or _only(pair.b, pair.a)
                if counting
                else _only(pair.a, pair.b) and _only(pair.b, pair.a)
            )
            if enough and (best is None or len(near) > len(best[2])):
                best = (one, other, near or frozenset(["="]))
    return best


def _are_other_things(one: tuple[str, ...] | None, other: tuple[str, ...] | None) -> bool:
    """*Fire engines* and *search engines*: one noun with words before it that share nothing."""
    if not one or not other or one[-1] != other[-1]:
        return False
    return len(one) > 1 and len(other) > 1 and not set(one[:-1]) & set(other[:-1])


def _only(one: Proposition, other: Proposition) -> frozenset[str]:
    """Names that one claim has and the other has not, but for those that only name what both speak of: *the ferry
    Alca*, *the ferry*."""
    extra = frozenset(key for key in one.keys - other.keys if not is_content(key))
    beside = {
        f"@{name_key(fold(name))}"
        for noun, name in _APPOSED.findall(one.claim.statement)
        if key_of(fold(noun), one.language, False) in one.keys & other.keys
    }
    return extra - beside


def is_apart_from_all(pair: Comparison, one: Quantity, other: Quantity) -> bool:
    """The two differ, and neither has its like on the other side (which would be what it counts)."""
    if not are_apart(one, other):
        return False
    return all(are_apart(one, third) for third in _like(pair.b, one)) and all(
        are_apart(other, third) for third in _like(pair.a, other)
    )


def _like(item: Proposition, amount: Quantity) -> list[Quantity]:
    return [other for other in item.quantities if other.unit == amount.unit or not other.unit]


def figure(amount: Quantity) -> str:
    """A quantity as a reader may be told it, in its base unit; the middle of a range that has two ends."""
    value = amount.high if amount.low == 0 else amount.low
    if amount.high != amount.low and amount.low and amount.high != float("inf"):
        value = (amount.low + amount.high) / 2
    return f"{value:,.6g}"


def counted_alike(pair: Comparison) -> str | None:
    """What the two figures that part count or measure: the unit, else a word beside both; `None` if no figures part."""
    found = _parted(pair)
    return found[0].unit or min(found[2]) if found else None


def _is_measured(item: Proposition) -> bool:
    return bool(item.quantities) and item.claim.modality in ("realis", "planned")


def _lasts(item: Proposition) -> bool:
    return item.pronoun not in ("i", "we", "nous", "my") and _lasting(item) is not None


def _has_clock(item: Proposition) -> bool:
    return bool(item.clocks)


def _has_one_day(item: Proposition) -> bool:
    return len(item.days) == 1


NUMBER = of_both(_number, _is_measured, covered=ANY)
DURATION = of_both(_duration, _lasts)
DATE = of_both(_date, _has_one_day)


def time_of_day(read: Sequence[Proposition]) -> Rule:
    """The rule on times of day, with what a story's claims tell of its zones."""
    return of_both(partial(_time_of_day, offsets=zone_offsets(read)), _has_clock)
