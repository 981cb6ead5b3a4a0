"""Contradictions gathered into disputes: sides, voices, silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.relate import contradictions, heard, relate
from pipeline.relate.asking import yes_or_no
from pipeline.relate.disputes import gather, says_the_same
from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.weights import Weights
from pipeline.relate.rules.edges import read_story
from pipeline.relate.since import with_days
from pipeline.relate.voices import origins, with_copies, with_outlets_alike
from pipeline.relate.wording import question
from pipeline.schema import AUTHOR, Failure, LookedAt, SourceText, Span
from tests.pipeline.relate.claims import claim, document, story

SAID = "Readiness for dialogue on Ukraine was noted in their call."


def test_four_reports_of_one_denial_are_one_dispute_with_two_sides() -> None:
    claims = [claim(SAID, "Russia", name) for name in "ab"] + [claim(SAID, "France", name, "CT-") for name in "bc"]
    dates = {"a": "2024-04-03", "b": "2024-04-05", "c": "2024-04-12", "d": "2024-04-12"}
    done = with_days(relate(story(claims, *(document(name, date) for name, date in dates.items()))))
    assert len(done.disputes) == 1
    dispute = done.disputes[0]
    assert dispute.question == "Was readiness for dialogue on Ukraine noted in their call?"
    assert [(side.claimants, side.documents, side.since) for side in dispute.sides] == [
        (["Russia"], ["a", "b"], "2024-04-03"),
        (["France"], ["b", "c"], "2024-04-05"),
    ]
    assert (dispute.silent, dispute.one_sided) == (["d"], ["a", "c"])
    assert {edge.dispute for edge in done.contradictions} == {dispute.id}
    assert sorted(dispute.contradictions) == sorted(edge.id for edge in done.contradictions)


def test_a_document_that_was_not_read_or_not_compared_is_not_called_silent() -> None:
    claims = [claim(SAID, "Russia", "a"), claim(SAID, "France", "b", "CT-")]
    claims += [claim("The harbour opens.", "Mayor", name) for name in ("beside", "left-out")]
    failed = Failure(document="broken", story="s", error="budget_exceeded", message="no more of it")
    records = story(claims, *(document(name) for name in ("quiet", "broken")))
    done = relate(replace(records, failures=(failed,)))
    compared = LookedAt(story="s", claims=[item.id for item in claims[:3]])
    (dispute,) = heard(replace(done, candidates=(compared,))).disputes
    assert dispute.silent == ["beside", "quiet"]
    assert dispute.one_sided == ["a", "b"]
    (dispute,) = heard(replace(done, candidates=None)).disputes
    assert dispute.silent == ["beside", "left-out", "quiet"]


def test_a_document_that_speaks_of_the_matter_without_taking_a_side_is_not_silent() -> None:
    claims = [
        claim("The tug called the pilot station twice.", "Dockers", "a"),
        claim("The tug called the pilot station twice.", "Port Board", "b", "CT-"),
        claim("The inquiry asks whether the tug called the pilot station.", AUTHOR, "c", "U"),
        claim("The pilot station serves soup.", AUTHOR, "d"),
    ]
    done = relate(story(claims))
    (dispute,) = done.disputes
    assert (dispute.silent, dispute.touching, dispute.one_sided) == (["d"], ["c"], ["a", "b"])
    failed = Failure(document="c", story="s", error="budget_exceeded", message="no more of it")
    (dispute,) = heard(replace(done, failures=(failed,))).disputes
    assert (dispute.silent, dispute.touching) == (["d"], [])


def test_a_claim_without_an_edge_joins_the_side_that_it_says_the_same_as() -> None:
    claims = [
        claim(SAID, "Russia", "a"),
        claim(SAID, "France", "b", "CT-"),
        claim("Readiness for dialogue on Ukraine was noted.", "Envoy", "c"),
    ]
    sides = relate(story(claims)).disputes[0].sides
    assert [side.claimants for side in sides] == [["Envoy", "Russia"], ["France"]]


def test_a_document_that_takes_a_side_in_its_own_voice_is_a_holder_beside_whom_others_name() -> None:
    claims = [
        claim("The weir gate was left open overnight.", AUTHOR, "letter"),
        claim("The weir gate was left open overnight.", "Orla Finch", "paper"),
        claim("The weir gate was left open overnight.", "Water Board", "paper", "CT-"),
    ]
    homes = [document("letter", "2031-05-02", "Finch & Dray"), document("paper", "2031-05-05", "The Weirside")]
    (dispute,) = with_days(relate(story(claims, *homes))).disputes
    assert [(side.claimants, side.since) for side in dispute.sides] == [
        (["Orla Finch", "Finch & Dray"], "2031-05-02"),
        (["Water Board"], "2031-05-05"),
    ]


@pytest.mark.parametrize(("other", "same"), [("Ranvik", True), ("Brisk", False)])
def test_short_words_say_the_same_only_where_they_are_one_claimants(other: str, same: bool) -> None:
    claims = [claim("It is rust.", "Ranvik", "a"), claim("It is rust.", other, "b")]
    one, two = read_story(claims, [document("a"), document("b")])
    assert says_the_same(Comparison(one, two, Weights([one, two]))) == same


def test_disputes_on_two_questions_stay_apart_though_they_share_a_speaker() -> None:
    claims = [
        claim(SAID, "Russia", "a"),
        claim(SAID, "France", "b", "CT-"),
        claim("The call was requested by Paris.", "France", "b"),
        claim("The call took place at the request of the Russian side.", "Poland", "c"),
    ]
    assert sorted(dispute.axis for dispute in relate(story(claims)).disputes) == ["commitment", "initiator"]


def test_an_explanation_names_who_holds_what_and_the_outlet_that_tells_it() -> None:
    claims = [
        claim("About 20 divers searched the bay.", "Ada Ranvik", "a"),
        claim("About 90 divers searched the bay.", None, "b"),
    ]
    (edge,) = relate(story(claims, document("a", publisher="Harbour Post"))).contradictions
    assert edge.explanation == (
        "Held by Ada Ranvik (Harbour Post): About 20 divers searched the bay; held by an unnamed source (b): About 90 "
        "divers searched the bay; their values cannot both be right (20 against 90)."
    )


def test_three_figures_are_three_sides() -> None:
    claims = [
        claim(f"{number} people were on the site when the hall exploded.", who, name)
        for number, who, name in (("Nine", "Company", "a"), ("Fourteen", "Union", "b"), ("Twenty", "Mayor", "c"))
    ]
    dispute = relate(story(claims)).disputes[0]
    assert sorted(side.claimants for side in dispute.sides) == [["Company"], ["Mayor"], ["Union"]]


def test_figures_that_part_among_themselves_share_no_side_whatever_words_stand_beside_them() -> None:
    claims = [
        claim("The guard told her there were six boats in the bay.", "Bell", "a"),
        claim("There were two boats in the bay.", "Rist", "b"),
        claim("Five boats were in the bay.", "Agency", "c"),
    ]
    (dispute,) = relate(story(claims)).disputes
    assert sorted(side.claimants for side in dispute.sides) == [["Agency"], ["Bell"], ["Rist"]]


def test_a_copy_of_a_report_is_no_second_voice() -> None:
    text = "The police fired tear gas at the crowd in the old market before noon and went away without a word."
    copied = [claim(text, AUTHOR, name, at=0) for name in ("wire", "paper")]
    denied = claim("The police fired tear gas at the crowd in the old market.", "Police", "release", "CT-")
    sources = [document("wire", "2025-01-01", "Wire"), document("paper", "2025-01-02", "Paper"), document("release")]
    done = relate(with_copies(story([*copied, denied], *sources)))
    assert ["Wire"] in [side.claimants for side in done.disputes[0].sides]
    assert origins(sources, (), copied) == {"wire": "wire", "paper": "wire", "release": "release"}
    assert {document.id: document.copy_of for document in done.documents if document.copy_of} == {"paper": "wire"}


def test_a_copy_is_found_where_many_documents_hold_each_of_its_sentences() -> None:
    grid = [
        [f"Boat {row} of quay {column} was tied up at noon by {row} men in coats" for column in "efgh"]
        for row in "abcd"
    ]
    texts = {f"row{row}-{number:02}": grid[row] for row in range(4) for number in range(41)}
    texts |= {"z1": [row[0] for row in grid], "z2": [row[0] for row in grid], "z3": [row[1] for row in grid]}
    claims = [claim(sentence, AUTHOR, name, at=0) for name, held in texts.items() for sentence in held]
    told = origins([document(name, "2025-01-01") for name in texts], (), claims)
    assert {name: told[name] for name in ("z1", "z2", "z3")} == {"z1": "z1", "z2": "z1", "z3": "z3"}


TOLD = "The ferry Osk turned back at noon."
ADDED = "The captain was drunk."


@pytest.mark.parametrize(
    ("accounts", "holder"),
    [
        ({"first": f"{TOLD} {ADDED}", "second": f"{TOLD} {ADDED}"}, "First"),
        ({"first": TOLD, "second": f"{TOLD} {ADDED}"}, "Second"),
        ({"first": TOLD, "second": f"{TOLD} {ADDED}", "third": f"{ADDED} {TOLD}"}, "Second"),
        ({"first": TOLD, "second": f"{TOLD} The [captain](x) was drunk.", "third": f"{TOLD} {ADDED}"}, "Second"),
    ],
)
def test_what_a_copy_adds_is_held_by_the_outlet_that_added_it(accounts: dict[str, str], holder: str) -> None:
    sources, claims = [], []
    for day, (name, text) in enumerate(accounts.items(), 1):
        home = document(name, f"2031-05-0{day}", name.capitalize())
        copy = home.model_copy(update={"copy_of": None if name == "first" else "first", "format": "markdown"})
        sources.append(SourceText(copy, text))
        words = next((words for words in (ADDED, "The [captain](x) was drunk.") if words in text), None)
        if words:
            at = text.index(words)
            span = Span(document=name, start=at, end=at + len(words), text=words)
            claims.append(claim(ADDED, AUTHOR, name).model_copy(update={"evidence": [span]}))
    denied = SourceText(document("d", "2031-05-04", "Harbour Board"), "The captain was not drunk.")
    claims.append(claim(ADDED, AUTHOR, "d", "CT-", at=0))
    sources.append(denied)
    records = replace(story(claims, *(source.document for source in sources)), sources=tuple(sources))
    (dispute,) = relate(records).disputes
    assert {name for side in dispute.sides for name in side.claimants} == {holder, "Harbour Board"}


SHORT = "Divers found the anchor of the Petrel, the coast guard said."
NOTE = (
    "Hotel Brisk will close for the winter. Its owner, Olga Marn, told guests on Monday that the heating had failed, "
    "that two of the three boilers were beyond repair and that new ones would come in March. Rooms paid for will be "
    "refunded within ten days. The town of Sellen has no other hotel, and the next one is an hour away by bus."
)


@pytest.mark.parametrize(
    ("one", "other", "copy"),
    [
        (SHORT, SHORT, True),
        (SHORT, SHORT.replace(" ", "\n"), True),
        (SHORT, SHORT.replace("found", "lost"), False),
        (NOTE, NOTE.replace("Rooms", "All rooms"), True),
        (NOTE, f"{SHORT} {NOTE} {SHORT.replace('Petrel', 'Heron')} {NOTE[::-1]}", False),
        (SHORT, NOTE, False),
        ("", "", False),
    ],
)
def test_documents_in_which_little_is_found_are_copies_if_their_texts_are_nearly_equal(
    one: str, other: str, copy: bool
) -> None:
    sources = [SourceText(document(name), text) for name, text in (("a", one), ("b", other))]
    told = origins([source.document for source in sources], (), (), sources)
    assert told == {"a": "a", "b": "a" if copy else "b"}


def test_an_outlet_that_one_document_prints_in_capitals_is_written_as_another_writes_it() -> None:
    sources = [document("a", publisher="HARBOUR POST"), document("b", publisher="Harbour Post")]
    alone = document("c", publisher="QUAY FM")
    told = with_outlets_alike(story([], *sources, alone))
    assert [item.publisher for item in told.documents] == ["Harbour Post", "Harbour Post", "QUAY FM"]


def test_a_story_without_claims_has_no_disputes() -> None:
    done = relate(story([], document("a")))
    assert (done.contradictions, done.disputes) == ((), ())


def test_the_same_records_in_another_order_give_the_same_disputes() -> None:
    claims = [claim(SAID, "Russia", "a"), claim(SAID, "France", "b", "CT-"), claim(SAID, "Poland", "c")]
    assert relate(story(claims)).disputes == relate(story(claims[::-1])).disputes


def test_questions_put_the_auxiliary_first() -> None:
    assert yes_or_no("The treaty was signed in May") == "Was the treaty signed in May?"
    assert yes_or_no("Lecornu has condemned the war") == "Has Lecornu condemned the war?"
    assert yes_or_no("The mayor left") == "Did the mayor leave?"


def test_questions_are_sentences() -> None:
    assert yes_or_no("On Monday the crew was sent home") == "Is it true that on Monday the crew was sent home?"
    assert yes_or_no("One agency had the owner accept blame") == "Did one agency have the owner accept blame?"
    assert yes_or_no("The crew had never been trained") == "Had the crew never been trained?"
    assert yes_or_no("President Varga rang") == "Did President Varga ring?"


def test_words_that_join_sentences_are_left_out_of_a_question_and_others_stay() -> None:
    def asked(told: str) -> str:
        (dispute,) = relate(story([claim(told, "Union", "a"), claim(told, "Port Board", "b", "CT-")])).disputes
        return dispute.question

    assert asked("But nine divers were hurt at the lock.") == "Were nine divers hurt at the lock?"
    assert asked("So, nine divers were hurt at the lock.") == "Were nine divers hurt at the lock?"
    assert "so far" in asked("So far nine divers have been hurt at the lock.")
    assert "but for the storm" in asked("But for the storm nine divers were hurt at the lock.").casefold()


def test_a_question_puts_nothing_between_marks_that_somebody_denies() -> None:
    denied = claim("Our horn has been found in the hold.", "Jon Brisk", "a", "CT-")
    asked = question(denied, "denial", "truth")
    assert asked == "Is it true what Jon Brisk denies: Our horn has been found in the hold?"


@pytest.mark.parametrize(
    ("denied", "asked"),
    [
        ("Traces of tar were found in the hold.", "Were traces of tar found in the hold?"),
        ("What Brisk said of the hold is an apology.", "Is it true that what Brisk said of the hold is an apology?"),
        ("President Orsk was found in the hold.", "Was President Orsk found in the hold?"),
        ("I have found my horn in the hold.", "Is it true what Jon Brisk says: I have found my horn in the hold?"),
    ],
)
def test_a_question_keeps_names_large_and_other_words_small_and_asks_of_whom_i_is(denied: str, asked: str) -> None:
    claims = [
        claim(denied, "Jon Brisk", "a"),
        claim(denied, "Jon Brisk" if denied.startswith("I ") else "Guild", "b", "CT-"),
        claim("The pilot saw traces and a president in a hold.", "Guild", "c"),
    ]
    assert asked in [dispute.question for dispute in relate(story(claims)).disputes]


@pytest.mark.parametrize("turned", [False, True])
def test_a_question_of_figures_is_asked_of_whichever_claim_shows_what_is_counted(turned: bool) -> None:
    told = [("Nine divers were hurt at the lock.", "Union"), ("At the lock the fire hurt eleven divers.", "Port Board")]
    claims = [claim(words, who, name) for (words, who), name in zip(told[::-1] if turned else told, "ab", strict=True)]
    assert [dispute.question for dispute in relate(story(claims)).disputes] == ["How many divers were hurt?"]


def test_a_dispute_in_two_languages_is_asked_about_in_english_of_its_english_claim() -> None:
    english = [claim("The Brume lock reopened.", "Mayor", "a"), claim("The Brume lock reopened.", "Port", "b", "CT-")]
    russian = english[1].model_copy(update={"statement": "Шлюз Брюм открыли вновь."})
    (edge,) = contradictions(story(english))
    (dispute,) = gather([edge], [english[0], russian], [document("a"), document("b", language="ru")])
    assert dispute.question == "Did the Brume lock reopen?"
