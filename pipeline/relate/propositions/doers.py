"""Who does what a claim says, where it says so elsewhere than in a subject that names him: *we*, who speaks; *by the
guard*; *at the request of Norland*."""

from __future__ import annotations

import re

from pipeline.names import fold
from pipeline.relate.propositions.keys import keys_of
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.remembered import remembered

SPEAKERS = frozenset(["i", "we", "je", "nous", "ya", "my"])
"""Pronouns by which a claimant speaks of himself or his own, as subjects."""
_PASSIVE = re.compile(
    r"\b(?:was|were|be|been|being)\s(?:\w+ly\s|also\s|not\s)?\w+(?:ed|en|own|ung|ought|told|held|made|sent|put|shut)\b"
)
_BY = re.compile(
    r"\b(?:by|par|(?:at|on|upon) the (?:\w+ )?(?:request|initiative|demand|invitation|insistence|asking) of|"
    r"(?:a|sur) (?:la demande|l'initiative|l'invitation|la requete) (?:de|du|d'|des)|"
    r"po (?:prosbe|initsiative|zaprosu|trebovaniyu|priglasheniyu))\s?(?P<who>[^,;]{1,60})"
    r"|\b(?P<whose>[\w-]+)(?:'s?) (?:request|initiative|demand|invitation|insistence)\b"
)
_WORD = re.compile(r"[\w-]+")
_BEHIND = re.compile(r"\b(?:in|on|at|to|for|from|during|after|before|with|against|dans|pour|avec|that|which|who)\b.*")


@remembered
def is_passive(item: Proposition) -> bool:
    """The statement has a verb in the passive."""
    return _PASSIVE.search(item.folded) is not None


@remembered
def doers(item: Proposition) -> frozenset[str]:
    """Keys of the names of who does it: of the agent where one is told (*by the Norland guard*), else of the subject of
    a verb in the active; empty where nobody is named."""
    agents = [match["who"] or match["whose"] for match in _BY.finditer(item.folded)]
    named = keys_of((word for who in agents for word in _WORD.findall(_BEHIND.sub("", who))), item.language)
    if found := named & item.names:
        return found
    if is_passive(item):
        return frozenset()
    return item.lead_names | ({item.first_name} if item.first_name else set())


@remembered
def speaker_keys(item: Proposition) -> frozenset[str]:
    """Keys of who says *I* or *we*: his name and the office that is stated with it; of an author his publisher."""
    told = f"{item.issuer or ''} {fold(item.claim.claimant.role or '')}"
    return keys_of((word.removesuffix("'s") for word in re.findall(r"[\w'-]+", told)), item.language)
