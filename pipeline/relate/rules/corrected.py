"""A correction against what it corrects, told by another document: *in fact he was granted bail*, *remanded in
custody*; *it was shouted by another woman*, where the words around tell what had been said."""

from __future__ import annotations

import re

from pipeline.names import fold
from pipeline.relate.propositions.comparison import Comparison, is_content
from pipeline.relate.propositions.concepts import OPPOSITES
from pipeline.relate.propositions.keys import LIGHT
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.remembered import remembered
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.rule import Rule

_IN_FACT = re.compile(
    r"\b(?:in (?:actual )?fact|in reality|actually|in truth|contrary to|correction|we (?:wrongly|incorrectly)|en fait|"
    r"en realite|contrairement a|rectificatif|na samom dele|v deystvitelnosti|vopreki|utochnenie|popravka)\b"
)
_STATES = tuple(
    (re.compile(rf"\b(?:{one})\b"), re.compile(rf"\b(?:{other})\b"))
    for one, other in (
        (
            r"(?:in|into) (?:custody|detention)|remanded|behind bars|en detention|incarcere\w*|ecroue\w*|pod strazh\w+|"
            r"v sizo|arestovan\w*",
            r"(?:on|granted|given|out on) bail|bail (?:was|had been|has been) granted|bailed|released|freed|"
            r"sous controle judiciaire|remise? en liberte|libere\w*|pod zalog|pod podpisk\w+|osvobozh?de?n\w*",
        ),
        (
            r"found guilty|convicted|condamne\w*|osuzhde\w*|priznan\w* vinovn\w+",
            r"acquitted|cleared|found not guilty|acquitte\w*|relaxe\w*|opravda\w*",
        ),
        (
            r"dead|died|killed|morte?s?|decede\w*|pogib\w*|umer\w*",
            r"alive|surviv\w+|vivante?s?|zhiv[aiy]?|vyzhil\w*",
        ),
        (r"resigned|stepped down|demissionne|ushel v otstavku", r"dismissed|sacked|fired|limoge\w*|uvolen\w*"),
    )
)
"""What one and the same cannot be said to be at once."""
_BY_ANOTHER = re.compile(
    r"\bby (?:another|a different|some(?:body|one) else|others)\b|"
    r"\bpar (?:une? autre|d'autres|quelqu'un d'autre)\b|"
    r"\b(?:another|a different) [a-z]+ (?:had )?[a-z]+ed\b|\bdrug(?:oy|aya|im|ie|ikh)\b"
)
_SURE, _AROUND = 0.6, 0.7
"""Confidence; and least share of the other claim that the correction and the words around it say."""


def _corrected(pair: Comparison) -> Finding | None:
    """One document says that it was in fact otherwise: another state of the same person or thing, or another doer."""
    if pair.same_document or pair.days_part or pair.modalities_part:
        return None
    for correction, other in ((pair.a, pair.b), (pair.b, pair.a)):
        if not (other.is_held and correction.is_held) or _is_correction(other):
            continue
        if _is_correction(correction) and _is_otherwise(pair):
            return Finding("occurrence", "antonym", "object", _SURE, "truth")
        if _BY_ANOTHER.search(correction.folded) and _is_of_same_deed(pair, correction, other):
            return Finding("participant", "structure", "object", _SURE, "doer")
    return None


def _is_otherwise(pair: Comparison) -> bool:
    """Of one subject, by name, each says a state that leaves no room for the other's."""
    if not pair.a.lead_names & pair.b.lead_names:
        return False
    opposite = any(
        OPPOSITES[concept] & pair.b.concepts - pair.a.concepts
        for concept in pair.a.concepts & OPPOSITES.keys() - pair.b.concepts
        if pair.content
    )
    return opposite or any(
        (one.search(pair.a.folded) and other.search(pair.b.folded))
        or (one.search(pair.b.folded) and other.search(pair.a.folded))
        for one, other in _STATES
    )


def _is_of_same_deed(pair: Comparison, correction: Proposition, other: Proposition) -> bool:
    """They share the verb, and the words around the correction say what the other says."""
    if other.predicate is None or other.predicate not in correction.keys or not is_content(other.predicate):
        return False
    said = correction.keys | pair.around.get(correction.order, frozenset())
    whole = pair.weight(other.keys - LIGHT)
    return pair.weight((other.keys & said) - LIGHT) >= _AROUND * whole and bool(other.names & said)


@remembered
def _is_correction(item: Proposition) -> bool:
    """The claim or the passage that states it says that it was so in fact."""
    told = " ".join(span.text for span in item.claim.evidence)
    return _IN_FACT.search(f"{item.folded} {fold(told)}") is not None


def _may_correct(item: Proposition) -> bool:
    return item.is_held and (_is_correction(item) or _BY_ANOTHER.search(item.folded) is not None)


def _is_held(item: Proposition) -> bool:
    return item.is_held


CORRECTED = Rule(_corrected, _may_correct, _is_held)
