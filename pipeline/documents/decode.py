"""Bytes to text, exactly; or a line that says why not."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

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
_LIKELY = ["cp1252", "cp1251", "koi8_r", "cp1250", "utf_16"]
"""Encodings that articles are found in; a guess among all of them is mostly wrong."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")


def decode(
    data: bytes, where: str, encoding: str | None = None, *, is_html: bool = False, is_lines: bool = False
) -> str:
    """The text of `data`, nothing stripped or normalised: a byte order mark stays, as do carriage returns.

    Args:
        data: the file's bytes.
        where: the file, for the error.
        encoding: the encoding to use; else a byte order mark or a page's own declaration decides, else UTF-8.
        is_html: look for a declared charset.
        is_lines: a line is a document, and may be long.

    Raises:
        DocumentError: empty, binary, not in the encoding, or a line longer than `LONGEST_LINE`.
    """
    if not data.strip():
        raise DocumentError("the file is empty", where=where)
    declared = encoding or _by_mark(data)
    if not declared and (
        data.startswith((b"%PDF-", b"PK\x03\x04", b"\x7fELF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b"))
        or _is_binary(data)
    ):
        raise DocumentError(
            "binary data, not text",
            where=where,
            why=f"begins with {data[:8].hex(' ')}",
            todo="give the document as text",
        )
    if not declared and is_html and (match := _CHARSET.search(data, 0, 4096)):
        declared = match[1].decode("ascii")
    try:
        text = data.decode(declared or "utf-8")
    except LookupError as error:
        raise DocumentError(f"unknown encoding {declared!r}", where=where, todo="name one that Python knows") from error
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"not valid {declared or 'UTF-8'}",
            where=where,
            why=f"byte 0x{data[error.start]:02x} at {error.start}",
            todo=f"convert it to UTF-8 or pass --encoding{_guess(data)}",
        ) from error
    longest = max((len(line) for line in text.splitlines()), default=0)
    if longest > LONGEST_LINE and not (is_lines or is_html):
        raise DocumentError(
            f"one line is {longest:,} characters long",
            where=where,
            why="no prose has such lines",
            todo="break it into paragraphs",
        )
    return text


def _by_mark(data: bytes) -> str | None:
    return next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)


def _is_binary(data: bytes) -> bool:
    head = data[:65536]
    return b"\x00" in head or len(_BINARY.findall(head)) > max(8, len(head) // 100)


def _guess(data: bytes) -> str:
    best = from_bytes(data[:65536], cp_isolation=_LIKELY).best()
    return f" (it looks like {best.encoding})" if best and best.encoding not in ("utf_8", "ascii") else ""
