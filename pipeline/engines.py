"""What does the work of a job: the embedded rules, or a strategy over a language model."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from pipeline.config import RULES, Settings, model_key, store_at
from pipeline.errors import UsageError
from pipeline.extraction.strategy import StrategySettings
from pipeline.prompts import Prompt, load_prompt
from pipeline.schema import Ask, Call, Extraction, PromptRef, SourceText, Spent, StoryRecords
from pipeline.store import Recordings, Store

if TYPE_CHECKING:
    from pipeline.llm import ModelSettings

Units = Callable[[Sequence[SourceText]], Sequence[Sequence[SourceText]]]
"""Parts the documents into those that are read together."""
Extract = Callable[[Sequence[SourceText]], Awaitable[Sequence[Extraction]]]
"""One unit of documents to an extraction of each, in their order."""
Relate = Callable[[StoryRecords], Awaitable[StoryRecords]]

ModelExtract = Callable[[Sequence[SourceText], StrategySettings, Ask], Awaitable[Sequence[Extraction]]]
ModelRelate = Callable[[StoryRecords, Ask], Awaitable[StoryRecords]]


@dataclass(frozen=True)
class Engine:
    """The functions that do the work, pure given the answers, and what they say of themselves afterwards."""

    units: Units
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


def engine_for(settings: Settings, *, dry: bool = False, tell: Callable[[str], None] = lambda _: None) -> Engine:
    """The engine that the settings ask for; what only one engine needs (spaCy, openai) is imported by it.

    Args:
        settings: of the job.
        dry: ask nothing; count what would be asked.
        tell: told what becomes of batches, a line each.

    Raises:
        UsageError: no such model, strategy or prompt, or no key in the environment.
    """
    if settings.batch and (settings.replay or settings.model == RULES):
        why = "a replay asks nothing" if settings.replay else "the rules ask no model"
        raise UsageError("there is nothing to submit", where="--batch", why=why, todo="leave --batch out")
    return _rules_engine() if settings.model == RULES else _model_engine(settings, dry=dry, tell=tell)


def _one_by_one(sources: Sequence[SourceText]) -> list[list[SourceText]]:
    return [[source] for source in sources]


def _rules_engine() -> Engine:
    from pipeline.extraction import ruled
    from pipeline.relate import heard, relate

    async def extract(unit: Sequence[SourceText]) -> list[Extraction]:
        return [ruled.extract(source) for source in unit]

    async def related(story: StoryRecords) -> StoryRecords:
        return heard(relate(story))

    async def close() -> None:
        return None

    return Engine(_one_by_one, extract, related, {"name": RULES}, RULES, list, Spent, close)


def check_settings(settings: Settings) -> None:
    """See that the settings name a model, a strategy and a prompt that go together, before anything is done.

    Raises:
        UsageError: they do not, or the model's key is not in the environment.
    """
    if settings.model != RULES:
        asked, _, _ = _named(settings)
        if not settings.replay:
            model_key(asked.key_env)


def _named(settings: Settings) -> tuple[ModelSettings, str, Prompt | None]:
    """The model, the strategy and the prompt that the settings name; no prompt where it is the strategy's own."""
    from pipeline.extraction import choose, plain
    from pipeline.extraction import open as open_
    from pipeline.llm import load_settings

    asked = load_settings(settings.model)
    strategies = {"open": open_, "choose": choose, "plain": plain}
    name = settings.strategy or asked.strategy
    if name not in strategies:
        todo = f"one of {', '.join(strategies)}"
        raise UsageError(f"a model has no strategy {name!r}", where="--strategy", todo=todo)
    if settings.prompt is None:
        return asked, name, None
    prompt, strategy = load_prompt(settings.prompt), strategies[name]
    if prompt.answers_with != strategy.ANSWER.__name__:
        why = f"it answers with {prompt.answers_with}, {name} reads {strategy.ANSWER.__name__}"
        todo = f"a prompt such as {strategy.PROMPT}, or the strategy that it is for"
        raise UsageError(f"{name} cannot read the answers to this prompt", where=settings.prompt, why=why, todo=todo)
    if unknown := sorted(prompt.places - strategy.PLACES):
        todo = f"{name} fills {', '.join(f'${place}' for place in sorted(strategy.PLACES))}"
        told = ", ".join(f"${place}" for place in unknown)
        raise UsageError(f"nothing fills {told} in this prompt", where=settings.prompt, todo=todo)
    return asked, name, prompt


def _model_engine(settings: Settings, *, dry: bool, tell: Callable[[str], None]) -> Engine:
    from pipeline import foreseen
    from pipeline.extraction import choose, plain
    from pipeline.extraction import open as open_
    from pipeline.llm import Batches, Budget, Ledger, Model
    from pipeline.relate import heard
    from pipeline.relate.tables import model as by_model

    asked, name, prompt = _named(settings)
    strategy = StrategySettings(window=asked.window, pack=asked.pack, overlap=asked.overlap, prompt=prompt)

    async def gathered(story: StoryRecords, _: Ask) -> StoryRecords:
        return by_model.by_what_was_told(story)

    strategies: dict[str, tuple[Units, ModelExtract, ModelRelate]] = {
        "open": (
            partial(open_.units, settings=strategy),
            open_.extract,
            partial(by_model.by_table, texts=asked.pack),
        ),
        "choose": (_one_by_one, choose.extract, by_model.by_pairs),
        "plain": (plain.units, plain.extract, gathered),
    }
    units, extractor, relater = strategies[name]
    replays = settings.replay and settings.recordings
    store = Recordings.read(settings.recordings) if replays else store_at(settings.store)
    key = None if settings.replay or dry else model_key(asked.key_env)
    batches = None
    if settings.batch and isinstance(store, Store):
        batches = Batches(asked, key, Ledger(store.path), tell=tell)
    model = Model(
        asked,
        key=key,
        store=store,
        policy="replay" if settings.replay else "refresh" if settings.refresh else "live",
        dry=dry,
        budget=Budget(max_cost=settings.max_cost, max_tokens=settings.max_tokens),
        batches=batches,
        foreseen=foreseen.draft,
    )

    async def extract(unit: Sequence[SourceText]) -> Sequence[Extraction]:
        return await extractor(unit, strategy, model.ask)

    async def relate(story: StoryRecords) -> StoryRecords:
        return heard(await relater(story, model.ask))

    async def close() -> None:
        await model.close()
        if isinstance(store, Store):
            store.close()

    told = asked.model_dump(mode="json")
    return Engine(units, extract, relate, told, name, lambda: list(model.calls), lambda: model.spent, close)
