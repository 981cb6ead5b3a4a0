"""Accounts that part by a number: the same thing counted or measured differently."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.names import fold
from pipeline.relate.propositions.comparison import Comparison, is_content
from pipeline.relate.propositions.keys import key_of, keys_of, name_key
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.quantities import CURRENCIES, Quantity, are_apart
from pipeline.relate.propositions.remembered import remembered
from pipeline.relate.rules.counted import counted
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.rule import ANY, of_both
from pipeline.relate.rules.updates import grows, has_risen_less, is_of_its_moment, is_update, published_apart

_COUNTED = frozenset(["kill", "injure", "missing", "ill", "detain", "evacuate", "hospital"])
_COVERED, _NEAR = 0.45, 0.1
_COVERED_COUNT = 0.6
_APPOSED = re.compile(r"\b[Tt]he\s(?:[a-z]+\s)?([a-z]+)\s([A-ZÀ-Þ][\w’'-]+)")
_SHARED = 3
_PART = re.compile(
    r"(?:in|at|among|within|inside)\s(?P<what>(?!(?:all|total|sum|fact)\b)[^,;\d]{3,60}?),?\s"
    r"(?:(?:some|about|around|nearly|almost|only|just|at least|at most|more than|fewer than|less than|over|up to)\s)*$"
)
_BEFORE = re.compile(r"\b(?:before|prior to|avant|pered)\b")
_AFTER = re.compile(r"\b(?:after|following|since|apres|depuis|posle)\b")


def _number(pair: Comparison) -> Finding | None:
    """The same thing counted or measured, with values that cannot both be right."""
    if (
        len(pair.shared) < _SHARED - _are_prices(pair)
        or not pair.content
        or pair.places_part
        or pair.ordinals_part
        or pair.labels_part
        or pair.modalities_part
        or _are_before_and_after(pair)
    ):
        return None
    found = _parted(pair)
    if found is None:
        return None
    one, other, near = found
    if len(pair.content) < 2 and pair.least < 0.75:
        return None
    if _are_rows(pair, one) or is_of_a_part(pair, one, other):
        return None
    subject = f"number:{one.unit or min(near)}"
    confidence = min(0.85, 0.35 + 0.35 * pair.least + 0.08 * len(near))
    told = (figure(one), figure(other))
    finding = Finding("numeric", "numeric", "object", confidence, subject, position_a=told[0], position_b=told[1])
    tolls = {key[1:] for key in near if key.startswith("=")} & _COUNTED
    if pair.days_part and not tolls:
        return None
    if (is_update(pair) and not has_risen_less(pair, one, other)) or (
        tolls and (pair.days_part or grows(pair, one, other))
    ):
        return replace(finding, reason="superseded")
    if tolls and tolls != {"kill"} and published_apart(pair):
        return None  # fewer are missing or ill on a later day
    if published_apart(pair) and all(map(is_of_its_moment, (pair.a, pair.b))):
        return replace(finding, reason="different_time")
    if pair.same_claimant and pair.same_document:
        return None
    return finding


def is_of_a_part(pair: Comparison, one: Quantity, other: Quantity) -> bool:
    """One counts in a place or among some of which the other says nothing, *in the north, 70 per cent*, *at her
    hospital, 210 patients*: no more than the whole may be there."""
    for item, part, whole in ((pair.a, one, other), (pair.b, other, one)):
        rest = pair.b if item is pair.a else pair.a
        match = _PART.match(item.folded[: part.start])
        keys = item.keys_in(match["what"]) if match else frozenset[str]()
        if keys and not keys & rest.keys and (part.unit == "percent" or part.low <= whole.high):
            return True
    return False


def _are_before_and_after(pair: Comparison) -> bool:
    """One figure is of before something, the other of after it."""
    ones, others = ((bool(_BEFORE.search(item.folded)), bool(_AFTER.search(item.folded))) for item in (pair.a, pair.b))
    return {ones, others} == {(True, False), (False, True)}


def _are_rows(pair: Comparison, amount: Quantity) -> bool:
    """The claims give two figures of the unit each, or measure by it what two different subjects have: rows of one
    table, *the top 1 per cent paid 25 per cent*, *the first firm holds 3 million, the second 4*."""
    if all(sum(other.unit == amount.unit for other in item.quantities) > 1 for item in (pair.a, pair.b)):
        return amount.unit is not None
    if amount.unit in (None, "person") or pair.a.pronoun or pair.b.pronoun:
        return False
    return first_key(pair.a) not in pair.b.keys and first_key(pair.b) not in pair.a.keys


@remembered
def first_key(item: Proposition) -> str | None:
    """The first word that carries content."""
    words = (match[0] for match in re.finditer(r"[^\W\d_]{3,}", item.folded))
    return next((key for word in words for key in sorted(keys_of([word], item.language) & item.keys)), None)


def _are_prices(pair: Comparison) -> bool:
    """Each gives one figure, a sum of money, whose unit is among the words they share."""
    units = {item.quantities[0].unit if len(item.quantities) == 1 else None for item in (pair.a, pair.b)}
    return len(units) == 1 and not units.isdisjoint(CURRENCIES)


def _parted(pair: Comparison) -> tuple[Quantity, Quantity, frozenset[str]] | None:
    """The two quantities that count the same thing and differ most alike in their surroundings."""
    best: tuple[Quantity, Quantity, frozenset[str]] | None = None
    for one, near_one in pair.a.near:
        for other, near_other in pair.b.near:
            if one.unit != other.unit or _are_other_things(counted(pair.a, one), counted(pair.b, other)):
                continue
            near = near_one & near_other
            harms = [{key[1:] for key in keys if key.startswith("=")} & _COUNTED for keys in (near_one, near_other)]
            if harms[0] != harms[1] or not is_apart_from_all(pair, one, other):
                continue
            counting = one.unit in (None, "person")
            enough = (
                pair.least >= (_COVERED_COUNT if counting else _COVERED - _NEAR * (len(near) > 2))
                if near
                else pair.least >= 0.65 and not counting
            )
            enough = enough and not (
                _only(pair.a, pair.b) or _only(pair.b, pair.a)
                if counting
                else _only(pair.a, pair.b) and _only(pair.b, pair.a)
            )
            if enough and (best is None or len(near) > len(best[2])):
                best = (one, other, near or frozenset(["="]))
    return best


def _are_other_things(one: tuple[str, ...] | None, other: tuple[str, ...] | None) -> bool:
    """*Fire engines* and *search engines*: one noun with words before it that share nothing."""
    if not one or not other or one[-1] != other[-1]:
        return False
    return len(one) > 1 and len(other) > 1 and not set(one[:-1]) & set(other[:-1])


def _only(one: Proposition, other: Proposition) -> frozenset[str]:
    """Names that one claim has and the other has not, but for those that only name what both speak of: *the ferry
    Alca*, *the ferry*."""
    extra = frozenset(key for key in one.keys - other.keys if not is_content(key))
    beside = {
        f"@{name_key(fold(name))}"
        for noun, name in _APPOSED.findall(one.claim.statement)
        if key_of(fold(noun), one.language, False) in one.keys & other.keys
    }
    return extra - beside


def is_apart_from_all(pair: Comparison, one: Quantity, other: Quantity) -> bool:
    """The two differ, and neither has its like on the other side (which would be what it counts)."""
    if not are_apart(one, other):
        return False
    return all(are_apart(one, third) for third in _like(pair.b, one)) and all(
        are_apart(other, third) for third in _like(pair.a, other)
    )


def _like(item: Proposition, amount: Quantity) -> list[Quantity]:
    return [other for other in item.quantities if other.unit == amount.unit or not other.unit]


def figure(amount: Quantity) -> str:
    """A quantity as a reader may be told it, in its base unit; the middle of a range that has two ends."""
    value = amount.high if amount.low == 0 else amount.low
    if amount.high != amount.low and amount.low and amount.high != float("inf"):
        value = (amount.low + amount.high) / 2
    return f"{value:,.6g}"


def counted_alike(pair: Comparison) -> str | None:
    """What the two figures that part count or measure: the unit, else a word beside both; `None` if no figures part."""
    found = _parted(pair)
    return found[0].unit or min(found[2]) if found else None


def _is_measured(item: Proposition) -> bool:
    return bool(item.quantities) and item.claim.modality in ("realis", "planned")


NUMBER = of_both(_number, _is_measured, covered=ANY)
