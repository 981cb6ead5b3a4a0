"""The documents gold points into: found in any of several directories, and known by their hash."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from evals.errors import GoldBroken
from evals.gold.records import GoldDocument, StoryFile
from pipeline.canonical import file_name, sha256
from pipeline.schema import Document, SourceText

_FORMATS: dict[str, Literal["text", "markdown", "html"]] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}


def seeds_directories(extra: Sequence[Path] = (), root: Path = Path()) -> tuple[Path, ...]:
    """Where documents are looked for: what the caller names, then `seeds`, then the shared originals."""
    return (*extra, root / "seeds", root / ".." / "shared" / "seeds")


def find_documents(file: StoryFile, directories: Sequence[Path]) -> dict[str, SourceText]:
    """The documents of a story that are at hand, by id, in the order of their ids; see `find_document`."""
    found = {name: find_document(name, row, file.id, directories) for name, row in sorted(file.documents.items())}
    return {name: source for name, source in found.items() if source is not None}


def find_document(name: str, row: GoldDocument, story: str, directories: Sequence[Path]) -> SourceText | None:
    """The document of a row of `story.toml`; `None` if no directory holds its file.

    A directory may also be the `texts/` of a run, whose files are called after the documents; one whose bytes are other
    than the row's is passed over there.

    Raises:
        GoldBroken: the file is there, and its bytes are not those the offsets were counted in, or are not UTF-8.
    """
    for directory in directories:
        path = directory / row.path
        if path.is_file():
            return read_document(name, path, row, story)
    for directory in directories:
        path = directory / f"{file_name(name)}.txt"
        if path.is_file() and sha256(path.read_bytes()) == row.sha256:
            return read_document(name, path, row, story)
    return None


def read_document(name: str, path: Path, row: GoldDocument, story: str) -> SourceText:
    """Read a file as the document of `row`.

    Raises:
        GoldBroken: other bytes than the row's, or not UTF-8.
    """
    data = path.read_bytes()
    found = sha256(data)
    if found != row.sha256:
        raise GoldBroken(
            "the document is not the one that was annotated",
            where=str(path),
            why=f"sha256 {found[:12]}…, gold has {row.sha256[:12]}…",
            todo="restore the file, or annotate it anew",
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise GoldBroken("the document is not UTF-8", where=str(path), why=str(error)) from error
    document = Document(
        id=name,
        sha256=found,
        story=story,
        title=row.title,
        publisher=row.publisher,
        author=row.author,
        published=row.published,
        language=row.language,
        source=row.path,
        format=_FORMATS.get(Path(row.path).suffix.lower(), "text"),
    )
    return SourceText(document, text)
