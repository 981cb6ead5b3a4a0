"""How well one statement says what another says, by a rule anybody can check: content words, numbers, not and may.

`saidwhat-eval judge` scores the rule against judgements; the words of *not* and *may* are English, as statements are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ADEQUATE = 0.7
"""Least share of gold's content words that an adequate statement has."""

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_LITTLE = frozenset(
    "a an the of and or for in on at to by with from as that this these those is was were are be been being it its he "
    "she they his her their had has have will would should could may might can do does did there which who whom whose "
    "about into over after before during than then so such any some all".split()
)
_NOT = re.compile(r"\b(?:not|no|never|none|nobody|nothing|cannot|neither|nor)\b|n[’']t\b", re.IGNORECASE)
_MAY = re.compile(r"\b(?:could|might|may|seems?|[Pp](?:erhaps|ossibly|robably)|[Aa]llegedly)\b")  # May is a month
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ied", "ies", "ed", "es", "s", "e")


@lru_cache(maxsize=65536)
def likeness(first: str, second: str) -> float:
    """F1 of content words (small words left out, endings cut), 0 to 1; 0 where one has none."""
    a, b = _content(first), _content(second)
    shared = len(a & b)
    return 2 * shared / (len(a) + len(b)) if shared else 0.0


def is_adequate(predicted: str, gold: str) -> bool:
    """Whether the statement tells what gold's tells: its numbers, most of its words, and neither denied nor doubted.

    What it adds (a date, a fuller name) does not matter.
    """
    wanted = _content(gold)
    told = len(wanted & _content(predicted)) >= ADEQUATE * len(wanted)
    return told and numbers(gold) <= numbers(predicted) and _turns(gold) == _turns(predicted)


@lru_cache(maxsize=65536)
def _turns(statement: str) -> tuple[bool, bool]:
    """Whether it says *not*, and whether it says *may*."""
    return bool(_NOT.search(statement)), bool(_MAY.search(statement))


@lru_cache(maxsize=65536)
def numbers(statement: str) -> frozenset[str]:
    """The figures of a statement, thousands marks left out, times of day with a stop."""
    return frozenset(re.sub(r"[.,](?=\d{3}\b)", "", match).replace(":", ".") for match in _NUMBER.findall(statement))


@lru_cache(maxsize=65536)
def _content(statement: str) -> frozenset[str]:
    folded = unicodedata.normalize("NFKD", statement.casefold())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = (word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(plain))
    return frozenset(_stem(word) for word in words if word not in _LITTLE) | numbers(statement)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
