"""Names, numbers, times and propositions: what the rules read in a statement."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.names import fold, is_close, skeleton
from pipeline.relate.propositions.quantities import are_apart, quantities
from pipeline.relate.propositions.reading import propositions
from pipeline.relate.propositions.times import clocks, days
from tests.pipeline.relate.claims import claim, document


@pytest.mark.parametrize(
    "names",
    [("Shoigu", "Choïgou", "Шойгу"), ("Putin", "Poutine", "Путин"), ("Lecornu", "Лекорню"), ("Zelensky", "Зеленский")],
)
def test_spellings_of_one_name_in_three_languages_have_one_key(names: tuple[str, ...]) -> None:
    assert len({skeleton(name) for name in names}) == 1


def test_different_names_keep_different_keys() -> None:
    names = ["Macron", "Marchand", "Lecornu", "Lavrov", "Hollande", "Le Drian", "Zelensky", "Putin"]
    assert len({skeleton(name) for name in names}) == len(names)


@pytest.mark.parametrize(("text", "folded"), [("2½ hours", "2.5 hours"), ("¾ mile", "0.75 mile"), ("1⅓", "1.33")])
def test_a_fraction_is_one_number(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=30))
@example("\U0001d5d4\u01fc")  # a capital that is one only after decomposition, a ligature under an accent
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other", "close"),
    [("halvaksi", "halvakxi", True), ("halvak", "halvaks", True), ("ab", "ba", False), ("lavrov", "lazarev", False)],
)
def test_close_keys_differ_by_one_letter(one: str, other: str, close: bool) -> None:
    assert is_close(one, other) is close


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("At least 144 people were killed.", [(144.0, float("inf"), "person")]),
        ("The call lasted forty minutes.", [(40.0, 40.0, "minute")]),
        ("A claim for 40 million crowns was made.", [(4e7, 4e7, "crown")]),
        ("One hundred and twelve soldiers left.", [(112.0, 112.0, None)]),
        ("Two explosions were heard.", [(2.0, 2.0, None)]),
        ("They spoke for half an hour.", [(30.0, 30.0, "minute")]),
        ("In 2 hours and a half million trees burned.", [(120.0, 120.0, "minute")]),
        ("One and a half million residents left.", [(1.5e6, 1.5e6, "person")]),
        ("A million and a half residents left.", [(1.5e6, 1.5e6, "person")]),
        ("They spoke for 2½ hours and a half.", [(150.0, 150.0, "minute")]),
        ("The tug was doing 36 km an hour.", [(36.0, 36.0, "kilometre an hour")]),
        ("The pump took 30 tonnes per minute.", [(1800.0, 1800.0, "tonne an hour")]),
        ("He paid 40 crowns a day.", [(40.0, 40.0, "crown")]),
        ("Some 1,100 people were evacuated.", [(990.0, 1210.0, "person")]),
        ("He works at Reactor 4 under Article 5.", []),
        ("It happened on 22 March 2024 at 06:40.", []),
    ],
)
def test_numbers_are_read_as_ranges_and_labels_are_not(
    statement: str, expected: list[tuple[float, float, str | None]]
) -> None:
    folded = fold(statement)
    times = [(place.start, place.end) for place in (*clocks(folded), *days(folded))]
    found = quantities(statement, folded, "en", times)
    assert [(round(item.low, 3), round(item.high, 3), item.unit) for item in found] == expected


def test_a_comma_is_a_decimal_in_french_and_a_thousand_in_english() -> None:
    assert quantities("1,400 tonnes", "1,400 tonnes", "en")[0].low == 1400
    assert quantities("1,400 tonnes", "1,400 tonnes", "fr")[0].low == 1.4


def test_at_least_twelve_and_fifteen_agree_and_under_ten_does_not() -> None:
    twelve, fifteen, ten = (
        quantities(text, text, "en")[0] for text in ("at least 12 people", "15 people", "fewer than 10 people")
    )
    assert not are_apart(twelve, fifteen)
    assert are_apart(fifteen, ten)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 06:40 halvec time", [(400, "halvec")]),
        ("began at 9.00 and ended at 13.30", [(540, None), (810, None)]),
        ("at twenty minutes to seven", [(400, None)]),
        ("at half past two", [(150, None)]),
        ("at 6.10 p.m.", [(1090, None)]),
        ("at six o'clock", [(360, None)]),
        ("about six in the evening", [(1080, None)]),
        ("from noon until midnight", [(720, None), (0, None)]),
        ("six of the boats left at noon", [(720, None)]),
        ("at 6:10 in the evening duresh time", [(1090, "duresh")]),
        ("at 6:10 in the morning", [(370, None)]),
        ("at 6:10 local time", [(370, "local")]),
        ("a ratio of 3.5 to 1", []),
    ],
)
def test_times_of_day_are_minutes_with_their_zone(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert [(clock.minute, clock.zone) for clock in clocks(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 22 march 2024", (2024, 3, 22)),
        ("on march 22", (None, 3, 22)),
        ("in september 2024", (2024, 9, None)),
        ("le 3 fevrier", (None, 2, 3)),
        ("24 avgusta", (None, 8, 24)),
    ],
)
def test_dates_are_read_as_far_as_they_are_given(
    text: str, expected: tuple[int | None, int | None, int | None]
) -> None:
    found = days(fold(text))
    assert [(day.year, day.month, day.day) for day in found] == [expected]


def read(statement: str, factuality: str = "CT+", language: str = "en"):  # type: ignore[no-untyped-def]
    """One statement as a proposition."""
    item = claim(statement, "X", "d", factuality)  # type: ignore[arg-type]
    return propositions([item], {"d": document("d", language=language)})[0]


def test_a_negation_turns_the_sign_and_a_denied_negation_turns_it_back() -> None:
    assert read("The ministry signed the treaty.").sign == 1
    assert read("The ministry did not sign the treaty.").sign == -1
    assert read("The ministry signed the treaty.", "CT-").sign == -1
    assert read("The ministry did not sign the treaty.", "CT-").sign == 1
    assert read("The ministry signed the treaty.", "U").sign == 0


def test_it_is_false_that_is_a_no() -> None:
    assert read("It is false that the ministry signed the treaty.").sign == -1
    assert read("Il est faux que le ministère ait signé le traité.").sign == -1
    assert read("Неверно, что министерство подписало договор.").sign == -1
    assert read("It is wrong that the ministry signed the treaty.").sign == 0


def test_a_negation_inside_what_was_agreed_is_not_the_claims_own() -> None:
    assert read("The sides agreed that filling would not begin.").sign == 1


def test_what_is_set_against_something_else_is_no_denial() -> None:
    assert read("The brigade was told by telephone, and not by the harbour.").sign == 1


def test_words_of_three_languages_share_their_keys() -> None:
    english = read("Russia invited the French minister to the talks.").keys
    french = read("La Russie a invité le ministre français aux pourparlers.", language="fr").keys
    russian = read("Россия пригласила французского министра на переговоры.", language="ru").keys
    assert {"#russia", "#france", "=invite", "=dialogue"} <= english & french & russian


@pytest.mark.parametrize("word", ["individual", "dangerous", "italic", "rim", "polished"])
def test_a_word_that_begins_like_the_name_of_a_state_is_no_state(word: str) -> None:
    assert not read(f"They saw the {word} pier.").names


def test_contractions_and_words_that_join_sentences_carry_no_content() -> None:
    assert read("The pilots therefore won't sail.").keys == read("The pilots sail.").keys


def test_a_french_unit_behind_an_elided_article_is_that_of_its_number() -> None:
    text = "le deficit est de 1,5 million d'euros"
    assert [(amount.low, amount.unit) for amount in quantities(text, text, "fr")] == [(1.5e6, "euro")]
