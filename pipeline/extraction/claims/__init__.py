"""From the quotes of a document, and from what its author says, to claims: by rule, without a model."""

from __future__ import annotations

from pipeline.extraction.assemble import Reading, in_order
from pipeline.extraction.claims.english import english_claims
from pipeline.extraction.claims.plain import plain_claims
from pipeline.extraction.rules import Parser
from pipeline.schema import Claim, Quote

__all__ = ["claims_of"]


def claims_of(reading: Reading, quotes: tuple[Quote, ...], parser: Parser | None = None) -> tuple[Claim, ...]:
    """The claims of a document, in text order: those that its quotes carry and those of the author.

    English is parsed, what a `parser` that is given has parsed for the quotes not again; other languages are taken
    sentence by sentence.
    """
    language = (reading.document.language or "en")[:2].lower()
    if language == "en":
        return in_order(english_claims(reading, quotes, parser or Parser()))
    return in_order(plain_claims(reading, quotes))
