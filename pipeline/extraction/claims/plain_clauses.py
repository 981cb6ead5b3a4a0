"""Where a French or Russian sentence holds two propositions, and whether it is told from hearsay.

Reads words, no parse: it splits only where both sides show a finite verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction.rules.lexicon import russian_forms
from pipeline.extraction.rules.words import french

Range = tuple[int, int]

_JOINT = re.compile(
    r"(?<!\s)\s*[;:]\s+|(?<!\s)\s+(?:et|mais|и|но)\s+|,\s+(?:et|mais|и|но|tandis que|alors que|а|однако)\s+|"
    r"(?P<bare>,)\s+",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_SMALL = 3  # words of a clause that can stand by itself
OPENER = re.compile(
    r"\b(?:qui|que|dont|où|si|quand|lorsque|puisque|comme|quoique|котор\w+|что|чтобы|чтоб|если|когда|где|куда|как|хотя|"
    r"поскольку|пусть|чь\w{1,3}|чей)\b|(?:^|(?<=,\s))пока\b|\b(?:qu|lorsqu|puisqu)['’]|\bs['’](?=ils?\b)",
    re.IGNORECASE,
)
"""What begins a clause that depends on another."""
_THAT = re.compile(r"^\W*(?:que\b|qu['’]|что\b)\s*", re.IGNORECASE)
_DEPENDS = re.compile(
    r"(?:кто|кого|кому|прежде|il y a (?:\w+ ){1,3}(?:ans?|mois|jours?|semaines?|heures?|minutes?|siècles?)$)\b",
    re.IGNORECASE,
)
_ANSWERING = re.compile(r"(?:то|тот|та|те|тому|того|тогда|так)\b", re.IGNORECASE)
"""What takes up a clause before it: *кто молчит, тот …*."""
_UNFINISHED = frozenset("то как так да даже ну вот же ni même comme".split())
_OPENS_WORDS = re.compile(r"[:«“„]")
_NEGATION = re.compile(r"\bne\b|\bn['’]|\bне\b|\bнет\b", re.IGNORECASE)
_PREPOSITIONS = frozenset(
    "à au aux en dans sur sous selon après avant pour par depuis chez vers dès malgré sans avec entre lors".split()
)
_SUBJECTS = frozenset("je j tu il ils on c".split())
"""French pronouns that are subjects wherever they stand."""
_FIRST_SUBJECTS = _SUBJECTS | frozenset("elle elles nous vous ce ça cela ceci".split())
_DETERMINERS = frozenset(
    """le la les l un une des du ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs aucun
    aucune nul nulle chaque tout tous toutes plusieurs certains certaines personne rien""".split()
)
_BEFORE_NOUNS = frozenset("un une des du au aux de d ce cet cette ces mon ma mes ton ta son sa ses leur leurs".split())
_AUXILIARIES = frozenset("ai avons avez suis sommes êtes avais étais vais allons allez".split())
_BEHIND_CE = frozenset("ne n sont sera seront serait seraient fut furent était étaient doit peut".split())
_STRESSED = frozenset("aussi non même mêmes seul seule seuls seules y qui".split())
"""Behind a pronoun they show that it is no subject: *elle aussi*."""
_NOMINAL = frozenset(("NOUN", "NPRO", "ADJF", "NUMR"))
_SAID, _SPOKEN_OF = frozenset(("VERB", "PRTS", "ADJS")), frozenset(("NOUN", "NUMR"))
_HEARSAY = re.compile(
    r"\b(?:aurait|auraient|serait|seraient)\s+(?:(?:été|déjà|pas|bien|aussi|également|même)\s+)*"
    r"(?:\w+(?:é|ée|és|ées|i|ie|is|it|u|ue|us|ues|ert|rte|rts|aint|eint)|mort|morte)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:si|s['’]il|pourvu|à condition)\b", re.IGNORECASE)


def clause_ranges(text: str, place: Range) -> list[Range]:
    """The clauses of a stretch that could be true apart, in order; the stretch itself where there are no two.

    A comma alone parts two only where something is negated, so that the no of one is not taken for the other's.
    """
    low, high = place
    edges: list[Range] = []
    start = low
    negated = _NEGATION.search(text, low, high) is not None
    for match in _JOINT.finditer(text, low, high):
        before, behind = text[start : match.start()], text[match.end() : high]
        if match["bare"]:
            before = _OPENS_WORDS.split(before)[-1]
            if not (negated and _has_subject(behind) and _ends_clause(before)):
                continue
        is_loose = match.group()[0] in ",;:" and not match["bare"]
        if _stands_alone(before) and (_goes_on(behind) or (is_loose and _is_long(behind) and is_clause(behind))):
            edges.append((start, match.start()))
            start = match.end()
    return [*edges, (start, high)]


def shows_verb(text: str) -> bool:
    """The words show a finite verb before anything that opens a clause below them."""
    text = _THAT.sub("", text)
    opener = OPENER.search(text)
    words = _words(text[: opener.start()] if opener else text)
    if any(_is_finite(words, at) for at in range(len(words))):
        return True
    is_that = opener is not None and opener.group().lower().startswith("qu") and len(words) > 1
    return is_that and words[-1].endswith(("e", "ent")) and words[-2] not in _DETERMINERS | _BEFORE_NOUNS


def is_clause(text: str) -> bool:
    """Some part of the words between commas is a clause that depends on none."""
    return any(_DEPENDS.match(part) is None and shows_verb(part) for part in _parts(text))


def _stands_alone(before: str) -> bool:
    """The words are a clause and none is left open at their end: *… a appris que les loups*."""
    last = _parts(before)[-1:] or [""]
    openers = list(OPENER.finditer(_THAT.sub("", last[0])))
    is_open = bool(openers) and not shows_verb(last[0][openers[-1].end() :])
    words = _words(before)
    return _is_long(before) and words[-1] not in _UNFINISHED and not is_open and is_clause(before)


def _ends_clause(before: str) -> bool:
    """The words behind the last comma show a verb: *дамбе, её защищающей* does not."""
    last = _parts(before)[-1:] or [""]
    opener = OPENER.match(last[0])
    return shows_verb(last[0][opener.end() :] if opener else last[0])


def _goes_on(behind: str) -> bool:
    """The words begin with a clause, or with what may stand in front of one."""
    parts = _parts(behind)
    if not parts or not _is_long(behind) or _ANSWERING.match(behind):
        return False
    first = _words(parts[0])
    return shows_verb(parts[0]) or (bool(first) and _is_preposition(first[0]) and is_clause(behind))


def _is_long(text: str) -> bool:
    return len(_words(text)) >= _SMALL


def _has_subject(behind: str) -> bool:
    """The words begin with a subject: *elle en supprime douze*, *скорые не едут*."""
    parts = _parts(behind)
    words = _words(parts[0]) if parts else []
    if len(words) < 2:
        return False
    if _CYRILLIC.match(words[0]):
        return russian_forms.part_of(words[0]) in _NOMINAL and not OPENER.match(behind)
    return _is_first_subject(words) or words[0] in _DETERMINERS


def _parts(text: str) -> list[str]:
    return [part for part in (part.strip() for part in re.split(r"[,;:—–]", text)) if part]


def _words(text: str) -> list[str]:
    return [match.group().lower() for match in WORD.finditer(text)]


def _is_finite(words: Sequence[str], at: int) -> bool:
    """Tell a finite verb among words in small letters, or what shows that one follows: *il*, *ne*, a plural noun before
    *-ent*."""
    word, before = words[at], words[at - 1] if at else ""
    if _CYRILLIC.match(word):
        found = russian_forms.forms(word)
        return bool(found) and russian_forms.is_finite(word) and (found[0].known or found[0].part == "VERB")
    if word in ("ne", "n"):
        behind = words[at + 1 : at + 2]
        return behind != [] and not behind[0].endswith("ant") and french.infinitive_behind(words, at) is None
    if word in _SUBJECTS or word in _AUXILIARIES:
        return True
    if word in _FIRST_SUBJECTS:
        return at == 0 and _is_first_subject(words)
    if before in _BEFORE_NOUNS or (word == "a" and at == 0):
        return False
    if word.endswith("ent") and not word.endswith("ment") and before[-1:] in ("s", "x"):
        return True
    return french.is_finite(word)


def _is_first_subject(words: Sequence[str]) -> bool:
    """The first word is a pronoun that is the subject: *elle part*, *nous partons*, not *elle aussi*, *nous dit-il*."""
    behind = words[1] if len(words) > 1 else ""
    if words[0] in ("nous", "vous"):
        return behind.endswith(("ons", "ez", "mes", "tes")) or behind in ("ne", "n", "y", "en")
    if words[0] == "ce":
        return behind in _BEHIND_CE
    return words[0] in _FIRST_SUBJECTS and bool(behind) and behind not in _STRESSED


def _is_preposition(word: str) -> bool:
    return word in _PREPOSITIONS or russian_forms.part_of(word) == "PREP"


def is_hearsay(text: str) -> bool:
    """Tell the French conditional of hearsay (*il aurait fui*) from that of a condition."""
    found = _HEARSAY.search(text)
    return found is not None and not _CONDITION.search(text) and not OPENER.search(text, 0, found.start())


def is_short_clause(text: str) -> bool:
    """Two Russian words that say something: *завод подожгли*, *погибли четверо*, *мост исправен*."""
    words = [word.lower() for word in WORD.findall(text)]
    if len(words) != 2 or not _CYRILLIC.match(words[0]):
        return False
    if words[1] == "нет":
        return any(form.case == "gent" for form in russian_forms.forms(words[0]))  # пострадавших нет
    parts = [{form.part for form in russian_forms.forms(word)} for word in words]
    return any(parts[one] & _SAID and parts[1 - one] & _SPOKEN_OF for one in (0, 1))
