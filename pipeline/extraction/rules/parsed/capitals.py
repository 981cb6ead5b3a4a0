"""Runs of capitalised words cut into names: titles and function words off, joined names apart."""

from __future__ import annotations

import re

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.given_names import FEMALE, MALE

_TOKEN = re.compile(r"\S+")
POSSESSIVE = re.compile(r"[’']s?$")
_CONTRACTED = re.compile(r"[’'](?:s|ve|d|ll|re|m)?$")
_NEW_PLACES = frozenset(
    "york yorker zealand delhi jersey hampshire mexico orleans england south brunswick haven".split()
)
_CALLINGS = frozenset(
    "campaigner councillor cllr pensioner nurse paramedic trucker protester firefighter recorder magistrate coroner "
    "alderman constable".split()
)
_PARENT = re.compile(r"(?:mum|mom|mother|dad|father|parent|gran|grandmother|grandfather)-of-\w+")
_PLACE_AND_NAME = 3  # words
_OFFICE_OF = re.compile(
    rf"\b(?:{'|'.join(sorted(lexicon.ROLE_NOUNS | lexicon.TITLES, key=len, reverse=True))}) (?:of|for) (?:the )?$",
    re.IGNORECASE,
)
_HOUSES = frozenset("hospital school college church cathedral museum trust society theatre theater airport".split())
_NEXT = re.compile(r"\s[a-z]+(?:\s[a-z]+)?")
_OF_PLACES = ("ian", "ean", "ish", "ese")
OF_PLACE = (
    rf"(?:[A-Z][a-z]+(?:{'|'.join(_OF_PLACES)})|{'|'.join(sorted(word.capitalize() for word in lexicon.DEMONYMS))})"
)
"""An adjective of a place as it stands in front of an office, as a regular expression; see `is_demonym`."""
_SHORT = 4
_INNER = frozenset("of for and the".split())
_PARTICLES = frozenset("de du des la le von van der bin al el ben da di".split())
JUNIOR = frozenset(("jr", "sr", "ii", "iii", "iv"))
_ARTICLE = re.compile(r"\b(?:the|an?|another|one)\s$", re.IGNORECASE)


def names_in(text: str, start: int, end: int, small: set[str]) -> list[tuple[int, int, str]]:
    """Cut a run of capitalised words into names: leading function words and titles off, joined names apart.

    A word at a sentence's start is no part of a name if the document (`small`) also writes it small.
    """
    tokens = [(m.start() + start, m.end() + start, m.group()) for m in _TOKEN.finditer(text[start:end])]
    out: list[tuple[int, int, str]] = []
    group: list[tuple[int, int, str]] = []

    before = text[max(0, start - 3) : start].rstrip(" \"“‘'(\u00a0")
    fresh = not before or before[-1] in ".!?:\n"

    def close() -> None:
        if fresh and group and _is_common(bare(group[0][2]), small):
            group.pop(0)
        while group and bare(group[0][2]) in lexicon.NON_NAMES and bare(group[0][2]) not in lexicon.TITLES:
            if bare(group[0][2]) == "new" and len(group) > 1 and bare(group[1][2]) in _NEW_PLACES:
                break
            group.pop(0)
        _leave_place(text, group)
        title = _office_in(group)
        while len(group) > 1 and _is_office(group[0][2]) and bare(group[1][2]) not in lexicon.INSTITUTIONS:
            title.append(group.pop(0)[2])
        while group and (group[-1][2].lower() in _INNER | _PARTICLES):
            group.pop()
        if (
            group
            and (bare(group[0][2]) not in lexicon.NON_NAMES or len(group) > 1)
            and not (len(group) == 1 and bare(group[0][2]) in lexicon.TITLES)
        ):
            last = group[-1]
            stop = last[1]
            if (
                _is_national(text, group)
                or _is_of_country(text, group)
                or all(bare(g[2]) in lexicon.DEMONYMS or _is_office(g[2].removesuffix("s")) for g in group)
            ):
                group.clear()
                return
            tail = POSSESSIVE.search(last[2])
            if tail:
                stop -= len(tail.group())
            if last[2].endswith(".") and bare(last[2]) not in JUNIOR and last[2].count(".") == 1 and len(last[2]) > 3:
                stop -= 1
            out.append((group[0][0], stop, " ".join(title)))
        group.clear()

    for i, token in enumerate(tokens):
        word = token[2].lower()
        if word == "and" or (word in ("of", "for", "the") and not _joins(group)):
            close()
            continue
        group.append(token)
        sentence_end = (
            token[2].endswith(".")
            and len(token[2]) > 3
            and bare(token[2]) not in lexicon.TITLES
            and token[2].count(".") == 1
        )
        if (POSSESSIVE.search(token[2]) or sentence_end) and i + 1 < len(tokens):
            close()
            fresh = sentence_end
    close()
    return [o for o in out if o[1] > o[0]]


