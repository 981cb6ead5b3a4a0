"""The judge of statements: counted beside the deterministic measure, and itself scored."""

import asyncio
import math
from pathlib import Path

import pytest
from harbour import TEXTS, story, write_run

from evals.cli import main
from evals.errors import GoldBroken
from evals.judge import (
    GoldJudgement,
    Judgement,
    judge_story,
    read_judgements,
    score_answers,
    score_judge,
    score_rule,
)
from evals.metrics.statements import is_adequate
from evals.predictions import read_predictions
from evals.score import prepare, score_run
from pipeline.errors import AnswerRefused
from pipeline.schema import Answer, Request

ROOT = Path(__file__).resolve().parent.parent.parent


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


def judgement(gold: str, said: str, adequate: bool, story: str = "port") -> GoldJudgement:
    return GoldJudgement(
        gold=gold, said=said, adequate=adequate, story=story, document="d", system="rules", sample="random"
    )


def test_a_judge_is_scored_against_gold_and_silence_is_wrong() -> None:
    rows = [
        judgement("a", "a", True),
        judgement("a", "b", False),
        judgement("a", "A", True),
        judgement("a ship", "a ship", True),
    ]
    found = asyncio.run(score_judge(literal, rows))
    assert (found.accuracy, found.n, found.unanswered) == (0.5, 4, 1)
    assert found.accuracy_range is None  # one story tells nothing of others


def test_agreement_with_gold_judgements_is_that_worked_by_hand() -> None:
    said = [(True, True)] * 4 + [(False, False)] * 3 + [(True, False)] * 2 + [(False, True)]
    rows = [judgement("a", "b", wanted, f"story {number % 3}") for number, (wanted, _) in enumerate(said)]
    found = score_answers(rows, [answer for _, answer in said])
    # Observed 0.7; chance 0.6 · 0.5 + 0.4 · 0.5 = 0.5.
    assert (found.accuracy, found.kappa) == (pytest.approx(0.7), pytest.approx(0.4))
    # Without each story in turn: 4 of 6, 5 of 7, 5 of 7 right; t of two degrees, of accuracy's log odds.
    error = math.sqrt(2 / 3 * ((4 / 6 - 44 / 63) ** 2 + 2 * (5 / 7 - 44 / 63) ** 2))
    reach = 4.302653 * error / (0.7 * 0.3)
    assert found.accuracy_range == pytest.approx([1 / (1 + 3 / 7 * math.exp(move)) for move in (reach, -reach)])
    assert found.kappa_range
    assert sum(found.kappa_range) == pytest.approx(2 * 0.4)
    assert score_answers(rows, [answer for _, answer in said]) == found
    two = [row.model_copy(update={"story": row.story.replace("2", "1")}) for row in rows]
    assert score_answers(two, [answer for _, answer in said]).kappa_range is None
    always = score_answers(rows[:4], [True] * 4)
    assert (always.accuracy, always.kappa) == (1, None)


@pytest.mark.parametrize(
    ("said", "adequate"),
    [
        ("The union said that 400 workers walked out.", True),
        ("On Monday 5 May 400 workers of the plant walked out, the union said.", True),
        ("The union said that 90 workers walked out.", False),
        ("The union said that 400 workers did not walk out.", False),
        ("The union said that 400 workers may have walked out.", False),
        ("The union said something.", False),
    ],
)
def test_the_rule_wants_what_gold_tells_and_lets_more_be_told(said: str, adequate: bool) -> None:
    assert is_adequate(said, "The union said that 400 workers walked out.") is adequate


def test_a_time_of_day_is_the_same_with_a_colon_and_with_a_stop() -> None:
    assert is_adequate("The line closed at 18.00.", "The line closed at 18:00.")
    assert not is_adequate("The line closed at 18.05.", "The line closed at 18:00.")


def test_the_judgements_of_the_gold_set_hold_together_and_the_rule_is_better_than_chance(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = read_judgements(ROOT / "gold" / "judgements.jsonl")
    assert len(rows) >= 120
    assert len({(row.gold, row.said) for row in rows}) == len(rows)
    assert all(row.reason for row in rows if not row.adequate)
    found = score_rule(rows)
    assert found.kappa_range
    assert found.kappa_range[0] > 0.4
    assert main(["judge", "--gold", str(ROOT / "gold")]) == 0
    assert f"n {len(rows)}" in capsys.readouterr().out


def test_judgements_that_are_not_there_are_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["judge", "--gold", str(tmp_path)]) == 2
    assert "judgements.jsonl: no gold judgements" in capsys.readouterr().err


def test_a_broken_judgement_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    path.write_text(judgement("a", "b", True).model_dump_json() + '\n{"gold": "a"}\n')
    with pytest.raises(GoldBroken, match=r"judgements\.jsonl:2: not a judgement"):
        read_judgements(path)
