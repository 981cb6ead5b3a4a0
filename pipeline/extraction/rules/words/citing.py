"""Sources that a report cites, in a sentence read as words: *rapporte l'agence, citant X*, *цитирует его агентство*."""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Range, Via
from pipeline.extraction.rules.words.parts import WordDraft, without, without_article
from pipeline.extraction.rules.words.russian.insertions import Insertions

_NEAR_WORDS = 5
_CITING = re.compile(r"(?:про)?цитиру|(?:про)?цитирова|приводи|приве[лд]|привёл|переда")
_WHOM = frozenset("его её ее их".split())
_CARRYING = re.compile(r"слова$|переда|приводи|привел|привёл|цитиру")
_FAR_WORDS = 24


class Citing(Insertions):
    """Finds who speaks by way of the source that a report names."""

    def _cites(self, k: int) -> bool:
        return any(tuple(w.lower for w in self.words[k : k + len(p)]) == p for p in self.g.citing)

    def _cite_words(self, d: WordDraft, end: int) -> bool:
        """*«…», приводит слова мэра агентство*: the mayor speaks, by way of the agency."""
        if self._cites_one(d, end):
            return True
        near = range(end - 1, min(len(self.words), end + _NEAR_WORDS))
        words = next((k for k in near if self.words[k].lower == "слова"), None)
        whose = self.subjects.owner(words + 1) if words is not None else None
        if words is None or whose is None or not d.content or not _CARRYING.match(self.words[end - 1].lower):
            return False
        outer = (end, words) if words > end else self.subjects.right(whose[1])[0]
        d.mention = self._range(outer) if outer is not None else None
        d.via = (Via(self.text[slice(*d.mention)], d.mention, d.cue),) if d.mention else ()
        d.mention, d.cue = self._range(whose), self._range((words, words + 1))
        return True

    def _cites_one(self, d: WordDraft, end: int) -> bool:
        """*«…», цитирует его агентство*, *приводит её слова газета*: he or she speaks, by way of who stands behind.

        Of somebody told by name or office only where it is clear that he is no subject.
        """
        if not _CITING.match(self.words[end - 1].lower) or end >= len(self.words):
            return False
        words = [w.lower for w in self.words[end : end + 2]]
        cites = self.words[end - 1].lower.startswith(("цитир", "процитир"))
        quoted = (end, end + 1) if words[0] in _WHOM and (cites or words[1:] == ["слова"]) else None
        behind = end + 1 if cites else end + 2
        if quoted is None and cites and (quoted := self.subjects.quoted_one(end)) is not None:
            behind = quoted[1]
        outer = self.subjects.right(behind)[0] if quoted is not None else None
        source = self._range(outer) if outer is not None else None
        where = self._range(quoted) if quoted is not None else None
        if source is None and d.mention is not None and where is not None and not _meet(d.mention, where):
            source = d.mention  # агентство цитирует его
        if where is None or source is None:
            return False
        name = self.text[slice(*source)]
        if "«" in name[1:] and self.text[source[1] : source[1] + 1] == "»":
            name += "»"
        d.via = (Via(name.strip("«»") if name[0] == "«" else name, source, d.cue),)
        d.mention = where
        return True

    def _citing_from(self, d: WordDraft, end: int) -> int:
        """Where a Russian source may be cited: behind the agency in front of its cue, *ТАСС со ссылкой на мэра …*."""
        if not self.g.inflected or d.mention is None or d.cue is None or d.mention[0] > d.cue[0]:
            return end
        behind = (k for k in range(end) if self._place(self.words[k].start, self.words[k].end)[0] >= d.mention[1])
        return next(behind, end)

    def _cite(self, d: WordDraft, end: int) -> None:
        """*TASS reports, citing X*: X speaks, by way of TASS."""
        if self.g.inflected and self._cite_words(d, end):
            return
        found = self._citing_phrase(self._citing_from(d, end), min(len(self.words), end + _FAR_WORDS))
        if found is None:
            return
        cue, behind = self._range(found), found[1]
        source = self.subjects.cited(behind)
        where = self._range(source) if source else None
        if where is None:
            return
        if self.words[found[0]].lower.startswith("cité"):
            d.via = (Via(without_article(self.text[slice(*where)], self.g), where, cue),)
        else:
            outer = self.text[slice(*d.mention)] if d.mention else None
            d.via = (Via(without_article(outer, self.g) if outer else None, d.mention, d.cue),)
            d.mention, d.cue = where, cue
        d.content = [c for r in d.content for c in without(r, (where[0], where[1]))]

    def _citing_phrase(self, low: int, high: int) -> Range | None:
        """The words between two that cite somebody: *citant*, *со ссылкой на*; the phrase listed first, if several."""
        for phrase in self.g.citing:
            for k in range(low, high):
                if tuple(w.lower for w in self.words[k : k + len(phrase)]) == phrase:
                    return k, k + len(phrase)
        return None


def _meet(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
