"""Undertakings that are denied in a few words: *we promised nothing*, *no date has been agreed*, right behind the
account of them; *we neither accepted nor proposed anything*, where the words around tell of what."""

from __future__ import annotations

import re

from pipeline.relate.propositions.comparison import SPEECH_ACTS, Comparison
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.judging import COMMITMENTS, judged
from pipeline.relate.rules.rule import Rule

_NEAR = 3
"""How many claims before it a denial may answer."""
_SURE = 0.6
_ACTS = SPEECH_ACTS & {"promise", "offer", "propose", "agree", "accept", "request"}
_NOTHING = re.compile(
    r"\b(?:accept|propos|agree|promis|offer|commit|undert|conced|pledg|consent)\w*(?:\s(?:to|or|and|nor|"
    r"\w+ed))*\s(?:anything|nothing|something)\b"
    r"|\bni accept\w+ ni propos\w+|\brien (?:accept|propos|promis)\w+|\bnichego ne (?:prinim|predlag|predlozh|obesh)\w+"
)
_NOTED = re.compile(
    r"\b(?:was|were|has been|had been|been) (?:also )?(?:noted|agreed|confirmed|expressed|reached|stressed|"
    r"underlined|reaffirmed|declared|voiced)\b"
)
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


def _open_denial(pair: Comparison) -> Finding | None:
    """*Both were ready* against *we neither accepted nor proposed anything*: what is denied stands in the words
    around it.

    The one claim makes an undertaking of both sides (or of nobody named); the other, by somebody else, says of one of
    them that he undertook nothing; and the words around the second are about what the first says.
    """
    if pair.denial is None or pair.same_claimant:
        return None
    held, denier = pair.denial
    topic = frozenset(key for key in held.keys if key not in held.lead) or held.keys
    around = pair.around.get(denier.order, frozenset())
    if len(topic & around) < 2 or pair.weight(topic & around) < 0.5 * pair.weight(topic):
        return None
    return Finding("commitment", "structure", "speech_act", 0.7, "truth")


def _follows(held: Proposition, denier: Proposition) -> bool:
    near = held.claim.document == denier.claim.document and 0 < denier.order - held.order <= _NEAR
    return near and held.claim.claimant.name != denier.claim.claimant.name


def _denies_any(item: Proposition) -> bool:
    """The claimant says of himself that he undertook nothing."""
    own = bool(item.lead & item.claimant_keys) or item.pronoun in ("we", "i")
    return item.sign < 0 and item.is_open and own and (item.predicate or "").removeprefix("=") in _ACTS


def _undertakes(item: Proposition) -> bool:
    return item.sign > 0 and not item.is_open and (item.predicate or "").removeprefix("=") in _ACTS


def _denies_all(item: Proposition) -> bool:
    return item.sign < 0 and item.is_open and _NOTHING.search(item.folded) is not None


def _commits_all(item: Proposition) -> bool:
    """An undertaking of both sides, or of nobody named."""
    if item.sign < 1 or item.is_open or not item.concepts & COMMITMENTS:
        return False
    is_of_one = bool(item.pronoun) or bool(item.concepts & {"minister", "president"})
    return item.is_joint or (not is_of_one and _NOTED.search(item.folded) is not None)


def _denies_date(item: Proposition) -> bool:
    return item.sign < 0 and _DATE.search(item.folded) is not None


def _is_dated(item: Proposition) -> bool:
    planned = item.claim.modality == "planned" or bool(item.concepts & {"agree", "promise"}) or item.language == "fr"
    return item.sign > 0 and planned and any(day.day is not None for day in item.days)


NOTHING = Rule(_undertook_nothing, _denies_any, _undertakes)
UNDATED = Rule(_undated, _denies_date, _is_dated)
OPEN_DENIAL = Rule(_open_denial, _denies_all, _commits_all)
