"""Dialogue that dashes set apart: *— Words, — said X. — More words.*"""

from __future__ import annotations

import itertools
import re

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.words.parts import CLITIC, TOKEN, WordDraft, is_cue, join, stripped
from pipeline.extraction.rules.words.russian.subjects import is_spoken, speaker_beside

_DASH = re.compile(r"\s*[—–]\s+(?!\d+\s*[—–])")  # no page number
_STOP = re.compile(r"[.!?…]\s+(?=\S)")
_CUE_WORDS = 24
_WIDEST_DASH = 9  # code points with the blanks around it
_TURN = re.compile(r"(?:[,.!?…]+)\s*[—–]\s+|(?<=[»”\"])\s*[,.]?\s*[—–]\s+")
_INVERTED = re.compile(r"[,?!…]\s+(?P<cue>\w+(?:-\w+)*)(?:\s+(?P<who>[^.,:;!?—–]{2,50}))?(?=[.,:;]|$)")
_APPOSED_AGE = re.compile(
    r",\s(?:[\w-]+\sans|ancien(?:ne)?\s[^.!?]{2,60})(?:,[^.!?]{2,60})?[.!?]?(?=\s|$)"
)  # … dit Ada, 82 ans.


def spoken_line(text: str, block: Range, number: int, grammar: Grammar, *, follows: bool) -> WordDraft | None:
    """The paragraph that begins with a dash, its cue left out; `None` if it is no line of a dialogue.

    Without a cue and a second dash it is one only if it `follows` somebody's words.
    """
    front = _DASH.match(text, block[0], block[0] + _WIDEST_DASH)
    if front is None:
        return None
    start, end = front.end(), block[1]
    edges = [start, *(match.end() for match in _TURN.finditer(text, start, end)), end]
    draft = WordDraft([], number, quoted=True, turn=True, confidence=0.6)
    content: list[Range] = []
    for a, b in itertools.pairwise(edges):
        cue = _cue_at(text, (a, b), grammar) if content and draft.cue is None else None
        if cue is None:
            content.append((a, b))
            continue
        draft.cue = cue.span()
        if grammar.inflected:
            draft.mention = _speaker(text, (a, b), cue, grammar)
            continue
        rest = re.match(r"\s*([^.,:;—–!?]{2,60})", text[cue.end() : b])
        if rest and rest[1].strip():
            offset = cue.end() + rest.start(1)
            draft.mention = (offset, offset + len(rest[1].rstrip()))
    if draft.cue is None:
        content = _around_inverted(text, (start, end), draft, grammar) or content
    if draft.cue is None and not follows and len(content) < 2:
        return None
    draft.content = join([stripped(text, part) for part in content])
    return draft if draft.content else None


def behind_dash(text: str, block: Range, grammar: Grammar) -> int | None:
    """Where the quotation begins behind the dash of a French line: *– « Où ? », a demandé Ada Pike.*; else `None`."""
    front = _DASH.match(text, block[0], block[0] + _WIDEST_DASH)
    marked = front is not None and text[front.end() : front.end() + 1] in tuple('«“"„')
    return front.end() if front is not None and marked and not grammar.inflected else None


def _cue_at(text: str, where: Range, grammar: Grammar) -> re.Match[str] | None:
    """The cue with which words between dashes begin: *— dit Ada Pike —*, *— он сказал —*."""
    found = list(itertools.islice(TOKEN.finditer(text, *where), _CUE_WORDS))
    if grammar.inflected:
        return next((found[k] for k in range(min(2, len(found))) if is_spoken(found, k, grammar)), None)
    return next((word for word in found[:2] if is_cue(word.group().lower(), grammar)), None)


def _speaker(text: str, where: Range, cue: re.Match[str], grammar: Grammar) -> Range | None:
    found = list(itertools.islice(TOKEN.finditer(text, *where), _CUE_WORDS))
    return speaker_beside(found, next(k for k, m in enumerate(found) if m.start() == cue.start()), grammar)


def narration(text: str, block: Range, line: WordDraft) -> Range:
    """What the author tells behind a line of dialogue and its cue, in the same paragraph; empty without any."""
    low = max((part[1] for part in (line.cue, line.mention, *line.content) if part is not None), default=block[1])
    stop = _STOP.search(text, low, block[1]) if line.cue is not None and line.cue[0] > line.content[-1][0] else None
    return (stop.end(), block[1]) if stop is not None else (block[1], block[1])


def _around_inverted(text: str, where: Range, draft: WordDraft, grammar: Grammar) -> list[Range] | None:
    """*— Nous partons, dit Ada, 82 ans. Demain.*: what stands around the cue, which `draft` takes with its speaker."""
    inner = next((m for m in _INVERTED.finditer(text, *where) if is_cue(m["cue"].lower(), grammar)), None)
    if inner is None:
        return None
    draft.cue = inner.span("cue")
    clitic = CLITIC.match(inner["cue"].lower())
    if clitic is not None:
        draft.mention = (inner.start("cue") + clitic.start("subject"), inner.end("cue"))
    elif inner["who"]:
        draft.mention = inner.span("who")
    behind = _APPOSED_AGE.match(text, inner.end(), where[1])
    return [(where[0], inner.start("cue")), (behind.end() if behind is not None else inner.end(), where[1])]
