"""Paragraphs, sentences and windows of a view: how a long text is cut without cutting a thought."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARAGRAPH_END = re.compile(r"(?<![ \t])[ \t]*\n\s*")
_SENTENCE_END = re.compile(r"(?:[.!?…]+|[.!?…]*\.\.\.)(?:[”\"’'»)\]]|\s»)*(?=\s+[“\"‘'«„(\[—–-]{0,3}\s?[^\W_]|\s*$)")
_WORD = re.compile(r"\w")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Cmdr|Rev|Hon|St|Jr|Sr|Inc|Corp|Co|Ltd|No|Nos|vs|"
    r"etc|approx|dept|est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mme|Mlle|MM|art|env|min|max|p|pp|vol|fig|"
    r"г|гг|ул|им|тыс|млн|млрд|руб|др|пр|стр|см|т|е|к|д|н)|\b[A-ZА-ЯЁ]|\b[A-Z]\.[A-Z]|\b[a-z]\.[a-z])\.$"
)


@dataclass(frozen=True)
class Segment:
    """A sentence of a view: its number from 1, its range, and the number of its paragraph."""

    number: int
    start: int
    end: int
    paragraph: int


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Ranges of the paragraphs of `text`, in order, without white space at their ends."""
    found: list[tuple[int, int]] = []
    place = len(text) - len(text.lstrip())
    for match in _PARAGRAPH_END.finditer(text, place):
        if match.start() > place:
            found.append((place, match.start()))
        place = match.end()
    end = len(text.rstrip())
    if end > place:
        found.append((place, end))
    return found


def sentences(text: str, longest: int = 2000) -> list[Segment]:
    """The sentences of `text`: none crosses a paragraph, none is longer than `longest` code points.

    A full stop after an abbreviation or an initial does not end a sentence, nor does one before a small letter.
    """
    found: list[Segment] = []
    for number, (start, end) in enumerate(paragraphs(text), 1):
        place = start
        for match in _SENTENCE_END.finditer(text, start, end):
            if match.end() < end and not (_WORD.search(text, place, match.end()) and _is_end(text, match, end)):
                continue
            place = _append(found, text, place, match.end(), number, longest)
        _append(found, text, place, end, number, longest)
    return found


def _is_end(text: str, match: re.Match[str], end: int) -> bool:
    follows = re.compile(r"\s+[“\"‘'«„(\[—–-]{0,3}\s?(\w)").match(text, match.end(), end)
    if follows and follows[1].islower():
        return False
    if match[0] == ".":
        return not _ABBREVIATION.search(text, max(0, match.end() - 12), match.end())
    return True


def _append(found: list[Segment], text: str, start: int, end: int, paragraph: int, longest: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    while start < end:
        stop = end
        if end - start > longest:
            space = text.rfind(" ", start + 1, start + longest)
            stop = space if space > start else start + longest
        found.append(Segment(len(found) + 1, start, stop, paragraph))
        start = stop
        while start < end and text[start].isspace():
            start += 1
    return end


def windows(segments: list[Segment], size: int, overlap: int) -> list[tuple[int, int]]:
    """Ranges of indexes into `segments`: windows of about `size` code points that repeat the last `overlap`.

    Every segment is in a window; a window holds at least one segment that is not in the one before.
    """
    if size <= 0 or overlap < 0:
        raise ValueError("size must be above 0 and overlap 0 or more")
    found: list[tuple[int, int]] = []
    first = 0
    while first < len(segments):
        last = first
        while last < len(segments) and (last == first or segments[last].end - segments[first].start <= size):
            last += 1
        if found and last <= found[-1][1]:
            last = found[-1][1] + 1
        found.append((first, last))
        if last >= len(segments):
            break
        first = max(last - overlap, first + 1)
    return found
