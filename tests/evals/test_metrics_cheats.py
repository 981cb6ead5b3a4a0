"""What no run may gain by: bags of claims, both labels at once, whole documents and whole casts as an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.items import ClaimItem, DisputeItem, EdgeItem, Page, Person, QuoteItem
from evals.metrics.contradictions import count_contradictions
from evals.metrics.disputes import count_disputes
from evals.metrics.evidence import Ground, ground
from evals.metrics.names import is_speaker, same_name
from evals.metrics.quotes import count_quotes
from evals.metrics.tally import Tally

QUESTIONS = 6
EVERY = range(2 * QUESTIONS)


def claim(name: str, start: int, end: int, document: str = "d") -> ClaimItem:
    return ClaimItem(id=name, document=document, ranges=((start, end),), readings=(((start, end),),))


def claims(kind: str) -> list[ClaimItem]:
    """Claims 2n and 2n + 1 are the two sides of question n."""
    return [claim(f"{kind}{number}", 100 * number, 100 * number + 60) for number in EVERY]


def dispute(name: str, *sides: list[str], status: str = "genuine") -> DisputeItem:
    return DisputeItem(name, name, tuple(map(tuple, sides)), "contradiction", status=status, axis="numeric")


def edge(a: str, b: str, status: str = "genuine") -> EdgeItem:
    return EdgeItem(f"{a}{b}{status}", a, b, label="contradiction", status=status, axis="numeric")


GOLD = [dispute(f"q{number}", [f"g{2 * number}"], [f"g{2 * number + 1}"]) for number in range(QUESTIONS)]
GROUND = ground(claims("g"), claims("p"))


def found(said: list[DisputeItem], gold: list[DisputeItem], where: Ground = GROUND) -> tuple[list[str], list[str]]:
    matched = count_disputes(where, gold, said, ["d"], Tally())
    return list(matched.gold), list(matched.predicted)


def test_a_bag_of_all_claims_answers_no_question_however_often_it_is_told() -> None:
    bag = [[f"p{number}" for number in EVERY if number % 2 == side] for side in (0, 1)]
    told, _ = found([dispute(f"bag{copy}", *bag) for copy in range(8)], GOLD)
    assert told == ["merged"] * QUESTIONS


def test_two_questions_told_as_one_and_told_twice_are_found_once() -> None:
    both = [["p0", "p2"], ["p1", "p3"]]
    told, _ = found([dispute("once", *both), dispute("twice", *both)], GOLD[:2])
    assert sorted(told) == ["found", "merged"]


def test_one_passage_that_holds_both_sides_is_no_answer() -> None:
    wide = [claim("p0", 0, 160), claim("p1", 700, 760)]
    told, _ = found([dispute("wide", ["p0"], ["p1"])], GOLD[:1], ground(claims("g"), wide))
    assert told == ["missed"]


def test_a_whole_document_is_evidence_of_nothing() -> None:
    whole = [claim(f"p{number}", 0, 1200) for number in (0, 1)]
    assert ground(claims("g"), whole).met == {}
    assert ground(claims("g"), [claim("p0", 0, 400)]).met["p0"].keys() == {"g0", "g1", "g2", "g3"}


def test_a_trap_told_both_ways_is_a_false_alarm_of_edges_and_of_disputes() -> None:
    gold = [edge("g0", "g1", "apparent"), edge("g2", "g3")]
    said = [edge(a, b, status) for a, b in (("p0", "p1"), ("p2", "p3")) for status in ("genuine", "apparent")]
    for told in (said, said[::-1]):
        related = count_contradictions(GROUND, gold, told, (), None, Tally())
        assert related.gold == ["false_alarm", "found"]
    trap = [dispute("q0", ["g0"], ["g1"], status="apparent")]
    both = [dispute("a", ["p0"], ["p1"], status="apparent"), dispute("b", ["p0"], ["p1"])]
    for answers in (both, both[::-1], [both[0], dispute("c", ["p0", "p4"], ["p1"])]):
        assert found(answers, trap)[0] == ["false_alarm"]


TEXT = "Ada Quill spoke. " * 40
SAID = QuoteItem("q", ((17, 32),), speaker=Person("Ada Quill", (0, 9), "Ada Quill"), cue=(10, 15))


def test_a_mention_and_a_cue_as_long_as_the_text_are_neither() -> None:
    gold = Person("Ada Quill", (0, 9), "Ada Quill")
    assert not is_speaker(Person(None, (0, len(TEXT)), None), gold)
    assert is_speaker(Person(None, (0, 20), "Ada Quill spoke. Ada"), gold)
    tally = Tally()
    page = Page("d", TEXT)
    count_quotes(page, [SAID], [replace(SAID, cue=(0, len(TEXT)))], tally)
    assert tally.counts["quotes.cue.asked"] == 1
    assert not tally.counts.get("quotes.cue.right")


@pytest.mark.parametrize(
    "cast",
    [
        "Ada Quill, Boris Lund, Cara Moen",
        "Boris Lund; Harbour Office; Ada Quill; Cara Moen",
        "Ada Quill / Boris Lund / Cara Moen",
        "Boris Lund Cara Moen Dora Pell Ada Quill",
    ],
)
def test_a_whole_cast_is_nobody_of_it(cast: str) -> None:
    assert not same_name(cast, "Ada Quill")


@pytest.mark.parametrize(
    "name", ["Ada Quill, Mayor of Arden, Norvia", "harbour master Ada Quill of Arden Port Office", "Quill"]
)
def test_what_tells_more_of_one_person_is_that_person(name: str) -> None:
    assert same_name(name, "Ada Quill")
