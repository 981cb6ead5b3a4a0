"""Undertakings that are denied in a few words right behind the account of them: *they promised nothing*, *no date has
been agreed*."""

from __future__ import annotations

import re

from pipeline.relate.propositions.comparison import SPEECH_ACTS, Comparison
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.polarity import judged
from pipeline.relate.rules.rule import Rule

_NEAR = 3
"""How many claims before it a denial may answer."""
_SURE = 0.6
_ACTS = SPEECH_ACTS & {"promise", "offer", "propose", "agree", "accept", "request"}
_DATE = re.compile(
    r"\b(?:an?|any|some|une|the|such a|a new)\s(?:[a-z]+\s)?date\b.{0,30}\b(?:agreed|fixed|set|settled|decided|named|"
    r"chosen|fixee|arretee|convenue|decidee)\b"
)


def _undertook_nothing(pair: Comparison) -> Finding | None:
    """*He promised to open it*, says one; *we promised nothing*, says right after whoever is to have promised."""
    held, denier = pair.a, pair.b
    if not _follows(held, denier) or held.predicate != denier.predicate:
        return None
    return judged(pair, "negation", _SURE, 1.0)


def _undated(pair: Comparison) -> Finding | None:
    """What is to be on a day, says one; right after another, that no date has been agreed."""
    held, denier = pair.a, pair.b
    if not _follows(held, denier):
        return None
    return Finding("commitment", "negation", "speech_act", _SURE, "truth")


def _follows(held: Proposition, denier: Proposition) -> bool:
    near = held.claim.document == denier.claim.document and 0 < denier.order - held.order <= _NEAR
    return near and held.claim.claimant.name != denier.claim.claimant.name


def _denies_any(item: Proposition) -> bool:
    """The claimant says of himself that he undertook nothing."""
    own = bool(item.lead & item.claimant_keys) or item.pronoun in ("we", "i")
    return item.sign < 0 and item.is_open and own and (item.predicate or "").removeprefix("=") in _ACTS


def _undertakes(item: Proposition) -> bool:
    return item.sign > 0 and not item.is_open and (item.predicate or "").removeprefix("=") in _ACTS


def _denies_date(item: Proposition) -> bool:
    return item.sign < 0 and _DATE.search(item.folded) is not None


def _is_dated(item: Proposition) -> bool:
    planned = item.claim.modality == "planned" or bool(item.concepts & {"agree", "promise"}) or item.language == "fr"
    return item.sign > 0 and planned and any(day.day is not None for day in item.days)


NOTHING = Rule(_undertook_nothing, _denies_any, _undertakes)
UNDATED = Rule(_undated, _denies_date, _is_dated)
