"""One model as strategies see it: ask, and get a draft from the store, a recording or the endpoint."""

from __future__ import annotations

import asyncio
import functools
import random
import time
from collections.abc import Callable
from typing import Literal, Protocol, get_args

from pydantic import BaseModel, ValidationError

from pipeline.canonical import canonical_json, sha256
from pipeline.errors import (
    AnswerMalformed,
    AnswerRefused,
    AnswerTruncated,
    ModelError,
    RecordingMissing,
    SaidwhatError,
    StoreError,
)
from pipeline.llm.batch import Batches
from pipeline.llm.budget import Budget, Usage, pricing
from pipeline.llm.endpoint import Endpoint, expected
from pipeline.llm.pacing import Clock, Sleep
from pipeline.llm.settings import ModelSettings
from pipeline.llm.transport import Trail, Transport
from pipeline.schema import Answer, Call, Outcome, Request, Spent
from pipeline.schema.recordings import Kept, Recording

__all__ = ["AnswerStore", "Model", "Transport", "request_key"]

Policy = Literal["live", "replay", "refresh"]
_ERRORS: dict[str, type[ModelError]] = {
    "truncated": AnswerTruncated,
    "refused": AnswerRefused,
    "malformed": AnswerMalformed,
}


class AnswerStore(Protocol):
    """Where answers are kept, by request hash."""

    def get(self, request: str) -> Recording | None:
        """What is kept of a request."""
        ...

    def put(self, recording: Recording) -> None:
        """Keep it, so that it is there even if the process is killed right after."""
        ...


