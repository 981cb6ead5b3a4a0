"""Canonical JSON, content hashes and file names: the same value gives the same bytes, id and name on any machine."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel


_UNSAFE = re.compile(r"[%/\\:*?\"<>|]|\A[. ]|[. ]\Z")
_LONGEST_NAME = 180
"""Bytes; file systems take 255, endings and a hash included."""


def file_name(identifier: str) -> str:
    """An id as the stem of a file, on any file system and never a path; different ids have different names.

    What a name cannot hold, and what nobody sees, is written as `%` and its UTF-8 bytes in hex; a name that is too long
    is cut and ends in `~` and a hash of the id.
    """
    name = _UNSAFE.sub(lambda match: _escaped(match[0]), identifier)
    name = "".join(letter if letter.isprintable() else _escaped(letter) for letter in name)
    if len(name.encode()) <= _LONGEST_NAME:
        return name
    return f"{name.encode()[: _LONGEST_NAME - 20].decode('utf-8', 'ignore')}~{sha256(identifier)[:16]}"


def _escaped(letter: str) -> str:
    return "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "surrogatepass"))


def canonical_json(value: Any) -> str:
    """`value` as JSON with sorted keys and no spare white space.

    Raises:
        ValueError: for NaN and infinities, which JSON has no words for.
        TypeError: for anything that is not plain JSON data.
    """
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def sha256(data: bytes | str) -> str:
    """Hex digest of `data`; text is hashed as UTF-8 (lone surrogates pass through as they are)."""
    return hashlib.sha256(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data).hexdigest()


def content_id(tag: str, *parts: Any) -> str:
    """An id that follows from content alone: `tag` and 16 hex digits of the hash of `parts`."""
    return f"{tag}_{sha256(canonical_json(parts))[:16]}"


def jsonl(records: Iterable[BaseModel]) -> str:
    """One line a record, fields in the order the schema declares, ending in a newline unless empty."""
    return "".join(record.model_dump_json() + "\n" for record in records)
