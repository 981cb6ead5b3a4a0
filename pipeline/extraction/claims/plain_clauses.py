"""Where a French or Russian sentence holds two propositions, and whether one is negated or told from hearsay.

Reads words, no parse: it splits only where both sides show a finite verb, and calls negated what one negation reaches.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.extraction.rules.words.french import is_finite

Range = tuple[int, int]

_JOINT = re.compile(
    r"(?<!\s)\s*[;:]\s+|(?<!\s)\s+(?:et|mais|и|но)\s+|,\s+(?:et|mais|и|но|tandis que|alors que|а|однако)\s+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_RUSSIAN_FINITE = re.compile(
    r"(?:[аяеиыуо]л[аои]?(?:с[ья])?|[аяеё]ет(?:ся)?|[аяу]ют(?:ся)?|[нлдртв]ит(?:ся)?|[нлдртвч]ят(?:ся)?|[аое]н[оаы]?|"
    r"нет|есть|будет|будут|был[аои]?)$"
)
_NO_RUSSIAN_FINITE = frozenset("район страна сторона закон она он они цена вина тюль".split())
_SMALL = 3  # words of a clause that can stand by itself
_NOT = re.compile(
    r"\b(?:ne\s+|n['’])(?P<verb>(?:(?!\bque\b|\bqu['’])[^,;:.]){1,40}?)\s+(?:pas|jamais|plus|point|guère)\b(?!\s+qu)",
    re.IGNORECASE,
)
_NOBODY = r"(?<!\bune\s)(?<!\bla\s)(?<!\bcette\s)(?<!\bchaque\s)\bpersonne"
_NONES = rf"(?:\b(?:aucune?|rien|nulle?)|{_NOBODY})\b"
_NONE = re.compile(rf"\b(?:ne\s+|n['’]).{{1,60}}?{_NONES}|{_NONES}.{{1,60}}?\b(?:ne\s+|n['’])", re.IGNORECASE)
_NOTHING_WITHIN = re.compile(
    r"(?P<have>\b(?:ai|as|a|avons|avez|ont|av(?:ais|ait|ions|iez|aient)|aur\w+)\s+(?:\w+\s+)?)rien\s+"
    r"(?P<participle>\w+(?:é|i|is|it|u|ert|ait))\b",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(r"\W*non seulement\b", re.IGNORECASE)
_ELIDED = re.compile(r"\b([CcJj])e (?=[aeéèêiou])")
_RUSSIAN_NOT = re.compile(
    r"(?<!\w)не\s+(?!(?:только|раз|менее|более|позднее|позже|ранее|меньше|больше)\b)(?=\w)", re.IGNORECASE
)
_RUSSIAN_SOME = {
    "никто": "кто-то", "никого": "кого-то", "никому": "кому-то", "никем": "кем-то", "ничего": "что-то",
    "ничто": "что-то", "ничему": "чему-то", "ничем": "чем-то", "никогда": "когда-то", "нигде": "где-то",
    "никуда": "куда-то", "никакой": "какой-то", "никакая": "какая-то", "никакое": "какое-то", "никакие": "какие-то",
    "никакого": "какого-то", "никакую": "какую-то", "никаких": "какие-то",
}  # fmt: skip
_RUSSIAN_NONE = re.compile(rf"\b(?:{'|'.join(_RUSSIAN_SOME)})\b", re.IGNORECASE)
_RUSSIAN_BUT = re.compile(r",\s+(?:а|но и)\s", re.IGNORECASE)
_OPENER = re.compile(r"\b(?:qui|que|qu['’]|dont|où|si|котор\w+|что|чтобы|если)(?=\s|\b)", re.IGNORECASE)
_HEARSAY = re.compile(
    r"\b(?:aurait|auraient|serait|seraient)\s+(?:(?:été|déjà|pas|bien|aussi|également|même)\s+)*"
    r"(?:\w+(?:é|ée|és|ées|i|ie|is|it|u|ue|us|ues|ert|rte|rts|aint|eint)|mort|morte)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:si|s['’]il|pourvu|à condition)\b", re.IGNORECASE)


def clause_ranges(text: str, place: Range) -> list[Range]:
    """The clauses of a stretch that could be true apart, in order; the stretch itself where there are no two."""
    low, high = place
    edges: list[Range] = []
    start = low
    words = list(_WORD.finditer(text, low, high))
    starts = [m.start() for m in words]
    finite = [m.start() for m in words if _is_finite(m.group().lower())]

    def is_clause(begin: int, end: int) -> bool:
        count, flags = (bisect_left(places, end) - bisect_left(places, begin) for places in (starts, finite))
        return count >= _SMALL and flags > 0

    for match in _JOINT.finditer(text, low, high):
        if is_clause(start, match.start()) and is_clause(match.end(), high):
            edges.append((start, match.start()))
            start = match.end()
    return [*edges, (start, high)]


def is_hearsay(text: str) -> bool:
    """Tell the French conditional of hearsay (*il aurait fui*) from that of a condition."""
    found = _HEARSAY.search(text)
    return found is not None and not _CONDITION.search(text) and not _OPENER.search(text, 0, found.start())


def affirmed(text: str) -> str | None:
    """A negated statement without its negation; `None` if it is not negated, or not simply so."""
    if _NOT_ONLY.match(text):
        return None
    found = [*_NOT.finditer(text), *_NONE.finditer(text)]
    if len(found) == 1 and not _OPENER.search(text, 0, found[0].start()):
        match = found[0]
        if "verb" in match.groupdict():
            text = text[: match.start()] + match["verb"] + text[match.end() :]
        else:
            text = _without_none(text)
        return _ELIDED.sub(r"\1'", " ".join(text.split()))
    russian = list(_RUSSIAN_NOT.finditer(text))
    if len(russian) == 1 and not _RUSSIAN_BUT.search(text, russian[0].end()):
        if _OPENER.search(text, 0, russian[0].start()):
            return None
        told = " ".join((text[: russian[0].start()] + text[russian[0].end() :]).split())
        return _RUSSIAN_NONE.sub(lambda match: _as_written(match[0], _RUSSIAN_SOME[match[0].lower()]), told)
    return None


def _as_written(word: str, other: str) -> str:
    return other.capitalize() if word[0].isupper() else other


def _without_none(text: str) -> str:
    text = re.sub(r"\b(?:ne\s+|n['’])", "", text, count=1, flags=re.IGNORECASE)
    text = _NOTHING_WITHIN.sub(r"\g<have>\g<participle> rien", text, count=1)
    for word, other in (("aucune", "une"), ("aucun", "un"), ("rien", "quelque chose"), (_NOBODY, "quelqu'un")):
        text = re.sub(rf"\b{word}\b", other, text, count=1, flags=re.IGNORECASE)
    return text


def _is_finite(word: str) -> bool:
    return is_finite(word) or _is_russian_finite(word)


def _is_russian_finite(word: str) -> bool:
    return len(word) > _SMALL and word not in _NO_RUSSIAN_FINITE and _RUSSIAN_FINITE.search(word) is not None
