"""Accounts that part by whose will it was: one was summoned, sent away or made to, says one; he came, left or did it of
his own accord, says another."""

from __future__ import annotations

import re

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.doers import is_passive
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.remembered import remembered
from pipeline.relate.rules.facing import NEAR, are_faced
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.rule import Rule

_WILLING = re.compile(
    r"\b(?:of|on) (?:his|her|their|its|my|our|your) own (?:accord|free will|volition|initiative)\b|"
    r"\b(?:voluntar(?:y|ily)|willingly|unbidden|unasked|uninvited)\b|"
    r"\bde (?:son|leur|mon|notre) (?:propre|plein) (?:chef|gre|mouvement)\b|\bde (?:sa|leur|ma) propre initiative\b|"
    r"\bvolontairement\b|\bpo (?:sobstvennoy initsiative|sobstvennomu zhelaniyu|svoey (?:vole|initsiative))\b|"
    r"\bdobrovolno\b"
)
_CALLED, _CAME = (
    r"summon\w*|called in|hauled in|ordered to (?:come|appear|attend)|convoqu\w+|vyzva\w*|vyzyva\w*",
    r"came|come|went|go|gone|going|visit\w*|appear\w*|attend\w*|arriv\w*|call(?:ed)? (?:at|on)|venue?s?|"
    r"alle\w*|rendue?s?|presente\w*|prishe?l\w*|poseti\w*|priby\w*|priekha\w*|yavil\w*",
)
_SENT, _LEFT = (
    r"expel\w*|deport\w*|dismiss\w*|sacked|fired|evict\w*|ousted|recalled|sent (?:home|away|back)|thrown out|expuls\w+|"
    r"renvoy\w+|licenci\w+|limoge\w*|vysla\w*|vydvor\w*|uvole\w*|uvolil[aio]?(?!\w)|otozva\w*",
    r"left|leave|leaving|gone|went|resign\w*|depart\w*|quit|stepped down|return\w*|partie?s?|quitte\w*|demission\w*|"
    r"uekha\w*|ushe?l\w*|pokinu\w*|uvolilsya|uvolilas",
)
_PAIRS = tuple(
    (re.compile(rf"\b(?:{made})\b"), re.compile(rf"\b(?:{did})\b")) for made, did in ((_CALLED, _CAME), (_SENT, _LEFT))
)
_MADE_TO = re.compile(
    r"\b(?:forced|compelled|obliged|made|coerced|contraint\w*|force\w*|zastavil\w*|vynudil\w*) (?:to|a|de)?\b"
)
_SURE = 0.6


def _will(pair: Comparison) -> Finding | None:
    """Who was made to come, go or act by one account came, went or acted of his own will by another."""
    willing, made = (pair.a, pair.b) if _is_willing(pair.a) else (pair.b, pair.a)
    if pair.same_claimant or pair.days_part or pair.modalities_part or _is_willing(made):
        return None
    acts = any(one.search(made.folded) and other.search(willing.folded) for one, other in _PAIRS)
    forced = _MADE_TO.search(made.folded) and willing.predicate in made.keys - made.lead
    if not (acts or forced) or not _are_of_one(pair, willing, made):
        return None
    return Finding("initiator", "antonym", "speech_act", _SURE, "initiator")


def _are_of_one(pair: Comparison, willing: Proposition, made: Proposition) -> bool:
    """Who acts by the one account is whom it was done to by the other: by name, or by a pronoun right behind."""
    if willing.pronoun is not None:
        return willing is pair.b and are_faced(pair, NEAR)
    done_to = made.lead if is_passive(made) else made.keys - made.lead
    shared = willing.lead & done_to
    return bool(shared & willing.names) or (bool(shared) and (are_faced(pair, NEAR) or len(pair.shared) > 1))


@remembered
def _is_willing(item: Proposition) -> bool:
    return item.is_held and _WILLING.search(item.folded) is not None


@remembered
def _is_made(item: Proposition) -> bool:
    return item.is_held and any(form.search(item.folded) for form in (*(made for made, _ in _PAIRS), _MADE_TO))


WILL = Rule(_will, _is_willing, _is_made)
