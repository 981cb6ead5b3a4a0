"""Words as keys, by which claims are compared: `#state`, `@name`, `=concept` or a stem."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.names import skeleton
from pipeline.relate.propositions.concepts import concept_of
from pipeline.relate.propositions.numerals import NUMBER_WORDS
from pipeline.relate.propositions.times import CALENDAR
from pipeline.relate.speakers.countries import country_of

_EMPTY = frozenset(
    """
    a an the this that these those it its he him his she her hers they them their theirs we us our you your i me my one
    of in on at to for from by with about into over under after before during between against through as than then so
    and or but nor if while when where which who whom whose what how why there here also only just even still yet
    already very more most much many some any no not never none nothing nobody neither both all each every such same
    other another own too a.m p.m
    be is are was were been being am has have had having do does did done will would shall should
    can could may might must not n't cannot said say says saying told tell tells according add added adds stated states
    took-place thus therefore hence however moreover meanwhile then indeed accordingly altogether really actually
    simply merely
    statement report reported reports announced announce declared declare explained noted indicated affirmed stressed
    underlined insisted recalled pointed specified regarding concerning subject matter point issue question thing
    le la les un une des du de d l et ou mais que qui quoi dont ne pas plus jamais aucun aucune rien ni a ont est sont
    ete etre avoir avait etait aurait serait dans sur sous par pour avec sans ce cet cette ces il elle ils elles on nous
    vous son sa ses leur leurs au aux en y se selon dit declare affirme indique precise ajoute explique
    """.split()
)
_EMPTY_IN_RUSSIAN = frozenset(
    """
    i v na s k po o ob ot do iz za u ne ni net no a chto kak eto etot eta eti ego ee ikh on ona oni my vy ya byl byla
    bylo byli est by li zhe uzhe takzhe dlya pri posle pered mezhdu tem tak vse vsego skazal skazala
    soobshchil soobshchila soobshchili zayavil zayavila zayavili otmetil otmetila dobavil dobavila podcherknul slovam
    yakoby
    """.split()
)
EMPTY = _EMPTY | _EMPTY_IN_RUSSIAN
"""Folded words that carry no content, in whatever language."""
_EMPTY_OF = {"en": _EMPTY, "fr": _EMPTY, "ru": _EMPTY_IN_RUSSIAN}
"""By language: in Russian *most* is a bridge and *more* the sea."""
_FALSE_FRIENDS = frozenset([("ru", "sud")])
"""Words that are no such concept in a language: a court, not the French south."""
LIGHT = frozenset(["=pass", "=attend", "=near", "=inside"])
"""Keys that say little by themselves: *gave*, *took*, *was present*."""
_NAME_ENDING = re.compile(r"(?:(?<=.{4})(?:ian|an|ien|ienne|ish|ese|sk\w{0,3})|(?<=.{3})[aeiou]+[imvgxh]?[aeiou]?)$")
_ENDINGS = {
    "en": re.compile(
        r"(?:'s|'|(?<=[a-z]{3})(?<![isu])s|"
        r"(?<=.{4})(?:ations?|ments?|ings?|ers?|ors?|edly|ed|es|ly|s|e|ion|ions|ies|y|al))$"
    ),
    "fr": re.compile(
        r"(?:(?<=.{4})(?:ations?|ements?|ments?|eurs?|euses?|ees?|es?|er|ir|ait|aient|ont|ant|s|x|tion|ion|ions|if|"
        r"ive|ale?|aux))$"
    ),
    "ru": re.compile(
        r"(?:(?<=.{3})(?:iyami?|iyakh|ogo|emu|omu|ymi|imi|ami|yami|akh|yakh|ov|ev|ey|iy|yy|oy|aya|oe|ie|ye|om|em|am|"
        r"yam|ya|iya|ii|yu|uyu|ui|i|y|a|e|u|o|l|la|li|lo|t|lsya|las|los|lis|sya))$"
    ),
}  # fmt: skip
_DOUBLED = re.compile(r"(.)\1$")


@lru_cache(maxsize=65536)
def key_of(word: str, language: str, is_name: bool) -> str | None:
    """The key of a folded word; `None` for one that carries no content."""
    if (
        word in _EMPTY_OF.get(language, EMPTY)
        or word.endswith("n't")
        or word in NUMBER_WORDS
        or word in CALENDAR
        or all(part in NUMBER_WORDS for part in word.split("-"))
        or (len(word) < 3 and not word.isdigit())
    ):
        return None
    if country := country_of(word):
        return f"#{country[0]}"
    if word[0].isdigit():
        return None
    if is_name:
        return f"@{name_key(word)}"
    if (language, word) not in _FALSE_FRIENDS and (concept := concept_of(word)):
        return f"={concept}"
    return _DOUBLED.sub(r"\1", _ENDINGS.get(language, _ENDINGS["en"]).sub("", word))


def keys_of(words: Iterable[str], language: str) -> frozenset[str]:
    """The keys of folded words, each as a plain word and as a name."""
    return frozenset(key for word in words for name in (True, False) if (key := key_of(word, language, name)))


def name_key(word: str) -> str:
    """The sound of a name without the endings of adjectives and cases: Ilmeria, Ilmerian and Ильмерии are one."""
    return _NAME_ENDING.sub("", _NAME_ENDING.sub("", skeleton(word)))
