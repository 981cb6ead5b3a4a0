"""Quotes of one document: every item in one class, and counts that add up. Expected values are worked by hand."""

import random
from dataclasses import replace

import pytest
from corpora import NAMES, made_document, made_quote
from hypothesis import given
from hypothesis import strategies as st

from evals.items import Page, Person, QuoteItem, quote_item
from evals.metrics.catalogue import METRICS
from evals.metrics.quotes import count_quotes
from evals.metrics.tally import GOLD_CLASSES, PREDICTION_CLASSES, Tally

TEXT = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
PAGE = Page("d", TEXT)


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def gold(words: str, name: str = "Ada Quill", **fields: object) -> QuoteItem:
    place = at(words)
    return QuoteItem(
        id=words, ranges=(place,), kind="direct", speaker=Person(name=name), readings=((place,),), **fields
    )


def said(words: str, name: str = "Ada Quill", **fields: object) -> QuoteItem:
    return QuoteItem(id=words, ranges=(at(words),), kind="direct", speaker=Person(name=name), **fields)


def counts(golds: list[QuoteItem], predicted: list[QuoteItem]) -> dict[str, float]:
    tally = Tally()
    count_quotes(PAGE, golds, predicted, tally)
    return tally.counts


def test_each_error_has_its_class() -> None:
    golds = [
        gold("one two three four"),
        gold("six seven"),
        gold("nine ten eleven twelve"),
        gold("fourteen"),
        gold("sixteen"),
    ]
    found = counts(
        golds,
        [
            said("one two three four"),  # correct
            said("two three four"),  # the same again
            said("six seven", "Boris Lund"),  # wrong_speaker
            said("nine"),  # wrong_span: 4 of 22 characters
            said("fourteen fifteen sixteen", "Boris Lund"),  # both: 8 of 24 characters of either
            replace(said("five"), ranges=(), invented=True),
            said("five"),
        ],
    )
    assert {name: found.get(f"quotes.gold.{name}", 0) for name in GOLD_CLASSES} == {
        "correct": 1,
        "wrong_speaker": 1,
        "wrong_span": 1,
        "both": 1,
        "missed": 1,
    }
    assert {name: found.get(f"quotes.predicted.{name}", 0) for name in PREDICTION_CLASSES} == {
        "correct": 1,
        "wrong_speaker": 1,
        "wrong_span": 1,
        "both": 1,
        "spurious_grounded": 1,
        "invented_text": 1,
        "duplicate": 1,
    }
    assert METRICS["quotes.correct.precision"].value(found) == pytest.approx(1 / 7)
    assert METRICS["quotes.correct.recall"].value(found) == pytest.approx(1 / 5)


def test_words_are_counted_whichever_quote_they_are_in() -> None:
    found = counts([gold("one two three four")], [said("three four five")])
    assert (found["quotes.words.gold"], found["quotes.words.predicted"], found["quotes.words.right"]) == (4, 3, 2)


def test_optional_gold_counts_neither_way() -> None:
    optional = gold("six seven", required=False)
    for predicted in ([], [said("six seven")], [said("six seven", "Boris Lund")]):
        found = counts([gold("one two"), optional], [said("one two"), *predicted])
        assert found["quotes.gold"] == found["quotes.predicted"] == found["quotes.gold.correct"] == 1
        assert found["quotes.words.predicted"] == 2


def test_required_gold_is_not_lost_to_optional_gold_that_fits_better() -> None:
    found = counts(
        [gold("one two three"), gold("one two three four five", required=False)], [said("one two three four five")]
    )
    assert found["quotes.gold.correct"] == 1


def test_marks_and_stops_at_the_ends_do_not_make_a_passage_another() -> None:
    page = Page("d", "He said “no, never.” Then he left.")
    item = quote_item(
        {"content": [{"start": 8, "end": 20, "text": "“no, never.”"}], "kind": "direct"}, page.text, gold=True
    )
    answer = quote_item({"content": [[9, 18]], "kind": "direct"}, page.text)
    tally = Tally()
    count_quotes(page, [item], [answer], tally)
    assert tally.counts["quotes.exact"] == 1


def test_a_span_whose_text_is_not_the_documents_is_an_invention() -> None:
    assert quote_item({"content": [{"start": 0, "end": 3, "text": "two"}]}, TEXT).invented
    assert quote_item({"content": [[0, 999]]}, TEXT).invented


def test_a_chain_is_right_as_a_whole_or_not() -> None:
    chain = (Person(name="the Lantern"), Person(name="Boris Lund"))
    whole = counts([gold("one two", via=chain)], [said("one two", via=chain)])
    half = counts([gold("one two", via=chain)], [said("one two", via=chain[:1])])
    assert METRICS["quotes.via.f1"].value(whole) == 1
    assert METRICS["quotes.via.f1"].value(half) == 0


