"""A French mention without a name, in its parts: *la ministre de la Mer*, *ce dernier*, *l'élu*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.extraction.rules.lexicon.french_names import GROUPS, is_person_noun
from pipeline.extraction.rules.words.institutions import BODIES_AT_LARGE
from pipeline.extraction.rules.words.people import (
    ARTICLES,
    FIRST,
    HE,
    HEAD_OF_GOVERNMENT,
    SHE,
    SKIPPED,
    Figure,
    gender_of_noun,
)

_ARTICLES = frozenset(("le", "la", "l'"))
_DEMONSTRATIVES = frozenset(("ce", "cet", "cette"))
_INDEFINITE = frozenset(("un", "une"))
_OF = ("de", "du", "des", "d'")
_EPITHETS = (
    ["membre", "du", "gouvernement"],
    ["milieu", "de", "terrain"],
    ["chef", "de", "file"],
    ["cheffe", "de", "file"],
    ["patron", "de", "la"],
    ["patron", "du", "groupe"],
    ["patronne", "du", "groupe"],
    *(["milieu", side] for side in ("défensif", "offensif", "récupérateur", "relayeur")),
    *(["arrière", side] for side in ("gauche", "droit", "central")),
)
STANDS_FOR = {
    "édile": frozenset(("maire", "mairesse", "bourgmestre")),
    **dict.fromkeys(
        ("élu", "élue"), frozenset("maire mairesse député députée sénateur sénatrice adjoint adjointe".split())
    ),
    "parlementaire": frozenset("député députée sénateur sénatrice".split()),
    **dict.fromkeys(("magistrat", "magistrate"), frozenset("procureur procureure juge substitut".split())),
    "technicien": frozenset(("entraîneur", "sélectionneur", "coach")),
    "technicienne": frozenset(("entraîneuse", "entraîneure", "sélectionneuse")),
    "coach": frozenset("entraîneur sélectionneur entraîneuse entraîneure sélectionneuse".split()),
    **dict.fromkeys(
        ("patron", "patronne", "dirigeant", "dirigeante"), frozenset("directeur directrice président".split())
    ),
    **dict.fromkeys(("praticien", "praticienne", "médecin"), frozenset("docteur docteure médecin chirurgien".split())),
    **dict.fromkeys(("enseignant", "enseignante"), frozenset("professeur professeure".split())),
    **dict.fromkeys(
        ("officier", "gradé", "militaire"),
        frozenset("colonel général commandant capitaine lieutenant major amiral".split()),
    ),
}
"""Nouns that stand for an office, and the offices."""
_PRESIDENT, _MINISTER = frozenset(("président", "présidente")), frozenset(("ministre",))
OTHER_NAMES = {
    **dict.fromkeys(("chef de l' état", "chef de l' etat", "cheffe de l' état"), (_PRESIDENT, "")),
    **dict.fromkeys(("chef du gouvernement", "cheffe du gouvernement"), (frozenset((HEAD_OF_GOVERNMENT,)), "")),
    **dict.fromkeys(("garde des sceaux",), (_MINISTER, "justi")),
    **dict.fromkeys(("chef de la diplomatie", "cheffe de la diplomatie"), (_MINISTER, "étran")),
}
"""Offices by another name: which, and what stands beside them."""
_DEMONYM = re.compile(
    r"\w{2}(?:ien(?:ne)?|oise?|aise?|on(?:ne)?|aine?|ine?|ole?|ote?|ide|[aeèo]s?que|ane?|usse|urc|turque|elge|abe)$"
)
_TROOPS = frozenset(("garde",))  # a person, but in the feminine a body
_FORMER = frozenset("ancien ancienne ex".split())
_AGE = 3  # words: *de 58 ans*
_OF_NATION = 2  # words with what follows: le Premier ministre britannique
_OF_KIND = 2  # words: *de terrain*


@dataclass(frozen=True)
class Description:
    """A noun with its article and what stands behind it; `head` is the noun's place among the words."""

    spelt: Sequence[str]
    words: Sequence[str]  # the same, in lower case and with straight apostrophes
    head: int

    @classmethod
    def read(cls, spelt: Sequence[str]) -> Description | None:
        """Part the words of a mention; `None` where no noun is among them: *le premier*, *la même*."""
        words = lowered(spelt)
        aged = len(words) > _AGE and words[-1] == "ans" and words[-2].isdigit()  # le vétérinaire de 58 ans
        paged = len(words) > _AGE and words[-1] in ("page", "pages")  # ce document de 84 pages
        if aged or paged:
            spelt, words = spelt[:-_AGE], words[:-_AGE]
        head = next((k for k, word in enumerate(words) if word not in ARTICLES | SKIPPED), None)
        return cls(spelt, words, head) if head is not None else None

    @property
    def article(self) -> str:
        """The first word, where it is not the noun: *le*, *son*, *cette*."""
        return self.words[0] if self.head else ""

    @property
    def noun(self) -> str:
        """The noun, in lower case, without *ex-*."""
        return self.words[self.head].removeprefix("ex-")

    @property
    def gender(self) -> str | None:
        """*m* or *f*, by the article or the noun; `None` if neither tells."""
        if self.article in HE:
            return "m"
        return "f" if self.article in SHE - {"sa"} else gender_of_noun(self.noun)

    @property
    def behind(self) -> Sequence[str]:
        """The words behind the noun, in lower case."""
        return self.words[self.head + 1 :]

    @property
    def details(self) -> list[str]:
        """The longer words behind the noun, which tell one minister from another."""
        return [word for word in self.behind if len(word) > 3]

    @property
    def phrase(self) -> str:
        """The noun and what stands behind it, as the text writes it."""
        return re.sub(r"(?<=['’]) ", "", " ".join(self.spelt[self.head :]))

    @property
    def has_article(self) -> bool:
        """*le*, *la*, *l'*."""
        return self.article in _ARTICLES

    @property
    def is_demonstrative(self) -> bool:
        """*ce*, *cet*, *cette*."""
        return self.article in _DEMONSTRATIVES

    @property
    def is_definite(self) -> bool:
        """With *le* or *ce*: somebody the reader knows of."""
        return self.has_article or self.is_demonstrative

    @property
    def is_named(self) -> bool:
        """*la société Vale*."""
        return any(word[:1].isupper() for word in self.spelt[self.head + 1 :])

    @property
    def is_of_kind(self) -> bool:
        """Whether a complement only says of what kind somebody is: *le milieu de terrain*, not *la maire de Brey*."""
        behind = self.spelt[self.head + 1 :]
        return len(behind) == _OF_KIND and behind[0].lower() in ("de", "d'", "d’") and behind[1].islower()

    @property
    def is_bare(self) -> bool:
        """Whether no complement says whose or of what somebody is."""
        return self.is_of_kind or not any(word in (*_OF, "à", "au") for word in self.behind)

    @property
    def is_last(self) -> bool:
        """*ce dernier*, *cette dernière*."""
        return self.words[-1] in ("dernier", "dernière") and self.article in ("ce", "cette", "le", "la")

    @property
    def is_of_government(self) -> bool:
        """*le Premier ministre*, of today."""
        first = bool(self.head) and self.words[self.head - 1] in FIRST
        return self.noun == "ministre" and first and _FORMER.isdisjoint(self.words)

    @property
    def is_unqualified(self) -> bool:
        """*le Premier ministre*, *la Première ministre britannique*: with one word behind it at most."""
        return self.is_definite and len(self.words) <= self.head + _OF_NATION

    @property
    def may_be_office(self) -> bool:
        """Whether an office or calling may be meant that somebody of the text bears."""
        counsel = self.noun == "conseil" and not self.behind  # or a body
        bearer = is_person_noun(self.noun) and self.noun not in ("homme", "femme")
        return self.article in ARTICLES - _INDEFINITE and (bearer or counsel)

    @property
    def is_former(self) -> bool:
        """*l'ancien maire de Lyvrac*, *l'ex-ministre*."""
        ancient = self.words[1:2] in (["ancien"], ["ancienne"])
        ancient = ancient or self.words[self.head].startswith("ex-")
        return self.article == "l'" and ancient and is_person_noun(self.noun)

    @property
    def is_epithet(self) -> bool:
        """*le milieu de terrain*, *le chef de file*: what somebody told of is called besides."""
        return self.is_definite and self.words[self.head : self.head + 3] in _EPITHETS

    @property
    def is_demonym(self) -> bool:
        """*le Lyonnais*, *la Norvégienne*."""
        return self.has_article and self.spelt[self.head][:1].isupper() and _DEMONYM.search(self.noun) is not None

    @property
    def is_body_of_place(self) -> bool:
        """*l'entreprise de Saint-Lyvrac*."""
        behind = self.spelt[self.head + 1 :]
        of_place = (
            len(behind) > 1 and behind[0].lower() in ("de", "d'", "d’") and all(w[:1].isupper() for w in behind[1:])
        )
        return self.is_definite and self.noun in BODIES_AT_LARGE and of_place

    def is_body(self, bodies: frozenset[str]) -> bool:
        """*le ministère*, *la garde*: a body that neither a name nor a complement tells from others."""
        body = self.noun in bodies | GROUPS or (self.noun in _TROOPS and self.article == "la")
        return self.is_definite and self.is_bare and not self.is_named and body

    def is_office_of(self, offices: frozenset[str]) -> bool:
        """*le ministre de la Mer*: an office with what it is the office of."""
        return self.is_definite and self.noun in offices and self.behind[:1] != [] and self.behind[0] in _OF


def lowered(spelt: Sequence[str]) -> list[str]:
    """Words in lower case, their apostrophes straight."""
    return [word.lower().replace("’", "'") for word in spelt]


def is_of_two(words: Sequence[str]) -> bool:
    """Tell *le premier* and *la seconde*, which mean one of two."""
    ranks = ("premier", "première", "second", "seconde")
    return len(words) == 2 and words[0] in ("le", "la") and words[1] in ranks


def holds_office(figure: Figure, offices: Iterable[str]) -> bool:
    """Tell whether somebody holds one of some offices, or a compound of one: *colonel-major* of *colonel*."""
    held = {part for office in figure.offices for part in (office, *office.split("-"))}
    return not held.isdisjoint(offices)
