"""The run folder: records as JSON lines, the texts that offsets point into, the manifest.

documents.jsonl quotes.jsonl claims.jsonl contradictions.jsonl disputes.jsonl rejected.jsonl failures.jsonl calls.jsonl
candidates.jsonl what was looked at together for contradictions; not there if nothing was
texts/ID.txt    each document's text exactly as it was read, UTF-8, so that the folder is whole without its inputs
run.json        the manifest
report.html     the report, written by the job
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from pipeline.canonical import file_name, jsonl
from pipeline.errors import UsageError
from pipeline.schema import (
    Call,
    Claim,
    Contradiction,
    Dispute,
    Document,
    Failure,
    LookedAt,
    Quote,
    Record,
    Rejected,
    RunManifest,
    RunRecords,
    SourceText,
)

Line = TypeVar("Line", bound=Record)


def write(folder: Path, records: RunRecords, manifest: RunManifest, report: str | None = None) -> None:
    """Write a run: each file whole or not at all, readable by the user alone.

    Raises:
        UsageError: the folder cannot be written.
    """
    try:
        (folder / "texts").mkdir(parents=True, exist_ok=True, mode=0o700)
        texts = {_file_of(source.document.id): source.text for source in records.sources}
        for name, text in texts.items():
            _write(folder / "texts" / name, text)
        for left in (folder / "texts").glob("*.txt"):  # of an earlier run in this folder
            if left.name not in texts:
                left.unlink()
        for name, lines in _tables(records).items():
            _write(folder / f"{name}.jsonl", lines)
        if records.candidates is None:
            (folder / "candidates.jsonl").unlink(missing_ok=True)  # an earlier run's
        if report is not None:
            _write(folder / "report.html", report)
        _write(folder / "run.json", manifest.model_dump_json(indent=2) + "\n")
    except OSError as error:
        where, todo = str(folder), "give --out a folder that you may write"
        raise UsageError("the run folder cannot be written", where=where, why=error.strerror, todo=todo) from error


def load(folder: Path) -> tuple[RunRecords, RunManifest]:
    """Read a run that any program wrote to the contract; texts come from `texts/`, else from each document's source.

    Raises:
        UsageError: not a run folder, a file that is not UTF-8, or a line that does not fit, with file, line and cause.
    """
    if not (folder / "run.json").is_file():
        raise UsageError(
            "not a run folder",
            where=str(folder),
            why="there is no run.json in it",
            todo="give the folder that --out named",
        )
    try:
        manifest = RunManifest.model_validate_json((folder / "run.json").read_bytes())
    except ValidationError as error:
        raise UsageError("run.json does not fit the contract", where=str(folder), why=_first(error)) from error
    documents = _read(folder / "documents.jsonl", Document)
    records = RunRecords(
        sources=tuple(SourceText(document, _text_of(folder, document)) for document in documents),
        quotes=_read(folder / "quotes.jsonl", Quote),
        claims=_read(folder / "claims.jsonl", Claim),
        contradictions=_read(folder / "contradictions.jsonl", Contradiction),
        disputes=_read(folder / "disputes.jsonl", Dispute),
        rejected=_read(folder / "rejected.jsonl", Rejected),
        failures=_read(folder / "failures.jsonl", Failure),
        calls=_read(folder / "calls.jsonl", Call),
        candidates=_read(looked, LookedAt) if (looked := folder / "candidates.jsonl").is_file() else None,
    )
    return records, manifest


def _tables(records: RunRecords) -> dict[str, str]:
    tables = {
        "documents": jsonl(source.document for source in records.sources),
        "quotes": jsonl(records.quotes),
        "claims": jsonl(records.claims),
        "contradictions": jsonl(records.contradictions),
        "disputes": jsonl(records.disputes),
        "rejected": jsonl(records.rejected),
        "failures": jsonl(records.failures),
        "calls": jsonl(records.calls),
    }
    return tables if records.candidates is None else {**tables, "candidates": jsonl(records.candidates)}


def _write(path: Path, text: str) -> None:
    """Replace `path` in one step; mode 0600."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _read(path: Path, kind: type[Line]) -> tuple[Line, ...]:
    if not path.is_file():
        return ()
    found = []
    for number, line in enumerate(_decoded(path).split("\n"), 1):
        if line.strip():
            try:
                found.append(kind.model_validate_json(line))
            except ValidationError as error:
                raise UsageError(
                    "the line does not fit the contract", where=f"{path}:{number}", why=_first(error)
                ) from error
    return tuple(found)


def _text_of(folder: Path, document: Document) -> str:
    for path in (folder / "texts" / _file_of(document.id), Path(document.source)):
        if path.is_file():
            return _decoded(path)
    raise UsageError(
        "the text of a document is missing", where=document.id, why=f"neither in texts/ nor at {document.source}"
    )


def _decoded(path: Path) -> str:
    """The text of a file exactly as it is stored."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError("the file is not UTF-8", where=str(path), why=str(error), todo="make the run again") from error


def _file_of(identifier: str) -> str:
    return f"{file_name(identifier)}.txt"


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(map(str, first["loc"]))
    return f"{place}: {first['msg']}" if place else first["msg"]
