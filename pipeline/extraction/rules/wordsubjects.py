"""Who says it, in a sentence read as words: the noun phrase in front of a cue or behind it."""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.grammar import Grammar
from pipeline.extraction.rules.wordparts import Word, has_name

_BREAKS = (",", ".", ";", ":", "-", "—", "–", "‒", "(", ")", "!", "?")
_MOST_OF_A_NAME = 4  # words
_PLURAL = re.compile(r"(?:^ont|ent|aient|ли|[ую]т|[ая]т)$")
_LONGEST_PHRASE = 12
_LONGEST_ADVERBIAL = 7  # words
_MANY = re.compile(r"(?:ли|[ую]т|[ая]т)$")  # Russian plurals: сообщили, уточняют
_MASCULINE = re.compile(r"[бвгджзклмнпрстфхцчшщйоеё]$")  # and neuter: Russian nouns
_NOMINATIVE = re.compile(r"(?:ый|ий|ой|ая|яя|ое|ее)$")  # Russian adjectives


class Subjects:
    """Finds the speakers' noun phrases among the words of one sentence; ranges are of words."""

    def __init__(self, words: list[Word], grammar: Grammar) -> None:
        self.words, self.g = words, grammar

    def left(self, start: int) -> Range | None:
        """The noun phrase in front of a cue, back to a clause boundary; an apposition between commas is jumped."""
        end = start
        while end > 0 and self.words[end - 1].lower in self.g.adverbs:
            end -= 1
        if end > 0 and self.words[end - 1].lower == ",":
            comma = next((k for k in range(end - 2, max(-1, end - 16), -1) if self.words[k].lower == ","), None)
            if (
                comma is None
                or not has_name(self.words[:end])
                or any(w.quote is not None for w in self.words[comma:end])
            ):
                return None
            named = self._is_name(comma + 1, end - 1)  # le ministre des Armées, Ada Ranvik, a dit
            within = has_name(self.words[comma:end]) and not has_name(self.words[max(0, comma - 3) : comma])
            end = end - 1 if named else start if within else comma
            first = comma
        else:
            first = end
        while first > 0:
            word = self.words[first - 1]
            if word.lower in self.g.as_words:
                break
            joint = word.lower in ("et", "и") and self._joins_names(first - 1, end)
            if word.quote is not None or word.lower in _BREAKS or (word.lower in self.g.clause_openers and not joint):
                break
            if (word.lower in self.g.verbs and not word.is_name) or end - first > _LONGEST_PHRASE:
                break
            first -= 1
        while first < end and (
            self.words[first].lower in self.g.connectors or self.words[first].lower in self.g.adverbs
        ):
            first += 1
        if first >= end:
            return None
        if self.g.inflected and self.words[first].lower in self.g.places and _MANY.search(self.words[start].lower):
            return (first + 1, end) if first + 1 < end else None  # в посольстве сообщили
        if self.g.inflected and self.words[first].lower in self.g.prepositions:
            return self._fronted(first, end)
        if self.g.inflected:
            cut = next((k for k in range(first + 1, end) if self.words[k].lower in self.g.prepositions), end)
            return (first, cut)  # министр в беседе с коллегой заявил
        if self.words[first].lower in self.g.stops and self.words[first].lower not in ("ce", "cette"):
            names = [
                k
                for k in range(first + 1, end)
                if self.words[k].lower in self.g.articles or self.words[k].lower in self.g.pronouns
            ]
            if not names:
                return None
            first = names[-1] if self.words[names[-1]].lower not in ("de", "du", "des", "d'") else first
            if self.words[first].lower in self.g.stops:
                return None
        return (first, end)

    def swapped(self, left: Range | None, right: Range | None, start: int) -> bool:
        """*Сообщение подтвердила пресс-секретарь Ольга Пик*: by its gender the verb agrees with what follows it."""
        if not self.g.inflected or left is None or right is None or not has_name(self.words[slice(*right)]):
            return False
        verb, head = self.words[start].lower, self.words[left[0]]
        feminine = verb.endswith(("ла", "лась"))
        neuter_or_masculine = _MASCULINE.search(head.lower) is not None
        return feminine and neuter_or_masculine and head.lower not in self.g.offices and not head.text.isupper()

    def _fronted(self, first: int, end: int) -> Range | None:
        """*В ходе беседы глава МИД заявил*: the subject behind an adverbial, from its office or its name on."""
        last = next((k for k in range(end - 1, first, -1) if self.words[k].lower in self.g.prepositions), first)
        heads = self.g.offices | self.g.bodies
        start = next((k for k in range(last + 2, end) if self.words[k].lower in heads), None)
        if start is None:
            start = end
            while start - 1 > last + 1 and (
                self.words[start - 1].is_name or self.words[start - 1].lower in self.g.pronouns
            ):
                start -= 1
        if start == end:  # источник в составе делегации
            start = next((k for k in range(first + 1, last) if self.words[k].lower in heads), end)
            last = first
        while start - 1 > last + 1 and _NOMINATIVE.search(self.words[start - 1].lower):
            start -= 1
        return (start, end) if start < end else None

    def _stands_alone(self, k: int) -> bool:
        return self.words[k].is_name or self.words[k].lower in self.g.pronouns

    def heard(self, end: int) -> tuple[Range, int] | None:
        """*сообщили в министерстве*, *indique-t-on au ministère*: whose place a cue without a subject names."""
        first = end
        while first < len(self.words) and (skipped := self.adverbs_at(first)):
            first += skipped
        if first >= len(self.words) or self.words[first].lower not in self.g.places:
            return None
        last = first + 1
        while last < len(self.words) and self.words[last].quote is None and self.words[last].lower not in _BREAKS:
            if self.words[last].lower in self.g.stops - self.g.articles and last > first + 1:
                break
            last += 1
        return ((first + 1, last), last) if last > first + 1 else None

    def right(self, end: int) -> tuple[Range | None, int]:
        """The noun phrase behind an inverted cue, and where it ends."""
        first = end
        while first < len(self.words) and (skipped := self.adverbs_at(first)):
            first += skipped
        first = self._behind_adverbial(first)
        last = first
        while last < len(self.words):
            word = self.words[last]
            if word.lower == "," and last > first and (name := self.name_at(last + 1)):
                return (first, name), name  # a dit la maire de Lyvrac, Anne Delmas
            if word.quote is not None or word.lower in _BREAKS:
                break
            if word.lower in self.g.stops or word.lower in self.g.verbs or last - first > 14:
                break
            last += 1
        if last == first or not any(w.text[0].isalpha() for w in self.words[first:last]):
            return None, first
        return (first, last), last

    def _behind_adverbial(self, first: int) -> int:
        """*affirme dans une interview le ministre*: where the subject begins behind an adverbial; else `first`."""
        if self.g.inflected or first >= len(self.words) or self.words[first].lower not in self.g.prepositions:
            return first
        for k in range(first + 2, min(len(self.words), first + _LONGEST_ADVERBIAL)):
            word = self.words[k]
            if word.quote is not None or word.lower in _BREAKS or word.lower in self.g.verbs:
                break
            before = self.words[k - 1].lower
            if word.lower in ("le", "la", "l'", "un", "une") and before not in self.g.prepositions | self.g.articles:
                return k
        return first

    def adverbs_at(self, k: int) -> int:
        """How many words an adverb has here: *également*, *в среду*; 0 if there is none."""
        pair = " ".join(w.lower for w in self.words[k : k + 2])
        return 2 if pair in self.g.adverbs else int(self.words[k].lower in self.g.adverbs)

    def _joins_names(self, k: int, end: int) -> bool:
        """*Ada Pike et Jon Vale*: the conjunction at `k` stands between names, before a verb in the plural."""
        plural = end < len(self.words) and _PLURAL.search(self.words[end].lower) is not None
        return plural and k > 0 and self.words[k - 1].is_name and self.words[k + 1].is_name

    def _is_name(self, start: int, end: int) -> bool:
        inside = self.words[start:end]
        return 0 < len(inside) <= _MOST_OF_A_NAME and all(w.is_name or w.lower in self.g.titles for w in inside)

    def name_at(self, start: int) -> int | None:
        """Where a name of two words or more ends that stands between commas, or before the sentence does."""
        end = start
        while end < len(self.words) and (self.words[end].is_name or self.words[end].lower in self.g.titles):
            end += 1
        closed = end >= len(self.words) or self.words[end].quote is not None or self.words[end].lower in _BREAKS
        return end if 1 < end - start <= _MOST_OF_A_NAME and closed else None
