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
    """Files in reading order with their stories, what could not be looked into, and files that no reader reads."""

    files: tuple[tuple[Path, str], ...]
    problems: tuple[DocumentError, ...]
    left_alone: tuple[Path, ...] = ()


def find(paths: Iterable[Path], story: str | None = None) -> Found:
    """The readable files among `paths` and below the folders among them, each once, in the order of their paths.

    A file's story is `story`, else the name of its folder. Hidden files and files of other kinds in a folder are left
    alone, the latter with their names; one that is named itself must be readable.
    """
    files: dict[Path, str] = {}
    left_alone: list[Path] = []
    seen: set[str] = set()
    problems: list[DocumentError] = []
    for path in paths:
        try:
            found, others, closed = _readable_at(path)
        except OSError as error:
            problems.append(_closed(error, path))
            continue
        except DocumentError as error:
            problems.append(error)
            continue
        left_alone += others
        problems += [_closed(error, path) for error in closed]
        for file in found:
            if (real := os.path.realpath(file)) not in seen:
                seen.add(real)
                files[file] = story or _story_of(file)
    return Found(tuple(files.items()), tuple(problems), tuple(left_alone))


def _closed(error: OSError, path: Path) -> DocumentError:
    where, why = str(error.filename or path), error.strerror or str(error)
    return DocumentError("cannot be looked into", where=where, why=why, todo="see that you may read it")


def _readable_at(path: Path) -> tuple[list[Path], list[Path], list[OSError]]:
    """The files to read at or below `path`, those that are not, and folders that could not be looked into."""
    if _ADDRESS.match(str(path)):
        todo = "save the page and name the file"
        where = str(path).replace(":/", "://", 1)
        raise DocumentError("an address: nothing is fetched", where=where, todo=todo)
    if not path.exists():
        raise DocumentError("no such file or folder", where=str(path), todo="check the path")
    if path.is_dir():
        found, others, closed = _below(path)
        if found or closed:
            return found, others, closed
        why = f"it holds {', '.join(file.name for file in others[:4])}" if others else None
        raise DocumentError("the folder holds no document", where=str(path), why=why, todo=_to_read())
    if path.suffix.lower() not in readers():
        raise DocumentError(
            f"cannot read files ending in {path.suffix or 'nothing'!r}", where=str(path), todo=_to_read()
        )
    return [path], [], []


def _below(folder: Path) -> tuple[list[Path], list[Path], list[OSError]]:
    """The same of a folder; links to folders are followed, each folder once."""
    found: list[Path] = []
    others: list[Path] = []
    closed: list[OSError] = []
    entered: set[str] = set()
    for root, folders, names in os.walk(folder, onerror=closed.append, followlinks=True):
        if (real := os.path.realpath(root)) in entered:
            folders.clear()
            continue
        entered.add(real)
        if "documents.jsonl" in names and ("run.json" in names or "texts" in folders):
            # A run folder, or what a killed job left of one: what was found, not what was said.
            folders.clear()
            continue
        pages = {Path(name).stem for name in names if Path(name).suffix.lower() in _PAGES}
        folders[:] = sorted(name for name in folders if not (name.startswith(".") or _is_of_a_page(name, pages)))
        for name in sorted(names):
            if not (name.startswith(".") or name.lower() in {"readme.md", "readme.txt"}):
                (found if Path(name).suffix.lower() in readers() else others).append(Path(root, name))
    return found, others, closed


def _is_of_a_page(folder: str, pages: set[str]) -> bool:
    """A browser put it beside a page that it saved, for the page's pictures, styles and frames."""
    match = _PARTS_OF_A_PAGE.fullmatch(folder)
    return match is not None and match["page"] in pages


def _story_of(file: Path) -> str:
    return Path(os.path.realpath(file.parent)).name or "story"


def _to_read() -> str:
    return f"readable endings: {', '.join(readers())}"
