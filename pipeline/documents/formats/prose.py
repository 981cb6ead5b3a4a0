"""Plain text, Markdown and HTML: the file's text is the document's text."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.canonical import sha256
from pipeline.documents.decode import decode
from pipeline.documents.origin import Format, Origin, read_text
from pipeline.errors import DocumentError
from pipeline.schema import SourceText

_FORMS: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
SUFFIXES = tuple(_FORMS)


def read(data: bytes, origin: Origin) -> Iterator[SourceText | DocumentError]:
    """The one document of the file."""
    form = _FORMS[origin.path.suffix.lower()]
    found = decode(data, origin.where, origin.encoding, is_html=form == "html")
    yield read_text(
        found.text,
        identifier=origin.stem,
        story=origin.story,
        source=origin.where,
        form=form,
        digest=sha256(data),
        encoding=found.encoding,
    )
