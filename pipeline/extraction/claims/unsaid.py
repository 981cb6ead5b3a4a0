"""Words that somebody is denied to have said: nobody puts them forward."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.extraction.claims.cues import calls_false, verdict
from pipeline.extraction.rules.lexicon.english import NOUN_FORMS
from pipeline.schema import Quote

_NOUN = re.compile(
    r"(?:déclaration|affirmation|accusation|promesse|annonce|заявлени|утверждени|обвинени|обещани|слова)"
)


def unsaid(quotes: Iterable[Quote]) -> frozenset[str]:
    """The ids of the quotes whose reporting stands inside what another quote denies: *the port denied that the union
    had promised to pay*. Of *the union's claim that …* nobody doubts that the union makes it.
    """
    quotes = list(quotes)
    denied = [span for quote in quotes if _denies(quote) for span in quote.content]
    return frozenset(
        quote.id
        for quote in quotes
        if quote.cue is not None
        and not _is_noun(quote.cue.text.lower())
        and any(span.start <= quote.cue.start < span.end for span in denied)
    )


def _is_noun(cue: str) -> bool:
    return cue in NOUN_FORMS or _NOUN.match(cue) is not None


def _denies(quote: Quote) -> bool:
    if quote.cue is None or any(span.start <= quote.cue.start < span.end for span in quote.content):
        return False
    content = " ".join(span.text for span in quote.content)
    return verdict(quote.cue.text, "") == "denies" or calls_false(quote.cue.text, content)
