"""Claims and stories built by hand, for the tests of relating."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from pipeline.schema import AuthorStance, Claim, Document, Factuality, Modality, Span, Speaker, StoryRecords

_NUMBERS = count(1)


def claim(
    statement: str,
    who: str | None,
    document: str,
    factuality: Factuality = "CT+",
    *,
    modality: Modality = "realis",
    author_stance: AuthorStance = "neutral",
    at: int | None = None,
) -> Claim:
    """A claim whose evidence is its own statement; claims made later stand later unless `at` says where."""
    number = next(_NUMBERS)
    start = 1000 * number if at is None else at
    span = Span(document=document, start=start, end=start + len(statement), text=statement)
    return Claim(
        id=f"c_{number:06d}",
        document=document,
        story="s",
        statement=statement,
        evidence=[span],
        claimant=Speaker(name=who),
        factuality=factuality,
        modality=modality,
        author_stance=author_stance,
    )


def document(name: str, published: str | None = None, publisher: str | None = None, language: str = "en") -> Document:
    """A document of the story `s`."""
    return Document(
        id=name, sha256="0", story="s", source=name, published=published, publisher=publisher, language=language
    )


def story(claims: Sequence[Claim], *documents: Document) -> StoryRecords:
    """The records of the story `s`; documents that are not given are made from the claims."""
    known = {item.id for item in documents}
    made = [document(name) for name in sorted({item.document for item in claims} - known)]
    return StoryRecords("s", tuple(sorted([*documents, *made], key=lambda item: item.id)), (), tuple(claims))
