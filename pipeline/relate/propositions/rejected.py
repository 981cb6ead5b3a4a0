"""Values that a statement only names to turn them down: *eleven, not nine as they wrote*, *not nine but eleven*."""

from __future__ import annotations

import re

from pipeline.names import fold
from pipeline.relate.propositions.numerals import NUMBER_WORDS

_NOT = r"(?:not|non\spas|non|pas|не)"
_ABOUT = (
    r"(?:(?:the|les?|merely|just|only|about|around|some|nearly|almost|roughly|over|at\sleast|more\sthan|environ|"
    r"près\sde|plus\sde|quelque|около|примерно|почти|более)\s)*"
)
_BESIDE = re.compile(
    rf"(?:(?:\s*[,–—(]\s*|\s(?=and\s|but\s|et\s|mais\s|а\s|и\s))(?:(?:and|but|et|mais|а|и)\s)?{_NOT}|"
    rf",?\s(?:rather\sthan|instead\sof|plutôt\sque|au\slieu\sde))\s{_ABOUT}",
)
_BEFORE = re.compile(
    rf"(?:(?:\bn['’]|\bne\s)(?P<verb>\w+(?:\s\w+)?\s))?(?:(?<=\w)n['’]t|\b{_NOT})\s{_ABOUT}", re.IGNORECASE
)
_DONE = re.compile(rf"(?P<done>\w+\s){_ABOUT}")
_INSTEAD = re.compile(rf"(?:\s\w+){{0,4}}?,?\s(?:but|mais|а|но)\s(?={_ABOUT}(?P<number>[€$£]?[\w-]+))")
_TOKEN = re.compile(r"[€$£]?(?P<figure>\d[\d.,:\u00a0\u202f]*(?<![.,:])[\w%]*)|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)")
_TOLD = re.compile(
    r"(?:\s(?:people|persons|personnes|человек))?(?:,?\s(?:as|comme|как)\b|\s(?:(?:that|which|given|claimed|reported|announced|cited|stated|"
    r"initially|originally|previously|first|earlier|que|qu['’]\w+|annonc\w+|котор\w+)\b|(?:the|its)\s"
    r"(?:\w+\s){1,3}?(?:gave|wrote|said|told|had|claimed|reported|announced|cited|stated)\b))[^,.;:)]*"
)
_ALONE = re.compile(r"\s*(?:[,.;:)]|$)")
_NO_VALUE = frozenset(["single", "sole", "m"])


def without_rejected(statement: str) -> str:
    """The statement without the figures that it says are wrong, and what it says of them."""
    return _without_those_beside(_without_those_before(statement))


def _without_those_before(statement: str) -> str:
    """*Not nine but eleven came*, *they did not sell nine but eleven*."""
    at = 0
    while found := _BEFORE.search(statement, at):
        at, done = found.end(), _DONE.match(statement, found.end())
        end = _number_end(statement, at)
        if end is None and done:
            end = _number_end(statement, done.end())
        else:
            done = None
        instead = _INSTEAD.match(statement, end) if end is not None else None
        if instead is not None and _is_number(instead["number"]):
            kept = f"{statement[: found.start()]}{found['verb'] or ''}".rstrip()
            kept = f"{kept} {done['done'] if done else ''}".lstrip()
            statement, at = kept + statement[instead.end() :], len(kept)
    return statement


def _without_those_beside(statement: str) -> str:
    """*Eleven, not nine, came*, *eleven rather than the nine the agency reported*."""
    at = 0
    while found := _BESIDE.search(statement, at):
        at = found.end()
        if end := _number_end(statement, at):
            told = _TOLD.match(statement, end)
            rest = statement[told.end() if told else end :]
            rest = re.sub(r"^\s*[,–—)](?=\s)", "", rest) if found[0].strip()[0] in ",–—(" else rest
            statement, at = statement[: found.start()] + rest, found.start()
    return statement


def _number_end(statement: str, start: int) -> int | None:
    """Where the number that begins at `start` ends; `None` where none does: *not one* of them is none."""
    end, at = None, start
    while (token := _TOKEN.match(statement, at)) and _is_number(token[0]):
        if end is None and fold(token[0]) == "one" and not _ALONE.match(statement, token.end()):
            return None
        end = token.end()
        at = end + 1 if statement[end : end + 1].isspace() else len(statement)
    return end


def _is_number(word: str) -> bool:
    token = _TOKEN.fullmatch(word)
    if token is None or token["figure"]:
        return token is not None
    parts = fold(word).split("-")
    return all(part in NUMBER_WORDS for part in parts) and _NO_VALUE.isdisjoint(parts)
