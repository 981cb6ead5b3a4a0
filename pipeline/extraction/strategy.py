"""What a strategy may be told, whatever model answers it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.prompts import Prompt


@dataclass(frozen=True)
class StrategySettings:
    """How much goes into one request.

    `window` is the longest piece of a document and `pack` what short documents of a story may have together, both in
    code points; `overlap` counts sentences that a window repeats from the one before.
    """

    window: int = 60_000
    pack: int = 40_000
    overlap: int = 4
    prompt: Prompt | None = None
    """The prompt to use instead of the strategy's own."""
