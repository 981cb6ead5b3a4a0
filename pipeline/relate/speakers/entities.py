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
from functools import lru_cache

from pipeline.names import bones, fold, is_close, is_cyrillic, onset, skeleton, without_case
from pipeline.relate.speakers.bearers import Told
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
    told: Told = field(default_factory=Told)

    def __post_init__(self) -> None:
        """Take the surname's sound, which each name of the story is held against."""
        self.sound = skeleton(self.last)

    def take_in(self, name: str, document: str, role: str | None, told: Told | None = None) -> None:
        """Add a name that a document calls him, the role stated with it and what is told of it."""
        self.names[without_titles(_tidy(name))] += 1
        self.documents.add(document)
        if stated := stated_role(_tidy(name), role):
            self.roles.add(stated)
        if told:
            self.told.join(told)


@dataclass(frozen=True)
class _Bare:
    """A surname alone."""

    last: str
    name: str
    document: str
    role: str | None
    call: Told
    is_another: bool
    """It is of none of those who bear it with a first name."""


def resolve(records: StoryRecords) -> StoryRecords:
    """The records with each speaker's name as its canonical name; ids do not depend on names and stay."""
    seen = list(_mentions(records))
    names = _canonical(seen, _told(records))
    return renamed(records, lambda document, name: names.get((document, name), name))


Mention = tuple[str, str, str | None]
"""A name, the document it stands in, and the role stated with it."""
Names = Mapping[tuple[str, str], str]
"""Document and name to canonical name."""
_AllTold = defaultdict[tuple[str, str], Told]
"""Of document and name without titles."""


def _mentions(records: StoryRecords) -> Iterable[Mention]:
    for quote in records.quotes:
        if quote.speaker and quote.speaker.name:
            yield quote.speaker.name, quote.document, quote.speaker.role
        yield from ((via.name, quote.document, None) for via in quote.via if via.name)
    for claim in records.claims:
        if claim.claimant.name and claim.claimant.name != AUTHOR:
            yield claim.claimant.name, claim.document, claim.claimant.role
        yield from ((via.name, claim.document, None) for via in claim.via if via.name)


def _told(records: StoryRecords) -> _AllTold:
    """What is told of each name in each document."""
    found: _AllTold = defaultdict(Told)
    rows = [(quote.document, quote.speaker, quote.cue) for quote in records.quotes]
    rows += [(claim.document, claim.claimant, None) for claim in records.claims]
    for document, speaker, cue in rows:
        if speaker and speaker.name:
            role = f"{stated_role(_tidy(speaker.name), None)} {speaker.role or ''}"
            words = speaker.mention.text if speaker.mention else speaker.name
            name = without_titles(_tidy(speaker.name))
            found[document, name].add(name, words, role, cue.text if cue else "")
    return found


def _canonical(seen: Sequence[Mention], told: _AllTold) -> dict[tuple[str, str], str]:
    people = _people(seen, told)
    best = {id(person): _best_name(person) for person in people}
    found: dict[tuple[str, str], str] = {}
    institutions = Institutions((_tidy(name), document) for name, document, _ in seen)
    for name, document, _ in sorted(set(seen), key=lambda item: (item[0], item[1], item[2] or "")):
        plain = _tidy(name)
        person = _person_of(plain, document, people, told)
        if person is not None:
            found[document, name] = best[id(person)]
        else:
            found[document, name] = _derived(plain, document, people, best, told) or institutions.name_of(
                plain, document
            )
    return _with_one_apostrophe(found)


