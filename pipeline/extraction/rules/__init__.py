"""The linguistic quotation extractor: who said what in a text, found without a language model."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.extraction.rules.attribution import Attribution, Via
from pipeline.extraction.rules.keeping import is_quote
from pipeline.extraction.rules.lexicon import french, russian
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.parsed.reading import english_attributions
from pipeline.extraction.rules.parsed.tree import Parser
from pipeline.extraction.rules.words.reading import word_attributions

__all__ = ["Attribution", "Parser", "Via", "attributions", "is_quote"]

_GRAMMARS: dict[str, Callable[[], Grammar]] = {"fr": lambda: french.GRAMMAR, "ru": russian.grammar}


def attributions(text: str, language: str = "en", parser: Parser | None = None) -> list[Attribution]:
    """Find every attribution in `text`, sorted by where its content starts; takes time linear in `len(text)`.

    `language` is a BCP 47 tag: English is parsed, French and Russian are read by rules on words; for any other
    language only
    quotations that stand as sentences are given, without speakers. A `parser` that
    is given keeps its trees, for whoever has the same sentences to parse.
    """
    primary = language.lower().split("-")[0].split("_")[0]
    if primary == "en":
        return english_attributions(text, parser or Parser())
    grammar = _GRAMMARS.get(primary)
    return word_attributions(text, grammar() if grammar is not None else None)
