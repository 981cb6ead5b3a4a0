"""How close the language-model layer comes to the ideal: slots that are never idle, and tokens that are never wasted.

Ratios within one run, so that the machine's speed cancels; the best of five, since other work only adds.
"""

from __future__ import annotations

import asyncio
import heapq
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import openai
import pytest

from pipeline.llm import Model, ModelSettings
from pipeline.prompts import load_prompt
from pipeline.schema import Request
from pipeline.schema.drafts import WindowDraft

DOCUMENTS, SLOTS, QUICK, SLOW = 40, 10, 0.2, 2.0
FAULTS = Path(__file__).resolve().parent.parent / "tests" / "pipeline" / "llm"
SERVER = f"""
import asyncio, sys
sys.path.insert(0, {str(FAULTS)!r})
from faults import FaultyEndpoint, Reply

def answer(number, body):
    # A call is slow if its document says so, not by when it comes in.
    slow = "straggler" in body["messages"][1]["content"]
    return Reply('{{"quotes": [], "claims": []}}', delay={SLOW} if slow else {QUICK})

async def main():
    async with FaultyEndpoint(answer).serve() as endpoint:
        print(endpoint.base_url, flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)

asyncio.run(main())
"""


@pytest.fixture(scope="module")
def base_url() -> Iterator[str]:
    """An endpoint in a process of its own, so that its work is not counted as ours."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.stdin.close()


def ideal(delays: list[float]) -> float:
    """When the last of these calls ends, in order, on slots that are never idle."""
    slots = [0.0] * SLOTS
    for delay in delays:
        heapq.heappush(slots, heapq.heappop(slots) + delay)
    return max(slots)


def took(base_url: str, delays: list[float]) -> float:
    """Seconds for all calls, once the connection pool and the classes are warm."""
    prompt = load_prompt("open.v1")

    def request(number: int, delay: float) -> Request:
        text = f"{'straggler' if delay == SLOW else 'document'} {number} " + "The board met again on Monday. " * 150
        return Request(prompt.ref, prompt.system, text, WindowDraft, str(number), "s")

    async def run() -> float:
        settings = ModelSettings(name="bench", model="m", base_url=base_url, concurrency=SLOTS)
        model = Model(settings)
        await asyncio.gather(*(model.ask(request(1000 + number, QUICK)) for number in range(SLOTS)))
        start = time.monotonic()
        await asyncio.gather(*(model.ask(request(number, delay)) for number, delay in enumerate(delays)))
        seconds = time.monotonic() - start
        await model.close()
        return seconds

    return asyncio.run(run())


def bare(base_url: str, delays: list[float]) -> float:
    """The same calls by the openai client alone: what the machine allows at this moment."""
    system = load_prompt("open.v1").system

    async def run() -> float:
        client = openai.AsyncOpenAI(base_url=base_url, api_key="none", max_retries=0)
        slots = asyncio.Semaphore(SLOTS)

        async def call(number: int, delay: float) -> None:
            text = f"{'straggler' if delay == SLOW else 'document'} {number} " + "The board met again on Monday. " * 150
            async with slots:
                await client.chat.completions.create(
                    model="m", messages=[{"role": "system", "content": system}, {"role": "user", "content": text}]
                )

        await asyncio.gather(*(call(number, QUICK) for number in range(SLOTS)))
        start = time.monotonic()
        await asyncio.gather(*(call(number, delay) for number, delay in enumerate(delays)))
        seconds = time.monotonic() - start
        await client.close()
        return seconds

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("name", "delays", "most"),
    [
        ("every call 200 ms", [QUICK] * DOCUMENTS, 1.25),
        ("every tenth call 2 s", [SLOW if number % 10 == 9 else QUICK for number in range(DOCUMENTS)], 1.15),
    ],
)
def test_slots_are_always_full(base_url: str, name: str, delays: list[float], most: float) -> None:
    """The time for all calls against the time that slots which are never idle would take."""
    ours, theirs = zip(*((took(base_url, delays), bare(base_url, delays)) for _ in range(5)), strict=True)
    best, least = min(ours) / ideal(delays), min(theirs) / ideal(delays)
    print(
        f"\n{DOCUMENTS} calls, {SLOTS} in flight, {name}: {best:.2f} of the ideal {ideal(delays):.1f} s "
        f"(the openai client alone, at the same time: {least:.2f})"
    )
    # Where the machine is so busy that no client could, it must be near the bare one, which checks and stores nothing.
    assert best <= max(most, 1.2 * least)
