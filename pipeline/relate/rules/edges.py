"""Contradictions without a model: candidate pairs put through rules that keep silent on weak evidence.

Every rule follows the decision order of the contract: same event, referents, sense and time; same modality and scope;
both statements taken without their chains; then the chains. A pair gets the finding that is surest.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.canonical import content_id
from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.reach import reach
from pipeline.relate.propositions.reading import propositions
from pipeline.relate.propositions.weights import Weights
from pipeline.relate.relations import claim_order, scope
from pipeline.relate.rules.absence import ABSENCE, OMISSION
from pipeline.relate.rules.agenda import AGENDA
from pipeline.relate.rules.agents import CULPRIT, DOER, FIRST, initiator
from pipeline.relate.rules.answers import ANSWERED, OF_ANY, POINTING
from pipeline.relate.rules.bounds import BOUND
from pipeline.relate.rules.candidates import Pairs, candidate_pairs, contexts, ranks
from pipeline.relate.rules.causes import CAUSE
from pipeline.relate.rules.corrected import CORRECTED
from pipeline.relate.rules.counts import COUNT
from pipeline.relate.rules.days import by_their_days
from pipeline.relate.rules.durations import DURATION
from pipeline.relate.rules.explanation import explanation
from pipeline.relate.rules.figures import NUMBER
from pipeline.relate.rules.findings import Finding
from pipeline.relate.rules.firsts import FIRST_TO
from pipeline.relate.rules.knowledge import KNEW, SENSED
from pipeline.relate.rules.left_open import is_question
from pipeline.relate.rules.measures import MEASURE
from pipeline.relate.rules.moments import MOMENT
from pipeline.relate.rules.negators import is_repeated
from pipeline.relate.rules.places import PLACE
from pipeline.relate.rules.polarity import NEGATION, OPPOSITION
from pipeline.relate.rules.presence import PRESENCE
from pipeline.relate.rules.receipts import RECEIPT
from pipeline.relate.rules.reported import REPORTED, words_denied
from pipeline.relate.rules.retold import RETOLD
from pipeline.relate.rules.rule import Rule, Rulebook
from pipeline.relate.rules.speeds import SPEED
from pipeline.relate.rules.states import STATE
from pipeline.relate.rules.timings import DATE, time_of_day
from pipeline.relate.rules.tolls import harmed
from pipeline.relate.rules.undertakings import NOTHING, OPEN_DENIAL, UNDATED
from pipeline.relate.rules.unharmed import UNHARMED
from pipeline.relate.rules.willing import WILL
from pipeline.schema import AUTHOR, Claim, Contradiction, Document, Parties, StoryRecords

_QUESTION = re.compile(r"whether\b|.*\?$")
LEAST_CONFIDENCE = 0.5
"""Findings below it are not reported."""
MOST_VALUES = 8
"""With how many values of others a figure or time may clash; accounts of one thing give no more."""

_FACED = (RETOLD, MOMENT, STATE, CAUSE, FIRST_TO, RECEIPT, KNEW, SENSED)
"""The rules on what two sources say of one thing, mostly side by side."""
_ONE_DENIED = (NEGATION, ANSWERED, OPEN_DENIAL, POINTING, OF_ANY, ABSENCE, OMISSION, AGENDA, BOUND, UNHARMED)
"""The rules that need a claim and a denial."""


def _both_told(read: Sequence[Proposition]) -> list[Rule]:
    """The rules that need two claims which both hold something."""
    hours = time_of_day(read)
    return [
        REPORTED,
        initiator(read),
        hours,
        DOER,
        PLACE,
        NUMBER,
        MEASURE,
        harmed(read),
        COUNT,
        DURATION,
        CULPRIT,
        FIRST,
        DATE,
        OPPOSITION,
        WILL,
        CORRECTED,
    ]


@dataclass(frozen=True)
class Edge:
    """A contradiction with what found it."""

    record: Contradiction
    finding: Finding
    a: Proposition
    b: Proposition


def contradictions(records: StoryRecords) -> list[Contradiction]:
    """The contradictions among a story's claims, in the order of their claims."""
    return [edge.record for edge in edges(read_story(records.claims, records.documents))]


def read_story(claims: Sequence[Claim], documents: Sequence[Document]) -> list[Proposition]:
    """A story's claims, read, in the order of documents and places."""
    return propositions(sorted(claims, key=claim_order), {document.id: document for document in documents})


