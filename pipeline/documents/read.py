"""Files to source texts; what cannot be read becomes a failure and costs no other document anything."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.documents.decode import LARGEST_FILE
from pipeline.documents.find import find
from pipeline.documents.formats import readers
from pipeline.documents.guard import reading
from pipeline.documents.origin import Origin, shown
from pipeline.errors import DocumentError, NoDocument
from pipeline.schema import Failure, InputFile, SourceText

Ids = Literal["stem", "path"]


@dataclass(frozen=True)
class Readings:
    """What was read, in the order of the paths, what could not be, and the files of folders that no reader reads."""

    sources: tuple[SourceText, ...]
    failures: tuple[Failure, ...]
    inputs: tuple[InputFile, ...]
    left_alone: tuple[str, ...] = ()


def read(
    paths: Iterable[Path], *, story: str | None = None, encoding: str | None = None, ids: Ids = "stem"
) -> Readings:
    """Every document in `paths`, in order; one whose id is taken already is a failure.

    Args:
        paths: files and folders.
        story: one story for everything; else each folder is one.
        encoding: of files that are not UTF-8 and name none; else what they look like.
        ids: `stem` names a document by its file, `path` by the folders below what all files share and its file, with
            full stops between; so does `stem` the files of several folders that have one name.
    """
    named = tuple(paths)
    found = find(named, story)
    shared = Path(os.path.commonpath([path.absolute().parent for path, _ in found.files])) if found.files else Path()
    of_many = _in_several_folders(path.absolute() for path, _ in found.files)
    sources: dict[str, SourceText] = {}
    beside: list[Path] = []
    failures = [_failure(problem) for problem in found.problems]
    inputs = [InputFile(source=shown(problem.where or ""), sha256=None, document=None) for problem in found.problems]
    for path, of_story in found.files:
        folders = path.absolute().parent.relative_to(shared).parts if ids == "path" or path.stem in of_many else ()
        for item in _read_file(Origin(path, of_story, encoding, folders)):
            if isinstance(item, NoDocument) and path not in named:
                beside.append(path)
                continue
            outcome = _unless_taken(item, sources)
            if isinstance(outcome, SourceText):
                document = outcome.document
                sources[document.id] = outcome
                inputs.append(InputFile(source=document.source, sha256=document.sha256, document=document.id))
            else:
                failures.append(_failure(outcome, of_story))
                inputs.append(InputFile(source=shown(outcome.where or path.name), sha256=None, document=None))
    left_alone = sorted({Origin(path, "").where for path in (*found.left_alone, *beside)})
    return Readings(tuple(sources.values()), tuple(failures), tuple(inputs), tuple(left_alone))


def _in_several_folders(paths: Iterable[Path]) -> set[str]:
    """Names of files, without their endings, that stand in more than one folder."""
    folders: dict[str, set[Path]] = defaultdict(set)
    for path in paths:
        folders[path.stem].add(path.parent)
    return {stem for stem, holding in folders.items() if len(holding) > 1}


def _unless_taken(item: SourceText | DocumentError, sources: dict[str, SourceText]) -> SourceText | DocumentError:
    if isinstance(item, DocumentError) or not (first := sources.get(item.document.id)):
        return item
    what = f"the id {item.document.id!r} is taken by {first.document.source}"
    why, todo = "an id names one document of a run", "rename one of them"
    return DocumentError(what, where=item.document.source, why=why, todo=todo)


def _read_file(origin: Origin) -> Iterator[SourceText | DocumentError]:
    try:
        with reading(origin.where):
            yield from readers()[origin.path.suffix.lower()].read(_bytes_of(origin.path), origin)
    except DocumentError as error:
        yield error


def _bytes_of(path: Path) -> bytes:
    if not path.is_file():
        why, todo = "a pipe, a device or a broken link", "copy what it leads to there, or leave it out"
        raise DocumentError("not a file that can be read", where=str(path), why=why, todo=todo)
    if (size := path.stat().st_size) > LARGEST_FILE:
        what, todo = f"the file is {size:,} bytes long", f"split it below {LARGEST_FILE:,}"
        raise DocumentError(what, where=str(path), todo=todo)
    data = path.read_bytes()
    if not data.strip():
        raise DocumentError("the file is empty", where=str(path), todo="save it again, or leave it out")
    return data


def _failure(error: DocumentError, story: str | None = None) -> Failure:
    where, story = (shown(name) if name is not None else None for name in (error.where, story))
    return Failure(document=None, source=where, story=story, error=error.kind, message=shown(str(error)))
