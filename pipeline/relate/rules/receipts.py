"""Accounts that part by whether something in writing came to somebody: *we wrote to them in January*, *no such letter
reached us*; *he was not shown the memo*, *I put it on his desk*."""

from __future__ import annotations

import re

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.concepts import kind_of
from pipeline.relate.propositions.keys import key_of, keys_of
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.rules.facing import NEAR, NEXT, are_faced, faced_denial
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.judging import judged
from pipeline.relate.rules.rule import Rule

_THING = (
    r"(?P<thing>letters?|e-?mails?|memos?|memorandum|messages?|notes?|notices?|invitations?|complaints?|warnings?|"
    r"reports?|cop(?:y|ies)|documents?|files?|texts?|summons(?:es)?|requests?|petitions?|applications?|telegrams?|"
    r"invoices?|warrants?|alerts?|instructions?)"
)
_CAME = re.compile(
    rf"\b(?:receiv\w+|got|gets?|seen|saw|see|shown|sent|given|handed)\s"
    rf"(?:(?:an?|any|some|such an?|such|the|this|that|these|those|written|its|his|her|their)\s)*"
    rf"(?:{_THING}\b|(?:it|them|one)(?=[.,;]|$))"
    rf"|\b{_THING.replace('thing', 'what')}\s(?:[\w' -]{{0,40}}\s)?(?:had|has|have|was|were|been|ever|\s)*"
    r"(?:reached|arrived|come|came|received|delivered|served)\b"
)
_SENT = re.compile(
    r"\b(?:sent|wrote|written|e-?mailed|delivered|handed|posted|gave|given|put|served|left|forwarded|faxed|received|"
    r"signed for|went|arrived|reached|read|shown|showed|passed|lodged|filed)\b"
)
_WRITTEN = re.compile(r"\bin writing\b|\bwritten\b")
_TOLD = re.compile(r"\b(?:told|warned|informed|notified|asked|complained|reported|alerted|objected)\b.*\bin writing\b")
_POINTING = re.compile(r"\b(?:such|this|that)\s(?:an?\s)?(?:written\s)?$")
_OBJECT = re.compile(r"\b(?:it|them)\b")
_TO = re.compile(r"\bto (?P<article>the |its |his |her |their |an? )?(?P<who>[\w'-]+)")
_FROM = re.compile(r"\bfrom (?:an?\s|any\s|the\s|its\s|his\s|her\s|their\s)?([a-z-]+)")
_GOT = re.compile(r"\b(?:received|got|read|seen|saw)\b")
_SURE = 0.6


def _received(pair: Comparison) -> Finding | None:
    """One source tells that it was sent or handed over; another, close by, that it never came."""
    denial = faced_denial(pair, NEAR)
    if denial is None or pair.numbers_part or pair.clocks_part:
        return None
    held, denied = denial
    match = _CAME.search(denied.folded)
    if match is None:
        return None
    thing = match["thing"] or match["what"]
    if thing is None:
        linked = are_faced(pair, NEXT) and held is pair.a and _names_thing(held)
    else:
        before = denied.folded[: match.start("thing" if match["thing"] else "what")]
        linked = _is_same_thing(pair, held, denied, thing, bool(_POINTING.search(before)))
    return judged(pair, "negation", _SURE, 1.0) if linked else None


def _is_same_thing(pair: Comparison, held: Proposition, denied: Proposition, thing: str, pointing: bool) -> bool:
    key, kind = key_of(thing, denied.language, False), kind_of(thing)
    if held is pair.a and _TOLD.search(held.folded) and (pointing or _WRITTEN.search(denied.folded)):
        return True
    if key in held.keys and not re.search(rf"\b{thing}\s?box", held.folded):
        return pointing or may_be_addressee(held, denied)
    if pointing and (_names_thing(held) or (kind and kind in held.kind_names)):
        return True
    return held is pair.b and are_faced(pair, NEXT) and bool(_OBJECT.search(held.folded))


def may_be_addressee(held: Proposition, denied: Proposition) -> bool:
    """Who is said not to have it is who was sent it, and from whom, as far as that is told."""
    who = denied.lead | denied.claimant_keys
    froms = [frozenset(_FROM.findall(item.folded)) for item in (held, denied)]
    if froms[0] and froms[1] and froms[0] != froms[1]:
        return False
    return bool(who & held.keys) or not (_names_addressee(held) or _GOT.search(held.folded))


def _names_addressee(item: Proposition) -> bool:
    """*To the mayor*, *to Ranvik*, not *to postpone*."""
    sent = _TO.finditer(item.folded)
    return any(match["article"] or keys_of([match["who"]], item.language) & item.names for match in sent)


def _names_thing(item: Proposition) -> bool:
    return re.search(rf"\b{_THING}\b", item.folded) is not None


def denies_receipt(item: Proposition) -> bool:
    """The claim denies that something in writing came to somebody."""
    return item.sign < 0 and _CAME.search(item.folded) is not None


def _tells_of_sending(item: Proposition) -> bool:
    sent = _SENT.search(item.folded) or _WRITTEN.search(item.folded)
    return item.is_held and bool(sent) and item.claim.modality == "realis"


RECEIPT = Rule(_received, denies_receipt, _tells_of_sending)
