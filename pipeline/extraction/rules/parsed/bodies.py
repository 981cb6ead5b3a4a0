"""Bodies that a text takes up by what they are: *the company*, *the force*, *the newspaper*, *the charity*.

Which one is meant is told by its name (*North Vale Police* is a force, the *Herald* a newspaper), by what the text
calls it (*Brandt Tools, a maker of saws*; *the retailer Olmo*) and, of firms, by what only firms have: shares, a chief
executive. Where two may be meant, it is the one told just before; else nobody.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Set
from functools import cached_property

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.cast import Cast
from pipeline.extraction.rules.parsed.entities import Entity

_PAPER = """times post gazette herald courier tribune journal mail guardian telegraph observer chronicle star sun news
    sentinel standard echo express argus examiner globe record monitor dispatch bulletin weekly daily review mirror
    inquirer mercury advertiser reporter press register leader"""
_SOCIETY = """association society federation alliance coalition foundation campaign league network watch forum institute
    trust friends council committee project fund aid action relief initiative movement college union rights"""
_FIRM = """inc ltd limited plc corp corporation co llc group holdings industries foods motors airlines airways air
    energy power gas oil petroleum rail railways trains bank insurance systems technologies semiconductor semiconductors
    pharma pharmaceuticals steel mining minerals resources brewery breweries tools stores logistics shipping lines
    ferries foundry mills homes properties construction partners capital telecom mobile electronics chemicals"""
_WORDS_OF = {
    noun: frozenset(words.split())
    for nouns, words in (
        ("force", "police constabulary garda gardaí gendarmerie"),
        ("newspaper paper daily tabloid weekly publication", _PAPER),
        ("magazine outlet", f"{_PAPER} magazine"),
        ("broadcaster channel network station", "radio television tv fm broadcasting channel network"),
        ("union", "union alliance federation workers brotherhood guild teamsters association machinists congress"),
        ("charity foundation", "trust foundation aid relief society fund mission action hospice children save cross"),
        ("group organisation organization association", _SOCIETY),
        ("body society", _SOCIETY),
        ("watchdog regulator", "authority commission office agency board watch council ofcom ofgem ofwat"),
        ("agency", "agency service administration authority press news wire centre center"),
        ("party", "party democrats conservatives labour greens front alliance movement league republicans liberals"),
        ("club side", "fc afc rfc united city rovers athletic town wanderers rangers albion county hotspur celtic"),
        ("airline carrier", "air airways airlines aviation jet"),
        ("bank lender", "bank banking savings credit"),
        ("hospital", "hospital infirmary clinic medical"),
        ("university", "university college institute"),
        ("school college", "school academy college primary high"),
        (
            "company firm business manufacturer maker retailer chain operator supplier developer contractor brewer",
            _FIRM,
        ),
        (
            "insurer miner producer utility employer start-up startup publisher builder carmaker automaker chipmaker",
            _FIRM,
        ),
    )
    for noun in nouns.split()
}
_FIRMS = frozenset(noun for noun, words in _WORDS_OF.items() if words == frozenset(_FIRM.split()))
_MAY_BE_FIRMS = _FIRMS | {"group", "airline", "carrier", "bank", "lender", "broadcaster"}
_OTHERWISE = frozenset(
    """police constabulary ministry department council government parliament senate court university college school
    hospital church party army navy office agency commission committee union association federation court republic state
    university times post gazette herald street road square avenue park river bridge house""".split()
)
"""Words of names that are no firm's."""
_OF_FIRMS = re.compile(
    r"[’']s?\s(?:[a-z][\w-]*\s){0,2}(?:chief\sexecutive|ceo|boss|managing\sdirector|finance\sdirector|chief\sfinancial|"
    r"shares?|stock|profits?|revenues?|sales|turnover|shareholders|investors)\b",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"\b(?:(?:chief\sexecutive|ceo|boss|managing\sdirector)\s(?:of|at)|shares\s(?:in|of))\s(?:the\s)?$", re.IGNORECASE
)
_WORKED_AT = re.compile(
    r"\b(?:workers|employees|staff|drivers|crews?|engineers|pilots|miners|nurses|members|jobs|managers|apprentices)\s"
    r"(?:at|of|for)\s$",
    re.IGNORECASE,
)
_ACTS = re.compile(r"\s(?:(?:has|had|have|also|later|itself)\s)?(?P<verb>[a-z]+)\b")
_OPENS = re.compile(r"(?:^|[.!?”\"]\s|\n)(?:[Tt]he\s)?$")
_IN = re.compile(r"\b(?:in|near|outside|around)\s$")
_OFF = re.compile(
    r"\b(?:(?:off|past|beyond|along|across|over)\s(?:the\s)?|(?:on|near|around|towards?)\sthe\s)$",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"\S+\s\S+\s(?:that|which|who|behind|responsible|in\scharge|owning|running|operating|building)\b(?!\ssaid)"
)
_NOUN = r"[\w’'-]+"
_JUST_BEFORE = 260  # code points


