"""Accounts that part by who did it: who asked for a meeting, who gave an order, who is to blame."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.names import fold
from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.concepts import concept_of
from pipeline.relate.propositions.doers import is_passive
from pipeline.relate.propositions.keys import key_of, keys_of
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.remembered import remembered
from pipeline.relate.propositions.times import WEEKDAY
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.rule import Rule, of_both

_EXCHANGE = (
    r"(?:call|conversation|meeting|talks|exchange|contact|discussion|visit|talk|session|phone\s\w+|telephone\s\w+)"
)
_ASKED = (
    r"(?:(?:at|on|upon|by) the (?:express )?(?:request|initiative|demand) of|requested by|initiated by|sought by|"
    r"asked for by|at the asking of)\s(?:the\s)?(?P<of>[\w'’.-]+)(?:\s(?P<of2>[\w'’.-]+))?",
    r"(?:on|at)\s(?P<poss>[\w'’.-]+?)'s?\s(?:request|initiative)",
    rf"(?P<subj2>[\w'’.-]+)\s(?:(?P<subj>side|party|government|minister|ministry|president|"
    rf"prime minister)\s)?(?:had\s|has\s)?(?:requested|initiated|sought|asked for|requested)\s(?:the|this|that|"
    rf"(?:today|{WEEKDAY})'s)\s(?:\w+\s)?{_EXCHANGE}",
    r"(?:a|à) (?:la demande|l'initiative|la requete) (?:de la|du|de l'|de|"
    r"d')\s?(?P<fr>[\w'’.-]+)(?:\s(?P<fr2>[\w'’.-]+))?",
    r"po (?:prosbe|initsiative|zaprosu) (?P<ru>[\w'’.-]+)(?:\s(?P<ru2>[\w'’.-]+))?",
)
_INVITED = (
    r"(?:at the invitation of|invited by|on the invitation of|"
    r"hosted by)\s(?:the\s)?(?P<of>[\w'’.-]+)(?:\s(?P<of2>[\w'’.-]+))?",
    r"(?:a|à|sur) l'invitation (?:de la|du|de l'|de|d')\s?(?P<fr>[\w'’.-]+)(?:\s(?P<fr2>[\w'’.-]+))?",
    r"po priglasheniyu (?P<ru>[\w'’.-]+)(?:\s(?P<ru2>[\w'’.-]+))?",
)
_CLAIMS = (
    r"(?:claimed|claims|has claimed|have claimed|had claimed) (?:the|this|responsibility)",
    r"(?:says|said|say) that (?:it|he|she|they) (?:did|carried) (?:it|out)",
    r"(?:revendique|vzyal[aio]? (?:na sebya )?otvetstvennost)",
)
_CLAIMED_BY = re.compile(
    r"\b(?:claimed|revendiquee?s?) (?:by|par)\s(?:the\s|l'|le\s|la\s)?(?P<who>[\w'’.-]+(?:\s[\w'’.-]+)?)"
)
_BLAMED = re.compile(
    r"\b(?:blam(?:es?|ed|ing)|points? (?:the finger )?at|pointed (?:the finger )?at|accus(?:es?|ed|ing)|"
    r"held)\s(?:the\s)?(?P<who>[\w'’.-]+(?:\s[\w'’.-]+)?)"
)
_PATTERNS = (
    *((re.compile(rf"\b{pattern}"), "asked") for pattern in _ASKED),
    *((re.compile(rf"\b{pattern}"), "invited") for pattern in _INVITED),
)
_OFFICE = (
    r"(?:[Mm]inister|[Pp]resident|[Pp]remier|[Cc]hancellor|[Aa]mbassador|counterpart|[Ss]ecretary|[Cc]ommissioner)"
)
_PORTFOLIO = (
    r"(?i:prime|foreign|home|interior|defen[cs]e|finance|economy|energy|health|justice|transport|trade|labou?r|"
    r"culture|education|environment|agriculture|industry|deputy|vice|first|former|acting|state)"
)
_PERSON = r"(?:(?:Mr|Mrs|Ms)\.? )?(?:[A-ZÀ-Þ][\w’'-]+ ){0,2}(?P<name>[A-ZÀ-Þ][\w’-]+)"
_HOME = (
    re.compile(
        rf"\b(?!{_PORTFOLIO}\b)(?P<place>[A-ZÀ-Þ][\w-]+)(?:['’]s)? (?:{_PORTFOLIO} ){{0,2}}{_OFFICE},? {_PERSON}"
    ),
    re.compile(
        rf"\b(?:[Mm]inister of [A-Za-z ]+?|[Pp]resident|[Cc]hancellor|[Pp]rime [Mm]inister|[Aa]mbassador) of "
        rf"(?P<place>[A-ZÀ-Þ][\w-]+), {_PERSON}"
    ),
)
"""*The Delsian counterpart, Ada Ranvik*; *the Minister of Ports of Delsia, Ms Ranvik*; no verb between: who *accused
President Varga* need not be of his state."""
_MEETINGS = frozenset(["call", "meet", "speak", "dialogue", "discuss"])
_CRIMES = frozenset(["=attack", "=kill", "=explode", "=shoot", "=crash", "=collide", "=fire", "=stop", "=deliberate"])
_DEEDS = frozenset(["=order", "=propose", "=request", "=summon", "=stop", "=close", "=cancel", "=cause"])
_SIDE_WORDS = frozenset(
    "side party delegation government minister ministry president french-side the storony storoni partie ".split()
)


_STARTED = re.compile(
    r"\b(?:(?P<opened>opened fire)|(?:fired|shot|struck|attacked|shelled|bombed|hit|shooting|firing) first\b|"
    r"fired the first (?:shots?|rounds?)|pulled the trigger first|threw the first (?:stones?|punch(?:es)?|bottles?)|"
    r"(?:started|began|had started|had begun) (?:the )?(?:shooting|firing|fighting|fight|clash(?:es)?|hostilities|"
    r"exchange of fire|gun ?battle|brawl)|broke the (?:truce|ceasefire|armistice))\b"
)
"""Who did violence before the others did."""
_OF_EACH = re.compile(r"\b(?:each|both|either|neither|nobody|accus\w+|whether)\b|^(?!.*\bit (?:was|is)\b).*\bwho\s$")
_ANY_SIDE = frozenset(
    "=begin side troop forc soldi man people guard militar fight unit army arm civil civilian group".split()
)


@dataclass(frozen=True)
class Agent:
    """Who a claim says did it: the act (`asked`, `invited`, `claimed`, `blamed`), his key, and the words that name
    him."""

    act: str
    key: str
    name: str


def initiator(read: Sequence[Proposition]) -> Rule:
    """One exchange that two different sides are said to have asked for; whom the story calls the minister of a state
    asks for that state."""
    homes = _homes(read)

    def find(pair: Comparison) -> Finding | None:
        one, other = meeting_agent(pair.a), meeting_agent(pair.b)
        if pair.days_part or one is None or other is None or one.act != other.act:
            return None
        if homes.get(one.key, one.key) == homes.get(other.key, other.key):
            return None
        known = one.key[0] == other.key[0] == "#"
        return Finding(
            "initiator",
            "structure",
            "speech_act",
            0.8 if known else 0.6,
            "initiator",
            position_a=one.name,
            position_b=other.name,
        )

    return of_both(find, _asks_for_meeting)


def _homes(read: Sequence[Proposition]) -> dict[str, str]:
    """Keys of the last names of officials with the key of the one state or place that they hold office for."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for item in read:
        statement = " ".join(item.claim.statement.split())
        for match in (match for pattern in _HOME for match in pattern.finditer(statement)):
            place = key_of(_bare(fold(match["place"])), item.language, True)
            name = key_of(_bare(fold(match["name"])), item.language, True)
            if place and name and place != name:
                found[name].add(place)
    return {name: next(iter(places)) for name, places in found.items() if len(places) == 1}


