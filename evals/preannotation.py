"""A run as a first draft of gold, for annotators who correct instead of starting from nothing.

Who corrects a system's work agrees with it more than who does not see it (Fort & Sagot 2010): what is made so is for
development and guidelines, not for measuring that system.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from evals.errors import PredictionsUnreadable
from evals.gold.layout import TABLES
from evals.gold.records import GoldClaim, GoldContradiction, GoldDispute, GoldQuote, GoldStory, StoryFile
from evals.predictions import Predictions
from pipeline.schema import SourceText

Row = TypeVar("Row", bound=BaseModel)


def preannotated(run: Predictions, file: StoryFile, documents: Mapping[str, SourceText]) -> GoldStory:
    """What the run tells of a story's documents, all of it required; tables that the run lacks are left out.

    Args:
        run: any run whose records hold to the contract.
        file: the story's table; `annotated` becomes what the run read.
        documents: the texts that are at hand.

    Raises:
        PredictionsUnreadable: the run has no document of the story or read other bytes, or a record is not of the
            contract.
    """
    read = {name for name, source in documents.items() if run.own_id(name, source.document.sha256) == name}
    if not read:
        raise PredictionsUnreadable(f"the run has no document of story {file.id}", where=run.name)
    if other := sorted(name for name in read if run.differs(name, documents[name].document.sha256)):
        raise PredictionsUnreadable(f"the run read other bytes of {', '.join(other)}", where=run.name)

    def rows(model: type[Row], found: Mapping[str, list[dict[str, Any]]]) -> tuple[Row, ...]:
        return tuple(_record(model, row, file.id, run) for name in sorted(read) for row in found.get(name, []))

    claims = rows(GoldClaim, run.claims)
    known = {claim.id for claim in claims}
    edges = [row for row in run.contradictions if {row["a"], row["b"]} <= known]
    disputes = [row for row in run.disputes if {name for side in row["sides"] for name in side["claims"]} <= known]
    return GoldStory(
        file=file.model_copy(update={"annotated": sorted(read)}),
        documents=documents,
        quotes=rows(GoldQuote, run.quotes),
        claims=claims,
        contradictions=tuple(_record(GoldContradiction, row, file.id, run) for row in edges),
        disputes=tuple(_record(GoldDispute, row, file.id, run) for row in disputes),
        unsaid=frozenset(name for name in TABLES[1:] if name in run.unsaid),
    )


def _record(model: type[Row], row: Mapping[str, Any], story: str, run: Predictions) -> Row:
    known = {name: value for name, value in row.items() if name in model.model_fields}
    if "story" in model.model_fields:
        known["story"] = story
    try:
        return model.model_validate(known)
    except ValidationError as error:
        where, why = f"{run.name} {row.get('id')}", str(error.errors(include_url=False)[0]["msg"])
        raise PredictionsUnreadable("a record is not of the contract", where=where, why=why) from error
