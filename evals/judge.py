"""A model asked whether a predicted statement says what gold's says; never believed without its own score beside it.

The judge is scored against judgements that people made (`gold/judgements.jsonl`), by accuracy and Cohen's kappa. Its
answers go through the same door as a run's: counted, stored and replayed by request.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, Field, ValidationError

from evals.agreement import kappa
from evals.align import AGREE
from evals.errors import GoldBroken
from evals.score import ScoredStory
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
    """What a person said of two statements."""

    gold: NonEmpty
    said: NonEmpty
    adequate: bool


@dataclass(frozen=True)
class JudgeScore:
    """How far the judge agrees with people; `unanswered` questions count as wrong."""

    accuracy: float | None
    kappa: float | None
    n: int
    unanswered: int


def read_judgements(path: Path) -> list[GoldJudgement]:
    """Gold judgements, one a line.

    Raises:
        GoldBroken: with file, line and cause.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise GoldBroken("no gold judgements", where=str(path), why=str(error)) from error
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(GoldJudgement.model_validate(json.loads(line)))
        except (ValueError, ValidationError) as error:
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
    """The judge against people."""
    answers = await judge(ask, [(row.gold, row.said) for row in judgements], "judgements")
    pairs = [(row.adequate, answer) for row, answer in zip(judgements, answers, strict=True)]
    right = sum(wanted == answer for wanted, answer in pairs)
    n = len(pairs)
    return JudgeScore(right / n if n else None, kappa(pairs), n, sum(answer is None for _, answer in pairs))
