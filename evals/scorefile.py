"""A score as a file: counts by document and story first, then what follows from them, so that any reader can check."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.errors import PredictionsUnreadable
from evals.metrics.catalogue import METRICS
from evals.metrics.ratios import Metric
from evals.metrics.tally import summed
from evals.score import Score, Unit
from evals.stats import Interval, Table, intervals

_FORMAT = 1
_LAYERS = ("quotes", "claims", "edges", "disputes")
_SIDES = ("gold", "predicted")


@dataclass(frozen=True)
class Value:
    """A metric of one score: `value` is `None` where it is undefined, `interval` where its error cannot be told."""

    value: float | None
    interval: Interval | None


def values(score: Score, metrics: Sequence[Metric] | None = None) -> dict[str, Value]:
    """Each metric with its interval; repeats are averaged."""
    found: dict[str, Value] = {}
    wanted = list(METRICS.values()) if metrics is None else list(metrics)
    for unit in ("document", "story"):
        here = [metric for metric in wanted if metric.unit == unit]
        units = score.units(unit)
        if not here or not units:
            continue
        total = mean_counts(units)
        spread = intervals(table_of(units, here), here)
        for metric in here:
            value = metric.value(total)
            found[metric.name] = Value(value, None if value is None else spread[metric.name])
    return {metric.name: found[metric.name] for metric in wanted if metric.name in found}


def table_of(units: Sequence[Unit], metrics: Sequence[Metric]) -> Table:
    """The counts of units as a table, clustered by story."""
    return Table.of([(unit.story, unit.counts) for unit in units], metrics)


def mean_counts(units: Sequence[Unit]) -> dict[str, float]:
    """Counts summed over units, averaged over repeats."""
    repeats = len(units[0].counts) if units else 1
    total = summed(counts for unit in units for counts in unit.counts)
    return {name: number / repeats for name, number in total.items()}


def by_slice(units: Sequence[Unit]) -> dict[str, dict[str, float]]:
    """Counts of each slice (kind, phenomenon), summed over units, averaged over repeats."""
    repeats = len(units[0].counts) if units else 1
    found: dict[str, list[Mapping[str, float]]] = {}
    for unit in units:
        for slices in unit.slices:
            for name, counts in slices.items():
                found.setdefault(name, []).append(counts)
    return {
        name: {count: number / repeats for count, number in summed(parts).items()}
        for name, parts in sorted(found.items())
    }


def parts(score: Score) -> dict[str, dict[str, float]]:
    """Counts over documents of each part of a score: by story, language, kind and phenomenon (`language:fr`)."""
    found = groups(score)
    whole = {f"{key}:{name}": mean_counts(units) for key in ("story", "language") for name, units in found[key].items()}
    return {**whole, **by_slice(score.documents)}


def groups(score: Score) -> dict[str, dict[str, tuple[Unit, ...]]]:
    """Documents by split, language and story."""
    found: dict[str, dict[str, list[Unit]]] = {"split": {}, "language": {}, "story": {}}
    for unit in score.documents:
        for key, value in (("split", unit.split), ("language", unit.language or "unknown"), ("story", unit.story)):
            found[key].setdefault(value, []).append(unit)
    return {key: {name: tuple(units) for name, units in sorted(part.items())} for key, part in found.items()}


def to_json(score: Score) -> str:
    """The score file; the same score gives the same bytes."""
    documents = mean_counts(score.documents)
    both = {**documents, **mean_counts(score.stories)}
    content = {
        "format": _FORMAT,
        "signature": score.signature,
        "system": score.system,
        "ruler": score.ruler,
        "metrics": {name: _row(value) for name, value in values(score).items()},
        "classes": {layer: {side: _part(both, f"{layer}.{side}.") for side in _SIDES} for layer in _LAYERS},
        "classes_by": {
            name: {f"{layer}.{side}": _part(counts, f"{layer}.{side}.") for layer in _LAYERS[:2] for side in _SIDES}
            for name, counts in parts(score).items()
        },
        "slices": {"documents": by_slice(score.documents), "stories": by_slice(score.stories)},
        "by": {
            key: {name: _plain(mean_counts(units)) for name, units in parts.items()}
            for key, parts in groups(score).items()
        },
        "notes": list(score.notes),
        **({"unanswered": list(score.unanswered)} if score.unanswered else {}),
        "documents": [_unit(unit) for unit in score.documents],
        "stories": [_unit(unit) for unit in score.stories],
    }
    return json.dumps(_rounded(content), ensure_ascii=False, indent=1) + "\n"


def read_score(path: Path) -> Score:
    """A score file.

    Raises:
        PredictionsUnreadable: it is not one.
    """
    try:
        content = json.loads(path.read_text("utf-8"))
        if not isinstance(content, dict):
            raise TypeError(f"found {type(content).__name__}")  # noqa: TRY301
        if content["format"] != _FORMAT:
            raise ValueError(f"format {content['format']}, this reads {_FORMAT}")  # noqa: TRY301
        for part in ("system", "ruler"):
            if not isinstance(content[part], dict):
                raise TypeError(f"its {part} is {type(content[part]).__name__}")  # noqa: TRY301
        return Score(
            system=content["system"],
            ruler=content["ruler"],
            documents=tuple(_unit_of(row) for row in content["documents"]),
            stories=tuple(_unit_of(row) for row in content["stories"]),
            notes=tuple(content["notes"]),
            unanswered=tuple(content.get("unanswered", ())),
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        why = f"it has no {error}" if isinstance(error, KeyError) else str(error)
        todo = "give one that `saidwhat-eval score --json` wrote"
        raise PredictionsUnreadable("not a score file", where=str(path), why=why, todo=todo) from error


def _row(value: Value) -> dict[str, float | None]:
    spread = value.interval
    return {
        "value": value.value,
        "low": spread.low if spread else None,
        "high": spread.high if spread else None,
        "error": spread.error if spread else None,
        "detectable": spread.detectable if spread else None,
    }


def _plain(counts: Mapping[str, float]) -> dict[str, float | None]:
    return {
        name: metric.value(counts)
        for name, metric in METRICS.items()
        if metric.unit == "document" and metric.value(counts) is not None
    }


def _part(counts: Mapping[str, float], prefix: str) -> dict[str, float]:
    return {name.removeprefix(prefix): number for name, number in counts.items() if name.startswith(prefix)}


def _unit(unit: Unit) -> dict[str, Any]:
    return {
        "name": unit.name,
        "story": unit.story,
        "split": unit.split,
        "language": unit.language,
        "counts": [dict(sorted(counts.items())) for counts in unit.counts],
        "slices": [
            {name: dict(sorted(counts.items())) for name, counts in sorted(slices.items())} for slices in unit.slices
        ],
    }


def _unit_of(row: Mapping[str, Any]) -> Unit:
    return Unit(row["name"], row["story"], row["split"], row["language"], tuple(row["counts"]), tuple(row["slices"]))


def _rounded(value: Any) -> Any:
    """Numbers to nine places, whole ones as integers: no machine's last digit is in the file."""
    if isinstance(value, bool) or value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, float):
        short = round(value, 9)
        return int(short) if short == int(short) else short
    if isinstance(value, Mapping):
        return {str(key): _rounded(part) for key, part in value.items()}
    return [_rounded(part) for part in value]
