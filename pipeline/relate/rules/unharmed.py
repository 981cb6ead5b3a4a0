"""Accounts that part by whether anybody came to harm: *nobody was hurt*, *three people were injured*."""

from __future__ import annotations

import re

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.remembered import remembered
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.judging import judged
from pipeline.relate.rules.rule import Rule
from pipeline.relate.rules.tolls import toll_of
from pipeline.relate.rules.updates import published_apart

_KILL, _INJURE = "=kill", "=injure"
_HARM = (
    r"(?:(?P<dead>killed|died|dead|deaths?|fatalit\w+|morts?|tuee?s?|pogib\w*|zhertv\w*|umer\w*|ubit\w*)|"
    r"(?P<hurt>injured|wounded|injur(?:y|ies)|blessee?s?|ranen\w*)|"
    r"(?P<any>hurt|harmed|casualt\w+|victimes?|victims?|postrada\w*))\b"
)
_SOMEBODY = re.compile(
    rf"^(?:(?:(?:some|any)(?:body|one)|a person|people)\s(?:(?:was|were|has|had|have|is|are|got)\s)?(?:been\s)?"
    rf"|there\s(?:was|were|is|are|has been|have been|had been)\s(?:an?\s|any\s|some\s)?"
    rf"|quelqu'un\s(?:a|est|avait|etait)\s(?:ete\s)?|il y (?:a|avait)\s(?:eu\s)?(?:de\s|des\s|une?\s)?|une?\s"
    rf"|(?:[\w']+\s){{1,4}}(?:fait|cause)\s(?:(?:de|des|une?|ni)\s)?|kto-to\s(?:byl\s)?|(?:est|byli)\s|){_HARM}"
    r"(?P<rest>.*)"
)
_NO_MORE = re.compile(r"^\W*(?:net|est|byl[io]|a deplorer|est a deplorer|n?i \w+(?: net)?)?\W*$")
"""What may stand behind the harm, where nobody at all is said to have come to it."""


@remembered
def spared(item: Proposition) -> frozenset[str]:
    """Keys of the harms to which, by the claim, nobody came; none where it speaks of some people or some place."""
    match = _SOMEBODY.match(item.folded) if item.sign < 0 else None
    if match is None or not _NO_MORE.match(match["rest"]):
        return frozenset()
    if match["any"]:
        return frozenset((_KILL, _INJURE))
    return frozenset((_KILL if match["dead"] else _INJURE,))


def _harmed_none(pair: Comparison) -> Finding | None:
    """One says that nobody came to a harm, the other how many did; not of two days, nor of news of a later one."""
    one, other = (pair.a, pair.b) if spared(pair.a) else (pair.b, pair.a)
    toll = toll_of(other)
    if toll is None or toll.amount.low < 1 or toll.state not in spared(one):
        return None
    if pair.days_part or pair.places_part or published_apart(pair) or (pair.same_claimant and pair.same_document):
        return None
    return judged(pair, "negation", 0.6, 1.0)


def _spares(item: Proposition) -> bool:
    return bool(spared(item))


def _tells_toll(item: Proposition) -> bool:
    return item.sign > 0 and toll_of(item) is not None


UNHARMED = Rule(_harmed_none, _spares, _tells_toll)
