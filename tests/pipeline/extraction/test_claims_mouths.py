"""Of whom and by whom something is claimed: the accused is not the accuser, *he* in somebody's words is not himself."""

from __future__ import annotations

import pytest

from pipeline.extraction.ruled import extract
from pipeline.schema import Document, SourceText


def told(text: str) -> set[tuple[str | None, str, str]]:
    document = Document(id="d", sha256="0", story="s", source="d", language="en")
    claims = extract(SourceText(document, text)).claims
    return {(item.claimant.name, item.factuality, item.statement) for item in claims}


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Ada Pike accused the tug of having fled in fog.", ("Ada Pike", "CT+", "The tug had fled in fog.")),
        ("The tug was accused by Ada Pike of having fled in fog.", ("Ada Pike", "CT+", "The tug had fled in fog.")),
        ("Ann Reed accused two pilots of hiding the chart.", ("Ann Reed", "CT+", "Two pilots were hiding the chart.")),
        (
            "Ada Pike blamed the yard for having ignored the leak.",
            ("Ada Pike", "CT+", "The yard had ignored the leak."),
        ),
        ("Ada Pike denied having shut the gate.", ("Ada Pike", "CT-", "Ada Pike had shut the gate.")),
        ("Ada Pike promised the crew to open the gate.", ("Ada Pike", "CT+", "Ada Pike would open the gate.")),
    ],
)
def test_who_did_it_is_whom_the_verb_of_speech_names(sentence: str, claim: tuple[str, str, str]) -> None:
    assert claim in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Pike told the crew to leave the boat.",
        "Ada Pike asked the minister to open the gate.",
        "Ada Pike warned the council against shutting the gate.",
        "Ada Pike accused him of hiding the chart.",
    ],
)
def test_an_order_a_warning_or_a_charge_against_nobody_named_is_no_deed(sentence: str) -> None:
    assert {who for who, _, _ in told(sentence)} == {"AUTHOR"}


def test_he_in_somebodys_words_is_whom_they_name_and_never_himself() -> None:
    found = told(
        "The police chief of Arden, Jon Brisk, said no arrest had been made. “We met Captain Vale twice, and he "
        "answered every question,” Brisk said. “He is a witness.”"
    )
    assert {
        ("Jon Brisk", "CT+", f"Captain Vale {what}.") for what in ("answered every question", "is a witness")
    } <= found


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        # of the speaker's own name, but hardly the speaker
        (
            "Jon Brisk said it was late. The wife of Captain Vale, Ada Vale, said he had lost his way.",
            "He had lost his way.",
        ),
        # two whom it may be
        ("“Mr Brisk met Mr Lund, and he burned the letter,” Ada Vale said.", "He burned the letter."),
        # who has seen a thing, or the thing
        ("The Lantern has also seen the passenger list. It has 212 names.", "It has 212 names."),
    ],
)
def test_a_pronoun_that_two_may_be_stays(text: str, statement: str) -> None:
    assert statement in {item for _, _, item in told(text)}


_ASLEEP = (
    "“He called twice, and the coastguard slept,” Ada Vale said. “We have the tape.”\n\n{} rejected the accusation."
)


def test_an_accusation_rejected_is_the_one_that_names_who_rejects_it() -> None:
    found = told(f"{_ASLEEP.format('Brisk')} “My men were awake,” the coastguard chief, Jon Brisk, said.")
    assert ("Jon Brisk", "CT-", "The coastguard slept.") in found
    assert not any(sign == "CT-" and "tape" in what for _, sign, what in found)


def test_an_accusation_rejected_is_none_of_several_where_nothing_shows_which() -> None:
    assert not any(sign == "CT-" for _, sign, _ in told(_ASLEEP.format("Brisk")))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "“The ferry carries nobody without a ticket, whatever his age,” managing director Jon Brisk said.",
            ("Jon Brisk", "CT+", "The ferry carries nobody without a ticket."),
        ),
        ("Jon Brisk said the dam held. “It holds,” he said.", ("Jon Brisk", "CT+", "The dam held.")),
        (
            "According to Mayor Ada Pike, an old friend of the dead man, the quay opens on Sunday.",
            ("Ada Pike", "CT+", "The quay opens on Sunday."),
        ),
    ],
)
def test_what_somebody_says_is_not_told_by_the_author_too(text: str, claim: tuple[str, str, str]) -> None:
    assert told(text) == {claim}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "According to Mayor Ada Pike, a memorial service is to be held at noon.",
            ("Ada Pike", "CT+", "A memorial service is to be held at noon."),
        ),
        (
            "Talks broke off after Norland, in the words of one diplomat, “lost the map”.",
            ("one diplomat", "CT+", "Norland lost the map."),
        ),
        (
            "The port shut because the tug, according to its owner, had sunk.",
            ("owner", "CT+", "The tug had sunk."),
        ),
        (
            "Jon Brisk spoke. The ministry has opened an inquiry into the pilot. It demands that Delsia hand him over.",
            ("AUTHOR", "CT+", "The ministry demands that Delsia hand him over."),
        ),
    ],
)
def test_the_clause_that_a_source_stands_beside_is_its_claim(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in told(text)


@pytest.mark.parametrize(
    ("sentence", "sure"),
    [
        ("Ada Pike withdrew her claim that the tug was cracked.", "U"),
        ("Ada Pike has dropped her claim that the tug was cracked.", "U"),
        ("Ada Pike did not withdraw her claim that the tug was cracked.", "CT+"),
        ("Ada Pike stood by her claim that the tug was cracked.", "CT+"),
    ],
)
def test_a_claim_that_is_withdrawn_is_left_open(sentence: str, sure: str) -> None:
    assert {claim[1:] for claim in told(sentence)} == {(sure, "The tug was cracked.")}