def _doer(pair: Comparison) -> Finding | None:
    """One deed that has one doer, told of two: *the mayor ordered the evacuation*, *the governor ordered it*."""
    one, other = pair.a.lead_names, pair.b.lead_names
    if pair.modalities_part or one & other or pair.days_part or is_passive(pair.a) or is_passive(pair.b):
        return None
    deeds = pair.shared & _DEEDS
    apart = pair.a.lead | pair.b.lead
    rest = pair.shared - apart - deeds
    if not deeds or not rest or deeds & apart:
        return None
    covers = sorted((pair.cover(pair.a, apart), pair.cover(pair.b, apart)))
    if covers[0] < 0.55 or covers[1] < 0.75 or pair.weight(rest) < 1.0:
        return None
    speech = bool(deeds & {"=order", "=propose", "=request", "=summon", "=invite"})
    return Finding(
        "initiator" if speech else "blame",
        "structure",
        "speech_act" if speech else "object",
        0.45 + 0.25 * covers[0],
        "doer",
    )


def _culprit(pair: Comparison) -> Finding | None:
    """One claims a deed, or is said to have claimed it; somebody blames another for it."""
    if pair.days_part or not _crimes(pair.a, pair.around) & _crimes(pair.b, pair.around):
        return None
    one, other = blame_agent(pair.a), blame_agent(pair.b)
    if one is None or other is None or one.key == other.key or one.act == other.act == "claimed":
        return None
    return Finding("blame", "world_knowledge", "object", 0.6, "culprit", position_a=one.name, position_b=other.name)


