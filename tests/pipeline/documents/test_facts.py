"""What a document says of itself: who published it, when, under which title."""

from __future__ import annotations

import pytest

from pipeline.documents import read_text
from pipeline.documents.facts import stated_in_page
from pipeline.documents.opening import stated_in_prose


def test_a_document_says_of_itself_who_published_it_and_when() -> None:
    text = (
        "Two ministers disagree over a call\n\nBy Ann Other\n\nThe Long Read, April 12, 2024\n\nThe ministers disagree."
    )
    document = read_text(text, identifier="d", story="s", source="d.txt").document
    assert (document.title, document.author, document.publisher, document.published) == (
        "Two ministers disagree over a call",
        "Ann Other",
        "The Long Read",
        "2024-04-12",
    )


def test_who_signs_an_article_with_its_date_is_its_author_and_not_its_outlet() -> None:
    facts = stated_in_prose("Bridge to close\n\nBy Ida Marsh, Sunday, 3 May 2026\n\nThe bridge will close in July.\n")
    assert (facts.author, facts.publisher, facts.published) == ("Ida Marsh", None, "2026-05-03")


REPORT = (
    "Two ferries collided off the harbour on Tuesday and nobody aboard either of them was hurt, the port's master said."
)


@pytest.mark.parametrize(
    ("dateline", "agency", "published"),
    [
        ("MORREN, Ostland, Oct 14, 2025 (Northern Wire) -", "Northern Wire", "2025-10-14"),
        ("MORREN, Oct 14 (Reuters) -", "Reuters", None),
        ("PORT MORREN (dpa) —", "dpa", None),
        ("Morren, 14 October 2025 (The Seafarer) –", "The Seafarer", "2025-10-14"),
        ("MORREN, Oct. 14, 2025 /PRNewswire/ --", "PRNewswire", "2025-10-14"),
        ("NEW MORREN, Oct 14, 2025 —", None, "2025-10-14"),
        ("BREST, 14 oct 2025 (AFP) -", "AFP", "2025-10-14"),
        ("МУРМАНСК, 14 окт 2025 — РИА Новости.", "РИА Новости", "2025-10-14"),
        ("МУРМАНСК, 14 октября 2025. /ТАСС/.", "ТАСС", "2025-10-14"),
        ("The harbour board (HB) —", None, None),
        ("IMO (International Maritime Organization) —", None, None),
    ],
)
def test_the_dateline_of_a_report_tells_its_agency_and_its_day(
    dateline: str, agency: str | None, published: str | None
) -> None:
    facts = stated_in_prose(f"Ferries collide\n\nBy Ida Marsh and Tom Quill\n\n{dateline} {REPORT}\n")
    assert (facts.publisher, facts.published, facts.author) == (agency, published, "Ida Marsh and Tom Quill")


def test_the_year_of_a_dateline_that_has_none_is_that_of_the_copyright_line() -> None:
    facts = stated_in_prose(f"MORREN, Oct 14 (Reuters) - {REPORT}\n\n(c) Copyright Quay Reuters 2025.\n")
    assert (facts.publisher, facts.published) == ("Reuters", "2025-10-14")


@pytest.mark.parametrize(
    ("head", "title", "publisher"),
    [
        (
            "THE MORREN ADVERTISER\nThursday, June 19, 2025\n\nFERRY 'HAD NO BRAKES'",
            "FERRY 'HAD NO BRAKES'",
            "the morren advertiser",
        ),
        (
            "Le Courrier du quai\nMercredi 15 octobre 2025\n\nUn bac heurte la jetée",
            "Un bac heurte la jetée",
            "Le Courrier du quai",
        ),
        (
            "MORREN FERRIES PLC\nPress statement, 18 June 2025\nStatement on the ferry",
            "Statement on the ferry",
            "Morren Ferries plc",
        ),
        ("Ferry hits the pier\nHarbour Brief, Wed, 15 Oct 2025 06:30", "Ferry hits the pier", "Harbour Brief"),
        ("Ferry hits the pier\nNews release, 15 October 2025", "Ferry hits the pier", None),
        ("Ferry hits the pier\nMORREN, Ostland, 15 October 2025", "Ferry hits the pier", None),
        ("Express ferry hits pier\n15 October 2025", "Express ferry hits pier", None),
    ],
)
def test_a_masthead_is_the_outlet_and_a_place_a_weekday_or_a_sort_of_paper_is_none(
    head: str, title: str, publisher: str | None
) -> None:
    facts = stated_in_prose(f"{head}\n\n{REPORT}\n")
    assert facts.title == title
    assert (facts.publisher or "").casefold() == (publisher or "").casefold()


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("FERRY BOARD\nFounded under the Treaty of 9 May 2009\nNotice No. 4\nSunday, 2 February 2025\n", "2025-02-02"),
        ("NOTE\non the event of 4 February 2025 at Morren\nMorren, 7 February 2025\n", "2025-02-07"),
        ("THE LANTERN\nEdition of 5 May 2024\n", "2024-05-05"),
        ("THE LANTERN\nWhat became of the Treaty of 9 May 2009\n", None),
    ],
)
def test_a_date_that_belongs_to_a_thing_named_is_not_when_it_was_published(head: str, published: str | None) -> None:
    assert stated_in_prose(f"{head}\nThe ferry sank at nine. Nobody was hurt.\n").published == published


