"""`python -m pipeline` is `saidwhat`."""

import sys

from pipeline.cli import command

if __name__ == "__main__":
    sys.exit(command())
