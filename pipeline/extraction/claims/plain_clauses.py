"""Where a French or Russian sentence holds two propositions, and whether one is negated or told from hearsay.

Reads words, no parse: it splits only where both sides show a finite verb, and calls negated what one negation reaches.
"""

from __future__ import annotations

import re

from pipeline.extraction.rules.french import is_finite

Range = tuple[int, int]

_JOINT = re.compile(r"\s*[;:]\s+|,?\s+(?:et|mais|и|но)\s+|,\s+(?:tandis que|alors que|а|однако)\s+", re.IGNORECASE)
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
_NONE = re.compile(
    r"\b(?:ne\s+|n['’]).{1,60}?\b(?:aucune?|rien|personne|nulle?)\b|\b(?:aucune?|rien|personne|nulle?)\b.{1,60}?\b(?:ne\s+|n['’])",
    re.IGNORECASE,
)
_RUSSIAN_NOT = re.compile(r"(?<!\w)не\s+(?=\w+)", re.IGNORECASE)
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
    for match in _JOINT.finditer(text, low, high):
        if _is_clause(text[start : match.start()]) and _is_clause(text[match.end() : high]):
            edges.append((start, match.start()))
            start = match.end()
    return [*edges, (start, high)]


def is_hearsay(text: str) -> bool:
    """Tell the French conditional of hearsay (*il aurait fui*) from that of a condition."""
    found = _HEARSAY.search(text)
    return found is not None and not _CONDITION.search(text) and not _OPENER.search(text, 0, found.start())


def affirmed(text: str) -> str | None:
    """A negated statement without its negation; `None` if it is not negated, or not simply so."""
    found = [*_NOT.finditer(text), *_NONE.finditer(text)]
    if len(found) == 1 and not _OPENER.search(text, 0, found[0].start()):
        match = found[0]
        if "verb" in match.groupdict():
            return " ".join((text[: match.start()] + match["verb"] + text[match.end() :]).split())
        return " ".join(_without_none(text).split())
    russian = list(_RUSSIAN_NOT.finditer(text))
    if len(russian) == 1 and not _OPENER.search(text, 0, russian[0].start()):
        return " ".join((text[: russian[0].start()] + text[russian[0].end() :]).split())
    return None


def _without_none(text: str) -> str:
    text = re.sub(r"\b(?:ne\s+|n['’])", "", text, count=1, flags=re.IGNORECASE)
    for word, other in (("aucune", "une"), ("aucun", "un"), ("rien", "quelque chose"), ("personne", "quelqu'un")):
        text = re.sub(rf"\b{word}\b", other, text, count=1, flags=re.IGNORECASE)
    return text


def _is_clause(text: str) -> bool:
    words = [m.group().lower() for m in _WORD.finditer(text)]
    if len(words) < _SMALL:
        return False
    return any(is_finite(word) or _is_russian_finite(word) for word in words)


def _is_russian_finite(word: str) -> bool:
    return len(word) > _SMALL and word not in _NO_RUSSIAN_FINITE and _RUSSIAN_FINITE.search(word) is not None
