"""Texts with accents apart from their letters (NFD), composed for rules that know words by their letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extraction.rules.attribution import Attribution, Range


def composed(text: str) -> tuple[str, list[int]]:
    """`text` with each letter and its accents as one, and for each code point of that its place in `text`.

    The places are one more than the code points: the last is the end of `text`.
    """
    out: list[str] = []
    places: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        letter = unicodedata.normalize("NFC", text[start:end])
        out.append(letter)
        places += [start] * len(letter)
        start = end
    return "".join(out), [*places, len(text)]


def moved(a: Attribution, places: Sequence[int]) -> Attribution:
    """An attribution of the composed text in places of the text it was composed from."""

    def move(where: Range | None) -> Range | None:
        return (places[where[0]], places[where[1]]) if where is not None else None

    return replace(
        a,
        content=tuple((places[start], places[end]) for start, end in a.content),
        mention=move(a.mention),
        cue=move(a.cue),
        via=tuple(replace(v, mention=move(v.mention), cue=move(v.cue)) for v in a.via),
    )
