"""A job that is killed, again and again, and started again ends in the records of one that was not."""

from __future__ import annotations

import asyncio
import collections
import json
import os
import random
import re
import signal
import sys
from pathlib import Path

import pytest
from batching import BatchEndpoint, Fate
from faults import Body, FaultyEndpoint, Reply

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
RECORDS = ("documents", "quotes", "claims", "contradictions", "disputes", "rejected", "failures")
STORIES = ("kolm-ceasefire", "crocus-call", "zanthe-trial")
SLOTS = 2


def answer(_: int, body: Body) -> Reply:
    """Quotes and claims of a few sentences, chosen by the text alone; one dispute of a table."""
    text = body["messages"][1]["content"]
    told = re.findall(r"^(\d+)\| (\w+) \w+ \w+", text, re.MULTILINE)[:6]
    claims = [{"statement": "It is told here.", "evidence": [number]} for number, _ in told[:3]]
    quotes = [{"content": [number], "speaker": word} for number, word in told[3:]]
    sides = [{"says": "Yes.", "claims": [1]}, {"says": "No.", "claims": [2]}]
    dispute = {"question": "Is it told?", "sides": sides, "axis": "occurrence", "mechanism": "lexical",
               "explanation": "One tells it."}  # fmt: skip
    kinds = {
        "Text": {"claims": claims, "quotes": quotes},
        "Names": {"same": []},
        "Texts": {"disputes": [dispute]},
    }
    return Reply(json.dumps(kinds[text.split()[0]]), delay=0.02)


async def job(endpoint: FaultyEndpoint, folder: Path, out: str, kill_after: int | None, *options: str) -> int:
    """Run the job on some stories; kill it after so many calls over the wire. Its exit code."""
    stories = [str(SEEDS / story) for story in STORIES]
    arguments = ["extract", *stories, "--out", str(folder / out), "--model", str(folder / "model.toml"), "--quiet"]
    arguments += options
    environment = {**os.environ, "SAIDWHAT_STORE": str(folder / f"{out}.sqlite")}
    before = len(endpoint.keys)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "pipeline", *arguments, cwd=SEEDS.parent, env=environment
    )
    ended = asyncio.ensure_future(process.wait())
    while kill_after is not None and not ended.done():
        if len(endpoint.keys) - before > kill_after:
            process.send_signal(signal.SIGKILL)
            break
        await asyncio.wait([ended], timeout=0.002)
    return await ended


def same_records(folder: Path) -> None:
    for name in RECORDS:
        whole, killed = ((folder / out / f"{name}.jsonl").read_bytes() for out in ("whole", "killed"))
        assert whole == killed, name


async def check(folder: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    async with FaultyEndpoint(answer).serve() as endpoint:
        (folder / "model.toml").write_text(
            f'name = "kill"\nmodel = "m"\nbase_url = "{endpoint.base_url}"\nconcurrency = {SLOTS}\npack = 5000\n'
        )
        assert await job(endpoint, folder, "whole", None) == 0
        distinct = len(endpoint.bodies)
        assert distinct > 10
        endpoint.bodies.clear()
        for _ in range(kills):
            await job(endpoint, folder, "killed", chance.randrange(0, max(2, 2 * distinct // kills)))
        assert await job(endpoint, folder, "killed", None) == 0
        asked = collections.Counter(json.dumps(body, sort_keys=True) for body in endpoint.bodies)
    same_records(folder)
    # A kill loses at most the calls that were in flight; what was stored is never asked again.
    assert len(asked) == distinct
    assert sum(asked.values()) <= distinct + kills * SLOTS


def test_a_killed_job_goes_on_where_it_was(tmp_path: Path) -> None:
    asyncio.run(check(tmp_path, kills=1, seed=3))


@pytest.mark.long
def test_a_job_killed_at_fifty_points_does_too(tmp_path: Path) -> None:
    asyncio.run(check(tmp_path, kills=50, seed=4))


async def check_batch(folder: Path, kills: int, seed: int) -> None:
    """The same job live, and through batches that are killed, and of which the first expires half done."""
    chance = random.Random(seed)

    def fate(number: int) -> Fate:
        return Fate(looks=4, status="expired", runs=4) if number == 0 else Fate(looks=4)

    async with BatchEndpoint(answer, fate).serve() as endpoint:
        (folder / "model.toml").write_text(
            f'name = "kill"\nmodel = "m"\nbase_url = "{endpoint.base_url}"\npack = 5000\n[batch]\npoll = 0.02\n'
        )
        assert await job(endpoint, folder, "whole", None) == 0
        assert len(endpoint.bodies) > 10
        for _ in range(kills):
            await job(endpoint, folder, "killed", chance.randrange(0, 8), "--batch")
        assert await job(endpoint, folder, "killed", None, "--batch") == 0
    same_records(folder)
    live, asked = (
        collections.Counter(json.dumps(body, sort_keys=True) for body in bodies)
        for bodies in (endpoint.bodies, endpoint.asked)
    )
    assert (folder / "killed" / "disputes.jsonl").read_text()
    # Nothing is submitted twice, but what the batch that expired did not run; texts, names and tables are a batch each.
    first, *others = (batch.lines for batch in endpoint.batches.values())
    assert asked == live + collections.Counter(json.dumps(line["body"], sort_keys=True) for line in first[4:])
    assert endpoint.run == sum(live.values())
    assert len(others[0]) == len(first) - 4
    assert len(endpoint.batches) == 4


def test_a_job_in_batches_that_is_killed_ends_in_the_records_of_a_live_one(tmp_path: Path) -> None:
    asyncio.run(check_batch(tmp_path, kills=3, seed=5))


@pytest.mark.long
def test_a_job_in_batches_killed_at_fifty_points_does_too(tmp_path: Path) -> None:
    asyncio.run(check_batch(tmp_path, kills=50, seed=6))
