"""CSV: one file a table, for spreadsheets; nested values as JSON, offsets of spans as `start-end` pairs.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets do not show.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from pydantic import BaseModel

from pipeline.canonical import canonical_json
from pipeline.report.exports._tables import KINDS, columns, tables
from pipeline.schema import Claim, Quote, Record, RunManifest, RunRecords, Span, Speaker
from pipeline.view import page_of

NAME = "csv"
SUMMARY = "one CSV file a table, for spreadsheets"
_PAGE = {"quotes": ["page"], "claims": ["page"]}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(records: RunRecords, _manifest: RunManifest) -> dict[str, bytes]:
    """`documents.csv`, `quotes.csv` … in UTF-8 with the mark that spreadsheets know it by."""
    texts = {source.document.id: source.text for source in records.sources}
    return {f"{name}.csv": _sheet(name, rows, texts) for name, rows in tables(records).items()}


def _sheet(name: str, rows: Sequence[Record], texts: Mapping[str, str]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    fields = columns(KINDS[name])
    writer.writerow(
        [*(column for field, kind in fields.items() for column in _columns(field, kind)), *_PAGE.get(name, ())]
    )
    for row in rows:
        cells = [_cell(value) for field, kind in fields.items() for value in _values(getattr(row, field), kind)]
        writer.writerow([*cells, *_page(row, texts)])
    return out.getvalue().encode("utf-8-sig", "replace")


def _page(row: Record, texts: Mapping[str, str]) -> list[int | None]:
    """The page on which a quote or claim begins, where its document has pages."""
    if not isinstance(row, (Quote, Claim)):
        return []
    first = row.content[0] if isinstance(row, Quote) else row.evidence[0]
    return [page_of(texts.get(row.document, ""), first.start)]


def _columns(field: str, kind: object) -> list[str]:
    """Spans and speakers are several columns each."""
    if kind in (Span, list[Span]):
        return [field, f"{field}_at"]
    if kind is Speaker:
        return [field, f"{field}_mention", f"{field}_mention_at", f"{field}_role"]
    return [field]


def _values(value: object, kind: object) -> list[object]:
    if kind in (Span, list[Span]):
        spans = value if isinstance(value, list) else [value] if isinstance(value, Span) else []
        return [" … ".join(span.text for span in spans), ";".join(f"{span.start}-{span.end}" for span in spans)]
    if kind is Speaker:
        if not isinstance(value, Speaker):
            return [None, None, None, None]
        return [value.name, *_values(value.mention, Span), value.role]
    if isinstance(value, list):
        parts = [part.model_dump() if isinstance(part, BaseModel) else part for part in value]
        return [canonical_json(parts) if parts else None]
    return [value]


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
