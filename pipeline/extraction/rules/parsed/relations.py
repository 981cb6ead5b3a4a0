"""Which of two people a phrase means: *a critic of Mayor Ada Pike* is not the mayor, nor *the wife of Captain Vale* he.

A name behind a noun and a preposition may be the noun's own (*the head of the harbour police Ada Pike*) or whose
critic, wife or aide it is; what stands between the preposition and the name tells.
"""

from __future__ import annotations

import re

from pipeline.extraction.rules.lexicon import english as lexicon

_OF = (
    r"of|for|to|against|representing|including|defending|opposing|supporting|backing|accompanying|around|behind|near|"
    r"like|than|by|under|(?:such|known) as"
)
_AT = r"with|from|at|in|on|inside|within"
_LINK = re.compile(rf"\s(?:(?P<of>{_OF})|{_AT})\s", re.IGNORECASE)
_NOUN = re.compile(
    r"(?:[\w’'-]+\s){0,5}?(?P<noun>[\w-]+)(?:\s(?:close|next|loyal|opposed|related|familiar))?(?=\s(?:"
    rf"{_OF}|{_AT})\s)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w-]+")
_AGED = re.compile(r"\d+-year-old")
_INDEFINITE = re.compile(r"(?:an?|one|another|some|any)\s", re.IGNORECASE)
_THE_OFFICE = re.compile(
    r"(?:the|his|her|their|its|our)\s(?:[a-z][\w-]*\s){0,2}(?P<office>[a-z][\w-]*),\s", re.IGNORECASE
)
_PEOPLE = lexicon.ROLE_NOUNS | lexicon.PERSON_NOUNS | lexicon.TITLES
_BODIES = lexicon.INSTITUTIONS | lexicon.GROUPS
_PLURALS = frozenset("people men women those parents relatives children".split())


def noun_of(front: str) -> str:
    """The noun that a phrase (or its `front`) is about, if a preposition follows it: *critic*, of *A critic of*."""
    found = _NOUN.match(front)
    return found["noun"].lower() if found is not None else ""


def is_anothers(front: str) -> bool:
    """Tell whether the name right behind `front` is not the one whom the phrase that begins with it is about.

    So it is behind *A spokesman for*, *an adviser to Prime Minister*, *friends of the singer*, but not behind *the head
    of the harbour police*.
    """
    noun = noun_of(front)
    if not noun or "," in front:
        return False
    link = list(_LINK.finditer(front))[-1]
    inner = _WORD.findall(front[link.end() :])
    if not is_person(noun) and link.group().strip().lower() in ("by", "from"):
        return False  # a study by Professor Ada Pike
    if not inner or is_plural(noun):
        return True
    last = inner[-1].lower()
    if not is_person(noun) and inner[0][0].isupper() and inner[-1].islower():
        return False  # Bank of Arden governor Ada Pike
    if len(inner) == 1 and last in lexicon.PORTFOLIOS | _BODIES:
        return False  # the minister for justice Ada Pike
    if last in _PEOPLE or _AGED.fullmatch(last):
        return True
    relation = noun in lexicon.RELATIONS or _INDEFINITE.match(front) is not None
    return relation and link["of"] is not None and last not in _BODIES and not inner[-1][0].isupper()


def noun_and_office(front: str) -> tuple[str, str] | None:
    """*Aide* and *mayor*, of *An aide to the mayor,*: in front of a name that may be either's."""
    found = _NOUN.match(front)
    if found is None or not (_INDEFINITE.match(front) or _is_spokesman(found["noun"])):
        return None
    link = _LINK.match(front, found.end())
    office = _THE_OFFICE.fullmatch(front, link.end()) if link is not None else None
    if office is None or office["office"].lower() not in _PEOPLE:
        return None
    return found["noun"].lower(), office["office"].lower()


def may_be_either(front: str) -> bool:
    """*An aide to the mayor, Ada Pike, said*: tell whether `front` leaves open which of the two the name is.

    With no more to go by, a spokesman is taken to be the one who is named.
    """
    either = noun_and_office(front)
    return either is not None and not _is_spokesman(either[0])


def _is_spokesman(noun: str) -> bool:
    return noun.lower().startswith("spokes")


def is_person(noun: str) -> bool:
    """Tell a noun for one person or several."""
    return noun in _PEOPLE | lexicon.RELATIONS or is_plural(noun)


def is_plural(noun: str) -> bool:
    """Tell several persons: *relatives*, *opponents*."""
    singular = noun[:-3] + "y" if noun.endswith("ies") else noun[:-1]
    return noun in _PLURALS or (noun.endswith("s") and singular in _PEOPLE | lexicon.RELATIONS)
