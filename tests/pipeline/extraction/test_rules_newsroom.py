"""Ways in which news desks attribute: a cue in mid-sentence, an answer behind its words, a name behind another's."""

from __future__ import annotations

import pytest

from pipeline import extract
from pipeline.schema.records import Quote


def quotes_of(text: str) -> list[Quote]:
    return extract({"a": text}, model="rules").records.quotes


def told(text: str) -> list[tuple[str | None, str]]:
    return [(q.speaker.name if q.speaker else None, " … ".join(c.text for c in q.content)) for q in quotes_of(text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The repair was cheap, Ada Pike said, and the gate would open in May.",
            "The repair was cheap … and the gate would open in May",
        ),
        (
            "Her pilots had asked for a tug, Ada Pike said, but were still waiting for one.",
            "Her pilots had asked for a tug … but were still waiting for one",
        ),
    ],
)
def test_what_is_joined_to_the_clause_in_front_of_a_cue_is_said_too(text: str, content: str) -> None:
    assert told(text) == [("Ada Pike", content)]


def test_a_second_report_behind_a_cue_is_no_part_of_the_first() -> None:
    text = "The gate had jammed, Ada Pike said, and Tom Reyl agreed that it was rusty."
    assert "The gate had jammed" in [content for _, content in told(text)]


def test_a_habit_of_saying_stands_behind_the_words_too() -> None:
    text = "Fog is a guest, the pilot Eamon Vale likes to say."
    assert told(text) == [("Eamon Vale", "Fog is a guest")]


def test_who_dismisses_claims_tells_what_follows() -> None:
    text = "Tor Vale dismissed reports that the ferry had leaked, telling sailors the pump was new."
    assert told(text) == [("Tor Vale", "reports that the ferry had leaked"), ("Tor Vale", "the pump was new")]


@pytest.mark.parametrize("answer", ["was Ada Pike's answer", "was the blunt reply from Ada Pike"])
def test_a_noun_behind_a_quotation_tells_whose_it_is(answer: str) -> None:
    assert told(f"“Ask me in May,” {answer}.") == [("Ada Pike", "“Ask me in May,”")]


@pytest.mark.parametrize("kin", ["cousin", "business partner"])
def test_a_name_behind_its_owner_is_the_one_who_is_told(kin: str) -> None:
    assert told(f"A third guest, Ada Pike's {kin} Tom Reyl, said the boat leaked.") == [("Tom Reyl", "the boat leaked")]


def test_a_name_behind_an_office_speaks_where_the_parser_missed_it() -> None:
    text = "In a note on the door, the leader of the strikers, Ada Pike, demanded to know who had signed."
    assert told(text) == [("Ada Pike", "to know who had signed")]


def test_an_announced_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "Ada Pike wrote in May:\n\n“We waited long enough. Nobody came.\n\n“Now we shall build.”"
    assert told(text) == [("Ada Pike", "“We waited long enough. Nobody came. … “Now we shall build.”")]


_LIFE = (
    "{headline}\n\nAnna Halloran-Pike, who painted ferries for half a century, died on Sunday. She was 91.\n\n"
    "A cough had kept the painter in bed. Critics were divided. The quarterly Rust was cool. "
    "The critic Leland Strack wrote in May that nobody had ever looked at rust for so long.\n\n"
    "She was unmoved. “I painted what came in,” she told a visitor. "
)


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("Anna Halloran-Pike, painter of ferries, dies at 91", "Anna Halloran-Pike"),
        ("Painter of ferries dies at 91", "Leland Strack"),
    ],
)
def test_a_pronoun_goes_on_with_whom_the_headline_names(headline: str, speaker: str) -> None:
    assert (speaker, "“I painted what came in,”") in told(_LIFE.format(headline=headline))


def test_who_spoke_just_before_is_nearer_than_whom_the_headline_names() -> None:
    text = _LIFE.format(headline="Anna Halloran-Pike, painter of ferries, dies at 91")
    text += "\n\nHer sister Mary Strack said the house was full of gulls. “I fed them,” she said."
    assert told(text)[-1] == ("Mary Strack", "“I fed them,”")


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        (
            "On Wednesday Ada Pike, who runs the quay, had told a local broadcaster that the tug was hers.",
            "Ada Pike",
            "the tug was hers",
        ),
        (
            "Vale Cranes, which maintains the lifts, said there had been no fault.",
            "Vale Cranes",
            "there had been no fault",
        ),
        (
            "The logs have been erased, the head of the inquiry into last week's fire, judge Ada Pike, said.",
            "Ada Pike",
            "The logs have been erased",
        ),
        (
            "The letter was sent by the club, whose chairman, retired pilot Alun Orr, said that the lamp was broken.",
            "Alun Orr",
            "the lamp was broken",
        ),
        (
            "The tug had been warned twice by radio that she was heading for the shoal, Ada Pike said.",
            "Ada Pike",
            "The tug had been warned twice by radio that she was heading for the shoal",
        ),
    ],
)  # fmt: skip
def test_a_day_a_clause_an_office_and_a_channel_beside_the_cue_hide_nobody(text: str, who: str, content: str) -> None:
    assert told(text) == [(who, content)]


@pytest.mark.parametrize(
    ("between", "who"),
    [
        ("Papers list his brother, Ali Pike, as an owner.", "Sam Pike"),
        ("His brother, Ali Pike, disagreed.", "Ali Pike"),
        ("“I sell boats,” said his brother, Ali Pike.", "Ali Pike"),
    ],
)
def test_a_relative_told_of_in_passing_is_not_meant_by_the_surname(between: str, who: str) -> None:
    text = (
        f"Sam Pike, the founder, said the quay was his. “I paid for it,” he said. {between} Pike said nobody had asked."
    )
    assert told(text)[-1] == (who, "nobody had asked")


def test_an_outlet_between_a_headline_and_its_day_is_no_words_of_the_headlines_source() -> None:
    text = (
        "Union: crew had worked 15 hours\nQuay Bulletin\n15 May 2026\n\nThe seafarers' Union told its members to rest."
    )
    assert told(text)[0] == ("Union", "crew had worked 15 hours")


def test_who_loses_his_post_is_not_talked_of() -> None:
    assert told("The mayor, Ada Pike, dismissed police chief Sam Vale on Monday over the fire.") == []
    assert told("The mayor, Ada Pike, dismissed the report as false.") == [("Ada Pike", "the report as false")]


def test_a_headline_says_who_speaks_behind_its_words_and_its_matter_in_front() -> None:
    text = "Arden: the quay is rotten, says port\n\nThe port of Arden said that the quay was closed."
    assert told(text)[0] == ("port", "Arden: the quay is rotten")
