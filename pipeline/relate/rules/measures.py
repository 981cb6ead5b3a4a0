"""One thing measured twice: *the tug was doing 12 knots*, *the tug that lost its tow was doing 15 knots*; *the deficit
of 2031 was 3 per cent*, *the deficit for 2031 came out at 4 per cent*."""

from __future__ import annotations

from dataclasses import replace

from pipeline.relate.propositions.comparison import Comparison, is_content
from pipeline.relate.propositions.keys import LIGHT, key_of
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.quantities import Quantity
from pipeline.relate.rules.figures import figure, is_apart_from_all
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.rule import of_both
from pipeline.relate.rules.updates import have_one_issuer, is_of_its_moment, is_update, published_apart

MEASURES = frozenset(
    key_of(word, "en", False)
    for word in (
        "deficit surplus inflation unemployment turnout growth revenue profit debt price speed magnitude depth height "
        "width length weight temperature population majority yield share salary wage rent budget damage cost bill fine "
        "ransom stake dose concentration level output capacity duration distance age score separation altitude"
    ).split()
)
"""Nouns that are said to be so much."""
_WHOLE = 0.95
_COUNTED = frozenset([None, "person", "time"])


def _measure(pair: Comparison) -> Finding | None:
    """Both measure one thing by one unit, each once: one claim says nothing else, or the subject of both is the same
    measure of the same thing and day."""
    if pair.places_part or pair.subjects_part or pair.modalities_part or pair.ordinals_part or pair.labels_part:
        return None
    if pair.numbers_part or pair.days_part or (pair.same_claimant and pair.same_document):
        return None
    ones, others = _measured(pair.a), _measured(pair.b)
    for unit in sorted(ones.keys() & others.keys()):
        one, other = ones[unit], others[unit]
        if not is_apart_from_all(pair, one, other) or not (_says_no_more(pair) or _is_one_measure(pair)):
            continue
        told = (figure(one), figure(other))
        found = Finding("numeric", "numeric", "object", 0.55, f"number:{unit}", position_a=told[0], position_b=told[1])
        if is_update(pair):
            return replace(found, reason="superseded")
        if published_apart(pair) and (have_one_issuer(pair) or any(map(is_of_its_moment, (pair.a, pair.b)))):
            return replace(found, reason="different_time")
        return found
    return None


def _says_no_more(pair: Comparison) -> bool:
    """One claim says nothing but what the other says of the same subject, its predicate beside the figure."""
    near = frozenset.intersection(*(frozenset().union(*(keys for _, keys in item.near)) for item in (pair.a, pair.b)))
    predicates = {pair.a.predicate, pair.b.predicate} & near
    return bool(predicates) and bool((pair.a.lead & pair.b.lead) - LIGHT - predicates) and pair.most >= _WHOLE


def _is_one_measure(pair: Comparison) -> bool:
    """The subjects are the same measure, one told apart by no more than the other, and both dated or neither."""
    if bool(pair.a.days) != bool(pair.b.days) or not pair.a.lead & pair.b.lead & MEASURES:
        return False
    ones, others = (frozenset(filter(is_content, item.lead)) for item in (pair.a, pair.b))
    return ones <= others or others <= ones


def _measured(item: Proposition) -> dict[str, Quantity]:
    """Units that measure, with the only figure that the claim gives in each."""
    units = [amount.unit for amount in item.quantities]
    return {
        amount.unit: amount
        for amount in item.quantities
        if amount.unit is not None and amount.unit not in _COUNTED and units.count(amount.unit) == 1
    }


def _is_measured(item: Proposition) -> bool:
    return item.sign > 0 and item.claim.modality == "realis" and bool(item.lead) and bool(_measured(item))


MEASURE = of_both(_measure, _is_measured)
