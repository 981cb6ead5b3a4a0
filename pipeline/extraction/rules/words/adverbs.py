"""Adverbs of one sentence read as words: *également*, *en mai*, *pour sa part*, and how to step over them."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.words.french import STRESSED
from pipeline.extraction.rules.words.parts import Word

_LONGEST = 5  # words
_DAYS = frozenset("lundi mardi mercredi jeudi vendredi samedi dimanche".split())
_DATE = 2  # words behind the first of a date
_MONTHS = frozenset("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split())
_NUMBER, _YEAR = re.compile(r"\d{1,2}|1er"), re.compile(r"(?:19|20)\d\d")
_IN_MENT = re.compile(r"\w{3,}ment$")

_Adverbials = tuple[tuple[str, ...], ...]


@cache
def _by_ends(adverbials: _Adverbials) -> tuple[dict[str, _Adverbials], dict[str, _Adverbials]]:
    """Adverbs of several words by their first word, and by their last."""
    first = {phrase[0]: tuple(p for p in adverbials if p[0] == phrase[0]) for phrase in adverbials}
    last = {phrase[-1]: tuple(p for p in adverbials if p[-1] == phrase[-1]) for phrase in adverbials}
    return first, last


def _date(ahead: tuple[str, ...]) -> int:
    """How many words *mardi 3 mai*, *le 3 mai 2031* have; 0 if their first word begins no date."""
    if len(ahead) <= _DATE or not _NUMBER.fullmatch(ahead[1]) or ahead[2] not in _MONTHS:
        return 0
    return _DATE + 1 + (len(ahead) > _DATE + 1 and _YEAR.fullmatch(ahead[_DATE + 1]) is not None)


class Adverbs:
    """Finds the adverbs among the words of one sentence; places are of words."""

    def __init__(self, words: list[Word], grammar: Grammar) -> None:
        self.words, self.g = words, grammar
        self._opening, self._closing = _by_ends(grammar.adverbials)

    def behind(self, k: int, stop: int | None = None) -> int:
        """Where the words go on behind the adverbs that begin at `k`, those from `stop` on left alone."""
        stop = len(self.words) if stop is None else stop
        while k < stop and (size := self.at(k)):
            k += size
        return k

    def before(self, end: int) -> int:
        """Where the words end that stand before adverbs, and before *, elle,* and *, pour sa part,*."""
        while end > 0:
            if self.words[end - 1].lower == "," and (comma := self._inserted(end - 1)) is not None:
                end = comma
                continue
            behind = tuple(w.lower for w in self.words[max(0, end - _LONGEST) : end])
            longest = max((len(a) for a in self._closing.get(behind[-1], ()) if behind[-len(a) :] == a), default=0)
            if not longest and not self._is_adverb(end - 1):
                break
            end -= longest or 1
        return end

    def at(self, k: int) -> int:
        """How many words an adverb has here: *également*, *в среду*, *pour sa part*; 0 if there is none."""
        ahead = tuple(w.lower for w in self.words[k : k + _LONGEST])
        phrases = self._opening.get(ahead[0], ()) if ahead else ()
        longest = max((len(a) for a in phrases if ahead[: len(a)] == a), default=0)
        if ahead and (ahead[0] == "le" or ahead[0] in _DAYS) and (size := _date(ahead)):
            return size
        if longest:
            return longest
        pair = " ".join(ahead[:2])
        return 2 if pair in self.g.adverbs else int(self._is_adverb(k))

    def _inserted(self, comma: int) -> int | None:
        """Where the comma stands that opens an insertion of adverbs or of a stressed pronoun, closed at `comma`."""
        for k in range(comma - 1, max(0, comma - _LONGEST - 2), -1):
            if self.words[k].lower == ",":
                inside = self.words[k + 1 : comma]
                stressed = len(inside) == 1 and inside[0].lower in STRESSED
                return k if stressed or (inside and self.at(k + 1) == len(inside)) else None
        return None

    def _is_adverb(self, k: int) -> bool:
        word = self.words[k].lower
        if word == "même" and k > 0 and self.words[k - 1].lower in ("le", "la"):
            return False
        if word in self.g.adverbs:
            return True
        bare = k == 0 or self.words[k - 1].lower not in self.g.articles
        return not self.g.inflected and bare and _IN_MENT.search(word) is not None and word not in self.g.bodies
