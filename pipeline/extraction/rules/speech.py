"""The stretches of quoted speech in which somebody else may be reported."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from pipeline.extraction.rules.attribution import Range
from pipeline.marks import Mark

_SHORTEST = 25  # code points that can hold a report


class _Speech(Protocol):
    @property
    def quoted(self) -> bool: ...
    @property
    def turn(self) -> bool: ...
    @property
    def content(self) -> Sequence[Range]: ...


_S = TypeVar("_S", bound=_Speech)


def stretches(drafts: Iterable[_S], marks: Sequence[Mark]) -> Iterator[tuple[_S, Range, list[Mark]]]:
    """Each whole quotation and turn of `drafts` that is long enough: its draft, what stands between its marks, and the
    marks right inside; `marks` are those of all depths, in order."""
    outermost = {m.start: m for m in marks if m.depth == 0}
    starts = [m.start for m in marks]
    for draft in drafts:
        if not draft.quoted:
            continue
        for start, end in draft.content:
            mark = outermost.get(start)
            if mark is not None and mark.end == end:
                span, depth = (mark.open_end, mark.close_start), 1
            elif draft.turn:
                span, depth = (start, end), 0
            else:
                continue
            if span[1] - span[0] < _SHORTEST:
                continue
            near = marks[bisect.bisect_left(starts, span[0]) : bisect.bisect_left(starts, span[1])]
            yield draft, span, [m for m in near if m.depth == depth and m.end <= span[1]]