def _first(pair: Comparison) -> Finding | None:
    """Two sides, each of which is said to have begun the violence, one of them in so many words."""
    one, other = first_agent(pair.a), first_agent(pair.b)
    if one is None or other is None or pair.days_part or pair.modalities_part or not (one[1] or other[1]):
        return None
    if one[0] & other[0] or not one[0] or not other[0] or pair.same_claimant:
        return None
    told = [" ".join(sorted(key.lstrip("@#=") for key in keys)) for keys, _ in (one, other)]
    return Finding("blame", "structure", "object", 0.6, "culprit", position_a=told[0], position_b=told[1])


@remembered
def first_agent(item: Proposition) -> tuple[frozenset[str], bool] | None:
    """Keys as of names of who began the violence, of his names alone where he has any, and whether the claim says that
    he was the first."""
    match = _STARTED.search(item.folded)
    if match is None or item.pronoun not in (None, "it", "we") or _OF_EACH.search(item.folded[: match.start()]):
        return None
    before = fold(item.claim.claimant.name or "") if item.pronoun == "we" else item.folded[: match.start()]
    words = [word.removesuffix("'s") for word in re.findall(r"[\w'-]+", before)]
    said = {word: keys_of([word], item.language) - _ANY_SIDE for word in words}
    kept = [word for word, keys in said.items() if keys & item.names or item.pronoun == "we"]
    kept = kept or [word for word, keys in said.items() if keys & item.keys]
    named = {key_of(word, item.language, True) for word in kept} - {None}
    return frozenset(key for key in named if key), match["opened"] is None


def _began(item: Proposition) -> bool:
    return item.is_held and first_agent(item) is not None


@remembered
def meeting_agent(item: Proposition) -> Agent | None:
    """Who asked for, or invited to, the exchange that a claim speaks of."""
    for pattern, act in _PATTERNS:
        if match := pattern.search(item.folded):
            words = [word for name, word in match.groupdict().items() if word and name != "subj"]
            if agent := _agent(item, words, act):
                return agent
    return None


@remembered
def blame_agent(item: Proposition) -> Agent | None:
    """Who claims the deed, or who is blamed for it."""
    if match := _CLAIMED_BY.search(item.folded):
        return _agent(item, match["who"].split(), "claimed")
    for pattern in _CLAIMS:
        if match := re.search(rf"\b{pattern}\b", item.folded):
            names = [key for key in sorted(item.lead) if key[0] in "#@"]
            if names:
                return Agent("claimed", names[0], names[0][1:])
            return None
    if match := _BLAMED.search(item.folded):
        return _agent(item, match["who"].split(), "blamed")
    return None


def _agent(item: Proposition, words: list[str], act: str) -> Agent | None:
    """The first of the words that names somebody."""
    capital = {_bare(fold(word)) for word in re.findall(r"[\w’'.-]+", item.claim.statement) if word[:1].isupper()}
    for word in words:
        plain = _bare(word)
        if plain in _SIDE_WORDS:
            continue
        key = key_of(plain, item.language, plain in capital or item.language == "ru")
        if key and key[0] in "#@":
            return Agent(act, key, _as_written(item, plain))
        if concept_of(plain) is None:
            return None
    return None


def _bare(word: str) -> str:
    """A folded word without the stop that ends its sentence and without its *'s*."""
    return word.strip(".").removesuffix("'s")


def _as_written(item: Proposition, word: str) -> str:
    return next(
        (written for written in re.findall(r"[\w’'.-]+", item.claim.statement) if fold(written).startswith(word)), word
    )


def _crimes(item: Proposition, around: Mapping[int, frozenset[str]]) -> frozenset[str]:
    """The deeds of which the claim speaks, or those around it where it names none."""
    return _CRIMES & item.keys or _CRIMES & around.get(item.order, frozenset())


def _asks_for_meeting(item: Proposition) -> bool:
    return not _MEETINGS.isdisjoint(item.concepts) and meeting_agent(item) is not None


def _does_deed(item: Proposition) -> bool:
    return bool(item.lead_names and item.keys & _DEEDS - item.lead) and not item.is_joint


def _blames(item: Proposition) -> bool:
    return blame_agent(item) is not None


DOER = of_both(_doer, _does_deed)
CULPRIT = of_both(_culprit, _blames)
FIRST = of_both(_first, _began)
