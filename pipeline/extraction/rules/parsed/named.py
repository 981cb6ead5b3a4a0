"""Who a mention stands for, and how the words that describe somebody become a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.entities import Entity

_DETERMINER = re.compile(r"^(?:the|a|an|this|that|these|those|his|her|their|its|our|my|your)\s+", re.IGNORECASE)
_COMMON_NAMES = lexicon.ROLE_NOUNS | lexicon.TITLES | lexicon.INSTITUTIONS
_CLAUSE = re.compile(r",?\s(?:who|whom|whose|which)\s|,\s(?:\d\d?|speaking|citing)\b")
_ASIDE = re.compile(r",\s(?:an?|the|his|her|its|like|including|among|as)\s[^A-Z,]*$")
_SPACE = re.compile(r"\s+")
_PLURALS = frozenset("people men women some many others both pair duo two".split())


@dataclass(frozen=True)
class Named:
    """Who a mention stands for: a name or description, the office stated with it, whether one person is meant."""

    name: str
    role: str | None = None
    person: bool | None = None
    plural: bool = False
    gender: str | None = None


def of_entity(entity: Entity, role: str | None = None) -> Named:
    """Somebody of the cast, with the office stated here or else where the text first stated one."""
    loud = entity.name.isupper() and (" " in entity.name or (entity.person and len(entity.name) > 3))
    name = entity.name.title() if loud else entity.name
    return Named(name, role or entity.office, entity.person, False, entity.gender)


def tidy(text: str) -> str:
    """A noun phrase as a name: no article in front, no comma behind, single spaces, no quotation marks around."""
    text = _SPACE.sub(" ", text).strip(" ,;:-–—\"“”'’(")
    text = _DETERMINER.sub("", text).strip(' “”"').replace('"', "")
    shouted = text.isupper() and all(word.lower() in _COMMON_NAMES for word in text.split())
    return text.lower() if shouted else text  # the label THE CHAIR


def description(text: str) -> str:
    """*driver of Ada Pike's car*, from *A driver of Ada Pike's car, a quiet man, who asked not to be named*."""
    return tidy(_ASIDE.sub("", _CLAUSE.split(text, maxsplit=1)[0]))


def is_plural_form(noun: str) -> bool:
    """Tell by its form a noun for several, persons or not."""
    return (noun.endswith("s") and not noun.endswith(("ss", "us", "is", "news"))) or noun in _PLURALS
