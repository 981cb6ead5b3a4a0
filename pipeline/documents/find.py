"""Which files there are to read, and to which story each belongs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.documents.formats import readers
from pipeline.errors import DocumentError

_PAGES = (".html", ".htm", ".xhtml")
_ADDRESS = re.compile(r"(?:https?|ftp):/", re.IGNORECASE)  # a path has no second slash
_PARTS_OF_A_PAGE = re.compile(
    r"(?P<page>.+)[_.\- ](?:files|Dateien|fichiers|archivos|ficheiros|arquivos|bestanden|filer|pliki|soubory|файлы)"
)


@dataclass(frozen=True)
class Found:
    """Files in reading order with their stories, and what could not be looked into."""

    files: tuple[tuple[Path, str], ...]
    problems: tuple[DocumentError, ...]


def find(paths: Iterable[Path], story: str | None = None) -> Found:
    """The readable files among `paths` and below the folders among them, each once, in the order of their paths.

    A file's story is `story`, else the name of its folder. Hidden files and files of other kinds in a folder are left
    alone; one that is named itself must be readable.
    """
    files: dict[Path, str] = {}
    seen: set[str] = set()
    problems: list[DocumentError] = []
    for path in paths:
        try:
            found = _readable_at(path)
        except OSError as error:
            problems.append(DocumentError("cannot be looked into", where=str(path), why=error.strerror or str(error)))
            continue
        except DocumentError as error:
            problems.append(error)
            continue
        for file in found:
            if (real := os.path.realpath(file)) not in seen:
                seen.add(real)
                files[file] = story or _story_of(file)
    return Found(tuple(files.items()), tuple(problems))


def _readable_at(path: Path) -> list[Path]:
    if _ADDRESS.match(str(path)):
        todo = "save the page and name the file"
        raise DocumentError("an address: nothing is fetched", where=str(path), todo=todo)
    if not path.exists():
        raise DocumentError("no such file or folder", where=str(path), todo="check the path")
    if path.is_dir():
        if found := _below(path):
            return found
        raise DocumentError("the folder holds no document", where=str(path), todo=_to_read())
    if path.suffix.lower() not in readers():
        raise DocumentError(
            f"cannot read files ending in {path.suffix or 'nothing'!r}", where=str(path), todo=_to_read()
        )
    return [path]


def _below(folder: Path) -> list[Path]:
    found: list[Path] = []
    for root, folders, names in os.walk(folder):
        if {"run.json", "documents.jsonl"} <= set(names):  # a run folder: what was found, not what was said
            folders.clear()
            continue
        pages = {Path(name).stem for name in names if Path(name).suffix.lower() in _PAGES}
        folders[:] = sorted(name for name in folders if not (name.startswith(".") or _is_of_a_page(name, pages)))
        found += [Path(root, name) for name in sorted(names) if _is_candidate(name)]
    return found


def _is_of_a_page(folder: str, pages: set[str]) -> bool:
    """A browser put it beside a page that it saved, for the page's pictures, styles and frames."""
    match = _PARTS_OF_A_PAGE.fullmatch(folder)
    return match is not None and match["page"] in pages


def _is_candidate(name: str) -> bool:
    return (
        not name.startswith(".")
        and Path(name).suffix.lower() in readers()
        and name.lower() not in {"readme.md", "readme.txt"}
    )


def _story_of(file: Path) -> str:
    return Path(os.path.realpath(file.parent)).name or "story"


def _to_read() -> str:
    return f"readable endings: {', '.join(readers())}"
