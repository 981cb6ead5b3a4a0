"""What a reader reads: a document's text without its markup, every character of it traced to the stored text.

Links, tags, entities, invisible characters, boilerplate and page breaks inside a sentence stand between the words of
the stored text. A view leaves them out, so that everything above works on plain prose, and gives the way back: a range
of the view is the list of ranges of the stored text that hold its words.
"""

from __future__ import annotations

import bisect
import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pipeline.breaks import inside_sentences, is_inside
from pipeline.schema import SourceText, Span

INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Soft hyphen, zero-width and bidirectional controls: no reader sees them, no word ends at them."""

_UNSEEN = dict.fromkeys(map(ord, INVISIBLE))

_INVISIBLE_RUN = re.compile(rf"\u00ad[ \t]*\r?\n[ \t]*(?=\w)|[{INVISIBLE}]+")
_DECOMPOSED = re.compile("[^\\W\\d_][\u0300-\u036f]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]+")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?:.*\r?\n)*?---[ \t]*(?:\r?\n|\Z)")
_LINK = re.compile(
    r"(?P<image>!\[[^\[\]]{0,500}\]\([^()\n]{0,2000}\))"
    r"|(?P<open>\[)(?P<label>[^\[\]]{1,1000})(?P<close>\]\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\))"
)
_MARKDOWN = re.compile(
    r"(?P<line>^[ ]{0,3}(?:#{1,6}[ \t]+|>[ \t]?)+)"
    r"|(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<emphasis>\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|`+)",
    re.MULTILINE | re.DOTALL,
)
_BLOCK_TAGS = frozenset(
    "address article blockquote body br caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 "
    "h6 hr html li main ol option p pre section summary table tbody td tfoot th thead tr ul".split()
)
HIDDEN_TAGS = frozenset("head script style noscript template svg math iframe object select textarea button".split())
"""Elements whose text no reader of the page reads as prose."""
FRAME_TAGS = frozenset(["nav", "footer", "aside", "form", "menu", "dialog"])
"""Elements that frame an article: navigation, footers but those of a quotation, side boxes."""
_VOID_TAGS = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HIDDEN = re.compile(r"\shidden(?=[\s>/=])", re.IGNORECASE)
_VALUE = re.compile("\"[^\"]*\"|'[^']*'")
_UNSHOWN_STYLE = re.compile(
    "\\sstyle\\s*=\\s*[\"'][^\"'<>]*\\b(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)", re.IGNORECASE
)
_LONGEST_UNSHOWN = 2000
"""Code points, tags included."""
_RAW_TAGS = frozenset("script style textarea title".split())
_TAG = re.compile(
    r"<(?:(?P<closing>/)?(?P<name>[a-zA-Z][^\s<>/]*+)(?:[^<>\"'/]|\"[^\"<]*+\"|'[^'<]*+'|/(?!>)|[\"'])*?(?P<empty>/)?>|[!?][a-zA-Z\[][^<>]*+>)"
)
_QUOTED = re.compile("</blockquote", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_LINE_ENDS = re.compile(r"[\r\f]*+\n[ \t\r\f\n]*+")


@dataclass(frozen=True)
class Piece:
    """A run of the view and where it comes from.

    `same` runs map character by character; the others stand as a whole for their source range. A `breaks` piece is
    white space, or what no reader sees, that stands for a break, an entity or markup between words: no span begins or
    ends in it.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    same: bool
    breaks: bool = False


