"""What judges call valid becomes optional gold: nothing that is there is changed, and twice is as once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product

from evals.align import overlap, size
from evals.errors import GoldBroken
from evals.gold import GoldClaim, GoldContradiction, GoldDispute, GoldQuote, GoldStory
from evals.gold.drafts import DraftContradiction, DraftDispute, DraftSide
from evals.gold.relations import Problem, disputes_of, relations_of
from evals.items import ranges_of
from evals.metrics.names import is_speaker
from evals.pooling.gather import claim_as, quote_as, said_again
from evals.pooling.key import Told, ToldContradiction, ToldDispute
from evals.pooling.pages import Page
from pipeline.relate.relations import claim_order
from pipeline.relate.tables.sides import Voices
from pipeline.relate.voices import with_copies
from pipeline.schema import Axis, Claim, Mechanism, StoryRecords
from pipeline.schema.records import Record


@dataclass(frozen=True)
class Adopted:
    """The id of the gold record that an item became, and of those it brought along; or why it became none."""

    id: str | None = None
    along: tuple[str, ...] = ()
    why_not: str | None = None


@dataclass
class _Tables:
    quotes: dict[str, GoldQuote]
    claims: dict[str, GoldClaim]
    edges: dict[str, GoldContradiction]
    disputes: dict[str, GoldDispute]

    @classmethod
    def of(cls, story: GoldStory) -> _Tables:
        return cls(
            {row.id: row for row in story.quotes},
            {row.id: row for row in story.claims},
            {row.id: row for row in story.contradictions},
            {row.id: row for row in story.disputes},
        )


def adopted(
    story: GoldStory, chosen: Mapping[str, Told], refused: Collection[str]
) -> tuple[GoldStory, dict[str, Adopted]]:
    """The story with what was chosen as optional gold, and what became of each item.

    Args:
        story: gold, whole.
        chosen: records by the id of their item.
        refused: ids of claims that somebody called invalid; a dispute comes without them, a contradiction not at all.
    """
    tables = _Tables.of(story)
    pages = {name: Page(source) for name, source in story.documents.items()}
    became: dict[str, Adopted] = {}
    for name, record in _first_quotes_then_claims(chosen):
        if record.id in tables.quotes or record.id in tables.claims:
            became[name] = Adopted(why_not="gold has this record")
        elif isinstance(record, Claim):
            tables.claims[record.id] = _claim(record, tables, pages)
            became[name] = Adopted(record.id)
        elif not isinstance(record, (ToldDispute, ToldContradiction)):
            tables.quotes[record.id] = GoldQuote(**dict(record), required=False)
            became[name] = Adopted(record.id)
    for name, record in sorted(chosen.items()):
        if isinstance(record, ToldDispute):
            became[name] = _Dispute(story, tables, pages, refused).adopt(record)
    for name, record in sorted(chosen.items()):
        if isinstance(record, ToldContradiction):
            became[name] = _adopt_contradiction(record, tables, pages, refused, story.id)
    whole = replace(
        story,
        quotes=tuple(sorted(tables.quotes.values(), key=lambda row: (row.document, row.content[0].start, row.id))),
        claims=tuple(sorted(tables.claims.values(), key=lambda row: (row.document, row.evidence[0].start, row.id))),
        contradictions=tuple(sorted(tables.edges.values(), key=lambda row: row.id)),
        disputes=tuple(sorted(tables.disputes.values(), key=lambda row: row.id)),
    )
    _check_untouched(story, whole)
    return whole, became


def _first_quotes_then_claims(chosen: Mapping[str, Told]) -> list[tuple[str, Told]]:
    return sorted(chosen.items(), key=lambda pair: (isinstance(pair[1], Claim), pair[0]))


def _check_untouched(before: GoldStory, after: GoldStory) -> None:
    """Every record of before is there, as it was but for its links, in the same order; what is new is optional."""
    for name in ("quotes", "claims", "contradictions", "disputes"):
        old, new = getattr(before, name), getattr(after, name)
        known = {row.id for row in old}
        kept = [row for row in new if row.id in known]
        if len(kept) != len(old) or not all(map(_is_kept, old, kept)):
            raise GoldBroken(f"pooling would change the {name} of gold or their order", where=before.id)
        if any(row.required for row in new if row.id not in known):
            raise GoldBroken(f"pooling would add required {name}", where=before.id)


def _is_kept(old: Record, new: Record) -> bool:
    """Whether a record is what it was; a dispute may name more edges, and an edge that was in none be in one."""
    if isinstance(old, GoldDispute) and isinstance(new, GoldDispute):
        return {*old.contradictions} <= {*new.contradictions} and old == new.model_copy(
            update={"contradictions": old.contradictions}
        )
    if isinstance(old, GoldContradiction) and old.dispute is None:
        return old == new.model_copy(update={"dispute": None})
    return old == new


def _adopt_contradiction(
    told: ToldContradiction, tables: _Tables, pages: Mapping[str, Page], refused: Collection[str], story: str
) -> Adopted:
    """Add an edge, in the disputes on two sides of which its claims are, with those of its claims that gold lacks."""
    missing = {claim.id: claim for claim in (told.a, told.b) if claim.id not in tables.claims}
    same = said_again(missing.values(), tables.claims.values(), pages)
    new = {name: _claim(claim, tables, pages) for name, claim in missing.items() if name not in same}
    if wrong := sorted(new.keys() & refused):
        return Adopted(why_not=f"a judge called {', '.join(wrong)} invalid")
    claims = {**tables.claims, **new}
    a, b = sorted((claims[same.get(claim.id, claim.id)] for claim in (told.a, told.b)), key=claim_order)
    if a.id == b.id or any({a.id, b.id} == {edge.a, edge.b} for edge in tables.edges.values()):
        return Adopted(why_not="gold has this record")
    own = told.model_dump(include={"level", "mechanism", "explanation"}, exclude_none=True)
    values = {"label": told.label, "status": told.status, "axis": told.axis, "required": False}
    draft = DraftContradiction(a=a.id, b=b.id, **values, **{**_worked_out(told.axis, a, b), **own})
    problems: list[Problem] = []
    edges = relations_of([draft], claims, problems, story)
    if problems:
        return Adopted(why_not="; ".join(map(str, problems)))
    (edge,) = edges.values()
    homes = [row for _, row in sorted(tables.disputes.items()) if _parts(row, a.id, b.id)]
    for row in homes:
        named = sorted([*row.contradictions, edge.id])
        tables.disputes[row.id] = row.model_copy(update={"contradictions": named})
    tables.claims |= new
    tables.edges[edge.id] = edge.model_copy(update={"dispute": homes[0].id if homes else None})
    return Adopted(edge.id, tuple(sorted(new)))


def _parts(dispute: GoldDispute, a: str, b: str) -> bool:
    """Whether two claims are on two sides of a dispute."""
    side_of = {name: number for number, side in enumerate(dispute.sides) for name in side.claims}
    return a in side_of and b in side_of and side_of[a] != side_of[b]


def _claim(claim: Claim, tables: _Tables, pages: Mapping[str, Page]) -> GoldClaim:
    """The claim as optional gold, carried by a gold quote of its claimant that holds it, if there is one.

    The label of the event goes: one is the same across a story, and a system's own is not.
    """
    carrier = claim.quote if claim.quote in tables.quotes else carrier_of(claim, tables.quotes.values(), pages)
    return GoldClaim(**{**dict(claim), "quote": carrier, "event": None}, required=False)


def carrier_of(claim: Claim, quotes: Iterable[GoldQuote], pages: Mapping[str, Page]) -> str | None:
    """The id of the smallest quote of the claimant that holds the claim; `None` if none does."""
    ranges, page = ranges_of(claim), pages[claim.document]
    item = claim_as(page)(claim)
    holding = [
        quote
        for quote in quotes
        if quote.document == claim.document
        and overlap(ranges, ranges_of(quote)) == size(ranges)
        and is_speaker(item.speaker, quote_as(page)(quote).speaker, quote.alternatives.speakers)
    ]
    return min(holding, key=lambda quote: (size(ranges_of(quote)), quote.id)).id if holding else None


@dataclass
class _Dispute:
    story: GoldStory
    tables: _Tables
    pages: Mapping[str, Page]
    refused: Collection[str]
    new: dict[str, GoldClaim] = field(default_factory=dict)

    def adopt(self, told: ToldDispute) -> Adopted:
        """Add a dispute, with the claims that gold lacks and the edges between its sides."""
        known = said_again(told.claims, self.tables.claims.values(), self.pages)
        claims = {claim.id: claim for claim in told.claims}
        homes: dict[str, int] = {}
        for number, side in enumerate(told.sides):
            for name in side.claims:
                home = known.get(name)
                if home is None and name in self.refused:
                    continue
                if home is None:
                    self.new[name] = _claim(claims[name], self.tables, self.pages)
                if homes.setdefault(home or name, number) != number:
                    return Adopted(why_not=f"gold's claim {home} would stand on two sides")
        sides = [
            DraftSide(position=side.position, claims=held)
            for number, side in enumerate(told.sides)
            if (held := [name for name, place in homes.items() if place == number])
        ]
        if len(sides) < 2:
            return Adopted(why_not="without the claims that a judge called invalid it has not two sides")
        return self._add(told, sides, {name: known.get(name, name) for name in claims})

    def _add(self, told: ToldDispute, sides: Sequence[DraftSide], became: Mapping[str, str]) -> Adopted:
        claims = {**self.tables.claims, **self.new}
        values = {"label": told.label, "status": told.status, "axis": told.axis, "required": False}
        draft = DraftDispute(question=told.question, sides=list(sides), **values)
        there = {(edge.a, edge.b): edge for edge in self.tables.edges.values()}
        drawn = [
            DraftContradiction(a=a.id, b=b.id, **values, **self._details(told, became, a, b))
            for a, b in self._pairs([[claims[name] for name in side.claims] for side in sides])
            if (a.id, b.id) not in there and (b.id, a.id) not in there
        ]
        problems: list[Problem] = []
        edges = relations_of(drawn, claims, problems, self.story.id)
        disputes, homed = disputes_of([draft], claims, problems, {**there, **edges}, self.story.file)
        if problems:
            return Adopted(why_not="; ".join(map(str, problems)))
        (dispute,) = disputes
        if dispute.id in self.tables.disputes:
            return Adopted(why_not="gold has this record")
        fresh = {edge.id: edge for edge in homed if (edge.a, edge.b) not in there}
        homeless = {edge.id for edge in there.values() if edge.dispute is None}
        self.tables.claims.update(self.new)
        self.tables.edges.update({edge.id: edge for edge in homed if edge.id in fresh or edge.id in homeless})
        self.tables.disputes[dispute.id] = dispute
        return Adopted(dispute.id, (*sorted(self.new), *sorted(fresh)))

    def _pairs(self, sides: Sequence[Sequence[GoldClaim]]) -> list[tuple[GoldClaim, GoldClaim]]:
        """One pair of claims for each pair of voices on two sides: their earliest, then fullest."""
        held = {claim.id: claim for side in sides for claim in side}
        records = StoryRecords(
            self.story.id,
            tuple(source.document for _, source in sorted(self.story.documents.items())),
            tuple(self.tables.quotes.values()),
            tuple({**self.tables.claims, **held}.values()),
        )
        voices = Voices(with_copies(records))
        firsts = [[held[claim.id] for claim in voices.first_of_each(side)] for side in sides]
        return [pair for one, two in combinations(firsts, 2) for pair in product(one, two)]

    def _details(
        self, told: ToldDispute, became: Mapping[str, str], a: GoldClaim, b: GoldClaim
    ) -> dict[str, str | Mechanism]:
        """Level, mechanism and explanation: the system's own of this pair, or else what the claims tell."""
        for edge in told.edges:
            if {became.get(edge.a), became.get(edge.b)} == {a.id, b.id}:
                return edge.model_dump(include={"level", "mechanism", "explanation"})
        return _worked_out(told.axis, a, b)


def _worked_out(axis: Axis, a: Claim, b: Claim) -> dict[str, str | Mechanism]:
    """Level, mechanism and explanation as far as two claims tell them."""
    ends = [f"{claim.claimant.name or 'nobody named'} ({claim.factuality}): {claim.statement}" for claim in (a, b)]
    return {
        "level": "speech_act" if a.claim_type == b.claim_type == "quotation" else "object",
        "mechanism": _mechanism(axis, a, b),
        "explanation": " / ".join(ends),
    }


def _mechanism(axis: Axis, a: Claim, b: Claim) -> Mechanism:
    if axis in ("numeric", "temporal"):
        return "numeric"
    if a.factuality[-1] != b.factuality[-1]:
        return "negation"
    return "world_knowledge"
