"""A live endpoint that speaks the OpenAI wire, through openai and instructor."""

from __future__ import annotations

import asyncio
import functools
import logging
import random
import re
import sys
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from pathlib import PureWindowsPath
from typing import Any

import instructor
import openai
from instructor import Mode, ResponseSchema
from instructor.core.exceptions import IncompleteOutputException, InstructorRetryException, ResponseParsingError
from openai.types.chat import ChatCompletion
from pydantic import BaseModel

from pipeline.canonical import canonical_json
from pipeline.errors import AnswerMalformed, AnswerRefused, AnswerTruncated, CallFailed, SaidwhatError, TextTooLong
from pipeline.llm.batch import Batches
from pipeline.llm.budget import Usage, estimate_tokens
from pipeline.llm.pacing import Clock, Pace, Sleep
from pipeline.llm.retries import (
    CHECK,
    MALFORMED,
    SHORTER,
    Garbled,
    advice,
    is_no_json,
    is_of_another_form,
    is_too_long,
    policy,
    retry_after,
)
from pipeline.llm.settings import ModelSettings, ModeName
from pipeline.llm.transport import Trail
from pipeline.llm.weighing import probability_of
from pipeline.llm.wire import Live, Wire
from pipeline.schema import Request

# instructor logs the text of every failed answer and error; attempts are recorded in calls.jsonl instead.
logging.getLogger("instructor").setLevel(logging.CRITICAL + 1)

_MODES: dict[ModeName, Mode] = {
    "json_schema": Mode.JSON_SCHEMA,
    "tools": Mode.TOOLS,
    "json": Mode.JSON,
    "md_json": Mode.MD_JSON,
}
"""In the order that `auto` tries them."""
_WORDS = ("title", "description")
_UNSUPPORTED = frozenset([400, 404, 415, 422, 500, 501])

_check: ContextVar[Callable[[BaseModel], str | None] | None] = ContextVar("check", default=None)
"""The check of the request that this task asks: instructor shows an answer's model the answer, but not the request."""


class _ModeUnsupported(Exception):
    """The endpoint does not know this structured-output mode."""


class _WeighingUnsupported(Exception):
    """The endpoint or its model gives no probabilities, and refuses to be asked for them."""


