"""Where a text opens and closes quotation marks, in any of the European conventions and in corner brackets.

One pass over the mark characters of each paragraph with a stack, so a text of n characters costs O(n) whatever is in
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_MARK = re.compile(r"``|''|,,(?=\w)|[\"“”„‟«»‹›‘’‚‛'＂「」『』]")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_BLANK = re.compile(r"(?:\r?\n[ \t\u00a0]*){2,}|\u2029")
# Contractions that begin with an apostrophe: 'tis, 'em, '90s, rock 'n' roll.
_APHAERESIS = re.compile(r"[’'‘](?:\d\ds?\b|(?:tis|twas|twere|em|n|cause|til|till|bout|round|ere)\b)", re.IGNORECASE)

_CLOSER_OF = {
    "“": "”",
    "``": "''",
    "«": "»",
    "»": "«",
    "‹": "›",
    "‘": "’",
    "‚": "‘",
    "„": "“",
    ",,": "''",
    '"': '"',
    "'": "'",
    "「": "」",
    "『": "』",
}
_OPENING_CONTEXT = frozenset("([{—–-/¿¡“„«‹‘‚\"'`*_>|:;,")
_WRAPPED_LINE = 90
_WRAPPED_LINES = 20
_DEEPEST = 6


@dataclass(frozen=True)
class Mark:
    """One pair of quotation marks: `start:end` with the marks, `open_end:close_start` without, in code points.

    An unclosed mark runs to the end of its paragraph (`closed` False, `close_start == end`). A paragraph that ends a
    quotation
    opened in the paragraph before has an empty opening mark (`start == open_end`). `depth` is 0 for an outermost pair.
    """

    start: int
    end: int
    open_end: int
    close_start: int
    closed: bool
    depth: int

    @property
    def single(self) -> bool:
        """Tell whether the opening mark is empty, for a quotation that runs on from the paragraph before."""
        return self.start == self.open_end


@dataclass
class _Open:
    kind: str
    start: int
    open_end: int
    depth: int


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Cut `text` into paragraphs, as ranges without outer white space: lines, or blank-line blocks if hard-wrapped."""
    lines = [m.span() for m in _LINE.finditer(text) if not m.group().isspace()]
    width = sum(e - s for s, e in lines)
    wrapped = len(lines) > _WRAPPED_LINES and width < _WRAPPED_LINE * len(lines) and _is_wrapped(text, lines)
    blocks = _blocks(text) if wrapped else lines
    trimmed = []
    for start, end in blocks:
        chunk = text[start:end]
        left = len(chunk) - len(chunk.lstrip())
        body = chunk.strip()
        if body:
            trimmed.append((start + left, start + left + len(body)))
    return trimmed


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Tell hard-wrapped prose from short paragraphs: most lines stop in mid-sentence and blank lines exist."""
    if not _BLANK.search(text):
        return False
    open_ended = sum(1 for s, e in lines if text[s:e].rstrip()[-1:] not in ".!?…:\"”»’'*-–—")
    return open_ended > 0.5 * len(lines)


def _blocks(text: str) -> list[tuple[int, int]]:
    edges = [0]
    for m in _BLANK.finditer(text):
        edges += [m.start(), m.end()]
    edges.append(len(text))
    return list(zip(edges[::2], edges[1::2], strict=True))


def quotation_marks(text: str) -> list[Mark]:
    """Pair the quotation marks of `text`; returns marks sorted by start (outer before inner). Linear in `len(text)`."""
    found: list[Mark] = []
    carried: str | None = None  # opening mark that the paragraph before left unclosed
    for start, end in paragraphs(text):
        in_paragraph, carried = _pair(text, start, end, carried)
        found.extend(in_paragraph)
    return found


def _pair(text: str, start: int, end: int, carried: str | None) -> tuple[list[Mark], str | None]:
    found: list[Mark] = []
    stack: list[_Open] = []
    tokens = [(m.group(), m.start(), m.end()) for m in _MARK.finditer(text, start, end)]
    single_ends = _single_closers(text, tokens, start, end)
    for index, (mark, at, after) in enumerate(tokens):
        mark = '"' if mark == "＂" else mark
        kind = _role(text, mark, at, after, stack, (start, end), single_ends[index], carried)
        if kind == "skip":
            continue
        if kind.startswith("open:"):
            if len(stack) == _DEEPEST:  # nobody nests so deep: keeps hostile input linear
                continue
            stack.append(_Open(kind[5:], at, after, len(stack)))
            continue
        if kind == "carry":
            found = [replace(f, depth=f.depth + 1) for f in found]
            found.insert(0, Mark(start, after, start, at, True, 0))
            carried = None
            continue
        regular = any(_closes(o.kind, mark) for o in stack)
        while stack:
            top = stack.pop()
            if _closes(top.kind, mark) or not regular:
                found.append(Mark(top.start, after, top.open_end, at, True, top.depth))
                break
            # A single mark left open inside a double one was an apostrophe.
            if top.kind not in "‘'":
                found.append(Mark(top.start, at, top.open_end, at, False, top.depth))
    left_open = next((o.kind for o in stack if o.kind not in "‘'" or o.start == start), None)
    found.extend(_leftovers(stack, found, start, end))
    found = [f for f in found if f.open_end < f.close_start]
    return sorted(found, key=lambda f: (f.start, -f.end)), left_open


def _leftovers(stack: list[_Open], found: list[Mark], start: int, end: int) -> Iterator[Mark]:
    """Close at the paragraph's end what was never closed; an unclosed outer mark ends where a sibling opens again."""
    for position, o in enumerate(stack):
        if o.kind in "‘'" and o.start != start:
            continue
        reopened = [s.start for s in stack[position + 1 :] if s.kind == o.kind]
        reopened += (
            [f.start for f in found if f.start > o.start and f.depth == o.depth + 1 and f.closed]
            if o.kind == '"'
            else []
        )
        stop = min(reopened, default=end)
        if stop < end:
            for i, f in enumerate(found):
                if f.start >= stop:
                    found[i] = replace(f, depth=max(0, f.depth - 1))
        yield Mark(o.start, stop, o.open_end, stop, False, o.depth)


