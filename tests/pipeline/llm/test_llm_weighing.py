"""How probable a model holds its answer: asked for, read, kept, and done without."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from asking import at_once, request, settings
from faults import Body, FaultyEndpoint, Reply

from pipeline.llm import Model
from pipeline.schema import Answer
from pipeline.store import Store

SAID = Reply(
    '{"words": ["Ада", "\\"B\\""]}',
    tokens=(
        *((b'{"', 0.1), (b"words", 0.1), (b'": [', 0.1)),
        *((b' "', 0.1), ("А".encode() + "д".encode()[:1], 0.5), ("д".encode()[1:] + "а".encode(), 0.9), (b'",', 0.8)),
        *((b' "', 0.1), (b'\\"B', 0.5), (b'\\""', 0.5), (b"]}", 0.1)),
    ),
)
"""Two words, with the probabilities 0.5 * 0.9 * 0.8 and 0.5 * 0.5; a token parts a letter, another opens a mark."""


def ask(
    answer: Callable[[int, Body], Reply], *, store: Any = None, weighed: bool = True, **change: Any
) -> tuple[Answer, list[Body]]:
    async def asked() -> tuple[Answer, list[Body]]:
        async with FaultyEndpoint(answer).serve() as endpoint:
            model = Model(settings(endpoint.base_url, mode="json_schema", **change), store=store, sleep=at_once)
            got = await model.ask(request(weighed=weighed))
            await model.close()
            return got, endpoint.bodies

    return asyncio.run(asked())


def test_the_words_of_an_answer_are_weighed_and_nothing_around_them() -> None:
    got, (body,) = ask(lambda *_: SAID)
    assert body["logprobs"] is True
    assert got.draft.model_dump() == {"words": ["Ада", '"B"']}
    assert got.probability == pytest.approx(0.5 * 0.9 * 0.8 * 0.5 * 0.5)


def test_what_is_not_to_be_weighed_goes_out_as_ever() -> None:
    got, (body,) = ask(lambda *_: SAID, weighed=False)
    assert "logprobs" not in body
    assert got.probability is None


def test_an_endpoint_that_gives_no_probabilities_answers_without() -> None:
    got, _ = ask(lambda *_: Reply(SAID.text))
    assert got.probability is None
    got, _ = ask(lambda *_: Reply('{"words": []}', tokens=((b'{"words"', 0.5), (b": []}", 0.5))))
    assert got.probability is None


@pytest.mark.parametrize("retries", [0, 4])
def test_an_endpoint_that_refuses_to_be_asked_for_them_is_asked_without(retries: int) -> None:
    def refuse(_: int, body: Body) -> Reply:
        return Reply("logprobs is not supported with this model", "403") if body.get("logprobs") else SAID

    got, bodies = ask(refuse, retries=retries)
    assert got.probability is None
    assert ["logprobs" in body for body in bodies] == [True, False]


def test_the_probability_is_kept_with_the_answer(tmp_path: Path) -> None:
    for asked in (1, 0):
        with Store(tmp_path / "answers.db") as store:
            got, bodies = ask(lambda *_: SAID, store=store)
        assert len(bodies) == asked
        assert got.probability == pytest.approx(0.09)
