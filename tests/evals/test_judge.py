"""The judge of statements: counted beside the deterministic measure, and itself scored."""

import asyncio
from pathlib import Path

import pytest
from harbour import TEXTS, story, write_run

from evals.errors import GoldBroken
from evals.judge import GoldJudgement, Judgement, judge_story, read_judgements, score_judge
from evals.predictions import read_predictions
from evals.score import prepare, score_run
from pipeline.errors import AnswerRefused
from pipeline.schema import Answer, Request


async def literal(request: Request) -> Answer:
    """A judge that only knows equal words, and will not speak of ships."""
    if "ship" in request.user:
        raise AnswerRefused("declined")
    first, second = request.user.removeprefix("First statement:\n").strip().split("\n\nSecond statement:\n")
    return Answer(draft=Judgement(reason="", adequate=first == second), call="x")


def test_judged_statements_are_counted(tmp_path: Path) -> None:
    scored = score_run(prepare([story(name) for name in TEXTS]), read_predictions(write_run(tmp_path / "r")))
    for made in scored:
        asyncio.run(judge_story(literal, made))
    counts = [document.tally.counts for made in scored for document in made.documents]
    assert sum(count["claims.judged.asked"] for count in counts) == 2
    assert sum(count["claims.judged.adequate"] for count in counts) == 2


def test_a_judge_is_scored_against_people_and_silence_is_wrong() -> None:
    rows = [
        GoldJudgement(gold="a", said="a", adequate=True),
        GoldJudgement(gold="a", said="b", adequate=False),
        GoldJudgement(gold="a", said="A", adequate=True),
        GoldJudgement(gold="a ship", said="a ship", adequate=True),
    ]
    found = asyncio.run(score_judge(literal, rows))
    assert (found.accuracy, found.n, found.unanswered) == (0.5, 4, 1)


def test_a_broken_judgement_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    path.write_text('{"gold": "a", "said": "b", "adequate": true}\n{"gold": "a"}\n')
    with pytest.raises(GoldBroken, match=r"judgements\.jsonl:2: not a judgement"):
        read_judgements(path)
