"""A local endpoint that speaks the OpenAI wire and fails on purpose, in every way a provider does."""

from __future__ import annotations

import asyncio
import contextlib
import json
import math
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

Body = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    """What to send: a fault by name, or an answer's text."""

    text: str = "{}"
    fault: str = "none"
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    usage: tuple[int, int] | None = (100, 20)
    body: Any = None
    """What to send instead of a completion."""
    tokens: tuple[tuple[bytes, float], ...] | None = None
    """The answer's tokens and their probabilities, for a body that asks for them."""


FAULTS = (
    *("429", "429_after", "500", "reset", "drip", "hang"),
    *("length", "refusal", "malformed", "misfit", "no_choices", "not_json"),
)


class FaultyEndpoint:
    """Serves `/v1/chat/completions`; `answer` is told the number of the try, from 1, and its body."""

    def __init__(self, answer: Callable[[int, Body], Reply | Awaitable[Reply]]) -> None:
        self._answer = answer
        self.bodies: list[Body] = []
        self.keys: list[str] = []
        self.in_flight = self.most_in_flight = 0
        self.base_url, self._port = "", 0
        self._open: set[asyncio.StreamWriter] = set()

    @contextlib.asynccontextmanager
    async def serve(self) -> AsyncIterator[FaultyEndpoint]:
        self._stop = asyncio.Event()
        server = await asyncio.start_server(self._connection, "127.0.0.1", self._port)
        self._port = server.sockets[0].getsockname()[1]  # served again, it is where it was
        self.base_url = f"http://127.0.0.1:{self._port}/v1"
        try:
            yield self
        finally:
            self._stop.set()
            server.close()
            for writer in self._open:
                writer.transport.abort()
            while self._open:  # every connection says goodbye before the loop ends
                await asyncio.sleep(0)

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            while await self._one(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            self._open.discard(writer)
            writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        headers = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        body: Body = json.loads(await reader.readexactly(int(headers.get("content-length", "0"))) or b"{}")
        self.bodies.append(body)
        self.keys.append(headers.get("authorization", ""))
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            reply = self._answer(len(self.bodies), body)
            if not isinstance(reply, Reply):
                reply = await reply
            if reply.delay:
                await asyncio.sleep(reply.delay)
            return await self._send(reply, body, writer)
        finally:
            self.in_flight -= 1

    async def _send(self, reply: Reply, body: Body, writer: asyncio.StreamWriter) -> bool:
        if reply.fault == "reset":
            writer.transport.abort()
            return False
        if reply.fault == "hang":
            await self._stop.wait()
            return False
        status, payload = payload_of(reply, body)
        raw = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        extra = "".join(f"{name}: {value}\r\n" for name, value in reply.headers.items())
        head = f"HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {len(raw)}\r\n{extra}\r\n"
        writer.write(head.encode())
        if reply.fault == "drip":
            for place in range(len(raw)):
                writer.write(raw[place : place + 1])
                await writer.drain()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._stop.wait(), 0.02)
                if self._stop.is_set():
                    return False
            return True
        writer.write(raw)
        await writer.drain()
        return True


def payload_of(reply: Reply, body: Body) -> tuple[int, Any]:
    fault = reply.fault
    if reply.body is not None:
        return 200, reply.body
    if fault.startswith("429"):
        return 429, {"error": {"message": "slow down", "type": "rate_limit", "code": "rate_limit_exceeded"}}
    if fault.isdigit():
        return int(fault), {"error": {"message": reply.text or "it broke", "type": "server_error"}}
    if fault == "not_json":
        return 200, b"<html>gateway</html>"
    text = {"malformed": '{"quotes": [', "misfit": '{"quotes": 7, "invented": true}', "refusal": None}.get(
        fault, reply.text
    )
    message: Body = {"role": "assistant", "content": text, "refusal": "I can't help." if fault == "refusal" else None}
    finish = "length" if fault == "length" else "stop"
    if body.get("tools") and text is not None:
        name = body["tools"][0]["function"]["name"]
        call = {"id": "c1", "type": "function", "function": {"name": name, "arguments": text}}
        message |= {"content": None, "tool_calls": [call]}
    choice: Body = {"index": 0, "message": message, "finish_reason": finish}
    if reply.tokens is not None and body.get("logprobs"):
        choice["logprobs"] = {
            "content": [
                {"token": piece.decode(errors="replace"), "bytes": list(piece), "logprob": math.log(chance)}
                for piece, chance in reply.tokens
            ]
        }
    choices = [] if fault == "no_choices" else [choice]
    asked, answered = reply.usage or (-1, -1)  # counts that are none
    return 200, {
        "id": "x", "object": "chat.completion", "created": 0, "model": "faulty-1", "choices": choices,
        "usage": {"prompt_tokens": asked, "completion_tokens": answered, "total_tokens": asked + answered},
    }  # fmt: skip
