"""What became of each item of a document and each relation of a story, one row each, for terminals and pages alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.changes import passage, shown
from evals.items import ClaimItem, DisputeItem, EdgeItem, QuoteItem, Ranges
from evals.metrics.attributions import Aligned
from evals.metrics.scored import ScoredDocument, ScoredStory


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


@dataclass(frozen=True)
class Relation:
    """One contradiction or dispute, gold's with its answer or the run's that answers none."""

    layer: str
    kind: str
    told: str
    words: tuple[str, ...]


def relations(story: ScoredStory) -> list[Relation]:
    """Contradictions, then disputes: gold's, then those of the run that answer none."""
    texts = {page.page.document: page.page.text for page in story.gold.pages}
    wanted = {claim.id: claim for page in story.gold.pages for claim in page.claims}
    said = {claim.id: claim for document in story.documents for claim in document.items.claims}
    related, matched = story.related, story.matched
    free = _unpaired(related.pairs, len(related.predicted)), _unpaired(matched.pairs, len(matched.predicted))
    return [
        *(_edge(edge, kind, wanted, texts) for edge, kind in zip(story.gold.edges, related.gold, strict=True)),
        *(_edge(story.items.edges[place], related.predicted[place], said, texts) for place in free[0]),
        *(_dispute(item, kind) for item, kind in zip(story.gold.disputes, matched.gold, strict=True)),
        *(_dispute(story.items.disputes[place], matched.predicted[place]) for place in free[1]),
    ]


def _unpaired(pairs: Sequence[tuple[int, int]], count: int) -> list[int]:
    return sorted(set(range(count)) - {place for _, place in pairs})


def _edge(edge: EdgeItem, kind: str, claims: Mapping[str, ClaimItem], texts: Mapping[str, str]) -> Relation:
    ends = [claims[name] for name in (edge.a, edge.b) if name in claims]
    words = tuple(
        f"{claim.document}, {shown(claim.speaker) or 'nobody'} ({claim.factuality}): "
        f"{told(claim, texts[claim.document])}"
        for claim in ends
    )
    return Relation("contradictions", kind, ", ".join(filter(None, (edge.status, edge.label, edge.axis))), words)


def _dispute(dispute: DisputeItem, kind: str) -> Relation:
    sides = f"{len(dispute.sides)} sides, {sum(map(len, dispute.sides))} claims"
    return Relation("disputes", kind, sides, (dispute.question,))


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
