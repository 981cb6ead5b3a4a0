"""The command `saidwhat-eval`, also `python -m evals`.

Exit codes: 0 pass, 1 the gate failed, 2 wrong use, 3 could not run, 4 inconclusive, 130 stopped from the keyboard.
"""

import sys

try:
    from evals.cli.main import command, main
except KeyboardInterrupt:  # in the first moment, while modules are read
    print("saidwhat-eval: stopped; nothing was done", file=sys.stderr)
    sys.exit(130)

__all__ = ["command", "main"]
