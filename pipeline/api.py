"""The Python API: `from pipeline import extract`."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.config import Settings
from pipeline.documents import Readings, read, read_text, reading, shown
from pipeline.engines import engine_for
from pipeline.errors import DocumentError, UsageError
from pipeline.job import work
from pipeline.manifest import manifest_of
from pipeline.schema import Failure, InputFile, RunManifest, RunRecords, SourceText


@dataclass(frozen=True)
class Run:
    """What was found: the records of every kind, and what produced them."""

    records: RunRecords
    manifest: RunManifest


def extract(
    articles: Mapping[str, str] | str | Path | Iterable[str | Path],
    *,
    story: str | None = None,
    model: str | Path | None = None,
    settings: Settings | None = None,
) -> Run:
    """Who said what in some articles, and where they contradict each other; within an event loop see `extract_async`.

    Args:
        articles: texts by an id of your own, or the path of a file or folder, or several paths.
        story: one story for everything; else each folder is one, and texts are one story called `story`.
        model: `rules` (no model, no key), the name of a model, or the path of its TOML; else that of the settings,
            which is `rules` where they name none.
        settings: everything a job can be told; `story` and `model`, where they are given, go before its own.

    Returns:
        The records of the contract; nothing is written. Documents that could not be read are in `records.failures`.

    Raises:
        UsageError: the articles are neither texts nor paths, no such model, no key for it in the environment, or an
            event loop is running, as in a notebook.
    """
    with suppress(RuntimeError):
        asyncio.get_running_loop()
        raise UsageError("an event loop is running", where="extract", todo="write: await extract_async(…)")
    return asyncio.run(extract_async(articles, story=story, model=model, settings=settings))


async def extract_async(
    articles: Mapping[str, str] | str | Path | Iterable[str | Path],
    *,
    story: str | None = None,
    model: str | Path | None = None,
    settings: Settings | None = None,
) -> Run:
    """The same within an event loop; see `extract`."""
    given = {name: str(value) for name, value in (("story", story), ("model", model)) if value is not None}
    told = (settings or Settings()).model_copy(update=given)
    readings = _readings(articles, told)
    engine = engine_for(told)
    records = await work(readings, engine)
    return Run(records, manifest_of(records, readings, told, engine))


def _readings(articles: Mapping[str, str] | str | Path | Iterable[str | Path], settings: Settings) -> Readings:
    if not isinstance(articles, Mapping):
        return read(_paths(articles), story=settings.story, encoding=settings.encoding, ids=settings.ids)
    sources: list[SourceText] = []
    failures: list[Failure] = []
    for name, text in articles.items():
        where = shown(str(name))
        try:
            with reading(where):
                sources.append(_source(name, text, settings.story or "story"))
        except DocumentError as error:
            failures.append(Failure(document=where, source=where, error=error.kind, message=str(error)))
    inputs = [
        InputFile(source=source.document.source, sha256=source.document.sha256, document=source.document.id)
        for source in sources
    ]
    return Readings(tuple(sources), tuple(failures), tuple(inputs))


def _paths(articles: object) -> list[Path]:
    """The paths that were given; what is no path is told before anything is done."""
    given = [articles] if isinstance(articles, str) or not isinstance(articles, Iterable) else list(articles)
    paths: list[Path] = []
    for path in given:
        if not isinstance(path, (str, Path)) or path == "":
            todo = "give texts by an id of your own, the path of a file or folder, or several paths"
            raise UsageError("the articles are no texts and no paths", why=f"found {path!r:.80}", todo=todo)
        paths.append(Path(path))
    return paths


def _source(name: object, text: object, story: str) -> SourceText:
    if not isinstance(name, str) or not name.strip():
        raise DocumentError("a document's id must be a text", where=str(name), why=f"found {name!r:.80}")
    if not isinstance(text, str):
        raise DocumentError("this is no text", where=name, why=f"found {type(text).__name__}")
    return read_text(text, identifier=name, story=story, source=name)
