"""Objects in front of a Russian cue: *в порту факт аварии отрицают*, *…, а прокуратуру попросила проверить счета*."""

from __future__ import annotations

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.russian_forms import ADJECTIVES, forms, part_of
from pipeline.extraction.rules.words.russian.subjects import RussianSubjects
from pipeline.extraction.rules.words.tokens import Tokens

_DEEMING = frozenset("считать посчитать счесть назвать называть".split())
_SHORTEST = 2  # words of an object
_LONGEST = 7  # words of an object behind a conjunction
_JOINING = frozenset("и но а зато однако".split())


class Objects(Tokens):
    """Finds the object of a Russian cue where it stands in front of it."""

    def _object_in_front(self, start: int, end: int, lemma: str, left: Range) -> list[Range]:
        """*порт аварию отрицает*, *слухи он назвал чушью*: the object in front of the cue, and what it is called."""
        deems = lemma in _DEEMING
        if not isinstance(self.subjects, RussianSubjects) or not (deems or lemma in self.g.objects):
            return []
        low = self.adverbs.behind(left[1], start)
        commas = [k for k in range(low, start) if self.words[k].lower == ","]
        low = commas[-1] + 1 if commas else low
        where: Range | None = (low, start) if self.subjects.has_object(low, start) else None
        if where is None and left[1] >= start:
            where = self.subjects.fronted_object(left[0])
        if where is None or (where[1] - where[0] < _SHORTEST and not deems):
            return []
        parts = [where]
        if deems:
            cut = next((k for k in range(end, self._sentence_end()) if self.words[k].lower in (",", ";", ":")), None)
            called = (end, cut if cut is not None else self._sentence_end())
            predicate = any(form.case == "ablt" for k in range(*called) for form in forms(self.words[k].lower)[:2])
            inner = any(form.case == "ablt" for k in range(*where) for form in forms(self.words[k].lower)[:2])
            if not (predicate or inner or self._has_marks([called])):
                return []
            parts += [called] if called[0] < called[1] else []
        return parts

    def _joined_object(self, start: int, verb: int) -> int | None:
        """*Ким просит ждать, а порт просит проверить*: where the object begins behind a conjunction that adds a cue."""
        if not self.g.inflected or not self.told:
            return None
        low = start
        while low > self.lead and self.words[low - 1].lower in self.g.negations:
            low -= 1
        joint = next(
            (k for k in range(low - 1, max(self.lead, low - _LONGEST), -1) if self.words[k].lower in _JOINING), None
        )
        if joint is None or joint + 1 >= low or self.words[joint - 1].lower != ",":
            return None
        inside = self.words[joint + 1 : low]
        if any(w.quote is not None or not w.text[0].isalnum() or w.lower in self.g.that for w in inside):
            return None
        if any(self.subjects.tells(k) for k in range(joint + 1, low)) or inside[0].lower in self.g.prepositions:
            return None
        head = next((w for w in inside if part_of(w.lower) not in ADJECTIVES), inside[0])
        cases = {form.case for form in forms(head.text)[:2] if form.part == "NOUN"}
        before = next((k for k in range(joint - 1, self.lead, -1) if self.subjects.is_verb(k)), None)
        alike = before is not None and self.subjects.agree(before, verb)
        return joint + 1 if alike and cases & {"accs", "datv"} and self._is_no_subject(start) else None

    def _is_no_subject(self, start: int) -> bool:
        """Whether no person or body stands in the first case in front of a cue."""
        subjects = self.subjects
        left = subjects.left(start) if isinstance(subjects, RussianSubjects) else None
        return left is None or not subjects.may_speak(left)
