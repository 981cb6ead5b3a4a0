"""The whole path: read documents, extract from each, relate each story, write the run.

The only place where pure work meets files, models and clocks. A document is handled by a pure function of its text and
the settings, a story by one of its documents' records; this module only carries values from one to the next.
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Protocol

from pipeline import config, folder, foreseen
from pipeline.canonical import canonical_json, sha256
from pipeline.config import Settings
from pipeline.documents import Readings, read
from pipeline.engines import Engine
from pipeline.errors import SaidwhatError, UsageError, told
from pipeline.prompts import name_of
from pipeline.relate.voices import with_copies
from pipeline.report import render
from pipeline.schema import (
    Call,
    Counts,
    Extraction,
    Failure,
    RunManifest,
    RunRecords,
    SourceText,
    Spent,
    StoryRecords,
)


class Progress(Protocol):
    """Told what happens, as it happens."""

    def begin(self, what: str, total: int, spent: Callable[[], Spent]) -> None:
        """`total` steps of `what` are to come; `spent` says at any moment what the job has taken."""

    def step(self, done: str, note: str | None = None) -> None:
        """One of them is done; `note` says what is remarkable about it."""

    def tell(self, line: str) -> None:
        """Something happened that is no step."""

    def end(self) -> None:
        """No more of them."""


class Unseen:
    """Progress that nobody watches."""

    def begin(self, what: str, total: int, spent: Callable[[], Spent]) -> None:
        """Say nothing."""

    def step(self, done: str, note: str | None = None) -> None:
        """Say nothing."""

    def tell(self, line: str) -> None:
        """Say nothing."""

    def end(self) -> None:
        """Say nothing."""


def run_job(
    paths: Iterable[Path], out: Path, settings: Settings, engine: Engine, progress: Progress
) -> tuple[RunRecords, RunManifest]:
    """Do the whole job and write the run folder `out`; where nothing could be done, a run that is there stays.

    Raises:
        UsageError: `out` cannot be written, or holds something that is not a run.
    """
    paths = list(paths)
    _check_out(out, paths)
    readings = read(paths, story=settings.story, encoding=settings.encoding, ids=settings.ids)
    for failure in readings.failures:
        progress.step("", failure.message)
    records = asyncio.run(work(readings, engine, progress))
    manifest = manifest_of(records, readings, settings, engine)
    if not (is_nothing(records) and (out / "run.json").is_file()):
        write_run(out, records, manifest)
    return records, manifest


def is_nothing(records: RunRecords) -> bool:
    """No document could be read, or every one failed and nothing was found."""
    failed = {failure.document for failure in records.failures}
    has_found = records.quotes or records.claims
    return not has_found and all(source.document.id in failed for source in records.sources)


def told_once(failures: Iterable[Sequence[Failure]]) -> list[str | None]:
    """What to say of each: one message that several have is said of the first, with how many they are."""
    messages = [found[0].message if found else None for found in failures]
    counts = Counter(messages)
    return [
        None
        if message is None or message in messages[:place]
        else f"{message} ({counts[message]} documents)"
        if counts[message] > 1
        else message
        for place, message in enumerate(messages)
    ]


def write_run(out: Path, records: RunRecords, manifest: RunManifest) -> None:
    """Write a run and its report, over what an earlier one left in `out`.

    Raises:
        UsageError: `out` cannot be written.
    """
    folder.write(out, records, manifest, render(records, manifest))


@dataclass(frozen=True)
class Plan:
    """What a job would take: for its documents, and for what relates them; `is_foreseen` if that is an estimate."""

    documents: Spent
    relations: Spent
    total: Spent
    is_foreseen: bool

    def __str__(self) -> str:
        """Three lines for a person."""
        is_guess = self.is_foreseen and self.relations.calls
        note = " (an estimate: it depends on the answers about the documents)" if is_guess else ""
        return f"{self.total}\n  documents: {self.documents}\n  relations: {self.relations}{note}"


def plan_job(paths: Iterable[Path], settings: Settings, engine: Engine) -> Plan:
    """What the job would take, without asking anything; claims that no answer gives yet are foreseen."""
    readings = read(paths, story=settings.story, encoding=settings.encoding, ids=settings.ids)

    async def plan() -> Plan:
        extracted, is_foreseen = list[tuple[SourceText, Extraction]](), False
        for unit in engine.units(readings.sources):
            before = engine.spent()
            found = await _guarded(engine, unit)
            asks = engine.spent().calls > before.calls
            for source, extraction in zip(unit, found, strict=True):
                is_foreseen |= asks
                if asks and not extraction.claims:
                    extraction = replace(extraction, claims=foreseen.claims(source))
                extracted.append((source, extraction))
        documents = engine.spent()
        for story in _stories(extracted):
            await _guarded_story(engine, story)
        await engine.close()
        total = engine.spent()
        return Plan(documents, total - documents, total, is_foreseen)

    return asyncio.run(plan())


async def work(readings: Readings, engine: Engine, progress: Progress | None = None) -> RunRecords:
    """The records of what was read; a document or story that fails is a failure among them. Closes the engine."""
    progress = progress or Unseen()
    progress.begin("documents", len(readings.sources), engine.spent)

    async def extract(unit: Sequence[SourceText]) -> list[tuple[SourceText, Extraction]]:
        found = list(zip(unit, await _guarded(engine, unit), strict=True))
        notes = told_once(extraction.failures[:1] for _, extraction in found)
        for (source, _), note in zip(found, notes, strict=True):
            progress.step(source.document.id, note)
        return found

    extractions = await asyncio.gather(*map(extract, engine.units(readings.sources)))
    progress.end()
    stories = _stories([pair for unit in extractions for pair in unit])
    progress.begin("stories", len(stories), engine.spent)

    async def relate(story: StoryRecords) -> StoryRecords:
        found = with_copies(await _guarded_story(engine, story))
        progress.step(story.story, None)
        return found

    related = await asyncio.gather(*map(relate, stories))
    progress.end()
    await engine.close()
    return _gathered(readings, related, engine.calls())


def _stories(extracted: Iterable[tuple[SourceText, Extraction]]) -> list[StoryRecords]:
    """Documents with their records by story, stories and documents in the order of their ids."""
    found = sorted(extracted, key=lambda pair: pair[0].document.id)
    by_story: dict[str, list[tuple[SourceText, Extraction]]] = {}
    for source, extraction in found:
        by_story.setdefault(source.document.story, []).append((source, extraction))
    return [
        StoryRecords(
            story=story,
            documents=tuple(source.document for source, _ in pairs),
            quotes=tuple(quote for _, extraction in pairs for quote in extraction.quotes),
            claims=tuple(claim for _, extraction in pairs for claim in extraction.claims),
            rejected=tuple(item for _, extraction in pairs for item in extraction.rejected),
            failures=tuple(item for _, extraction in pairs for item in extraction.failures),
            pairs=tuple(item for _, extraction in pairs for item in extraction.pairs),
            sources=tuple(source for source, _ in pairs),
        )
        for story, pairs in sorted(by_story.items())
    ]


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


async def _guarded(engine: Engine, unit: Sequence[SourceText]) -> Sequence[Extraction]:
    """The extractions, or the failures they ended in: one document costs no other anything."""
    try:
        return await engine.extract(unit)
    except SaidwhatError as error:
        kind, message = error.kind, str(error)
    except Exception as error:  # a fault of ours in one document must not cost the others
        if len(unit) > 1:
            return [found for source in unit for found in await _guarded(engine, [source])]
        kind, message = "unexpected", told(error)
    documents = [source.document for source in unit]
    return [
        Extraction(
            failures=(
                Failure(
                    document=document.id, source=document.source, story=document.story, error=kind, message=message
                ),
            )
        )
        for document in documents
    ]


async def _guarded_story(engine: Engine, story: StoryRecords) -> StoryRecords:
    try:
        return await engine.relate(story)
    except SaidwhatError as error:
        kind, message = error.kind, str(error)
    except Exception as error:  # as above
        kind, message = "unexpected", told(error)
    failure = Failure(document=None, story=story.story, error=kind, message=f"story {story.story}: {message}")
    return replace(story, failures=(*story.failures, failure))


def manifest_of(records: RunRecords, readings: Readings, settings: Settings, engine: Engine) -> RunManifest:
    """What produced the records, without any place or secret."""
    prompts = engine.prompts()
    inputs = sorted(readings.inputs, key=lambda item: (item.source, item.document or ""))
    versions, name = config.versions(), str(engine.settings["name"])  # not the path of its file
    signed = {
        "versions": versions,
        "model": engine.settings,
        "strategy": engine.strategy,
        "prompts": [prompt.hash for prompt in prompts],
        "inputs": [[item.document, item.sha256] for item in inputs],
        "answers": sorted({call.model_answered or "" for call in records.calls}),
    }
    return RunManifest(
        versions=versions,
        model=name,
        model_settings=engine.settings,
        strategy=engine.strategy,
        prompts=prompts,
        settings={
            **settings.model_dump(mode="json"),
            "model": name,
            "prompt": name_of(settings.prompt) if settings.prompt else None,
        },
        inputs=inputs,
        left_alone=list(readings.left_alone),
        counts=Counts(
            documents=len(records.sources),
            **{name: len(getattr(records, name)) for name in Counts.model_fields if name != "documents"},
        ),
        signature=sha256(canonical_json(signed))[:16],
    )


def _check_out(out: Path, paths: Sequence[Path]) -> None:
    if out.exists() and not out.is_dir():
        raise UsageError("--out is a file", where=str(out), todo="name a folder")
    if out.is_dir() and any(out.iterdir()) and not (out / "run.json").is_file():
        articles = any(path.is_dir() and path.resolve() == out.resolve() for path in paths)
        what = "--out is the folder of the articles" if articles else "--out holds something that is not a run"
        why = "a run is a folder of its own" if articles else None
        todo = f"name a new folder, as {out / 'run'}, or that of an earlier run"
        raise UsageError(what, where=str(out), why=why, todo=todo)
    try:
        out.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        todo = "give --out a folder that you may write"
        raise UsageError("the run folder cannot be made", where=str(out), why=error.strerror, todo=todo) from error
    if not os.access(out, os.W_OK):
        raise UsageError("the run folder cannot be written", where=str(out), todo="give --out another")
