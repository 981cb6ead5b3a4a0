"""PDF: the text of the pages, a form feed between two of them, so that the page of any offset can be told."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import DependencyError

from pipeline.canonical import sha256
from pipeline.documents.facts import Facts, outlet_beside
from pipeline.documents.origin import Origin, read_text
from pipeline.errors import DocumentError
from pipeline.schema import SourceText

SUFFIXES = (".pdf",)
_FILE = re.compile(r"microsoft \w+ - .*|untitled.*|document ?\d*|\S*\.\w{2,4}|", re.IGNORECASE)
"""Titles that a program gave the file it was made of."""
_PRINTED = re.compile(r"(?:\d+ \w+ \d+ )?\d{1,4}([/.-])\d{1,2}\1\d{2,4},? \d{1,2}:\d\d(?: [AP]M)?(?: .*)?")
_ADDRESS = re.compile(r"(?:.* )?\w+://\S+(?: \d+/\d+)?")
"""The two lines that a browser prints at the edge of every page: when it was printed, and the address."""
logging.getLogger("pypdf").setLevel(logging.ERROR)


def _opened(data: bytes, origin: Origin) -> PdfReader:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise DocumentError("the PDF is locked", where=origin.where, todo="save it without a password")
    return reader


def read(data: bytes, origin: Origin) -> Iterator[SourceText | DocumentError]:
    """The one document of the file, of the date that is printed in it; when the file was made dates no words.

    Raises:
        DocumentError: no PDF, locked, or pages without text (a scan).
    """
    try:
        reader = _opened(data, origin)
        pages = _without_edges([(page.extract_text() or "").replace("\f", "\n") for page in reader.pages])
        title = reader.metadata.title if reader.metadata else None
    except DocumentError:
        raise
    except DependencyError as error:  # it opens without a password, and yet its pages are encrypted
        todo = "print it to a new PDF, or install the package cryptography"
        raise DocumentError("the PDF is encrypted", where=origin.where, why=str(error), todo=todo) from error
    except Exception as error:  # what a damaged file makes pypdf raise is of many kinds
        why, todo = f"{type(error).__name__}: {error}", "download it again, or print it to a new PDF"
        raise DocumentError("the PDF cannot be read", where=origin.where, why=why, todo=todo) from error
    if not any(page.strip() for page in pages):
        todo = "run text recognition over it first"
        raise DocumentError("the PDF holds no text, only pictures of pages", where=origin.where, todo=todo)
    title = " ".join((title or "").split())
    heading = next(line for page in pages for line in page.splitlines() if line.strip()).strip()
    outlet = outlet_beside(heading, title)
    stated = Facts(title=heading if outlet else None if _FILE.fullmatch(title) else title, publisher=outlet)
    text = "\n\f".join(pages).encode("utf-8", "replace").decode()
    identifier, digest = origin.stem, sha256(data)
    yield read_text(text, identifier=identifier, story=origin.story, source=origin.where, digest=digest, stated=stated)


def _without_edges(pages: list[str]) -> list[str]:
    """The pages without the day and the address that a browser printed on each, if none with a word lacks them."""
    kept = []
    for page in pages:
        lines = page.rstrip().splitlines()
        edges = [place for place in range(len(lines)) if place < 2 or place >= len(lines) - 2]
        printed = [
            [place for place in edges if kind.fullmatch(unicodedata.normalize("NFKC", lines[place].strip()))]
            for kind in (_PRINTED, _ADDRESS)
        ]
        if lines and not all(printed):
            return pages
        dropped = {place for places in printed for place in places}
        kept.append("\n".join(line for place, line in enumerate(lines) if place not in dropped))
    return kept
