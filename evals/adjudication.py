"""Two annotations of one story to one gold story: what both found stands, the rest is a question for a third person.

Items are paired by the passage they rest on. A pair keeps the first annotator's record, with the second's reading as an
alternative; it is required where both required it. What only one found stays as optional, since a careful annotator
left it out, until a decision says otherwise. Decisions go by record id: `required`, `optional`, `drop`, or the
fields to put in their place. Of a dispute, `sides` may be put in place too (position and ids of claims), and `join`
names the dispute of the other annotator that it is one with, or is null where it is one with none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar, get_args

from evals.align import AGREE, align, iou
from evals.errors import GoldBroken
from evals.gold.drafts import DraftContradiction, DraftDispute, DraftSide
from evals.gold.records import (
    ClaimAlternatives,
    GoldClaim,
    GoldContradiction,
    GoldDispute,
    GoldQuote,
    GoldStory,
    QuoteAlternatives,
)
from evals.gold.relations import Problem, disputes_of, relations_of
from evals.items import ranges_of
from evals.metrics.names import same_name
from evals.metrics.statements import likeness
from pipeline.relate.tables.sides import sides_meet
from pipeline.schema import Span, Speaker

Word = Literal["required", "optional", "drop"]
Decision = Word | dict[str, Any]
Row = TypeVar("Row", GoldQuote, GoldClaim)
SAME_STATEMENT = 0.6
"""Least likeness at which claims whose passages only touch, or quotes of one speaker, are the same."""
NEARLY_ALIKE = 0.8
"""IoU of characters below which two passages of one item are asked about."""
_COMPARED = {
    "quotes": ("hedged",),
    "claims": ("factuality", "modality", "author_stance"),
    "relations": ("label", "status", "apparent_reason", "level", "axis"),
}


def decisions_of(read: Any, where: str) -> dict[str, Decision]:
    """Decisions as they were read from JSON.

    Raises:
        GoldBroken: it is no object, or a decision is neither one of the words nor the fields to put in place.
    """
    todo = f"write {{record id: {' | '.join(map(repr, get_args(Word)))} | {{field: value}}}}"
    if not isinstance(read, dict):
        raise GoldBroken("decisions are an object", where=where, why=f"found a {type(read).__name__}", todo=todo)
    wrong = [name for name, told in read.items() if not isinstance(told, dict) and told not in get_args(Word)]
    if wrong:
        raise GoldBroken(
            f"{len(wrong)} decisions say nothing", where=where, why=f"{wrong[0]}: {read[wrong[0]]!r}", todo=todo
        )
    return read


@dataclass(frozen=True)
class Question:
    """Something on which two annotators part, for a person to decide."""

    id: str
    document: str
    kind: str
    asked: str

    def __str__(self) -> str:
        return f"{self.id}  [{self.kind}] {self.document}: {self.asked}"


@dataclass
class _Open:
    decisions: Mapping[str, Decision]
    questions: list[Question] = field(default_factory=list)

    def ask(self, identifier: str, document: str, kind: str, asked: str) -> None:
        if identifier not in self.decisions:
            self.questions.append(Question(identifier, document, kind, asked))


def adjudicated(
    first: GoldStory, second: GoldStory, decisions: Mapping[str, Decision]
) -> tuple[GoldStory, tuple[Question, ...]]:
    """The story that two annotations and the decisions make, and the questions that are still open.

    Raises:
        GoldBroken: a decision is about no record, or what it puts in place does not fit.
    """
    if first.id != second.id:
        raise GoldBroken("two stories cannot be adjudicated as one", where=f"{first.id}, {second.id}")
    pending = _Open(decisions)
    quotes, quote_of = _merged(first.quotes, second.quotes, pending, _one_quote, first)
    claims, claim_of = _merged(first.claims, second.claims, pending, _one_claim, first)
    kept = {claim.id: claim for claim in claims}
    claims = [_rehomed(claim, quote_of, {quote.id for quote in quotes}) for claim in claims]
    problems: list[Problem] = []
    drafts = _relations(first, second, claim_of, kept, pending)
    relations = relations_of(drafts, kept, problems, first.id)
    disputes, homed = disputes_of(
        _disputes(first, second, claim_of, kept, pending), kept, problems, relations, first.file
    )
    if problems:
        raise GoldBroken("the decisions do not hold together", where=first.id, why="; ".join(map(str, problems[:5])))
    known = {row.id for story in (first, second) for rows in _tables(story) for row in rows}
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


def _tables(story: GoldStory) -> list[Sequence[GoldQuote | GoldClaim | GoldContradiction | GoldDispute]]:
    return [story.quotes, story.claims, story.contradictions, story.disputes]


def _merged(
    first: Sequence[Row], second: Sequence[Row], pending: _Open, one: Any, story: GoldStory
) -> tuple[list[Row], dict[str, str]]:
    """The rows of both, and for each row of either the id of the row it became."""
    rows: list[Row] = []
    became: dict[str, str] = {}
    for document in sorted(story.file.documents):
        ones = [row for row in first if row.document == document]
        twos = [row for row in second if row.document == document]
        paired: dict[int, int] = {}
        alike = _alike(ones, twos)
        for pair in align([[ranges_of(row)] for row in ones], [ranges_of(row) for row in twos], likeness=alike):
            if pair.iou >= AGREE or alike(pair.gold, pair.predicted) >= SAME_STATEMENT:
                paired[pair.gold] = pair.predicted
        for number, row in enumerate(ones):
            other = twos[paired[number]] if number in paired else None
            became[row.id] = row.id
            if other is not None:
                became[other.id] = row.id
            rows += _decided(one(row, other, pending), pending)
        for number, row in enumerate(twos):
            if number not in paired.values() and row.id not in became:
                became[row.id] = row.id
                rows += _decided(one(row, None, pending), pending)
    return rows, became


def _decided(row: Row, pending: _Open) -> list[Row]:
    """The row as the decision about it leaves it, if there is one; an empty list drops it."""
    decision = pending.decisions.get(row.id)
    if decision is None:
        return [row]
    if decision == "drop":
        return []
    update = decision if isinstance(decision, dict) else {"required": decision == "required"}
    try:
        return [type(row).model_validate({**row.model_dump(), **update})]
    except ValueError as error:
        raise GoldBroken("the decision does not fit the record", where=row.id, why=str(error)) from error


def _one_quote(row: GoldQuote, other: GoldQuote | None, pending: _Open) -> GoldQuote:
    text = " … ".join(span.text for span in row.content)
    if other is None:
        _ask_single(row, f"{_name(row.speaker)}: {text}", pending)
        return row.model_copy(update={"required": False})
    if row.required != other.required:
        pending.ask(row.id, row.document, "required?", f"{_name(row.speaker)}: {text}")
    names = [name for name in (_name(other.speaker),) if name not in (None, _name(row.speaker))]
    if names and not _is_one(row.speaker, names[0]):
        pending.ask(row.id, row.document, "speaker?", f"{_name(row.speaker)} or {names[0]}: {text}")
    _ask_passage(row, other, pending)
    chain, chain2 = [via.name for via in row.via], [via.name for via in other.via]
    if len(chain) != len(chain2):
        pending.ask(row.id, row.document, "via?", f"{chain} or {chain2}: {text}")
    _ask_fields("quotes", row, other, text, pending)
    return row.model_copy(
        update={
            "required": row.required and other.required,
            "alternatives": QuoteAlternatives(
                content=_readings(row.content, [*row.alternatives.content, other.content, *other.alternatives.content]),
                speakers=sorted({*row.alternatives.speakers, *other.alternatives.speakers, *filter(None, names)}),
            ),
            "phenomena": sorted({*row.phenomena, *other.phenomena}),
        }
    )


def _one_claim(row: GoldClaim, other: GoldClaim | None, pending: _Open) -> GoldClaim:
    if other is None:
        _ask_single(row, f"{_name(row.claimant)} {row.factuality}: {row.statement}", pending)
        return row.model_copy(update={"required": False})
    if row.required != other.required:
        pending.ask(row.id, row.document, "required?", f"{_name(row.claimant)} {row.factuality}: {row.statement}")
    names = [name for name in (_name(other.claimant),) if name not in (None, _name(row.claimant))]
    if names and not _is_one(row.claimant, names[0]):
        pending.ask(row.id, row.document, "claimant?", f"{_name(row.claimant)} or {names[0]}: {row.statement}")
    _ask_passage(row, other, pending)
    _ask_fields("claims", row, other, f"{row.statement} / {other.statement}", pending)
    readings = [*row.alternatives.evidence, other.evidence, *other.alternatives.evidence]
    return row.model_copy(
        update={
            "required": row.required and other.required,
            "alternatives": ClaimAlternatives(
                evidence=_readings(row.evidence, readings),
                claimants=sorted({*row.alternatives.claimants, *other.alternatives.claimants, *filter(None, names)}),
            ),
            "phenomena": sorted({*row.phenomena, *other.phenomena}),
        }
    )


def _is_one(speaker: Speaker | None, name: str) -> bool:
    return speaker is not None and speaker.name is not None and same_name(speaker.name, name)


def _ask_passage(row: Row, other: Row, pending: _Open) -> None:
    """Both readings count as right, so a slip of one of them would too."""
    one, two = (
        " … ".join(span.text for span in (item.content if isinstance(item, GoldQuote) else item.evidence))
        for item in (row, other)
    )
    if iou(ranges_of(row), ranges_of(other)) < NEARLY_ALIKE:
        pending.ask(row.id, row.document, "passage?", f"{one} / {two}")


def _ask_single(row: GoldQuote | GoldClaim, told: str, pending: _Open) -> None:
    if row.required:
        pending.ask(row.id, row.document, "only one found it; required?", told)


def _ask_fields(table: str, row: Any, other: Any, told: str, pending: _Open) -> None:
    for name in _COMPARED[table]:
        if getattr(row, name) != getattr(other, name):
            pending.ask(
                row.id,
                getattr(row, "document", row.story if table == "relations" else ""),
                f"{name}?",
                f"{getattr(row, name)} or {getattr(other, name)}: {told}",
            )


def _rehomed(claim: GoldClaim, became: Mapping[str, str], quotes: set[str]) -> GoldClaim:
    quote = became.get(claim.quote or "")
    return claim.model_copy(update={"quote": quote if quote in quotes else None})


def _relations(
    first: GoldStory, second: GoldStory, became: Mapping[str, str], kept: Mapping[str, GoldClaim], pending: _Open
) -> list[DraftContradiction]:
    """Edges of both over the claims that were kept; one that only one drew is optional until decided."""
    seconds = {pair: row for row in second.contradictions if (pair := _pair(row, became, kept)) is not None}
    drafts: list[DraftContradiction] = []
    seen: set[frozenset[str]] = set()
    for row in (*first.contradictions, *second.contradictions):
        pair = _pair(row, became, kept)
        if pair is None or pair in seen:
            continue
        seen.add(pair)
        other = seconds.get(pair) if row in first.contradictions else None
        told = " / ".join(
            f"{_name(kept[name].claimant)} {kept[name].factuality}: {kept[name].statement}" for name in sorted(pair)
        )
        if other is None:
            if row.required:
                pending.ask(row.id, row.story, "only one drew it; required?", f"{row.status} {row.label}: {told}")
        else:
            _ask_fields("relations", row, other, told, pending)
        drafts += _decided_relation(row, pair, bool(other and other.required and row.required), pending)
    return drafts


def _decided_relation(
    row: GoldContradiction, pair: frozenset[str], required: bool, pending: _Open
) -> list[DraftContradiction]:
    decision = pending.decisions.get(row.id)
    if decision == "drop":
        return []
    if decision in ("required", "optional"):
        required = decision == "required"
    a, b = sorted(pair)
    names = set(DraftContradiction.model_fields) - {"a", "b", "scope", "required"}
    values = {**row.model_dump(include=names), "a": a, "b": b, "required": required}
    return [DraftContradiction.model_validate({**values, **(decision if isinstance(decision, dict) else {})})]


def _pair(row: GoldContradiction, became: Mapping[str, str], kept: Mapping[str, GoldClaim]) -> frozenset[str] | None:
    pair = frozenset(became.get(name, name) for name in (row.a, row.b))
    return pair if len(pair) == 2 and pair <= kept.keys() else None


def _disputes(
    first: GoldStory, second: GoldStory, became: Mapping[str, str], kept: Mapping[str, GoldClaim], pending: _Open
) -> list[DraftDispute]:
    """Disputes of both, the same ones joined; one that only one told is optional until decided."""
    ours = [(row, _sides(row, became, kept)) for row in first.disputes]
    theirs = [(row, _sides(row, became, kept)) for row in second.disputes]
    partners = _partners(ours, theirs, pending.decisions)
    found: list[DraftDispute] = []
    used = set(partners.values())
    for row, sides in ours:
        joined, required = sides, False
        if row.id in partners:
            other, others = next(pair for pair in theirs if pair[0].id == partners[row.id])
            joined, required = _joined(sides, others), row.required and other.required
            if len(joined) > len(sides):
                pending.ask(row.id, row.story, "the other has one more side; which?", f"{row.question}")
            if row.status != other.status:
                pending.ask(row.id, row.story, "status?", f"{row.status} or {other.status}: {row.question}")
        elif row.required:
            pending.ask(row.id, row.story, "only one told it; required?", f"{row.status} {row.label}: {row.question}")
        found += _decided_dispute(row, joined, required, pending)
    for row, sides in theirs:
        if row.id not in used:
            if row.required:
                pending.ask(
                    row.id, row.story, "only one told it; required?", f"{row.status} {row.label}: {row.question}"
                )
            found += _decided_dispute(row, sides, False, pending)
    return found


def _decided_dispute(row: GoldDispute, sides: list[list[str]], required: bool, pending: _Open) -> list[DraftDispute]:
    decision = pending.decisions.get(row.id)
    given = isinstance(decision, dict) and "sides" in decision
    if decision == "drop" or (sum(map(bool, sides)) < 2 and not given):
        return []
    if decision in ("required", "optional"):
        required = decision == "required"
    change = {key: value for key, value in decision.items() if key != "join"} if isinstance(decision, dict) else {}
    values = {
        **row.model_dump(include={"question", "axis", "label", "status", "phenomena"}),
        "required": required,
        **change,
    }
    if "sides" in change:
        return [DraftDispute.model_validate(values)]
    positions = [side.position for side in row.sides]
    positions += [f"another answer ({number})" for number in range(1, len(sides) - len(positions) + 1)]
    held = [(position, claims) for position, claims in zip(positions, sides, strict=True) if claims]
    return [DraftDispute(**values, sides=[DraftSide(position=position, claims=claims) for position, claims in held])]


def _sides(row: GoldDispute, became: Mapping[str, str], kept: Mapping[str, GoldClaim]) -> list[list[str]]:
    taken: set[str] = set()
    sides: list[list[str]] = []
    for side in row.sides:
        names = [
            name
            for name in dict.fromkeys(became.get(name, name) for name in side.claims)
            if name in kept and name not in taken
        ]
        taken.update(names)
        sides.append(names)
    return sides


def _joined(sides: list[list[str]], others: list[list[str]]) -> list[list[str]]:
    """Each of the others' sides goes to the side of ours that shares most with it; what is ours already stays.

    A side that shares nothing comes last, as a side of its own.
    """
    taken = {name for side in sides for name in side}
    joined = [list(side) for side in sides]
    for other in others:
        shared = [len(set(side) & set(other)) for side in sides]
        if max(shared, default=0) > 0:
            joined[shared.index(max(shared))] += [name for name in other if name not in taken]
        elif new := [name for name in other if name not in taken]:
            joined.append(new)
        taken.update(other)
    return joined


def _partners(
    ours: Sequence[tuple[GoldDispute, list[list[str]]]],
    theirs: Sequence[tuple[GoldDispute, list[list[str]]]],
    decisions: Mapping[str, Decision],
) -> dict[str, str]:
    """Which disputes are the same: decided, or those of which two sides share claims with two sides, closest first."""
    decided = {
        row.id: decision["join"]
        for row, _ in ours
        if isinstance(decision := decisions.get(row.id), dict) and "join" in decision
    }
    close = sorted(
        (
            (-_overlap(sides, others), row.id, other.id)
            for row, sides in ours
            if row.id not in decided
            for other, others in theirs
            if sides_meet(sides, others)
        )
    )
    known = {other.id for other, _ in theirs}
    if unknown := sorted(other for other in decided.values() if other is not None and other not in known):
        raise GoldBroken("a dispute is joined to one that the second annotator does not have", why=", ".join(unknown))
    partners = {name: other for name, other in decided.items() if other is not None}
    for _, name, other in close:
        if name not in partners and other not in partners.values():
            partners[name] = other
    return partners


def _overlap(first: list[list[str]], second: list[list[str]]) -> float:
    """Jaccard of the claims on all sides."""
    one, two = {name for side in first for name in side}, {name for side in second for name in side}
    return len(one & two) / len(one | two) if one | two else 0.0


def _alike(ones: Sequence[GoldQuote | GoldClaim], twos: Sequence[GoldQuote | GoldClaim]) -> Any:
    def of(one: int, two: int) -> float:
        a, b = ones[one], twos[two]
        if isinstance(a, GoldClaim) and isinstance(b, GoldClaim):
            return likeness(a.statement, b.statement)
        return 1.0 if isinstance(a, GoldQuote) and isinstance(b, GoldQuote) and _touch(a.speaker, b.speaker) else 0.0

    return of


def _touch(one: Speaker | None, two: Speaker | None) -> bool:
    """The same name, or mentions that overlap."""
    if one is None or two is None:
        return one is two
    if one.name == two.name:
        return True
    return bool(
        one.mention and two.mention and one.mention.start < two.mention.end and two.mention.start < one.mention.end
    )


def _name(speaker: Speaker | None) -> str | None:
    return speaker.name if speaker else None


def _readings(given: list[Span], others: Sequence[list[Span]]) -> list[list[Span]]:
    found: list[list[Span]] = []
    for reading in others:
        if reading != given and reading not in found:
            found.append(reading)
    return found
