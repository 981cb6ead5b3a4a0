"""Whether two names mean one speaker, by rules that can be read.

A name is right if its words, titles before a name and little words left out, hold those of an accepted name or are held
by them: *Macron* for *Emmanuel Macron*, *French President Emmanuel Macron* for *Macron*. *Anna Petrov* is neither *Ivan
Petrov* nor *aide to Anna Petrov*, and words that many share (*the ministry*, *a spokesman*) must agree to the last. A
list of names is nobody's, and a name with six capitalised words beside the accepted one is too much of one. Where a
prediction gives no name of its own (none, a pronoun, or the mention's own words), its mention decides: it must touch
gold's, and a quarter of it must be gold's. So it does where both only describe somebody without a name (*ministry
spokesman*, *spokesman for the Ministry of Mines*), unless the mention is a pronoun. A Cyrillic name and accepted names
that are all Latin, or the reverse, are compared by their consonants; where these differ too (*Министерство обороны*,
*Ministry of Defence*) no name can be compared, and the mention decides unless it is a pronoun.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from evals.items import Person

_WORD = re.compile(r"\w+")
_OTHERS = re.compile(
    r"\b(?:entourage|aides?|all(?:y|ies)|staff|circle|lawyers?|attorneys?|family|relatives?|advis[eo]rs?|friends?|"
    r"associates?|colleagues?|wife|husband|mother|father|brother(?:-in-law)?|sister|son|daughter|driver|deputy|"
    r"spokes\w+|(?:people|sources?|someone|somebody) (?:close|near|around))\s+(?:of|to|for|in|at|close)\b"
    r"|[’']s? (?:entourage|aides?|all(?:y|ies)|staff|circle|lawyers?|family|advis[eo]rs?|friends?|people|spokes\w+)\b"
    r"|\s(?:and|et|и)\s(?=[A-ZÀ-ÞЀ-Я])",
)
_HEAD = re.compile(r"\s+(?:of|for|in|from|at|with|to|near|close|on)\s+|,")
_LITTLE = frozenset(
    "a an the of and for in on at to by his her its their our my mr mrs ms dr sir lord lady madame monsieur mme mlle m "
    "le la les l de du des d et à au aux un une и в на по г s".split()
)
_TITLES = frozenset(
    "president minister prime chancellor general colonel major captain admiral senator governor mayor secretary judge "
    "ambassador spokesman spokeswoman spokesperson chairman chairwoman chief director professor king queen prince pope "
    "leader deputy foreign defence defense commissioner inspector sergeant lieutenant commander councillor "
    "président présidente ministre général maire porte parole juge préfet "
    "президент министр генерал губернатор мэр представитель".split()
)
_SHARED = _TITLES | frozenset(
    "ministry government official officials source sources person people staff office aides aide company union police "
    "army commission committee court council agency department authorities allies team group party embassy service "
    "ministère gouvernement source sources responsable entourage police armée "
    "министерство правительство источник полиция".split()
)
_BETWEEN = re.compile(r"[,;|/\n]")
_PAIR = 2
_FURTHER = 5
"""Capitalised words that a name may have beside those of the accepted one: more name somebody else too."""
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_LATIN = {
    **dict(zip("абвгдеёзийклмнопрстуфыэьъ", [*"abvgdeeziiklmnoprstufye", "", ""], strict=True)),
    **{"ж": "zh", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia"},
}
"""Cyrillic letters by the Latin ones that stand for them, near enough to tell consonants."""
_SPELT = (("shch", "sh"), ("kh", "h"), ("tch", "ch"), ("ou", "u"), ("x", "ks"), ("ck", "k"), ("w", "v"), ("j", "i"))
"""Other spellings of the same sounds."""
_VOWELS = re.compile(r"[aeiouy]+")
_PRONOUNS = frozenset(
    "i he she they we it you who him her them us me himself herself themselves one others "
    "il elle ils elles on nous vous je lui он она они мы я ему ей им".split()
)


def is_speaker(
    predicted: Person | None, gold: Person | None, others: Iterable[str] = (), *, by_name: bool = False
) -> bool:
    """Whether `predicted` is the speaker that gold means.

    Args:
        predicted: nobody, or a name and a mention, either of which may be missing.
        gold: the same; nobody, or neither name nor mention, means that the text does not say.
        others: further names that will do, also where the text does not say.
        by_name: only a name of the prediction's own counts, so that *he* must have been resolved.
    """
    if gold is None or (gold.name is None and gold.mention is None):
        if predicted is None or (predicted.name is None and predicted.mention is None):
            return True
        told = predicted.name if by_name else predicted.name or predicted.mentioned
        return told is not None and any(same_name(told, name) for name in others)
    if predicted is None:
        return False
    accepted = [name for name in (gold.name, *others) if name]
    own = predicted.name
    if own is not None and any(same_name(own, name) for name in accepted):
        return True
    parted = own is not None and all(_is_cyrillic(name) != _is_cyrillic(own) for name in accepted)
    if parted and own is not None and any(_sounds_alike(own, name) for name in accepted):
        return True
    if by_name:
        return False
    if parted and accepted:
        return not is_pronoun(predicted.mentioned or "") and _touch(predicted, gold)
    if own is not None and not _repeats(own, predicted.mentioned):
        described = gold.name is None or (_describes(own) and _describes(gold.name))
        clear = not accepted or not is_pronoun(predicted.mentioned or "")
        return described and clear and _touch(predicted, gold)
    if _touch(predicted, gold):
        return True
    mentioned = predicted.mentioned
    return mentioned is not None and not is_pronoun(mentioned) and any(same_name(mentioned, name) for name in accepted)


def _repeats(name: str, mentioned: str | None) -> bool:
    """The name says no more than the mention does."""
    return is_pronoun(name) or (mentioned is not None and _words(name) <= _words(mentioned))


@lru_cache(maxsize=65536)
def _stands_for(name: str) -> bool:
    """The name tells somebody by another one, or several at once: *aide to Ada Quill*, *Ada Quill and Boris Lund*."""
    return bool(_OTHERS.search(name)) or _is_list(name)


def _is_list(name: str) -> bool:
    """Three names or more, marks between: *Ada Quill, Boris Lund, Harbour Office*; no title behind a name."""
    parts = [part.split() for part in _BETWEEN.split(name) if part.strip()]
    named = [part for part in parts if part[0][:1].isupper() and part[0].casefold() not in _TITLES]
    return len(named) > _PAIR


def _describes(name: str) -> bool:
    """The name is no name but tells what somebody is: its head, before *of*, *for*, *in*, is a common noun."""
    head = _HEAD.split(name.strip(), maxsplit=1)[0].split()
    return bool(head) and head[-1][:1].islower()


def _touch(predicted: Person, gold: Person) -> bool:
    if predicted.mention is None or gold.mention is None:
        return False
    shared = min(predicted.mention[1], gold.mention[1]) - max(predicted.mention[0], gold.mention[0])
    return shared > 0 and 4 * shared >= predicted.mention[1] - predicted.mention[0]


@lru_cache(maxsize=65536)
def same_name(first: str, second: str) -> bool:
    """Whether the words of one name hold those of the other (see above); `first` is what was told."""
    if _plain(first) == _plain(second):
        return True
    a, b = _words(first), _words(second)
    if a and a == b:
        return True
    if _stands_for(first) != _stands_for(second):
        return False
    smaller, larger = (a, b) if len(a) <= len(b) else (b, a)
    return bool(smaller - _SHARED) and smaller <= larger and len(_names(first) - b) <= _FURTHER


def _names(name: str) -> frozenset[str]:
    """The words that are capitalised and no titles."""
    return frozenset(_plain(word) for word in _WORD.findall(name) if word[:1].isupper()) - _TITLES - _LITTLE


def _is_cyrillic(name: str) -> bool:
    return _CYRILLIC.search(name) is not None


@lru_cache(maxsize=65536)
def _sounds_alike(first: str, second: str) -> bool:
    """The words of one name, by their consonants, are all among the other's."""
    if _stands_for(first) != _stands_for(second):
        return False
    a, b = _consonants(first), _consonants(second)
    smaller, larger = (a, b) if len(a) <= len(b) else (b, a)
    return bool(smaller) and smaller <= larger


def _consonants(name: str) -> frozenset[str]:
    words = ("".join(_LATIN.get(letter, letter) for letter in word) for word in _words(name) - _SHARED)
    return frozenset(bone for word in words if len(bone := _bone(word)) > 1)


def _bone(word: str) -> str:
    for spelling, sound in _SPELT:
        word = word.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", word))


@lru_cache(maxsize=65536)
def is_pronoun(name: str) -> bool:
    """*he*, *they*, *who*."""
    return _plain(name) in _PRONOUNS


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(_WORD.findall("".join(letter for letter in letters if not unicodedata.combining(letter))))


@lru_cache(maxsize=65536)
def _words(name: str) -> frozenset[str]:
    """The words that tell who it is: a title goes where a name follows it."""
    words = _plain(name).split()
    last = max((place for place, word in enumerate(words) if word in _TITLES), default=-1)
    if 0 <= last < len(words) - 1 and words[last + 1] not in _LITTLE | _SHARED:
        words = words[last + 1 :]
    kept = frozenset(word for word in words if word not in _LITTLE)
    return kept or frozenset(words)
