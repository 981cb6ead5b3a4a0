"""JSON: the posts of a channel as Telegram Desktop exports them, a list of documents, or one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.documents.decode import decode
from pipeline.documents.guard import reading
from pipeline.documents.mapped import is_silent, read_mapping, text_of
from pipeline.documents.origin import Origin, named
from pipeline.errors import DocumentError, NoDocument
from pipeline.schema import SourceText

SUFFIXES = (".json",)


@dataclass(frozen=True)
class _Item:
    """What should be a document, the number that it goes by in the file, and the channel that it is of."""

    values: object
    number: str
    channel: str | None = None


def read(data: bytes, origin: Origin) -> Iterator[SourceText | DocumentError]:
    """A document a post or item; posts without words are passed over. Ids end in the number of the post or item.

    Raises:
        DocumentError: not JSON.
        NoDocument: nothing in it has words.
    """
    found = decode(data, origin.where, origin.encoding, is_lines=True)
    try:
        values: object = json.loads(found.text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise DocumentError("not JSON", where=origin.where, why=str(error), todo="export it again") from error
    items = [item for item in _items(values) if not is_silent(item.values)]
    if not any(text_of(item.values) for item in items):
        why, todo = "no post, no list of documents and no field `text`", "leave it out, or give a document a line"
        raise NoDocument("the file holds no document", where=origin.where, why=why, todo=todo)
    for item in items:
        where = f"{origin.where}:{item.number}" if item.number else origin.where
        identifier = f"{origin.stem}-{item.number}" if item.number else origin.stem
        try:
            with reading(where):
                yield read_mapping(
                    item.values,
                    where=where,
                    identifier=identifier,
                    story=origin.story,
                    encoding=found.encoding,
                    outlet=item.channel,
                )
        except DocumentError as error:
            yield error


def _items(values: object) -> list[_Item]:
    if isinstance(values, list):
        return [_Item(item, str(number)) for number, item in enumerate(values, 1)]
    if not isinstance(values, Mapping):
        return []
    if isinstance(values.get("messages"), list):
        return _of_channel(values, "")
    chats = [chat for name in ("chats", "left_chats") for chat in _listed(values.get(name))]
    if chats:
        return [item for chat in chats for item in _of_channel(chat, f"{named(chat.get('id')) or 0}-")]
    return [_Item(values, "")]


def _listed(chats: object) -> list[Mapping[str, object]]:
    found = chats.get("list") if isinstance(chats, Mapping) else None
    return [chat for chat in found if isinstance(chat, Mapping)] if isinstance(found, list) else []


def _of_channel(chat: Mapping[str, object], before: str) -> list[_Item]:
    posts = chat.get("messages")
    name = chat.get("name")
    channel = " ".join(name.split()) or None if isinstance(name, str) else None
    return [
        _Item(post, f"{before}{(named(post.get('id')) if isinstance(post, Mapping) else None) or number}", channel)
        for number, post in enumerate(posts if isinstance(posts, list) else [], 1)
    ]
