"""A cue that stands inside the marks, as in translations: *“We are ready, he said, to talk.”*"""

from __future__ import annotations

import re

from pipeline.extraction.rules.parsed.draft import Draft
from pipeline.extraction.rules.passage import Sentence

_SAID = "said|says|added|adds|told|explained|replied|asked|wrote|insisted|continued|noted|argued|warned|declared|stated"
_INNER = re.compile(
    rf",\s+(?P<cue>(?P<who>(?:he|she|they|(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.\s)?[A-Z]\w+(?:\s[A-Z]\w+){{0,2}}))\s(?P<verb>{_SAID}))(?=[,.])"
)


_INNER_INVERTED = re.compile(
    rf"(?:,|…|\.\.\.|[)\]])\s+(?P<verb>{_SAID}|commented)\s(?P<who>(?:the|its|his|her)\s[a-z]+(?:\s[a-z]+)?(?=[,.])|(?:(?:the|former|its|his|her)\s|[A-Z][\w’'-]+\s?){{1,7}})"
    r"(?:\s?(?:on|in|to|at)\s[^.,;]{2,40})?(?=[,.])"
)


_INNER_DASHED = re.compile(
    rf"[,!?]\s+[-–—]\s+(?:(?P<verb>{_SAID}|commented|underlined|stressed)\s(?P<who>(?:the\s)?[\w’'-]+(?:\s[A-Z][\w’'-]*){{0,2}})"
    rf"|(?P<who2>he|she|they|it|[A-Z]\w+)\s(?P<verb2>{_SAID})(?:\s\w+){{0,3}}),?\.?(?=\s+[-–—]\s)"
)


def _dashed(text: str, s: Sentence, number: int) -> Draft | None:
    """*“We sail, - said the pilot. - Quickly.”*: translated from a language that puts the cue between dashes."""
    q = s.quotations[0]
    match = _INNER_DASHED.search(text, q.start, q.end)
    if match is None:
        return None
    who, verb = ("who", "verb") if match["who"] else ("who2", "verb2")
    content = [(q.start, match.start()), (match.end() + 1, q.end)]
    mention = match.span(who)
    head = max(text.rfind(" ", *mention) + 1, mention[0])
    return Draft(
        content, s.paragraph, number, mention=mention, head=head, cue=match.span(verb), quoted=True, confidence=0.6
    )


def inner_cue(text: str, s: Sentence, number: int) -> Draft | None:
    """*“We are ready, he said, to talk.”*: a cue inside the marks is the reporter's, no part of what was said."""
    dashed = _dashed(text, s, number)
    if dashed is not None:
        return dashed
    q = s.quotations[0]
    match = _INNER.search(text, q.start, q.end) or _INNER_INVERTED.search(text, q.start, q.end)
    if match is None:
        return None
    who = match.span("who")
    begin = match.start("verb") if match.re is _INNER_INVERTED else match.start()
    content = [(q.start, begin), (match.end() + 1, q.end)]
    head = text.rfind(" ", *who) + 1
    return Draft(
        content=content,
        paragraph=s.paragraph,
        sentence=number,
        mention=who,
        head=max(head, who[0]),
        cue=match.span("verb"),
        quoted=True,
        confidence=0.6,
    )
