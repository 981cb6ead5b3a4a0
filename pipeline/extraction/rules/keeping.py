"""Which attributions are quotes in the sense of the record contract: somebody said, wrote or thought *something*.

A plan, a perception, a refusal to speak, a topic without a proposition and the author's own *we say* are attributions
to a linguist, but no quotes; words between quotation marks always are.
"""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Attribution

_MARKED = re.compile(r"[“”\"«»„]|(?:^|[\s(])[‘'](?=\w)|&[lr]?dquo;")
_NOBODY = re.compile(
    r"(?:i|we|you|us|me|one|whom|whose|that|this|those|these|it’s|(?:no|any|every|some)(?:body|one|thing)|"
    r"nothing|neither|both|there|what)(?:['’]\w+)?|(?:no|neither|any|both|so many|which|whose|less|more|no one)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_NONE_OF_THEM = re.compile(r"(?:no|neither|nobody|nothing|anyone|anybody|so many of you|less)\b", re.IGNORECASE)
_RELATIVES = ("who", "which")
_WORD = re.compile(r"\w+")
_TELLING = 4  # words of a noun phrase that say more than a topic
_WORDS_OF_QUESTIONS = re.compile(r"(?:who|what|which|whose|where|when|why|how|if|whether)\b", re.IGNORECASE)
# With a bare noun phrase these still say something of it: deny X is to say that it is not so.
_PREDICATING = frozenset(
    """deny claim blame accuse refute confirm reject dispute recall announce promise pledge demand urge condemn
    denounce forecast predict estimate concede acknowledge propose alert charge complain lament bemoan deplore decry
    deride mock ridicule criticize criticise blast slam praise laud tout extol boast brag argue advocate suggest
    recommend insist plead voice""".split()
)
# Who does not say so, leaves it open or grants it: has not confirmed, cannot rule out, did not dispute that it sank.
_CONCEDING = frozenset("confirm deny dispute reject refute contest contradict".split())
# With a bare noun phrase these tell of a deed: to back a plan, to attack a post, to publish a list.
_DEEDS = frozenset(
    "back support publish broadcast knock document press push thank congratulate respond vote discuss post read".split()
)
# What stands for other words: only to deny or to confirm it says something.
_POINTER = re.compile(
    r"(?:it|that|this|so|them|him|her|each other|one another|the others?|(?:any|some|no|every)thing)", re.IGNORECASE
)
# What anybody may say: *one may recall that …*.
_IMPERSONAL = re.compile(r"(?:may|might|can|could|should|must|cannot|has to)\b", re.IGNORECASE)
_EACH_OTHER = re.compile(r"(?:each|both|either)\b", re.IGNORECASE)
# To recall these is no memory.
_RECALLED = re.compile(
    r"^(?:\w+ ){0,2}\d[\d.,]*(?:mn|m|bn|k)?\s[a-z]|\b(?:hundreds|thousands|millions) of\b"
    r"|\b(?:ambassador|envoy|diplomat|consul|delegation|troop|unit|car|vehicle|truck|batch|product|model|tin|toy|pack|"
    r"bottle|formula|appliance|device|parliament)(?:e?s)?\b"
)
# Thoughts that take a proposition; knowing, seeing and finding are told as facts, wanting and planning are no report.
_THOUGHTS = frozenset("think believe hope fear doubt worry suspect guess reckon assume feel wish expect figure".split())


def is_quote(text: str, a: Attribution) -> bool:
    """Tell a quote from what only looks like one; `a` was found in `text`."""
    mention = text[slice(*a.mention)].strip() if a.mention else ""
    if mention.lower() == "one" and a.cue is not None and _IMPERSONAL.match(text, a.cue[0]):
        return False
    if any(_MARKED.search(text[start:end]) for start, end in a.content):
        return True
    if a.cue is None:
        return True
    if mention and (_NONE_OF_THEM.match(mention) or (_NOBODY.fullmatch(mention) and a.speaker is None)):
        return False
    words = sum(len(_WORD.findall(text[start:end])) for start, end in a.content)
    content = " ".join(text[start:end] for start, end in a.content).strip(" ,.;:")
    if _POINTER.fullmatch(content) and (a.lemma not in _CONCEDING or content.lower() not in ("it", "that", "this")):
        return False
    if a.lemma in ("accuse", "blame") and _EACH_OTHER.match(mention):
        return False  # each side accused the other
    if a.lemma == "recall" and not a.clausal and _RECALLED.search(content):
        return False
    if a.unsaid and not (a.clausal and _is_conceded(text, a)):
        return False
    if a.planned and (not a.clausal or _WORDS_OF_QUESTIONS.match(text, a.content[0][0])):
        return False
    if not a.clausal and (a.lemma in _DEEDS or not (mention or a.lemma in _PREDICATING)):
        return False
    if a.belief:
        known = a.speaker is not None or (bool(mention) and mention.lower() not in _RELATIVES)
        known = known and (bool(mention) or a.lemma is None)  # of an English thought the text says whose it is
        return known and a.clausal and (a.lemma is None or a.lemma in _THOUGHTS)
    demanded = text[slice(*a.cue)].endswith({"call": " for", "rule": " out"}.get(a.lemma or "", "\n"))
    if a.unreal and a.clausal and not demanded:
        return False  # what a demand is for nobody takes for a fact, made or not
    return a.clausal or a.lemma is None or a.lemma in _PREDICATING or demanded or words >= _TELLING


def _is_conceded(text: str, a: Attribution) -> bool:
    return a.lemma in _CONCEDING or (a.cue is not None and text[slice(*a.cue)].endswith(" out"))
