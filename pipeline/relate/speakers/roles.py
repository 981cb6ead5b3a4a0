"""Offices and titles in the names of speakers and the roles stated with them."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.names import fold
from pipeline.relate.speakers.countries import country_of

TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir dame lord lady rev hon president vice-president premier chancellor prime
    minister deputy senator congressman congresswoman representative governor mayor secretary general gen
    colonel col major maj captain capt lieutenant lt sergeant sgt admiral adm commander inspector judge justice
    king queen prince princess pope ambassador foreign defence defense interior finance health energy water
    chief spokesman spokeswoman spokesperson chairman chairwoman director commissioner officer former ex acting
    m mme mlle monsieur madame docteur ministre maire depute senateur porte-parole g-n g-zha gospodin gospozha
    prezident premer-ministr ministr polkovnik kapitan press-sekretar deputat predsedatel mer gubernator his her
    its their the a an le la les counterpart leader head of""".split()
)
"""Folded words that stand before a name and are no part of it."""
_HEADS = tuple(
    """minist president prezident premier chancellor governor mayor maire spokes porte-parole press-sekretar secretary
    ambassador commander chairm judge lawyer director inspector captain colonel""".split()
)
"""What the words for an office begin with that one person holds."""
_OFFICE = re.compile(rf"\b(?:{'|'.join(_HEADS)}|general|chief|leader|counterpart|head)")
_MINISTRY = ("ministry", "ministries", "ministere", "ministerst")
_BELOW = frozenset("of for to at with de du des pri po".split())
_EMPTY = frozenset("the of for a an his her its their our and s de du des la le les with at to l d new own".split())
_PAST_OR_LOWER = frozenset("former deputy vice assist acting adjoin zamest under junior shadow".split())
"""Keys that make another office of an office: who was or is under the minister is not the minister."""
_FORMER = frozenset("former formerly ex then late ancien ancienne byvxiy byvshiy byvshaya eks".split())
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")


def has_office(folded: str) -> bool:
    """A word for an office stands in a folded name or role."""
    return _OFFICE.search(folded) is not None


def is_led(office: frozenset[str]) -> bool:
    """An office by its keys (`role_keys`) that one person holds, no board or staff."""
    return any(key.startswith(_HEADS) for key in office)


def is_office_of(wanted: frozenset[str], role: frozenset[str]) -> bool:
    """Whether a stated role is the office asked for: it holds all of it, and neither is past or of lower rank alone."""
    return wanted <= role and not (role - wanted) & _PAST_OR_LOWER


def role_keys(role: str) -> frozenset[str]:
    """What an office consists of: its head as it is, what stands below the head marked *of*, countries by key, and
    whether it is past. Several holders (*the inspectors*) have no head."""
    keys = set()
    below = False  # past a preposition or the first head: the press secretary of the minister is no minister
    cyrillic = any("а" <= letter <= "я" for letter in role.lower())
    for word in _WORD.findall(fold(role)):
        owner = word.endswith(("'s", "s'"))  # the minister's adviser is no minister
        plain = word.strip(".").removesuffix("'s").removesuffix("'")
        below = below or plain in _BELOW
        if plain in _EMPTY:
            continue
        if plain in _FORMER:
            keys.add("former")
            continue
        country = country_of(plain)
        head = next((head for head in _HEADS if plain.startswith(head) and not plain.startswith(_MINISTRY)), None)
        if country:
            keys.add(f"#{country[0]}")
        elif plain.startswith(_MINISTRY):
            keys.add("of ministry")
        elif head:
            plural = not cyrillic and plain.endswith("s") and not owner
            keys.add("several" if plural and not below else f"of {head}" if below or owner else head)
            below = below or cyrillic
        else:
            keys.add(plain.replace("defence", "defense")[:6])
    return frozenset(keys)


def stated_role(name: str, role: str | None) -> str:
    """The role that a record states, and the title that stands before the name."""
    words = name.split()
    bare = without_titles(name).split()
    title = " ".join(words[: len(words) - len(bare)])
    whole = f"{title} {role or ''}"
    return whole.strip() if has_office(fold(whole)) else ""


@lru_cache(maxsize=4096)
def without_titles(name: str) -> str:
    """The name without the titles, and the nation of an office, that stand before it."""
    words = name.split()
    while len(words) > 1 and (
        fold(words[0]).strip(".,") in TITLES
        or (_nation(words[0]) and len(words) > 2 and fold(words[1]).strip(".") in TITLES)
    ):
        words = words[1:]
    return " ".join(words)


def _nation(word: str) -> bool:
    found = country_of(fold(word).removesuffix("'s"))
    return found is not None and not found[1]
