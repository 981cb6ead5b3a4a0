"""What the words that report a claim do to it: deny it, leave it open, hold it likely."""

from __future__ import annotations

import re
from typing import Literal

DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|denials?|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|rebut(?:s|ted)?|contradict(?:s|"
    r"ed|ing)?|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|"
    r"dément\w*|nie(?:nt|r)?|récus\w*|réfut\w*|опроверг\w*|отрица\w*|отверг\w*)\b",
    re.IGNORECASE,
)
_CONFIRMS = re.compile(r"\bconfirm|\bподтверд", re.IGNORECASE)
_NOT = re.compile(
    r"(?:\b(?:not|never|neither|nor|no|ne|не)|n['’]t)\b(?! (?:only|merely|just|simply)\b)",  # does not merely say so
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|wish(?:es|ed)?|want(?:s|ed)?|ask(?:s|ed)?|wonder(?:s|ed)?|question(?:s|ed)?|demand(?:s|"
    r"ed)?|urg(?:e|es|ed)|espèr\w*|надею\w*|надеет\w*)\b",
    re.IGNORECASE,
)
_THINKS = re.compile(
    r"\b(?:believ(?:e|es|ed|ing)|think(?:s|ing)?|thought|suspect(?:s|ed)?|expect(?:s|ed)?|fear(?:s|ed)?|assum(?:e|es|"
    r"ed)|suppos(?:e|es|ed)|guess(?:es|ed)?|pens\w+|croi\w+|счита\w+|полага\w+)\b",
    re.IGNORECASE,
)
_REFUSES = re.compile(r"\b(?:declin(?:e|es|ed)|refus(?:e|es|ed))\b", re.IGNORECASE)


Verdict = Literal["holds", "denies", "concedes", "open"]


def verdict(cue: str, before: str) -> Verdict:
    """What a reporting expression does to its content: *did not dispute* concedes it, *did not say* leaves it open.

    Args:
        cue: the reporting expression.
        before: the few words before it, for its own negation (*did not deny*, *neither confirmed nor denied*).
    """
    negated = bool(_NOT.search(before)) or bool(_NOT.search(cue))
    if DENIES.search(cue):
        return "denies" if not negated else "open" if _CONFIRMS.search(before) else "concedes"
    return "open" if negated else "holds"


def least_sure(cue: str) -> str:
    """How sure the content can be at most, by the reporting expression: CT, PR or U."""
    if _WISHES.search(cue) or _REFUSES.search(cue):
        return "U"
    return "PR" if _THINKS.search(cue) else "CT"
