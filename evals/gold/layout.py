"""Gold on disk: one folder a story, `story.toml` and four files of JSON lines.

A story may have quotes only, or quotes and claims only: a file that is not there is not gold, one that is empty is.

A span is written without its text (standoff) where the document is somebody else's: a manifest lists it as `original`,
or gold has it so. The text is filled in on loading, from the document that `story.toml` names by hash. Either way a
loaded span equals its slice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, get_args

from evals.gold.records import GoldStory, StoryFile, Table
from pipeline.canonical import canonical_json, sha256
from pipeline.schema.records import Record

TABLES: tuple[Table, ...] = get_args(Table)
_LATER = {"touching", "support"}
"""Fields that disputes and their sides have had since there was gold without them."""


def dump_story(story: GoldStory, folder: Path, standoff: Callable[[str], bool] = lambda _: False) -> None:
    """Write a story; spans of documents for which `standoff` holds go without their text."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "story.toml").write_text(_story_toml(story.file), "utf-8")
    for name, rows in story.tables.items():
        path = folder / f"{name}.jsonl"
        if name in story.unsaid:
            path.unlink(missing_ok=True)
            continue
        lines = (
            json.dumps(_bare(row.model_dump(exclude_defaults=False), standoff), ensure_ascii=False) for row in rows
        )
        path.write_text("".join(line + "\n" for line in lines), "utf-8")


def without_texts(folder: Path) -> set[str]:
    """The documents of a story on disk whose spans are offsets without their texts; none where there is no story."""
    rows = [
        json.loads(line)
        for name in ("quotes.jsonl", "claims.jsonl")
        if (folder / name).is_file()
        for line in (folder / name).read_text("utf-8").split("\n")
        if line.strip()
    ]
    spans = [span for row in rows for span in (row.get("content") or row["evidence"])]
    return {str(span["document"]) for span in spans if "text" not in span}


def gold_hash(stories: Iterable[GoldStory]) -> str:
    """What a score was measured with: a hash of every record, split and document of `stories`, absent ones apart."""
    return sha256(
        canonical_json(
            [
                [
                    story.file.model_dump(include={"id", "split"}),
                    story.annotated,
                    *([sorted(story.unsaid)] if story.unsaid else []),
                    *([] if story.file.exhaustive else ["some relations"]),
                    sorted(source.document.sha256 for source in story.documents.values()),
                    *([_said(row) for row in sorted(rows, key=lambda row: row.id)] for rows in story.tables.values()),
                ]
                for story in sorted(stories, key=lambda story: story.id)
            ]
        )
    )


def _said(row: Record) -> dict[str, Any]:
    """A record as it is hashed: fields that came after the first gold change no hash where they say nothing."""
    fields: dict[str, Any] = row.model_dump()
    for holder in (fields, *fields.get("sides", ())):
        for name in _LATER & holder.keys():
            if not holder[name]:
                del holder[name]
    return fields


def _bare(value: Any, standoff: Callable[[str], bool]) -> Any:
    if isinstance(value, list):
        return [_bare(part, standoff) for part in value]
    if isinstance(value, dict):
        if {"document", "start", "end", "text"} == value.keys() and standoff(value["document"]):
            return {key: value[key] for key in ("document", "start", "end")}
        return {key: _bare(part, standoff) for key, part in value.items()}
    return value


def _story_toml(file: StoryFile) -> str:
    lines = [f"id = {_toml(file.id)}", f"split = {_toml(file.split)}"]
    if file.title:
        lines.append(f"title = {_toml(file.title)}")
    lines.append("annotated = [" + "".join(f"\n  {_toml(name)}," for name in sorted(file.annotated)) + "\n]")
    if not file.exhaustive:
        lines.append("exhaustive = false")
    for name, row in sorted(file.documents.items()):
        lines.append(f"\n[documents.{_toml(name)}]")
        lines += [f"{key} = {_toml(value)}" for key, value in row.model_dump().items() if value is not None]
    return "\n".join(lines) + "\n"


def _toml(text: str) -> str:
    """A TOML basic string, which JSON's escapes fit."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
