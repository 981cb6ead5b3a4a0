"""JSON lines: one document a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pipeline.documents.decode import decode
from pipeline.documents.guard import reading
from pipeline.documents.mapped import is_silent, read_mapping
from pipeline.documents.origin import Origin
from pipeline.errors import DocumentError
from pipeline.schema import SourceText

SUFFIXES = (".jsonl", ".ndjson")


def read(data: bytes, origin: Origin) -> Iterator[SourceText | DocumentError]:
    """A document a line: a text is required; `id`, `story`, `title`, `publisher` … are taken if stated."""
    found = decode(data, origin.where, origin.encoding, is_lines=True)
    for number, line in enumerate(found.text.lstrip("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        where = f"{origin.where}:{number}"
        try:
            with reading(where):
                values = _values(line, where)
                if not is_silent(values):
                    identifier, story = f"{origin.stem}-{number}", origin.story
                    yield read_mapping(values, where=where, identifier=identifier, story=story, encoding=found.encoding)
        except DocumentError as error:
            yield error


def _values(line: str, where: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        todo = 'write a document a line: {"text": "…"}'
        raise DocumentError("the line is not JSON", where=where, why=str(error), todo=todo) from error
