"""What systems tell and gold does not list: grounded, answering no gold item, told once for all systems."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from evals.adjudication import SAME_STATEMENT
from evals.align import AGREE, overlap
from evals.errors import PredictionsUnreadable
from evals.gold import GoldStory
from evals.items import ClaimItem, Item, Person, QuoteItem, Range, claim_item, dispute_item, quote_item
from evals.metrics.attributions import Aligned, align_items
from evals.metrics.disputes import count_disputes
from evals.metrics.evidence import ground
from evals.metrics.scored import ScoredStory
from evals.metrics.statements import likeness
from evals.metrics.tally import Tally
from evals.pooling.key import Told, ToldContradiction, ToldDispute, ToldSide, plain_claim
from evals.pooling.pages import Page
from evals.predictions import Predictions
from evals.score import prepare, score_story
from pipeline.extraction.assemble import claim_of, quote_of
from pipeline.relate.relations import claim_order
from pipeline.schema import Claim, Quote, Span, Speaker, Via

Row = Mapping[str, Any]
Pages = Mapping[str, Page]
Found = TypeVar("Found", Quote, Claim)


@dataclass
class Pooled:
    """An item of the pool: the record it was first told as, who told it, and the ids of all records united in it."""

    record: Told
    told_by: list[str]
    same: list[str]


def pool(
    story: GoldStory, runs: Sequence[tuple[str, Predictions]], pages: Pages, *, sample: Mapping[str, int], seed: int
) -> list[Pooled]:
    """The pool of a story; what is united with another's item keeps the words of the one that came first.

    Args:
        story: gold; its documents annotated in full give quotes and claims, all of them disputes and contradictions,
            with claims that gold does not list.
        runs: name and run. Those that are sampled come last.
        pages: the story's documents.
        sample: of these only so many quotes and so many claims, drawn at random, enter.
        seed: of the drawing.

    Raises:
        PredictionsUnreadable: a record is not of the contract, so that gold could not hold it.
    """
    (gold,) = prepare([story])
    quotes: list[Pooled] = []
    claims: list[Pooled] = []
    disputes: list[Pooled] = []
    contradictions: list[Pooled] = []
    for name, run in sorted(runs, key=lambda pair: pair[0] in sample):
        told = _Spurious(score_story(gold, run), run, pages, story)
        quoted, claimed = told.quotes, told.claims
        if name in sample:
            draw = random.Random(f"{seed}/{story.id}/{name}").sample
            claimed = draw(claimed, min(sample[name], len(claimed)))
            quoted = draw(quoted, min(sample[name], len(quoted)))
        for document, page in sorted(pages.items()):
            _unite(quotes, name, [row for row in quoted if row.document == document], quote_as(page))
            _unite(claims, name, [row for row in claimed if row.document == document], claim_as(page), _alike)
        _unite_disputes(disputes, name, told.disputes, pages)
        _unite_contradictions(contradictions, name, told.contradictions, pages)
    return [*quotes, *claims, *disputes, *contradictions]


def quote_as(page: Page) -> Callable[[Quote], QuoteItem]:
    """How a quote becomes what scorers compare."""
    return lambda record: quote_item(record.model_dump(), page.text, gold=True)


def claim_as(page: Page) -> Callable[[Claim], ClaimItem]:
    """How a claim becomes what scorers compare."""
    return lambda record: claim_item(record.model_dump(), page.text, gold=True)


def _alike(item: ClaimItem, answer: ClaimItem) -> float:
    return likeness(answer.statement, item.statement)


def _unite(
    found: list[Pooled],
    name: str,
    records: Sequence[Found],
    as_item: Callable[[Found], Item],
    alike: Callable[[Item, Item], float] | None = None,
) -> None:
    """Add what one run tells in one document; what agrees with an item, speaker and statement too, is that item."""
    if not records:
        return
    kind, document = type(records[0]), records[0].document
    here = {
        row.record.id: (row, as_item(row.record))
        for row in found
        if isinstance(row.record, kind) and row.record.document == document
    }
    said = [as_item(record) for record in records]
    aligned: Aligned[Item] = align_items([item for _, item in here.values()], said, alike)
    home: dict[str, Pooled] = {}
    for pair, right in zip(aligned.pairs, aligned.right, strict=True):
        item, answer = aligned.gold[pair.gold], aligned.predicted[pair.predicted]
        if right and pair.iou >= AGREE and (alike is None or alike(item, answer) >= SAME_STATEMENT):
            home[answer.id] = here[item.id][0]
    for record in records:
        _add(found, home.get(record.id), name, record)


def _unite_disputes(found: list[Pooled], name: str, told: Sequence[ToldDispute], pages: Pages) -> None:
    """Add the disputes of one run; one that answers an item as the scorer's rule has it is that item."""
    here = [(row, row.record) for row in found if isinstance(row.record, ToldDispute)]
    place = ground(_claims([record for _, record in here], pages), _claims(told, pages))
    items = [dispute_item({**record.model_dump(), "id": record.id}) for _, record in here]
    said = [dispute_item({**record.model_dump(), "id": record.id}) for record in told]
    home = {p: here[g][0] for g, p in count_disputes(place, items, said, (), Tally()).pairs}
    for number, record in enumerate(told):
        _add(found, home.get(number), name, record)


