"""What became of each item of a document, one row an item, for terminals and pages alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evals.changes import passage, shown
from evals.items import ClaimItem, QuoteItem, Ranges
from evals.metrics.attributions import Aligned
from evals.score import ScoredDocument


@dataclass(frozen=True)
class Row:
    """One gold item with its answer, or one prediction that answers none; passages are ranges of the stored text."""

    layer: str
    kind: str
    wanted: str | None
    wanted_ranges: Ranges
    wanted_speaker: str | None
    said: str | None
    said_ranges: Ranges
    said_speaker: str | None
    tags: tuple[str, ...]


def rows(document: ScoredDocument) -> list[Row]:
    """Rows in the order of the text, quotes before claims."""
    found: list[Row] = []
    if document.quotes is not None:
        found += _rows("quotes", document.quotes, document.page.text)
    if document.claims is not None:
        found += _rows("claims", document.claims, document.page.text)
    return found


def _rows(layer: str, aligned: Aligned[QuoteItem] | Aligned[ClaimItem], text: str) -> Iterator[Row]:
    golds: list[QuoteItem | ClaimItem] = [*aligned.gold]
    answers: list[QuoteItem | ClaimItem] = [*aligned.predicted]
    answer_of = {pair.gold: pair.predicted for pair in aligned.pairs}
    made: list[tuple[Ranges, Row]] = []
    for place, item in enumerate(golds):
        answer = answers[answer_of[place]] if place in answer_of else None
        row = Row(
            layer,
            aligned.gold_classes[place],
            told(item, text),
            item.ranges,
            shown(item.speaker),
            told(answer, text) if answer else None,
            answer.ranges if answer else (),
            shown(answer.speaker) if answer else None,
            item.tags,
        )
        made.append((item.ranges, row))
    used = set(answer_of.values())
    for place, extra in enumerate(answers):
        if place not in used:
            kind = aligned.predicted_classes[place]
            row = Row(layer, kind, None, (), None, told(extra, text), extra.ranges, shown(extra.speaker), ())
            made.append((extra.ranges, row))
    made.sort(key=lambda pair: (pair[0], pair[1].kind))
    return iter([row for _, row in made])


def told(item: QuoteItem | ClaimItem, text: str) -> str:
    """An item in words: a claim's statement before its passage."""
    words = passage(item, text)
    return f"{item.statement} — {words}" if isinstance(item, ClaimItem) and item.statement else words
