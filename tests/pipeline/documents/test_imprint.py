from __future__ import annotations

import pytest

from pipeline.documents.opening import stated_in_prose
from pipeline.documents.outlets import outlet_in

BODY = "The board voted to shut the old bridge. It has no choice, its chair said.\n\nNobody asked the fishermen."


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Source: The Morren Herald", "The Morren Herald"),
        ("Источник: Морренский вестник", "Морренский вестник"),
        ("来源：港口日报", None),
        ("By Ida Marsh | The Morren Herald", "The Morren Herald"),
        ("L’Écho de Morren avec AFP", "L’Écho de Morren"),
        ("BBC News, 3 April 2024", "BBC News"),
        ("19:42 03.04.2024 | РИА Новости", "РИА Новости"),
        ("The Washington Post", "The Washington Post"),
        ("Ouest-France", "Ouest-France"),
        ("Reuters", None),
        ("Ida Marsh", None),
        ("2024-04-03 12:40 | Harbour Wire", "Harbour Wire"),
        ("HARBOUR POST   Wednesday 3 April 2024   IN BRIEF", "HARBOUR POST"),
        ("Tom Quill, L’Écho de Morren, 3 avril 2024, p. 4", "L’Écho de Morren"),
        ("«Морренские ведомости», 03.04.2024, 21:10", "Морренские ведомости"),
        ("Source: the harbour board's own count", None),
        ("Source: Board of the Harbour", None),
        ("The board with AFP reporters in tow", None),
    ],
)
def test_a_line_that_an_outlet_signs_near_the_top_names_it(line: str, outlet: str | None) -> None:
    assert stated_in_prose(f"The bridge is shut\n\n{line}\n\n{BODY}\n").publisher == outlet


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("The ferry of 9 May 2019\n\nPublished: 3 April 2024", "2024-04-03"),
        ("What Morren was told, 9 May 2019\n\nОпубликовано 3 апреля 2024 г. в 19:42", "2024-04-03"),
        ("Morren, 9 May 2019\n\nIssued with a map of 3 April 2014, it says that the bridge is safe.", "2019-05-09"),
    ],
)
def test_a_day_that_says_it_is_of_publication_goes_before_others(head: str, published: str) -> None:
    assert stated_in_prose(f"{head}\n\n{BODY}\n").published == published


@pytest.mark.parametrize(
    ("line", "outlet", "published"),
    [
        ("— The Morren Herald, April 3, 2024", "The Morren Herald", "2024-04-03"),
        ("— ТАСС", "ТАСС", None),
        ("— The Guardian", None, None),
        ("(Le Courrier de Morren, mercredi 3 avril 2024)", "Le Courrier de Morren", "2024-04-03"),
        ("This article was first published in The Morren Herald on 3 April 2024.", "The Morren Herald", "2024-04-03"),
        ("Published 4:11 PM EDT, April 3, 2024", None, "2024-04-03"),
        ("Published 3 April 2024\nPublished 9 May 2021", None, None),
        ("Published on 3 April 2019, the board's own report says that the bridge was safe.", None, None),
        ("The report was first published by the Morren Herald on 3 April 2019, Marsh said.", None, None),
        ("— Ida Marsh, April 3, 2024", None, None),
    ],
)
def test_a_line_that_an_outlet_signs_at_the_end_names_it_and_its_day(
    line: str, outlet: str | None, published: str | None
) -> None:
    facts = stated_in_prose("\n\n".join(["The bridge is shut", *[BODY] * 8, line]))
    assert (facts.publisher, facts.published) == (outlet, published)


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("«Морренские ведомости»", "Морренские ведомости"),
        ("Times of Morren", "Times of Morren"),
        ("Le Monde", "Le Monde"),
        ("herald", None),
        ("the herald of bad news", None),
        ("Good times for the harbour", None),
        ("Port Morren", None),
    ],
)
def test_an_outlet_is_told_by_its_name_from_what_else_may_stand_there(name: str, outlet: str | None) -> None:
    assert outlet_in(name) == outlet


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        ("The Morren Ledger\n14 May 2026", "The Morren Ledger"),
        ("State Radio Morren\nThursday, 14 May 2026", "State Radio Morren"),
        ("By Ida Marsh\nMorren Courier\n14 May 2026", "Morren Courier"),
        ("Морренские вести\n14 мая 2026", "Морренские вести"),
        ("Ida Marsh\n14 May 2026", None),
        ("The courier came too late\n14 May 2026", None),
        ("Morren Courier\nOn 14 May 2026 the courier came", None),
    ],
)
def test_a_name_below_the_headline_and_above_a_day_is_the_outlet(lines: str, outlet: str | None) -> None:
    assert stated_in_prose(f"The bridge is shut\n{lines}\n\n{BODY}\n").publisher == outlet
