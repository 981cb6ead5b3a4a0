"""What is believed of the body of an answer: the answer itself, and what is said of it only where that makes sense.

Gateways differ in what they send around an answer that was paid for. Counts that are none, a name that is no text or
probabilities of a strange form count as absent; they cost no answer.
"""

from __future__ import annotations

import math
from typing import Any

from openai.types.chat import ChatCompletion

_LONGEST_NAME = 500
_MOST_TOKENS = 10**9


def completion_of(body: object) -> ChatCompletion:
    """What an answer's body holds; without choices if there is none in it that could hold an answer.

    Raises:
        ValueError: it is no completion.
    """
    if not isinstance(body, dict):
        raise ValueError(f"the answer is no completion but {type(body).__name__}")  # noqa: TRY004
    model = _text(body.get("model"))
    choice = _choice(body.get("choices"))
    return ChatCompletion.construct(
        id="",
        object="chat.completion",
        created=0,
        model=model if model and len(model) <= _LONGEST_NAME else None,
        choices=[choice] if choice else [],
        usage=_usage(body.get("usage")),
    )


def _choice(choices: object) -> dict[str, Any] | None:
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, dict) else None
    if not isinstance(first, dict) or not isinstance(message, dict):
        return None
    return {
        "index": 0,
        "finish_reason": _text(first.get("finish_reason")),
        "logprobs": _logprobs(first.get("logprobs")),
        "message": {
            "role": "assistant",
            "content": _content(message.get("content")),
            "refusal": _text(message.get("refusal")),
            "tool_calls": _tool_calls(message.get("tool_calls")),
        },
    }


def _content(content: object) -> str | None:
    """The text, also where it comes in parts."""
    if isinstance(content, list):
        parts = [part.get("text") for part in content if isinstance(part, dict)]
        return _text("".join(part for part in parts if isinstance(part, str)))
    return _text(content)


def _tool_calls(calls: object) -> list[dict[str, Any]] | None:
    found = []
    for call in calls if isinstance(calls, list) else ():
        function = call.get("function") if isinstance(call, dict) else None
        name, arguments = (
            (_text(function.get(key)) for key in ("name", "arguments")) if isinstance(function, dict) else (None, None)
        )
        if isinstance(call, dict) and name is not None and arguments is not None:
            told = {"id": _text(call.get("id")), "type": "function"}
            found.append({**told, "function": {"name": name, "arguments": arguments}})
    return found or None


def _logprobs(told: object) -> dict[str, Any] | None:
    tokens = told.get("content") if isinstance(told, dict) else None
    if not isinstance(tokens, list) or not all(isinstance(token, dict) for token in tokens):
        return None
    for token in tokens:
        chance, data = token.get("logprob"), token.get("bytes")
        is_number = isinstance(chance, (int, float)) and not math.isnan(chance) and chance <= 0
        is_text = _text(token.get("token")) == token.get("token") is not None
        is_data = data is None or (isinstance(data, list) and all(type(one) is int and 0 <= one < 256 for one in data))
        if not (is_number and is_text and is_data):
            return None
    shown = ("token", "bytes", "logprob")
    return {"content": [{**{name: token.get(name) for name in shown}, "top_logprobs": []} for token in tokens]}


def _usage(told: object) -> dict[str, Any] | None:
    if not isinstance(told, dict):
        return None
    taken, given = _count(told.get("prompt_tokens")), _count(told.get("completion_tokens"))
    if taken is None and given is None:
        return None
    details = told.get("prompt_tokens_details")
    cached = _count(details.get("cached_tokens")) if isinstance(details, dict) else None
    taken, given = taken or 0, given or 0
    usage: dict[str, Any] = {"prompt_tokens": taken, "completion_tokens": given, "total_tokens": taken + given}
    return usage if cached is None else {**usage, "prompt_tokens_details": {"cached_tokens": min(cached, taken)}}


def _count(told: object) -> int | None:
    if isinstance(told, bool) or not isinstance(told, (int, float)) or not 0 <= told <= _MOST_TOKENS:
        return None
    return int(told) if told == int(told) else None


def _text(told: object) -> str | None:
    """The text with half characters replaced, which no request could repeat and no store keep."""
    return told.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if isinstance(told, str) else None
