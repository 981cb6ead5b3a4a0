"""Text that others wrote, made fit for a request: its words stay, nothing in it can pass for the request itself."""

from __future__ import annotations

import html
import re

from pipeline.canonical import sha256

# A number before a bar looks like ours, capitals in brackets like turn tokens ([INST]); "<" begins others (<|im_end|>).
_NUMBER = re.compile(r"(?<=\d)(?=\s?[|｜¦])")
_BRACKET = re.compile(r"\[(?=\s*/?[A-Z_]{3,}\s*\])")
_ANGLE = re.compile(r"<(?=\S)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_HARMED = re.compile(r"(?<=\d)#(?=\s?[|｜¦])")


def harmless(text: str) -> str:
    """`text` on one line, with what could pass for a sentence number or a turn made harmless."""
    return " ".join(_ANGLE.sub("< ", _BRACKET.sub("[#", _NUMBER.sub("#", text))).split())


def readable(words: str) -> str:
    """Stored words of a page as a reader sees them: without tags, entities as the characters they stand for."""
    return html.unescape(_TAG.sub("", words))


def harmed(text: str) -> str:
    """The words as they stand in the document, from words as `harmless` showed them."""
    return _HARMED.sub("", text).replace("[#", "[").replace("< ", "<")


def code_of(text: str) -> str:
    """A code that follows from `text` and does not occur in it: a text cannot forge the line that ends it."""
    digest = sha256(text)
    while digest[:8] in text:
        digest = sha256(digest)
    return digest[:8]
