"""The Russian genitive of negation turned back: *ответа не было* said without its no is *ответ был*.

By the dictionary's forms, no parse: of a noun that can only be a genitive, and that nothing else governs.
"""

from __future__ import annotations

from pipeline.extraction.claims.plain_clauses import WORD
from pipeline.extraction.rules.lexicon import russian_forms
from pipeline.extraction.rules.lexicon.russian_forms import Form

_SOME = ("никакого", "никакой", "никаких")
_NOBODY = frozenset(("никого", "ничего", "нечего", "некого"))
_GOVERNS = ("NOUN", "NUMR", "PREP", "ADJF", "PRTF", "COMP", "INFN", "GRND")
_NEUTER_PRESENT = ("будет", "существует", "требуется", "ожидается", "планируется", "предвидится", "наблюдается")


def restored(before: str, behind: str) -> tuple[str, str]:
    """The words before and behind the place of a no, with the noun in its genitive put as subject or object.

    Args:
        before: what stands before *не*.
        behind: what stands behind it, the verb first.
    """
    verb = WORD.match(behind)
    if verb is None or russian_forms.part_of(verb.group().lower()) != "VERB":
        return before, behind
    is_impersonal = _is_impersonal(verb.group().lower()) and not _has_subject(before)
    rest = behind[verb.end() :]
    in_front = _phrase(before, own=None, certain=not is_impersonal)
    place = in_front or _phrase(rest, own="VERB", certain=not is_impersonal)
    text = before if in_front else rest
    if place is None or _goes_on(text[place[1] :]) or _NOBODY & set(WORD.findall(f"{before} {behind}".lower())):
        return before, behind
    start, end, noun = place
    put = _put(text[start:end], noun, "nomn" if is_impersonal else "accs")
    if put is None:
        return before, behind
    text_put = text[:start] + put + text[end:]
    agreeing = _agreeing(verb.group(), noun) if is_impersonal else verb.group()
    if text is before:
        return text_put, agreeing + rest
    return before, agreeing + text_put


def _goes_on(text: str) -> bool:
    """One more noun is joined to the phrase: *жертв и разрушений*."""
    words = WORD.findall(text.lower())[:2]
    return len(words) > 1 and words[0] in ("и", "или") and _genitive(words[1], certain=False) is not None


def _phrase(text: str, own: str | None, *, certain: bool) -> tuple[int, int, Form] | None:
    """Where a genitive phrase stands that nothing governs, with the reading of its noun; `own`: the part of speech in
    front of the words; `certain`: its noun must be a genitive by its form."""
    words = list(WORD.finditer(text))
    for at, word in enumerate(words):
        noun = _genitive(word.group().lower(), certain=False)
        if noun is None:
            continue
        first = at
        while first and _is_attribute(words[first - 1].group().lower()):
            first -= 1
        marked = any(words[k].group().lower() in (*_SOME, "ни") for k in range(first, at))
        if not marked and certain and _genitive(word.group().lower(), certain=True) is None:
            continue
        ahead = words[first - 1] if first else None
        part = russian_forms.part_of(ahead.group().lower()) if ahead else own
        gap = text[ahead.end() : words[first].start()] if ahead else ""
        counted = any(letter.isdigit() for letter in text[max(0, words[first].start() - 2) : words[first].start()])
        if counted or (part in _GOVERNS and "," not in gap):
            continue
        return words[first].start(), word.end(), noun
    return None


def _genitive(word: str, *, certain: bool) -> Form | None:
    """The reading of a common noun as a genitive; `certain`: it can be no subject or object as it stands."""
    found = [form for form in russian_forms.forms(word) if form.part == "NOUN" and form.kind is None]
    if certain and any(form.case in ("nomn", "accs") for form in found):
        return None
    likeliest = russian_forms.forms(word)[:1]
    if likeliest and likeliest[0].part != "NOUN":
        return None
    return next((form for form in found if form.case == "gent"), None)


def _is_attribute(word: str) -> bool:
    return word == "ни" or any(
        form.part in ("ADJF", "PRTF", "NUMR", "NPRO") and form.case == "gent" and word != "его"
        for form in russian_forms.forms(word)
        if form.part != "NPRO" or word in _SOME
    )


def _put(phrase: str, noun: Form, case: str) -> str | None:
    """The phrase in another case: *никакого ответа* as *какой-то ответ*, *ни одного* as *хотя бы один*."""
    gender, number = noun.gender, noun.number
    found = []
    for word in WORD.findall(phrase):
        lower = word.lower()
        if lower == "ни":
            found.append("хотя бы")
            continue
        part = "NOUN" if word == WORD.findall(phrase)[-1] else None
        base = {"никакого": "какого", "никакой": "какой", "никаких": "каких"}.get(lower, lower)
        put = russian_forms.in_case(base, case, part=part, gender=gender, number=number, animate=noun.animate)
        if put is None:
            return None
        found.append(f"{put}-то" if lower in _SOME else put)
    told = " ".join(found)
    return told[:1].upper() + told[1:] if phrase[:1].isupper() else told


def _is_impersonal(verb: str) -> bool:
    return verb in _NEUTER_PRESENT or any(
        form.part == "VERB" and form.past and form.gender == "neut" for form in russian_forms.forms(verb)
    )


def _has_subject(before: str) -> bool:
    """A noun or pronoun stands here that is likeliest a subject."""
    found = [russian_forms.forms(word.lower())[:1] for word in WORD.findall(before)]
    return any(form and form[0].part in ("NOUN", "NPRO") and form[0].case == "nomn" for form in found)


def _agreeing(verb: str, noun: Form) -> str:
    return russian_forms.agreeing(verb, gender=noun.gender, number=noun.number) or verb
