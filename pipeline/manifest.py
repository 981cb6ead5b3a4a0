"""What produced a run's records, and the signature that two runs of one experiment share."""

from __future__ import annotations

from pipeline import config
from pipeline.canonical import canonical_json, sha256
from pipeline.config import Settings
from pipeline.documents import Readings, shown
from pipeline.engines import Engine
from pipeline.prompts import name_of
from pipeline.schema import Counts, RunManifest, RunRecords


def manifest_of(records: RunRecords, readings: Readings, settings: Settings, engine: Engine) -> RunManifest:
    """What produced the records, without any place or secret."""
    prompts = engine.prompts()
    inputs = sorted(readings.inputs, key=lambda item: (item.source, item.document or ""))
    versions, name = config.versions(), str(engine.settings["name"])  # not the path of its file
    prompt = name_of(settings.prompt) if settings.prompt else None
    options = {**settings.model_dump(mode="json"), "model": name, "prompt": prompt}
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
        settings={option: shown(value) if isinstance(value, str) else value for option, value in options.items()},
        inputs=inputs,
        left_alone=list(readings.left_alone),
        counts=Counts(
            documents=len(records.sources),
            **{name: len(getattr(records, name)) for name in Counts.model_fields if name != "documents"},
        ),
        signature=sha256(canonical_json(signed))[:16],
    )
