"""English claims: what a no reaches, who does what is told, and what a verdict on a report amounts to."""

from __future__ import annotations

import pytest

from pipeline.extraction.ruled import extract
from pipeline.schema import AUTHOR, Claim, Document, SourceText


def claims_in(text: str) -> list[Claim]:
    """The claims of an English text of which the rules read the quotes too."""
    return list(
        extract(SourceText(Document(id="d", sha256="0", story="s", source="d", language="en"), text + "\n")).claims
    )


def told(text: str) -> list[tuple[str | None, str, str]]:
    return [(claim.claimant.name, claim.factuality, claim.statement) for claim in claims_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The barns are burning, the engines are not coming,” Ada Vale said.",
            [("CT+", "The barns are burning."), ("CT-", "The engines are coming.")],
        ),
        ("“The ferry sank, I think,” Ada Vale said.", [("CT+", "The ferry sank.")]),
        ("“I will pay, not next year,” Ada Vale said.", [("CT+", "Ada Vale will pay.")]),
        (
            "“Someone rang the mill, nobody hinted at a leak,” Ada Vale said.",
            [("CT+", "Someone rang the mill."), ("CT-", "Somebody hinted at a leak.")],
        ),
        ("“Let me be plain: we did not sell the quay,” Ada Vale said.", [("CT-", "We sold the quay.")]),
        ("“I say it again: we did not sell the quay,” Ada Vale said.", [("CT-", "We sold the quay.")]),
        ("“I do not believe that he will stay,” Ada Vale said.", [("CT-", "Ada Vale believes that he will stay.")]),
        ("“The claim that my brother ran is a fantasy,” Ada Vale said.", [("CT-", "Ada Vale’s brother ran.")]),
        ("Ada Vale accused the pilots of negligence.", [("CT+", "The pilots are guilty of negligence.")]),
        ("Ada Vale blamed the yard for the leak.", [("CT+", "The yard is to blame for the leak.")]),
        ("Tor Brisk asked whether the dam was safe. Ada Vale said no.", [("CT-", "The dam was safe.")]),
    ],
)  # fmt: skip
def test_what_the_speaker_says_keeps_its_sign_and_its_doer(text: str, expected: list[tuple[str, str]]) -> None:
    found = [item[1:] for item in told(text) if item[0] == "Ada Vale"]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Lyvrac calls on the observers to publish their log.", "Lyvrac calls on the observers to publish their log."),
        ("It is a crime to open the ballots.", "It is a crime to open the ballots."),
        ("There was no smoke over the harbour.", "There was smoke over the harbour."),
    ],
)
def test_the_author_tells_calls_and_rules_in_whole_sentences(text: str, statement: str) -> None:
    assert [item[2] for item in told(text) if item[0] == AUTHOR] == [statement]


def test_it_that_stands_for_nothing_is_not_whoever_was_told_of_last() -> None:
    found = told("The clerk told friends that the count was wrong. It is an offence to open the ballots.")
    assert (AUTHOR, "CT+", "It is an offence to open the ballots.") in found


def test_she_is_the_woman_of_the_sentence_before_rather_than_somebody_of_no_known_sex() -> None:
    found = told(
        "Brisk's wife, Ada, told a neighbour that the boat was sold, the neighbour said. She has not been charged."
    )
    assert (AUTHOR, "CT-", "Brisk's wife has been charged.") in found


@pytest.mark.parametrize(
    "text",
    [
        "The claim by the union that the quay was sold is false.",
        "The union's claim that the quay was sold is not true.",
        "The union says that the quay was sold, which is untrue.",
        "The union says that the quay was sold. That is untrue.",
    ],
)
def test_what_the_author_calls_untrue_he_denies_and_another_holds(text: str) -> None:
    found = {(name or "").removeprefix("the "): sign for name, sign, words in told(text) if "quay was sold" in words}
    assert found == {AUTHOR: "CT-", "union": "CT+"}


def test_that_is_untrue_between_marks_is_of_whoever_says_it() -> None:
    found = told("The union says that the quay was sold. “That is untrue,” Ada Vale said.")
    assert not any(name == AUTHOR and "quay" in words for name, _, words in found)


def test_who_rejects_a_claim_as_something_denies_it() -> None:
    found = told("The Ministry rejects as cheap invention the Delsian claim that border guards shelled the mill.")
    assert ("Ministry", "CT-", "Border guards shelled the mill.") in found


def test_what_an_outlet_once_said_of_itself_is_given_up_where_it_corrects() -> None:
    found = told("We reported that Ada Vale shouted from the gallery. In fact the words came from another woman.")
    assert not any(name != AUTHOR and sign == "CT+" for name, sign, _ in found)


def test_words_in_marks_do_not_do_what_the_words_around_them_tell() -> None:
    found = told("A clerk who “said the quay was his garden” has been convicted of stealing two boats from the yard.")
    assert not any("garden was stealing" in words for _, _, words in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Vale says “being glad to trade” but “Arden has neither taken nor sent anything” here, said the mill.",
            ("CT-", "Arden has taken or sent something here."),
        ),
        (
            "“You have seen how Arden uses this sort of talk and even suggests that it was Doln which paid,” she said.",
            ("CT+", "You have seen how Arden uses this sort of talk and even suggests that it was Doln which paid."),
        ),
    ],
)
def test_a_clause_keeps_the_subject_and_the_no_that_it_was_told_with(text: str, expected: tuple[str, str]) -> None:
    assert expected in [claim[1:] for claim in told(text)]


def test_an_apostrophe_before_quoted_words_makes_no_deed_of_them() -> None:
    claims = told("Doln rejected the toll, with Arden denouncing Paris’ “increasing involvement” in the mill.")
    assert claims
    assert not any("was increasing" in claim[2] for claim in claims)
