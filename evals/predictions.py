"""Reading what was predicted: a run folder that any program wrote, simple JSON lines, or what an annotator wrote.

Records are read leniently: what is missing is not counted, what is not known is passed over. A table that a run does
not have at all is not scored; one that is empty is. A passage that is not in the document is an invention, not an
error.

A folder of stories in gold's layout is read as a run: so one annotator's work is scored on another's, which says how
much a system can reach. Its optional items are told like the others.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from evals.errors import PredictionsUnreadable
from evals.gold.layout import TABLES
from evals.gold.loading import check_ids, read_story_file
from evals.items import (
    DocumentItems,
    LookedAt,
    Person,
    QuoteItem,
    Rejection,
    StoryItems,
    claim_item,
    dispute_item,
    edge_item,
    quote_item,
)
from evals.simple import composed, oddities, quote_of
from pipeline.canonical import sha256

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Predictions:
    """Everything one run says, as it was read; texts are not at hand yet."""

    name: str
    documents: Mapping[str, Mapping[str, Any]]
    """Rows of `documents.jsonl` by id, or of the simple file by `doc_id`."""
    quotes: Mapping[str, Rows] = field(default_factory=dict)
    claims: Mapping[str, Rows] = field(default_factory=dict)
    contradictions: Rows = field(default_factory=list)
    disputes: Rows = field(default_factory=list)
    candidates: tuple[LookedAt, ...] | None = None
    rejected: Rows = field(default_factory=list)
    failures: Rows = field(default_factory=list)
    calls: Rows = field(default_factory=list)
    manifest: Mapping[str, Any] = field(default_factory=dict)
    unsaid: frozenset[str] = frozenset()
    """What the run does not have at all, which is not scored: tables of `TABLES`, `calls`, `cues`."""
    digest: str | None = None
    """sha256 of the file, of simple lines alone."""
    odd: tuple[str, ...] = ()
    """What is unlike anything that is read, in words."""

    @cached_property
    def _by_composed(self) -> Mapping[str, str]:
        return {composed(name): name for name in sorted(self.documents)}

    def own_id(self, document: str, digest: str) -> str | None:
        """The run's id of a gold document: the same letters, or else the same bytes; `None` if the run never saw it."""
        if document in self.documents:
            return document
        if (own := self._by_composed.get(composed(document))) is not None:
            return own
        return next((name for name, row in sorted(self.documents.items()) if row.get("sha256") == digest), None)

    def unheld(self) -> int:
        """How many contradictions and disputes name a claim that the run does not have."""
        known = {row["id"] for rows in self.claims.values() for row in rows}
        ends = [*([row["a"], row["b"]] for row in self.contradictions), *map(_on_sides, self.disputes)]
        return sum(not known.issuperset(names) for names in ends)

    def differs(self, document: str, digest: str) -> bool:
        """The run read other bytes under this id."""
        own = self.own_id(document, digest)
        return own is not None and self.documents[own].get("sha256") not in (None, digest)


def read_predictions(path: Path) -> Predictions:
    """A run folder, a file of simple JSON lines, or a folder of annotated stories.

    Raises:
        PredictionsUnreadable: with file, line and cause.
        GoldBroken: the file of an annotated story is wrong, or two of them have a document of one id.
    """
    if path.is_dir():
        return _read_annotated(path) if any(path.glob("*/story.toml")) else _read_folder(path)
    if path.is_file():
        return _read_lines(path)
    raise PredictionsUnreadable("no such run folder or file of predictions", where=str(path))


def _read_lines(path: Path) -> Predictions:
    """Simple lines (`evals.simple`); those of one document are joined."""
    rows = _rows(path)
    for number, row in enumerate(rows, 1):
        if not isinstance(row.get("doc_id"), str) or not isinstance(row.get("quotes"), list):
            raise PredictionsUnreadable("a prediction needs doc_id and quotes", where=f"{path}:{number}")
    documents = {composed(row["doc_id"]): row for row in rows}
    quotes: dict[str, Rows] = {name: [] for name in documents}
    odd = oddities(rows)
    for row in rows:
        name = composed(row["doc_id"])
        quotes[name] += [quote_of(quote, f"{path} ({name})") for quote in row["quotes"]]
    return Predictions(
        name=path.stem,
        unsaid=frozenset({*TABLES[1:], "calls"}) | _without_cues(quote for row in rows for quote in row["quotes"]),
        documents=documents,
        quotes=quotes,
        digest=sha256(path.read_bytes()),
        odd=odd,
    )


