"""Those who speak together in French: *Ada Pike, Jon Vale et le préfet ont dit …*, *selon la ville, la région et X*.

Ranges are of the words of one sentence.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.french_names import is_person_noun
from pipeline.extraction.rules.words.french import is_agent, is_finite
from pipeline.extraction.rules.words.parts import Word

_DETERMINERS = frozenset("le la l' les un une des son sa ses leur leurs deux trois plusieurs".split())
_LONGEST = 9  # words of one of them
_MOST = 6
_OUTSIDE = frozenset("que qu' qui dont où si quand lorsque ( ) — – : ;".split())


def listed_before(words: Sequence[Word], end: int, bodies: Set[str], low: int = 0) -> int | None:
    """Where the list of speakers begins that ends at `end`, the last behind *et*; `None` if none does from `low` on."""
    last = next((k for k in range(end - 1, max(0, end - _LONGEST), -1) if words[k].lower == "et"), None)
    if last is None or not _speaks(words, (last + 1, end), bodies):
        return None
    begin, edge, found = None, last - (words[last - 1].lower == ","), 0
    while edge > low and found < _MOST:
        first = next((k + 1 for k in range(edge - 1, low - 1, -1) if words[k].lower == ","), low)
        if edge - first > _LONGEST or not (_speaks(words, (first, edge), bodies) or _is_apposed(words, (first, edge))):
            break
        begin, edge, found = first, first - 1, found + 1
    return begin if begin is not None and _speaks(words, (begin, begin + 1), bodies, alone=True) else None


def listed_behind(words: Sequence[Word], first: int, comma: int, bodies: Set[str]) -> int | None:
    """Where the list of speakers ends that begins at `first`, goes on at `comma` and ends before a mark."""
    for k in range(comma + 1, min(len(words), comma + _LONGEST * 2)):
        if words[k].quote is not None or words[k].lower in _OUTSIDE:
            return None
        if words[k].lower == "et":
            end = k + 1
            while end < len(words) and words[end].quote is None and words[end].lower not in (",", ".", ";", ":", "et"):
                end += 1
            return end if end > k + 1 and listed_before(words, end, bodies, first) == first else None
    return None


def _speaks(words: Sequence[Word], part: Range, bodies: Set[str], *, alone: bool = False) -> bool:
    """Whether some words are a noun phrase of somebody; `alone`: whether they may begin one."""
    inside = words[slice(*part)]
    if not inside or any(w.quote is not None or w.lower in _OUTSIDE or is_finite(w.lower) for w in inside):
        return False
    if alone or inside[0].is_name:
        return inside[0].lower in _DETERMINERS or inside[0].is_name
    heads = [w for w in inside[1:3] if w.lower not in _DETERMINERS]
    agent = any(w.is_name or is_agent(w.lower, bodies) for w in heads)
    return inside[0].lower in _DETERMINERS and agent


def _is_apposed(words: Sequence[Word], part: Range) -> bool:
    """*Ada Pike, maire de Lyvrac, et Jon Vale*: what one of them is, behind a name."""
    inside = words[slice(*part)]
    return bool(inside) and part[0] > 1 and words[part[0] - 2].is_name and is_person_noun(inside[0].lower)
