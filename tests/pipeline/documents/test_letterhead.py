from __future__ import annotations

import pytest

from pipeline.documents.opening import stated_in_prose

BODY = "The board voted to shut the old bridge. It has no choice, its chair said.\n\nNobody asked the fishermen."


@pytest.mark.parametrize(
    ("head", "outlet", "title"),
    [
        ("PORT OF MORREN\nPress Office\nStatement No. 4\n3 April 2024\nThe bridge is shut", "PORT OF MORREN", None),
        (
            "Morren Hospital\nMedical Directorate\nBulletin 4 – 3 April 2024",
            "Morren Hospital",
            "Bulletin 4 – 3 April 2024",
        ),
        (
            "REPUBLIC OF ALDMOOR\nHARBOUR OFFICE\n3 April 2024\nThe bridge is shut",
            "HARBOUR OFFICE, Republic of Aldmoor",
            None,
        ),
        (
            "ROYAUME DE MORREN\nOffice des Ports\nle 3 avril 2024\nLe pont est fermé",
            "Office des Ports, Royaume de Morren",
            "Le pont est fermé",
        ),
        ("ПОРТ МОРРЕН\nПресс-служба\n03.04.2024\nО закрытии старого моста", "ПОРТ МОРРЕН", "О закрытии старого моста"),
        ("RADIO MORREN – “HALF PAST SIX”\nWednesday 3 April 2024\nThe bridge is shut", "RADIO MORREN", None),
        ("“Evening Tide”, Radio Morren, Wednesday 3 April 2024\nThe bridge is shut", "Radio Morren", None),
        ("QUAY WIRE 0231 WED 3 APR 2024\nBRIDGE/2ND LEAD (ADDS)\nThe bridge is shut", "QUAY WIRE", None),
        ("Quay Watch — Bulletin 5/24\nWednesday 3 April 2024, noon", "Quay Watch", "Bulletin 5/24"),
        ("QUAYFLASH @quayflash · Wed 3 Apr 2024\nThe bridge is shut", "QUAYFLASH", None),
        (
            "Le Courrier de Brume\nJeudi 3 avril 2031\n\nPORTVIEL\nLe pont est fermé",
            "Le Courrier de Brume",
            "Le pont est fermé",
        ),
        (
            "COMMUNIQUÉ DE PRESSE\n\nUnion des pêcheurs de Brume\nPortviel, le 3 avril 2031\nLe pont est fermé",
            "Union des pêcheurs de Brume",
            "Le pont est fermé",
        ),
        (
            "Harbour Commission of Brume\nPilot Branch\nPress briefing, 3 April 2031\nIda Marsh, for the pilots:",
            "Harbour Commission of Brume",
            "Press briefing, 3 April 2031",
        ),
        ("# BRIDGE WATCH OF BRUME\n\n## Spot Report 4/31\n\n3 April 2031", "BRIDGE WATCH OF BRUME", "Spot Report 4/31"),
        ("Press release\nIda Marsh\nPortviel, 3 April 2031\nThe bridge is shut", None, "The bridge is shut"),
        ("HARBOUR NEWS\nReport says nobody asked\n3 April 2031", None, "Report says nobody asked"),
        ("BRIDGE SHUT AFTER STORM\nIda Marsh\n3 April 2024\nNobody asked", None, "BRIDGE SHUT AFTER STORM"),
        ("MAYOR: NOBODY ASKED US\n3 April 2024\nThe bridge is shut", None, "MAYOR: NOBODY ASKED US"),
        ("PORT OF MORREN\nPress Office\nNo day is told\nThe bridge is shut", None, "PORT OF MORREN"),
    ],
)
def test_who_issues_a_paper_stands_at_its_head(head: str, outlet: str | None, title: str | None) -> None:
    facts = stated_in_prose(f"{head}\n\n{BODY}\n")
    assert (facts.publisher, facts.title) == (outlet, title or "The bridge is shut")


@pytest.mark.parametrize(
    ("masthead", "is_one"),
    [
        ("The Brume Gazette", True),
        ("Portviel Evening Post", True),
        ("Brume News Agency", True),
        ("Le Courrier des Îles", True),
        ("Вестник Брюма", True),
        ("Hard Times Come To Brume", False),
        ("Pilots Face The Court", False),
        ("Gazette editor leaves after ten years", False),
    ],
)
@pytest.mark.parametrize(
    "below",
    [
        "By Ida Marsh\n3 April 2024",
        "3 April 2024\nBy Ida Marsh",
        "Nobody was asked\nPar Ida Marsh, 3 avril 2024",
        "From our own staff\n3.4.2024",
    ],
)
def test_a_papers_name_above_a_headline_with_its_author_and_its_day_is_the_outlet(
    masthead: str, is_one: bool, below: str
) -> None:
    facts = stated_in_prose(f"{masthead}\n\nThe bridge is shut\n\n{below}\n\n{BODY}\n")
    told = (masthead, "The bridge is shut") if is_one else (None, masthead)
    assert (facts.publisher, facts.title) == told
    assert facts.published == "2024-04-03"


def test_a_stroke_within_a_name_is_no_markup() -> None:
    assert stated_in_prose(f"Call quay_watch, they say\n\n{BODY}\n").title == "Call quay_watch, they say"
    assert stated_in_prose(f"__The bridge__ is _shut_\n\n{BODY}\n").title == "The bridge is shut"


@pytest.mark.parametrize(
    ("foot", "outlet"),
    [
        ("Quayside Letter. All rights reserved.", "Quayside Letter"),
        ("© Quayside Letter", "Quayside Letter"),
        ("Published by Quayside Letter, Morren", "Quayside Letter"),
        ("Nobody asked the readers of the Quayside Letter.", None),
    ],
)
def test_a_name_in_capitals_that_the_last_line_signs_is_the_outlet_as_it_is_spelled_there(
    foot: str, outlet: str | None
) -> None:
    head = "QUAYSIDE LETTER\nMorren and the islands\n3 April 2024\nThe bridge is shut"
    assert stated_in_prose(f"{head}\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\n{foot}\n").publisher == outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("MORREN (Quay Report) - The bridge is shut.", "Quay Report"),
        ("ALDMOOR, Morren, April 3 (MQR) - The bridge is shut.", "MQR"),
        ("ALDMOOR, April 3, 1500 GMT (Quay Report) - The bridge is shut.", "Quay Report"),
        ("MORREN (Aldmoor) - The bridge is shut.", None),
    ],
)
def test_an_agency_nobody_knows_is_told_by_its_day_or_its_sign_at_the_end(line: str, outlet: str | None) -> None:
    text = f"Old bridge is shut for good\n\n{line}\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\n[Quay Report / ed. tl]\n"
    assert stated_in_prose(text).publisher == outlet


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("URGENT - REPLACES SNAP\nThe bridge is shut", "The bridge is shut"),
        ("Transcript, unedited\nMARSH: Why is the bridge shut?\nQUILL: Nobody asked us.", None),
        ("Pilots' briefing\nQ (Quay Report): Why is the bridge shut?\nA: Nobody asked us why", None),
        ("Ida Marsh, for the pilots:\nThe bridge is shut", "The bridge is shut"),
        ("The bridge, which the storm had damaged, was shut on a\nwindy day, and nobody asked the fishermen.", None),
    ],
)
def test_keywords_turns_and_paragraphs_are_no_headlines(lines: str, title: str | None) -> None:
    assert stated_in_prose(f"{lines}\n\n{BODY}\n").title == title
