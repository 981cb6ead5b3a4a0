"""Whether a predicted statement says what gold's says: judges, and how far to believe them.

Every judge, the deterministic rule and any model, is scored against gold judgements (`gold/judgements.jsonl`) by
accuracy and Cohen's kappa. A model's answers go through the same door as a run's: counted, stored and replayed by
request.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from pydantic import BaseModel, Field

from evals.align import AGREE
from evals.errors import GoldBroken
from evals.metrics.scored import ScoredStory
from evals.metrics.statements import is_adequate
from evals.stats import Matrix, jackknifed
from pipeline.errors import ModelError
from pipeline.prompts import Prompt, read_prompt
from pipeline.schema import Ask, Record, Request
from pipeline.schema.records import NonEmpty

PROMPT = Path(__file__).resolve().parent / "prompts" / "judge.v1.md"


class Judgement(BaseModel):
    """The judge's answer."""

    reason: str = Field(
        description="what the second statement lacks, adds or changes, in a few words; empty if nothing"
    )
    adequate: bool = Field(description="true if the second statement tells the same proposition")


class GoldJudgement(Record):
    """What a careful reader said of two statements, the second from a run."""

    gold: NonEmpty
    said: NonEmpty
    adequate: bool
    reason: str | None = Field(default=None, description="what is wrong with it, or why a difference is none")
    story: NonEmpty
    document: NonEmpty
    system: NonEmpty = Field(description="what kind of run said it")
    sample: Literal["random", "near"] = Field(
        description="random: of all aligned claims whose statements differ; near: of those that share half their words"
    )


@dataclass(frozen=True)
class JudgeScore:
    """How far a judge agrees with gold judgements; questions left open count as wrong.

    The ranges are 95 % intervals by the jackknife over stories; `None` where there are fewer than three.
    """

    accuracy: float | None
    kappa: float | None
    n: int
    unanswered: int
    accuracy_range: tuple[float, float] | None = None
    kappa_range: tuple[float, float] | None = None


def read_judgements(path: Path) -> list[GoldJudgement]:
    """Gold judgements, one a line.

    Raises:
        GoldBroken: with file, line and cause.
    """
    try:
        lines = path.read_text("utf-8").split("\n")
    except OSError as error:
        told = ", ".join(f'"{name}": …' for name, field in GoldJudgement.model_fields.items() if field.is_required())
        todo = f"judge pairs of statements by hand, a JSON line each: {{{told}}}"
        raise GoldBroken("no gold judgements", where=str(path), why=error.strerror, todo=todo) from error
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(GoldJudgement.model_validate(json.loads(line)))
        except (ValueError, RecursionError) as error:
            raise GoldBroken("not a judgement", where=f"{path}:{number}", why=str(error).splitlines()[0]) from error
    return found


async def judge(ask: Ask, pairs: Sequence[tuple[str, str]], story: str) -> list[bool | None]:
    """For each (gold's statement, predicted statement) whether the second will do; `None` where no answer came."""
    prompt = read_prompt(PROMPT)
    return list(await asyncio.gather(*(_one(ask, prompt, gold, said, story) for gold, said in pairs)))


async def _one(ask: Ask, prompt: Prompt, gold: str, said: str, story: str) -> bool | None:
    user = prompt.fill({"gold": gold, "said": said})
    try:
        answer = await ask(Request(prompt.ref, prompt.system, user, Judgement, None, story))
    except ModelError:
        return None
    draft = answer.draft
    assert isinstance(draft, Judgement)
    return draft.adequate


async def judge_story(ask: Ask, story: ScoredStory) -> None:
    """Add to each document's counts how many aligned statements were judged, and how many are adequate."""
    for document in story.documents:
        if document.claims is None:
            continue
        aligned = document.claims
        pairs = [
            (aligned.gold[pair.gold].statement, aligned.predicted[pair.predicted].statement)
            for pair in aligned.pairs
            if pair.iou >= AGREE
        ]
        answers = await judge(ask, pairs, story.gold.story)
        document.tally.add("claims.judged.asked", len(answers))
        document.tally.add("claims.judged.adequate", sum(answer is True for answer in answers))


async def score_judge(ask: Ask, judgements: Sequence[GoldJudgement]) -> JudgeScore:
    """A model against gold judgements."""
    answers = await judge(ask, [(row.gold, row.said) for row in judgements], "judgements")
    return score_answers(judgements, answers)


def score_rule(judgements: Sequence[GoldJudgement]) -> JudgeScore:
    """The deterministic rule against gold judgements."""
    answers = [is_adequate(row.said, row.gold) for row in judgements]
    return score_answers(judgements, answers)


def score_answers(judgements: Sequence[GoldJudgement], answers: Sequence[bool | None]) -> JudgeScore:
    """Accuracy and kappa with intervals; `None` is no answer."""
    places = {story: place for place, story in enumerate(sorted({row.story for row in judgements}))}
    counts = np.zeros((len(places), 2, 3))
    for row, answer in zip(judgements, answers, strict=True):
        counts[places[row.story], int(row.adequate), 2 if answer is None else int(answer)] += 1
    total = counts.sum(axis=0, keepdims=True)
    (accuracy,), (agreed,) = _agreement(total)
    without = _agreement(total - counts)
    unanswered = sum(answer is None for answer in answers)
    return JudgeScore(
        _known(accuracy),
        _known(agreed),
        len(judgements),
        unanswered,
        _range(accuracy, without[0], is_share=True),
        _range(agreed, without[1], is_share=False),
    )


def _agreement(tables: Matrix) -> tuple[Matrix, Matrix]:
    """Accuracy and Cohen's kappa of tables (n, gold no and yes, answer no, yes and none); NaN where undefined."""
    with np.errstate(divide="ignore", invalid="ignore"):
        total = tables.sum(axis=(1, 2))
        accuracy = (tables[:, 0, 0] + tables[:, 1, 1]) / total
        chance = (tables.sum(axis=2) * tables.sum(axis=1)[:, :2]).sum(axis=1) / total**2
        return accuracy, (accuracy - chance) / (1 - chance)


def _range(value: float, without: Matrix, *, is_share: bool) -> tuple[float, float] | None:
    """The interval, cut at 1 and -1, which kappa cannot pass."""
    found = jackknifed(float(value), without, is_share=is_share)
    return found and (max(found[0], -1.0), min(found[1], 1.0))


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
