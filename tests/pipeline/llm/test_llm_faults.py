"""Every way in which an endpoint fails, over the real wire."""

from __future__ import annotations

import asyncio
import collections
import random
from typing import Any

import pytest
from asking import Time, at_once, request, settings
from faults import FAULTS, Body, FaultyEndpoint, Reply

from pipeline.errors import (
    AnswerMalformed,
    AnswerRefused,
    AnswerTruncated,
    BudgetExceeded,
    CallFailed,
    ModelError,
    TextTooLong,
)
from pipeline.llm import Budget, Model, check_model
from pipeline.llm.endpoint import expected
from pipeline.schema import Answer, Call
from pipeline.store import Recordings

GOOD = '{"words": ["yes"]}'
PASSING = [fault for fault in FAULTS if fault not in ("length", "refusal")]


def ask(
    answer: Any, *, sleep: Any = at_once, key: str | None = "sk-secret-0123", **change: Any
) -> tuple[Answer | ModelError, Call, FaultyEndpoint]:
    """One request to an endpoint that fails as `answer` says."""

    async def run() -> tuple[Answer | ModelError, Call, FaultyEndpoint]:
        async with FaultyEndpoint(answer).serve() as endpoint:
            model = Model(settings(endpoint.base_url, **{"timeout": 60, **change}), key=key, sleep=sleep)
            try:
                got: Answer | ModelError = await model.ask(request())
            except ModelError as error:
                got = error
            await model.close()
            return got, model.calls[0], endpoint

    return asyncio.run(run())


@pytest.mark.parametrize("fault", PASSING)
def test_a_fault_that_passes_costs_one_try_and_no_document(fault: str) -> None:
    patience = {"timeout": 0.5} if fault in ("hang", "drip") else {}
    got, call, _ = ask(lambda number, _: Reply(GOOD, fault if number == 1 else "none"), **patience)
    assert isinstance(got, Answer)
    assert got.draft.model_dump() == {"words": ["yes"]}
    assert call.outcome == "answered"
    assert [attempt.outcome for attempt in call.attempts][-1] == "answered"
    assert call.attempts[0].outcome in ("failed", "malformed")
    assert call.attempts[0].error


def test_an_endpoint_that_never_recovers_is_asked_as_often_as_the_settings_say_and_no_more() -> None:
    got, call, endpoint = ask(lambda *_: Reply(fault="500"), retries=3)
    assert isinstance(got, CallFailed)
    assert len(endpoint.bodies) == len(call.attempts) == 4
    assert [attempt.status for attempt in call.attempts] == [500] * 4


def test_the_wait_that_an_endpoint_asks_for_is_kept_to() -> None:
    time = Time()

    async def run() -> None:
        replies = [Reply(fault="429", headers={"retry-after": "7"}), Reply(GOOD)]
        async with FaultyEndpoint(lambda number, _: replies[number - 1]).serve() as endpoint:
            model = Model(settings(endpoint.base_url), sleep=time.sleep, clock=time.clock)
            await model.ask(request())
            await model.close()

    asyncio.run(run())
    assert sum(time.slept) == pytest.approx(7)


def test_without_a_named_wait_waits_double_and_vary() -> None:
    time = Time()
    ask(lambda number, _: Reply(GOOD, "429" if number < 5 else "none"), sleep=time.sleep, retries=5)
    assert len(time.slept) == 4
    for number, waited in enumerate(time.slept):
        assert 0.25 * 2**number <= waited <= 0.5 * 2**number


@pytest.mark.parametrize("status", ["401", "403", "404"])
def test_what_asking_again_cannot_mend_is_not_asked_again(status: str) -> None:
    got, _, endpoint = ask(lambda *_: Reply("no", status), mode="json_schema")
    assert isinstance(got, CallFailed)
    assert len(endpoint.bodies) == 1
    assert got.todo


def test_an_answer_that_does_not_fit_is_asked_for_again_with_what_is_wrong_and_paid_for() -> None:
    got, call, endpoint = ask(lambda number, _: Reply(GOOD, "misfit" if number == 1 else "none"))
    assert isinstance(got, Answer)
    assert [attempt.outcome for attempt in call.attempts] == ["malformed", "answered"]
    assert (
        "words" in endpoint.bodies[1]["messages"][-1]["content"]
        or "quotes" in endpoint.bodies[1]["messages"][-1]["content"]
    )
    assert (call.tokens_in, call.tokens_out) == (200, 40)


