"""JSON lines: one document a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pipeline.documents.decode import decode
from pipeline.documents.facts import stated_in_mapping
from pipeline.documents.guard import reading
from pipeline.documents.origin import Format, Origin, named, read_text
from pipeline.errors import DocumentError
from pipeline.schema import SourceText

SUFFIXES = (".jsonl", ".ndjson")
_FORMS: dict[str, Format] = {"text": "text", "markdown": "markdown", "html": "html"}


def read(data: bytes, origin: Origin) -> Iterator[SourceText | DocumentError]:
    """A document a line: `text` is required; `id`, `story`, `title`, `publisher` … are taken if stated."""
    found = decode(data, origin.where, origin.encoding, is_lines=True)
    for number, line in enumerate(found.text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{origin.where}:{number}"
        try:
            with reading(where):
                yield _read_line(line, where, f"{origin.stem}-{number}", origin.story, found.encoding)
        except DocumentError as error:
            yield error


def _read_line(line: str, where: str, identifier: str, story: str, encoding: str | None) -> SourceText:
    try:
        values: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        todo = 'write a document a line: {"text": "…"}'
        raise DocumentError("the line is not JSON", where=where, why=str(error), todo=todo) from error
    if not isinstance(values, dict) or not isinstance(values.get("text"), str) or not values["text"].strip():
        why, todo = "no field `text` with words in it", "give it one, or leave the line out"
        raise DocumentError("the line holds no document", where=where, why=why, todo=todo)
    return read_text(
        values["text"],
        identifier=named(values.get("id")) or named(values.get("doc_id")) or identifier,
        story=named(values.get("story")) or story,
        source=named(values.get("url")) or named(values.get("source")) or where,
        form=_FORMS.get(str(values.get("format")), "text"),
        encoding=encoding,
        stated=stated_in_mapping(values),
    )
