"""Accounts that part by what an exchange was about: *the fares were not discussed*, *she told him in the
call that the fares …*."""

from __future__ import annotations

import re

from pipeline.relate.propositions.comparison import SPEECH_ACTS, Comparison
from pipeline.relate.propositions.keys import key_of
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.rule import Rule

_ACTIVE = re.compile(
    r"\b(?:discussed|raised|mentioned|brought-up|touched|addressed) "
    r"(?!(?:in|at|on|during|by|with|between|over|when|while|there|then|again)\b)\w"
)
_BETWEEN = re.compile(r"\b(?:call|talks?|meeting|conversation|exchange|session)s? (?:between|of|with) ")
_EXCHANGES = frozenset(["call", "speak", "meet", "dialogue"])


def _agenda(pair: Comparison) -> Finding | None:
    """*The harbour was not discussed* against what somebody is said to have said of the harbour in the call."""
    if pair.denial is None or pair.same_claimant or pair.days_part:
        return None
    held, denier = pair.denial
    framing = frozenset(f"={concept}" for concept in (*_EXCHANGES, "discuss")) | _partners(denier)
    topic = denier.keys - framing - (denier.lead if _ACTIVE.search(denier.folded) else frozenset())
    if topic and len(topic) <= 3 and topic <= held.keys:
        return Finding("agenda", "structure", "speech_act", 0.6, "truth")
    return None


def _partners(item: Proposition) -> frozenset[str]:
    """Keys of who took part in an exchange (*in the call between A and B*): no subject of it."""
    match = _BETWEEN.search(item.folded)
    words = re.findall(r"[\w'-]+", item.folded[match.end() :]) if match else []
    return frozenset(key for word in words if (key := key_of(word, item.language, True))) & item.names


def _denies_discussion(item: Proposition) -> bool:
    return item.sign < 0 and "discuss" in item.concepts


def _tells_of_exchange(item: Proposition) -> bool:
    said = item.concepts & SPEECH_ACTS - {"call", "speak"}
    return item.sign > 0 and bool(said and item.concepts & _EXCHANGES) and item.claim.modality == "realis"


AGENDA = Rule(_agenda, _denies_discussion, _tells_of_exchange)
