"""French words for somebody told of already: *l'un d'eux*, *la même source*, *son avocate*, *les deux hommes*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction.rules.lexicon.french_names import PERSONS, is_person_noun
from pipeline.extraction.rules.words.cast import Cast
from pipeline.extraction.rules.words.names import french_gender
from pipeline.extraction.rules.words.parts import WordDraft
from pipeline.extraction.rules.words.people import Figure, gender_of_noun

_ONE_OF = re.compile(r"(?:[Ll][’'])?(?P<one>[Uu]ne?)\s(?:d[’']entre\s|d[’'])(?:eux|elles)")
_SAME_SOURCE = re.compile(r"(?:[Ll]a|[Cc]ette)\s(?:même\s)?source|[Ll]es\s(?:deux\s)?mêmes\ssources|[Cc]es\ssources")
_THEIR = re.compile(r"(?:[Ss](?:on|a|es)|[Ll]eurs?)\s(?P<what>(?P<noun>[^\W\d]+(?:-[^\W\d]+)*)(?:\s[a-zà-ÿ-]+)?)")
_THE_TWO = re.compile(r"[Ll]es\sdeux\s(?P<noun>[^\W\d]+)(?:\s(?:de|d[’']|du)\s?[^\W\d]+)?")
_AROUND = re.compile(
    r"(?:[Ll][’']|[Ll][ea]s?\s|[Uu]ne?\s|[Dd]es\s)(?P<what>(?P<noun>entourage|cabinet|avocate?s?|proches?|conseill\w+|famille|"
    r"défense|porte-parole|collaborat\w+|équipe))\s(?P<of>de\sla\s|du\s|de\sl[’'])(?P<office>[^\W\d]+(?:-[^\W\d]+)*)"
)
_ARTICLE_OF = {"de la ": "la ", "du ": "le ", "de l'": "l'"}
_STAFF_OF = re.compile(r"(?:entourage|cabinet|avocate?|porte-parole|famille|équipe)\s(?P<of>d[’'].+|de\s.+|du\s.+)")
_STAFF = frozenset("cabinet entourage équipe famille défense syndicat avocats proches".split())
_SEVERAL = re.compile(
    r"(?<!\w)(?:l?es|des|ses|leurs|ces|deux|trois|quatre|cinq|six|dix|plusieurs|quelques|certain[es]*|\d+)\s"
    r"(?P<noun>[^\W\d]+[sx])(?P<kind>(?:\s(?!dans\b|sous\b|sans\b|vers\b|mais\b|puis\b|plus\b|depuis\b)[a-zà-ÿ]+[sx])?)"
    r"(?P<of>\s(?:de\sla\s|de\sl[’']|du\s|des\s|de\s|d[’'])[^\W\d]+(?:-[^\W\d]+)*)?",
    re.IGNORECASE,
)
_VOWEL = re.compile(r"[aeiouyéèêâîôûh]", re.IGNORECASE)
_NEAR = 900  # code points between such a word and whom it stands for
_RECENT = 6
_TWO = 2
_KIN_OR_FRIEND = frozenset(
    "homologue collègue confrère consœur prédécesseur successeur rival rivale adversaire".split()
)
IN_TALK = frozenset("interlocuteur interlocutrice".split())
_PHRASES = frozenset(("selon", "d'après", "d’après"))
_SOURCES = frozenset(("source", "sources"))


class References:
    """Tells whom such words mean in one text; `drafts` grows as the text is read."""

    def __init__(self, text: str, cast: Cast, drafts: Sequence[WordDraft]) -> None:
        self.text, self.cast, self.drafts = text, cast, drafts

    def named(self, mention: str, start: int, at: int) -> Figure | None:
        """Whom the words `mention`, which begin at `start`, stand for at `at`; `None` if they are no such words."""
        if _ONE_OF.fullmatch(mention):
            return self._one_of_many(at)
        if _SAME_SOURCE.fullmatch(mention):
            return self._source_before(mention)
        if (two := _THE_TWO.fullmatch(mention)) is not None and is_person_noun(two["noun"].lower()):
            return self._both(start)
        return None

    def owned(self, mention: str, at: int) -> Figure | None:
        """*son avocate*, *leur porte-parole*: somebody whom the text does not name, told by whose she is."""
        if (of := _AROUND.fullmatch(mention)) is not None:
            return self._around(of, at)
        own = _THEIR.fullmatch(mention)
        noun = own["noun"].lower() if own is not None else ""
        if own is not None and noun in IN_TALK and (one := self.cast.owner_before(at)) is not None:
            return self.cast.other_than(one, gender_of_noun(noun), at)
        if own is None or not (is_person_noun(noun) or noun in _STAFF) or noun.removesuffix("s") in _KIN_OR_FRIEND:
            return None
        owner = self.cast.owner_before(at)
        if owner is None or owner.name.lower().startswith(own["noun"].lower()):
            return None
        inner = _STAFF_OF.match(owner.name)
        return Figure(f"{own['what']} {inner['of'] if inner else _of(owner)}", gender_of_noun(noun))

    def _around(self, of: re.Match[str], at: int) -> Figure | None:
        """*l'entourage de la ministre*: of her by name, or by her whole office if that is told before."""
        phrase = f"{_ARTICLE_OF[of['of'].replace('’', chr(39))]}{of['office']}"
        holder = self.cast.who(phrase, at, at)
        if holder is not None and holder.is_person:
            return Figure(f"{of['what']} {_of(holder)}", gender_of_noun(of["noun"].lower()))
        fuller = rf"(?<!\w){re.escape(of['office'])}\s(?:des?|du|d[’'])\s?(?:la\s|l[’'])?[^\W\d]+(?:-[^\W\d]+)*"
        told = re.findall(fuller, self.text[max(0, at - 4 * _NEAR) : at])
        return Figure(f"{of['what']} {of['of']}{told[-1]}") if told else None

    def _one_of_many(self, at: int) -> Figure | None:
        """*des députés de la majorité … l'un d'eux*: a member of the group told of last."""
        groups = [
            m
            for m in _SEVERAL.finditer(self.text, max(0, at - _NEAR), at)
            if m["noun"].lower() not in PERSONS and is_person_noun(m["noun"].lower())
        ]
        if not groups:
            return None
        last = groups[-1]
        words = [last["noun"], *last["kind"].split()]
        name = " ".join(map(_singular, words)) + (last["of"] or "")
        return Figure(name, french_gender(name) or gender_of_noun(_singular(last["noun"]).lower()))

    def _source_before(self, mention: str) -> Figure | None:
        """*selon la même source*: the body or document that was cited last, rather than a person."""
        cited = [d for d in self.drafts[-_RECENT:] if d.name is not None and d.cue is not None]
        if mention.lower().startswith(("cette source", "la source")):
            cited = [d for d in cited if not _SOURCES.isdisjoint((d.name or "").lower().split()[:1])] or cited
        by_phrase = [d for d in cited if self.text[slice(*(d.cue or (0, 0)))].lower() in _PHRASES]
        bare = [d for d in by_phrase or cited if d.name not in self.cast.persons and not _is_somebody(d.name or "")]
        chosen = (bare or cited)[-1:]
        return Figure(chosen[0].name or "", None, False) if chosen else None

    def _both(self, start: int) -> Figure | None:
        """*les deux hommes*: the two persons told of last, if they are two."""
        pair = self.cast.two_before(start)
        return Figure(" et ".join(figure.name for figure in pair), "plural") if len(pair) == _TWO else None


def _is_somebody(name: str) -> bool:
    """Tell two names and nouns of persons, which no source of news is."""
    return " et " in name or any(is_person_noun(word) for word in name.lower().split()[:1])


def _singular(word: str) -> str:
    """A French noun or adjective in the singular."""
    if word.endswith("aux"):
        return word[:-1] if word.endswith("eaux") else f"{word[:-2]}l"
    return word if word.endswith(("ais", "ois", "eux")) else word[:-1]


def _of(owner: Figure) -> str:
    """*de Luc Pike*, *du parquet*, *de l'armée*."""
    if owner.is_person and owner.name[:1].isupper():
        return f"d'{owner.name}" if _VOWEL.match(owner.name) else f"de {owner.name}"
    if _VOWEL.match(owner.name):
        return f"de l'{owner.name}"
    return f"de la {owner.name}" if owner.gender == "f" else f"du {owner.name}"
