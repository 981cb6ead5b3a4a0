from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import Readings, read, read_text
from pipeline.documents.dates import iso_date
from pipeline.documents.decode import LARGEST_FILE
from pipeline.documents.facts import language_of, stated_in_page
from pipeline.documents.opening import stated_in_prose
from pipeline.errors import DocumentError
from pipeline.view import page_of, view_of

GOOD = "The minister said that the bridge was open.\n\nNobody else did.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "bridge"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    return folder


def only_failure(readings: Readings) -> str:
    """One failure, and the good document unharmed."""
    assert [source.document.id for source in readings.sources] == ["good"]
    assert readings.sources[0].text == GOOD
    assert len(readings.failures) == 1
    message = readings.failures[0].message
    assert "\n" not in message
    return message


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
    assert "nothing is fetched" in message
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


def test_the_second_of_two_files_with_one_stem_fails_and_the_first_stands(story: Path) -> None:
    (story / "good.zz.md").write_text("# Other\n\nA word.")
    (story / "good.zz.md").rename(story / "good.zzz.md")
    (story / "sub").mkdir()
    (story / "sub" / "good.md").write_text("A minister said no.")
    (story / "good.zzz.md").unlink()
    message = only_failure(read([story]))
    assert "'good' is taken by" in message
    assert "sub/good.md" in message
    assert "--ids path" in message


def test_two_files_with_one_stem_in_one_folder_are_not_sent_to_their_folders(story: Path) -> None:
    (story / "good.text").write_text("A minister said yes.")
    readings = read([story])
    assert [source.document.id for source in readings.sources] == ["good"]
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


def test_an_encoding_is_taken_from_the_page_or_the_option(story: Path) -> None:
    (story / "page.html").write_bytes('<meta charset="windows-1251"><p>Министр сказал нет.</p>'.encode("cp1251"))
    assert "Министр" in next(source.text for source in read([story]).sources if source.document.id == "page")
    (story / "page.html").unlink()
    (story / "good.txt").write_bytes("Le ministre a déclaré qu'il viendrait.".encode("latin-1"))
    assert "déclaré" in read([story], encoding="latin-1").sources[0].text


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
        ("2024-02-30", None),
        ("no date", None),
    ],
)
def test_dates_are_read_in_the_forms_outlets_use(text: str, date: str | None) -> None:
    assert iso_date(text) == date


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


def test_newsletter_calls_and_copyright_lines_are_boilerplate_and_reported_words_are_not() -> None:
    text = (
        "He spoke.\n\nSubscribe to our newsletter.\n\n© 2024 The Paper. All rights reserved.\n\n"
        "He said: “I shall subscribe to your newsletter when the bridge is open again.”"
    )
    found = read_text(text, identifier="d", story="s", source="d.txt").document.boilerplate
    assert [span.text for span in found] == ["Subscribe to our newsletter.", "© 2024 The Paper. All rights reserved."]


