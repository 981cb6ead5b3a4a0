"""What the verb `run` does."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from evals.cli.codes import FAIL, INCONCLUSIVE, PASS
from evals.compare import board
from evals.errors import SuiteBroken
from evals.gate import Gated, check_whole, gate
from evals.gold import load_gold, seeds_directories
from evals.planned import plan_suite
from evals.predictions import read_predictions
from evals.report.html import page
from evals.report.markdown import summary
from evals.report.text import board_lines, gate_lines
from evals.run import Mode, Suite, read_suite, run_suite
from evals.score import Score, prepare, score_run
from evals.scorefile import read_score
from evals.unasked import asking, drop, unasked
from pipeline.errors import UsageError
from pipeline.report.wording import counted
from pipeline.schema import Spent


class Told:
    """Progress of one system as plain lines on standard error."""

    def __init__(self, system: str) -> None:
        self._system = system
        self._what = ""
        self._spent: Callable[[], Spent] = Spent

    def begin(self, what: str, total: int, spent: Callable[[], Spent]) -> None:
        """Say what begins."""
        self._what, self._spent = what, spent
        one = {"stories": "story"}.get(what, what.removesuffix("s"))
        print(f"{self._system}: {counted(total, one)}", file=sys.stderr)

    def step(self, done: str, note: str | None = None) -> None:
        """Say only what is remarkable."""
        if note:
            print(f"  {done}: {note}", file=sys.stderr)

    def tell(self, line: str) -> None:
        """Say it."""
        print(f"  {line}", file=sys.stderr)

    def end(self) -> None:
        """Say at the end what the system took; rules take nothing."""
        spent = self._spent()
        if self._what == "stories" and (spent.calls or spent.stored):
            self.tell(str(spent))


def run_verb(args: argparse.Namespace) -> int:
    """Run a suite, print its board, and ask its gate if it has one.

    Raises:
        CouldNotRun: an outage or a spent budget left a part unanswered.
    """
    if args.replay and (live := [name for name in ("record", "refresh") if getattr(args, name)]):
        raise UsageError(f"--replay asks nothing that --{live[0]} could take", todo="leave one of the two out")
    suite, path = read_suite(args.suite)
    mode = Mode(
        replay=args.replay,
        recordings=args.recordings,
        record=args.record,
        refresh=args.refresh,
        max_cost=args.max_cost if args.max_cost is not None else suite.max_cost,
        max_tokens=args.max_tokens if args.max_tokens is not None else suite.max_tokens,
    )
    out: Path = args.out / suite.name
    if args.dry_run:
        return _dry_run(suite, out, mode, args)
    baseline = None if args.no_gate else baseline_of(suite, path)
    seeds = seeds_directories(args.seeds)
    scores = run_suite(suite, args.gold, seeds, out, mode, Told)
    rows = board(scores, suite.shows)
    print("\n".join(board_lines(rows, suite.shows)))
    print(f"written: {out}")
    if args.html:
        gold = prepare(load_gold(args.gold, seeds, stories=[unit.name for unit in scores[0].stories]))
        runs = [read_predictions(out / score.name / "1") for score in scores]
        scored = [(score, score_run(gold, run)) for score, run in zip(scores, runs, strict=True)]
        args.html.write_text(page(rows, suite.shows, scored), "utf-8")
        print(f"written: {args.html}")
    is_asked = suite.gate is not None and not args.no_gate and not any(score.unanswered for score in scores)
    gated = gate_of(suite, baseline, scores) if is_asked else None
    if args.summary:
        with args.summary.open("a", encoding="utf-8") as file:
            file.write(summary(rows, suite.shows, gated))
    check_whole(scores)
    if suite.gate is None or gated is None:
        return PASS
    print("\n".join(gate_lines(gated)))
    if suite.gate.expect == "fail":
        print("  the suite expects it to fail" + (": it does" if gated.verdict == "fail" else ""))
    return {suite.gate.expect: PASS, "inconclusive": INCONCLUSIVE}.get(gated.verdict, FAIL)


def _dry_run(suite: Suite, out: Path, mode: Mode, args: argparse.Namespace) -> int:
    """Tell what the suite would take, a line for each repeat of a system that asks a model."""
    total = Spent()
    for planned in plan_suite(suite, args.gold, seeds_directories(args.seeds), out, mode):
        print(planned)
        total += planned.plan.total
    print(f"would take: {total}")
    return PASS


def run_prune(args: argparse.Namespace) -> int:
    """Tell which recorded answers no suite asks for, and drop them if asked to.

    Raises:
        CouldNotRun: a suite does not replay whole; nothing is dropped.
    """
    by = asking(args.suites)
    found = unasked(by, args.gold, seeds_directories(args.seeds), args.recordings, Told)
    print(f"replayed: {', '.join(suite.name for suite in by.suites)}")
    for part in found:
        told = ", ".join(f"{prompt} {count}" for prompt, count in part.by_prompt.items())
        print(
            f"{part.file}: {counted(len(part.asked), 'answer')} asked for, {len(part.unasked)} not"
            + (f" ({told})" if told else "")
        )
    total = sum(len(part.unasked) for part in found)
    if args.write:
        drop(found)
    print(f"dropped: {counted(total, 'answer')}" if args.write else "nothing is dropped without --write")
    return PASS


def baseline_of(suite: Suite, path: Path) -> Score | None:
    """What the suite's gate compares with, read before anything is run; `None` if it has no gate, or floors alone.

    Raises:
        SuiteBroken: there is no baseline.
    """
    if suite.gate is None or suite.gate.baseline is None:
        return None
    file = path.parent / suite.gate.baseline
    if not file.is_file():
        todo = "say --no-gate, and put the score file that the run writes there"
        raise SuiteBroken("the gate's baseline is not there", where=str(file), todo=todo)
    return read_score(file)


def gate_of(suite: Suite, baseline: Score | None, scores: list[Score]) -> Gated:
    """The answer of the suite's gate, which it has."""
    table = suite.gate
    assert table is not None
    wanted = table.system or scores[0].name
    candidate = next(score for score in scores if score.name == wanted)
    return gate(
        baseline,
        candidate,
        table.metrics,
        at_least=table.at_least,
        at_most=table.at_most,
        level=table.level,
        margin=table.margin,
    )
