"""What does the work of a job: the embedded rules, or a strategy over a language model."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from pipeline.config import RULES, Settings, model_key, store_at
from pipeline.errors import UsageError
from pipeline.schema import Call, Extraction, PromptRef, SourceText, StoryRecords
from pipeline.store import Recordings, Store

Extract = Callable[[SourceText], Awaitable[Extraction]]
Relate = Callable[[StoryRecords], Awaitable[StoryRecords]]


@dataclass(frozen=True)
class Spent:
    """What a job has taken, or, after a dry run, would take."""

    calls: int = 0
    stored: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None

    def __str__(self) -> str:
        """One line for a person."""
        money = "no price known" if self.cost is None else f"${self.cost:.4f}"
        tokens = f"{self.tokens_in:,} tokens in, {self.tokens_out:,} out"
        return f"{self.calls} calls ({self.stored} answers kept), {tokens}, {money}"


@dataclass(frozen=True)
class Engine:
    """The two functions that do the work, pure given the answers, and what they say of themselves afterwards."""

    extract: Extract
    relate: Relate
    settings: dict[str, Any]
    strategy: str
    calls: Callable[[], list[Call]]
    spent: Callable[[], Spent]
    close: Callable[[], Awaitable[None]]

    def prompts(self) -> list[PromptRef]:
        """The prompts that were used, each once, in the order of their ids."""
        return sorted({call.prompt for call in self.calls()}, key=lambda prompt: (prompt.id, prompt.hash))


def engine_for(settings: Settings, *, dry: bool = False) -> Engine:
    """The engine that the settings ask for; what only one engine needs (spaCy, openai) is imported by it.

    Args:
        settings: of the job.
        dry: ask nothing; count what would be asked.

    Raises:
        UsageError: no such model or strategy, or no key in the environment.
    """
    return _rules_engine() if settings.model == RULES else _model_engine(settings, dry=dry)


def _rules_engine() -> Engine:
    from pipeline.extraction import ruled
    from pipeline.relate import relate

    async def extract(source: SourceText) -> Extraction:
        return ruled.extract(source)

    async def related(story: StoryRecords) -> StoryRecords:
        return relate(story)

    async def close() -> None:
        return None

    return Engine(extract, related, {"name": RULES}, RULES, list, Spent, close)


def _model_engine(settings: Settings, *, dry: bool) -> Engine:
    from pipeline.extraction import choose, plain
    from pipeline.extraction import open as open_
    from pipeline.extraction.strategy import StrategySettings
    from pipeline.llm import Budget, Model, load_settings
    from pipeline.relate import model as by_model

    asked = load_settings(settings.model)
    name = settings.strategy or asked.strategy
    extractors = {"open": open_.extract, "choose": choose.extract, "plain": plain.extract}
    relaters = {"open": by_model.by_table, "choose": by_model.by_pairs, "plain": by_model.by_one_prompt}
    if name not in extractors:
        todo = f"one of {', '.join(extractors)}"
        raise UsageError(f"a model has no strategy {name!r}", where="--strategy", todo=todo)
    replays = settings.replay and settings.recordings
    store = Recordings.read(settings.recordings) if replays else store_at(settings.store)
    model = Model(
        asked,
        key=None if settings.replay or dry else model_key(asked.key_env),
        store=store,
        policy="plan" if dry else "replay" if settings.replay else "refresh" if settings.refresh else "live",
        budget=Budget(max_cost=settings.max_cost, max_tokens=settings.max_tokens),
    )
    strategy = StrategySettings(window=asked.window, overlap=asked.overlap, prompt=settings.prompt)

    async def extract(source: SourceText) -> Extraction:
        return await extractors[name](source, strategy, model.ask)

    async def relate(story: StoryRecords) -> StoryRecords:
        return await relaters[name](story, model.ask)

    def spent() -> Spent:
        told = model.planned if dry else model.totals
        return Spent(told.calls, told.stored, told.tokens_in, told.tokens_out, told.cost)

    async def close() -> None:
        await model.close()
        if isinstance(store, Store):
            store.close()

    return Engine(extract, relate, asked.model_dump(mode="json"), name, lambda: list(model.calls), spent, close)
