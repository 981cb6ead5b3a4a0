"""One name for one speaker across a story.

Merging keeps on the safe side: a full name takes in its other spellings (*Sébastien*, *Sebastien*, two alphabets), the
surname alone where the story knows one bearer of it, and an office (*the French minister*) where exactly one person of
the document holds it. A place that stands for a government, an institution and a person are never merged with one
another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.names import bones, fold, is_close, is_cyrillic, onset, skeleton, without_case
from pipeline.relate.speakers.countries import country_of
from pipeline.relate.speakers.institutions import INSTITUTION, Institutions
from pipeline.relate.speakers.renaming import renamed
from pipeline.relate.speakers.roles import has_office, is_led, is_office_of, role_keys, stated_role, without_titles
from pipeline.schema import AUTHOR, StoryRecords

_AROUND = re.compile(
    r"\b(?:staff|entourage|aides?|allies|office|spokes\w+|lawyers?|family|advisers?|advisors?|team|people|"
    r"those around|circle|source|friends?|press release|ministry|supporters?|deputy|predecessor|successor)\b"
)
_POSSESSIVE = re.compile(r"['’]s?\s+\w|\bof\s+[A-ZÀ-Þ]|\baround\s+[A-ZÀ-Þ]")

_SHORTEST_KEY = 4
_FEWEST_BONES = 3
_INITIALS = re.compile(r"\b([А-ЯЁІЇЄ]\.)(?=[А-ЯЁІЇЄ])")
_SHORTEST_LOUD = 5  # letters of a surname in capitals
_OFFICE_BEFORE = re.compile(
    r"^(?:[a-zà-ÿ][\w’'-]*\s+){0,6}?(?P<office>[a-zà-ÿ][\w-]*)\s+(?P<name>[A-ZÀ-Þ][\w’'.-]+(?:\s[A-ZÀ-Þ][\w’'.-]+)+)$"
)


@dataclass
class _Person:
    """Everything that a story calls one person by."""

    first: str | None
    last: str
    is_cyrillic: bool
    """Whether `first` and `last` are from a name in Cyrillic letters."""
    names: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Take the surname's sound, which each name of the story is held against."""
        self.sound = skeleton(self.last)


def resolve(records: StoryRecords) -> StoryRecords:
    """The records with each speaker's name as its canonical name; ids do not depend on names and stay."""
    seen = list(_mentions(records))
    names = _canonical(seen)
    return renamed(records, lambda document, name: names.get((document, name), name))


Mention = tuple[str, str, str | None]
"""A name, the document it stands in, and the role stated with it."""
Names = Mapping[tuple[str, str], str]
"""Document and name to canonical name."""


def _mentions(records: StoryRecords) -> Iterable[Mention]:
    for quote in records.quotes:
        if quote.speaker and quote.speaker.name:
            yield quote.speaker.name, quote.document, quote.speaker.role
        yield from ((via.name, quote.document, None) for via in quote.via if via.name)
    for claim in records.claims:
        if claim.claimant.name and claim.claimant.name != AUTHOR:
            yield claim.claimant.name, claim.document, claim.claimant.role
        yield from ((via.name, claim.document, None) for via in claim.via if via.name)


def _canonical(seen: Sequence[Mention]) -> dict[tuple[str, str], str]:
    people = _people(seen)
    best = {id(person): _best_name(person) for person in people}
    found: dict[tuple[str, str], str] = {}
    institutions = Institutions((_tidy(name), document) for name, document, _ in seen)
    for name, document, _ in sorted(set(seen), key=lambda item: (item[0], item[1], item[2] or "")):
        plain = _tidy(name)
        person = _person_of(plain, document, people)
        if person is not None:
            found[document, name] = best[id(person)]
        else:
            found[document, name] = _derived(plain, document, people, best) or institutions.name_of(plain, document)
    return _with_one_apostrophe(found)


