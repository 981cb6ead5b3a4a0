"""What is asked of one claim in each of its pairs, and found out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from pipeline.relate.propositions.proposition import Proposition

_Told = TypeVar("_Told")


def remembered(ask: Callable[[Proposition], _Told]) -> Callable[[Proposition], _Told]:
    """The function with what it told of each claim, kept as long as the claim is."""
    told: WeakKeyDictionary[Proposition, _Told] = WeakKeyDictionary()

    @wraps(ask)
    def asked(item: Proposition) -> _Told:
        if item not in told:
            told[item] = ask(item)
        return told[item]

    return asked
