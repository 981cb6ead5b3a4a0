"""The manifest of a run: enough to say what produced the records, and to produce them again."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from pipeline.schema.calls import PromptRef
from pipeline.schema.records import NonEmpty, Record


class Counts(Record):
    """How many of each thing a run holds."""

    documents: int
    quotes: int
    claims: int
    contradictions: int
    disputes: int
    rejected: int
    failures: int
    calls: int


class InputFile(Record):
    """One input as it was read."""

    source: NonEmpty
    sha256: str | None
    document: str | None = Field(description="id of the document it became; null if it could not be read")


class RunManifest(Record):
    """`run.json`."""

    format: int = Field(default=1, description="version of the run folder's layout")
    versions: dict[str, str]
    model: NonEmpty
    model_settings: dict[str, Any] = Field(default={}, description="the model's TOML without secrets")
    strategy: NonEmpty
    prompts: list[PromptRef] = []
    settings: dict[str, Any]
    inputs: list[InputFile]
    left_alone: list[str] = Field(default=[], description="files of the folders named that no reader reads")
    counts: Counts
    signature: NonEmpty
