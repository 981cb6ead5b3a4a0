"""What an account only tells again: words of a copy that stand in the account it copies are no further words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from pipeline.names import fold
from pipeline.report.shown import Shown
from pipeline.schema import Claim, Quote, RunRecords, Span

_WORD = re.compile(r"\w+")


def again(records: RunRecords, shown: Mapping[str, Shown] | None = None) -> frozenset[str]:
    """The ids of the quotes and claims that only tell again what stands in the account they copy.

    Args:
        records: the run.
        shown: its documents by id, if they are read for showing already.
    """
    copies = Copies(shown if shown is not None else {one.document.id: Shown.of(one) for one in records.sources})
    return frozenset(
        [quote.id for quote in records.quotes if copies.repeats(quote)]
        + [claim.id for claim in records.claims if copies.repeats(claim)]
    )


class Copies:
    """The documents of a run, by id, of which some say that they are copies (`Document.copy_of`)."""

    def __init__(self, shown: Mapping[str, Shown]) -> None:
        self._shown = shown
        self._earlier: dict[str, list[str]] = {}
        told: dict[str, list[str]] = {}  # of an account, it and its copies so far
        for text in sorted(shown.values(), key=lambda text: (text.document.published or "9999", text.document.id)):
            origin = text.document.copy_of
            if origin is not None and origin in shown:
                self._earlier[text.document.id] = [*told.setdefault(origin, [origin])]
                told[origin].append(text.document.id)
        self._read: dict[str, str] = {}

    def repeats(self, item: Quote | Claim) -> bool:
        """Whether the words of a quote or claim stand in a copy, and before it in the account that it copies."""
        earlier = self._earlier.get(item.document, [])
        if not earlier:
            return False
        pieces = _pieces(item.content if isinstance(item, Quote) else item.evidence, self._shown[item.document])
        return any(all(piece in self._words_of(name) for piece in pieces) for name in earlier)

    def _words_of(self, document: str) -> str:
        if document not in self._read:
            self._read[document] = _words(self._shown[document].text)
        return self._read[document]


def _pieces(spans: Sequence[Span], shown: Shown) -> Iterable[str]:
    read = [shown.text[start:end] for start, end in shown.ranges(spans)] or [span.text for span in spans]
    return [_words(text) for text in read]


def _words(text: str) -> str:
    """The words of a text, each between two spaces, so that no word is found inside another."""
    return f" {' '.join(_WORD.findall(fold(text)))} "