class Endpoint:
    """One endpoint and model. Knows which structured-output mode works there once one has."""

    def __init__(
        self,
        settings: ModelSettings,
        key: str | None,
        *,
        clock: Clock,
        sleep: Sleep,
        chance: random.Random,
        batches: Batches | None = None,
    ) -> None:
        self.settings, self._key = settings, key
        self._clock, self._chance = clock, chance
        self._wire: Wire = batches or Live(settings, key)
        # What goes into a batch is gathered, so nothing waits on the way there.
        self._sleep = sleep if batches is None else _at_once
        self._pace = Pace(
            concurrency=settings.concurrency if batches is None else sys.maxsize,
            clock=clock,
            sleep=sleep,
            requests_per_minute=settings.requests_per_minute if batches is None else None,
            tokens_per_minute=settings.tokens_per_minute if batches is None else None,
        )
        self._modes: list[ModeName] = list(_MODES) if settings.mode == "auto" else [settings.mode]
        self._proven: ModeName | None = None
        self._unheeded = set[ModeName]()
        self._weighs = True

    async def close(self) -> None:
        """Give back connections."""
        await self._wire.close()

    async def answer(self, request: Request, trail: Trail) -> BaseModel:
        """Ask until there is an answer that fits, the tries are used up, or trying is pointless."""
        answer = _prepared(request.answer)
        left = [mode for mode in self._modes if mode not in self._unheeded] or list(self._modes)
        modes = [self._proven] if self._proven else left
        while modes:
            mode = modes[0]
            try:
                draft = await self._raised_once(request, answer, mode, trail, is_last=len(modes) == 1)
            except _WeighingUnsupported:
                self._weighs = False
                continue
            except _ModeUnsupported:
                self._unheeded.add(mode)
                # Another call may have found out meanwhile.
                modes = [self._proven] if self._proven and self._proven != mode else modes[1:]
                continue
            self._proven = self._proven or mode
            trail.mode = mode
            return draft
        raise AssertionError("the last mode raises its own error")

    async def _raised_once(
        self, request: Request, answer: type[BaseModel], mode: ModeName, trail: Trail, *, is_last: bool
    ) -> BaseModel:
        """Ask; where the answer was cut and the settings allow a longer one, ask once more for that."""
        limits = [self.settings.decoding.max_tokens]
        if self.settings.decoding.max_tokens_raised:
            limits.append(self.settings.decoding.max_tokens_raised)
        for limit in limits:
            try:
                return await self._ask(request, answer, mode, limit, trail, is_last=is_last)
            except IncompleteOutputException:
                trail.amend("truncated", f"cut at {limit} tokens" if limit else "cut at the endpoint's own limit")
        raise AnswerTruncated(
            "the answer was cut at the token limit",
            where=request.document or request.story,
            todo="raise max_tokens in the model's TOML, or make its window smaller",
        )

    async def _ask(
        self,
        request: Request,
        answer: type[BaseModel],
        mode: ModeName,
        limit: int | None,
        trail: Trail,
        *,
        is_last: bool,
    ) -> BaseModel:
        where = request.document or request.story
        _check.set(request.check)
        create = instructor.patch(
            create=functools.partial(self._create, request, mode, trail, can_fall_back=not is_last),
            mode=_MODES[mode],
        )
        messages = [{"role": "system", "content": request.system}, {"role": "user", "content": request.user}]
        before = len(trail.attempts)

        def is_final(error: BaseException) -> bool:
            return not is_last and self._proven != mode and is_of_another_form(error)

        tries = policy(
            self.settings.retries,
            self._sleep,
            self._chance,
            repeats=trail.repeats,
            misfits=trail.misfits,
            is_final=is_final,
        )
        try:
            # No `context`: it would make instructor render the messages, and the article in them, as templates.
            return await create(  # type: ignore[no-any-return, misc]
                response_model=answer,
                max_retries=tries,  # type: ignore[arg-type]
                messages=messages,
                model=self.settings.model,
                **self._decoding(limit),
            )
        except IncompleteOutputException:
            raise
        except InstructorRetryException as wrapped:
            cause = wrapped.__cause__
        except (SaidwhatError, _ModeUnsupported, _WeighingUnsupported, *MALFORMED) as error:
            cause = error
        finally:
            trail.repeats += max(0, len(trail.attempts) - before - 1)
        if isinstance(cause, (SaidwhatError, _ModeUnsupported, _WeighingUnsupported)):
            raise cause from None
        said = self.scrub(_message(cause))
        if isinstance(cause, (openai.APITimeoutError, TimeoutError)):
            said = (
                f"no answer within {self.settings.timeout:g} seconds; the model's TOML sets timeout, "
                "a smaller window or pack makes requests shorter, less concurrency each of them faster"
            )
        if isinstance(cause, MALFORMED):
            trail.amend("malformed", said)
            if not is_last and self._proven != mode and is_no_json(cause):
                raise _ModeUnsupported from None
            raise AnswerMalformed(
                "the answer does not fit the schema",
                where=where,
                why=said,
                todo="set another mode in the model's TOML, or ask a model that keeps to a schema",
            ) from None
        if is_too_long(cause):
            raise TextTooLong("the text is longer than the model reads", where=where, why=said, todo=SHORTER) from None
        raise CallFailed("the endpoint gave no answer", where=where, why=said, todo=advice(cause)) from None

    async def _create(
        self, request: Request, mode: ModeName, trail: Trail, *, can_fall_back: bool, **body: Any
    ) -> ChatCompletion:
        """One try over the wire, recorded whatever comes of it."""
        if trail.attempts and trail.attempts[-1].outcome == "answered":  # instructor asks again: it did not fit
            trail.amend("malformed", "the answer did not fit the schema")
        weighed = request.weighed and self._weighs
        if weighed:
            body["logprobs"] = True
        usage = expected(self.settings, request, [str(message["content"]) for message in body["messages"]])
        async with self._pace.slot(usage.tokens_in + usage.tokens_out), trail.held(usage):
            if can_fall_back and self._proven != mode and (self._proven or mode in self._unheeded):
                raise _ModeUnsupported  # found out while this call waited
            started = self._clock()
            try:
                completion, headers = await self._wire.send(body, trail)
                self._pace.learn(headers)
            except openai.APIStatusError as error:
                said = self.scrub(_message(error))
                trail.add("failed", self._clock() - started, status=error.status_code, error=said)
                self._pace.learn(error.response.headers)
                asked = retry_after(error.response.headers)
                if asked is not None:
                    self._pace.pause(asked)
                if weighed and error.status_code < 500 and "logprob" in said.lower():
                    raise _WeighingUnsupported from None
                if can_fall_back and self._proven != mode and _refuses_mode(error):
                    raise _ModeUnsupported from None
                raise
            except CallFailed as error:
                said = self.scrub(error.why or error.what)
                trail.add("failed", self._clock() - started, error=said)
                raise CallFailed(error.what, where=trail.where, why=said, todo=error.todo) from None
            except (openai.OpenAIError, TimeoutError, ValueError) as error:
                said = "no answer in time" if isinstance(error, TimeoutError) else self.scrub(_message(error))
                is_late = isinstance(error, (openai.APITimeoutError, TimeoutError))
                trail.add("failed", self._clock() - started, error=said, is_paid=is_late)
                if isinstance(error, (openai.APIConnectionError, TimeoutError)):
                    raise
                raise Garbled(said) from None
            return self._judged(request, completion, self._clock() - started, trail)

    def _judged(self, request: Request, completion: object, seconds: float, trail: Trail) -> ChatCompletion:
        """The completion, if it holds an answer."""
        usage = _usage_of(completion)
        choices = getattr(completion, "choices", None)
        if not isinstance(completion, ChatCompletion) or not choices or choices[0].message is None:
            trail.add("failed", seconds, status=200, error="no choices in the answer", usage=usage, is_paid=True)
            raise Garbled("no choices in the answer")
        choice = completion.choices[0]
        trail.model = _without_folders(completion.model) or trail.model
        if choice.message.refusal or choice.finish_reason == "content_filter":
            said = self.scrub(choice.message.refusal or "stopped by a content filter")
            trail.add("refused", seconds, status=200, error=said, usage=usage, is_paid=True)
            raise AnswerRefused("the model declined", where=request.document or request.story, why=said)
        trail.add("answered", seconds, status=200, usage=usage, is_paid=True)
        trail.probability = probability_of(choice) if request.weighed else None
        return completion

    def _decoding(self, limit: int | None) -> dict[str, Any]:
        decoding = self.settings.decoding
        sent = decoding.model_dump(include={"temperature", "top_p", "seed", "reasoning_effort"}, exclude_none=True)
        if limit is not None:
            sent[decoding.max_tokens_field] = limit
        if decoding.extra_body:
            sent["extra_body"] = decoding.extra_body
        return sent

    def scrub(self, text: str) -> str:
        """`text` on one line, cut, and without the key."""
        if self._key:
            text = text.replace(self._key, "***")
        return " ".join(text.split())[:500]


