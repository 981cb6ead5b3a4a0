"""One event at two times in other words: *the dam broke at 2.15pm*, *it gave way at 1.40pm*; *the memo was delivered in
April*, *it arrived in June*."""

from __future__ import annotations

import re

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.remembered import remembered
from pipeline.relate.propositions.times import MINUTES_APART, MONTH, differ, minutes_apart
from pipeline.relate.rules.facing import NEXT, are_faced
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.rule import of_both

_EVENTS = tuple(
    re.compile(rf"\b(?:{words})\b")
    for words in (
        "gave way|came down|broke(?! out)|collaps(?:ed|e)|crumbled|caved in|fell(?: down)?",
        "began|begun|started|opened|broke out|erupted|got under way",
        "ended|was over|finished|stopped|concluded|came to an end",
        "arrived|came(?! down)|reached|got (?:there|here|to)|was (?:delivered|handed over|served|received)|turned up",
        "left|departed|set off|set out|took off|sailed",
        "exploded|went off|blew up|detonated",
        "died|was (?:found|pronounced) dead|passed away",
        "called|rang|phoned|telephoned|was (?:called|alerted)|raised the alarm",
        "happened|occurred|took place",
        "was (?:signed|agreed|approved)|signed",
        "crashed|collided|hit|struck|ran aground",
        "met",
        "was (?:told|informed|notified|briefed)|learn(?:ed|t)|(?:first )?heard",
        "(?:was|were|been) (?:inspected|examined|checked)|(?:last )?(?:inspected|visited)|inspection",
        "resigned|stepped down|quit",
        "was (?:arrested|detained|seized)",
    )
)
_OPEN = re.compile(
    r"\b(?:by|between|since|until|till|from|before|after|to|than)\s(?:(?:about|around|shortly|just|\w+ly)\s)*(?:\w+day\s)?$"
)
_MONTH = re.compile(rf"\b(?:in|last)\s(?P<month>{MONTH})\b")
_ANOTHER = re.compile(r"\b(?:first|second|third|next|other|another|new|later|earlier|previous|due|supposed)\b")
_SURE = 0.6


@remembered
def _events(item: Proposition) -> frozenset[int]:
    return frozenset(place for place, words in enumerate(_EVENTS) if words.search(item.folded))


def _at_two_times(pair: Comparison) -> Finding | None:
    """Two sources, one right behind the other, tell of one event of one subject, each at one time."""
    if not are_faced(pair, NEXT) or not _events(pair.a) & _events(pair.b) or pair.modalities_part:
        return None
    if _ANOTHER.findall(pair.a.folded) != _ANOTHER.findall(pair.b.folded):
        return None
    if not _have_one_subject(pair) or pair.labels_part or pair.ordinals_part or pair.places_part:
        return None
    told = _clocks(pair) or _days(pair) or _months(pair)
    if told is None:
        return None
    return Finding("temporal", "numeric", "object", _SURE, "time", position_a=told[0], position_b=told[1])


def _have_one_subject(pair: Comparison) -> bool:
    if pair.b.pronoun in ("it", "they"):
        return pair.a.pronoun is None or pair.a.pronoun == pair.b.pronoun
    return pair.leads_nest


def _clocks(pair: Comparison) -> tuple[str, str] | None:
    if len(pair.a.clocks) != 1 or len(pair.b.clocks) != 1 or pair.days_part:
        return None
    one, other = pair.a.clocks[0], pair.b.clocks[0]
    if one.zone != other.zone or _is_open(pair.a, one.start) or _is_open(pair.b, other.start):
        return None
    if minutes_apart(one, other) < MINUTES_APART:
        return None
    return one.hour, other.hour


def _days(pair: Comparison) -> tuple[str, str] | None:
    if pair.a.clocks or pair.b.clocks or len(pair.a.days) != 1 or len(pair.b.days) != 1:
        return None
    one, other = pair.a.days[0], pair.b.days[0]
    if not differ(one, other) or _is_open(pair.a, one.start) or _is_open(pair.b, other.start):
        return None
    return one.told, other.told


def _months(pair: Comparison) -> tuple[str, str] | None:
    if pair.a.clocks or pair.b.clocks or pair.a.days or pair.b.days:
        return None
    ones, others = (_MONTH.findall(item.folded) for item in (pair.a, pair.b))
    return (ones[0], others[0]) if len(ones) == len(others) == 1 and ones != others else None


def _is_open(item: Proposition, start: int) -> bool:
    return _OPEN.search(item.folded[:start]) is not None


def _tells_when(item: Proposition) -> bool:
    timed = item.clocks or item.days or _MONTH.search(item.folded)
    real = item.sign > 0 and item.is_certain and item.claim.modality == "realis"
    return real and bool(timed and _events(item))


MOMENT = of_both(_at_two_times, _tells_when)
