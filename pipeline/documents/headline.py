"""Headlines and bylines in the first lines of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.documents.imprint import FULL_STOP

BYLINE = re.compile(r"^(?:by|par|от|автор:?|text:?)\s+(?P<name>\[?[^\W\d_].{2,80})$", re.IGNORECASE)
_KEYWORDS = re.compile(r"[^\W\d_][\w-]*/\S.*|(?:alert|embargo|snaps?|urgent)\b.{0,40}", re.IGNORECASE)
"""What an agency heads its item with, in capitals."""
_TURN = re.compile(r"(?:Q|A|Question|Answer|Réponse|Вопрос|Ответ)\b[^:]{0,40}:", re.IGNORECASE)
_LONGEST = 240
"""Code points of a headline."""


def is_headline(lines: Sequence[str], number: int) -> bool:
    """Early, short, no byline, and no line of a paragraph that goes on in the next."""
    line, following = lines[number], "".join(lines[number + 1 : number + 2])
    return (
        number < 6
        and 3 <= len(line.split()) <= 40
        and len(line) <= _LONGEST
        and (line[0].isalnum() or line[0] in "“\"«'‘[(")
        and not BYLINE.match(line)
        and not FULL_STOP.search(line)
        and not line.endswith(":")
        and not (line.isupper() and _KEYWORDS.fullmatch(line))
        and not (number and _is_turn(line))
        and not (len(line) > 50 and following[:1].islower())
    )


def _is_turn(line: str) -> bool:
    """What somebody says in a transcript, behind the name in capitals or the sign of a question or answer."""
    name, colon, words = line.partition(": ")
    return _TURN.match(line) is not None or (bool(colon) and name.isupper() and not words.isupper())
