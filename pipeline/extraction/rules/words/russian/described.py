"""Subjects of Russian sentences that are told of without a name: *Водитель автобуса молчал*, *Экологи спорят*."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.lexicon.russian_forms import is_person
from pipeline.extraction.rules.words.adverbs import Adverbs
from pipeline.extraction.rules.words.parts import TOKEN, Word, is_inside
from pipeline.extraction.rules.words.russian.subjects import RussianSubjects

_LONGEST = 14  # words of a sentence that are looked at
_FARTHEST = 140  # code points of them
_ENDS = frozenset(',.;:!?…()—–«»"“”')


@dataclass(frozen=True)
class Subject:
    """Who a sentence is about, and where it says so; `gender` is masc, femn, neut, plur or unknown."""

    where: Range
    gender: str | None
    is_person: bool


def described_subjects(
    text: str, starts: Sequence[int], grammar: Grammar, quoted: Sequence[Range]
) -> Iterator[Subject]:
    """The subject of each sentence that begins outside `quoted`, if it is a noun phrase that may say something."""
    for start in starts:
        if is_inside(start, quoted):
            continue
        words = []
        for m in itertools.islice(TOKEN.finditer(text, start, start + _FARTHEST), _LONGEST):
            if m.group() in _ENDS:
                break
            words.append(Word(m.group(), m.group().lower(), *m.span()))
        subjects = RussianSubjects(words, grammar, Adverbs(words, grammar))
        found = subjects.of_clause()
        if found is None:
            continue
        (first, end), gender = found
        person = any(is_person(word.lower) for word in words[first:end])
        yield Subject((words[first].start, words[end - 1].end), gender, person)
