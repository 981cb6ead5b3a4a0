"""What plain text says of itself in its first lines and its last, as outlets and agencies set them."""

from __future__ import annotations

import re

from pipeline.documents.dateline import dateline, day_of, own_date
from pipeline.documents.dates import DATE, WEEKDAY, iso_date
from pipeline.documents.facts import Facts
from pipeline.documents.headline import BYLINE, is_headline
from pipeline.documents.imprint import stated_above_day, stated_at_the_end, stated_at_the_top
from pipeline.documents.letterhead import is_sort_of_paper, letterhead
from pipeline.documents.outlets import is_called, is_name

_BEFORE_DATE = re.compile(
    rf"^(?P<name>[^\W\d_][^|\n]{{1,60}}?)\s*[,|·•–—-]\s*(?:\w+day,?\s+|{WEEKDAY},\s+)?$", re.IGNORECASE
)
_WHEN = re.compile(rf"\s*[,|·•–—-]\s*(?:{WEEKDAY},?\s+)?(?={DATE.pattern})", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:(?:©|(?P<listed>\(c\))|copyright)\s*)+(?:(?:19|20)\d\d[,\s]*)?(?:by\s+)?"
    r"(?P<name>[^\W\d_][^,.\n|]{1,50})",
    re.IGNORECASE,
)
_YEAR_LAST = re.compile(r"\s+(?:19|20)\d\d$")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_MARKUP = re.compile(r"[*#`]+|(?<![^\W_])_+|_+(?![^\W_])")


def stated_in_prose(text: str, *, day_first: bool = False) -> Facts:
    """From the first lines (masthead, headline, byline, outlet and date, dateline), the last and the copyright line.

    With `day_first` `03/04/2024` is of April; else it is no date.
    """
    head, foot = _lines(text[:6000])[:14], _lines(text[-3000:])[-8:]
    top = stated_at_the_top(head, day_first=day_first)
    end = stated_at_the_end(foot, day_first=day_first)
    opening = top.or_else(_in_opening(head, foot, text, day_first)).or_else(stated_above_day(head))
    return opening.or_else(end).or_else(_in_copyright(text))


def _lines(text: str) -> list[str]:
    """Lines with words, without markup."""
    lines = [_MARKUP.sub("", _LINK.sub(r"\1", line)).strip() for line in text.splitlines()]
    return [line for line in lines if any(map(str.isalnum, line))]


def _in_copyright(text: str) -> Facts:
    signs = _COPYRIGHT.finditer(text[-3000:])
    found = ((_YEAR_LAST.sub("", sign["name"].strip()), sign["listed"]) for sign in signs)
    # an item of a list may begin with (c), and is no name
    return Facts(publisher=next((name for name, listed in found if not listed or is_name(name)), None))


def _in_opening(head: list[str], foot: list[str], text: str, day_first: bool) -> Facts:
    title = author = publisher = published = None
    letter = letterhead(head, foot, text)
    for number, line in enumerate(head):
        signed = BYLINE.match(line) if len(line.split()) < 12 else None
        if author is None and signed:
            author = _WHEN.split(signed["name"])[0].split(" | ")[0]
        if place := dateline(line, foot):
            publisher = publisher or " ".join(place["agency"].split()) or None
            published = published or day_of(place["day"], text)
        elif published is None and len(line) < 120 and (match := own_date(line)):
            published = iso_date(match[0], day_first=day_first)
            if publisher is None and not signed and (before := _BEFORE_DATE.match(line[: match.start()])):
                publisher = _as_publisher(before["name"], line[match.end() :])
        elif (
            title is None
            and number >= (letter.lines if letter else 0)
            and not DATE.search(line)
            and is_headline(head, number)
        ):
            title = line
    if letter:
        return Facts(title or letter.sort or letter.name, letter.name, author, published)
    return Facts(title, publisher, author, published)


def _as_publisher(name: str, behind: str) -> str | None:
    """A name of two words or more, where it is no place's (a town in capitals, a hall and its town), no paper's kind
    and no motto.
    """
    words = name.split()
    town = name.split(",")[0]
    is_place = (town.isupper() and (town != name or len(behind.split()) > 3)) or (town != name and not is_called(name))
    is_kind = words[0].endswith(":") or is_sort_of_paper(name) or BYLINE.match(name)
    is_its_name = is_called(name) or is_name(name)
    return " ".join(words) if is_its_name and 2 <= len(words) <= 8 and not (is_place or is_kind) else None
