"""One page that needs nothing else: the board with intervals, confusion by phenomenon, and every document marked."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evals.compare import Standing
from evals.items import Ranges
from evals.metrics.scored import ScoredDocument, ScoredStory
from evals.metrics.tally import GOLD_CLASSES
from evals.report.rows import Row, relations, rows
from evals.report.text import detected, number
from evals.score import Score
from evals.scorefile import parts
from evals.stats import FEWEST, Interval

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Piece:
    """A run of text that the same items cover; `gold` and `predicted` are the places of their rows."""

    text: str
    gold: str
    predicted: str


def page(
    standings: Sequence[Standing], names: Sequence[str], scored: Sequence[tuple[Score, Sequence[ScoredStory]]]
) -> str:
    """The page.

    Everything that comes from documents or runs is escaped, and the page's policy runs no script but its own.

    Args:
        standings: the board's rows; none where only documents are to be shown.
        names: the metrics shown.
        scored: each system with what became of its first repeat, where it is at hand.
    """
    style, script = ((_HERE / f"page.{kind}").read_text("utf-8") for kind in ("css", "js"))
    ranks = {standing.score.name: rank for rank, standing in enumerate(standings)}
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html").render(
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src '{_source(style)}'; script-src '{_source(script)}'",
        names=list(names),
        board=[_board_row(standing, names) for standing in standings],
        spread=any(len(standing.score.stories) >= FEWEST for standing in standings),
        fewest=FEWEST,
        classes=GOLD_CLASSES,
        notes=any(standing.score.notes for standing in standings),
        systems=[
            _system(score, stories)
            for score, stories in sorted(scored, key=lambda pair: ranks.get(pair[0].name, len(ranks)))
        ],
    )


def _source(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _board_row(standing: Standing, names: Sequence[str]) -> dict[str, Any]:
    cells = []
    for name in names:
        value = standing.values.get(name)
        spread = value.interval if value else None
        cells.append(
            {
                "name": name,
                "value": number(name, value.value if value else None),
                "low": number(name, spread.low) if spread else None,
                "high": number(name, spread.high) if spread else None,
                "detectable": detected(name, spread),
                "plot": _plot(value.value if value else None, spread) if not name.startswith("cost.") else None,
            }
        )
    score = standing.score
    return {"name": score.name, "cells": cells, "p": standing.p, "signature": standing.signature, "notes": score.notes}


def _plot(value: float | None, interval: Interval | None) -> dict[str, float] | None:
    """Places on a scale of 0 to 100."""
    if value is None:
        return None
    low, high = (interval.low, interval.high) if interval else (value, value)
    return {"value": round(100 * value, 2), "low": round(100 * low, 2), "width": round(100 * (high - low), 2)}


def _system(score: Score, stories: Sequence[ScoredStory]) -> dict[str, Any]:
    return {
        "name": score.name,
        "confusion": _confusion(score),
        "stories": [
            {
                "name": story.gold.story,
                "documents": [
                    _document(document, page.language)
                    for document, page in zip(story.documents, story.gold.pages, strict=True)
                    if document.quotes is not None
                ],
                "relations": relations(story),
            }
            for story in stories
        ],
    }


def _confusion(score: Score) -> list[dict[str, Any]]:
    found = []
    for layer in ("quotes", "claims"):
        for name, counts in parts(score).items():
            cells = [counts.get(f"{layer}.gold.{kind}", 0) for kind in GOLD_CLASSES]
            if total := sum(cells):
                found.append(
                    {
                        "layer": layer,
                        "slice": name.partition(":")[2].replace("_", " "),
                        "cells": [f"{cell:g}" for cell in cells],
                        "total": f"{total:g}",
                        "share": round(100 * cells[0] / total),
                    }
                )
    return found


def _document(document: ScoredDocument, language: str | None) -> dict[str, Any]:
    found = rows(document)
    return {
        "name": document.page.document,
        "language": language or "",
        "pieces": pieces(document.page.text, found),
        "rows": found,
    }


def pieces(text: str, found: Sequence[Row]) -> list[Piece]:
    """The text cut wherever an item begins or ends; each piece knows what covers it."""
    edges = {0, len(text)}
    for row in found:
        for ranges in (row.wanted_ranges, row.said_ranges):
            edges |= {edge for part in ranges for edge in part}
    return [
        Piece(
            text[start:end],
            " ".join(str(place) for place, row in enumerate(found) if _covers(row.wanted_ranges, start)),
            " ".join(str(place) for place, row in enumerate(found) if _covers(row.said_ranges, start)),
        )
        for start, end in pairwise(sorted(edges))
    ]


def _covers(ranges: Ranges, place: int) -> bool:
    return any(start <= place < end for start, end in ranges)