def _unite_contradictions(found: list[Pooled], name: str, told: Sequence[ToldContradiction], pages: Pages) -> None:
    """Add the contradictions of one run; one between the same two claims, gold's or an item's, is that item."""
    here: dict[str, Pooled] = {}
    known: dict[str, Claim] = {}
    for row in found:
        if isinstance(row.record, ToldContradiction):
            here[row.record.id] = row
            known |= {claim.id: claim for claim in (row.record.a, row.record.b)}
    new = {claim.id: claim for record in told for claim in (record.a, record.b) if claim.id not in known}
    same = said_again(new.values(), known.values(), pages)
    for record in told:
        ends = [known[same[claim.id]] if claim.id in same else claim for claim in (record.a, record.b)]
        a, b = sorted(ends, key=claim_order)
        united = record.model_copy(update={"a": a, "b": b})
        if a.id != b.id:
            _add(found, here.get(united.id), name, united)
            here.setdefault(united.id, found[-1])


def said_again(told: Iterable[Claim], known: Iterable[Claim], pages: Pages) -> dict[str, str]:
    """By id of a told claim the known one that it says again: its evidence is shared, its statement the likest."""
    said = [claim_as(pages[claim.document])(claim) for claim in told]
    place = ground([claim_as(pages[claim.document])(claim) for claim in known], said)
    found: dict[str, str] = {}
    for claim in said:
        rows = [
            (likeness(claim.statement, place.gold[name].statement), share, name)
            for name, share in place.met.get(claim.id, {}).items()
        ]
        if rows and (best := max(rows))[0] >= SAME_STATEMENT:
            found[claim.id] = best[2]
    return found


def _claims(disputes: Iterable[ToldDispute], pages: Pages) -> list[ClaimItem]:
    claims = {claim.id: claim for dispute in disputes for claim in dispute.claims}
    return [claim_as(pages[claim.document])(claim) for claim in claims.values()]


def _add(found: list[Pooled], home: Pooled | None, name: str, record: Told) -> None:
    if home is None:
        found.append(Pooled(record, [name], [record.id]))
        return
    home.told_by = list(dict.fromkeys([*home.told_by, name]))
    home.same = list(dict.fromkeys([*home.same, record.id]))


