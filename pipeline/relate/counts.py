"""Accounts that count one kind of thing differently, in few words: *we had six volumes*, *all seven volumes*; *the dead
number nine*, *the union puts the dead at eleven*."""

from __future__ import annotations

import re

from pipeline.relate.comparison import Comparison
from pipeline.relate.figures import figure, is_apart_from_all
from pipeline.relate.findings import Finding
from pipeline.relate.propositions import Proposition, key_of
from pipeline.relate.quantities import Quantity
from pipeline.relate.rule import of_both

_COUNTED = re.compile(r"\s*(?P<noun>[a-z][a-z-]{2,})(?!['’])\b")
_PART = re.compile(r"\bof\s(?:(?:the|its|their|our|his|her|those|these|all)\s)?(?:[\w-]+['’]s?\s)?$")
_SUM = re.compile(
    r"\b(?:(?:number|toll|total|count|tally) of (?:the )?(?P<of>[a-z]+)|puts? the (?P<puts>[a-z]+) at|"
    r"the (?P<are>[a-z]+) (?:number|numbered|total|totalled)(?!\s(?:is|was|of)\b)|(?P<toll>death) toll)\b"
    r"|^(?:(?:at least|some|about) )?[\w,-]+ (?:(?:people|persons|men|women) )?(?:are|were|have|had) (?:been )?"
    r"(?P<state>dead|killed|died|injured|hurt|wounded|missing)\.?$"
)
_TOLL = re.compile(
    r"^(?:(?:at least|at most|up to|about|some|around|nearly|more than|fewer than|a total of)\s)*[\w,-]+\s"
    r"(?P<who>(?!other|further|more)[a-z]+(?:s|men|people|women|children)\s|people\s|men\s|women\s|children\s)?"
    r"(?:in\s[\w' -]{2,30}?\s)?(?:(?:have|had|were|was|are|is)\s)?(?:been\s)?"
    r"(?P<state>dead|died|killed|injured|hurt|wounded|missing|arrested|detained|hospitali[sz]ed|evacuated|rescued)\b"
)
_ANYBODY = frozenset(["people", "persons", "men", "women", "victims", "casualties"])
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_FRONT = 12
"""How far into the statement the number of a toll may begin."""
_WHOLE, _ALIKE = 0.9, 2
"""What shows that one thing is counted: so much of one claim is said by the other, or so many words beside both."""


def _count(pair: Comparison) -> Finding | None:
    """Two numbers right before one noun, or two sums of one kind of people or things, that cannot both be right.

    Not parts (*two of the 31 wagons*), not several numbers of the noun in one claim, not on two days.
    """
    if pair.days_part or pair.ordinals_part or pair.labels_part or pair.modalities_part:
        return None
    if pair.same_claimant or pair.places_part or pair.subjects_part or _published_apart(pair):
        return None
    if _tells_toll(pair.a) and _tells_toll(pair.b):
        return _toll(pair)
    for counts in (_counts, _sums):
        one, other = counts(pair.a), counts(pair.b)
        for noun in sorted(one.keys() & other.keys()):
            first, second = one[noun], other[noun]
            if is_apart_from_all(pair, first, second) and (counts is _sums or _is_one_thing(pair, first, second)):
                told = (figure(first), figure(second))
                subject = f"number:{noun}"
                return Finding("numeric", "numeric", "object", 0.6, subject, position_a=told[0], position_b=told[1])
    return None


def _toll(pair: Comparison) -> Finding | None:
    """*Four patients died*, *seven people had died*: so many of one kind, or of anybody, came to one harm.

    Where both say how or where, they share a word of it; where one does and another kind is counted, nothing shows
    that it is one event.
    """
    ones, others = _TOLL.match(pair.a.folded), _TOLL.match(pair.b.folded)
    if ones is None or others is None:
        return None
    first, second = pair.a.quantities[0], pair.b.quantities[0]
    states = [key_of(match["state"], item.language, False) for match, item in ((ones, pair.a), (others, pair.b))]
    who = [(match["who"] or "people").strip() for match in (ones, others)]
    days = [set(_WEEKDAY.findall(item.folded)) for item in (pair.a, pair.b)]
    if (
        states[0] != states[1]
        or (who[0] != who[1] and _ANYBODY.isdisjoint(who))
        or (all(days) and not days[0] & days[1])
    ):
        return None
    counted = {key_of(word, "en", False) for word in (*who, "people")} | {states[0]}
    more, less = sorted((pair.a.keys - counted, pair.b.keys - counted), key=len, reverse=True)
    if (less and not more & less) or (more and not less and who[0] != who[1]):
        return None
    if max(first.start, second.start) > _FRONT or 1 in (first.high, second.high):
        return None
    if not is_apart_from_all(pair, first, second):
        return None
    told = (figure(first), figure(second))
    return Finding("numeric", "numeric", "object", 0.65, f"number:{states[0]}", position_a=told[0], position_b=told[1])


def _counts(item: Proposition) -> dict[str, Quantity]:
    """Nouns with the number before each; none that has two numbers, and none of which the number is a part."""
    found: dict[str, list[Quantity]] = {}
    for amount in item.quantities:
        noun = _COUNTED.match(item.folded, amount.end)
        key = key_of(noun["noun"], item.language, False) if noun else None
        alone = amount.low == amount.high == 1  # *one patient* is no total
        if amount.unit is None and key and not alone and not _PART.search(item.folded[: amount.start]):
            found.setdefault(key, []).append(amount)
    return {key: amounts[0] for key, amounts in found.items() if len(amounts) == 1}


def _sums(item: Proposition) -> dict[str, Quantity]:
    """The kind of people or things whose number the claim gives as a sum, with that number, the only one in it."""
    match = _SUM.search(item.folded)
    key = key_of(str(match[match.lastgroup or 0]), item.language, False) if match else None
    return {key: item.quantities[0]} if key and len(item.quantities) == 1 else {}


def _is_one_thing(pair: Comparison, first: Quantity, second: Quantity) -> bool:
    """One claim says little but the number, or more than the noun stands beside both numbers."""
    around = [{keys for amount, keys in item.near if amount == found} for item, found in _both(pair, first, second)]
    shared = {key for ones in around[0] for others in around[1] for key in ones & others}
    return pair.most >= _WHOLE or len(shared) >= _ALIKE


def _both(pair: Comparison, first: Quantity, second: Quantity) -> list[tuple[Proposition, Quantity]]:
    return [(pair.a, first), (pair.b, second)]


def _published_apart(pair: Comparison) -> bool:
    """The documents are of two days, so that the later figure may be an update."""
    one, other = pair.a.published, pair.b.published
    return bool(one and other and one != other)


def _tells_toll(item: Proposition) -> bool:
    """So many of one kind came to harm."""
    return bool(item.quantities) and _TOLL.match(item.folded) is not None


def _has_number(item: Proposition) -> bool:
    return bool(_counts(item) or _sums(item) or _tells_toll(item))


COUNT = of_both(_count, _has_number)
