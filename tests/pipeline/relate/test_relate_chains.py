"""Chains of nested attributions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.relate.chains import with_whole_chains
from pipeline.schema import Claim, Quote, Span, Speaker, StoryRecords, Via
from tests.pipeline.relate.claims import claim, document

TEXT = "Lux: The court says it adjourned because the defence told it that the witness was ill, and he was not."


def quote(words: str, speaker: str | None, *via: str, parts: tuple[str, ...] = ()) -> Quote:
    return Quote(
        id=f"q_{speaker}_{len(words)}",
        document="d",
        content=[
            Span(document="d", start=TEXT.index(part), end=TEXT.index(part) + len(part), text=part)
            for part in (parts or (words,))
        ],
        kind="indirect",
        speaker=Speaker(name=speaker),
        via=[Via(name=name) for name in via],
    )


TURN = quote(TEXT[5:], "Lux")
COURT = quote("it adjourned because the defence told it that the witness was ill", "Court")
DEFENCE = quote("the witness was ill", "Defence")


def chains(*quotes: Quote, claims: tuple[Claim, ...] = ()) -> tuple[dict[str, list[str | None]], StoryRecords]:
    found = with_whole_chains(StoryRecords("s", (document("d"),), quotes, claims))
    assert [row.id for row in found.quotes] == [row.id for row in quotes]
    return {row.speaker.name or "": [via.name for via in row.via] for row in found.quotes if row.speaker}, found


def test_who_reports_what_others_said_stands_in_their_chain() -> None:
    carried = claim("The witness was ill.", "Defence", "d").model_copy(update={"quote": DEFENCE.id})
    found, story = chains(DEFENCE, TURN, COURT, claims=(carried,))
    assert found == {"Lux": [], "Court": ["Lux"], "Defence": ["Lux", "Court"]}
    assert [via.name for via in story.claims[0].via] == ["Lux", "Court"]


def test_a_chain_that_is_long_enough_stays() -> None:
    assert chains(TURN, quote("the witness was ill", "Defence", "Gazette"))[0]["Defence"] == ["Gazette"]


def test_who_quotes_himself_stands_before_his_own_words_but_not_before_their_claims() -> None:
    mine = quote("the witness was ill", "Lux")
    carried = claim("The witness was ill.", "Lux", "d").model_copy(update={"quote": mine.id})
    found = with_whole_chains(StoryRecords("s", (document("d"),), (TURN, mine), (carried,)))
    assert [[via.name for via in row.via] for row in found.quotes] == [[], ["Lux"]]
    assert found.claims[0].via == []
    assert chains(quote(TEXT[5:], "Court", "Lux"), mine)[0]["Lux"] == ["Lux", "Court"]


def test_a_link_of_its_own_stays_within_the_outer_ones() -> None:
    found, _ = chains(
        TURN.model_copy(update={"via": [Via(name="Radio")]}), quote("the witness was ill", "Defence", "Clerk")
    )
    assert found["Defence"] == ["Radio", "Lux", "Clerk"]


def test_a_link_of_which_nothing_is_known_and_the_speaker_are_no_links() -> None:
    court = COURT.model_copy(update={"via": [Via(), Via(name="Court"), Via(name="Gazette")]})
    assert chains(court) == ({"Court": ["Gazette"]}, chains(court)[1])


def test_words_that_reach_out_of_others_are_not_theirs() -> None:
    reaching = quote("", "Defence", parts=("the witness was ill", "he was not"))
    assert chains(COURT, reaching)[0] == {"Court": [], "Defence": []}


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40), st.sampled_from("ABC")), max_size=8, unique=True))
def test_completing_twice_changes_nothing_more(given_: list[tuple[int, int, str]]) -> None:
    quotes = tuple(
        Quote(
            id=f"q{number}",
            document="d",
            content=[Span(document="d", start=start, end=start + length, text="x" * length)],
            kind="indirect",
            speaker=Speaker(name=name),
        )
        for number, (start, length, name) in enumerate(given_)
    )
    once = with_whole_chains(StoryRecords("s", (document("d"),), quotes, ()))
    assert with_whole_chains(once).quotes == once.quotes
    for row in once.quotes:
        assert row.speaker
        around = [other for other in quotes if other.id != row.id and _holds(other, row)]
        assert bool(row.via) == bool(around)


def _holds(outer: Quote, inner: Quote) -> bool:
    (around,), (within,) = outer.content, inner.content
    return around.start <= within.start and within.end <= around.end and len(within.text) < len(around.text)
