"""How the body of a chat completion reaches the endpoint, and its answer comes back: one call a request."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, Protocol

import httpx2
import openai

from pipeline.llm.reply import completion_of
from pipeline.llm.settings import ModelSettings
from pipeline.llm.transport import Trail

_REDIRECTS = 3
_SHOWN = 80
"""Characters of an answer that is none."""

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
        base_url=settings.base_url,
        api_key=key or "none",
        max_retries=0,
        timeout=settings.timeout,
        http_client=openai.DefaultAsyncHttpxClient(max_redirects=_REDIRECTS),
    )


def _read(response: httpx2.Response) -> object:
    """The body of an answer.

    Raises:
        ValueError: it is no JSON, with where it came from and how it begins.
    """
    try:
        return response.json()
    except (ValueError, RecursionError):
        kind = response.headers.get("content-type", "").partition(";")[0] or "of no type"
        begins = " ".join(response.text.split())[:_SHOWN] or "nothing"
        raise ValueError(f"{response.url} sent no JSON ({kind}); it begins: {begins}") from None


class Live:
    """Calls that are answered at once."""

    def __init__(self, settings: ModelSettings, key: str | None) -> None:
        self._client, self._timeout = client_of(settings, key), settings.timeout

    async def send(self, body: Body, trail: Trail) -> tuple[object, Mapping[str, str]]:
        """One call, in the time that the settings allow."""
        # Not by `chat.completions.create`, which walks every field of the body and takes half of a call's time.
        # The client's own time-out starts again with every byte, so a dripping endpoint needs another.
        async with asyncio.timeout(self._timeout):
            response = await self._client.post("/chat/completions", cast_to=httpx2.Response, body=whole(body))
        return completion_of(_read(response)), response.headers

    async def close(self) -> None:
        """Give back connections."""
        await self._client.close()


def whole(body: Body) -> Body:
    """The body as it goes over the wire: `extra_body` is for the client."""
    return {**{name: value for name, value in body.items() if name != "extra_body"}, **body.get("extra_body", {})}
