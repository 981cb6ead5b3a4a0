"""Text that was UTF-8, was read in an encoding of single bytes and was saved so: *dÃ©clarÃ©*, *РґРѕРј*."""

from __future__ import annotations

import re
from collections import Counter

import ftfy
from ftfy.badness import is_bad

_SETTINGS = ftfy.TextFixerConfig(decode_inconsistent_utf8=False, fix_c1_controls=False)
_TWO = re.compile(r"[^\x00-\x7f]{2}")
"""What each letter beyond ASCII has become, at least."""
_CYRILLIC = "sloppy-windows-1251"
LOST = "\ufffd"
"""What stands for bytes that are no character."""
_CLOSING_MARK = re.compile(f"(?<=â€){LOST}")


def undone(text: str) -> tuple[str, str] | None:
    """The text as it was first written, and the encoding that it had been taken for; `None` if it is not mojibake.

    It is if ftfy finds it bad and all of it, or most of its lines beyond ASCII, are bytes of valid UTF-8 in that
    encoding. Other lines stay as they are, and so do characters that were lost when it was saved, but for two that
    can be told: the one that Windows-1251 lacks, and in Windows-1252 the closing quotation mark.
    """
    if not _TWO.search(text) or not is_bad(text):
        return None
    mark, text = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    if whole := _reread(text):
        return mark + whole[0], _shown(whole[1])
    lines = text.split("\n")
    told = {number: found for number, line in enumerate(lines) if not line.isascii() and (found := _reread(line))}
    if 2 * len(told) <= sum(not line.isascii() for line in lines):
        return None
    (taken_for, _), *_ = Counter(encoding for _, encoding in told.values()).most_common(1)
    again = [told[number][0] if number in told else line for number, line in enumerate(lines)]
    return mark + "\n".join(again), _shown(taken_for)


def _reread(text: str) -> tuple[str, str] | None:
    """All of the text read again as UTF-8, and the encoding whose bytes it is."""
    if LOST in text and (found := _plainly(text.replace(LOST, "\x98"))) and found[1] == _CYRILLIC:
        return found
    return _plainly(_CLOSING_MARK.sub("\x9d", text))


def _plainly(text: str) -> tuple[str, str] | None:
    again, steps = ftfy.fix_encoding_and_explain(text, _SETTINGS)
    read = [step.parameter for step in steps or () if step.action == "decode"]
    is_utf_8 = bool(read) and all(name.startswith("utf-8") for name in read)
    return (again, steps[0].parameter) if steps and is_utf_8 else None


def _shown(encoding: str) -> str:
    return encoding.replace("sloppy-windows-", "cp")
