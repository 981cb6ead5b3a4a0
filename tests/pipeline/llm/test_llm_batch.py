"""Calls through the Batch API, over the real wire: what goes wrong there, and what a job makes of it."""

from __future__ import annotations

import asyncio
import collections
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from asking import at_once, request, settings
from batching import BatchEndpoint, Fate
from faults import Body, Reply

from pipeline.errors import BudgetExceeded, CallFailed, ModelError
from pipeline.llm import Batches, Budget, Ledger, Model
from pipeline.schema import Answer
from pipeline.store import Recordings, Store

Got = dict[str, "str | ModelError"]


def words(number: int, body: Body) -> Reply:
    """The last word of what was asked."""
    return Reply(json.dumps({"words": [body["messages"][1]["content"].split()[1]]}))


def model_of(endpoint: BatchEndpoint, folder: Path, store: Any = None, **change: Any) -> Model:
    given = {"mode": "json_schema", **change.pop("settings", {})}
    made = settings(endpoint.base_url, **given)
    tell = change.pop("tell", lambda _: None)
    batches = Batches(made, "sk-secret-0123", Ledger(folder / "answers.sqlite"), sleep=at_once, tell=tell)
    return Model(made, key="sk-secret-0123", store=store, sleep=at_once, batches=batches, **change)


async def ask(model: Model, numbers: Sequence[int]) -> Got:
    async def one(number: int) -> tuple[str, str | ModelError]:
        try:
            answer = await model.ask(request(number))
        except ModelError as error:
            return str(number), error
        assert isinstance(answer, Answer)
        return str(number), answer.draft.model_dump()["words"][0]

    return dict(await asyncio.gather(*map(one, numbers)))


def run(
    endpoint: BatchEndpoint, folder: Path, numbers: Sequence[int] = range(6), store: Any = None, **change: Any
) -> tuple[Got, Model]:
    """Everything asked at once through one endpoint."""

    async def job() -> tuple[Got, Model]:
        async with endpoint.serve():
            model = model_of(endpoint, folder, store, **change)
            try:
                return await ask(model, numbers), model
            finally:
                await model.close()

    return asyncio.run(job())


def good(numbers: Sequence[int] = range(6)) -> Got:
    return {str(number): str(number) for number in numbers}


def test_what_is_asked_at_once_is_one_batch_and_every_line_gets_its_own_answer(tmp_path: Path) -> None:
    endpoint = BatchEndpoint(words, lambda _: Fate(looks=3))
    got, model = run(endpoint, tmp_path, range(50))
    assert got == good(range(50))
    assert len(endpoint.batches) == 1
    assert [call.outcome for call in model.calls] == ["answered"] * 50
    assert model.calls[0].tokens_in == 100


def test_a_batch_says_on_the_wire_what_a_live_call_says(tmp_path: Path) -> None:
    endpoint = BatchEndpoint(words)
    live_bodies: list[Body] = []
    decoding = {"temperature": 0, "max_tokens": 50, "extra_body": {"top_k": 3}}
    run(endpoint, tmp_path, [4], settings={"decoding": decoding})

    async def live() -> None:
        from faults import FaultyEndpoint

        async with FaultyEndpoint(words).serve() as other:
            model = Model(settings(other.base_url, mode="json_schema", decoding=decoding), key="k")
            await model.ask(request(4))
            await model.close()
            live_bodies.extend(other.bodies)

    asyncio.run(live())
    assert endpoint.asked == live_bodies


def test_answers_land_in_the_store_and_are_not_asked_again(tmp_path: Path) -> None:
    endpoint = BatchEndpoint(words)
    with Store(tmp_path / "answers.sqlite") as store:
        run(endpoint, tmp_path, range(4), store)
        got, model = run(endpoint, tmp_path, range(6), store)
    assert got == good()
    assert [len(batch.lines) for batch in endpoint.batches.values()] == [4, 2]
    assert model.spent.stored == 4


def test_a_batch_that_expires_half_done_goes_on_with_the_rest(tmp_path: Path) -> None:
    fates = {0: Fate(status="expired", runs=4), 1: Fate(status="expired", runs=1)}
    endpoint = BatchEndpoint(words, lambda number: fates.get(number, Fate()))
    got, model = run(endpoint, tmp_path, range(10))
    assert got == good(range(10))
    assert [len(batch.lines) for batch in endpoint.batches.values()] == [10, 6, 5]
    assert sorted(len(call.attempts) for call in model.calls) == [1] * 4 + [2] + [3] * 5
    assert any("batch_expired" in (attempt.error or "") for call in model.calls for attempt in call.attempts)


