"""Reports inside quoted speech read by rules on words: *« Le directeur m'a dit d'attendre »*, and those in turns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.french_names import is_person_noun
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.lexicon.russian_forms import forms
from pipeline.extraction.rules.passage import sentences
from pipeline.extraction.rules.speech import stretches
from pipeline.extraction.rules.words.line import Line
from pipeline.extraction.rules.words.naming import Namer
from pipeline.extraction.rules.words.parts import WordDraft, without_article
from pipeline.extraction.rules.words.russian.naming import RussianNamer
from pipeline.marks import Mark

_SPEAKERS = frozenset("nous on tu vous".split())
_GENDERS = {"il": "un", "elle": "une"}
_SOMEBODY = re.compile(r"(?:(?<=[.!?…«“] )|(?<=[«“]))(?P<article>[Uu]ne?)\s(?P<noun>\w+)")
_MARKS = '«„“"‘'
_TOLD_US = re.compile(r"(?<!\w)(?:мне|нам)\s(?:[а-яё]+\s)?[а-яё]+ли$", re.IGNORECASE)  # нам тут обещали
_FRONT = 30  # code points in front of a cue
_PAST = frozenset("ai avais aurais suis leur lui".split())  # je me suis dit, je leur dis
_TO_SOMEBODY = frozenset("m' me nous vous lui leur t'".split())
_PRONOUNS = frozenset("il elle ils elles on l'on l’on он она они".split())
_THOSE = frozenset("ceux celles celui celle".split())


def look_inside(
    text: str, drafts: list[WordDraft], marks: Sequence[Mark], grammar: Grammar, namer: Namer | RussianNamer
) -> None:
    """Add to `drafts` what is reported inside them, named, except by who speaks there or by nobody known."""
    for owner, d in list(_inner_drafts(text, drafts, marks, grammar)):
        if _is_own(text, d):
            d.name, d.inner = owner.name, True
        elif isinstance(namer, RussianNamer):
            d.inner = True
            namer.name(d)
            d.name = d.name if d.name != owner.name else None
        elif _is_unknown(text, d):
            d.name, d.inner = _antecedent_inside(text, owner, d), True
        else:
            namer.name(d)
            if d.name == owner.name and d.name is not None:
                d.name = _described(text, d, grammar)
            if d.name is None:
                continue
        drafts.append(d)


def _inner_drafts(
    text: str, owners: Sequence[WordDraft], marks: Sequence[Mark], grammar: Grammar
) -> Iterator[tuple[WordDraft, WordDraft]]:
    """Each report inside a whole quotation or a turn, with the draft whose words hold it; `marks` are of all depths."""
    for owner, span, inside in stretches(owners, marks):
        for s in sentences(text, *span, owner.paragraph, inside, whole=True):
            for d in Line(text, s, grammar).drafts():
                if _is_report(text, d, span, grammar):
                    yield owner, d


def _is_report(text: str, d: WordDraft, span: Range, grammar: Grammar) -> bool:
    """Tell a report by somebody else than the one who speaks, or than nobody."""
    if d.cue is None or d.belief or not d.content or (d.mention is None and not grammar.inflected):
        return False
    words = text[slice(*d.mention)].lower().replace("’", "'").split() if d.mention is not None else []
    if grammar.inflected:
        marked = (
            text[d.content[0][0]] in _MARKS
            or (words == ["я"] and text.startswith(":", d.cue[1]))
            or _TOLD_US.search(text, max(span[0], d.cue[0] - _FRONT), d.cue[1])
        )
        return bool(marked) if not words or words == ["я"] else words[-1] not in grammar.nobody
    cue = text[slice(*d.cue)].lower().replace("’", "'").replace("'", "' ").split()
    if words in (["je"], ["j'"], ["je", "me"]):
        return not _PAST.isdisjoint(cue)  # j'ai dit que …: not je dis que …
    if words in (["on"], ["l'on"]):
        return not _TO_SOMEBODY.isdisjoint(cue)  # on m'a dit que …
    return not (words and (words[-1] in grammar.nobody | _THOSE or words[0] in _SPEAKERS))


def _described(text: str, d: WordDraft, grammar: Grammar) -> str | None:
    """*Le banquier m'a dit …*: the mention as it stands, since nobody calls himself so; `None` for a name."""
    mention = text[slice(*d.mention)] if d.mention is not None else ""
    plain = without_article(mention, grammar)
    return plain if not grammar.inflected and plain.islower() and plain != mention.lower() else None


def _is_own(text: str, d: WordDraft) -> bool:
    """Whether somebody tells of earlier words of his own: *j'avais dit que …*."""
    if d.mention is None:
        word = text[slice(*d.cue)].lower() if d.cue is not None else ""
        return any(form.person == "1per" for form in forms(word))  # Спрашиваю: „Где ты?“
    return d.mention is not None and text[slice(*d.mention)].lower().strip("’' ") in ("je", "j", "я", "je me")


def _antecedent_inside(text: str, owner: WordDraft, d: WordDraft) -> str | None:
    """Whom a pronoun inside somebody's words means: the person with whom the last French sentence of his began."""
    assert d.mention is not None
    wanted = _GENDERS.get(text[slice(*d.mention)].lower())
    start = max((s for s, _ in owner.content if s <= d.mention[0]), default=d.mention[0])
    found = None
    for m in _SOMEBODY.finditer(text, start, d.mention[0]):
        gender = m["article"].lower()
        if is_person_noun(m["noun"].lower()) and gender == wanted:
            found = text[m.start("noun") : m.end()]
    return found if wanted is not None else None


def _is_unknown(text: str, d: WordDraft) -> bool:
    """Whether a word of no meaning beyond the quotation says who it was: *il m'a dit*, *on m'a dit*."""
    return d.mention is not None and text[slice(*d.mention)].lower() in _PRONOUNS