def _read_folder(folder: Path) -> Predictions:
    documents = folder / "documents.jsonl"
    if not documents.is_file():
        raise PredictionsUnreadable("not a run folder: it holds no documents.jsonl", where=str(folder))

    def rows(name: str, *needed: str, ids: Callable[[dict[str, Any]], list[Any]] = lambda _: []) -> Rows:
        path = folder / name
        found = _rows(path) if path.is_file() else []
        for number, row in enumerate(found, 1):
            where = f"{path}:{number}"
            if missing := [key for key in needed if key not in row]:
                raise PredictionsUnreadable(f"the record has no {', '.join(missing)}", where=where)
            try:
                wrong = [claim for claim in ids(row) if not isinstance(claim, str)]
            except (AttributeError, TypeError) as error:
                raise PredictionsUnreadable("a record is not of the contract", where=where, why=str(error)) from error
            if wrong:
                raise PredictionsUnreadable("the id of a claim is a text", where=where, why=f"found {wrong[0]!r}")
        return found

    quotes = rows("quotes.jsonl", "document", "content")
    missing = frozenset(name for name in (*TABLES, "calls") if not (folder / f"{name}.jsonl").is_file())
    return Predictions(
        name=_name_of(folder.resolve()),
        unsaid=missing | _without_cues(quotes),
        documents={str(row["id"]): row for row in rows("documents.jsonl", "id")},
        quotes=_by_document(quotes),
        claims=_by_document(rows("claims.jsonl", "id", "document", "evidence")),
        contradictions=rows("contradictions.jsonl", "a", "b", ids=lambda row: [row["a"], row["b"]]),
        disputes=rows("disputes.jsonl", "sides", ids=_on_sides),
        candidates=_looked_at(folder / "candidates.jsonl"),
        rejected=rows("rejected.jsonl"),
        failures=rows("failures.jsonl"),
        calls=rows("calls.jsonl"),
        manifest=_manifest(folder / "run.json"),
    )


def _on_sides(dispute: Mapping[str, Any]) -> list[str]:
    """Ids of the claims on the sides of a dispute."""
    return [claim for side in dispute["sides"] for claim in side.get("claims") or ()]


def _read_annotated(directory: Path) -> Predictions:
    """Every story under `directory`, as one run."""
    stories = [path.parent for path in sorted(directory.glob("*/story.toml"))]
    files = [read_story_file(folder / "story.toml") for folder in stories]
    check_ids(files, directory)
    documents: dict[str, Mapping[str, Any]] = {
        name: {"id": name, "sha256": row.sha256} for file in files for name, row in file.documents.items()
    }
    tables = {
        name: [row for folder in stories if (path := folder / f"{name}.jsonl").is_file() for row in _rows(path)]
        for name in TABLES
    }
    return Predictions(
        name=_name_of(directory.resolve()),
        documents=documents,
        quotes=_by_document(tables["quotes"]),
        claims=_by_document(tables["claims"]),
        contradictions=tables["contradictions"],
        disputes=tables["disputes"],
        unsaid=frozenset({"calls"}),
    )


def _without_cues(quotes: Iterable[Any]) -> frozenset[str]:
    """Whether nothing that is told has a cue, not even none."""
    return frozenset() if any(isinstance(quote, dict) and "cue" in quote for quote in quotes) else frozenset({"cues"})


def _name_of(folder: Path) -> str:
    """The folder's name; of a numbered repeat, its system's."""
    return folder.parent.name if folder.name.isdigit() and folder.parent.name else folder.name


