"""How far two annotators agree, by the scorer's own ruler, and beyond chance for labels.

Cohen's kappa (1960) over aligned items; Krippendorff's alpha for nominal data and two coders (2011) over words in or
out of any content. Every item counts, whether required or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from evals.align import AGREE
from evals.gold import GoldStory
from evals.items import ClaimItem, EdgeItem, Page, Prepared, QuoteItem, Ranges
from evals.metrics.attributions import align_items
from evals.metrics.contradictions import count_contradictions
from evals.metrics.evidence import ground
from evals.metrics.quotes import count_quotes
from evals.metrics.statements import likeness
from evals.metrics.tally import Tally
from evals.score import prepare

Item = TypeVar("Item", QuoteItem, ClaimItem)
Pairs = list[tuple[Hashable, Hashable]]


@dataclass(frozen=True)
class Agreement:
    """One measure: `n` is how many items or pairs it is over; `None` where it is undefined."""

    name: str
    value: float | None
    n: int


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa: (p_o - p_e) / (1 - p_e); `None` without pairs or where both always give one and the same label."""
    if not pairs:
        return None
    n = len(pairs)
    seen = sum(a == b for a, b in pairs) / n
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[label] * second[label] for label in first) / n**2
    return None if chance == 1 else (seen - chance) / (1 - chance)


def alpha(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Krippendorff's alpha, nominal, two coders, nothing missing: 1 - D_o / D_e; `None` where one label is all."""
    labels = Counter(label for pair in pairs for label in pair)
    n = sum(labels.values())
    expected = n * (n - 1) - sum(count * (count - 1) for count in labels.values())
    if not expected:
        return None
    differing = 2 * sum(a != b for a, b in pairs)
    return 1 - (n - 1) * differing / expected


def agree(first: Sequence[GoldStory], second: Sequence[GoldStory]) -> list[Agreement]:
    """Every measure over the stories, documents and tables that both annotated."""
    ones = {story.story: story for story in prepare(first)}
    twos = {story.story: story for story in prepare(second)}
    tallies = _Tallies()
    for name in sorted(ones.keys() & twos.keys()):
        _story(ones[name], twos[name], tallies)
    return tallies.measures()


class _Tallies:
    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.words: Pairs = []
        self.labels: dict[str, Pairs] = {}

    def label(self, name: str, first: Hashable, second: Hashable) -> None:
        self.labels.setdefault(name, []).append((first, second))

    def f1(self, name: str) -> Agreement:
        total = self.counts[f"{name}.first"] + self.counts[f"{name}.second"]
        return Agreement(f"{name} F1", 2 * self.counts[f"{name}.both"] / total if total else None, total)

    def measures(self) -> list[Agreement]:
        speakers = self.counts["speakers"]
        found = [
            self.f1("content words"),
            Agreement("content words alpha", alpha(self.words), len(self.words)),
            self.f1("quotes"),
            Agreement("speaker", self.counts["speakers.right"] / speakers if speakers else None, speakers),
            self.f1("claims"),
            self.f1("relations"),
        ]
        for name, pairs in sorted(self.labels.items()):
            found.append(Agreement(f"{name} kappa", kappa(pairs), len(pairs)))
            found.append(Agreement(f"{name} alpha", alpha(pairs), len(pairs)))
        return found


def _story(one: Prepared, two: Prepared, tallies: _Tallies) -> None:
    unsaid = one.unsaid | two.unsaid
    others = {page.page.document: page for page in two.pages}
    claims: list[ClaimItem] = []
    answers: list[ClaimItem] = []
    for page in one.pages:
        other = others.get(page.page.document)
        if other is None:
            continue
        here, there = [_wanted(claim) for claim in page.claims], [_said(claim) for claim in other.claims]
        claims += here
        answers += there
        if page.annotated and other.annotated:
            _quotes(
                page.page, [_wanted(quote) for quote in page.quotes], [_said(quote) for quote in other.quotes], tallies
            )
            if "claims" not in unsaid:
                _claims(here, there, tallies)
    if "contradictions" not in unsaid:
        _relations(claims, answers, one.edges, two.edges, tallies)


def _wanted(item: Item) -> Item:
    return replace(item, required=True)


def _said(item: Item) -> Item:
    return replace(item, required=True, readings=())


def _quotes(page: Page, first: list[QuoteItem], second: list[QuoteItem], tallies: _Tallies) -> None:
    tally = Tally()
    aligned = count_quotes(page, first, second, tally)
    counts, tallied = tally.counts, tallies.counts
    tallied["content words.first"] += int(counts.get("quotes.words.gold", 0))
    tallied["content words.second"] += int(counts.get("quotes.words.predicted", 0))
    tallied["content words.both"] += int(counts.get("quotes.words.right", 0))
    tallied["quotes.first"] += len(first)
    tallied["quotes.second"] += len(second)
    tallied["quotes.both"] += int(counts.get("quotes.spans", 0))
    tallied["speakers"] += int(counts.get("quotes.spans", 0))
    tallied["speakers.right"] += int(counts.get("quotes.speaker.right", 0))
    tallies.words += zip(_inside(page, first), _inside(page, second), strict=True)
    for pair in aligned.pairs:
        if pair.iou >= AGREE:
            one, two = aligned.gold[pair.gold], aligned.predicted[pair.predicted]
            tallies.label("hedged", one.hedged, two.hedged)


def _inside(page: Page, quotes: Sequence[QuoteItem]) -> list[bool]:
    marked = [False] * len(page.starts)
    for quote in quotes:
        ranges: Ranges = page.words(quote.ranges)
        for start, end in ranges:
            marked[start:end] = [True] * (end - start)
    return marked


def _claims(first: list[ClaimItem], second: list[ClaimItem], tallies: _Tallies) -> None:
    aligned = align_items(first, second, lambda one, two: likeness(two.statement, one.statement))
    pairs = [pair for pair in aligned.pairs if pair.iou >= AGREE]
    tallies.counts["claims.first"] += len(first)
    tallies.counts["claims.second"] += len(second)
    tallies.counts["claims.both"] += len(pairs)
    for pair in pairs:
        one, two = aligned.gold[pair.gold], aligned.predicted[pair.predicted]
        tallies.label("factuality", one.factuality, two.factuality)
        tallies.label("modality", one.modality, two.modality)


def _relations(
    claims: list[ClaimItem],
    answers: list[ClaimItem],
    first: Sequence[EdgeItem],
    second: Sequence[EdgeItem],
    tallies: _Tallies,
) -> None:
    """Edges over evidence, whatever their status; then the labels of those that both have."""
    ones = [replace(edge, required=True, status="genuine") for edge in first]
    twos = [replace(edge, required=True, status="genuine") for edge in second]
    related = count_contradictions(ground(claims, answers), ones, twos, (), None, Tally())
    tallies.counts["relations.first"] += len(ones)
    tallies.counts["relations.second"] += len(twos)
    tallies.counts["relations.both"] += len(related.pairs)
    for g, p in related.pairs:
        for name in ("status", "label", "axis"):
            tallies.label(name, getattr(first[g], name), getattr(second[p], name))