_FURTHER = re.compile(r"\s*For further information visit \S+")
"""What pydantic ends a fault with; it helps nobody who did not write the schema."""


async def _at_once(_: float) -> None:
    """Let the others go on."""
    await asyncio.sleep(0)


def expected(settings: ModelSettings, request: Request, messages: Sequence[str] | None = None) -> Usage:
    """What a try will about take: the messages and the schema in, and as much out as the text that is asked about.

    Pointing answers stay below that; models that think at length do not.
    """
    shown = messages if messages is not None else (request.system, request.user)
    tokens_out = estimate_tokens(request.user)
    return Usage(
        sum(map(estimate_tokens, shown)) + _schema_tokens(request.answer),
        min(tokens_out, settings.decoding.max_tokens or tokens_out),
    )


@functools.cache
def _schema_tokens(answer: type[BaseModel]) -> int:
    return estimate_tokens(canonical_json(_compact(answer.model_json_schema())))


@functools.cache
def _prepared(answer: type[BaseModel]) -> type[BaseModel]:
    """A stand-in for the answer's model with its name, schema and validation, and nothing else.

    Of a model itself, instructor makes a class and a schema anew, and walks its fields four times, on every call.
    """
    schema = _compact(answer.model_json_schema())

    def model_json_schema(*_: Any, **__: Any) -> dict[str, Any]:
        return dict(schema)

    def model_validate_json(text: str | bytes | bytearray, **_: Any) -> BaseModel:
        draft = answer.model_validate_json(text)
        check = _check.get()
        fault = _missing(draft) or (check(draft) if check else None)
        if fault:
            raise ResponseParsingError(fault, mode=CHECK)
        return draft

    members = {
        "__module__": answer.__module__,
        "__doc__": answer.__doc__,
        "model_json_schema": staticmethod(model_json_schema),
        "model_validate_json": staticmethod(model_validate_json),
    }
    return type(answer.__name__, (ResponseSchema,), members)


def _missing(draft: BaseModel) -> str | None:
    """What is wrong with `{}`: it tells nothing, not even that nothing was found, which lists that are empty do."""
    if draft.model_fields_set or not type(draft).model_fields:
        return None
    nothing = canonical_json(draft.model_dump(mode="json"))
    return f"the answer is empty; if the text holds nothing that is asked for, write {nothing}"


def _compact(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema without titles and descriptions: paid for on every call, they say less than the prompt does."""

    def bare(part: Any, *, is_names: bool = False) -> Any:
        if isinstance(part, dict):
            kept = part if is_names else {name: value for name, value in part.items() if name not in _WORDS}
            return {name: bare(value, is_names=name in ("properties", "$defs")) for name, value in kept.items()}
        return [bare(each) for each in part] if isinstance(part, list) else part

    return {**bare(schema), "title": schema["title"]}


def _without_folders(model: str | None) -> str | None:
    """A local server names a model by its file: where that lies on somebody's machine is nobody else's matter."""
    return PureWindowsPath(model).name if model and model.endswith(".gguf") else model


def _usage_of(completion: object) -> Usage | None:
    usage = getattr(completion, "usage", None)
    if usage is None:
        return None
    details = usage.prompt_tokens_details
    return Usage(usage.prompt_tokens, usage.completion_tokens, (details.cached_tokens or 0) if details else 0)


def _message(error: BaseException | None) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return _FURTHER.sub("", str(error)) or type(error).__name__


def _refuses_mode(error: openai.APIStatusError) -> bool:
    """An error that names what the mode needs, a server error too: some servers fail on a schema they cannot read."""
    if error.status_code not in _UNSUPPORTED:
        return False
    if is_too_long(error):  # which also counts schema and tools
        return False
    said = str(error).lower()
    named = any(word in said for word in ("response_format", "json_schema", "grammar", "schema", "tool", "function"))
    return named or error.status_code in (415, 422, 501)
