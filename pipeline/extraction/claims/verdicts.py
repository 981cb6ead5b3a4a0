"""What a clause says of a report: *the claim that the quay was sold is false*, *rejects as absurd the union's claim
that …*, *says the quay is safe, which is untrue*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extraction.claims.cues import FALSE
from pipeline.extraction.claims.phrases import text_of
from pipeline.extraction.claims.sentences import Clause, Parsed, Range
from pipeline.extraction.rules.lexicon.english import NOUN_FORMS

_IS = frozenset("is was are were".split())
_TRUE = re.compile(r"(?:true|correct|accurate|right|well-founded)", re.IGNORECASE)
_REPORT = r"(?:claim|allegation|suggestion|accusation|assertion|charge|report|rumour|rumor|insinuation|contention)s?"
_REJECTS = re.compile(
    r"(?P<who>(?:[Tt]he\s|[Aa]n?\s|[Ii]ts\s|[Hh]is\s|[Hh]er\s)?(?:[\w’'-]+\s){1,4}?)"
    r"(?:has\s|had\s|have\s)?(?:\w+ly\s)?(?:reject(?:s|ed)?|den(?:y|ies|ied)|dismiss(?:es|ed)?|disput(?:es?|ed)|"
    r"refut(?:es?|ed)|rebut(?:s|ted)?|contest(?:s|ed)?)\s"
    rf"as\s(?:an?\s)?(?:[\w’'-]+\s){{1,3}}?(?:the|an?|any|all|these|those)\s(?:[\w’'-]+\s){{0,4}}?{_REPORT}\s"
    r"(?:(?:by|from|of)\s(?:[\w’'-]+\s){1,4}?)?(?P<that>that)\s"
)
_UNTRUE = re.compile(
    r"(?P<comma>,\s+)?(?P<it>which|[Tt]hat|[Tt]his)\s(?:is|was)\s(?:simply\s|plainly\s|quite\s|\w+ly\s)?"
    r"(?:untrue|false|not true|not so|a lie|wrong|incorrect)(?=\s*[.;!)]|\s*$)"
)


@dataclass(frozen=True)
class Weighed:
    """What is said of a report: the tokens of what it says, whose report it is, and whether it is held to be true."""

    tokens: list[int]
    owner: str | None
    holds: bool


def weighed(clause: Clause) -> Weighed | None:
    """What a clause says of a report that is its subject, *the union's claim that …*; `None` if it weighs none."""
    parsed, head = clause.parsed, clause.head
    tree = parsed.tree
    noun = tree.child(head, "nsubj")
    if tree.lower[head] not in _IS or noun is None or tree.lower[noun] not in NOUN_FORMS:
        return None
    under = parsed.under(noun)
    that = next((k for k in under if k > noun and tree.lower[k] == "that"), None)
    said = tree.child(head, "acomp", "attr")
    if that is None or said is None or said < head:
        return None
    verdict = " ".join(tree.lower[k] for k in parsed.under(said))
    is_false = FALSE.search(verdict) is not None
    if not is_false and _TRUE.fullmatch(verdict) is None:
        return None
    negated = tree.child(head, "neg") is not None
    owner = tree.child(noun, "poss")
    by = next((k for k in tree.children[noun] if noun < k < that and tree.lower[k] in ("by", "from", "of")), None)
    owner = tree.child(by, "pobj") if owner is None and by is not None else owner
    named = [k for k in parsed.under(owner) if k < that and tree.tag[k] != "POS"] if owner is not None else []
    return Weighed([k for k in under if k > that], text_of(parsed, named) or None, holds=is_false == negated)


@dataclass(frozen=True)
class Rejection:
    """Somebody's rejection of a report *as* something: who, where he stands, and the tokens of what it says."""

    who: str
    mention: Range
    tokens: list[int]


def rejection(parsed: Parsed, text: str) -> Rejection | None:
    """*The board rejects as absurd the claim that …*, which the parser seldom reads; `None` for another sentence."""
    low, high = parsed.segment.start, parsed.segment.end
    found = _REJECTS.match(text[low:high])
    if found is None:
        return None
    after = low + found.end("that")
    tokens = [k for k in range(len(parsed.tree.words)) if parsed.start(k) >= after]
    who = found["who"].strip()
    return Rejection(who, (low + found.start("who"), low + found.start("who") + len(who)), tokens)


def called_untrue(text: str, place: Range) -> Range | None:
    """Where a stretch ends in, or is, the verdict that what was told is untrue: *…, which is false*."""
    found = _UNTRUE.search(text, *place)
    if found is None or (found["comma"] is None and found.start() > place[0] + 2):
        return None
    return (found.start(), found.end())


def without(tokens: Sequence[int], parsed: Parsed, place: Range | None) -> list[int]:
    """The tokens that do not stand in the place."""
    return [k for k in tokens if place is None or not place[0] <= parsed.start(k) < place[1]]