def pdf_of(*pages: str, made: str = "", title: str = "") -> bytes:
    """A PDF with one line of text a page, by the format's own rules, that says when it was made and what it is."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, page in enumerate(pages):
        resources = "<< /Font << /F1 3 0 R >> >>"
        contents = f"{5 + 2 * number} 0 R"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources {resources} /Contents {contents} >>"
        )
        stream = f"BT /F1 12 Tf 40 700 Td ({page}) Tj ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< /CreationDate (D:{made}) /Title ({title}) >>" if made else "<< >>")
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    xref = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    return f"{body}{xref}{trailer}\nstartxref\n{len(body)}\n%%EOF\n".encode()


def test_a_pdf_is_read_page_by_page_and_a_sentence_over_a_page_break_is_whole(story: Path) -> None:
    (story / "paper.pdf").write_bytes(
        pdf_of("The ministry said that a readiness for talks on the river", "was noted by both of them.")
    )
    source = next(source for source in read([story]).sources if source.document.id == "paper")
    assert "talks on the river was noted by both" in " ".join(view_of(source).text.split())
    assert page_of(source.text, source.text.index("readiness")) == 1
    assert page_of(source.text, source.text.index("was noted")) == 2


@pytest.mark.parametrize(
    ("page", "published"),
    [("Press statement, 18 June 2025", "2025-06-18"), ("The company has today completed the recall.", None)],
)
def test_a_pdf_is_of_the_date_printed_in_it_and_not_of_the_day_its_file_was_made(
    story: Path, page: str, published: str | None
) -> None:
    (story / "statement.pdf").write_bytes(pdf_of(page, made="20261123041500Z"))
    (document,) = [source.document for source in read([story]).sources if source.document.id == "statement"]
    assert document.published == published


@pytest.mark.parametrize(
    ("title", "told"),
    [("The ferries of Morren", "The ferries of Morren"), ("Microsoft Word - notice_v3.docx", "A notice to mariners")],
)
def test_the_name_of_the_file_that_a_pdf_was_made_of_is_not_its_title(story: Path, title: str, told: str) -> None:
    (story / "notice.pdf").write_bytes(pdf_of("A notice to mariners", made="20261123041500Z", title=title))
    (document,) = [source.document for source in read([story]).sources if source.document.id == "notice"]
    assert document.title == told


@pytest.mark.parametrize(
    ("data", "cause"), [(b"%PDF-1.4 nothing", "cannot be read"), (pdf_of("", ""), "only pictures")]
)
def test_a_pdf_without_text_is_a_failure_with_its_cause(story: Path, data: bytes, cause: str) -> None:
    (story / "bad.pdf").write_bytes(data)
    assert cause in only_failure(read([story]))


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Day</title>
<item><title>No deal</title><link>http://day.example/1</link><pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate>
<description>&lt;p&gt;The envoy said: &amp;ldquo;No.&amp;rdquo;&lt;/p&gt;</description></item>
<item><title>Empty</title></item></channel></rss>"""


def test_items_of_a_feed_are_documents_and_an_empty_one_fails_alone(story: Path) -> None:
    (story / "day.rss").write_text(FEED)
    readings = read([story])
    item = next(source.document for source in readings.sources if source.document.id == "day-1")
    assert (item.title, item.publisher, item.published, item.source) == (
        "No deal",
        "The Day",
        "2026-03-03",
        "http://day.example/1",
    )
    assert [failure.source for failure in readings.failures] == [f"{story / 'day.rss'}:2"]


def test_a_file_that_is_no_feed_is_a_failure(story: Path) -> None:
    (story / "sitemap.xml").write_text("<urlset/>")
    assert "no RSS or Atom feed" in only_failure(read([story]))


def test_a_pipe_among_the_files_is_a_failure_and_is_not_waited_for(story: Path) -> None:
    os.mkfifo(story / "pipe.txt")
    assert "not a file that can be read" in only_failure(read([story]))


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