class _Spurious:
    """What one run tells of a story and the scorer calls spurious and grounded, as records that gold could hold."""

    def __init__(self, scored: ScoredStory, run: Predictions, pages: Pages, story: GoldStory) -> None:
        self.run, self.pages = run, pages
        self.quotes: list[Quote] = []
        self.claims: list[Claim] = []
        self._told: dict[str, tuple[ClaimItem, Row]] = {}
        for page, document in zip(scored.gold.pages, scored.documents, strict=True):
            own = run.own_id(page.page.document, page.digest) or ""
            told = zip(document.items.quotes, run.quotes.get(own, ()), strict=True)
            row_of = {id(item): row for item, row in told}
            for claim, row in zip(document.items.claims, run.claims.get(own, ()), strict=True):
                self._told[claim.id] = claim, row
            for item in _spurious(document.quotes):
                self.quotes.append(self._quote(item, row_of[id(item)], pages[page.page.document]))
            for claim in [*_spurious(document.claims), *_second(document.claims)]:
                self.claims.append(self._claim(*self._told[claim.id]))
        known = self._told.keys()
        rows = [row for row in run.disputes if any(known & set(side.get("claims") or ()) for side in row["sides"])]
        new = [row for row, kind in zip(rows, scored.matched.predicted, strict=True) if kind == "spurious"]
        self.disputes = [dispute for row in new if (dispute := self._dispute(row)) is not None]
        self._gold = {claim.id: plain_claim(claim) for claim in story.claims}
        self._answers = scored.ground.paired
        edges = [row for row in run.contradictions if row["a"] in known and row["b"] in known]
        spurious = [row for row, kind in zip(edges, scored.related.predicted, strict=True) if kind == "spurious"]
        self.contradictions = self._contradictions(
            spurious, {name for row in new for name in row.get("contradictions") or ()}
        )

    def _contradictions(self, rows: Sequence[Row], asked: Collection[str]) -> list[ToldContradiction]:
        """The edges between two claims; what is `asked` with a dispute is left out unless gold has both ends."""
        stands_for = self._stands_for({row[end] for row in rows for end in "ab"})
        found: list[ToldContradiction] = []
        for row in rows:
            ends = [stands_for[row[end]] for end in "ab" if row[end] in stands_for]
            is_of_gold = all(claim.id in self._gold for claim in ends)
            if len({claim.id for claim in ends}) == 2 and (is_of_gold or row.get("id") not in asked):
                found.append(self._contradiction(row, *sorted(ends, key=claim_order)))
        return found

    def _stands_for(self, names: Iterable[str]) -> dict[str, Claim]:
        """By id of a claim the one of gold that it answers or says again, else itself if its words are in the text."""
        found: dict[str, Claim] = {}
        own: dict[str, Claim] = {}
        for name in sorted(names):
            if name in self._answers:
                found[name] = self._gold[self._answers[name]]
            elif self._told[name][0].ranges:
                own[name] = self._claim(*self._told[name])
        same = said_again(own.values(), self._gold.values(), self.pages)
        return found | {name: self._gold.get(same.get(claim.id, ""), claim) for name, claim in own.items()}

    def _quote(self, item: QuoteItem, row: Row, page: Page) -> Quote:
        try:
            quote = quote_of(
                page.reading,
                _located(page, item.ranges),
                speaker=_speaker(item.speaker, row.get("speaker"), page),
                cue=_span(item.cue, page),
                via=_chain(item.via, page),
                addressee=row.get("addressee"),
                channel=row.get("channel"),
                said_on=row.get("said_on"),
                hedged=item.hedged,
            )
        except ValidationError as error:
            raise self._fault(item.id, error) from error
        assert quote is not None, "a grounded passage has words"
        return quote

    def _claim(self, item: ClaimItem, row: Row) -> Claim:
        page = self.pages[item.document]
        optional = {name: row[name] for name in ("author_stance", "modality", "claim_type") if row.get(name)}
        try:
            claim = claim_of(
                page.reading,
                item.statement,
                _located(page, item.ranges),
                claimant=_speaker(item.speaker, row.get("claimant"), page) or Speaker(),
                via=_chain(item.via, page),
                factuality=row["factuality"],
                time=row.get("time"),
                **optional,
            )
        except (KeyError, ValidationError) as error:
            raise self._fault(item.id, error) from error
        if claim is None:
            raise self._fault(item.id, "it has no statement")
        return claim.model_copy(update={"quote": row.get("quote")})

    def _dispute(self, row: Row) -> ToldDispute | None:
        """The dispute over the claims that are in the text, each on the first side it is told on."""
        claims: dict[str, Claim] = {}
        became: dict[str, str] = {}
        sides: list[ToldSide] = []
        for side in row["sides"]:
            held: list[str] = []
            for name in side.get("claims") or ():
                if name in self._told and self._told[name][0].ranges:
                    claim = self._claim(*self._told[name])
                    became[name] = claim.id
                    if claim.id not in claims:
                        claims[claim.id] = claim
                        held.append(claim.id)
            if held:
                sides.append(ToldSide(position=str(side.get("position") or "(no position)"), claims=held))
        if len(sides) < 2:
            return None
        edges = [
            {"a": became[edge["a"]], "b": became[edge["b"]], **{name: edge.get(name) for name in _EDGE}}
            for edge in self.run.contradictions
            if edge["a"] in became and edge["b"] in became and all(edge.get(name) for name in _EDGE)
        ]
        try:
            parts = {name: row[name] for name in ("question", "label", "status", "axis")}
            return ToldDispute.model_validate({**parts, "sides": sides, "claims": [*claims.values()], "edges": edges})
        except (KeyError, ValidationError) as error:
            raise self._fault(str(row.get("id")), error) from error

    def _contradiction(self, row: Row, a: Claim, b: Claim) -> ToldContradiction:
        """What was told of two claims, of gold's where they answer them."""
        try:
            told = {name: row[name] for name in ("label", "status", "axis")}
            told |= {name: row[name] for name in _EDGE if row.get(name)}
            return ToldContradiction.model_validate({**told, "a": a, "b": b})
        except (KeyError, ValidationError) as error:
            raise self._fault(str(row.get("id")), error) from error

    def _fault(self, record: str, cause: object) -> PredictionsUnreadable:
        return PredictionsUnreadable(
            "gold could not hold a record of this run", where=f"{self.run.name} ({record})", why=repr(cause)
        )


