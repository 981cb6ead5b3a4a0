"""What a strategy may be told, whatever model answers it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StrategySettings:
    """How much of a document goes into one request: `window` in code points, `overlap` in sentences repeated."""

    window: int = 60_000
    overlap: int = 4
    prompt: str | None = None
    """Name and version of the prompt to use instead of the strategy's own."""
