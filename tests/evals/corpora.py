"""Made-up documents with gold and predictions, for tests and benchmarks of the scorer."""

from __future__ import annotations

import random

from evals.items import DocumentItems, GoldPage, Page, Person, QuoteItem, Ranges

NAMES = ("Ada Quill", "Boris Lund", "the harbour office", "Cleo Marr", "a spokesman", "the union")


def made_quote(ranges: Ranges, name: str, text: str, *, gold: bool, required: bool = True) -> QuoteItem:
    start, end = ranges[0]
    return QuoteItem(
        id=f"{start}",
        ranges=ranges,
        kind="indirect",
        speaker=Person(name=name, mention=(start, start + 3), mentioned=text[start : start + 3]),
        cue=(end - 4, end),
        required=required,
        readings=(ranges,) if gold else (),
    )


def made_document(number: int, quotes: int = 6, seed: int = 0) -> tuple[GoldPage, DocumentItems]:
    """A document of `quotes` gold quotes; predictions miss some, cut some, mistake some speakers and add some."""
    rng = random.Random(f"{seed}/{number}")
    text = " ".join("word" + str(rng.randrange(100)) for _ in range(30 * quotes))
    gold, predicted = [], []
    step = len(text) // quotes
    for place in range(quotes):
        start = place * step
        end = start + step - rng.randrange(20, 40)
        name = rng.choice(NAMES)
        gold.append(made_quote(((start, end),), name, text, gold=True))
        luck = rng.random()
        if luck < 0.7:
            shift = rng.choice((0, 0, 10, 60))
            said = name if rng.random() < 0.8 else rng.choice(NAMES)
            predicted.append(made_quote(((start + shift, end),), said, text, gold=False))
        elif luck < 0.8:
            predicted.append(made_quote(((end + 2, end + 15),), name, text, gold=False))
    name = f"doc{number}"
    page = GoldPage(Page(name, text), name, "en", True, tuple(gold), ())
    return page, DocumentItems(quotes=tuple(predicted))
