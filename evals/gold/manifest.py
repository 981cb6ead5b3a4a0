"""The table of seed documents, from which a story's own table is made when its gold is compiled."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evals.errors import GoldBroken
from evals.gold.records import GoldDocument, Split, StoryFile
from pipeline.canonical import sha256

_KEPT = ("title", "publisher", "author", "published", "language", "genre")
_SUFFIXES = {".txt", ".md", ".html"}


def manifest_files(named: Sequence[Path]) -> Sequence[Path]:
    """The manifests that are named, else that of `seeds/` here, if it has one."""
    return named or [path for path in [Path("seeds/manifest.toml")] if path.is_file()]


def story_file(
    story: str, manifests: Sequence[Path], seeds: Sequence[Path], split: Split, annotated: Sequence[str]
) -> StoryFile:
    """The table of `story`: its rows in the manifests, or every file of the folder of that name where they have none.

    Raises:
        GoldBroken: a manifest cannot be read, the story has no document or two of one id, or neither file nor row gives
            a hash.
    """
    title, rows = _rows(story, manifests)
    if not rows:
        rows = [
            {"id": path.stem, "path": f"{story}/{path.name}"}
            for directory in seeds
            for path in sorted((directory / story).glob("*"))
            if path.suffix in _SUFFIXES
        ]
    if not rows:
        raise GoldBroken(f"no document of story {story}", where=", ".join(map(str, [*manifests, *seeds])))
    paths: dict[str, str] = {}
    for row in rows:
        if (first := paths.setdefault(str(row["id"]), row["path"])) != row["path"]:
            why = f"{first} and {row['path']}"
            raise GoldBroken(f"two documents are called {row['id']}", where=story, why=why, todo="rename one")
    documents = {str(row["id"]): _document(row, seeds) for row in rows}
    return StoryFile(id=story, split=split, title=title, annotated=sorted(annotated), documents=documents)


def with_known(file: StoryFile, before: StoryFile | None) -> StoryFile:
    """The table, with what `story.toml` as it is says where no manifest does: titles, dates, languages."""
    if before is None:
        return file
    documents = {
        name: before.documents[name].model_copy(update=row.model_dump(exclude_none=True))
        if name in before.documents
        else row
        for name, row in file.documents.items()
    }
    return file.model_copy(update={"title": file.title or before.title, "documents": documents})


def originals(file: StoryFile, manifests: Sequence[Path]) -> set[str]:
    """The documents of a story that a manifest lists, by hash, as somebody else's (`original = true`)."""
    rows = [row for tables in _tables(manifests) for row in tables.get("document", [])]
    listed = {row.get("sha256") for row in rows if row.get("original")}
    return {name for name, row in file.documents.items() if row.sha256 in listed}


def _tables(manifests: Sequence[Path]) -> Iterator[dict[str, Any]]:
    for path in manifests:
        try:
            yield tomllib.loads(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise GoldBroken("the manifest cannot be read", where=str(path), why=str(error)) from error


def _rows(story: str, manifests: Sequence[Path]) -> tuple[str | None, list[dict[str, Any]]]:
    title: str | None = None
    rows: list[dict[str, Any]] = []
    for tables in _tables(manifests):
        rows += [row for row in tables.get("document", []) if row.get("story") == story]
        title = next((row.get("title") for row in tables.get("story", []) if row.get("id") == story), title)
    return title, rows


def _document(row: dict[str, Any], seeds: Sequence[Path]) -> GoldDocument:
    path = next((directory / row["path"] for directory in seeds if (directory / row["path"]).is_file()), None)
    digest = sha256(path.read_bytes()) if path is not None else row.get("sha256")
    if digest is None:
        raise GoldBroken("the file of a document is not at hand, and no hash of it is known", where=row["path"])
    if path is not None and row.get("sha256") not in (None, digest):
        raise GoldBroken("the file is not the one the manifest names", where=str(path), why=f"sha256 {digest[:12]}…")
    kept = {key: str(row[key]) for key in _KEPT if row.get(key) is not None}
    return GoldDocument(path=row["path"], sha256=digest, **kept)
