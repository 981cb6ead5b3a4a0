"""What the values of options may be: each reads a text, or says what it should have been."""

from __future__ import annotations

import argparse
import codecs
from contextlib import suppress
from pathlib import Path


def amount(text: str) -> float:
    """A number, 0 or more."""
    with suppress(ValueError):
        if (number := float(text)) >= 0:  # neither below nor no number at all
            return number
    raise argparse.ArgumentTypeError(f"{text!r} is no amount (give a number, 0 or more)")


def count(text: str) -> int:
    """A whole number, 0 or more."""
    with suppress(ValueError):
        if (number := int(text)) >= 0:
            return number
    raise argparse.ArgumentTypeError(f"{text!r} is no count (give a whole number, 0 or more)")


def encoding(text: str) -> str:
    """The name of an encoding, as Python writes it."""
    with suppress(LookupError):
        return codecs.lookup(text).name
    raise argparse.ArgumentTypeError(f"{text!r} is no encoding that Python knows (give one such as cp1252 or koi8-r)")


def story(text: str) -> str:
    """The name of a story; none at all is not the same as an option that is left out."""
    if text.strip():
        return text
    raise argparse.ArgumentTypeError("an empty name (give one, or leave the option out)")


def place(text: str) -> Path:
    """A path; an empty one would be the current folder."""
    if text:
        return Path(text)
    raise argparse.ArgumentTypeError("an empty path (give . for the current folder)")
