"""Lines in which an outlet signs: *Published 3 April 2024*, *Source: Name, 3 avril 2024*, *— Name, April 3, 2024*."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.documents.dates import DATE, WEEKDAY, iso_date
from pipeline.documents.facts import Facts
from pipeline.documents.outlets import AGENCY, is_called, is_name, known_outlet, outlet_in

_LONGEST = 160
"""Code points; a longer line is prose."""
_PUBLISHED = re.compile(
    r"(?:(?:first|originally)\s+)?(?:published|posted|issued|publiée?|mise? en ligne|paru|опубликован[оа]?|размещено"
    r"|дата публикации|veröffentlicht|publicad[oa]|pubblicato|gepubliceerd|publicerad|opublikowano|опубліковано"
    r"|(?:date|stand|datum|fecha|data|дата)(?=\s*:)|发布时间)\b[^.!?]{0,40}$",
    re.IGNORECASE,
)
"""What stands before the day, from the beginning of its line."""
_NAME = r"(?P<name>[^\d,|:]{2,60}?)"
_BEHIND = r"(?:(?:,| on| le| vom|\s*[|·—–-])\s.{0,45}|\s*)"
_SIGNED = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:source|quelle|источник|джерело|fuente|fonte|来源)\s*[:：]\s*{_NAME}{_BEHIND}",
        r"this (?:article|story|report|text) (?:was |is |has been )?(?:first |originally )?"
        rf"(?:published|republished|appeared) (?:by|in|on|from|with permission from) {_NAME}{_BEHIND}",
        rf"(?:(?:first|originally) )?published (?:by|in) {_NAME}{_BEHIND}",
        rf"{_NAME},?\s+(?:avec(?: l['’])?|with|mit|con)\s+(?:agenc\w+|agentur\w+|{AGENCY.pattern}).{{0,30}}",
    )
)
_AT_THE_END = re.compile(rf"(?:[—–]|--?)\s*{_NAME}(?:,\s.*)?|\((?P<other>[^\d,|:]{{2,60}}),\s.*\)")
_BETWEEN = re.compile(r"\s*[|·•–—]\s*|,\s+|\s+-\s+|\s{3,}|\s*[:：]\s*|\s(?=来源)")
_WEEKDAY_LAST = re.compile(rf",?\s+{WEEKDAY},?\s*$", re.IGNORECASE)
_NO_MORE = re.compile(rf"(?:{WEEKDAY},?\s+)?", re.IGNORECASE)
_LONGEST_NAME = 6  # words
_BYLINE = re.compile(r"(?:by|par|von|di|от|автор:?)\s+[^|]+\|(?P<name>[^|]+)", re.IGNORECASE)
FULL_STOP = re.compile(r"(?<!\.)\.[”\"»’')\]]*$")
"""What a sentence ends with, and a headline or a line that signs does not."""


def stated_at_the_top(lines: Sequence[str], *, day_first: bool) -> Facts:
    """Outlet and day from lines near the top of a text that say little else."""
    short = [line for line in lines if len(line) <= _LONGEST]
    alone = (_alone(line, number) for number, line in enumerate(short))
    others = (_signing(line) or _beside_day(line) for line in short)
    return Facts(
        publisher=next((outlet for outlet in (*others, *alone) if outlet), None),
        published=next((day for line in short if (day := _published(line, day_first=day_first))), None),
    )


def _alone(line: str, number: int) -> str | None:
    """A known outlet that has the line for itself; an agency may be that of a picture, one word on top a headline."""
    name = known_outlet(line)
    return name if name and not AGENCY.fullmatch(name) and (number or " " in name) else None


def stated_above_day(lines: Sequence[str]) -> Facts:
    """Outlet from a line near the top of a text that is a name, above one that is a day."""
    below = (_above_day(line, day) for line, day in itertools.pairwise(lines[1:]))
    return Facts(publisher=next((outlet for outlet in below if outlet), None))


def _above_day(line: str, day: str) -> str | None:
    """The paper's or body's name that a line below the headline is, where the next is a day and nothing else."""
    match = DATE.search(day)
    if match is None or not _NO_MORE.fullmatch(day[: match.start()]) or any(map(str.isalpha, day[match.end() :])):
        return None
    is_its_name = outlet_in(line) or (is_name(line) and is_called(line))
    return line if is_its_name and len(line.split()) <= _LONGEST_NAME and not FULL_STOP.search(line) else None


def stated_at_the_end(lines: Sequence[str], *, day_first: bool) -> Facts:
    """Outlet and day from the last lines of a text; of several days that stand alone none is known to be its own."""
    short = [line for line in lines if len(line) <= _LONGEST]
    for line in short:
        signed = _AT_THE_END.fullmatch(line)
        publisher = outlet_in(signed["name"] or signed["other"]) if signed else _signing(line)
        day = iso_date(line, day_first=day_first)
        if publisher and (day or not signed or AGENCY.fullmatch(publisher)):
            return Facts(publisher=publisher, published=day)
    days = [day for line in short if (day := _published(line, day_first=day_first))]
    return Facts(published=days[0] if len(days) == 1 else None)


def is_signed(name: str, foot: Sequence[str]) -> bool:
    """A short last line begins with the name, as in *Name. All rights reserved.*, or holds it beside a sign."""
    sign = re.compile(
        rf"(?:[(\[©]|(?:published |printed |issued )?by\s)?\s*[«“\"]?{re.escape(name)}(?!\w)", re.IGNORECASE
    )
    return any(sign.match(line) for line in foot[-3:] if len(line) <= _LONGEST)


def _signing(line: str) -> str | None:
    """The outlet that a line of a known form names."""
    bare = line.strip(" .()[]")
    if ". " in bare:
        return None
    matches = [*(form.fullmatch(bare) for form in _SIGNED), _BYLINE.match(bare)]
    return next((outlet for match in matches if match and (outlet := outlet_in(match["name"]))), None)


def _beside_day(line: str) -> str | None:
    """The outlet that stands beside a day: *Name, Wednesday, 3 April 2024*, *2024-04-03 12:40 | Name*."""
    day = DATE.search(line)
    if day is None or FULL_STOP.search(line):
        return None
    pieces = _WEEKDAY_LAST.sub("", line[: day.start()]), line[day.end() :]
    parts = [part for piece in pieces for part in _BETWEEN.split(piece)]
    return next((outlet for part in parts if part and (outlet := outlet_in(part))), None)


def _published(line: str, *, day_first: bool) -> str | None:
    """The day on which the line says that the text was published."""
    day = DATE.search(line)
    if day is None or not _PUBLISHED.match(line[: day.start()]) or FULL_STOP.search(line):
        return None
    return iso_date(day[0], day_first=day_first) if len(line[day.end() :].split()) <= 10 else None
