"""When the next call may go out: slots, requests and tokens a minute, and pauses that the endpoint asks for."""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]

_MINUTE = 60.0
_LONGEST_PAUSE = 300.0
_PART = re.compile(r"(\d+(?:\.\d+)?)(ms|h|m|s)")
_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}


class Pace:
    """A bounded pool of slots: a call takes one as soon as one is free, so a slow call holds up nobody but itself.

    Limits hold in every window of 60 seconds, not on average. One object serves one endpoint.
    """

    def __init__(
        self,
        *,
        concurrency: int,
        clock: Clock,
        sleep: Sleep,
        requests_per_minute: int | None = None,
        tokens_per_minute: int | None = None,
    ) -> None:
        self._slots = asyncio.Semaphore(concurrency)
        self._turn = asyncio.Lock()
        self._clock, self._sleep = clock, sleep
        self._requests, self._tokens = requests_per_minute, tokens_per_minute
        self._sent: deque[tuple[float, int]] = deque()
        self._paused_until = 0.0

    @asynccontextmanager
    async def slot(self, tokens: int) -> AsyncIterator[None]:
        """Hold a slot for one try of about `tokens` tokens, once every limit allows it."""
        async with self._slots:
            async with self._turn:  # one at a time, first come first served
                while (wait := self._wait(tokens)) > 0:
                    await self._sleep(wait)
                self._sent.append((self._clock(), tokens))
            yield

    def pause(self, seconds: float) -> None:
        """Let nothing out for `seconds` (at most five minutes): the endpoint said so."""
        self._paused_until = max(self._paused_until, self._clock() + min(seconds, _LONGEST_PAUSE))

    def learn(self, headers: Mapping[str, str]) -> None:
        """Pause until the reset that the rate headers name, where they say that nothing is left."""
        for what in ("requests", "tokens"):
            if headers.get(f"x-ratelimit-remaining-{what}", "").strip() == "0":
                reset = duration(headers.get(f"x-ratelimit-reset-{what}", ""))
                if reset:
                    self.pause(reset)

    def _wait(self, tokens: int) -> float:
        """Seconds until a try of `tokens` may go out; 0 if it may now."""
        now = self._clock()
        while self._sent and self._sent[0][0] <= now - _MINUTE:
            self._sent.popleft()
        wait = self._paused_until - now
        if self._requests is not None and len(self._sent) >= self._requests:
            wait = max(wait, self._sent[len(self._sent) - self._requests][0] + _MINUTE - now)
        if self._tokens is not None:
            over = sum(sent for _, sent in self._sent) + tokens - self._tokens
            for time, sent in self._sent:  # a try above the limit by itself waits for an empty window, then goes
                if over <= 0:
                    break
                over -= sent
                wait = max(wait, time + _MINUTE - now)
        return wait


def duration(text: str) -> float | None:
    """Seconds of a header value: `2`, `0.5`, `1m30s`, `250ms`; `None` for anything else."""
    text = text.strip()
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return float(text)
    if re.fullmatch(rf"(?:{_PART.pattern})+", text):
        return sum(float(part[1]) * _SECONDS[part[2]] for part in _PART.finditer(text))
    return None
