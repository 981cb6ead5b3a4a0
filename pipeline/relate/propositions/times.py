"""Clock times and dates in a statement, as far as they are given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.relate.propositions.numerals import SMALL

_CLOCK = re.compile(
    r"(?<![\d.,:])(?P<h>[01]?\d|2[0-3])(?P<sep>[:.h])(?P<m>[0-5]\d)(?![\d.,:]*\d)(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"|(?<![\d.,:])(?P<h2>1[0-2]|0?[1-9])\s*(?P<half2>[ap])\.?m\b\.?",
)
_SPOKEN = re.compile(
    r"\b(?P<part>half|(?:a )?quarter|[a-z]+(?:-[a-z]+)?)(?: minutes)? (?P<way>past|to) (?P<hour>one|two|three|four|"
    r"five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight)\b"
)
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ON_THE_HOUR = re.compile(
    rf"(?<![\d.,:-])\b(?P<hour>{_HOURS}|1[0-2]|0?[1-9])"
    r"(?: o'?clock|(?= in the (?:morning|afternoon|evening)\b))"
    r"|\b(?:at|from|until|till|by|before|after|around|about|since|shortly)\s(?P<named>noon|midday|midnight)\b"
)
"""*Six o'clock*, *six in the morning*, *by noon*."""
_BEFORE_CLOCK = re.compile(
    r"\b(?:at|from|to|until|till|by|before|after|around|about|and|between|a|des|vers|v|s|do|k|okolo|since)\s+$"
)
_ZONE = re.compile(
    r"^[\s,(]*(?:(?P<utc>utc|gmt)|(?:po\s+)?(?P<zone>[\w-]+)(?:'s)?\s+(?:time|clocks?|vremeni)|"
    r"heure\s+de\s+(?P<fr>\w+))"
)
_PART_OF_DAY = re.compile(
    r"\s*(?:in the (?P<part>morning|afternoon|evening)|du (?P<fr>matin|soir)|(?P<ru>utra|vechera))\b"
)
_FORENOON = frozenset(["morning", "matin", "utra"])
LOCAL = "local"
"""The zone of *local time*, which may be any."""
MINUTES_APART = 4
"""How far two times of day are apart at least that are not one."""
WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
"""Of English, as parts of expressions."""
_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan janvier yanvar|february feb fevrier fevral|march mar mars mart|april apr avril aprel|"
        "may mai maya may|june jun juin iyun|july jul juillet iyul|august aug aout avgust|"
        "september sep sept septembre sentyabr|october oct octobre oktyabr|november nov novembre noyabr|"
        "december dec decembre dekabr".split("|"),
        1,
    )
    for name in names.split()
}
_MONTH = r"(?P<month{0}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")(?:ya|a)?\.?"
CALENDAR = frozenset(_MONTHS) | frozenset(
    """monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche
    ponedelnik vtornik
    sredu sreda chetverg pyatnitsu pyatnitsa subbotu subbota voskresene fevralya yanvarya aprelya iyunya iyulya
    avgusta sentyabrya
    oktyabrya noyabrya dekabrya marta maya utc gmt per cent percent minutes minute hours hour days day weeks week
    heures jours minut chasov dney""".split()
)
"""Folded words of dates, times and units: compared as values, never as content."""
_DATE = re.compile(
    rf"(?<![\w.,:])(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er)?(?:\s+of)?\s+{_MONTH.format(1)}(?!\w)(?:,?\s+(?P<y1>\d{{4}}))?"
    rf"|(?<!\w){_MONTH.format(2)}\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.,]*\d)(?:,?\s+(?P<y2>\d{{4}}))?"
    rf"|(?<!\w){_MONTH.format(3)}(?:\s+of)?,?\s+(?P<y3>\d{{4}})(?!\d)"
    r"|(?<![\w.,:])(?P<y4>\d{4})-(?P<m4>\d{2})-(?P<d4>\d{2})(?!\d)"
    r"|\b(?:in|en|v|since|until|by|depuis|avant|before|after)\s+(?P<y5>(?:19|20)\d{2})(?![\d,.]*\d)"
    r"|\b(?:for|of)\s+(?P<y6>(?:19|20)\d{2})(?![\d,.]*\d)"
    r"(?=[.,;)]|$|\s(?:was|were|is|are|to|at|by|and|came|stood|had|has)\b)"  # of 2024 people is no year
)

_BOUND = re.compile(
    rf"\b(?:(?P<before>before|prior to)|(?P<until>until|till)|since(?:\s(?:[\w:.]+ o'?clock|noon|midday|midnight|on))*)"
    rf"(?:\s(?:the|{WEEKDAY}|\d{{1,2}}|{MONTH}))*$"
)
_FRONT = 40
"""How far before a date the word may stand that makes a bound of it."""


@dataclass(frozen=True)
class Clock:
    """A time of day in minutes after midnight, with the name of its zone if one is given (`LOCAL` of *local time*);
    `twelve` where it may as well be twelve hours later (*ten to eleven*)."""

    minute: int
    zone: str | None
    start: int
    end: int
    twelve: bool = False

    @property
    def hour(self) -> str:
        """As a reader may be told it: *06:10*."""
        return f"{self.minute // 60:02d}:{self.minute % 60:02d}"


