"""Sources within sources: an attribution whose cue stands inside another's content is told by that other."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from pipeline.extraction.rules.attribution import Range


def enclosing(cues: Sequence[Range | None], contents: Sequence[Sequence[Range]]) -> list[list[int]]:
    """For each attribution the indices of those whose content holds its cue and content, outermost first.

    Linear in practice: attributions are compared only while their contents still reach the cue.
    """
    order = deque(sorted((i for i, c in enumerate(contents) if c), key=lambda i: contents[i][0][0]))
    outer: list[list[int]] = [[] for _ in contents]
    active: list[int] = []
    for i in sorted(range(len(contents)), key=lambda i: _first(cues[i], contents[i])):
        cue = cues[i]
        if cue is None or not contents[i]:
            continue
        while order and contents[order[0]][0][0] <= cue[0]:
            active.append(order.popleft())
        active = [k for k in active if contents[k][-1][1] > cue[0]]
        holders = [k for k in active if k != i and _holds(contents[k], cue) and _size(contents[k]) > _size(contents[i])]
        holders = [k for k in holders if _overlaps(contents[k], contents[i])]
        outer[i] = sorted(holders, key=lambda k: -_size(contents[k]))
    return outer


def _first(cue: Range | None, content: Sequence[Range]) -> int:
    return cue[0] if cue else (content[0][0] if content else 0)


def _holds(content: Sequence[Range], cue: Range) -> bool:
    return any(start <= cue[0] and cue[1] <= end for start, end in content)


def _overlaps(content: Sequence[Range], inner: Sequence[Range]) -> bool:
    return all(any(a < e and s < b for a, b in content) for s, e in inner)


def _size(content: Sequence[Range]) -> int:
    return sum(e - s for s, e in content)
