"""Every metric: one file a family of them, found by its being here.

Such a module has `METRICS`, the ratios, and what they divide: `count_document(document)` or `count_story(story)` adds
to the tally of what was scored, unless the counts are made where the items are aligned (quotes, claims, contradictions,
disputes).
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from types import ModuleType

from evals import metrics
from evals.metrics.ratios import Metric
from evals.metrics.scored import ScoredDocument, ScoredStory

_FIRST = ("quotes", "claims", "contradictions", "disputes", "grounding", "cost")


def _families() -> list[ModuleType]:
    """The modules that have metrics, in the order in which they are printed."""
    names = [module.name for module in pkgutil.iter_modules(metrics.__path__) if module.name != "catalogue"]
    later = [name for name in sorted(names) if name not in _FIRST]
    modules = [importlib.import_module(f"{metrics.__name__}.{name}") for name in (*_FIRST, *later)]
    return [module for module in modules if hasattr(module, "METRICS")]


_FAMILIES = _families()


def by_name(families: Sequence[ModuleType]) -> dict[str, Metric]:
    """The metrics of all families; raises `ValueError` where two give one name."""
    found: dict[str, Metric] = {}
    for family in families:
        for metric in family.METRICS:
            if metric.name in found:
                raise ValueError(f"{family.__name__}: there is a metric {metric.name!r} already; give it another name")
            found[metric.name] = metric
    return found


METRICS: Mapping[str, Metric] = by_name(_FAMILIES)
"""Every metric by name, in the order in which they are printed."""

HEADLINE = (
    "quotes.correct.f1",
    "quotes.words.f1",
    "claims.correct.f1",
    "contradictions.f1",
    "traps.false_alarms",
    "disputes.f1",
)
"""What the board shows first."""

GATED = ("quotes.correct.f1", "claims.correct.f1", "contradictions.f1", "disputes.f1")
"""What the gate asks of, unless told otherwise."""


def count_document(document: ScoredDocument) -> None:
    """Let every family add its counts of one document."""
    for family in _FAMILIES:
        if hasattr(family, "count_document"):
            family.count_document(document)


def count_story(story: ScoredStory) -> None:
    """Let every family add its counts of one story."""
    for family in _FAMILIES:
        if hasattr(family, "count_story"):
            family.count_story(story)


def meant(unknown: str) -> str | None:
    """Advice for a name that is no metric's: up to three that are spelt much like it, else none."""
    near = difflib.get_close_matches(unknown, METRICS, n=3)
    return f"did you mean {' or '.join(near)}?" if near else None
