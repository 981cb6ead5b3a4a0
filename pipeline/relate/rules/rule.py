"""A rule with what it asks of the claims, so that a pair is put only to the rules that may find something in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.rules.findings import Finding

Need = Callable[[Proposition], bool]
"""Something that a claim must have, whatever the other is."""


@dataclass(frozen=True)
class Rule:
    """`find` gives nothing for a pair unless one of its claims has what `one` asks for and the other what `other`
    does.

    Where `covered` is given, it gives nothing either unless the other can say that share of the `one`; where `partners`
    is, it is asked of those pairs alone in which each is among as many likeliest partners of the other.
    """

    find: Callable[[Comparison], Finding | None]
    one: Need
    other: Need
    covered: float = 0.0
    partners: int | None = None


ANY = 1e-6
"""Of `covered`: the claims must share a key."""


def of_both(find: Callable[[Comparison], Finding | None], need: Need, covered: float = 0.0) -> Rule:
    """A rule that asks the same of both claims."""
    return Rule(find, need, need, covered)


class Rulebook:
    """The rules for each pair of claims: every claim is asked once for what the rules need, not once a pair.

    Args:
        claims: how many the story has.
        parts: rules, and the claims of which they may find something.
    """

    def __init__(self, claims: int, parts: Iterable[tuple[Sequence[Rule], Sequence[Proposition]]]) -> None:
        self._rules: list[Rule] = []
        # For each claim the bits of the rules whose one need it meets, and of those whose other.
        self._ones, self._others = np.zeros((2, claims), dtype=np.int64)
        for rules, read in parts:
            places = np.array([item.order for item in read], dtype=np.int64)
            needs = dict.fromkeys(need for rule in rules for need in (rule.one, rule.other))
            meeting = {need: places[[need(item) for item in read]] for need in needs}
            for number, rule in enumerate(rules, len(self._rules)):
                self._ones[meeting[rule.one]] |= 1 << number
                self._others[meeting[rule.other]] |= 1 << number
            self._rules += rules
        self._chosen: dict[int, tuple[Rule, ...]] = {}

    def codes(
        self, pairs: npt.NDArray[np.int64], ranks: npt.NDArray[np.int64], reach: npt.NDArray[np.float64]
    ) -> npt.NDArray[np.int64]:
        """For each pair of claims the code of the rules that may find something in it; 0 where none does.

        Args:
            pairs: orders of claims, 2 × n.
            ranks: which of its partners the other is to each of them, 2 × n.
            reach: how much of each of them the other can say at most, 2 × n.
        """
        one, other = pairs
        forth, back = self._ones[one] & self._others[other], self._ones[other] & self._others[one]
        for number, rule in enumerate(self._rules):
            bit = 1 << number
            if rule.covered:
                forth[reach[0] < rule.covered] &= ~bit
                back[reach[1] < rule.covered] &= ~bit
            if rule.partners is not None:
                far = ranks.max(axis=0) > rule.partners
                forth[far] &= ~bit
                back[far] &= ~bit
        found: npt.NDArray[np.int64] = forth | back
        return found

    def rules_of(self, code: int) -> tuple[Rule, ...]:
        """The rules of a code, in order."""
        found = self._chosen.get(code)
        if found is None:
            found = tuple(rule for number, rule in enumerate(self._rules) if code >> number & 1)
            self._chosen[code] = found
        return found
