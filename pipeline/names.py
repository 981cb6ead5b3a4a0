"""How names are spelt: one key for a name in two alphabets, with and without accents, in two transliterations."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i i e g u".split(" "),
        strict=True,
    )
)
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d"})
# Spellings of one sound, longest first. Vowels with a glide lose it: Lecornu, Лекорню.
_SOUNDS = (
    ("x", "ks"),
    ("gu(?=[eiy])", "g"),
    ("shch|tsch|tch|sch|sh|ch|cz", "x"),
    ("zh", "j"),
    ("kh|gh", "h"),
    ("ph", "f"),
    ("th", "t"),
    ("ck|qu|q", "k"),
    ("c(?=[eiy])", "s"),
    ("c", "k"),
    ("w", "v"),
    ("ou|oo|yu|iu|ju", "u"),
    ("(?:y|i|j)(?=[aeo])", ""),
    ("[yj]", "i"),
    ("ff?$", "v"),
    ("e$", ""),
    (r"(.)\1+", r"\1"),
)
_SOUND_PATTERNS = tuple((re.compile(pattern), into) for pattern, into in _SOUNDS)
# What two alphabets agree on: not the vowels and glides, nor a breath, a Ж or a J; and Z, C and Ц are an S.
_BONES = (
    ("x", "ks"),
    ("shch|tsch|tch|sch|sh|ch|cz", "x"),
    ("ph|ff?$", "v"),
    ("th", "t"),
    ("ck|qu|q", "k"),
    ("tz|ts|z(?!h)|c(?=[eiy])", "s"),
    ("c", "k"),
    ("w", "v"),
    ("dzh|dj|zh|kh|[aeiouyjh']", ""),
    (r"(.)\1+", r"\1"),
)
_BONE_PATTERNS = tuple((re.compile(pattern), into) for pattern, into in _BONES)
# Endings that only a case of a Russian or Ukrainian name has; those of one letter are spellings as others.
_CASES = (
    (r"([оеё]в|[иы]н)ым$", r"\1"),
    (r"([оеё]в|[иы]н)ой$", r"\1а"),
    (r"([сц]к)(?:ого|ому|им|ом)$", r"\1ий"),
    (r"([сц]к)ую$", r"\1ая"),
    (r"([иь])ей$", r"\1я"),
    (r"([еи])ем$", r"\1й"),
    (r"(\w\w[^\Waeiouаеёиоуыэюя])ом$", r"\1"),
)
_CASE_PATTERNS = tuple((re.compile(ending, re.IGNORECASE), into) for ending, into in _CASES)
_FRACTION = re.compile(r"(?P<whole>[0-9]{1,9})?(?P<part>[¼-¾⅐-⅞↉])")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`text` in small letters without accents, Cyrillic as Latin letters, apostrophes straight, 2½ as 2.5."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", _FRACTION.sub(_as_decimal, text)).lower().translate(_LETTERS).replace("’", "'")
    text = "".join(_CYRILLIC.get(letter, letter) for letter in text)
    plain = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return "".join(_CYRILLIC.get(letter, letter) for letter in plain).translate(_LETTERS)


def _as_decimal(match: re.Match[str]) -> str:
    return f"{int(match['whole'] or 0) + unicodedata.numeric(match['part']):.3g}"


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """What is left of a word when spellings of one sound are made one: Shoigu, Choïgou and Шойгу are all `xoigu`."""
    key = fold(word).removesuffix("'s").removesuffix("'")
    for pattern, into in _SOUND_PATTERNS:
        key = pattern.sub(into, key)
    return key


@lru_cache(maxsize=65536)
def bones(word: str) -> str:
    """The consonants by which one name is known in two alphabets: Trump and Трампа are `trmp`, Scholz and Шольц `xls`.

    Little is left of a short name, and several names have the same: for whole names that stand against each other.
    """
    key = fold(word)
    for pattern, into in _BONE_PATTERNS:
        key = pattern.sub(into, key)
    return key


def onset(word: str) -> str:
    """The sound that a name begins with, in whichever alphabet: Johnson and Джонсон."""
    return skeleton(re.sub("^(?:dzh|dj)", "j", fold(word))).lstrip("h")[:1]


def is_cyrillic(text: str) -> bool:
    """Tell whether a letter of it is Cyrillic."""
    return any("Ѐ" <= letter <= "ӿ" for letter in text)


def without_case(word: str) -> str:
    """The first case of a Cyrillic name that stands in another, where the ending tells: *Лавровым*, *Захаровой*."""
    if is_cyrillic(word):
        for ending, into in _CASE_PATTERNS:
            if ending.search(word):
                return ending.sub(into, word)
    return word


def is_close(one: str, other: str) -> bool:
    """Tell whether two keys differ by at most one letter added, dropped or changed."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    if one[:1] != other[:1] and one[-1:] != other[-1:]:
        return max(len(one), len(other)) == 1  # one change in more letters leaves the first or the last
    short, long = sorted((one, other), key=len)
    same = next((at for at, letter in enumerate(short) if long[at] != letter), len(short))
    return short[same:] == long[same + 1 :] or (len(short) == len(long) and short[same + 1 :] == long[same + 1 :])
