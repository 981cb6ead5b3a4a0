"""One story from two annotations and the decisions about what they leave open."""

from __future__ import annotations

from collections.abc import Mapping

from evals.adjudication.decisions import Decision, Pending, Question
from evals.adjudication.disputes import disputes_of_both
from evals.adjudication.passages import claims_of_both, quotes_of_both, rehomed
from evals.adjudication.relations import relations_of_both
from evals.errors import GoldBroken
from evals.gold.records import GoldStory
from evals.gold.relations import Problem, disputes_of, relations_of


def adjudicated(
    first: GoldStory, second: GoldStory, decisions: Mapping[str, Decision]
) -> tuple[GoldStory, tuple[Question, ...]]:
    """The story that two annotations and the decisions make, and the questions that are still open.

    Raises:
        GoldBroken: a decision is about no record, or what it puts in place does not fit.
    """
    if first.id != second.id:
        raise GoldBroken("two stories cannot be adjudicated as one", where=f"{first.id}, {second.id}")
    pending = Pending(decisions)
    quotes, quote_of = quotes_of_both(first, second, pending)
    claims, claim_of = claims_of_both(first, second, pending)
    kept = {claim.id: claim for claim in claims}
    claims = [rehomed(claim, quote_of, {quote.id for quote in quotes}) for claim in claims]
    problems: list[Problem] = []
    drafts = relations_of_both(first, second, claim_of, kept, pending)
    relations = relations_of(drafts, kept, problems, first.id)
    disputes, homed = disputes_of(
        disputes_of_both(first, second, claim_of, kept, relations, pending),
        kept,
        problems,
        relations,
        first.file,
        as_grave=True,
    )
    if problems:
        raise GoldBroken("the decisions do not hold together", where=first.id, why="; ".join(map(str, problems[:5])))
    known = {row.id for story in (first, second) for rows in story.tables.values() for row in rows}
    if unknown := sorted(set(decisions) - known):
        raise GoldBroken("a decision is about no record", where=first.id, why=", ".join(unknown[:5]))
    story = GoldStory(
        file=first.file,
        documents=first.documents,
        quotes=tuple(sorted(quotes, key=lambda row: (row.document, row.content[0].start, row.id))),
        claims=tuple(sorted(claims, key=lambda row: (row.document, row.evidence[0].start, row.id))),
        contradictions=tuple(sorted(homed, key=lambda row: row.id)),
        disputes=tuple(sorted(disputes, key=lambda row: row.id)),
        unsaid=first.unsaid & second.unsaid,
    )
    return story, tuple(pending.questions)
