"""Calls that are answered in batches, through the Batch API: left, killed and taken up again without asking twice."""

from __future__ import annotations

import asyncio
import collections
import json
import random
import secrets
from collections.abc import Awaitable, Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final, TypeVar

import httpx2
import openai
from openai.types import Batch
from openai.types.chat import ChatCompletion

from pipeline.canonical import canonical_json, sha256
from pipeline.errors import CallFailed
from pipeline.llm.ledger import Ledger
from pipeline.llm.pacing import Sleep
from pipeline.llm.reply import completion_of
from pipeline.llm.retries import advice, is_passing, policy, retry_after
from pipeline.llm.settings import ModelSettings
from pipeline.llm.transport import Trail
from pipeline.llm.wire import Body, client_of, whole

_URL: Final = "/v1/chat/completions"
_TOKEN = "saidwhat"
_OVER = frozenset(["completed", "failed", "expired", "cancelled"])
_NO_LIST = frozenset([404, 405, 501])
_BYTES = 190_000_000
_TURNS = 100
"""Turns of the event loop without a new request, after which nothing more can come before an answer does."""
_PATIENCE = 20
"""Looks at a batch that may fail one after the other."""

Tell = Callable[[str], None]
Got = TypeVar("Got")


class Batches:
    """A wire that gathers what a job asks until it can ask no more, and hands it over as one batch.

    So a job of two stages makes two batches, and one more for each round of answers that did not fit. A line is known
    by the hash of what it asks and the number of times it was answered before; see `pipeline.llm.ledger`.
    """

    def __init__(
        self,
        settings: ModelSettings,
        key: str | None,
        ledger: Ledger,
        *,
        sleep: Sleep = asyncio.sleep,
        chance: random.Random | None = None,
        tell: Tell = lambda _: None,
    ) -> None:
        self._settings, self._ledger, self._tell = settings, ledger, tell
        self._client, self._sleep, self._chance = client_of(settings, key), sleep, chance or random.Random()
        self._answered: collections.Counter[str] = collections.Counter()
        self._bodies: dict[str, Body] = {}
        self._waiting: dict[str, asyncio.Future[str]] = {}
        self._token: dict[str, str] = {}
        self._fresh: list[str] = []
        self._gathering: asyncio.Task[None] | None = None
        self._followed: dict[str, asyncio.Task[None]] = {}

    async def send(self, body: Body, trail: Trail) -> tuple[object, Mapping[str, str]]:
        """What came back for one request, hours later it may be.

        Raises:
            APIStatusError, ValueError: the line failed, or the batch ended without it; asking again may help.
            CallFailed: the batch was refused, is not known, or cannot be reached.
        """
        body = whole(body)
        asked = sha256(canonical_json([self._settings.base_url, body]))
        line = sha256(f"{asked} {self._answered[asked]}")
        reply = json.loads(await self._reply(line, body))
        self._answered[asked] += 1
        trail.on_kept.append(partial(self._ledger.forget, line))
        return _completion(reply), {}

    async def close(self) -> None:
        """Give back connections and files."""
        for task in (self._gathering, *self._followed.values()):
            if task:
                task.cancel()
        await self._client.close()
        self._ledger.close()

    async def _reply(self, line: str, body: Body) -> str:
        known = self._ledger.find(line)
        if known and known.reply is not None:
            return known.reply
        if line not in self._waiting:
            self._waiting[line], self._bodies[line] = asyncio.get_running_loop().create_future(), body
            if known:
                self._follow(known.token, [line])
            else:
                self._gather([line])
        return await asyncio.shield(self._waiting[line])

    def _gather(self, lines: list[str]) -> None:
        self._fresh += lines
        if self._gathering is None or self._gathering.done():
            self._gathering = asyncio.ensure_future(self._hand_over_when_quiet())

    async def _hand_over_when_quiet(self) -> None:
        while self._fresh:
            count = len(self._fresh)
            for _ in range(_TURNS):
                await asyncio.sleep(0)
            if len(self._fresh) > count:
                continue
            lines, self._fresh = self._fresh, []
            for part in self._parts(lines):
                try:
                    await self._hand_over(part)
                except Exception as error:  # of whatever kind: those who wait for an answer must hear of it
                    left = [line for line in part if line in self._waiting and line not in self._token]
                    self._fail(left, self._told("the batch could not be submitted", error))

    def _parts(self, lines: list[str]) -> Iterator[list[str]]:
        """As many lines as a batch may hold."""
        part, size = list[str](), 0
        for line in lines:
            length = len(_written(line, self._bodies[line])) + 1
            if part and (len(part) >= self._settings.batch.requests or size + length > _BYTES):
                yield part
                part, size = [], 0
            part.append(line)
            size += length
        yield part

    async def _hand_over(self, lines: list[str]) -> None:
        async with self._ledger.submitting():
            mine = list[str]()
            for line in lines:  # another job that asks the same may have been first
                known = self._ledger.find(line)
                if known is None:
                    mine.append(line)
                elif known.reply is None:
                    self._follow(known.token, [line])
                else:
                    self._deliver({line: known.reply})
            if not mine:
                return
            token = secrets.token_hex(16)
            self._ledger.claim(token, mine)
            try:
                batch = await self._submit(token, mine)
            except openai.APIStatusError as error:
                if not is_passing(error):  # it was refused, so there is nothing to look for
                    self._ledger.release(token)
                raise
            self._ledger.submitted(token, batch.id)
        left = "stop this job or leave it: the same command takes it up again"
        self._tell(f"batch {batch.id}: {len(mine)} requests submitted ({left})")
        self._follow(token, mine)

    async def _submit(self, token: str, lines: list[str]) -> Batch:
        written = b"\n".join(_written(line, self._bodies[line]) for line in lines) + b"\n"
        name = f"{_TOKEN}-{token}.jsonl"
        file = await self._tried(lambda: self._client.files.create(file=(name, written), purpose="batch"))
        return await self._tried(
            lambda: self._client.batches.create(
                input_file_id=file.id, endpoint=_URL, completion_window="24h", metadata={_TOKEN: token}
            ),
            unless=lambda: self._find(token),
        )

    async def _tried(
        self, act: Callable[[], Awaitable[Got]], unless: Callable[[], Awaitable[Got | None]] | None = None
    ) -> Got:
        """What `act` gives, in as many tries as the policy allows; before each but the first, what `unless` finds."""
        async for attempt in policy(self._settings.retries, self._sleep, self._chance):
            with attempt:
                if unless and attempt.retry_state.attempt_number > 1 and (found := await unless()) is not None:
                    return found
                try:
                    return await act()
                except openai.APIStatusError as error:
                    await self._sleep(retry_after(error.response.headers) or 0.0)
                    raise
        raise AssertionError("the last try raises its own error")

    async def _find(self, token: str) -> Batch | None:
        """The batch that the provider has under our token."""
        async for batch in self._client.batches.list(limit=100):
            if (batch.metadata or {}).get(_TOKEN) == token:
                return batch
        return None

    def _follow(self, token: str, lines: list[str]) -> None:
        """Wait for a batch on behalf of these lines."""
        self._token |= dict.fromkeys(lines, token)
        if token not in self._followed or self._followed[token].done():
            self._followed[token] = asyncio.ensure_future(self._replies(token))

    async def _replies(self, token: str) -> None:
        """Hand each line of a batch what came back for it."""
        batch = self._ledger.batch(token)
        try:
            batch = batch or await self._taken_up(token)
            if batch is None:
                again = self._of(token)
                for line in again:
                    del self._token[line]
                self._gather(again)
                return
            over, replies = await self._over(batch)
            if over.status in ("failed", "cancelled"):
                self._ledger.release(token, keep=replies)
            else:
                said = f"the batch {over.id} is {over.status} without this request"
                missing = {*self._ledger.lines(token), *self._of(token)} - set(replies)
                replies |= dict.fromkeys(missing, canonical_json({"status_code": None, "body": said}))
            self._ledger.answered(replies)
            self._tell(f"batch {over.id}: {over.status}")
            self._deliver(replies)
            if left := self._of(token):
                why = "; ".join(error.message or "" for error in (over.errors and over.errors.data) or [])
                self._fail(left, CallFailed(f"the batch {over.id} {over.status}", why=why or None, todo=_AGAIN))
        except openai.NotFoundError as error:
            self._ledger.release(token)
            lost = f"the endpoint does not know the batch {batch}"
            self._fail(self._of(token), CallFailed(lost, why=_said(error), todo=_AGAIN))
        except Exception as error:  # of whatever kind: those who wait for an answer must hear of it
            self._fail(self._of(token), self._told("the batch cannot be followed", error))

    async def _taken_up(self, token: str) -> str | None:
        """The id of a batch that a job was about to submit when it was stopped; `None` if that never happened."""
        async with self._ledger.submitting():
            if (batch := self._ledger.batch(token)) is not None:  # it was not stopped: it was still at it
                return batch
            try:
                found = await self._tried(lambda: self._find(token))
            except openai.APIStatusError as error:
                if error.status_code not in _NO_LIST:
                    raise
                self._ledger.release(token)
                unknown = "it is not known whether the batch was submitted before the job was stopped"
                raise CallFailed(unknown, why="the endpoint does not list its batches", todo=_AGAIN) from None
            if found is None:
                self._ledger.release(token)
                return None
            self._ledger.submitted(token, found.id)
            return found.id

    async def _over(self, batch: str) -> tuple[Batch, dict[str, str]]:
        """The batch once it is over, and what came back by line."""
        failed, told = 0, ""
        while True:
            try:
                seen = await self._client.batches.retrieve(batch)
                counts = seen.request_counts
                is_written = seen.status != "completed" or seen.output_file_id or not (counts and counts.completed)
                if seen.status in _OVER and is_written:
                    return seen, await self._read(seen)
                state = (
                    f"{seen.status}, {counts.completed + counts.failed} of {counts.total}" if counts else seen.status
                )
                if state != told:
                    self._tell(f"batch {batch}: {state}")
                failed, told = 0, state
            except openai.OpenAIError as error:
                failed += 1
                if failed > _PATIENCE or not is_passing(error):
                    raise
            await self._sleep(self._settings.batch.poll)

    async def _read(self, batch: Batch) -> dict[str, str]:
        replies: dict[str, str] = {}
        for file in filter(None, (batch.output_file_id, batch.error_file_id)):
            content = await self._client.files.content(file)
            for written in content.text.split("\n"):
                try:
                    told = json.loads(written)
                    line, response = str(told["custom_id"]), told.get("response")
                    if response is None:
                        error = told.get("error") or {}
                        response = {"status_code": None, "body": f"{error.get('code')}: {error.get('message')}"}
                    kept = {"status_code": response.get("status_code"), "body": response.get("body")}
                    replies[line] = canonical_json(kept)
                except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                    continue  # a line that cannot be read is as one that is missing
        return replies

    def _of(self, token: str) -> list[str]:
        return [line for line, of in self._token.items() if of == token and not self._waiting[line].done()]

    def _deliver(self, replies: Mapping[str, str]) -> None:
        for line, reply in replies.items():
            if line in self._waiting and not self._waiting[line].done():
                self._waiting[line].set_result(reply)
                del self._bodies[line]

    def _fail(self, lines: list[str], error: Exception) -> None:
        for line in lines:
            self._waiting[line].set_exception(error)
            self._waiting.pop(line).exception()  # heard, also where nobody waits any more
            del self._bodies[line]
            self._token.pop(line, None)

    def _told(self, what: str, error: Exception) -> Exception:
        if isinstance(error, openai.OpenAIError):
            return CallFailed(what, why=_said(error), todo=advice(error) or _AGAIN)
        return error


_AGAIN = "run the same command again"


def _written(line: str, body: Body) -> bytes:
    return canonical_json({"custom_id": line, "method": "POST", "url": _URL, "body": body}).encode()


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:500]


def _completion(reply: dict[str, Any]) -> ChatCompletion:
    """The completion that a line holds, or the error that a live call would have raised."""
    status, body = reply["status_code"], reply["body"]
    if status is None:
        raise ValueError(str(body))
    if status >= 400:
        told = body.get("error", body) if isinstance(body, dict) else body
        response = httpx2.Response(status, request=httpx2.Request("POST", _URL), json=body)
        raise openai.APIStatusError(f"Error code: {status} - {body}", response=response, body=told)
    return completion_of(body)
