"""Reports inside quoted speech read by rules on words: *« Le directeur m'a dit d'attendre »*, and those in turns."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.grammar import Grammar
from pipeline.extraction.rules.passage import sentences
from pipeline.extraction.rules.wordline import Line
from pipeline.extraction.rules.wordparts import WordDraft
from pipeline.marks import Mark

_THOSE = frozenset("ceux celles celui celle".split())
_SHORTEST = 25  # code points that can hold a report


def inner_drafts(
    text: str, owners: Sequence[WordDraft], marks: Sequence[Mark], grammar: Grammar
) -> Iterator[tuple[WordDraft, WordDraft]]:
    """Each report inside a whole quotation or a turn, with the draft whose words hold it; `marks` are of all depths."""
    outermost = {m.start: m for m in marks if m.depth == 0}
    starts = [m.start for m in marks]
    for owner in owners:
        if not owner.quoted:
            continue
        for start, end in owner.content:
            mark = outermost.get(start)
            if mark is not None and mark.end == end:
                span, depth = (mark.open_end, mark.close_start), 1
            elif owner.turn:
                span, depth = (start, end), 0
            else:
                continue
            if span[1] - span[0] < _SHORTEST:
                continue
            near = marks[bisect.bisect_left(starts, span[0]) : bisect.bisect_left(starts, span[1])]
            inside = [m for m in near if m.depth == depth and m.end <= span[1]]
            for s in sentences(text, *span, owner.paragraph, inside, whole=True):
                for d in Line(text, s, grammar).drafts():
                    if _is_report(text, d, span, grammar):
                        yield owner, d


def _is_report(text: str, d: WordDraft, span: Range, grammar: Grammar) -> bool:
    """Tell a report by somebody else than the one who speaks, or than nobody."""
    if d.cue is None or d.mention is None or d.belief or not d.content:
        return False
    if not all(span[0] <= start and end <= span[1] for start, end in d.content):
        return False
    words = text[slice(*d.mention)].lower().replace("’", "'").split()
    return not (words and words[-1] in grammar.nobody | _THOSE)