def test_a_batch_that_always_expires_is_given_up_after_the_tries_that_the_settings_allow(tmp_path: Path) -> None:
    endpoint = BatchEndpoint(words, lambda _: Fate(status="expired", runs=0))
    got, _ = run(endpoint, tmp_path, [1], settings={"retries": 2})
    assert isinstance(got["1"], CallFailed)
    assert "d1" in str(got["1"])
    assert len(endpoint.batches) == 3


def test_a_line_that_comes_back_in_no_file_is_asked_for_again(tmp_path: Path) -> None:
    endpoint = BatchEndpoint(words, lambda number: Fate(runs=3) if number == 0 else Fate())
    got, _ = run(endpoint, tmp_path)
    assert got == good()
    assert [len(batch.lines) for batch in endpoint.batches.values()] == [6, 3]


FIRST = {"429": 2, "500": 2, "malformed": 2, "misfit": 2, "no_choices": 2, "not_json": 2}


@pytest.mark.parametrize("fault", FIRST)
def test_a_line_that_fails_in_passing_is_asked_for_again_in_a_batch_of_its_own(fault: str, tmp_path: Path) -> None:
    def answer(number: int, body: Body) -> Reply:
        asked = body["messages"][1]["content"].split()[1]
        is_first = len(endpoint.batches) == 1
        return Reply(json.dumps({"words": [asked]}), fault if asked == "2" and is_first else "none")

    endpoint = BatchEndpoint(answer)
    got, model = run(endpoint, tmp_path)
    assert got == good()
    assert [len(batch.lines) for batch in endpoint.batches.values()] == [6, 1]
    assert [len(call.attempts) for call in model.calls if call.document == "d2"] == [2]


def test_a_line_that_asking_again_cannot_mend_fails_alone_and_as_a_live_call_would(tmp_path: Path) -> None:
    def answer(number: int, body: Body) -> Reply:
        return Reply("too long", "413") if "Text 3" in body["messages"][1]["content"] else words(number, body)

    endpoint = BatchEndpoint(answer)
    got, _ = run(endpoint, tmp_path)
    error = got.pop("3")
    assert got == good([0, 1, 2, 4, 5])
    assert str(error) == (
        "d3: the endpoint gave no answer: Error code: 413 - {'error': {'message': 'too long', 'type': 'server_error'}}"
    )


def test_the_mode_falls_back_in_batches_too(tmp_path: Path) -> None:
    def only_tools(number: int, body: Body) -> Reply:
        return words(number, body) if body.get("tools") else Reply("unknown field response_format", "400")

    endpoint = BatchEndpoint(only_tools)
    got, model = run(endpoint, tmp_path, settings={"mode": "auto"})
    assert got == good()
    assert {call.mode for call in model.calls} == {"tools"}
    assert [len(batch.lines) for batch in endpoint.batches.values()] == [6, 6]


def test_a_cut_answer_is_asked_for_again_with_more_room(tmp_path: Path) -> None:
    def answer(number: int, body: Body) -> Reply:
        reply = words(number, body)
        return reply if body["max_tokens"] == 40 else Reply(reply.text, "length")

    endpoint = BatchEndpoint(answer)
    got, _ = run(endpoint, tmp_path, settings={"decoding": {"max_tokens": 10, "max_tokens_raised": 40}})
    assert got == good()
    assert len(endpoint.batches) == 2


@pytest.mark.parametrize(("status", "word"), [("failed", "too many tokens enqueued"), ("cancelled", "cancelled")])
def test_a_batch_that_is_refused_or_cancelled_is_said_and_the_next_job_submits_it_anew(
    status: str, word: str, tmp_path: Path
) -> None:
    errors = (("token_limit_exceeded", "too many tokens enqueued"),) if status == "failed" else ()
    endpoint = BatchEndpoint(
        words, lambda number: Fate(status=status, runs=2, errors=errors) if number == 0 else Fate()
    )
    with Store(tmp_path / "answers.sqlite") as store:
        got, _ = run(endpoint, tmp_path, store=store)
        failed = [error for error in got.values() if isinstance(error, CallFailed)]
        assert len(failed) == (6 if status == "failed" else 4)
        assert all(word in str(error) and "again" in str(error) for error in failed)
        assert len(endpoint.batches) == 1
        again, _ = run(endpoint, tmp_path, store=store)
    assert again == good()
    assert len(list(endpoint.batches.values())[1].lines) == len(failed)


@pytest.mark.parametrize("path", ["/files", "/batches", "/batches/batch-0", "/files/batch-0-output/content"])
@pytest.mark.parametrize("fault", ["500", "429", "reset", "reset after"])
def test_a_fault_on_the_way_costs_no_second_batch(path: str, fault: str, tmp_path: Path) -> None:
    left = collections.Counter({path: 2})

    def failing(method: str, asked: str) -> str | None:
        if asked == path and method == ("POST" if path in ("/files", "/batches") else "GET") and left[path]:
            left[path] -= 1
            return fault
        return None

    endpoint = BatchEndpoint(words, fault=failing)
    got, _ = run(endpoint, tmp_path)
    assert got == good()
    assert left[path] < 2
    assert len(endpoint.batches) == 1


