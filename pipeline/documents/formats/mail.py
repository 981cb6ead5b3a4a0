"""E-mail as a mail program saves it: the page or text in it is the document's text; attachments are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from pipeline.canonical import sha256
from pipeline.documents.dates import iso_date
from pipeline.documents.decode import Decoded, decode
from pipeline.documents.facts import Facts
from pipeline.documents.origin import Origin, read_text
from pipeline.errors import DocumentError
from pipeline.schema import Document, SourceText
from pipeline.view import view_of

SUFFIXES = (".eml",)
_FORWARDED = re.compile(r"\s*(?:fwd?|tr|wg|пересл|rv|enc)\s*:", re.IGNORECASE)
_PREFIX = re.compile(r"(?:\s*(?:re|fwd?|tr|wg|aw|rv|enc)\s*:)+\s*", re.IGNORECASE)
_HEADERS = {
    name: re.compile(rf"(?:{labels})[*\s]*[:：][*\s]*(?P<value>\S.*)", re.IGNORECASE)
    for name, labels in {
        "from": "from|de|von|da|от|від|van",
        "date": "date|sent|envoyé|gesendet|datum|fecha|enviado|data|inviato|дата|отправлено",
        "to": "to|à|an|para|a|кому|aan",
        "subject": "subject|objet|betreff|asunto|oggetto|assunto|тема|onderwerp",
    }.items()
}
"""Headers as mail programs write them above a message that they pass on."""
_LEAST_SHOWN = 0.7


def read(data: bytes, origin: Origin) -> Iterator[SourceText | DocumentError]:
    """The one document of the file, by its sender, of its day, under its subject.

    Of a message that somebody passed on, sender and day are those that stand above its text, if any do.

    Raises:
        DocumentError: there is no text in the message.
    """
    message = message_from_bytes(data, policy=policy.compat32)
    parts = [part for part in message.walk() if not part.is_multipart() and not part.get_filename()]
    page, text = (_body(parts, kind, origin) for kind in ("text/html", "text/plain"))
    is_page = page is not None and (text is None or _words(page.text) >= _LEAST_SHOWN * len(text.text.split()))
    body = page if is_page else text
    if body is None:
        raise DocumentError("there is no text in the message", where=origin.where, todo="save its attachments")
    yield read_text(
        body.text,
        identifier=origin.stem,
        story=origin.story,
        source=origin.where,
        form="html" if is_page else "text",
        digest=sha256(data),
        encoding=body.encoding,
        stated=_stated(message, body.text, is_page=is_page),
    )


def _body(parts: list[Message], kind: str, origin: Origin) -> Decoded | None:
    for part in parts:
        content = part.get_payload(decode=True) if part.get_content_type() == kind else None
        if isinstance(content, bytes) and content.strip():
            stated = part.get_content_charset()
            return decode(content, origin.where, origin.encoding, stated=stated, is_html=kind == "text/html")
    return None


def _words(page: str) -> int:
    """How many words a page shows."""
    return len(_shown(page).split())


def _shown(page: str) -> str:
    bare = Document(id="mail", sha256="0", story="mail", source="mail", format="html")
    return view_of(SourceText(bare, page)).text


def _stated(message: Message, text: str, *, is_page: bool) -> Facts:
    subject = _header(message, "Subject")
    title = _PREFIX.sub("", subject, count=1) if _PREFIX.match(subject) else subject
    if _FORWARDED.match(subject):
        return replace(_passed_on(_shown(text) if is_page else text), title=title or None)
    name, address = parseaddr(_header(message, "From"))
    return Facts(title=title or None, publisher=name or address or None, published=_day(_header(message, "Date")))


def _passed_on(text: str) -> Facts:
    """Sender and day of the message that was passed on, from the lines that a mail program puts above its text."""
    lines = [line.strip(" >*\t") for line in text[:8000].splitlines()]
    for first in (number for number, line in enumerate(lines) if _HEADERS["from"].match(line)):
        block = [line for line in lines[first : first + 10] if line][:6]
        found = {
            name: match["value"] for name, form in _HEADERS.items() for line in block if (match := form.match(line))
        }
        if len(found) > 2:
            name, address = parseaddr(found["from"])
            return Facts(publisher=name or address or None, published=iso_date(found.get("date", "")))
    return Facts()


def _header(message: Message, name: str) -> str:
    """A header's words on one line, decoded as far as they can be; empty without one."""
    raw = str(message.get(name, ""))
    try:
        return " ".join(str(make_header(decode_header(raw))).split())
    except (MessageError, LookupError, UnicodeError, ValueError):
        return " ".join(raw.split())


def _day(stated: str) -> str | None:
    """The day on which it was sent, where it was sent."""
    try:
        return parsedate_to_datetime(stated).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
