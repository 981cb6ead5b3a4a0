"""Transcripts: who speaks in turns that begin with a label, *Mme Pike :*, *MORREN. —*, *Question :*."""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.words.interview import answering
from pipeline.extraction.rules.words.parts import WordDraft

_LABEL = re.compile(
    r"(?P<label>[A-ZÀ-ÞА-ЯЁ][^\s:«»“”\"]*(?:[ \u00a0][^\s:«»“”\"]+){0,7})(?:[ \u00a0]?:|\.[ \u00a0]?[–—])\s+(?=\S)"
    r"|(?P<member>(?:MM?\.|Mmes?|Mlle|Me)[ \u00a0](?:l[ea][ \u00a0]|l[’'])?[\w’'-]+"
    r"(?:[ \u00a0](?:d[eu][ \u00a0])?[A-ZÀ-Þ][\w’'-]*){0,3}"
    r"(?:,[ \u00a0][^.:!?«»\n]{2,60})?)\.(?:[ \u00a0]?[—–-])?\s+(?=\S)"  # of a chamber
    r"|(?P<letter>[QR])[ \u00a0.]{0,2}[—–-]\s+(?=\S)"
)
_QUESTIONER = re.compile(r"(?:question|q|journaliste|вопрос|корреспондент|ведущ\w+|журналист)s?", re.IGNORECASE)
_ANSWERER = re.compile(r"réponse|r|ответ", re.IGNORECASE)
_FEWEST_TURNS = 3


class Transcript:
    """The labels of one text, none if it is no transcript; `persons` are those whom it names, if they are known."""

    def __init__(self, text: str, grammar: Grammar, persons: list[str] | None) -> None:
        self.text, self.grammar, self.persons = text, grammar, persons
        self.labels = _labels(text)

    def label(self, start: int, end: int) -> re.Match[str] | None:
        """The label with which a paragraph begins."""
        match = _LABEL.match(self.text, start, end)
        return match if match is not None and _words(match) in self.labels else None

    def turn(self, label: re.Match[str], end: int, number: int) -> WordDraft | None:
        """One turn up to `end`; `None` for what a questioner asks, which is nobody's statement."""
        if _QUESTIONER.fullmatch(_words(label)):
            return None
        mention = label.span(label.lastgroup or 0)
        d = WordDraft([(label.end(), end)], number, mention, quoted=True, turn=True, confidence=0.8)
        if _ANSWERER.fullmatch(_words(label)):
            d.name = self._answering
        return d

    @cached_property
    def _answering(self) -> str | None:
        """Who answers in a transcript whose labels only say *question* and *answer*."""
        first = min(self.text.find(f"\n{name}") for name in self.labels)
        return answering(self.text, max(first, 0), self.grammar, self.persons)


def _words(label: re.Match[str]) -> str:
    return label[label.lastgroup or 0]


def _labels(text: str) -> frozenset[str]:
    """The speakers' labels of a transcript: two or more that begin lines, one of them more than once.

    One alone will do where it stands behind questions each time.
    """
    found: list[str] = []
    asked = 0
    before = ""
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        m = _LABEL.match(text, line.start(), line.end())
        if m is not None:
            found.append(_words(m))
            asked += before.rstrip().endswith("?")
        before = line.group()
    several = 1 < len(set(found)) < len(found)
    return frozenset(found) if len(found) >= _FEWEST_TURNS and (several or asked >= _FEWEST_TURNS) else frozenset()
