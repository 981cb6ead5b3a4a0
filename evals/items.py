"""What scorers compare: gold and predictions as plain values without the cost of validation, in one shape.

A predicted passage that is not what the document says has no place: its ranges are empty, and it is `invented`.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from pipeline.schema import Claim, Quote

Range = tuple[int, int]
Ranges = tuple[Range, ...]
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


class Page:
    """A document's text and its words; quotation marks and stops at the ends of a passage are in no word."""

    def __init__(self, document: str, text: str) -> None:
        self.document, self.text = document, text

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins, in code points."""
        return [match.start() for match in _WORD.finditer(self.text)]

    def words(self, ranges: Sequence[Range]) -> Ranges:
        """Ranges of word numbers that begin in `ranges`, in order, apart, neighbours joined."""
        starts = self.starts
        found: list[Range] = []
        for start, end in ranges:
            low, high = bisect.bisect_left(starts, start), bisect.bisect_left(starts, end)
            if low < high:
                if found and low <= found[-1][1]:
                    found[-1] = (found[-1][0], max(high, found[-1][1]))
                else:
                    found.append((low, high))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker, a claimant or a source between."""

    name: str | None = None
    mention: Range | None = None
    mentioned: str | None = None
    """The words of the mention."""
    cue: Range | None = None


@dataclass(frozen=True, slots=True)
class QuoteItem:
    """An attribution, gold or predicted."""

    id: str
    ranges: Ranges
    kind: str | None = None
    speaker: Person | None = None
    cue: Range | None = None
    via: tuple[Person, ...] = ()
    hedged: bool = False
    verbatim: Ranges = ()
    invented: bool = False
    required: bool = True
    readings: tuple[Ranges, ...] = ()
    """The passages that will do, the item's own first; only gold has them."""
    names: tuple[str, ...] = ()
    """Other names the speaker may be given; only gold has them."""
    tags: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[Ranges, str]:
        """A key from content alone."""
        return self.ranges, repr((self.kind, self.speaker, self.cue, self.via, self.hedged, self.required, self.tags))


@dataclass(frozen=True, slots=True)
class ClaimItem:
    """A claim, gold or predicted."""

    id: str
    document: str
    ranges: Ranges
    statement: str = ""
    speaker: Person | None = None
    via: tuple[Person, ...] = ()
    factuality: str | None = None
    author_stance: str | None = None
    modality: str | None = None
    claim_type: str | None = None
    invented: bool = False
    required: bool = True
    readings: tuple[Ranges, ...] = ()
    names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[Ranges, str]:
        """A key from content alone."""
        parts = (self.statement, self.speaker, self.via, self.factuality, self.author_stance, self.modality)
        return self.ranges, repr((parts, self.claim_type, self.required, self.tags))


@dataclass(frozen=True, slots=True)
class EdgeItem:
    """A contradiction between two claims, gold or predicted."""

    id: str
    a: str
    b: str
    label: str | None = None
    status: str | None = None
    axis: str | None = None
    level: str | None = None
    reason: str | None = None
    required: bool = True
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DisputeItem:
    """A dispute, gold or predicted; `sides` are the ids of the claims of each."""

    id: str
    question: str = ""
    sides: tuple[tuple[str, ...], ...] = ()
    label: str | None = None
    status: str | None = None
    axis: str | None = None
    silent: tuple[str, ...] = ()
    one_sided: tuple[str, ...] = ()
    required: bool = True
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """What a run proposed and could not ground."""

    kind: str
    proposed: str
    reason: str


