"""Counts for the quotes of one document."""

from __future__ import annotations

from collections.abc import Sequence

from evals.align import AGREE, overlap, size
from evals.items import Page, Person, QuoteItem, Range, Ranges
from evals.metrics.attributions import Aligned, align_items, attribution_metrics, count_classes
from evals.metrics.names import is_speaker
from evals.metrics.ratios import f1, share
from evals.metrics.tally import Tally

METRICS = [
    *attribution_metrics("quotes"),
    *f1("quotes.words", {"quotes.words.right": 1}, "quotes.words.predicted", "quotes.words.gold"),
    share("quotes.quoted_words.recall", "quotes.quoted.right", "quotes.quoted.gold"),
    share("quotes.named", "quotes.named.right", "quotes.named.asked"),
    share("quotes.cue", "quotes.cue.right", "quotes.cue.asked"),
    share("quotes.kind", "quotes.kind.right", "quotes.kind.asked"),
    *f1("quotes.hedged", {"quotes.hedged.right": 1}, "quotes.hedged.predicted", "quotes.hedged.gold"),
]


def count_quotes(
    page: Page, gold: Sequence[QuoteItem], predicted: Sequence[QuoteItem], tally: Tally, *, cues: bool = True
) -> Aligned[QuoteItem]:
    """Add the counts of one document to `tally`, and return its alignment; see docs/scoring.md for what each means.

    `cues` are not counted of a run that has none to tell.
    """
    aligned = align_items(gold, predicted)
    items, answers = aligned.gold, aligned.predicted
    slices = [_slices(item) for item in items]
    answered = {pair.predicted: pair.gold for pair in aligned.pairs}
    predicted_slices = [
        (f"kind:{items[answered[place]].kind}",)
        if place in answered
        else (f"kind:{answer.kind}",)
        if answer.kind
        else ()
        for place, answer in enumerate(answers)
    ]
    count_classes(tally, "quotes", aligned, slices, predicted_slices)
    exact = 0
    for pair, right in zip(aligned.pairs, aligned.right, strict=True):
        item, answer = items[pair.gold], answers[pair.predicted]
        tally.add("quotes.touched")
        if pair.iou < AGREE:
            continue
        tally.add("quotes.spans")
        if is_exact(page, item.readings or (item.ranges,), answer.ranges):
            exact += 1
            tally.add("quotes.strict", right)
        _count_parts(item, answer, right, tally)
        if cues and item.cue is not None:
            tally.add("quotes.cue.asked")
            tally.add("quotes.cue.right", _shares_word(page, item.cue, answer.cue))
    tally.add("quotes.exact", exact)
    _count_words(page, aligned, tally)
    return aligned


def is_exact(page: Page, readings: Sequence[Ranges], ranges: Ranges) -> bool:
    """Whether a passage holds exactly the words of one of the readings."""
    if ranges in readings:
        return True
    words = page.words(ranges)
    return any(words == page.words(reading) for reading in readings)


def _slices(item: QuoteItem) -> tuple[str, ...]:
    return (f"kind:{item.kind}", *(f"tag:{tag}" for tag in item.tags))


def _count_parts(item: QuoteItem, answer: QuoteItem, right: bool, tally: Tally) -> None:
    """What is right beside the passage, among pairs that agree on it."""
    tally.add("quotes.speaker.right", right)
    if item.speaker is not None and item.speaker.name is not None:
        tally.add("quotes.named.asked")
        tally.add("quotes.named.right", is_speaker(answer.speaker, item.speaker, item.names, by_name=True))
    if answer.kind is not None:
        tally.add("quotes.kind.asked")
        tally.add("quotes.kind.right", answer.kind == item.kind)
    count_chain(item.via, answer.via, "quotes", tally)
    if item.hedged or answer.hedged:
        tally.add("quotes.hedged.gold", item.hedged)
        tally.add("quotes.hedged.predicted", answer.hedged)
        tally.add("quotes.hedged.right", item.hedged and answer.hedged)


def count_chain(gold: Sequence[Person], predicted: Sequence[Person], layer: str, tally: Tally) -> None:
    """Whether the whole chain of sources is right, outermost first: as long, and each link the same source."""
    if gold:
        tally.add(f"{layer}.via.gold")
    if predicted:
        tally.add(f"{layer}.via.predicted")
    if gold and len(gold) == len(predicted):
        same = all(is_speaker(answer, item) for item, answer in zip(gold, predicted, strict=True))
        tally.add(f"{layer}.via.right", same)


def _shares_word(page: Page, gold: Range, predicted: Range | None) -> bool:
    """A word of gold's, and no more than nine others for each: a whole document is no cue."""
    if predicted is None or gold == predicted:
        return predicted is not None
    words = page.words([predicted])
    shared = overlap(page.words([gold]), words)
    return shared > 0 and 10 * shared >= size(words)


def _count_words(page: Page, aligned: Aligned[QuoteItem], tally: Tally) -> None:
    """Words inside any content, whichever quote they are in; words that only optional gold holds count neither way."""
    items = aligned.gold
    reading_of = {pair.gold: pair.reading for pair in aligned.pairs}
    required: list[Range] = []
    spared: list[Range] = []
    verbatim: list[Range] = []
    for place, item in enumerate(items):
        readings = item.readings or (item.ranges,)
        if not item.required:
            spared += [part for reading in readings for part in reading]
            continue
        required += readings[reading_of.get(place, 0)]
        verbatim += item.verbatim
    wanted = page.words(sorted(required))
    found = page.words(sorted(part for answer in aligned.predicted for part in answer.ranges))
    free = page.words(sorted(spared))
    quoted = page.words(sorted(verbatim))
    shared = overlap(wanted, found)
    tally.add("quotes.words.gold", size(wanted))
    tally.add("quotes.words.right", shared)
    excused = overlap(found, free) - overlap(_both(wanted, found), free) if free else 0
    tally.add("quotes.words.predicted", size(found) - excused)
    tally.add("quotes.quoted.gold", size(quoted))
    tally.add("quotes.quoted.right", overlap(quoted, found))


def _both(first: Ranges, second: Ranges) -> Ranges:
    return tuple((max(a, c), min(b, d)) for a, b in first for c, d in second if max(a, c) < min(b, d))
