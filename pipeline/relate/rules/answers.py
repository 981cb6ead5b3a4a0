"""Denials that do not repeat what they deny: in fewer or more words (*the president did call it a fiction*), *he did no
such thing*, *nobody asked anybody*.

What they deny is told elsewhere: by a claim that shares half of it, by the claim that stands before them, by any claim
of the act.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.relate.propositions.comparison import SPEECH_ACTS, Comparison, is_content
from pipeline.relate.propositions.doers import doers, is_passive, speaker_keys
from pipeline.relate.propositions.keys import LIGHT, key_of, keys_of
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.remembered import remembered
from pipeline.relate.rules.contrasts import are_contrasted
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.judging import judged
from pipeline.relate.rules.left_open import leaves_open
from pipeline.relate.rules.negators import has_negator, says_more, says_no_otherwise
from pipeline.relate.rules.receipts import denies_receipt, may_be_addressee
from pipeline.relate.rules.rule import Rule
from pipeline.schema import Axis

_HALF, _SHORT, _PARTNERS = 0.4, 0.2, 8
"""Of `answered`: least share of what is denied, least cover of what is held, how far down the partners of each."""
_FEW = 3
_LOOSE = re.compile(r"[a-z]{3,}ly|(?:some|any|no)(?:body|one|thing|where)?|such|kind|sort")
_SECOND = re.compile(r"(?<=\w{3})(?:[,;:–—]\s|\s(?:if|because|although|though|while|whereas)\s)")
_OBJECT_ELSEWHERE = re.compile(r"\s(?:it|this|that|them|so)(?=[,.!]|$)")
_ASKED_TO = re.compile(r"\b(?:was|were|been|being) (?:asked|told|urged) (?:\w+ly )?to\b")
_OWN_MIND = re.compile(r"\b(?:is|am|are|was|were|be|been) (?:\w+ly )?(?:sure|certain|convinced|satisfied|aware)\b")
_SPEAKER = frozenset(["i", "we"])
_NOT_ONE = re.compile(r"^(?:not one|none|nobody|no one|no [a-z]+)\b|\b(?:no such|nothing of the)\b")
_WORD = re.compile(r"[^\W_]{3,}")
_BEFORE = 4
"""How many claims before it a denial may point back over."""
_POINTING = re.compile(
    r"^(?:[\w’'.-]+\s){1,4}?(?:(?:did|had|has|have|would|was)\s)?(?:(?P<say>said|say|saying)|did|do|done|doing)\s"
    r"(?:it|that|so|this|such an?|any such|no such|some such|something of the|anything of the|nothing of the)\b"
    r"(?:\s(?:thing|kind|sort|words?))*(?:[.,;]|$)"
)
_SPEECH = re.compile(
    r"\b(?:said|says|told|tells|announced|declared|promised|pledged|assured|warned|threatened|called|calls|stated|"
    r"claimed|offered|suggested|admitted|asked|agreed|accused|ordered)\b"
)
_TOOK_PLACE = re.compile(r"\b(?:(?:took|take|taken) place|happen(?:ed)?|occur(?:red)?)\b")
"""After it the subject is what is denied: *no inspection took place*."""
_SPEECH_KEYS = frozenset(f"={act}" for act in SPEECH_ACTS)
_ACTS = frozenset(["=request", "=propose", "=invite"])
_ANSWERING = frozenset(["=agree", "=approve", "=refuse", "=confirm"])
"""What is done to an offer or a request."""
_AT_REQUEST = re.compile(
    r"\b(?:request|invitation|initiative|proposal) (?:of|by|from)\b|'s (?:request|invitation|initiative)\b"
)
_PURPOSE = re.compile(r"\bto ([a-z]{3,})\b")
_NOBODY = re.compile(r"\b(?:somebody|someone|anybody|anyone|nobody|no one|something|anything|nothing|such)\b")


def _answered(pair: Comparison) -> Finding | None:
    """A denial in few words of a claim in many, or the reverse: half of what is denied is said by the other, its
    predicate among it, nothing speaks against one subject, and no other claims of the story are nearer to them."""
    denied, held = (pair.a, pair.b) if pair.a.sign < 0 else (pair.b, pair.a)
    if pair.same_claimant or pair.numbers_part or pair.figures_part:
        return None
    if says_no_otherwise(denied, held) or says_more(denied, held) or pair.is_in_passing(denied):
        return None
    if leaves_open(denied, held) or are_contrasted(pair, denied, held):
        return None
    if denies_receipt(denied) and not may_be_addressee(held, denied):
        return None
    own = _said_by(denied)
    matched = own & held.keys
    if not matched or pair.days_part or pair.modalities_part or not _may_share_subject(pair, denied, held):
        return None
    # A word or two in common is an answer only where the claims stand together or those around them speak of one thing,
    # and one word only where it is the verb.
    if len(matched) < _FEW and not (
        pair.are_near or (pair.is_beside(matched) and _stand_alone(pair, denied, held, matched))
    ):
        return None
    share = pair.weight(matched) / pair.weight(own)
    if not _is_told(pair, denied, held, matched) or share < _HALF or pair.cover(held) < _SHORT:
        return None
    finding = judged(pair, "negation", min(0.7, 0.45 + 0.2 * share + 0.01 * len(matched)), share)
    asked = _ACTS & matched
    if asked and bool(_ASKED_TO.search(denied.folded)) != bool(_ASKED_TO.search(held.folded)):
        return None  # to be asked to come is not to be asked for a meeting
    is_on_asking = asked and (own == asked or _AT_REQUEST.search(held.folded))
    return _on("initiator", finding) if is_on_asking else finding


def _is_told(pair: Comparison, denied: Proposition, held: Proposition, matched: frozenset[str]) -> bool:
    """What is held says what is denied to have been done, and not only of whom or what: the verb or what stands with
    it, what somebody did to do it (*moved to exclude the public*), an act of speech."""
    act = denied.predicate
    if act is None and _TOOK_PLACE.search(denied.folded):  # it is the noun that says what never was
        act = held.predicate if held.predicate in matched else max(matched)
    speech = _SPEECH_KEYS & matched
    if len(matched) == 1:
        if speech and not _may_be_one_word(denied, held, speech):
            return False
        return act in matched and (act == held.predicate or (bool(speech) and pair.are_near))
    if speech:
        if act in _ANSWERING - held.keys and speech & denied.keys <= _ACTS | {"=offer"}:
            return False  # to accept an offer is another act than to make it
        return not _is_turned(denied, held, matched, speech)
    # A noun beside a light verb (*had a weapon*) is no act by itself.
    if act in held.keys and (len(matched) >= _FEW or act == held.predicate or str(act)[0] == "=" or is_passive(denied)):
        return True
    purposes = keys_of(_PURPOSE.findall(denied.folded), denied.language)
    return len(matched) >= _FEW and not purposes.isdisjoint(matched)


def _may_be_one_word(denied: Proposition, held: Proposition, speech: frozenset[str]) -> bool:
    """An act of speech that two claims share is not that of two who spoke, each of something else: *the pilots had
    spoken of fog*, *Bell had not spoken of a toll*. Where the act is the subject (*the call took place*) anybody's is
    meant."""
    if not (denied.lead and held.lead) or denied.lead & held.lead or is_passive(held):
        return True
    return not speech.isdisjoint(denied.lead | held.lead)


def _is_turned(denied: Proposition, held: Proposition, matched: frozenset[str], speech: frozenset[str]) -> bool:
    """To whom a word is denied to have come, he has it himself: *no warning came to the centre*, *the centre warned
    the brigade*."""
    parties = matched - speech
    nominal = bool(speech & denied.lead) and not speech & held.lead
    return nominal and bool(parties) and parties <= held.lead and not parties & denied.lead and not is_passive(held)


def _stand_alone(pair: Comparison, denied: Proposition, held: Proposition, matched: frozenset[str]) -> bool:
    """What two claims of different places say is known without what stands before them, and may be of one subject:
    both or neither do it to *it*, and one speaks of the subject of the other, but for acts of speech; to what it was
    done is spoken of around the denial too."""
    if denied.lead & held.lead:
        return True
    if bool(_OBJECT_ELSEWHERE.search(denied.folded)) != bool(_OBJECT_ELSEWHERE.search(held.folded)):
        return False
    if not (denied.lead and held.lead) or matched & _SPEECH_KEYS:
        return True
    if is_passive(held) and not is_passive(denied):
        return bool(held.lead & (denied.keys | pair.around.get(denied.order, frozenset())))
    return is_passive(held) or bool(denied.lead & held.keys) or bool(held.lead & denied.keys)


def _pointing(pair: Comparison) -> Finding | None:
    """*He said no such thing*: the denier answers what another has just told, an act of speech where he speaks of
    saying."""
    held, denier = pair.a, pair.b
    if not 0 < denier.order - held.order <= _BEFORE or not pair.same_document or pair.same_claimant:
        return None
    match = _POINTING.match(denier.folded)
    if match is None or held.sign <= 0 or (match["say"] and not _SPEECH.search(held.folded)):
        return None
    if match["say"] and denier.order - held.order > 1 and not denier.lead & held.lead:
        return None  # whose words they were is not known
    finding = judged(pair, "negation", 0.6, 1.0)
    return _on("denial", finding) if match["say"] else finding


def _of_any(pair: Comparison) -> Finding | None:
    """*Nobody asked anybody for anything* denies that a meeting came about at somebody's request."""
    if pair.denial is None or pair.same_claimant or pair.days_part:
        return None
    held, denier = pair.denial
    return _on("initiator", judged(pair, "negation", 0.55, 1.0)) if denier.predicate in held.keys else None


