"""What the verb `run` does."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from evals.cli.codes import FAIL, INCONCLUSIVE, PASS
from evals.compare import board
from evals.gate import Gated, gate
from evals.gold.sources import seeds_directories
from evals.metrics.ratios import HEADLINE
from evals.report.text import board_lines, gate_lines
from evals.run import Mode, Suite, read_suite, run_suite
from evals.score import Score
from evals.scorefile import read_score, to_json
from pipeline.engines import Spent


class Told:
    """Progress as plain lines on standard error."""

    def begin(self, what: str, total: int, spent: Callable[[], Spent]) -> None:
        """Say what begins."""
        print(f"{total} {what}", file=sys.stderr)

    def step(self, done: str, note: str | None = None) -> None:
        """Say only what is remarkable."""
        if note:
            print(f"  {done}: {note}", file=sys.stderr)

    def tell(self, line: str) -> None:
        """Say it."""
        print(f"  {line}", file=sys.stderr)

    def end(self) -> None:
        """Nothing to say."""


def run_verb(args: argparse.Namespace) -> int:
    """Run a suite, write its scores, print its board, and ask its gate if it has one."""
    suite, path = read_suite(args.suite)
    mode = Mode(
        replay=args.replay,
        recordings=args.recordings,
        record=args.record,
        max_cost=args.max_cost if args.max_cost is not None else suite.max_cost,
        max_tokens=args.max_tokens if args.max_tokens is not None else suite.max_tokens,
    )
    out: Path = args.out / suite.name
    scores = run_suite(suite, args.gold, seeds_directories(args.seeds), out, mode, Told())
    for score in scores:
        (out / f"{score.name}.json").write_text(to_json(score), "utf-8")
    print("\n".join(board_lines(board(scores), HEADLINE)))
    print(f"written: {out}")
    gated = gate_of(suite, path, scores)
    if gated is None or args.no_gate:
        return PASS
    print("\n".join(gate_lines(gated)))
    return {"pass": PASS, "fail": FAIL, "inconclusive": INCONCLUSIVE}[gated.verdict]


def gate_of(suite: Suite, path: Path, scores: list[Score]) -> Gated | None:
    """The suite's gate, if it has one."""
    if suite.gate is None:
        return None
    wanted = suite.gate.system or scores[0].name
    candidate = next(score for score in scores if score.name == wanted)
    baseline = read_score(path.parent / suite.gate.baseline)
    return gate(baseline, candidate, suite.gate.metrics, level=suite.gate.level, margin=suite.gate.margin)
