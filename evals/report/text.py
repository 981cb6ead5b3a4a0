"""Scores as lines of plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from evals.compare import Difference, Standing, unlike
from evals.gate import LEVEL, Finding, Floor, Gated
from evals.metrics.catalogue import METRICS
from evals.score import Score, shown
from evals.scorefile import Value, mean_counts, parts
from evals.stats import FEWEST, Interval
from pipeline.report.wording import counted

_COST = "cost."
_HERE = {"document": " on these documents", "story": " on these stories"}
"""What a verdict is of that says nothing of other stories."""
NO_INTERVALS = f"no intervals: how far stories differ cannot be told from fewer than {FEWEST}"


def number(name: str, value: float | None, *, sign: bool = False) -> str:
    """A metric in the unit people read it in: points of 100, but cost as it is; a dash where it is undefined."""
    if value is None:
        return "–"
    mark = "+" if sign else ""
    return f"{value:{mark}.4g}" if name.startswith(_COST) else f"{100 * value:{mark}.1f}"


def spread(name: str, interval: Interval | None) -> str:
    """An interval: `[61.0, 74.2]`."""
    return f"[{number(name, interval.low)}, {number(name, interval.high)}]" if interval else ""


def detected(name: str, interval: Interval | None) -> str:
    """The detectable difference; nothing where there is none."""
    return "" if interval is None or interval.detectable is None else number(name, interval.detectable)


def score_lines(score: Score, values: Mapping[str, Value]) -> Iterator[str]:
    """One score: metrics with interval and detectable difference, classes, slices, notes, signature."""
    yield f"{score.name}"
    yield f"  {'metric, points of 100':34}{'value':>8}  {'95 % interval':18}{'detectable':>10}"
    for name, value in values.items():
        if value.value is not None:
            least = detected(name, value.interval)
            yield f"  {name:34}{number(name, value.value):>8}  {spread(name, value.interval):18}{least:>10}"
    if len(score.stories) < FEWEST:
        yield f"  {NO_INTERVALS}"
    counts = {**mean_counts(score.documents), **mean_counts(score.stories)}
    for layer in ("quotes", "claims", "edges", "disputes"):
        for side in ("gold", "predicted"):
            prefix = f"{layer}.{side}."
            classes = {key.removeprefix(prefix): count for key, count in counts.items() if key.startswith(prefix)}
            if any(classes.values()):
                told = ", ".join(f"{key} {count:g}" for key, count in sorted(classes.items()) if count)
                yield f"  {layer} {side}: {told}"
    for name, part in parts(score).items():
        right, gold = part.get("quotes.gold.correct", 0), part.get("quotes.gold", 0)
        claims_right, claims = part.get("claims.gold.correct", 0), part.get("claims.gold", 0)
        shares = [f"quotes {right:g} of {gold:g}"] if gold else []
        shares += [f"claims {claims_right:g} of {claims:g}"] if claims else []
        if shares:
            yield f"  {name:34}{', '.join(shares)} correct"
    for note in score.notes:
        yield f"  note: {note}"
    yield f"  signature: {score.signature}"


def comparison_lines(first: Score, second: Score, rows: Sequence[Difference], seed: int) -> Iterator[str]:
    """Two systems: what differs between them, and each metric's difference with its tests."""
    yield f"A {first.name}"
    yield f"B {second.name}"
    for key, (own, other) in unlike(first.system, second.system).items():
        if key not in ("name", "runs"):
            yield f"  {key}: {shown(own) or '–'} → {shown(other) or '–'}"
    sides, tests = f"{'A':>7} {'B':>6} {'B−A':>6}", f"{'p':>8}{'p stories':>10}{'p Holm':>8}"
    yield f"  {'metric, points of 100':34}{sides}  {'95 % interval':18}{tests}"
    for row in rows:
        tests = "".join(f"{'' if p is None else f'{p:.4f}':>{width}}" for p, width in _tests(row))
        gap = number(row.metric, row.gap, sign=True)
        yield (
            f"  {row.metric:34}{number(row.metric, row.first):>7} {number(row.metric, row.second):>6} {gap:>6}"
            f"  {spread(row.metric, row.interval):18}{tests}  {_reading(row)}"
        )
    yield "  p: documents (of relations: stories) swapped at random; p stories: whole stories;"
    yield "  p Holm: p corrected for the metrics shown, which better and worse go by; the interval is over stories"
    if any(_reading(row).endswith(tuple(_HERE.values())) for row in rows):
        yield "  on these: the interval holds 0, or there is none, so that it may be otherwise on other stories"
    yield from _too_few(rows)
    for score in (first, second):
        yield from (f"  note: {note}" for note in score.notes)
        yield f"  {score.name}: {score.signature}|seed:{seed}"


