"""The errors of the evaluation harness, a branch of `pipeline.errors`.

SaidwhatError
├── UsageError
│   ├── GoldBroken           a gold file does not hold together                 (exit 2)
│   ├── PredictionsUnreadable  a run folder or prediction file cannot be read  (exit 2)
│   ├── SuiteBroken          a suite file is wrong                             (exit 2)
│   └── Incomparable         two scores were not measured with the same ruler  (exit 2)
└── CouldNotRun              a run gave nothing that can be scored             (exit 3)
"""

from __future__ import annotations

from pipeline.errors import SaidwhatError, UsageError


class GoldBroken(UsageError):
    """A gold file, draft or ledger does not hold together."""


class PredictionsUnreadable(UsageError):
    """A run folder or a file of predictions cannot be read."""


class SuiteBroken(UsageError):
    """A suite file is wrong."""


class Incomparable(UsageError):
    """Two scores were not measured with the same ruler."""


class CouldNotRun(SaidwhatError):
    """A run gave nothing that can be scored."""
