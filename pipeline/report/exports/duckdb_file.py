"""DuckDB: the whole run in one database file, texts included, with a view of every statement and its exact words."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from pipeline.canonical import canonical_json
from pipeline.copies import again
from pipeline.report.exports._names import missing_extra
from pipeline.report.exports._tables import KINDS, columns, tables
from pipeline.report.wording import STANDS
from pipeline.schema import RunManifest, RunRecords

NAME = "duckdb"
SUMMARY = "one DuckDB database, for SQL (extra: duckdb)"
_STATEMENTS = """
CREATE VIEW statements AS
SELECT q.id, d.story, q.document, d.publisher, d.published, q.speaker.name AS speaker,
       [link.name for link in q.via] AS via, q.cue.text AS cue, q.kind,
       array_to_string([span.text for span in q.content], ' … ') AS words,
       q.content[1].start AS "start", q.content[-1]."end" AS "end",
       CASE WHEN contains(t.text, chr(12))
            THEN len(string_split(substring(t.text, 1, q.content[1].start), chr(12))) END AS page,
       q.id IN (SELECT id FROM again) AS again
FROM quotes q JOIN documents d ON d.id = q.document JOIN texts t ON t.document = q.document
"""
_ASSERTIONS = """
CREATE VIEW assertions AS
SELECT c.id, d.story, c.document, d.publisher, d.published, c.claimant.name AS claimant,
       [link.name for link in c.via] AS via, s.told AS stands, c.statement,
       array_to_string([span.text for span in c.evidence], ' … ') AS words, c.id IN (SELECT id FROM again) AS again
FROM claims c JOIN documents d ON d.id = c.document JOIN stands s ON s.factuality = c.factuality
"""
_STANDS = [{"factuality": code, "told": told} for code, told in STANDS.items()]


def write(records: RunRecords, manifest: RunManifest) -> dict[str, bytes]:
    """`saidwhat.duckdb` with a table a kind of record, `texts`, `manifest`, and the views `statements` (quotes) and
    `assertions` (claims, and what their claimants do to them).

    Raises:
        UsageError: duckdb is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise missing_extra(NAME, "duckdb") from error
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "saidwhat.duckdb"
        with duckdb.connect(str(path), config={"autoinstall_known_extensions": False, "threads": 1}) as database:
            for name, rows in tables(records).items():
                _fill(database, name, columns(KINDS[name]), [row.model_dump() for row in rows])
            texts = [{"document": source.document.id, "text": source.text} for source in records.sources]
            _fill(database, "texts", {"document": str, "text": str}, texts)
            _fill(database, "manifest", {"json": str}, [{"json": manifest.model_dump_json()}])
            _fill(database, "again", {"id": str}, [{"id": name} for name in sorted(again(records))])
            _fill(database, "stands", {"factuality": str, "told": str}, _STANDS)
            database.execute(_STATEMENTS)
            database.execute(_ASSERTIONS)
        return {"saidwhat.duckdb": path.read_bytes()}


def _fill(database: Any, name: str, fields: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    """A table with declared columns; values go in as parameters, so nothing in them is ever SQL."""
    declared = ", ".join(f'"{field}" {_type(kind)}' for field, kind in fields.items())
    database.execute(f'CREATE TABLE "{name}" ({declared})')
    if not rows:
        return
    values = ", ".join(_value(field, kind) for field, kind in fields.items())
    database.execute(
        f'INSERT INTO "{name}" SELECT {values} FROM (SELECT unnest(CAST(? AS JSON[])) AS row)',
        [[canonical_json(row) for row in rows]],
    )


def _value(field: str, kind: Any) -> str:
    if kind is str:
        return f"row->>'{field}'"
    return f"CAST(row->'{field}' AS {_type(kind)})"


def _type(kind: Any) -> str:
    if get_origin(kind) is list:
        return f"{_type(get_args(kind)[0])}[]"
    if issubclass(kind, BaseModel):
        fields = ", ".join(f'"{name}" {_type(inner)}' for name, inner in columns(kind).items())
        return f"STRUCT({fields})"
    return {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}[kind]
