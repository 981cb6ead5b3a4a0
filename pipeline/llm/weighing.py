"""How probable a model holds what it wrote, from the log-probabilities of the tokens."""

from __future__ import annotations

import math
import re

from openai.types.chat.chat_completion import Choice

_STRING = re.compile(rb'"((?:[^"\\]|\\.)*")(\s*:)?')


def probability_of(choice: Choice) -> float | None:
    """The product of the probabilities of the tokens that write the answer's strings, their ends included, 0 to 1.

    The braces and names around them are left out: they are the schema's. `None` where the endpoint gives no
    probabilities (not every one does, and none does for tool calls), or the answer holds no string.
    """
    tokens = choice.logprobs.content if choice.logprobs else None
    if not tokens:
        return None
    pieces = [bytes(token.bytes) if token.bytes is not None else token.token.encode() for token in tokens]
    values = [match.span(1) for match in _STRING.finditer(b"".join(pieces)) if not match[2]]
    total, start = 0.0, 0
    for piece, token in zip(pieces, tokens, strict=True):
        end = start + len(piece)
        if any(start < high and low < end for low, high in values):
            total += token.logprob
        start = end
    return min(1.0, math.exp(total)) if values else None
