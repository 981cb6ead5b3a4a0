"""Figures of one thing at two times: the later one brings the earlier up to date and does not dispute it."""

from __future__ import annotations

import re

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.quantities import Quantity
from pipeline.schema import AUTHOR

_TOLD = re.compile(
    r"\b(?:rose|risen|rises|revised|updated?|latest|now|so far|by (?:noon|evening|midnight)|climbed|corrected|"
    r"at that hour|has reached|had reached|stands at|up from|instead of|no longer|meanwhile|"
    r"porte a|desormais|vyroslo|utochn\w+)\b"
)
_ROSE = re.compile(r"\b(?:rose|risen|rises|climbed)\b")
_LASTING = re.compile(
    r"\b(?:are|is|was|were|be|been|remain\w*|stay\w*|stood|still|now)\s(?:\w+ly\s|still\s)?(?:waiting|queu\w+|sheltering|"
    r"being treated|without|in hospital|in custody|stranded|homeless|missing|alight|ablaze|burning)\b|\bstill\b"
)


def is_of_now(item: Proposition) -> bool:
    """The claim says that its figure is of its moment: *rose to*, *so far*, *now stands at*."""
    return _TOLD.search(item.folded) is not None


def is_told_as_update(pair: Comparison) -> bool:
    """One of the claims does."""
    return is_of_now(pair.a) or is_of_now(pair.b)


def has_risen_less(pair: Comparison, first: Quantity, second: Quantity) -> bool:
    """The claim that says that its figure rose has the smaller one of two of different sources: it brings that up to
    date from which it rose, not the larger; `first` is of `a`."""
    less = pair.a if first.high < second.low else pair.b
    more = pair.b if less is pair.a else pair.a
    return bool(_ROSE.search(less.folded)) and not is_of_now(more) and not have_one_issuer(pair)


def published_apart(pair: Comparison) -> bool:
    """The documents are of two days."""
    return bool(pair.a.published and pair.b.published and pair.a.published != pair.b.published)


def have_one_issuer(pair: Comparison) -> bool:
    """The figures come from one source, or from one publisher in its own voice."""
    return pair.a.issuer is not None and pair.a.issuer == pair.b.issuer


def are_narrators(pair: Comparison) -> bool:
    """Both are told in the documents' own voice."""
    return pair.a.claim.claimant.name == pair.b.claim.claimant.name == AUTHOR


def is_update(pair: Comparison) -> bool:
    """A later text of one issuer, or a text that says so, gives the figure anew."""
    later = published_apart(pair) or pair.days_part
    return (later and have_one_issuer(pair)) or is_told_as_update(pair)


def grows(pair: Comparison, first: Quantity, second: Quantity) -> bool:
    """The figure of the later document is the larger one; `first` is of `a`."""
    earlier, later = (first, second) if (pair.a.published or "") < (pair.b.published or "") else (second, first)
    return published_apart(pair) and earlier.high < later.low


def is_of_its_moment(item: Proposition) -> bool:
    """What is counted changes from day to day: *ships were waiting*, *homes are without power*."""
    return _LASTING.search(item.folded) is not None
