"""One thing measured twice: *the tug was doing 12 knots*, *the tug that lost its tow was doing 15 knots*; *the deficit
of 2031 was 3 per cent*, *the deficit for 2031 came out at 4 per cent*."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.relate.propositions.comparison import Comparison, is_content
from pipeline.relate.propositions.keys import LIGHT, key_of, keys_of
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.quantities import Quantity
from pipeline.relate.propositions.times import MONTH, WEEKDAY
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
_JOINS = (
    "stood stands stand amounted amounts totalled reached came hit ran runs remains atteint eleve etabli sostavlyaet "
    "sostavil sostavila sostavilo"
)
_JOINING = keys_of(_JOINS.split(), "en") | {"=continue", "=arrive", "=work"}
"""Keys of verbs that only join a measure and its figure."""
_TIME = re.compile(
    r"\b(?:before|after|until|since|under|without|with|first|last|next|previous\w*|initial\w*|final\w*|earlier|later|once|"
    r"will|would|avant|apres|depuis|sans|avec|sous|sera|serait|do|posle|bez|pri|budet)\b"
    rf"|\b(?!may be)(?:{MONTH})\b|\b{WEEKDAY}\b"
)
"""What makes another time or another thing of the same words, and is no key."""
_NUMBER_OF = re.compile(r"\b(?:nombre|total|effectif|chislo|kolichestvo)\b")
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
    for unit in sorted(ones.keys() & others.keys(), key=str):
        one, other = ones[unit], others[unit]
        alike = _says_no_more(pair) or _is_one_measure(pair) or _is_said_alike(pair)
        if not is_apart_from_all(pair, one, other) or not alike:
            continue
        told = (figure(one), figure(other))
        found = Finding(
            "numeric", "numeric", "object", 0.55, f"number:{unit or 'count'}", position_a=told[0], position_b=told[1]
        )
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


def _is_said_alike(pair: Comparison) -> bool:
    """But for the figure, and the verb that joins it, the claims are one in all words that carry content: *the rate of
    absence is 8 per cent*, *absence rate stood at 3 per cent*."""
    if pair.a.pronoun or pair.b.pronoun or bool(pair.a.days) != bool(pair.b.days):
        return False
    ones, others = (item.keys - LIGHT - _JOINING for item in (pair.a, pair.b))
    if ones != others or not any(map(is_content, ones)):
        return False
    return set(_TIME.findall(pair.a.folded)) == set(_TIME.findall(pair.b.folded))


def _measured(item: Proposition) -> dict[str | None, Quantity]:
    """Units that measure, with the only figure that the claim gives in each; what it tells the number of is one."""
    of_number = _NUMBER_OF.search(item.folded)
    units = [amount.unit for amount in item.quantities]
    return {
        amount.unit: amount
        for amount in item.quantities
        if units.count(amount.unit) == 1
        and (amount.unit not in _COUNTED if of_number is None else of_number.end() < amount.start)
    }


def _is_measured(item: Proposition) -> bool:
    return item.sign > 0 and item.claim.modality == "realis" and bool(item.lead) and bool(_measured(item))


MEASURE = of_both(_measure, _is_measured)
