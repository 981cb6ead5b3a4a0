"""Speakers taken up by what they are, whom nothing has called so: *the novelist*, *the Scot*, *the mother of three*."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions

HOLM = "Greta Holm has grown roses outside Arden since 1988. She sold the first of them at the gate.\n\n"
MATCH = "Tom Reyl scored twice as Arden beat Morren in the league on Saturday. The match was his hundredth.\n\n"


def speaker(text: str, part: str) -> str | None:
    """Who says the shortest content that holds `part`."""
    held = [a for a in attributions(text) if any(part in text[s:e] for s, e in a.content)]
    assert held, f"nothing holds {part!r}"
    return min(held, key=lambda a: sum(e - s for s, e in a.content)).speaker


@pytest.mark.parametrize("who", ["the widow", "the retiree", "the mother of three", "the shop assistant", "the Dane"])
def test_a_calling_kin_or_nationality_takes_up_whom_the_text_tells_of(who: str) -> None:
    assert speaker(f"{HOLM}“Nobody told us about the road,” {who} said.", "road") == "Greta Holm"


def test_a_former_florist_is_nobody_whom_no_office_is_told_of() -> None:
    assert speaker(f"{HOLM}“Nobody told us about the road,” the former florist said.", "road") == "former florist"


def test_who_belongs_to_a_scene_is_not_whom_the_text_tells_of() -> None:
    assert speaker(f"{HOLM}“Nobody told us about the road,” the driver said.", "road") == "driver"


def test_the_manager_of_a_match_is_taken_up_and_one_of_a_hotel_is_not() -> None:
    assert speaker(f"{MATCH}“I never saw the ball,” said the skipper.", "ball") == "Tom Reyl"
    fire = "A fire broke out at the Vale Hotel. Ada Pike was on the third floor.\n\n"
    assert speaker(f"{fire}“We had no water,” said the manager.", "water") == "manager"


def test_a_farmer_who_was_introduced_is_the_farmer() -> None:
    text = "Lena Voss met a farmer from Morren at the fair. The farmer said prices had halved."
    assert speaker(text, "halved") == "farmer"


def test_the_ex_minister_is_who_was_told_to_hold_an_office_no_longer() -> None:
    text = (
        "Former minister Karl Aden spoke for an hour. The mayor, Tom Vale, called him a liar. "
        "The ex-minister said the record was public."
    )
    assert speaker(text, "record") == "Karl Aden"


def test_a_given_name_that_is_a_nationality_too_stays_a_name() -> None:
    assert speaker("Dane Pike arrived late. “It snowed,” said Dane Pike.", "snowed") == "Dane Pike"


def test_a_surname_that_two_bear_means_the_one_told_of_first() -> None:
    text = (
        "Ada Pike opened the shop in May. It sells maps of the coast and of the seven islands in front of it.\n\n"
        "Her cousin Jon Pike, who had wanted the lease, wrote to the council that the rooms were damp. He has since "
        "moved to Morren, where he runs a bakery on the harbour with two friends from school. On most days it is "
        "sold out by noon, and a second one is to open next spring beside the station.\n\n"
        "Pike said the rooms were dry."
    )
    assert speaker(text, "were dry") == "Ada Pike"


def test_a_surname_that_two_bear_means_whoever_was_named_just_before() -> None:
    text = "Ada Pike opened the shop in May. Her cousin Jon Pike wanted the lease. Pike said the rooms were damp."
    assert speaker(text, "damp") == "Jon Pike"
