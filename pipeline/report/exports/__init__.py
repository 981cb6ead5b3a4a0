"""A run in the forms that other programs read; one file an export, found by its being here.

Each module has `NAME` (what `--to` takes), `SUMMARY` (one line for the command's help) and
`write(records, manifest) -> {file name: bytes}`.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Protocol, cast

from pipeline.errors import UsageError
from pipeline.schema import RunManifest, RunRecords


class Export(Protocol):
    """What a module in this package offers."""

    NAME: str
    SUMMARY: str

    def write(self, records: RunRecords, manifest: RunManifest, /) -> dict[str, bytes]:
        """The files of the export, by name."""


@cache
def exports() -> dict[str, Export]:
    """Every export by its name."""
    found = [
        importlib.import_module(f"{__name__}.{module.name}")
        for module in pkgutil.iter_modules(__path__)
        if not module.name.startswith("_")
    ]
    return {module.NAME: cast(Export, module) for module in sorted(found, key=lambda module: str(module.NAME))}


def export(records: RunRecords, manifest: RunManifest, to: str) -> dict[str, bytes]:
    """A run as files of another program: file name to content, names free of folders.

    Raises:
        UsageError: there is no such export, or a package that it needs is not installed.
    """
    known = exports()
    if to not in known:
        raise UsageError("no such export", where=to, todo=f"give one of {', '.join(known)}")
    return known[to].write(records, manifest)
