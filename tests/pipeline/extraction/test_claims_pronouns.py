"""Claims that stand alone: pronouns as what they stand for, answers with their question, no dateline."""

from __future__ import annotations

import pytest

from pipeline.extraction.ruled import extract
from pipeline.schema import Claim, Document, SourceText

_INTERVIEW = """The Lantern spoke to Ada Ranvik, who runs the harbour.

Lantern: Mr Brisk blames your pilots for the fire.

Ada Ranvik: He was not on the quay. I saw the report and it does not name my pilots.

Lantern: Did he call you before the fire?

Ranvik: No. He called on Sunday.

Lantern: Were you warned by the union?

Ranvik: Yes, twice.

Lantern: Has anybody signed the report?

Ranvik: They have not.
"""


def claims(text: str) -> list[Claim]:
    """The claims of a document of that text."""
    document = Document(id="d", sha256="0", story="s", source="d", language="en")
    return list(extract(SourceText(document, text)).claims)


def told(text: str) -> set[tuple[str | None, str, str]]:
    return {(item.claimant.name, item.factuality, item.statement) for item in claims(text)}


def statements(text: str) -> list[str]:
    return [item.statement for item in claims(text)]


def test_in_a_turn_i_is_who_speaks_and_he_is_somebody_else() -> None:
    found = told(_INTERVIEW)
    assert ("Ada Ranvik", "CT-", "Mr Brisk was on the quay.") in found
    assert ("Ada Ranvik", "CT+", "Ada Ranvik saw the report.") in found


@pytest.mark.parametrize(
    "claim",
    [
        ("Ranvik", "CT-", "Mr Brisk called Ranvik before the fire."),
        ("Ada Ranvik", "CT+", "Ada Ranvik was warned by the union."),
        ("Ada Ranvik", "CT-", "Somebody has signed the report."),
    ],
)
def test_an_answer_is_a_claim_with_the_words_of_its_question(claim: tuple[str, str, str]) -> None:
    assert claim in told(_INTERVIEW)


def test_the_answer_is_anchored_to_the_question_and_to_itself() -> None:
    (answer,) = [item for item in claims(_INTERVIEW) if item.statement.startswith("Mr Brisk called Ranvik")]
    assert [span.text for span in answer.evidence] == ["Did he call you before the fire?", "No"]


def test_it_is_what_the_sentence_before_is_about_and_she_is_the_woman() -> None:
    found = statements(
        "The old ferry left Morren at noon on 4 May 2031. It reached the island two hours late. "
        "Minister Ada Ranvik met the crew. She thanked them and promised 40 new lifebelts."
    )
    assert "The old ferry reached the island two hours late." in found
    assert any(statement.startswith("Minister Ada Ranvik") and "40 new" in statement for statement in found)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank off Morren in 2031. It is clear that 40 pilots were drunk.",
        "The ferry sank off Morren in 2031. It was the pilots who closed the gate on 4 May.",
        "The pilots of Morren went home on 4 May 2031. It rained for 12 hours.",
    ],
)
def test_it_that_stands_for_nothing_stays(text: str) -> None:
    assert any(statement.startswith("It ") for statement in statements(text))


def test_a_dateline_is_no_part_of_a_claim() -> None:
    found = statements("MORREN, 4 May (Lantern) — Eleven pilots closed the harbour of Morren on Monday.")
    assert [statement.split(" closed")[0] for statement in found] == ["Eleven pilots"]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The minister did not agree to the pilots' plan of 4 May.",
            "The minister agreed to the pilots' plan of 4 May.",
        ),
        ("The treaty of 1998 does not cover the gate.", "The treaty of 1998 covers the gate."),
        ("For 12 hours the pilots had no access to the gate.", "For 12 hours the pilots had access to the gate."),
        (
            "Contrary to what has been reported, the minister did not resign on 4 May.",
            "The minister resigned on 4 May.",
        ),
    ],
)
def test_a_denial_is_its_statement_in_the_positive(text: str, statement: str) -> None:
    assert ("AUTHOR", "CT-", statement) in told(text)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        # an *it* that stands for nothing is not the speaker
        ("The Brisks hit back, claiming it was the pilots who rang the bell.", "It was the pilots who rang the bell."),
        # nor is *it* a person known by a given name, nor an hour what a sentence before is about
        ("“Judith gave her an hour,” said one of the crew. “It was a farewell.”", "It was a farewell."),
        ("The fire began early, Ada Ranvik said. “The bell rang and it was five to seven.”", "It was five to seven."),
        # *they* in a quotation are not those whom the text around it counts, nor nights
        ("Ada Ranvik, who spent six nights aboard, said: “They knew. They knew in March.”", "They knew in March."),
        # of one known by a single name, *he* is not the other man whom the text names
        ("Jon Brisk said the pier was his. Houska said on Monday that he expected a storm.", "He expected a storm."),
    ],
)
def test_a_pronoun_stays_rather_than_name_a_foreign_subject(text: str, statement: str) -> None:
    assert statement in statements(text)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Sales of bread fell. Supermarkets said they had flour for nine days.",
            "Supermarkets had flour for nine days.",
        ),
        ("The letters were published. Police said they had opened an inquiry.", "Police had opened an inquiry."),
        ("The letters were lost. The police said they had opened an inquiry.", "Police had opened an inquiry."),
        ("Two sailors swam. Reuters said they were safe.", "Two sailors were safe."),  # one name, not several
    ],
)
def test_they_of_whom_a_plural_speaks_are_the_speakers(text: str, statement: str) -> None:
    assert statement in statements(text)


def test_a_french_denial_in_the_past_denies() -> None:
    document = Document(id="d", sha256="0", story="s", source="d", language="fr")
    found = extract(SourceText(document, "Le maire a nié avoir été informé en janvier.")).claims
    assert [item.factuality for item in found] == ["CT-"]


def test_a_russian_denial_of_anybody_is_put_positively() -> None:
    text = "Министр сказал: «Мы никого не принуждали к разговору»."
    document = Document(id="d", sha256="0", story="s", source="d", language="ru")
    found = [(item.factuality, item.statement) for item in extract(SourceText(document, text)).claims]
    assert found == [("CT-", "Мы кого-то принуждали к разговору.")]


def test_he_is_the_speaker_though_a_woman_of_his_name_speaks_too() -> None:
    found = told(
        "Leo Sand said he was told of the fault. Piet Aldous said the fault was small. Leo Sand said he was not asked. "
        "Olga Sand said she was warned."
    )
    assert ("Leo Sand", "CT-", "Leo Sand was asked.") in found
    assert ("Olga Sand", "CT+", "Olga Sand was warned.") in found


def test_a_name_that_ends_like_a_plural_is_one_persons() -> None:
    found = told("Ada Burness met the council. Burness's lawyer said that she left the party in May.")
    assert not any("lawyer left" in statement for _, _, statement in found)


def test_she_in_the_words_of_somebodys_lawyer_is_not_the_lawyer() -> None:
    found = told("Ada Burne met the council. Burne's lawyer said that “the claim that she left the party is false”.")
    assert ("lawyer of Ada Burne", "CT-", "Burne left the party.") in found
