"""What the days of two accounts explain: each counts or dates by its own, and a paper tells what it told before."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pipeline.names import fold
from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.numerals import SMALL
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.remembered import remembered
from pipeline.relate.propositions.times import days
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.updates import published_apart
from pipeline.schema import AUTHOR

_LENGTHS = {"da": 1, "ni": 1, "jo": 1, "nu": 1, "de": 1, "dn": 1, "no": 1, "su": 1, "we": 7, "se": 7, "ne": 7}
"""Of units of time, by their first two letters, in days."""
_UNIT = r"(?P<unit{0}>days?|nights?|weeks?|jours?|nuits?|semaines?|den|dnya|dney|noch\w*|sutki|nedel\w+)\b"
_RUNNING = r"(?:running|in a row|straight|consecutive\w*|successive\w*|d'affilee|de suite|consecuti\w+|podryad)"
_COUNTER = re.compile(
    rf"\b(?P<n1>\d+)(?:st|nd|rd|th|eme|e|-(?:y|yu|ya|e|i|kh|go))\s(?:{_RUNNING}\s)?{_UNIT.format(1)}"
    rf"|\b(?P<n2>[\w-]+)\s(?:{_RUNNING}\s{_UNIT.format(2)}|{_UNIT.format(3)}\s{_RUNNING})"
    rf"|\b(?:(?:has|have|had|is|are)\b[^,;]*\sfor|depuis|uzhe)\s(?P<n4>[\w-]+)\s{_UNIT.format(4)}"
    rf"|\b(?P<unit5>day|jour|den)\s(?P<n5>\d+)\b"
)
_WROTE = r"(?:wrote|written|reported|said|stated|published|posted)"
_WRONGLY = r"(?:wrongly|mistakenly|incorrectly|erroneously|previously|earlier|originally|initially)"
_ACCOUNT = r"(?:version|edition|post|story|article|report|headline|dispatch)"
_RECALLED = re.compile(
    rf"\bin (?:our|an? (?:earlier|previous)|yesterday's)\b[^;]{{1,60}}\bwe (?:had |have )?(?:{_WRONGLY} )?{_WROTE}\b"
    rf"|\bwe (?:had |have )?{_WRONGLY} {_WROTE}\b|\bwe (?:had )?{_WROTE} (?:{_WRONGLY}|in (?:our|an earlier))\b"
    rf"|\b(?:our|an? (?:earlier|previous)) (?:\w+ )?{_ACCOUNT}\b[^;]{{0,40}}? (?:{_WRONGLY} )?(?:{_WROTE}|gave|put)\b"
    r"|\bdans (?:notre|une? (?:precedente?|premiere?)) [^;]{1,60}\bnous (?:ecrivions|annoncions|indiquions|av(?:i)?ons "
    r"(?:ecrit|annonce|indique|rapporte))\b|\bune (?:version|publication) (?:anterieure|precedente) [^;]{1,60}"
    r"(?:indiquait|affirmait|ecrivait|donnait)\b"
    r"|\bv (?:nash(?:ey|em)|predydushch(?:ey|em)) [^;]{1,60}(?:pisali|soobshchali|soobshchili|ukazali|utverzhdali|"
    r"govorilos)\b|\bran(?:ee|she) my (?:oshibochno )?(?:na)?(?:pisali|soobshchali|soobshchili)\b"
)


def by_their_days(pair: Comparison, finding: Finding) -> Finding | None:
    """The finding, superseded where an outlet only recalls what it told before; `None` where two accounts give the same
    count or day each by its own day: *the 22nd day running*, *the 23rd* a day later; *on Monday*, *on Tuesday* in the
    papers of those days."""
    if finding.mechanism == "numeric" and not pair.same_document:
        if finding.axis == "numeric" and _count_on(pair):
            return None
        if finding.subject == "date" and published_apart(pair) and _apart(pair.a) == _apart(pair.b) is not None:
            return None
    if finding.reason is None and (_is_recalled(pair.a) or _is_recalled(pair.b)):
        return replace(finding, reason="superseded")
    return finding


def _count_on(pair: Comparison) -> bool:
    """Both give the number of a day, night or week in a row, and their own days lie as far apart, or are not known."""
    one, other = _counter(pair.a), _counter(pair.b)
    if one is None or other is None or one[1] != other[1]:
        return False
    first, second = published_on(pair.a), published_on(pair.b)
    if first is None or second is None:
        return True
    counted = (one[0] - other[0]) * one[1]
    return first != second and abs(counted - (first - second).days) <= one[1]


@remembered
def _counter(item: Proposition) -> tuple[int, int] | None:
    """The number of the last unit of time in a row, and the length of that unit in days."""
    found = _COUNTER.search(item.folded)
    told = {name.rstrip("12345"): text for name, text in found.groupdict().items() if text} if found else {}
    number = told.get("n", "")
    value = int(number) if number.isdecimal() else SMALL.get(number)
    return (int(value), _LENGTHS[told["unit"][:2]]) if value else None


def published_on(item: Proposition) -> date | None:
    """The day of the claim's document."""
    try:
        return date.fromisoformat(item.published or "")
    except ValueError:
        return None


def _apart(item: Proposition) -> int | None:
    """How many days the day that a claim tells lies from that of its document; `None` where the words tell a date."""
    home, (day, *_) = published_on(item), item.days
    if home is None or any(days(fold(span.text)) for span in item.claim.evidence):
        return None
    if day.year is None or day.month is None or day.day is None:
        return None
    return (date(day.year, day.month, day.day) - home).days


@remembered
def _is_recalled(item: Proposition) -> bool:
    """An outlet tells what it told before, to set it right."""
    return item.claim.claimant.name == AUTHOR and _RECALLED.search(item.folded) is not None
