"""One test a suite, and its gate as a test of its own: `pytest evals/`."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from evals.conftest import Bench
from evals.gate import gate
from evals.metrics.catalogue import METRICS
from evals.predictions import read_predictions
from evals.report.text import gate_lines, number, spread
from evals.score import score_system
from evals.scorefile import values


def test_suite(named: str, bench: Bench, record_property: Callable[[str, object], None]) -> None:
    """Every system of the suite runs and can be scored; its numbers are properties of the test."""
    done = bench.run(named)
    for score in done.scores:
        record_property(f"{score.name}.signature", score.signature)
        for name, value in values(score, [METRICS[name] for name in done.suite.shows]).items():
            if value.value is not None:
                told = f"{number(name, value.value)} {spread(name, value.interval)}".strip()
                record_property(f"{score.name}.{name}", told)
        assert score.documents


def test_gate(named: str, bench: Bench, record_property: Callable[[str, object], None]) -> None:
    """The suite's candidate is not worse than its baseline, or is where it was made so; what cannot be told is said."""
    done = bench.run(named)
    if done.gated is None:
        pytest.skip(f"suite {named} has no gate")
    told = "\n".join(gate_lines(done.gated))
    record_property("gate", done.gated.verdict)
    assert done.suite.gate
    if done.suite.gate.expect == "fail":
        assert done.gated.verdict == "fail", f"the gate did not catch a system made worse on purpose\n{told}"
        return
    assert done.gated.verdict != "fail", told
    if done.gated.verdict == "inconclusive":
        pytest.skip(told)


def test_reordering_is_not_caught(named: str, bench: Bench, tmp_path: Path) -> None:
    """Records of each run in another order, the ends of contradictions swapped: the counts stay, the gate passes."""
    done = bench.run(named)
    stories = bench.stories(done)
    for score in done.scores:
        folder = tmp_path / score.name
        shutil.copytree(done.out / score.name / "1", folder)
        before = score_system(stories, [read_predictions(folder)])
        for path in sorted(folder.glob("*.jsonl")):
            path.write_text("".join(shuffled(path)), "utf-8")
        after = score_system(stories, [read_predictions(folder)])
        assert [unit.counts for unit in after.documents] == [unit.counts for unit in before.documents]
        assert [unit.counts for unit in after.stories] == [unit.counts for unit in before.stories]
        assert gate(before, after, done.suite.shows).verdict == "pass"


def shuffled(path: Path) -> list[str]:
    """The lines of a table in another order; a contradiction's ends change places."""
    rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    random.Random(7).shuffle(rows)
    if path.stem == "contradictions":
        rows = [{**row, "a": row["b"], "b": row["a"]} for row in rows]
    return [json.dumps(row) + "\n" for row in rows]
