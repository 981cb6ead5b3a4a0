"""What offsets that miss their words may have been counted in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_Cut = Callable[[str, int, int], str]


def _in_bytes(text: str, start: int, end: int) -> str:
    return text.encode()[start:end].decode(errors="replace")


def _in_utf16(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", errors="replace")


def _with_bare_newlines(text: str, start: int, end: int) -> str:
    return text.replace("\r\n", "\n")[start:end]


_WAYS: Mapping[str, _Cut] = {
    "bytes of UTF-8": _in_bytes,
    "units of UTF-16": _in_utf16,
    "code points of a text whose line ends were made one character": _with_bare_newlines,
}


def counted_in(text: str, start: int, end: int, words: str) -> str | None:
    """What a range was counted in that does not hold its words in code points; `None` where nothing known fits."""
    return next((way for way, cut in _WAYS.items() if cut(text, start, end) == words), None)
