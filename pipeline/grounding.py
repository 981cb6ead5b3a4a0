"""Proposed text to spans of the source, or the reason why not.

White space, typography (quotation marks, dashes, ellipses, ligatures, invisible characters), link markup and Unicode
form may differ between a proposal and the source; nothing else may. A proposal is matched whole and at word boundaries,
so a changed negation, number, modal verb or name is never accepted; a string that occurs more than once is placed by
its context or not at all.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pipeline.schema import Span
from pipeline.view import INVISIBLE, View

Reason = Literal["empty", "not_in_source", "ambiguous", "context_differs", "out_of_order", "gap_changes_meaning"]

_PLAIN = {
    **dict.fromkeys("“”„‟«»❝❞〝〞＂", '"'),
    **dict.fromkeys("‘’‚‛‹›`´′ʼ＇", "'"),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
        "\t\n\r\f\v\u2028\u2029\x85",
        " ",
    ),
}
"""One character for one: length stays."""
_WIDE = {"…": "...", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_UNPLAIN = re.compile(f"[{''.join(_PLAIN)}]")
_COMBINING = re.compile("[\u0300-\u036f]+")
_LENGTHENING = re.compile(f"[{INVISIBLE}]+|  +|[{''.join(_WIDE)}]|''|--+")
_MARKS = "\"' "
_EDGE = "\"' .,;:!?()[]"
_HYPHENS = "-‐‑−﹣－"
_INVERTED = re.compile(r"(?:ils?|elles?)\b")


@dataclass(frozen=True)
class Placed:
    """Where a proposal stands: ranges of the view, one a proposed part, in order."""

    ranges: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Unplaced:
    """Why a proposal stands nowhere; `part` is the part of it that failed."""

    reason: Reason
    part: str

    def __str__(self) -> str:
        return f"{self.reason}: {self.part[:200]}"


@dataclass(frozen=True)
class Folded:
    """Text with typography and Unicode form levelled, and the way back to its places."""

    text: str
    places: tuple[tuple[int, int, int, int], ...]
    """Runs that changed length: (start, end) in `text`, (start, end) in the original."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that `start:end` of the folded text stands for; a part of a run takes it whole."""
        return self._back(start, opening=True), self._back(end, opening=False)

    def _back(self, place: int, *, opening: bool) -> int:
        index = bisect.bisect_right(self.places, place, key=lambda run: run[0]) - 1
        if index < 0:
            return place
        start, end, original_start, original_end = self.places[index]
        if place >= end:
            return original_end + place - end
        if place == start:
            return original_start
        return original_start if opening else original_end

    def forward(self, place: int) -> int:
        """The folded place of an original one; inside a changed run, its start."""
        index = bisect.bisect_right(self.places, place, key=lambda run: run[2]) - 1
        if index < 0:
            return place
        start, end, _, original_end = self.places[index]
        return end + place - original_end if place >= original_end else start


def fold(text: str) -> Folded:
    """Level typography, white space and Unicode form (NFC), and remember where each character came from."""
    plain = _UNPLAIN.sub(lambda match: _PLAIN[match[0]], text)
    runs = [(match.start(), match.end(), _levelled(match[0])) for match in _LENGTHENING.finditer(plain)]
    if not plain.isascii() and _COMBINING.search(plain):
        runs += [
            (start, match.end(), unicodedata.normalize("NFC", plain[start : match.end()]))
            for match in _COMBINING.finditer(plain)
            for start in [max(0, match.start() - 1)]
        ]
        runs.sort()
    parts: list[str] = []
    places: list[tuple[int, int, int, int]] = []
    place = length = 0
    for start, end, into in runs:
        if start < place:  # a mark that combines with the end of another run
            continue
        parts += (plain[place:start], into)
        length += start - place
        places.append((length, length + len(into), start, end))
        length += len(into)
        place = end
    parts.append(plain[place:])
    return Folded("".join(parts), tuple(places))


def _levelled(run: str) -> str:
    if run[0] in INVISIBLE:
        return ""
    if run[0] in _WIDE:
        return _WIDE[run]
    return {" ": " ", "'": '"', "-": "-"}[run[0]]


