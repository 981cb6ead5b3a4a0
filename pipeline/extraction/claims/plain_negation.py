"""Whether a French or Russian clause is negated, and what it would say without its no.

Reads words, no parse: negated is only what one negation reaches, in the first or only clause of the words.
"""

from __future__ import annotations

import re

from pipeline.extraction.claims.genitive import restored
from pipeline.extraction.claims.plain_clauses import OPENER, WORD, is_clause, shows_verb
from pipeline.extraction.rules.lexicon import russian_forms
from pipeline.extraction.rules.words import french

_NOT = re.compile(
    r"\b(?:ne\s+|n['’])(?P<verb>(?:(?!\bque\b|\bqu['’])[^,;:.]){1,40}?)\s+(?:pas|jamais|plus|point|guère)\b"
    r"(?!\s+qu(?:e\b|['’]))(?P<of>\s+(?:de\s+|d['’])(?P<noun>\w+))?",
    re.IGNORECASE,
)
_NOBODY = r"(?<!\bune\s)(?<!\bla\s)(?<!\bcette\s)(?<!\bchaque\s)\bpersonne"
_NONES = rf"(?:\b(?:aucune?|rien|nulle?)|{_NOBODY})\b"
_NONE = re.compile(rf"\b(?:ne\s+|n['’]).{{1,60}}?{_NONES}|{_NONES}.{{1,60}}?\b(?:ne\s+|n['’])", re.IGNORECASE)
_NOTHING_WITHIN = re.compile(
    r"(?P<have>\b(?:ai|as|a|avons|avez|ont|av(?:ais|ait|ions|iez|aient)|aur\w+)\s+(?:\w+\s+)?)rien\s+"
    r"(?P<participle>\w+(?:é|i|is|it|u|ert|ait))\b",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(r"\W*non seulement\b", re.IGNORECASE)
_ELIDED = re.compile(r"\b([CcJj])e (?=[aeéèêiou])")
_FRENCH_EXCEPT = re.compile(
    r"\b(?:mais|sauf|hormis|sinon|excepté|à moins|tant qu\w*|avant qu\w*|jusqu['’]\w+)\b", re.IGNORECASE
)
_FRENCH_DRAWN = re.compile(r"\s+(?:du tout|non plus)\b", re.IGNORECASE)
_NOT_YET = re.compile(r"^\s+encore\b", re.IGNORECASE)
_STILL_NOT = re.compile(r"\s+toujours$", re.IGNORECASE)
_FEMININE = re.compile(
    r"(?:[tsxg]ion|té|aison|eur|(?<!ag)(?<!ism)(?<!èm)(?<!ôm)(?<!air)(?<!èg)(?<!gramm)(?<!cl)(?<!bl)(?<!tr)(?<!dr)e)$"
)
_MASCULINE = frozenset(
    "incendie génie lycée musée trophée côté été comité traité bonheur malheur honneur intérieur extérieur directeur "
    "secteur moteur texte groupe service risque manque chiffre délire crime doute reste vote".split()
)
_UNCOUNTED = frozenset("haine peur colère honte place chance pression".split())
"""Feminine nouns of no number: *de la haine*."""
_NO_NOUNS = frozenset("un une le la l ce cet cette mon ma son sa notre votre leur quoi".split())
_HAS = re.compile(
    r"\b(?:ai|as|a|avons|avez|ont|av(?:ais|ait|ions|iez|aient)|aura(?:it|ient)?|auront|eu|eut)$", re.IGNORECASE
)
_ADVERBIAL = re.compile(
    r"(?:à|au|aux|en|dans|sur|sous|selon|d['’]après|après|avant|pour|par|depuis|chez|vers|dès|malgré|sans|avec|entre|lors|"
    r"devant|face|contre|hier|demain|aujourd['’]hui|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|désormais|enfin|"
    r"ensuite|puis|or|donc|cependant|pourtant|toutefois|ainsi|alors|bref|oui|non|certes|\w+ment)\b|"
    r"\w+(?:ées?|és?|ies?|is|it|us?|ues?|ant)\b(?=\s|$)|"
    r"\W*(?:[lL][ea]s?|[cC]et?(?:te)?|un|une)?\s*(?:\d+|matin|soir|jour|nuit|semaine|mois|année|an|lundi|mardi|mercredi|"
    r"jeudi|vendredi|samedi|dimanche|premier)\b",
    re.IGNORECASE,
)
"""What may stand before a clause and is none: *Selon lui, …*, *Jointe hier, …*, *Ce matin, …*."""

_RUSSIAN_NOT = re.compile(
    r"(?<!\w)не\s+(?!(?:только|просто|столько|раз|менее|более|позднее|позже|ранее|меньше|больше|без|прочь|то|"
    r"од(?:ин|на|но|ни|ного|ной|ному|ним|ну|них))\b)(?=\w)",
    re.IGNORECASE,
)
_RUSSIAN_SOME = {
    "никто": "кто-то", "никого": "кого-то", "никому": "кому-то", "никем": "кем-то", "ничего": "что-то",
    "ничто": "что-то", "ничему": "чему-то", "ничем": "чем-то", "никогда": "когда-то", "нигде": "где-то",
    "никуда": "куда-то", "никакой": "какой-то", "никакая": "какая-то", "никакое": "какое-то", "никакие": "какие-то",
    "никакого": "какого-то", "никакую": "какую-то", "никаких": "какие-то",
}  # fmt: skip
_RUSSIAN_NONE = re.compile(rf"\b(?:{'|'.join(_RUSSIAN_SOME)})\b", re.IGNORECASE)
_NOT_ONE = re.compile(r"\bни\s+(?=од(?:ин|на|но|ной|ному|ним|ну)\b)", re.IGNORECASE)
_NOT_OF_ANY = re.compile(
    r"\bни\s+(?P<of>\w{1,3})\s+(?P<what>к(?:ого|ому|ем|ом)|ч(?:его|ему|ем|ём)|как\w+)\b", re.IGNORECASE
)
_NEITHER = re.compile(r"\bни\b", re.IGNORECASE)
_INSTEAD = re.compile(r",\s+(?:а|но)\s|\s[—–]\s+а\s", re.IGNORECASE)
_PERSONS = frozenset("я ты он она оно мы вы они это".split())
_ALMOST = re.compile(r"\b(?:чуть|едва)\b", re.IGNORECASE)
_RUSSIAN_DRAWN = {"ещё": "уже", "еще": "уже", "уже": "ещё", "пока": "", "больше": "", "отнюдь": "", "вовсе": ""}
"""What stands before a no, and what instead of both."""
_DRAWN_BEFORE = re.compile(rf"\b(?P<word>{'|'.join(_RUSSIAN_DRAWN)})\s+$", re.IGNORECASE)
_CONTRAST = re.compile(
    r",\s+а\s+не\s+(?P<rest>[^,;:.!?…—–]+)(?P<behind>,\s+(?!как\b|котор)(?=\S))?|,\s+et\s+non(?:\s+pas)?\s+[^,;:.!?…—–]+"
    r"(?P<suite>,\s+(?!comme\b|qui\b|qu)(?=\S))?",
    re.IGNORECASE,
)


def without_contrast(text: str) -> str:
    """The words without what they say is not so instead: *двое, а не один*, *deux, et non trois*."""
    found = _CONTRAST.search(text)
    if found is None or found.start() == 0 or (found["rest"] and shows_verb(found["rest"])):
        return text
    if found["behind"] or found["suite"]:
        return f"{text[: found.start()]} {text[found.end() :]}"
    stop = re.search(r"[.!?…]\s*$", text)
    return text[: found.start()] + (stop.group() if stop else "")


def affirmed(text: str) -> str | None:
    """A negated statement without its negation; `None` if it is not negated, or not simply so."""
    if _NOT_ONLY.match(text):
        return None
    if _RUSSIAN_NOT.search(text):
        return _russian(text)
    return _french(text)


def _french(text: str) -> str | None:
    found = [*_NOT.finditer(text), *_NONE.finditer(text)]
    if len(found) != 1:
        return None
    match = found[0]
    before, behind = text[: match.start()], text[match.end() :]
    if OPENER.search(before) or _FRENCH_EXCEPT.search(behind) or _is_second(before) or _is_undertaken(text, match):
        return None
    if "verb" in match.groupdict():
        text = before + _french_verb(match) + re.sub(r"\bni\b", "ou", _NOT_YET.sub(" déjà", behind))
    elif re.search(r"\bni\b", text):
        return None
    else:
        text = _without_none(text)
    return _ELIDED.sub(r"\1'", " ".join(_FRENCH_DRAWN.sub("", text).split()))


def _is_second(before: str) -> bool:
    """The words before a negated verb hold a clause of their own, and perhaps begin the next: *les toits brûlent, les
    secours ne passent pas*. What only stands in front or between commas is none."""
    front, comma, own = before.rpartition(",")
    front, colon, rest = (front, comma, own) if comma else before.rpartition(":")
    if not (comma or colon):
        return False
    if is_clause(front):
        return True
    subject = WORD.findall(rest)
    if not subject or _ADVERBIAL.match(front.strip()):
        return False
    return len(subject) > 1 and len(WORD.findall(front)) > 1 and "," not in front


def _is_undertaken(text: str, match: re.Match[str]) -> bool:
    """*A promis de ne pas partir*: the no is part of what is promised."""
    behind = re.match(r"(?:ne|n['’])\s*(?:pas\s+|plus\s+|jamais\s+|rien\s+)?", text[match.start() :], re.IGNORECASE)
    words = [word.lower() for word in WORD.findall(text[match.start() + (behind.end() if behind else 0) :])]
    begins = re.search(r"\S\s+(?:de|d['’]|à|pour)\s*$", text[: match.start()], re.IGNORECASE) is not None
    return begins and french.infinitive_behind(words, 0) is not None


def _french_verb(match: re.Match[str]) -> str:
    """The verb without its no: *n'a toujours pas* as *a déjà*, *n'a pas de preuve* as *a une preuve*."""
    yet = _STILL_NOT.sub(" déjà", match["verb"])
    of = match["of"]
    if not of:
        return yet
    noun = match["noun"].lower()
    if noun.endswith(("s", "x")):
        return f"{yet} des {match['noun']}"
    if noun in _NO_NOUNS or noun[:1].isdigit() or not _HAS.search(yet):
        return f"{yet}{of}"
    article = "de la" if noun in _UNCOUNTED else "une" if _FEMININE.search(noun) and noun not in _MASCULINE else "un"
    return f"{yet} {article} {match['noun']}"


def _without_none(text: str) -> str:
    text = re.sub(r"\b(?:ne\s+|n['’])", "", text, count=1, flags=re.IGNORECASE)
    text = _NOTHING_WITHIN.sub(r"\g<have>\g<participle> rien", text, count=1)
    for word, other in (("aucune", "une"), ("aucun", "un"), ("rien", "quelque chose"), (_NOBODY, "quelqu'un")):
        text = re.sub(rf"\b{word}\b", other, text, count=1, flags=re.IGNORECASE)
    return text


def _russian(text: str) -> str | None:
    found = list(_RUSSIAN_NOT.finditer(text))
    if len(found) != 1:
        return None
    before, behind = text[: found[0].start()], text[found[0].end() :]
    if OPENER.search(before) or _INSTEAD.search(behind) or _INSTEAD.search(before) or _has_clause(before):
        return None
    last = re.split(r"[,:—–]", before)[-1]
    verb = WORD.match(behind)
    if _ALMOST.search(last) or (verb and russian_forms.part_of(verb.group().lower()) == "INFN" and shows_verb(last)):
        return None  # чуть не упал; обещал не уходить
    if drawn := _DRAWN_BEFORE.search(before):
        before = f"{before[: drawn.start()]}{_RUSSIAN_DRAWN[drawn['word'].lower()]} "
    before, behind = restored(before, behind)
    told = " ".join(_NOT_ONE.sub("хотя бы ", before + behind).split())
    told = _NOT_OF_ANY.sub(lambda match: _as_written(match[0], f"{match['of']} {match['what']}-то"), told)
    if _NEITHER.search(told):
        return None
    return _RUSSIAN_NONE.sub(lambda match: _as_written(match[0], _RUSSIAN_SOME[match[0].lower()]), told)


def _has_clause(before: str) -> bool:
    """The words before a no hold a clause of their own, with or without a verb: *он мал, его не видно*."""
    *front, last = re.split(r"[,:;—–]", before)
    if is_clause(",".join(front)):
        return True
    ahead = [word.lower() for part in front for word in WORD.findall(part)]
    if _PERSONS & set(ahead):
        return True
    own = [word.lower() for word in WORD.findall(last)]
    points = any(russian_forms.part_of(word) == "NPRO" and not word.startswith("ни") for word in own)
    return points and any(_is_named(word) for word in ahead)


def _is_named(word: str) -> bool:
    """A noun as it stands for a subject, or a number."""
    likeliest = russian_forms.forms(word)[:1]
    return bool(likeliest) and likeliest[0].part in ("NOUN", "NUMR") and likeliest[0].case in ("nomn", "datv")


def _as_written(word: str, other: str) -> str:
    return other[:1].upper() + other[1:] if word[0].isupper() else other