def _leave_place(text: str, group: list[tuple[int, int, str]]) -> None:
    """*The mayor of Arden Ada Pike*: take the place of an office off the front of the full name behind it."""
    if len(group) < _PLACE_AND_NAME or _OFFICE_OF.search(text, max(0, group[0][0] - 30), group[0][0]) is None:
        return
    words = [bare(g[2]) for g in group]
    given = next((k for k, word in enumerate(words[:-1]) if word in MALE | FEMALE), 0)
    if given and words[-1] not in lexicon.INSTITUTIONS | _HOUSES:
        del group[:given]


def _is_national(text: str, group: list[tuple[int, int, str]]) -> bool:
    """*The Scot*, *a Dane*, which is no name."""
    alone = len(group) == 1 and bare(group[0][2]) in lexicon.NATIONALS
    return alone and _ARTICLE.search(text, max(0, group[0][0] - 8), group[0][0]) is not None


def _is_of_country(text: str, group: list[tuple[int, int, str]]) -> bool:
    """*The Norvian minister*: an adjective of a place that no list has, in front of an office."""
    first = group[0]
    if len(group) > 1 or not is_demonym(bare(first[2])) or bare(first[2]) in MALE | FEMALE:
        return False
    behind = _NEXT.match(text, first[1])
    return behind is not None and any(word in lexicon.ROLE_NOUNS | lexicon.PERSON_NOUNS for word in behind[0].split())


def is_demonym(word: str) -> bool:
    """Tell an adjective of a place, in small letters, by a list or by how it ends."""
    return word in lexicon.DEMONYMS or (len(word) > _SHORT and word.endswith(_OF_PLACES))


def _is_common(word: str, small: set[str]) -> bool:
    """Tell a word capitalised only because a sentence begins."""
    if word in MALE or word in FEMALE or word in lexicon.TITLES or word in lexicon.ROLE_NOUNS:
        return False
    return (
        word in small
        or word.endswith(("ly", "ing", "-year-old"))
        or word in lexicon.FORMS
        or "’" in word
        or "'" in word
    )


def _office_in(group: list[tuple[int, int, str]]) -> list[str]:
    """Take *French Defense Minister* off the front of a run: all up to the last title or role before the name."""
    last = next((k for k in range(min(len(group) - 2, 5), 0, -1) if _is_office(group[k][2])), None)
    if last is None or any(bare(g[2]) in MALE | FEMALE for g in group[:last]):
        return []
    title = [g[2] for g in group[: last + 1]]
    del group[: last + 1]
    return title


def _is_office(word: str) -> bool:
    plain = bare(word)
    return plain in lexicon.TITLES | lexicon.ROLE_NOUNS | _CALLINGS or _PARENT.fullmatch(plain) is not None


def _joins(group: list[tuple[int, int, str]]) -> bool:
    """*of* binds after an institution (*Department of Justice*), not after a person (*Rangel of New York*)."""
    words = [bare(g[2]) for g in group]
    office = max((k + 1 for k, g in enumerate(group[:-1]) if _is_office(g[2])), default=0)  # Foreign Minister X of Y
    return any(w in lexicon.INSTITUTIONS or w.rstrip("s") in lexicon.INSTITUTIONS for w in words[office:])


def bare(word: str) -> str:
    """A word of a name in small letters, contractions and stops off."""
    return _CONTRACTED.sub("", word).strip(".,").lower()
