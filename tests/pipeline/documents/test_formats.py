"""One reader a format: what it takes of a file, and what it says of one that holds nothing."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from bridge import only_failure

from pipeline.documents import read
from pipeline.documents.decode import LARGEST_FILE
from pipeline.view import page_of, view_of


def pdf_of(*pages: str, made: str = "", title: str = "") -> bytes:
    """A PDF of the lines of each page, by the format's own rules, that says when it was made and what it is."""
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
        shown = " 0 -20 Td ".join(f"({line}) Tj" for line in page.splitlines() or [""])
        stream = f"BT /F1 12 Tf 40 700 Td {shown} ET"
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


CHROMIUM = "{text}\n11/24/26, 10:28 AM Council rejects report - Dunmere Post\nhttps://post.example/r?id=7 {page}/2"
FIREFOX = "Council rejects report https://post.example/r?id=7\n{text}\n{page} of 2 24.11.2026, 10:28"


@pytest.mark.parametrize("printed", [CHROMIUM, FIREFOX])
def test_what_a_browser_prints_around_a_page_is_not_of_the_article(story: Path, printed: str) -> None:
    texts = ("Council rejects report\n3 May 2026\nThe council said it had not", "read it.")
    pages = [printed.format(text=text, page=page) for page, text in enumerate(texts, 1)]
    (story / "post.pdf").write_bytes(
        pdf_of(*pages, made="20261124102814Z", title="Council rejects report - Dunmere Post")
    )
    (source,) = [source for source in read([story]).sources if source.document.id == "post"]
    assert source.text == "\n\f".join(texts)
    document = source.document
    assert (document.title, document.publisher, document.published) == (
        "Council rejects report",
        "Dunmere Post",
        "2026-05-03",
    )


def test_a_line_that_only_some_pages_end_with_stays(story: Path) -> None:
    pages = CHROMIUM.format(text="The council said no.", page=1), "It gave no reason.\nhttps://post.example 2/2"
    (story / "post.pdf").write_bytes(pdf_of(*pages))
    (source,) = [source for source in read([story]).sources if source.document.id == "post"]
    assert source.text == "\n\f".join(pages)


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
    message = only_failure(read([story]))
    assert "no RSS or Atom feed" in message
    assert "leave the file out" in message


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


@pytest.mark.parametrize(
    ("subject", "above"),
    [
        (
            "Fwd: Harbour shut",
            "See below!\n\n---------- Forwarded message ---------\nFrom: The Quay Herald <quay@day.example>\n"
            "Date: Wed, 3 Apr 2024 at 12:40\nSubject: Harbour shut\nTo: Ida <ida@home.example>\n",
        ),
        (
            "TR: Port",
            "-----Message d'origine-----\nDe : The Quay Herald <quay@day.example>\n"
            "Envoyé : mercredi 3 avril 2024 12:40\nÀ : Ida <ida@home.example>\nObjet : Port\n",
        ),
        (
            "FW: Harbour shut",
            '> *From:* "The Quay Herald" <quay@day.example>\n> *Sent:* April 3, 2024 12:40\n> *To:* Ida\n>\n',
        ),
    ],
)
def test_a_message_that_was_passed_on_is_of_the_sender_and_day_above_its_text(
    story: Path, subject: str, above: str
) -> None:
    (story / "letter.eml").write_bytes(mail_of(subject, ("text/plain; charset=utf-8", f"{above}\n{LETTER}")))
    document = next(source.document for source in read([story]).sources if source.document.id == "letter")
    assert (document.publisher, document.published) == ("The Quay Herald", "2024-04-03")


@pytest.mark.parametrize("above", ["From: the pier we saw it.", "From: Ida\n\nDate: palm"])
def test_what_only_looks_like_the_head_of_a_message_names_no_sender(story: Path, above: str) -> None:
    letter = ("text/plain; charset=utf-8", f"{above}\n\n{LETTER}")
    (story / "letter.eml").write_bytes(mail_of("Fwd: Harbour shut", letter))
    assert next(source.document for source in read([story]).sources if source.document.id == "letter").publisher is None


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


@pytest.mark.parametrize(
    ("above", "is_left_out"),
    [
        ("On 4 March 2026, Ada Pike wrote:", True),
        ("Le 4 mars 2026, Ada Pike a écrit :", True),
        ("On 4 March she added:", False),
        ("The mayor wrote:", False),
    ],
)
def test_the_message_that_a_mail_answers_is_left_out(story: Path, above: str, is_left_out: bool) -> None:
    head = "From: Sam Vale <s@quay.example>\nSubject: Re: The crane"
    mail = f"{head}\n\nThe crane is safe.\n\n{above}\n> It fell.\n> Twice.\n"
    (story / "answer.eml").write_text(mail)
    (answer,) = read([story / "answer.eml"]).sources
    assert ("It fell." not in view_of(answer).text) == is_left_out
    assert "The crane is safe." in view_of(answer).text
