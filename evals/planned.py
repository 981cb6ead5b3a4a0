"""What a suite would take, told without asking anything."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.given import given_gold
from evals.gold import load_gold
from evals.run import Mode, Suite, called, repeats_of, settings_of, stage, systems
from pipeline.config import RULES, Settings
from pipeline.engines import check_settings, engine_for
from pipeline.plan import Plan, plan_job
from pipeline.report.wording import counted


@dataclass(frozen=True)
class Planned:
    """What one repeat of a system would take; `limit` is the most it may cost, in US dollars."""

    name: str
    plan: Plan
    limit: float | None

    def __str__(self) -> str:
        """One line for a person."""
        spent = self.plan.total
        told = f"{self.name}: {counted(spent.calls + spent.stored, 'request')}, {spent.stored} answered already"
        if not spent.calls:
            return told
        about = f"; {spent.calls} to ask: about {spent.tokens_in:,} tokens in, at most about {spent.tokens_out:,} out"
        if spent.cost is None:
            money = "no price known"
        elif self.limit is not None and spent.cost > self.limit:
            money = f"${spent.cost:.4f}, held to ${self.limit:.4f}"
        else:
            money = f"${spent.cost:.4f}"
        guess = " (an estimate: what is asked of claims depends on the answers)" if self.plan.is_foreseen else ""
        return f"{told}{about}, {money}{guess}"


def plan_suite(suite: Suite, gold: Path, seeds: Sequence[Path], out: Path, mode: Mode) -> Iterator[Planned]:
    """Each repeat of each system that asks a model: what a run in `out` would take, of which nothing is written.

    Answered already is what the recordings hold, in a replay, else what an earlier run in `out` was answered. What an
    answer would take is foreseen: about as many tokens as the text that is asked about, at most `max_tokens`; models
    that think at length, and tries that fail, take more.

    Raises:
        UsageError: a system's model, strategy and prompt do not go together.
    """
    asking = [system for system in systems(suite) if system.model != RULES]
    for system in asking:
        check_settings(settings_of(system, 1, out / system.name, mode).model_copy(update={"replay": True}))
    stories = load_gold(gold, seeds, splits=suite.splits, stories=suite.stories)
    with tempfile.TemporaryDirectory() as folder:
        inputs = stage(stories, seeds, Path(folder) / "inputs")
        for system in asking:
            for repeat in repeats_of(system, suite):
                settings = _without_traces(settings_of(system, repeat, out / system.name, mode), Path(folder))
                for given in (None, stories) if system.given else (None,):
                    engine = engine_for(settings, dry=True)
                    doing = engine if given is None else given_gold(engine, given)
                    plan = plan_job(inputs, settings, doing)
                    yield Planned(called(system, repeat, given), plan, mode.max_cost)


def _without_traces(settings: Settings, folder: Path) -> Settings:
    """The settings with an empty store in a folder of ours where there is nothing to read answers from."""
    if settings.replay:
        is_there = any(file for path in settings.recordings for file in path.rglob("*.jsonl*"))
    else:
        is_there = settings.store is not None and settings.store.is_file()
    if is_there:
        return settings
    return settings.model_copy(update={"recordings": (), "store": folder / "none.sqlite"})
