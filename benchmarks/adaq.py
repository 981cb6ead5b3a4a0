"""How well the rules find source, cue and content in the Russian sentences that the thesis *Automatic Detection and
Attribution of Quotes* was tested on, by that thesis' own measure: each word and mark right or wrong.

    git clone https://github.com/pixelmagenta/adaq
    python benchmarks/adaq.py adaq

The sentences, out of newspapers and memoirs, were annotated by its author, in conventions that differ a little from the
guidelines here. Each is read alone, as the systems of the thesis read it. `PUBLISHED` are the figures of its notebooks.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline import extract
from pipeline.schema import Quote

LABELS = ("content", "cue", "source")
PUBLISHED = {
    "its rules": ((0.91, 0.55, 0.69), (0.95, 0.31, 0.47), (0.90, 0.18, 0.30)),
    "its models": ((0.74, 0.74, 0.74), (0.81, 0.71, 0.75), (0.28, 0.84, 0.42)),
    "its models, text features": ((0.68, 0.94, 0.79), (0.81, 0.71, 0.75), (0.40, 0.65, 0.50)),
}
"""Precision, recall and F1 of each of `LABELS`, by the notebooks."""
Tagged = list[tuple[str, str]]


def main() -> int:
    """Print precision, recall and F1 of each label: the rules' own and the published ones."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("clone", type=Path, help="of the thesis' repository, with data/ru_tokens.tsv")
    wanted.add_argument("--half", choices=("odd", "even"), help="only every second sentence")
    given = wanted.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    read = list(sentences(given.clone))
    kept = [one for number, one in enumerate(read) if not given.half or number % 2 == (given.half == "odd")]
    for number, (text, tagged) in enumerate(kept):
        quotes = extract({str(number): text}, model="rules").records.quotes
        counts.update(judged(text, tagged, quotes))
    print(f"{len(kept)} sentences")
    for name, row in {"rules here": [scored(counts, label) for label in LABELS], **PUBLISHED}.items():
        shares = (" / ".join(f"{100 * value:.1f}" for value in values) for values in row)
        print(f"{name}: {'; '.join(f'{label} {told}' for label, told in zip(LABELS, shares, strict=True))}")
    return 0


def sentences(clone: Path) -> Iterable[tuple[str, Tagged]]:
    """Each sentence with its words and marks and what they are: content, cue, source or None."""
    words: dict[str, Tagged] = defaultdict(list)
    for row in _rows(clone / "data" / "ru_tokens.tsv"):
        words[row["sentence_num"]].append((row["text"], row["tags"]))
    for row in _rows(clone / "data" / "ru_sentences.tsv"):
        yield row["sentences"], words[row["sentence_id"]]


def judged(text: str, tagged: Tagged, quotes: Sequence[Quote]) -> Counter[tuple[str, str]]:
    """How many words of each label were found, invented and missed; a word that is content is no cue and no source."""
    content = [(span.start, span.end) for quote in quotes for span in quote.content]
    cues = [(quote.cue.start, quote.cue.end) for quote in quotes if quote.cue]
    sources = [
        (quote.speaker.mention.start, quote.speaker.mention.end)
        for quote in quotes
        if quote.speaker and quote.speaker.mention
    ]
    counts: Counter[tuple[str, str]] = Counter()
    for start, end, gold in placed(text, tagged):
        told = next(
            (
                label
                for label, spans in zip(LABELS, (content, cues, sources), strict=True)
                if any(left <= start and end <= right for left, right in spans)
            ),
            "None",
        )
        for label in LABELS:
            if told == label or gold == label:
                counts[label, "found" if told == gold else "invented" if told == label else "missed"] += 1
    return counts


def placed(text: str, tagged: Tagged) -> Iterable[tuple[int, int, str]]:
    """Start, end and label of each word in the text; words that it does not have in this order are left out."""
    at = 0
    for word, label in tagged:
        start = text.find(word, at)
        if start >= 0:
            at = start + len(word)
            yield start, at, label


def scored(counts: Counter[tuple[str, str]], label: str) -> tuple[float, float, float]:
    """Precision, recall and F1, 0 where nothing was told or there is nothing."""
    found, invented, missed = (counts[label, kind] for kind in ("found", "invented", "missed"))
    return (
        found / max(1, found + invented),
        found / max(1, found + missed),
        2 * found / max(1, 2 * found + invented + missed),
    )


def _rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t")


if __name__ == "__main__":
    raise SystemExit(main())
