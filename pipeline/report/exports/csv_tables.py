"""CSV: one file a table, for spreadsheets; lists as words with `; ` between, offsets of spans as `start-end` pairs.

A dispute is a row of `disputes.csv`, each of its sides one of `sides.csv`. A cell that a spreadsheet would take for a
formula gets an apostrophe before it, which spreadsheets do not show.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from pipeline.copies import again
from pipeline.report.exports._tables import KINDS, columns, tables
from pipeline.report.sides import Sides, ToldDispute
from pipeline.report.terms import reconciling
from pipeline.report.wording import STANDS, link_name, outlet
from pipeline.schema import (
    AUTHOR,
    Claim,
    Dispute,
    Quote,
    Record,
    RunManifest,
    RunRecords,
    Span,
    Speaker,
    Via,
)
from pipeline.view import page_of

NAME = "csv"
SUMMARY = "one CSV file a table, for spreadsheets"
_HOME = ["page", "outlet", "title", "published", "again"]
_SIDE = "dispute question side position parts why claimants documents since claims support".split()
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(records: RunRecords, _manifest: RunManifest) -> dict[str, bytes]:
    """`documents.csv`, `quotes.csv` … in UTF-8 with the mark that spreadsheets know it by."""
    homes, sides = _Homes(records), Sides(records.contradictions)
    files = {name: _table(name, rows, homes, sides) for name, rows in tables(records).items()}
    told = (row for dispute in records.disputes for row in _sides(sides.of(dispute)))
    return {f"{name}.csv": data for name, data in {**files, "sides": _sheet(_SIDE, told)}.items()}


def _table(name: str, rows: Sequence[Record], homes: _Homes, sides: Sides) -> bytes:
    fields = columns(KINDS[name])
    head = [column for field, kind in fields.items() for column in _columns(field, kind)]
    at_home = _HOME if KINDS[name] in (Quote, Claim) else []
    told = (
        [
            *(
                value
                for field, kind in fields.items()
                for value in [*_stands(row, field), *_values(_told(row, field, sides), kind)]
            ),
            *homes.of(row),
        ]
        for row in rows
    )
    return _sheet([*head, *at_home], told)


def _sheet(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _told(row: Record, field: str, sides: Sides) -> object:
    """A field of a record; of a dispute as it is told."""
    if not isinstance(row, Dispute) or field not in ("sides", "silent", "one_sided"):
        return getattr(row, field)
    told = sides.of(row)
    return [f"{letter} {side.position}" for letter, side, _ in told.sides] if field == "sides" else getattr(told, field)


def _stands(row: Record, field: str) -> list[object]:
    return [STANDS[row.factuality]] if isinstance(row, Claim) and field == "statement" else []


def _sides(told: ToldDispute) -> Iterable[Sequence[object]]:
    """The sides of a dispute, those that truly part first."""
    apparent = " And: ".join(map(reconciling, told.reconciled))
    for letter, side, reconciled in told.sides:
        why = reconciling(reconciled) if reconciled else apparent
        holders = ("the author" if name == AUTHOR else name for name in side.claimants)
        parts = "only seems so" if why else "truly"
        facts = [told.dispute.id, told.dispute.question, letter, side.position, parts, why]
        names, documents, claims, support = map("; ".join, (holders, side.documents, side.claims, side.support))
        yield [*facts, names, documents, side.since, claims, support]


class _Homes:
    """Where quotes and claims stand."""

    def __init__(self, records: RunRecords) -> None:
        self._sources = {source.document.id: source for source in records.sources}
        self._again = again(records)

    def of(self, row: Record) -> list[object]:
        """The page, if the document has pages, what the document is, and whether a copy only tells it again."""
        if not isinstance(row, (Quote, Claim)):
            return []
        if row.document not in self._sources:
            return [None] * len(_HOME)
        source = self._sources[row.document]
        first = row.content[0] if isinstance(row, Quote) else row.evidence[0]
        document = source.document
        page = page_of(source.text, first.start)
        return [page, outlet(document), document.title, document.published, row.id in self._again]


def _columns(field: str, kind: object) -> list[str]:
    """Spans and speakers are several columns each; what the claimant does to a statement stands before it."""
    if field == "statement":
        return ["stands", field]
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
        if kind == list[Via]:
            return [" → ".join(map(link_name, value))]
        return ["; ".join(map(str, value))]
    return [value]


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
