"""An engine at work with its faults caught: one that fails in a document or a story costs no other anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.engines import Engine
from pipeline.errors import SaidwhatError, told
from pipeline.relate.voices import with_copies, with_outlets_alike
from pipeline.schema import Extraction, Failure, SourceText, StoryRecords


async def extract(engine: Engine, unit: Sequence[SourceText]) -> Sequence[Extraction]:
    """The extractions, or the failures they ended in."""
    try:
        return await engine.extract(unit)
    except SaidwhatError as error:
        kind, message = error.kind, str(error)
    except Exception as error:  # a fault of ours in one document must not cost the others
        if len(unit) > 1:
            return [found for source in unit for found in await extract(engine, [source])]
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


async def relate(engine: Engine, story: StoryRecords) -> StoryRecords:
    """The story with its copies known and related, or unrelated with the failure it ended in."""
    story = with_copies(with_outlets_alike(story))
    try:
        return await engine.relate(story)
    except SaidwhatError as error:
        kind, message = error.kind, str(error)
    except Exception as error:  # likewise, nor those of one story the rest
        kind, message = "unexpected", told(error)
    failure = Failure(document=None, story=story.story, error=kind, message=f"story {story.story}: {message}")
    return replace(story, failures=(*story.failures, failure))
