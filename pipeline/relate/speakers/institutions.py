"""One name for one institution across a story: spellings, short forms within a document, initials, two alphabets."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from pipeline.names import fold, is_close, skeleton
from pipeline.relate.speakers.countries import country_of

INSTITUTION = re.compile(
    r"\b(?:minist(?:ry|ere|erstvo)|office|agency|agence|press service|police|court|tribunal|union|company|committee|"
    r"commission|council|party|secretariat|group|government|parliament|authority|inspectorate|"
    r"institute|university|hospital|bank|army|navy|guard|coastguard|force|staff|service|association|organi[sz]ation|federation|"
    r"department|administration|embassy|bureau|board|centre|center|times|post|monde|news|gazette|courier|herald|"
    r"bulletin|radio|television|tv|sun|tribune|journal|kremlin|house|state|nations?|alliance|council|corporation|ltd|"
    r"inc|plc|gmbh|komissi\w*|komitet|pravitelstvo|agentstvo|sluzhba)\b"
)
"""Words of a folded name that tell an institution."""
_LITTLE = frozenset("the of for and s de du des la le les l d".split())
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_FIRMS = frozenset("company group corporation state house force staff office".split())  # few names hold the word
_ASIDE = re.compile(r",|\b(?:who|which|whose|that|and|at|in|from|a|an|his|her|their|its|our)\b")
_LEAST_INITIALS = 3
_LEAST_ACROSS = 6  # letters of a name that is told from another in the other alphabet


class Institutions:
    """The names of everything in a story that is no person; ask `name_of`."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        """`named` are pairs of name and document, as often as they occur."""
        spelt: dict[str, Counter[str]] = defaultdict(Counter)
        self._documents: dict[str, set[str]] = defaultdict(set)  # of a key
        for name, document in named:
            key = _key(name)
            spelt[key][name] += 1
            self._documents[key].add(document)
        self._names = {
            key: min(names, key=lambda name: (-names[name], -len(name), name)) for key, names in spelt.items()
        }

    def name_of(self, name: str, document: str) -> str:
        """The canonical name of what a document calls `name`; `name` itself where nothing better is known."""
        key = _key(name)
        full = self._full(name, key, document)
        return self._names.get(full or key, name)

    def _full(self, name: str, key: str, document: str) -> str | None:
        """Key of the one longer name that `name` is short for, if there is exactly one."""
        words = set(key.split())
        if words and all(INSTITUTION.fullmatch(word) and word not in _FIRMS for word in words):  # the ministry
            found = [
                k
                for k, other in self._names.items()
                if words < set(k.split()) and document in self._documents[k] and _is_name(other)
            ]
        elif name.isupper() and len(name) >= _LEAST_INITIALS and name.isalpha():
            found = [k for k, other in self._names.items() if name in _initials(other)]
        elif any("а" <= letter <= "я" for letter in name.lower()) and " " not in name:
            found = [k for k in self._names if _sounds_alike(key, k)]
        else:
            found = []
        return found[0] if len(found) == 1 else None


def _is_name(name: str) -> bool:
    """Tell a name from a description with a name in it: *a nurse at St Brannoc Hospital*."""
    return not _ASIDE.search(name) and sum(word[0].isupper() for word in _WORD.findall(name)) > 0


def _key(name: str) -> str:
    """A name's words without order, articles and national endings; one state's adjectives and names are one word."""
    words = []
    for word in _WORD.findall(name):
        plain = fold(word).strip(".").removesuffix("'s").removesuffix("'")
        if plain in _LITTLE:
            continue
        country = country_of(plain)
        seat = country is not None and country[1]
        words.append(plain if country is None or seat else f"#{country[0]}")
    if len(words) == 1:
        return fold(name) if words[0].startswith("#") else words[0]
    return " ".join(sorted(word.replace("defence", "defense") for word in words))


def _initials(name: str) -> tuple[str, ...]:
    """*Lethra Pipeline Company* is LPC; little words may count (*Department of Justice*: DJ, DOJ)."""
    words = re.findall(r"[^\W\d_]+", name)
    if len(words) < _LEAST_INITIALS - 1:
        return ()
    return "".join(w[0] for w in words if w[0].isupper()), "".join(w[0].upper() for w in words)


def _sounds_alike(one: str, other: str) -> bool:
    if " " in other or one == other or min(len(one), len(other)) < _LEAST_ACROSS:
        return False
    return is_close(skeleton(one), skeleton(other))
