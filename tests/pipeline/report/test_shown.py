"""The words of a passage as a reader reads them."""

from __future__ import annotations

import pytest

from pipeline.report.shown import Shown
from pipeline.schema import Document, SourceText, Span

TEXT = "The warden had them “eager to leave” the hut, then « silent ». They were, she said, ‘tired’.\nNobody came."


def words(*parts: str) -> str:
    """What is read of parts of the text, in their order."""
    spans, start = [], 0
    for part in parts:
        start = TEXT.index(part, start)
        spans.append(Span(document="d", start=start, end=start + len(part), text=part))
    return Shown.of(SourceText(Document(id="d", sha256="0", story="s", source="d.txt"), TEXT)).words(spans)


@pytest.mark.parametrize(
    ("parts", "read"),
    [
        (["The warden had them", "eager to leave", "the hut"], "The warden had them “eager to leave” the hut"),
        (["eager to leave", "the hut"], "“eager to leave” the hut"),  # the mark before the first piece too
        (["had them", "eager to leave"], "had them “eager to leave”"),  # and the one behind the last
        (["had them", "eager"], "had them “eager"),  # of which words are left out
        (["eager to leave"], "eager to leave"),  # wholly inside: whoever shows it gives it marks
        (["then", "silent"], "then « silent »"),
        (["They were", "‘tired’"], "They were … ‘tired’"),  # words stand between
        (["‘tired’", "Nobody came"], "‘tired’. Nobody came"),
    ],
)
def test_a_passage_is_read_with_the_marks_that_the_source_has_in_it(parts: list[str], read: str) -> None:
    assert words(*parts) == read
