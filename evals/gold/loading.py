"""Gold read from disk, and everything in it held against the documents that it points into."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from evals.errors import GoldBroken
from evals.gold.layout import TABLES
from evals.gold.records import (
    GoldClaim,
    GoldContradiction,
    GoldDispute,
    GoldQuote,
    GoldStory,
    StoryFile,
    Table,
)
from evals.gold.sources import find_documents
from pipeline.schema import SourceText, Span

Row = TypeVar("Row", bound=BaseModel)


def load_gold(
    directory: Path, seeds: Sequence[Path], *, splits: Iterable[str] | None = None, stories: Iterable[str] | None = None
) -> tuple[GoldStory, ...]:
    """Every story under `directory` (or those of `splits`, `stories`), in id order.

    Raises:
        GoldBroken: no such directory, no story in it, an unknown story, a story that does not hold together, or two of
            these with a document of one id.
    """
    if not directory.is_dir():
        raise GoldBroken("no such directory of gold", where=str(directory))
    wanted, allowed = set(stories or ()), set(splits or ())
    names = sorted(path.parent.name for path in directory.glob("*/story.toml"))
    if unknown := sorted(wanted - set(names)):
        raise GoldBroken(f"no story {', '.join(unknown)}", where=str(directory), todo=f"there are {', '.join(names)}")
    found = [load_story(directory / name, seeds) for name in names if not wanted or name in wanted]
    check_ids([story.file for story in found], directory)
    found = [story for story in found if not allowed or story.file.split in allowed]
    if not found:
        raise GoldBroken("no gold story to score against", where=str(directory))
    return tuple(found)


def check_ids(files: Iterable[StoryFile], directory: Path) -> None:
    """See that no two stories of a folder of gold have a document of one id: runs and scores know it by that alone.

    Raises:
        GoldBroken: two do.
    """
    homes: dict[str, StoryFile] = {}
    for file in files:
        for name in sorted(file.documents):
            first = homes.setdefault(name, file)
            if first is not file:
                path = file.documents[name].path
                raise GoldBroken(
                    f"{first.id} and {file.id} both have a document {name}",
                    where=str(directory),
                    why="an id names one document of all of a folder of gold, as of a run",
                    todo=f"call one file otherwise ({file.id}-{Path(path).name} for {path}), in its drafts too, "
                    "and compile that story anew",
                )


def load_story(folder: Path, seeds: Sequence[Path]) -> GoldStory:
    """One story; records of documents that are not at hand are left out, and `skipped` says so.

    Raises:
        GoldBroken: with file, line and cause, for anything that does not hold together.
    """
    file = read_story_file(folder / "story.toml")
    documents = find_documents(file, seeds)
    absent = tuple(sorted(set(file.documents) - set(documents)))
    reader = _Reader(folder, file, documents)
    quotes = reader.rows("quotes", GoldQuote, lambda row: row.get("document") not in absent)
    claims = reader.rows("claims", GoldClaim, lambda row: row.get("document") not in absent)
    known, all_claims = {claim.id for claim in claims}, reader.ids("claims")
    relations = reader.rows(
        "contradictions", GoldContradiction, lambda row: not ({row.get("a"), row.get("b")} & (all_claims - known))
    )
    reader.links(quotes, claims, relations)
    kept = {relation.id for relation in relations}
    disputes = reader.rows(
        "disputes", GoldDispute, _keeps_sides(known, all_claims), _without(absent, all_claims - known, kept)
    )
    reader.sides(disputes, known, kept)
    skipped = [
        f"{file.id}: {name} is not at hand ({file.documents[name].path}); its records are left out (--seeds DIR)"
        for name in absent
    ]
    return GoldStory(file, documents, quotes, claims, relations, disputes, absent, tuple(skipped), reader.unsaid)


def read_story_file(path: Path) -> StoryFile:
    """`story.toml`.

    Raises:
        GoldBroken: it cannot be read or misses something.
    """
    try:
        file = StoryFile.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise GoldBroken("the story file is wrong", where=str(path), why=_cause(error)) from error
    if file.id != path.parent.name:
        raise GoldBroken(f"the story is called {file.id}, its folder {path.parent.name}", where=str(path))
    if unknown := sorted(set(file.annotated) - set(file.documents)):
        raise GoldBroken(f"annotated names documents that the story has not: {', '.join(unknown)}", where=str(path))
    return file


class _Reader:
    """Reads the files of one story and says where they do not hold together."""

    def __init__(self, folder: Path, file: StoryFile, documents: Mapping[str, SourceText]) -> None:
        self.folder, self.file, self.documents = folder, file, documents
        self.unsaid = frozenset(name for name in TABLES if not self.path(name).is_file())
        last = max((place for place, name in enumerate(TABLES) if name not in self.unsaid), default=0)
        if missing := [name for name in TABLES[: max(1, last)] if name in self.unsaid]:
            raise GoldBroken(
                f"there is no {missing[0]}.jsonl",
                where=str(folder),
                why="each table speaks of those before it: quotes, claims, contradictions, disputes",
                todo="write it, empty if there is nothing in it",
            )

    def path(self, name: Table) -> Path:
        return self.folder / f"{name}.jsonl"

    def lines(self, name: Table) -> list[tuple[str, dict[str, Any]]]:
        if name in self.unsaid:
            return []
        path = self.path(name)
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise GoldBroken("the gold file cannot be read", where=str(path), why=_cause(error)) from error
        found = []
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            where = f"{path}:{number}"
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise GoldBroken("the line is not JSON", where=where, why=str(error)) from error
            if not isinstance(row, dict):
                raise GoldBroken("the line is not a record", where=where)
            found.append((where, row))
        return found

    def ids(self, name: Table) -> set[str]:
        return {str(row.get("id")) for _, row in self.lines(name)}

    def rows(
        self,
        name: Table,
        model: type[Row],
        keep: Callable[[dict[str, Any]], bool],
        change: Callable[[dict[str, Any]], dict[str, Any]] = lambda row: row,
    ) -> tuple[Row, ...]:
        found: list[Row] = []
        seen: set[str] = set()
        for where, row in self.lines(name):
            label = f"{where} ({row.get('id', 'no id')})"
            if str(row.get("id")) in seen:
                raise GoldBroken("two records have this id", where=label)
            seen.add(str(row.get("id")))
            try:
                record = self.record(row, model, keep, change, label)
            except (ValidationError, TypeError, AttributeError, KeyError, RecursionError) as error:
                raise GoldBroken("the record does not fit the schema", where=label, why=_cause(error)) from error
            if record is not None:
                found.append(record)
        return tuple(found)

    def record(
        self,
        row: dict[str, Any],
        model: type[Row],
        keep: Callable[[dict[str, Any]], bool],
        change: Callable[[dict[str, Any]], dict[str, Any]],
        where: str,
    ) -> Row | None:
        """The record of a row; `None` if it is left out. What is no name or list where one belongs is a TypeError."""
        if row.get("story", self.file.id) != self.file.id:
            raise GoldBroken(f"the record belongs to story {row['story']}", where=where)
        if "document" in row and row["document"] not in self.file.documents:
            raise GoldBroken(f"the story has no document {row['document']}", where=where)
        if not keep(row):
            return None
        record = model.model_validate(self.filled(change(row), row.get("document"), where))
        self.check_order(record, where)
        return record

    def filled(self, value: Any, document: Any, where: str) -> Any:
        """`value` with the text of every span in it filled in, or compared with the slice."""
        if isinstance(value, list):
            return [self.filled(part, document, where) for part in value]
        if not isinstance(value, dict):
            return value
        if {"document", "start", "end"} <= value.keys():
            return self.span(value, document, where)
        return {key: self.filled(part, document, where) for key, part in value.items()}

    def span(self, row: dict[str, Any], document: Any, where: str) -> dict[str, Any]:
        start, end = row["start"], row["end"]
        if row["document"] != document:
            raise GoldBroken(f"a span lies in {row['document']}, its record in {document}", where=where)
        text = self.documents[document].text
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
            raise GoldBroken(f"span {start}..{end} is not in the document's 0..{len(text)}", where=where)
        if row.get("text") not in (None, text[start:end]):
            raise GoldBroken(
                f"span {start}..{end} is {text[start:end]!r} in the document, {row['text']!r} here", where=where
            )
        return {**row, "text": text[start:end]}

    def check_order(self, record: BaseModel, where: str) -> None:
        contents: list[list[Span]] = []
        if isinstance(record, GoldQuote):
            contents = [record.content, *record.alternatives.content]
        elif isinstance(record, GoldClaim):
            contents = [record.evidence, *record.alternatives.evidence]
        for content in contents:
            if not content or any(b.start < a.end for a, b in pairwise(content)):
                raise GoldBroken("spans are missing, out of order or overlap", where=where)

    def links(
        self, quotes: Sequence[GoldQuote], claims: Sequence[GoldClaim], relations: Sequence[GoldContradiction]
    ) -> None:
        homes = {quote.id: quote.document for quote in quotes}
        for claim in claims:
            if claim.quote is not None and homes.get(claim.quote) != claim.document:
                where = f"{self.path('claims')} ({claim.id})"
                raise GoldBroken(f"no quote {claim.quote} in {claim.document}", where=where)
        known = {claim.id: claim for claim in claims}
        for relation in relations:
            where = f"{self.path('contradictions')} ({relation.id})"
            for end in (relation.a, relation.b):
                if end not in known:
                    raise GoldBroken(f"no claim {end}", where=where)
            first, second = known[relation.a], known[relation.b]
            if (relation.scope == "within_document") != (first.document == second.document):
                raise GoldBroken(f"the scope is {relation.scope}, the documents say otherwise", where=where)

    def sides(self, disputes: Sequence[GoldDispute], claims: set[str], relations: set[str]) -> None:
        for dispute in disputes:
            where = f"{self.path('disputes')} ({dispute.id})"
            held = [claim for side in dispute.sides for claim in side.claims]
            if unknown := sorted(set(held) - claims):
                raise GoldBroken(f"no claim {', '.join(unknown)}", where=where)
            if len(held) != len(set(held)):
                raise GoldBroken("one claim is on two sides", where=where)
            if any(not side.claims for side in dispute.sides):
                raise GoldBroken("a side has no claim", where=where)
            if unknown := sorted(set(dispute.contradictions) - relations):
                raise GoldBroken(f"no contradiction {', '.join(unknown)}", where=where)
            named = {name for side in dispute.sides for name in side.documents} | {*dispute.silent, *dispute.one_sided}
            if unknown := sorted(named - set(self.file.documents)):
                raise GoldBroken(f"the story has no document {', '.join(unknown)}", where=where)


def _keeps_sides(known: set[str], every: set[str]) -> Callable[[dict[str, Any]], bool]:
    """A dispute stays unless leaving out the claims of absent documents empties one of its sides."""
    absent = every - known

    def keeps(row: dict[str, Any]) -> bool:
        sides = row.get("sides") or []
        return not any(side.get("claims") and set(side["claims"]) <= absent for side in sides if isinstance(side, dict))

    return keeps


def _without(
    documents: Sequence[str], claims: set[str], relations: set[str]
) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """The dispute without what lies in absent documents; unchanged if none is absent."""
    gone = set(documents)

    def change(row: dict[str, Any]) -> dict[str, Any]:
        if not gone:
            return row
        changed = dict(row)
        changed["contradictions"] = [name for name in row.get("contradictions", []) if name in relations]
        for key in ("silent", "one_sided"):
            changed[key] = [name for name in row.get(key, []) if name not in gone]
        changed["sides"] = [
            {
                **side,
                "claims": [name for name in side.get("claims", []) if name not in claims],
                "documents": [name for name in side.get("documents", []) if name not in gone],
            }
            for side in row.get("sides", [])
        ]
        return changed

    return change


def _cause(error: Exception) -> str:
    """The first cause in one line."""
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
        return f"{place or 'record'}: {first['msg']}{more}"
    return str(error)
