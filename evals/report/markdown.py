"""Scores as Markdown for the step summary of a CI run, which may not be longer than a megabyte."""

from __future__ import annotations

from collections.abc import Sequence

from evals.compare import Standing
from evals.gate import Gated
from evals.report.text import asked_told, bound_told, number, spread

LONGEST = 1_000_000
"""Bytes that a step summary may have; one more and the host shows none of it."""
_CUT = "\n\n… cut: the rest is in the score files.\n"


def summary(
    standings: Sequence[Standing], names: Sequence[str], gated: Gated | None = None, changed: Sequence[str] = ()
) -> str:
    """Board, gate and what changed, cut to what a host shows."""
    lines = [
        "## Scores",
        "",
        "| system | " + " | ".join(names) + f" | p of {names[0]} (Holm) |",
        "|---" * (len(names) + 2) + "|",
    ]
    for row in standings:
        cells = []
        for name in names:
            value = row.values.get(name)
            cells.append(f"{number(name, value.value)} {spread(name, value.interval)}".strip() if value else "–")
        lines.append(
            f"| {_plain(row.score.name)} | " + " | ".join(cells) + f" | {'' if row.p is None else f'{row.p:.4f}'} |"
        )
    lines += ["", *(f"- `{row.signature}`" for row in standings)]
    if gated is not None:
        lines += [
            "",
            f"## Gate: {gated.verdict}",
            "",
            "| metric | verdict | before | after | at most, at least | p | needed |",
        ]
        lines.append("|---" * 7 + "|")
        lines += [
            f"| {row.metric} | {row.verdict} | {number(row.metric, row.baseline)} |"
            f" {number(row.metric, row.candidate)} |"
            f" {'' if row.bound is None else bound_told(row)} | {'' if row.p is None else f'{row.p:.4f}'} |"
            f" {'' if row.needed is None else row.needed} |"
            for row in gated.findings
        ]
        lines += [
            f"| {row.metric} | {row.verdict} | | {number(row.metric, row.candidate)} | {asked_told(row)} | | |"
            for row in gated.floors
        ]
    if changed:
        lines += ["", f"## What changed: {len(changed)}", "", *(f"- {_plain(line)}" for line in changed)]
    return _short("\n".join(lines) + "\n")


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    escaped = "".join(f"\\{letter}" if letter in "\\`*_[]|#" else letter for letter in text)
    return escaped.replace("<", "&lt;").replace("\n", " ")


def _short(text: str) -> str:
    data = text.encode()
    if len(data) <= LONGEST:
        return text
    return data[: LONGEST - len(_CUT.encode())].decode("utf-8", "ignore").rsplit("\n", 1)[0] + _CUT
