"""Quotes and claims of two annotations, paired by the passage they rest on, as those of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from evals.adjudication.decisions import Pending, name_of
from evals.align import AGREE, align, iou
from evals.errors import GoldBroken
from evals.gold.records import ClaimAlternatives, GoldClaim, GoldQuote, GoldStory, QuoteAlternatives
from evals.items import ranges_of
from evals.metrics.names import same_name
from evals.metrics.statements import likeness
from pipeline.schema import Span, Speaker

Row = TypeVar("Row", GoldQuote, GoldClaim)
SAME_STATEMENT = 0.6
"""Least likeness at which claims whose passages only touch, or quotes of one speaker, are the same."""
NEARLY_ALIKE = 0.8
"""IoU of characters below which two passages of one item are asked about."""
_STANCE = ("factuality", "modality", "author_stance")


def quotes_of_both(first: GoldStory, second: GoldStory, pending: Pending) -> tuple[list[GoldQuote], dict[str, str]]:
    """The quotes of both annotations, and for each quote of either the id of the one it became."""
    return _merged(first.quotes, second.quotes, pending, _one_quote, first.file.documents)


def claims_of_both(first: GoldStory, second: GoldStory, pending: Pending) -> tuple[list[GoldClaim], dict[str, str]]:
    """The claims of both annotations, and for each claim of either the id of the one it became."""
    return _merged(first.claims, second.claims, pending, _one_claim, first.file.documents)


def _merged(
    first: Sequence[Row],
    second: Sequence[Row],
    pending: Pending,
    one: Callable[[Row, Row | None, Pending], Row],
    documents: Iterable[str],
) -> tuple[list[Row], dict[str, str]]:
    """The rows of both, and for each row of either the id of the row it became."""
    rows: list[Row] = []
    became: dict[str, str] = {}
    for document in sorted(documents):
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


def _decided(row: Row, pending: Pending) -> list[Row]:
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


def _one_quote(row: GoldQuote, other: GoldQuote | None, pending: Pending) -> GoldQuote:
    text = " … ".join(span.text for span in row.content)
    if other is None:
        _ask_single(row, f"{name_of(row.speaker)}: {text}", pending)
        return row.model_copy(update={"required": False})
    if row.required != other.required:
        pending.ask(row.id, row.document, "required?", f"{name_of(row.speaker)}: {text}")
    names = [name for name in (name_of(other.speaker),) if name not in (None, name_of(row.speaker))]
    if names and not _is_one(row.speaker, names[0]):
        pending.ask(row.id, row.document, "speaker?", f"{name_of(row.speaker)} or {names[0]}: {text}")
    _ask_passage(row, other, pending)
    chain, chain2 = [via.name for via in row.via], [via.name for via in other.via]
    if len(chain) != len(chain2):
        pending.ask(row.id, row.document, "via?", f"{chain} or {chain2}: {text}")
    pending.ask_fields(("hedged",), row, other, row.document, text)
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


def _one_claim(row: GoldClaim, other: GoldClaim | None, pending: Pending) -> GoldClaim:
    if other is None:
        _ask_single(row, f"{name_of(row.claimant)} {row.factuality}: {row.statement}", pending)
        return row.model_copy(update={"required": False})
    if row.required != other.required:
        pending.ask(row.id, row.document, "required?", f"{name_of(row.claimant)} {row.factuality}: {row.statement}")
    names = [name for name in (name_of(other.claimant),) if name not in (None, name_of(row.claimant))]
    if names and not _is_one(row.claimant, names[0]):
        pending.ask(row.id, row.document, "claimant?", f"{name_of(row.claimant)} or {names[0]}: {row.statement}")
    _ask_passage(row, other, pending)
    pending.ask_fields(_STANCE, row, other, row.document, f"{row.statement} / {other.statement}")
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


def _ask_passage(row: Row, other: Row, pending: Pending) -> None:
    """Both readings count as right, so a slip of one of them would too."""
    one, two = (
        " … ".join(span.text for span in (item.content if isinstance(item, GoldQuote) else item.evidence))
        for item in (row, other)
    )
    if iou(ranges_of(row), ranges_of(other)) < NEARLY_ALIKE:
        pending.ask(row.id, row.document, "passage?", f"{one} / {two}")


def _ask_single(row: GoldQuote | GoldClaim, told: str, pending: Pending) -> None:
    if row.required:
        pending.ask(row.id, row.document, "only one found it; required?", told)


def rehomed(claim: GoldClaim, became: Mapping[str, str], quotes: set[str]) -> GoldClaim:
    """The claim linked to the quote that its own became, if that was kept."""
    quote = became.get(claim.quote or "")
    return claim.model_copy(update={"quote": quote if quote in quotes else None})


def _alike(ones: Sequence[GoldQuote | GoldClaim], twos: Sequence[GoldQuote | GoldClaim]) -> Callable[[int, int], float]:
    """How alike two rows are beside their passages: claims by their statements, quotes by their speakers."""

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


def _readings(given: list[Span], others: Sequence[list[Span]]) -> list[list[Span]]:
    found: list[list[Span]] = []
    for reading in others:
        if reading != given and reading not in found:
            found.append(reading)
    return found
