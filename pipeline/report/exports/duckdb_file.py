"""DuckDB: the whole run in one database file, texts included, with a view of every statement and its exact words."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from pipeline.canonical import canonical_json
from pipeline.report.exports._names import missing_extra
from pipeline.report.exports._tables import KINDS, columns, tables
from pipeline.schema import RunManifest, RunRecords

NAME = "duckdb"
SUMMARY = "one DuckDB database, for SQL (extra: duckdb)"
_STATEMENTS = """
CREATE VIEW statements AS
SELECT q.id, d.story, q.document, d.publisher, d.published, q.speaker.name AS speaker,
       [link.name for link in q.via] AS via, q.kind,
       array_to_string([span.text for span in q.content], ' … ') AS words,
       q.content[1].start AS "start", q.content[-1]."end" AS "end",
       CASE WHEN contains(t.text, chr(12))
            THEN len(string_split(substring(t.text, 1, q.content[1].start), chr(12))) END AS page
FROM quotes q JOIN documents d ON d.id = q.document JOIN texts t ON t.document = q.document
"""


def write(records: RunRecords, manifest: RunManifest) -> dict[str, bytes]:
    """`saidwhat.duckdb` with a table a kind of record, `texts`, `manifest` and the view `statements`.

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
            database.execute(_STATEMENTS)
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