def points_back(item: Proposition) -> bool:
    """The statement cannot be understood without what stands before it: *he said it*, *something*, *it was signed*."""
    return item.is_open or item.pronoun is not None or _POINTING.match(item.folded) is not None


def _on(axis: Axis, finding: Finding | None) -> Finding | None:
    """The finding as one on who said, asked or began what."""
    return finding and replace(finding, axis=axis, level="speech_act")


@remembered
def _said_by(item: Proposition) -> frozenset[str]:
    """Keys of what the main clause of a claim says happened, without adverbs, the claimant and *somebody*."""
    main = item.folded[: match.start()] if (match := _SECOND.search(item.folded)) else item.folded
    words = {word for word in re.findall(r"[\w'-]+", main) if not _LOOSE.fullmatch(word)}
    said = {key_of(word.removesuffix("'s"), item.language, False) for word in words} - {None}
    kept = frozenset(key for key in item.keys if is_content(key)) - LIGHT - item.claimant_keys
    return kept & said or kept


def _is_denial(item: Proposition) -> bool:
    """The claim is a denial, and not one that only has a word of negation in it (*plate or no plate*), nor a doubt
    (*I'm not sure that …*)."""
    if _OWN_MIND.search(item.folded):
        return False
    return item.claim.factuality.endswith("-") or item.language != "en" or bool(_NOT_ONE.search(item.folded))


