"""What a person reads of a dispute: its question, and the position of each side."""

from __future__ import annotations

import re

from pipeline.names import fold
from pipeline.relate.asking import denied, how_many, lower, of_denial, when, who_asked, yes_or_no
from pipeline.schema import AUTHOR, Axis, Claim

_LONGEST = 160
_SECOND = re.compile(r"(?<=\w)(?<=.{20}):\s(?=[A-Z][^“”\"«»]+$)[^:]+$")
_OPENING = re.compile(
    r"^(?:[•*–—-]\s*)?(?:(?:And|But(?! for\b)|Moreover|However|Therefore|Thus),?\s|(?:So|Yet|Or|Also|Then),\s)?"
)
"""What joins a sentence to the one before it."""


def position(claim: Claim) -> str:
    """What a claim's side holds."""
    statement = short(_first(claim.statement)).rstrip(".")
    if not claim.factuality.endswith("-"):
        return statement
    return denied(statement) or f"Denied: {statement}"


def question(claim: Claim, axis: Axis, subject: str, common: frozenset[str] = frozenset()) -> str:
    """A neutral question that the sides answer differently, from one claim's words.

    Args:
        claim: whose words are asked about.
        axis: on which the sides part.
        subject: what is in question within the axis: the *initiator*, a *cause*, a *culprit*, else the *truth*.
        common: folded words that are no names, so that they begin small inside the question.
    """
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


def tells_what_is_counted(claim: Claim) -> bool:
    """The statement can be asked about with *how many*."""
    return how_many(_first(_OPENING.sub("", claim.statement)).rstrip(".!? ")) is not None


def speaks_of_himself(claim: Claim) -> bool:
    """A named claimant says *I* or *we*, which cannot be asked about without his name."""
    name = claim.claimant.name
    return bool(name and name != AUTHOR and _FIRST_PERSON.search(claim.statement))


def _first(statement: str) -> str:
    """The first of two sentences with a colon between: *he knew: The Courier has the letter*."""
    return _SECOND.sub("", statement)


def short(text: str, longest: int = _LONGEST) -> str:
    """`text` up to the last word that fits, with an ellipsis if something is left out."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"


_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Ww]e|us|[Oo]ur|[Oo]urs)\b(?!\.)")
