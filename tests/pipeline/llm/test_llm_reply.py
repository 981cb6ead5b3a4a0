"""An answer that was paid for is kept, whatever a gateway says around it; and what is no answer says what to do."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from asking import at_once, request, settings
from faults import FaultyEndpoint, Reply, payload_of

from pipeline.errors import CallFailed, ModelError, StoreError
from pipeline.llm import Model
from pipeline.schema import Answer, Call
from pipeline.schema.recordings import Recording
from pipeline.store import Recordings, Store

GOOD = '{"words": ["yes"]}'


def ask(reply: Reply, **change: Any) -> tuple[Answer | ModelError, Call, int]:
    """What comes of one request, the call, and how often the endpoint was asked."""

    async def run() -> tuple[Answer | ModelError, Call, int]:
        async with FaultyEndpoint(lambda *_: reply).serve() as endpoint:
            model = Model(settings(endpoint.base_url, **change), store=Recordings(), sleep=at_once)
            try:
                got: Answer | ModelError = await model.ask(request())
            except ModelError as error:
                got = error
            await model.close()
            return got, model.calls[0], len(endpoint.bodies)

    return asyncio.run(run())


def body(**change: Any) -> dict[str, Any]:
    """A completion with something in it changed; what names no field of its own is one of the message's."""
    whole = payload_of(Reply(GOOD), {})[1]
    for name, value in change.items():
        place = whole["choices"][0]["message"] if name in ("refusal", "content", "tool_calls", "role") else whole
        (whole["choices"][0] if name in ("logprobs", "finish_reason") else place)[name] = value
    return whole


@pytest.mark.parametrize(
    ("change", "tokens"),
    [
        ({"usage": {"prompt_tokens": "12", "completion_tokens": "x"}}, (None, None)),
        ({"usage": {"prompt_tokens": 12.5, "completion_tokens": -1}}, (None, None)),
        ({"usage": {"prompt_tokens": 10**30, "completion_tokens": True}}, (None, None)),
        ({"usage": {"prompt_tokens": 12.0, "completion_tokens": None}}, (12, 0)),
        ({"usage": [1]}, (None, None)),
        ({"usage": "none"}, (None, None)),
        ({"usage": {"prompt_tokens": 7, "completion_tokens": 2, "prompt_tokens_details": "x"}}, (7, 2)),
        (
            {"usage": {"prompt_tokens": 7, "completion_tokens": 2, "prompt_tokens_details": {"cached_tokens": "5"}}},
            (7, 2),
        ),
        ({"model": 5}, (100, 20)),
        ({"model": {"name": "m"}}, (100, 20)),
        ({"model": "m" * 10_000}, (100, 20)),
        ({"_fields_set": 5, "self": 1, "cls": 2}, (100, 20)),
        ({"refusal": {"a": 1}}, (100, 20)),
        ({"role": 3}, (100, 20)),
        ({"tool_calls": "none"}, (100, 20)),
        ({"logprobs": {"content": [{"token": 5, "logprob": "x"}]}}, (100, 20)),
        ({"finish_reason": 5}, (100, 20)),
        ({"content": [{"type": "text", "text": GOOD[:5]}, {"type": "text", "text": GOOD[5:]}]}, (100, 20)),
    ],
)
def test_what_is_said_around_an_answer_and_makes_no_sense_counts_as_absent(
    change: dict[str, Any], tokens: tuple[int | None, int | None]
) -> None:
    got, call, asked = ask(Reply(body=body(**change)))
    assert isinstance(got, Answer)
    assert got.draft.model_dump() == {"words": ["yes"]}
    assert (asked, call.outcome, call.tokens_in, call.tokens_out) == (1, "answered", *tokens)


def test_half_a_character_in_a_models_name_or_its_answer_is_replaced() -> None:
    got, call, asked = ask(Reply(body=body(model="m\ud800", content='{"words": ["\udfff"]}')))
    assert isinstance(got, Answer)
    assert (asked, call.model_answered, got.draft.model_dump()) == (1, "m\ufffd", {"words": ["\ufffd"]})


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("/home/ann/models/tiny-q4.gguf", "tiny-q4.gguf"),
        (r"C:\models\tiny-q4.gguf", "tiny-q4.gguf"),
        ("org/tiny-q4", "org/tiny-q4"),
    ],
)
def test_a_model_that_is_named_by_its_file_is_kept_without_the_folders(said: str, kept: str) -> None:
    _, call, _ = ask(Reply(body=body(model=said)))
    assert call.model_answered == kept


@pytest.mark.parametrize(
    "sent",
    [
        {"choices": "abc"},
        {"choices": {"a": 1}},
        {"choices": [None]},
        {"choices": [{"message": "hi"}]},
        [1],
        b'{"a":' * 100_000,
        b"NaN",
    ],
)
def test_a_body_that_is_no_completion_is_told_with_what_to_do(sent: Any) -> None:
    got, call, asked = ask(Reply(body=sent), retries=1)
    assert isinstance(got, CallFailed)
    assert "check base_url" in str(got)
    assert asked == len(call.attempts) == 2


@pytest.mark.parametrize(
    ("status", "todo"), [("429", "lower concurrency"), ("503", "run the same command again later")]
)
def test_an_endpoint_that_serves_nobody_is_told_from_one_that_cannot_take_so_much(status: str, todo: str) -> None:
    got, _, _ = ask(Reply(fault=status), retries=0)
    assert isinstance(got, CallFailed)
    assert todo in (got.todo or "")


class Full(Store):
    """A store on a disk that has room for so many more."""

    room = 2

    def put(self, recording: Recording) -> None:
        if len(self) >= self.room:
            raise StoreError("the store cannot be written", where="s.db", why="database or disk is full")
        super().put(recording)


def test_once_an_answer_cannot_be_kept_it_is_used_and_counted_and_nothing_more_is_asked(tmp_path: Path) -> None:
    async def run() -> None:
        async with FaultyEndpoint(lambda *_: Reply(GOOD)).serve() as endpoint:
            with Full(tmp_path / "s.db") as store:
                model = Model(settings(endpoint.base_url, concurrency=1), store=store, sleep=at_once)
                requests = [model.ask(request(number)) for number in range(10)]
                got = await asyncio.gather(*requests, return_exceptions=True)
                await model.close()
            assert sum(isinstance(answer, Answer) for answer in got) == len(model.calls) == len(endpoint.bodies) == 3
            assert model.spent.tokens_in == 300
            assert {str(error) for error in got if not isinstance(error, Answer)} == {
                "s.db: the store cannot be written: database or disk is full"
            }

    asyncio.run(run())
