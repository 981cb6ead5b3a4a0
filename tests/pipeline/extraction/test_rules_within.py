"""Interviews, reports inside quoted speech, and which attributions are quotes, on sentences written for these tests."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import Attribution, attributions, is_quote
from pipeline.extraction.rules.blocks import whole_paragraphs


def kept(text: str, language: str = "en") -> list[Attribution]:
    return [a for a in attributions(text, language) if is_quote(text, a)]


def said(text: str, a: Attribution) -> list[str]:
    return [text[s:e] for s, e in a.content]


def holding(text: str, part: str, language: str = "en") -> Attribution:
    """The shortest of the attributions that hold `part`."""
    held = [a for a in kept(text, language) if any(part in words for words in said(text, a))]
    assert held, f"nothing holds {part!r}"
    return min(held, key=lambda a: sum(e - s for s, e in a.content))


INTERVIEW = """We spoke with the senior engineer Ada Ranvik about the bridge that fell in May. Interview: Jon Brisk

Ms Ranvik, why did the bridge fall?

I was not there. The harbour master told me that a cable had snapped.

The union says that you were warned.

We had one letter and I answered it on the same day.

Were there others?

No, and I would have seen them.

Will you resign?

I have not thought about it."""


def test_an_interview_without_labels_gives_its_answers_to_the_interviewee() -> None:
    answers = [a for a in kept(INTERVIEW) if a.cue is None]
    assert [a.speaker for a in answers] == ["Ada Ranvik"] * 4
    assert said(INTERVIEW, answers[-1]) == ["I have not thought about it."]


def test_a_report_in_an_answer_comes_by_way_of_the_interviewee() -> None:
    a = holding(INTERVIEW, "a cable had snapped")
    assert a.speaker == "harbour master"
    assert [via.name for via in a.via] == ["Ada Ranvik"]


def test_a_report_in_a_question_is_a_quote_of_its_own() -> None:
    assert holding(INTERVIEW, "you were warned").speaker == "union"


def test_questions_and_answers_about_a_topic_are_no_interview() -> None:
    text = "\n\n".join(
        ["What is the tax?", "The tax is new.", "Who pays it?", "Owners pay it.", "When?", "It starts in May."]
    )
    assert attributions(text) == []


def test_a_report_inside_a_quotation_has_its_speaker_as_last_via() -> None:
    text = "“The pilot told us that the fog was thick,” said Ada Ranvik."
    a = holding(text, "the fog was thick")
    assert a.speaker == "pilot"
    assert [via.name for via in a.via] == ["Ada Ranvik"]


def test_a_newspaper_that_is_credited_stands_between() -> None:
    text = "According to the Lantern, on 4 May Ranvik told guests: “I will send a boat to Morren.”"
    a = holding(text, "I will send a boat")
    assert (a.speaker, [via.name for via in a.via]) == ("Ranvik", ["Lantern"])


@pytest.mark.parametrize(
    "text",
    [
        "The company did not say that the ferry sank.",
        "Mr Brisk declined to say whether the ferry sank.",
        "Ms Ranvik wants to rebuild the bridge.",
        "The two sides cannot agree on it.",
        "We note that the ferry sank.",
        "Neither side said that the ferry sank.",
        "Critics thanked him.",
    ],
)
def test_plans_refusals_topics_and_the_author_are_no_quotes(text: str) -> None:
    assert kept(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The company denied the charge.",
        "Ms Ranvik believes that the ferry will return.",
        "Mr Brisk would not call it “a wreck”.",
        "The union said it would wait.",
    ],
)
def test_denials_beliefs_and_marked_words_are_quotes(text: str) -> None:
    assert len(kept(text)) == 1


def test_he_is_the_person_rather_than_the_newspaper_named_in_between() -> None:
    text = "John Brisk met sailors. At Lantern House, he said that the ferry would sail."
    assert holding(text, "the ferry would sail").speaker == "John Brisk"


def test_a_foreign_minister_is_no_defence_minister() -> None:
    text = "Ada Ranvik, the defence minister, left. The foreign minister said that talks were over."
    assert holding(text, "talks were over").speaker != "Ada Ranvik"


def test_a_pull_quote_has_the_speaker_it_has_in_the_text() -> None:
    text = "“Nobody saw the light”\n\nThe ferry sank. “Nobody saw the light,” said Ada Ranvik."
    assert {a.speaker for a in kept(text)} == {"Ada Ranvik"}


def test_a_sentence_cut_by_a_line_break_is_whole_again() -> None:
    text = "The ministry said on Monday that the results of the\ncommission would be published in spring."
    assert whole_paragraphs(text) == [(0, len(text))]
    assert said(text, holding(text, "published")) == [text[text.index("the results") : -1]]


def test_headings_are_not_joined_to_what_follows() -> None:
    text = "News from the Harbour and the Town\nthe ferry sank"
    assert len(whole_paragraphs("Short line\ngoes on")) == 2
    assert whole_paragraphs("") == []
    assert whole_paragraphs(text)[0][0] == 0


def test_a_cue_between_dashes_inside_the_marks_is_no_part_of_the_words() -> None:
    text = "Сообщила министр Анна Белова. «Паром цел, — добавила она. — Зачем спешить? Мы ждём»."
    a = holding(text, "Паром цел", "ru")
    assert said(text, a) == ["«Паром цел", "Зачем спешить? Мы ждём»"]
    assert text[slice(*(a.cue or (0, 0)))] == "добавила"


def test_a_russian_phrase_may_hold_the_pronoun() -> None:
    text = "Старый мост закрыт, сообщила в среду министр Анна Белова. По её словам, паром не придёт."
    a = holding(text, "паром не придёт", "ru")
    assert a.speaker == "Анна Белова"
    assert text[slice(*(a.cue or (0, 0)))] == "По её словам"


def test_a_russian_he_is_not_the_woman_who_spoke_last() -> None:
    text = "Пётр Орлов сказал, что мост цел. Анна Белова сказала, что мост закрыт. Он добавил, что ждёт."
    assert holding(text, "ждёт", "ru").speaker == "Пётр Орлов"


TALK = (
    "ADA PIKE: With me is Jon Vale, who runs the port. Good morning.\n\nJON VALE: Good morning.\n\n"
    "PIKE: The minister says no boat is lost. Is that so?\n\n"
    "VALE: In May we said that pilots ought to pay. And then he tells the town that nothing is lost.\n\n"
    "PIKE: You said that the gate was shut.\n\nVALE: I rang Ines Hallam and she told me that it was open."
)


def test_in_a_conversation_we_you_and_he_are_told_apart() -> None:
    by_content = {TALK[slice(*a.content[0])]: a for a in attributions(TALK)}
    assert by_content["pilots ought to pay"].speaker == "Jon Vale"
    assert by_content["the gate was shut"].speaker == "Jon Vale"
    assert by_content["nothing is lost"].speaker not in ("Jon Vale", "Ada Pike")
    assert by_content["it was open"].speaker == "Ines Hallam"


def test_a_turn_of_mere_greetings_is_no_quote() -> None:
    assert not any(TALK[slice(*a.content[0])] == "Good morning." for a in attributions(TALK))


def test_what_a_questioner_states_is_said_by_his_paper() -> None:
    text = (
        "QUESTION (Morren Lantern): Your letter said two.\n\nPIKE: I think not.\n\n"
        "QUESTION (Lantern): Was it three?\n\nPIKE: No."
    )
    stated = next(a for a in attributions(text) if "Your letter" in text[slice(*a.content[0])])
    assert stated.speaker == "Morren Lantern"
    assert not any("three" in text[slice(*a.content[0])] for a in attributions(text))


@pytest.mark.parametrize(
    ("words", "speaker", "content"),
    [
        ("Un berger m'a appelée. Il m'a dit que les brebis étaient mortes.", "berger", "les brebis étaient mortes"),
        ("On nous avait promis que le pont tiendrait.", None, "le pont tiendrait"),
        ("J'avais demandé à partir. Personne n'a bougé.", "Ada Delmas", "à partir"),
    ],
)
def test_a_french_report_inside_a_quotation_by_somebody_of_no_name_or_by_the_speaker_earlier(
    words: str, speaker: str | None, content: str
) -> None:
    text = f"« {words} Voilà tout », raconte Ada Delmas."
    [a] = [a for a in attributions(text, "fr") if a.via]
    assert (a.speaker, [text[s:e] for s, e in a.content], a.via[-1].name) == (speaker, [content], "Ada Delmas")


def test_what_one_says_now_of_oneself_is_no_report_inside_a_quotation() -> None:
    text = "« Je dis que le pont penche. On dit que je mens », raconte Ada Delmas."
    assert len(attributions(text, "fr")) == 1
