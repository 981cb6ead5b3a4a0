"""The records as tables with declared columns, for the exports that columns suit; types follow the schema itself."""

from __future__ import annotations

import types
from collections.abc import Sequence
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from pipeline.schema import Claim, Contradiction, Dispute, Document, Failure, Quote, Record, Rejected, RunRecords

KINDS: dict[str, type[Record]] = {
    "documents": Document,
    "quotes": Quote,
    "claims": Claim,
    "contradictions": Contradiction,
    "disputes": Dispute,
    "rejected": Rejected,
    "failures": Failure,
}


def tables(records: RunRecords) -> dict[str, Sequence[Record]]:
    """The records by the name of their table."""
    return {
        "documents": [source.document for source in records.sources],
        "quotes": records.quotes,
        "claims": records.claims,
        "contradictions": records.contradictions,
        "disputes": records.disputes,
        "rejected": records.rejected,
        "failures": records.failures,
    }


def bare(annotation: Any) -> Any:
    """An annotation without `None`, constraints and choices: a scalar type, a record, or a list of either."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return bare(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        (inner,) = (part for part in get_args(annotation) if part is not type(None))
        return bare(inner)
    if origin is Literal:
        return str
    if origin is list:
        return list[bare(get_args(annotation)[0])]  # type: ignore[misc]
    return annotation


def columns(kind: type[BaseModel]) -> dict[str, Any]:
    """Fields of a record and their bare types, in the order the schema declares."""
    return {name: bare(field.annotation) for name, field in kind.model_fields.items()}
