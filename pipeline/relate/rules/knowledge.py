"""Accounts that part by what somebody knew or noticed: *the minister had known of the shortage*, *I was told of no
shortage*; *the siren sounded*, *we heard no siren*."""

from __future__ import annotations

import re

from pipeline.names import fold
from pipeline.relate.propositions.comparison import Comparison, is_content
from pipeline.relate.propositions.keys import LIGHT, key_of, keys_of
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.rules.facing import NEAR, faced_denial
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.judging import judged
from pipeline.relate.rules.rule import Rule

_KNOWN = re.compile(
    r"\b(?:kn(?:ew|own?|ows)|aware|learn(?:ed|t)|heard (?:of|about)|"
    r"(?:was|were|been|being|is|are) (?:\w+ly )?(?:told|informed|warned|notified|alerted|briefed|advised))\b"
)
_TOLD = re.compile(
    r"\b(?:told|informed|warned|notified|alerted|briefed|advised)\s(?!that\b|it\b|by\b|of\b|about\b|in\b)\w"
)
_VERBS = frozenset(["=know", "=notice", "=warn", "=recommend", "=see", "learn", "hear", "heard", "brief"])
_SENSED = re.compile(
    r"\b(?:hear|heard|see|saw|seen|notic(?:e|ed)|witness(?:ed)?|observ(?:e|ed)|felt|smelt|smelled)\s"
    r"(?:an?\s|any\s|some\s|the\s|such an?\s)?(?P<thing>[a-z][a-z-]{2,})"
    r"(?=[.,;]|$|\s(?:before|when|as|while|at|in|on|that|from)\b)"
)
_HEAD = r"(?=[.,;]|$|\s(?:was|were|is|had|has|rang|went|broke|came|rose|\w+ed|at|in|on|before|when|as|after|from)\b)"
_FIRST = re.compile(r"\b(?:first|only|until|before)\b")
_SURE = 0.6
_OWN = frozenset(["i", "we"])


def _knew(pair: Comparison) -> Finding | None:
    """One tells that somebody knew or was told of it; he, or who speaks for him, denies it close by."""
    denial = faced_denial(pair, NEAR)
    if denial is None or pair.modalities_part:
        return None
    held, denied = denial
    knowers = frozenset(filter(is_content, _subject(denied))) | (_subject(denied) & denied.names)
    who = held.keys if _TOLD.search(held.folded) and not _KNOWN.search(held.folded) else _subject(held)
    if not knowers & who:
        return None
    topic = (pair.content - LIGHT - _VERBS) - knowers
    bare = not (frozenset(filter(is_content, denied.keys)) - _VERBS - LIGHT - knowers)
    if not topic and not bare:
        return None
    return judged(pair, "negation", _SURE, 1.0)


def _subject(item: Proposition) -> frozenset[str]:
    """Keys of the subject; of who says it, with his office, where he speaks of himself."""
    claimant = item.claim.claimant
    own = item.claimant_keys
    if item.pronoun in _OWN or item.lead & own or item.pronoun in ("he", "she", "it", "they"):
        role = keys_of(re.findall(r"[\w'-]+", fold(claimant.role or "")), "en")
        return item.lead | own | role
    return item.lead


def _sensed(pair: Comparison) -> Finding | None:
    """One tells of a sound or a sight; another source, close by, heard or saw none."""
    denial = faced_denial(pair, NEAR - 1)
    if denial is None or pair.places_part or pair.clocks_part or pair.modalities_part:
        return None
    held, denied = denial
    match = _SENSED.search(denied.folded)
    key = key_of(match["thing"], denied.language, False) if match else None
    if match is None or key is None or key in LIGHT:
        return None
    if key != held.predicate and not _has_head(held, match["thing"]):
        return None
    return Finding("occurrence", "negation", "object", _SURE, "truth", label="tension")


def _has_head(item: Proposition, thing: str) -> bool:
    """The thing itself is told of, not what is named for it: *the smoke*, not *the smoke alarm*."""
    return re.search(rf"\b{thing}s?{_HEAD}", item.folded) is not None


def _denies_knowing(item: Proposition) -> bool:
    return item.sign < 0 and bool(_KNOWN.search(item.folded)) and not _FIRST.search(item.folded)


def _tells_of_knowing(item: Proposition) -> bool:
    told = _KNOWN.search(item.folded) or _TOLD.search(item.folded)
    return item.is_held and bool(told)


def _denies_sensing(item: Proposition) -> bool:
    return item.sign < 0 and _SENSED.search(item.folded) is not None


def _holds(item: Proposition) -> bool:
    return item.is_held


KNEW = Rule(_knew, _denies_knowing, _tells_of_knowing)
SENSED = Rule(_sensed, _denies_sensing, _holds)
