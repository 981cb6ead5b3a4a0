"""A document as pooling reads it: its text, its view, and the sentences around a passage."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from pipeline.extraction.assemble import Reading
from pipeline.schema import SourceText, Span
from pipeline.segments import Segment, sentences


class Page:
    """A document with its sentences, read when they are asked for."""

    def __init__(self, source: SourceText) -> None:
        self._source = source

    @property
    def text(self) -> str:
        """The stored text."""
        return self._source.text

    @cached_property
    def reading(self) -> Reading:
        """The document's view."""
        return Reading.of(self._source)

    @cached_property
    def _sentences(self) -> list[Segment]:
        return sentences(self.reading.text)

    def around(self, spans: Iterable[Span]) -> str:
        """The sentences in which the spans lie."""
        locate = self.reading.view.locate
        placed = [(locate(span.start), locate(span.end)) for span in spans]
        held = [part for part in self._sentences if any(part.start < end and start < part.end for start, end in placed)]
        return " ".join(" ".join(self.reading.text[part.start : part.end].split()) for part in held)
