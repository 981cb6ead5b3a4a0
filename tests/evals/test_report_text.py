"""Scores as text: a verdict says what it rests on, columns stay apart, a signature is the same wherever it is read."""

from pathlib import Path
from typing import Any

import pytest
from harbour import STORIES, write_run

from evals.compare import Difference
from evals.gate import Floor, Gated
from evals.metrics.catalogue import METRICS
from evals.predictions import read_predictions
from evals.report.text import comparison_lines, gate_lines
from evals.score import Score, score_system
from evals.scorefile import read_score, to_json
from evals.stats import Interval


@pytest.fixture
def score(tmp_path: Path) -> Score:
    """The score of a run that holds exactly gold."""
    return score_system(STORIES, [read_predictions(write_run(tmp_path / "one"))])


def difference(metric: str, gap: float, interval: Interval | None, p: float, **more: Any) -> Difference:
    return Difference(metric, 0.5, 0.5 + gap, gap, interval, p, 0.5, p, 20, **more)


@pytest.mark.parametrize(
    ("gap", "interval", "p", "metric", "verdict"),
    [
        (0.1, Interval(0.02, 0.18, 0.03, None), 0.001, "quotes.correct.f1", "better"),
        (0.1, Interval(-0.01, 0.21, 0.04, None), 0.001, "quotes.correct.f1", "better on these documents"),
        (0.1, None, 0.001, "quotes.correct.f1", "better on these documents"),
        (-0.1, Interval(-0.2, 0.0, 0.04, None), 0.001, "quotes.correct.f1", "worse on these documents"),
        (-0.1, Interval(-0.2, 0.01, 0.04, None), 0.001, "contradictions.f1", "worse on these stories"),
        (-0.1, Interval(-0.2, -0.01, 0.04, None), 0.001, "traps.false_alarms", "better"),
        (0.1, Interval(0.02, 0.18, 0.03, None), 0.2, "quotes.correct.f1", "cannot tell"),
    ],
)
def test_a_verdict_says_whether_it_is_of_these_documents_alone(
    gap: float, interval: Interval | None, p: float, metric: str, verdict: str, score: Score
) -> None:
    lines = list(comparison_lines(score, score, [difference(metric, gap, interval, p)], 1))
    (line,) = (line for line in lines if line.startswith(f"  {metric}"))
    assert line.split("0.5000")[1].split(maxsplit=1)[1] == verdict
    assert any(told.startswith("  on these: ") for told in lines) == ("on these" in verdict)


def test_columns_do_not_run_together_however_long_a_name_or_a_number(score: Score) -> None:
    row = Difference("cost.usd_per_1000", 0.012135, 0.01, -0.002135, None, None, None, None, 3)
    (line,) = (line for line in comparison_lines(score, score, [row], 1) if "usd" in line)
    assert line.split()[:4] == ["cost.usd_per_1000", "0.01213", "0.01", "-0.002135"]
    longest = max(METRICS, key=len)
    floors = tuple(Floor(name, "inconclusive", None, 0.5) for name in ("quotes.words.f1", longest))
    told = list(gate_lines(Gated("inconclusive", (), 0.05, 0.02, 1, floors)))[1:]
    assert [line.split()[:2] for line in told] == [[floor.metric, "inconclusive"] for floor in floors]
    assert len({line.index("inconclusive") for line in told}) == 1


def test_a_signature_read_back_from_a_score_file_is_the_one_that_was_written(score: Score, tmp_path: Path) -> None:
    made = Score(
        {**score.system, "decoding": {"temperature": 0.0, "top_p": 0.95, "seed": 7}},
        score.ruler,
        score.documents,
        score.stories,
    )
    path = tmp_path / "s.json"
    path.write_text(to_json(made), "utf-8")
    assert read_score(path).signature == made.signature
    assert "seed=7,temperature=0,top_p=0.95" in made.signature
