"""A rule with what it asks of the claims, so that a pair is put only to the rules that may find something in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.reading import Proposition
from pipeline.relate.rules.findings import Finding

Need = Callable[[Proposition], bool]
"""Something that a claim must have, whatever the other is."""


@dataclass(frozen=True)
class Rule:
    """`find` gives nothing for a pair unless one of its claims has what `one` asks for and the other what `other`
    does."""

    find: Callable[[Comparison], Finding | None]
    one: Need
    other: Need


def of_both(find: Callable[[Comparison], Finding | None], need: Need) -> Rule:
    """A rule that asks the same of both claims."""
    return Rule(find, need, need)


class Rulebook:
    """The rules for each pair of claims: every claim is asked once for what the rules need, not once a pair.

    Args:
        parts: rules, and the claims of which they may find something.
    """

    def __init__(self, parts: Iterable[tuple[Sequence[Rule], Iterable[Proposition]]]) -> None:
        self._rules: list[Rule] = []
        self._ones: dict[int, int] = defaultdict(int)
        self._others: dict[int, int] = defaultdict(int)
        for rules, read in parts:
            for item in read:
                self._ones[item.order] |= _bits(rule.one(item) for rule in rules) << len(self._rules)
                self._others[item.order] |= _bits(rule.other(item) for rule in rules) << len(self._rules)
            self._rules += rules
        self._chosen: dict[int, tuple[Rule, ...]] = {}

    def rules_of(self, one: int, other: int) -> tuple[Rule, ...]:
        """The rules, in order, that may find something in two claims, given by their orders."""
        may = (self._ones[one] & self._others[other]) | (self._ones[other] & self._others[one])
        found = self._chosen.get(may)
        if found is None:
            found = tuple(rule for number, rule in enumerate(self._rules) if may >> number & 1)
            self._chosen[may] = found
        return found


def _bits(answers: Iterable[bool]) -> int:
    return sum(1 << number for number, answer in enumerate(answers) if answer)
