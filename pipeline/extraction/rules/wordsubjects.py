"""Who says it, in a sentence read as words: the noun phrase in front of a cue or behind it."""

from __future__ import annotations

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.grammar import Grammar
from pipeline.extraction.rules.wordparts import Word, has_name

_BREAKS = (",", ".", ";", ":", "-", "—", "–", "(", ")", "!", "?")
_MOST_OF_A_NAME = 4  # words


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
            if word.quote is not None or word.lower in _BREAKS or word.lower in self.g.clause_openers:
                break
            if (word.lower in self.g.verbs and not word.is_name) or end - first > 12:
                break
            first -= 1
        while first < end and (
            self.words[first].lower in self.g.connectors or self.words[first].lower in self.g.adverbs
        ):
            first += 1
        if first >= end:
            return None
        if self.g.inflected and self.words[first].lower in ("в", "во") and self.words[start].lower.endswith("ли"):
            return (first + 1, end) if first + 1 < end else None  # в посольстве сообщили
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

    def right(self, end: int) -> tuple[Range | None, int]:
        """The noun phrase behind an inverted cue, and where it ends."""
        first = end
        while first < len(self.words) and (skipped := self.adverbs_at(first)):
            first += skipped
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

    def adverbs_at(self, k: int) -> int:
        """How many words an adverb has here: *également*, *в среду*; 0 if there is none."""
        pair = " ".join(w.lower for w in self.words[k : k + 2])
        return 2 if pair in self.g.adverbs else int(self.words[k].lower in self.g.adverbs)

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
