"""Accounts that part by a place: one person in two places on one day."""

from __future__ import annotations

import re

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.keys import key_of
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.rule import of_both

_STAYED = re.compile(
    r"\b(?:was|were|stayed|remained|slept|(?:had )?spent (?:\w+ ){1,8}?|(?:etait|se trouvait|a passe (?:\w+ ){1,4}?)|"
    r"(?:byl[aio]?|nakhodil\w+))\s?"
    r"(?:still |already |then |personally )?(?:at|in|a|au|v|na)\s(?P<place>(?:[\w'-]+\s?){1,6})"
)


def _place(pair: Comparison) -> Finding | None:
    """The same named subject on the same given day, said to be in places that share no name."""
    if pair.days_part or pair.modalities_part:
        return None
    subject = {key for key in pair.a.lead & pair.b.lead if key[0] in "@#"}
    alike = pair.weight(pair.a.lead & pair.b.lead) >= 0.6 * pair.weight(pair.a.lead | pair.b.lead)
    if not subject or not alike or pair.same_document:
        return None
    one, other = _places_of(pair.a), _places_of(pair.b)
    if one & other or one & subject or other & subject:
        return None
    return Finding("place", "world_knowledge", "object", 0.6, "place", position_a=_told(one), position_b=_told(other))


def _places_of(item: Proposition) -> frozenset[str]:
    match = _STAYED.search(item.folded)
    if not match:
        return frozenset()
    words = re.split(r"\s(?:on|before|after|from|during|when|until|le|avant)\s", match["place"])[0].split()
    keys = {key for word in words if (key := key_of(word, item.language, True))}
    return frozenset(keys & item.keys)


def _told(keys: frozenset[str]) -> str:
    return " ".join(sorted(key[1:] for key in keys))


def _is_placed(item: Proposition) -> bool:
    return bool(item.days and not item.is_joint and _places_of(item))


PLACE = of_both(_place, _is_placed)
