"""The verbs `score`, `compare`, `board`, `gate` and `show`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from evals.cli.codes import FAIL, INCONCLUSIVE, PASS
from evals.compare import board, check_rulers, compare
from evals.errors import PredictionsUnreadable
from evals.gate import LEVEL, MARGIN, gate
from evals.gold import GoldStory, load_gold, seeds_directories
from evals.metrics.ratios import GATED, HEADLINE, METRICS, Metric
from evals.predictions import read_predictions
from evals.report.text import board_lines, comparison_lines, gate_lines, score_lines
from evals.score import Score, prepare, score_system
from evals.scorefile import SEED, read_score, to_json, values
from pipeline.errors import UsageError

Verbs = argparse._SubParsersAction


def add_scores(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Add the verbs."""
    score = verbs.add_parser("score", help="score run folders, or files of predictions, offline")
    _runs(score, "RUN", "a run folder or a file of simple JSON lines")
    score.add_argument("--repeats", action="store_true", help="the runs are repeats of one system")
    score.add_argument("--name", help="what to call the system")
    score.add_argument("--json", type=Path, metavar="FILE", help="write the score file (with several runs: a folder)")
    score.add_argument("--all", action="store_true", help="every metric, not only the headline")
    score.set_defaults(run=run_score)

    versus = verbs.add_parser("compare", help="two runs or score files: what differs, and is it chance")
    _runs(versus, "A_B", "two run folders, files of predictions or score files", count=2)
    versus.add_argument("--metric", action="append", choices=sorted(METRICS), help="default: the headline")
    versus.add_argument(
        "--unlike", action="store_true", help="compare though the rulers differ; the difference is shown"
    )
    versus.set_defaults(run=run_compare)

    ranking = verbs.add_parser("board", help="rank runs and score files")
    _runs(ranking, "RUN", "run folders, files of predictions or score files")
    ranking.add_argument("--metric", action="append", choices=sorted(METRICS), help="default: the headline")
    ranking.add_argument("--unlike", action="store_true")
    ranking.add_argument("--html", type=Path, metavar="FILE", help="write the page: board, confusion, every document")
    ranking.set_defaults(run=run_board)

    gates = verbs.add_parser("gate", help="may this change go in: pass 0, fail 1, inconclusive 4")
    _runs(gates, "RUN", "the candidate: a score file, or runs (several are repeats)")
    gates.add_argument("--baseline", type=Path, required=True, metavar="FILE", help="a score file or run")
    gates.add_argument("--metric", action="append", choices=sorted(METRICS), help=f"default: {', '.join(GATED)}")
    gates.add_argument("--level", type=float, default=LEVEL, help="chance of a false alarm (default %(default)s)")
    gates.add_argument("--margin", type=float, default=MARGIN, help="loss that must be ruled out (default %(default)s)")
    gates.add_argument("--swap", choices=("document", "story"), default="document", help="what the test swaps")
    gates.add_argument("--unlike", action="store_true")
    gates.add_argument("--json", type=Path, metavar="FILE")
    gates.set_defaults(run=run_gate)

    shows = verbs.add_parser("show", help="drill down into one run")
    _runs(shows, "RUN", "a run folder or a file of predictions", count=1)
    shows.add_argument("--document", help="only this one")
    shows.add_argument("--class", dest="kind", help="only items of this error class")
    shows.add_argument("--html", type=Path, metavar="FILE")
    shows.set_defaults(run=run_show)


def _runs(parser: argparse.ArgumentParser, name: str, told: str, count: int | None = None) -> None:
    parser.add_argument("runs", nargs="+" if count is None else count, type=Path, metavar=name, help=told)
    parser.add_argument("--gold", type=Path, default=Path("gold"), metavar="DIR")
    parser.add_argument("--seeds", type=Path, action="append", default=[], metavar="DIR", help="where documents are")
    parser.add_argument("--split", action="append", choices=("dev", "test", "challenge"), help="default: all")
    parser.add_argument("--story", action="append", help="default: all")
    parser.add_argument("--seed", type=int, default=SEED)


