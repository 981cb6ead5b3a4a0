"""`gold/<story>/pooled.json`: which of a story's optional records judges added, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import Field, ValidationError

from evals.errors import GoldBroken
from evals.gold import GoldStory
from evals.pooling.key import Type
from evals.pooling.verdicts import Verdict
from pipeline.schema.records import NonEmpty, Record

_FILE = "pooled.json"


class Pooled(Record):
    """Where an optional gold record came from."""

    id: NonEmpty = Field(description="of the gold record")
    type: Type
    sheet: NonEmpty = Field(description="of the item on the sheet")
    verdicts: dict[Verdict, int]
    reasons: list[str] = []
    along: list[str] = Field(default=[], description="of a relation: ids of the claims and edges that came with it")


class PooledFile(Record):
    """The whole file."""

    story: NonEmpty
    items: list[Pooled] = []


def read_pooled(folder: Path) -> PooledFile | None:
    """The file of a story's folder; `None` where nothing was pooled.

    Raises:
        GoldBroken: it cannot be read, or is another story's.
    """
    path = folder / _FILE
    if not path.is_file():
        return None
    try:
        file = PooledFile.model_validate_json(path.read_text("utf-8"))
    except (UnicodeDecodeError, ValidationError) as error:
        raise GoldBroken("this does not say what was pooled", where=str(path), why=str(error)) from error
    if file.story != folder.name:
        raise GoldBroken(f"the file is of {file.story}", where=str(path))
    return file


def write_pooled(file: PooledFile, folder: Path) -> None:
    """Write the file, its rows in order of their ids."""
    whole = file.model_copy(update={"items": sorted(file.items, key=lambda row: row.id)})
    (folder / _FILE).write_text(whole.model_dump_json(indent=1) + "\n", "utf-8")


def followed(rows: Iterable[Pooled], became: Mapping[str, str | None]) -> list[Pooled]:
    """The rows after claims were folded, without those whose record went into another.

    Args:
        rows: of before.
        became: the new id of a record that has one, or `None` for one that is no more (`evals.twins.folded`).
    """
    found: list[Pooled] = []
    for row in rows:
        if (name := became.get(row.id, row.id)) is not None:
            along = [new for old in row.along if (new := became.get(old, old)) is not None]
            found.append(row.model_copy(update={"id": name, "along": list(dict.fromkeys(along))}))
    return found


def unheld(file: PooledFile, story: GoldStory) -> list[str]:
    """Ids that the file lists and the story does not hold, sorted."""
    listed = {name for row in file.items for name in (row.id, *row.along)}
    return sorted(listed - ids_of(story))


def ids_of(story: GoldStory) -> set[str]:
    """Ids of all records of a story."""
    return {row.id for rows in story.tables.values() for row in rows}
