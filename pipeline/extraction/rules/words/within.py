"""Reports inside quoted speech read by rules on words: *« Le directeur m'a dit d'attendre »*, and those in turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.passage import sentences
from pipeline.extraction.rules.speech import stretches
from pipeline.extraction.rules.words.line import Line
from pipeline.extraction.rules.words.parts import WordDraft
from pipeline.marks import Mark

_SPEAKERS = frozenset("je nous on tu vous".split())
_THOSE = frozenset("ceux celles celui celle".split())


def inner_drafts(
    text: str, owners: Sequence[WordDraft], marks: Sequence[Mark], grammar: Grammar
) -> Iterator[tuple[WordDraft, WordDraft]]:
    """Each report inside a whole quotation or a turn, with the draft whose words hold it; `marks` are of all depths."""
    for owner, span, inside in stretches(owners, marks):
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
    return not (words and (words[-1] in grammar.nobody | _THOSE or words[0] in _SPEAKERS))
