"""Figures that a second source sets right behind those of a first: *34 people were below*, *the number was 51*;
*the bank hid losses of 340 million crowns*, *the losses came to 90 million*."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.keys import LIGHT
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.quantities import CURRENCIES, INFINITE, Quantity, are_apart
from pipeline.relate.propositions.times import MONTH, WEEKDAY
from pipeline.relate.rules.counted import counted
from pipeline.relate.rules.facing import NEAR, NEXT, are_faced
from pipeline.relate.rules.figures import figure, first_key, is_of_a_part
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.measures import MEASURES
from pipeline.relate.rules.rule import of_both
from pipeline.relate.rules.updates import is_told_as_update

_SURE = 0.6
_BE = (
    r"(?:is|was|are|were|(?:had|has|have|would have) been|would be|came to|comes to|stood at|stands at|amounted to|"
    r"would take|would last|took|lasted)"
)
_BOUND = (
    r"(?:(?:at least|at most|about|around|some|nearly|almost|only|just|more than|fewer than|less than|over|up to|"
    r"closer to|more like|no more than|not more than|as many as|as few as|roughly|in fact|really) )*"
)
_BARE = re.compile(
    rf"^(?:it|that|the (?:(?P<of>[a-z]+) )?(?:figure|sum|rate|share)|(?P<many>they|there|those|"
    rf"the (?:(?P<sort>[a-z]+) )?(?:number|count|total|tally|attendance|crowd)))\s{_BE}\s(?:the )?{_BOUND}$"
    rf"|^(?:a|the|its|his|her|their)\s.{{3,120}}\s(?:gives?|gave|puts?|put|sets?|shows?|showed)\s"
    rf"(?P<told>the\s(?:figure|number|total|count|toll|sum|amount|rate|share|loss|damage|cost|price)\s(?:as|at)\s)?{_BOUND}$"
)
"""What stands before a number that is all that a claim says; of a count where `many` is given."""
_AFTER_BARE = re.compile(r"\s*(?:in all|altogether|in total|and no more|only|(?:long|high|tall|deep|wide))?[.]?$")
_SORT = frozenset(["true", "real", "actual", "correct", "right", "overall", "total", "final"])
_ANOTHER_TIME = re.compile(
    r"\b(?:last|previous|next|following)\s(?:year|month|week|season|time|election)\b"
    r"|\b(?:earlier|before|previously|formerly|initially|originally|at first|ago|later|afterwards|by then|"
    r"at the (?:start|beginning|end)|(?:19|20)\d\d|"
    rf"(?!may\b)(?:{MONTH})|{WEEKDAY}|yesterday|today|tomorrow|tonight)\b"
)
_FURTHER = re.compile(r"\s*(?:other|others|more|further|another|additional|extra|of (?:them|these|those|whom|which))\b")
_EXTENT = re.compile(
    r"\s*-?(?P<way>high|tall|long|wide|deep|thick|old|away|apart|from|off|above|below|under|ago|later|earlier|before|after|"
    r"early|late|into)\b"
)
_SAME_WAY = {"tall": "high", "off": "away", "from": "away", "later": "after", "earlier": "before"}
_PRICE = re.compile(
    r"\b(?:cost|costs|priced?|prices|paid|pay|pays|paying|charged?|charges|sold|sells?|bought|worth|fares?|rents?|fees?)\b"
)
_COSTS = re.compile(r"\b(?:costs?|priced|worth)\b")
_WITHIN = re.compile(r"\b(?:after|among|during)\s")
_OF_ANOTHER = re.compile(r"\bfor (?:an?|the)\s")
_SHARE_OF = re.compile(r"\s*of (?:the |all |its |their |our )?(?P<what>[a-z]+)")
_JUST = re.compile(r"\b(?:just|only|merely|no more than|a)\s$")
_WERE = re.compile(r"\s(?:were|stood|sat|worked|had been)\b")
_UNITS_APART, _PEOPLE = frozenset(["person", "time"]), frozenset(["person", "crew", "outsider"])


def _retold(pair: Comparison) -> Finding | None:
    """Two figures of one thing by two sources, one right behind the other, that cannot both be right."""
    if not are_faced(pair, NEAR) or pair.days_part or pair.clocks_part or pair.labels_part or pair.ordinals_part:
        return None
    if pair.numbers_part or pair.places_part or is_told_as_update(pair) or not _times(pair.b) <= _times(pair.a):
        return None
    for find in (_bare, _measured, _counted, _more) if _times(pair.a) == _times(pair.b) else (_bare,):
        if (found := find(pair)) and are_apart(*found) and not is_of_a_part(pair, *found):
            told = (figure(found[0]), figure(found[1]))
            subject = f"number:{found[0].unit or 'count'}"
            return Finding("numeric", "numeric", "object", _SURE, subject, position_a=told[0], position_b=told[1])
    return None


def _bare(pair: Comparison) -> tuple[Quantity, Quantity] | None:
    """The second claim is a number and nothing else."""
    if not are_faced(pair, NEXT) or len(pair.b.quantities) != 1 or pair.a.sign < 0 or pair.b.sign < 0:
        return None
    said = pair.b.quantities[0]
    match = _BARE.match(pair.b.folded[: said.start].removesuffix("$").removesuffix("€").removesuffix("£"))
    if match is None or not _AFTER_BARE.match(pair.b.folded, said.end):
        return None
    told = [amount for amount in _main(pair.a) if said.unit in (None, amount.unit) and not _is_part(pair.a, amount)]
    if match["many"] or (match["told"] and "number" in match["told"]):
        told = [amount for amount in told if amount.unit in (None, "person")]
    if not {match["of"], match["sort"]} <= _SORT | {None}:
        return None
    if len(told) != 1 or (said.unit is not None and _way(pair.a, told[0]) != _way(pair.b, said) and _way(pair.b, said)):
        return None
    scale = 1.0
    if said.unit is None and told[0].unit is not None:
        scale = told[0].scale
    return told[0], replace(said, low=said.low * scale, high=said.high * scale)


def _measured(pair: Comparison) -> tuple[Quantity, Quantity] | None:
    """Both measure by one unit, and speak of one thing."""
    if pair.a.sign * pair.b.sign == 0 or _WITHIN.findall(pair.a.folded) != _WITHIN.findall(pair.b.folded):
        return None
    for one in [_of_denial(pair.a, amount) for amount in _main(pair.a)]:
        for other in [_of_denial(pair.b, amount) for amount in _main(pair.b)]:
            if one is None or other is None or not _have_one_unit(pair, one, other):
                continue
            if _way(pair.a, one) != _way(pair.b, other) and _way(pair.a, one) and _way(pair.b, other):
                continue
            if one.unit == "percent" and (_are_complements(one, other) or not _share_whole(pair, one, other)):
                continue
            if _are_of_one(pair) and _count_of(pair.a, one.unit) == _count_of(pair.b, other.unit) == 1:
                return one, other
    return None


def _counted(pair: Comparison) -> tuple[Quantity, Quantity] | None:
    """Both count the same kind of people or things, and say the same of them."""
    if pair.a.sign < 0 or pair.b.sign < 0:
        return None
    ones, others = _nouns(pair.a), _nouns(pair.b)
    for noun in sorted(ones.keys() & others.keys()):
        kinds = {kind for key, kind in pair.a.kinds if key != noun} & {
            kind for key, kind in pair.b.kinds if key != noun
        }
        if pair.content - LIGHT - {noun} or (kinds - _PEOPLE and are_faced(pair, NEXT)):
            return ones[noun], others[noun]
    return None


def _more(pair: Comparison) -> tuple[Quantity, Quantity] | None:
    """*Just one guard was at the gate*, says one; *two were on duty*, the next."""
    if not are_faced(pair, NEXT) or min(pair.a.sign, pair.b.sign) < 0:
        return None
    fewest = [amount for amount in _main(pair.a) if _JUST.search(pair.a.folded[: amount.start])]
    most = [amount for amount in pair.b.quantities[:1] if amount.start == 0 and _WERE.match(pair.b.folded, amount.end)]
    if not fewest or not most or fewest[0].unit != most[0].unit or most[0].low <= fewest[0].high:
        return None
    return fewest[0], most[0]


def _nouns(item: Proposition) -> dict[str, Quantity]:
    found: dict[str, Quantity] = {}
    for amount in _main(item):
        noun = counted(item, amount) if amount.unit is None else None
        if noun and amount.low != 1 and not _is_part(item, amount):
            found[noun[-1]] = amount
    return found


def _main(item: Proposition) -> list[Quantity]:
    """The quantities before the first comma."""
    comma = item.folded.find(", ")
    return [amount for amount in item.quantities if comma < 0 or amount.start < comma]


def _of_denial(item: Proposition, amount: Quantity) -> Quantity | None:
    """What a bound says where it is denied: *never less than 900 feet* is 900 and more."""
    if item.sign > 0:
        return amount
    if amount.high == INFINITE:
        return replace(amount, low=0.0, high=amount.low)
    return replace(amount, low=amount.high, high=INFINITE) if amount.low == 0 else None


def _have_one_unit(pair: Comparison, one: Quantity, other: Quantity) -> bool:
    if one.unit == other.unit:
        return one.unit is not None and one.unit not in _UNITS_APART
    units = {one.unit, other.unit}
    money = units & CURRENCIES and None in units
    large = min(one.low or one.high, other.low or other.high) >= 1000
    prices = all(_PRICE.search(item.folded) for item in (pair.a, pair.b))
    return bool(money) and (large or (prices and are_faced(pair, NEXT)))


def _are_of_one(pair: Comparison) -> bool:
    """One claim speaks of the subject of the other, both have one predicate, or the second begins with *it*."""
    if pair.subjects_part:
        return False
    if pair.b.pronoun in ("it", "they") and are_faced(pair, NEXT):
        return bool(pair.b.predicate is None or pair.b.predicate in pair.a.keys or not pair.b.keys - pair.b.lead)
    prices = all(_PRICE.search(item.folded) for item in (pair.a, pair.b))
    if prices and are_faced(pair, NEXT):
        costs = all(_COSTS.search(item.folded) for item in (pair.a, pair.b))
        return not _OF_ANOTHER.search(pair.b.folded) and not (costs and first_key(pair.a) != first_key(pair.b))
    if (pair.a.lead & pair.b.keys | pair.b.lead & pair.a.keys | MEASURES) & pair.content - LIGHT:
        return True
    return min(pair.a.sign, pair.b.sign) < 0 and pair.a.predicate == pair.b.predicate is not None


def _count_of(item: Proposition, unit: str | None) -> int:
    return sum(amount.unit == unit for amount in _main(item))


def _way(item: Proposition, amount: Quantity) -> str | None:
    """In what direction a measure goes: *high*, *away*, *later*."""
    match = _EXTENT.match(item.folded, amount.end)
    return _SAME_WAY.get(match["way"], match["way"]) if match else None


def _share_whole(pair: Comparison, one: Quantity, other: Quantity) -> bool:
    """Not two shares of different wholes, nor of one whole by different answers."""
    wholes = [_SHARE_OF.match(item.folded, amount.end) for item, amount in ((pair.a, one), (pair.b, other))]
    if wholes[0] and wholes[1]:
        return wholes[0]["what"] == wholes[1]["what"] and pair.a.predicate == pair.b.predicate
    return not wholes[0] and not wholes[1]


def _are_complements(one: Quantity, other: Quantity) -> bool:
    return one.low + other.low == 100


def _is_part(item: Proposition, amount: Quantity) -> bool:
    return _FURTHER.match(item.folded, amount.end) is not None


def _times(item: Proposition) -> frozenset[str]:
    return frozenset(_ANOTHER_TIME.findall(item.folded))


def _has_figure(item: Proposition) -> bool:
    return bool(item.quantities) and item.claim.modality in ("realis", "planned") and item.sign != 0


RETOLD = of_both(_retold, _has_figure)
