"""The command line: `saidwhat`."""

import sys

try:
    from pipeline.cli.main import command, main
except KeyboardInterrupt:  # in the first moment, while modules are read
    print("saidwhat: stopped; nothing was done", file=sys.stderr)
    sys.exit(130)

__all__ = ["command", "main"]