def edges(read: Sequence[Proposition], pairs: Pairs | None = None) -> list[Edge]:
    """The same with the findings, for whoever gathers them."""
    weighed = Weights(read)
    around = contexts(read)
    fixed = [item for item in read if not item.is_relative]
    told = [item for item in fixed if item.sign > 0]
    # A question that was taken for a claim or a denial is neither.
    answers = [item for item in fixed if not _QUESTION.match(item.folded) and not is_question(item)]
    book = Rulebook(
        len(read), [(_both_told(read), told), ((*_ONE_DENIED, PRESENCE, SPEED, NOTHING, UNDATED, *_FACED), answers)]
    )
    pairs = candidate_pairs(read) if pairs is None else pairs
    ranked = ranks(pairs)
    codes = book.codes(pairs, ranked, reach(read, pairs, weighed))
    asked = np.flatnonzero(codes)
    found = []
    for one, other, of_one, of_other, code in np.vstack((pairs, ranked, codes))[:, asked].T.tolist():
        compared = Comparison(read[one], read[other], weighed, around, (of_one, of_other))
        finding = _decide(compared, book.rules_of(code))
        if finding is not None:
            found.append(Edge(_record(compared, finding), finding, compared.a, compared.b))
    return sorted(_without_series(_without_passed_on(found)), key=lambda edge: (edge.a.order, edge.b.order))


def _without_passed_on(found: Sequence[Edge]) -> list[Edge]:
    """Without those of what somebody is only said to have said, where the same is denied to who says so: of *A: B
    offered to pay* and *B's ministry denied this*, B pays nothing by his own word."""
    opponents: dict[int, list[Proposition]] = defaultdict(list)
    for edge in found:
        opponents[edge.a.order].append(edge.b)
        opponents[edge.b.order].append(edge.a)
    return [
        edge
        for edge in found
        if not any(
            _is_part(inner, outer)
            for inner, other in ((edge.a, edge.b), (edge.b, edge.a))
            if inner.claim.via
            for outer in opponents[other.order]
        )
    ]


def _is_part(inner: Proposition, outer: Proposition) -> bool:
    """The evidence of the one lies in that of the other, who passes it on."""
    one, other = inner.claim.evidence, outer.claim.evidence
    return (
        inner.claim.document == outer.claim.document
        and outer.claim.claimant.name in {via.name for via in inner.claim.via}
        and other[0].start < one[0].start
        and one[-1].end <= other[-1].end
    )


def _without_series(found: Sequence[Edge]) -> list[Edge]:
    """Without the figures and times of rows of a table, which tell of as many things: those that part from more than
    `MOST_VALUES` others."""
    others: dict[tuple[int, str], set[str | None]] = defaultdict(set)
    for edge in found:
        if edge.finding.mechanism == "numeric":
            others[edge.a.order, edge.finding.subject].add(edge.finding.position_b)
            others[edge.b.order, edge.finding.subject].add(edge.finding.position_a)
    return [
        edge
        for edge in found
        if max(len(others[item.order, edge.finding.subject]) for item in (edge.a, edge.b)) <= MOST_VALUES
    ]


def _decide(pair: Comparison, rules: Sequence[Rule]) -> Finding | None:
    """The surest finding, if it is sure enough."""
    found = [rule.find(pair) for rule in rules]
    sure = [finding for finding in found if finding is not None and finding.confidence >= LEAST_CONFIDENCE]
    # Of a claim and a report that it was denied the words are the same, which makes them no one answer.
    denied = any(finding.mechanism == "negation" for finding in sure) and not any(map(words_denied, (pair.a, pair.b)))
    if denied and is_repeated(pair.a.claim, pair.b.claim):
        sure = [finding for finding in sure if finding.mechanism != "negation"]
    surest = max(sure, key=lambda finding: finding.confidence, default=None)
    return surest and by_their_days(pair, surest)


def _record(pair: Comparison, finding: Finding) -> Contradiction:
    one, other = pair.a.claim, pair.b.claim
    return Contradiction(
        id=content_id("x", one.id, other.id, finding.axis),
        story=one.story,
        a=one.id,
        b=other.id,
        label=finding.label,
        status="apparent" if finding.reason else "undetermined" if finding.undetermined else "genuine",
        apparent_reason=finding.reason,
        level=finding.level,
        scope=scope(one, other),
        parties=_parties(pair, finding),
        axis=finding.axis,
        mechanism=finding.mechanism,
        explanation=explanation(pair.a, pair.b, finding),
        confidence=round(max(0.0, min(1.0, finding.confidence)), 2),
    )


def _parties(pair: Comparison, finding: Finding) -> Parties:
    one, other = pair.a.claim.claimant.name, pair.b.claim.claimant.name
    if one == other == AUTHOR:
        return "narrators"
    if one is not None and one == other:
        return (
            "record"
            if pair.a.claim.document != pair.b.claim.document and finding.axis in ("denial", "numeric")
            else "self"
        )
    return "sources"
