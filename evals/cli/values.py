"""What the values of options may be: each reads a text, or says what it should have been."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Callable

from evals.metrics.catalogue import METRICS, meant

SPLITS = ("dev", "test", "challenge", "traps", "articles-dev", "articles-test")
"""Those of `evals.gold.Split`, written out since every command would wait for its import."""


def share(most: float) -> Callable[[str], float]:
    """A number between 0 and `most`, neither of them."""

    def read(text: str) -> float:
        if not 0 < (number := float(text)) < most:
            raise argparse.ArgumentTypeError(f"{text} is not between 0 and {most:g}")
        return number

    read.__name__ = "number"
    return read


def positive(text: str) -> int:
    """A whole number from 1 on."""
    if not text.isdecimal() or not (number := int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number, 1 or more")
    return number


def sample(text: str) -> tuple[str, int]:
    """A system and a number."""
    system, _, number = text.rpartition("=")
    if not system or not number.isdigit():
        raise argparse.ArgumentTypeError(f"{text} is not SYSTEM=N")
    return system, int(number)


def floor(text: str) -> tuple[str, float]:
    """A metric of which more is better, and a share."""
    name, _, share = text.partition("=")
    if name not in METRICS or METRICS[name].higher is False:
        raise argparse.ArgumentTypeError(_no_metric(name, "more"))
    with contextlib.suppress(ValueError):
        if 0 <= float(share) <= 1:
            return name, float(share)
    raise argparse.ArgumentTypeError(f"{text} is not METRIC=SHARE with a share from 0 to 1")


def ceiling(text: str) -> tuple[str, float]:
    """A metric of which more is not better, and a number."""
    name, _, number = text.partition("=")
    if name not in METRICS or METRICS[name].higher is True:
        raise argparse.ArgumentTypeError(_no_metric(name, "less"))
    with contextlib.suppress(ValueError):
        if float(number) >= 0:
            return name, float(number)
    raise argparse.ArgumentTypeError(f"{text} is not METRIC=NUMBER with a number from 0 on")


def _no_metric(name: str, wanted: str) -> str:
    advice = None if name in METRICS else meant(name)
    return "; ".join(filter(None, (f"{name!r} is no metric of which {wanted} is better", advice)))
