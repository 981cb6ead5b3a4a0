"""Breaks of a plain text that fall inside a sentence: lines that are wrapped, pages that end in the middle of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_PAGE_NUMBER = r"(?:[-–—][ \t]?)?(?:[Pp]age[ \t]+)?\d{1,4}(?:[ \t]*(?:/|of)[ \t]*\d{1,4})?(?:[ \t]?[-–—])?"
_BREAK = re.compile(rf"\n(?:[ \t\f]*\r?\n)*(?P<page>[ \t\f]*{_PAGE_NUMBER}[ \t]*\r?\n[ \t\f\r\n]*)?[ \t\f]*")
_BLANK_LINES = 3
"""So many of them part the paragraphs of a text."""
_MAIL = 80
"""Code points; the lines of mail and terminals are no longer."""
_CAPITAL = r"[^\W\d_a-zß-ÿа-яё]"
_BYLINE = re.compile(rf"(?:by|par|от)(?:[ \t]+{_CAPITAL}[\w'’.-]*){{2,4}}[ \t\r]*$", re.MULTILINE)
_SENTENCE_IN_LINE = re.compile(rf"\w\w[.!?…][”\"’»)]?\s+[“\"‘«„(]?{_CAPITAL}")
_CLOSING = {"“": "”", "„": "“”", "«": "»"}
_MARK = re.compile("[“„«”»]")
_STRAIGHT_OR_NOT = re.compile(
    r"""[“„«”»]|(?<![^\s(\[—–-])(?P<opens>")(?=\w)|(?<=[\w.,!?…’')])"(?=[\s.,;:!?)\]—–-]|$)"""
)
_BLANK = re.compile(r"\n[ \t\r]*\n")
_LONGEST_LOOK = 1000
"""Code points before and behind a break in which a quotation may open and close."""
_DIVIDED = re.compile(r"(?<![\w-])([^\W\d_]+)-$", re.MULTILINE)
_QUOTED = re.compile(r"[ ]{0,3}>[ \t]?")
_WORD = re.compile(r"\w+")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")


def inside_sentences(text: str, body: int, *, quotes: bool = False) -> list[tuple[int, int, str]]:
    """Ranges of `text`, from `body` on, of breaks inside a sentence, each with what stands for it to a reader.

    With `quotes` lines that begin with `>` are those of a block quotation, as in Markdown.
    """
    wrapping = _Wrapping.of(text)
    words = frozenset(_WORD.findall(text.lower())) if _DIVIDED.search(text) else frozenset[str]()
    cuts: list[tuple[int, int, str]] = []
    begins = begun = line_start = body
    runs_in = False
    for match in _BREAK.finditer(text, body):
        before, after = match.start(), match.end()
        while before > line_start and text[before - 1] in " \t\r":
            before -= 1
        line, line_start, ran_in, runs_in = text[line_start:before], after, runs_in, False
        if quotes and (quoted := _QUOTED.match(text, after)) and _QUOTED.match(text, begins):
            after = line_start = quoted.end()
        is_blank = after > match.end() and not (line.strip() and text[after : after + 1].strip())
        begins = match.end()
        if after >= len(text) or before == 0 or is_blank:
            begun = after
            continue
        follows = _first_letter(text, after)
        ends = _ends_sentence(text, before)
        if text.count("\n", before, after) > 1 or "\f" in text[before:after]:
            runs_on = not ends and bool(follows) and len(line) >= 30 and not _BYLINE.match(text, after)
            is_certain = follows.islower() or match["page"] is not None
            runs_in = runs_on and (
                is_certain or wrapping.is_full(line, text, after) or _is_within_marks(text, begun, before, after)
            )
        elif wrapping.is_whole:
            runs_in = True
        elif not ends and len(line) >= 40:
            runs_in = follows.islower() or (bool(follows) and wrapping.is_inside(line, text, after, ran_in))
        begun = begun if runs_in else after
        if runs_in:
            cuts.append(_joined(text, before, after, words) if follows.islower() else (before, after, " "))
    return cuts


def is_inside(text: str, before: int, after: int) -> bool:
    """The break `before:after`, markup that ends a line of a page, stands inside a sentence."""
    while before > 0 and text[before - 1].isspace():
        before -= 1
    while after < len(text) and text[after].isspace():
        after += 1
    follows = _first_letter(text, after)
    if not follows or _ends_sentence(text, before):
        return False
    begun = text.rfind("<p", max(0, before - _LONGEST_LOOK), before)
    return follows.islower() or text[before - 1] == "," or _is_within_marks(text, begun, before, after, _MARK)


def _joined(text: str, before: int, after: int, words: frozenset[str]) -> tuple[int, int, str]:
    """The cut of a break before a small letter: a space for it, nothing behind the hyphen of a divided word, whose
    hyphen goes too where its parts make one of `words`.
    """
    divided = _DIVIDED.search(text, max(0, before - 40), before)
    if divided is None:
        return before, after, " "
    rest = _WORD.match(text, after)
    is_whole = rest is not None and (divided[1] + rest[0]).lower() in words
    return before - is_whole, after, ""


@dataclass(frozen=True)
class _Wrapping:
    """How a text's lines end: `is_whole`, all but those before blank lines within paragraphs; else, where no blank
    lines part paragraphs or lines are as short as in mail (`is_tight`), a line of at most `width` (0 where it cannot be
    told) may end before a capital letter too; `is_spaced`, even where a blank line is behind it, as behind every line.
    """

    is_whole: bool
    is_tight: bool
    is_spaced: bool
    width: int

    @classmethod
    def of(cls, text: str) -> _Wrapping:
        sample = text[:20000]
        lines = [line for line in sample.splitlines() if line.strip()]
        blank_lines = sample.count("\n\n")
        widths = sorted((len(line.rstrip()) for line in lines), reverse=True)[:3]
        is_spaced = _is_double_spaced(sample, lines)
        is_narrow = len(widths) == 3 and (40 if is_spaced else 60) <= widths[0] <= 110 and widths[2] > 0.85 * widths[0]
        width = widths[0] if is_narrow else 0
        is_tight = blank_lines < _BLANK_LINES or 0 < width <= _MAIL
        return cls(_is_hard_wrapped(lines, blank_lines), is_tight, is_spaced, width)

    def is_full(self, line: str, text: str, after: int) -> bool:
        """The next word would not have fitted on the line, one of those that all have a blank line behind them."""
        return self.is_spaced and self._is_full(line, text, after)

    def is_inside(self, line: str, text: str, after: int, runs_on: bool) -> bool:
        """The line, which ends no sentence, ends inside one before a capital letter: a sentence ends in it or it
        `runs_on` with one from the line before, or the next word would not have fitted.
        """
        if not self.is_tight or _NUMBERED.match(text, after):
            return False
        return runs_on or self._is_full(line, text, after) or _SENTENCE_IN_LINE.search(line) is not None

    def _is_full(self, line: str, text: str, after: int) -> bool:
        word = re.compile(r"\S+").match(text, after)
        return self.width > 0 and word is not None and len(line) + 1 + len(word[0]) > self.width


def _is_hard_wrapped(lines: list[str], blank_lines: int) -> bool:
    """Paragraphs are parted by blank lines and most lines break near one width."""
    if len(lines) < 12 or blank_lines < _BLANK_LINES or len(lines) < 2.5 * blank_lines:
        return False
    widest = max(map(len, lines))
    return widest <= 110 and sum(len(line) > 0.7 * widest for line in lines) > 0.5 * len(lines)


def _is_double_spaced(sample: str, lines: Sequence[str]) -> bool:
    """A blank line is behind every line, and many that end no sentence go on with a small letter: no headlines."""
    if len(lines) < 6 or len(_BLANK.findall(sample)) < 0.9 * (len(lines) - 1):
        return False
    inside = [
        _first_letter(after.lstrip(), 0) for line, after in pairwise(lines) if not _ends_sentence(line, len(line))
    ]
    return len(inside) > 0.3 * len(lines) and sum(map(str.islower, inside)) > 0.3 * len(inside)


def _first_letter(text: str, start: int) -> str:
    """The first letter at or after `start`, across opening brackets and marks only."""
    match = re.compile(r"[\[(“\"'‘«„]{0,3}(\w)").match(text, start)
    return match[1] if match else ""


def _ends_sentence(text: str, end: int) -> bool:
    """A sentence, heading mark or label ends right before `end`."""
    tail = text[max(0, end - 4) : end].rstrip()
    tail = re.sub(r"(?:\]\([^)]*\))?[)\]”\"'’»*_]+$", "", tail)
    return not tail or tail[-1] in ".!?…:;|" or not (tail[-1].isalnum() or tail[-1] in ",–—-%’")


def _is_within_marks(text: str, begun: int, before: int, after: int, marks: re.Pattern[str] = _STRAIGHT_OR_NOT) -> bool:
    """A quotation that the paragraph from `begun` leaves open at the break `before:after` ends in the one behind it."""
    opened = ""
    for match in marks.finditer(text, max(begun, before - _LONGEST_LOOK), before):
        mark = _curled(match)
        opened = "" if mark in _CLOSING.get(opened, "”»") else mark
    closes = marks.search(text, after, after + _LONGEST_LOOK) if opened else None
    return closes is not None and _curled(closes) in _CLOSING[opened] and not _BLANK.search(text, after, closes.start())


def _curled(mark: re.Match[str]) -> str:
    """The mark, a straight one as the curled one that it stands for."""
    if mark[0] != '"':
        return mark[0]
    return "“" if mark.groupdict().get("opens") else "”"
