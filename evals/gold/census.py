"""What the gold set holds, counted the way its aims are stated, and whether it keeps to them."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import get_args

from evals.gold.records import GoldClaim, GoldContradiction, GoldDispute, GoldQuote, GoldStory
from pipeline.canonical import content_id, sha256
from pipeline.schema import Factuality, Span, Speaker

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_RUN = 10
"""Words in a row that two texts do not share by chance."""


def census(stories: Sequence[GoldStory]) -> dict[str, int]:
    """Counts of documents and required items over `stories`.

    `traps` are relations with status `apparent`; `joint` those that span two documents. `changed`, of quotes and claims
    required or not, have an id that is not that of their places: a decision put other fields in place, or somebody
    moved a span by hand.
    """
    quotes = [quote for story in stories for quote in story.quotes if quote.required]
    claims = [claim for story in stories for claim in story.claims if claim.required]
    relations = [row for story in stories for row in story.contradictions if row.required]
    disputes = [row for story in stories for row in story.disputes if row.required]
    return {
        "stories": len(stories),
        "documents": sum(len(story.file.documents) for story in stories),
        "documents_absent": sum(len(story.absent) for story in stories),
        "documents_annotated": sum(len(story.annotated) for story in stories),
        "words": sum(len(_WORD.findall(source.text)) for story in stories for source in story.documents.values()),
        "quotes": len(quotes),
        "quotes_indirect_or_mixed": sum(quote.kind != "direct" for quote in quotes),
        "quotes_with_via": sum(bool(quote.via) for quote in quotes),
        "quotes_hedged": sum(quote.hedged for quote in quotes),
        "claims": len(claims),
        "relations": len(relations),
        "traps": sum(row.status == "apparent" for row in relations),
        "joint": sum(row.scope == "cross_document" for row in relations),
        "disputes": len(disputes),
        "disputes_apparent": sum(row.status == "apparent" for row in disputes),
        "optional": sum(not row.required for story in stories for row in _rows(story)),
        "changed": sum(not _is_as_made(row) for story in stories for row in _rows(story)),
    }


def _rows(story: GoldStory) -> list[GoldQuote | GoldClaim | GoldContradiction | GoldDispute]:
    return [row for rows in story.tables.values() for row in rows]


def _is_as_made(row: GoldQuote | GoldClaim | GoldContradiction | GoldDispute) -> bool:
    """Whether the id is that of the record's places (and of a claim's statement, whatever its factuality)."""
    if isinstance(row, GoldContradiction | GoldDispute):
        return True
    if isinstance(row, GoldQuote):
        spans = [(span.start, span.end) for span in row.content]
        return row.id == content_id("q", row.document, spans, _place(row.cue), _mention(row.speaker))
    spans = [(span.start, span.end) for span in row.evidence]
    rest = _mention(row.claimant)
    made = (content_id("c", row.document, spans, row.statement, stance, rest) for stance in get_args(Factuality))
    return row.id in made


def _mention(who: Speaker | None) -> list[int] | None:
    return _place(who.mention) if who else None


def _place(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def phenomena(stories: Iterable[GoldStory]) -> dict[str, int]:
    """How many required items carry each tag, most first."""
    tags = Counter(tag for story in stories for row in _rows(story) if row.required for tag in row.phenomena)
    return dict(sorted(tags.items(), key=lambda item: (-item[1], item[0])))


def borrowed(repository: Iterable[Path], foreign: Iterable[Path], allowed: Iterable[str] = ()) -> list[str]:
    """Places in the repository's files that hold ten words in a row of a foreign text, one line a place.

    Args:
        repository: files to look in; markup is looked through.
        foreign: the texts that are not ours.
        allowed: runs of ten words that may stand (a title, a public statement that both carry), as plain text.
    """
    spared = {run for text in allowed for run in _runs(text)}
    origins: dict[int, str] = {}
    for path in sorted(foreign):
        for run in _runs(_read(path)):
            origins.setdefault(run, path.name)
    found: list[str] = []
    for path in sorted(repository):
        text = _read(path)
        plain = html.unescape(re.sub(r"<[^>]*>|\]\([^)]*\)|\\n", " ", text))
        for version in dict.fromkeys((text, plain)):
            hit = next(
                ((run, words) for run, words in _runs(version).items() if run in origins and run not in spared), None
            )
            if hit is not None:
                found.append(f"{path}: ten words of {origins[hit[0]]}: {hit[1]}")
                break
    return found


def _runs(text: str) -> Mapping[int, str]:
    words = [word.replace("’", "'").lower() for word in _WORD.findall(text)]
    runs = (" ".join(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1))
    return {int(sha256(run)[:16], 16): run for run in runs}


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")
