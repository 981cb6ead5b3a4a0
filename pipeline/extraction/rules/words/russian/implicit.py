"""Implicit speakers in Russian: whose a quotation is that no cue reports, by the words beside it or who spoke last."""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.passage import Sentence
from pipeline.extraction.rules.words.line import Line
from pipeline.extraction.rules.words.parts import WordDraft
from pipeline.extraction.rules.words.russian.naming import RussianNamer
from pipeline.extraction.rules.words.russian.phrases import WORD, first_case

THEY_SAY = frozenset(("мол", "дескать"))
_LEAST_SAID = 4  # words and marks behind it
_LABEL = 9  # words in front of a colon


class RussianImplicitSpeakers:
    """Finds who speaks where no cue tells it, in one text."""

    def __init__(self, text: str, grammar: Grammar, namer: RussianNamer) -> None:
        self.text, self.grammar, self.namer = text, grammar, namer

    def quotation(self, s: Sentence, where: Range, line: Line) -> WordDraft:
        """A quotation in a sentence: of whom the words name that announce it, else as `sentence` has it."""
        who = self._announcing(where[0], line)
        if who is not None:
            return WordDraft([where], s.paragraph, who, quoted=True, confidence=0.35)
        return self.sentence([where], s.paragraph)

    def sentence(self, ranges: list[Range], number: int) -> WordDraft:
        """Quotations that are a sentence: of whom the paragraph tells since somebody spoke, else of him."""
        d = WordDraft(ranges, number, quoted=True, confidence=0.4)
        told = self._told(ranges[0][0], number)
        last = self.namer.last
        if told is not None:
            d.name, d.role = told.name, told.role
        elif last is not None and last.paragraph >= number - 1:
            d.name, d.role = last.name, last.role
        return d

    def told_of(self, s: Sentence) -> WordDraft | None:
        """*Вельская согласна. «…»*: whom the sentence before is about, if nobody has spoken since."""
        told = self._told(s.start, s.paragraph)
        if told is None:
            return None
        return WordDraft([], s.paragraph, None, name=told.name, role=told.role, quoted=True, confidence=0.5)

    def chained(self, s: Sentence, line: Line) -> WordDraft | None:
        """*Мол, слова вырвали из контекста.*, *Областное МЧС: на место выехали две бригады.*"""
        words = line.words
        last = self.namer.last
        hearsay = bool(words) and words[0].lower in THEY_SAY
        if hearsay and last is not None and last.paragraph == s.paragraph:
            first = 2 if [w.lower for w in words[1:2]] == [","] else 1
            if not any(w.text[0].isalnum() for w in words[first:]):
                return None
            d = WordDraft([self._place(line, first, len(words))], s.paragraph, confidence=0.4)
            d.cue, d.name, d.role = self._place(line, 0, 1), last.name, last.role
            return d
        colon = next((k for k, w in enumerate(words[:_LABEL]) if w.lower == ":"), 0)
        found = line.subjects.announcing(colon) if colon else None
        low = found[0] if found is not None else 0
        if found is None or found[1] < colon or any(w.text[0].isalpha() for w in words[:low]):
            return None
        told = len(words) - colon > _LEAST_SAID and any(line.subjects.tells(k) for k in range(colon + 1, len(words)))
        if not told or any(line.subjects.tells(k) for k in range(colon)):
            return None
        who = self._place(line, low, colon)
        if not s.text.endswith(".") and not self._is_headline(s, who):
            return None
        return WordDraft([self._place(line, colon + 1, len(words))], s.paragraph, who)

    def _is_headline(self, s: Sentence, who: Range) -> bool:
        """*Кречет: паром починят к маю*: whether the text begins with this line and knows who is named there."""
        first = not re.search(r"\w", self.text[: s.start])
        people = self.namer.people
        place = next((p for p in people.places if who[0] <= p.start and p.end <= who[1]), None)
        head = WORD.search(self.text, *who)
        body = head is not None and (head.group().isupper() or first_case(head.group()) in self.grammar.bodies)
        return first and s.text[-1:] not in "!?…" and (place is not None or body)

    def _place(self, line: Line, start: int, end: int) -> Range:
        """Where words stand in the text, without marks at their end."""
        while end > start and not line.words[end - 1].text[0].isalnum():
            end -= 1
        return line.s.locate(line.words[start].start, line.words[end - 1].end)

    def tell_behind(self, d: WordDraft, s: Sentence) -> None:
        """*«…» Ада Пик пожимает плечами.*: name the speaker of `d` by whom the sentence behind it begins with."""
        found = next((p for p in self.namer.people.told if s.start <= p.start < s.end and p.leading), None)
        if found is not None:
            d.mention, d.name, d.role = (found.start, found.end), found.person.name, found.person.role

    def _told(self, at: int, number: int) -> WordDraft | None:
        """Whom the text names in this paragraph, or at the end of one before, behind the last report."""
        last = self.namer.last
        parts = [*last.content, last.cue, last.mention] if last is not None else []
        low = max((part[1] for part in parts if part is not None), default=0)
        paragraph = self.text.rfind("\n", 0, at) + 1
        if not self.text[paragraph:at].strip(' —–-«"“'):
            paragraph = self.text.rfind("\n", 0, len(self.text[:paragraph].rstrip())) + 1  # the one before
        low = max(low, paragraph)
        near = [place for place in self.namer.people.told_before(at)[-20:] if place.start >= low]
        pick = next((p for p in reversed(near) if p.leading), next((p for p in reversed(near)), None))
        if pick is None:
            return None
        return WordDraft([], number, None, name=pick.person.name, role=pick.person.role)

    def _announcing(self, start: int, line: Line) -> Range | None:
        """*Юсупова в своём канале: «…»*: the subject of what stands before a colon."""
        front = [k for k, w in enumerate(line.words) if line.s.locate(w.start, w.end)[0] < start]
        if not front or line.words[front[-1]].lower != ":":
            return None
        found = line.subjects.announcing(front[-1])
        if found is None:
            return None
        return line.s.locate(line.words[found[0]].start, line.words[found[1] - 1].end)