RUSSIAN = "Министр заявил в среду, что мост закроют до весны. «У нас нет выбора», — сказал он. Мэр это опроверг. " * 3
FRENCH = "Le ministre a déclaré mercredi que le pont serait fermé. « Nous n’avons pas le choix », a-t-il ajouté. " * 3
ENGLISH = "The minister said on Wednesday that the bridge would close. “It’s over,” he said – the mayor denied it. " * 3
POLISH = (
    "Rzecznik powiedział w środę, że most zostanie zamknięty. „Nie mamy wyjścia” – dodał. Burmistrz zaprzeczył. " * 3
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((RUSSIAN, name) for name in ("cp1251", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic")),
        *((FRENCH, name) for name in ("cp1252", "utf-16-le", "utf-16-be")),
        *((ENGLISH, name) for name in ("cp1252", "mac-roman", "utf-16-le")),
        (POLISH, "cp1250"),
    ],
)
@pytest.mark.parametrize("name", ["good.txt", "good.html"])
def test_an_encoding_that_nobody_names_is_told_by_what_can_be_read_in_it(
    story: Path, text: str, encoding: str, name: str
) -> None:
    text = text.encode(encoding, "ignore").decode(encoding)
    (story / "good.txt").unlink()
    (story / name).write_bytes(text.encode(encoding))
    (source,) = read([story]).sources
    assert source.text == text
    assert source.document.encoding is not None


@pytest.mark.parametrize("mark", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_byte_order_mark_decides(story: Path, mark: str) -> None:
    (story / "good.txt").write_bytes("Да.".encode(mark))
    assert read([story]).sources[0].text.lstrip("\ufeff") == "Да."


@pytest.mark.parametrize(
    ("head", "encoding", "words"),
    [
        ('<?xml version="1.0" encoding="koi8-r"?><html>', "koi8-r", "Да, сказал он."),
        ("<html><meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>", "cp1251", "Да, сказал."),
        ('<meta charset="iso-8859-1">', "cp1252", "“No,” he said – it’s over."),
        ('<meta charset="windows-1251">', "utf-8", "Да, сказал он."),
        ('<meta charset="utf-8">', "cp1252", ENGLISH),
        ('<meta charset="no-such-thing">', "cp1251", RUSSIAN),
    ],
    ids=["xml", "http-equiv", "browsers-latin-1", "saved-as-utf-8", "wrongly-utf-8", "unknown"],
)
def test_a_page_is_read_as_a_browser_reads_it(story: Path, head: str, encoding: str, words: str) -> None:
    (story / "page.html").write_bytes(f"{head}<p>{words}</p>".encode(encoding))
    assert words in next(source.text for source in read([story]).sources if source.document.id == "page")


def test_utf_8_is_no_encoding_to_speak_of(story: Path) -> None:
    assert read([story]).sources[0].document.encoding is None


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
    message = read([tmp_path / "flood", tmp_path / "strike"]).failures[0].message
    assert f"taken by {tmp_path / 'flood' / 'reuters.txt'}" in message
    assert "--ids path" in message
    readings = read([tmp_path / "flood", tmp_path / "strike"], ids="path")
    assert not readings.failures
    assert [(source.document.id, source.document.story) for source in readings.sources] == [
        ("flood.reuters", "flood"),
        ("strike.reuters", "strike"),
        ("strike.local.reuters", "local"),
    ]


def test_files_of_one_folder_are_named_by_themselves_either_way(story: Path) -> None:
    assert [source.document.id for source in read([story], ids="path").sources] == ["good"]


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


def test_the_folder_that_a_browser_puts_beside_a_page_is_no_article(story: Path) -> None:
    (story / "Harbour shut.html").write_text("<p>The harbour is shut.</p>")
    for folder in ("Harbour shut_files", "Harbour shut-Dateien", "other_files"):
        (story / folder).mkdir()
        (story / folder / f"{folder}.html").write_text("<p>An advertisement in a frame.</p>")
    found = {source.document.id for source in read([story]).sources}
    assert found == {"good", "Harbour shut", "other_files"}


ARCHIVE = """From: <Saved by Blink>
Snapshot-Content-Location: https://day.example/harbour
Subject: =?utf-8?Q?Harbour?=
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----b"

------b
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://day.example/harbour

<html><head><title>Harbour shut | The Day</title></head><body><p>=E2=80=9CNo=
,=E2=80=9D said the mayor.</p></body></html>
------b
Content-Type: text/css
Content-Location: cid:x

p { color: red }
------b--
"""


def test_a_page_saved_as_one_file_is_the_page_in_it(story: Path) -> None:
    (story / "harbour.mhtml").write_text(ARCHIVE.replace("\n", "\r\n"), newline="")
    source = next(source for source in read([story]).sources if source.document.id == "harbour")
    assert "“No,” said the mayor." in source.text
    assert (source.document.title, source.document.publisher) == ("Harbour shut", "The Day")
    assert source.document.source == "https://day.example/harbour"


def test_an_archive_without_a_page_is_a_failure(story: Path) -> None:
    (story / "bad.mht").write_text("MIME-Version: 1.0\nContent-Type: image/png\n\nx")
    assert "no page in the archive" in only_failure(read([story]))


def mail_of(subject: str, *parts: tuple[str, str], sender: str = '"The Quay" <quay@day.example>') -> bytes:
    """A message with its parts, each a content type and what it holds, by the format's own rules."""
    head = f"From: {sender}\nDate: Wed, 4 Mar 2026 00:30:00 +0200\nSubject: {subject}\nMIME-Version: 1.0\n"
    body = "".join(f"--b\nContent-Type: {kind}\n\n{content}\n" for kind, content in parts)
    return f'{head}Content-Type: multipart/mixed; boundary="b"\n\n{body}--b--\n'.replace("\n", "\r\n").encode()


LETTER = "Good morning. “The harbour is shut,” said the master of the port on Monday."


@pytest.mark.parametrize(
    ("parts", "form"),
    [
        ([("text/plain; charset=utf-8", LETTER)], "text"),
        ([("text/plain", "See our site."), ("text/html; charset=utf-8", f"<p>{LETTER}</p>")], "html"),
        ([("text/html", "<p>See our site.</p>"), ("text/plain; charset=nowhere-7", LETTER)], "text"),
        ([('text/plain; name="notes.txt"', "My own notes."), ("text/plain; charset=us-ascii", LETTER)], "text"),
    ],
)
def test_a_message_is_the_fuller_of_its_parts_by_its_sender_of_its_day(
    story: Path, parts: list[tuple[str, str]], form: str
) -> None:
    (story / "letter.eml").write_bytes(mail_of("=?utf-8?B?SGFyYm91ciDigJMgc2h1dA==?=", *parts))
    source = next(source for source in read([story]).sources if source.document.id == "letter")
    assert LETTER in source.text
    assert "notes" not in source.text
    document = source.document
    assert (document.title, document.publisher, document.published, document.format) == (
        "Harbour – shut",
        "The Quay",
        "2026-03-04",
        form,
    )


def test_who_passes_a_message_on_is_not_its_outlet(story: Path) -> None:
    (story / "letter.eml").write_bytes(mail_of("Fwd: Re: Harbour shut", ("text/plain; charset=utf-8", LETTER)))
    document = next(source.document for source in read([story]).sources if source.document.id == "letter")
    assert (document.title, document.publisher, document.published) == ("Harbour shut", None, None)


def test_a_message_without_a_name_or_a_day_is_of_its_address(story: Path) -> None:
    data = mail_of("Harbour", ("text/plain; charset=utf-8", LETTER), sender="quay@day.example")
    (story / "letter.eml").write_bytes(data.replace(b"Wed, 4 Mar 2026", b"some day"))
    document = next(source.document for source in read([story]).sources if source.document.id == "letter")
    assert (document.publisher, document.published) == ("quay@day.example", None)


def test_a_message_without_text_is_a_failure(story: Path) -> None:
    (story / "letter.eml").write_bytes(mail_of("Harbour", ("image/png", "x")))
    assert "no text in the message" in only_failure(read([story]))


def word_of(body: str, *, head: str = "") -> bytes:
    """A Word file whose main text is `body`, by the format's own rules."""
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="urn:mc"'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"{head}<w:document {names}><w:body>{body}</w:body></w:document>")
    return packed.getvalue()


def test_a_word_file_is_its_paragraphs_as_they_stand(story: Path) -> None:
    (story / "note.docx").write_bytes(
        word_of(
            "<w:p><w:r><w:t>Note from the harbour, 15 October 2025</w:t></w:r></w:p><w:p/>"
            "<w:p><w:r><w:t>“Nobody </w:t></w:r><w:del><w:r><w:delText>ever </w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>was hurt</w:t></w:r></w:ins>"
            "<w:r><w:t>,” she said.</w:t><w:br/><w:t>All left.</w:t></w:r></w:p>"
            "<w:p><mc:Fallback><w:r><w:t>twice</w:t></w:r></mc:Fallback>"
            "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
            "<w:r><w:t>The end &amp; more.</w:t></w:r></w:p>"
        )
    )
    source = next(source for source in read([story]).sources if source.document.id == "note")
    assert source.text == (
        "Note from the harbour, 15 October 2025\n\n“Nobody was hurt,” she said.\nAll left.\n\nThe end & more."
    )
    assert (source.document.publisher, source.document.published) == (None, "2025-10-15")


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"no archive", "cannot be read"),
        (word_of("<w:p>", head=""), "cannot be read"),
        (word_of("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", head='<!DOCTYPE w [<!ENTITY a "aha">]>'), "type is declared"),
        (word_of("<w:p/>" + " " * (LARGEST_FILE + 1)), "unpacks to more"),
        (word_of("<w:p/>"), "no word in it"),
    ],
    ids=["no archive", "broken", "entities", "bomb", "empty"],
)
def test_a_word_file_that_holds_no_text_or_a_trap_is_a_failure(story: Path, data: bytes, cause: str) -> None:
    (story / "bad.docx").write_bytes(data)
    assert cause in only_failure(read([story]))
