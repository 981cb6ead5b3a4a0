"""What stands behind a model: something that answers a request, and a trail of the tries it took."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Protocol

from pydantic import BaseModel

from pipeline.llm.budget import Budget, Pricing, Usage
from pipeline.schema import Attempt, Outcome, Request


@dataclass
class Trail:
    """The tries of one call, kept also where none of them succeeds. `where` is the document or story it is about."""

    where: str
    budget: Budget
    price: Pricing
    expected: Usage = field(default_factory=Usage)
    attempts: list[Attempt] = field(default_factory=list)
    repeats: int = 0
    """Those of the tries that asked once more in the same form: mode and length."""
    cached: int = 0
    cost: float | None = None
    model: str | None = None
    mode: str | None = None
    probability: float | None = None
    on_kept: list[Callable[[], None]] = field(default_factory=list)
    """What can be let go of once the call's outcome is kept."""

    def held(self, expected: Usage) -> AbstractAsyncContextManager[None]:
        """Hold back what the next try is expected to take; see `Budget.held`."""
        self.expected = expected
        return self.budget.held(expected, self.price(expected), self.where)

    def add(
        self,
        outcome: Outcome,
        seconds: float,
        *,
        status: int | None = None,
        error: str | None = None,
        usage: Usage | None = None,
        is_paid: bool = False,
    ) -> None:
        """Record a try and count what it took; of one that `is_paid`, and tells no usage, what was expected."""
        if usage:
            self.cached += usage.cached
            cost = self.price(usage)
            self.cost = self.cost if cost is None else (self.cost or 0.0) + cost
            self.budget.spend(usage, cost, self.expected)
        elif is_paid:
            self.budget.assume(self.expected, self.price(self.expected))
        self.attempts.append(
            Attempt(
                outcome=outcome,
                status=status,
                error=error,
                tokens_in=usage.tokens_in if usage else None,
                tokens_out=usage.tokens_out if usage else None,
                seconds=seconds,
            )
        )

    @property
    def misfits(self) -> int:
        """How many of the tries gave an answer that did not fit."""
        return sum(attempt.outcome == "malformed" for attempt in self.attempts)

    def amend(self, outcome: Outcome, error: str) -> None:
        """The last try's answer came, but was not usable."""
        if self.attempts:
            self.attempts[-1] = self.attempts[-1].model_copy(update={"outcome": outcome, "error": error})


class Transport(Protocol):
    """Answers requests. Raises the errors of `pipeline.errors.ModelError`, and adds every try to the trail."""

    async def answer(self, request: Request, trail: Trail) -> BaseModel:
        """A draft that fits `request.answer`."""
        ...

    async def close(self) -> None:
        """Give back connections."""
        ...
