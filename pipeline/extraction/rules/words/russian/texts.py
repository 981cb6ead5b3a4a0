"""Whose a Russian text is that something is said in: *в отчёте комиссии*, *в её письме*, *в сообщении*, *в нём*."""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.russian_forms import forms, is_person
from pipeline.extraction.rules.lexicon.russian_people import CHANNELS, ISSUED, WRITTEN
from pipeline.extraction.rules.words.russian.cast import Figure, RussianCast
from pipeline.extraction.rules.words.russian.phrases import WORD, first_case, nominative

_TEXTS = CHANNELS | WRITTEN | ISSUED
_HIS = {"его": ("masc", "neut"), "ее": ("femn",), "её": ("femn",), "их": ("plur",)}
_IN_IT = {
    **dict.fromkeys(("нём", "нем", "него"), ("masc", "neut")),
    **dict.fromkeys(("ней", "неё", "нее"), ("femn",)),
    **dict.fromkeys(("них",), ("plur",)),
}
_NEAR = 350  # code points between a text and who issued it
_PHRASE = re.compile(r"[^.,;:!?()«»“”\"—–\n]*")
_FEW = 3  # words in front of the noun


class Texts:
    """Tells whose the texts are that one text cites."""

    def __init__(self, people: RussianCast) -> None:
        self.people, self.text = people, people.text

    def is_text(self, where: Range) -> bool:
        """Whether a mention is of a text, or of *нём* and *первом* that may stand for one."""
        return self._head(where) is not None or self._pointer(where) is not None

    def author(self, where: Range, at: int) -> Figure | None:
        """Whose the text is that a mention names, told of before `at`; `None` if nobody is told of."""
        pointed = self._pointer(where)
        if pointed is not None:
            found = self._antecedent(where[0], pointed)
            return self._whose(found, found[0]) if found is not None else None
        head = self._head(where)
        alone = head is not None and where[0] == head.start() and _is_first_case(head.group())
        return self._whose(where, at, alone=alone)

    def _whose(self, where: Range, at: int, *, alone: bool = False) -> Figure | None:
        """Whose the text is that the words `where` begin with; `alone`: it speaks for itself if it has no owner."""
        head = self._head(where)
        if head is None:
            return None
        owner = self._owner(head.end(), where[1], at)
        if owner is not None:
            return owner
        front = WORD.findall(self.text, max(0, head.start() - 40), head.start())[-_FEW:]
        his = next((word.lower() for word in reversed(front) if word.lower() in _HIS), None)
        if his is not None:
            return self._latest(at, _HIS[his])
        lemma = _lemma(head.group())
        behind = WORD.match(self.text, head.end() + 1, where[1])
        anothers = behind is not None and any(form.case == "gent" for form in forms(behind.group())[:1])
        return self._latest(at, None) if lemma in ISSUED and not (alone or anothers) else None

    def is_nobodys(self, where: Range) -> bool:
        """Whether a mention that leads to no author is no name either: *в нём*, *в посте*, unlike *в документе*."""
        head = self._head(where)
        return head is None or _lemma(head.group()) not in WRITTEN | self.people.g.bodies

    def _head(self, where: Range) -> re.Match[str] | None:
        """The noun of a text with which a mention begins, adjectives in front of it."""
        for m in list(WORD.finditer(self.text, *where))[:_FEW]:
            if any(form.part == "NOUN" for form in forms(m.group())[:1]):
                named = self.text[m.end() : m.end() + 2] in (" «", ' "', " “")  # канал «Маяк»
                return m if _lemma(m.group()) in _TEXTS and not named else None
        return None

    def _pointer(self, where: Range) -> tuple[str, ...] | None:
        """The genders of *нём*, or of *первом* without its noun."""
        words = WORD.findall(self.text, *where)
        if len(words) != 1:
            return None
        if words[0].lower() in _IN_IT:
            return _IN_IT[words[0].lower()]
        form = next(iter(forms(words[0])), None)
        alone = form is not None and form.part == "ADJF" and form.case == "loct" and form.lemma.endswith("ый")
        return ("masc", "neut", "femn", "plur") if alone else None

    def _antecedent(self, at: int, genders: tuple[str, ...]) -> Range | None:
        """The last text that is named before `at` with one of these genders, and the words that go with it."""
        low = max(0, at - _NEAR)
        for m in reversed(list(WORD.finditer(self.text, low, at))):
            for form in forms(m.group())[:3]:
                kind = "plur" if form.number == "plur" else form.gender
                if form.part == "NOUN" and kind in genders and _lemma(m.group()) in _TEXTS:
                    behind = _PHRASE.match(self.text, m.end())
                    return m.start(), behind.end() if behind is not None else m.end()
        return None

    def _owner(self, begin: int, end: int, at: int) -> Figure | None:
        """The person or body in the second case behind the noun of a text."""
        words = list(WORD.finditer(self.text, begin, end))
        if not words or self.text[begin : words[0].start()].strip():
            return None
        if words[0].group().lower() in _HIS:
            words = words[1:]
        if not words or not any(form.case == "gent" for form in forms(words[0].group())):
            return None
        last = next((k for k, m in enumerate(words) if not _goes_on(m.group())), len(words))
        where = words[0].start(), words[max(0, last - 1)].end()
        words = words[:last]
        spelt = [m.group() for m in words]
        bodies = self.people.g.bodies
        known = any(is_person(w) or w[:1].isupper() or first_case(w) in bodies for w in spelt[:_FEW])
        if not known:
            return None
        joint = next((k for k, m in enumerate(words[1:-1], 1) if m.group() == "и"), None)
        if joint is not None and spelt[joint + 1][:1].isupper():
            both = (where[0], words[joint - 1].end()), (words[joint + 1].start(), where[1])
            names = [self.people.who(one, at) or Figure(nominative(self.text[slice(*one)], "gent")) for one in both]
            return Figure(" и ".join(figure.name for figure in names), "plur")
        named = self.people.who(where, at)
        return named or Figure(nominative(" ".join(self.text[slice(*where)].split()), "gent"))

    def _latest(self, at: int, genders: tuple[str, ...] | None) -> Figure | None:
        """Who spoke or was told of last before `at`, a person or a body, of one of these genders."""
        found = self.people.latest_of_all(at)
        return next(
            (f for start, f in found if at - start < _NEAR and (genders is None or f.gender in (None, *genders))), None
        )


def _goes_on(word: str) -> bool:
    """Whether a word may belong to a phrase in the second case."""
    return word[:1].isupper() or word == "и" or any(form.case == "gent" for form in forms(word)) or not forms(word)


def _lemma(word: str) -> str:
    return first_case(word).replace("ё", "е")


def _is_first_case(word: str) -> bool:
    """Whether a noun can only stand in the first case, or the fourth."""
    return {form.case for form in forms(word)[:2] if form.part == "NOUN"} <= {"nomn", "accs"}