def test_an_answer_that_never_fits_is_malformed_after_two_more_tries() -> None:
    got, call, endpoint = ask(lambda *_: Reply(fault="misfit"), mode="json_schema", retries=9)
    assert isinstance(got, AnswerMalformed)
    assert len(endpoint.bodies) == 3
    assert call.outcome == "malformed"


def test_what_does_not_fit_is_told_without_an_address_to_read_about_it() -> None:
    got, call, _ = ask(lambda *_: Reply(fault="misfit"), mode="json_schema")
    assert "invented" in str(got)
    assert "pydantic" not in f"{got} {call.attempts}"


def test_an_answer_that_is_no_json_is_told_with_its_beginning_where_it_came_from_and_what_to_do() -> None:
    got, call, endpoint = ask(lambda *_: Reply(fault="not_json"), retries=0)
    assert isinstance(got, CallFailed)
    told = f"{endpoint.base_url}/chat/completions sent no JSON (application/json); it begins: <html>gateway</html>"
    assert got.why == call.attempts[0].error == told
    assert "check base_url in the model's TOML" in (got.todo or "")


def test_an_answer_about_another_text_is_malformed() -> None:
    async def run() -> tuple[Call, list[Body]]:
        async with FaultyEndpoint(lambda *_: Reply('{"words": ["elsewhere"]}')).serve() as endpoint:
            model = Model(settings(endpoint.base_url, mode="json_schema"), sleep=at_once)
            about = request(check=lambda draft: "not of this text" if "elsewhere" in str(draft) else None)
            with pytest.raises(AnswerMalformed, match="not of this text"):
                await model.ask(about)
            await model.close()
            return model.calls[0], endpoint.bodies

    call, bodies = asyncio.run(run())
    assert call.outcome == "malformed"
    assert "not of this text" in bodies[1]["messages"][-1]["content"]


def test_a_refusal_is_final_and_says_why() -> None:
    got, call, endpoint = ask(lambda *_: Reply(fault="refusal"))
    assert isinstance(got, AnswerRefused)
    assert "I can't help." in str(got)
    assert len(endpoint.bodies) == 1
    assert call.outcome == "refused"


def test_a_cut_answer_is_asked_for_once_more_with_more_room() -> None:
    got, call, endpoint = ask(
        lambda number, _: Reply(GOOD, "length" if number == 1 else "none"),
        decoding={"max_tokens": 10, "max_tokens_raised": 40},
    )
    assert isinstance(got, Answer)
    assert [body["max_tokens"] for body in endpoint.bodies] == [10, 40]
    assert [attempt.outcome for attempt in call.attempts] == ["truncated", "answered"]


def test_an_answer_cut_again_is_truncated() -> None:
    got, call, endpoint = ask(lambda *_: Reply(fault="length"), decoding={"max_tokens": 10, "max_tokens_raised": 40})
    assert isinstance(got, AnswerTruncated)
    assert len(endpoint.bodies) == 2
    assert call.outcome == "truncated"


def test_the_mode_falls_back_until_one_works_and_is_recorded() -> None:
    def only_json(number: int, body: Body) -> Reply:
        shape = (body.get("response_format") or {}).get("type")
        return Reply(GOOD) if shape == "json_object" else Reply("response_format or tools unknown here", "400")

    got, call, _endpoint = ask(only_json)
    assert isinstance(got, Answer)
    assert call.mode == "json"
    assert [attempt.status for attempt in call.attempts] == [400, 400, 200]


def form_of(body: Body) -> str:
    """The structured-output mode of a request, and whether it asks for probabilities."""
    shape = "tools" if body.get("tools") else (body.get("response_format") or {}).get("type", "md")
    return f"{shape} weighed" if body.get("logprobs") else shape


@pytest.mark.parametrize(
    ("said", "forms"),
    [
        ("bad request", ["json_schema"]),
        ("the schema is not supported", ["json_schema", "tools", "json_object", "md"]),
        ("maximum context length is 10 tokens: 9 in the messages, 5 in the functions", ["json_schema"]),
    ],
)
def test_a_request_that_the_endpoint_calls_bad_is_asked_once_in_each_form_that_may_do_better(
    said: str, forms: list[str]
) -> None:
    got, call, endpoint = ask(lambda *_: Reply(said, "400"), retries=9)
    assert isinstance(got, CallFailed)
    assert [form_of(body) for body in endpoint.bodies] == forms
    assert len(call.attempts) == len(forms)


