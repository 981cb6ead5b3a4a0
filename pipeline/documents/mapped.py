"""A document from a mapping: a line of JSON lines, an item of a list, a post of a channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pipeline.documents.facts import Facts, stated_in_mapping
from pipeline.documents.origin import Format, named, read_text
from pipeline.errors import DocumentError
from pipeline.schema import SourceText

_TEXTS = ("text", "message", "content", "rawContent", "full_text", "body", "articleBody", "maintext")
"""Under which names tools that save articles and posts give the text, the best first."""
_FORMS: dict[str, Format] = {"text": "text", "markdown": "markdown", "html": "html"}


def read_mapping(
    values: object, *, where: str, identifier: str, story: str, encoding: str | None = None, outlet: str | None = None
) -> SourceText:
    """The document that the mapping holds, with what is stated beside its text.

    Args:
        values: what should be a mapping with a text.
        where: its place, for errors, and its source if it states no address.
        identifier: its id, if it states none; the number of a post in its channel is none.
        story: its story, if it states none.
        encoding: what the file's bytes were read as, unless UTF-8.
        outlet: who publishes it, unless it was passed on from another.

    Raises:
        DocumentError: no mapping, or one without a text that has a word in it.
    """
    if not isinstance(values, Mapping) or not (text := text_of(values)):
        why, todo = "no field `text` with words in it", "give it one, or leave it out"
        raise DocumentError("there is no document", where=where, why=why, todo=todo)
    return read_text(
        text,
        identifier=(not _is_post(values) and (named(values.get("id")) or named(values.get("doc_id")))) or identifier,
        story=named(values.get("story")) or story,
        source=next((address for name in ("url", "source", "link") if (address := named(values.get(name)))), where),
        form=_FORMS.get(str(values.get("format")), "text"),
        encoding=encoding,
        stated=_stated(values, outlet),
    )


def is_silent(values: object) -> bool:
    """A post without a word, as of a picture, or what a messenger notes of a channel: that somebody joined it."""
    if not isinstance(values, Mapping):
        return False
    is_note = values.get("type") == "service" or values.get("_") in ("MessageService", "MessageEmpty")
    return is_note or (_is_post(values) and not any(map(str.isalnum, text_of(values))))


def _is_post(values: Mapping[str, Any]) -> bool:
    """As Telegram Desktop and tools that ask Telegram write one."""
    return values.get("type") == "message" or values.get("_") == "Message" or ("message" in values and "date" in values)


def text_of(values: object) -> str:
    """The first of the texts that has a word, pieces of it (plain, bold, links) joined; empty without one."""
    if not isinstance(values, Mapping):
        return ""
    found = (values.get(name) for name in _TEXTS)
    texts = ("".join(map(_piece, value if isinstance(value, list) else [value])) for value in found)
    return next((text for text in texts if text.strip()), "")


def _piece(value: object) -> str:
    text = value.get("text") if isinstance(value, Mapping) else value
    return text if isinstance(text, str) else ""


def _stated(values: Mapping[str, Any], outlet: str | None) -> Facts:
    """Who first wrote what was passed on goes before the channel, and the channel before who writes in it."""
    facts = stated_in_mapping(values)
    if origin := named(values.get("forwarded_from")):
        return replace(facts, publisher=" ".join(origin.split()))
    if outlet is None or outlet == facts.publisher:
        return facts
    return replace(facts, publisher=outlet, author=facts.author or facts.publisher)
