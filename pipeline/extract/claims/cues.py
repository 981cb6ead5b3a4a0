"""What the words that report a claim do to it: deny it, leave it open, hold it likely."""

from __future__ import annotations

import re

DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|denials?|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|rebut(?:s|ted)?|contradict(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|"
    r"dément\w*|nie(?:nt|r)?|récus\w*|réfut\w*|опроверг\w*|отрица\w*|отверг\w*)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|n['’]t|never|neither|nor|no|ne|не)\b|n['’]t\b", re.IGNORECASE)
_WISHES = re.compile(r"\b(?:hop(?:e|es|ed|ing)|wish(?:es|ed)?|want(?:s|ed)?|ask(?:s|ed)?|wonder(?:s|ed)?|question(?:s|ed)?|demand(?:s|ed)?|urg(?:e|es|ed)|espèr\w*|надею\w*|надеет\w*)\b", re.IGNORECASE)
_THINKS = re.compile(
    r"\b(?:believ(?:e|es|ed|ing)|think(?:s|ing)?|thought|suspect(?:s|ed)?|expect(?:s|ed)?|fear(?:s|ed)?|assum(?:e|es|ed)|suppos(?:e|es|ed)|guess(?:es|ed)?|pens\w+|croi\w+|счита\w+|полага\w+)\b",
    re.IGNORECASE,
)
_REFUSES = re.compile(r"\b(?:declin(?:e|es|ed)|refus(?:e|es|ed))\b", re.IGNORECASE)


def denies(cue: str, before: str) -> bool | None:
    """Whether a reporting expression denies its content; `None` where it neither denies nor holds it.

    Args:
        cue: the reporting expression.
        before: the few words before it, for its own negation (*did not deny*, *neither confirmed nor denied*).
    """
    negated = bool(_NOT.search(before)) or bool(_NOT.search(cue))
    if DENIES.search(cue):
        return None if negated else True
    return None if negated else False


def least_sure(cue: str) -> str:
    """How sure the content can be at most, by the reporting expression: CT, PR or U."""
    if _WISHES.search(cue) or _REFUSES.search(cue):
        return "U"
    return "PR" if _THINKS.search(cue) else "CT"
