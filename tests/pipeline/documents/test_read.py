"""Which files are read, each into its document, and what a document says of itself; a bad one costs no other."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from bridge import GOOD, only_failure
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import read, read_text
from pipeline.documents.dates import iso_date
from pipeline.documents.facts import language_of, stated_in_page
from pipeline.documents.opening import stated_in_prose
from pipeline.errors import DocumentError


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"\x00\x01\x02binary\x00", "binary"),
        (b"The mayor said\x00 no.", "a zero byte at 14"),
        ("Le ministre a déclaré".encode("latin-1"), "not valid UTF-8"),
        (b"x" * 10_000_000, "one line is 10,000,000 characters long"),
        (b"... --- ***", "no word"),
    ],
)
def test_a_bad_file_is_one_line_with_its_name_and_cause_and_costs_no_other(
    story: Path, data: bytes, cause: str
) -> None:
    (story / "bad.txt").write_bytes(data)
    message = only_failure(read([story]))
    assert "bad.txt" in message
    assert cause in message


@pytest.mark.parametrize("address", ["https://example.org/bridge.html", "HTTP://example.org"])
def test_an_address_is_told_from_a_missing_file_and_costs_no_other(story: Path, address: str) -> None:
    message = only_failure(read([story, Path(address)]))
    assert message.startswith(f"{address}: an address: nothing is fetched")
    assert "save the page" in message


def test_a_missing_path_costs_no_other(story: Path, tmp_path: Path) -> None:
    message = only_failure(read([story, tmp_path / "nowhere"]))
    assert "nowhere" in message
    assert "no such file" in message


def test_a_folder_without_documents_is_named(story: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "picture.png").write_bytes(b"\x89PNG")
    message = only_failure(read([story, tmp_path / "empty"]))
    assert "holds no document" in message
    assert "picture.png" in message


def test_a_file_of_another_kind_that_is_named_itself_is_a_failure(story: Path) -> None:
    (story / "sheet.xls").write_bytes(b"x")
    assert "cannot read files ending in '.xls'" in only_failure(read([story, story / "sheet.xls"]))


def test_files_of_a_folder_that_no_reader_reads_are_named(story: Path) -> None:
    (story / "deep").mkdir()
    for name in ("sheet.xls", "deep/photo.JPG", "LICENSE", ".hidden.xls", "README.md"):
        (story / name).write_bytes(b"x")
    readings = read([story, story])
    assert not readings.failures
    assert [Path(name).relative_to(story).as_posix() for name in readings.left_alone] == [
        "LICENSE",
        "deep/photo.JPG",
        "sheet.xls",
    ]


def test_a_dangling_link_is_unreadable(story: Path) -> None:
    (story / "gone.txt").symlink_to(story / "nothing.txt")
    assert "gone.txt" in only_failure(read([story]))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_without_permission_is_unreadable(story: Path) -> None:
    (story / "locked.txt").write_text(GOOD)
    (story / "locked.txt").chmod(0)
    assert "locked.txt" in only_failure(read([story]))


def test_of_two_files_with_one_stem_in_two_folders_none_is_lost(story: Path) -> None:
    (story / "sub").mkdir()
    (story / "sub" / "good.md").write_text("A minister said no.")
    readings = read([story])
    assert not readings.failures
    assert [source.document.id for source in readings.sources] == ["good", "sub.good"]


def test_the_second_of_two_files_with_one_stem_in_one_folder_fails_and_the_first_stands(story: Path) -> None:
    (story / "good.text").write_text("A minister said yes.")
    readings = read([story])
    assert [source.document.id for source in readings.sources] == ["good"]
    assert "'good' is taken by" in readings.failures[0].message
    assert readings.failures[0].message.endswith("(rename one of them)")


def test_the_same_file_named_twice_is_read_once(story: Path) -> None:
    assert not read([story, story / "good.txt"]).failures


def test_a_run_folder_among_the_inputs_is_not_read(story: Path) -> None:
    run = story / "run"
    (run / "texts").mkdir(parents=True)
    for name in ("run.json", "documents.jsonl", "texts/good.txt"):
        (run / name).write_text("{}")
    assert [source.document.source for source in read([story]).sources] == [str(story / "good.txt")]


def test_each_folder_is_a_story_unless_one_is_named(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}1.txt").write_text(GOOD)
    assert {source.document.story for source in read([tmp_path]).sources} == {"a", "b"}
    assert {source.document.story for source in read([tmp_path], story="one").sources} == {"one"}


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1))
def test_text_is_kept_exactly(text: str) -> None:
    try:
        source = read_text(text, identifier="d", story="s", source="d.txt")
    except DocumentError:
        return
    assert source.text == text
    for span in source.document.boilerplate:
        assert text[span.start : span.end] == span.text


def test_carriage_returns_and_byte_order_marks_stay(story: Path) -> None:
    (story / "good.txt").unlink()
    (story / "crlf.txt").write_bytes("\ufeffOne.\r\n\r\nTwo.".encode())
    assert read([story]).sources[0].text == "\ufeffOne.\r\n\r\nTwo."


def test_lines_of_a_jsonl_file_fail_one_by_one(story: Path) -> None:
    lines = [
        json.dumps({"id": "one", "text": "He said yes.", "publisher": "The Day", "published": "2026-01-02"}),
        "{",
        "[]",
        '{"text": ""}',
    ]
    (story / "many.jsonl").write_text("\n".join([*lines, json.dumps({"text": "She said no."})]))
    readings = read([story])
    assert [source.document.id for source in readings.sources] == ["good", "one", "many-5"]
    assert readings.sources[1].document.publisher == "The Day"
    assert readings.sources[1].document.published == "2026-01-02"
    assert [failure.source for failure in readings.failures] == [f"{story / 'many.jsonl'}:{line}" for line in (2, 3, 4)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Global Desk, April 12, 2024", "2024-04-12"),
        ("3 April 2024", "2024-04-03"),
        ("le 1er août 2025", "2025-08-01"),
        ("3 марта 2024 года", "2024-03-03"),
        ("03.04.2024", "2024-04-03"),
        ("2024-02-29T23:10:00+02:00", "2024-02-29"),
        ("Mittwoch, 3. April 2024", "2024-04-03"),
        ("3 de octubre de 2024", "2024-10-03"),
        ("3 dicembre 2024, 12.40", "2024-12-03"),
        ("3 березня 2024", "2024-03-03"),
        ("2024年4月3日", "2024-04-03"),
        ("2024/04/03", "2024-04-03"),
        ("23/04/2024", "2024-04-23"),
        ("04/23/2024", "2024-04-23"),
        ("03/04/2024", None),
        ("103/04/2024", None),
        ("2024-02-30", None),
        ("no date", None),
    ],
)
def test_dates_are_read_in_the_forms_outlets_use(text: str, date: str | None) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("4. Jänner 2024", "2024-01-04"),
        ("4 février 2024", "2024-02-04"),
        ("4 fevereiro 2024", "2024-02-04"),
        ("4. marts 2024", "2024-03-04"),
        ("4 maart 2024", "2024-03-04"),
        ("4 mayıs 2024", "2024-05-04"),
        ("4 maggio 2024", "2024-05-04"),
        ("4 июля 2024", "2024-07-04"),
        ("4 augusti 2024", "2024-08-04"),
        ("4 septiembre 2024", "2024-09-04"),
        ("4 października 2024", "2024-10-04"),
        ("4 листопада 2024", "2024-11-04"),
        ("4. desember 2024", "2024-12-04"),
    ],
)
def test_months_are_read_in_the_languages_that_the_docs_name(text: str, date: str) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("3 NİSAN 2024", "2024-04-03"),
        ("3 EKİM 2024", "2024-10-03"),
        ("3 KASIM 2024", "2024-11-03"),
        ("3 Nisan 2024", "2024-04-03"),
    ],
)
def test_a_turkish_month_in_capitals_is_a_month_and_costs_no_document(line: str, published: str | None) -> None:
    text = f"Köprü kapandı\n\n{line}\n\nEski köprü sekiz ay boyunca kapalı kalacak.\n"
    assert read_text(text, identifier="d", story="s", source="d").document.published == published


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (
            "Le pont fermé\n\nPublié le 03/04/2024 à 21:40\n\nLe vieux pont du port restera fermé huit mois.",
            "2024-04-03",
        ),
        ("The bridge is shut\n\nPublished: 03/04/2024\n\nThe old bridge will be shut for eight months.", None),
    ],
)
def test_which_part_of_a_date_in_figures_is_the_day_follows_from_the_language(text: str, published: str | None) -> None:
    assert read_text(text, identifier="d", story="s", source="d").document.published == published


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that he would not resign.", "en"),
        ("Le ministre a déclaré qu'il ne démissionnerait pas.", "fr"),
        ("Министр заявил, что не уйдёт в отставку.", "ru"),
        ("12", None),
    ],
)
def test_the_language_is_detected(text: str, language: str | None) -> None:
    assert language_of(text) == language


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
        ("Morren (dpa) -", "dpa", None),
        ("Port Morren, 14 oct 2025 (EFE).-", "EFE", "2025-10-14"),
        ("(ANSA) - MORREN, 14 OTT -", "ANSA", None),
        ("Allied Port (AP) —", None, None),
        ("The harbour board (AP) —", None, None),
        ("The harbour board (HB) —", None, None),
        ("IMO (International Maritime Organization) —", None, None),
    ],
)
def test_the_dateline_of_a_report_tells_its_agency_and_its_day(
    dateline: str, agency: str | None, published: str | None
) -> None:
    facts = stated_in_prose(f"Ferries collide\n\nBy Ida Marsh and Tom Quill\n\n{dateline} {REPORT}\n")
    assert (facts.publisher, facts.published, facts.author) == (agency, published, "Ida Marsh and Tom Quill")


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"Morren{' ' * 5_900}harbour\n\n{REPORT}\n", None),
        (f"MORREN, Oct 14, 2025{' ' * 2_900}(Northern Wire) - {REPORT}\n", "Northern Wire"),
        (f"Morren Harbour Board\nto {',' * 5_900}\nFerries stay in port\n\n{REPORT}\n", None),
    ],
)
def test_a_line_of_thousands_of_spaces_or_commas_is_read(text: str, publisher: str | None) -> None:
    assert stated_in_prose(text).publisher == publisher


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("© Copyright Morren Herald", "Morren Herald"),
        ("© Morren Herald 2025", "Morren Herald"),
        ("Copyright © 2025 by The Morren Herald. No copies.", "The Morren Herald"),
        ("(c) 2025 The Morren Herald", "The Morren Herald"),
        ("(c) The master shall name who may order a ferry to stop.", None),
    ],
)
def test_the_copyright_line_names_the_outlet_where_nothing_else_does(line: str, publisher: str | None) -> None:
    assert stated_in_prose(f"Ferries collide\n\n{REPORT}\n\n{line}\n").publisher == publisher


def test_the_outlet_beside_an_author_is_no_part_of_his_name() -> None:
    facts = stated_in_prose(f"Ferries collide\n\nBy Ida Marsh | The Morren Herald\n\n{REPORT}\n")
    assert (facts.author, facts.publisher) == ("Ida Marsh", "The Morren Herald")


def test_whom_a_letter_is_to_is_not_its_outlet() -> None:
    facts = stated_in_prose(f"To the board of the harbour, Morren, 2 March 2025\n\n{REPORT}\n")
    assert (facts.publisher, facts.published) == (None, "2025-03-02")


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
            "THE MORREN ADVERTISER\nThursday, June 19, 2025 — Late City Edition — Vol. 88, No. 94\n\nFERRY HITS PIER",
            "FERRY HITS PIER",
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
        (
            "Ferry hits the pier\nMORREN FERRIES plc, Halm, 15 October 2025",
            "Ferry hits the pier",
            "morren ferries plc, halm",
        ),
        ("Ferry hits the pier\nPress briefing, Wednesday 15 October 2025", "Ferry hits the pier", None),
        ("Ferry hits the pier\nOld Corn Hall, Hotel Quay, 15 October 2025", "Ferry hits the pier", None),
        ("Ferry hits the pier\nThe voice of the lower town since 1888 · 15 October 2025", "Ferry hits the pier", None),
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


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="parsely-pub-date" content="2024-04-03T12:40:00Z">', "2024-04-03"),
        ('<meta property="article:modified_time" content="2024-04-03T12:40:00Z">', "2024-04-03"),
        (
            '<meta name="date" content="today"><meta name="pubdate" content="Wed, 03 Apr 2024 12:40:00 GMT">',
            "2024-04-03",
        ),
        ('<p><span itemprop="datePublished" content="2024-04-03">yesterday</span></p>', "2024-04-03"),
        ('<aside><time datetime="2019-01-02">Older</time></aside><time datetime="2024-04-03">now</time>', "2024-04-03"),
        ('<aside><time datetime="2019-01-02">Older</time></aside><p>Published 3 April 2024</p>', None),
    ],
)
def test_the_day_of_a_page_is_read_where_it_states_it_and_not_where_it_states_another_articles(
    head: str, published: str | None
) -> None:
    assert stated_in_page(f"<title>Shut</title>{head}<p>It will.</p>").published == published


def test_an_author_and_an_outlet_are_names_and_no_addresses() -> None:
    facts = stated_in_page(
        '<meta property="article:author" content="https://day.example/marsh"><meta name="byl" content="A.B. Marsh">'
        '<meta name="application-name" content="The Day"><p>It will.</p>'
    )
    assert (facts.author, facts.publisher) == ("A.B. Marsh", "The Day")


def test_several_authors_in_front_matter_are_named_together() -> None:
    text = "---\nauthors: [Ida Marsh, Tom Quill]\ndate_published: 2024-04-03\n---\n\nThe harbour is shut, she said.\n"
    document = read_text(text, identifier="d", story="s", source="d", form="markdown").document
    assert (document.author, document.published) == ("Ida Marsh, Tom Quill", "2024-04-03")


@pytest.mark.parametrize(
    "value",
    [
        *("!!int ''", "!!int many", "!!bool maybe", "!!timestamp yesterday", "!!float 1" + ":0" * 400 + ".5"),
        *("2024-02-31", "[" * 2_000, "[open", "!!python/name:os.remove", "9" * 5_000),
    ],
)
def test_front_matter_with_a_value_that_yaml_cannot_make_states_nothing(value: str) -> None:
    text = f"---\npublisher: The Morren Herald\nvalue: {value}\n---\n\nThe harbour is shut, she said.\n"
    assert read_text(text, identifier="d", story="s", source="d", form="markdown").document.publisher is None


def test_a_list_of_authors_that_holds_itself_costs_no_document() -> None:
    text = "---\nauthors: &all [Ida Marsh, *all]\n---\n\nThe harbour is shut, she said.\n"
    assert read_text(text, identifier="d", story="s", source="d", form="markdown").document.author == "Ida Marsh"


@pytest.mark.parametrize(
    ("stated", "outlet"),
    [
        ("source: The Morren Herald", "The Morren Herald"),
        ("source: https://herald.example/3", None),
        ("source: herald_0003.txt", None),
        ("publication: Quay Notes", "Quay Notes"),
        ("publication: Quay Notes\norganisation: Union of Pilots", "Union of Pilots"),
        ("from: Union of Pilots, Press", "Union of Pilots, Press"),
    ],
)
def test_front_matter_names_the_outlet_as_a_source_too_but_not_by_an_address(stated: str, outlet: str | None) -> None:
    text = f"---\n{stated}\n---\n\nThe harbour is shut, she said.\n"
    assert read_text(text, identifier="d", story="s", source="d", form="markdown").document.publisher == outlet


def test_an_outlet_that_is_stated_goes_before_one_that_is_read_from_a_title() -> None:
    page = (
        "<title>Bridge to close – 12 hurt</title><h1>Bridge to close</h1>"
        '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "The Herald"}}</script>'
    )
    assert stated_in_page(page).publisher == "The Herald"


def test_newsletter_calls_and_copyright_lines_are_boilerplate_and_reported_words_are_not() -> None:
    text = (
        "He spoke.\n\nSubscribe to our newsletter.\n\n© 2024 The Paper. All rights reserved.\n\n"
        "He said: “I shall subscribe to your newsletter when the bridge is open again.”"
    )
    found = read_text(text, identifier="d", story="s", source="d.txt").document.boilerplate
    assert [span.text for span in found] == ["Subscribe to our newsletter.", "© 2024 The Paper. All rights reserved."]


def test_a_pipe_among_the_files_is_a_failure_and_is_not_waited_for(story: Path) -> None:
    os.mkfifo(story / "pipe.txt")
    message = only_failure(read([story]))
    assert "not a file that can be read" in message
    assert "leave it out" in message


def test_a_link_to_itself_costs_no_other(story: Path) -> None:
    (story / "self.txt").symlink_to(story / "self.txt")
    assert "self.txt" in only_failure(read([story]))


def test_a_name_that_is_no_utf8_is_shown_as_such(story: Path) -> None:
    (story / "good.txt").unlink()
    Path(os.fsdecode(bytes(story) + b"/caf\xe9.txt")).write_text(GOOD)
    assert [source.document.id for source in read([story]).sources] == ["caf\\xe9"]


def test_a_page_on_one_long_line_is_read(story: Path) -> None:
    (story / "good.txt").unlink()
    (story / "page.html").write_text("<p>He said no.</p><script>" + "x" * 1_200_000 + "</script>")
    assert not read([story]).failures


def test_the_only_paragraph_of_a_text_is_no_title() -> None:
    source = read_text("Ostria denied that it had agreed to talks.", identifier="d", story="s", source="d")
    assert source.document.title is None


def test_a_headline_of_two_sentences_is_a_title() -> None:
    text = "Two ministers differ. “Bizarre”, says one\n\nThe ministers of both countries differ."
    assert read_text(text, identifier="d", story="s", source="d").document.title == text.split("\n")[0]


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


def test_files_of_one_name_in_two_folders_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for name in ("flood/reuters.txt", "strike/reuters.txt", "strike/local/reuters.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(GOOD)
    (tmp_path / "flood" / "local.txt").write_text(GOOD)
    readings = read([tmp_path / "flood", tmp_path / "strike"])
    assert not readings.failures
    assert [(source.document.id, source.document.story) for source in readings.sources] == [
        ("local", "flood"),
        ("flood.reuters", "flood"),
        ("strike.reuters", "strike"),
        ("strike.local.reuters", "local"),
    ]
    always = read([tmp_path / "flood", tmp_path / "strike"], ids="path")
    assert "flood.local" in [source.document.id for source in always.sources]


def test_files_of_one_folder_are_named_by_themselves_either_way(story: Path) -> None:
    assert [source.document.id for source in read([story], ids="path").sources] == ["good"]


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("FERRY BOARD\nFounded under the Treaty of 9 May 2009\nNotice No. 4\nSunday, 2 February 2025\n", "2025-02-02"),
        ("NOTE\non the event of 4 February 2025 at Morren\nMorren, 7 February 2025\n", "2025-02-07"),
        ("THE LANTERN\nEdition of 5 May 2024\n", "2024-05-05"),
        ("THE LANTERN\nWhat became of the Treaty of 9 May 2009\n", None),
        ("THE LANTERN\nDeadline: 12 May 2024\n", None),
        ("THE LANTERN\nIn a report that was sent on 3 March 2019, the board had called it safe.\n", None),
        (
            "THE LANTERN\nBroadcast 3 March 2019, 18:30. Transcript supplied by the studio to all who asked.\n",
            "2019-03-03",
        ),
    ],
)
def test_a_date_that_belongs_to_a_thing_named_is_not_when_it_was_published(head: str, published: str | None) -> None:
    assert stated_in_prose(f"{head}\nThe ferry sank at nine. Nobody was hurt.\n").published == published


def test_the_folder_that_a_browser_puts_beside_a_page_is_no_article(story: Path) -> None:
    (story / "Harbour shut.html").write_text("<p>The harbour is shut.</p>")
    for folder in ("Harbour shut_files", "Harbour shut-Dateien", "other_files"):
        (story / folder).mkdir()
        (story / folder / f"{folder}.html").write_text("<p>An advertisement in a frame.</p>")
    found = {source.document.id for source in read([story]).sources}
    assert found == {"good", "Harbour shut", "other_files"}


@pytest.mark.parametrize("named", [".", "closed"])
def test_a_folder_that_cannot_be_looked_into_is_a_failure_by_its_name(
    story: Path, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.scandir

    def closed(path: str | Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    (story / "closed").mkdir()
    (story / "closed" / "one.txt").write_text("The bridge is shut, he said.")
    monkeypatch.setattr(os, "scandir", closed)
    message = only_failure(read([story / "good.txt", story / named]))
    assert "closed: cannot be looked into: Permission denied" in message


def test_a_link_to_a_folder_is_followed_and_one_that_leads_back_is_not_followed_twice(
    story: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "one.txt").write_text("The bridge is shut, he said.")
    (tmp_path / "elsewhere" / "back").symlink_to(story)
    (story / "linked").symlink_to(tmp_path / "elsewhere")
    (story / "self").symlink_to(story)
    readings = read([story])
    assert [(source.document.id, source.document.story) for source in readings.sources] == [
        ("good", "bridge"),
        ("one", "elsewhere"),
    ]
    assert not readings.failures
