"""What judges answered: how far they agree, and whether the controls let their answers count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, get_args

from evals.agreement import Agreement, kappa
from evals.pooling.key import TYPES, Key, KeyItem
from pipeline.errors import UsageError
from pipeline.schema.records import NonEmpty, Record

Verdict = Literal["valid", "invalid", "repeats"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


class Answer(Record):
    """What a judge says of one item."""

    verdict: Verdict
    reason: str = ""


class Answers(Record):
    """One judge's answers by id of the item."""

    judge: NonEmpty
    answers: dict[str, Answer]


Judged = Mapping[str, Mapping[str, Answer]]
"""By judge, answers to every item."""


def judged(answers: Iterable[Answers], asked: Sequence[str]) -> Judged:
    """The answers of at least two judges, parts of one judge's put together.

    Raises:
        UsageError: an item was not answered, answered in two ways or never asked, or there is only one judge.
    """
    found: dict[str, dict[str, Answer]] = {}
    for part in answers:
        mine = found.setdefault(part.judge, {})
        if twice := sorted(name for name, said in part.answers.items() if mine.get(name, said) != said):
            raise UsageError(f"{part.judge} answers {len(twice)} items in two ways", why=", ".join(twice[:5]))
        mine.update(part.answers)
    for judge, mine in found.items():
        if missing := [name for name in asked if name not in mine]:
            raise UsageError(f"{judge} leaves {len(missing)} of {len(asked)} items out", why=", ".join(missing[:5]))
        if other := sorted(set(mine) - set(asked)):
            raise UsageError(f"{judge} answers {len(other)} items that were not asked", why=", ".join(other[:5]))
    if len(found) < 2:
        raise UsageError("one judge alone decides nothing", todo="give the answers of two judges, under two names")
    return found


@dataclass(frozen=True)
class Check:
    """How a judge did on the controls: good ones called valid, and bad ones not called valid."""

    judge: str
    accepted: int
    good: int
    refused: int
    bad: int

    def is_passed(self, accepts: float, refuses: float) -> bool:
        """Whether both shares reach their level; controls that the sheet does not have are no fault."""
        return self.accepted >= accepts * self.good and self.refused >= refuses * self.bad


def check(judge: str, said: Mapping[str, Answer], items: Iterable[KeyItem]) -> Check:
    """Compare one judge's answers with the key."""
    good: list[bool] = []
    bad: list[bool] = []
    for item in items:
        is_valid = said[item.id].verdict == "valid"
        if item.origin == "corrupted":
            bad.append(not is_valid)
        elif item.origin != "pool":
            good.append(is_valid)
    return Check(judge, sum(good), len(good), sum(bad), len(bad))


def agreement(given: Judged, items: Iterable[KeyItem]) -> list[Agreement]:
    """Raw share and kappa of each two judges over pooled items, all and by type."""
    pooled = [item for item in items if item.origin == "pool"]
    found: list[Agreement] = []
    for one, two in combinations(sorted(given), 2):
        for name in ("all", *TYPES):
            pairs = [
                (given[one][item.id].verdict, given[two][item.id].verdict)
                for item in pooled
                if name in ("all", item.type)
            ]
            if pairs:
                same = sum(a == b for a, b in pairs) / len(pairs)
                found.append(Agreement(f"{one} and {two}, {name}: same", same, len(pairs)))
                found.append(Agreement(f"{one} and {two}, {name}: kappa", kappa(pairs), len(pairs)))
    return found


def counted(given: Judged, item: KeyItem) -> dict[str, int]:
    """How many judges gave each verdict."""
    counts = Counter(said[item.id].verdict for said in given.values())
    return {name: counts[name] for name in VERDICTS if counts[name]}


def is_valid(given: Judged, item: KeyItem) -> bool:
    """Whether all judges call it valid."""
    return all(said[item.id].verdict == "valid" for said in given.values())


def refused(given: Judged, items: Iterable[KeyItem]) -> frozenset[str]:
    """Ids of the records of pooled items that a judge called invalid."""
    return frozenset(
        name
        for item in items
        if item.origin == "pool" and any(said[item.id].verdict == "invalid" for said in given.values())
        for name in item.same
    )


def of_sheets(key: Key, ids: Iterable[str]) -> list[KeyItem]:
    """The key's rows of the items on the sheets.

    Raises:
        UsageError: the key is another sheet's.
    """
    rows = {item.id: item for item in key.items}
    wanted = list(ids)
    if unknown := [name for name in wanted if name not in rows]:
        raise UsageError(f"the key knows {len(unknown)} items of the sheet not", why=", ".join(unknown[:5]))
    return [rows[name] for name in wanted]