class Measured:
    """Gold is loaded once, and only if something has yet to be scored against it."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self._stories: tuple[GoldStory, ...] | None = None

    @property
    def stories(self) -> tuple[GoldStory, ...]:
        """The gold that the arguments name."""
        if self._stories is None:
            seeds = seeds_directories(self.args.seeds)
            self._stories = load_gold(self.args.gold, seeds, splits=self.args.split, stories=self.args.story)
        return self._stories

    def score(self, paths: Sequence[Path], name: str | None = None) -> Score:
        """The score of a score file, or of runs that are repeats of one system."""
        if len(paths) == 1 and paths[0].suffix == ".json":
            return self.cut(read_score(paths[0]))
        return score_system(
            self.stories, [read_predictions(path) for path in paths], name=name, prepared=prepare(self.stories)
        )

    def cut(self, score: Score) -> Score:
        """A score file's part that the arguments name."""
        if not self.args.split and not self.args.story:
            return score
        raise PredictionsUnreadable(
            "a score file is of the gold it was scored against", where=score.name, todo="leave --split and --story out"
        )


def _metrics(names: Sequence[str] | None, default: Sequence[str]) -> list[Metric]:
    return [METRICS[name] for name in names or default]


def run_score(args: argparse.Namespace) -> int:
    """Score and print; write score files."""
    measured = Measured(args)
    if args.repeats or len(args.runs) == 1:
        scores = [measured.score(args.runs, args.name)]
    elif args.name:
        raise UsageError("--name names one system", todo="give --repeats, or one run")
    else:
        scores = [measured.score([path]) for path in args.runs]
    for score in scores:
        metrics = (
            None
            if args.all
            else [metric for name, metric in METRICS.items() if not name.endswith(("precision", "recall"))]
        )
        print("\n".join(score_lines(score, values(score, metrics, seed=args.seed), args.seed)))
    if args.json:
        many = len(scores) > 1
        if many:
            args.json.mkdir(parents=True, exist_ok=True)
        for score in scores:
            path = args.json / f"{score.name}.json" if many else args.json
            path.write_text(to_json(score, seed=args.seed), "utf-8")
    return PASS


def run_compare(args: argparse.Namespace) -> int:
    """Compare two systems."""
    measured = Measured(args)
    first, second = (measured.score([path]) for path in args.runs)
    for line in check_rulers([first, second], allow=args.unlike):
        print(f"unlike: {line}")
    rows = compare(first, second, _metrics(args.metric, HEADLINE), seed=args.seed)
    print("\n".join(comparison_lines(first, second, rows)))
    return PASS


def run_board(args: argparse.Namespace) -> int:
    """Rank systems."""
    measured = Measured(args)
    scores = [measured.score([path]) for path in args.runs]
    for line in check_rulers(scores, allow=args.unlike):
        print(f"unlike: {line}")
    names = args.metric or HEADLINE
    print("\n".join(board_lines(board(scores, names, seed=args.seed), names)))
    return PASS


def run_gate(args: argparse.Namespace) -> int:
    """Ask the gate."""
    measured = Measured(args)
    baseline, candidate = measured.score([args.baseline]), measured.score(args.runs)
    gated = gate(
        baseline,
        candidate,
        args.metric or GATED,
        level=args.level,
        margin=args.margin,
        swap=args.swap,
        seed=args.seed,
        unlike=args.unlike,
    )
    print("\n".join(gate_lines(gated)))
    if args.json:
        rows = [{name: getattr(row, name) for name in row.__dataclass_fields__} for row in gated.findings]
        args.json.write_text(json.dumps({"verdict": gated.verdict, "findings": rows}, indent=1) + "\n", "utf-8")
    return {"pass": PASS, "fail": FAIL, "inconclusive": INCONCLUSIVE}[gated.verdict]


def run_show(args: argparse.Namespace) -> int:
    """Drill down."""
    raise UsageError("not yet")
