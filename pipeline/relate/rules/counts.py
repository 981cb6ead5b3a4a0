"""Accounts that count one kind of thing differently, in few words: *we had six volumes*, *all seven volumes*;
*eighteen fire engines stood there*, *22 fire engines*."""

from __future__ import annotations

import re

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.keys import LIGHT, key_of
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.quantities import Quantity
from pipeline.relate.rules.counted import counted
from pipeline.relate.rules.figures import figure, is_apart_from_all, is_of_a_part
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.rule import of_both
from pipeline.relate.rules.tolls import toll_of
from pipeline.relate.rules.updates import is_update, published_apart
from pipeline.schema import ApparentReason

_PART = re.compile(r"\bof\s(?:(?:the|its|their|our|his|her|those|these|all)\s)?(?:[\w-]+['’]s?\s)?$")
_SUM = re.compile(
    r"\b(?:(?:number|toll|total|count|tally) of (?:the )?(?P<of>[a-z]+)|(?:puts?|estimate[sd]?) the (?P<puts>[a-z]+) "
    r"(?:[a-z]+ )*?at|the (?P<are>[a-z]+) (?:number|numbered|total|totalled)(?!\s(?:is|was|of)\b))\b"
)
_RATE = re.compile(r"\s(?:[a-z]+\s){1,2}?(?:a|an|per)\s(?:second|minute|hour|day|night|week|month|year)\b")
_POINTING = re.compile(r"(?:this|that|these|those)\s(?:ones?\b|(?:is|are|was|were|has|have|had|will|would)\b)")
_RENEWED = 0.5
"""How much of each claim the other says where one brings the figure of the other up to date."""
_WHOLE = 0.9
"""How much of one claim the other says where one thing is counted."""


def _count(pair: Comparison) -> Finding | None:
    """Two numbers right before one noun, or two sums of one kind of people or things, that cannot both be right.

    Not parts (*two of the 31 wagons*), not several numbers of the noun in one claim, not on two days, unless one text
    says that it brings the figure of the other up to date.
    """
    if pair.ordinals_part or pair.labels_part or pair.modalities_part or pair.places_part or pair.subjects_part:
        return None
    if not pair.same_document and any(_POINTING.match(item.folded) for item in (pair.a, pair.b)):
        return None  # of what else than the other speaks, only its own text tells
    updates = is_update(pair)
    if not updates and (pair.same_claimant or pair.days_part or published_apart(pair)):
        return None
    if toll_of(pair.a) and toll_of(pair.b):
        return None  # HARMED asks more of them
    if updates and pair.least < _RENEWED:
        return None
    for counts in (_counts, _sums):
        one, other = counts(pair.a), counts(pair.b)
        for noun in sorted(one.keys() & other.keys()):
            first, second = one[noun], other[noun]
            if is_of_a_part(pair, first, second):
                continue
            if is_apart_from_all(pair, first, second) and (counts is _sums or _is_one_thing(pair, noun, first, second)):
                told = (figure(first), figure(second))
                subject = f"number:{noun[-1]}"
                reason: ApparentReason | None = "superseded" if updates else None
                return Finding(
                    "numeric",
                    "numeric",
                    "object",
                    0.6,
                    subject,
                    reason=reason,
                    position_a=told[0],
                    position_b=told[1],
                )
    return None


def _counts(item: Proposition) -> dict[tuple[str, ...], Quantity]:
    """Nouns with the number before each; none that has two numbers, and none of which the number is a part."""
    found: dict[tuple[str, ...], list[Quantity]] = {}
    for amount in item.quantities:
        keys = counted(item, amount) if amount.unit is None else None
        alone = amount.low == amount.high == 1  # *one patient* is no total
        if keys and not alone and not _PART.search(item.folded[: amount.start]):
            found.setdefault(keys, []).append(amount)
    return {keys: amounts[0] for keys, amounts in found.items() if len(amounts) == 1}


def _sums(item: Proposition) -> dict[tuple[str, ...], Quantity]:
    """The kind of people or things whose number the claim gives as a sum, with that number, the only one in it."""
    match = _SUM.search(item.folded)
    key = key_of(str(match[match.lastgroup or 0]), item.language, False) if match else None
    return {(key,): item.quantities[0]} if key and len(item.quantities) == 1 else {}


def _is_one_thing(pair: Comparison, noun: tuple[str, ...], first: Quantity, second: Quantity) -> bool:
    """One claim says little but the number, or more than what is counted stands beside both numbers."""
    if pair.most >= _WHOLE or all(_RATE.match(item.folded, found.end) for item, found in _both(pair, first, second)):
        return True
    around = [{keys for amount, keys in item.near if amount == found} for item, found in _both(pair, first, second)]
    near = {key for ones in around[0] for others in around[1] for key in ones & others}
    return bool((near if len(noun) == 1 else pair.content) - {*noun, *LIGHT})


def _both(pair: Comparison, first: Quantity, second: Quantity) -> list[tuple[Proposition, Quantity]]:
    return [(pair.a, first), (pair.b, second)]


def _has_number(item: Proposition) -> bool:
    return bool(_counts(item) or _sums(item))


COUNT = of_both(_count, _has_number)
