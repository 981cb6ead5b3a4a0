"""The one retry policy: what is worth another try, and how long to wait before it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2
import openai
from instructor.core.exceptions import AsyncValidationError, ResponseParsingError
from pydantic import ValidationError
from tenacity import AsyncRetrying, RetryCallState

from pipeline.llm.pacing import Sleep, duration

_FIRST_WAIT = 0.5
_LONGEST_WAIT = 30.0
_REASKS = 2
"""Answers that do not fit are asked for again with what was wrong; each time the request grows, so not often."""
_PASSING = frozenset([408, 409, 425, 429])

MALFORMED = (ValidationError, json.JSONDecodeError, AsyncValidationError, ResponseParsingError)
"""What instructor raises where an answer does not fit, and asks again for by itself."""


CHECK = "check"
"""Where a misfit was found that is ours to find, as instructor's errors name the mode."""


SHORTER = "make window and pack smaller in the model's TOML"
"""What to do where a text is too long."""


class Garbled(Exception):
    """The endpoint answered 200 with something that is no completion, or with no choice in it."""


def is_passing(error: BaseException) -> bool:
    """The endpoint may well answer if it is asked again as it is."""
    if isinstance(error, openai.APIStatusError):
        code = getattr(error, "code", None)
        return (error.status_code in _PASSING or error.status_code >= 500) and code != "insufficient_quota"
    if isinstance(error.__cause__, httpx2.TooManyRedirects):
        return False
    return isinstance(error, (openai.APIConnectionError, TimeoutError, Garbled))


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Seconds that the endpoint asks to wait: `retry-after-ms`, or `retry-after` in seconds or as a date."""
    milliseconds = duration(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return milliseconds / 1000
    value = headers.get("retry-after", "")
    seconds = duration(value)
    if seconds is None and value:
        try:
            seconds = (parsedate_to_datetime(value) - (now or datetime.now(UTC))).total_seconds()
        except (TypeError, ValueError):
            return None
    return max(0.0, seconds) if seconds is not None else None


def is_too_long(error: BaseException | None) -> bool:
    """The endpoint says that the request and its answer pass what the model can read and write at once."""
    return isinstance(error, openai.APIStatusError) and (
        error.code == "context_length_exceeded" or "context length" in str(error).lower()
    )


def advice(error: BaseException | None) -> str | None:
    """What the reader can do about an error of the endpoint's; `None` where a shorter request may do better."""
    if isinstance(error, openai.APIStatusError) and error.status_code in (401, 403):
        return "check the key in the environment variable that the model's TOML names"
    if isinstance(error, openai.APIStatusError) and error.status_code == 404:
        return "check base_url and model in the model's TOML"
    if isinstance(error, openai.APIStatusError) and error.code == "insufficient_quota":
        return "see that the account has credit left, and run the same command again"
    if isinstance(error, openai.APIStatusError) and error.status_code == 429:
        return "the endpoint takes no more at once: lower concurrency or requests_per_minute in the model's TOML"
    if isinstance(error, openai.APIStatusError) and error.status_code >= 500:
        return "the endpoint has a fault: run the same command again later"
    if isinstance(error, Garbled):
        return (
            "check base_url in the model's TOML: the address to which /chat/completions is added, often ending in /v1"
        )
    if isinstance(error, openai.APIConnectionError):
        return "check that the endpoint runs and base_url is right"
    return None


def is_no_json(error: BaseException | None) -> bool:
    """The answer did not fit since it is no JSON, or not where its form has it: no call of a tool."""
    if isinstance(error, ValidationError):
        return any(fault["type"] == "json_invalid" for fault in error.errors())
    return isinstance(error, json.JSONDecodeError) or (isinstance(error, ResponseParsingError) and error.mode != CHECK)


def is_of_another_form(error: BaseException | None) -> bool:
    """The answer is no JSON that went wrong, but prose, thoughts or a fence around it: its form was not heeded."""
    if isinstance(error, ValidationError):
        faults = [fault for fault in error.errors() if fault["type"] == "json_invalid"]
        return any((begins := str(fault["input"]).strip()) and begins[0] != "{" for fault in faults)
    return is_no_json(error) and not isinstance(error, json.JSONDecodeError)


def policy(
    retries: int,
    sleep: Sleep,
    chance: random.Random,
    *,
    repeats: int = 0,
    misfits: int = 0,
    is_final: Callable[[BaseException], bool] = lambda _: False,
) -> AsyncRetrying:
    """One form's tries of a call, for instructor: after the first those that are left, waits that double, with jitter.

    The pause that an endpoint asks for holds for all calls, so it is kept by `Pace`, not waited for here.

    Args:
        retries: how often a call may be asked once more, in all of its forms together.
        sleep: waits.
        chance: of the jitter.
        repeats: how often it was, in other forms.
        misfits: answers to them that did not fit.
        is_final: another try in this form is not worth it.
    """
    reasked = min(repeats, misfits)

    def is_worth_it(state: RetryCallState) -> bool:
        nonlocal reasked
        error = state.outcome.exception() if state.outcome else None
        if error is not None and is_final(error):
            return False
        if isinstance(error, MALFORMED):
            reasked += 1
            return reasked <= _REASKS
        return error is not None and is_passing(error)

    def is_over(state: RetryCallState) -> bool:
        return state.attempt_number + repeats > retries

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, MALFORMED):
            return 0.0
        if isinstance(error, openai.APIStatusError) and retry_after(error.response.headers) is not None:
            return 0.0
        longest = min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** (state.attempt_number - 1))
        return float(longest * chance.uniform(0.5, 1.0))

    return AsyncRetrying(retry=is_worth_it, stop=is_over, wait=wait, sleep=sleep, reraise=True)
