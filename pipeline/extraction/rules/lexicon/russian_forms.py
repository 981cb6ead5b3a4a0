"""What Russian words are: parts of speech, cases and first forms, by the dictionary of OpenCorpora (pymorphy3).

The dictionary is read when the first Russian text is, and guesses at words that it does not hold by their endings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from pymorphy3.analyzer import Parse

_LEAST_LIKELY = 0.02
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
ADJECTIVES = frozenset(("ADJF", "PRTF"))
_CASES = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct", "voct": "nomn"}
_VERBS = frozenset("начала стали дали".split())  # which the dictionary takes for nouns
OBLIQUE = ("gent", "datv", "accs", "ablt", "loct")


@dataclass(frozen=True)
class Form:
    """One reading of a word in the dictionary's terms: *masc*, *femn*, *neut*; *nomn*, *gent*, *datv*, *accs* …"""

    part: str
    lemma: str
    case: str | None
    number: str | None
    gender: str | None
    person: str | None
    animate: bool
    kind: str | None  # Name, Patr, Surn, Geox, Orgn
    past: bool
    known: bool  # stands in the dictionary
    score: float
    first: str  # the first case in the same number and gender; of a verb the word itself


@cache
def _dictionary() -> MorphAnalyzer:
    import pymorphy3_dicts_ru
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(path=pymorphy3_dicts_ru.get_path())


@lru_cache(maxsize=65536)
def forms(word: str) -> tuple[Form, ...]:
    """The readings of a word, likeliest first; none of what is not Cyrillic."""
    if not _CYRILLIC.search(word):
        return ()
    found = [_form(word.lower(), parse) for parse in _dictionary().parse(word)]
    return tuple(form for form in found if form.score >= _LEAST_LIKELY or form.kind is not None)


def _form(word: str, parse: Parse) -> Form:
    tag = parse.tag
    kind = next((k for k in ("Name", "Patr", "Surn", "Geox", "Orgn") if k in tag.grammemes), None)
    first = word
    if tag.case is not None and tag.case != "nomn":
        other = parse.inflect({"nomn"})
        first = other.word if other is not None else word
    return Form(
        part=str(tag.POS or ""),
        lemma=parse.normal_form,
        case=_CASES.get(str(tag.case), str(tag.case)) if tag.case is not None else None,
        number=_plain(tag.number),
        gender=_plain(tag.gender) if "ms-f" not in tag.grammemes else None,
        person=_plain(tag.person),
        animate=tag.animacy == "anim",
        kind=kind,
        past=tag.tense == "past",
        known=parse.is_known,
        score=parse.score,
        first=first,
    )


def _plain(grammeme: object) -> str | None:
    """A grammeme as a plain string: its own kind cannot be compared with others'."""
    return None if grammeme is None else str(grammeme)


@lru_cache(maxsize=65536)
def part_of(word: str) -> str:
    """The likeliest part of speech of a word, lower case; empty for what is no Russian word."""
    found = forms(word)
    return found[0].part if found else ""


@lru_cache(maxsize=65536)
def is_finite(word: str) -> bool:
    """Tell a finite verb, or a short adjective or participle that stands for one, rather than another word."""
    if word in _VERBS:
        return True
    return part_of(word) in ("VERB", "PRTS", "PRED") or (part_of(word) == "ADJS" and not word.endswith("о"))


@lru_cache(maxsize=65536)
def is_person(word: str) -> bool:
    """Tell a noun of persons: *губернатор*, *очевидцами*."""
    return any(form.part == "NOUN" and form.animate and form.kind is None and form.score > 0.2 for form in forms(word))


@lru_cache(maxsize=65536)
def lemmas(word: str) -> frozenset[str]:
    """First forms of a word as a noun or adjective."""
    return frozenset(form.lemma.replace("ё", "е") for form in forms(word) if form.case is not None)


def spelt_as(model: str, word: str) -> str:
    """`word` with the capitals of `model`, and without ё where it has none: *Алене* makes *алёна* *Алена*."""
    word = word if "ё" in model.lower() else word.replace("ё", "е")
    if model.isupper() and len(model) > 1:
        return word.upper()
    parts = word.split("-")
    kept = model.split("-")
    if len(parts) != len(kept):
        return word.capitalize() if model[:1].isupper() else word
    return "-".join(
        part[:1].upper() + part[1:] if one[:1].isupper() else part for part, one in zip(parts, kept, strict=True)
    )


@cache
def verb_forms(lemma: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a verb reports with: its finite forms, the second person and orders left out, and its gerunds."""
    finite, gerunds = set(), set()
    for parse in _dictionary().parse(lemma):
        if parse.tag.POS != "INFN" or parse.normal_form.replace("ё", "е") != lemma.replace("ё", "е"):
            continue
        for form in parse.lexeme:
            tag = form.tag
            if tag.POS == "VERB" and tag.mood == "indc" and tag.person != "2per":
                finite |= {form.word, form.word.replace("ё", "е")}
            elif tag.POS == "GRND":
                gerunds |= {form.word, form.word.replace("ё", "е")}
    return frozenset(finite), frozenset(gerunds)


def in_case(
    word: str, case: str, *, part: str | None, gender: str | None, number: str | None, animate: bool
) -> str | None:
    """A word in another case, as it agrees with a noun of this gender and number; `None` if it has no such form.

    Args:
        word: in small letters.
        case: *nomn*, *accs* …
        part: its part of speech; `None` for any that agrees with a noun.
        gender: of the noun; not asked in the plural.
        number: *sing* or *plur*.
        animate: whether the noun is.
    """
    wanted = {case, number or "sing"}
    if part is None and number != "plur" and gender is not None:
        wanted |= {gender} | ({"anim" if animate else "inan"} if case == "accs" and gender == "masc" else set())
    elif part is None and case == "accs":
        wanted |= {"anim" if animate else "inan"}
    for parse in _dictionary().parse(word):
        if part is not None and part != parse.tag.POS:
            continue
        if part is None and parse.tag.POS not in ("ADJF", "PRTF", "NUMR"):
            continue
        found = parse.inflect(wanted)
        if found is not None:
            return str(found.word)
    return None


def agreeing(verb: str, *, gender: str | None, number: str | None) -> str | None:
    """A finite verb of the third person as it agrees with a noun: *было*, *письма* plural, as *были*."""
    for parse in _dictionary().parse(verb.lower()):
        if parse.tag.POS != "VERB":
            continue
        wanted = {"plur"} if number == "plur" else {gender} if parse.tag.tense == "past" and gender else {"sing"}
        found = parse.inflect(wanted)
        if found is not None:
            return spelt_as(verb, found.word)
    return None


def future(verb: str, *, number: str | None = "sing") -> str | None:
    """What somebody will do, of an infinitive in small letters: *закрыть* as *закроет*, *закрывать* as *будет
    закрывать*; `None` for what is none."""
    for parse in _dictionary().parse(verb):
        if parse.tag.POS != "INFN":
            continue
        if parse.tag.aspect == "impf":
            return f"{'будут' if number == 'plur' else 'будет'} {verb}"
        found = parse.inflect({"futr", "3per", number or "sing"})
        return str(found.word) if found is not None else None
    return None