def document_items(predictions: Predictions, own: str | None, document: str, text: str) -> DocumentItems:
    """What the run says is in a document; a document it never saw, or failed on, holds nothing.

    Raises:
        PredictionsUnreadable: a span has no start and end.
    """
    if own is None:
        return DocumentItems(failed=True, unsaid=predictions.unsaid)
    quotes = predictions.quotes.get(own, [])
    claims = predictions.claims.get(own, [])
    try:
        return DocumentItems(
            quotes=tuple(_mentioned(quote_item(row, text), text) for row in quotes),
            claims=tuple(claim_item({**row, "document": document}, text) for row in claims),
            rejected=tuple(
                Rejection(str(row.get("kind")), str(row.get("proposed")), str(row.get("reason")))
                for row in predictions.rejected
                if row.get("document") == own
            ),
            failed=any(row.get("document") == own for row in predictions.failures),
            unsaid=predictions.unsaid,
        )
    except (KeyError, TypeError, IndexError, ValueError) as error:
        where = f"{predictions.name} ({own})"
        why = str(error) if isinstance(error, ValueError) else repr(error)
        raise PredictionsUnreadable("a record is not of the contract", where=where, why=why) from error


def story_items(predictions: Predictions, claims: Mapping[str, str]) -> StoryItems:
    """The relations of one story: those both of whose claims, or any of whose claims for a dispute, are among `claims`.

    Args:
        predictions: the run.
        claims: ids of the story's predicted claims, with the gold document each is in.
    """
    names = {predictions_id: document for document, predictions_id in _own_ids(predictions, claims).items()}

    def renamed(row: dict[str, Any]) -> dict[str, Any]:
        return {
            **row,
            **{key: [names.get(name, name) for name in row.get(key) or ()] for key in ("silent", "one_sided")},
        }

    return StoryItems(
        edges=tuple(edge_item(row) for row in predictions.contradictions if row["a"] in claims and row["b"] in claims),
        disputes=tuple(
            dispute_item(renamed(row))
            for row in predictions.disputes
            if any(claim in claims for claim in _on_sides(row))
        ),
        candidates=None
        if predictions.candidates is None
        else tuple(
            (first & claims.keys(), second & claims.keys())
            for first, second in predictions.candidates
            if not first.isdisjoint(claims) and not second.isdisjoint(claims)
        ),
    )


def _own_ids(predictions: Predictions, claims: Mapping[str, str]) -> dict[str, str]:
    """The run's own id of each gold document, as far as its claims tell."""
    return {claims[row["id"]]: own for own, rows in predictions.claims.items() for row in rows if row["id"] in claims}


def _looked_at(path: Path) -> tuple[LookedAt, ...] | None:
    """Pairs `{"a", "b"}`, or claims with their partners `{"claims", "partners"}`; `None` if the run does not say."""
    if not path.is_file():
        return None
    found = []
    for number, row in enumerate(_rows(path), 1):
        if isinstance(row.get("a"), str) and isinstance(row.get("b"), str):
            found.append((frozenset([row["a"]]), frozenset([row["b"]])))
        elif isinstance(row.get("claims"), list) and isinstance(row.get("partners", []), list):
            claims = frozenset(map(str, row["claims"]))
            found.append((claims, frozenset(map(str, row.get("partners") or claims))))
        else:
            raise PredictionsUnreadable(
                "the record has neither a and b nor claims and partners", where=f"{path}:{number}"
            )
    return tuple(found)


def _by_document(rows: Rows) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    for row in rows:
        found.setdefault(str(row["document"]), []).append(row)
    return found


def _rows(path: Path) -> Rows:
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise PredictionsUnreadable("the file cannot be read", where=str(path), why=str(error)) from error
    found: Rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise PredictionsUnreadable("the line is not JSON", where=f"{path}:{number}", why=str(error)) from error
        if not isinstance(row, dict):
            raise PredictionsUnreadable("the line is not a record", where=f"{path}:{number}")
        found.append(row)
    return found


def _manifest(path: Path) -> Mapping[str, Any]:
    if not path.is_file():
        return {}
    try:
        manifest = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise PredictionsUnreadable("the manifest cannot be read", where=str(path), why=str(error)) from error
    if not isinstance(manifest, dict):
        raise PredictionsUnreadable("the manifest is not an object", where=str(path))
    return manifest


def _mentioned(quote: QuoteItem, text: str) -> QuoteItem:
    """The words of a mention that came as offsets alone."""
    speaker = quote.speaker
    if speaker is None or speaker.mention is None or speaker.mentioned is not None:
        return quote
    start, end = speaker.mention
    person = Person(speaker.name, speaker.mention, text[start:end], speaker.cue)
    fields = {name: getattr(quote, name) for name in QuoteItem.__slots__}
    return QuoteItem(**{**fields, "speaker": person})
