"""Descriptions that take somebody up by what he is: *the novelist*, *the Scot*, *the mother of two*, *the ex-diplomat*.

A text that has not told of any novelist means the one whom it tells of. So it is with callings, kin, nationality and,
where a match is told, with the trades of sport; not with who belongs to a scene (*the driver*, *the judge*), nor with
an office.
"""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon import english as lexicon

_EPITHET = re.compile(
    r"the\s(?P<front>(?:[\w-]+\s){0,2}?)(?P<noun>[\w-]+)"
    r"(?P<children>\sof\s(?:one|two|three|four|five|six|seven|eight|nine|ten))?"
    r"(?:\s(?:himself|herself))?(?:,\s\d\d?,?)?",
    re.IGNORECASE,
)
_PARENTS = frozenset("mother father mum mom dad".split())
_CARERS = frozenset("assistant worker".split())
"""Callings only with what they assist in or work at: *the care assistant*, *the steel worker*."""
_SPORTING = frozenset(
    """manager coach captain skipper boss forward keeper centre-half centre-back full-back left-back right-back
    wing-back fly-half scrum-half full-forward half-back hooker flanker lock prop pitcher shortstop seed
    all-rounder batter jockey driver rider runner player""".split()
)
_SPORT = re.compile(
    r"\b(?:goals?|match|kick-off|half-time|halftime|season|league|penalty|equaliser|equalizer|dressing room|innings|"
    r"wicket|fixture|derby|relegation|touchline|offside|substitute|playoffs?|tournament|semi-final|championship)\b"
)
_FURTHEST = 6000  # code points back to where somebody may be introduced
_LEAST_SPORT = 2  # different words of it in a text that tells of a match
_NATIONALS = lexicon.NATIONALS | lexicon.DEMONYMS - frozenset("western eastern northern southern".split())
_EX = re.compile(r"the\s(?:ex-|(?:[\w-]+\s)?former\s)", re.IGNORECASE)


class Epithets:
    """The epithets of one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _is_sport(self) -> bool:
        return len({match.group() for match in _SPORT.finditer(self._text)}) >= _LEAST_SPORT

    def is_epithet(self, mention: Range) -> bool:
        """Tell whether a phrase takes up a person told before, whom nothing in front of it calls so."""
        found = _EPITHET.fullmatch(self._text, *mention)
        if found is None:
            return False
        noun, front = found["noun"].lower(), found["front"].lower().split()
        if found["children"]:
            return noun in _PARENTS
        if noun in _NATIONALS:
            return found["noun"][:1].isupper() and not front
        known = noun in lexicon.CALLINGS or (noun in _CARERS and len(front) == 1)
        return (known or (noun in _SPORTING and self._is_sport)) and not self._is_introduced(noun, mention[0])

    def is_former(self, mention: Range) -> bool:
        """Tell an epithet of somebody who is it no longer: *the ex-diplomat*, *the former striker*."""
        return _EX.match(self._text, *mention) is not None

    def _is_introduced(self, noun: str, place: int) -> bool:
        """*A farmer*, *one of the farmers*, told before: then it is he."""
        told = re.compile(
            rf"\b(?:an?|one|another|each|every|some)\s(?:[\w-]+\s){{0,3}}?{re.escape(noun)}s?\b", re.IGNORECASE
        )
        return told.search(self._text, max(0, place - _FURTHEST), place) is not None
