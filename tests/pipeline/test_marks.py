"""Pairing of quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.marks import Mark, paragraphs, quotation_marks


def inner(text: str, depth: int | None = None) -> list[str]:
    return [text[m.open_end : m.close_start] for m in quotation_marks(text) if depth is None or m.depth == depth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The bridge is "safe" and "open".', ["safe", "open"]),
        ("The bridge is “safe” and “open”.", ["safe", "open"]),
        ("« Oui », dit-il. «Non»", [" Oui ", "Non"]),
        ("„Ja“, sagte er. „Nein”", ["Ja", "Nein"]),
        ("Er sagte »nein« und ging.", ["nein"]),
        ("Er nannte es ‚klein‘.", ["klein"]),
        ("He said ``we go'' and left.", ["we go"]),
        ("”Hej”, sade han.", ["Hej"]),
        ('Opened “curly, closed straight," he said.', ["curly, closed straight,"]),
    ],
)
def test_every_convention_is_paired(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It's the ministers' job, they don't mind.",
        "It’s the boys’ game in the ’90s.",
        "He was 5'10\" tall in the '90s and liked rock 'n' roll.",
        "'Tis the season.",
    ],
)
def test_apostrophes_inches_and_years_are_no_quotations(text: str) -> None:
    assert quotation_marks(text) == []


def test_a_british_quotation_keeps_the_apostrophes_inside_it() -> None:
    assert inner("‘The ministers’ talks aren’t over,’ he said. It’s ‘fine’.") == [
        "The ministers’ talks aren’t over,",
        "fine",
    ]
    assert inner("'The ministers' talks are over,' he said.") == ["The ministers' talks are over,"]


def test_nested_marks_have_their_depth() -> None:
    text = "“He said ‘go’ and left,” she said."
    assert inner(text, 0) == ["He said ‘go’ and left,"]
    assert inner(text, 1) == ["go"]
    assert inner("«Начало «внутри» конец»", 1) == ["внутри"]
    assert inner('"Stop, "please", now."', 1) == ["please"]


def test_an_unclosed_mark_runs_to_the_end_of_its_paragraph() -> None:
    text = "He said “we go.\n\nNext day."
    assert quotation_marks(text) == [Mark(8, 15, 9, 15, closed=False, depth=0)]


def test_each_paragraph_of_a_long_quotation_opens_and_only_the_last_closes() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” he said."
    assert [(text[m.start : m.end], m.closed) for m in quotation_marks(text)] == [
        ("“One.", False),
        ("“Two.", False),
        ("“Three,”", True),
    ]


def test_a_quotation_closed_a_paragraph_later_covers_both() -> None:
    text = "«Раз. Два.\nТри». Так."
    assert [(text[m.start : m.end], m.closed) for m in quotation_marks(text)] == [("«Раз. Два.", False), ("Три»", True)]


def test_an_unclosed_mark_ends_where_the_next_one_opens() -> None:
    text = '"One two. "Three four," he said.'
    assert [text[m.start : m.end].strip() for m in quotation_marks(text)] == ['"One two.', '"Three four,"']


def test_lines_are_paragraphs_unless_the_text_is_hard_wrapped() -> None:
    assert paragraphs("a\nb\n\n c ") == [(0, 1), (2, 3), (6, 7)]
    wrapped = "\n".join(["the words of this line go on in the"] * 30) + "\n\n" + "\n".join(["next one and"] * 3)
    assert len(paragraphs(wrapped)) == 2


@given(st.text(alphabet=st.sampled_from(list("ab. ,\n\"'“”‘’«»„‚‹›`—s9")), max_size=200))
def test_marks_lie_in_the_text_in_order_with_their_parts_inside(text: str) -> None:
    marks = quotation_marks(text)
    assert [m.start for m in marks] == sorted(m.start for m in marks)
    for m in marks:
        assert 0 <= m.start <= m.open_end < m.close_start <= m.end <= len(text)
        assert m.closed or m.close_start == m.end
        assert m.depth >= 0


@given(st.text(alphabet=st.sampled_from(list('ab. "“”«»')), max_size=200))
def test_outermost_marks_do_not_overlap(text: str) -> None:
    outer = [m for m in quotation_marks(text) if m.depth == 0]
    assert all(a.end <= b.start for a, b in pairwise(outer))
