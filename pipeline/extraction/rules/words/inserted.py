"""Cues inserted into a quotation, which stand inside its marks and are no part of what was said."""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.french_names import is_person_noun
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.words.parts import CLITIC, TOKEN, WordDraft, stripped
from pipeline.extraction.rules.words.russian.subjects import is_spoken, speaker_beside

_DASHED = re.compile(r"[,!?…]\s+[-‒—–]\s+(?P<cue>(?:[^.;:!?«»—–]|«[^«».!?]{1,60}»){2,140})[.,](?=\s+[-‒—–]\s+)")
_PRONOUN = re.compile(
    r",\s+(?P<cue>(?:s[’']|se\s)?(?:\w+-t-|\w+-)?(?:il|elle|ils|elles|a|ont|avait|avaient)\b[^,.;:!?«»]{0,110})(?=[,.;])"
)
_NOUN = re.compile(
    r"[,!?…]\s+(?P<cue>(?:s['’]|se\s)?(?P<verb>\w+)\s+(?P<who>(?:[A-ZÀ-Þ]|l[ae]\s|l['’]|une?\s|cet?t?e?\s|son\s|sa\s)[^,.;:!?«»]{1,60})"
    r"(?:,\s(?P<more>[^.;:!?«»]{1,60}))?)(?=[.;]|,)"
)
_WHERE_SAID = re.compile(r"(?<=\w)\s(?:dans|lors|devant|auprès|après|avant|pendant|depuis|sur|via|par)\s")
_APPOSITION = re.compile(r"\d+\sans|l[ea]s?\s|l[’']|ancien|alias|dit")
_APPOSED = 7  # words in apposition to a speaker


def inserted_cue(text: str, where: Range, number: int, grammar: Grammar) -> WordDraft | None:
    """What the quotation `where` of the paragraph `number` reports with a cue inside; `None` without one."""
    return (
        dashed_cue(text, where, number, grammar)
        or _with_pronoun(text, where, number, grammar)
        or _with_noun(text, where, number, grammar)
    )


def dashed_cue(text: str, where: Range, number: int, grammar: Grammar) -> WordDraft | None:
    """*«Паром цел, — сказал Бриск. — Мы ждём»*: a cue between dashes is the reporter's, in Russian."""
    if not grammar.inflected:
        return None
    for m in _DASHED.finditer(text, *where):
        found = list(TOKEN.finditer(text, *m.span("cue")))
        place = next((k for k in range(min(3, len(found))) if is_spoken(found, k, grammar)), None)
        if place is None:
            continue
        asked = text[m.start()] != ","
        parts = [stripped(text, (where[0], m.start() + asked)), stripped(text, (m.end(), where[1]))]
        d = WordDraft(parts, number, cue=found[place].span(), quoted=True, confidence=0.8)
        d.mention = speaker_beside(found, place, grammar)
        return d
    return None


def _with_pronoun(text: str, where: Range, number: int, grammar: Grammar) -> WordDraft | None:
    """*« C'est faux, a-t-il ajouté. Nous verrons. »*"""
    for m in _PRONOUN.finditer(text, *where):
        words = [w.lower() for w in re.findall(r"\w+(?:-\w+)*", m["cue"]) if w not in ("s", "se")]
        clitic = CLITIC.match(words[0])
        spoken = [w for w in words[:3] if w in grammar.participles]
        known = clitic is not None and (
            clitic["verb"] in grammar.verbs or (clitic["verb"] in grammar.auxiliaries and spoken)
        )
        if not known and not (words[0] in grammar.auxiliaries and spoken and len(words) > 2):
            continue
        draft = WordDraft(_around(text, where, m.span()), number, quoted=True, confidence=0.75)
        draft.cue = m.span("cue")
        if clitic is not None:
            start = m.start("cue") + m["cue"].lower().index(words[0])
            draft.mention = (start + words[0].rindex("-") + 1, start + len(words[0]))
        else:
            rest = re.search(rf"{re.escape(spoken[-1])}\s+(.+)$", text[slice(*m.span("cue"))])
            if rest:
                said = _WHERE_SAID.search(rest[1])
                end = m.end("cue") if said is None else m.start("cue") + rest.start(1) + said.start()
                draft.mention = (m.start("cue") + rest.start(1), end)
                draft.cue = (
                    m.start("cue"),
                    m.start("cue") + text[slice(*m.span("cue"))].index(spoken[-1]) + len(spoken[-1]),
                )
        return draft
    return None


def _with_noun(text: str, where: Range, number: int, grammar: Grammar) -> WordDraft | None:
    """*« Il pleuvait, raconte Ada, 12 ans. Puis rien. »*"""
    if grammar.inflected:
        return None
    commas = (_NOUN.match(text, k, where[1]) for k in range(*where) if text[k] in ",!?…")
    for m in commas:
        if m is None or m["verb"].lower() not in grammar.verbs:
            continue
        more = m["more"] or ""
        apposed = bool(_APPOSITION.match(more)) or is_person_noun(more.lower().split(" ")[0])
        apposed = apposed and text[m.end()] != "," and len(more.split()) < _APPOSED
        told = more.startswith(("qui ", "dont ")) and text[m.end()] == "."
        end = m.end() if apposed or told or m["more"] is None else m.end("who")
        draft = WordDraft(_around(text, where, (m.start(), end)), number, quoted=True, confidence=0.75)
        draft.cue, draft.mention = m.span("verb"), (m.start("who"), end if apposed else m.end("who"))
        return draft
    return None


def _around(text: str, where: Range, hole: Range) -> list[Range]:
    """What stands before and behind a cue, if it has words."""
    parts = ((where[0], hole[0]), (hole[1], where[1]))
    return [stripped(text, part) for part in parts if re.search(r"\w", text[slice(*part)])]
