"""Numbers in a statement that count or measure, as ranges that can be compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.relate.propositions.numerals import SCALES, SMALL

INFINITE = float("inf")
_ROUNDING, _CONVERTED = 0.1, 0.05
_LABELS = 1000
_NUMBERED = re.compile(
    r"\b(?:train|flight|bus|tram|route|case|file|form|resolution|wagon|lorry|vehicle|article|section|paragraph|room|"
    r"ticket|lot|number|no|nr|vol|poezd|reys|dossier)\.?\s$"  # train 48117
)

_UNITS = {
    "minute": ("minute", 1.0),
    "minut": ("minute", 1.0),
    "min": ("minute", 1.0),
    "hour": ("minute", 60.0),
    "heure": ("minute", 60.0),
    "chas": ("minute", 60.0),
    "second": ("minute", 1 / 60),
    "seconde": ("minute", 1 / 60),
    "sekund": ("minute", 1 / 60),
    "day": ("day", 1.0),
    "jour": ("day", 1.0),
    "den": ("day", 1.0),
    "dnya": ("day", 1.0),
    "dney": ("day", 1.0),
    "week": ("day", 7.0),
    "semaine": ("day", 7.0),
    "nedel": ("day", 7.0),
    "month": ("month", 1.0),
    "mois": ("month", 1.0),
    "mesyats": ("month", 1.0),
    "year": ("month", 12.0),
    "an": ("month", 12.0),
    "annee": ("month", 12.0),
    "let": ("month", 12.0),
    "god": ("month", 12.0),
    "goda": ("month", 12.0),
    "%": ("percent", 1.0),
    "percent": ("percent", 1.0),
    "per-cent": ("percent", 1.0),
    "per cent": ("percent", 1.0),
    "pct": ("percent", 1.0),
    "protsent": ("percent", 1.0),
    "pour-cent": ("percent", 1.0),
    "pour cent": ("percent", 1.0),
    "km": ("metre", 1000.0),
    "kilometre": ("metre", 1000.0),
    "kilometer": ("metre", 1000.0),
    "kilometr": ("metre", 1000.0),
    "metre": ("metre", 1.0),
    "meter": ("metre", 1.0),
    "metr": ("metre", 1.0),
    "foot": ("metre", 0.3048),
    "feet": ("metre", 0.3048),
    "ft": ("metre", 0.3048),
    "mile": ("metre", 1609.3),
    "mille-marin": ("metre", 1852.0),
    "tonne": ("tonne", 1.0),
    "ton": ("tonne", 1.0),
    "tonn": ("tonne", 1.0),
    "kg": ("tonne", 0.001),
    "knot": ("knot", 1.0),
    "noeud": ("knot", 1.0),
    "uzel": ("knot", 1.0),
    "uzl": ("knot", 1.0),
    "euro": ("euro", 1.0),
    "evro": ("euro", 1.0),
    "dollar": ("dollar", 1.0),
    "pound": ("pound", 1.0),
    "crown": ("crown", 1.0),
    "couronne": ("crown", 1.0),
    "kron": ("crown", 1.0),
    "ruble": ("rouble", 1.0),
    "rouble": ("rouble", 1.0),
    "rubl": ("rouble", 1.0),
    "franc": ("franc", 1.0),
    "person": ("person", 1.0),
    "people": ("person", 1.0),
    "personne": ("person", 1.0),
    "chelovek": ("person", 1.0),
    "lyud": ("person", 1.0),
    "inhabitant": ("person", 1.0),
    "resident": ("person", 1.0),
    "time": ("time", 1.0),
    "fois": ("time", 1.0),
    "raz": ("time", 1.0),
}
_SOME_ONE = re.compile(r"one of (?:the|these|those|its|their|our|his|her|my|them|us)\b")
CURRENCIES = frozenset(["euro", "dollar", "pound", "crown", "rouble", "franc"])
"""Units that are money."""
SPEED = "kilometre an hour"
"""The unit of what is covered in a time."""
_BOUNDS = (
    (
        "at least|no fewer than|not less than|no less than|a minimum of|au moins|ne menee|kak minimum|po menshey mere",
        "low",
    ),
    (
        "more than|over|upwards of|above|in excess of|exceeding|longer than|higher than|plus de|bolee|svyshe|bolshe",
        "above",
    ),
    ("up to|at most|no more than|not more than|as many as|within|jusqu'a|au plus|do|ne bolee|maximum of", "high"),
    ("less than|fewer than|under|below|shorter than|lower than|not even|barely|moins de|menee|menshe", "under"),
    (
        (
            "about|around|some|roughly|approximately|nearly|almost|close to|an estimated|estimated|environ|pres de|"
            "quelque|autour de|okolo|primerno|pochti|poryadka"
        ),
        "near",
    ),
)
_HIGHEST = re.compile(r"(?:up to|as many as|jusqu'a|do)\s")
"""What opens *up to 900 people marched*: an estimate, which a tenth of them does not bear out."""
_NO_LABEL = frozenset(word for words, _ in _BOUNDS for word in re.split(r"[ |]", words)) | {
    "the",
    "its",
    "their",
    "les",
    "des",
}
_BOUND = re.compile(
    "(?:^|\\W)(?:"
    + "|".join(f"(?P<b{n}>{words})" for n, (words, _) in enumerate(_BOUNDS))
    + r")(?:\s+(?:the|a|an|les|des))?\s*$"
)
_WORD = re.compile(r"(?:per|pour) cent\b|[^\W\d_]+(?:[-'][^\W\d_]+)*|%")
_DIGITS = r"\d{1,3}(?:[   ]\d{3})+(?!\d)|\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(rf"(?<![\w/.:-])(?:{_DIGITS})(?![\d:/])(?:\s?(?=%))?")


_RATE = re.compile(
    r"\s?(?:/|a l'|(?:an?|per|par|v|po|each|every|at some|at any)\s)\s?"
    r"(?P<time>seconde?|s|minute|min|hour|h|heure|chas|day|jour)\b"
)
_SECONDS = {"second": 1, "seconde": 1, "s": 1, "minute": 60, "min": 60, "day": 86400, "jour": 86400}
"""What is measured by the time it takes, in seconds; hours if not here."""
_AND_A_HALF = re.compile(r"\sand a half\b(?!-)(?:\s(?P<scale>hundred|thousand|million|billion|dozen)\b)?")
_SCALED_AND_A_HALF = re.compile(r"\ban?\s(?P<scale>million|billion|dozen)(?=\sand a half\b(?!-))")


@dataclass(frozen=True)
class Quantity:
    """A number with its unit: the true value lies in `low..high`, in the unit's base (minutes, metres, persons …, or so
    much an hour).

    `exact` is false where the text rounds or bounds it; `start:end` is its place in the folded statement.
    """

    low: float
    high: float
    unit: str | None
    exact: bool
    start: int
    end: int
    scale: float = 1.0
    """How many of the base one of the unit is: 60 of hours."""


def are_apart(one: Quantity, other: Quantity) -> bool:
    """Tell whether no value fits both; what is given in two units has been rounded."""
    room = 1.0 if one.scale == other.scale else 1.0 + _CONVERTED
    return one.high * room < other.low or other.high * room < one.low


def quantities(statement: str, folded: str, language: str, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """Numbers in a statement that count or measure something, in order; not labels (*Unit 3*), nor *one of the*.

    `statement` is needed for its capital letters; `folded` need not be of the same length. `taken` are the places of
    times and dates in `folded`, which hold numbers too.
    """
    found: list[Quantity] = []
    for start, end, value in _values(folded, language):
        if any(low < end and start < high for low, high in taken) or (found and start < found[-1].end):
            continue  # of a date, or the hour of *km an hour*
        if _SOME_ONE.match(folded, start):
            continue
        amount = _bounded(value, folded, start, end)
        if _NUMBERED.search(folded[:start]) and folded[start:end].isdigit():
            continue
        if amount.unit is not None or value >= _LABELS or not _is_label(statement, folded, start, end):
            found.append(amount)
    return found


def _values(folded: str, language: str) -> list[tuple[int, int, float]]:
    """Places and values of numbers in figures and words."""
    found: list[tuple[int, int, float]] = []
    for match in _NUMBER.finditer(folded):
        value = _figure(match[0].strip(), language)
        end = match.start() + len(match[0].rstrip())
        scale = re.compile(r"[\s-]?([a-z]+)\.?").match(folded, end)
        if scale and scale[1] in SCALES:
            value, end = value * SCALES[scale[1]], scale.end(1)
        found.append((match.start(), end, value))
    figures = list(found)
    run: list[tuple[int, int, float]] = []
    for match in re.finditer(r"[a-z]+", folded):
        word = match[0]
        number = SMALL.get(word, SCALES.get(word) if run or word in ("hundred", "thousand") else None)
        joined = run and folded[run[-1][1] : match.start()] in (" ", "-", " and ", " et ")
        if number is not None and (not run or joined):
            run.append((match.start(), match.end(), number))
        elif not (joined and word == "and"):
            found += _sum(run)
            run = [(match.start(), match.end(), number)] if number is not None and word in SMALL else []
    found += _sum(run)
    found += _articled(folded)
    found += [(m.start(), m.end(), float(SCALES[m["scale"]])) for m in _SCALED_AND_A_HALF.finditer(folded)]
    found = [
        item
        for item in found
        if item in figures or not any(low < item[1] and item[0] < high for low, high, _ in figures)
    ]
    return sorted(found)


def _sum(run: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    if not run:
        return []
    total = part = 0.0
    for _, _, number in run:
        if number in (100, 1000, 1e6, 1e9) and part:
            part *= number
            if number >= 1000:
                total, part = total + part, 0.0
        else:
            part += number
    return [(run[0][0], run[-1][1], total + part)]


_ARTICLED = re.compile(
    r"\b(?P<half>half an?|une? demi[- ])\s?(?P<u1>hour|day|year|heure)\b|\b(?P<quarter>quarter of an|"
    r"quart d')\s?(?P<u2>hour|heure)\b|\b(?:an?|une?)\s(?P<u3>hour|minute|day|week|month|year|heure|semaine)\b"
)


def _articled(folded: str) -> list[tuple[int, int, float]]:
    """*an hour*, *half an hour*, *a quarter of an hour*: the number ends where the unit begins."""
    found = []
    for match in _ARTICLED.finditer(folded):
        value = 0.5 if match["half"] else 0.25 if match["quarter"] else 1.0
        found.append((match.start(), match.start(match.lastindex or 0), value))
    return [(start, end if end > start else start + 1, value) for start, end, value in found]


def _figure(text: str, language: str) -> float:
    digits = re.sub(r"[   ]", "", text)
    if language in ("fr", "ru"):
        return float(digits.replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", digits):
        return float(digits.replace(",", ""))
    return float(digits.replace(",", "."))


def _is_label(statement: str, folded: str, start: int, end: int) -> bool:
    """A number that names a thing: *Unit 3*, *No. 7*, *Article 5*."""
    before = re.compile(r"([\w.]+)[\s-]$").search(folded[:start])
    if not before or not folded[start].isdigit():
        return False
    word = before[1]
    if word.rstrip(".") in (
        "no",
        "nos",
        "number",
        "article",
        "chapter",
        "line",
        "route",
        "page",
        "version",
        "act",
        "channel",
        "№",
        "nomer",
    ):
        return True
    if len(word) < 3 or word in _NO_LABEL:
        return False
    return re.search(rf"\b{re.escape(word.capitalize())}[\s-]{re.escape(folded[start:end])}\b", statement) is not None


@cache
def _unit_word(word: str) -> tuple[str, float] | None:
    word = word.removeprefix("d'")
    if word in _UNITS:
        return _UNITS[word]
    for ending in ("s", "es", "a", "ov", "y", "i", "u", "e", "ey", "am", "om"):
        if word.endswith(ending) and word.removesuffix(ending) in _UNITS:
            return _UNITS[word.removesuffix(ending)]
    return None


def _bounded(value: float, folded: str, start: int, end: int) -> Quantity:
    unit: str | None = None
    factor = 1.0
    symbol = re.search(r"([€$£])\s?$", folded[:start])
    if symbol:
        unit = {"€": "euro", "$": "dollar", "£": "pound"}[symbol[1]]
    half = 0.0
    if halved := _AND_A_HALF.match(folded, end):
        half, end = 0.5 * SCALES.get(folded[start:end].split()[-1], 1), halved.end()  # a million and a half
        if halved["scale"]:
            value, half = value * SCALES[halved["scale"]], half * SCALES[halved["scale"]]
    word = _WORD.search(folded, end)
    if word and word.start() - end <= 2 and (known := _unit_word(word[0])):
        unit, factor = known
        end = word.end()
        # Not of *three hours and a half million people*, nor twice.
        if not half and value.is_integer() and (after := _AND_A_HALF.match(folded, end)) and not after["scale"]:
            half = 0.5
    if unit is not None and (rate := _RATE.match(folded, end)):
        end = rate.end()
        if unit not in CURRENCIES:
            often = 3600 / _SECONDS.get(rate["time"], 3600)
            unit, factor = (SPEED, factor * often / 1000) if unit == "metre" else (f"{unit} an hour", factor * often)
    value = (value + half) * factor
    bound = _BOUND.search(folded[max(0, start - 24) : start])
    kind = _BOUNDS[int(bound.lastgroup[1:])][1] if bound and bound.lastgroup else None
    if _HIGHEST.fullmatch(folded, 0, start):
        kind = "highest"
    low, high = {
        None: (value, value),
        "low": (value, INFINITE),
        "above": (value * 1.000001, INFINITE),
        "high": (0.0, value),
        "highest": (value / 2, value),
        "under": (0.0, value * 0.999999),
        "near": (value * (1 - _ROUNDING), value * (1 + _ROUNDING)),
    }[kind]
    return Quantity(low, high, unit, kind is None, start, end, factor)
