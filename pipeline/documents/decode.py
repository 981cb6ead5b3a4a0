"""Bytes to text, exactly; or a line that says why not."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass

from pipeline.documents.encodings import declared, detected, is_of_documents
from pipeline.documents.mojibake import LOST, undone
from pipeline.errors import DocumentError

LONGEST_LINE = 500_000
"""Code points. No prose has such lines; what has them (minified data, dumps) only costs time."""
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes."""

_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x7fELF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b")
_OF_WIDE_TEXT = re.compile("[\t\n\r -~\u3000-\u30ff\uff00-\uffef]")
_ASCII = re.compile(rb"[\t\n\r -~]")
_ESCAPE = b"\x1b"
"""What shifts the ASCII of seven-bit encodings to other letters."""
_LETTERS_A_STRAY_BYTE = 4
_BYTES_A_STRAY_BYTE = 100
"""How many letters beyond ASCII, or bytes of ASCII, are to one that is no UTF-8 in a text that nearly is."""
_BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True)
class Decoded:
    """A file's text, nothing stripped or normalised: a byte order mark stays, as do carriage returns.

    Mojibake is undone. `encoding` is what its bytes were taken for; `None` for UTF-8.
    """

    text: str
    encoding: str | None


def decode(
    data: bytes,
    where: str,
    encoding: str | None = None,
    *,
    stated: str | None = None,
    is_html: bool = False,
    is_lines: bool = False,
) -> Decoded:
    """The text of `data`.

    What was stated decides, if it is known and fits; then a byte order mark; then UTF-8 if the bytes are valid in it,
    or nearly, and do not only happen to be, being ASCII; then what a page declares; then `encoding`; then what the
    bytes look like; then UTF-8 for ASCII with a stray byte. A byte that is no UTF-8 there is read as U+FFFD. UTF-8 that
    had been read as something else and saved so is read as it was first.

    Args:
        data: the file's bytes.
        where: the file, for the error.
        encoding: of data that is not UTF-8 and does not say what it is.
        stated: the encoding that the message or archive around the data gives it.
        is_html: look for a declared charset.
        is_lines: a line is a document, and may be long.

    Raises:
        DocumentError: empty, binary, in no encoding that can be told, or a line longer than `LONGEST_LINE`.
    """
    if not data.strip():
        raise DocumentError("the file is empty", where=where, todo="save it again, or leave it out")
    found = _as_written(_as_stated(data, where, stated) or _told(data, where, encoding, is_html=is_html))
    longest = max((len(line) for line in found.text.splitlines()), default=0)
    if longest > LONGEST_LINE and not (is_lines or is_html):
        raise DocumentError(
            f"one line is {longest:,} characters long",
            where=where,
            why="no prose has such lines",
            todo="break it into paragraphs",
        )
    return found


def _as_written(found: Decoded) -> Decoded:
    again = undone(found.text)
    return Decoded(again[0], f"utf-8 saved as {again[1]}") if again else found


def _as_stated(data: bytes, where: str, stated: str | None) -> Decoded | None:
    if stated and is_of_documents(stated):
        with suppress(DocumentError):
            return _decoded(data, where, stated)
    return None


def _told(data: bytes, where: str, encoding: str | None, *, is_html: bool) -> Decoded:
    if marked := _by_mark(data):
        found = _decoded(data, where, marked)
        if _is_single_bytes(data, found.text):
            what, why = "binary data, not text", f"a mark of {marked}, and behind it single bytes"
            raise DocumentError(what, where=where, why=why, todo="give the document as text")
        return found
    if b"\x00" in data[:1024] and (wide := encoding if encoding and _is_wide(encoding) else detected(data)):
        return _decoded(data, where, wide)
    if data.startswith(_MAGIC) or _is_binary(data):
        raise DocumentError(
            "binary data, not text",
            where=where,
            why=f"a zero byte at {at}" if (at := data.find(0)) > 7 else f"begins with {data[:8].hex(' ')}",
            todo="give the document as text",
        )
    named = declared(data) if is_html else None
    by_chance = data.isascii() and (named or (encoding and _ESCAPE in data))
    if not by_chance and (plain := _as_utf_8(data)):
        return plain
    refused = None
    for name in (named, encoding):
        if name:
            try:
                return _decoded(data, where, name)
            except DocumentError as error:
                refused = error
    if other := detected(data):
        return _decoded(data, where, other)
    if plain := _as_utf_8(data, is_guess=True):
        return plain
    if refused:
        raise refused
    first = next(at for at, byte in enumerate(data) if byte > 127)
    raise DocumentError(
        "not valid UTF-8, and too little to tell what else",
        where=where,
        why=f"byte 0x{data[first]:02x} at {first}",
        todo="convert it to UTF-8, or pass --encoding, which is for every file that is not UTF-8 and names none",
    )


def _as_utf_8(data: bytes, *, is_guess: bool = False) -> Decoded | None:
    """The text if it is valid UTF-8, or but for a few bytes among many letters beyond ASCII that are.

    As a guess, when it is nothing else: a stray byte in a hundred is enough.
    """
    text = data.decode("utf-8", "replace")
    lost = text.count(LOST) - data.count(LOST.encode())
    beyond = sum(not letter.isascii() for letter in text) - text.count(LOST) if lost else 0
    is_near = lost * _LETTERS_A_STRAY_BYTE <= beyond or (is_guess and lost * _BYTES_A_STRAY_BYTE <= len(data))
    return Decoded(text, None) if is_near else None


def _decoded(data: bytes, where: str, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except LookupError as error:
        raise DocumentError(f"unknown encoding {encoding!r}", where=where, todo="name one that Python knows") from error
    except UnicodeError as error:
        raise DocumentError(
            f"not valid {encoding}",
            where=where,
            why=f"byte {error.start}: {error.reason}" if isinstance(error, UnicodeDecodeError) else str(error),
            todo="convert it to UTF-8 or pass another --encoding",
        ) from error
    return Decoded(text, None if codecs.lookup(encoding).name == "utf-8" else codecs.lookup(encoding).name)


def _is_wide(encoding: str) -> bool:
    return codecs.lookup(encoding).name.startswith(("utf-16", "utf-32"))


def _by_mark(data: bytes) -> str | None:
    return next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)


def _is_single_bytes(data: bytes, text: str) -> bool:
    """Bytes behind a mark that are mostly ASCII each alone, and together no letter or stop that a wide text must have:
    none of ASCII, no kana, no stop of Chinese or Japanese.
    """
    behind = data[2:]
    return not _OF_WIDE_TEXT.search(text) and len(_ASCII.findall(behind)) > 0.6 * len(behind)


def _is_binary(data: bytes) -> bool:
    head = data[:65536]
    return b"\x00" in head or len(_BINARY.findall(head)) > max(8, len(head) // 100)
