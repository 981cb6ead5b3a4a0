"""A model's pointers to places in the view."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction.assemble import Range, Reading
from pipeline.grounding import Grounder, Placed, Unplaced, fold
from pipeline.marks import quotation_marks
from pipeline.prompts.fence import harmed
from pipeline.segments import Segment

_WHOLE = re.compile(r"\[?(\d{1,6})\]?(?:\s*[-–—~]\s*\[?(\d{1,6})\]?)?[:.]?")
_MARKED = re.compile(r"\[?(\d{1,6})\]?q(\d?)")
_NUMBERED = re.compile(r"\[?(\d{1,6})\]?(?:\s*[-–—]\s*\[?(\d{1,6})\]?)?\s*:\s*(.+)", re.DOTALL)
_TO = re.compile(r"(?:\s+|^)~(?:\s+|$)")
_STOPS = " .,;:"
_NEAR = 2
"""Sentences around a quote in which words that stand next to it are looked for."""


def first_sentence(pointer: str) -> int | None:
    """The number of the sentence that a pointer begins in; `None` where it gives none ("2-year-old" gives none)."""
    pointer = pointer.strip()
    match = _WHOLE.fullmatch(pointer) or _MARKED.fullmatch(pointer) or _NUMBERED.fullmatch(pointer)
    return int(match[1]) if match else None


class Pointers:
    """Resolves pointers in one document, whose sentences are numbered from `before` + 1."""

    def __init__(self, reading: Reading, segments: Sequence[Segment], before: int = 0) -> None:
        self._before = before
        self._grounder = Grounder(reading.view)
        self._text, self._segments = reading.text, segments
        self.wholes = frozenset((segment.start, segment.end) for segment in segments)
        self._marks = [mark for mark in quotation_marks(reading.text) if mark.depth == 0]

    def place(self, pointer: str, near: Range | None = None) -> Range | Unplaced:
        """The range of the view that a pointer means.

        Args:
            pointer: as `pipeline.schema.drafts` describes it.
            near: what words without a sentence number stand next to.
        """
        pointer = pointer.strip()
        if whole := _WHOLE.fullmatch(pointer):
            return self._sentences(whole[1], whole[2]) or Unplaced("not_in_source", pointer)
        if marked := _MARKED.fullmatch(pointer):
            return self._in_marks(int(marked[1]), int(marked[2] or 1)) or Unplaced("not_in_source", pointer)
        match = _NUMBERED.fullmatch(pointer)
        sentences = self._sentences(match[1], match[2]) if match else None
        if match is None or sentences is None:
            if len(parts := _TO.split(pointer, maxsplit=1)) == 2:  # the number was left out
                return self._stretch(parts[0], parts[1], (0, len(self._text)))
            return self._words(pointer, None) if near is None else self._nearest(pointer, near)
        parts = _TO.split(match[3], maxsplit=1)
        if len(parts) > 1:
            return self._stretch(parts[0], parts[1], sentences)
        found = self._words(parts[0], sentences)
        if isinstance(found, Unplaced) and found.reason == "ambiguous":
            return self._closest(parts[0], sentences, near or sentences)
        return found

    def around(self, place: Range) -> str:
        """The sentences that hold a range, whole."""
        low, high = self.sentence_at(place[0]), self.sentence_at(max(place[0], place[1] - 1))
        return self._text[self._segments[low].start : self._segments[high].end]

    def leading_to(self, place: Range) -> str:
        """The paragraph of a range, up to the end of its sentence."""
        first = last = self.sentence_at(place[0])
        while first > 0 and self._segments[first - 1].paragraph == self._segments[last].paragraph:
            first -= 1
        return self._text[self._segments[first].start : self._segments[last].end]

    def edged(self, place: Range) -> Range:
        """A passage with both quotation marks where it is all that they hold, with none where it is a part of it.

        The stop that ends its sentence is left out unless it stands before a closing mark that is taken in.
        """
        start, end = place
        for mark in self._marks:
            if mark.close_start < end <= mark.end and mark.open_end <= start:
                end = mark.close_start
            if mark.start <= start < mark.open_end and end < mark.close_start:
                start = mark.open_end
        while end > start and self._text[end - 1] in _STOPS:
            end -= 1
        for mark in self._marks:
            if mark.open_end <= start and end <= mark.close_start:
                around = self._text[mark.open_end : start] + self._text[end : mark.close_start]
                if not around.strip(_STOPS + "!?…"):
                    return mark.start, mark.end
        return (start, end) if end > start else place

    def sentence_at(self, place: int) -> int:
        """Index of the sentence that holds `place` of the view."""
        low, high = 0, len(self._segments) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._segments[middle].start <= place else (low, middle - 1)
        return low

    def _in_marks(self, number: int, which: int) -> Range | None:
        """What stands in the quotation marks that open in a sentence, outermost ones only, with the marks."""
        sentence = self._sentences(str(number), None)
        if sentence is None:
            return None
        opening = [mark for mark in self._marks if sentence[0] <= mark.start < sentence[1]]
        if not 1 <= which <= len(opening):
            return None
        return opening[which - 1].start, opening[which - 1].end

    def _sentences(self, first: str, last: str | None) -> Range | None:
        low, high = int(first) - self._before, int(last or first) - self._before
        if not 1 <= low <= high <= len(self._segments):
            return None
        return self._segments[low - 1].start, self._segments[high - 1].end

    def _words(self, words: str, within: Range | None) -> Range | Unplaced:
        """The place of `words` in the sentences named, or in those next to them, since a model may count wrong."""
        placed: Placed | Unplaced = self._grounder.place(words, within=within)
        if isinstance(placed, Unplaced) and harmed(words) != words:
            placed = self._grounder.place(harmed(words), within=within)
        if isinstance(placed, Unplaced):
            return placed
        place = placed.ranges[0]
        if within is not None and not self._is_next(place, within):
            return Unplaced("not_in_source", words)
        return place

    def _sign(self, sign: str, within: Range) -> Range | Unplaced:
        """The first place of a sign without a letter, such as an elision that ends a passage."""
        at = self._text.find(sign.strip(), *within) if sign.strip() else -1
        return (at, at + len(sign.strip())) if at >= 0 else Unplaced("not_in_source", sign)

    def _is_next(self, place: Range, named: Range) -> bool:
        low, high = self.sentence_at(named[0]) - _NEAR, self.sentence_at(max(named[0], named[1] - 1)) + _NEAR
        return low <= self.sentence_at(place[0]) and self.sentence_at(max(place[0], place[1] - 1)) <= high

    def _stretch(self, first: str, last: str, sentences: Range) -> Range | Unplaced:
        """From the first words to the last ones, which may name a later sentence; no words mean the sentence's end."""
        begin = self._words(first, sentences) if first else (sentences[0], sentences[0])
        if isinstance(begin, Unplaced) and begin.reason == "ambiguous" and sentences != (0, len(self._text)):
            begin = self._closest(first, sentences, sentences)
        if isinstance(begin, Unplaced):
            return begin
        if not last:
            return begin[0], self._segments[self.sentence_at(begin[0])].end
        later = _NUMBERED.fullmatch(last)
        region: Range | None = self._sentences(later[1], None) if later else None
        if later and region:
            last = later[3]
        region = region or sentences
        end = self._words(last, (max(region[0], begin[0]), region[1]))
        if isinstance(end, Unplaced) and end.reason == "empty":
            end = self._sign(last, (begin[1], region[1]))
        if isinstance(end, Unplaced) and end.reason == "ambiguous" and begin[1] < region[1]:
            after = max(region[0], begin[1]), region[1]
            end = self._closest(last, after, after)
        if isinstance(end, Unplaced):
            return end
        if end[1] <= begin[0] or not self._is_short(begin, end):
            return Unplaced("out_of_order", f"{first} ~ {last}")
        return begin[0], max(begin[1], end[1])

    def _is_short(self, begin: Range, end: Range) -> bool:
        """A stretch that ends far from where it began joins two places that share nothing."""
        return self.sentence_at(end[0]) - self.sentence_at(begin[0]) <= 60

    def _nearest(self, words: str, near: Range) -> Range | Unplaced:
        """The place of `words` closest to `near`, in the sentences around it."""
        low = self._segments[max(0, self.sentence_at(near[0]) - _NEAR)].start
        high = self._segments[min(len(self._segments) - 1, self.sentence_at(max(near[0], near[1] - 1)) + _NEAR)].end
        found = self._closest(words, (low, high), near)
        return self._words(words, None) if isinstance(found, Unplaced) and found.reason != "empty" else found

    def _closest(self, words: str, within: Range, near: Range) -> Range | Unplaced:
        """Of the places of `words` in a range the one closest to `near`, outside it if there is one; else the first."""
        low, high = within
        region = fold(self._text[low:high])
        needle = fold(words).text.strip("\"' .,;:")
        if not needle:
            return Unplaced("empty", words)
        found = [
            (low + start, low + end)
            for match in re.finditer(rf"(?<!\w){re.escape(needle)}(?!\w)", region.text)
            for start, end in [region.original(match.start(), match.end())]
        ]
        if not found:
            return Unplaced("not_in_source", words)
        outside = [place for place in found if place[1] <= near[0] or place[0] >= near[1]]
        return min(outside or found, key=lambda place: (_distance(place, near), place))


def _distance(place: Range, near: Range) -> int:
    return max(near[0] - place[1], place[0] - near[1], 0)
