"""Accounts that part by who was the first to do it: *Ranvik scored first*, *it was Dolen who scored first*."""

from __future__ import annotations

import re

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.keys import LIGHT
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.rules.facing import NEXT, are_faced
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.rule import of_both

_FIRST = re.compile(r"(?<!at )\bfirst(?=[.,;]|$)|\bthe first to\b")
_SURE = 0.6


def _was_first(pair: Comparison) -> Finding | None:
    """Two sources, one right behind the other, name two who did the same first."""
    if not are_faced(pair, NEXT) or pair.days_part or pair.modalities_part or pair.clocks_part:
        return None
    leads = [item.lead - LIGHT - {item.predicate} for item in (pair.a, pair.b)]
    if pair.a.keys - pair.a.lead != pair.b.keys - pair.b.lead or not all(leads) or leads[0] & leads[1]:
        return None
    told = [" ".join(sorted(key.lstrip("@#=") for key in lead)) for lead in leads]
    return Finding("participant", "structure", "object", _SURE, "first", position_a=told[0], position_b=told[1])


def _tells_first(item: Proposition) -> bool:
    told = item.is_held and item.pronoun is None
    return told and bool(item.lead) and _FIRST.search(item.folded) is not None


FIRST_TO = of_both(_was_first, _tells_first)
