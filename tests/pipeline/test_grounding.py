from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grounding import Grounder, Placed, Unplaced, fold
from pipeline.schema import Document, SourceText
from pipeline.view import view_of

ARTICLE = """The minister said the talks were “frank and useful”, and that 1,144 people had not been told.

He didn’t resign — he won't — “as the [opposition](http://x.example) claims”. The non-aligned states may join.
Ms. Dvořák said on Monday that the efﬁcient plan must wait… for 3.5 days. The talks ended. The talks failed."""


def grounder(text: str = ARTICLE) -> Grounder:
    return Grounder(view_of(SourceText(Document(id="d", sha256="0", story="s", source="d"), text)))


def words(proposed: str | list[str], text: str = ARTICLE, **hints: object) -> list[str] | str:
    ground = grounder(text)
    placed = ground.place(proposed, **hints)  # type: ignore[arg-type]
    return [span.text for span in ground.spans(placed)] if isinstance(placed, Placed) else placed.reason


@pytest.mark.parametrize(
    ("proposed", "found"),
    [
        ('the talks were "frank and useful"', ["the talks were “frank and useful”"]),
        ("the  talks\nwere “frank", ["the talks were “frank"]),
        ("He didn't resign - he won’t", ["He didn’t resign — he won't"]),
        ("as the opposition claims", ["as the", "opposition", "claims"]),
        ("efficient plan must wait...", ["efﬁcient plan must wait…"]),
        (unicodedata.normalize("NFD", "Dvořák said"), ["Dvořák said"]),
        ("“The talks ended.”", ["The talks ended."]),
        ("1,144 people", ["1,144 people"]),
    ],
)
def test_typography_white_space_markup_and_unicode_form_may_differ(proposed: str, found: list[str]) -> None:
    assert words(proposed) == found


@pytest.mark.parametrize(
    "proposed",
    [
        "had been told",  # the negation is gone
        "144 people",  # a number cut
        "5 days",
        "3.5 weeks",
        "He did resign",
        "he will",
        "won",  # a contraction cut
        "aligned states",  # a prefix cut
        "states must join",  # another modal verb
        "Dvorak said",  # another name
        "The talks were frank",  # a capital is a letter like any other
        "the plan",  # a word skipped
        "talk",  # a word cut
        "",
        "…",
    ],
)
def test_a_changed_word_is_never_accepted(proposed: str) -> None:
    assert words(proposed) in ("not_in_source", "empty")


def test_a_french_subject_behind_its_verb_is_a_word_of_its_own() -> None:
    text = "« Nous partons », a-t-elle dit. « Déjà ? » demande-t‑il, et rien ne vient après-elles. Un ex-ilote se tait."
    assert words("elle", text) == ["elle"]
    assert words("il", text) == ["il"]
    assert words("ilote", text) == "not_in_source"


def test_a_repeated_string_is_ambiguous_without_context() -> None:
    assert words("The talks") == "ambiguous"


def test_a_repeated_string_is_placed_by_what_stands_after_or_before_it() -> None:
    ground = grounder()
    first = ground.place("The talks", after="ended")
    second = ground.place("The talks", before="The talks ended.")
    assert isinstance(first, Placed)
    assert isinstance(second, Placed)
    assert second.ranges[0][0] - first.ranges[0][0] == len("The talks ended. ")


def test_a_repeated_string_with_a_context_it_never_stands_in_is_refused() -> None:
    assert words("The talks", after="went on") == "context_differs"


def test_a_repeated_string_is_placed_by_the_sentence_it_is_said_to_be_in() -> None:
    ground = grounder()
    start = ground.view.text.index("The talks failed")
    placed = ground.place("The talks", within=(start, start + 20))
    assert placed == Placed(((start, start + 9),))


def test_a_wrong_sentence_does_not_lose_a_text_that_stands_once() -> None:
    assert words("frank and useful", within=(200, 240)) == ["frank and useful"]


def test_parts_with_a_marked_interruption_between_them_are_placed() -> None:
    text = "“We agreed,” she said, “on nothing.”"
    assert words(["“We agreed,”", "“on nothing.”"], text) == ["“We agreed,”", "“on nothing.”"]


def test_parts_that_leave_out_a_word_without_punctuation_are_refused() -> None:
    assert words(["He did", "resign"], "He did not resign.") == "gap_changes_meaning"


def test_parts_out_of_order_are_refused() -> None:
    assert words(["on nothing", "We agreed"], "“We agreed,” she said, “on nothing.”") == "out_of_order"


def test_a_dash_between_words_does_not_make_a_prefix_of_the_first() -> None:
    assert words("states", "non—states") == ["states"]
    assert words("states", "non-states") == "not_in_source"


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=120), st.data())
def test_what_is_placed_differs_from_the_proposal_by_typography_only(text: str, data: st.DataObject) -> None:
    ground = grounder(text)
    shown = ground.view.text
    start = data.draw(st.integers(0, len(shown)))
    end = data.draw(st.integers(start, len(shown)))
    placed = ground.place(shown[start:end], within=(start, end))
    if isinstance(placed, Unplaced):  # a word cut, or no word at all
        return
    (low, high), proposed = placed.ranges[0], fold(shown[start:end]).text
    edges = "\"' .,;:!?()[]"
    assert fold(shown[low:high]).text.strip(edges) == proposed.strip(edges)
    for span in ground.spans(placed):
        assert text[span.start : span.end] == span.text


@given(st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=20))
def test_an_invented_text_is_never_placed(text: str, proposed: str) -> None:
    ground = grounder(text)
    placed = ground.place(proposed)
    needle = fold(proposed).text.strip().strip("\"' .,;:!?()[]")
    if needle and needle not in fold(ground.view.text).text:
        assert isinstance(placed, Unplaced)


@given(st.text(max_size=200))
def test_folding_keeps_its_way_back(text: str) -> None:
    folded = fold(text)
    place = 0
    for offset in range(len(folded.text)):
        start, end = folded.original(offset, offset + 1)
        assert 0 <= start <= end <= len(text)
        assert start >= place
        place = start
