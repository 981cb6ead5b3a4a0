"""How many came to harm: *four patients died*, *the death toll rose to seven*, *fourteen of our members were hurt*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from pipeline.relate.propositions.comparison import Comparison, is_content
from pipeline.relate.propositions.keys import key_of, keys_of
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.quantities import INFINITE, Quantity, are_apart
from pipeline.relate.propositions.times import WEEKDAY
from pipeline.relate.rules.figures import figure, is_apart_from_all
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.rule import Rule, of_both
from pipeline.relate.rules.tolls_abroad import told_abroad
from pipeline.relate.rules.updates import are_narrators, grows, has_risen_less, is_of_now, is_update, published_apart

_STATES = (
    r"dead|died|killed|injured|hurt|wounded|missing|arrested|detained|hospitali[sz]ed|"
    r"evacuated|rescued|ill|sick|infected"
)
_TOLL = re.compile(
    r"^(?:(?:at least|at most|up to|about|some|around|nearly|more than|fewer than|a total of)\s)*[\w,-]+\s"
    r"(?:of\s(?:our|its|their|the|his|her|those|these)\s(?:[a-z-]+\s)??(?P<part>(?!were|was|have|had|are|is)[a-z]+)\s"
    r"|(?P<who>(?!other|further|more)(?:[a-z]+\s)?[a-z]+(?:s|men|people|women|children)\s|people\s|men\s|women\s|"
    r"children\s)?)"
    r"(?:(?:in|from|at|on|(?<=s\s)of|(?<=men\s)of)\s[\w' -]{2,30}?\s)?"
    r"(?:(?:have|had|has|were|was|are|is)\s)?(?:been\s|fallen\s|taken\s)?"
    rf"(?P<state>{_STATES})\b"
)
_SUM = re.compile(
    rf"\b(?:(?:number|count|total|tally|toll) of (?:the |those |people |persons |confirmed )*(?P<of>{_STATES})"
    rf"|puts? the (?P<puts>{_STATES}) at|(?:^|\b)the (?P<are>{_STATES}) (?:number|total)(?:l?ed)?(?!\s(?:is|was|of)\b)"
    r"|(?P<toll>death) toll)\b"
)
_ANYBODY = frozenset(["people", "persons", "men", "women", "victims", "casualties"])
_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b")
_NOW = re.compile(rf"\b(?:is|are|remains?)\s(?:{_STATES})\b")
_PLACED = re.compile(r"\b(?:there|here)\b(?!\s(?:is|are|was|were|has|have|had)\b)")
"""Of a part: at a place that the claim does not name."""
_FINAL = frozenset(["final", "definitiv"])
_FRONT = 12
"""How far into the statement the number of a toll may begin."""
_LATTER = re.compile(r"\b(?:to|at|reached)\s(?:at least\s|about\s|some\s|more than\s)?$")


@dataclass(frozen=True)
class Toll:
    """So many of one kind in one state: `state` is its key, `who` the word for the kind (*people* where none is given),
    `rest` what else the claim says: how and where."""

    state: str
    amount: Quantity
    who: str
    rest: frozenset[str]


def toll_of(item: Proposition) -> Toll | None:
    """The toll that a claim gives, the only one in it; one part of a group gives the least that there were."""
    if _PLACED.search(item.folded):
        return None
    if told := told_abroad(item):
        said = item.keys & keys_of(re.findall(r"[\w'-]+", told.clause), item.language)
        who = told.who if told.who in _ANYBODY else key_of(told.who, item.language, False) or "people"
        return None if told.amount.high == 1 else _toll(item, told.state, told.amount, who, said)
    if (match := _TOLL.match(item.folded)) and item.quantities and item.quantities[0].start <= _FRONT:
        if item.quantities[0].high == 1:
            return None
        amount, who = item.quantities[0], (match["part"] or match["who"] or "people").split()[-1]
        if match["part"]:
            amount = replace(amount, high=INFINITE, exact=False)
        return _toll(item, match["state"], amount, who, item.keys)
    if match := _SUM.search(item.folded):
        amounts = [amount for amount in item.quantities if _LATTER.search(item.folded[: amount.start])]
        amounts = amounts[-1:] if len(amounts) == 1 else list(item.quantities)
        state = "dead" if match["toll"] else str(match[match.lastgroup or 0])
        behind = re.findall(r"[\w'-]+", item.folded[match.end() :])
        said = item.keys & keys_of(behind, item.language)
        return _toll(item, state, amounts[0], "people", said) if len(amounts) == 1 else None
    return None


def _toll(item: Proposition, state: str, amount: Quantity, who: str, said: frozenset[str]) -> Toll | None:
    key = key_of(state, item.language, False)
    counted = {key_of(word, item.language, False) for word in (who, "people", "number", "toll", "count", "total")}
    return Toll(key, amount, who, said - counted - {key}) if key else None


def harmed(read: Sequence[Proposition]) -> Rule:
    """The rule on tolls, with what a story's claims tell of which are out of date."""
    return of_both(partial(_harmed, outdated=_outdated(read)), _tells_toll)


