"""Quotations on display: in a headline in front of a colon, or as a pull quote that the text says below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction.rules.lexicon.french_names import is_person_noun
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.passage import Sentence
from pipeline.extraction.rules.words.french import is_agent
from pipeline.extraction.rules.words.interview import Interview
from pipeline.extraction.rules.words.parts import TOKEN, WordDraft

_COLON = re.compile(r"[ \u00a0\u202f]?:\s+")
_SOURCED = re.compile(
    r"(?:[^\n]{2,80}?[ \u00a0\u202f]?:\s+)?(?P<what>[^\n()]{12,160}?)\s\((?P<who>[^\W\d][^()\n]{2,40})\)"
)
_SOURCES = frozenset("source officiel médias presse bilan".split())
_LEAST_HEADLINE = 3  # words
_LEAST_DISPLAY = 12  # characters
_MOST_DISPLAYS = 20


def headline(text: str, s: Sentence, grammar: Grammar) -> WordDraft | None:
    """*« Le pont tient » : la maire rassure*: by whom what follows tells of, or the text says so below."""
    if not s.fragments:
        return None
    start, end = s.fragments[0]
    colon = _COLON.match(text, end, s.end)
    closed = text[s.start : s.end].rstrip()[-1:] in ".!?…"
    if colon is None or closed or end <= s.start or len(text[start:end].split()) < _LEAST_HEADLINE:
        return None
    d = WordDraft([(start, end)], s.paragraph, quoted=True, tentative=True, confidence=0.4)
    behind = TOKEN.findall(text, colon.end(), s.end)[:2] if not grammar.inflected else []
    if behind and behind[0].lower() in grammar.articles and is_person_noun(behind[-1].lower()):
        d.mention = (colon.end(), text.index(behind[1], colon.end()) + len(behind[1]))
    return d


def sourced_line(text: str, s: Sentence, grammar: Grammar) -> WordDraft | None:
    """*Incendie à Kervo : deux blessés (pompiers)*: a headline with its source in brackets."""
    match = _SOURCED.fullmatch(text, s.start, s.end) if not grammar.inflected else None
    if match is None or text[s.end : s.end + 1] not in ("", "\n", "\r"):
        return None
    head = match["who"].lower().replace("’", "'").split()[0].removeprefix("l'")
    if not (is_agent(head, grammar.bodies) or head.removesuffix("s") in _SOURCES):
        return None
    return WordDraft([match.span("what")], s.paragraph, match.span("who"), confidence=0.4)


def name_displays(text: str, drafts: Sequence[WordDraft], talk: Interview | None) -> None:
    """A quotation with nobody to it is by whoever answers in the interview `talk` below, or says it in the text."""
    said = [(d, _words(text, d)) for d in drafts if d.quoted and d.name is not None and d.cue is not None]
    bare = [d for d in drafts if d.name is None and d.cue is None and d.quoted]
    for d in bare:
        if talk is not None and d.content[0][0] < talk.begin:
            d.name = talk.answering
    for d in [d for d in bare if d.name is None][:_MOST_DISPLAYS]:
        if len(words := _words(text, d)) > _LEAST_DISPLAY:
            source = next((other for other, spoken in said if words in spoken), None)
            if source is not None:
                d.name, d.role = source.name, source.role


def _words(text: str, d: WordDraft) -> str:
    return " ".join(re.findall(r"\w+", " ".join(text[start:end] for start, end in d.content).lower()))
