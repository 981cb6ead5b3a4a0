"""Accounts that part by a cause: *the collapse was caused by rain*, *the cause was a blocked drain*; *closed for
repairs*, *shut because of an outbreak*."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.relate.propositions.comparison import Comparison, is_content
from pipeline.relate.propositions.keys import LIGHT
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.remembered import remembered
from pipeline.relate.rules.facing import NEAR, NEXT, are_faced
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.rule import of_both
from pipeline.relate.rules.updates import published_apart

_CAUSED = r"(?:caused|triggered|sparked|set off|brought about|provoked)"
_PATTERNS = (
    re.compile(
        rf"^(?P<effect>.+?)\s(?:is|was|were|had been|has been|have been)\s(?:\w+ly\s)?{_CAUSED}\sby\s(?P<cause>.+)"
    ),
    re.compile(r"^the (?:main |real |only |true )?cause\s(?:of\s(?P<effect>.+?)\s)?(?:is|was|had been)\s(?P<cause>.+)"),
    re.compile(rf"^(?P<cause>.+?)\s(?:(?:had|has|have)\s)?(?:{_CAUSED}|led to|was behind|were behind)\s(?P<effect>.+)"),
    re.compile(
        r"^(?P<effect>.+?),?\s(?:because of|because|due to|owing to|as a result of|"
        r"(?:is|was|were) the (?:result|fault) of|"
        r"resulted from|(?:is|was|were) down to|(?:is|was|were) blamed on|on account of)\s(?P<cause>.+)"
    ),
    re.compile(
        r"^(?P<effect>.*?\b(?:closed|shut|halted|suspended|cancelled|dismissed|sacked|withdrawn|evacuated|delayed|grounded)\b"
        r".*?)\s(?:for|after)\s"
        r"(?P<cause>(?!the (?:day|night|week|time|moment)|a (?:day|week|month|time)|good|ever|more|at|"
        r"about|around|nearly|almost|some|months|years|days|hours|\d|one|two|three|four|five|six|seven|eight|nine|ten).+)"
    ),
)
_POINTING = frozenset(["it", "this", "that", "they"])
_EFFECTS = re.compile(
    r"\b(?:collaps|accident|crash|fire|blaze|explo|blast|death|die[ds]?|deaths|outage|blackout|failure|delay|closure|clos|shut|"
    r"halt|suspen|cancel|evacuat|spill|leak|derail|sink|sank|sunk|flood|outbreak|strike|fall|fell|drop|rise|rose|loss|shortage|"
    r"dismiss|sack|withdr|injur|burn|fail|stop|cut|crush|stampede|disaster|incident|breakdown)"
)
_SURE = 0.6


@dataclass(frozen=True)
class _Cause:
    """Keys of what happened, none where that is left to the claim before, and of what it came from."""

    effect: frozenset[str]
    cause: frozenset[str]
    is_told: bool


@remembered
def _cause_of(item: Proposition) -> _Cause | None:
    for pattern in _PATTERNS:
        match = pattern.match(item.folded)
        if match is None:
            continue
        effect = match["effect"] or ""
        if effect and effect.split()[0].strip(".,") not in _POINTING and not _EFFECTS.search(effect):
            continue
        keys = [item.keys_in(part) for part in (effect, match["cause"])]
        if keys[1] - LIGHT:
            return _Cause(keys[0] - keys[1], keys[1] - keys[0] - LIGHT, bool(keys[0]))
    return None


def _caused(pair: Comparison) -> Finding | None:
    """Two sources give one event two causes that share nothing: what happened is told in the same words, none of them
    more than the other, or by the second as *it* right behind the first."""
    one, other = _cause_of(pair.a), _cause_of(pair.b)
    if one is None or other is None or pair.same_claimant or pair.modalities_part or pair.days_part:
        return None
    if pair.labels_part or pair.numbers_part or pair.ordinals_part or not one.cause or not other.cause:
        return None
    if one.cause & other.cause or one.cause & other.effect or other.cause & one.effect:
        return None
    events = frozenset(filter(is_content, one.effect & other.effect)) - LIGHT
    alike = bool(events) and (one.effect <= other.effect or other.effect <= one.effect)
    faced = are_faced(pair, NEXT) and not other.is_told
    near = are_faced(pair, NEAR) or not (pair.same_document or published_apart(pair))
    if pair.places_part or not (faced or (alike and near)):
        return None
    return Finding("blame", "world_knowledge", "object", _SURE, "cause")


def gives_cause(item: Proposition) -> bool:
    """The claim holds that something came from something."""
    return item.sign > 0 and item.is_certain and _cause_of(item) is not None


CAUSE = of_both(_caused, gives_cause)
