"""What a denial leaves open, though most of its words are another's: *the defence need not prove that the mayor signed*
says nothing of the signing; *we did not call them*, nothing of a talk by telephone; *we did not ask for the meeting*,
nothing of what the others asked for."""

from __future__ import annotations

import re

from pipeline.relate.propositions.doers import SPEAKERS, doers, is_passive, speaker_keys
from pipeline.relate.propositions.keys import key_of
from pipeline.relate.propositions.proposition import Proposition

_SAYING = (
    r"said|says?|saying|tells?|telling|told|stat(?:e[sd]?|ing)|alleg\w+|announc\w+|argu(?:e[sd]?|ing)|claim(?:s|ed|ing)?|"
    r"declar\w+|impl(?:y|ies|ied|ying)|insist\w*|report(?:s|ed|ing)?|suggest\w*|wr(?:ote|ite|ites|itten|iting)|"
    r"dire|dit|disent|affirm\w+|pretend\w*|sugger\w+|ecri\w+|skaz\w+|govor\w+|utverzhd\w+|soobsh\w+|"
    r"zayav\w+|pisa\w+"
)
_FINDING = (
    r"prov(?:e[sdn]?|ing|en)|show(?:s|n|ed|ing)?|establish\w*|demonstrat\w+|decid\w+|determin\w+|rul(?:e[sd]?|ing)|"
    r"settl\w+|judg\w+|know[ns]?|knew|knowing|aware|realis\w+|learn\w*|remember\w*|recall\w*|notic\w+|clear|sure|certain|"
    r"obvious|verif\w+|check\w*|investigat\w+|explain\w*|assum\w+|presum\w+|guess\w*|predict\w*|expect\w*|mean[st]?|"
    r"prouv\w+|demontr\w+|etabli\w*|montr\w+|decide\w*|determine\w*|savoir|sait|savent|savai\w+|suppos\w+|verifi\w+|"
    r"expliqu\w+|clair|certaine?|evident|"
    r"doka\w+|ustan[ao]\w+|resh\w+|opredel\w+|zna\w+|provery?a\w*|proveri\w*|yasno|ochevidno|izvestno|"
    r"predpolaga\w+"
)
_ASKING = (
    r"ask(?:s|ed|ing)?|wonder\w*|inquir\w+|enquir\w+|question(?:s|ed|ing)?|demand(?:e|ait|ent|er)|sprosi\w*|sprash\w+"
)
_CLAUSE = r"(?:that|whether|if|who|how|why|que|qu'\w+|si|chto|li)\b"
_EMBEDS = re.compile(
    rf"^[^,;]*?\b(?:(?P<saying>{_SAYING})(?:\s[\w'-]+){{0,3}}?|"
    rf"(?P<finding>{_FINDING})(?:\s(?:now|yet|today|again|beyond (?:any |all )?(?:reasonable )?doubt))?),?\s{_CLAUSE}"
)
"""A verb or adjective with a clause that it neither holds nor denies where it is denied itself; not *think* or *true*,
of which the no goes to the clause, nor *accept*."""
_QUESTION = re.compile(
    rf"\b(?:{_ASKING})\s(?:[^\s,;]+\s){{0,5}}?(?:whether|if|si|li)\b|\b(?:sprosi|sprash)\w+,? .*\bli\b"
)
_SAID = re.compile(rf"\b(?:{_SAYING})\b")
_CAUSE = re.compile(
    r"\b(?:because of|due to|owing to|as a (?:direct )?(?:result|consequence) of|on account of)\s(?P<what>[^,;]+)"
)
_CONTACT = re.compile(
    r"\b(?:called|rang|rung|phoned|telephoned|contacted|approached|dialled)\b"
    r"(?! (?:by|for|off|on|out|back|it|up|an? |the (?:meeting|vote|strike|election|talks)))"
    r"|\b(?:to|will|would|not|must|can|could|should|might|did|does) (?:call|ring|phone|telephone|contact|approach)\b"
    r"|\b(?:a|avait|ai|ont|avons|avaient) (?:appele|telephone (?:a|au|aux)|contacte|joint)\b|\b(?:po|pere)?zvoni\w*"
)
"""What one does to another; that the two spoke does not tell which."""
_ON_WHOSE_PART = re.compile(
    r"\bcalls? (?:from|by|made by|to)\b|'s call\b|\b(?:request|initiative) of\b|'s (?:request|initiative)\b|"
    r"\bappel d[eu']|\bpo (?:initsiative|prosbe|zaprosu)\b"
)
_TALKED = re.compile(
    r"\b(?:(?:by|on the) (?:tele)?phone|(?:tele)?phone (?:call|conversation|talk)s?|"
    r"(?:a|an|the|their|this) (?:[a-z-]+ )?calls?|(?:par|au) telephone|"
    r"(?:entretien|conversation|echange) telephonique|po telefonu|telefonn\w+ \w+)\b"
)
"""What two do with each other."""
_EXCHANGES = frozenset(["=call", "=meet", "=dialogue", "=speak"])


def is_question(item: Proposition) -> bool:
    """It is denied that somebody asked whether a thing is so: an answer to the question, of whatever it says."""
    return item.sign < 0 and _QUESTION.search(item.folded) is not None


def leaves_open(denied: Proposition, held: Proposition) -> bool:
    """Tell whether what is denied may be untrue and what is held true all the same, whatever words they share."""
    return (
        _denies_only_around(denied, held)
        or _denies_only_direction(denied, held)
        or _denies_for_another(denied, held)
        or _denies_only_cause(denied, held)
    )


def _denies_only_around(denied: Proposition, held: Proposition) -> bool:
    """The no is of what somebody proved, knew or said, and the other claim says nothing of proof or knowledge, nor is
    of words or theirs who is denied to have said them."""
    match = _EMBEDS.search(denied.folded)
    if match is None:
        return False
    if match["saying"]:
        # Whose words they were may not be known: *we did not say that the lock was safe*.
        told_of = bool(denied.lead_names) or denied.is_open
        return told_of and not _SAID.search(held.folded) and not held.claimant_keys & denied.lead
    key = key_of(match["finding"], denied.language, False)
    return key not in held.keys and not re.search(rf"\b{match['finding']}\b", held.folded)


def _denies_only_cause(denied: Proposition, held: Proposition) -> bool:
    """It is denied to have come about by something of which the other claim says nothing."""
    match = _CAUSE.search(denied.folded)
    return match is not None and not _CAUSE.search(held.folded) and not denied.keys_in(match["what"]) & held.keys


def _denies_only_direction(denied: Proposition, held: Proposition) -> bool:
    """One is denied to have called the other; the other claim says that they talked."""
    if "=call" not in denied.keys & held.keys or not _CONTACT.search(denied.folded):
        return False
    one_way = any(form.search(held.folded) for form in (_CONTACT, _ON_WHOSE_PART))
    return not one_way and _TALKED.search(held.folded) is not None


def _denies_for_another(denied: Proposition, held: Proposition) -> bool:
    """Both are on who asked for an exchange, and whoever is denied to have asked is not known to be who is held to
    have."""
    if not all("=request" in item.keys and item.keys & _EXCHANGES for item in (denied, held)):
        return False
    if denied.is_open or (is_passive(denied) and not doers(denied)):
        return False
    ones, others = (speaker_keys(item) if item.pronoun in SPEAKERS else doers(item) for item in (denied, held))
    return bool(ones or others) and not ones & others