def _too_few(rows: Sequence[Difference]) -> Iterator[str]:
    """Where the units are so few that no difference could be told, whatever it is."""
    tested = [row for row in rows if row.p_document is not None]
    for unit in ("document", "story"):
        here = [row for row in tested if METRICS[row.metric].unit == unit]
        lowest = min((min(1.0, 2 * 0.5**row.units) for row in here), default=0.0)
        if (corrected := min(1.0, lowest * _after(here, tested))) >= LEVEL:
            few = counted(here[0].units, unit)
            told = f"with {few} p cannot be below {lowest:.2g}, p Holm not below {corrected:.2g}"
            yield f"  {told}: nothing can be told of {', '.join(row.metric for row in here)}"


def _after(here: Sequence[Difference], tested: Sequence[Difference]) -> int:
    """The tests that Holm's least factor counts: those of as few units; those of more may come before."""
    return sum(row.units <= max(one.units for one in here) for row in tested) if here else 0


def _tests(row: Difference) -> list[tuple[float | None, int]]:
    return [(row.p_document, 8), (row.p_story, 10), (row.p_corrected, 8)]


def _reading(row: Difference) -> str:
    """The verdict of the test by document; "on these documents" where the interval over stories does not bear it."""
    if row.gap is None or row.p_corrected is None:
        return "undefined"
    if row.p_corrected >= LEVEL:
        return "cannot tell"
    told = "better" if (row.gap > 0) == (METRICS[row.metric].higher is not False) else "worse"
    return told if row.holds_over_stories else f"{told}{_HERE[METRICS[row.metric].unit]}"


def board_lines(rows: Sequence[Standing], names: Sequence[str]) -> Iterator[str]:
    """The ranking; every value with its interval and what it could detect."""
    width = max([len(row.score.name) for row in rows] + [6])
    yield f"{'system':{width}}  " + "  ".join(f"{name:>26}" for name in names) + f"  p of {names[0]} (Holm)"
    for row in rows:
        cells = []
        for name in names:
            value = row.values.get(name)
            told = f"{number(name, value.value)} {spread(name, value.interval)}" if value else "–"
            cells.append(f"{told:>26}")
        yield f"{row.score.name:{width}}  " + "  ".join(cells) + ("" if row.p is None else f"  {row.p:.4f}")
    unit = {"document": "document by document", "story": "story by story"}[METRICS[names[0]].unit]
    yield f"points of 100 (cost as it is); p compares with the first row, {unit}; intervals are over stories"
    if rows and len(rows[0].score.stories) < FEWEST:
        yield NO_INTERVALS
    common = [note for note in rows[0].score.notes if all(note in row.score.notes for row in rows)] if rows[1:] else []
    yield from (f"note: {note}" for note in common)
    for row in rows:
        least = ", ".join(
            f"{name} {told}"
            for name in names
            if (value := row.values.get(name)) is not None and (told := detected(name, value.interval))
        )
        yield f"{row.score.name}: detectable {least or '–'}; {row.signature}"
        yield from (f"{row.score.name}: note: {note}" for note in row.score.notes if note not in common)


def gate_lines(gated: Gated) -> Iterator[str]:
    """The verdict and, metric by metric, why."""
    of_chance = f" (level {gated.level:g}, margin {100 * gated.margin:g} points, seed {gated.seed})"
    yield f"gate: {gated.verdict}{of_chance if gated.findings else ''}"
    names = [*(floor.metric for floor in gated.floors), *(row.metric for row in gated.findings)]
    width = max(map(len, names), default=0) + 2
    for floor in gated.floors:
        yield f"  {floor.metric:{width}}{floor.verdict:14}{number(floor.metric, floor.candidate)}, {asked_told(floor)}"
    for row in gated.findings:
        values = f"{number(row.metric, row.baseline)} → {number(row.metric, row.candidate)}"
        told = f"  {row.metric:{width}}{row.verdict:14}{values}"
        if row.bound is not None:
            told += f", {bound_told(row)}"
        if row.p is not None:
            told += f", p {row.p:.4f}"
        told += f", {counted(row.units, row.unit)}"
        if row.p is not None and (lowest := _lowest(row, gated.findings)) >= gated.level:
            told += f", with which p cannot be below {lowest:.2g}: too few to fail"
        if row.needed is not None:
            runs = "" if row.repeats is None else f", or {row.repeats} runs of each side,"
            told += f"; {counted(row.needed, row.unit)}{runs} would decide"
        yield told


def asked_told(floor: Floor) -> str:
    """What a floor or a ceiling asks."""
    side, bound = ("least", floor.at_least) if floor.at_most is None else ("most", floor.at_most)
    return f"at {side} {number(floor.metric, bound)} is asked"


def _lowest(row: Finding, findings: Sequence[Finding]) -> float:
    """The least corrected p of a metric: all its units swap one way, and those of more units come before it (Holm)."""
    tests = sum(other.p is not None and other.units <= row.units for other in findings)
    return min(1.0, tests * 0.5**row.units)


def bound_told(row: Finding) -> str:
    """The most that a metric may have lost, or the least it has gained."""
    assert row.bound is not None
    if row.bound < 0:
        return f"a gain of at least {number(row.metric, -row.bound)}"
    return f"a loss of at most {number(row.metric, row.bound)}"