def test_without_a_batch_api_every_document_says_so_and_nothing_is_left_behind(tmp_path: Path) -> None:
    endpoint = BatchEndpoint(words, fault=lambda *_: "404")
    got, _ = run(endpoint, tmp_path)
    assert all(isinstance(error, CallFailed) and "could not be submitted" in str(error) for error in got.values())
    assert not endpoint.batches
    again = BatchEndpoint(words)
    assert run(again, tmp_path)[0] == good()


def test_a_key_that_is_refused_keeps_the_batch_for_the_right_one(tmp_path: Path) -> None:
    refused = [True]
    endpoint = BatchEndpoint(words, fault=lambda _, path: "401" if "batch-0" in path and refused[0] else None)

    async def twice() -> tuple[Got, Got]:
        async with endpoint.serve():
            first = model_of(endpoint, tmp_path)
            got = await ask(first, range(3))
            await first.close()
            refused[0] = False
            second = model_of(endpoint, tmp_path)
            again = await ask(second, range(3))
            await second.close()
            return got, again

    got, again = asyncio.run(twice())
    assert all(isinstance(error, CallFailed) and "key" in str(error) for error in got.values())
    assert not any("secret" in str(error) for error in got.values())
    assert again == good(range(3))
    assert len(endpoint.batches) == 1


def test_a_batch_that_the_endpoint_does_not_know_is_said_once_and_then_submitted_anew(tmp_path: Path) -> None:
    gone = [True]
    endpoint = BatchEndpoint(words, fault=lambda _, path: "404" if "batch-0" in path and gone[0] else None)
    got, _ = run(endpoint, tmp_path)
    assert all(isinstance(error, CallFailed) and "batch-0" in str(error) for error in got.values())
    assert run(endpoint, tmp_path)[0] == good()


def test_no_batch_holds_more_requests_than_the_settings_say(tmp_path: Path) -> None:
    endpoint = BatchEndpoint(words)
    got, _ = run(endpoint, tmp_path, range(10), settings={"batch": {"requests": 4}})
    assert got == good(range(10))
    assert [len(batch.lines) for batch in endpoint.batches.values()] == [4, 4, 2]


def test_what_passes_the_budget_is_not_submitted(tmp_path: Path) -> None:
    endpoint = BatchEndpoint(lambda number, body: Reply(words(number, body).text, usage=(40, 4)))
    one, _ = run(endpoint, tmp_path / "one", [0], budget=Budget(max_tokens=10_000))
    assert one == good([0])
    got, model = run(endpoint, tmp_path, range(9), budget=Budget(max_tokens=150))
    over = [error for error in got.values() if isinstance(error, BudgetExceeded)]
    assert over
    assert model.spent.tokens_in + model.spent.tokens_out <= 150
    assert sum(len(batch.lines) for batch in endpoint.batches.values()) == 1 + 9 - len(over)


@pytest.mark.parametrize(
    ("change", "share"),
    [
        ({"price": {"input": 1.0, "output": 2.0}}, 1.0),
        ({"price": {"input": 1.0, "output": 2.0}, "batch": {"price_factor": 0.4}}, 0.4),
        ({"price": "openai:gpt-5-mini"}, 0.5),
    ],
)
def test_the_price_is_that_of_batches(change: dict[str, Any], share: float, tmp_path: Path) -> None:
    rates = {"input": 0.25, "output": 2.0} if isinstance(change["price"], str) else change["price"]
    _, model = run(BatchEndpoint(words), tmp_path, [1], settings=change)
    (call,) = model.calls
    assert call.cost == pytest.approx(share * (100 * rates["input"] + 20 * rates["output"]) / 1e6)


async def left_after(
    endpoint: BatchEndpoint, folder: Path, numbers: Sequence[int], is_time: Callable[[], bool], store: Any = None
) -> None:
    """A job that is stopped as soon as `is_time` says so, the way Ctrl-C stops one."""
    model = model_of(endpoint, folder, store)
    job = asyncio.ensure_future(ask(model, numbers))
    while not is_time() and not job.done():
        await asyncio.sleep(0)
    job.cancel()
    await asyncio.gather(job, return_exceptions=True)
    await model.close()


