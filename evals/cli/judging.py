"""What the verb `judge` does, and the model judge of `score --judge`."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from evals.cli.codes import PASS
from evals.cli.measured import Scored
from evals.judge import JudgeScore, judge_story, read_judgements, score_judge, score_rule

if TYPE_CHECKING:
    from pipeline.llm import Model

SAMPLES = ("random", "near")


def run_judge(args: argparse.Namespace) -> int:
    """Score the deterministic rule, and a model if one is named, against gold judgements."""
    judgements = read_judgements(args.gold / "judgements.jsonl")
    print(f"{len(judgements)} judgements: does a predicted statement say what gold's says")
    parts = [(sample, [row for row in judgements if row.sample == sample]) for sample in SAMPLES]
    for name, rows in (*parts, ("all", judgements)):
        if rows:
            print(_line("rule", name, score_rule(rows)))
    if args.model:
        for name, rows in (*parts, ("all", judgements)):
            if rows:
                found = asyncio.run(score_judge(_model(args, args.model).ask, rows))
                print(_line(args.model, name, found))
    print("95 % intervals by the jackknife over stories")
    return PASS


def judged_by(args: argparse.Namespace) -> Callable[[int, Scored], None]:
    """Has a model judge every aligned statement, and says first how far that model agrees with gold judgements."""
    judgements = read_judgements(args.gold / "judgements.jsonl")
    found = asyncio.run(score_judge(_model(args, args.judge).ask, judgements))
    print(_line(args.judge, "all", found))

    async def judge_all(stories: Scored) -> None:
        ask = _model(args, args.judge).ask
        for story in stories:
            await judge_story(ask, story)

    return lambda _, stories: asyncio.run(judge_all(stories))


def _line(judge: str, sample: str, found: JudgeScore) -> str:
    told = [
        f"{name} {'undefined' if value is None else f'{value:.3f}'}"
        + (f" [{spread[0]:.3f}, {spread[1]:.3f}]" if spread else "")
        for name, value, spread in (
            ("accuracy", found.accuracy, found.accuracy_range),
            ("kappa", found.kappa, found.kappa_range),
        )
    ]
    left = f", {found.unanswered} not answered" if found.unanswered else ""
    return f"  {judge:12}{sample:8}{told[0]:36}{told[1]:34}n {found.n}{left}"


def _model(args: argparse.Namespace, name: str) -> Model:
    from pipeline.config import model_key, store_at
    from pipeline.llm import Budget, Model, load_settings
    from pipeline.store import Recordings

    settings = load_settings(name)
    store = Recordings.read([args.recordings]) if args.replay else store_at(None)
    key = None if args.replay else model_key(settings.key_env)
    return Model(settings, key=key, store=store, policy="replay" if args.replay else "live", budget=Budget())
