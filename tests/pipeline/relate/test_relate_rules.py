"""When two claims contradict each other, when they only seem to, and when the rules keep silent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.relate import candidates, contradictions
from pipeline.relate.propositions.reading import proposition_of
from pipeline.schema import Claim, Contradiction, Document
from tests.pipeline.relate.claims import claim, document, story


def found(one: Claim, other: Claim, *documents: Document) -> Contradiction | None:
    """The contradiction between two claims that are all of a story."""
    edges = contradictions(story([one, other], *documents))
    assert len(edges) <= 1
    return edges[0] if edges else None


def test_a_denial_of_the_same_statement_is_a_contradiction() -> None:
    said = "Readiness for dialogue on Ukraine was noted in their call."
    edge = found(claim(said, "Russia", "a"), claim(said, "France", "a", "CT-"))
    assert edge is not None
    assert (edge.label, edge.status, edge.axis, edge.mechanism) == (
        "contradiction",
        "genuine",
        "commitment",
        "negation",
    )
    assert (edge.level, edge.scope, edge.parties) == ("speech_act", "within_document", "sources")
    assert "Russia" in edge.explanation
    assert "France" in edge.explanation


def test_a_negative_sentence_contradicts_as_a_denial_does() -> None:
    edge = found(
        claim("The police fired tear gas at the crowd.", "Union", "a"),
        claim("The police did not fire tear gas at the crowd.", "Police", "b"),
    )
    assert edge is not None
    assert edge.scope == "cross_document"


def test_a_specific_denial_does_not_contradict_a_general_claim() -> None:
    assert not found(
        claim("The minister met the union.", "Union", "a"),
        claim("The minister met the union alone in the garden on the second evening.", "Ministry", "b", "CT-"),
    )


def test_what_one_side_says_of_itself_does_not_contradict_a_denial_for_both() -> None:
    assert not found(
        claim("He was ready to resume dialogue on Ukraine.", "Staff", "a"),
        claim("The two countries were ready to resume dialogue on Ukraine.", "Paris", "b", "CT-"),
    )


def test_neither_accepted_nor_proposed_denies_what_stands_beside_it() -> None:
    claims = [
        claim("The two countries were ready for dialogue on the ceasefire.", "Delsian ministry", "a"),
        claim("The Delsian minister affirmed his readiness for dialogue on the ceasefire.", "Staff", "b"),
        claim("Morland has accepted or proposed something.", "Staff", "b", "CT-"),
    ]
    edges = contradictions(story(claims))
    assert [(edge.a, edge.b, edge.axis) for edge in edges] == [(claims[0].id, claims[2].id, "commitment")]


def test_opposites_of_one_thing_contradict() -> None:
    edge = found(
        claim("The foam tender at Harbridge was out of service on the night of the fire.", "Driver", "a"),
        claim("The foam tender at Harbridge was operational on the night of the fire.", "Council", "b"),
    )
    assert edge is not None
    assert edge.mechanism == "antonym"


def test_the_same_thing_counted_differently_is_a_contradiction_unless_the_limits_meet() -> None:
    low = claim("Nine people were on the site when the hall exploded.", "Company", "a")
    high = claim("Fourteen people were on the site when the hall exploded.", "Union", "b")
    limit = claim("At least 8 people were on the site when the hall exploded.", "Mayor", "c")
    edge = found(low, high)
    assert edge is not None
    assert edge.axis == "numeric"
    assert not found(low, limit)


def test_a_later_toll_is_apparent_because_superseded() -> None:
    edge = found(
        claim("Two people were killed in the explosion at Kestrin.", "Ministry", "a"),
        claim("Three people were killed in the explosion at Kestrin.", "Ministry", "b"),
        document("a", "2025-02-04"),
        document("b", "2025-02-05"),
    )
    assert edge is not None
    assert (edge.status, edge.apparent_reason) == ("apparent", "superseded")


def test_the_dead_and_the_injured_are_not_one_count() -> None:
    assert not found(
        claim("Two people were killed in the explosion.", "Ministry", "a"),
        claim("Thirty people were injured in the explosion.", "Hospital", "b"),
    )


def test_one_time_on_two_clocks_is_apparent() -> None:
    edge = found(
        claim("The station exploded at 03:14 Halvec time.", "Camera", "a"),
        claim("The station exploded at 04:14 Duresh time.", "Radio", "b"),
    )
    assert edge is not None
    assert (edge.axis, edge.apparent_reason) == ("temporal", "different_sense")


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("at 3:14 a.m. local time", "at 4:14 in the morning Duresh time", [("apparent", "different_sense")]),
        ("at 03:14 local time", "at 03:40 Duresh time", [("genuine", None)]),
        ("at 03:14 local time", "at 04:14", [("genuine", None)]),
        ("at 03:14 local time", "at 03:14 Duresh time", []),
        ("at 3:14 in the morning", "at 3:14 in the evening", [("genuine", None)]),
    ],
)
def test_local_time_is_the_time_of_a_zone_that_may_be_another(
    one: str, other: str, told: list[tuple[str, str | None]]
) -> None:
    claims = [
        claim(f"The station exploded {one}.", "Camera", "a"),
        claim(f"The station exploded {other}.", "Radio", "b"),
    ]
    assert [(edge.status, edge.apparent_reason) for edge in contradictions(story(claims))] == told


def test_two_times_on_clocks_whose_difference_the_story_tells_are_a_contradiction() -> None:
    claims = [
        claim("The flow of gas at the border fell to zero at 06:40 Halvec time.", "Company", "a"),
        claim("The flow of gas at the border fell to zero at 06:10 Duresh time (05:10 Halvec time).", "Sarvogas", "b"),
    ]
    edges = contradictions(story(claims))
    assert [(edge.axis, edge.status) for edge in edges] == [("temporal", "genuine")]


def test_two_sides_that_are_said_to_have_asked_for_one_call_contradict() -> None:
    edge = found(
        claim("The call was requested by Paris.", "Reporter", "a"),
        claim("The call took place at the request of the Russian side.", "Kremlin", "b"),
    )
    assert edge is not None
    assert (edge.axis, edge.level) == ("initiator", "speech_act")


def test_who_asked_may_be_named_at_the_end_of_the_sentence() -> None:
    edge = found(
        claim("The meeting took place at the request of Norland.", "Reporter", "a"),
        claim("The meeting took place at the request of Delsia.", "Port", "b"),
    )
    assert edge is not None
    assert edge.axis == "initiator"


def test_one_side_by_two_names_asked_once() -> None:
    assert not found(
        claim("The call was requested by Paris.", "Reporter", "a"),
        claim("The call took place at the request of the French side.", "Kremlin", "b"),
    )


def test_a_claim_of_responsibility_and_blame_of_another_part_on_blame() -> None:
    edge = found(
        claim("The attack was claimed by the Islamic State.", "Reporter", "a"),
        claim("The Kremlin blames Ukraine for the attack.", "Reporter", "b"),
    )
    assert edge is not None
    assert edge.axis == "blame"


@pytest.mark.parametrize(
    ("one", "other", "parts"),
    [
        ("Norland guards opened fire on our post.", "The Delsian side fired first.", True),
        ("It was Delsian troops who pulled the trigger first.", "Norland soldiers had started the shooting.", True),
        ("Dockers threw the first stones.", "The police struck first on the quay.", True),
        ("Norland guards opened fire on our post.", "The Delsian side opened fire at noon.", False),
        ("Each side accused the other of shooting first.", "The Delsian side fired first.", False),
        ("Delsian troops started the shooting.", "The Delsian side fired first.", False),
    ],
)
def test_two_who_are_said_to_have_begun_the_violence_part(one: str, other: str, *, parts: bool) -> None:
    edge = found(claim(one, "Delsia", "a"), claim(other, "Norland", "b"))
    assert (edge is not None and edge.axis == "blame") is parts


@pytest.mark.parametrize(
    ("told", "denied", "parts"),
    [
        (
            "The crew of the Alca was on the spot from 6.30 a.m.",
            "Somebody from the Alca was at the scene before noon.",
            True,
        ),
        ("The Port Board closed the lock at 9.15 a.m.", "The Port Board closed the lock before 11 a.m.", True),
        (
            "The crew of the Alca was on the spot from 2.30 p.m.",
            "Somebody from the Alca was at the scene before noon.",
            False,
        ),
        (
            "The crew of the Brenta was on the spot from 6.30 a.m.",
            "Somebody from the Alca was at the scene before noon.",
            False,
        ),
        ("The Port Board drained the lock at 9.15 a.m.", "The Port Board closed the gate before 11 a.m.", False),
    ],
)
def test_what_is_denied_for_before_an_hour_and_told_of_an_earlier_one_parts(
    told: str, denied: str, *, parts: bool
) -> None:
    edge = found(claim(told, "Delsia", "a"), claim(denied, "Norland", "b", "CT-"))
    assert (edge is not None) is parts


def test_two_who_are_accused_of_two_deeds_are_no_relation() -> None:
    one = claim("Brisk accused Ranvik of being behind the killing of the pilot.", "Reporter", "a")
    assert found(one, claim("Strand accused Delsia of the fire in the tower.", "Reporter", "b")) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The two ministers met in Brodets on Tuesday.", "The delegations held a meeting at Brodets."),
        ("The river rose to a record level in May.", "The minister praised the engineers."),
        ("The bridge was closed on 4 May.", "The bridge was closed to lorries in the afternoon of 4 May."),
    ],
)
def test_paraphrases_and_strangers_are_no_relation(one: str, other: str) -> None:
    assert found(claim(one, "A", "a"), claim(other, "B", "b")) is None


def test_what_may_be_and_what_is_not_differ_in_modality_only() -> None:
    edge = found(
        claim("Sarvogas will take the debt to arbitration in March.", "Analyst", "a", modality="conditional"),
        claim("Sarvogas takes the debt to arbitration in March.", "Sarvogas", "b", "CT-"),
    )
    assert edge is None or edge.apparent_reason == "modality"


def test_a_claim_that_commits_to_nothing_makes_no_edge() -> None:
    said = "Readiness for dialogue on Ukraine was noted in their call."
    assert not found(claim(said, "Russia", "a"), claim(said, "France", "b", "U"))


WORDS = st.sampled_from("minister did not sign accept refuse 12 40 people killed Paris Moscow asked on 4 May".split())
STATEMENTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


@given(st.lists(st.tuples(STATEMENTS, st.sampled_from(["CT+", "CT-", "U", "PS+"]), st.sampled_from("ab")), max_size=8))
def test_edges_join_known_claims_once_in_order_whatever_the_words(items: list[tuple[str, str, str]]) -> None:
    claims = [claim(text, "X", name, sure) for text, sure, name in items]  # type: ignore[arg-type]
    records = story(claims)
    edges = contradictions(records)
    place = {item.id: (item.document, item.evidence[0].start) for item in claims}
    assert all(place[edge.a] < place[edge.b] for edge in edges)
    assert len({(edge.a, edge.b) for edge in edges}) == len(edges)
    assert contradictions(story(list(reversed(claims)))) == edges


def test_every_pair_of_a_small_story_is_a_candidate_and_the_likeliest_comes_first() -> None:
    claims = [
        claim("The police fired tear gas at the crowd in Oudrecht.", "Union", "a"),
        claim("The police did not fire tear gas at the crowd.", "Police", "b"),
        claim("The crowd in Oudrecht counted four thousand people.", "Mayor", "b"),
    ]
    pairs = candidates(claims)
    assert {frozenset((one.id, other.id)) for one, other in pairs[:1]} == {frozenset((claims[0].id, claims[1].id))}


def test_copies_do_not_crowd_the_partners_of_a_claim_out() -> None:
    copies = [claim("The mayor ordered the evacuation of Kestrin.", "Wire", f"d{n:02d}") for n in range(40)]
    other = claim("The governor ordered the evacuation of Kestrin.", "Province", "e")
    pairs = candidates([*copies, other])
    assert any(other.id in (one.id, two.id) for one, two in pairs)
    assert len(pairs) < 10 * len(copies)


def test_a_claim_turned_by_one_little_word_is_no_copy() -> None:
    one = claim("Orsha said that Ilmeria cannot recognise the right to energy.", "Orsha", "a")
    other = claim("Orsha said that Ilmeria cannot but recognise the right to energy.", "Orsha", "b")
    assert len(candidates([one, other])) == 1


def test_two_claims_that_share_no_word_meet_through_a_third() -> None:
    claims = [
        claim("Seventy lamps were handed out.", "a", "a"),
        claim("The lamps were counted at the shaft before the men went underground.", "b", "b"),
        claim("Sixty men were underground.", "c", "c"),
    ]
    pairs = {frozenset((one.id, other.id)) for one, other in candidates(claims)}
    assert frozenset((claims[0].id, claims[2].id)) in pairs


@pytest.mark.parametrize(
    ("one", "other", "factuality"),
    [
        (
            "The engineers were at no time able to heat the pack.",
            "Its engineers had at no time been able to heat the pack.",
            "CT+",
        ),
        ("No patient had been harmed by the pack.", "A patient had been harmed by the pack.", "CT-"),
        (
            "Not one programme is reduced in real terms.",
            "There is one programme, and not one, that is reduced in real terms.",
            "CT-",
        ),
        ("The union never received a written offer.", "A written offer was received by the union.", "CT-"),
    ],
)
def test_two_claims_that_give_the_same_answer_do_not_contradict_however_they_negate(
    one: str, other: str, factuality: str
) -> None:
    assert found(claim(one, "Company", "a"), claim(other, "Office", "b", factuality)) is None


def test_an_act_that_never_took_place_contradicts_its_telling_on_the_same_subject() -> None:
    denied = "The ministry had received a complaint about the doors of Unit 3."
    told = claim(
        "On 14 January the delegates handed in a complaint about the doors and the seal of Unit 3.", "Union", "b"
    )
    edge = found(claim(denied, "Ministry", "a", "CT-"), told)
    assert edge is not None
    assert (edge.status, edge.mechanism) == ("genuine", "negation")


def test_whom_an_act_that_never_took_place_would_be_from_is_not_its_subject() -> None:
    denied = "A complaint about Unit 3, from the dockers or any other guild, has come in to us."
    told = claim("On 14 January the delegates handed in a complaint about the seal of Unit 3.", "Union", "b")
    assert found(claim(denied, "Ministry", "a", "CT-"), told) is not None


def test_a_bare_denial_answers_what_stands_right_before_it() -> None:
    paid = claim("Delsia had paid Norland 5 million crowns.", "Union", "a", at=100)
    assert found(paid, claim("There was a payment.", "Delsia", "a", "CT-", at=200)) is not None
    assert not found(paid, claim("There was a payment.", "Delsia", "b", "CT-", at=200))


@pytest.mark.parametrize(
    "told",
    [
        "On 14 January the delegates handed in a complaint about the food in the canteen.",
        "On 14 January the delegates handed in a complaint about the doors and the seal of Unit 4.",
        "The delegates thought about a strike over the doors of Unit 3.",
    ],
)
def test_another_subject_another_unit_and_another_act_do_not(told: str) -> None:
    denied = "The ministry had received a complaint about the doors of Unit 3."
    assert not found(claim(denied, "Ministry", "a", "CT-"), claim(told, "Union", "b"))


def test_what_fails_without_a_negation_agrees_with_a_denial() -> None:
    assert not found(
        claim("The gas had been received since Sunday 2 February.", "Company", "a", "CT-"),
        claim("The gas had been off since Sunday 2 February.", "Paper", "b"),
    )


def test_stages_of_a_row_and_numbers_that_name_are_not_compared() -> None:
    assert not found(
        claim("The first stage of filling amounts to 0.6 million tonnes of water.", "Paper", "a"),
        claim("The second stage of filling amounts to 1.4 million tonnes of water.", "Paper", "b"),
    )
    assert not found(
        claim("The substance in the tank wagons of train 48117 was acid.", "Paper", "a"),
        claim("The train had six tank wagons of acid.", "Office", "b"),
    )


def test_a_ship_with_its_name_is_the_ship() -> None:
    edge = found(
        claim("The ferry Alca sank off Morren on 4 May 2031, killing twelve people.", "Coastguard", "a"),
        claim("Fifteen people had died when the ferry sank off Morren on 4 May 2031.", "Owner", "b"),
    )
    assert edge is not None
    assert edge.axis == "numeric"


def test_who_asked_for_a_call_is_no_answer_to_what_was_discussed_in_it() -> None:
    assert not found(
        claim("Ukraine was discussed in the call between Ranvik and Morel.", "Ministry", "a", "CT-"),
        claim("Delsia asked for the call between Ranvik and Morel.", "Paper", "b"),
    )


def test_whom_a_claim_calls_the_minister_of_a_state_asks_for_that_state() -> None:
    told = [
        claim("The call took place at the request of the Delsian side.", "Lantern", "a"),
        claim("Ada Ranvik spoke with the Minister of Ports of Ilmeria, Mr Jon Brisk.", "Ministry", "b"),
        claim("The call was requested by Brisk.", "Gazette", "c"),
        claim("The call took place at the request of the Ilmerian side.", "Courier", "d"),
    ]
    edges = {(edge.a, edge.b) for edge in contradictions(story(told))}
    assert edges == {(told[0].id, told[2].id), (told[0].id, told[3].id)}


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        (["Delsia rebuked President Brisk."], True),
        (["The Delsian minister Ada Brisk took the floor."], False),
        (["On Friday the Delsian Foreign Minister, Ada Brisk, took the floor."], False),
        (["Delsian minister Ada Brisk wept.", "Ilmerian minister Jon Brisk wept."], True),
    ],
)
def test_an_official_is_of_the_one_state_beside_his_office(told: list[str], *, parts: bool) -> None:
    asked = [claim("Delsia requested the call.", "Embassy", "b"), claim("Brisk requested the call.", "Palace", "c")]
    edges = contradictions(story([*(claim(text, "Lantern", "a") for text in told), *asked]))
    assert bool(edges) is parts


@pytest.mark.parametrize(
    ("one", "other", "parts"),
    [
        ("Four pilots died in the fire.", "Seven people had died in the harbour fire.", True),
        ("Four pilots died on the pier of burns.", "Seven people had died on the pier of burns since dawn.", True),
        ("Four pilots died in the fire.", "Seven pilots had died.", True),
        ("Four pilots died in the fire.", "Seven people had died.", False),
        ("Four pilots died in the fire.", "Seven sailors had died.", False),
        ("Four pilots were hurt on the east pier.", "Seven pilots were hurt in the customs hall.", False),
        ("One pilot died on Monday.", "Seven people had died.", False),
        ("Four people died on Monday.", "Seven people died on Tuesday.", False),
        ("More than four people were injured.", "Seven people were injured.", False),
    ],
)
def test_tolls_of_one_kind_or_of_anybody_part(one: str, other: str, *, parts: bool) -> None:
    assert bool(found(claim(one, "Jon Brisk", "a"), claim(other, "Ada Ranvik", "b"))) is parts


@pytest.mark.parametrize(
    ("held", "denied", "label"),
    [
        ("Mr Brisk apologised.", "Mr Brisk apologised for the fire.", "tension"),
        ("The line Brisk promised cheap cabins.", "The line Brisk promised cheap cabins for old boats.", "tension"),
        ("Mr Brisk offered cheaper berths.", "Mr Brisk offered cheaper berths.", "contradiction"),
    ],
)
def test_a_denial_of_more_than_an_act_of_speech_that_is_told_is_a_tension(held: str, denied: str, label: str) -> None:
    edge = found(claim(denied, "Ministry", "a", "CT-"), claim(held, "Ada Ranvik", "b"))
    assert edge is not None
    assert edge.label == label


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I opened the gate.", "I opened the gate."),
        ("We opened the gate.", "We opened the gate."),
        ("Jon Brisk opened the gate.", "Ada Ranvik opened the gate."),
    ],
)
def test_what_each_of_two_says_of_himself_does_not_contradict(one: str, other: str) -> None:
    assert not found(claim(one, "Jon Brisk", "a"), claim(other, "Ada Ranvik", "b", "CT-"))


def test_the_patient_of_a_passive_is_no_doer() -> None:
    assert not found(
        claim("Jon Brisk had been summoned to the ministry at eight.", "Lantern", "a"),
        claim("Delsia's envoy had been summoned to the ministry at eight.", "Gazette", "b"),
    )


def test_things_told_apart_by_their_numbers_are_two_things() -> None:
    one = claim("The tank at berth 4 holds 72 tonnes of oil.", "Ada Ranvik", "a")
    assert not found(one, claim("The tank at berth 2 holds 25 tonnes of oil.", "Jon Brisk", "b"))
    assert found(one, claim("The tank at berth 4 holds 25 tonnes of oil.", "Jon Brisk", "b"))


@pytest.mark.parametrize(
    ("one", "other", "axes"),
    [
        (
            "The vigil began at 7 a.m.",
            "The vigil began at 5 a.m., when the gate of the yard was locked from inside by the guards.",
            ["temporal"],
        ),
        (
            "The pump hall was shut on 3 May.",
            "The pump hall was shut on 5 May, immediately after two samples had come back from Morren.",
            ["temporal"],
        ),
        ("The vigil began at 7 a.m.", "The gate of the yard was locked before the vigil began at 5 a.m.", []),
        (
            "The port estimates the damage at 1.2 million crowns.",
            "The damage to the pier is 3 million crowns.",
            ["numeric"],
        ),
    ],
)
def test_what_is_added_of_when_and_why_keeps_no_time_from_parting(one: str, other: str, axes: list[str]) -> None:
    found = contradictions(story([claim(one, "Port Board", "a"), claim(other, "Union", "b")]))
    assert [edge.axis for edge in found] == axes


def test_what_is_said_in_passing_of_another_subject_answers_no_denial() -> None:
    denied = claim("A Delsian diver crossed the border.", "Delsia", "a", "CT-")
    passing = claim("Our guns brought down the plane after it had crossed the border.", "Norland", "b")
    held = claim("Delsian divers crossed the border.", "Norland", "b")
    found = contradictions(story([denied, passing, held]))
    assert [{edge.a, edge.b} for edge in found] == [{denied.id, held.id}]


def test_on_the_initiative_of_one_and_at_the_request_of_the_other_is_one_question() -> None:
    one = claim("The ministers spoke by telephone at the request of Delsia.", "Norland", "a")
    other = claim("The ministers spoke on the initiative of Norland.", "Delsia", "b")
    assert [edge.axis for edge in contradictions(story([one, other]))] == ["initiator"]


def test_an_it_that_stands_for_nothing_lends_no_subject() -> None:
    fund = claim(
        "Heron Holdings, which owns a tenth of the shares, called on the board to open its books.", "AUTHOR", "a"
    )
    assert not found(fund, claim("It costs something to listen.", "Heron Holdings", "a", "CT-"))
    rain = claim("Le port de Saint-Orme a reçu du matériel.", "AUTHOR", "a")
    assert not found(rain, claim("Il faut du matériel au port de Saint-Orme.", "Ada Ranvik", "a", "CT-"))


def test_a_french_negation_before_a_vowel_is_one() -> None:
    held = claim("L’assurance me dit que la digue n’était plus aux normes.", None, "a")
    assert not found(held, claim("La digue était aux normes.", "assurance", "a", "CT-"))


def test_a_russian_noun_of_a_doer_is_no_verb() -> None:
    read = proposition_of(claim("Сам водитель хотел чаю.", "AUTHOR", "a"), 0, {})
    assert (read.predicate, read.lead) == ("khote", {"sam", "vodite"})
