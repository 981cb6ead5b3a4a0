"""A command line run: the verb that it names, and the exit code that it ends with."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import sys
import traceback
from collections.abc import Sequence

from evals.cli.arguments import parser
from evals.cli.codes import COULD_NOT_RUN, STOPPED, WRONG_USE
from evals.cli.output import Patient
from evals.errors import CouldNotRun
from pipeline.config import set_up_process
from pipeline.errors import SaidwhatError


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
