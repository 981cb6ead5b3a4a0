"""The names of a parsed text as values: who is named, where, and what words for persons and titles tell of them."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.capitals import POSSESSIVE

_KIN = re.compile(r"^(?:ex-|step-?|grand|half-|great-)+|-in-law$|-of-\w+$")
HE, SHE, THEY, IT = "he", "she", "they", "it"
_PRONOUNS = {
    "he": HE, "him": HE, "his": HE, "himself": HE, "she": SHE, "her": SHE, "hers": SHE, "herself": SHE,
    "they": THEY, "them": THEY, "their": THEY, "themselves": THEY, "it": IT, "its": IT, "itself": IT,
}  # fmt: skip


@dataclass
class Entity:
    """A person, institution or other named source, under its fullest name in the document."""

    name: str
    parts: tuple[str, ...]  # lower-case words of the name
    person: bool | None = None
    gender: str | None = None  # HE or SHE
    guessed: bool = False  # the gender, from how the name ends
    office: str | None = None  # as first stated beside the name
    owned: str | None = None  # an institution's name with its owner: *Norland's Ministry of Mines*
    roles: Counter[str] = field(default_factory=Counter)
    count: int = 0
    inner: int = 0  # appearances that are capitalised for no other reason


@dataclass(frozen=True)
class Appearance:
    """One place where an entity is named."""

    start: int
    end: int
    entity: int
    quoted: bool
    subject: bool = False


class Ranges:
    """Membership of ascending places in ascending disjoint ranges."""

    def __init__(self, ranges: list[Range]) -> None:
        self._ranges = sorted(ranges)
        self._starts = [r[0] for r in self._ranges]

    def holds(self, place: int) -> bool:
        """Tell whether a place lies in one."""
        i = bisect.bisect_right(self._starts, place) - 1
        return i >= 0 and place < self._ranges[i][1]

    def meets(self, start: int, end: int) -> bool:
        """Tell whether one begins in or holds `start:end`."""
        return self.holds(start) or bisect.bisect_left(self._starts, start) < bisect.bisect_left(self._starts, end)


def pronoun_class(word: str) -> str | None:
    """HE, SHE, THEY or IT for a third-person pronoun, else `None`."""
    return _PRONOUNS.get(word.lower())


def parts_of(name: str) -> tuple[str, ...]:
    """The words of a name as names are compared by: in lower case, without accents and middle initials."""
    words = [plain(POSSESSIVE.sub("", w).strip(".,").lower()) for w in name.split()]
    return tuple(w for w in words if w and not (len(w) == 1 and len(words) > 2))


def plain(word: str) -> str:
    """Accents off, so that *Sébastien* and *Sebastien* are one name."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def gender_of_noun(noun: str) -> str | None:
    """What a word for a person tells of the gender: *spokeswoman*."""
    for word in (noun, _KIN.sub("", noun)):
        if word in lexicon.MALE_NOUNS or word in lexicon.FEMALE_NOUNS:
            return HE if word in lexicon.MALE_NOUNS else SHE
    return None


def gender_of_title(title: str) -> str | None:
    """HE or SHE where a title tells: *Mrs*, *Lord*."""
    words = set(re.findall(r"\w+", title.lower()))
    if words & lexicon.TITLES_FEMALE:
        return SHE
    return HE if words & lexicon.TITLES_MALE else None


def learn_title(entity: Entity, title: str) -> None:
    """Take in what the title in front of a name tells: that it is a person's, and of which gender."""
    gender = gender_of_title(title)
    if gender and (entity.gender is None or entity.guessed):
        entity.gender, entity.guessed = gender, False
    if title and entity.person is None:
        entity.person = True
