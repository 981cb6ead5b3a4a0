"""Dates as outlets print them, in the languages of Europe, Chinese and Japanese."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_ONE_I = str.maketrans("İIı", "iii", "\u0307")


def _plain(name: str) -> str:
    """The name as it is looked up: an expression that ignores case takes `İ`, `I`, `i` and `ı` for one letter."""
    return name.translate(_ONE_I).casefold()


_MONTHS = {
    _plain(name): number
    for number, names in enumerate(
        (
            "january jan janvier janv января янв januar jänner enero ene gennaio gen janeiro januari stycznia січня"
            " ocak",
            "february feb février fevrier févr fév февраля фев februar febrero febbraio fevereiro februari lutego"
            " лютого şubat",
            "march mar mars marts марта мар märz marzo março maart marca березня mart",
            "april apr avril avr апреля апр abril abr aprile kwietnia квітня nisan",
            "may mai мая mayo maggio mag maio mei maj maja травня mayıs",
            "june jun juin июня июн juni junio giugno giu junho czerwca червня haziran",
            "july jul juillet juil июля июл juli julio luglio lug julho lipca липня temmuz",
            "august aug août aout августа авг agosto ago augustus augusti sierpnia серпня ağustos",
            "september sept sep septembre сентября сент сен septiembre setiembre settembre setembro września вересня"
            " eylül",
            "october oct octobre октября окт oktober okt octubre ottobre ott outubro out października жовтня ekim",
            "november nov novembre ноября нояб ноя noviembre novembro листопада kasım",
            "december dec décembre decembre déc декабря дек dezember dez desember diciembre dic dicembre dezembro"
            " grudnia грудня aralık",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_DAY_FIRST = ("GB", "IE", "AU", "NZ", "IN", "ZA")
"""Where English is written with the day first."""
DATE = re.compile(
    rf"\b(?P<iso>{_YEAR}-\d\d-\d\d)(?=T\d|\b)"
    rf"|\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|°)?\.?\s+(?:(?:of|de)\s+)?(?P<m1>{_MONTH})\.?,?\s+"
    rf"(?:del?\s+)?(?P<y1>{_YEAR})\b"
    rf"|\b(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>{_YEAR})\b"
    rf"|\b(?P<d3>\d{{1,2}})\.(?P<m3>\d{{1,2}})\.(?P<y3>{_YEAR})\b"
    rf"|(?<![\d/])(?P<d4>\d{{1,2}})/(?P<m4>\d{{1,2}})/(?P<y4>{_YEAR})\b"
    rf"|(?<!\d)(?P<y5>{_YEAR})(?P<by>[/.年])\s?(?P<m5>\d{{1,2}})(?:(?P=by)|月)\s?(?P<d5>\d{{1,2}})(?:日|(?!\w))",
    re.IGNORECASE,
)
_COMPACT = re.compile(rf"({_YEAR})([01]\d)([0-3]\d)(?:T?\d{{4}}(?:\d\d)?Z?)?$")
_NUMBER = re.compile(r"\d{9,13}(?:\.\d+)?")
_SECONDS = (631_152_000, 4_102_444_800)
"""From when to when a number is one of seconds since 1970: 1990 to 2100."""
DAY = rf"(?:\d{{1,2}}(?:er)?\.?\s+(?:{_MONTH})\b\.?|(?:{_MONTH})\b\.?\s+\d{{1,2}})(?:,?\s+(?:19|20)\d\d)?"
"""A day of a month in an expression that ignores case, with its year or without, as a dateline has it."""
WEEKDAY = (
    r"(?:\w+day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)-feira)\b\.?"
)
"""A day of the week, in such an expression."""


def iso_date(text: str, *, day_first: bool = False) -> str | None:
    """The first date in `text` as `YYYY-MM-DD`; `None` if there is none that exists, or two that it may be.

    Args:
        text: where the date is looked for.
        day_first: `03/04/2024` is of April; else it may be of March too.
    """
    match = DATE.search(text)
    if not match:
        return None
    if match["iso"]:
        parts = [int(part) for part in match["iso"].split("-")]
    elif match["y1"] or match["y2"]:
        month = _MONTHS.get(_plain(match["m1"] or match["m2"]))
        if month is None:
            return None
        parts = [int(match["y1"] or match["y2"]), month, int(match["d1"] or match["d2"])]
    elif match["y3"]:
        parts = [int(match["y3"]), int(match["m3"]), int(match["d3"])]
    elif match["y4"]:
        day, month = int(match["d4"]), int(match["m4"])
        if month > 12:
            day, month = month, day
        elif day <= 12 and day != month and not day_first:
            return None
        parts = [int(match["y4"]), month, day]
    else:
        parts = [int(match["y5"]), int(match["m5"]), int(match["d5"])]
    try:
        return date(*parts).isoformat()
    except ValueError:
        return None


def stated_day(value: object) -> str | None:
    """The day that a field for one holds, as `YYYY-MM-DD`: as `iso_date` reads it, without marks between its figures
    (*20240403*), or by seconds or milliseconds since 1970 (UTC), from 1990 to 2099.
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, float, date)):
        return None
    text = str(value).strip()
    if day := iso_date(text):
        return day
    if compact := _COMPACT.match(text):
        return iso_date("-".join(compact.groups()))
    if not _NUMBER.fullmatch(text):
        return None
    number = float(text)
    seconds = number / 1000 if number > _SECONDS[1] else number
    return datetime.fromtimestamp(seconds, UTC).date().isoformat() if _SECONDS[0] <= seconds < _SECONDS[1] else None


def is_day_first(language: str | None) -> bool:
    """Whoever writes in the language, a BCP 47 tag, means April by `03/04/2024`."""
    return language is not None and (not language.startswith("en") or language[3:] in _DAY_FIRST)
