"""What a job may spend, what a call costs, and how long a text is in tokens before anybody counted them."""

from __future__ import annotations

import asyncio
import contextlib
import functools
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from pipeline.errors import BudgetExceeded, SaidwhatError
from pipeline.llm.prices import listed_cost
from pipeline.llm.settings import ModelSettings, Price


@dataclass(frozen=True)
class Usage:
    """Tokens of one try; `cached` is the part of `tokens_in` that the provider's prompt cache gave."""

    tokens_in: int = 0
    tokens_out: int = 0
    cached: int = 0


Pricing = Callable[[Usage], float | None]
"""US dollars for a usage; `None` where no price is known."""


def pricing(settings: ModelSettings, *, in_batches: bool = False) -> Pricing:
    """What calls of this model cost; through its Batch API less, by the stated factor or the public list."""
    if not in_batches:
        return functools.partial(cost_of, price=settings.price)
    factor = settings.batch.price_factor
    if factor is None:
        return functools.partial(cost_of, price=settings.price, in_batches=True)

    def reduced(usage: Usage) -> float | None:
        cost = cost_of(usage, settings.price)
        return None if cost is None else cost * factor

    return reduced


def cost_of(usage: Usage, price: Price | str | None, *, in_batches: bool = False) -> float | None:
    """US dollars for `usage`, at a stated price or that of a name in the public list; `None` where none is known."""
    if price is None:
        return None
    if isinstance(price, Price):
        cached = usage.cached if price.cached is not None else 0
        fresh = (usage.tokens_in - cached) * price.input + usage.tokens_out * price.output
        return (fresh + cached * (price.cached or 0)) / 1e6
    return listed_cost(price, usage.tokens_in, usage.tokens_out, cached=usage.cached, in_batches=in_batches)


def estimate_tokens(text: str) -> int:
    """About how many tokens `text` is: four ASCII characters a token, two of other scripts."""
    plain = len(text.encode("ascii", "ignore"))
    return plain // 4 + (len(text) - plain + 1) // 2 + 1


class Budget:
    """Limits on the tokens and dollars of a job; the estimate of every try is held back while it is under way.

    A try goes out if what is spent, what others under way hold back and its own estimate stay within the limits.
    Where only the others stand in its way it waits for them, first come first served. So a job passes a limit by no
    more than what the estimates of the tries under way are wrong by; where tries took more than was expected of them,
    as those of models that think at length, more is expected of the next.
    Of a try that may have to be paid, but of which nobody says what it took, the estimate counts.
    """

    def __init__(self, *, max_cost: float | None = None, max_tokens: int | None = None) -> None:
        self.max_cost, self.max_tokens = max_cost, max_tokens
        self.cost, self.tokens, self._expected = 0.0, 0, 0
        self._held_cost, self._held_tokens, self._under_way = 0.0, 0, 0
        self._turn, self._freed = asyncio.Lock(), asyncio.Event()
        self._stopped: SaidwhatError | None = None

    def stop(self, error: SaidwhatError) -> None:
        """Let no further try go out; whoever wants one hears of the error."""
        self._stopped = error

    @contextlib.asynccontextmanager
    async def held(self, expected: Usage, cost: float | None, where: str) -> AsyncIterator[None]:
        """Hold back what a try is expected to take, for as long as it is under way.

        Raises:
            BudgetExceeded: the try would pass a limit even if nothing else were under way.
            SaidwhatError: the job was stopped.
        """
        if self._stopped is not None:
            raise self._stopped
        error = self._error()
        tokens = round(error * (expected.tokens_in + expected.tokens_out))
        if self.max_cost is not None and cost is None:
            todo = "give its TOML a price"
            raise BudgetExceeded(
                "the price of this model is not known, so --max-cost cannot be kept", where=where, todo=todo
            )
        dollars = error * (cost or 0.0)
        async with self._turn:
            while self._passes(self._held_tokens + tokens, self._held_cost + dollars):
                if self._passes(tokens, dollars):
                    raise BudgetExceeded(
                        "the next call would pass the budget",
                        where=where,
                        why=f"{self.tokens} tokens and ${self.cost:.4f} spent, about {tokens} tokens"
                        + (f" and ${dollars:.4f} more" if cost is not None else " more"),
                        todo="run the same command with a larger --max-cost or --max-tokens to go on",
                    )
                self._freed.clear()
                await self._freed.wait()
            self._under_way += 1
            self._held_tokens += tokens
            self._held_cost += dollars
        try:
            yield
        finally:
            self._under_way -= 1
            self._held_tokens -= tokens
            self._held_cost = self._held_cost - dollars if self._under_way else 0.0
            self._freed.set()

    def spend(self, usage: Usage, cost: float | None, expected: Usage) -> None:
        """Count what a try really took."""
        self._expected += expected.tokens_in + expected.tokens_out
        self.tokens += usage.tokens_in + usage.tokens_out
        self.cost += cost or 0.0

    def assume(self, expected: Usage, cost: float | None) -> None:
        """Count what was held back for a try, where the endpoint does not tell what it took."""
        error, tokens = self._error(), expected.tokens_in + expected.tokens_out
        self._expected += tokens
        self.tokens += round(error * tokens)
        self.cost += error * (cost or 0.0)

    def _error(self) -> float:
        """How many times as much as was expected the tries have taken so far, at least 1."""
        return max(1.0, self.tokens / self._expected) if self._expected else 1.0

    def _passes(self, tokens: int, cost: float) -> bool:
        return (self.max_tokens is not None and self.tokens + tokens > self.max_tokens) or (
            self.max_cost is not None and self.cost + cost > self.max_cost
        )
