"""What an account only tells again: words of a copy that stand in the account it copies are no further words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.names import fold
from pipeline.schema import Claim, Quote, RunRecords, SourceText, Span
from pipeline.view import View, view_of

_WORD = re.compile(r"\w+")


def again(records: RunRecords) -> frozenset[str]:
    """The ids of the quotes and claims that only tell again what stands in the account they copy."""
    copies = Copies(records.sources)
    return frozenset(
        [quote.id for quote in records.quotes if copies.repeats(quote)]
        + [claim.id for claim in records.claims if copies.repeats(claim)]
    )


class Copies:
    """Documents of a story or run with their texts, of which some say that they are copies (`Document.copy_of`)."""

    def __init__(self, sources: Iterable[SourceText]) -> None:
        self._sources = {source.document.id: source for source in sources}
        self._earlier: dict[str, list[str]] = {}
        told: dict[str, list[str]] = {}  # of an account, it and its copies so far
        documents = [source.document for source in self._sources.values()]
        for document in sorted(documents, key=lambda document: (document.published or "9999", document.id)):
            origin = document.copy_of
            if origin is not None and origin in self._sources:
                self._earlier[document.id] = [*told.setdefault(origin, [origin])]
                told[origin].append(document.id)
        self._views: dict[str, View] = {}
        self._words: dict[str, str] = {}

    def knows(self, document: str) -> bool:
        """Whether the document is a copy of one whose text is known."""
        return document in self._earlier

    def first_told(self, item: Quote | Claim) -> str:
        """The account in which the words of a quote or claim stand first: that which its document copies, an earlier
        copy of that, or its own document, which is no copy or adds them."""
        earlier = self._earlier.get(item.document, [])
        if not earlier:
            return item.document
        pieces = list(self._pieces(item.document, item.content if isinstance(item, Quote) else item.evidence))
        found = (name for name in earlier if all(piece in self._words_of(name) for piece in pieces))
        return next(found, item.document)

    def repeats(self, item: Quote | Claim) -> bool:
        """Whether the words of a quote or claim stand in a copy, and before it in the account that it copies."""
        return self.first_told(item) != item.document

    def _pieces(self, document: str, spans: Sequence[Span]) -> Iterator[str]:
        view = self._view(document)
        for span in view.joined(spans):
            yield _words(view.text[view.locate(span.start) : view.locate(span.end)] or span.text)

    def _view(self, document: str) -> View:
        if document not in self._views:
            self._views[document] = view_of(self._sources[document])
        return self._views[document]

    def _words_of(self, document: str) -> str:
        if document not in self._words:
            self._words[document] = _words(self._view(document).text)
        return self._words[document]


def _words(text: str) -> str:
    """The words of a text, each between two spaces, so that no word is found inside another."""
    return f" {' '.join(_WORD.findall(fold(text)))} "