def _may_share_subject(pair: Comparison, denied: Proposition, held: Proposition) -> bool:
    """Nothing speaks against one subject: a passive leaves its agent open, and *I* and *we* are who says so."""
    for speaker, other in ((denied, held), (held, denied)):
        if speaker.pronoun in _SPEAKER:
            if named := doers(other):
                return bool(speaker_keys(speaker) & named)
            return is_passive(other) or bool(speaker.claimant_keys & other.keys)
    if pair.namesakes_part:
        return False
    if _subject_words(denied) & _subject_words(held):
        return True
    if is_passive(held) and held.pronoun is None:
        return not (denied.lead_names and held.lead_names and not denied.lead_names & held.lead_names)
    return not pair.subjects_part


@remembered
def _subject_words(item: Proposition) -> frozenset[str]:
    """The words before the first verb that carry content, however they are spelt: *president* in *The President*."""
    words = (match[0] for match in _WORD.finditer(item.folded))
    return frozenset(word for word in words if keys_of([word], item.language) & item.lead)


def _denies(item: Proposition) -> bool:
    return item.sign < 0 and _is_denial(item)


def _says_no_word_of_no(item: Proposition) -> bool:
    return item.sign > 0 and not has_negator(item.claim.statement)


def _points(item: Proposition) -> bool:
    return _denies(item) and _POINTING.match(item.folded) is not None


def _can_be_pointed_at(item: Proposition) -> bool:
    return item.is_held and _POINTING.match(item.folded) is None


def _denies_any(item: Proposition) -> bool:
    """Nobody did the act, to anybody."""
    if not _denies(item) or item.predicate not in _ACTS:
        return False
    return _said_by(item) == {item.predicate} and len(_NOBODY.findall(item.folded)) > 1


def _is_at_request(item: Proposition) -> bool:
    return item.sign > 0 and _AT_REQUEST.search(item.folded) is not None


ANSWERED = Rule(_answered, _denies, _says_no_word_of_no, partners=_PARTNERS)
POINTING = Rule(_pointing, _points, _can_be_pointed_at)
OF_ANY = Rule(_of_any, _denies_any, _is_at_request)
