"""Values that pass between the steps: a document with its text, what was found in it, and a story of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.schema.calls import Call
from pipeline.schema.records import Claim, Contradiction, Dispute, Document, Failure, LookedAt, Quote, Rejected


@dataclass(frozen=True)
class SourceText:
    """A document and its text exactly as stored; offsets in records are into `text`."""

    document: Document
    text: str


Pair = tuple[str, str, str]
"""Two claims, by id, that a strategy that reads a whole story called contradictory, and its explanation."""


@dataclass(frozen=True)
class Extraction:
    """What was found in one document, records in text order."""

    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    failures: tuple[Failure, ...] = ()
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True)
class StoryRecords:
    """The documents of one story and everything found in them, documents in id order."""

    story: str
    documents: tuple[Document, ...]
    quotes: tuple[Quote, ...]
    claims: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    rejected: tuple[Rejected, ...] = field(default=())
    failures: tuple[Failure, ...] = field(default=())
    pairs: tuple[Pair, ...] = ()
    candidates: tuple[LookedAt, ...] | None = None
    """What was looked at together; `None` if it is not known, or nobody looked."""
    sources: tuple[SourceText, ...] = ()
    """The documents' texts, for who reads them again; may be left out."""


def stories_of(extracted: Iterable[tuple[SourceText, Extraction]]) -> list[StoryRecords]:
    """Documents with their records by story, stories and documents in the order of their ids."""
    found = sorted(extracted, key=lambda pair: pair[0].document.id)
    by_story: dict[str, list[tuple[SourceText, Extraction]]] = {}
    for source, extraction in found:
        by_story.setdefault(source.document.story, []).append((source, extraction))
    return [
        StoryRecords(
            story=story,
            documents=tuple(source.document for source, _ in pairs),
            quotes=tuple(quote for _, extraction in pairs for quote in extraction.quotes),
            claims=tuple(claim for _, extraction in pairs for claim in extraction.claims),
            rejected=tuple(item for _, extraction in pairs for item in extraction.rejected),
            failures=tuple(item for _, extraction in pairs for item in extraction.failures),
            pairs=tuple(item for _, extraction in pairs for item in extraction.pairs),
            sources=tuple(source for source, _ in pairs),
        )
        for story, pairs in sorted(by_story.items())
    ]


@dataclass(frozen=True)
class RunRecords:
    """Everything a run found, all stories together: what a run folder holds besides its manifest."""

    sources: tuple[SourceText, ...]
    quotes: tuple[Quote, ...]
    claims: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]
    disputes: tuple[Dispute, ...]
    rejected: tuple[Rejected, ...] = ()
    failures: tuple[Failure, ...] = ()
    calls: tuple[Call, ...] = ()
    candidates: tuple[LookedAt, ...] | None = None

    def __repr__(self) -> str:
        """How much it is; written out in full, as asyncio does with what a task gives, it would be megabytes."""
        counts = (f"{name}={len(found)}" for name, found in vars(self).items() if found is not None)
        return f"RunRecords({', '.join(counts)})"
