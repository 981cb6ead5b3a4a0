"""Where a document comes from, and the way from its text to a source text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.canonical import sha256
from pipeline.documents.boilerplate import boilerplate_of
from pipeline.documents.dates import is_day_first
from pipeline.documents.facts import Facts, front_matter, language_of, stated_in_page
from pipeline.documents.opening import stated_in_prose
from pipeline.errors import DocumentError
from pipeline.schema import Document, SourceText
from pipeline.view import view_of

Format = Literal["text", "markdown", "html"]


@dataclass(frozen=True)
class Origin:
    """A file, the story it belongs to, the encoding that was asked for, and the folders that its id names."""

    path: Path
    story: str
    encoding: str | None = None
    folders: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The file as errors and records name it; a byte of its name that is no UTF-8 is shown as such."""
        return shown(str(self.path))

    @property
    def stem(self) -> str:
        """The document's id: the name of the file without its ending, after those of `folders`."""
        return shown(".".join([*self.folders, self.path.stem]))


def read_text(
    text: str,
    *,
    identifier: str,
    story: str,
    source: str,
    form: Format = "text",
    digest: str | None = None,
    encoding: str | None = None,
    stated: Facts | None = None,
) -> SourceText:
    """A source text from a string: what the document says of itself is read from it, boilerplate is marked.

    Args:
        text: kept exactly.
        identifier: the document's id; in it, and in all that names or describes the document, half a character is
            shown as its number.
        story: the group of documents that report one event.
        source: path or URL.
        form: how markup in the text reads.
        digest: sha256 of the bytes; else of the text as UTF-8.
        encoding: what the bytes were read as, unless UTF-8.
        stated: what is known of the document from elsewhere; it goes before what the text says.

    Raises:
        DocumentError: there is no word in it, or half a character.
    """
    identifier, story, source = shown(identifier), shown(story), shown(source)
    if half := _HALF.search(text):
        why = f"a lone surrogate, {shown(half[0])}, at {half.start()}"
        raise DocumentError("the text holds half a character", where=source, why=why, todo="save it again as UTF-8")
    bare = Document(
        id=identifier, sha256=digest or sha256(text), story=story, source=source, format=form, encoding=encoding
    )
    view = view_of(SourceText(bare, text))
    if not any(letter.isalnum() for letter in view.text):
        raise DocumentError("there is no word in it", where=source, todo="save it again as text, or leave it out")
    facts = stated or Facts()
    titles: list[str] = []
    if form == "html":
        facts = facts.or_else(stated_in_page(text))
        titles = [facts.title] if facts.title else []
    elif form == "markdown":
        facts = facts.or_else(front_matter(text))
    language = facts.language or language_of(view.text)
    facts = facts.or_else(stated_in_prose(view.text, day_first=is_day_first(language)))
    known = {name: shown(value) for name, value in vars(facts).items() if value is not None}
    own = {"language": language, **known}
    return SourceText(bare.model_copy(update={**own, "boilerplate": boilerplate_of(view, form, titles)}), text)


_HALF = re.compile("[\ud800-\udfff]")
"""A lone surrogate, which no UTF-8 can write; the last 128 stand for bytes of a name (PEP 383)."""


def shown(name: str) -> str:
    """A name or a headline with what is no character, or a byte that is no UTF-8, shown as such."""

    def number(half: re.Match[str]) -> str:
        code = ord(half[0])
        return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"

    return _HALF.sub(number, name)


def named(value: object) -> str | None:
    """A word or number that somebody stated, as a string; `None` for anything else."""
    return str(value) if isinstance(value, (str, int)) and str(value).strip() else None