class Model:
    """Asks one model. Every answer is kept the moment it arrives; every call is recorded.

    Args:
        settings: the model.
        key: its key, read from the environment by the caller; `None` where the endpoint wants none.
        store: where answers are kept; `None` keeps none.
        policy: `live` asks for what is not stored; `replay` never calls and raises `RecordingMissing`; `refresh` asks
            for everything again, once.
        dry: never call, and count what a job of this policy would take: what it would ask for is answered with what
            `foreseen` says, else with empty drafts.
        budget: limits on tokens and dollars.
        transport: what answers instead of the endpoint, for scripts.
        foreseen: what an answer would about hold, where the next question depends on it.
        batches: what carries calls to the endpoint's Batch API, where they are not to be answered at once.
    """

    def __init__(
        self,
        settings: ModelSettings,
        *,
        key: str | None = None,
        store: AnswerStore | None = None,
        policy: Policy = "live",
        dry: bool = False,
        budget: Budget | None = None,
        transport: Transport | None = None,
        batches: Batches | None = None,
        foreseen: Callable[[Request], BaseModel | None] = lambda _: None,
        clock: Clock = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        chance: random.Random | None = None,
    ) -> None:
        self.settings, self.policy, self._is_dry = settings, policy, dry
        self.spent = Spent()
        """What the calls have taken so far; in a dry run, what they would take."""
        self._foreseen = foreseen
        self._store, self._budget = store, budget or Budget()
        self._price = pricing(settings, in_batches=batches is not None)
        self._nothing = None if self._price(Usage()) is None else 0.0
        self._calls: list[Call] = []
        self._asked: dict[str, asyncio.Task[Recording]] = {}
        self._transport = transport or Endpoint(
            settings,
            key,
            clock=clock,
            sleep=sleep,
            chance=chance or random.Random(),
            batches=batches,
        )

    @property
    def calls(self) -> list[Call]:
        """Every call so far, in an order that does not depend on which came back first."""
        return sorted(self._calls, key=lambda call: (call.story, call.document or "", call.request, call.stored))

    async def close(self) -> None:
        """Give back connections."""
        await self._transport.close()

    async def ask(self, request: Request) -> Answer:
        """The answer to a request: a `pipeline.schema.Ask`.

        Raises:
            ModelError: there is no usable answer; the kind says why.
            StoreError: the store cannot be read, or an earlier answer could not be kept in it: nothing more is asked.
        """
        key = request_key(self.settings, request)
        kept = None if self.policy == "refresh" else self._kept(key)
        if self._is_dry:
            return self._count(key, kept, request)
        if kept is not None:
            self._note(self._stored(kept, request))
            return _answer(kept, request)
        if self.policy == "replay":
            self._note(self._call(key, request, "missing", None))
            raise RecordingMissing(
                "no answer is recorded for this request",
                where=request.document or request.story,
                why=f"{request.prompt.id}, request {key[:16]}, model {self.settings.name}",
                todo="run once without --replay, or name the files that hold it with --recordings",
            )
        if key in self._asked:  # the same question is under way, or was asked in this job
            kept = await asyncio.shield(self._asked[key])
            self._note(self._stored(kept, request))
            return _answer(kept, request)
        task = self._asked[key] = asyncio.ensure_future(self._live(key, request))
        try:
            return _answer(await asyncio.shield(task), request)
        except asyncio.CancelledError:
            task.cancel()
            raise
        finally:
            if task.done() and (task.cancelled() or task.exception()):
                self._asked.pop(key, None)

    async def _live(self, key: str, request: Request) -> Recording:
        """Ask the endpoint, keep what it says, and record the call either way.

        An answer that cannot be kept is used, since it is paid for, but no further one is asked for.
        """
        trail = Trail(request.document or request.story, self._budget, self._price)
        outcome, error = "answered", None
        draft: BaseModel | None = None
        try:
            draft = await self._transport.answer(request, trail)
        except (ModelError, StoreError) as raised:
            if isinstance(raised, StoreError) and not trail.attempts:
                raise
            outcome, error = _outcome_of(raised), raised
        recording = None
        if outcome in get_args(Kept):
            recording = self._recording(key, request, outcome, trail, draft, error)
        self._note(self._call(key, request, outcome, trail))
        if self._is_kept(recording):
            for let_go in trail.on_kept:
                let_go()
        if error is not None:
            raise error
        assert recording is not None
        return recording

    def _is_kept(self, recording: Recording | None) -> bool:
        if recording is None or self._store is None:
            return True
        try:
            self._store.put(recording)
        except StoreError as error:
            self._budget.stop(error)
            return False
        return True

    def _kept(self, key: str) -> Recording | None:
        """What is stored and still holds: a refusal or a misfit may go better when it is asked again."""
        kept = self._store.get(key) if self._store is not None else None
        if kept is not None and self.policy == "live" and kept.outcome in ("refused", "malformed"):
            return None
        return kept

    def _recording(
        self,
        key: str,
        request: Request,
        outcome: str,
        trail: Trail,
        draft: BaseModel | None,
        error: SaidwhatError | None,
    ) -> Recording:
        tokens_in, tokens_out = _tokens(trail)
        return Recording.model_validate(
            {
                "request": key,
                "prompt": request.prompt,
                "model_asked": self.settings.model,
                "model_answered": trail.model,
                "mode": trail.mode,
                "outcome": outcome,
                "draft": canonical_json(draft.model_dump(mode="json", exclude_defaults=True)) if draft else None,
                "probability": trail.probability if draft else None,
                "error": error.why or error.what if error else None,
                "tokens_in": tokens_in,
                "tokens_out": tokens_out,
                "tokens_cached": trail.cached or None,
            }
        )

    def _call(self, key: str, request: Request, outcome: Outcome | str, trail: Trail | None) -> Call:
        tokens_in, tokens_out = _tokens(trail) if trail else (None, None)
        cached = trail.cached if trail else 0
        return Call.model_validate(
            {
                "request": key,
                "prompt": request.prompt,
                "document": request.document,
                "story": request.story,
                "model_asked": self.settings.model,
                "model_answered": trail.model if trail else None,
                "mode": trail.mode if trail else None,
                "outcome": outcome,
                "stored": False,
                "attempts": trail.attempts if trail else [],
                "tokens_in": tokens_in,
                "tokens_out": tokens_out,
                "tokens_cached": cached or None,
                "cost": trail.cost if trail else None,
                "seconds": sum(attempt.seconds for attempt in trail.attempts) if trail else None,
            }
        )

    def _stored(self, kept: Recording, request: Request) -> Call:
        """A call that an earlier answer spares, with what that answer costs at the price of now."""
        known = kept.tokens_in is not None or kept.tokens_out is not None
        usage = Usage(kept.tokens_in or 0, kept.tokens_out or 0, kept.tokens_cached or 0)
        return Call(
            request=kept.request,
            prompt=kept.prompt,
            document=request.document,
            story=request.story,
            model_asked=kept.model_asked,
            model_answered=kept.model_answered,
            mode=kept.mode,
            outcome=kept.outcome,
            stored=True,
            tokens_in=kept.tokens_in,
            tokens_out=kept.tokens_out,
            tokens_cached=kept.tokens_cached,
            cost=self._price(usage) if known else None,
        )

    def _note(self, call: Call) -> None:
        self._calls.append(call)
        if call.stored:
            self.spent += Spent(stored=1, cost=self._nothing)
        else:
            cost = self._nothing if call.cost is None else call.cost
            untold = any(attempt.status == 200 and attempt.tokens_in is None for attempt in call.attempts)
            self.spent += Spent(1, 0, call.tokens_in or 0, call.tokens_out or 0, cost, int(untold))

    def _count(self, key: str, kept: Recording | None, request: Request) -> Answer:
        """What is foreseen, or an empty draft; what is spent grows by what the call would take."""
        if kept is not None:
            self.spent += Spent(stored=1, cost=self._nothing)
            return _answer(kept, request)
        usage = expected(self.settings, request)
        self.spent += Spent(1, 0, usage.tokens_in, usage.tokens_out, self._price(usage))
        try:
            return Answer(self._foreseen(request) or request.answer.model_validate({}), key)
        except ValidationError:  # a narrow question has no empty answer
            raise RecordingMissing("a dry run asks nothing", where=request.document or request.story) from None


