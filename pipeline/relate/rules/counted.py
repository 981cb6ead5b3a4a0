"""What a number counts: the noun behind it with what stands before it, *eighteen fire engines*."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.relate.propositions.keys import key_of
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.quantities import Quantity

_LONGEST = 4
_WORD = re.compile(r"\s*([a-z][a-z-]{1,})(?!['’])\b")
_NO_PART = frozenset(
    """of in on at to for from by with and or but that which who whose as than were was are is be been had have has
    will would can could may might must shall did does do not more other further others people per each when while
    after before since until under over near""".split()
)
_MANY = re.compile(r"(?:[^su'][^s']|[^'u])s$|(?:wo)?men$|people$|children$|feet$|mice$|lives$")
_NO_PLURAL = frozenset("gas customs arms sports goods news bus glass press address series species headquarters".split())


def counted(item: Proposition, amount: Quantity) -> tuple[str, ...] | None:
    """The keys of the noun phrase that a number counts, its head last; `None` where nothing is counted.

    A plural ends the phrase; where there is none within four words, it is the one word behind the number.
    """
    return _counted(item.folded, amount.end, item.language)


@lru_cache(maxsize=65536)
def _counted(folded: str, at: int, language: str) -> tuple[str, ...] | None:
    words: list[str] = []
    while len(words) < _LONGEST and (match := _WORD.match(folded, at)) and match[1] not in _NO_PART:
        words.append(match[1])
        at = match.end()
        if language == "en" and _MANY.search(match[1]) and match[1] not in _NO_PLURAL:
            break
    else:
        words = words[:1]
    keys = [key for word in words if (key := key_of(word, language, False))]
    return tuple(keys) if keys and key_of(words[-1], language, False) else None
