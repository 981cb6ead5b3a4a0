"""What plain text says of itself in its first lines and its last, as outlets and agencies set them."""

from __future__ import annotations

import re

from pipeline.documents.dates import DATE, DAY, WEEKDAY, iso_date
from pipeline.documents.facts import Facts
from pipeline.documents.imprint import FULL_STOP, stated_at_the_end, stated_at_the_top
from pipeline.documents.outlets import AGENCY, is_of_a_name

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
_BYLINE = re.compile(r"^(?:by|par|от|автор:?|text:?)\s+(?P<name>\[?[^\W\d_].{2,80})$", re.IGNORECASE)
_BEFORE_DATE = re.compile(
    rf"^(?P<name>[^\W\d_][^|\n]{{1,60}}?)\s*[,|·•–—-]\s*(?:\w+day,?\s+|{WEEKDAY},\s+)?$", re.IGNORECASE
)
_WHEN = re.compile(rf"\s*[,|·•–—-]\s*(?:{WEEKDAY},?\s+)?(?={DATE.pattern})", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:(?:©|(?P<listed>\(c\))|copyright)\s*)+(?:(?:19|20)\d\d[,\s]*)?(?:by\s+)?"
    r"(?P<name>[^\W\d_][^,.\n|]{1,50})",
    re.IGNORECASE,
)
_COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|copyright)[^\n\d]{0,40}((?:19|20)\d\d)\b", re.IGNORECASE)
_YEAR_LAST = re.compile(r"\s+(?:19|20)\d\d$")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_MARKUP = re.compile(r"[*_#`]+")
_KIND = re.compile(
    r"(?:(?:for|press|media|news|public|joint|official|immediate)\s+)*(?:statement|release|notice)"
    r"|communiqué(?: de presse)?|déclaration|пресс-релиз|сообщение для сми|заявление"
    r"|(?:note|letter) from .+|(?:(?:an open )?letter )?to .+|dear .+",
    re.IGNORECASE,
)
"""What sort of paper it is, which nobody is called."""
_SORT = re.compile(
    r"(?:press|news) (?:briefing|conference|note|release|statement)|(?:bulletin|statement|briefing)\b"
    r"|(?:transcript|minutes|sitting|session|hearing|meeting|debate|inquiry|investigation)\b"
    r"|(?:séance|audience|point de presse|заседание)\b"
    r"|(?:public|extraordinary|ordinary|annual) (?:sitting|session|hearing|meeting)\b",
    re.IGNORECASE,
)
"""What begins the name of a sort of paper or an occasion."""
_OUTLET = re.compile(
    r"\b(?:advertiser|argus|beacon|chronicle|courier|dispatch|echo|enquirer|evening post|examiner|express|gazette"
    r"|guardian|herald|journal|mercury|messenger|monitor|observer|quotidien|sentinel|telegraph|times|tribune|weekly"
    r"|courrier|dépêche|écho|figaro|matin|nouvelles|ведомости|вестник|газета|известия"
    r"|agency|assembly|authority|commission|committee|corporation|council|inspectorate|institute|limited|ltd|ministry"
    r"|association|bureau|company|court|department|federation|hospital|office|police|radio|standard|university"
    r"|organisation|organization|parliament|plc|inc|union|ministère|préfecture|mairie|министерство)\b",
    re.IGNORECASE,
)
"""Words that papers and bodies are called by."""

