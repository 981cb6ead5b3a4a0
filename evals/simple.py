"""Simple JSON lines of predictions: what any program can write, one document a line, in the shape of a run's records.

A line is `{"doc_id": …, "quotes": [{"content": [[start, end], …], "text": [words, …], "source": [start, end] | [[start,
end], …] | null, "cue": the same, "kind": …, "speaker": name, "via": [name, …], "hedged": …}]}`, offsets in code points
into the document that gold has; all but `content` may be left out. Spans and people may also be as in a run folder.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from evals.errors import PredictionsUnreadable
from pipeline.schema.records import Kind

_FIELDS = frozenset({"content", "text", "source", "cue", "kind", "speaker", "via", "hedged"})


def composed(name: str) -> str:
    """An id in the form in which equal letters are equal: some file systems list an accent apart from its letter."""
    return unicodedata.normalize("NFC", name)


def oddities(rows: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Fields that are none, which may be misspelt, and documents with several lines, in words."""
    quotes = [quote for row in rows for quote in row["quotes"] if isinstance(quote, dict)]
    fields = Counter(name for quote in quotes for name in quote if name not in _FIELDS)
    fields += Counter(name for row in rows for name in row if name not in ("doc_id", "quotes"))
    lines = Counter(composed(row["doc_id"]) for row in rows)
    return (
        *(f"{count} times a field {name!r:.40}, which is passed over" for name, count in sorted(fields.items())),
        *(f"{count} lines of {name}, whose quotes are joined" for name, count in sorted(lines.items()) if count > 1),
    )


def quote_of(quote: Any, where: str) -> dict[str, Any]:
    """A line's quote in the shape of a record; of several source or cue ranges the first stands for all.

    Raises:
        PredictionsUnreadable: it has no content, or a field is not what it should be.
    """
    if not isinstance(quote, dict) or "content" not in quote:
        raise PredictionsUnreadable("a quote needs content", where=where)
    if (kind := quote.get("kind")) is not None and kind not in get_args(Kind):
        why = f"found {kind!r:.80}, not one of {', '.join(get_args(Kind))}"
        raise PredictionsUnreadable("a kind is unknown", where=where, why=why)
    mention, told = _first(quote, "source", where), quote.get("speaker")
    name = _name(told)
    if told is not None and not isinstance(name, str | None):
        raise PredictionsUnreadable("a speaker is a name", where=where, why=f"found {told!r:.80}")
    if mention is None and isinstance(told, dict):
        mention = told.get("mention")
    via = quote.get("via") or []
    if not isinstance(via, list) or not all(isinstance(_name(link), str) for link in via):
        raise PredictionsUnreadable("via is a list of names", where=where, why=f"found {via!r:.80}")
    return {
        "content": _with_words(quote["content"] or [], quote.get("text"), where),
        "kind": kind,
        "speaker": None if mention is None and name is None else {"name": name, "mention": mention},
        "cue": _first(quote, "cue", where),
        "via": [{"name": _name(link)} for link in via],
        "hedged": quote.get("hedged"),
    }


def _name(person: Any) -> Any:
    """The name of a person who is told as in a run folder, or by name alone."""
    return person.get("name") if isinstance(person, dict) else person


def _with_words(content: Any, text: Any, where: str) -> Any:
    """Ranges with the words that the line says they hold: a list of as many, or one text where there is one range."""
    if text is None or not content:
        return content
    ranges = [content] if isinstance(content, list) and isinstance(content[0], int) else content
    words = [text] if isinstance(text, str) else text
    if not isinstance(words, list) or not all(isinstance(part, str) for part in words) or len(words) != len(ranges):
        why = f"found {text!r:.80} and {len(ranges)} ranges"
        raise PredictionsUnreadable("the text of a quote is one string for each range", where=where, why=why)
    ends = [(part.get("start"), part.get("end")) if isinstance(part, dict) else part for part in ranges]
    if not all(isinstance(part, list | tuple) and len(part) == 2 for part in ends):
        return content  # what is no range is told when it is held against the document
    return [{"start": start, "end": end, "text": said} for (start, end), said in zip(ends, words, strict=True)]


def _first(quote: Mapping[str, Any], name: str, where: str) -> Any:
    """The range, or the first of the ranges, of a field; `None` where it has none."""
    ranges = quote.get(name)
    if not ranges or _is_span(ranges):
        return ranges or None
    if not isinstance(ranges, list):
        why = f"found {ranges!r:.80}, not [start, end] or a list of these"
        raise PredictionsUnreadable(f"the {name} of a quote is no range", where=where, why=why)
    return ranges[0] if isinstance(ranges[0], list) or _is_span(ranges[0]) else ranges


def _is_span(value: Any) -> bool:
    return isinstance(value, dict) and {"start", "end"} <= value.keys()
