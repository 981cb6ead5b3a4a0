"""Accounts that part by whether an act took place: *no complaint about Unit 3 ever came in*, *they handed in a
complaint about the seal of Unit 3*."""

from __future__ import annotations

import re

from pipeline.relate.propositions.comparison import SPEECH_ACTS, Comparison
from pipeline.relate.propositions.doers import is_passive
from pipeline.relate.propositions.keys import LIGHT, key_of
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.judging import judged
from pipeline.relate.rules.receipts import denies_receipt, may_be_addressee
from pipeline.relate.rules.rule import Rule

_A = r"(?:an?|any|some|another|such an?|no|no such)"
_HAPPENED = (
    r"(?:come|came|reached|received|given|made|sent|handed|lodged|laid|signed|issued|put|presented|arrived|filed|held|"
    r"concluded|noted|discussed|raised|agreed)"
)
_PATTERNS = (
    re.compile(rf"\bthere (?:was|is|were|has been|had been|have been|exists|existed) {_A}\s(?P<what>.+)"),
    re.compile(
        rf"^(?:\w+ing,? )?{_A}\s(?P<what>\w.+?)\s(?:(?:has|had|have|was|were|is)\s)?(?:been\s|ever\s)*{_HAPPENED}\b"
    ),
    re.compile(
        r"\b(?:received|got|had|has|have|given|saw|seen|made|presented|sent|issued|gave|put|sought|"
        rf"filed|lodged|aware of|kn(?:ew|ows?) of|heard of|record of|trace of|informed of) {_A}\s(?P<what>\w.+)"
    ),
    re.compile(
        r"\bil (?:y|n'y) (?:a|avait|aurait)(?: jamais)?(?: eu)?(?: la moindre| le moindre| une?| des| de| d'| aucune?)"
        r"\s?(?P<what>\w.+)"
    ),
    re.compile(
        r"^(?:une?|des|la moindre|le moindre) (?P<what>\w.+?) (?:a|ont|avait|avaient|est|sont|etait|etaient) "
        r"(?:jamais )?(?:ete )?(?:recue?|faite?|envoyee?|remise?|deposee?|adressee?|signee?|donnee?|prise?|presentee?|"
        r"transmise?|parvenue?|arrivee?)s?\b"
    ),
    re.compile(
        r"^(?:kak\w+-(?:to|libo|nibud) )(?P<what>\w.+?) (?:(?:byl[aoi]?|ot \w+(?: \w+)?) )?(?:postup\w+|sushchestv\w+|"
        r"byl[aoi]?|otpravl\w+|poluch\w+|prikhod\w+|prishl\w+|podpis\w+|zafiksir\w+|predstavl\w+)\b"
    ),
)
_SILENT = re.compile(
    r"\b(?:contain(?:s|ed)?|includ(?:es?|ed)|(?:spoke|speaks?) of|mention(?:s|ed)?|there (?:is|was)) "
    rf"{_A}\s(?P<what>\w.+)"
)
_ACCOUNT = re.compile(
    r"\b(?:account|statement|release|communique|readout|transcript|minutes|record|report|text|letter|version|bulletin|"
    r"press|article|notice)s?\b"
)
_UNREAL = re.compile(
    r"\b(?:possibility|prospect|chance|hopes?|idea|wish(?:es)?|question|subject|word|definition) (?:of|for)\b"
    r"|\b(?:look|hop|wait|press|push|argu|call)(?:s|ed|ing)? for\b"
)
"""What is wished or spoken of has not happened."""
_STANDING = re.compile(r"\b(?:demands|asks|urges|requests|insists|calls)\s(?:that|for|to|on)\b")
"""What somebody demands is no demand that he made once."""
_TAKEN_IN = re.compile(r"\b(?:receiv\w+|got|given|reached|aware|knew|knows?|heard|record|informed)\b")
"""What is denied is that something came to somebody, whoever sent it."""
_ACTS = SPEECH_ACTS | set(
    "write meet sign vote agreement inspect attack pay order loan shoot explode fire collide evacuate stop detain "
    "postpone blame".split()
)
_ACT = re.compile(
    r"(?:complain|apolog|message|document|instruct|restrict|petition|grievance|objection|note$|notes$|plainte|courrier|"
    r"reclamation|zhalob|obrashcheni|dokument|akt[aoyei]?$|akty$)"
)
_HEAD = re.compile(
    r"^(?P<front>(?:[\w'-]+\s){0,3}?)(?P<head>[\w'-]+)(?=[,.;]|$|\s(?:of|for|to|about|on|that|from|in|with|by|at|over|concerning|between|had|has|was|is|de|du|des|pour|sur|par|au|aux|"
    r"ot|o|ob|na|iz|dlya|po)\b|\sd')"
)
_SENDER = re.compile(r",? (?:from|by|de la part de|ot) |,? (?:has|had|have|was|were|is|are|came|come|reached)\b")
_TOPIC = 0.5
_BESIDE, _PARTNERS = 2, 8  # claims between a denial and what it answers; how far down its partners that may stand


