"""Parquet: one file a table, nested columns as the schema has them, and the texts."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel

from pipeline.report.exports._names import missing_extra
from pipeline.report.exports._tables import KINDS, columns, tables
from pipeline.schema import RunManifest, RunRecords

if TYPE_CHECKING:
    import pyarrow

NAME = "parquet"
SUMMARY = "one Parquet file a table, for data frames (extra: parquet)"


def write(records: RunRecords, _manifest: RunManifest) -> dict[str, bytes]:
    """`documents.parquet`, `quotes.parquet` …, and `texts.parquet` with each text as it is stored.

    Raises:
        UsageError: pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise missing_extra(NAME, "pyarrow") from error
    found = {
        name: pyarrow.Table.from_pylist([row.model_dump() for row in rows], schema=_schema(KINDS[name]))
        for name, rows in tables(records).items()
    }
    texts = [{"document": source.document.id, "text": source.text} for source in records.sources]
    schema = pyarrow.schema([("document", pyarrow.string()), ("text", pyarrow.string())])
    found["texts"] = pyarrow.Table.from_pylist(texts, schema=schema)
    files = {}
    for name, table in found.items():
        out = io.BytesIO()
        parquet.write_table(table, out, compression="zstd")
        files[f"{name}.parquet"] = out.getvalue()
    return files


def _schema(kind: type[BaseModel]) -> pyarrow.Schema:
    import pyarrow

    return pyarrow.schema([(name, _type(annotation)) for name, annotation in columns(kind).items()])


def _type(annotation: Any) -> pyarrow.DataType:
    import pyarrow

    if get_origin(annotation) is list:
        return pyarrow.list_(_type(get_args(annotation)[0]))
    if issubclass(annotation, BaseModel):
        return pyarrow.struct([(name, _type(inner)) for name, inner in columns(annotation).items()])
    plain = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
    return plain[annotation]