class Grounder:
    """Places proposals in one view; folds the view once, then each proposal costs a string search."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._folded = fold(view.text)

    def place(
        self,
        proposed: str | Sequence[str],
        *,
        within: tuple[int, int] | None = None,
        before: str | None = None,
        after: str | None = None,
    ) -> Placed | Unplaced:
        """The ranges of the view that hold `proposed`, or why there are none.

        Args:
            proposed: the text, or its parts in text order where something stands between them.
            within: a range of the view to look in first; the whole view is searched only if the text is not in it.
            before: words that stand right before, to tell repeated strings apart.
            after: words that stand right after.
        """
        parts = [proposed] if isinstance(proposed, str) else list(proposed)
        if not parts:
            return Unplaced("empty", "")
        ranges: list[tuple[int, int]] = []
        for number, part in enumerate(parts):
            placed = self._place_part(
                part, within, before if number == 0 else None, after if number == len(parts) - 1 else None, ranges
            )
            if isinstance(placed, Unplaced):
                return placed
            ranges.append(placed)
        for (_, end), (start, _) in pairwise(ranges):
            if _changes_meaning(self.view.text[end:start]):
                return Unplaced("gap_changes_meaning", self.view.text[end:start])
        return Placed(tuple(ranges))

    def spans(self, placed: Placed) -> list[Span]:
        """The spans of the stored text, in order, none overlapping another."""
        return [span for start, end in placed.ranges for span in self.view.spans(start, end)]

    def _place_part(
        self,
        part: str,
        within: tuple[int, int] | None,
        before: str | None,
        after: str | None,
        earlier: list[tuple[int, int]],
    ) -> tuple[int, int] | Unplaced:
        needle = fold(part).text.strip()
        if not any(letter.isalnum() for letter in needle):
            return Unplaced("empty", part)
        previous = self._folded.forward(earlier[-1][1]) if earlier else 0
        region = (self._folded.forward(within[0]), self._folded.forward(within[1])) if within else None
        for candidate in _variants(needle):
            found = self._occurrences(candidate, *region) if region else []
            found = found or self._occurrences(candidate, 0, len(self._folded.text))
            if not found:
                continue
            if earlier:  # the next part is the first one after the part before it
                found = [place for place in found if place[0] >= previous][:1]
                if not found:
                    return Unplaced("out_of_order", part)
            if len(found) > 1:
                found = self._in_context(found, before, after)
            if not found:
                return Unplaced("context_differs", part)
            if len(found) > 1:
                return Unplaced("ambiguous", part)
            return self._folded.original(*found[0])
        return Unplaced("not_in_source", part)

    def _occurrences(self, needle: str, start: int, end: int) -> list[tuple[int, int]]:
        """Non-overlapping places of `needle` between `start` and `end` that begin and end at word boundaries."""
        text, found = self._folded.text, []
        place = text.find(needle, start, end)
        while place >= 0:
            stop = place + len(needle)
            if _is_whole(text, place) and _is_whole(text, stop) and not self._cuts_prefix(place):
                found.append((place, stop))
                place = text.find(needle, stop, end)
            else:
                place = text.find(needle, place + 1, end)
        return found

    def _cuts_prefix(self, place: int) -> bool:
        """A hyphen ties what is before to the match: *aligned* in *non-aligned*, *5* in *-5*; a dash does not.

        Nor does that of a French subject behind its verb: *elle* in *a-t-elle dit*.
        """
        text = self._folded.text
        if place == 0 or text[place - 1] != "-" or place == len(text) or _INVERTED.match(text, place):
            return False
        ties = (place > 1 and _is_word(text[place - 2])) or text[place].isdigit()
        return ties and self.view.text[self._folded.original(place - 1, place)[0]] in _HYPHENS

    def _in_context(self, found: list[tuple[int, int]], before: str | None, after: str | None) -> list[tuple[int, int]]:
        text = self._folded.text
        if before and (words := fold(before).text.strip(_MARKS)):
            found = [place for place in found if _reaches_back(text, place[0], words)]
        if after and (words := fold(after).text.strip(_MARKS)):
            found = [
                place for place in found if text[place[1] : place[1] + len(words) + 8].lstrip(_MARKS).startswith(words)
            ]
        return found


def _reaches_back(text: str, place: int, words: str) -> bool:
    return text[max(0, place - len(words) - 8) : place].rstrip(_MARKS).endswith(words)


def _variants(needle: str) -> list[str]:
    """The proposal as it is, then without marks at its ends, then without stops at its ends: typography, not words."""
    variants = [needle, needle.strip(_MARKS), needle.strip(_EDGE)]
    return list(dict.fromkeys(variant for variant in variants if variant))


def _is_whole(text: str, place: int) -> bool:
    """No word, number or contraction is cut at `place`: *144* in *1,144*, *can* in *can't*."""
    if 0 < place < len(text) and _is_word(text[place - 1]) and _is_word(text[place]):
        return False
    for joint in (place - 1, place):
        if 0 < joint < len(text) - 1 and text[joint] in ".,:/'":
            left, right = text[joint - 1], text[joint + 1]
            if (text[joint] != "'" and left.isdigit() and right.isdigit()) or (
                text[joint] == "'" and left in "nN" and right in "tT"
            ):
                return False
    return True


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or "\u0300" <= letter <= "\u036f"


def _changes_meaning(gap: str) -> bool:
    """A gap inside a sentence that no punctuation marks as an interruption: *did [not] resign*."""
    return bool(gap.strip()) and not any(not (letter.isalnum() or letter.isspace()) for letter in gap)
