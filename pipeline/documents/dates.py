"""Dates as outlets print them, in English, French and Russian."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv января янв",
            "february feb février fevrier févr fév февраля фев",
            "march mar mars марта мар",
            "april apr avril avr апреля апр",
            "may mai мая",
            "june jun juin июня июн",
            "july jul juillet juil июля июл",
            "august aug août aout августа авг",
            "september sept sep septembre сентября сент сен",
            "october oct octobre октября окт",
            "november nov novembre ноября нояб ноя",
            "december dec décembre decembre déc декабря дек",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
DATE = re.compile(
    rf"\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?=T\d|\b)"
    rf"|\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er)?\.?\s+(?:of\s+)?(?P<m1>{_MONTH})\.?,?\s+(?P<y1>(?:19|20)\d\d)\b"
    rf"|\b(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d\d)\b"
    rf"|\b(?P<d3>\d{{1,2}})\.(?P<m3>\d{{1,2}})\.(?P<y3>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
DAY = rf"(?:\d{{1,2}}(?:er)?\s+(?:{_MONTH})\b\.?|(?:{_MONTH})\b\.?\s+\d{{1,2}})(?:,?\s+(?:19|20)\d\d)?"
"""A day of a month in an expression that ignores case, with its year or without, as a dateline has it."""
WEEKDAY = (
    r"(?:\w+day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\b\.?"
)
"""A day of the week, in such an expression."""


def iso_date(text: str) -> str | None:
    """The first date in `text` as `YYYY-MM-DD`; `None` if there is none that exists."""
    match = DATE.search(text)
    if not match:
        return None
    if match["iso"]:
        parts = [int(part) for part in match["iso"].split("-")]
    elif match["y1"]:
        parts = [int(match["y1"]), _MONTHS[match["m1"].lower()], int(match["d1"])]
    elif match["y2"]:
        parts = [int(match["y2"]), _MONTHS[match["m2"].lower()], int(match["d2"])]
    else:
        parts = [int(match["y3"]), int(match["m3"]), int(match["d3"])]
    try:
        return date(*parts).isoformat()
    except ValueError:
        return None
