"""Word (OOXML): the paragraphs of the main text, a blank line between two; notes, comments and deletions are not."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from pipeline.canonical import sha256
from pipeline.documents.decode import LARGEST_FILE
from pipeline.documents.origin import Origin, read_text
from pipeline.errors import DocumentError
from pipeline.schema import SourceText

SUFFIXES = (".docx",)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_LEFT_OUT = frozenset(["moveFrom", "Fallback"])
"""Text that was moved elsewhere, and what older programs show instead of a text box that is there already."""


def read(data: bytes, origin: Origin) -> Iterator[SourceText | DocumentError]:
    """The one document of the file; when the file was made dates no words.

    Raises:
        DocumentError: no Word file, locked, or one that unpacks to more than a file may hold.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            text = "\n\n".join(_Paragraphs(_unpacked(archive, _main_part(archive), origin)).found)
    except DocumentError:
        raise
    except Exception as error:  # unpackers and codecs raise errors of many kinds
        why, todo = f"{type(error).__name__}: {error}", "save it again as .docx, without a password"
        raise DocumentError("the Word file cannot be read", where=origin.where, why=why, todo=todo) from error
    identifier, digest = origin.stem, sha256(data)
    yield read_text(text, identifier=identifier, story=origin.story, source=origin.where, digest=digest)


def _main_part(archive: ZipFile) -> str:
    names = [name for name in archive.namelist() if name.startswith("word/document") and name.endswith(".xml")]
    return min(names, key=len, default="word/document.xml")


def _unpacked(archive: ZipFile, name: str, origin: Origin) -> bytes:
    with archive.open(name) as part:
        data = part.read(LARGEST_FILE + 1)  # a size that the archive states may be wrong
    if len(data) > LARGEST_FILE:
        raise DocumentError("the Word file unpacks to more than may be read", where=origin.where, todo="split it")
    return data


class _Paragraphs:
    """The text of each paragraph of a main part, those of a text box before the one that it hangs on."""

    def __init__(self, part: bytes) -> None:
        self.found: list[str] = []
        self._open: list[list[str]] = []
        self._left_out = 0
        self._is_text = False
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse  # the format has none; entities are declared in one
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(part, True)

    def _refuse(self, *declared: object) -> None:
        raise BadZipFile("a document type is declared")

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        name = element.rpartition(" ")[2]
        self._left_out += name in _LEFT_OUT
        if name == "p":
            self._open.append([])
        elif name in _SIGNS:
            self._add(_SIGNS[name])
        self._is_text = name == "t"

    def _end(self, element: str) -> None:
        name = element.rpartition(" ")[2]
        self._left_out -= name in _LEFT_OUT
        self._is_text = False
        if name == "p" and self._open and (text := "".join(self._open.pop()).strip()):
            self.found.append(text)

    def _characters(self, text: str) -> None:
        if self._is_text:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._open and not self._left_out:
            self._open[-1].append(text)
