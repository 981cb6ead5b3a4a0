"""What a reader does not foresee: the file is a failure by name, and the documents beside it are read."""

from __future__ import annotations

import email.encoders
import io
import json
import os
import zipfile
from email.message import Message
from email.mime.base import MIMEBase
from pathlib import Path

import pytest
from bridge import GOOD, only_failure
from pypdf import PdfReader
from pypdf.errors import DependencyError

from pipeline.documents import read, read_text
from pipeline.documents.formats import pdf, prose
from pipeline.errors import DocumentError

ITEM = "<item><title>Shut</title><description>The bridge is shut, he said.</description>{}</item>"


def feed_of(*items: str) -> bytes:
    return f'<rss version="2.0"><channel><title>The Quay</title>{"".join(items)}</channel></rss>'.encode()


def word_of(head: str = "", method: int = zipfile.ZIP_STORED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("word/document.xml", f"{head}<d><p><t>The bridge is shut.</t></p></d>")
    return packed.getvalue()


def nested(depth: int) -> bytes:
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n" for number in range(depth))
    return f"{parts}Content-Type: text/html\n\n<p>The bridge is shut.</p>\n".encode()


DAMAGED = word_of(method=zipfile.ZIP_LZMA)
LZMA = DAMAGED[: (at := DAMAGED.index(b"document.xml") + 12)] + b"\xff" * 12 + DAMAGED[at + 12 :]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bad.docx", word_of('<?xml version="1.0" encoding="shift_jis"?>')),
        ("bad.docx", word_of('<?xml version="1.0" encoding="nowhere"?>')),
        ("bad.docx", LZMA),
        ("bad.mht", nested(1500)),
        ("bad.eml", nested(1500)),
        ("bad.rss", feed_of(ITEM.format("<author>&#xD800;</author>"))),
        ("bad.rss", b'<?xml version="1.0" encoding="a\x00"?>' + feed_of(ITEM)),
        ("bad.jsonl", json.dumps({"text": "The bridge \ud800 is shut."}).encode()),
    ],
)
def test_a_file_that_no_reader_foresees_is_a_failure_and_costs_no_other(story: Path, name: str, data: bytes) -> None:
    (story / name).write_bytes(data)
    assert name in only_failure(read([story]))


def test_a_fault_of_a_reader_is_told_with_its_place_and_costs_no_other(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = prose.read_text

    def faulty(text: str, **told: object) -> object:
        if text != GOOD:
            raise ZeroDivisionError("boom")
        return real(text, **told)  # type: ignore[arg-type]

    monkeypatch.setattr(prose, "read_text", faulty)
    (story / "bad.txt").write_text("The bridge is shut.")
    message = only_failure(read([story]))
    assert "bad.txt: cannot be read: ZeroDivisionError: boom (in faulty, line " in message


def test_a_pdf_whose_pages_are_encrypted_says_what_to_do(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_cryptography(stream: io.BytesIO) -> PdfReader:
        raise DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr(pdf, "PdfReader", without_cryptography)
    (story / "bad.pdf").write_bytes(b"%PDF-1.4")
    message = only_failure(read([story]))
    assert "the PDF is encrypted: cryptography" in message
    assert "print it to a new PDF" in message


def mail(charset: str = "utf-8", body: bytes = b"The bridge is shut.", **headers: str) -> bytes:
    message: Message = MIMEBase("text", "plain", charset=charset)
    for name, value in headers.items():
        message[name] = value
    message.set_payload(body)
    email.encoders.encode_base64(message)
    return message.as_bytes()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("odd.eml", mail(Date="Mon, 99999999999999999999 Jan 2026 10:00:00 +0000")),
        ("odd.eml", mail(Date="Mon, 3 Jan 2026 10:00:00 +99999999999999999999")),
        ("odd.eml", mail(Subject="=?unicode_escape?Q?=5Cud800?=")),
        ("odd.eml", mail(charset="a\x00b")),
        ("odd.eml", mail(charset="unicode_escape", body=b"The bridge \\ud800 is shut.")),
        ("odd.mht", mail(charset="nowhere")),
        ("odd.mht", mail(charset="utf-7", body=b"The bridge +2AA- is shut.")),
        ("odd.html", b'<meta charset="unicode_escape"><p>The bridge \\ud800 is shut.</p>'),
        ("odd.md", b'---\na: !!int ""\n---\nThe bridge is shut.\n'),
        ("odd.md", b"---\na: " + b"[" * 3000 + b"\n---\nThe bridge is shut.\n"),
        ("odd.jsonl", json.dumps({"text": "The bridge is shut.", "title": "\ud800", "url": "\udfff"}).encode()),
        ("odd.jsonl", json.dumps({"text": "The bridge is shut.", "id": "\ud800", "story": "\udfff"}).encode()),
        ("odd.jsonl", json.dumps({"text": "The bridge is shut.", "format": ["html"]}).encode()),
        ("odd.rss", feed_of(ITEM.format("<pubDate>Mon, 03 Jan 0000 10:00:00 GMT</pubDate>"))),
        ("odd.rss", feed_of(ITEM.format("<pubDate>99999-01-03T10:00:00Z</pubDate>"))),
    ],
)
def test_what_a_document_says_of_itself_may_be_nonsense_and_its_text_is_read(
    story: Path, name: str, data: bytes
) -> None:
    (story / name).write_bytes(data)
    readings = read([story])
    assert not readings.failures
    assert len(readings.sources) == 2
    for source in readings.sources:
        assert "bridge" in source.text
        source.document.model_dump_json().encode()


def test_a_folder_a_story_and_a_path_that_are_no_utf8_are_shown_as_such(story: Path) -> None:
    folder = Path(os.fsdecode(bytes(story) + b"/caf\xe9"))
    folder.mkdir()
    (folder / "one.txt").write_text(GOOD)
    assert {source.document.story for source in read([story]).sources} == {"bridge", "caf\\xe9"}
    assert {source.document.story for source in read([story], story="\udce9t\ud800").sources} == {"\\xe9t\\ud800"}
    failures = read([folder / "gone.txt"]).failures
    assert "caf\\xe9/gone.txt: no such file" in failures[0].message


def test_a_text_with_half_a_character_is_told_where() -> None:
    with pytest.raises(DocumentError, match=r"half a character: a lone surrogate, \\udfff, at 3"):
        read_text("No \udfff.", identifier="d", story="s", source="d")
