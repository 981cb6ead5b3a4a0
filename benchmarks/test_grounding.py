"""What it costs to place 500 verbatim passages in a document of 100,000 characters, beside a bare string search.

Run with `make bench`, or `pytest benchmarks/test_grounding.py --benchmark-timer=time.process_time`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.grounding import Grounder, Placed
from pipeline.schema import Document, SourceText
from pipeline.view import view_of

SYLLABLES = ("ka", "lo", "mi", "ner", "os", "pra", "ti", "un", "vel", "“yes”", "l’an", "—", "1,144", "naïve", "не")


def document() -> tuple[str, list[str]]:
    """A text without repetition and 500 passages of three to 25 words from it."""
    chance = random.Random(7)
    text = ""
    while len(text) < 100_000:
        words = ["".join(chance.choices(SYLLABLES[:9], k=3)) for _ in range(12)] + chance.choices(SYLLABLES, k=3)
        chance.shuffle(words)
        text += " ".join(words).capitalize() + chance.choice((". ", ".\n\n"))
    starts = [match.start() for match in re.finditer(r"(?<=\s)\w+", text)]
    passages = []
    for _ in range(500):
        first = chance.randrange(len(starts) - 30)
        passages.append(text[starts[first] : starts[first + chance.randrange(3, 25)]].strip())
    return text, passages


@pytest.mark.benchmark(group="500 passages in 100,000 characters")
@pytest.mark.parametrize("how", ["view, fold and place", "str.find"])
def test_grounding(benchmark: Callable[..., Any], how: str) -> None:
    """Every passage is found."""
    text, passages = document()
    source = SourceText(Document(id="d", sha256="0", story="s", source="d"), text)

    def place() -> int:
        ground = Grounder(view_of(source))
        return sum(isinstance(ground.place(passage), Placed) for passage in passages)

    def search() -> int:
        return sum(text.find(passage) >= 0 for passage in passages)

    assert benchmark(place if how != "str.find" else search) == 500