def _with_one_apostrophe(found: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """Names that part by their apostrophe only (*Norland's*, *Norland’s*) as the most frequent one."""
    shapes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in found.values():
        shapes[name.replace("’", "'")][name] += 1
    best = {plain: min(names, key=lambda name: (-names[name], name)) for plain, names in shapes.items()}
    return {place: best[name.replace("’", "'")] for place, name in found.items()}


# Persons.


def _people(seen: Sequence[Mention]) -> list[_Person]:
    """Persons from full names first, then surnames that no full name covers."""
    people: list[_Person] = []
    parts = [(split, name, document, role) for name, document, role in seen if (split := _parts(_tidy(name)))]
    for (first, last), name, document, role in sorted(
        parts, key=lambda item: (item[0][0] is None, -len(item[0][0] or ""), item[1], item[2])
    ):
        homes = _homes(people, first, last, cyrillic=is_cyrillic(name))
        if first is None and len(homes) > 1:
            homes = [person for person in homes if document in person.documents]
        if len(homes) == 1:
            home = homes[0]
        elif _is_loud(_tidy(name)) or (homes and first is None):
            continue
        else:
            home = _Person(first, last, is_cyrillic(name))
            people.append(home)
        home.names[without_titles(_tidy(name))] += 1
        home.documents.add(document)
        stated = stated_role(_tidy(name), role)
        if stated:
            home.roles.add(stated)
    return people


def _parts(name: str) -> tuple[str | None, str] | None:
    """First name (or initial) and surname as keys; `None` where this is not a person's name."""
    folded = fold(name)
    if (
        INSTITUTION.search(folded)
        or _AROUND.search(folded)
        or _POSSESSIVE.search(name)
        or "," in name
        or len(name) > 60
    ):
        return None
    words = _INITIALS.sub(r"\1 ", without_titles(name)).split()
    if (
        not words
        or len(words) > 4
        or not all(
            word[:1].isupper()
            or fold(word)
            in ("de", "van", "von", "der", "den", "al", "ben", "bin", "di", "da", "du", "la", "le", "el", "ten")
            for word in words
        )
    ):
        return None
    keys = [fold(without_case(word)).strip(".") for word in words]
    if any(country_of(key) for key in keys) or (_is_loud(name) and len(keys[-1]) < _SHORTEST_LOUD):
        return None
    last = keys[-1]
    if len(words) == 1:
        titled = len(_tidy(name).split()) > 1
        return (None, last) if len(skeleton(last)) >= (2 if titled else 3) else None
    return keys[0], last


def _is_loud(name: str) -> bool:
    """Tell a name with a word in capitals: a speaker's label (*KHARENDI*) or an institution's initials."""
    return any(len(word.strip(".")) > 1 and word.isupper() for word in name.split())


def _homes(people: Sequence[_Person], first: str | None, last: str, *, cyrillic: bool) -> list[_Person]:
    """The persons whom a name may mean: by its spelling, else where Cyrillic letters are in it by its consonants."""
    sound = skeleton(last)
    alike = [person for person in people if person.sound == sound or _are_close(person.sound, sound)]
    spelt = [person for person in alike if _may_be(person, first, last)]
    if spelt:
        return spelt
    return [
        person
        for person in people
        if (cyrillic or person.is_cyrillic) and _is_same_in_bones(person, first, last, cyrillic=cyrillic)
    ]


def _are_close(one: str, other: str) -> bool:
    """Two sounds of surnames, neither short, that part by one letter."""
    return len(one) > 5 and len(other) > 5 and is_close(one, other)


def _may_be(person: _Person, first: str | None, last: str) -> bool:
    """Whether a name means a person whose surname sounds like it."""
    if first is None or person.first is None:
        return person.sound == skeleton(last) or len(skeleton(last)) >= 7
    one, other = skeleton(person.first), skeleton(first)
    initial = (len(person.first) == 1 or len(first) == 1) and one[:1] == other[:1]
    return one == other or initial or (len(one) > _SHORTEST_KEY and is_close(one, other))


def _is_same_in_bones(person: _Person, first: str | None, last: str, *, cyrillic: bool) -> bool:
    """One name in two alphabets, or in two cases, by its consonants; a surname alone begins with the same sound too."""
    if bones(person.last) != bones(last) or len(bones(last)) < _FEWEST_BONES:
        return False
    one, other = sorted((person.last, last), key=len)
    if cyrillic and person.is_cyrillic and not other.startswith(one[:-1]):  # one alphabet: only cases part them
        return False
    if first is None or person.first is None:
        return onset(person.last) == onset(last)
    return bones(person.first) == bones(first)


def _person_of(name: str, document: str, people: Sequence[_Person]) -> _Person | None:
    split = _parts(name)
    if split is not None:
        bare = without_titles(name)
        homes = [person for person in people if split[0] and bare in person.names]
        homes = homes or _homes(people, *split, cyrillic=is_cyrillic(name))
        if len(homes) > 1:
            homes = [person for person in homes if document in person.documents]
        return homes[0] if len(homes) == 1 else None
    return _holder(name, document, people)


def _holder(name: str, document: str, people: Sequence[_Person]) -> _Person | None:
    """The only person of the document whose stated role holds every word of an office: *the French minister*."""
    folded = fold(name)
    if (
        not has_office(folded)
        or _AROUND.search(re.sub(r"spokes\w+|deputy(?= \w)", "", folded))
        or INSTITUTION.search(folded)
    ):
        return None
    wanted = role_keys(name)
    if not is_led(wanted):
        return None
    holders = [
        person
        for person in people
        if document in person.documents and any(is_office_of(wanted, role_keys(role)) for role in person.roles)
    ]
    return holders[0] if len(holders) == 1 else None


def _best_name(person: _Person) -> str:
    """Latin letters, no initials, most words, the first case, then the most frequent, accents before none."""
    return min(
        person.names,
        key=lambda name: (
            is_cyrillic(name),
            any(len(word.strip(".")) == 1 for word in name.split()),
            -min(len(name.split()), 3),
            any(without_case(word) != word for word in name.split()),
            -person.names[name] - sum(ord(letter) > 127 and not is_cyrillic(letter) for letter in name),
            name,
        ),
    )


# What is not a person.


def _derived(name: str, document: str, people: Sequence[_Person], best: Mapping[int, str]) -> str | None:
    """*Lecornu's staff*, *the entourage of the French minister*: the same with the person's canonical name."""
    for pattern in (
        re.compile(r"^(?P<head>.*\b(?:of|around)\s)(?P<who>.+)$"),
        re.compile(r"^(?P<who>.+?)(?P<head>['’]s?\s.+)$"),
    ):
        match = pattern.match(name)
        if match and _AROUND.search(fold(match["head"])) and (person := _person_of(match["who"], document, people)):
            whose = best[id(person)]
            return f"{match['head']}{whose}" if match.start("head") < match.start("who") else f"{whose}{match['head']}"
    return None


def _tidy(name: str) -> str:
    name = re.sub(r"\s\([A-Z]{2,6}\)$", "", " ".join(name.split()).strip(" ,;:.«»“”\"'’"))
    if re.match(r"(?:the|The)\s+[A-ZÀ-ÞЀ-Я]", name):
        name = name[4:]
    office = _OFFICE_BEFORE.match(name)  # the president's press secretary Inga Morovets
    if office and has_office(office["office"]) and " of " not in name:
        name = office["name"]
    return name or "?"
