"""What a document says of itself: title, publisher, author, date, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

import py3langid
import yaml

from pipeline.documents.dates import iso_date, stated_day

_BETWEEN = re.compile(r"\s+[-–—|·•»:]\s+")
"""What stands between a headline and its outlet in the title of a page."""
_ADDRESS = re.compile(r"://|@|^/")
"""What an address has, and a name has not."""
_PLACE = re.compile(r"[/\\:@_]|\.\w+$")
"""What an address or a file's name has, and an outlet's has not."""
_DAYS = (
    *("article:published_time", "date", "dc.date", "datepublished", "og:published_time", "pubdate", "publishdate"),
    *("publish-date", "publication_date", "parsely-pub-date", "sailthru.date", "article.published", "dc.date.issued"),
    *("dcterms.created", "dcterms.date", "dcterms.issued", "cxenseparse:recs:publishtime"),
)
_STATED_DAYS = (
    *("published", "date", "datePublished", "published_at", "pubDate", "publication_date", "date_published"),
    *("publishedAt", "date_publish", "posted_at", "created_at", "created_utc", "datetime", "timestamp"),
    "date_unixtime",
)
"""Names under which front matter and records state their day, the best first."""
_OUTLETS = ("dc.publisher", "dcterms.publisher", "application-name")
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "byl")
"""Names of `meta` elements in which pages state their day, outlet and author beside the usual ones, the best first."""
_FRAMES = ("nav", "aside", "footer")
"""Elements in which other articles are named."""
_ARTICLE = re.compile(r"\b(?:\w*Article|\w*Posting|Report)\b")
"""Types of schema.org that an article goes by."""
_NOT_YAML = (
    *(yaml.YAMLError, ValueError, TypeError, OverflowError, RecursionError),
    *(IndexError, KeyError, AttributeError),
)
"""What PyYAML raises: its own errors, and those of constructors that meet a bad value (`!!int ''`, `!!bool maybe`)."""


@dataclass(frozen=True)
class Facts:
    """What is stated, in the document's own form; `None` where it is not."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None

    def or_else(self, other: Facts) -> Facts:
        """These facts, with `other`'s where one is missing."""
        missing = {name: value for name, value in vars(other).items() if getattr(self, name) is None}
        return replace(self, **missing)


def stated_in_mapping(values: Mapping[str, Any]) -> Facts:
    """From front matter or a JSON record, under the names in use."""

    def first(*names: str) -> str | None:
        for name in names:
            value = values.get(name)
            if isinstance(value, (str, date)) and str(value).strip():
                return " ".join(str(value).split())
        return None

    source = first("source")
    return Facts(
        title=first("title", "headline"),
        publisher=first("publisher", "outlet", "site", "source_name", "site_name")
        or first("organisation", "organization", "issuer", "publication", "newspaper", "blog")
        or first("channel", "channel_name", "channel_title", "peer", "from")
        or (source if source and not _PLACE.search(source) else None),
        author=first("author", "byline", "by") or _name(values.get("author")) or _name(values.get("authors")),
        published=next((day for name in _STATED_DAYS if (day := stated_day(values.get(name)))), None),
        language=_tag(first("language", "lang")),
    )


def front_matter(text: str) -> Facts:
    """From the YAML block between `---` lines at the top; a block that is not YAML states nothing."""
    match = re.match(r"\A\ufeff?---[ \t]*\r?\n((?:.*\r?\n)*?)---[ \t]*(?:\r?\n|\Z)", text[:20_000])
    if not match:
        return Facts()
    try:
        values = yaml.safe_load(match[1])
    except _NOT_YAML:
        return Facts()
    return stated_in_mapping(values) if isinstance(values, dict) else Facts()


