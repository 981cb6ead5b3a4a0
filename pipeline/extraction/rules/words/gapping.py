"""Clauses that leave out the cue of the one before: *La maire dit que le pont tient, le préfet qu'il penche*."""

from __future__ import annotations

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.words.french import OF, is_agent, is_finite
from pipeline.extraction.rules.words.parts import WordDraft
from pipeline.extraction.rules.words.tokens import Tokens

_DETERMINERS = frozenset("le la l' les un son sa".split())
_OBJECTS = frozenset(
    """un une le la les l' deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante
    cinquante soixante cent mille""".split()
)
_DASHES = frozenset("—–‒-")
_THAT = frozenset(("que", "qu'"))
_JOINTS = frozenset((",", ";", "et", "mais"))
_LONGEST = 7  # words of a speaker


class Gapping(Tokens):
    """Finds whom a sentence sets against its speaker without another verb."""

    def _gapped(self, d: WordDraft, end: int, *, takes_objects: bool) -> WordDraft | None:
        """What somebody else says by the cue of `d`, which ends at `end`; `d` is cut before it."""
        if not d.content or d.mention is None or d.cue is None or d.content[0][0] < d.cue[1]:
            return None
        stop = self._sentence_end()
        if self.g.inflected:
            return self._behind_dash(d, end, stop)
        that = any(w.lower in _THAT for w in self.words[end : end + 3])
        for joint in range(end + 2, stop - 2):
            if self.words[joint].lower not in _JOINTS:
                continue
            first = joint + 1 + (self.words[joint + 1].lower in ("et", "mais"))
            behind = self._speaker_end(first, stop)
            if behind is None or behind >= stop:
                continue
            word = self.words[behind].lower
            told = that and word in _THAT
            given = takes_objects and not that and self._is_object_alone(behind, stop)
            if told or given:
                self._cut(d, joint)
                return self._others([(behind + told, stop)], (first, behind))
        return None

    def _behind_dash(self, d: WordDraft, end: int, stop: int) -> WordDraft | None:
        """*Мэр сказал, что мост цел, а врач — что нет*, *Ким назвал это «победой», а Пак — «позором»*."""
        that = any(w.lower in self.g.that for w in self.words[end : end + 3])
        for dash in range(end + 4, stop - 1):
            if self.words[dash].lower not in _DASHES:
                continue
            joint = next((k for k in range(dash - 1, max(end, dash - _LONGEST - 2), -1) if self._sets_against(k)), None)
            alike = self.words[dash + 1].lower in self.g.that if that else self._is_fragment(dash + 1)
            if joint is None or not alike or not self.subjects.speaks(joint + 2, dash):
                return None
            self._cut(d, joint)
            return self._others([(dash + 1 + that, stop)], (joint + 2, dash))
        return None

    def _cut(self, d: WordDraft, joint: int) -> None:
        """End what `d` reports before the word at `joint`."""
        last = self._range((joint - 1, joint), whole=True)
        at = last[1] if last is not None else self._place(self.words[joint].start, self.words[joint].end)[0]
        d.content = [(s, min(e, at)) for s, e in d.content if s < at]

    def _others(self, parts: list[Range], who: Range) -> WordDraft:
        """What somebody else says, whose cue is left out."""
        other = self._draft(parts, who, who)
        other.cue = None
        return other

    def _sets_against(self, k: int) -> bool:
        """Whether *, а* begins at `k`."""
        return [w.lower for w in self.words[k : k + 2]] in ([",", "а"], [",", "и"], [",", "но"])

    def _speaker_end(self, first: int, stop: int) -> int | None:
        """Where the noun phrase of somebody ends that begins at `first`: *le préfet de la Loire*, *Ada Pike*."""
        word = self.words[first]
        if word.quote is not None or first + 1 >= stop:
            return None
        end = first
        if word.lower in _DETERMINERS and is_agent(self.words[first + 1].lower, self.g.bodies):
            end = first + 2
        while end < stop and self.words[end].is_name:
            end += 1
        if end == first or (end == first + 1 and word.lower not in _DETERMINERS):
            return None
        while end + 1 < stop and self.words[end].lower in OF and end - first < _LONGEST:
            end += 2 + (self.words[end + 1].lower in ("la", "l'"))
        return end

    def _is_object_alone(self, behind: int, stop: int) -> bool:
        """Whether nothing but an object without a verb stands from `behind` to the end of the sentence."""
        word = self.words[behind]
        opens = word.lower in _OBJECTS or word.text[0].isdigit() or self._is_fragment(behind)
        rest = [w.lower for w in self.words[behind:stop]]
        verbal = any(is_finite(w) or w in self.g.auxiliaries or w in self.g.verbs for w in rest)
        return opens and not verbal and not any(w in ("qui", "que", "qu'", "dont", ",") for w in rest)
