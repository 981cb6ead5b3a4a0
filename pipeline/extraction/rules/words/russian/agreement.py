"""Agreement of Russian nouns and names with the verb whose subject they may be."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extraction.rules.lexicon.russian_forms import Form, forms
from pipeline.extraction.rules.words.russian.names import NameForm, is_surname

NONE = Form("", "", None, None, None, None, False, None, False, False, 0.0, "")
"""What cannot be a subject."""


@dataclass(frozen=True)
class Verb:
    """What a cue asks of its subject: number, gender in the past, person."""

    number: str | None
    gender: str | None
    person: str | None
    bare: bool  # it has no subject: *говорится*, *сказано*


def agrees(form: Form, verb: Verb) -> bool:
    """Whether a noun in the first case can be the subject of a verb; *врач сказала* is allowed."""
    if form.part == "NPRO" and verb.person is not None and form.person not in (verb.person, None):
        return False
    if form.part == "NPRO" and verb.person is None and form.person in ("1per", "2per"):
        return verb.number in (form.number, None)
    if form.part == "NUMR":
        return verb.number != "sing" or verb.gender in ("neut", None)  # пять человек сообщило
    if verb.number is not None and form.number is not None and form.number != verb.number:
        return False
    if verb.person in ("1per", "2per") and form.part != "NPRO":
        return False
    if verb.gender is None or form.gender is None or form.number == "plur":
        return True
    if form.gender == verb.gender:
        return True
    return verb.gender == "femn" and form.gender == "masc" and form.animate and form.kind is None


def fits(name: NameForm, verb: Verb, word: str) -> bool:
    """Whether a name can be the subject of a verb; one that is a man's in the second case only of a woman's verb."""
    if name.kind is None or name.case != "nomn" or verb.number not in ("sing", None):
        return False
    sure = is_surname(word) or any(form.case == "nomn" and form.kind is not None for form in forms(word))
    return verb.gender in (name.gender, None) if sure else verb.gender == name.gender
