"""Russian noun phrases in the first case: *пресс-службе областного главка* names *пресс-служба областного главка*."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extraction.rules.lexicon.russian_forms import ADJECTIVES, Form, forms, spelt_as

WORD = re.compile(r"\w+(?:-\w+)*")
"""A word of a phrase, with its hyphens."""


@lru_cache(maxsize=65536)
def first_case(word: str) -> str:
    """The first case of a noun, in its number, lower case: *экспертизы* is *экспертиза*."""
    nouns = [form for form in forms(word) if form.part == "NOUN"]
    if not nouns:
        return word.lower()
    best = next((form for form in nouns if form.number != "plur"), nouns[0])
    return best.lemma if best.number != "plur" else best.first


def nominative(phrase: str, case: str | None = None) -> str:
    """A noun phrase with its head, and what agrees with it, in the first case; complements stay as they are.

    `case` is the one it stands in, if that is known.
    """
    spelt = list(WORD.finditer(phrase))
    words = [m.group() for m in spelt]
    head, form = _head(words, case)
    if form is None and case is not None:
        head, form = _head(words, None)
    if form is None or form.case == "nomn":
        return phrase
    out, place = [], 0
    for k, m in enumerate(spelt[: head + 1]):
        word = m.group()
        out.append(phrase[place : m.start()])
        fits = form if k == head else _agreeing(word, form)
        out.append(spelt_as(word, fits.first) if fits is not None else word)
        place = m.end()
    return "".join(out) + phrase[place:]


def _head(words: list[str], case: str | None) -> tuple[int, Form | None]:
    """Which word is the head of a phrase, and its reading there."""
    for k, word in enumerate(words[:6]):
        nouns = [form for form in forms(word) if form.part == "NOUN" and (case is None or form.case == case)]
        before = words[:k]
        if word.isupper() and len(word) > 1 and not before:
            return k, None
        if not nouns or (_is_adjective(word) and any(_go_together(word, other) for other in words[k + 1 : k + 2])):
            continue
        fitting = [n for n in nouns if all(_agreeing(w, n) is not None or not _is_adjective(w) for w in before)]
        if before and not fitting:
            continue
        return k, max(fitting or nouns, key=lambda form: form.score)
    return 0, None


def _go_together(adjective: str, noun: str) -> bool:
    return any(_agreeing(adjective, form) is not None for form in forms(noun) if form.part == "NOUN")


def _is_adjective(word: str) -> bool:
    return any(form.part in ADJECTIVES for form in forms(word))


def _agreeing(word: str, noun: Form) -> Form | None:
    """The reading of an adjective that goes with a noun."""
    for form in forms(word):
        same = form.number == noun.number and (noun.number == "plur" or form.gender == noun.gender)
        if (form.part in ADJECTIVES or form.part == "NUMR") and form.case == noun.case and same:
            return form
    return None
