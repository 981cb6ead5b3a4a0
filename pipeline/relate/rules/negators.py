"""Words of negation in a statement, and whether two claims only negate one thing in two ways."""

from __future__ import annotations

import re

from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.signs import NOT_ONLY
from pipeline.schema import Claim

_NEGATOR = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|cannot|non|ne|n['’]|pas|jamais|rien|aucun\w*|не|нет|никто|"
    r"ничего|никогда)\b|n[’']t\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]{3,}")
_LITTLE = frozenset(
    "the and that was were had has have been any ever one for with from its their his her this there".split()
)
_FAILING = re.compile(
    r"\b(?:(?:been|was|were|is|are|be|stayed|remained|turned|cut|shut|switched|called) off|failed|failing|"
    r"unable|untrue|false|unfounded|baseless|groundless|fabricated|refus\w+|lack\w*|absent|empty|hardly|barely|ceased|"
    r"banned|forbidden|prohibited|barred|otkaza\w+|prekrati\w+)\b"
)
"""What says no without a negation."""
_SAID = re.compile(
    r"\b(?:said|say|told|tell|claimed|claim|stated|declared|called|call|described|written|wrote|dit|declare|affirme|"
    r"skazal\w*|govoril\w*|zayavil\w*|nazval\w*|nazyval\w*)\b"
)
_REPEATED = 0.7
"""Least share of words, negators apart, that two claims have in common when one repeats the other."""


def is_repeated(one: Claim, other: Claim) -> bool:
    """Two claims in nearly the same words with the same answer, however each negates: *no rise*, *denied: a rise*."""
    if _answer(one) != _answer(other):
        return False
    first, second = _words(one.statement), _words(other.statement)
    return len(first & second) >= _REPEATED * min(len(first), len(second)) and len(first & second) > 1


def _answer(claim: Claim) -> bool:
    """Whether the claim holds the thing itself. A denial's statement is positive by contract, whatever words stay."""
    return not claim.factuality.endswith("-") and not has_negator(claim.statement)


def _words(statement: str) -> frozenset[str]:
    words = (match[0].lower() for match in _WORD.finditer(_NEGATOR.sub(" ", statement)))
    return frozenset(word[:5] for word in words if word not in _LITTLE)


def says_no_otherwise(denied: Proposition, held: Proposition) -> bool:
    """What is held says no without a negation: the gas was off, and that none came says the same."""
    return bool(_FAILING.search(held.folded)) and not _FAILING.search(denied.folded)


def says_more(denied: Proposition, held: Proposition) -> bool:
    """What somebody is denied to have said goes further in the words that are held: *he had not said that it was rust*,
    *not only rust*."""
    return bool(NOT_ONLY.search(held.folded) and _SAID.search(denied.folded)) and not NOT_ONLY.search(denied.folded)


def has_negator(statement: str) -> bool:
    """A word of negation stands in the statement, wherever."""
    return _NEGATOR.search(NOT_ONLY.sub(" ", statement)) is not None
