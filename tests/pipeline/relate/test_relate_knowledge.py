"""Whether something in writing came to somebody, and whether somebody knew, heard or saw."""

from __future__ import annotations

import pytest

from pipeline.relate import contradictions
from pipeline.schema import Factuality
from tests.pipeline.relate.claims import claim, story


def _found(one: tuple[str, Factuality], other: tuple[str, Factuality]) -> bool:
    claims = [claim(one[0], "Dockers", "a", one[1]), claim(other[0], "Port Board", "a", other[1])]
    return any(edge.status == "genuine" for edge in contradictions(story(claims)))


@pytest.mark.parametrize(
    ("held", "denied", "parts"),
    [
        ("We warned them in writing on 12 January.", "The board had received such a letter.", True),
        ("A copy of the contract was handed to the minister.", "She had received such a document.", True),
        ("The union wrote a letter to the board.", "The board had received a letter.", True),
        ("The union sent a letter to the mayor.", "The board had received a letter.", False),
        ("The board received a complaint from the union.", "The firm had received a complaint from customers.", False),
        ("The file was sent to the court.", "The court had opened it.", False),
    ],
)
def test_what_was_sent_and_never_came_parts_for_one_addressee(held: str, denied: str, parts: bool) -> None:
    assert _found((held, "CT+"), (denied, "CT-")) is parts


@pytest.mark.parametrize(
    ("held", "denied", "parts"),
    [
        ("The port board was told in June of the leak.", "The port board had been told of a leak.", True),
        ("The pilot had told the port board about the leak.", "The port board had been warned of a leak.", True),
        ("The port board was told in June of the leak.", "The port board had been told of the price.", False),
        ("The mayor was told of the leak.", "The harbour master had been told of the leak.", False),
    ],
)
def test_what_somebody_knew_parts_on_one_matter(held: str, denied: str, parts: bool) -> None:
    assert _found((held, "CT+"), (denied, "CT-")) is parts


@pytest.mark.parametrize(
    ("held", "denied", "parts"),
    [
        ("The siren sounded before the quay fell.", "Divers heard a siren.", True),
        ("The guard fired a shot.", "Divers heard a shot.", True),
        ("The smoke alarm had been sold with the house.", "Divers saw smoke.", False),
    ],
)
def test_what_nobody_heard_parts_from_what_sounded(held: str, denied: str, parts: bool) -> None:
    assert _found((held, "CT+"), (denied, "CT-")) is parts
