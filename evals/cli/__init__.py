"""The command `saidwhat-eval`, also `python -m evals`.

Exit codes: 0 pass, 1 the gate failed, 2 wrong use, 3 could not run, 4 inconclusive, 130 stopped from the keyboard. What
a verb does is imported when it is asked for, so that the command answers at once.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from evals.cli.codes import COULD_NOT_RUN, STOPPED, WRONG_USE
from evals.cli.output import Patient
from evals.errors import CouldNotRun
from evals.metrics.catalogue import GATED, METRICS
from pipeline.config import set_up_process
from pipeline.errors import SaidwhatError

SPLITS = ("dev", "test", "challenge", "articles-dev", "articles-test")

_EPILOG = "exit codes: 0 pass, 1 the gate failed, 2 wrong use, 3 could not run, 4 inconclusive"

Verbs = argparse._SubParsersAction


def command() -> int:
    """`main` as a process of its own."""
    set_up_process()
    return main()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; a fault is one line on standard error."""
    args = parser().parse_args(arguments)
    module, _, verb = args.run.partition(":")
    try:
        with contextlib.redirect_stdout(Patient(sys.stdout)):
            return int(getattr(importlib.import_module(module), verb)(args))
    except CouldNotRun as error:
        print(f"saidwhat-eval: {error}", file=sys.stderr)
        return COULD_NOT_RUN
    except SaidwhatError as error:
        print(f"saidwhat-eval: {error}", file=sys.stderr)
        return WRONG_USE
    except OSError as error:
        print(f"saidwhat-eval: {error.filename or 'a file'}: {error.strerror or error}", file=sys.stderr)
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        kept = f"answers that had arrived are kept in {args.out}, run the same command to go on"
        print(f"saidwhat-eval: stopped{'; ' + kept if _is_live(args) else ''}", file=sys.stderr)
        return STOPPED
    except Exception:  # a fault of ours must not end as Python ends, with 1: that is a gate's answer
        traceback.print_exc()
        print("saidwhat-eval: this is a fault of the program; please report it", file=sys.stderr)
        return COULD_NOT_RUN


def _is_live(args: argparse.Namespace) -> bool:
    return args.verb == "run" and not args.replay


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    root = argparse.ArgumentParser(
        prog="saidwhat-eval", description="Scores that can be trusted, compared and gated on.", epilog=_EPILOG
    )
    verbs = root.add_subparsers(dest="verb", required=True, metavar="VERB")
    _add_run(verbs)
    _add_scores(verbs)
    _add_judge(verbs)
    _add_gold(verbs)
    return root


def _add_run(verbs: Verbs[argparse.ArgumentParser]) -> None:
    run = verbs.add_parser("run", help="run a suite through the pipeline and score it")
    run.add_argument("suite", metavar="SUITE", help="a TOML file, or the name of a suite that comes along")
    run.add_argument("--out", type=Path, default=Path("runs"), metavar="DIR")
    run.add_argument("--replay", action="store_true", help="take recorded answers, never call")
    run.add_argument("--recordings", type=Path, default=Path("evals/recordings"), metavar="DIR")
    run.add_argument("--record", action="store_true", help="write the answers of a live run to the recordings")
    run.add_argument("--max-cost", type=float, metavar="DOLLARS", help="for each system and repeat")
    run.add_argument("--max-tokens", type=int)
    run.add_argument("--html", type=Path, metavar="FILE", help="write the page: board, confusion, every document")
    run.add_argument("--no-gate", action="store_true", help="do not ask the suite's gate")
    run.add_argument("--gold", type=Path, default=Path("gold"), metavar="DIR")
    run.add_argument("--seeds", type=Path, action="append", default=[], metavar="DIR", help="where documents are")
    run.set_defaults(run="evals.cli.suites:run_verb")


