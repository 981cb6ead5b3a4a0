"""Accounts that part by the state of one thing: *the gate was open*, *it was locked*; *the bill is genuine*, *it was
forged*."""

from __future__ import annotations

import re

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.keys import LIGHT
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.remembered import remembered
from pipeline.relate.propositions.times import MONTH, WEEKDAY
from pipeline.relate.rules.contrasts import are_contrasted
from pipeline.relate.rules.facing import NEAR, NEXT, are_faced
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.judging import judged
from pipeline.relate.rules.opposites import BE, ROWS, Opposites
from pipeline.relate.rules.rule import Rule, of_both

_ANY = {
    language: re.compile("|".join(words.pattern for row in ROWS if row.language == language for words in row.sides))
    for language in ("en", "fr", "ru")
}
_SUBORDINATE = re.compile(r"\s(?:when|while|after|before|because|until|as|if|once|although|though|since)\s")
_WHEN = re.compile(
    r"\b(?:now|again|by (?:now|then|noon|midnight|dawn|dusk|daybreak|nightfall|sunset|sunrise|morning|evening|\d+)|"
    r"later|earlier|since|no longer|reopened|yesterday|today|tomorrow|until|"
    rf"from \d|at first|once|(?:by )?(?:{WEEKDAY}|{MONTH})|"
    r"(?:19|20)\d\d|last|next|previous\w*|former\w*|had been)\b"
)
_PERSONAL = frozenset(["he", "she", "i"])
_SURE = 0.6


@remembered
def _states(item: Proposition) -> frozenset[tuple[Opposites, int]]:
    """Which states, by their row and place in it, the main clause gives to its subject; what it denies is the other of
    the row."""
    match = _SUBORDINATE.search(item.folded)
    main = item.folded[: match.start()] if match else item.folded
    language = item.language
    if language not in _ANY or _ANY[language].search(main) is None:
        return frozenset()
    return frozenset(
        (row, side if item.sign > 0 else 1 - side)
        for row in ROWS
        if row.language == language
        for side, words in enumerate(row.sides)
        for word in words.finditer(main)
        if not row.needs_be or BE[language].search(main[: word.start()])
    )


def _parted(pair: Comparison) -> Finding | None:
    """Two sources give one subject opposite states, the second right behind the first, or both of one day."""
    ones, others = _states(pair.a), _states(pair.b)
    rows = {row for row, side in ones if (row, 1 - side) in others and (row, side) not in others}
    if pair.a.sign < 0 and pair.b.sign < 0:
        return None  # neither won nor lost
    if rows and pair.denial is not None and are_contrasted(pair, pair.denial[1], pair.denial[0]):
        return None
    if rows and all(row.kind == "deed" for row in rows) and _objects_part(pair):
        return None
    if not rows or pair.labels_part or pair.numbers_part or pair.ordinals_part or pair.modalities_part:
        return None
    if _whens(pair.a) != _whens(pair.b) or not _have_one_subject(pair):
        return None
    return judged(pair, "antonym", _SURE, 1.0)


def _whens(item: Proposition) -> list[str]:
    """The words of a claim that tell when; in reported speech *had been* may be *is* or *was*."""
    told = _WHEN.findall(item.folded)
    return told if item.claim.quote is None else [words for words in told if words != "had been"]


def _objects_part(pair: Comparison) -> bool:
    """What the one did it to is named, and is not what the other did it to."""
    ones, others = (item.keys - item.lead - {item.predicate} - LIGHT for item in (pair.a, pair.b))
    return bool(ones and others and not ones & others)


def _have_one_subject(pair: Comparison) -> bool:
    """The second says *it* right behind the first, or both name one subject, no more told apart in one than in the
    other."""
    if are_faced(pair, NEXT) and pair.b.pronoun in ("it", "they", "that", "this"):
        return pair.a.pronoun not in _PERSONAL
    if are_faced(pair, NEXT) and pair.b.pronoun in ("he", "she"):
        return bool(pair.a.lead_names) or (bool(pair.a.lead) and all(row.of_people for row, _ in _states(pair.b)))
    if not are_faced(pair, NEAR) and (pair.same_document or not _are_of_one_day(pair)):
        return False
    one, other = pair.a.lead, pair.b.lead
    kinds = {kind for key, kind in pair.a.kinds if key in one} & {kind for key, kind in pair.b.kinds if key in other}
    return pair.leads_nest or bool(kinds - {"person", "money"} and len(one) == len(other) == 1)


def _are_of_one_day(pair: Comparison) -> bool:
    published = {pair.a.published, pair.b.published}
    return len(published) == 1 and not pair.same_claimant and not pair.places_part


def _tells_state(item: Proposition) -> bool:
    return item.is_certain and item.sign != 0 and bool(_states(item))


STATE: Rule = of_both(_parted, _tells_state)
