"""Who is told by whose he is: *his lawyer*, *Ada Pike's wife*, *people around the minister*."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.cast import Cast
from pipeline.extraction.rules.parsed.entities import gender_of_noun
from pipeline.extraction.rules.parsed.mentions import PEOPLE
from pipeline.extraction.rules.parsed.named import Named, is_plural_form, tidy
from pipeline.extraction.rules.parsed.roles import FULL_NAME, WHOSE

_WHOSE = re.compile(WHOSE)
_OWNER = rf"(?P<whose>[Hh]is|[Hh]er|(?:[Tt]he\s(?:[a-z]+\s)?[a-z]+|{FULL_NAME})(?=[’']s?\s))(?:[’']s?)?\s"
_ENTOURAGE = re.compile(
    rf"(?:(?:[Pp]eople|[Tt]hose|[Mm]en|[Mm]embers|[Ss]ources|[Aa]ides|[Aa]dvisers)\s(?:in|of|from|on)\s)?{_OWNER}"
    r"(?:own\s|closest\s|inner\s)?(?:entourage|circle|staff|team)\b"
    r"|(?:[Pp]eople|[Tt]hose|[Mm]en|[Ss]ources|[Aa]ides|[Aa]dvisers)\s(?:around|near|close\sto)\s"
    rf"(?P<name>(?:[Tt]he\s[a-z]+|{FULL_NAME})|him|her)\b(?![’']s?\s|\s[a-z]+\s?$)"
)
_OFFICE = re.compile(r"(?P<whose>[Hh]is|[Hh]er)\s(?:own\s|private\s|press\s)?office")


class Possessives:
    """The possessives of a text; `owner_at` tells who the words in a range, *his* or *the minister*, stand for."""

    def __init__(self, text: str, cast: Cast, owner_at: Callable[[Range], Named | None]) -> None:
        self._text, self._cast, self._owner_at = text, cast, owner_at

    def entourage(self, mention: Range) -> Named | None:
        """*Entourage of Ada Pike*, from *her staff*, *people in the minister's circle*, *those around Pike*."""
        around = _ENTOURAGE.match(self._text, *mention)
        return self._entourage(around) if around is not None else None

    def office(self, mention: Range) -> Named | None:
        """*Office of Ada Pike*, from *her office*."""
        found = _OFFICE.fullmatch(self._text, *mention)
        owner = self._owner_at(found.span("whose")) if found is not None else None
        return Named(f"office of {owner.name}", None, False) if owner is not None else None

    def entourage_in(self, start: int, stop: int) -> Named | None:
        """*On that it was his staff who spoke. The call, they said, …*: whom a sentence brings up last."""
        found = [m for m in _ENTOURAGE.finditer(self._text, start, stop) if not self._cast.is_quoted(m.start())]
        return self._entourage(found[-1]) if found else None

    def owner_of(self, mention: Range, head: int, noun: str) -> Named | None:
        """Whose lawyer, wife or staff it is, if the mention says so: *his lawyer*, *Ada Pike's lawyer*."""
        whose = _WHOSE.match(self._text, *mention) if noun in lexicon.RELATIONS else None
        owner = self._owner_at(whose.span("whose")) if whose is not None and whose.end() <= head else None
        return owner if owner is not None and self._cast.named(owner.name) is not None else None

    def is_owner(self, wanted: Named) -> Callable[[Range], bool]:
        """Tell of the words in a range whether they may stand for `wanted`."""

        def is_owner(whose: Range) -> bool:
            told = self._owner_at(whose)
            return told is None or told.name == wanted.name

        return is_owner

    def of_owner(self, owner: Named, mention: Range, head: int, noun: str) -> Named:
        """*lawyer of Ada Pike*, from *her own lawyer*."""
        whose = _WHOSE.match(self._text, *mention)
        told = self._text[whose.end() if whose else mention[0] : head + len(noun)].removeprefix("own ")
        gender = gender_of_noun(noun)
        return Named(f"{tidy(told)} of {owner.name}", None, noun in PEOPLE or None, is_plural_form(noun), gender)

    def _entourage(self, around: re.Match[str]) -> Named | None:
        owner = self._owner_at(around.span("whose" if around["whose"] else "name"))
        return Named(f"entourage of {owner.name}", None, False, True) if owner is not None else None