@functools.cache
def _schema(answer: type[BaseModel]) -> str:
    return sha256(canonical_json(answer.model_json_schema()))


def request_key(settings: ModelSettings, request: Request) -> str:
    """The hash a request is stored under: model, prompt, schema, decoding and text, and nothing else."""
    decoding = settings.decoding.model_dump(mode="json", exclude_defaults=True)
    return sha256(
        canonical_json(
            {
                "model": [settings.name, settings.model],
                "prompt": request.prompt.hash,
                "schema": _schema(request.answer),
                "decoding": decoding,
                "system": request.system,
                "user": request.user,
            }
        )
    )


def _answer(kept: Recording, request: Request) -> Answer:
    """The stored draft, or the stored error."""
    where = request.document or request.story
    if kept.outcome != "answered" or kept.draft is None:
        raise _ERRORS.get(kept.outcome, AnswerMalformed)(
            "no usable answer is stored for this request",
            where=where,
            why=kept.error or kept.outcome,
            todo="ask again with --refresh",
        )
    try:
        return Answer(request.answer.model_validate_json(kept.draft), kept.request, kept.probability)
    except ValidationError as error:
        raise AnswerMalformed(
            "the stored answer does not fit the schema", where=where, why=str(error), todo="ask again with --refresh"
        ) from None


def _tokens(trail: Trail) -> tuple[int | None, int | None]:
    counted = [attempt for attempt in trail.attempts if attempt.tokens_in is not None]
    if not counted:
        return None, None
    return sum(try_.tokens_in or 0 for try_ in counted), sum(try_.tokens_out or 0 for try_ in counted)


def _outcome_of(error: SaidwhatError) -> str:
    return {
        "answer_truncated": "truncated",
        "answer_refused": "refused",
        "answer_malformed": "malformed",
        "budget_exceeded": "over_budget",
        "recording_missing": "missing",
    }.get(error.kind, "failed")
