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

from evals.changes import passage
from evals.compare import Standing
from evals.items import Ranges
from evals.report.rows import Row, rows
from evals.report.text import number
from evals.score import Score, ScoredDocument, ScoredStory
from evals.scorefile import by_slice
from evals.stats import Interval

_HERE = Path(__file__).resolve().parent
CLASSES = (
    "correct",
    "wrong_speaker",
    "wrong_span",
    "both",
    "missed",
    "spurious_grounded",
    "invented_text",
    "duplicate",
    "ignored",
)


@dataclass(frozen=True)
class Piece:
    """A run of text that the same items cover."""

    text: str
    gold: str
    predicted: str
    told: str


def page(
    standings: Sequence[Standing], names: Sequence[str], scored: Sequence[tuple[Score, Sequence[ScoredStory]]]
) -> str:
    """The page.

    Everything that comes from documents or runs is escaped, and the page's policy runs no script but its own.

    Args:
        standings: the board's rows.
        names: the metrics shown.
        scored: each system with what became of its first repeat, where it is at hand.
    """
    style, script = ((_HERE / f"page.{kind}").read_text("utf-8") for kind in ("css", "js"))
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html").render(
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src '{_source(style)}'; script-src '{_source(script)}'",
        names=list(names),
        board=[_board_row(standing, names) for standing in standings],
        classes=CLASSES,
        systems=[_system(score, stories) for score, stories in scored],
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
                "detectable": number(name, spread.detectable) if spread else None,
                "plot": _plot(value.value if value else None, spread) if not name.startswith("cost.") else None,
            }
        )
    return {"name": standing.score.name, "cells": cells, "p": standing.p, "signature": standing.score.signature}


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
                "documents": [_document(document) for document in story.documents if document.quotes is not None],
                "relations": _relations(story),
            }
            for story in stories
        ],
    }


def _confusion(score: Score) -> list[dict[str, Any]]:
    found = []
    for layer in ("quotes", "claims"):
        for name, counts in by_slice(score.documents).items():
            cells = [counts.get(f"{layer}.gold.{kind}", 0) for kind in CLASSES[:5]]
            if sum(cells):
                found.append({"layer": layer, "slice": name, "cells": [f"{cell:g}" for cell in cells]})
    return found


def _relations(story: ScoredStory) -> list[dict[str, str]]:
    claims = {claim.id: (page.page.text, claim) for page in story.gold.pages for claim in page.claims}

    def told(name: str) -> str:
        text, claim = claims[name]
        return f"{claim.document}: {passage(claim, text)}"

    return [
        {"kind": kind, "status": str(edge.status), "axis": str(edge.axis), "a": told(edge.a), "b": told(edge.b)}
        for edge, kind in zip(story.gold.edges, story.related.gold, strict=True)
    ]


def _document(document: ScoredDocument) -> dict[str, Any]:
    found = rows(document)
    quotes = [row for row in found if row.layer == "quotes"]
    return {"name": document.page.document, "pieces": pieces(document.page.text, quotes), "rows": found}


def pieces(text: str, found: Sequence[Row]) -> list[Piece]:
    """The text cut wherever an item begins or ends; each piece knows what covers it."""
    edges = {0, len(text)}
    for row in found:
        for ranges in (row.wanted_ranges, row.said_ranges):
            edges |= {edge for part in ranges for edge in part}
    cuts = sorted(edges)
    made = []
    for start, end in pairwise(cuts):
        golds = [row for row in found if _covers(row.wanted_ranges, start)]
        answers = [row for row in found if _covers(row.said_ranges, start)]
        told = "; ".join(
            [f"gold {row.kind}: {row.wanted_speaker or 'nobody'}" for row in golds]
            + [f"run {row.kind}: {row.said_speaker or 'nobody'}" for row in answers]
        )
        made.append(
            Piece(text[start:end], " ".join(row.kind for row in golds), " ".join(row.kind for row in answers), told)
        )
    return made


def _covers(ranges: Ranges, place: int) -> bool:
    return any(start <= place < end for start, end in ranges)
