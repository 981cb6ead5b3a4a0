"""Attributions as JSON lines: what quotation scorers in the PARC and PolNeAR tradition read, one document a line.

`{doc_id, quotes: [{content: [[start, end], ...], source: [start, end], cue: [start, end], kind, speaker}], nested}`,
offsets in code points of the document's stored text. An attribution inside another's content is nested and has sources
between; corpora without nesting leave it out, and so does this form, which says so in `nested` with their number.
The *that* of an indirect quote, which a record leaves to its cue, begins the content here, as in those corpora.
"""

from __future__ import annotations

import json
import re

from pipeline.schema import Quote, RunManifest, RunRecords, Span

NAME = "attributions"
SUMMARY = "JSON lines of source, cue and content offsets, for scorers of quotation attribution"

_THAT = re.compile(r"(?<!\w)that,?\s+$", re.IGNORECASE)
_LOOKED_BACK = 12  # code points


def write(records: RunRecords, _manifest: RunManifest) -> dict[str, bytes]:
    """`attributions.jsonl`, documents in the order of the run, those without a quote included."""
    lines = []
    for source in records.sources:
        here = [quote for quote in records.quotes if quote.document == source.document.id]
        outer = [quote for quote in here if not quote.via]
        row = {
            "doc_id": source.document.id,
            "quotes": [_row(quote, source.text) for quote in outer],
            "nested": len(here) - len(outer),
        }
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    return {"attributions.jsonl": "".join(lines).encode()}


def _row(quote: Quote, text: str) -> dict[str, object]:
    speaker = quote.speaker
    return {
        "content": _content(quote, text),
        "source": _range(speaker.mention) if speaker and speaker.mention else None,
        "cue": _range(quote.cue) if quote.cue else None,
        "kind": quote.kind,
        "speaker": speaker.name if speaker else None,
    }


def _content(quote: Quote, text: str) -> list[list[int]]:
    (start, end), *rest = [_range(span) for span in quote.content]
    that = _THAT.search(text, max(0, start - _LOOKED_BACK), start) if quote.kind != "direct" else None
    return [[that.start() if that else start, end], *rest]


def _range(span: Span) -> list[int]:
    return [span.start, span.end]
