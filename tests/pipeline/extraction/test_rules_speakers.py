"""In whose mouth the English rules put words, on texts written for these tests: nobody's rather than another's."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import Attribution, attributions, is_quote


def kept(text: str) -> list[Attribution]:
    return [a for a in attributions(text) if is_quote(text, a)]


def voices(text: str) -> list[tuple[str | None, str]]:
    """Speaker and words of every quote, in text order."""
    return [(a.speaker, " … ".join(text[s:e] for s, e in a.content)) for a in kept(text)]


def speaker_of(text: str, part: str) -> str | None:
    held = [a for a in kept(text) if any(part in text[s:e] for s, e in a.content)]
    assert held, f"nothing holds {part!r}"
    return min(held, key=lambda a: sum(e - s for s, e in a.content)).speaker


@pytest.mark.parametrize(
    "text",
    [
        # a count is nobody whom *she* could stand for
        "Ada Pike, head of the Morren clinic, told reporters by telephone that four of the boats were hers. An "
        "earlier count by the clinic had put them at three.\n\n“We may well find more,” she said.",
        # who speaks in the paragraph before is no rival of the one whom this paragraph is about
        "“A tug hit the pier,” harbour spokesman Jon Brisk said.\n\nEdan Vale denied it. “We sent no tug,” he said.",
    ],
)
def test_a_pronoun_stands_for_the_one_person_at_hand(text: str) -> None:
    assert voices(text)[-1][0] in ("Ada Pike", "Edan Vale")


def test_a_pronoun_inside_somebodys_words_is_nobody_whom_others_words_name() -> None:
    text = (
        "Deputy harbour master Edan Brisk answered: “Mr Vale made nobody sail.”\n\n"
        "Pilot Ada Pike was not content. “He said the tide was low. My film shows it high,” she told the council."
    )
    assert speaker_of(text, "the tide was low") is None
    assert speaker_of(text, "My film") == "Ada Pike"


def test_the_subject_of_a_cue_stands_on_its_side_of_a_semicolon() -> None:
    text = "The line had said on Monday that he would; on Friday a spokeswoman would say only that he “might”."
    assert speaker_of(text, "might") == "spokeswoman"


_PULLED = (
    "Harbour chief Ada Pike said: ‘The tug rammed our pier.’\n\n"
    "But the tug’s owners hit back, claiming it was the pier that had moved.\n\n"
    "{}\n\n"
    "The spokesman accused the port of hiding the film."
)


@pytest.mark.parametrize(
    ("pulled", "words", "speaker"),
    [
        ("‘It didn’t even slow down’Jon Brisk", "‘It didn’t even slow down’", "Jon Brisk"),
        ("“It never slowed down at all” Jon Brisk, deckhand", "“It never slowed down at all”", "Jon Brisk"),
        ("‘It never slowed down at all’", "‘It never slowed down at all’", None),
    ],
)
def test_a_pull_quote_is_his_whose_name_stands_behind_it_or_nobodys(
    pulled: str, words: str, speaker: str | None
) -> None:
    assert (speaker, words) in voices(_PULLED.format(pulled))


def test_a_pull_quote_is_his_who_says_it_in_the_text() -> None:
    text = _PULLED.format("‘It never slowed down at all’") + "\n\n‘It never slowed down at all,’ Jon Brisk told us."
    assert ("Jon Brisk", "‘It never slowed down at all’") in voices(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (  # who tells reporters is no source of a headline
            "The pier is shut.\n\nHarbour chief Ada Pike told reporters: “We sent no tug.”",
            [("Ada Pike", "“We sent no tug.”")],
        ),
        ("Morren: what each side says, and what it hides\n\nThe Morren pier fell on Monday.", []),
        (  # nor is the time zone of a live report part of a name
            "The pier fell.\n\n10.15 CEST Dravia: no tugs\n\nDravia has denied that it sent a tug.",
            [("Dravia", "it sent a tug")],
        ),
        (
            "A Morren pilot begs to differ: “The tide was ours.”",
            [("Morren pilot", "“The tide was ours.”")],
        ),
        (  # a headline that ends without a stop, and the byline below it
            "PIER COLLAPSE: ‘WE WERE TOLD TO LOOK AWAY’, SAYS DECK HAND\n\nby Ada Pike\n\nThe pier fell on Monday.",
            [("DECK HAND", "PIER COLLAPSE: ‘WE WERE TOLD TO LOOK AWAY’")],
        ),
        (  # a name cut by the end of a line
            "“The safety of the crew comes first. We acted the day we knew it,” said Chief\n"
            "Executive Jon Brisk. The port is shut.",
            [("Jon Brisk", "“The safety of the crew comes first. We acted the day we knew it,”")],
        ),
    ],
)
def test_what_layout_puts_beside_a_name_is_no_part_of_it(text: str, found: list[tuple[str | None, str]]) -> None:
    assert voices(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Campaigner Ada Pike, of Morren, said the pier was rotten.",
        "Mum-of-two Ada Pike said the pier was rotten.",
        "Councillor Ada Pike (Ind) said the pier was rotten.",
    ],
)
def test_a_calling_in_front_is_no_part_of_a_name(text: str) -> None:
    assert voices(text) == [("Ada Pike", "the pier was rotten")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The captain was told to go, according to two sailors, contradicting the line’s insistence that he is "
            "leaving of his own accord.",
            [("two sailors", "The captain was told to go"), ("line", "he is leaving of his own accord")],
        ),
        (
            "The port’s counsel, Ada Pike, said in an e-mailed reply that “no swab of ours was bad”.",
            [("Ada Pike", "“no swab of ours was bad”")],
        ),
    ],
)
def test_a_noun_of_speech_is_its_owners(text: str, found: list[tuple[str | None, str]]) -> None:
    assert voices(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The port on Monday recalled 1.2mn tins of its paint.",
        "The line recalled its ambassador in March.",
        "Each side accused the other of shooting first.",
        "Both sides blame the other.",
        "The line claimed that.",
    ],
)
def test_what_says_nothing_is_no_quote(text: str) -> None:
    assert voices(text) == []


def test_who_commands_a_fleet_says_nothing_by_it() -> None:
    text = "Colonel Ada Pike, who commands the fleet, tells us that her crews “could sail on Monday”."
    assert voices(text) == [("Ada Pike", "her crews “could sail on Monday”")]


def test_memories_and_denials_stay_quotes() -> None:
    assert voices("The mayor recalled the night of the fire.") == [("mayor", "the night of the fire")]
    assert voices("The mayor said the gate was shut. The union denied it.")[-1] == ("union", "it")


@pytest.mark.parametrize(
    "description",
    [
        "The keeper of the Brill lock, Sergeant Ada Pike, said",
        "An expert on tides at the University of Morren, Professor Ada Pike, said",
        "A pilot who was less than a mile away, Ada Pike, said",
    ],
)
def test_the_name_behind_a_description_is_who_speaks_whatever_stands_between(description: str) -> None:
    found = voices(f"{description} the gate had been open all night.\n\n“It was dark,” Pike said.\n")
    assert {who for who, _ in found} == {"Ada Pike"}


def test_of_an_aide_and_a_president_with_a_rank_nobody_knows_which_is_named() -> None:
    found = voices("An aide to the president, General Paul Weir, said the gate had been open all night.\n")
    assert [who for who, _ in found] == ["aide to the president, General Paul Weir"]


@pytest.mark.parametrize(
    "who",
    [
        "The Minister of Harbours, Ada Pike,",
        "The harbour minister, Ms Ada Pike,",
        "The Minister for Harbours, Ada Pike,",
    ],
)
@pytest.mark.parametrize("again", ["the minister", "the Minister", "she"])
def test_an_office_in_front_of_a_name_is_that_persons(who: str, again: str) -> None:
    text = f"{who} was told of the leak on Friday.\n\n“Nobody was at risk,” {again} said."
    assert speaker_of(text, "risk") == "Ada Pike"


def test_whoever_is_asked_before_the_cue_is_the_speaker() -> None:
    text = 'Mr Ostrava, asked about the ledger on Friday, said: "Mr Pell kept it. He was away."'
    assert [a.speaker for a in attributions(text)] == ["Ostrava"]


def test_what_somebody_says_of_a_person_makes_that_person_no_speaker() -> None:
    text = "The judge stepped down, the Lantern reported, citing two clerks. Pell, it said, will follow."
    assert [a.speaker for a in attributions(text)][-1] == "Lantern"
