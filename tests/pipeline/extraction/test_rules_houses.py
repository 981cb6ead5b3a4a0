"""What courts hear, ages and appositions, compounds and asides as houses write them; sentences written for these
tests."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions, is_quote


def rows(text: str) -> list[tuple[str | None, str]]:
    """Speaker and content of every quote, in order."""
    found = [a for a in attributions(text) if is_quote(text, a)]
    return [(a.speaker, " … ".join(text[s:e] for s, e in a.content)) for a in found]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("A man sold boats he did not own, a court heard.", "A man sold boats he did not own"),
        ("The inquest heard that she died at once.", "she died at once"),
        ("Boat seller ‘was broke’, court told", "Boat seller ‘was broke’"),
        ("The jury was told the boat had sunk.", "the boat had sunk"),
    ],
)
def test_a_court_hears_and_does_not_speak(text: str, content: str) -> None:
    assert rows(text) == [(None, content)]


def test_a_name_and_age_behind_a_long_adverbial_is_who_speaks() -> None:
    text = "At the shelter, where cots had been set up between the pens, Rosa Hill, 38, said a guard had knocked."
    assert rows(text) == [("Rosa Hill", "a guard had knocked")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("His ex-wife said that he was ill.", "ex-wife"),
        ("A co-owner of the boat said it was sound.", "co-owner of the boat"),
        ("Your co-author, Dmitri Vale, has said that the number was wrong.", "Dmitri Vale"),
    ],
)
def test_a_compound_with_a_hyphen_is_one_noun(text: str, speaker: str) -> None:
    assert rows(text)[0][0] == speaker


def test_what_somebody_else_says_of_it_is_set_apart_by_while() -> None:
    text = "The union said the plan was a farce, while the town welcomed it as a first step."
    assert rows(text) == [("union", "the plan was a farce"), ("town", "it as a first step")]
    assert len(rows("The union said the boat sank while the crew slept.")) == 1


def test_a_quotation_may_end_in_a_question_inside_it() -> None:
    text = "“I said, ‘Ten minutes for what?’” Rosa Hill recalled."
    assert rows(text) == [
        ("Rosa Hill", "“I said, ‘Ten minutes for what?’”"),
        ("Rosa Hill", "‘Ten minutes for what?’"),
    ]


def test_a_statement_goes_on() -> None:
    assert len(rows("“It was bad,” the statement went on. “It was worse.”")) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The mayor, Ben Roe, was angry. “Nobody told us.”", "Ben Roe"),
        ("Residents were furious. “We were told nothing.”", "Residents"),
        ("Asked why, Ben Roe shrugged. “I was tired.”", "Ben Roe"),
        ("Then came the reply from the ministry: “We sent no letter.”", "ministry"),
        ("The mayor’s answer came within the hour: “No letter was sent.”", "mayor"),
        ("And this from Ben Roe: “I saw nothing.”", "Ben Roe"),
        ("Ben Roe in the Lantern: “I saw nothing.”", "Ben Roe"),
    ],
)
def test_a_quotation_that_stands_free_is_whose_the_words_before_it_tell(text: str, speaker: str) -> None:
    assert [who for who, _ in rows(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Asked whether she would resign, the mayor laughed.",
            [(None, "whether she would resign")],
        ),
        (
            "Asked by the judge if he wished to speak, Ben Roe replied: ‘No, sir, not at all.’",
            [("judge", "if he wished to speak"), ("Ben Roe", "‘No, sir, not at all.’")],
        ),
        (
            "Pressed at the briefing on whether he had seen the memo, the minister said it was late.",
            [(None, "whether he had seen the memo"), ("minister", "it was late")],
        ),
        ("Asked by guests who knew her, the mayor laughed.", []),
    ],
)
def test_a_question_in_front_of_its_answer_is_of_whoever_asked(text: str, expected: list[tuple[str, str]]) -> None:
    assert rows(text) == expected


def test_a_cue_between_a_thing_and_what_it_is_leaves_both_halves() -> None:
    text = "The short answer, says the town’s clerk, Ada Pike, is no."
    assert rows(text) == [("Ada Pike", "The short answer … is no")]


def test_the_statement_is_whoever_made_it_and_a_document_that_nobody_made_speaks_itself() -> None:
    text = "The firm said in a statement that the boat was sound. “It is safe,” the statement said."
    assert [who for who, _ in rows(text)] == ["firm", "firm"]
    assert rows("The boat sank. “It is safe,” the statement said.")[0][0] == "statement"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We’ve had enough!” blasted furious Kelly Roe, 34, last night.", [("Kelly Roe", "“We’ve had enough!”")]),
        (
            "Telly star Ben Roe has SLAMMED bosses as “cowards” after the show.",
            [("Ben Roe", "bosses as “cowards” after the show")],
        ),
        ("Not so, says Hill: the dam was sound in May.", [("Hill", "the dam was sound in May")]),
        ("The treasury is calm, insisting only that it will pay.", [("treasury", "it will pay")]),
    ],
)
def test_tabloids_and_columns(text: str, expected: list[tuple[str, str]]) -> None:
    assert rows(text) == expected


def test_what_is_said_only_is_a_report_beside_the_first() -> None:
    text = "Hill did not deny that she had been offered the job, saying only: “Watch this space.”"
    assert rows(text) == [("Hill", "she had been offered the job"), ("Hill", "“Watch this space.”")]


@pytest.mark.parametrize(
    "text",
    [
        "Correction: An earlier version of this article said that the dam had cost 40 million crowns.",
        "Clarification: A previous version of this report stated that Ada Pike had signed.",
        "CORRECTION (May 4): This story has been corrected to say that Ada Pike signed on Friday.",
        "An earlier headline said that the dam had burst.",
    ],
)
def test_what_a_house_says_of_its_own_text_is_no_quote(text: str) -> None:
    assert not [a for a in attributions(text) if is_quote(text, a)]


def test_a_correction_leaves_what_others_say_in_it_to_them() -> None:
    text = "Correction: Ada Pike said that the dam was dry. The earlier version of the treaty said that it was common."
    assert len(attributions(text)) == 2
    assert attributions(text)[0].speaker == "Ada Pike"


@pytest.mark.parametrize(
    "text",
    [
        "Anyone with information is asked to ring the Felsham station.",
        "Anyone who saw the lorry is urged to come forward.",
        "Anybody with footage of the fire is asked to send it in.",
    ],
)
def test_an_appeal_to_readers_is_nobodys_request(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Anyone with footage was urged by Chief Ada Pike to send it in.", ("Ada Pike", "to send it in")),
        ("The keepers were asked to lock the gate.", (None, "to lock the gate")),
    ],
)
def test_a_request_with_an_asker_or_with_some_who_are_asked_is_reported(text: str, row: tuple[str | None, str]) -> None:
    assert rows(text) == [row]
