"""The whole command line: verbs, their options, and the function that does each, by name.

What a verb does is imported when it is asked for, so that the command answers at once.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from evals.cli.gold_arguments import Verbs, add_gold
from evals.cli.values import SPLITS, ceiling, floor, share
from evals.metrics.catalogue import GATED, METRICS
from pipeline.cli.values import amount, count
from pipeline.config import versions

_EPILOG = "exit codes: 0 pass, 1 the gate failed, 2 wrong use, 3 could not run, 4 inconclusive"


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    root = argparse.ArgumentParser(
        prog="saidwhat-eval", description="Scores that can be trusted, compared and gated on.", epilog=_EPILOG
    )
    root.add_argument("--version", action="version", version=f"saidwhat-eval {versions().get('saidwhat', 'unknown')}")
    verbs = root.add_subparsers(dest="verb", required=True, metavar="VERB")
    for add in (_add_run, _add_prune, _add_score, _add_compare, _add_board, _add_gate, _add_show, _add_judge, add_gold):
        add(verbs)
    return root


def _add_run(verbs: Verbs) -> None:
    verb = verbs.add_parser("run", help="run a suite through the pipeline and score it")
    verb.add_argument("suite", metavar="SUITE", help="a TOML file, or the name of a suite that comes along")
    verb.add_argument("--out", type=Path, default=Path("runs"), metavar="DIR")
    verb.add_argument("--replay", action="store_true", help="take recorded answers, never call")
    verb.add_argument("--dry-run", action="store_true", help="ask and write nothing; print requests, tokens and price")
    verb.add_argument("--recordings", type=Path, default=Path("evals/recordings"), metavar="DIR")
    verb.add_argument("--record", action="store_true", help="add the answers of a live run to the recordings")
    verb.add_argument("--refresh", action="store_true", help="ask again even what an earlier run in --out was answered")
    verb.add_argument("--max-cost", type=amount, metavar="DOLLARS", help="for each system and repeat")
    verb.add_argument("--max-tokens", type=count, metavar="N", help="for each system and repeat")
    verb.add_argument("--html", type=Path, metavar="FILE", help="write the page: board, confusion, every document")
    verb.add_argument("--summary", type=Path, metavar="FILE", help="append board and gate as Markdown")
    verb.add_argument("--no-gate", action="store_true", help="do not ask the suite's gate")
    verb.add_argument("--gold", type=Path, default=Path("gold"), metavar="DIR")
    verb.add_argument("--seeds", type=Path, action="append", default=[], metavar="DIR", help="where documents are")
    verb.set_defaults(run="evals.cli.suites:run_verb")


def _add_prune(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "prune",
        help="recorded answers that no suite asks for",
        description="Replay suites, and every suite beside them that has a system of the same name, and tell how many "
        "recorded answers of these systems none of them asks for, by prompt. Without --write nothing is dropped.",
    )
    verb.add_argument("suites", nargs="+", metavar="SUITE", help="a TOML file, or the name of a suite that comes along")
    verb.add_argument("--recordings", type=Path, default=Path("evals/recordings"), metavar="DIR")
    verb.add_argument("--write", action="store_true", help="drop them")
    verb.add_argument("--gold", type=Path, default=Path("gold"), metavar="DIR")
    verb.add_argument("--seeds", type=Path, action="append", default=[], metavar="DIR", help="where documents are")
    verb.set_defaults(run="evals.cli.suites:run_prune")


def _add_score(verbs: Verbs) -> None:
    # Else --seed, which other verbs have, would be taken for --seeds.
    verb = verbs.add_parser("score", allow_abbrev=False, help="score run folders, or files of predictions, offline")
    _runs(verb, "RUN", "a run folder, a file of simple JSON lines, or a folder of annotated stories")
    verb.add_argument("--repeats", action="store_true", help="the runs are repeats of one system")
    verb.add_argument("--name", help="what to call the system")
    verb.add_argument(
        "--given",
        type=Path,
        action="append",
        default=[],
        metavar="RUN",
        help="of one system: a run of its relation step over gold's claims (a suite with given = true writes it)",
    )
    verb.add_argument("--json", type=Path, metavar="FILE", help="write the score file (with several runs: a folder)")
    verb.add_argument("--all", action="store_true", help="every metric, not only the headline")
    verb.add_argument("--judge", metavar="MODEL", help="also have a model judge statements (gold/judgements.jsonl)")
    _judging(verb)
    verb.set_defaults(run="evals.cli.scores:run_score")


def _add_compare(verbs: Verbs) -> None:
    verb = verbs.add_parser("compare", help="two runs or score files: what differs, and is it chance")
    _runs(verb, "A_B", "two run folders, files of predictions or score files", nargs=2)
    verb.add_argument(
        "--metric", action="append", choices=sorted(METRICS), metavar="METRIC", help="default: the headline"
    )
    verb.add_argument("--unlike", action="store_true", help="compare though the rulers differ; the difference is shown")
    verb.add_argument("--changes", action="store_true", help="also list what changed, item by item (run folders only)")
    _seed(verb)
    verb.set_defaults(run="evals.cli.scores:run_compare")


def _add_board(verbs: Verbs) -> None:
    verb = verbs.add_parser("board", help="rank runs and score files")
    _runs(verb, "RUN", "run folders, files of predictions or score files")
    verb.add_argument(
        "--metric", action="append", choices=sorted(METRICS), metavar="METRIC", help="default: the headline"
    )
    verb.add_argument("--unlike", action="store_true")
    verb.add_argument("--html", type=Path, metavar="FILE", help="write the page: board, confusion, every document")
    _seed(verb)
    verb.set_defaults(run="evals.cli.scores:run_board")


def _add_gate(verbs: Verbs) -> None:
    verb = verbs.add_parser("gate", help="may this change go in: pass 0, fail 1, inconclusive 4")
    _runs(verb, "RUN", "the candidate: a score file, or runs (several are repeats)")
    verb.add_argument("--baseline", type=Path, metavar="FILE", help="a score file or run")
    verb.add_argument(
        "--at-least",
        type=floor,
        action="append",
        default=[],
        metavar="METRIC=SHARE",
        help="also fail below this, with or without a baseline (quotes.correct.f1=0.8: 80.0)",
    )
    verb.add_argument(
        "--at-most",
        type=ceiling,
        action="append",
        default=[],
        metavar="METRIC=NUMBER",
        help="also fail above this (traps.false_alarms=0.05: 5.0; of cost in its own unit)",
    )
    verb.add_argument(
        "--metric", action="append", choices=sorted(METRICS), metavar="METRIC", help=f"default: {', '.join(GATED)}"
    )
    verb.add_argument("--level", type=share(0.5), default=0.05, help="chance of a false alarm (default %(default)s)")
    verb.add_argument("--margin", type=share(1), default=0.02, help="loss to rule out (default %(default)s: 2 points)")
    verb.add_argument("--swap", choices=("document", "story"), default="document", help="what the test swaps")
    verb.add_argument("--unlike", action="store_true")
    verb.add_argument("--json", type=Path, metavar="FILE")
    _seed(verb)
    verb.set_defaults(run="evals.cli.scores:run_gate")


def _add_show(verbs: Verbs) -> None:
    verb = verbs.add_parser("show", allow_abbrev=False, help="drill down into one run")
    _runs(verb, "RUN", "a run folder or a file of predictions", nargs=1)
    verb.add_argument("--document", help="only this one")
    verb.add_argument("--class", dest="kind", metavar="CLASS", help="only items of this error class")
    verb.add_argument("--html", type=Path, metavar="FILE")
    verb.set_defaults(run="evals.cli.scores:run_show")


def _add_judge(verbs: Verbs) -> None:
    verb = verbs.add_parser("judge", help="how far to believe those who say that a statement says the same")
    verb.add_argument("model", nargs="?", metavar="MODEL", help="also a model judge; always the deterministic rule")
    verb.add_argument("--gold", type=Path, default=Path("gold"), metavar="DIR", help="holds judgements.jsonl")
    _judging(verb)
    verb.set_defaults(run="evals.cli.judging:run_judge")


def _judging(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--replay", action="store_true", help="the judge's answers come from --recordings")
    parser.add_argument("--recordings", type=Path, default=Path("evals/recordings/judge"), metavar="DIR")


def _runs(parser: argparse.ArgumentParser, name: str, told: str, nargs: int | None = None) -> None:
    parser.add_argument("runs", nargs="+" if nargs is None else nargs, type=Path, metavar=name, help=told)
    parser.add_argument("--gold", type=Path, default=Path("gold"), metavar="DIR")
    parser.add_argument("--seeds", type=Path, action="append", default=[], metavar="DIR", help="where documents are")
    parser.add_argument("--split", action="append", choices=SPLITS, help="default: all")
    parser.add_argument("--story", action="append", help="default: all")


def _seed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=count, default=20240403, help="of the tests that draw")
