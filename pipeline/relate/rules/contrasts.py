"""A yes and a no of two things, most of whose words are the same: *no worker was hurt in the spinning hall*, *two were
hurt in the dye house*; *a child worked here in 1950*, *no child works here*.

Who denies a thing of one place, person or time says nothing of another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.doers import is_passive
from pipeline.relate.propositions.keys import EMPTY, key_of
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.remembered import remembered
from pipeline.relate.propositions.times import CALENDAR, Day, differ
from pipeline.relate.rules.days import published_on
from pipeline.relate.rules.figures import first_key

_WHERE = frozenset("in at on inside near outside aboard into within".split())
_STOPS = _WHERE | set(
    """to for from with against of by about over under after before during between through as than since until till
    because due owing and or but nor if while when where which who whom whose that what how why not no is are was were
    be been being am has have had do does did will would shall should can could may might must the a an this these those
    its their his her our my your it he she they we i you him them us me also then there""".split()
)
_WORD = rf"(?!(?:{'|'.join(sorted(_STOPS))})\b)[\w'’-]+"
_PHRASE = rf"(?P<the>(?:the|its|their|his|her|our|my|your)\s)?(?P<what>{_WORD}(?:\s{_WORD}){{0,3}})"
_SLOTS = re.compile(rf"\b(?P<slot>{'|'.join(sorted(_WHERE))}|to|for|from|with|against)\s{_PHRASE}")
_OBJECT = re.compile(rf"\s{_PHRASE}")
_TIMES = CALENDAR | set(
    """day night evening morning afternoon weekend week month year hour moment time times summer winter spring autumn
    end start beginning spot last next""".split()
)
_WIDE = frozenset(
    """building area region country city town village district site scene place house room state province premises
    ground world case fact court trial""".split()
)
"""What one thing may be in and in a smaller one as well, where nothing else is said of it."""
_THE_ONE = re.compile(r"the\s|[\w-]+day's\s")
_BODIES = re.compile(
    r"(?:(?:the|some|most|many|all|both|several|[\d.,]+|per cent|%|of) )*(?:[a-z-]+ ){0,2}?(?:assembly|council|"
    r"committee|board|jury|parliament|senate|office|bureau|voters|deputies|members|residents|others|rivals|colleagues)\b"
)
_NOW = re.compile(r"\b(?:is|are|am)\b")
_GOING_ON = re.compile(r"\b(?:is|are|am)\s(?:\w+ly\s|still\s|now\s)?[a-z]{2,}ing\b")
_USUAL = re.compile(r"an?\s(?:[\w'’-]+\s){1,3}?(?!(?:was|is|has|his|its|this)\b)[a-z]{3,}[^s\W]s\b(?!['’])")
"""*A child works*: of now, though no word but the verb tells it."""
_MOMENT = re.compile(
    r"\b(?:(?:when|while|as soon as)\s[^,;.]+|at night|by night|by day|at noon|overnight|"
    r"(?:in|during) the (?:night|day|daytime|morning|afternoon|evening))\b"
)


@dataclass(frozen=True)
class _Phrase:
    """A noun with what stands before it: their keys, the last of them, and whether it is of one thing only."""

    keys: frozenset[str]
    head: str | None
    is_named: bool
    is_definite: bool
    is_wide: bool
    is_compound: bool


def are_contrasted(pair: Comparison, denied: Proposition, held: Proposition) -> bool:
    """Tell whether what is denied of one thing, place or time is held of another; of English statements only."""
    if not denied.language == held.language == "en":
        return False
    return (
        _places_part(denied, held, same_document=pair.same_document)
        or (pair.same_document and (_objects_part(denied, held) or _subjects_part(pair, denied, held)))
        or _is_of_a_body(denied, held)
        or _times_part(denied, held)
    )


def _places_part(denied: Proposition, held: Proposition, *, same_document: bool) -> bool:
    """In some place, to somebody or for something, and in, to or for another."""
    ones, others = _slots(denied), _slots(held)
    return any(
        all(_are_two(one, other, denied, held, same_document) for one in ones[slot] for other in others[slot])
        for slot in ones.keys() & others.keys()
    )


def _objects_part(denied: Proposition, held: Proposition) -> bool:
    """One text has the same done to two things, neither of which the other claim speaks of."""
    one, other = _object(denied), _object(held)
    if one is None or other is None or not (one.is_compound and other.is_compound):
        return False  # one word may be another for the other: the valve, the wheel
    return _are_two(one, other, denied, held, same_document=True)


def _subjects_part(pair: Comparison, denied: Proposition, held: Proposition) -> bool:
    """One text says the same of two things in the same words: *the city did not pay*, *the state paid*."""
    one, other = first_key(denied), first_key(held)
    if one is None or other is None or not pair.are_near or is_passive(denied) != is_passive(held):
        return False
    if not (_THE_ONE.match(denied.folded) and _THE_ONE.match(held.folded)):
        return False
    if one in held.keys or other in denied.keys or {one[0], other[0]} & set("=@#"):
        return False
    return denied.keys - {one} <= held.keys


def _is_of_a_body(denied: Proposition, held: Proposition) -> bool:
    """Somebody says it of himself, and it is held of many or of a body."""
    himself = bool(denied.own_names & denied.lead) and len((denied.claim.claimant.name or "").split()) > 1
    if not himself or held.own_names or is_passive(held) or held.keys & denied.own_names:
        return False
    return _BODIES.match(held.folded) is not None


def _times_part(denied: Proposition, held: Proposition) -> bool:
    """Now, and on another day or in another year; or each at its own moment."""
    if _is_at_another_time(denied, held) or _is_at_another_time(held, denied):
        return True
    one, other = _moment(denied), _moment(held)
    return one is not None and other is not None and not one & other


def _is_at_another_time(now: Proposition, then: Proposition) -> bool:
    home = published_on(now)
    if home is None or now.days or now.clocks or not then.days or _NOW.search(then.folded):
        return False
    if _GOING_ON.search(now.folded):
        today = Day(home.year, home.month, home.day, 0, 0)
        return all(differ(day, today) for day in then.days)
    return bool(_USUAL.match(now.folded)) and all(day.year is not None and day.year < home.year for day in then.days)


@remembered
def _moment(item: Proposition) -> frozenset[str] | None:
    match = _MOMENT.search(item.folded)
    if match is None:
        return None
    return frozenset(re.findall(r"[a-z]{4,}", match[0])) - EMPTY


@remembered
def _slots(item: Proposition) -> dict[str, list[_Phrase]]:
    """What stands behind the prepositions of a claim, those of place under one of them."""
    found: dict[str, list[_Phrase]] = {}
    for match in _SLOTS.finditer(item.folded):
        if phrase := _phrase(item, match):
            slot = "in" if match["slot"] in _WHERE else match["slot"]
            if slot == "in" or not phrase.is_named:  # somebody may be meant by his own name and by his country's
                found.setdefault(slot, []).append(phrase)
    return found


@remembered
def _object(item: Proposition) -> _Phrase | None:
    for match in re.finditer(r"[\w'’-]+", item.folded):
        if item.predicate is not None and key_of(match[0], item.language, False) == item.predicate:
            found = _OBJECT.match(item.folded, match.end())
            return _phrase(item, found) if found else None
    return None


def _phrase(item: Proposition, match: re.Match[str]) -> _Phrase | None:
    words = [word.removesuffix("'s") for word in match["what"].split()]
    if words[-1] in _TIMES or CALENDAR & set(words) or (len(words) == 1 and words[0].endswith("ing")):
        return None
    keys = item.keys_in(match["what"])
    if not keys:
        return None
    named = any(key[0] in "@#" for key in keys)
    head = key_of(words[-1], item.language, False)
    return _Phrase(
        keys, head, named, named or match["the"] is not None, len(words) == 1 and words[0] in _WIDE, len(words) > 1
    )


def _are_two(one: _Phrase, other: _Phrase, denied: Proposition, held: Proposition, same_document: bool) -> bool:
    """Both are definite, and neither is spoken of by the other claim; one noun is of two things where one text tells
    them apart by what stands before it."""
    if one.is_named != other.is_named or not (one.is_definite and other.is_definite) or one.is_wide or other.is_wide:
        return False
    if one.head == other.head and one.head is not None and not one.is_named:
        ones, others = one.keys - {one.head}, other.keys - {one.head}
        return same_document and bool(ones and others) and not ones & held.keys and not others & denied.keys
    if not (one.is_compound or other.is_compound or one.is_named):
        return False
    kinds = {kind for key, kind in denied.kinds if key in one.keys}
    if any(kind in kinds for key, kind in held.kinds if key in other.keys):
        return False
    return not one.keys & held.keys and not other.keys & denied.keys
