"""Counts in few words: when two of them part."""

from __future__ import annotations

import pytest

from pipeline.relate import contradictions
from pipeline.schema import AUTHOR, Claim, Document
from tests.pipeline.relate.claims import claim, document, story


def parted(*claims: Claim, documents: tuple[Document, ...] = ()) -> list[tuple[str, str]]:
    """Axis and status of each contradiction among claims that are all of a story."""
    return [(edge.axis, edge.status) for edge in contradictions(story(claims, *documents))]


def test_numbers_before_one_noun_part_where_little_else_is_said() -> None:
    few = claim("In May we had six lanterns.", "Union", "a")
    all_of_them = claim("The store, all seven lanterns of it, has been open to the crew.", "Port Board", "b")
    assert parted(few, all_of_them) == [("numeric", "genuine")]


@pytest.mark.parametrize(
    "other",
    [
        "Two of the seven lanterns were lit.",  # a part
        "The store holds seven lanterns and six lanterns of another make.",  # two counts
        "Seven pilots have been at the store.",  # another noun
        "At least five lanterns were in the store.",  # the limits meet
    ],
)
def test_parts_other_things_and_limits_that_meet_do_not(other: str) -> None:
    few = claim("In May we had six lanterns.", "Union", "a")
    assert parted(few, claim(other, "Port Board", "b")) == []


def test_two_sums_of_the_dead_part_and_the_larger_of_a_later_day_is_an_update() -> None:
    nine = claim("The number of the dead is thus nine.", AUTHOR, "a")
    eleven = claim("The union puts the dead at eleven.", AUTHOR, "b")
    same = (document("a", "2031-05-04"), document("b", "2031-05-04"))
    later = (document("a", "2031-05-04"), document("b", "2031-05-05"))
    assert parted(nine, eleven, documents=same) == [("numeric", "genuine")]
    assert parted(nine, eleven, documents=later) == [("numeric", "apparent")]


def test_a_larger_toll_of_a_later_day_disputes_one_that_was_final() -> None:
    told = [
        claim("The number of the dead is nine.", "Ministry", "a"),
        claim("That number is final.", "Ministry", "a"),
        claim("The union puts the dead at eleven.", "Union", "b"),
    ]
    days = (document("a", "2031-05-04"), document("b", "2031-05-05"))
    assert parted(*told, documents=days) == [("numeric", "genuine")]
    assert parted(told[0], told[2], documents=days) == []


def test_a_number_that_is_a_name_is_no_sum() -> None:
    one = claim("The house number is 214.", "Union", "a")
    assert parted(one, claim("The house number is 217 on that street.", "Port Board", "b")) == []


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ("Twelve people were killed in the blast.", "Fifteen people have been killed in the blast.", "apparent"),
        ("Thirty-one people have fallen ill.", "46 people have fallen ill in Lorne.", "apparent"),
        ("Nine barges are waiting at the lock.", "Twelve barges are waiting at the lock.", "apparent"),
        ("The store has six lanterns.", "The store now has seven lanterns.", "apparent"),
    ],
)
def test_a_later_figure_of_one_issuer_brings_the_earlier_one_up_to_date(one: str, other: str, status: str) -> None:
    days = (document("a", "2031-05-04", "Port Board"), document("b", "2031-05-05", "Port Board"))
    for who in ("Port Board", AUTHOR):  # by name, and in its own voice
        assert parted(claim(one, who, "a"), claim(other, who, "b"), documents=days) == [("numeric", status)]


def test_a_toll_that_a_text_says_has_risen_is_an_update_whoever_gives_it() -> None:
    early = claim("Fourteen people were hurt.", "Union", "a")
    later = claim("The number of those hurt at the lock rose to 17 on Tuesday.", "Port Board", "b")
    assert [edge.apparent_reason for edge in contradictions(story([early, later]))] == ["superseded"]


def test_a_toll_that_rose_is_no_news_of_a_larger_one_that_somebody_else_gives() -> None:
    risen = claim("The number of people killed at the lock rose to 14 on Tuesday.", "Port Board", "a")
    more = claim("Seventeen people died.", "Union", "b")
    assert parted(risen, more) == [("numeric", "genuine")]
    own = claim("Seventeen people died.", "Port Board", "b")
    days = (document("a", "2031-05-04"), document("b", "2031-05-05"))
    assert parted(risen, own, documents=days) == [("numeric", "apparent")]


def test_who_denies_one_number_of_people_does_not_deny_another() -> None:
    told = claim("The number of people killed at the lock rose to 14 on Tuesday.", "Port Board", "a")
    denied = claim("Seventeen people were killed at the lock on Tuesday.", "Jon Brisk", "b", "CT-")
    assert parted(told, denied) == []


def test_the_dead_of_a_later_account_by_somebody_else_may_be_more_and_never_fewer() -> None:
    days = (document("a", "2031-05-04", "Delsia"), document("b", "2031-05-05", "Norland"))
    nine = claim("Nine people were killed in the blast.", "Delsia army", "a")
    fewer = claim("Six people were killed in the blast.", "Norland", "b")
    more = claim("Twelve people were killed in the blast.", "Norland", "b")
    assert parted(nine, fewer, documents=days) == [("numeric", "genuine")]
    assert parted(nine, more, documents=days) == [("numeric", "apparent")]


def test_a_part_of_those_harmed_can_be_more_than_all_but_not_fewer() -> None:
    part = claim("Fourteen of our members were hurt.", "Union", "a")
    assert parted(part, claim("Three people were injured.", "Port Board", "b")) == [("numeric", "genuine")]
    assert parted(part, claim("Thirty people were injured.", "Port Board", "b")) == []