class _Head(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.language: str | None = None
        self.open: str | None = None
        self.text: dict[str, str] = {}
        self.time: str | None = None
        self.framed = 0
        self.linked: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if values.get("itemprop") == "datePublished" and (day := values.get("content") or values.get("datetime")):
            self.meta.setdefault("datepublished", day)
        if tag == "html":
            self.language = values.get("lang") or None
        elif tag == "meta" and values.get("content"):
            self.meta.setdefault((values.get("property") or values.get("name") or "").lower(), values["content"])
        elif tag in _FRAMES:
            self.framed += 1
        elif tag == "time" and not self.framed:
            self.time = self.time or values.get("datetime")
        elif tag == "script" and values.get("type", "").lower() == "application/ld+json":
            self.open = tag
            self.linked.append("")
        elif tag in ("title", "h1") and tag not in self.text:
            self.open, self.text[tag] = tag, ""

    def handle_endtag(self, tag: str) -> None:
        if tag == self.open:
            self.open = None
        elif tag in _FRAMES:
            self.framed = max(0, self.framed - 1)

    def handle_data(self, data: str) -> None:
        if self.open == "script":
            self.linked[-1] += data
        elif self.open:
            self.text[self.open] += data


def _stated_in_linked_data(blocks: Iterable[str]) -> Facts:
    """From the first article that a page describes in JSON-LD with the words of schema.org."""
    for block in blocks:
        try:
            waiting: list[Any] = [json.loads(block, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting += node
            elif isinstance(node, dict) and _ARTICLE.search(str(node.get("@type"))):
                facts = stated_in_mapping(
                    {**node, "author": _name(node.get("author")), "language": node.get("inLanguage")}
                )
                return replace(facts, publisher=_name(node.get("publisher")))
            elif isinstance(node, dict):
                waiting.append(node.get("@graph"))
    return Facts()


def _name(value: Any) -> str | None:
    """The name of a person or organisation, or of several, however the page writes them."""
    if isinstance(value, list):
        named = (part for part in value if not isinstance(part, list))  # in YAML a list may hold itself
        return ", ".join(name for part in named if (name := _name(part))) or None
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def stated_in_page(page: str) -> Facts:
    """From a page's head, its first heading, what it says of itself for machines, and its `time` element."""
    head = _Head(page[:200_000])
    meta = head.meta
    full = " ".join(head.text.get("title", "").split())
    name, _, site = full.rpartition(" | ")
    heading = " ".join(head.text.get("h1", "").split()) or meta.get("og:title")
    if heading and (rest := outlet_beside(heading, full)):
        name, site = heading, rest
    title = heading or name or full
    linked = _stated_in_linked_data(head.linked)
    stated = [meta.get(name) for name in _DAYS]
    days = [*stated, linked.published, head.time, meta.get("article:modified_time")]
    outlets = [meta.get("og:site_name"), meta.get("publisher"), linked.publisher, site if name else None]
    authors = [" ".join(meta.get(name, "").split()) for name in _AUTHORS]
    own = Facts(
        title=title or None,
        publisher=next(filter(None, [*outlets, *(meta.get(name) for name in _OUTLETS)]), None),
        author=next((author for author in authors if author and not _ADDRESS.search(author)), None),
        published=next((day for when in days if when and (day := iso_date(when))), None),
        language=_tag(head.language),
    )
    return own.or_else(linked)


def outlet_beside(heading: str, full: str) -> str | None:
    """The outlet's name, where a page's title has it last, behind the headline and a mark between."""
    between = _BETWEEN.match(full, len(heading)) if full.casefold().startswith(heading.casefold()) else None
    return _BETWEEN.split(full[between.end() :])[-1] if between else None


def _tag(stated: str | None) -> str | None:
    """A BCP 47 tag at the start of what was stated."""
    match = re.match(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*(?![\w-])", stated or "")
    return match[0] if match else None


def language_of(text: str) -> str | None:
    """The language of the prose as BCP 47, or `None` for less than twenty letters."""
    sample = text[:4000]
    if sum(letter.isalpha() for letter in sample) < 20:
        return None
    return str(py3langid.classify(sample)[0])