class Bodies:
    """The bodies that one text names, asked for by what they are."""

    def __init__(self, text: str, cast: Cast) -> None:
        self._text, self._cast = text, cast

    def taken_up(self, noun: str, place: int) -> Entity | None:
        """The one of the cast that *the* `noun` at `place` stands for."""
        words = _WORDS_OF.get(noun)
        if words is None or _DEFINED.match(self._text, place) is not None:
            return None
        found = {which: at for which, at in self._named_before(place).items() if self._is(which, noun, words)}
        if not found:
            return None
        last = max(found, key=lambda which: found[which])
        near = [which for which, at in found.items() if place - at <= _JUST_BEFORE]
        if len(found) > 1 and near != [last]:
            leading = [which for which in near if which in self._leading]
            return self._cast.entities[leading[0]] if len(leading) == 1 else None
        if self._cast.entities[last].count == 1 and last not in near and self._is_called_otherwise(last, {noun}):
            return None  # Olmo, a retailer, told of in passing, is not *the company*
        return None if self._is_introduced(noun, found[last], place) else self._cast.entities[last]

    def is_firm(self, which: int) -> bool:
        """Tell whether one of the cast is a firm, or some other body that the text calls what it is."""
        return which in self._firms or any(which in called for called in self._called.values())

    def _named_before(self, place: int) -> dict[int, int]:
        """Where each name that may be a body's was last before `place`."""
        told = {}
        appearances = self._cast.appearances
        for at in appearances[: bisect.bisect_left(appearances, place, key=lambda one: one.start)]:
            if self._cast.entities[at.entity].person is not True:
                told[at.entity] = at.end
        return told

    def _is(self, which: int, noun: str, words: frozenset[str]) -> bool:
        parts = self._cast.entities[which].parts
        if which in self._called.get(noun, ()):
            return True
        if which in self._landmarks:
            return False
        if noun in _FIRMS:
            return which in self._firms
        return not words.isdisjoint((parts[0], parts[-1])) or (noun in _MAY_BE_FIRMS and which in self._firms)

    @cached_property
    def _called(self) -> dict[str, set[int]]:
        """What the text calls a body by: *Olmo, a retailer*, *the retailer Olmo*."""
        called: dict[str, set[int]] = {}
        for at in self._cast.appearances:
            if self._cast.entities[at.entity].person is True:
                continue
            behind = _APPOSED.match(self._text, at.end, at.end + 90)
            before = _IN_FRONT.search(self._text, max(0, at.start - 40), at.start)
            for found in (behind, before):
                if found is not None:
                    called.setdefault(found["noun"].lower(), set()).add(at.entity)
        return called

    @cached_property
    def _firms(self) -> frozenset[int]:
        """Those that are firms by their names, by what they are called or by what is told as theirs."""
        possible = {
            which
            for which, entity in enumerate(self._cast.entities)
            if entity.person is not True
            and _OTHERWISE.isdisjoint(entity.parts)
            and which not in self._landmarks
            and not self._is_called_otherwise(which, _MAY_BE_FIRMS | _LINES)
        }
        found, worked_at, acting = set[int](), set[int](), set[int]()
        for which in possible:
            parts = self._cast.entities[which].parts
            if len(parts) > 1 and parts[-1] in _WORDS_OF["company"]:
                found.add(which)
        for noun in _MAY_BE_FIRMS | _LINES:
            found |= self._called.get(noun, set())
        for at in self._cast.appearances:
            if at.entity not in possible:
                continue
            owns = _OF_FIRMS.match(self._text, at.end) or _OF_FIRMS.match(self._text, at.end - 2)
            if owns or _HEADED.search(self._text, max(0, at.start - 40), at.start):
                found.add(at.entity)
            elif _WORKED_AT.search(self._text, max(0, at.start - 20), at.start):
                worked_at.add(at.entity)
            opens = _OPENS.search(self._text, max(0, at.start - 3), at.start)
            acts = _ACTS.match(self._text, at.end) if opens else None
            if acts is not None and (acts["verb"] in lexicon.FORMS or acts["verb"].endswith("ed")):
                acting.add(at.entity)
        found |= worked_at & acting - self._places
        return frozenset(found & possible)

    @cached_property
    def _leading(self) -> frozenset[int]:
        """Those that a sentence has for its subject and calls what they are: *The ferry line Norlink suspended …*."""
        found = set()
        for at in self._cast.appearances:
            behind = _APPOSED.match(self._text, at.end, at.end + 90)
            opens = _OPENS.search(self._text, max(0, at.start - 3), at.start)
            if (behind and opens) or _LEADS.search(self._text, max(0, at.start - 70), at.start):
                found.add(at.entity)
        return frozenset(found)

    @cached_property
    def _landmarks(self) -> frozenset[int]:
        """Those that the text only tells to be passed, or to lie somewhere: *past the Selm Bank*, *off Tarn Mills*."""
        passed, told = set[int](), set[int]()
        for at in self._cast.appearances:
            is_passed = _OFF.search(self._text, max(0, at.start - 16), at.start) is not None
            (passed if is_passed else told).add(at.entity)
        return frozenset(passed - told)

    @cached_property
    def _places(self) -> frozenset[int]:
        """Those that something is told to be in, or near."""
        return frozenset(
            at.entity
            for at in self._cast.appearances
            if _IN.search(self._text, max(0, at.start - 10), at.start) is not None
        )

    def _is_called_otherwise(self, which: int, nouns: Set[str]) -> bool:
        return any(which in called for noun, called in self._called.items() if noun not in nouns)

    def _is_introduced(self, noun: str, since: int, place: int) -> bool:
        """*A company*, told since the name was: then it is that one."""
        told = re.compile(
            rf"(?<!,\s)\b(?:an?|one|another|each|every|some)\s(?:[\w-]+\s){{0,3}}?{re.escape(noun)}\b", re.IGNORECASE
        )
        return told.search(self._text, since, place) is not None


_LINES = frozenset(f"{what} line" for what in "ferry shipping cruise bus coach rail railway train cargo".split())
"""What a text calls firms by that it does not take up so: *the ferry line Norlink*."""
_KINDS = "|".join(sorted(map(re.escape, {*_WORDS_OF, *_LINES}), key=len, reverse=True))
_APPOSED = re.compile(
    rf",\s(?:an?|the)\s(?:{_NOUN}\s){{0,4}}?(?P<noun>{_KINDS})(?=[,.;)]|\s(?:of|for|in|at|that|which|based|with|owned|behind)\b)"
)
_IN_FRONT = re.compile(rf"\b(?P<noun>{_KINDS}) $", re.IGNORECASE)
_LEADS = re.compile(rf"(?:^|[.!?”\"]\s|\n)(?:[Tt]he|[Aa]n?)\s(?:[\w-]+\s){{0,3}}?(?:{_KINDS}) $")
