"""How many came to harm, in French and Russian: *quatre ouvriers ont été tués*, *le bilan est de deux morts*, *погибли
двое*, *число пострадавших выросло до семи*. All words are folded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.quantities import Quantity

_NUMBER = r"(?P<number>\d[\d .,]*\d|\w[\w-]*)"
_BOUND_FR = r"(?:(?:au moins|au plus|plus de|moins de|pres de|quelque|environ|une?|les)\s)*"
_BOUND_RU = (
    r"(?:(?:ne menee|ne menshe|minimum|kak minimum|po menshey mere|okolo|bolee|bolshe|do|pochti|svyshe|uzhe)\s)*"
)
_STATE_FR = (
    r"(?P<state>mort(?:e?s)?|decedee?s?|tuee?s?|blessee?s?|disparue?s?|interpellee?s?|arretee?s?|evacuee?s?|"
    r"hospitalisee?s?|malades?)"
)
_LOST = r"(?P<lost>peri|perdu la vie|trouve la mort)"
_STATE_RU = (
    r"(?P<state>pogib\w*|umer\w*|skonchal\w*|ubit\w*|postrada\w*|ranen\w*|propa(?:l|v)\w*|zaderzh\w*|arestov\w*|"
    r"evakuir\w*|gospitaliz\w*|gibel\w*)"
)
_IN = r"(?:(?:dans|lors|a|au|en|sur|de|des|du|parmi)\s[\w' -]{2,30}?\s)?"
_WHO_FR = r"(?:(?P<who>(?!autres?\b)[a-z]+)\s(?:[a-z]+s\s)?)?"
_WHO_RU = r"(?:(?P<who>(?!drug\w*\b|iz\b)[a-z]+)\s)?"
_PATTERNS = {
    "fr": (
        rf"^{_BOUND_FR}{_NUMBER}\s{_WHO_FR}{_IN}(?:(?:ont|sont|avaient|etaient|furent|seraient|auraient)\s)?(?:ete\s)?"
        rf"(?:\w+ment\s)?(?:{_STATE_FR}|{_LOST})\b",
        rf"\b(?:fai[st]|faisai(?:t|ent)|faisant|cause|provoque|entraine|deplore|denombre|compte|recense|accueilli|"
        rf"il y a(?: eu)?|etat de|(?:bilan|total)(?: \w+)? (?:est|serait|s'eleve) (?:de|a)|bilan(?: \w+)? de)\s"
        rf"{_BOUND_FR}{_NUMBER}\s{_WHO_FR}{_STATE_FR}\b",
        rf"\b(?:a|ont|avait|avaient)\s{_STATE_FR}\s{_BOUND_FR}{_NUMBER}(?:\s(?P<who>[a-z]+))?",
        rf"\bnombre (?:de |des |total de )+{_STATE_FR}\b(?:\s[\w']+){{0,3}}?\s(?:a|de|est|atteint)\s(?!de\b){_BOUND_FR}"
        rf"{_NUMBER}",
    ),
    "ru": (
        rf"^(?:[^\d,;:]{{1,60}}?\s)?{_STATE_RU}\s(?:bez vesti\s|[—–-]\s)?{_BOUND_RU}{_NUMBER}(?:\s(?P<who>[a-z]+))?",
        rf"^(?:o\s)?{_BOUND_RU}{_NUMBER}\s{_WHO_RU}(?:[a-z]+\s)?(?:byli\s)?{_STATE_RU}\b",
        rf"\b(?:chislo|kolichestvo)\s(?:[a-z]+\s)?{_STATE_RU}(?:\s\w+){{0,3}}?\s(?:[—–-]\s)?{_BOUND_RU}{_NUMBER}",
    ),
}
_COMPILED = {language: tuple(map(re.compile, patterns)) for language, patterns in _PATTERNS.items()}
_PERSONS = re.compile(r"\b(?:personnes?|gens|victimes?|chelovek\w*|lyud\w+|zhertv\w*)\b")
_MORE = re.compile(r"\b(?:autres?|en plus|supplementaires?|drug\w+|eshche)\s*$|^(?:encore|eshche)\s")
"""Of some more than were told before."""


@dataclass(frozen=True)
class Told:
    """The words of a toll: the state, what it counts (*people* where no kind is told), the number, and the words of its
    clause but those for people."""

    state: str
    who: str
    amount: Quantity
    clause: str


def told_abroad(item: Proposition) -> Told | None:
    """The toll that a French or Russian claim gives first."""
    for pattern in _COMPILED.get(item.language, ()):
        match = pattern.search(item.folded)
        if match is None or _MORE.search(item.folded[: match.start("number")]):
            continue
        start, end = match.span("number")
        amount = next((amount for amount in item.quantities if start <= amount.start < end), None)
        if amount is None:
            continue
        behind = (other.start for other in item.quantities if other.start > max(amount.start, match.end()))
        groups = match.groupdict()
        who = groups.get("who") or "people"
        return Told(
            "mort" if groups.get("lost") else str(match["state"]),
            "people" if _PERSONS.fullmatch(who) else who,
            amount,
            _PERSONS.sub("", item.folded[: next(behind, len(item.folded))]),
        )
    return None
