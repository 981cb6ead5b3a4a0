"""Documents that copy one another, and so are one voice.

Documents are compared by the words of what was found in them (five-word shingles of quotes and claims). A document of
which most shingles stand in an earlier one is its copy; a chain of copies has one origin. Where too little was found
for that, the whole texts are compared: equal or nearly equal ones are copies, however short.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.names import fold
from pipeline.schema import Claim, Document, Quote, SourceText, StoryRecords
from pipeline.view import view_of

Shingle = tuple[str, ...]
Shingles = Set[Shingle]

SHINGLE = 5
COPIED = 0.5
"""The share of a document's shingles that must stand in an earlier one for it to be a copy."""
ALIKE = 0.8
"""The share of the shingles of two texts that must stand in both for the texts to be nearly equal."""
_FEWEST = 12
_WIDELY = 40  # documents; a shingle that more of them hold tells no two of them from the others
_NEAREST = 5
_WORD = re.compile(r"\w+")


def origins(
    documents: Sequence[Document],
    quotes: Sequence[Quote],
    claims: Sequence[Claim],
    sources: Iterable[SourceText] = (),
) -> dict[str, str]:
    """For each document the one that its words were taken from: itself where it is no copy.

    The origin is the earliest by date, then by id; a document without a date counts as latest. Documents in which
    little was found are copies only by their texts, if these are among `sources`.
    """
    shingles = _shingles(documents, quotes, claims)
    texts = {source.document.id: _Text(source) for source in sources}
    order = sorted(documents, key=lambda document: (document.published or "9999", document.id))
    holders: dict[Shingle, list[str]] = {}
    first: dict[Shingles, str] = {}
    origin: dict[str, str] = {}
    for document in order:
        own = frozenset(shingles[document.id])
        if len(own) < _FEWEST:
            best = _alike(document.id, list(origin), texts)
        else:
            best = first.setdefault(own, document.id)
            best = best if best != document.id else _copied(own, holders, shingles)
        origin[document.id] = document.id if best is None else origin[best]
        for shingle in own:
            holders.setdefault(shingle, []).append(document.id)
    return origin


def _copied(own: Shingles, holders: Mapping[Shingle, list[str]], shingles: Mapping[str, Shingles]) -> str | None:
    """The earlier document that holds most of the shingles `own`, if enough; looked for by those that few hold."""
    told = (holders.get(shingle, ()) for shingle in own)
    shared = Counter(earlier for held in told if len(held) <= _WIDELY for earlier in held)
    near = sorted(shared, key=lambda earlier: (-shared[earlier], earlier))[:_NEAREST]
    counts = {earlier: len(own & shingles[earlier]) for earlier in near}
    best = min(near, key=lambda earlier: (-counts[earlier], earlier), default=None)
    return best if best is not None and counts[best] >= COPIED * len(own) else None


def with_copies(story: StoryRecords) -> StoryRecords:
    """The story with each document that is a copy saying of which (`Document.copy_of`)."""
    origin = origins(story.documents, story.quotes, story.claims, story.sources)

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


@dataclass(frozen=True)
class _Text:
    """The words of a document as a reader reads it."""

    source: SourceText

    @cached_property
    def words(self) -> list[str]:
        return _WORD.findall(fold(view_of(self.source).text))

    @cached_property
    def shingles(self) -> set[tuple[str, ...]]:
        return _shingled(self.words)

    def is_nearly(self, other: _Text) -> bool:
        """Whether two texts are equal, or long enough to be nearly equal and so."""
        if self.words == other.words:
            return bool(self.words)
        fewer, more = sorted((len(self.words), len(other.words)))
        if fewer < ALIKE * more or min(len(self.shingles), len(other.shingles)) < _FEWEST:
            return False
        return len(self.shingles & other.shingles) >= ALIKE * len(self.shingles | other.shingles)


def _alike(document: str, earlier: Iterable[str], texts: Mapping[str, _Text]) -> str | None:
    """The first of the earlier documents whose text is that of the document."""
    own = texts.get(document)
    return next((name for name in earlier if own and name in texts and own.is_nearly(texts[name])), None)


def _shingled(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def _shingles(
    documents: Sequence[Document], quotes: Sequence[Quote], claims: Sequence[Claim]
) -> dict[str, set[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = {document.id: set() for document in documents}
    spans = [(quote.document, span.text) for quote in quotes for span in quote.content]
    spans += [(claim.document, span.text) for claim in claims for span in claim.evidence]
    for document, text in spans:
        found.setdefault(document, set()).update(_shingled(fold(text).split()))
    return found
