"""What a story tells of those who bear a surname: he or she, and whether only as a relative of somebody."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from pipeline.given_names import FEMALE, MALE, MEN, WOMEN
from pipeline.kinship import LANGUAGES, SPOUSES
from pipeline.names import fold, is_cyrillic
from pipeline.relate.speakers.roles import has_office

HE, SHE = "he", "she"
_SPOUSES = frozenset(map(fold, SPOUSES))
_KIN = frozenset(fold(word) for kin in LANGUAGES for word in kin.all) | frozenset(
    ("cousine", "grand-pere", "grand-mere", "ded")
)
_TOLD = {
    HE: frozenset(fold(word) for kin in LANGUAGES for word in kin.men)
    | frozenset(
        """mr mister sir lord m monsieur gospodin g-n king prince spokesman chairman businessman policeman fisherman
        congressman gentleman man boy boyfriend grand-pere ded""".split()
    ),
    SHE: frozenset(fold(word) for kin in LANGUAGES for word in kin.women)
    | frozenset(
        """mrs ms miss mme mlle madame mademoiselle madam dame lady gospozha g-zha queen princess spokeswoman chairwoman
        businesswoman policewoman congresswoman woman girl girlfriend grand-mere teta""".split()
    ),
}
"""Titles and nouns, folded."""
_PRONOUNS = {
    HE: frozenset("he him his il lui celui-ci on".split()),
    SHE: frozenset("she her elle celle-ci ona".split()),
}
_RUSSIAN_PAST = re.compile(r"(?:\b|ё|[а-я])(?P<end>ла(?:сь)?|л(?:ся)?)$")
_OWNER = re.compile(r"\b\S+(?:'s|s')\s+|\b(?:of|to|du|de|des|d')\b.*$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass
class Told:
    """What is told of one name."""

    titles: Counter[str] = field(default_factory=Counter)
    """HE and SHE, by titles and nouns such as *sister*."""
    spoken: Counter[str] = field(default_factory=Counter)
    """HE and SHE, by pronouns and verbs."""
    offices: set[str] = field(default_factory=set)
    kin: set[str] = field(default_factory=set)
    """Words for relatives that the name is told as."""

    def add(self, name: str, words: str, role: str, cue: str) -> None:
        """Take in a mention: the name without titles, the words that stand there, the stated role and the reporting
        expression."""
        stated = _OWNER.sub(" ", fold(role))
        nouns = set(_WORD.findall(stated))
        title = words.partition(name)[0]
        told = {*nouns, *_WORD.findall(fold(title))} - ({"m"} if is_cyrillic(title) else set())  # М. is a first name
        self.titles.update(gender for gender, nouns_of in _TOLD.items() if told & nouns_of)
        self.spoken.update(gender for gender, those in _PRONOUNS.items() if fold(words) in those)
        if verb := _RUSSIAN_PAST.search(cue.lower()):
            self.spoken[SHE if verb["end"].startswith("ла") else HE] += 1
        self.kin |= nouns & _KIN
        if has_office(stated):
            self.offices.add(stated)

    def join(self, other: Told) -> None:
        """Take in what is told of another name of the same person."""
        self.titles.update(other.titles)
        self.offices |= other.offices
        self.kin |= other.kin

    def gender(self, given: str | None = None) -> str | None:
        """HE or SHE where titles and nouns, else the folded given name, tell one of them."""
        return _agreed(self.titles) or (_of_given(given) if given else None)

    @property
    def pronoun(self) -> str | None:
        """HE or SHE where pronouns and verbs agree; a pronoun may have been given to the wrong person."""
        return _agreed(self.spoken)

    @property
    def is_relative(self) -> bool:
        """Known as somebody's relative and for no office."""
        return bool(self.kin) and not self.offices

    @property
    def is_spouse(self) -> bool:
        """Known as somebody's husband or wife alone, whose surname is shared with the other gender."""
        return self.is_relative and self.kin <= _SPOUSES


def _agreed(votes: Counter[str]) -> str | None:
    told = [gender for gender in (HE, SHE) if votes[gender]]
    return told[0] if len(told) == 1 else None


@cache
def _given() -> dict[str, frozenset[str]]:
    return {HE: frozenset(map(fold, MALE | MEN)), SHE: frozenset(map(fold, FEMALE | WOMEN))}


def _of_given(name: str) -> str | None:
    return _agreed(Counter(gender for gender, names in _given().items() if name in names))