def _role(
    text: str,
    mark: str,
    at: int,
    after: int,
    stack: list[_Open],
    bounds: tuple[int, int],
    single_end: bool,
    carried: str | None,
) -> str:
    """Say what a mark does here: `open:KIND`, `close`, `carry` (ends the paragraph before's quotation) or `skip`."""
    start, end = bounds
    before = text[at - 1] if at > start else " "
    behind = text[after] if after < end else " "
    opens_here = (before.isspace() or before in _OPENING_CONTEXT) and not behind.isspace()
    closes_here = not before.isspace() and not behind.isalnum()
    is_open = any(_closes(o.kind, mark) for o in stack)
    if mark in ("‘", "’", "'", "‛"):
        return _single_role(text, mark, at, stack, opens_here, single_end, before)
    if mark in ("``", "„", ",,", "「", "『"):
        return f"open:{mark}"
    if mark in "」』":
        return "close" if is_open else "skip"
    if mark == "''":
        return "close" if is_open else ("open:``" if opens_here else "skip")
    if mark == "“" or mark == "‟":
        return "close" if is_open and any(o.kind == "„" for o in stack) and not opens_here else "open:“"
    if mark == "”":
        if is_open:
            return "close"
        if stack and stack[-1].kind == '"' and closes_here:
            return "close"
        if opens_here and not closes_here:
            return "open:”"
        return "carry" if carried in ("“", "”", '"') and not stack else "skip"
    if mark in "«‹":
        return "close" if is_open and not opens_here else f"open:{mark}"
    if mark in "»›":
        if is_open:
            return "close"
        if at == start and carried == "«":
            return "open:«"
        if opens_here:
            return f"open:{mark}"
        return "carry" if carried == "«" and not stack else "skip"
    if mark == "‚":
        return "open:‚" if opens_here else "skip"
    if stack and stack[-1].kind in "“”" and closes_here and not opens_here:
        return "close"  # opened by a curly mark, closed by a straight one
    if is_open:  # straight double
        return 'open:"' if opens_here and not closes_here and before != "-" else "close"
    if opens_here or (before.isspace() and behind.isspace()):
        return 'open:"'
    if before.isdigit() or not stack:
        return 'open:"' if not before.isalnum() and behind.isalnum() else "skip"
    return "skip"


def _single_role(
    text: str, mark: str, at: int, stack: list[_Open], opens_here: bool, closable: bool, before: str
) -> str:
    top = next((o for o in reversed(stack) if o.kind in ("‘", "'", "‚", "’")), None)
    if top is not None and _closes(top.kind, mark) and closable:
        return "close"
    if top is not None and top.kind == "‚" and mark == "‘":
        return "close"
    if mark == "‘" and not before.isalnum() and not _APHAERESIS.match(text, at):
        return "open:‘"
    if mark == "'" and opens_here and not _APHAERESIS.match(text, at) and top is None:
        return "open:'"
    return "skip"


def _single_closers(text: str, tokens: list[tuple[str, int, int]], start: int, end: int) -> list[bool]:
    """For each token: may it close a single quotation? A possessive apostrophe (*the ministers’ talks*) may not."""
    out = [False] * len(tokens)
    later = False  # a certain closer comes later in this paragraph before a new opening
    for i in range(len(tokens) - 1, -1, -1):
        mark, at, after = tokens[i]
        if mark == "‘":
            later = False
        if mark not in ("’", "'"):
            continue
        before = text[at - 1] if at > start else " "
        behind = text[after] if after < end else " "
        if before.isspace() or behind.isalnum():
            if mark == "'" and before.isspace():
                later = False
            continue
        possessive = before in "sS" and behind == " " and text[after + 1 : after + 2].islower()
        out[i] = not (possessive and later)
        later = later or not possessive
    return out


def _closes(kind: str, mark: str) -> bool:
    """Tell whether a mark is a regular closer of an opening mark."""
    if kind == "„":
        return mark in ("“", "”", "‟")
    if kind == "”":
        return mark == "”"
    if kind == "``":
        return mark in ("''", '"')
    if kind == ",,":
        return mark in ("''", '"', "“", "”")
    if kind == "‘":
        return mark in ("’", "'")
    if kind == "›":
        return mark == "‹"
    return _CLOSER_OF.get(kind) == mark