def test_a_mode_that_was_refused_is_not_asked_for_again_where_probabilities_are_refused_after_it() -> None:
    def answer(_: int, body: Body) -> Reply:
        if not body.get("tools"):
            return Reply("unknown field response_format", "400")
        return Reply("logprobs are not supported", "400") if body.get("logprobs") else Reply(GOOD)

    async def run() -> list[Body]:
        async with FaultyEndpoint(answer).serve() as endpoint:
            model = Model(settings(endpoint.base_url), sleep=at_once)
            await model.ask(request(weighed=True))
            await model.close()
            return endpoint.bodies

    assert [form_of(body) for body in asyncio.run(run())] == ["json_schema weighed", "tools weighed", "tools"]


@pytest.mark.parametrize("retries", [0, 1, 4])
def test_what_answers_in_no_mode_is_asked_again_as_often_in_all_modes_together_as_in_one(retries: int) -> None:
    got, call, endpoint = ask(lambda *_: Reply("I think so, yes."), retries=retries)
    assert isinstance(got, AnswerMalformed)
    again = min(retries, 2)
    assert [form_of(body) for body in endpoint.bodies] == ["json_schema", "tools", "json_object"] + ["md"] * (1 + again)
    assert len(call.attempts) == 4 + again


@pytest.mark.parametrize("before", ["```json\n", "Here it is:\n```json\n", "<think>{yes} or no</think>\n"])
def test_an_endpoint_that_puts_something_before_its_json_is_read_in_the_last_mode_which_is_learned_once(
    before: str,
) -> None:
    def written(_: int, body: Body) -> Reply:
        is_check = "Is two" in str(body["messages"])
        text = before + ('{"answer": "yes"}' if is_check else GOOD) + ("\n```" if "```" in before else "")
        message = {"role": "assistant", "content": text}
        return Reply(body={"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]})

    async def run() -> tuple[list[Call], list[Body]]:
        async with FaultyEndpoint(written).serve() as endpoint:
            model = Model(settings(endpoint.base_url), sleep=at_once)
            assert (await check_model(settings(endpoint.base_url), None)).mode == "md_json"
            endpoint.bodies.clear()
            for number in range(3):
                answered = await model.ask(request(number))
                assert answered.draft.model_dump() == {"words": ["yes"]}
            await model.close()
            return model.calls, endpoint.bodies

    calls, bodies = asyncio.run(run())
    assert [form_of(body) for body in bodies] == ["json_schema", "tools", "json_object", "md", "md", "md"]
    assert {call.mode for call in calls} == {"md_json"}


def test_calls_that_wait_for_a_slot_do_not_try_modes_that_others_found_wanting() -> None:
    async def run() -> list[Body]:
        def fenced(_: int, body: Body) -> Reply:
            message = {"role": "assistant", "content": f"```json\n{GOOD}\n```"}
            return Reply(body={"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]})

        async with FaultyEndpoint(fenced).serve() as endpoint:
            model = Model(settings(endpoint.base_url, concurrency=1), sleep=at_once)
            await asyncio.gather(*(model.ask(request(number)) for number in range(9)))
            await model.close()
            return endpoint.bodies

    forms = collections.Counter(form_of(body) for body in asyncio.run(run()))
    assert forms == {"json_schema": 1, "tools": 1, "json_object": 1, "md": 9}


def test_modes_that_gave_no_answer_are_not_tried_again_where_none_works() -> None:
    async def run() -> list[Body]:
        async with FaultyEndpoint(lambda *_: Reply("I think so, yes.")).serve() as endpoint:
            model = Model(settings(endpoint.base_url, retries=0), sleep=at_once)
            for number in range(3):
                with pytest.raises(AnswerMalformed):
                    await model.ask(request(number))
            await model.close()
            return endpoint.bodies

    forms = [form_of(body) for body in asyncio.run(run())]
    assert forms == ["json_schema", "tools", "json_object", "md", "md", "md"]


def test_json_that_breaks_off_is_asked_for_again_in_the_same_mode() -> None:
    got, call, endpoint = ask(lambda number, _: Reply(GOOD, "malformed" if number == 1 else "none"))
    assert isinstance(got, Answer)
    assert [form_of(body) for body in endpoint.bodies] == ["json_schema"] * 2
    assert call.mode == "json_schema"


def test_tries_after_a_fault_that_passes_are_counted_over_all_modes() -> None:
    got, _, endpoint = ask(lambda number, _: Reply("no") if number % 2 else Reply(fault="500"), retries=4)
    assert isinstance(got, AnswerMalformed)
    assert len(endpoint.bodies) <= 1 + 4 + 3


def test_a_mode_that_worked_is_used_from_then_on() -> None:
    def only_tools(number: int, body: Body) -> Reply:
        return Reply(GOOD) if body.get("tools") else Reply("unknown field response_format", "400")

    async def run() -> list[Call]:
        async with FaultyEndpoint(only_tools).serve() as endpoint:
            model = Model(settings(endpoint.base_url), sleep=at_once)
            await model.ask(request(1))
            await model.ask(request(2))
            await model.close()
            return model.calls

    first, second = asyncio.run(run())
    assert (first.mode, len(first.attempts)) == ("tools", 2)
    assert (second.mode, len(second.attempts)) == ("tools", 1)


def test_tries_that_take_more_than_expected_stop_the_job_after_those_under_way_and_the_estimate_follows() -> None:
    async def run() -> tuple[list[Call], int]:
        async with FaultyEndpoint(lambda *_: Reply(GOOD, usage=(900, 100))).serve() as endpoint:
            budget = Budget(max_tokens=5500)
            model = Model(settings(endpoint.base_url, mode="json_schema", concurrency=2), sleep=at_once, budget=budget)
            await asyncio.gather(*(model.ask(request(number)) for number in range(40)), return_exceptions=True)
            await model.close()
            return model.calls, budget.tokens

    calls, tokens = asyncio.run(run())
    # Expected are some sixty tokens a try; once the first is back it is a thousand, so the sixth does not go out.
    assert tokens == 5000
    assert collections.Counter(call.outcome for call in calls) == {"answered": 5, "over_budget": 35}


def test_a_try_again_is_held_against_the_budget_too() -> None:
    async def run() -> tuple[Call, int]:
        async with FaultyEndpoint(lambda *_: Reply(fault="misfit", usage=(400, 100))).serve() as endpoint:
            model = Model(settings(endpoint.base_url, mode="json_schema"), sleep=at_once, budget=Budget(max_tokens=900))
            with pytest.raises(BudgetExceeded, match="d0"):
                await model.ask(request(0))
            await model.close()
            return model.calls[0], len(endpoint.bodies)

    call, tries = asyncio.run(run())
    assert (call.outcome, tries) == ("over_budget", 1)
    assert (call.tokens_in, call.tokens_out) == (400, 100)


@pytest.mark.parametrize("limit", [{"max_tokens": 150}, {"max_cost": 150.0}])
@pytest.mark.parametrize("reply", [Reply(GOOD, usage=None), Reply(fault="no_choices", usage=None), Reply(fault="hang")])
def test_where_an_endpoint_does_not_tell_what_a_try_took_the_estimate_counts(reply: Reply, limit: Any) -> None:
    async def run() -> tuple[Model, int]:
        async with FaultyEndpoint(lambda *_: reply).serve() as endpoint:
            price = {"input": 1e6, "output": 1e6}  # a dollar a token
            asked = settings(endpoint.base_url, mode="json_schema", retries=0, price=price, concurrency=1, timeout=0.3)
            model = Model(asked, sleep=at_once, budget=Budget(**limit))
            await asyncio.gather(*(model.ask(request(number)) for number in range(9)), return_exceptions=True)
            await model.close()
            return model, len(endpoint.bodies)

    model, tries = asyncio.run(run())
    estimate = expected(model.settings, request(1))
    assert tries == 150 // (estimate.tokens_in + estimate.tokens_out) > 0
    outcomes = collections.Counter(call.outcome for call in model.calls)
    assert outcomes["over_budget"] == 9 - tries
    assert model.calls[0].tokens_in is None


def test_what_was_spent_tells_an_unknown_price_from_tokens_that_the_endpoint_does_not_tell() -> None:
    def told(reply: Reply, **change: Any) -> str:
        async def run() -> str:
            async with FaultyEndpoint(lambda *_: reply).serve() as endpoint:
                model = Model(settings(endpoint.base_url, retries=0, **change), sleep=at_once)
                await asyncio.gather(model.ask(request()), return_exceptions=True)
                await model.close()
                return str(model.spent)

        return asyncio.run(run())

    price = {"input": 1, "output": 1}
    assert told(Reply("no", "401"), price=price).endswith("0 tokens in, 0 out, $0.0000")
    assert told(Reply(GOOD, usage=None), price=price).endswith(
        "$0.0000; of 1 calls the endpoint did not tell the tokens"
    )
    assert told(Reply(GOOD)).endswith("100 tokens in, 20 out, no price known")


def test_an_answer_that_names_no_field_is_asked_for_again_and_empty_lists_are_an_answer() -> None:
    got, call, endpoint = ask(lambda number, _: Reply("{}" if number == 1 else '{"words": []}'), mode="json_schema")
    assert isinstance(got, Answer)
    assert got.draft.model_dump() == {"words": []}
    assert [attempt.outcome for attempt in call.attempts] == ["malformed", "answered"]
    assert '{"words":[]}' in endpoint.bodies[1]["messages"][-1]["content"]


def test_an_answer_that_never_names_a_field_is_malformed_and_says_so() -> None:
    got, call, endpoint = ask(lambda *_: Reply("{}"))
    assert isinstance(got, AnswerMalformed)
    assert "the answer is empty" in str(got)
    assert [form_of(body) for body in endpoint.bodies] == ["json_schema"] * 3
    assert call.outcome == "malformed"


def test_a_text_that_is_longer_than_the_model_reads_is_told_with_what_to_do() -> None:
    got, _, endpoint = ask(lambda *_: Reply("the maximum context length is 10 tokens", "400"))
    assert isinstance(got, TextTooLong)
    assert "window" in (got.todo or "")
    assert len(endpoint.bodies) == 1


def test_text_that_looks_like_a_template_reaches_the_wire_as_it_is() -> None:
    hostile = "{{ 7*7 }} {% for x in y %} {# note #} ${HOME} {0} %s"

    async def run() -> str:
        async with FaultyEndpoint(lambda *_: Reply(GOOD)).serve() as endpoint:
            model = Model(settings(endpoint.base_url))
            await model.ask(request(user=hostile))
            await model.close()
            return str(endpoint.bodies[0]["messages"][-1]["content"])

    assert asyncio.run(run()) == hostile


def test_the_key_goes_over_the_wire_and_nowhere_else(caplog: pytest.LogCaptureFixture) -> None:
    echo = Reply("your key sk-secret-0123 is wrong", "401")
    got, call, endpoint = ask(lambda *_: echo)
    assert endpoint.keys == ["bearer sk-secret-0123"]
    assert isinstance(got, CallFailed)
    chain: BaseException | None = got
    while chain is not None:
        assert "secret" not in repr(chain)
        chain = chain.__cause__ if chain.__cause__ is not None or chain.__suppress_context__ else chain.__context__
    assert "secret" not in call.model_dump_json()
    assert "secret" not in caplog.text


def job(share: float, seed: int, documents: int = 60) -> tuple[dict[str, str], list[Call], Recordings]:
    """A job of many documents where a share of all tries fails, and one in ten documents can never complete."""
    chance = random.Random(seed)
    quick = [fault for fault in FAULTS if fault not in ("hang", "drip", "length", "refusal")]

    def answer(number: int, body: Body) -> Reply:
        document = int(body["messages"][1]["content"].split()[1])
        if document % 10 == 0:
            return Reply(fault="refusal" if document % 20 else "500")
        return Reply(f'{{"words": ["{document}"]}}', chance.choice(quick) if chance.random() < share else "none")

    async def run() -> tuple[dict[str, str], list[Call], Recordings]:
        store = Recordings()
        async with FaultyEndpoint(answer).serve() as endpoint:
            model = Model(settings(endpoint.base_url, retries=12), sleep=at_once, store=store)

            async def one(number: int) -> tuple[str, str]:
                try:
                    answered = await model.ask(request(number))
                except ModelError as error:
                    return f"d{number}", error.kind
                return f"d{number}", str(answered.draft.model_dump()["words"][0])

            got = dict(await asyncio.gather(*(one(number) for number in range(documents))))
            await model.close()
        return got, model.calls, store

    return asyncio.run(run())


def test_with_three_tries_in_ten_failing_every_document_that_can_completes_and_none_is_lost_or_doubled() -> None:
    got, calls, store = job(0.3, seed=7)
    assert len(got) == len(calls) == 60
    malformed = [name for name, said in got.items() if said == "answer_malformed"]
    for name, said in got.items():
        number = int(name[1:])
        if number % 10 == 0:
            assert said == ("answer_refused" if number % 20 else "call_failed")
        elif name not in malformed:
            assert said == str(number)
    # Three misfits in a row are final: (0.3 * 2/8) ** 3 of documents, that is one in 2,370.
    assert len(malformed) <= 1
    per_document = collections.Counter(call.document for call in calls)
    assert set(per_document.values()) == {1}
    assert sum(recording.outcome == "answered" for recording in store) == 54 - len(malformed)
