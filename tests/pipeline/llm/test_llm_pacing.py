"""When calls may go out, on a clock that moves only when somebody sleeps."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from asking import Time
from hypothesis import given
from hypothesis import strategies as st

from pipeline.llm.pacing import Pace, duration
from pipeline.llm.retries import retry_after


def sent(count: int, *, tokens: int = 10, concurrency: int = 100, **limits: int) -> list[float]:
    """Times at which `count` calls go out."""
    time = Time()
    times: list[float] = []

    async def run() -> None:
        pace = Pace(concurrency=concurrency, clock=time.clock, sleep=time.sleep, **limits)

        async def call() -> None:
            async with pace.slot(tokens):
                times.append(time.now)

        await asyncio.gather(*(call() for _ in range(count)))

    asyncio.run(run())
    return times


@given(st.integers(1, 40), st.integers(1, 12))
def test_no_minute_holds_more_requests_than_the_limit(count: int, limit: int) -> None:
    times = sent(count, requests_per_minute=limit)
    assert len(times) == count
    for start in times:
        assert sum(start <= time < start + 60 for time in times) <= limit
    assert max(times) == 60 * ((count - 1) // limit)  # and no later than that


@given(st.integers(1, 30), st.integers(1, 20))
def test_no_minute_holds_more_tokens_than_the_limit_unless_one_call_alone_does(count: int, tokens: int) -> None:
    times = sent(count, tokens=tokens, tokens_per_minute=15)
    for start in times:
        within = sum(start <= time < start + 60 for time in times)
        assert within * tokens <= 15 or within == 1


def test_a_slow_call_holds_up_nobody_but_itself() -> None:
    """Ten slots, one call that never ends: the other nine slots do everything else."""
    done: list[int] = []

    async def run() -> None:
        time, never = Time(), asyncio.Event()
        pace = Pace(concurrency=10, clock=time.clock, sleep=time.sleep)

        async def call(number: int) -> None:
            async with pace.slot(1):
                if number == 0:
                    await never.wait()
                done.append(number)

        slow = asyncio.ensure_future(call(0))
        await asyncio.gather(*(call(number) for number in range(1, 40)))
        assert not slow.done()
        never.set()
        await slow

    asyncio.run(run())
    assert sorted(done) == list(range(40))


def test_an_endpoint_that_says_nothing_is_left_is_left_alone_until_its_reset() -> None:
    time = Time()

    async def run() -> None:
        pace = Pace(concurrency=2, clock=time.clock, sleep=time.sleep)
        pace.learn({"x-ratelimit-remaining-requests": "3", "x-ratelimit-reset-requests": "9s"})
        async with pace.slot(1):
            assert time.now == 0
        pace.learn({"x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "1m30s"})
        async with pace.slot(1):
            assert time.now == 90

    asyncio.run(run())


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("2", 2), ("0.5", 0.5), ("1m30s", 90), ("250ms", 0.25), ("1h", 3600), ("6m0s", 360), ("", None), ("soon", None)],
)
def test_header_values_read_as_seconds(text: str, seconds: float | None) -> None:
    assert duration(text) == seconds


def test_retry_after_reads_seconds_milliseconds_and_dates() -> None:
    now = datetime(2026, 5, 6, 12, 0, tzinfo=UTC)
    assert retry_after({"retry-after": "3"}) == 3
    assert retry_after({"retry-after-ms": "1500", "retry-after": "3"}) == 1.5
    assert retry_after({"retry-after": "Wed, 06 May 2026 12:00:20 GMT"}, now) == 20
    assert retry_after({"retry-after": "Wed, 06 May 2026 11:00:00 GMT"}, now) == 0
    assert retry_after({"retry-after": "later"}) is None
    assert retry_after({}) is None
