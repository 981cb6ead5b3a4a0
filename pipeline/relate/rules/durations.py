"""Accounts that part by how long one exchange lasted: *a call of ten minutes*, *they spoke for half an hour*."""

from __future__ import annotations

import re

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.quantities import Quantity, are_apart
from pipeline.relate.rules.figures import figure
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.rule import of_both

_LASTED = re.compile(
    r"\b(?:last(?:ed|ing|s)|went on for|took (?=(?:\w+ ){0,2}\d|\w+ (?:hours?|minutes?)\b)|"
    r"over (?:in|after)|(?:talked|spoke|spoken|met|"
    r"conversed) (?:by telephone )?for|ran for|dur(?:e|ait|ee)|prodolzh\w+|dlil\w+)\b"
    r"|\b(?:minutes?|hours?)\b.{0,20}\b(?:call|conversation|meeting|talks)\b|\b(?:call|conversation|exchange|"
    r"meeting) of (?:about|approximately|some|around)"
    r"|[ -](?:minutes?|hours?)[ -](?:long )?(?:(?:tele)?phone )?(?:call|conversation|meeting|exchange)\b"
)
_TALKS = frozenset(["=call", "=speak", "=dialogue"])
"""Words for one talk at a distance: *the call*, *the conversation*."""
_EXCHANGES = frozenset(["=call", "=speak", "=meet", "=dialogue"])


def _duration(pair: Comparison) -> Finding | None:
    """How long one exchange lasted: a figure in each claim with a verb of lasting, and a call or meeting in it or
    beside it."""
    if pair.days_part or (pair.same_claimant and pair.same_document):
        return None
    one, other = _lasting(pair.a), _lasting(pair.b)
    if one is None or other is None or not are_apart(one, other):
        return None
    if not all(item.pronoun or item.keys & _EXCHANGES for item in (pair.a, pair.b)):
        return None
    events = [
        {key for key in item.keys | pair.around.get(item.order, frozenset()) if key in _EXCHANGES}
        for item in (pair.a, pair.b)
    ]
    named = pair.a.pronoun is None and pair.b.pronoun is None  # else the names are those of the claim before
    if not (events[0] & events[1] or (events[0] & _TALKS and events[1] & _TALKS)) or (named and pair.places_part):
        return None
    return Finding("numeric", "numeric", "object", 0.6, "duration", position_a=figure(one), position_b=figure(other))


def _lasting(item: Proposition) -> Quantity | None:
    found = [amount for amount in item.quantities if amount.unit == "minute"]
    return found[0] if len(found) == 1 and _LASTED.search(item.folded) and not item.clocks else None


def _lasts(item: Proposition) -> bool:
    return item.pronoun not in ("i", "we", "nous", "my") and _lasting(item) is not None


DURATION = of_both(_duration, _lasts)
