"""RSS and Atom: one document an item."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import feedparser

from pipeline.documents.facts import Facts
from pipeline.documents.guard import reading
from pipeline.documents.origin import Origin, read_text
from pipeline.errors import DocumentError
from pipeline.schema import SourceText

SUFFIXES = (".rss", ".atom", ".xml")


def read(data: bytes, origin: Origin) -> Iterator[SourceText | DocumentError]:
    """A document an item: its content, else its summary; ids count the items in the file.

    Raises:
        DocumentError: the file is no feed, or has no item.
    """
    what = "no RSS or Atom feed with items"
    try:
        feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError) as error:  # of half a character, or of an encoding that is none
        why, todo = str(error), "save it again as UTF-8"
        raise DocumentError(what, where=origin.where, why=why, todo=todo) from error
    if not feed.entries:
        why = str(feed.bozo_exception) if feed.get("bozo") else "it has no item"
        todo = "save the feed again, or leave the file out"
        raise DocumentError(what, where=origin.where, why=why, todo=todo)
    for number, entry in enumerate(feed.entries, 1):
        where = f"{origin.where}:{number}"
        try:
            with reading(where):
                yield _item(entry, feed.feed.get("title"), where, f"{origin.stem}-{number}", origin)
        except DocumentError as error:
            yield error


def _item(entry: Any, outlet: str | None, where: str, identifier: str, origin: Origin) -> SourceText:
    contents = [part.get("value", "") for part in entry.get("content", [])] or [entry.get("summary", "")]
    when = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")  # the entry's own `get` warns
    try:
        published = datetime.fromtimestamp(calendar.timegm(when), UTC).date().isoformat() if when else None
    except (ValueError, OverflowError, OSError):  # a year that no calendar has
        published = None
    stated = Facts(entry.get("title") or None, outlet or None, entry.get("author") or None, published)
    source = entry.get("link") or where
    text = "\n".join(contents)
    if not text.strip():
        raise DocumentError("the item has no text", where=where, todo="save the page that it links to")
    return read_text(text, identifier=identifier, story=origin.story, source=source, form="html", stated=stated)
