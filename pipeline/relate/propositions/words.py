"""The words of a statement with their keys, and which of them are names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.names import fold
from pipeline.relate.propositions.concepts import PHRASES
from pipeline.relate.propositions.keys import EMPTY, key_of

TOKEN = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")


class Word(NamedTuple):
    """A folded word, its key if it carries content, and where it stands in the folded statement."""

    text: str
    key: str | None
    start: int


def words_of(statement: str, language: str, known: frozenset[str] = frozenset()) -> list[Word]:
    """The words of a statement, phrases that are one concept as one word; `known` are folded words that are names."""
    joined = fold(statement)
    for phrase, word in PHRASES.items():
        if phrase in joined:
            joined = re.sub(rf"\b{phrase}\b", word, joined)
    originals = TOKEN.findall(statement)
    found: list[Word] = []
    capitals = {fold(word).removesuffix("'s") for word in originals if word[:1].isupper()}
    names = names_among(originals) | (capitals & known)
    for match in TOKEN.finditer(joined):
        word = match[0].strip("'’").removesuffix("'s")
        parts = word.split("'")
        if language == "fr" and len(parts) > 1:
            word = parts[-1]
        if not word:
            continue
        found.append(Word(word, key_of(word, language, word in names), match.start()))
    return found


def names_among(originals: Sequence[str]) -> set[str]:
    """Of words as they are written, folded: those with a capital letter elsewhere than at the start, or at the start
    before another such."""
    names: set[str] = set()
    for place, word in enumerate(originals):
        if not word[:1].isupper() or (place == 0 and not (len(originals) > 1 and originals[1][:1].isupper())):
            continue
        plain = fold(word).removesuffix("'s")
        if plain not in EMPTY:
            names.add(plain.split("'")[-1] if "'" in plain else plain)
    return names


def common_words(statements: Iterable[str]) -> frozenset[str]:
    """Folded words that some statement writes small: no names."""
    return frozenset(fold(word) for text in statements for word in TOKEN.findall(text) if word[:1].islower())


def full_names(words: Iterable[Word]) -> Iterator[tuple[str, ...]]:
    """The keys of names with nothing but a space between, run by run."""
    run: list[str] = []
    end = 0
    for word in words:
        if word.key is None or word.key[0] != "@" or word.start != end + 1:
            if run:
                yield tuple(run)
            run = []
        if word.key and word.key[0] == "@":
            run.append(word.key)
        end = word.start + len(word.text)
    if run:
        yield tuple(run)
