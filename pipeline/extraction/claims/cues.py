"""What the words that report a claim do to it: deny it, leave it open, hold it likely."""

from __future__ import annotations

import re
from typing import Literal

DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|denials?|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|rebut(?:s|ted)?|contradict(?:s|"
    r"ed|ing)?|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|rubbish(?:es|ed|ing)?|debunk(?:s|ed|ing)?|"
    r"ridicul(?:es?|ed|ing)|(?:brush|shrug|laugh|wav)\w* (?:aside|off|away)|"
    r"pour(?:s|ed|ing)? (?:scorn|cold water) o(?:n|ver)|hit(?:s|ting)? back at|"
    r"dément\w*|ni(?:e(?:nt|r)?|ait|aient|ant|ée?s?)|contest\w*|récus\w*|réfut\w*|опроверг\w*|отрица\w*|отверг\w*)\b",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"\b(?:call(?:s|ed|ing)?|describ(?:es?|ed|ing)|brand(?:s|ed|ing)?|label(?:s|l?ed|l?ing)?|term(?:s|ed)|dub(?:s|bed)|"
    r"derid(?:es?|ed|ing)|denounc(?:es?|ed|ing)|slam(?:s|med|ming)?|condemn(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
FALSE = re.compile(
    r"\b(?:lies?|false|falsehoods?|untrue|nonsens\w*|rubbish|absurd\w*|fantas(?:y|ies)|fabricat\w+|invention|baseless|"
    r"groundless|unfounded|fiction|myths?|hoax|slander|smears?|wrong|ridiculous|preposterous|laughable|"
    r"fairy[ -]tales?)\b",
    re.IGNORECASE,
)
_CONFIRMS = re.compile(r"\bconfirm|\bподтверд", re.IGNORECASE)
_NOT = re.compile(
    r"(?:\b(?:not|never|neither|nor|no|ne|не)|n['’]t|\bn['’](?=[aeéiou]))\b"
    r"(?! (?:only|merely|just|simply)\b)",  # does not merely say so
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
_WITHDRAWS = re.compile(
    r"\b(?:withdr(?:aw|aws|ew|awn|awing)|(?:retract|recant|abandon)(?:s|ed|ing)?|drop(?:s|ped|ping)?) "
    r"(?:his|her|its|their|the|an?)$",
    re.IGNORECASE,
)


def calls_false(cue: str, content: str) -> bool:
    """Tell whether it calls what is reported untrue: *called it a lie that …*, *branded the claim that … absurd*."""
    return bool(_CALLS.search(cue) and FALSE.search(content) and re.search(r"\bthat\b", content))


Verdict = Literal["holds", "denies", "concedes", "open"]


def verdict(cue: str, before: str) -> Verdict:
    """What a reporting expression does to its content: *did not dispute* concedes it, *did not say* leaves it open, as
    does whoever withdrew the claim.

    Args:
        cue: the reporting expression.
        before: the few words before it, for its own negation (*did not deny*, *neither confirmed nor denied*).
    """
    negated = bool(_NOT.search(before)) or bool(_NOT.search(cue))
    if DENIES.search(cue):
        return "denies" if not negated else "open" if _CONFIRMS.search(before) else "concedes"
    if _WITHDRAWS.search(before):
        return "holds" if negated else "open"  # did not withdraw her claim
    return "open" if negated else "holds"


def least_sure(cue: str) -> str:
    """How sure the content can be at most, by the reporting expression: CT, PR or U."""
    if _WISHES.search(cue) or _REFUSES.search(cue):
        return "U"
    return "PR" if _THINKS.search(cue) else "CT"
