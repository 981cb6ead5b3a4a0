"""The command `saidwhat-eval`, also `python -m evals`.

Exit codes: 0 pass, 1 the gate failed, 2 wrong use, 3 could not run, 4 inconclusive, 130 stopped from the keyboard.
"""

from evals.cli.main import command, main

__all__ = ["command", "main"]