def _absence(pair: Comparison) -> Finding | None:
    """One says that there was no such act; somebody else tells of one of its kind, on the same subject."""
    if pair.denial is None or pair.same_claimant or pair.days_part:
        return None
    held, denier = pair.denial
    act = _act(denier, _PATTERNS)
    if act is None or act[0] not in held.keys or pair.numbers_part:
        return None
    if pair.places_part and (held.names - held.lead or not _TAKEN_IN.search(denier.folded)):
        return None  # to whom it did not come, to him nobody else's came
    if denies_receipt(denier) and not may_be_addressee(held, denier):
        return None
    topic = act[1]
    parties = (denier.keys & held.keys) - LIGHT - {act[0]}
    if parties and parties <= held.lead - denier.lead and not is_passive(held):
        return None  # to whom no warning came, he warned others
    # A bare denial (*there was no payment*) answers what stands right before it, and what is told of one thing.
    near = pair.same_document and 0 < denier.order - held.order <= _BESIDE
    if denier.clocks and not held.clocks and not near:
        return None  # at one hour there was none
    answers = not topic and (near or (max(pair.ranks) <= _PARTNERS and pair.is_beside(frozenset([act[0]]))))
    if not answers and (not topic or pair.weight(topic & held.keys) < _TOPIC * pair.weight(topic)):
        return None
    return judged(pair, "negation", 0.6, 0.5)


def _omission(pair: Comparison) -> Finding | None:
    """Of an account it is said that it has no such act (*the communiqué contains no apology*); somebody tells of it."""
    if pair.denial is None or pair.same_claimant:
        return None
    held, denier = pair.denial
    act = _act(denier, (_SILENT,))
    if act and act[0] in held.keys and act[1] and pair.weight(act[1] & held.keys) >= _TOPIC * pair.weight(act[1]):
        return Finding("omission", "negation", "speech_act", 0.6, "truth", label="divergence")
    return None


def _act(denier: Proposition, patterns: tuple[re.Pattern[str], ...]) -> tuple[str, frozenset[str]] | None:
    """The act denied and what it is said to be about, as keys; `None` where no act is denied."""
    match = next((found for pattern in patterns if (found := pattern.search(denier.folded))), None)
    noun = _HEAD.match(match["what"]) if match else None
    if match is None or noun is None:
        return None
    key = key_of(noun["head"], denier.language, False)
    if key is None or not (key.removeprefix("=") in _ACTS or _ACT.match(noun["head"])):
        return None
    # Whom it would be from and whether it came say nothing of what it is about.
    about = _SENDER.split(noun["front"] + match["what"][noun.end() :], maxsplit=1)[0]
    return key, denier.keys_in(about) - LIGHT - {key}


def _denies_act(item: Proposition) -> bool:
    return item.sign < 0 and _act(item, _PATTERNS) is not None


def _tells_of_act(item: Proposition) -> bool:
    if not item.is_held or item.is_open or "not" in item.folded.split():
        return False
    return not (_UNREAL.search(item.folded) or _STANDING.search(item.folded))


def _misses_act(item: Proposition) -> bool:
    return item.sign < 0 and bool(_ACCOUNT.search(item.folded)) and _act(item, (_SILENT,)) is not None


def _is_no_account(item: Proposition) -> bool:
    return item.is_held and not _ACCOUNT.search(item.folded)


ABSENCE = Rule(_absence, _denies_act, _tells_of_act)
OMISSION = Rule(_omission, _misses_act, _is_no_account)
