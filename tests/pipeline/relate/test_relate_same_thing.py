"""What lets two accounts be compared though their words differ: names, kinds, units, antecedents, silence."""

from __future__ import annotations

import pytest

from pipeline.relate import candidates, contradictions
from pipeline.schema import AUTHOR, Claim
from tests.pipeline.relate.claims import claim, story


def parted(*claims: Claim) -> list[tuple[str, str, str]]:
    """Axis, label and status of each contradiction among claims that are all of a story."""
    return [(edge.axis, edge.label, edge.status) for edge in contradictions(story(claims))]


def test_a_small_story_is_looked_at_as_a_whole() -> None:
    words = [f"{one}{two}{one}er" for one in "bcdfghklmn" for two in "aeioubdfghklm"]
    claims = [claim(f"A stall of the harbour sells {word}.", "Guild", "a") for word in words]
    assert len(candidates(claims)) == 130 * 129 // 2


@pytest.mark.parametrize(
    "told",
    ["The summons for the witness Ranvik was sent on 19 May.", "On 19 May the court summoned Ms Ranvik."],
)
def test_a_last_name_alone_is_the_person_with_the_full_name(told: str) -> None:
    denied = claim("Ada Ranvik was summoned.", "Ada Ranvik", "a", "CT-")
    assert parted(claim(told, AUTHOR, "b"), denied) == [("occurrence", "contradiction", "genuine")]


def test_two_first_names_are_two_persons() -> None:
    denied = claim("Ada Ranvik was summoned.", "Ada Ranvik", "a", "CT-")
    assert parted(claim("On 19 May the court summoned Jon Ranvik.", AUTHOR, "b"), denied) == []


def test_an_observer_is_a_third_party_and_talks_are_a_conversation() -> None:
    denied = claim("A third party took part in the Morren conversation.", "Delsia", "a", "CT-")
    told = claim("An observer of the Lake League took part in the Morren talks.", "Norland", "b")
    assert len(parted(denied, told)) == 1
    assert parted(denied, claim("A pilot of the Lake League took part in the Kestrin race.", "Norland", "b")) == []


def test_what_ran_did_not_stand_still() -> None:
    ran = claim("All pumps were running at the time of the flood.", "Company", "a")
    assert parted(ran, claim("The pumps were standing still at the flood.", "Union", "b")) == [
        ("occurrence", "contradiction", "genuine")
    ]
    assert parted(ran, claim("The pumps were standing still in May.", "Union", "b")) == []


def test_shares_of_one_whole_part_by_a_tenth() -> None:
    one = claim("The deficit for 2030 was 3.1 per cent of gross domestic product, transfers included.", AUTHOR, "a")
    other = claim("The general deficit for 2030 was 3.6 per cent of gross domestic product.", "Audit Office", "b")
    assert parted(one, other) == [("numeric", "contradiction", "genuine")]
    later = claim("The general deficit for 2031 was 3.6 per cent of gross domestic product.", "Audit Office", "b")
    assert parted(one, later) == []


def test_so_many_dead_and_so_many_dead_are_two_counts() -> None:
    assert parted(claim("Nine are dead.", "Port Board", "a"), claim("Eleven are dead.", "Union", "b")) == [
        ("numeric", "contradiction", "genuine")
    ]
    assert parted(claim("Nine are dead.", "Port Board", "a"), claim("Eleven are missing.", "Union", "b")) == []


def test_ten_to_eleven_may_be_in_the_evening() -> None:
    spoken = claim("At ten to eleven the chairman shut his folder and left the talks.", "Union", "a")
    assert parted(spoken, claim("At 22:50 the chairman shut his folder and left the talks.", "Company", "b")) == []
    assert parted(spoken, claim("At 23:30 the chairman shut his folder and left the talks.", "Company", "b")) == [
        ("temporal", "contradiction", "genuine")
    ]


def test_it_is_what_the_claim_before_speaks_of() -> None:
    before = claim("The seal of Unit 3 was examined by the board.", "Union", "b", at=100)
    broken = claim("It had been broken with a chisel.", "Union", "b", at=200)
    denied = claim("The seal of Unit 3 had been broken with a chisel.", "Company", "a", "CT-")
    assert parted(denied, before, broken) == [("occurrence", "contradiction", "genuine")]
    other = claim("The cook of Unit 3 was heard by the board.", "Union", "b", at=100)
    assert parted(denied, other, broken) == []


def test_a_negation_in_the_condition_in_front_is_not_the_claims_own() -> None:
    one = claim("If the dam is not raised as planned, the mayor will resign.", "Mayor", "a", modality="conditional")
    other = claim("If the dam is raised as planned, the mayor will resign.", "Union", "b", modality="conditional")
    assert parted(one, other) == []


def test_whoever_took_part_is_no_subject_of_the_call() -> None:
    denied = claim("Ukraine was discussed in the call between Brisk and Ranvik.", "France", "a", "CT-")
    told = claim("Ranvik affirmed during the call that he was ready to resume dialogue on Ukraine.", "Russia", "b")
    assert [axis for axis, _, _ in parted(denied, told)] == ["agenda"]


def test_who_sends_and_who_receives_need_not_be_named_by_both() -> None:
    asked = claim("Karrel asked Verholm by letter to postpone the filling.", "Karrel", "a")
    denied = claim("Bastria has received a request to postpone.", "Bastria", "b", "CT-")
    assert [status for _, _, status in parted(asked, denied)] == ["genuine"]


def test_a_report_without_an_act_that_another_tells_of_leaves_it_out() -> None:
    told = claim("Brisk condemned the shelling of the port during the call.", "Delsia", "a")
    silent = claim("The communique contains a condemnation of the shelling.", AUTHOR, "b", "CT-")
    assert parted(told, silent) == [("omission", "divergence", "genuine")]
    other = claim("The communique contains a condemnation of the fire ban.", AUTHOR, "b", "CT-")
    assert parted(told, other) == []


@pytest.mark.parametrize(
    "told", ["The pilots came looking for a deal.", "They talked of the possibility of an agreement on Saturday."]
)
def test_what_is_sought_or_thought_possible_has_not_been_denied(told: str) -> None:
    denied = claim("An agreement has been reached.", "Port Board", "a", "CT-", at=300)
    assert parted(claim(told, "Guild", "a", at=200), denied) == []
