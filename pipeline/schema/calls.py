"""What is asked of a model, what comes back, and what each call cost."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, Field

from pipeline.schema.records import NonEmpty, Record

Outcome = Literal["answered", "truncated", "refused", "malformed", "failed", "over_budget", "missing"]


class PromptRef(Record):
    """Which prompt a request was rendered from."""

    id: NonEmpty = Field(description="name and version: open.v5")
    hash: NonEmpty = Field(description="sha256 of the prompt file")


@dataclass(frozen=True)
class Request:
    """One question to a model; `system` is the part that stays the same from request to request."""

    prompt: PromptRef
    system: str
    user: str
    answer: type[BaseModel]
    document: str | None
    story: str
    check: Callable[[BaseModel], str | None] | None = None
    """Says what is wrong with an answer that fits the schema but not the text; such an answer is malformed."""
    weighed: bool = False
    """Ask how probable the model holds its answer, where the endpoint tells."""


class Attempt(Record):
    """One try at a call, as it went over the wire."""

    outcome: Outcome
    status: int | None = Field(default=None, description="HTTP status")
    error: str | None = None
    tokens_in: int | None = Field(default=None, ge=0)
    tokens_out: int | None = Field(default=None, ge=0)
    seconds: float = Field(ge=0)


class Call(Record):
    """One request, with every attempt that was made for it."""

    request: NonEmpty = Field(description="hash of model, prompt, schema, decoding and text")
    prompt: PromptRef
    document: str | None
    story: str
    model_asked: NonEmpty
    model_answered: str | None = None
    mode: str | None = Field(default=None, description="structured-output mode that worked")
    outcome: Outcome
    stored: bool = Field(description="true if the answer came from the store or a recording, and nothing was paid now")
    attempts: list[Attempt] = []
    tokens_in: int | None = None
    tokens_out: int | None = None
    tokens_cached: int | None = None
    cost: float | None = Field(
        default=None,
        description="US dollars at the price given, also of a stored answer; null where tokens or price are unknown",
    )
    seconds: float | None = None


@dataclass(frozen=True)
class Spent:
    """What calls have taken, or, where a job is only planned, would take."""

    calls: int = 0
    """Calls that were made, those that failed too."""
    stored: int = 0
    """Answers that were kept from before, and cost nothing now."""
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None
    """US dollars, as far as tokens are known; `None` where no price is known."""
    untold: int = 0
    """Calls of whose answers the endpoint did not tell all tokens."""

    def __add__(self, more: Spent) -> Spent:
        """Both together."""
        cost = self.cost if more.cost is None else (self.cost or 0.0) + more.cost
        return Spent(
            self.calls + more.calls,
            self.stored + more.stored,
            self.tokens_in + more.tokens_in,
            self.tokens_out + more.tokens_out,
            cost,
            self.untold + more.untold,
        )

    def __sub__(self, before: Spent) -> Spent:
        """What came on top of `before`."""
        cost = None if self.cost is None else self.cost - (before.cost or 0.0)
        return Spent(
            self.calls - before.calls,
            self.stored - before.stored,
            self.tokens_in - before.tokens_in,
            self.tokens_out - before.tokens_out,
            cost,
            self.untold - before.untold,
        )

    def __str__(self) -> str:
        """One line for a person."""
        money = "no price known" if self.cost is None else f"${self.cost:.4f}"
        tokens = f"{self.tokens_in:,} tokens in, {self.tokens_out:,} out"
        untold = f"; of {self.untold} calls the endpoint did not tell the tokens" if self.untold else ""
        return f"{self.calls} calls ({self.stored} answers kept), {tokens}, {money}{untold}"


@dataclass(frozen=True)
class Answer:
    """A draft that fits the request's schema, and the hash of the call that gave it."""

    draft: BaseModel
    call: str
    probability: float | None = None
    """What the model gives the answer's words, 0 to 1; `None` where it was not asked or the endpoint tells none."""


Ask = Callable[[Request], Awaitable[Answer]]
"""How a strategy reaches a model. Raises `pipeline.errors.ModelError` when there is no usable answer."""
