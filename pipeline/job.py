"""The whole path: read documents, extract from each, relate each story, write the run.

Beside `plan` the only place where pure work meets files, models and clocks. A document is handled by a pure function of
its text and the settings, a story by one of its documents' records; this module only carries values from one to the
next.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from pipeline import folder, guarded
from pipeline.config import Settings
from pipeline.documents import Readings, read
from pipeline.engines import Engine
from pipeline.errors import UsageError
from pipeline.manifest import manifest_of
from pipeline.progress import Progress, Unseen, told_once
from pipeline.relate.since import with_days
from pipeline.report import render
from pipeline.schema import (
    Call,
    Extraction,
    RunManifest,
    RunRecords,
    SourceText,
    StoryRecords,
    stories_of,
)


def run_job(
    paths: Iterable[Path], out: Path, settings: Settings, engine: Engine, progress: Progress
) -> tuple[RunRecords, RunManifest]:
    """Do the whole job and write the run folder `out`; where nothing could be done, a run that read something stays.

    Where nothing is there at any of the paths no folder is made.

    Raises:
        UsageError: `out` is no folder that may be written, or holds something that is not a run.
        WriteError: the run cannot be written.
    """
    paths = list(paths)
    has_input = any(path.exists() for path in paths)
    _check_out(out, paths, make=has_input)
    readings = read(paths, story=settings.story, encoding=settings.encoding, ids=settings.ids)
    for failure in readings.failures:
        progress.step("", failure.message)
    records = asyncio.run(work(readings, engine, progress))
    manifest = manifest_of(records, readings, settings, engine)
    if has_input and not (is_nothing(records) and folder.holds_documents(out)):
        write_run(out, records, manifest)
    return records, manifest


def is_nothing(records: RunRecords) -> bool:
    """No document could be read, or every one failed and nothing was found."""
    failed = {failure.document for failure in records.failures}
    has_found = records.quotes or records.claims
    return not has_found and all(source.document.id in failed for source in records.sources)


def write_run(out: Path, records: RunRecords, manifest: RunManifest) -> None:
    """Write a run and its report, over what an earlier one left in `out`.

    Raises:
        WriteError: `out` cannot be written.
    """
    folder.write(out, records, manifest, render(records, manifest))


async def work(readings: Readings, engine: Engine, progress: Progress | None = None) -> RunRecords:
    """The records of what was read; a document or story that fails is a failure among them. Closes the engine."""
    progress = progress or Unseen()
    progress.begin("documents", len(readings.sources), engine.spent)

    async def extract(unit: Sequence[SourceText]) -> list[tuple[SourceText, Extraction]]:
        found = list(zip(unit, await guarded.extract(engine, unit), strict=True))
        notes = told_once(extraction.failures[:1] for _, extraction in found)
        for (source, extraction), note in zip(found, notes, strict=True):
            name = source.document.id
            progress.step(f"{name} (failed)" if extraction.failures else name, note)
        return found

    extractions = await asyncio.gather(*map(extract, engine.units(readings.sources)))
    progress.end()
    stories = stories_of([pair for unit in extractions for pair in unit])
    progress.begin("stories", len(stories), engine.spent)

    async def relate(story: StoryRecords) -> StoryRecords:
        found = with_days(await guarded.relate(engine, story))
        progress.step(story.story, None)
        return found

    related = await asyncio.gather(*map(relate, stories))
    progress.end()
    await engine.close()
    return _gathered(readings, related, engine.calls())


def _gathered(readings: Readings, stories: Sequence[StoryRecords], calls: Sequence[Call]) -> RunRecords:
    looked = [story.candidates for story in stories if story.candidates is not None]
    return RunRecords(
        sources=tuple(source for story in stories for source in story.sources),
        quotes=tuple(quote for story in stories for quote in story.quotes),
        claims=tuple(claim for story in stories for claim in story.claims),
        contradictions=tuple(item for story in stories for item in story.contradictions),
        disputes=tuple(item for story in stories for item in story.disputes),
        rejected=tuple(item for story in stories for item in story.rejected),
        failures=(*readings.failures, *(item for story in stories for item in story.failures)),
        calls=tuple(sorted(calls, key=lambda call: (call.story, call.document or "", call.prompt.id, call.request))),
        candidates=tuple(chain.from_iterable(looked)) if looked else None,
    )


def _check_out(out: Path, paths: Sequence[Path], *, make: bool) -> None:
    if out.exists() and not out.is_dir():
        raise UsageError("--out is a file", where=str(out), todo="name a folder")
    if out.is_dir() and not folder.is_run(out) and not folder.is_free(out):
        articles = any(path.is_dir() and path.resolve() == out.resolve() for path in paths)
        what = "--out is the folder of the articles" if articles else "--out holds something that is not a run"
        why = "a run is a folder of its own" if articles else None
        todo = f"name a new folder, as {out / 'run'}, or that of an earlier run"
        raise UsageError(what, where=str(out), why=why, todo=todo)
    if not make:
        return
    try:
        out.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        todo = "give --out a folder that you may write"
        raise UsageError("the run folder cannot be made", where=str(out), why=error.strerror, todo=todo) from error
    if not os.access(out, os.W_OK):
        raise UsageError("the run folder cannot be written", where=str(out), todo="give --out another")
