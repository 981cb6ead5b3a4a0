"""Pages saved as one file (MHTML): the page in it is the document's text; its pictures and styles are left alone."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy

from pipeline.canonical import sha256
from pipeline.documents.decode import decode
from pipeline.documents.origin import Origin, read_text
from pipeline.errors import DocumentError
from pipeline.schema import SourceText

SUFFIXES = (".mht", ".mhtml")


def read(data: bytes, origin: Origin) -> Iterator[SourceText | DocumentError]:
    """The one document of the file, from the address that it was saved from.

    Raises:
        DocumentError: there is no page in the file.
    """
    archive = message_from_bytes(data, policy=policy.compat32)
    page = next((part for part in archive.walk() if part.get_content_type() in ("text/html", "text/plain")), None)
    content = page.get_payload(decode=True) if page else None
    if page is None or not isinstance(content, bytes):
        raise DocumentError("there is no page in the archive", where=origin.where, todo="save it as HTML")
    found = decode(content, origin.where, origin.encoding, stated=page.get_content_charset(), is_html=True)
    address = page.get("Content-Location") or archive.get("Snapshot-Content-Location")
    yield read_text(
        found.text,
        identifier=origin.stem,
        story=origin.story,
        source=" ".join(str(address).split()) if address else origin.where,
        form="html" if page.get_content_type() == "text/html" else "text",
        digest=sha256(data),
        encoding=found.encoding,
    )
