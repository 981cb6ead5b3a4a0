"""Who holds an office in a story, so that *the minister* of one account is the person whom another names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline.schema import AUTHOR, Claim

_OF_OTHERS = re.compile(r"\b(?:former|ex|late|acting|deputy|vice|for|to)\b")
_BEHIND = re.compile(r"\s+(?:of|who|which|in|at|that)\b.*|,.*")
_OWNER = re.compile(r"^.*['’]s?\s")
_OFFICES = frozenset(
    "archbishop bishop chancellor emperor governor king mayor minister ombudsman pope premier president queen".split()
)
"""What an account calls one person by: two sides of a story may each have a captain, a director or a spokesman."""


def holders(claims: Iterable[Claim]) -> dict[str, tuple[str, frozenset[str]]]:
    """The last word of an office, in small letters, with the name of the only one of the story who is said to hold such
    an office, and the other words that it was told with.

    The name is the last one where nobody else of the story bears it.
    """
    claims = list(claims)
    names: dict[str, set[str]] = defaultdict(set)
    words: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        name, role = claim.claimant.name, (claim.claimant.role or "").casefold()
        if not name or name == AUTHOR or not role or _OF_OTHERS.search(role):
            continue
        *others, office = _OWNER.sub("", _BEHIND.sub("", role)).split() or [""]
        if office in _OFFICES:
            names[office].add(name)
            words[office].update(others)
    bearers: dict[str, set[str]] = defaultdict(set)
    for name in filter(None, {claim.claimant.name for claim in claims}):
        bearers[name.split()[-1]].add(name)
    return {
        office: (name if len(bearers[name.split()[-1]]) > 1 else name.split()[-1], frozenset(words[office]))
        for office, held in names.items()
        if len(held) == 1
        for name in held
    }


def with_holders(statement: str, offices: Mapping[str, tuple[str, frozenset[str]]]) -> str:
    """The statement with the names of those whom it calls by an office alone, as *the transport minister*.

    An office of something (*the minister of a neighbour*) may be another's, and where the name stands already nobody
    else is meant.
    """
    for office, (name, words) in offices.items():
        if name.split()[-1].casefold() in statement.casefold():
            continue
        told = "|".join(map(re.escape, words)) or "(?!)"
        form = rf"\b[Tt]he (?:(?:{told}) )*{re.escape(office)}\b(?! (?:of|for|in|at)\b|['’]s\b|-)"
        statement = re.sub(form, name, statement, count=1)
    return statement
