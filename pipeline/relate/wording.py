"""What a person reads of a dispute: its question, and the position of each side."""

from __future__ import annotations

import html
import re

from pipeline.names import fold
from pipeline.relate.asking import denied, how_many, lower, of_denial, when, who_asked, yes_or_no
from pipeline.schema import AUTHOR, Axis, Claim

_LONGEST = 160
_PART = re.compile(r"(?:de\s|d['’]|об?\s)", re.IGNORECASE)
_LONG = re.compile(r"\w{4,}")
_SECOND = re.compile(r"(?<=\w)(?<=.{20}):\s(?=[A-Z][^“”\"«»]+$)[^:]+$")
_OPENING = re.compile(
    r"^(?:[•*–—-]\s*)?(?:(?:And|But(?! for\b)|Moreover|However|Therefore|Thus),?\s|(?:So|Yet|Or|Also|Then),\s)?"
)
"""What joins a sentence to the one before it."""


def position(claim: Claim, language: str | None = None) -> str:
    """What a claim's side holds; a denial in another language than English in the words of its account.

    Args:
        claim: whose statement it is.
        language: that of the claim's document, BCP 47.
    """
    statement = short(_first(claim.statement)).rstrip(".")
    if not claim.factuality.endswith("-"):
        return statement
    if is_foreign(statement, language):
        words = short(own_words(claim))
        return f"“{words}”" if _NEGATOR.search(words) else f"Denied: “{words}”"
    return denied(statement) or f"Denied: {statement}"


def question(
    claim: Claim, axis: Axis, subject: str, common: frozenset[str] = frozenset(), language: str | None = None
) -> str:
    """A neutral question that the sides answer differently, from one claim's words.

    Of a claim in another language than English no sentence is made: what is in question stands before the words of its
    account.

    Args:
        claim: whose words are asked about.
        axis: on which the sides part.
        subject: what is in question within the axis: the *initiator*, a *cause*, a *culprit*, else the *truth*.
        common: folded words that are no names, so that they begin small inside the question.
        language: that of the claim's document, BCP 47.
    """
    if is_foreign(claim.statement, language):
        in_question = _ASKED.get(subject) or _ASKED.get(axis) or "Is it so?"
        return f"{in_question} One account: “{short(own_words(claim))}”"
    statement = re.sub(r"\b([ap]\.m)$", r"\1.", short(_first(_OPENING.sub("", claim.statement)), 220).rstrip(".!? "))
    statement = statement[:1].upper() + statement[1:]
    name = claim.claimant.name
    if speaks_of_himself(claim):
        return f"Is it true what {name} {'denies' if claim.factuality.endswith('-') else 'says'}: {statement}?"
    first, _, rest = statement.partition(" ")
    written_small = any(first.lower() in span.text.split() for span in claim.evidence)
    if (written_small or fold(first).rstrip(",;:") in common) and not rest[:1].isupper():
        statement = f"{first.lower()} {rest}"
    if subject == "initiator":
        if asked := who_asked(statement):
            return asked
        return f"On whose initiative was it, where one account is that {lower(statement)}?"
    if subject == "cause":
        return f"What was the cause, where one account is that {lower(statement)}?"
    if subject == "culprit":
        return f"Who is to blame, where one account is that {lower(statement)}?"
    if axis == "numeric":
        if asked := how_many(statement):
            return asked
        return f"Which figure is right, where one account is that {lower(statement)}?"
    if axis == "temporal":
        if asked := when(statement):
            return asked
        return f"Which time is right, where one account is that {lower(statement)}?"
    asked = yes_or_no(statement)
    return of_denial(asked) if claim.factuality.endswith("-") else asked


def is_foreign(statement: str, language: str | None) -> bool:
    """Tell whether a statement is in another language than English, as its document is or its letters are.

    Args:
        statement: of a claim; that of a model may be English whatever the document is.
        language: of the document, BCP 47; `None` if it is not known.
    """
    letters = [letter for letter in statement if letter.isalpha()]
    if sum(letter > "\u024f" for letter in letters) * 2 > len(letters):
        return True
    return language is not None and not language.startswith("en") and _ENGLISH.search(statement) is None


def own_words(claim: Claim) -> str:
    """The claim in the words of its account, without marks around them; in its statement's, where the account only
    calls it so or not so (*la ville dément*), or tells it as part of a clause (*d'avoir vendu le bac*)."""
    words = " … ".join(html.unescape(" ".join(span.text.split())) for span in claim.evidence)
    apart = set(_LONG.findall(fold(claim.statement))).isdisjoint(_LONG.findall(fold(words)))
    if apart or (_PART.match(words) and not _PART.match(claim.statement)):
        words = claim.statement
    return words.strip(" «»“”„\"'‘’.,:;–—")


def tells_what_is_counted(claim: Claim) -> bool:
    """The statement can be asked about with *how many*."""
    return how_many(_first(_OPENING.sub("", claim.statement)).rstrip(".!? ")) is not None


def speaks_of_himself(claim: Claim) -> bool:
    """A named claimant says *I*, *of hers* or *the other had*, which cannot be asked about without the name."""
    name = claim.claimant.name
    return bool(name and name != AUTHOR and _HIS_OWN.search(claim.statement))


def _first(statement: str) -> str:
    """The first of two sentences with a colon between: *he knew: The Courier has the letter*."""
    return _SECOND.sub("", statement)


def short(text: str, longest: int = _LONGEST) -> str:
    """`text` up to the last word that fits, with an ellipsis if something is left out."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"


_ASKED = {
    "initiator": "On whose initiative was it?",
    "cause": "What was the cause?",
    "culprit": "Who is to blame?",
    "numeric": "Which figure is right?",
    "temporal": "Which time is right?",
}
"""What is asked by what is in question or by the axis, where no sentence can be made of the words."""
_ENGLISH = re.compile(
    r"\b(?:the|of|was|were|is|are|had|has|have|and|to|that|by|with|his|her|its|their|not|will|would|at|from)\b",
    re.IGNORECASE,
)
_NEGATOR = re.compile(
    r"\b(?:ne|n['’]|pas|jamais|rien|aucun\w*|non|sans|не|нет|ни|никто|ничего|никогда|без)\b", re.IGNORECASE
)
_HIS_OWN = re.compile(
    r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Ww]e|us|[Oo]ur|[Oo]urs)\b(?!\.)"
    r"|\bof (?:hers|theirs|his(?=[,.?]|$))\b|\b[Tt]he other (?=(?:had|has|was|is|did|would|will)\b)"
)
