"""The command `saidwhat-eval`, also `python -m evals`.

Exit codes: 0 pass, 1 the gate failed, 2 wrong use, 3 could not run, 4 inconclusive.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from evals.cli.codes import COULD_NOT_RUN, PASS, WRONG_USE
from evals.cli.gold import add_gold
from evals.cli.scores import add_scores
from evals.errors import CouldNotRun
from pipeline.errors import SaidwhatError


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    root = argparse.ArgumentParser(
        prog="saidwhat-eval", description="Scores that can be trusted, compared and gated on."
    )
    verbs = root.add_subparsers(dest="verb", required=True, metavar="VERB")
    add_scores(verbs)
    add_gold(verbs)
    return root


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; faults are one line on standard error."""
    args = parser().parse_args(arguments)
    try:
        return int(args.run(args))
    except CouldNotRun as error:
        print(f"saidwhat-eval: {error}", file=sys.stderr)
        return COULD_NOT_RUN
    except SaidwhatError as error:
        print(f"saidwhat-eval: {error}", file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        return PASS
