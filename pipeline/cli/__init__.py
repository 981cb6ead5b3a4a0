"""The command line: `saidwhat`."""

from pipeline.cli.main import command, main

__all__ = ["command", "main"]
