"""One reader a format: a new format is one new file here, with `SUFFIXES` and `read`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import Protocol, cast

from pipeline.documents.origin import Origin
from pipeline.errors import DocumentError
from pipeline.schema import SourceText


class Reader(Protocol):
    """A module of this package."""

    SUFFIXES: tuple[str, ...]
    """Endings of files it reads, with the dot, lower case."""

    def read(self, data: bytes, origin: Origin) -> Iterator[SourceText | DocumentError]:
        """The documents in a file's bytes, each or the reason why not; raises `DocumentError` if none can be had."""
        ...


@cache
def readers() -> dict[str, Reader]:
    """The reader of each ending, in the order of the endings."""
    found: dict[str, Reader] = {}
    for module in pkgutil.iter_modules(__path__):
        reader = cast(Reader, importlib.import_module(f"{__name__}.{module.name}"))
        found.update(dict.fromkeys(reader.SUFFIXES, reader))
    return dict(sorted(found.items()))
