"""In which encoding the bytes of a file are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.documents import read
from pipeline.documents.decode import decode
from pipeline.errors import DocumentError


def test_an_encoding_is_taken_from_the_page_or_the_option(story: Path) -> None:
    (story / "page.html").write_bytes('<meta charset="windows-1251"><p>Министр сказал нет.</p>'.encode("cp1251"))
    assert "Министр" in next(source.text for source in read([story]).sources if source.document.id == "page")
    (story / "page.html").unlink()
    (story / "good.txt").write_bytes("Le ministre a déclaré qu'il viendrait.".encode("latin-1"))
    assert "déclaré" in read([story], encoding="latin-1").sources[0].text


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


@pytest.mark.parametrize("bytes_behind", [b"\x00\x01\x02rubble!", b"these are single bytes!!"])
def test_a_mark_of_wide_letters_before_single_bytes_is_no_text(bytes_behind: bytes) -> None:
    with pytest.raises(DocumentError, match="binary data, not text: a mark of utf-16, and behind it single bytes"):
        decode(b"\xff\xfe" + bytes_behind[: len(bytes_behind) // 2 * 2], "d.txt")


@pytest.mark.parametrize(
    "text", ["桥关闭了。没有人问渔民。", "橋は閉鎖された。誰も漁師に尋ねなかった。", "Мост закрыт", "Shut", "Я"]
)
def test_a_mark_of_wide_letters_before_wide_letters_is_believed(text: str) -> None:
    assert decode(text.encode("utf-16"), "d.txt").text.lstrip("\ufeff") == text


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
