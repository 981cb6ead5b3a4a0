"""`python -m evals` is `saidwhat-eval`."""

import sys

from evals.cli import command

if __name__ == "__main__":
    sys.exit(command())
