"""The name at the head of a paper: a masthead, or who issues it, above its unit, its sort and its day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from pipeline.documents.dateline import own_date
from pipeline.documents.dates import DATE, DAY, WEEKDAY
from pipeline.documents.headline import BYLINE, is_headline
from pipeline.documents.imprint import FULL_STOP, is_signed
from pipeline.documents.outlets import CALLED_BY, is_called, is_name, is_papers

_SORT = (
    r"(?:(?:for|press|media|news|public|joint|official|immediate|preliminary|final|interim|midday|evening|morning"
    r"|strike|monitoring|flash|verbatim|daily|weekly)\s+)*"
    r"(?:statement|release|notice|note|briefing|conference|bulletin|record|transcript|minutes|readout|digest|edition"
    r"|communiqué|communication|déclaration|point de presse|procès-verbal|compte[ -]rendu"
    r"|service|programme|broadcast|guest|subject|corrections?|pressemitteilung|comunicado|comunicato|persbericht"
    r"|пресс-релиз|сообщение|заявление|бюллетень|стенограмма|брифинг|выпуск|издание)\b"
    r"(?!\s+(?:on|about|that|by|of the|sur|о|об)\b)"
    r"|(?:(?:spot|daily|weekly|situation|incident|interim|final)\s+)*report(?=\s*(?:$|n[o°]\.?\s*\d|№|#?\d))"
    r"|(?:(?:an )?open letter )?to (?:the|our|all|every) |à (?:tous|nos|la|l['’])|всем "
)
_SORTED = re.compile(rf"[(\[«“\"*]?(?:automatic\s+\w+\s+|независим\w+\s+)?{_SORT}", re.IGNORECASE)
"""What begins a line that says what sort of paper it is."""
_UNIT = re.compile(
    r"(?:(?:the|government|press|media|public|information|communications?|medical|crisis|news|and|&|english|foreign"
    r"|international)\s+)*"
    r"(?:office|service|centre|center|department|division|unit|directorate|secretariat|secretary|cell|desk|management"
    r"|newsroom|spokes(?:man|woman|person))\b.{0,40}"
    r"|(?:service|direction|cabinet|bureau|cellule|secrétariat)\b.{0,50}|la rédaction|pressestelle|ufficio stampa"
    r"|(?:пресс-(?:служба|центр|бюро|секретарь)|управление|департамент|отдел|дирекция)(?!\w).{0,50}",
    re.IGNORECASE,
)
"""The part of a body that writes."""
_STATE = re.compile(
    r"(?:the\s+)?(?:federal\s+|united\s+)?(?:republic|kingdom|commonwealth|principality|grand duchy|state|states"
    r"|federation|union) of (?:the )?[^\W\d_][\w'’ -]{1,30}"
    r"|(?:république|royaume|principauté)(?: de la| de l['’]| du| des| de| d['’])?\s?[^\W\d_][\w'’ -]{1,30}"
    r"|(?:\w+ская )?(?:республика|федерация)(?: [^\W\d_]\w+)?",
    re.IGNORECASE,
)
_BROADCASTER = re.compile(
    r"(?:radio|télévision|channel|chaîne|радио|телеканал)\b.+|.+\b(?:radio|television|tv|fm|радио|телевидение)",
    re.IGNORECASE,
)
_PROGRAMME = re.compile(
    rf"[“\"«„'‘][^”\"»“’']{{2,60}}[”\"»“’']\s*,\s+(?P<name>[^\W\d_][^,|\n]{{2,50}}),\s+(?:{WEEKDAY},?\s+)?"
    rf"(?:{DATE.pattern})",
    re.IGNORECASE,
)
"""*“Evening Line”, Radio Morren, Tuesday 4 March 2025*"""
_SLUG = re.compile(
    rf"(?P<name>[^\W\d_][^\d\n|]{{1,40}}?)\s+\d{{3,4}}\s+(?:{WEEKDAY}\s+)?(?:{DATE.pattern})", re.IGNORECASE
)
"""*HARBOUR WIRE 0231 SUN 2 FEB 2025 09:12*"""
_ASIDE = re.compile(r"\s+(?:[—–|·•›/]|--?)\s*|\s+(?=@\w)|\s{3,}|:\s+(?=[«“\"])")
_DATED = re.compile(rf"{DATE.pattern}|(?:{WEEKDAY}),?\s+(?:{DAY})|\b\d{{1,2}}/\d{{2}}\b", re.IGNORECASE)
_QUOTED = tuple("“\"«„'‘")
_CALLED = re.compile(
    rf"(?:the |le |la )?(?:(?:[^\W\d_][\w'’.&-]*\s+){{1,6}}(?:{CALLED_BY.pattern})"
    rf"|(?:{CALLED_BY.pattern})\s+(?:of|for|de|du|des)\s.+)(?:,\s+[^\W\d_][\w' -]+)?",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(
    rf"(?:(?:{_SORT})[\s,.·|–—-]+)?(?:{WEEKDAY},?\s+)?(?:le\s+)?(?:{DATE.pattern})(?:\s*г(?:ода|\.))?"
    r"(?:\s*[|·,–—-]\s*.{0,40}\b(?:edition|vol|no|issue|édition|n°|numéro|№|выпуск|ausgabe)\b.{0,30})?",
    re.IGNORECASE,
)
_OF_THE_HOUSE = re.compile(r"(?:from|by) (?:our|staff)\b|de (?:notre|nos|la rédaction)\b|от наш", re.IGNORECASE)
_DEEPEST = 6
"""Lines from the top within which the paper has its day."""
_LONGEST = 80
"""Code points of a name with what stands beside it."""


@dataclass(frozen=True)
class Letterhead:
    """Who issues a paper, how many lines from the top say no more than that, the unit, the sort and the day, and the
    line of them that tells the sort.
    """

    name: str
    lines: int
    sort: str | None = None


def letterhead(head: Sequence[str], foot: Sequence[str], text: str) -> Letterhead | None:
    """The name in the first lines `head` of `text`, confirmed by what stands beside or below it or by its last `foot`.

    Below it stand the unit, the sort of paper and a day, within six lines; or its last lines sign with it.
    """
    if len(head) < 3 or len(head[0]) > 2 * _LONGEST:
        return None
    if programme := _PROGRAMME.match(head[0]):
        return Letterhead(programme["name"].strip(), 1)
    if (slug := _SLUG.match(head[0])) and slug["name"].isupper():
        return _over(_as_in_a_sentence(slug["name"], text), head, 1)
    confirmed = _confirmed(head, foot, text) or _under_its_sort(head)
    return confirmed or (Letterhead(_as_in_a_sentence(head[0], text), 1) if _is_masthead(head) else None)


def _confirmed(head: Sequence[str], foot: Sequence[str], text: str) -> Letterhead | None:
    name, *aside = (part.strip() for part in _ASIDE.split(head[0], maxsplit=1))
    beside, below = aside[0] if aside else "", head[1:_DEEPEST]
    if not (_may_be_a_name(name) and any(_DATED.search(line) for line in (beside, *below))):
        return None
    if _STATE.fullmatch(name) and not beside:
        part = head[1].strip()
        is_part = not _DATED.search(part) and (_may_be_a_name(part) or _UNIT.fullmatch(part))
        return _over(f"{_as_in_a_sentence(part, text)}, {_in_small_letters(name)}", head, 2) if is_part else None
    is_sorted = is_sort_of_paper(beside) or (name.isupper() and beside.startswith((*_QUOTED, "@")))
    is_on_air = bool(_BROADCASTER.fullmatch(name)) and (name.isupper() or bool(beside))
    is_over_a_unit = any(map(_is_unit_or_sort, below[: 3 if name.isupper() else 1])) and not beside
    if is_sorted or is_on_air or is_over_a_unit or is_signed(name, foot):
        return _over(_as_in_a_sentence(name, text), head, 1, beside)
    is_over_a_part = is_called(name) and _may_be_a_name(below[0]) and _is_unit_or_sort(below[1])
    return _over(name, head, 2) if is_over_a_part and not beside else None


def _under_its_sort(head: Sequence[str]) -> Letterhead | None:
    """A sort of paper stands on top, a body that is called one below it, then the day with a place or without."""
    sort, name, day = head[:3]
    is_sort = is_sort_of_paper(sort) and not is_called(sort)
    is_body = is_called(name) and name[0].isupper() and not (DATE.search(name) or FULL_STOP.search(name))
    is_dated = len(day) <= _LONGEST and own_date(day) is not None
    return Letterhead(name, 3, sort) if is_sort and is_body and is_dated and len(name) <= _LONGEST else None


def _is_masthead(head: Sequence[str]) -> bool:
    """A paper or body stands alone on the first line: nothing but its day or its kind and day next, then a headline;
    or a headline, who wrote what is under it and a day; or, in capitals and with the word for what it is first or last,
    a motto, a unit or an occasion up to a day.
    """
    if not 2 <= len(head[0].split()) <= 8 or DATE.search(head[0]) or FULL_STOP.search(head[0]):
        return False
    if len(head[1]) <= _LONGEST and _DAY_ALONE.fullmatch(head[1]):
        return is_called(head[0]) and (
            is_headline(head, 2) or (_is_kicker(head[2]) and len(head) > 3 and is_headline(head, 3))
        )
    if is_papers(head[0]) and is_headline(head, 1) and _is_signed(head[2:6]):
        return True
    dated = next((number for number, line in enumerate(head[1:5], 1) if len(line) < 120 and own_date(line)), None)
    return dated is not None and head[0].isupper() and _CALLED.fullmatch(head[0]) is not None


def _is_signed(lines: Sequence[str]) -> bool:
    """Who wrote it and its day are among the lines."""
    short = [line for line in lines if len(line) <= _LONGEST]
    is_of_somebody = any(BYLINE.match(line) or _OF_THE_HOUSE.match(line) for line in short)
    return is_of_somebody and any(map(own_date, short))


def _is_kicker(line: str) -> bool:
    """One or two words above a headline: the place or the page that it is of."""
    return len(line.split()) < 3 and line[0].isupper() and not line[-1].isdigit() and not FULL_STOP.search(line)


def _as_in_a_sentence(name: str, text: str) -> str:
    """A name that is printed in capitals as `text` first spells it otherwise, if it does; else as it is."""
    if not name.isupper():
        return name
    spelled = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    found = (match[0] for match in spelled.finditer(text))
    return next((form for form in found if is_name(form) and not form.isupper()), name)


def _may_be_a_name(text: str) -> bool:
    """Up to eight words, in capitals or each as in names, without a day or the end of a sentence."""
    words = text.split()
    is_short = 1 <= len(words) <= 8 and len(text) <= _LONGEST and (len(words) > 1 or len(text) > 4)
    is_named = text.isupper() or (bool(words) and words[0][0].isupper() and is_name(text))
    is_other = DATE.search(text) or FULL_STOP.search(text) or _SORTED.match(text) or _UNIT.fullmatch(text)
    return is_short and is_named and text[0].isalpha() and not is_other


def is_sort_of_paper(text: str) -> bool:
    """A short line begins with what sort of paper or occasion it is, which nobody is called."""
    return len(text) <= _LONGEST and bool(_SORTED.match(text)) and not FULL_STOP.search(text)


def _is_unit_or_sort(line: str) -> bool:
    bare = DATE.split(line)[0].strip(" ,-–—")
    return bool(bare) and len(line) <= _LONGEST and bool(_UNIT.fullmatch(bare) or _SORTED.match(bare))


def _over(name: str, head: Sequence[str], lines: int, beside: str = "") -> Letterhead:
    """The letterhead with the units, the sorts of paper and the days that follow the first `lines` of `head`."""
    below = list(takewhile(_is_set_off, head[lines:_DEEPEST]))
    return Letterhead(name, lines + len(below), next(filter(is_sort_of_paper, (beside, *below)), None))


def _is_set_off(line: str) -> bool:
    is_day = len(line) <= _LONGEST and _DATED.search(line) is not None
    return is_day or _is_unit_or_sort(line) or _STATE.fullmatch(line) is not None


def _in_small_letters(name: str) -> str:
    words = name.title() if name.isupper() else name
    return re.sub(r"(?<= )(?:Of|The|And|De|La|Du|Des)(?= )", lambda word: word[0].lower(), words)
