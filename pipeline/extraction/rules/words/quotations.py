"""Quotations by their marks alone: those of each paragraph, one made of those that run over several, without speakers.

The last is all that there is for a language of which nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extraction.rules.attribution import Attribution, Range
from pipeline.extraction.rules.passage import sentences
from pipeline.extraction.rules.words.parts import WordDraft, join
from pipeline.marks import Mark

_MOST_PARAGRAPHS = 40  # of one quotation
_OPENING, _CLOSING = "«“„\"‘'", "»”“\"’'"


def quotations(text: str, blocks: Sequence[Range], marks: Sequence[Mark]) -> list[Attribution]:
    """The quotations that stand as sentences, without speakers; `marks` are the outermost ones, in order."""
    drafts: list[WordDraft] = []
    for number, ((start, end), mine) in enumerate(marked(blocks, marks)):
        for s in sentences(text, start, end, number, mine, whole=True):
            ranges = [(q.start, q.end) for q in s.quotations]
            if not s.only_quotations:
                drafts += [WordDraft([where], number, quoted=True, confidence=0.3) for where in ranges]
            elif drafts and drafts[-1].paragraph == number and ends_quoted(text, drafts[-1]):
                drafts[-1].content = join([*drafts[-1].content, *ranges])
            else:
                drafts.append(WordDraft(ranges, number, quoted=True, confidence=0.4))
    unite(text, drafts, marks)
    return sorted((d.attribution(()) for d in drafts if d.content), key=lambda a: a.content)


def marked(blocks: Sequence[Range], marks: Sequence[Mark]) -> Iterator[tuple[Range, list[Mark]]]:
    """Each paragraph with the marks that begin in it; both are in order."""
    index = 0
    for block in blocks:
        mine: list[Mark] = []
        while index < len(marks) and marks[index].start < block[1]:
            mine.append(marks[index])
            index += 1
        yield block, mine


def ends_quoted(text: str, d: WordDraft) -> bool:
    """Whether quoted sentences end a report, so that a quotation behind it goes on with them."""
    last = text[slice(*d.content[-1])] if d.content else ""
    return last[-1:] in _CLOSING and (last[0] in _OPENING or not any(mark in last for mark in "«“"))


def unite(text: str, drafts: Sequence[WordDraft], marks: Sequence[Mark]) -> None:
    """Make one what somebody says over several paragraphs, each of which but the last leaves its mark open."""
    ends = {m.end for m in marks if not m.closed}
    starts = {m.start for m in marks}
    run: list[WordDraft] = []  # only the first or the last has a cue
    for d in sorted((d for d in drafts if d.content and d.quoted), key=lambda d: d.content[0]):
        end = run[-1].content[-1][1] if run else 0
        goes_on = end in ends and d.content[0][0] in starts and not text[end : d.content[0][0]].strip()
        if run and goes_on and len(run) < _MOST_PARAGRAPHS and (d.cue is None or run[0].cue is None):
            run.append(d)
            if d.cue is None:
                continue
        elif goes_on and len(run) == 1 and len(run[0].content) > 1:
            d.content = join([run[0].content[-1], *d.content])  # « Oui », dit X. « Mais …¶ « … », dit Y.
            run[0].content = run[0].content[:-1]
        _unite(run)
        run = [d]
    _unite(run)


def _unite(run: list[WordDraft]) -> None:
    """Make what stands in several drafts one of the one with a cue, else of the last."""
    if len(run) > 1:
        keeper = next((d for d in run if d.cue is not None), run[-1])
        parts = join([part for d in run for part in d.content])
        for d in run:
            d.content = parts if d is keeper else []
