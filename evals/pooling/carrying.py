"""A story made anew keeps what a pool had added to it, and relations that a draft has no word of, or it is said what is
lost and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from evals.gold import GoldClaim, GoldContradiction, GoldDispute, GoldQuote, GoldStory
from evals.gold.relations import Problem, disputes_of, draft_of
from evals.pooling.adoption import carrier_of
from evals.pooling.pages import Page
from evals.pooling.provenance import PooledFile, ids_of, unheld
from pipeline.relate.relations import claim_order
from pipeline.schema import Span


def carried(story: GoldStory, before: GoldStory, file: PooledFile) -> tuple[GoldStory, dict[str, str]]:
    """The story with the records of `before` that `file` lists, and by its id why a record could not come along.

    Args:
        story: gold compiled or adjudicated anew, twins not yet folded.
        before: gold as it was, in which the pool's records are.
        file: what the pool added.
    """
    wanted = {*unheld(file, story)}
    lost = dict.fromkeys(sorted(wanted - ids_of(before)), "gold as it was does not hold it")
    quotes = {row.id: row for row in story.quotes}
    claims = {row.id: row for row in story.claims}
    for quote in (row for row in before.quotes if row.id in wanted):
        if _stands(quote.document, quote.content, story):
            quotes[quote.id] = quote
        else:
            lost[quote.id] = f"its words are not in {quote.document} any more"
    for claim in (row for row in before.claims if row.id in wanted):
        if _stands(claim.document, claim.evidence, story):
            claims[claim.id] = claim
        else:
            lost[claim.id] = f"its words are not in {claim.document} any more"
    edges = list(story.contradictions)
    for edge in (row for row in before.contradictions if row.id in wanted):
        if gone := sorted({edge.a, edge.b} - claims.keys()):
            lost[edge.id] = f"{', '.join(gone)} is no claim of gold any more"
        else:
            edges.append(edge.model_copy(update={"dispute": None}))
    disputes = list(story.disputes)
    for dispute in (row for row in before.disputes if row.id in wanted):
        if gone := sorted({name for side in dispute.sides for name in side.claims} - claims.keys()):
            lost[dispute.id] = f"{', '.join(gone)} is no claim of gold any more"
        else:
            disputes.append(dispute)
    whole = replace(
        story,
        quotes=tuple(sorted(quotes.values(), key=lambda row: (row.document, row.content[0].start, row.id))),
        claims=tuple(sorted((_linked(row, quotes, story) for row in claims.values()), key=claim_order)),
    )
    return _related(whole, edges, disputes), lost


def with_relations(story: GoldStory, before: GoldStory) -> tuple[GoldStory, tuple[str, ...]]:
    """The story with the relations and disputes of `before` whose claims it still has, and what could not come along.

    For drafts that cannot hold any: tools for marking text bring back quotes and claims alone.
    """
    known = {claim.id for claim in story.claims}
    edges = [edge for edge in before.contradictions if {edge.a, edge.b} <= known]
    disputes = [row for row in before.disputes if {name for side in row.sides for name in side.claims} <= known]
    gone = {row.id for row in before.contradictions} - {row.id for row in edges}
    gone |= {row.id for row in before.disputes} - {row.id for row in disputes}
    story = replace(story, file=story.file.model_copy(update={"exhaustive": before.file.exhaustive}))
    made = _related(story, [edge.model_copy(update={"dispute": None}) for edge in edges], disputes)
    return made, tuple(f"{name} would be lost: a claim of it is not in the draft" for name in sorted(gone))


def _stands(document: str, spans: Iterable[Span], story: GoldStory) -> bool:
    text = story.documents[document].text if document in story.documents else ""
    return all(text[span.start : span.end] == span.text for span in spans)


def _linked(claim: GoldClaim, quotes: dict[str, GoldQuote], story: GoldStory) -> GoldClaim:
    """The claim with a quote that is there: another that holds it where its own is gone."""
    if claim.quote is None or claim.quote in quotes:
        return claim
    pages = {claim.document: Page(story.documents[claim.document])}
    return claim.model_copy(update={"quote": carrier_of(claim, quotes.values(), pages)})


def _related(story: GoldStory, edges: list[GoldContradiction], disputes: list[GoldDispute]) -> GoldStory:
    """The story with these relations, what links edges and disputes worked out again."""
    claims = {row.id: row for row in story.claims}
    problems: list[Problem] = []
    drawn, homed = disputes_of(
        [draft_of(row) for row in disputes], claims, problems, {(row.a, row.b): row for row in edges}, story.file
    )
    assert not problems, "disputes all of whose claims are there"
    home = {row.id: row.dispute for row in homed}
    return replace(
        story,
        contradictions=tuple(
            sorted(
                (row.model_copy(update={"dispute": row.dispute or home[row.id]}) for row in edges),
                key=lambda row: row.id,
            )
        ),
        disputes=tuple(sorted(drawn, key=lambda row: row.id)),
    )