@dataclass(frozen=True)
class DocumentItems:
    """What is said to be in one document."""

    quotes: tuple[QuoteItem, ...] = ()
    claims: tuple[ClaimItem, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    failed: bool = False
    unsaid: frozenset[str] = frozenset()
    """What the run does not have at all: tables, and `cues` of quotes."""


LookedAt = tuple[frozenset[str], frozenset[str]]
"""Each of the first claims was looked at together with each of the second."""


@dataclass(frozen=True)
class StoryItems:
    """What is said to relate the claims of one story."""

    edges: tuple[EdgeItem, ...] = ()
    disputes: tuple[DisputeItem, ...] = ()
    candidates: tuple[LookedAt, ...] | None = field(default=None)
    """What was looked at together; `None` if the run does not say."""


Item = TypeVar("Item", QuoteItem, ClaimItem)


def in_order(items: Sequence[Item]) -> list[Item]:
    """Items by their content, whatever order they came in."""
    placed = sorted(items, key=lambda item: item.ranges)
    if any(placed[place].ranges == placed[place + 1].ranges for place in range(len(placed) - 1)):
        placed.sort(key=lambda item: item.order)
    return placed


def ranges_of(record: Quote | Claim) -> Ranges:
    """The passage of a record: its content or its evidence, parts in order."""
    return tuple((span.start, span.end) for span in (record.content if isinstance(record, Quote) else record.evidence))


@dataclass(frozen=True)
class GoldPage:
    """One gold document, ready to score."""

    page: Page
    digest: str
    language: str | None
    annotated: bool
    quotes: tuple[QuoteItem, ...]
    claims: tuple[ClaimItem, ...]
    unsaid: frozenset[str] = frozenset()
    """Tables on which the story is no gold."""


@dataclass(frozen=True)
class Prepared:
    """One gold story, ready to score."""

    story: str
    split: str
    pages: tuple[GoldPage, ...]
    edges: tuple[EdgeItem, ...]
    disputes: tuple[DisputeItem, ...]
    unsaid: frozenset[str] = frozenset()
    """Tables on which it is no gold."""
    exhaustive: bool = True
    """Every contradiction and dispute is given, not only some."""


def quote_item(row: Mapping[str, Any], text: str, *, gold: bool = False) -> QuoteItem:
    """A quote from its JSON; spans whose text is not the document's make it invented."""
    ranges, invented = _passage(row["content"], text)
    more = row.get("alternatives") or {}
    return QuoteItem(
        id=str(row.get("id", "")),
        ranges=ranges,
        kind=row.get("kind"),
        speaker=_person(row.get("speaker")),
        cue=_range(row.get("cue")),
        via=tuple(person for part in row.get("via") or () if (person := _person(part)) is not None),
        hedged=bool(row.get("hedged")),
        verbatim=_passage(row.get("verbatim") or (), text)[0],
        invented=invented,
        required=bool(row.get("required", True)),
        readings=(ranges, *(_passage(part, text)[0] for part in more.get("content", ()))) if gold else (),
        names=tuple(more.get("speakers", ())),
        tags=tuple(sorted(row.get("phenomena", ()))),
    )


def claim_item(row: Mapping[str, Any], text: str, *, gold: bool = False) -> ClaimItem:
    """A claim from its JSON; spans whose text is not the document's make it invented."""
    ranges, invented = _passage(row["evidence"], text)
    more = row.get("alternatives") or {}
    return ClaimItem(
        id=str(row.get("id", "")),
        document=str(row["document"]),
        ranges=ranges,
        statement=str(row.get("statement") or ""),
        speaker=_person(row.get("claimant")),
        via=tuple(person for part in row.get("via") or () if (person := _person(part)) is not None),
        factuality=row.get("factuality"),
        author_stance=row.get("author_stance"),
        modality=row.get("modality"),
        claim_type=row.get("claim_type"),
        invented=invented,
        required=bool(row.get("required", True)),
        readings=(ranges, *(_passage(part, text)[0] for part in more.get("evidence", ()))) if gold else (),
        names=tuple(more.get("claimants", ())),
        tags=tuple(sorted(row.get("phenomena", ()))),
    )


def edge_item(row: Mapping[str, Any]) -> EdgeItem:
    """A contradiction from its JSON."""
    return EdgeItem(
        id=str(row.get("id", "")),
        a=str(row["a"]),
        b=str(row["b"]),
        label=row.get("label"),
        status=row.get("status"),
        axis=row.get("axis"),
        level=row.get("level"),
        reason=row.get("apparent_reason"),
        required=bool(row.get("required", True)),
        tags=tuple(sorted(row.get("phenomena", ()))),
    )


def dispute_item(row: Mapping[str, Any]) -> DisputeItem:
    """A dispute from its JSON."""
    return DisputeItem(
        id=str(row.get("id", "")),
        question=str(row.get("question") or ""),
        sides=tuple(tuple(side.get("claims") or ()) for side in row.get("sides") or ()),
        label=row.get("label"),
        status=row.get("status"),
        axis=row.get("axis"),
        silent=tuple(sorted(row.get("silent") or ())),
        one_sided=tuple(sorted(row.get("one_sided") or ())),
        required=bool(row.get("required", True)),
        tags=tuple(sorted(row.get("phenomena", ()))),
    )


def _range(span: Any) -> Range | None:
    if span is None:
        return None
    ends = (span.get("start"), span.get("end")) if isinstance(span, Mapping) else tuple(span)
    if len(ends) != 2 or type(ends[0]) is not int or type(ends[1]) is not int:
        raise ValueError(f"a span needs a start and an end in whole numbers, found {span!r}")
    if not 0 <= ends[0] < ends[1]:
        raise ValueError(f"a span begins at 0 or later and ends behind its beginning, found {span!r}")
    return ends[0], ends[1]


def _passage(spans: Any, text: str) -> tuple[Ranges, bool]:
    """The union of spans as ranges in order, apart; and whether one of them is not in the text as it says."""
    if spans and isinstance(spans[0], int):
        spans = [spans]
    ranges: list[Range] = []
    for span in spans:
        start, end = _range(span) or (0, 0)
        said = span.get("text") if isinstance(span, Mapping) else None
        if not 0 <= start < end <= len(text) or (said is not None and text[start:end] != said):
            return (), True
        ranges.append((start, end))
    ranges.sort()
    joined: list[Range] = []
    for start, end in ranges:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined), not joined


def _person(row: Any) -> Person | None:
    if row is None:
        return None
    if isinstance(row, str):
        return Person(name=row)
    mention = row.get("mention")
    said = mention.get("text") if isinstance(mention, Mapping) else None
    return Person(name=row.get("name"), mention=_range(mention), mentioned=said, cue=_range(row.get("cue")))
