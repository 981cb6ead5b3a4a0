"""Where what is said begins and ends: asides, insertions, participles that end a report, terse sentences."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions, is_quote

Said = tuple[str | None, list[str]]


def kept(text: str) -> list[Said]:
    """Cue and content of every quote."""
    found = [a for a in attributions(text) if is_quote(text, a)]
    return [(text[slice(*a.cue)] if a.cue else None, [text[s:e] for s, e in a.content]) for a in found]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Ada Pike says, and few would disagree, that the quay was open.", "says", "the quay was open"),
        ("Ada Pike said (and she was not alone) that the quay was open.", "said", "the quay was open"),
        ("Ada Pike told the inquest, and nobody doubted her, that it sank.", "told", "it sank"),
        ("The harbour master warned, however, that the dock is leaking badly.", "warned", "the dock is leaking badly"),
        (
            "Brisk Lines cut its forecast, saying higher oil prices would hurt trade.",
            "saying",
            "higher oil prices would hurt trade",
        ),
    ],
)
def test_what_stands_between_a_cue_and_that_is_no_part_of_what_is_said(text: str, cue: str, content: str) -> None:
    assert kept(text) == [(cue, [content])]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "The head of a shipyard denied on Monday that welders had been sent home.",
            "denied",
            "welders had been sent home",
        ),
        (
            "The port announced on Friday that the leak was mended, and we all went home.",
            "announced",
            "the leak was mended",
        ),
    ],
)
def test_a_past_tense_that_looks_like_a_participle_is_a_cue(text: str, cue: str, content: str) -> None:
    assert kept(text) == [(cue, [content])]


def test_a_participle_with_an_addressee_stays_one() -> None:
    assert kept("A man told on Monday that the ferry had sunk wept.") == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "The pilot denied that the ferry had been late, as a Sunday paper claimed last month.",
            [("denied", ["the ferry had been late"]), ("claimed", ["the ferry had been late"])],
        ),
        (
            "The line denies keeping guests in the dark, and a spokeswoman dismissed talk of fog as “an old song”.",
            [("denies", ["keeping guests in the dark"]), ("dismissed", ["talk of fog as “an old song”"])],
        ),
        (
            "Pilots have long argued that the dock is unsafe, a claim the port rejects.",
            [("have long argued", ["the dock is unsafe"])],
        ),
        (
            "Crews said the dock had leaked, a claim that Varn Lund rejects.",
            [("said", ["the dock had leaked"])],
        ),
        (
            "Pilots said the dock was shut, a move that shocked the crews.",
            [("said", ["the dock was shut, a move that shocked the crews"])],
        ),
        (
            "Trials showed that sleepers did better, though the authors later conceded that they had not asked.",
            [("showed", ["sleepers did better"]), ("later conceded", ["they had not asked"])],
        ),
        (
            "An aide to the mayor said ministers would “consider the plan with care”.",
            [("said", ["ministers would “consider the plan with care”"])],
        ),
    ],
)
def test_a_report_ends_where_another_begins(text: str, quotes: list[Said]) -> None:
    assert kept(text) == quotes


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The port bought the cranes, which, a memo suggests, had never been tested.",
            ["which", "had never been tested"],
        ),
        ("The charity, whose books, he claimed, were never read, has closed.", ["whose books", "were never read"]),
        ("The firm, in which, she said, nobody had faith, was wound up.", ["in which", "nobody had faith"]),
        ("The ferry, which, according to a survey, had no radio, sank.", ["which", "had no radio"]),
        ("The crane, she said, which had rusted, never broke.", ["The crane", "which had rusted, never broke"]),
    ],
)
def test_a_cue_inside_a_relative_clause_reports_that_clause_alone(text: str, content: list[str]) -> None:
    assert [parts for _, parts in kept(text)] == [content]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("He vowed to “pay every crown”.", [("vowed", ["to “pay every crown”"])]),
        ("“Who broke it?” the judge asked Ada Pike.", [("asked", ["“Who broke it?”"])]),
        ("“It broke,” Ada Pike said, laughing. “Twice.”", [("said", ["“It broke,”", "“Twice.”"])]),
        ("The line forged the papers, as per the police report.", [("as per", ["The line forged the papers"])]),
        ("The quay will shut at noon, per a city memo.", [("per", ["The quay will shut at noon"])]),
        ("They pay ten crowns per head, as per the rules.", []),
        ("“We wait,” the harbour master’s reply continued.", [("continued", ["“We wait,”"])]),
        ("He dismissed as “untrue” a claim that it leaked.", [("dismissed", ["“untrue” a claim that it leaked"])]),
        ("There was, the mayor said, no plan.", [("said", ["There was", "no plan"])]),
        ("The dock held, the mayor said, a day after.", [("said", ["The dock held"])]),
        (
            "The dock reportedly cost ten crowns, according to the Lantern.",
            [("according to", ["The dock reportedly cost ten crowns"])],
        ),
        ("Police have ruled out arson.", [("have ruled out", ["arson"])]),
        ("The ministers discussed the state of the harbour towns.", []),
    ],
)
def test_small_cues(text: str, quotes: list[Said]) -> None:
    assert kept(text) == quotes


def test_who_tells_of_anothers_words_goes_on_speaking() -> None:
    text = "Her clerk had told her that the house was lost, Ada Pike said. “Nobody will tell me more.”"
    assert {a.speaker for a in attributions(text) if "“" in text[slice(*a.content[-1])]} == {"Ada Pike"}


@pytest.mark.parametrize(
    "dateline",
    [
        "PORT ARDEN (Delsia), Nov 12 (Wire) - ",
        "Arden, 12 November (Wire) – ",
        "ARDEN, April 3, 2031 /Wire/ -- ",
        "ARDEN, May 3 -- ",
        "ARDEN: ",
    ],
)
def test_a_dateline_is_no_part_of_what_is_said(dateline: str) -> None:
    text = f"Ferry lost off Arden\n\n{dateline}Two pilots were hurt, the harbour office said on Monday."
    assert kept(text) == [("said", ["Two pilots were hurt"])]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The log says he slept at 3 a.m. Guards came later.", "he slept at 3 a.m."),
        ("The log says he slept until 4 a.m. Friday.", "he slept until 4 a.m. Friday"),
        ("The log says he slept until 4 p.m. Eastern time.", "he slept until 4 p.m. Eastern time"),
    ],
)
def test_an_hour_may_end_a_sentence(text: str, content: str) -> None:
    assert kept(text) == [("says", [content])]


@pytest.mark.parametrize(
    "text",
    ["Footage from the quay shows the ferry turning.", "In the hold, the fire began.", "On deck, the fire continued."],
)
def test_what_is_seen_and_what_goes_on_nobody_says(text: str) -> None:
    assert kept(text) == []


def test_what_was_announced_goes_on_in_the_next_paragraph() -> None:
    text = (
        "Ada Pike made these remarks:\n\n“We did not agree. Few do.\n\n“To the crews: wait for us.”\n\nThe fair opened."
    )
    assert [parts for _, parts in kept(text)] == [["“We did not agree. Few do.", "“To the crews: wait for us.”"]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The port’s clerk, asked if the gate had failed, said it had not.", "port’s clerk"),
        ("The gate held, Tarl Vesk told the Lantern, adding it had been tested twice.", "Tarl Vesk"),
        ("In a post on X, the mayor wrote: “The gate held.”", "mayor"),
        ("Ada Pike, the mayor of Arden, said it held.", "Ada Pike"),
    ],
)
def test_who_speaks_where_the_parser_takes_somebody_else(text: str, speaker: str) -> None:
    assert {a.speaker for a in attributions(text) if is_quote(text, a)} == {speaker}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "The talks took an hour, his staff said; the Norland side kept no minutes.",
            "en",
            ["The talks took an hour"],
        ),
        (
            "La mairie a affirmé que douze maisons avaient brûlé, alors que le syndicat en compte trente.",
            "fr",
            ["douze maisons avaient brûlé"],
        ),
        (
            "Selon la mairie, douze maisons ont brûlé, tandis que les organisateurs parlent de trente.",
            "fr",
            ["douze maisons ont brûlé"],
        ),
        (
            "Selon la mairie, douze maisons ont brûlé ; les pompiers en comptent trente.",
            "fr",
            ["douze maisons ont brûlé"],
        ),
        (
            "La mairie a affirmé que le four était froid, alors que la braise fumait.",
            "fr",
            ["le four était froid, alors que la braise fumait"],
        ),
        (
            "По данным мэрии, сгорели двенадцать домов; жители говорят о тридцати.",
            "ru",
            ["сгорели двенадцать домов", "о тридцати"],
        ),
        (
            "Мэр заявил, что печь холодная, тогда как пожарные утверждают, что она горячая.",
            "ru",
            ["печь холодная", "она горячая"],
        ),
        (
            "Мэр заявил, что печь холодная, тогда как угли дымят.",
            "ru",
            ["печь холодная, тогда как угли дымят"],
        ),
    ],
)
def test_what_others_say_against_it_is_not_in_the_first_speakers_mouth(
    text: str, language: str, expected: list[str]
) -> None:
    contents = [text[s:e] for a in attributions(text, language) for s, e in a.content]
    assert contents == expected


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The mill suggested (and then half-denied) that rafts could be lent.", "suggested", "rafts could be lent"),
        ("The mill stated that the rafts were lent – which Arden denies.", "stated", "the rafts were lent"),
        ("Ada Pike said the weir had held, which two boatmen dispute.", "said", "the weir had held"),
        ("Ada Pike disclosed “being unable to swim a length”.", "disclosed", "“being unable to swim a length”"),
    ],
)
def test_asides_and_what_others_hold_of_it_are_no_part_of_what_is_said(text: str, cue: str, content: str) -> None:
    assert kept(text) == [(cue, [content])]


def test_a_verb_behind_quoted_words_is_joined_to_the_cue_in_front_of_them() -> None:
    text = "Ada Pike insisted on the fact that the mill “kept no list of rafts” and asked Arden to “stop the gossip”."
    assert kept(text) == [
        ("insisted on", ["the fact that the mill “kept no list of rafts”"]),
        ("asked", ["to “stop the gossip”"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Two rowers spoke. One may recall that in May the weir was “too low for a punt”.",
        "Ada Pike said “there might be a need for rafts that then justifies some tolls.”",
        "The clerk neither offered nor proposed anything.",
        "Ada Pike admired “Weirs of the North” on Sunday.",
    ],
)
def test_what_anybody_may_recall_and_what_a_lack_justifies_nobody_says(text: str) -> None:
    assert all(cue not in ("may recall", "then justifies", "proposed", "admired") for cue, _ in kept(text))