_LONGEST = 240
"""Code points of a headline, and of a line that is a day and its kind of paper."""
_CALLED = re.compile(
    rf"(?:the |le |la )?(?:(?:[^\W\d_][\w'’.&-]*\s+){{1,6}}(?:{_OUTLET.pattern})"
    rf"|(?:{_OUTLET.pattern})\s+(?:of|for|de|du|des)\s.+)(?:,\s+[^\W\d_][\w' -]+)?",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(
    rf"(?:(?:{_KIND.pattern})[\s,.·|–—-]+)?(?:{WEEKDAY},?\s+)?(?:le\s+)?(?:{DATE.pattern})(?:\s*г(?:ода|\.))?"
    r"(?:\s*[|·,–—-]\s*.{0,40}\b(?:edition|vol|no|issue|édition|n°|numéro|№|выпуск|ausgabe)\b.{0,30})?",
    re.IGNORECASE,
)
_PLACE = r"(?P<place>[^\W\d_][^()/\n—–]{1,60}?)"
_DATELINES = (
    re.compile(
        rf"^{_PLACE}[,.]?\s*(?:[,.]\s+(?:{WEEKDAY},?\s+)?(?P<day>{DAY})[,.]?\s*)?(?:--?|[–—])?\s*"
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


def stated_in_prose(text: str, *, day_first: bool = False) -> Facts:
    """From the first lines (masthead, headline, byline, outlet and date, dateline), the last and the copyright line.

    With `day_first` `03/04/2024` is of April; else it is no date.
    """
    head, foot = _lines(text[:6000])[:14], _lines(text[-3000:])[-8:]
    top = stated_at_the_top(head, day_first=day_first)
    end = stated_at_the_end(foot, day_first=day_first)
    return top.or_else(_in_opening(head, text, day_first)).or_else(end).or_else(_in_copyright(text))


def _lines(text: str) -> list[str]:
    """Lines with words, without markup."""
    lines = [_MARKUP.sub("", _LINK.sub(r"\1", line)).strip() for line in text.splitlines()]
    return [line for line in lines if line and line != "---"]


def _in_copyright(text: str) -> Facts:
    signs = _COPYRIGHT.finditer(text[-3000:])
    found = ((_YEAR_LAST.sub("", sign["name"].strip()), sign["listed"]) for sign in signs)
    # an item of a list may begin with (c), and is no name
    return Facts(publisher=next((name for name, listed in found if not listed or _is_name(name)), None))


def _is_name(text: str) -> bool:
    return all(map(is_of_a_name, text.split()))


def _in_opening(head: list[str], text: str, day_first: bool) -> Facts:
    title = author = publisher = published = None
    masthead = head[0] if _is_masthead(head) else None
    for number, line in enumerate(head):
        signed = _BYLINE.match(line) if len(line.split()) < 12 else None
        if author is None and signed:
            author = _WHEN.split(signed["name"])[0].split(" | ")[0]
        if dateline := _dateline(line):
            publisher = publisher or masthead or " ".join(dateline["agency"].split()) or None
            published = published or _day(dateline["day"], text)
        elif published is None and len(line) < 120 and (match := _own_date(line)):
            published = iso_date(match[0], day_first=day_first)
            if publisher is None and not signed and (named := _BEFORE_DATE.match(line[: match.start()])):
                publisher = _as_publisher(named["name"], line[match.end() :])
        elif title is None and line != masthead and not DATE.search(line) and _is_headline(line, number):
            title = line
    if publisher is None or (masthead and not _OUTLET.search(publisher)):
        publisher = masthead or publisher
    return Facts(title or masthead, publisher, author, published)


def _is_masthead(head: list[str]) -> bool:
    """A paper or body stands alone on the first line: nothing but its day or its kind and day next, then a headline;
    or, in capitals and with the word for what it is first or last, a motto, a unit or an occasion up to a day.
    """
    if len(head) < 3 or not 2 <= len(head[0].split()) <= 8 or DATE.search(head[0]) or FULL_STOP.search(head[0]):
        return False
    if len(head[1]) <= _LONGEST and _DAY_ALONE.fullmatch(head[1]):
        return _is_called(head[0]) and _is_headline(head[2], 2)
    dated = next((number for number, line in enumerate(head[1:5], 1) if len(line) < 120 and _own_date(line)), None)
    return dated is not None and head[0].isupper() and _CALLED.fullmatch(head[0]) is not None


def _dateline(line: str) -> re.Match[str] | None:
    """The place, day and agency that a report begins with.

    A known agency tells it from a name with brackets behind it, and so does a day with its year.
    """
    line = " ".join(line.split())  # the forms would try each share of a run of spaces
    for form in _DATELINES:
        if (match := form.match(line)) and match["place"][0].isupper() and len(match["place"].split()) < 6:
            day, agency = match["day"], match["agency"]
            place = match["place"].split(",")[0]
            is_placed = day or place.isupper() or _is_town(place, agency)
            if (is_placed and AGENCY.fullmatch(agency)) or (day and iso_date(day) and not agency[:1].islower()):
                return match
    return None


def _is_town(place: str, agency: str) -> bool:
    """A name of up to three words, before a known agency that is not its abbreviation."""
    words = place.split()
    is_short = len(words) <= 3 and all(word[0].isupper() for word in words)
    return is_short and "".join(word[0] for word in words).casefold() != agency.casefold()


def _day(day: str | None, text: str) -> str | None:
    """The day of a dateline; its year, where it has none, is that of the copyright line, and unknown without one."""
    if day is None or (found := iso_date(day)):
        return found if day else None
    year = _COPYRIGHT_YEAR.search(text)
    return iso_date(f"{day} {year[1]}") if year else None


def _own_date(line: str) -> re.Match[str] | None:
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


def _as_publisher(name: str, behind: str) -> str | None:
    """A name of two words or more, where it is no place's (a town in capitals, a hall and its town), no paper's kind
    and no motto.
    """
    words = name.split()
    town = name.split(",")[0]
    is_place = (town.isupper() and (town != name or len(behind.split()) > 3)) or (town != name and not _is_called(name))
    is_kind = words[0].endswith(":") or _KIND.fullmatch(name) or _SORT.match(name) or _BYLINE.match(name)
    is_name = _is_called(name) or _is_name(name)
    return " ".join(words) if is_name and 2 <= len(words) <= 8 and not (is_place or is_kind) else None


def _is_called(name: str) -> bool:
    """A word that papers and bodies are called by, in capitals as in names, is in it."""
    return any(not match[0].islower() or match[0] in ("plc", "ltd", "inc") for match in _OUTLET.finditer(name))


def _is_headline(line: str, number: int) -> bool:
    """Early, short, and no byline."""
    return (
        number < 6
        and 3 <= len(line.split()) <= 40
        and len(line) <= _LONGEST
        and (line[0].isalnum() or line[0] in "“\"«'‘[(")
        and not _BYLINE.match(line)
        and not FULL_STOP.search(line)
    )
