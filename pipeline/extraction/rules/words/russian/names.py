"""Russian names of persons in the first case, whichever case they stand in: *Ренату Гаджиеву* names Рената Гаджиева."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.extraction.rules.lexicon.russian_forms import OBLIQUE, forms, spelt_as
from pipeline.given_names import FEMALE
from pipeline.names import fold

CASES = ("nomn", *OBLIQUE)
_SURNAME = re.compile(r"(?P<stem>\w*[а-яё](?:[оеё]в|[иы]н))(?P<end>а|у|ым|ом|е|ой|ою)?", re.IGNORECASE)
_ENDS = {
    "": (("masc", "nomn"),),
    "а": (("femn", "nomn"), ("masc", "gent"), ("masc", "accs")),
    "у": (("masc", "datv"), ("femn", "accs")),
    "ым": (("masc", "ablt"),),
    "ом": (("masc", "ablt"),),
    "е": (("masc", "loct"),),
    "ой": (("femn", "gent"), ("femn", "datv"), ("femn", "ablt"), ("femn", "loct")),
    "ою": (("femn", "ablt"),),
}
_KINDS = ("Name", "Patr", "Surn", None)
_BARE_ENDS = {
    "а": (("gent", "accs"), ""),
    "у": (("datv",), ""),
    "е": (("loct",), ""),
    "я": (("gent", "accs"), "ь"),
    "ю": (("datv",), "ь"),
}
_WOMENS = frozenset("яна жана эмилия юлиана мирослава ярослава камила дана ульяна".split())
_MENS = frozenset(
    """анатолия артема вадима виталия вячеслава геннадия георгия григория дмитрия ивана леонида макара марка петра
    рината романа эдуарда""".split()
)
"""Of men in the second case, whatever the dictionary says."""
_SELDOM = frozenset(("ivana", "petra"))
"""Of women elsewhere; in a Russian text they are of Иван and Пётр."""
_HARD = re.compile(r"[бвгджзклмнпрстфхцчшщй]$", re.IGNORECASE)
_FIXED = re.compile(r"[оеиуыэю]$|[а-яё]*(?:ых|их)$", re.IGNORECASE)


@dataclass(frozen=True)
class NameForm:
    """What a word is as a part of a name: its gender, its case, its first case, and which part, if that is known."""

    gender: str
    case: str
    first: str
    kind: str | None


@lru_cache(maxsize=16384)
def name_forms(word: str) -> tuple[NameForm, ...]:
    """What one word of a name may be; a word that is not declined is itself in every case."""
    out: list[NameForm] = []
    spelt = word.lower()
    names = [form for form in forms(word) if form.kind == "Name"]
    declined = any(form.lemma != spelt for form in names) and any(f.lemma == spelt and f.case != "nomn" for f in names)
    for form in forms(word):
        if declined and form.kind == "Name" and form.lemma == spelt:
            continue  # Ады of Ада, no man's name that is not declined
        if form.kind == "Name" and not form.known:
            continue  # a guess
        if form.kind == "Name" and (form.gender, form.case) == ("femn", "nomn") and spelt in _MENS:
            continue
        if form.kind in ("Name", "Patr", "Surn") and form.number != "plur" and form.case is not None:
            genders = (form.gender,) if form.gender is not None else ("masc", "femn")
            out += [NameForm(g, form.case, spelt_as(word, form.first), form.kind) for g in genders]
            if form.kind == "Name" and form.gender == "masc" and form.case == "gent" and _is_womans(word):
                out.append(NameForm("femn", "nomn", word, "Name"))  # Рената, as well as of Ренат
    if (m := _SURNAME.fullmatch(word)) is not None and not any(f.kind in ("Name", "Patr") for f in out):
        for gender, case in _ENDS[(m["end"] or "").lower()]:
            first = m["stem"] + ("а" if gender == "femn" else "")
            out.append(NameForm(gender, case, first, "Surn"))
    return tuple(dict.fromkeys(out or _unknown(word)))


def _is_womans(word: str) -> bool:
    """Whether a man's given name in the second case is as well a woman's in the first: *Рената*, and not *Олега*."""
    return word.lower() in _WOMENS or fold(word) in FEMALE - _SELDOM


def _unknown(word: str) -> list[NameForm]:
    """A surname in no dictionary: a man's is declined as a noun or adjective, a woman's on a consonant is not."""
    out: list[NameForm] = []
    if word.endswith("ии"):  # of a country, whose name ends in ия
        return [NameForm("femn", case, f"{word[:-1]}я", None) for case in ("gent", "datv", "loct")]
    if not forms(word) or _FIXED.search(word):
        return [NameForm(g, case, word, None) for g in ("masc", "femn") for case in CASES]
    for form in forms(word):
        if form.case is None or form.number == "plur" or form.part not in ("NOUN", "ADJF"):
            continue
        if form.gender in ("masc", "femn"):
            case = "accs" if form.case == "accs" and form.part == "NOUN" and not form.animate else form.case
            if case == "accs" and form.first == word.lower() and form.gender == "masc":
                continue
            genders = ("masc", "femn") if form.part == "NOUN" and form.gender == "femn" else (form.gender,)
            out += [NameForm(g, case, spelt_as(word, form.first), None) for g in genders]
            if form.part == "NOUN" and form.gender == "masc" and form.case == "gent":
                out.append(NameForm("masc", "accs", spelt_as(word, form.first), None))
    if _HARD.search(word) or word.endswith("ь"):
        out += [NameForm("femn", case, word, None) for case in CASES]
        out.append(NameForm("masc", "nomn", word, None))
    elif (end := _BARE_ENDS.get(word[-1:])) and _HARD.search(word[:-1]) and not out:
        out += [NameForm("masc", case, word[:-1] + end[1], None) for case in end[0]]
    if word[-1:] in "ая":
        out += [NameForm(g, "nomn", word, None) for g in ("masc", "femn")]
    return out


@dataclass(frozen=True)
class Reading:
    """One way to read the words of a name together."""

    name: str
    gender: str
    case: str
    sure: bool  # a given name or a patronymic tells the gender


def readings(words: tuple[str, ...]) -> list[Reading]:
    """How words side by side may be one name: all in one case and of one gender, first case first."""
    return list(_readings(words))


@lru_cache(maxsize=16384)
def _readings(words: tuple[str, ...]) -> tuple[Reading, ...]:
    initials = [len(word.rstrip(".")) == 1 for word in words]
    guessed = len(words) == 1 and not is_surname(words[0]) and not any(form.known for form in forms(words[0]))
    found = [() if initial else name_forms(word) for word, initial in zip(words, initials, strict=True)]
    told = {f.gender for some in found[: -1 if len(words) > 1 else None] for f in some if f.kind in ("Name", "Patr")}
    if len(words) > 1 and not any(f.kind in ("Surn", None) or f.gender in told for f in found[-1]):
        found[-1] = tuple(_unknown(words[-1]))  # Лариса Кузьмич
    if guessed:
        found[0] = tuple(dict.fromkeys((*found[0], *_unknown(words[0]))))  # Сухорад, of whichever gender
    out = _together(words, found, told)
    if not out and len(words) > 1 and not initials[-1]:
        out = _together(words, [*found[:-1], tuple(_unknown(words[-1]))], told)  # a guess that does not fit
    if not out and len(words) > 1 and not initials[0]:
        fixed = tuple(NameForm(g, case, words[0], None) for g in ("masc", "femn") for case in CASES)
        out = _together(words, [fixed, *found[1:]], told)  # Зауре, which is no form of Заура here
    return tuple([reading for reading in out if reading.sure] or out)


def _together(words: tuple[str, ...], found: list[tuple[NameForm, ...]], told: set[str]) -> list[Reading]:
    out: list[Reading] = []
    for case in CASES:
        for gender in ("masc", "femn"):
            parts: list[str] = []
            for word, some in zip(words, found, strict=True):
                fits = [f for f in some if f.case == case and f.gender == gender]
                if not fits and len(word.rstrip(".")) > 1:
                    break
                parts.append(min(fits, key=lambda f: _KINDS.index(f.kind)).first if fits else f"{word[0]}.")
            else:
                out.append(Reading(" ".join(parts), gender, case, gender in told))
                if case != "nomn" and parts[-1].endswith("ский"):  # Ланского may be of Ланской
                    parts[-1] = parts[-1].removesuffix("ий") + "ой"
                    out.append(Reading(" ".join(parts), gender, case, gender in told))
    return out


def is_given(word: str) -> bool:
    """Tell a given name or a patronymic in any case."""
    return any(form.kind == "Patr" or (form.kind == "Name" and form.known) for form in forms(word))


def is_patronymic(word: str) -> bool:
    """Tell a patronymic in any case."""
    return any(form.kind == "Patr" for form in forms(word))


def is_surname(word: str) -> bool:
    """Tell by its ending what is declined as Russian surnames are: *Щеглова*, *Носкову*."""
    return _SURNAME.fullmatch(word) is not None
