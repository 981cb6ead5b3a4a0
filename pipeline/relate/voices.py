"""Whose voice a claim is: documents that copy one another, and claims that several outlets take from one source.

Documents are compared by the words of what was found in them (five-word shingles of quotes and claims). A document of
which most shingles stand in an earlier one is its copy; a chain of copies has one origin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pipeline.names import fold
from pipeline.schema import AUTHOR, Claim, Document, Quote, StoryRecords

SHINGLE = 5
COPIED = 0.5
"""The share of a document's shingles that must stand in an earlier one for it to be a copy."""
_FEWEST = 12
_WIDELY = 40


def origins(documents: Sequence[Document], quotes: Sequence[Quote], claims: Sequence[Claim]) -> dict[str, str]:
    """For each document the one that its words were taken from: itself where it is no copy.

    The origin is the earliest by date, then by id; a document without a date counts as latest.
    """
    shingles = _shingles(documents, quotes, claims)
    order = sorted(documents, key=lambda document: (document.published or "9999", document.id))
    holders: dict[tuple[str, ...], list[str]] = {}
    origin: dict[str, str] = {}
    for document in order:
        own = shingles[document.id]
        counts = Counter(earlier for shingle in own for earlier in holders.get(shingle, ())[:_WIDELY])
        best = min(counts, key=lambda earlier: (-counts[earlier], earlier), default=None)
        copied = best is not None and len(own) >= _FEWEST and counts[best] >= COPIED * len(own)
        origin[document.id] = origin[best] if copied and best else document.id
        for shingle in own:
            holders.setdefault(shingle, []).append(document.id)
    return origin


def with_copies(story: StoryRecords) -> StoryRecords:
    """The story with each document that is a copy saying of which (`Document.copy_of`)."""
    origin = origins(story.documents, story.quotes, story.claims)

    def told(document: Document) -> Document:
        source = origin[document.id]
        return document if source == document.id else document.model_copy(update={"copy_of": source})

    return _with_documents(story, told)


def with_outlets_alike(story: StoryRecords) -> StoryRecords:
    """The story with an outlet that some documents print in capitals written as others of them write it."""
    outlets = sorted({document.publisher for document in story.documents if document.publisher})
    spelled = {outlet.casefold(): outlet for outlet in outlets if not outlet.isupper()}

    def told(document: Document) -> Document:
        outlet = spelled.get((document.publisher or "").casefold(), document.publisher)
        return document if outlet == document.publisher else document.model_copy(update={"publisher": outlet})

    return _with_documents(story, told)


def _with_documents(story: StoryRecords, told: Callable[[Document], Document]) -> StoryRecords:
    return replace(
        story,
        documents=tuple(map(told, story.documents)),
        sources=tuple(replace(source, document=told(source.document)) for source in story.sources),
    )


def voice_of(claim: Claim, documents: Mapping[str, Document]) -> str:
    """Who stands behind a claim: the claimant by name, or for an author the publisher of the document copied from.

    Args:
        claim: the claim.
        documents: those of the story, by id; copies say of which (`with_copies`).
    """
    if claim.claimant.name and claim.claimant.name != AUTHOR:
        return claim.claimant.name
    home = documents.get(claim.document)
    source = home.copy_of or home.id if home else claim.document
    outlet = documents[source].publisher or source if source in documents else source
    return outlet if claim.claimant.name == AUTHOR else f"unnamed ({outlet})"


def _shingles(
    documents: Sequence[Document], quotes: Sequence[Quote], claims: Sequence[Claim]
) -> dict[str, set[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = {document.id: set() for document in documents}
    spans = [(quote.document, span.text) for quote in quotes for span in quote.content]
    spans += [(claim.document, span.text) for claim in claims for span in claim.evidence]
    for document, text in spans:
        words = fold(text).split()
        found.setdefault(document, set()).update(
            tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)
        )
    return found
