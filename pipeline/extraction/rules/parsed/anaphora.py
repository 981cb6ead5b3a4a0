"""Whom *it* and *they* stand for: an institution or several persons, who spoke before or whom a sentence is about.

*He* and *she* go by salience: see `salience`.
"""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.cast import Cast
from pipeline.extraction.rules.parsed.discourse import REACH, Discourse
from pipeline.extraction.rules.parsed.entities import THEY
from pipeline.extraction.rules.parsed.mentions import PEOPLE
from pipeline.extraction.rules.parsed.named import Named, is_plural_form, of_entity, tidy
from pipeline.extraction.rules.parsed.possessives import Possessives
from pipeline.extraction.rules.parsed.subjects import main_clause
from pipeline.extraction.rules.parsed.tree import Tree
from pipeline.extraction.rules.passage import Sentence

_CLOSE = 3  # sentences: further back a subject that does not speak is not meant
_LONGEST_NAME = 60  # code points
_BODY = re.compile(
    r"(?:(?:But|And|Yet|Meanwhile|Later|On \w+day|The next day),?\s)?(?:[Tt]he|[Ii]ts|[Tt]heir|[A-Z][\w-]+[’']s)\s"
    rf"(?:[a-z][\w-]*\s){{0,3}}?(?P<noun>{'|'.join(sorted(lexicon.INSTITUTIONS, key=len, reverse=True))})\b"
    r"\s(?P<next>[a-z]+)\b"
)
_BEHIND_A_NOUN = frozenset("of for in at and or that which who with to from on by as building vote meeting".split())
_WORD = re.compile(r"\w[\w-]*")
_FRONT = re.compile(
    r"(?:^|[\s“\"‘(])((?:the|an?|his|her|its|their|[A-Z]\w+[’']s)\s(?:[\w’'-]+\s){0,3})$", re.IGNORECASE
)


class Anaphora:
    """The sentences of one text (`cut`, some of them parsed), and whom its *it* and *they* stand for."""

    def __init__(
        self, cast: Cast, cut: list[Sentence], trees: dict[int, Tree], discourse: Discourse, possessives: Possessives
    ) -> None:
        self._text, self._cast, self._cut = cast.text, cast, cut
        self._discourse, self._possessives = discourse, possessives
        self._subjects = [_subject(cast, s, trees.get(i)) for i, s in enumerate(cut)]

    def antecedent(self, kind: str, place: int, sentence: int, own: list[Range]) -> Named | None:
        """Whom the pronoun of class `kind` at `place`, whose own words are `own`, stands for."""
        for back in range(sentence, max(-1, sentence - 1 - REACH), -1):
            named = next((n for n in self._discourse.speakers_in(back) if _may_be(n, kind)), None)
            if named is None and back == sentence and self._is_said(back, own):
                continue  # The dam, it said, will hold: of itself it says no such thing
            if named is None and back > sentence - _CLOSE and kind == THEY:
                stop = self._cut[back + 1].start if back + 1 < len(self._cut) else place
                named = self._possessives.entourage_in(self._cut[back].start, min(place, stop))
            if named is None and back > sentence - _CLOSE:
                named = self._subject_of(back, kind, place)
            if named is not None:
                return named
        return None

    def _is_said(self, sentence: int, own: list[Range]) -> bool:
        """The subject of the sentence stands in what the speaker says."""
        subject = self._subjects[sentence]
        return subject is not None and any(start <= subject < end for start, end in own)

    def _subject_of(self, sentence: int, kind: str, place: int) -> Named | None:
        """The subject of a sentence, if *it* or *they* may stand for it: a name, an institution, several persons."""
        subject = self._subjects[sentence]
        if subject is None or subject >= place:
            return None
        for a in self._cast.within(subject, subject + _LONGEST_NAME)[:1]:
            if self._cast.is_thing(a.entity) and a.start <= subject < a.end:
                return of_entity(self._cast.entities[a.entity])
        head = _WORD.match(self._text, subject)
        noun = head.group().lower() if head else ""
        if noun in lexicon.INSTITUTIONS or (kind == THEY and noun.endswith("s") and noun[:-1] in lexicon.ROLE_NOUNS):
            front = _FRONT.search(self._text[max(0, subject - 60) : subject])
            return Named(tidy((front.group(1) if front else "") + noun), None, False, is_plural_form(noun))
        return None


def _subject(cast: Cast, s: Sentence, tree: Tree | None) -> int | None:
    """Where the head of a sentence's main subject stands; of an unparsed one its first name or institution."""
    if tree is not None:
        clause = main_clause(tree, None)
        return s.origin(tree.at[clause[2]][0]) if clause is not None else None
    first = next((a for a in cast.within(s.start, s.end) if not a.quoted), None)
    opening = _BODY.match(cast.text, s.start, s.end)
    if (
        opening is not None
        and opening["next"] not in PEOPLE | _BEHIND_A_NOUN
        and (first is None or first.start > opening.start("noun"))
    ):
        return opening.start("noun")
    return first.start if first else None


def _may_be(named: Named, kind: str) -> bool:
    """Tell whether *it* or *they* may stand for a speaker."""
    if kind == THEY:
        return named.plural or named.person is False
    return named.person is not True and not named.plural
