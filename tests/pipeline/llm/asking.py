"""What the tests of the language-model layer ask, and time that passes without waiting."""

from __future__ import annotations

import asyncio
from typing import Any

from pydantic import BaseModel, ConfigDict

from pipeline.llm import ModelSettings
from pipeline.schema import PromptRef, Request


class NoteDraft(BaseModel):
    """A small answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: list[str] = []


def request(number: int = 0, **change: Any) -> Request:
    fields: dict[str, Any] = {
        "prompt": PromptRef(id="note.v1", hash="abc"),
        "system": "Answer with JSON.",
        "user": f"Text {number}",
        "answer": NoteDraft,
        "document": f"d{number}",
        "story": "s",
    }
    return Request(**(fields | change))


def settings(base_url: str = "http://127.0.0.1:1/v1", **change: Any) -> ModelSettings:
    return ModelSettings.model_validate({"name": "test", "model": "m", "base_url": base_url, **change})


class Time:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


async def at_once(seconds: float) -> None:
    """Sleep for no time at all."""
    await asyncio.sleep(0)
