"""Paragraphs with those made whole again that a line or a page break has cut inside a sentence."""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Range
from pipeline.marks import paragraphs

_SHORTEST_LINE = 30  # code points; what is shorter is a heading or a list item
_WRAPPED = 60  # code points of a line that is cut where a name may stand
_OPEN_END = re.compile(r"(?:[^\W\d_]|,)$")
_LAST_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*,?$")
_BYLINE = re.compile(r"[Bb]y(?: [A-Z][\w.’'-]+){2,4}\s*$", re.MULTILINE)
_INNER_STOP = re.compile(r"[,.;!?][”\"’'»]?\s")  # in a line of prose, not in a headline
_ABOVE_A_DAY = re.compile(
    r"\n(?:[^\W\d]+,? ){0,2}\d{1,4}[^\w\n](?:[^\W\d]+|\d{1,2})?[^\w\n]{0,2}\d{0,4}[^\w\n]*(?:\n|$)"
)
"""The next line is a day and nothing else, so that this one is an outlet's name and no more of the headline."""
_WIDEST_BREAK = 2  # line breaks


def whole_paragraphs(text: str) -> list[Range]:
    """The ranges of `paragraphs`, two joined where the first stops in mid-sentence and the second goes on with it."""
    out: list[Range] = []
    for start, end in paragraphs(text):
        if out and _goes_on(text, out[-1], (start, end)):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _goes_on(text: str, first: Range, second: Range) -> bool:
    between = text[first[1] : second[0]]
    line = text[text.rfind("\n", *first) + 1 if "\n" in text[slice(*first)] else first[0] : first[1]].rstrip()
    if (
        _BYLINE.match(text, *second)
        or _ABOVE_A_DAY.match(text, second[1])
        or between.count("\n") > _WIDEST_BREAK
        or len(line) < _SHORTEST_LINE
        or not _OPEN_END.search(line)
    ):
        return False
    last = _LAST_WORD.search(line)
    opens_small = text[second[0]].islower()
    ends_small = last is not None and last.group()[0].islower()
    if between.count("\n") > 1:
        return opens_small
    wrapped = len(line) >= _WRAPPED and bool(_INNER_STOP.search(line)) and text[second[0]].isalpha()
    return opens_small or wrapped or ends_small
