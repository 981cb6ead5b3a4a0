"""Lines in title case: how to tell them, and how to read them as running text."""

from __future__ import annotations

import re

from pipeline.extraction.rules.lexicon import english as lexicon

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL = frozenset(
    "a an the and or but nor of in on at to for from by with as is are was vs v via that it its be not after".split()
)


def is_title(line: str, least: int = 4) -> bool:
    """Tell a line set in title case (a headline, a subheading) from running text; `least` words at least."""
    if len(line) > 200:
        return False
    found = [w for w in _WORD.findall(line) if w.lower() not in _SMALL]
    if len(found) < least or line.rstrip().endswith((",", ";")):
        return False
    return sum(1 for w in found if w[0].isupper()) * 4 >= 3 * len(found)


def lower_titles(text: str, lines: list[str]) -> dict[str, str]:
    """Title-case lines as running text, same length: what the document elsewhere writes small is written small."""
    if not lines:
        return {}
    small = {w for w in _WORD.findall(text[:200_000]) if w[0].islower()}
    small |= _SMALL | lexicon.FORMS.keys()

    def lower(match: re.Match[str]) -> str:
        word = match.group()
        plain = word.lower()
        known = plain in small or (plain.endswith("s") and plain[:-1] in small)
        return plain if match.start() > 0 and known and len(plain) == len(word) else word

    return {line: _WORD.sub(lower, line) for line in lines}
