"""Which encoding some bytes are in, where they do not say so in a byte order mark and are not UTF-8."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from pipeline.documents.facts import language_of

SHORTEST = 120
"""Bytes; what is shorter may be anything."""
_SAMPLE = 65536
_LANGUAGES = {
    "cp1251": "ru uk be bg sr mk kk ky mn",
    "koi8_r": "ru bg",
    "koi8_u": "uk be",
    "iso8859_5": "ru uk be bg sr mk",
    "cp866": "ru uk be bg",
    "mac_cyrillic": "ru uk be bg sr mk",
    "cp1250": "pl cs sk hu ro hr sl bs sq",
    "iso8859_2": "pl cs sk hu ro hr sl bs sq",
    "cp1253": "el",
    "cp1254": "tr az",
    "cp1252": "en fr de es it pt nl sv da nb nn no fi is ca eu gl ga cy af id ms sw lb",
}
"""Encodings that articles are found in, with the languages they were made for (BCP 47)."""
_WIDE = ("utf_16_le", "utf_16_be")
_LABELS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "tis-620": "cp874",
    "x-mac-cyrillic": "mac_cyrillic",
}
"""What a label in a page means to browsers, where that is not what it says (WHATWG, Encoding Standard, section 4.2)."""
_PYTHONS_OWN = frozenset(["idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"])
"""Encodings that nobody writes documents in; some make half characters."""
_MAC_MARKS = re.compile(r"[a-z]Õ[a-z]|(?<!\w)Ò\w[^Ò]+Ó")
"""An apostrophe and a pair of quotation marks in Mac Roman, read as Windows-1252."""
_DECLARED = re.compile(
    rb"<\?xml[^<>]{0,80}?encoding\s*=\s*[\"']([\w.:-]{2,40})|<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})",
    re.IGNORECASE,
)


def declared(data: bytes) -> str | None:
    """The encoding that a page names for itself in its XML declaration or `meta`, as browsers take the name.

    `None` where it names none, or one that is not for documents.
    """
    match = _DECLARED.search(data, 0, 4096)
    if not match:
        return None
    label = (match[1] or match[2]).decode("ascii").lower()
    name = _LABELS.get(label, label)
    return name if is_of_documents(name) else None


def is_of_documents(name: str) -> bool:
    """There is such an encoding, and it is for text that people read."""
    try:
        b" ".decode(name)
        return codecs.lookup(name).name not in _PYTHONS_OWN
    except UnicodeDecodeError:  # a space alone is too short for it
        return True
    except (LookupError, ValueError):
        return False


def detected(data: bytes) -> str | None:
    """The likeliest encoding in which the bytes are prose of a language that it was made for; `None` if not sure."""
    sample = data[:_SAMPLE]
    if len(sample) < SHORTEST:
        return None
    for match in from_bytes(sample, cp_isolation=list(_WIDE if b"\x00" in sample else _LANGUAGES)):
        if match.encoding in _WIDE:
            return match.encoding
        language = (language_of(str(match)) or "").split("-")[0]
        same = {match.encoding, *match.could_be_from_charset}
        if found := next(
            (name for name, made in _LANGUAGES.items() if name in same and language in made.split()), None
        ):
            return "mac_roman" if found == "cp1252" and _MAC_MARKS.search(str(match)) else found
    return None