@pytest.mark.parametrize(
    ("title", "heading", "publisher"),
    [
        ("Bridge to close – The Harbour Herald", "<h1>Bridge to close</h1>", "The Harbour Herald"),
        ("Bridge to close - Local news - The Harbour Herald", "<h1>Bridge <i>to</i> close</h1>", "The Harbour Herald"),
        ("Bridge to close — Herald", '<meta property="og:title" content="Bridge to close">', "Herald"),
        ("Bridge to close – and nobody knows why", "<h1>Bridge to close – and nobody knows why</h1>", None),
        ("Bridge to close – and nobody knows why", "", None),
    ],
)
def test_what_a_pages_title_has_behind_its_headline_is_the_outlet(
    title: str, heading: str, publisher: str | None
) -> None:
    assert stated_in_page(f"<title>{title}</title>{heading}<p>It will.</p>").publisher == publisher


def test_an_outlet_that_is_stated_goes_before_one_that_is_read_from_a_title() -> None:
    page = (
        "<title>Bridge to close – 12 hurt</title><h1>Bridge to close</h1>"
        '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "The Herald"}}</script>'
    )
    assert stated_in_page(page).publisher == "The Herald"


@pytest.mark.parametrize(
    "linked",
    [
        '{"@type": "NewsArticle", "headline": "No bridge", "datePublished": "2026-03-04T08:00:00Z",'
        ' "publisher": {"@type": "Organization", "name": "The Quay\\nMercury"}, "author": [{"name": "Ida B."}, "Max"]}',
        '[{"@type": "WebSite", "name": "x"}, {"@graph": [{"@type": ["Article"], "headline": "No bridge",'
        ' "datePublished": "2026-03-04", "publisher": "The Quay Mercury", "author": "Ida B., Max"}]}]',
    ],
)
def test_what_a_page_says_of_itself_for_machines_is_read(linked: str) -> None:
    page = (
        f'<html><script type="application/ld+json">{linked}</script><p>The bridge is shut, the mayor said.</p></html>'
    )
    document = read_text(page, identifier="d", story="s", source="d", form="html").document
    assert (document.title, document.publisher, document.published, document.author) == (
        "No bridge",
        "The Quay Mercury",
        "2026-03-04",
        "Ida B., Max",
    )


@pytest.mark.parametrize("linked", ["{", "[]", "3", '{"@type": null}', '{"@type": "Article", "publisher": 3}'])
def test_linked_data_that_says_nothing_costs_nothing(linked: str) -> None:
    page = f'<html><script type="application/ld+json">{linked}</script><h1>Shut</h1><p>He said no.</p></html>'
    assert read_text(page, identifier="d", story="s", source="d", form="html").document.title == "Shut"


def test_the_only_paragraph_of_a_text_is_no_title() -> None:
    source = read_text("Ostria denied that it had agreed to talks.", identifier="d", story="s", source="d")
    assert source.document.title is None


def test_a_headline_of_two_sentences_is_a_title() -> None:
    text = "Two ministers differ. “Bizarre”, says one\n\nThe ministers of both countries differ."
    assert read_text(text, identifier="d", story="s", source="d").document.title == text.split("\n")[0]