def _add_scores(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Add the verbs."""
    score = verbs.add_parser("score", help="score run folders, or files of predictions, offline")
    _runs(score, "RUN", "a run folder, a file of simple JSON lines, or a folder of annotated stories")
    score.add_argument("--repeats", action="store_true", help="the runs are repeats of one system")
    score.add_argument("--name", help="what to call the system")
    score.add_argument(
        "--given",
        type=Path,
        action="append",
        default=[],
        metavar="RUN",
        help="of one system: a run of its relation step over gold's claims (a suite with given = true writes it)",
    )
    score.add_argument("--json", type=Path, metavar="FILE", help="write the score file (with several runs: a folder)")
    score.add_argument("--all", action="store_true", help="every metric, not only the headline")
    score.add_argument("--judge", metavar="MODEL", help="also have a model judge statements (gold/judgements.jsonl)")
    _judging(score)
    score.set_defaults(run="evals.cli.scores:run_score")

    versus = verbs.add_parser("compare", help="two runs or score files: what differs, and is it chance")
    _runs(versus, "A_B", "two run folders, files of predictions or score files", count=2)
    versus.add_argument(
        "--metric", action="append", choices=sorted(METRICS), metavar="METRIC", help="default: the headline"
    )
    versus.add_argument(
        "--unlike", action="store_true", help="compare though the rulers differ; the difference is shown"
    )
    versus.add_argument(
        "--changes", action="store_true", help="also list what changed, item by item (run folders only)"
    )
    versus.set_defaults(run="evals.cli.scores:run_compare")

    ranking = verbs.add_parser("board", help="rank runs and score files")
    _runs(ranking, "RUN", "run folders, files of predictions or score files")
    ranking.add_argument(
        "--metric", action="append", choices=sorted(METRICS), metavar="METRIC", help="default: the headline"
    )
    ranking.add_argument("--unlike", action="store_true")
    ranking.add_argument("--html", type=Path, metavar="FILE", help="write the page: board, confusion, every document")
    ranking.set_defaults(run="evals.cli.scores:run_board")

    gates = verbs.add_parser("gate", help="may this change go in: pass 0, fail 1, inconclusive 4")
    _runs(gates, "RUN", "the candidate: a score file, or runs (several are repeats)")
    gates.add_argument("--baseline", type=Path, metavar="FILE", help="a score file or run")
    gates.add_argument(
        "--at-least",
        type=_floor,
        action="append",
        default=[],
        metavar="METRIC=SHARE",
        help="also fail below this, with or without a baseline (quotes.correct.f1=0.8: 80.0)",
    )
    gates.add_argument(
        "--metric", action="append", choices=sorted(METRICS), metavar="METRIC", help=f"default: {', '.join(GATED)}"
    )
    gates.add_argument("--level", type=_share(0.5), default=0.05, help="chance of a false alarm (default %(default)s)")
    gates.add_argument(
        "--margin", type=_share(1), default=0.02, help="loss to rule out (default %(default)s: 2 points)"
    )
    gates.add_argument("--swap", choices=("document", "story"), default="document", help="what the test swaps")
    gates.add_argument("--unlike", action="store_true")
    gates.add_argument("--json", type=Path, metavar="FILE")
    gates.set_defaults(run="evals.cli.scores:run_gate")

    shows = verbs.add_parser("show", help="drill down into one run")
    _runs(shows, "RUN", "a run folder or a file of predictions", count=1)
    shows.add_argument("--document", help="only this one")
    shows.add_argument("--class", dest="kind", metavar="CLASS", help="only items of this error class")
    shows.add_argument("--html", type=Path, metavar="FILE")
    shows.set_defaults(run="evals.cli.scores:run_show")


def _share(most: float) -> Callable[[str], float]:
    """A number between 0 and `most`, neither of them."""

    def read(text: str) -> float:
        if not 0 < (number := float(text)) < most:
            raise argparse.ArgumentTypeError(f"{text} is not between 0 and {most:g}")
        return number

    read.__name__ = "number"
    return read


def _positive(text: str) -> int:
    """A whole number from 1 on."""
    if not text.isdecimal() or not (number := int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number, 1 or more")
    return number


def _sample(text: str) -> tuple[str, int]:
    """A system and a number."""
    system, _, number = text.rpartition("=")
    if not system or not number.isdigit():
        raise argparse.ArgumentTypeError(f"{text} is not SYSTEM=N")
    return system, int(number)


def _floor(text: str) -> tuple[str, float]:
    """A metric of which more is better, and a share."""
    name, _, share = text.partition("=")
    if name not in METRICS or METRICS[name].higher is False:
        raise argparse.ArgumentTypeError(f"{name!r} is no metric of which more is better")
    with contextlib.suppress(ValueError):
        if 0 <= float(share) <= 1:
            return name, float(share)
    raise argparse.ArgumentTypeError(f"{text} is not METRIC=SHARE with a share from 0 to 1")


def _add_judge(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Add the verb."""
    judge = verbs.add_parser("judge", help="how far to believe those who say that a statement says the same")
    judge.add_argument("model", nargs="?", metavar="MODEL", help="also a model judge; always the deterministic rule")
    judge.add_argument("--gold", type=Path, default=Path("gold"), metavar="DIR", help="holds judgements.jsonl")
    judge.add_argument("--seed", type=int, default=20240403, help="of the intervals")
    _judging(judge)
    judge.set_defaults(run="evals.cli.judging:run_judge")


def _judging(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--replay", action="store_true", help="the judge's answers come from --recordings")
    parser.add_argument("--recordings", type=Path, default=Path("evals/recordings/judge"), metavar="DIR")


def _runs(parser: argparse.ArgumentParser, name: str, told: str, count: int | None = None) -> None:
    parser.add_argument("runs", nargs="+" if count is None else count, type=Path, metavar=name, help=told)
    parser.add_argument("--gold", type=Path, default=Path("gold"), metavar="DIR")
    parser.add_argument("--seeds", type=Path, action="append", default=[], metavar="DIR", help="where documents are")
    parser.add_argument("--split", action="append", choices=SPLITS, help="default: all")
    parser.add_argument("--story", action="append", help="default: all")
    parser.add_argument("--seed", type=int, default=20240403, help="of every random estimate")


def _add_gold(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb `gold` and what is under it."""
    gold = verbs.add_parser("gold", help="check, compile, unite, show, compare and exchange annotations")
    under = gold.add_subparsers(dest="gold_verb", required=True, metavar="VERB")

    check = under.add_parser("check", help="does every gold file hold together, and what is in the set")
    _places(check)
    check.add_argument("--json", type=Path, help="also write the counts here")
    check.add_argument("--foreign", type=Path, default=Path("../shared"), help="texts no sentence of which may be here")
    check.set_defaults(run="evals.cli.gold:check_gold")

    compiles = under.add_parser(
        "compile", help="gold from an annotator's draft, or from a ledger and drafts of a sample"
    )
    compiles.add_argument("drafts", nargs="*", type=Path, metavar="DRAFT.json")
    compiles.add_argument("--story", required=True)
    compiles.add_argument("--ledger", type=Path)
    compiles.add_argument("--split", choices=SPLITS)
    compiles.add_argument("--manifest", type=Path, action="append", default=[], help="default: seeds/manifest.toml")
    compiles.add_argument(
        "--up-to", choices=("quotes", "claims"), help="the last table annotated: on what comes after it this is no gold"
    )
    compiles.add_argument("--try", dest="dry", action="store_true", help="only report problems; write nothing")
    compiles.add_argument("--partial", action="store_true", help="write what compiles, though there are problems")
    _places(compiles)
    compiles.set_defaults(run="evals.cli.gold:compile_gold")

    begins = under.add_parser("preannotate", help="a run's records as gold to be corrected by an annotator")
    begins.add_argument("run_folder", type=Path, metavar="RUN")
    begins.add_argument("--story", required=True)
    begins.add_argument("--out", type=Path, required=True, metavar="GOLD", help="a folder of its own")
    begins.add_argument("--split", choices=SPLITS)
    begins.add_argument("--up-to", choices=("quotes", "claims"), help="leave out the tables after it")
    begins.add_argument("--manifest", type=Path, action="append", default=[], help="default: seeds/manifest.toml")
    begins.add_argument("--seeds", type=Path, action="append", default=[], metavar="DIR", help="where documents are")
    begins.set_defaults(run="evals.cli.exchange:preannotate_gold")

    decides = under.add_parser("adjudicate", help="one story from two annotations and a third person's decisions")
    decides.add_argument("first", type=Path, metavar="GOLD_A", help="a gold folder compiled from the first drafts")
    decides.add_argument("second", type=Path, metavar="GOLD_B")
    decides.add_argument("--story", required=True)
    decides.add_argument(
        "--decisions",
        type=Path,
        metavar="FILE.json",
        help='{record id: "required" | "optional" | "drop" | {field: value}}',
    )
    decides.add_argument(
        "--questions", type=Path, metavar="FILE.txt", help="write what is still open here, a line each"
    )
    decides.add_argument("--try", dest="dry", action="store_true", help="only ask; write nothing")
    decides.add_argument("--partial", action="store_true", help="write though questions are open")
    decides.add_argument("--split", choices=SPLITS)
    _places(decides)
    decides.set_defaults(run="evals.cli.gold:adjudicate_gold")

    pools = under.add_parser(
        "pool", help="a sheet for judges of what runs tell and gold does not list, or its adoption"
    )
    pools.add_argument("files", nargs="+", type=Path, metavar="RUN", help="runs; with --adopt the answers of judges")
    pools.add_argument("--story")
    pools.add_argument("--out", type=Path, metavar="SHEET.json")
    pools.add_argument("--key", type=Path, required=True, metavar="KEY.json", help="where items come from; no judge's")
    pools.add_argument("--share", type=_share(0.9), default=0.25, help="of controls on the sheet (default %(default)s)")
    pools.add_argument(
        "--sample",
        type=_sample,
        action="append",
        default=[],
        metavar="SYSTEM=N",
        help="pool N of its quotes and N of its claims",
    )
    pools.add_argument(
        "--most", type=_positive, default=150, metavar="N", help="items of a sheet, else parts are written"
    )
    pools.add_argument("--seed", type=int, default=20240403, help="of ids, samples and controls")
    pools.add_argument("--adopt", type=Path, action="append", default=[], metavar="SHEET.json", help="report answers")
    pools.add_argument("--write", action="store_true", help="add what all judges call valid to gold, optional")
    for verb, told in (("accepts", "good controls a judge must call valid"), ("refuses", "bad ones he must not")):
        pools.add_argument(f"--{verb}", type=float, default=0.8, help=f"share of {told} (default %(default)s)")
    _places(pools)
    pools.set_defaults(run="evals.cli.pooling:pool_gold")

    unites = under.add_parser("unite", help="fold the claims that were decided to be one (twins.jsonl)")
    unites.add_argument("story")
    unites.add_argument("--try", dest="dry", action="store_true", help="only count; write nothing")
    _places(unites)
    unites.set_defaults(run="evals.cli.gold:unite_gold")

    shows = under.add_parser("show", help="a story with gold marked")
    shows.add_argument("story")
    shows.add_argument("--html", type=Path, metavar="FILE")
    _places(shows)
    shows.set_defaults(run="evals.cli.gold:show_gold")

    agrees = under.add_parser("agree", help="how far two folders of gold agree")
    agrees.add_argument("first", type=Path, metavar="A")
    agrees.add_argument("second", type=Path, metavar="B")
    agrees.add_argument("--story", action="append")
    _places(agrees)
    agrees.set_defaults(run="evals.cli.gold:agree_gold")

    exports = under.add_parser("export", help="gold for another annotation tool")
    exports.add_argument("--to", choices=("brat", "label-studio"), required=True)
    exports.add_argument("--out", type=Path, required=True, metavar="DIR")
    exports.add_argument("--story", action="append")
    _places(exports)
    exports.set_defaults(run="evals.cli.exchange:export_gold")

    imports = under.add_parser("import", help="a draft from another tool's files")
    imports.add_argument("folder", type=Path, metavar="DIR")
    imports.add_argument("--story", required=True)
    imports.add_argument("--out", type=Path, required=True, metavar="DRAFT.json")
    imports.set_defaults(run="evals.cli.exchange:import_gold")


def _places(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--gold", type=Path, default=Path("gold"), metavar="DIR")
    parser.add_argument("--seeds", type=Path, action="append", default=[], metavar="DIR", help="where documents are")
