"""One test a suite, and its gate as a test of its own: `pytest evals/`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evals.conftest import Desk
from evals.metrics.ratios import HEADLINE, METRICS
from evals.report.text import gate_lines, number, spread
from evals.scorefile import values


def test_suite(named: str, desk: Desk, record_property: Callable[[str, object], None]) -> None:
    """Every system of the suite runs and can be scored; its numbers are properties of the test."""
    done = desk.run(named)
    for score in done.scores:
        record_property(f"{score.name}.signature", score.signature)
        for name, value in values(score, [METRICS[name] for name in HEADLINE]).items():
            if value.value is not None:
                told = f"{number(name, value.value)} {spread(name, value.interval)}".strip()
                record_property(f"{score.name}.{name}", told)
        assert score.documents


def test_gate(named: str, desk: Desk, record_property: Callable[[str, object], None]) -> None:
    """The suite's candidate is not worse than its baseline; where that cannot be told, the test says so."""
    done = desk.run(named)
    if done.gated is None:
        pytest.skip(f"suite {named} has no gate")
    told = "\n".join(gate_lines(done.gated))
    record_property("gate", done.gated.verdict)
    assert done.gated.verdict != "fail", told
    if done.gated.verdict == "inconclusive":
        pytest.skip(told)