@pytest.mark.parametrize(
    ("one", "other", "parts"),
    [
        ("Twenty-two fire engines were sent to the quay.", "Eighteen fire engines were sent to the quay.", True),
        ("Twelve polling stations opened late in Lorne.", "Forty polling stations opened late in Lorne.", True),
        ("Twenty-two fire engines were sent to the quay.", "Eighteen search engines were sent to the quay.", False),
        ("Four air defence units were put on alert.", "Two air defence units were used.", False),
        ("Twelve polling stations opened late in Lorne.", "Forty petrol stations opened late in Lorne.", False),
    ],
)
def test_things_named_by_two_words_are_counted_by_both(one: str, other: str, *, parts: bool) -> None:
    assert bool(parted(claim(one, "Union", "a"), claim(other, "Port Board", "b"))) is parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Seventeen divers are injured.", "Twenty-four divers were hurt."),  # some are well again
        ("Seven of those hurt are unharmed.", "Twenty-four divers were hurt."),
        ("The sick bay treated 43 divers on 3 March.", "The sick bay had treated 118 divers by 6 March."),
    ],
)
def test_figures_of_two_moments_are_no_dispute(one: str, other: str) -> None:
    assert parted(claim(one, "Union", "a"), claim(other, "Port Board", "b")) == []


def test_a_speed_told_on_two_days_is_of_one_moment() -> None:
    days = (document("a", "2031-05-04"), document("b", "2031-05-05"))
    slow, fast = (
        claim(f"The train was doing {speed} km/h when it left the rails.", who, name)
        for speed, who, name in ((58, "Union", "a"), (71, "Rail", "b"))
    )
    assert parted(slow, fast, documents=days) == [("numeric", "genuine")]


def test_a_toll_whose_number_stands_last_is_read_as_one() -> None:
    nine = claim("The number of the dead is nine.", "Ministry", "a")
    assert parted(nine, claim("The dead number eleven.", "Union", "b")) == [("numeric", "genuine")]


def test_the_dead_of_a_place_that_is_not_named_may_be_a_part() -> None:
    nine = claim("The number of the dead is nine.", "Ministry", "a")
    assert parted(nine, claim("Two people have died there.", "Union", "b")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alcaro holds 3 million crowns in foreign harbours.", "Brenta holds 4 million crowns in foreign harbours."),
        (
            "The top 5 per cent of owners hold 60 per cent of all berths.",
            "The top 1 per cent of owners hold 25 per cent of all berths.",
        ),
    ],
)
def test_rows_of_one_table_do_not(one: str, other: str) -> None:
    assert parted(claim(one, "Union", "a"), claim(other, "Port Board", "b")) == []


def test_what_will_be_paid_is_disputed_as_what_was() -> None:
    one = claim("Every crew will get 200,000 crowns.", "Port Board", "a", modality="planned")
    other = claim("Every crew will get 150,000 crowns.", "Union", "b", modality="planned")
    paid = claim("Every crew got 150,000 crowns.", "Union", "b")
    assert parted(one, other) == [("numeric", "genuine")]
    assert parted(one, paid) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The tug was doing 12 knots.",
            "The tug that lost its tow in the storm off Brill was doing 15 knots when it struck.",
        ),
        (
            "The deficit of 2031 was 3 per cent of national income.",
            "The deficit for 2031 came out, loans to the ports included, at 4 per cent.",
        ),
    ],
)
def test_one_thing_measured_twice_parts(one: str, other: str) -> None:
    assert parted(claim(one, "Union", "a"), claim(other, "Port Board", "b")) == [("numeric", "genuine")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The deficit of the ports in 2031 was 3 per cent.", "The deficit of the railways in 2031 was 4 per cent."),
        ("The deficit of 2031 was 3 per cent.", "The deficit of 2030 was 4 per cent."),
        ("The tug was doing 12 knots.", "The tug was towing 15 tonnes."),
    ],
)
def test_other_things_days_and_units_do_not(one: str, other: str) -> None:
    assert parted(claim(one, "Union", "a"), claim(other, "Port Board", "b")) == []


def test_a_call_of_so_many_minutes_lasted_as_long() -> None:
    one = claim("The call lasted 40 minutes.", "Delsia", "a")
    other = claim("The ministers agreed on a truce in a 90-minute phone call.", "Norland", "b")
    assert parted(one, other) == [("numeric", "genuine")]


def test_what_this_one_counts_is_known_in_its_own_document_only() -> None:
    named = claim("The hall seats 340 people.", "Union", "a")
    assert parted(named, claim("The hall seats 290 people.", "Port Board", "b")) == [("numeric", "genuine")]
    assert parted(named, claim("This one seats 290 people.", "Port Board", "b")) == []


@pytest.mark.parametrize(
    ("one", "other", "parts"),
    [
        ("In the delta 70 per cent of growers back the dam.", "52 per cent of growers back the dam nationwide.", False),
        ("At Roke's clinic, 210 nurses took part in the trial.", "5,400 nurses took part in the trial.", False),
        ("At Roke's clinic, 9,100 nurses took part in the trial.", "5,400 nurses took part in the trial.", True),
    ],
)
def test_a_part_is_no_other_figure_for_the_whole(one: str, other: str, *, parts: bool) -> None:
    assert bool(contradictions(story([claim(one, AUTHOR, "a"), claim(other, "Tilda Roke", "b")]))) == parts


@pytest.mark.parametrize(
    ("part", "parts"), [("In Roke's ward three nurses fell ill.", False), ("Three nurses fell ill.", True)]
)
def test_a_part_told_right_behind_the_whole_does_not_set_it_right(part: str, *, parts: bool) -> None:
    assert (
        bool(contradictions(story([claim("12 nurses fell ill.", "Union", "a"), claim(part, "Tilda Roke", "a")])))
        == parts
    )
