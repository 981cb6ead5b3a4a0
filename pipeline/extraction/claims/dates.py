"""Dates that a statement gives by the day it was written: *on Monday*, *yesterday*, as dates of the calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = "January February March April May June July August September October November December".split()
_DATED = rf",? (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?(?:{'|'.join(_MONTHS)})\b"
_WEEKDAY = re.compile(
    r"\b(?P<on>(?:[Oo]n|[Bb]y|[Ss]ince|[Uu]ntil|[Bb]efore|[Aa]fter|[Ff]rom) )?(?P<last>last |this past )?"
    r"(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
    rf"(?: (?P<part>morning|afternoon|evening|night)\b(?!['’])(?!{_DATED})|"
    rf"(?!['’]s| (?:morning|afternoon|evening|night)\b|,? (?:\d|the \d)|{_DATED}))"
    r"(?P<before> (?:of )?(?:last|the previous) week\b)?"
)
_NEAR = re.compile(r"\b(?P<day>today|yesterday|tonight|last night)\b(?!['’]s)", re.IGNORECASE)
_GIVEN = re.compile(
    r"\b(?:(?P<d1>\d{1,2}) (?P<m1>"
    + "|".join(_MONTHS)
    + r")|(?P<m2>"
    + "|".join(_MONTHS)
    + r") (?P<d2>\d{1,2}))\b(?:,? (?P<y>\d{4}))?"
)


def told(day: date) -> str:
    """As prose: *3 April 2024*."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def resolved(statement: str, published: str | None, *, past: bool) -> tuple[str, str | None]:
    """The statement with relative days as dates, and the one day that it speaks of, ISO, or `None`.

    Weekdays are resolved in the past tense only: the latest, which may be the day of publication itself unless *last*
    stands before it, or that of the week before where *last week* stands behind it. Nothing is resolved without a date
    of publication.
    """
    today = _parsed(published)
    if today is None:
        return statement, None
    days: list[date] = []

    def near(match: re.Match[str]) -> str:
        day = today if match["day"].lower() in ("today", "tonight") else today - timedelta(days=1)
        days.append(day)
        return f"on {told(day)}" if match["day"].islower() else f"On {told(day)}"

    def weekday(match: re.Match[str]) -> str:
        back = (today.weekday() - _WEEKDAYS.index(match["day"].lower())) % 7
        if back == 0 and match["last"]:
            back = 7
        if match["before"]:
            back = today.weekday() - _WEEKDAYS.index(match["day"].lower()) + 7  # weeks begin on Monday
        day = today - timedelta(days=back)
        days.append(day)
        part = f"the {match['part']} of " if match["part"] and match["on"] else ""
        behind = f" {match['part']}" if match["part"] and not match["on"] else ""
        return f"{match['on'] or ''}{part}{match['day']} {told(day)}{behind}"

    text = _NEAR.sub(near, statement)
    if past:
        text = _WEEKDAY.sub(weekday, text)
    for match in _GIVEN.finditer(statement):
        day = _dated(match, today)
        if day:
            days.append(day)
    only = set(days)
    return text, only.pop().isoformat() if len(only) == 1 else None


def _parsed(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _dated(match: re.Match[str], today: date) -> date | None:
    """A date without a year is the latest one that is not after the day of publication by more than half a year."""
    month = _MONTHS.index(match["m1"] or match["m2"]) + 1
    number = int(match["d1"] or match["d2"])
    year = int(match["y"]) if match["y"] else today.year
    try:
        day = date(year, month, number)
        if not match["y"] and (day - today).days > 183:
            day = date(year - 1, month, number)
    except ValueError:
        return None
    return day
