"""What a job would take, told without asking anything."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import foreseen, guarded
from pipeline.config import Settings
from pipeline.documents import read
from pipeline.engines import Engine
from pipeline.schema import Extraction, SourceText, Spent, stories_of


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
            found = await guarded.extract(engine, unit)
            asks = engine.spent().calls > before.calls
            for source, extraction in zip(unit, found, strict=True):
                is_foreseen |= asks
                if asks and not extraction.claims:
                    extraction = replace(extraction, claims=foreseen.claims(source))
                extracted.append((source, extraction))
        documents = engine.spent()
        for story in stories_of(extracted):
            await guarded.relate(engine, story)
        await engine.close()
        total = engine.spent()
        return Plan(documents, total - documents, total, is_foreseen)

    return asyncio.run(plan())
