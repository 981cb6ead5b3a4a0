"""Names that exports share: of texts on the web of data, and of packages that are missing."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from pipeline.errors import UsageError
from pipeline.schema import SourceText


def text_iri(source: SourceText) -> str:
    """The name of exactly the text that offsets point into: its hash, as RFC 6920 writes it."""
    digest = hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).digest()
    return f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


def web_address(source: SourceText) -> str | None:
    """Where the document is on the web, if that is where it is from."""
    address = source.document.source
    return address if re.match(r"https?://[^\s<>\"]+\Z", address) else None


def known(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """The pairs that have a value."""
    return {name: value for name, value in pairs if value is not None and value != []}


def missing_extra(export: str, package: str) -> UsageError:
    """What to say where an export's package is not installed."""
    return UsageError(
        f"the export needs the package {package}",
        where=export,
        why="it is not installed",
        todo=f"in the clone: .venv/bin/python -m pip install -e '.[{export}]'",
    )