_EDGE = ("level", "mechanism", "explanation")


def _spurious(aligned: Aligned[Item] | None) -> list[Item]:
    """Grounded predictions that no gold item matches, required or optional, in order of their content."""
    if aligned is None:
        return []
    classed = zip(aligned.predicted, aligned.predicted_classes, strict=True)
    return [item for item, kind in classed if kind == "spurious_grounded"]


def _second(aligned: Aligned[ClaimItem] | None) -> list[ClaimItem]:
    """Claims that agree with gold's words, which another one answers, and say what no gold item says there."""
    if aligned is None:
        return []
    classed = zip(aligned.predicted, aligned.predicted_classes, strict=True)
    return [
        item
        for item, kind in classed
        if kind == "duplicate"
        and not any(
            likeness(item.statement, gold.statement) >= SAME_STATEMENT
            for gold in aligned.gold
            if overlap(gold.ranges, item.ranges)
        )
    ]


def _located(page: Page, ranges: Iterable[Range]) -> list[Range]:
    locate = page.reading.view.locate
    return [(locate(start), locate(end)) for start, end in ranges]


def _span(place: Range | None, page: Page) -> Span | None:
    if place is None or not 0 <= place[0] < place[1] <= len(page.text):
        return None
    return page.reading.view.span_at(*place)


def _speaker(person: Person | None, row: Any, page: Page) -> Speaker | None:
    if person is None:
        return None
    role = row.get("role") if isinstance(row, Mapping) else None
    return Speaker(name=person.name or None, mention=_span(person.mention, page), role=role)


def _chain(links: Iterable[Person], page: Page) -> list[Via]:
    return [Via(name=link.name or None, mention=_span(link.mention, page), cue=_span(link.cue, page)) for link in links]
