"""What a judge is shown: items of a pool and controls among them, nothing of where they come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import Field

from evals.align import overlap
from evals.items import ranges_of
from evals.pooling.key import Told, ToldContradiction
from evals.pooling.pages import Page
from pipeline.canonical import content_id
from pipeline.schema import (
    Axis,
    Claim,
    ClaimType,
    Factuality,
    Label,
    Modality,
    Quote,
    Span,
    Speaker,
    Status,
    Via,
)
from pipeline.schema.records import NonEmpty, Record

ASKED = (
    "Read gold/GUIDELINES.md and the documents, no other annotation. Answer every item by itself: "
    "valid = a careful annotator could record this item, required or optional, as it stands, every field of it; "
    "invalid = not there, wrongly attributed, denied where it is affirmed, or no quote, claim or dispute by the "
    "guidelines; repeats = says again what another item or a better place of the document says (of several items "
    "that say the same, the first that is right is valid, the others repeat it; `others` of a claim are what is "
    "recorded of the same words already). Some items are there as a control, "
    "both good ones and bad ones. Answer as {judge, answers: {id: {verdict, reason}}}. "
    "A contradiction is judged by section 3: its two claims are to be taken as they are shown (CT- says that the "
    "statement does not hold); only where one of them is not what the text says (another claimant, denied where it is "
    "affirmed, a statement that the words do not carry) is it invalid for that. "
    "valid = asked in order, steps 1 to 7 give the status shown, and a careful annotator could give the label shown "
    "(contradiction: every way to tell how both came to be true needs one to be false, mistaken or to mean something "
    "else; tension: one makes the other less likely; divergence: both hold, and a reader concludes otherwise); that "
    "one or both are copies, come later or are told elsewhere more fully does not matter, nor which dispute they are "
    "of. invalid = the two agree, answer different questions, or can stand together for a reason of steps 1 to 6 "
    "(the status would be apparent), or the label is another. repeats is no answer to a contradiction."
)


class Words(Record):
    """A range of the stored text, in code points, and what stands there."""

    start: int
    end: int
    text: NonEmpty


class SheetQuote(Record):
    """A quote as a judge sees it."""

    id: str = ""
    type: Literal["quote"] = "quote"
    document: NonEmpty
    content: list[Words]
    sentence: str
    speaker: str | None
    via: list[str | None]
    cue: str | None
    hedged: bool


class SheetClaim(Record):
    """A claim as a judge sees it."""

    id: str = ""
    type: Literal["claim"] = "claim"
    document: NonEmpty
    evidence: list[Words]
    sentence: str
    claimant: str | None
    via: list[str | None]
    statement: NonEmpty
    factuality: Factuality
    modality: Modality
    claim_type: ClaimType
    others: list[str] = []


class SheetHeld(Record):
    """A claim on a side of a dispute as a judge sees it."""

    document: NonEmpty
    claimant: str | None
    statement: NonEmpty
    factuality: Factuality
    sentence: str


class SheetSide(Record):
    """A side of a dispute as a judge sees it."""

    position: NonEmpty
    claims: list[SheetHeld]


class SheetDispute(Record):
    """A dispute as a judge sees it."""

    id: str = ""
    type: Literal["dispute"] = "dispute"
    question: NonEmpty
    label: Label
    status: Status
    axis: Axis
    sides: list[SheetSide]


class SheetEnd(Record):
    """A claim of a contradiction as a judge sees it."""

    document: NonEmpty
    claimant: str | None
    via: list[str | None]
    factuality: Factuality
    modality: Modality
    statement: NonEmpty
    evidence: list[Words]
    sentence: str


class SheetContradiction(Record):
    """A relation between two claims as a judge sees it."""

    id: str = ""
    type: Literal["contradiction"] = "contradiction"
    status: Status
    label: Label
    a: SheetEnd
    b: SheetEnd


Shown = SheetQuote | SheetClaim | SheetDispute | SheetContradiction


class Sheet(Record):
    """What judges are given: nothing in it says which system told an item, or that one did."""

    story: NonEmpty
    asked: str = ASKED
    note: str | None = Field(default=None, description="what was left out of the pool")
    items: list[Annotated[Shown, Field(discriminator="type")]]


def shown(record: Told, pages: Mapping[str, Page], seed: int, gold: Iterable[Claim] = ()) -> Shown:
    """A record as a judge sees it, under an id that follows from what is shown and the seed alone.

    Args:
        record: an item of the pool, or a control.
        pages: the story's documents.
        seed: of the id.
        gold: claims, of which those that share words with a claim stand beside it, but for the one a control is.
    """
    item = _shown(record, pages)
    if isinstance(item, SheetClaim) and isinstance(record, Claim):
        item = item.model_copy(update={"others": _others(record, gold)})
    return item.model_copy(update={"id": content_id("p", seed, item.model_dump())})


def _others(claim: Claim, gold: Iterable[Claim]) -> list[str]:
    return [
        f"{_name(other.claimant)} ({other.factuality}): {other.statement}"
        for other in gold
        if other.document == claim.document
        and other.statement != claim.statement
        and overlap(ranges_of(other), ranges_of(claim))
    ]


def _shown(record: Told, pages: Mapping[str, Page]) -> Shown:
    if isinstance(record, Quote):
        return SheetQuote(
            document=record.document,
            content=_words(record.content),
            sentence=pages[record.document].around(record.content),
            speaker=_name(record.speaker),
            via=[_name(link) for link in record.via],
            cue=record.cue.text if record.cue else None,
            hedged=record.hedged,
        )
    if isinstance(record, Claim):
        return SheetClaim(
            document=record.document,
            evidence=_words(record.evidence),
            sentence=pages[record.document].around(record.evidence),
            claimant=_name(record.claimant),
            via=[_name(link) for link in record.via],
            statement=record.statement,
            factuality=record.factuality,
            modality=record.modality,
            claim_type=record.claim_type,
        )
    if isinstance(record, ToldContradiction):
        return SheetContradiction(
            status=record.status, label=record.label, a=_end(record.a, pages), b=_end(record.b, pages)
        )
    claims = {claim.id: claim for claim in record.claims}
    return SheetDispute(
        question=record.question,
        label=record.label,
        status=record.status,
        axis=record.axis,
        sides=[
            SheetSide(position=side.position, claims=[_held(claims[name], pages) for name in side.claims])
            for side in record.sides
        ],
    )


def _held(claim: Claim, pages: Mapping[str, Page]) -> SheetHeld:
    return SheetHeld(
        document=claim.document,
        claimant=_name(claim.claimant),
        statement=claim.statement,
        factuality=claim.factuality,
        sentence=pages[claim.document].around(claim.evidence),
    )


def _end(claim: Claim, pages: Mapping[str, Page]) -> SheetEnd:
    return SheetEnd(
        document=claim.document,
        claimant=_name(claim.claimant),
        via=[_name(link) for link in claim.via],
        factuality=claim.factuality,
        modality=claim.modality,
        statement=claim.statement,
        evidence=_words(claim.evidence),
        sentence=pages[claim.document].around(claim.evidence),
    )


def _words(spans: Iterable[Span]) -> list[Words]:
    return [Words(start=span.start, end=span.end, text=span.text) for span in spans]


def _name(person: Speaker | Via | None) -> str | None:
    if person is None:
        return None
    return person.name or (person.mention.text if person.mention else None)


def parts(sheet: Sheet, most: int) -> list[Sheet]:
    """The sheet in parts of whole documents of at most `most` items where it can be; disputes stay together."""
    groups: dict[str, list[Shown]] = {}
    for number, item in enumerate(sheet.items):
        if isinstance(item, SheetContradiction):
            home = f"/contradiction {number // most}"
        else:
            home = "/dispute" if isinstance(item, SheetDispute) else item.document
        groups.setdefault(home, []).append(item)
    found: list[list[Shown]] = []
    for group in groups.values():
        if found and len(found[-1]) + len(group) <= most:
            found[-1] += group
        else:
            found.append([*group])
    return [sheet.model_copy(update={"items": items}) for items in found]
