"""Files to source texts; what cannot be read becomes a failure and costs no other document anything."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.canonical import sha256
from pipeline.documents.boilerplate import boilerplate_of
from pipeline.documents.decode import LARGEST_FILE, decode
from pipeline.documents.facts import (
    Facts,
    front_matter,
    language_of,
    stated_in_mapping,
    stated_in_page,
    stated_in_prose,
)
from pipeline.documents.find import SUFFIXES, find
from pipeline.errors import DocumentError
from pipeline.schema import Document, Failure, InputFile, SourceText
from pipeline.view import view_of

Format = Literal["text", "markdown", "html"]


@dataclass(frozen=True)
class Readings:
    """What was read, in the order of the paths, and what could not be."""

    sources: tuple[SourceText, ...]
    failures: tuple[Failure, ...]
    inputs: tuple[InputFile, ...]


def read(paths: Iterable[Path], *, story: str | None = None, encoding: str | None = None) -> Readings:
    """Every document in `paths`; ids are the stems of the files, and a stem that is taken already is a failure."""
    found = find(paths, story)
    sources: dict[str, SourceText] = {}
    failures = [_failure(problem) for problem in found.problems]
    inputs = [InputFile(source=problem.where or "", sha256=None, document=None) for problem in found.problems]
    for path, of_story in found.files:
        for item in _read_file(path, of_story, encoding):
            if isinstance(item, SourceText) and (first := sources.get(item.document.id)):
                item = DocumentError(
                    f"the id {item.document.id!r} is taken by {first.document.source}",
                    where=item.document.source,
                    todo="rename one of them",
                )
            if isinstance(item, SourceText):
                sources[item.document.id] = item
                inputs.append(
                    InputFile(source=item.document.source, sha256=item.document.sha256, document=item.document.id)
                )
            else:
                failures.append(_failure(item, of_story))
                inputs.append(InputFile(source=item.where or str(path), sha256=None, document=None))
    return Readings(tuple(sources.values()), tuple(failures), tuple(inputs))


def read_text(
    text: str,
    *,
    identifier: str,
    story: str,
    source: str,
    form: Format = "text",
    digest: str | None = None,
    stated: Facts | None = None,
) -> SourceText:
    """A source text from a string: what the document says of itself is read from it, boilerplate is marked.

    Raises:
        DocumentError: there is no word in it.
    """
    bare = Document(id=identifier, sha256=digest or sha256(text), story=story, source=source, format=form)
    view = view_of(SourceText(bare, text))
    if not any(letter.isalnum() for letter in view.text):
        raise DocumentError("there is no word in it", where=source)
    facts = stated or Facts()
    if form == "html":
        facts = facts.or_else(stated_in_page(text))
    elif form == "markdown":
        facts = facts.or_else(front_matter(text))
    facts = facts.or_else(stated_in_prose(view.text))
    document = bare.model_copy(
        update={
            **vars(facts),
            "language": (facts.language or language_of(view.text)),
            "boilerplate": boilerplate_of(bare, text),
        }
    )
    return SourceText(document, text)


def _read_file(path: Path, story: str, encoding: str | None) -> Iterator[SourceText | DocumentError]:
    where, form = str(path), SUFFIXES[path.suffix.lower()]
    try:
        data = _bytes_of(path)
        text = decode(data, where, encoding, is_html=form == "html", is_lines=form == "jsonl")
        if form == "jsonl":
            yield from _read_lines(text, path, story)
        else:
            yield read_text(
                text, identifier=path.stem, story=story, source=where, form=_format(form), digest=sha256(data)
            )
    except OSError as error:
        yield DocumentError("cannot be read", where=where, why=error.strerror or str(error))
    except DocumentError as error:
        yield error


def _bytes_of(path: Path) -> bytes:
    if (size := path.stat().st_size) > LARGEST_FILE:
        raise DocumentError(
            f"the file is {size:,} bytes long", where=str(path), todo=f"split it below {LARGEST_FILE:,}"
        )
    return path.read_bytes()


def _format(name: str) -> Format:
    return "html" if name == "html" else "markdown" if name == "markdown" else "text"


def _read_lines(text: str, path: Path, story: str) -> Iterator[SourceText | DocumentError]:
    """One document a line: `text` is required; `id`, `story`, `title`, `publisher` … are taken if stated."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            yield _read_line(line, where, f"{path.stem}-{number}", story)
        except DocumentError as error:
            yield error


def _read_line(line: str, where: str, identifier: str, story: str) -> SourceText:
    try:
        values: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DocumentError("the line is not JSON", where=where, why=str(error)) from error
    if not isinstance(values, dict) or not isinstance(values.get("text"), str) or not values["text"].strip():
        raise DocumentError("the line holds no document", where=where, why="no field `text` with words in it")
    text = values["text"].encode("utf-8", "replace").decode() if _has_lone_surrogate(values["text"]) else values["text"]
    form = values.get("format", "text")
    return read_text(
        text,
        identifier=_word(values, "id") or identifier,
        story=_word(values, "story") or story,
        source=_word(values, "url") or _word(values, "source") or where,
        form=_format(form if isinstance(form, str) else "text"),
        stated=stated_in_mapping(values),
    )


def _word(values: dict[str, Any], name: str) -> str | None:
    value = values.get(name)
    return str(value) if isinstance(value, (str, int)) and str(value).strip() else None


def _has_lone_surrogate(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def _failure(error: DocumentError, story: str | None = None) -> Failure:
    return Failure(document=None, source=error.where, story=story, error=error.kind, message=str(error))