def _with_one_apostrophe(found: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """Names that part by their apostrophe only (*Norland's*, *Norland’s*) as the most frequent one."""
    shapes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in found.values():
        shapes[name.replace("’", "'")][name] += 1
    best = {plain: min(names, key=lambda name: (-names[name], name)) for plain, names in shapes.items()}
    return {place: best[name.replace("’", "'")] for place, name in found.items()}


# Persons.


def _people(seen: Sequence[Mention], told: _AllTold) -> list[_Person]:
    """Persons from full names first, then surnames alone, those before the others that are told to be of somebody
    else than all of that name."""
    people: list[_Person] = []
    parts = [(split, name, document, role) for name, document, role in seen if (split := _parts(_tidy(name)))]
    parts.sort(key=lambda item: (item[0][0] is None, -len(item[0][0] or ""), item[1], item[2]))
    bare: list[_Bare] = []
    for (first, last), name, document, role in parts:
        call = told[document, without_titles(_tidy(name))]
        homes = _homes(people, first, last, cyrillic=is_cyrillic(name))
        if first is None:
            others = bool(homes) and all(_is_told_apart(call, person) for person in homes)
            bare.append(_Bare(last, name, document, role, call, others))
        elif len(homes) == 1:
            homes[0].take_in(name, document, role, call)
        elif not _is_loud(_tidy(name)):
            people.append(_Person(first, last, is_cyrillic(name)))
            people[-1].take_in(name, document, role, call)
    for one in sorted(bare, key=lambda one: not one.is_another):
        homes = _homes(people, None, one.last, cyrillic=is_cyrillic(one.name))
        meant = _meant(homes, one.call, one.document)
        if len(meant) == 1:
            meant[0].take_in(one.name, one.document, one.role)
        elif not _is_loud(_tidy(one.name)) and (not homes or one.is_another):
            people.append(_Person(None, one.last, is_cyrillic(one.name)))
            people[-1].take_in(one.name, one.document, one.role, one.call)
    return people


def _is_told_apart(call: Told, person: _Person) -> bool:
    """A title of the other gender than the person's, or an office that stands with a name known only as a relative's
    (*Mayor Vale*, *his wife, Ida Vale*)."""
    own, gender = person.told.gender(person.first), call.gender()
    return bool(own and gender and own != gender) or bool(call.offices and person.told.is_relative)


def _meant(homes: Sequence[_Person], call: Told, document: str) -> list[_Person]:
    """Whom of its bearers a surname alone means: nobody of the other gender, and no relative where others name him; of
    several the holder of its office, else whom the document names."""
    gender = call.gender() or call.pronoun
    left = []
    for person in homes:
        own = person.told.gender(person.first)
        is_near = document in person.documents or (person.told.is_spouse and own is not None and own == gender)
        if _is_told_apart(call, person) or (gender and own and gender != own):
            continue
        if is_near or not person.told.is_relative:
            left.append(person)
    if len(left) > 1:
        wanted = [keys for office in call.offices if is_led(keys := role_keys(office))]
        holding = [
            person
            for person in left
            if any(is_office_of(keys, role_keys(role)) for keys in wanted for role in person.roles)
        ]
        left = holding if len(holding) == 1 else [person for person in left if document in person.documents]
    return left


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


def _person_of(name: str, document: str, people: Sequence[_Person], told: _AllTold) -> _Person | None:
    split = _parts(name)
    if split is not None:
        bare = without_titles(name)
        homes = [person for person in people if split[0] and bare in person.names]
        homes = homes or _homes(people, *split, cyrillic=is_cyrillic(name))
        if split[0] is None:
            homes = _meant(homes, told[document, bare], document)
        elif len(homes) > 1:
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


def _derived(
    name: str, document: str, people: Sequence[_Person], best: Mapping[int, str], told: _AllTold
) -> str | None:
    """*Lecornu's staff*, *the entourage of the French minister*: the same with the person's canonical name."""
    for pattern in (
        re.compile(r"^(?P<head>.*\b(?:of|around)\s)(?P<who>.+)$"),
        re.compile(r"^(?P<who>.+?)(?P<head>['’]s?\s.+)$"),
    ):
        match = pattern.match(name)
        if not match or not _AROUND.search(fold(match["head"])):
            continue
        if person := _person_of(match["who"], document, people, told):
            whose = best[id(person)]
            return f"{match['head']}{whose}" if match.start("head") < match.start("who") else f"{whose}{match['head']}"
    return None


@lru_cache(maxsize=4096)
def _tidy(name: str) -> str:
    bare = " ".join(name.split()).strip(" ,;:.«»“”\"'’")
    if name.rstrip(" ,;:.").endswith("»") and bare.count("«") > bare.count("»"):
        bare += "»"  # the press office of «Alca»
    name = re.sub(r"\s\([A-Z]{2,6}\)$", "", bare)
    if re.match(r"(?:the|The)\s+[A-ZÀ-ÞЀ-Я]", name):
        name = name[4:]
    office = _OFFICE_BEFORE.match(name)  # the president's press secretary Inga Morovets
    if office and has_office(office["office"]) and " of " not in name:
        name = office["name"]
    return name or "?"