@dataclass(frozen=True)
class Day:
    """A date as far as it is given; parts that are not given are `None`."""

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int
    bound: Literal["before", "until", "since"] | None = None
    """The day is only told as one before which, until which or since which it was."""

    @property
    def told(self) -> str:
        """As a reader may be told it, as far as it is given: *2031-4-9*."""
        return "-".join(str(part) for part in (self.year, self.month, self.day) if part)


def differ(one: Day, other: Day) -> bool:
    """Tell whether two dates cannot be the same day: some part is given in both and is not the same."""
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return any(a is not None and b is not None and a != b for a, b in pairs)


def lie_apart(one: Day, other: Day) -> bool:
    """Tell whether two dates cannot be one, where a time *before 2024* or *until 2024* holds all that comes before, and
    one *since 2022* all that follows; *until* and *since* hold the day itself."""
    bounded, day = (one, other) if one.bound else (other, one)
    if bounded.bound is None or day.bound is not None or bounded.year is None or day.year is None:
        return differ(one, other)
    pairs = ((day.year, bounded.year), (day.month, bounded.month), (day.day, bounded.day))
    order = next((a - b for a, b in pairs if a is not None and b is not None and a != b), 0)
    if bounded.bound == "before":
        is_as_exact = all(a is not None or b is None for a, b in pairs)  # in 2024 may be before May 2024
        return order > 0 or (order == 0 and is_as_exact)
    return order > 0 if bounded.bound == "until" else order < 0


def minutes_apart(one: Clock, other: Clock) -> int:
    """How far two times of day are from one another, by the clock of the less exact."""
    apart = abs(one.minute - other.minute)
    return min(apart % 720, -apart % 720) if one.twelve or other.twelve else apart


def clocks(folded: str) -> list[Clock]:
    """Times of day in a folded statement, in order."""
    found = []
    for match in _CLOCK.finditer(folded):
        half = match["half"] or match["half2"]
        if (
            match["sep"] in (".", "h")
            and not half
            and match["sep"] == "."
            and not _BEFORE_CLOCK.search(folded[: match.start()])
        ):
            continue
        hour = int(match["h"] or match["h2"])
        part = _PART_OF_DAY.match(folded, match.end())
        if part and not half and hour <= 12:
            half = "a" if part[part.lastgroup or 0] in _FORENOON else "p"
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        zone = _zone_at(folded, part.end() if part else match.end())
        found.append(Clock(hour * 60 + int(match["m"] or 0), zone, match.start(), match.end()))
    return sorted([*found, *_spoken_clocks(folded), *_full_hours(folded)], key=lambda clock: clock.start)


def _full_hours(folded: str) -> list[Clock]:
    """*Six o'clock*, *six in the morning*, *until noon*: of twelve hours where no part of the day is given."""
    found = []
    for match in _ON_THE_HOUR.finditer(folded):
        if named := match["named"]:
            minute = 0 if named == "midnight" else 720
            found.append(Clock(minute, _zone_at(folded, match.end()), match.start("named"), match.end()))
            continue
        word = match["hour"]
        hour = (int(word) if word.isdigit() else int(SMALL[word])) % 12
        part = _PART_OF_DAY.match(folded, match.end())
        if part and part[part.lastgroup or 0] not in _FORENOON:
            hour += 12
        end = part.end() if part else match.end()
        found.append(Clock(hour * 60, _zone_at(folded, end), match.start(), end, part is None))
    return found


def _spoken_clocks(folded: str) -> list[Clock]:
    """*twenty minutes to seven*, *half past six*: on a clock of twelve hours, taken as before noon."""
    found = []
    for match in _SPOKEN.finditer(folded):
        part = match["part"].removeprefix("a ")
        words = part.split("-")
        minutes = {"half": 30, "quarter": 15}.get(part) or (
            sum(int(SMALL[word]) for word in words) if all(word in SMALL for word in words) else None
        )
        if minutes is None or minutes >= 60:
            continue
        hour = {"noon": 12, "midnight": 0}.get(match["hour"], int(SMALL.get(match["hour"], 0)))
        minute = hour * 60 + (minutes if match["way"] == "past" else -minutes)
        twelve = match["hour"] not in ("noon", "midnight")
        found.append(Clock(minute % 1440, _zone_at(folded, match.end()), match.start(), match.end(), twelve))
    return found


def _zone_at(folded: str, place: int) -> str | None:
    """The name of the zone that stands behind a time of day, if one does."""
    zone = _ZONE.match(folded[place : place + 40])
    return (zone["utc"] or zone["zone"] or zone["fr"]) if zone else None


def days(folded: str) -> list[Day]:
    """Dates in a folded statement, in order."""
    found = []
    for match in _DATE.finditer(folded):
        month = match["month1"] or match["month2"] or match["month3"]
        year = match["y1"] or match["y2"] or match["y3"] or match["y4"] or match["y5"] or match["y6"]
        day = match["d1"] or match["d2"] or match["d4"]
        number = _MONTHS[month] if month else int(match["m4"]) if match["m4"] else None
        start, end = match.span()
        bound = _BOUND.search(folded[max(0, start - _FRONT) : start] + match[0].split()[0])
        found.append(Day(int(year) if year else None, number, int(day) if day else None, start, end, _bound(bound)))
    return found


def _bound(match: re.Match[str] | None) -> Literal["before", "until", "since"] | None:
    if match is None:
        return None
    return "before" if match["before"] else "until" if match["until"] else "since"
