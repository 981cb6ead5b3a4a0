"""Accounts that part by whether somebody had or showed a thing: *without any lights*, *its lights were on*; *they
entered without a warrant*, *they had a warrant*."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.keys import key_of, keys_of
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.remembered import remembered
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.judging import judged
from pipeline.relate.rules.rule import Rule, of_both
from pipeline.schema import Mechanism

_THING = r"(?:(?:an?|any|some|its|their|his|her|the|all|proper|valid)\s)*(?:[a-z][\w-]*\s)??(?P<thing>[a-z][\w-]{3,})"
_END = r"(?=[.,;]|$|\s(?:before|when|as|while|after|on|at|in|during|that|and|for|from|to|by)\b)"
_WITHOUT = re.compile(rf"\bwithout\s(?!\w+ing\b){_THING}{_END}")
_WITH = re.compile(
    rf"\b(?:showed|shown|show|displayed|carried|bore|there (?:was|were|had been)|(?:had|has|have)(?! been| \w+ed\b))\s"
    rf"{_THING}{_END}"
)
_SEEN = re.compile(rf"\b(?:saw|seen)\s(?:its|their|his|her|the|any|some)\s{_THING}{_END}")
_ON = re.compile(
    r"^(?:(?:the|its|their|his|her|all|both)\s)*(?:[a-z][\w-]*\s)??(?P<thing>[a-z][\w-]{3,})(?:\s(?:of|on|aboard)\s(?P<of>[^,.;]{2,40}?))?\s"
    r"(?:(?:was|were|is|are|had been|have been|stayed|remained)\s(?:all\s|fully\s)?(?:switched\s|turned\s)?)"
    r"(?P<state>on|lit|burning|off|out|unlit|dark|extinguished)\b(?!\s(?:the|a|an|of|its|his|her|their|duty|strike|fire)\b)"
)
_ANY_OWNER = frozenset(["vessel", "ship", "craft", "build", "somebod"])
"""Keys of words that tell of any owner."""
_SURE, _BESIDE = 0.6, 0.8
"""Confidence; share covered where only the claims around the two show that it is one thing."""


@dataclass(frozen=True)
class _Presence:
    """A thing, by its key, what it is said to be of, and whether the claimant says that it was there."""

    thing: str
    owner: frozenset[str]
    is_there: bool


@remembered
def _presence(item: Proposition) -> _Presence | None:
    for pattern in (_WITHOUT, _ON, _SEEN, _WITH):
        match = pattern.search(item.folded)
        key = key_of(match["thing"], item.language, False) if match else None
        if match is None or key is None or key not in item.keys:
            continue
        positive = match["state"] in ("on", "lit", "burning") if pattern is _ON else pattern is not _WITHOUT
        of = match["of"] or "" if pattern is _ON else ""
        owner = item.lead if pattern in (_WITHOUT, _WITH) else keys_of(re.findall(r"[\w'-]+", of), item.language)
        return _Presence(key, (owner & item.keys) - {key} - _ANY_OWNER, positive == (item.sign > 0))
    return None


def _parted(pair: Comparison) -> Finding | None:
    """One thing that was there and was not, of one subject where both name theirs, by two claimants."""
    one, other = _presence(pair.a), _presence(pair.b)
    if one is None or other is None or one.thing != other.thing or one.is_there == other.is_there:
        return None
    if pair.same_claimant or pair.subjects_part or pair.numbers_part or pair.labels_part:
        return None
    alike = bool(one.owner & other.owner)
    if one.owner and other.owner and not alike:
        return None
    if not alike and not pair.are_near and not pair.is_beside(frozenset([one.thing])):
        return None
    mechanism: Mechanism = "negation" if pair.a.sign != pair.b.sign else "antonym"
    return judged(pair, mechanism, _SURE, 1.0 if alike else _BESIDE)


def _tells_presence(item: Proposition) -> bool:
    return item.sign != 0 and item.is_certain and _presence(item) is not None


PRESENCE: Rule = of_both(_parted, _tells_presence)
