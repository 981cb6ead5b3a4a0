"""How the body of a chat completion reaches the endpoint, and its answer comes back: one call a request."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, Protocol

import openai

from pipeline.llm.settings import ModelSettings
from pipeline.llm.transport import Trail

Body = dict[str, Any]


class Wire(Protocol):
    """Carries one try."""

    async def send(self, body: Body, trail: Trail) -> tuple[object, Mapping[str, str]]:
        """What came back, a completion if all is well, and the headers it came with.

        Raises:
            OpenAIError, TimeoutError, ValueError: nothing usable came back.
        """
        ...

    async def close(self) -> None:
        """Give back connections."""
        ...


def client_of(settings: ModelSettings, key: str | None) -> openai.AsyncOpenAI:
    """A client that never tries again by itself: that is for the one retry policy to say."""
    return openai.AsyncOpenAI(
        base_url=settings.base_url, api_key=key or "none", max_retries=0, timeout=settings.timeout
    )


class Live:
    """Calls that are answered at once."""

    def __init__(self, settings: ModelSettings, key: str | None) -> None:
        self._client, self._timeout = client_of(settings, key), settings.timeout
        # Made here, since openai loads what it needs at first use: seconds that would count against the first try.
        self._completions = self._client.chat.completions.with_raw_response

    async def send(self, body: Body, trail: Trail) -> tuple[object, Mapping[str, str]]:
        """One call, in the time that the settings allow."""
        # openai walks every field it knows, the whole schema too: a quarter of the processor time of a call.
        unwalked = {name: body[name] for name in ("response_format", "tools", "tool_choice") if name in body}
        known = {name: value for name, value in body.items() if name not in unwalked}
        known["extra_body"] = {**body.get("extra_body", {}), **unwalked}
        # The client's own time-out starts again with every byte, so a dripping endpoint needs another.
        async with asyncio.timeout(self._timeout):
            raw = await self._completions.create(**known)
            return raw.parse(), raw.headers

    async def close(self) -> None:
        """Give back connections."""
        await self._client.close()
