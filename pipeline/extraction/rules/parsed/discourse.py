"""What a text has told so far of those who speak in it: who spoke where, in what office, who issued what."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.named import Named, tidy
from pipeline.extraction.rules.parsed.subjects import singular

REACH = 6  # sentences that an anaphor may look back
_KEPT = 40  # speakers
_ISSUED = frozenset("statement letter message post tweet memo email".split())
_HEAD_PHRASE = re.compile(r"\s(?:by|of|for|in|at|on|from|with|to|near|close|who)\s|,")
_OTHER_OFFICE = frozenset("deputy vice assistant acting former ex prime".split())
"""What makes another office of a noun for an office: the mayor is not the deputy mayor."""
_PLACED = re.compile(r"^[^,]*\s(?:by|of|for|in|at|on|from|with|to|near|close)\s")
_SHARED = frozenset(
    "activist analyst diplomat driver expert inspector investigator official officer resident survivor witness".split()
)
_MANY = lexicon.PERSON_NOUNS | lexicon.RELATIONS | _SHARED
"""Of whom a text may tell several, so that the noun alone does not tell which."""
_PEOPLE = lexicon.ROLE_NOUNS | lexicon.PERSON_NOUNS | lexicon.RELATIONS | {"source", "person"}
_IRREGULAR = {"people": "person", "men": "man", "women": "woman"}
_NUMBERS = frozenset(
    """two three four five six seven eight nine ten eleven twelve several some many few most other others at least about
    nearly almost more than dozens both all the these those a group pair couple trio of unnamed""".split()
)
_WORD = re.compile(r"\w[\w-]*")


class Discourse:
    """The speakers of one text, noted in reading order."""

    def __init__(self) -> None:
        self._past: list[tuple[int, Named]] = []  # (sentence, speaker), newest last
        self._roles: dict[str, str] = {}
        self._issued: dict[str, tuple[int, Named]] = {}

    def spoke(self, sentence: int, named: Named) -> Named:
        """Note who speaks in a sentence; returned with the role that was stated with the same name before, if any."""
        self._past.append((sentence, named))
        del self._past[:-_KEPT]
        if named.role and named.name not in self._roles:
            self._roles[named.name] = named.role
        elif named.role is None and named.name in self._roles:
            return replace(named, role=self._roles[named.name])
        return named

    def speakers_in(self, sentence: int) -> list[Named]:
        """Who spoke in a sentence, the last one first."""
        return [named for where, named in reversed(self._past) if where == sentence]

    def issued(self, channel: str, who: Named, sentence: int) -> None:
        """Note whose statement, letter or message a text tells of: it is he who goes on in *the statement said*."""
        for word in _WORD.findall(channel.lower()):
            if word in _ISSUED:
                self._issued[word] = (sentence, who)

    def issuer_of(self, noun: str, sentence: int) -> Named | None:
        """Who issued what a `noun` tells of, if the text told it shortly before a sentence."""
        told, issuer = self._issued.get(noun, (0, None))
        return issuer if sentence - told <= REACH else None

    def told_before(self, text: str, noun: str) -> Named | None:
        """Whom *the official* takes up: a speaker told by the same noun, *union official*, *official in the port*."""
        words = set(tidy(text).lower().split())
        for _, named in reversed(self._past):
            told = _HEAD_PHRASE.split(named.name, maxsplit=1)[0].lower().split()
            described = named.name[:1].islower() or is_described(named.name)
            if not described or told[0] == "another" or told[-1] != noun:
                continue
            if _OTHER_OFFICE.intersection(told) - words:
                continue
            many = noun in _MANY or noun in lexicon.DOCUMENTS or singular(noun) in _PEOPLE
            if words < set(told) or (words == set(told) and many and _PLACED.search(named.name)):
                return named
        return None

    def member_told(self, sentence: int, counted: bool) -> Named | None:
        """Whom *one of them* is of, as one of several told shortly before a sentence: *diplomat*, of *Two diplomats*;
        of those who are `counted`, if so."""
        for where, named in reversed(self._past):
            if sentence - where > REACH:
                break
            if named.plural:
                one = _member(named.name) if not counted or _is_counted(named.name) else None
                return Named(one, None, True) if one is not None else None
        return None


def is_described(name: str) -> bool:
    """Tell a name that is a description, for all its capital: *Sources in the port*, *2031 report*."""
    first = name.split()[0].lower()
    return _is_counted(name) or singular(first) in _PEOPLE


def _is_counted(name: str) -> bool:
    first = name.split()[0].lower()
    return first.isdigit() or first in _NUMBERS


def _member(plural: str) -> str | None:
    """*European diplomat*, from *Two European diplomats briefed on the call*."""
    words = _HEAD_PHRASE.split(plural, maxsplit=1)[0].split()
    while words and (words[0].lower() in _NUMBERS or words[0].isdigit()):
        words.pop(0)
    for k, word in enumerate(words):
        one = _IRREGULAR.get(word.lower()) or singular(word)
        if one != word and one.lower() in _PEOPLE:
            return " ".join([*words[:k], one])
    return None
