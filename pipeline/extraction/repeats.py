"""Quotes that say again what their document has quoted before: pull quotes, captions, summaries."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from pipeline.extraction.claims.cues import verdict
from pipeline.schema import Quote

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


def with_repeats(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The quotes of one document with `repeated` set on each that says what an earlier one said: in the same words, by
    the same speaker or by nobody who is named, and neither of the two as a denial unless both are."""
    seen: dict[str, list[Quote]] = defaultdict(list)
    marked = []
    for quote in quotes:
        words = " ".join(_WORD.findall(" ".join(span.text for span in quote.content).lower()))
        repeated = " " in words and any(_is_same_act(quote, earlier) for earlier in seen[words])
        seen[words].append(quote)
        marked.append(quote.model_copy(update={"flags": [*quote.flags, "repeated"]}) if repeated else quote)
    return tuple(marked)


def _is_same_act(quote: Quote, earlier: Quote) -> bool:
    if _denies(quote) != _denies(earlier):
        return False
    one, other = (_WORD.findall((said.speaker.name if said.speaker else None) or "") for said in (quote, earlier))
    return not one or not other or set(one) <= set(other) or set(other) <= set(one)


def _denies(quote: Quote) -> bool:
    return quote.cue is not None and verdict(quote.cue.text, "") == "denies"