@pytest.mark.parametrize(
    "moment",
    ["uploading", "uploaded", "created", "looked at", "over", "reading"],
)
def test_a_job_that_is_left_is_taken_up_again_without_a_second_batch(moment: str, tmp_path: Path) -> None:
    endpoint = BatchEndpoint(words, lambda _: Fate(looks=2))
    moments: dict[str, Callable[[], bool]] = {
        "uploading": lambda: bool(endpoint.keys),
        "uploaded": lambda: bool(endpoint.files),
        "created": lambda: bool(endpoint.batches),
        "looked at": lambda: any(batch.looked for batch in endpoint.batches.values()),
        "over": lambda: any(batch.output for batch in endpoint.batches.values()),
        "reading": lambda: len(endpoint.keys) >= 5,
    }

    async def job() -> Got:
        async with endpoint.serve():
            await left_after(endpoint, tmp_path, range(6), moments[moment])
            model = model_of(endpoint, tmp_path)
            got = await ask(model, range(6))
            await model.close()
            return got

    assert asyncio.run(job()) == good()
    assert len(endpoint.batches) == 1
    assert endpoint.run == 6


@pytest.mark.parametrize("has_list", [True, False])
def test_a_batch_whose_id_was_never_heard_is_found_by_its_token_or_said_to_be_unknown(
    has_list: bool, tmp_path: Path
) -> None:
    is_first = [True]

    def deaf(method: str, path: str) -> str | None:
        if (method, path) == ("POST", "/batches"):
            return "reset after" if is_first[0] else None
        return "404" if (method, path) == ("GET", "/batches") and not has_list else None

    endpoint = BatchEndpoint(words, fault=deaf)
    got, _ = run(endpoint, tmp_path, settings={"retries": 0})
    assert all(isinstance(error, CallFailed) for error in got.values())
    is_first[0] = False
    got, _ = run(endpoint, tmp_path)
    if not has_list:
        assert all("not known" in str(error) for error in got.values())
        assert len(endpoint.batches) == 1
        got, _ = run(endpoint, tmp_path)
    assert got == good()
    assert len(endpoint.batches) == (1 if has_list else 2)


def test_a_batch_that_was_never_submitted_is_submitted_and_a_fault_then_is_said(tmp_path: Path) -> None:
    faults = iter(["reset", "404", None])
    now: list[str | None] = [next(faults)]
    endpoint = BatchEndpoint(
        words, fault=lambda method, path: now[0] if (method, path) == ("POST", "/batches") else None
    )
    for word in ("could not be submitted", "could not be submitted"):
        got, _ = run(endpoint, tmp_path, settings={"retries": 0})
        assert all(isinstance(error, CallFailed) and word in str(error) for error in got.values())
        now[0] = next(faults)
    assert run(endpoint, tmp_path)[0] == good()
    assert len(endpoint.batches) == 1


def test_a_job_taken_up_asks_for_what_is_new_beside_what_is_under_way(tmp_path: Path) -> None:
    endpoint = BatchEndpoint(words, lambda number: Fate(looks=5 if number == 0 else 1))

    async def job() -> Got:
        async with endpoint.serve():
            await left_after(endpoint, tmp_path, range(3), lambda: bool(endpoint.batches))
            model = model_of(endpoint, tmp_path)
            got = await ask(model, range(5))
            await model.close()
            return got

    assert asyncio.run(job()) == good(range(5))
    assert [len(batch.lines) for batch in endpoint.batches.values()] == [3, 2]


def test_two_jobs_that_ask_the_same_pay_for_one_batch(tmp_path: Path) -> None:
    fate, waiting = Fate(looks=sys.maxsize), set[int]()
    endpoint = BatchEndpoint(words, lambda _: fate)

    async def job() -> list[Got]:
        async with endpoint.serve():
            models = [model_of(endpoint, tmp_path, tell=lambda _, job=job: waiting.add(job)) for job in range(3)]
            asked = [asyncio.ensure_future(ask(model, range(6))) for model in models]
            while len(waiting) < 3:
                await asyncio.sleep(0)
            fate.looks = endpoint.batches["batch-0"].looked + 1  # over once all three are waiting for it
            got = await asyncio.gather(*asked)
            for model in models:
                await model.close()
            return got

    assert asyncio.run(job()) == [good()] * 3
    assert len(endpoint.batches) == 1


def test_refresh_submits_again_what_an_earlier_job_settled(tmp_path: Path) -> None:
    endpoint, store = BatchEndpoint(words), Recordings()
    run(endpoint, tmp_path, store=store)
    got, _ = run(endpoint, tmp_path, store=store, policy="refresh")
    assert got == good()
    assert len(endpoint.batches) == 2


def test_the_ledger_is_the_users_alone_and_holds_nothing_once_all_is_settled(tmp_path: Path) -> None:
    run(BatchEndpoint(words), tmp_path)
    files = sorted(path for path in tmp_path.iterdir() if "batches" in path.name)
    assert files
    assert all(path.stat().st_mode & 0o077 == 0 for path in files)
    assert not any(b"secret" in path.read_bytes() for path in files)
    ledger = Ledger(tmp_path / "answers.sqlite")
    assert ledger._rows("SELECT line FROM lines") == ledger._rows("SELECT token FROM batches") == []
    ledger.close()
