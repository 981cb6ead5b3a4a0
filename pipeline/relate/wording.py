"""Sentences that a person reads: what a contradiction is about, the question of a dispute, a side's position."""

from __future__ import annotations

import re

from pipeline.relate.concepts import concept_of
from pipeline.relate.findings import Finding
from pipeline.relate.names import fold
from pipeline.relate.numerals import NUMBER_WORDS
from pipeline.relate.propositions import Proposition
from pipeline.schema import AUTHOR, Claim

_LONGEST = 160
_MEANS = {
    "negation": "one denies what the other holds",
    "antonym": "they use opposite words of the same thing",
    "numeric": "their values cannot both be right",
    "structure": "they give the part in it to different sides",
    "world_knowledge": "they name different culprits",
    "lexical": "they describe it in words that exclude each other",
    "factive": "one presupposes what the other denies",
}
_WHY_APPARENT = {
    "superseded": "a later figure of what is being counted",
    "different_time": "said of different times",
    "modality": "one of them only as possible, planned or required",
    "different_event": "of different events",
    "different_referent": "of different things",
    "different_sense": "in different senses",
    "different_scope": "of different extent",
}
_BE = r"was|were|is|are|has|have|had|will|would|can|could|may|might|must|should|did|does|do"
_AUXILIARY = re.compile(rf"^(?P<subject>[^,;:“”\"()]{{2,90}}?)\s(?P<aux>{_BE})\s(?P<rest>.+)$")
_FRONTED = re.compile(
    r"(?:on|in|at|by|for|during|after|before|as|from|since|until|under|with|without|whether|when|if|early|late|today|"
    r"yesterday|earlier|later|of|among|between|so|then|also|yet|but)\b",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"\w+(?:ed|en|wn|ught|pt|ung|nk|lt)|been|had|said|told|made|sent|met|put|set|held|kept|left|lost|paid|read|built|"
    r"begun|come|become|gone|done|got|won|run|cut|shut|hit|let|led|stood|understood|found|heard|sat|spent|sold|shot|"
    r"swum|sworn|torn|worn|born|borne"
)
_OPENING = re.compile(
    r"^(?:[•*–—-]\s*)?(?:(?:And|But(?! for\b)|Moreover|However|Therefore|Thus),?\s|(?:So|Yet|Or|Also|Then),\s)?"
)
"""What joins a sentence to the one before it."""
_SMALL = frozenset("not never also already been ever just still only since both".split())
_BREAKS = re.compile(r"\b(?:that|what|whatever|how|why|which|who|when|where|while|if|because|and|but)\b", re.IGNORECASE)


def explanation(one: Proposition, other: Proposition, finding: Finding) -> str:
    """One sentence naming both sides, and how they part."""
    how = _WHY_APPARENT[finding.reason] if finding.reason else _MEANS[finding.mechanism]
    if finding.position_a and finding.position_b and finding.mechanism in ("numeric", "structure", "world_knowledge"):
        how = f"{how} ({finding.position_a} against {finding.position_b})"
    return f"{_holds(one.claim)}; {_holds(other.claim)}: {how}."


def position(claim: Claim) -> str:
    """What a claim's side holds."""
    statement = short(claim.statement).rstrip(".")
    return f"Denied: {statement}" if claim.factuality.endswith("-") else statement


def question(claim: Claim, finding: Finding, common: frozenset[str] = frozenset()) -> str:
    """A neutral question that the sides answer differently, from one claim's words.

    Args:
        claim: whose words are asked about.
        finding: on what the sides part.
        common: folded words that are no names, so that they begin small inside the question.
    """
    statement = re.sub(r"\b([ap]\.m)$", r"\1.", short(_OPENING.sub("", claim.statement), 220).rstrip(".!? "))
    statement = statement[:1].upper() + statement[1:]
    name = claim.claimant.name
    if name and name != AUTHOR and _FIRST_PERSON.search(statement):
        return f"Is it true what {name} says: “{statement}”?"
    first, _, rest = statement.partition(" ")
    if fold(first).rstrip(",;:") in common and not rest[:1].isupper():
        statement = f"{first.lower()} {rest}"
    if finding.subject == "initiator":
        return f"On whose initiative was it, where one account is that {_lower(statement)}?"
    if finding.subject == "culprit":
        return f"Who is to blame, where one account is that {_lower(statement)}?"
    if finding.axis == "numeric":
        return f"Which figure is right, where one account is that {_lower(statement)}?"
    if finding.axis == "temporal":
        return f"Which time is right, where one account is that {_lower(statement)}?"
    return yes_or_no(statement)


def yes_or_no(statement: str) -> str:
    """The statement as a question: the auxiliary goes first where there is one, else it is put as a whole."""
    match = _AUXILIARY.match(statement)
    if match and not _BREAKS.search(match["subject"]) and not _FRONTED.match(statement) and _is_auxiliary(match):
        return f"{match['aux'].capitalize()} {_lower(match['subject'])} {match['rest']}?"
    return f"Is it so that {_lower(statement)}?"


def _is_auxiliary(match: re.Match[str]) -> bool:
    """*Had sent*, *did send*, not *had a ship* and *had one agency accept*."""
    rest = [word for word in match["rest"].lower().split() if not word.endswith("ly")][:3]
    if match["aux"] in ("has", "have", "had"):
        return bool(rest) and any(
            _PARTICIPLE.fullmatch(word.strip(",.")) for word in rest[: 2 if rest[0] in _SMALL else 1]
        )
    return True


def short(text: str, longest: int = _LONGEST) -> str:
    """`text` up to the last word that fits, with an ellipsis if something is left out."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"


def _holds(claim: Claim) -> str:
    name = claim.claimant.name
    who = "The author" if name == AUTHOR else name or "An unnamed source"
    verb = "denies" if claim.factuality.endswith("-") else "leaves open" if claim.factuality == "U" else "holds"
    return f"{who} ({claim.document}) {verb} that {_lower(short(claim.statement)).rstrip('.')}"


def _lower(text: str) -> str:
    """Small first letter for an article, a pronoun or the like; names keep theirs."""
    first = text.split(" ", 1)[0]
    plain = fold(first).rstrip(",;:")
    titled = text[len(first) + 1 : len(first) + 2].isupper()  # President Varga
    counted = all(part in NUMBER_WORDS for part in plain.split("-"))
    common = (
        counted
        or _FRONTED.fullmatch(first)
        or first in _SMALL_FIRST
        or (concept_of(plain) is not None and first[1:].islower() and not titled)
    )
    return text[:1].lower() + text[1:] if common else text


_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Ww]e|us|[Oo]ur|[Oo]urs)\b(?!\.)")
_SMALL_FIRST = frozenset(
    "To Somewhere Someone Somebody Everybody People What Whatever Who Whoever How Which Where Not "
    "The A An This That These Those It He She They We There No Some Any Both Each At On In By For As After Before "
    "Two Three Four Five All Many Most His Her Their Its Our One Nothing Nobody".split()
)
