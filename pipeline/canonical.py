"""Canonical JSON and content hashes: the same value gives the same bytes and the same id, on any machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel


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