@dataclass(frozen=True)
class View:
    """The readable text of one document and the way back to its stored text."""

    document: str
    source: str
    text: str
    pieces: tuple[Piece, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    @cached_property
    def _source_starts(self) -> list[int]:
        return [piece.source_start for piece in self.pieces]

    def ranges(self, start: int, end: int) -> list[tuple[int, int]]:
        """Ranges of the stored text for the view's `start:end`: in order, apart, none empty, no outer white space.

        One range runs on over characters that no reader sees and line ends; markup, a space written as an entity,
        boilerplate and page breaks divide it.
        """
        found: list[tuple[int, int]] = []
        first = max(0, bisect.bisect_right(self._starts, start) - 1)
        for piece in self.pieces[first:]:
            if piece.start >= end:
                break
            low, high = max(start, piece.start), min(end, piece.end)
            if low >= high or piece.breaks:
                continue
            if piece.same:
                here = (piece.source_start + low - piece.start, piece.source_start + high - piece.start)
            else:
                here = (piece.source_start, piece.source_end)
            if _trim(self.source, *here) is None:
                continue
            if found and _joins(self.source, found[-1][1], here[0]):
                found[-1] = (found[-1][0], here[1])
            else:
                found.append(here)
        return [trimmed for low, high in found if (trimmed := _trim(self.source, low, high)) is not None]

    def spans(self, start: int, end: int) -> list[Span]:
        """The same as records."""
        return [self.span_at(low, high) for low, high in self.ranges(start, end)]

    def joined(self, spans: Iterable[Span]) -> list[Span]:
        """Spans in text order, those made one between which a reader sees nothing but a space: `said&nbsp;no`."""
        found: list[Span] = []
        for span in spans:
            if found and _joins(self.source, found[-1].end, span.start, entities=True):
                found[-1] = self.span_at(found[-1].start, span.end)
            else:
                found.append(span)
        return found

    def span(self, start: int, end: int) -> Span | None:
        """One span from the first to the last word of `start:end`, markup between them included; `None` if no words."""
        ranges = self.ranges(start, end)
        return self.span_at(ranges[0][0], ranges[-1][1]) if ranges else None

    def span_at(self, start: int, end: int) -> Span:
        """The span of a range of the stored text."""
        return Span(document=self.document, start=start, end=end, text=self.source[start:end])

    def locate(self, offset: int) -> int:
        """The place in the view of `offset` in the stored text; what the view leaves out is where it goes on."""
        index = bisect.bisect_right(self._source_starts, offset) - 1
        if index < 0:
            return 0
        piece = self.pieces[index]
        if offset >= piece.source_end:
            return piece.end
        return piece.start + (offset - piece.source_start if piece.same else 0)


def page_of(text: str, offset: int) -> int | None:
    """The page, from 1, on which `offset` into a stored text lies; `None` where no form feed parts pages."""
    return text.count("\f", 0, offset) + 1 if "\f" in text else None


def view_of(source: SourceText) -> View:
    """The view of a document: a pure function of its text, format and boilerplate."""
    text, form = source.text, source.document.format
    cuts = [(span.start, span.end, "\n\n") for span in source.document.boilerplate]
    cuts += _html_cuts(text) if form == "html" else _text_cuts(text, markdown=form == "markdown")
    cuts += [(match.start(), match.end(), "") for match in _INVISIBLE_RUN.finditer(text)]
    cuts += [(match.start(), match.end(), " ") for match in _CONTROL.finditer(text)]
    cuts += [(match.start(), match.end(), unicodedata.normalize("NFC", match[0])) for match in _decomposed(text)]
    return _build(source.document.id, text, _disjoint(cuts))


Cut = tuple[int, int, str]


def _disjoint(cuts: Iterable[Cut]) -> list[Cut]:
    """Cuts in order; one that begins inside another is shortened or dropped, so the longer and earlier wins."""
    kept: list[Cut] = []
    for start, end, into in sorted(cuts, key=lambda cut: (cut[0], -cut[1])):
        if kept and start < kept[-1][1]:
            if end <= kept[-1][1]:
                continue
            start = kept[-1][1]
        kept.append((start, end, into))
    return kept


def _build(document: str, text: str, cuts: list[Cut]) -> View:
    parts: list[str] = []
    pieces: list[Piece] = []
    length = place = 0

    def add(part: str, start: int, end: int, same: bool, breaks: bool) -> None:
        nonlocal length
        if part:
            parts.append(part)
            pieces.append(Piece(length, length + len(part), start, end, same, breaks))
            length += len(part)

    for start, end, into in [*cuts, (len(text), len(text), "")]:
        add(text[place:start], place, start, True, False)
        add(into, start, end, False, not into.translate(_UNSEEN).strip())
        place = end
    return View(document, text, "".join(parts), tuple(pieces))


def _text_cuts(text: str, *, markdown: bool) -> list[Cut]:
    cuts: list[Cut] = []
    body = 0
    if markdown and (front := _FRONT_MATTER.match(text)):
        cuts.append((0, front.end(), ""))
        body = front.end()
    for match in _LINK.finditer(text, body):
        if match["image"]:
            cuts.append((match.start(), match.end(), ""))
        else:
            cuts.append((match.start("open"), match.end("open"), ""))
            cuts.append((match.start("close"), match.end("close"), ""))
    cuts += _entities(text)
    if markdown:
        cuts += _comments(text)
        cuts += [(match.start(), match.end(), "") for match in _MARKDOWN.finditer(text, body)]
    cuts += inside_sentences(text, body, quotes=markdown)
    return cuts


def _joins(text: str, end: int, start: int, *, entities: bool = False) -> bool:
    """Nothing that a reader sees but a space lies between, with `entities` one written as such; no paragraph ends."""
    gap = text[end:start]
    if not gap or len(gap) > 200:
        return not gap
    seen = html.unescape(gap).translate(_UNSEEN)
    if seen and not entities:
        seen = gap.translate(_UNSEEN)
    return seen.count("\n") < 2 and all(letter in "\t\r\n" or unicodedata.category(letter) == "Zs" for letter in seen)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return (start, end) if start < end else None


def _comments(text: str) -> list[Cut]:
    """`<!-- ... -->`, each cut whole; one that is never closed is text."""
    cuts: list[Cut] = []
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        cuts.append((start, end + 3, ""))
        start = text.find("<!--", end + 3)
    return cuts


def _entities(text: str) -> list[Cut]:
    """Characters written as entities, in text and Markdown too: what was scraped from a page often keeps them."""
    return [
        (match.start(), match.end(), html.unescape(match[0]).translate(_UNSEEN)) for match in _ENTITY.finditer(text)
    ]


def _decomposed(text: str) -> list[re.Match[str]]:
    """Letters that are written as a letter and the accents to put on it (NFD)."""
    return [] if text.isascii() else list(_DECOMPOSED.finditer(text))


def _html_cuts(text: str) -> list[Cut]:
    """What is not prose in a page: comments, tags, entities, hidden elements and the frame around the article."""
    cuts = _comments(text)
    open_at: dict[str, list[int]] = {}
    unclosed: set[str] = set()
    quoted_to = max((match.start() for match in _QUOTED.finditer(text)), default=0)
    quoting = place = 0
    tags: list[re.Match[str]] = []
    while match := _TAG.search(text, place):
        tags.append(match)
        start, place = match.span()
        name = (match["name"] or "").lower()
        is_block = name in _BLOCK_TAGS | FRAME_TAGS and not (name == "br" and is_inside(text, start, place))
        cuts.append((start, place, "\n\n" if is_block else " " if name == "br" else ""))
        if name == "blockquote":
            quoting = max(0, quoting + (-1 if match["closing"] else 1))
        if name not in HIDDEN_TAGS | FRAME_TAGS or match["empty"]:
            continue
        if name == "footer" and quoting and start < quoted_to:  # it says whose words the blockquote holds
            continue
        if match["closing"]:
            if opened := open_at.get(name):
                cuts.append((opened.pop(), place, "\n\n"))
        elif name in _RAW_TAGS and name not in unclosed:
            end = _end_of_raw(text, name, place)
            if end is None:
                unclosed.add(name)
            else:
                cuts.append((start, end, ""))
                place = end
        else:
            open_at.setdefault(name, []).append(start)
    cuts += _concealed(tags)
    cuts += _entities(text)
    # White space in HTML is one space; paragraphs end where blocks do, not where lines of the source do.
    cuts += [(match.start(), match.end(), " ") for match in _LINE_ENDS.finditer(text)]
    return cuts


def _concealed(tags: Iterable[re.Match[str]]) -> list[Cut]:
    """Elements of which their page says that they are not shown; a long one may be an article that a script shows."""
    cuts: list[Cut] = []
    opened, depth = None, 0
    for tag in tags:
        name = (tag["name"] or "").lower()
        if not name or tag["empty"] or name in _VOID_TAGS:
            continue
        if opened is None:
            if not tag["closing"] and (_UNSHOWN_STYLE.search(tag[0]) or _HIDDEN.search(_VALUE.sub("", tag[0]))):
                opened, depth = tag, 1
        elif name == opened["name"].lower():
            depth += -1 if tag["closing"] else 1
            if depth == 0:
                if tag.end() - opened.start() <= _LONGEST_UNSHOWN:
                    cuts.append((opened.start(), tag.end(), "\n\n" if name in _BLOCK_TAGS else ""))
                opened = None
    return cuts


def _end_of_raw(text: str, name: str, start: int) -> int | None:
    """Where the element ends whose content is no markup; `None` if it never does."""
    match = re.compile(rf"</{name}\b[^>]*>", re.IGNORECASE).search(text, start)
    return match.end() if match else None
