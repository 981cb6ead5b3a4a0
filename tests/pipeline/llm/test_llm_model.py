"""What a model does between a strategy and an endpoint: keep, replay, count, stop."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from asking import NoteDraft, request, settings

from pipeline.errors import AnswerRefused, AnswerTruncated, BudgetExceeded, ModelError, RecordingMissing
from pipeline.llm import Budget, Model, Scripted, request_key
from pipeline.schema import Answer, PromptRef, Request
from pipeline.store import Recordings, Store, read_recordings, write_recordings

ANSWER = {"words": ["one", "two"]}


def model(store: Any = None, script: Any = lambda _: ANSWER, **change: Any) -> tuple[Model, Scripted]:
    scripted = Scripted(script)
    made = settings(**change.pop("settings", {}))
    return Model(made, store=store, transport=scripted, **change), scripted


def run(made: Model, *requests: Request) -> list[Answer | BaseException]:
    async def all_of_them() -> list[Answer | BaseException]:
        return await asyncio.gather(*(made.ask(each) for each in requests), return_exceptions=True)

    return asyncio.run(all_of_them())


def test_a_stored_answer_is_not_paid_again(tmp_path: Path) -> None:
    with Store(tmp_path / "answers.db") as store:
        first, first_script = model(store)
        run(first, request(1), request(2))
    with Store(tmp_path / "answers.db") as store:
        second, second_script = model(store)
        answers = run(second, request(1), request(2), request(3))
    assert len(first_script.requests) == 2
    assert [asked.document for asked in second_script.requests] == ["d3"]
    assert [answer.draft.model_dump() for answer in answers if isinstance(answer, Answer)] == [ANSWER] * 3
    assert [call.stored for call in second.calls] == [True, True, False]
    assert second.spent.stored == 2


def test_the_same_question_asked_twice_at_once_is_paid_once() -> None:
    made, script = model()
    run(made, *[request(1)] * 5)
    assert len(script.requests) == 1
    assert sum(not call.stored for call in made.calls) == 1
    assert len(made.calls) == 5


def test_replay_never_calls_and_names_what_is_missing() -> None:
    kept = Recordings()
    live, _ = model(kept)
    run(live, request(1))
    replay, script = model(kept, policy="replay")
    found, missing = run(replay, request(1), request(2))
    assert isinstance(found, Answer)
    assert found.draft == NoteDraft(words=["one", "two"])
    assert isinstance(missing, RecordingMissing)
    assert "d2" in str(missing)
    assert request_key(settings(), request(2))[:16] in str(missing)
    assert script.requests == []
    assert [call.outcome for call in replay.calls] == ["answered", "missing"]


def test_refresh_asks_again_and_keeps_the_new_answer() -> None:
    kept = Recordings()
    run(model(kept)[0], request(1))
    run(model(kept, lambda _: {"words": ["new"]}, policy="refresh")[0], request(1))
    (after,) = run(model(kept)[0], request(1))
    assert isinstance(after, Answer)
    assert after.draft == NoteDraft(words=["new"])


def test_a_refusal_is_replayed_but_asked_again_live() -> None:
    def refuse(_: Request) -> Any:
        raise AnswerRefused("the model declined", why="no")

    kept = Recordings()
    run(model(kept, refuse)[0], request(1))
    (replayed,) = run(model(kept, policy="replay")[0], request(1))
    assert isinstance(replayed, AnswerRefused)
    (again,) = run(model(kept)[0], request(1))
    assert isinstance(again, Answer)


def test_recordings_give_the_same_answers_from_a_packed_file(tmp_path: Path) -> None:
    kept = Recordings()
    run(model(kept)[0], request(1), request(2))
    for name in ("kept.jsonl", "kept.jsonl.gz"):
        write_recordings(tmp_path / name, kept)
        assert list(read_recordings(tmp_path / name)) == list(kept)
    first = (tmp_path / "kept.jsonl.gz").read_bytes()
    write_recordings(tmp_path / "kept.jsonl.gz", reversed(list(kept)))
    assert (tmp_path / "kept.jsonl.gz").read_bytes() == first


@pytest.mark.parametrize(
    "change",
    [
        {"user": "another text"},
        {"system": "another system"},
        {"prompt": PromptRef(id="note.v1", hash="other")},
        {"answer": type("Other", (NoteDraft,), {"__annotations__": {"more": int}})},
    ],
)
def test_what_a_request_says_is_in_its_hash(change: dict[str, Any]) -> None:
    assert request_key(settings(), request(1)) != request_key(settings(), request(1, **change))


def test_model_and_decoding_are_in_the_hash_and_speed_is_not() -> None:
    key = request_key(settings(), request())
    assert key != request_key(settings(model="other"), request())
    assert key != request_key(settings(name="other"), request())
    assert key != request_key(settings(decoding={"temperature": 0.5}), request())
    assert key == request_key(settings(concurrency=1, timeout=5, retries=0, price="openai:gpt-5-mini"), request())
    assert key == request_key(settings("http://127.0.0.1:2/v1"), request(document="renamed", story="other"))


def test_no_call_passes_the_budget_and_those_in_flight_are_waited_for() -> None:
    price = {"input": 1e6, "output": 0}  # a dollar a token in
    per_call = 4 + 4  # tokens of "Answer with JSON." and of "Text 1", as estimated
    made, script = model(settings={"price": price}, budget=Budget(max_cost=3 * 8 + 0.5))
    answers = run(made, *(request(number) for number in range(5)))
    assert len(script.requests) == 3
    assert sum(isinstance(answer, BudgetExceeded) for answer in answers) == 2
    assert made.spent.cost is not None
    assert made.spent.cost <= 3 * per_call + 0.5
    assert sorted(call.outcome for call in made.calls) == ["answered"] * 3 + ["over_budget"] * 2


def test_max_tokens_counts_both_ways() -> None:
    made, script = model(budget=Budget(max_tokens=1))
    (answer,) = run(made, request())
    assert isinstance(answer, BudgetExceeded)
    assert script.requests == []


def test_a_limit_in_dollars_needs_a_price() -> None:
    made, _ = model(budget=Budget(max_cost=5))
    (answer,) = run(made, request())
    assert isinstance(answer, BudgetExceeded)
    assert "price" in str(answer)


def test_a_plan_counts_calls_and_stored_answers_and_asks_nothing() -> None:
    kept = Recordings()
    run(model(kept)[0], request(1))
    plan, script = model(kept, dry=True, settings={"price": {"input": 2e6, "output": 0}})
    answers = run(plan, request(1), request(2), request(3))
    assert script.requests == []
    assert (plan.spent.calls, plan.spent.stored) == (2, 1)
    assert plan.spent.cost == pytest.approx(2 * plan.spent.tokens_in)
    assert [answer.draft == NoteDraft() for answer in answers if isinstance(answer, Answer)] == [False, True, True]


def test_a_plan_counts_what_a_job_of_its_policy_would_not_ask_again() -> None:
    kept = Recordings()
    faults = {"d2": AnswerTruncated("cut"), "d3": AnswerRefused("declined")}

    def script(asked: Request) -> Any:
        if asked.document in faults:
            raise faults[asked.document]
        return ANSWER

    requests = [request(number) for number in (1, 2, 3, 4)]
    run(model(kept, script)[0], *requests[:3])
    for policy, calls in (("live", 2), ("replay", 1), ("refresh", 4)):
        plan, _ = model(kept, policy=policy, dry=True)
        run(plan, *requests)
        assert (plan.spent.calls, plan.spent.stored) == (calls, 4 - calls)


def test_calls_come_in_an_order_that_does_not_depend_on_which_was_first() -> None:
    def slower_first(asked: Request) -> Any:
        async def answer() -> Any:
            for _ in range(50 if asked.document == "d1" else 1):
                await asyncio.sleep(0)
            return ANSWER

        return answer()

    made, _ = model(script=slower_first)
    run(made, request(1), request(2))
    assert [call.document for call in made.calls] == ["d1", "d2"]


def test_the_cost_is_what_the_price_says() -> None:
    made, _ = model(settings={"price": "openai:gpt-5-mini"})
    run(made, request())
    (call,) = made.calls
    assert call.tokens_in is not None
    assert call.tokens_out is not None
    # 0.25 and 2 dollars for a million, as the list gives them for this model.
    assert call.cost == pytest.approx(call.tokens_in * 0.25e-6 + call.tokens_out * 2e-6)


@pytest.mark.parametrize("policy", ["live", "replay"])
def test_a_stored_answer_tells_what_it_costs_at_the_price_of_now_and_nothing_is_spent(policy: Any) -> None:
    kept = Recordings()
    first, _ = model(kept, settings={"price": {"input": 3, "output": 5}})
    run(first, request(1))
    for price, factor in (({"input": 3, "output": 5}, 1), ({"input": 6, "output": 10}, 2)):
        again, _ = model(kept, policy=policy, settings={"price": price})
        run(again, request(1))
        assert first.calls[0].cost is not None
        assert again.calls[0].cost == pytest.approx(factor * first.calls[0].cost)
        assert again.spent.cost == 0
    unpriced, _ = model(kept, policy=policy)
    run(unpriced, request(1))
    assert (unpriced.calls[0].cost, unpriced.spent.cost) == (None, None)


def test_a_stored_answer_whose_tokens_nobody_told_has_no_cost() -> None:
    kept = Recordings()
    run(model(kept)[0], request(1))
    untold = Recordings()
    for recording in kept:
        untold.put(recording.model_copy(update={"tokens_in": None, "tokens_out": None}))
    made, _ = model(untold, settings={"price": {"input": 3, "output": 5}})
    run(made, request(1))
    assert made.calls[0].cost is None


def test_without_a_price_the_cost_is_unknown() -> None:
    made, _ = model(settings={"price": None})
    run(made, request())
    assert made.calls[0].cost is None
    assert made.spent.cost is None


def test_an_error_of_ours_is_not_taken_for_the_models() -> None:
    def broken(_: Request) -> Any:
        raise ZeroDivisionError

    made, _ = model(script=broken)
    (answer,) = run(made, request())
    assert isinstance(answer, ZeroDivisionError)
    assert not isinstance(answer, ModelError)
