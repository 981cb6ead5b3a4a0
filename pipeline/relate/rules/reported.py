"""Denials that a narrator reports, in words that say what was denied: *the firm denied a claim that …*."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.names import fold
from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.keys import keys_of
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.judging import judged
from pipeline.relate.rules.rule import Rule

_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|contest(?:s|ed|ing)?|"
    r"dismiss(?:es|ed|ing)?)\s(?P<what>.+)"
)
_WORDS_OF_DENIAL = frozenset(["=deny", "=refuse", "dismis"])
_THAT = re.compile(r"^(?:[\w’'-]+\s){0,6}?that\s(?P<what>.+)")
_COVERED, _LEAST = 0.4, 3
"""Of a denial that a narrator reports: least share of its weight, and fewest words, that the other claim says too."""


def _reported(pair: Comparison) -> Finding | None:
    """*The firm denied a claim that …* against a claim that says just that."""
    for held, denier in ((pair.a, pair.b), (pair.b, pair.a)):
        what = _denied(denier)
        if what is None or held.sign <= 0 or words_denied(held) or pair.days_part or pair.modalities_part:
            continue
        matched = what & held.keys
        if len(matched) >= _LEAST - bool(_same_figure(pair)) and pair.weight(matched) >= _COVERED * pair.weight(what):
            finding = judged(pair, "negation", 0.6, 1.0)
            return finding and replace(finding, axis="denial")
    return None


def words_denied(item: Proposition) -> str | None:
    """The words of a statement that say what somebody denied; `None` where it says no such thing, or the contrary."""
    if not item.is_held or not _WORDS_OF_DENIAL & item.keys:
        return None
    statement = " ".join(item.claim.statement.split())
    match = _DENIED.search(statement)
    clause = _THAT.match(match["what"]) if match else None
    return clause["what"] if clause else None


def _denied(item: Proposition) -> frozenset[str] | None:
    """Keys of what a statement says that somebody denied."""
    denied = words_denied(item)
    if denied is None:
        return None
    return keys_of(re.findall(r"[\w'-]+", fold(denied)), item.language) & item.keys or None


def _same_figure(pair: Comparison) -> bool:
    """Both count something, to the same number."""
    ones = {(amount.low, amount.high) for amount in pair.a.quantities}
    return bool(ones & {(amount.low, amount.high) for amount in pair.b.quantities})


def _tells_of_denial(item: Proposition) -> bool:
    return words_denied(item) is not None


def _holds(item: Proposition) -> bool:
    return item.sign > 0 and words_denied(item) is None


REPORTED = Rule(_reported, _tells_of_denial, _holds)
