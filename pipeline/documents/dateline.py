"""Lines that date a text: the dateline of a report, *CITY, Country, Oct 14 (Agency) -*, and a line with its own day."""

from __future__ import annotations

import re

from pipeline.documents.dates import DATE, DAY, WEEKDAY, iso_date
from pipeline.documents.imprint import FULL_STOP, is_signed
from pipeline.documents.outlets import AGENCY, is_name

_OF_A_THING = re.compile(
    r"(?<!edition )(?<!issue )(?<!statement )(?<!release )(?<!bulletin )(?<!record )(?<!minutes )\b"
    r"(?:of|since|from|until|before|after|under|depuis|avant|après|jusqu'au|de la|после|до|с)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"(?:deadline|closing date|due|expires|valid|born|when|date of (?:the )?(?:event|hearing|meeting)"
    r"|date limite|срок)\b",
    re.IGNORECASE,
)
"""What begins a line whose day is not that of the text."""
_IN_PROSE = re.compile(r"\b(?:on|by|born|in|le|dès le|am|el|il)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before the day on which something else happened, in a sentence."""
_COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|copyright)[^\n\d]{0,40}((?:19|20)\d\d)\b", re.IGNORECASE)
_PLACE = r"(?P<place>[^\W\d_][^()/\n—–]{1,60}?)"
_DATELINES = (
    re.compile(
        rf"^{_PLACE}[,.]?\s*(?:[,.]\s+(?:{WEEKDAY},?\s+)?(?P<day>{DAY})[,.]?\s*(?:\d{{4}} GMT\s*)?)?(?:--?|[–—])?\s*"
        r"[(/](?P<agency>[^\W\d_][^()/\n]{1,40})[)/]\.?\s*(?:--?|[–—]|(?<=/)\s|(?<=/\.))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^{_PLACE}[,.]\s+(?P<day>{DAY})[,.]?\s*(?:--?|[–—])?\s*(?P<agency>(?:РИА|ТАСС|ИНТЕРФАКС|INTERFAX)[^—–\n]{{0,16}}?)"
        r"(?:\.\s|\s+(?:--?|[–—])\s)",
        re.IGNORECASE,
    ),
    re.compile(rf"^{_PLACE},\s+(?P<day>{DAY})(?P<agency>)\s*(?:--?|[–—])\s", re.IGNORECASE),
    re.compile(
        rf"^\((?P<agency>{AGENCY.pattern})\)\s*(?:--?|[–—])\s*{_PLACE},\s+(?P<day>{DAY})\s*(?:--?|[–—])\s",
        re.IGNORECASE,
    ),
)
"""*CITY, Country, Oct 14 (Agency) -*, *CITY (Agency) —*; *МОСКВА, 14 окт — РИА Новости.*; *CITY, Oct 14, 2025 —*"""


def dateline(line: str, foot: list[str]) -> re.Match[str] | None:
    """The place, day and agency that a report begins with.

    A known agency tells it from a name with brackets behind it, and so does a day, or a last line that agency signs.
    """
    line = " ".join(line.split())  # the forms would try each share of a run of spaces
    for form in _DATELINES:
        if (match := form.match(line)) and match["place"][0].isupper() and len(match["place"].split()) < 6:
            day, agency = match["day"], match["agency"]
            place = match["place"].split(",")[0]
            is_placed = day or place.isupper() or _is_town(place, agency)
            names_it = bool(agency) and is_name(agency) and len(agency.split()) <= 4
            is_known = AGENCY.fullmatch(agency) or (names_it and (day or is_signed(agency, foot)))
            if (is_placed and is_known) or (day and iso_date(day) and not agency[:1].islower()):
                return match
    return None


def _is_town(place: str, agency: str) -> bool:
    """A name of up to three words, before a known agency that is not its abbreviation."""
    words = place.split()
    is_short = len(words) <= 3 and all(word[0].isupper() for word in words)
    return is_short and "".join(word[0] for word in words).casefold() != agency.casefold()


def day_of(day: str | None, text: str) -> str | None:
    """The day of a dateline; its year, where it has none, is that of the copyright line, and unknown without one."""
    if day is None or (found := iso_date(day)):
        return found if day else None
    year = _COPYRIGHT_YEAR.search(text)
    return iso_date(f"{day} {year[1]}") if year else None


def own_date(line: str) -> re.Match[str] | None:
    """The first date of a line that dates the document, not a thing named in it: *the Treaty of 9 May 2009*.

    A sentence tells of other days, and a line may say of its day that it is another's: *Deadline: 12 May*.
    """
    if _OF_OTHERS.match(line):
        return None
    is_sentence = FULL_STOP.search(line) is not None and len(line.split()) > 9
    days = [(match, line[: match.start()]) for match in DATE.finditer(line)]
    own = (
        day for day, before in days if not (_OF_A_THING.search(before) or (is_sentence and _IN_PROSE.search(before)))
    )
    return next(own, None)
