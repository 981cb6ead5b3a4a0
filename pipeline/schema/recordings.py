"""What is kept of a call so that it never has to be paid again: one record, in the store and in replay files alike."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pipeline.schema.calls import PromptRef
from pipeline.schema.records import NonEmpty, Record

Kept = Literal["answered", "truncated", "refused", "malformed"]
"""The outcomes that are the model's own; what the wire did is not kept, and is tried again."""


class Recording(Record):
    """One request's outcome. `draft` is the answer as canonical JSON, and null unless `outcome` is answered."""

    request: NonEmpty = Field(description="hash of model, prompt, schema, decoding and text")
    prompt: PromptRef
    model_asked: NonEmpty
    model_answered: str | None = None
    mode: str | None = None
    outcome: Kept
    draft: str | None = None
    probability: float | None = Field(default=None, ge=0, le=1, description="of the answer's words, where asked for")
    error: str | None = None
    tokens_in: int | None = None
    tokens_out: int | None = None
    tokens_cached: int | None = None