def test_empty_against_empty_is_undefined_and_not_perfect() -> None:
    found = counts([], [])
    assert all(METRICS[name].value(found) is None for name in METRICS if name.startswith("quotes."))


def test_nothing_predicted_is_a_recall_of_zero_and_no_precision() -> None:
    found = counts([gold("one two")], [])
    assert METRICS["quotes.correct.recall"].value(found) == 0
    assert METRICS["quotes.correct.f1"].value(found) == 0
    assert METRICS["quotes.correct.precision"].value(found) is None


@st.composite
def quotes(draw: st.DrawFn) -> tuple[list[QuoteItem], list[QuoteItem]]:
    def some(is_gold: bool) -> list[QuoteItem]:
        found = []
        for _ in range(draw(st.integers(0, 6))):
            start = draw(st.integers(0, 80))
            end = min(len(TEXT), start + draw(st.integers(1, 30)))
            required = not is_gold or draw(st.booleans())
            found.append(
                made_quote(((start, end),), draw(st.sampled_from(NAMES)), TEXT, gold=is_gold, required=required)
            )
        return found

    return some(True), some(False)


@given(quotes(), st.randoms())
def test_order_changes_nothing(items: tuple[list[QuoteItem], list[QuoteItem]], rng: random.Random) -> None:
    golds, predicted = items
    before = counts(golds, predicted)
    assert counts(rng.sample(golds, len(golds)), rng.sample(predicted, len(predicted))) == before


@given(quotes())
def test_optional_gold_changes_nothing_of_what_agrees_with_required_gold(
    items: tuple[list[QuoteItem], list[QuoteItem]],
) -> None:
    golds, predicted = items
    plain, whole = counts([item for item in golds if item.required], predicted), counts(golds, predicted)
    for name in ("quotes.gold", "quotes.gold.correct", "quotes.gold.wrong_speaker", "quotes.spans", "quotes.exact"):
        assert plain.get(name, 0) == whole.get(name, 0), name
    assert plain.get("quotes.predicted", 0) >= whole.get("quotes.predicted", 0)


@given(quotes())
def test_classes_sum_to_what_was_counted(items: tuple[list[QuoteItem], list[QuoteItem]]) -> None:
    golds, predicted = items
    found = counts(golds, predicted)
    assert sum(found.get(f"quotes.gold.{name}", 0) for name in GOLD_CLASSES) == found.get("quotes.gold", 0)
    assert sum(found.get(f"quotes.predicted.{name}", 0) for name in PREDICTION_CLASSES) == found.get(
        "quotes.predicted", 0
    )
    assert found.get("quotes.gold", 0) == sum(item.required for item in golds)
    assert found.get("quotes.predicted", 0) + found.get("quotes.predicted.ignored", 0) == len(predicted)


@given(quotes(), st.integers(0, 80), st.sampled_from(NAMES))
def test_a_wrong_item_more_never_raises_precision(
    items: tuple[list[QuoteItem], list[QuoteItem]], start: int, name: str
) -> None:
    golds, predicted = items
    extra = made_quote(((start, start + 5),), name, TEXT, gold=False)
    before, after = counts(golds, predicted), counts(golds, [*predicted, extra])
    agreeing = after.get("quotes.spans", 0)
    if agreeing > before.get("quotes.spans", 0) or after.get("quotes.gold.correct", 0) > before.get(
        "quotes.gold.correct", 0
    ):
        return  # it was a right answer
    for metric in ("quotes.correct.precision", "quotes.span.precision"):
        was, now = METRICS[metric].value(before), METRICS[metric].value(after)
        assert now is None or now <= (1 if was is None else was) + 1e-12


@given(quotes())
def test_an_item_that_agrees_with_nothing_never_raises_any_precision(
    items: tuple[list[QuoteItem], list[QuoteItem]],
) -> None:
    golds, predicted = items
    extra = QuoteItem(id="x", ranges=(), invented=True, kind="direct", speaker=Person(name="Ada Quill"))
    before, after = counts(golds, predicted), counts(golds, [*predicted, extra])
    for name in ("correct", "span", "exact", "strict"):
        metric = METRICS[f"quotes.{name}.precision"]
        was, now = metric.value(before), metric.value(after)
        assert now is not None
        assert was is None or now <= was


@given(st.integers(0, 50))
def test_a_perfect_prediction_scores_one(number: int) -> None:
    page, _ = made_document(number)
    tally = Tally()
    count_quotes(page.page, page.quotes, [replace(item, readings=()) for item in page.quotes], tally)
    for name in ("correct", "span", "exact", "strict", "partial", "words"):
        assert METRICS[f"quotes.{name}.f1"].value(tally.counts) == 1
