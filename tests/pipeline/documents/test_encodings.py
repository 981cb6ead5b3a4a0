"""In which encoding the bytes of a file are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_the_option_settles_what_is_not_utf_8_and_names_no_encoding_and_nothing_else(story: Path) -> None:
    said = "Паромщик сказал: нет, не сегодня."
    files = {
        "cp866.txt": said.encode("cp866"),
        "marked.txt": said.encode("utf-16"),
        "page.html": f'<meta charset="koi8-r"><p>{said}</p>'.encode("koi8-r"),
        "mail.eml": b"Content-Type: text/plain; charset=windows-1251\n\n" + said.encode("cp1251"),
        "utf8.txt": said.encode(),
    }
    for name, data in files.items():
        (story / name).write_bytes(data)
    found = {source.document.id: source for source in read([story], encoding="cp866").sources}
    assert all(said in found[name].text for name in ("cp866", "marked", "page", "mail", "utf8"))
    assert (found["cp866"].document.encoding, found["utf8"].document.encoding) == ("cp866", None)


def test_the_option_goes_before_what_bytes_look_like() -> None:
    data = FRENCH.encode("cp1252")
    assert decode(data, "d.txt", "cp1257").encoding == "cp1257"
    assert decode(data, "d.txt").encoding == "cp1252"


def test_an_option_that_does_not_fit_costs_no_document_whose_encoding_can_be_told() -> None:
    assert decode(FRENCH.encode("cp1252"), "d.txt", "ascii").encoding == "cp1252"
    with pytest.raises(DocumentError, match="not valid ascii"):
        decode("Déjà vu à Évry".encode("cp1252"), "d.txt", "ascii")


@pytest.mark.parametrize("name", ["utf-16-le", "iso2022_jp"])
def test_the_option_may_name_an_encoding_whose_bytes_are_ascii(name: str) -> None:
    said = "橋は閉鎖された。"
    assert decode(said.encode(name), "d.txt", name).text == said
    assert decode(b"Shut, he said.", "d.txt", name).text == "Shut, he said."


@given(st.sampled_from([RUSSIAN, FRENCH, ENGLISH, POLISH]), st.data())
def test_a_few_bytes_that_are_no_utf_8_are_shown_as_such_and_cost_nothing_else(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    stray = data.draw(st.sampled_from([b"\xff", b"\xc0", b"\x81", b"\xf5\xff", b"\xe2\x80"]))
    for name in (None, "cp1252"):
        found = decode(text[:at].encode() + stray + text[at:].encode(), "d.txt", name)
        assert found.encoding is None
        assert found.text.replace("\ufffd", "") == text
        assert found.text[at] == "\ufffd"


def test_one_bad_byte_costs_no_article_in_ascii() -> None:
    text = "The mayor said the harbour would stay open, and the ferry line agreed with her on that. " * 2
    data = text[:90].encode() + b"\x81" + text[90:].encode()
    assert decode(data, "d.txt").text == f"{text[:90]}\ufffd{text[90:]}"


def test_utf_8_is_no_encoding_to_speak_of(story: Path) -> None:
    assert read([story]).sources[0].document.encoding is None
