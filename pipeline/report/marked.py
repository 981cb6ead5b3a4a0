"""Which words of a run stand between quotation marks in the documents themselves; no other words are shown in marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.report.shown import Place, Shown
from pipeline.schema import Quote, Span


class Marked:
    """The verbatim parts of a run's quotes, by document, as ranges of the text shown."""

    def __init__(self, quotes: Iterable[Quote], shown: Mapping[str, Shown]) -> None:
        parts: dict[str, list[Span]] = defaultdict(list)
        for quote in quotes:
            parts[quote.document] += quote.verbatim
        self._shown = shown
        self._parts = {name: shown[name].ranges(spans) for name, spans in parts.items() if name in shown}

    def holds(self, spans: Sequence[Span]) -> bool:
        """Tell whether every word of the spans, all of one document, lies inside its marks."""
        text = self._shown[spans[0].document]
        parts = self._parts.get(text.document.id, [])
        words = [_words(text.text, place) for place in text.ranges(spans)]
        return bool(words) and all(any(low <= start and end <= high for low, high in parts) for start, end in words)


def _words(text: str, place: Place) -> Place:
    """A range from its first to its last letter or digit: marks and stops around the words are nobody's."""
    start, end = place
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end