def _outdated(read: Sequence[Proposition]) -> frozenset[int]:
    """Places of the tolls of which the same source gives a larger one in the same document, as news."""
    told = [(item, toll) for item in read if _tells_toll(item) and (toll := toll_of(item))]
    later = [(item, toll) for item, toll in told if is_of_now(item)]
    return frozenset(
        item.order
        for item, toll in told
        for new, larger in later
        if (new.claim.document, larger.state) == (item.claim.document, toll.state)
        and item.issuer is not None
        and (item.issuer == new.issuer or item.issuer in new.folded)
        and toll.amount.high < larger.amount.low
    )


def _harmed(pair: Comparison, outdated: frozenset[int]) -> Finding | None:
    """Two tolls of one harm to one kind of people, or to anybody.

    Where both say how or where, they share a word of it; where one does and another kind is counted, nothing shows
    that it is one event. Later figures of one issuer, and larger ones of a later narrator, bring the toll up to date.
    """
    if pair.ordinals_part or pair.labels_part or pair.places_part or pair.subjects_part:
        return None
    one, other = toll_of(pair.a), toll_of(pair.b)
    if one is None or other is None or one.state != other.state:
        return None
    if one.who != other.who and _ANYBODY.isdisjoint((one.who, other.who)):
        return None
    if _is_part(one, other) or _is_part(other, one):
        return None
    more, less = sorted((one.rest, other.rest), key=len, reverse=True)
    if (less and not more & less) or (more and not less and one.who != other.who):
        return None
    if not are_apart(one.amount, other.amount) or not _has_no_like(pair, one.amount, other.amount):
        return None
    if one.state != "=kill" and bool(_NOW.search(pair.a.folded)) != bool(_NOW.search(pair.b.folded)):
        return None  # who was hurt may not be injured any more
    told = (figure(one.amount), figure(other.amount))
    found = Finding("numeric", "numeric", "object", 0.65, f"number:{one.state}", position_a=told[0], position_b=told[1])
    if not outdated.isdisjoint((pair.a.order, pair.b.order)):
        return replace(found, reason="superseded")
    risen_less = has_risen_less(pair, one.amount, other.amount)
    if (is_update(pair) and not risen_less) or (are_narrators(pair) and grows(pair, one.amount, other.amount)):
        return replace(found, reason="superseded")
    days = [set(_WEEKDAY.findall(item.folded)) for item in (pair.a, pair.b)]
    if pair.same_claimant or pair.days_part or (all(days) and not days[0] & days[1]):
        return None
    # The dead of a later account may be more, unless the earlier number was final, and never fewer.
    ends = one.state == "=kill" and (not grows(pair, one.amount, other.amount) or _is_final(pair))
    return found if ends or not published_apart(pair) else None


def _is_final(pair: Comparison) -> bool:
    """The earlier of two accounts, or what stands around its toll, calls its number the last."""
    earlier = min((pair.a, pair.b), key=lambda item: item.published or "")
    return not _FINAL.isdisjoint(earlier.keys | pair.around.get(earlier.order, frozenset()))


def _is_part(some: Toll, every: Toll) -> bool:
    """So many of one side or kind may be among all who came to harm, where nothing else is said of both: *four Norland
    sailors*, *at least seven people, when Norland and Delsian boats met*."""
    kind = some.who not in _ANYBODY and every.who in _ANYBODY
    alike = any(is_content(key) for key in some.rest & every.rest)
    return kind and not alike and some.amount.low <= every.amount.high


def _has_no_like(pair: Comparison, one: Quantity, other: Quantity) -> bool:
    return not (one.exact and other.exact) or is_apart_from_all(pair, one, other)


def _tells_toll(item: Proposition) -> bool:
    return toll_of(item) is not None and item.claim.modality == "realis"
