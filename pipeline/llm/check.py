"""Whether a model answers, and in which structured-output mode: one small live question."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from pipeline.llm.model import Model
from pipeline.llm.settings import ModelSettings
from pipeline.schema import Call, PromptRef, Request


class CheckDraft(BaseModel):
    """One word."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    answer: Literal["yes", "no"]


async def check_model(settings: ModelSettings, key: str | None) -> Call:
    """Ask a live model one question, past every store, and return the call: mode, model answered, tokens, seconds.

    Raises:
        ModelError: it gave no usable answer.
    """
    model = Model(settings, key=key)
    request = Request(
        prompt=PromptRef(id="check.v1", hash="-"),
        system='Answer with JSON: {"answer": "yes"} or {"answer": "no"}.',
        user="Is two more than one?",
        answer=CheckDraft,
        document=None,
        story="check",
    )
    try:
        await model.ask(request)
    finally:
        await model.close()
    return model.calls[0]
