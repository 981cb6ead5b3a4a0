"""Whom a French text speaks of: persons with gender and offices, and whom *elle*, *la ministre*, *ce dernier* mean.

Reads the words of the text once, without a parse: names of two words and more, those behind a title, the offices that
stand beside them, and what begins a sentence. Takes time linear in the text.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable

from pipeline import kinship
from pipeline.extraction.rules.lexicon.french_names import GROUPS, STANDING_FOR, is_person_noun
from pipeline.extraction.rules.words.descriptions import (
    OTHER_NAMES,
    STANDS_FOR,
    Description,
    holds_office,
    is_of_two,
    lowered,
)
from pipeline.extraction.rules.words.institutions import Institutions
from pipeline.extraction.rules.words.parts import is_inside
from pipeline.extraction.rules.words.people import (
    COUNTERPART,
    COURTESY,
    GOVERNORS,
    HEAD_OF_GOVERNMENT,
    NAME,
    WORD,
    Figure,
    gender_of_noun,
)

_SOURCED = re.compile(r"(?<!\w)(?:selon|d['’]\s?après)\s$", re.IGNORECASE)
_SHORT = 9  # code points of it
_BESIDES = frozenset(
    """scientifique chercheur chercheuse spécialiste expert experte auteur autrice auteure écrivain écrivaine artiste
    sportif sportive athlète joueur joueuse champion championne retraité retraitée habitant habitante riverain riveraine
    politicien politicienne universitaire soignant soignante militant militante adolescent adolescente jeune passionné
    passionnée victime accusé accusée prévenu prévenue suspect suspecte plaignant plaignante""".split()
)  # what somebody of an office or calling may be called besides
_UNIQUE = kinship.FRENCH.all | frozenset(
    """cousin cousine compagnon compagne voisin voisine conducteur conductrice chauffeur passager passagère chef cheffe
    entraîneur entraîneuse sélectionneur arbitre propriétaire locataire adjoint adjointe conseiller conseillère pilote
    greffier greffière substitut substitute médiateur médiatrice négociateur négociatrice""".split()
)  # new ones are told of with the article, too
_OF_STATE = re.compile(r"républi|transition|[ée]tat\b|nation")
_PHRASE = re.compile(
    r"(?<!\w)(?P<article>(?:l[ea]|une?|du|au|son|sa)(?=\s)|l['’])\s?(?:(?:ancien|jeune|nouveau|vieil|autre)(?:ne|le)?\s)?"
    r"(?P<noun>[^\W\d]+(?:-[^\W\d]+)*)(?P<kind>(?:\s[a-zà-ÿ]+(?:if|ive|al|ale|ien|ienne|ier|ière|aire|ique|eur|euse)\b)?)",
    re.IGNORECASE,
)
_PARTIES = frozenset(
    """accusé accusée prévenu prévenue plaignant plaignante suspect suspecte témoin juge avocat avocate procureur
    procureure président présidente""".split()
)  # told apart in court, so that none stands for the one before
_CALLINGS = frozenset("responsable dirigeant dirigeante leader parlementaire magistrat magistrate élu élue".split())
_ELECTED = frozenset(("élu", "élue"))
_STEM = 5  # letters that the forms of a word share


class Cast(Institutions):
    """Tells whom a mention means of the figures of one text."""

    def who(self, mention: str, start: int, at: int) -> Figure | None:
        """The figure that the words `mention`, which begin at `start`, mean; `None` if the text has none for them.

        Pronouns stand for somebody named before `at`: the report they belong to may begin in front of them.
        """
        spelt = [m.group() for m in WORD.finditer(mention)]
        words = lowered(spelt)
        if not words:
            return None
        plain = words[-1] if len(words) == 1 else ""
        if plain in ("celui-ci", "celle-ci"):
            last = "m" if plain == "celui-ci" else "f"
            return self._told_last(last, at, bodies=True) or self._latest(last, at)
        if plain in ("il", "lui", "elle"):
            return self._latest("f" if plain == "elle" else "m", at)
        named = self._named(start, start + len(mention))
        if named is not None:
            return named
        return self._described(spelt, at, sourced=_SOURCED.search(self.text, max(0, start - _SHORT), start) is not None)

    def _named(self, start: int, end: int) -> Figure | None:
        """The person a mention names, if the name is not governed: *l'avocat de Jon Vale* is not Jon Vale."""
        found = None
        for m in NAME.finditer(self.text, start, end):
            figure = self._figure_at(m)
            if figure is None:
                continue
            words = lowered([w.group() for w in WORD.finditer(self.text, start, m.start())])
            name_start = self._trimmed(m)[1]
            words += [w.group().lower() for w in WORD.finditer(self.text, m.start(), name_start)]
            while words and (words[-1].rstrip(".") in COURTESY or words[-1] == "."):
                words.pop()
            if not (words and words[-1] in GOVERNORS) or self._is_particle(words[-1], figure, m):
                found = figure
        return found

    def _is_particle(self, word: str, figure: Figure, name: re.Match[str]) -> bool:
        """Whether what governs a surname is part of it: *Mme du Plessis* for Odile du Plessis."""
        whole = (word if word.endswith("'") else f"{word} ") + self._trimmed(name)[0].lower()
        return figure.name.lower().replace("’", "'").endswith(f" {whole}")

    def _described(self, spelt: list[str], at: int, *, sourced: bool = False) -> Figure | None:
        """The person whom *la ministre*, *l'élu*, *ce dernier*, *la comédienne* mean.

        `sourced`: *selon* stands in front, so that a calling the text has not told of is somebody new.
        """
        description = Description.read(spelt)
        if description is None:
            return self._by_rank(lowered(spelt), at)
        if description.is_of_government:
            heads = [p for p in self.persons.values() if HEAD_OF_GOVERNMENT in p.offices]
            return heads[0] if len(heads) == 1 and description.is_unqualified else None
        if description.is_last:
            last = "f" if description.words[-1] == "dernière" else "m"
            return self._told_last(last, at) or self._latest(last, at, person=True)
        holder = self._called_otherwise(description, at) or self._in_office(description, at)
        return holder or self._anaphoric(description, at, sourced=sourced)

    def _by_rank(self, words: list[str], at: int) -> Figure | None:
        """*le premier*, *la seconde*, *le même*: somebody by his place among those told of."""
        if is_of_two(words):
            return self._of_two(at, second=words[1].startswith("second"))
        if words in (["le", "même"], ["la", "même"]):
            return self._latest("m" if words[0] == "le" else "f", at, person=True)
        return None

    def _called_otherwise(self, description: Description, at: int) -> Figure | None:
        """*le chef de l'État*: the one who holds an office that goes by another name."""
        called = " ".join(description.words[description.head :])
        if not description.is_definite or called not in OTHER_NAMES:
            return None
        offices, about = OTHER_NAMES[called]
        holders = _at_home([p for p in self.persons.values() if p.offices & offices and about in p.about])
        if len(holders) > 1:
            holders = [p for p in holders if _OF_STATE.search(p.about)] or self._told_before(holders, at)
        return holders[0] if len(holders) == 1 else None

    def _in_office(self, description: Description, at: int) -> Figure | None:
        """*la maire*, *le ministre de la Mer*: the one person who bears the office that the noun names."""
        if not description.may_be_office:
            return None
        bearers, details = self._bearers(description), description.details
        detailed = [p for p in bearers if any(word[:_STEM] in p.about for word in details)]
        if detailed:
            return detailed[0] if len(detailed) == 1 else None
        if details and len(description.behind) > 1 and not description.is_of_kind:
            return None  # le ministre de la Mer, where no minister is told to be of the sea
        bearers = _at_home(bearers)
        bearers = self._told_before(bearers, at) or ([] if description.noun in STANDS_FOR else bearers)
        return bearers[0] if len(bearers) == 1 else None

    def _bearers(self, description: Description) -> list[Figure]:
        """The persons of the noun's gender who bear it as an office, else an office that it stands for."""
        noun, gender = description.noun, description.gender
        bearers = [p for p in self.persons.values() if noun in p.offices and p.gender in (gender, None)]
        if bearers or description.details or noun not in STANDS_FOR:
            return bearers
        holders = [p for p in self.persons.values() if holds_office(p, STANDS_FOR[noun])]
        return [p for p in holders if gender is None or p.gender in (gender, None)]

    def _anaphoric(self, description: Description, at: int, *, sourced: bool) -> Figure | None:
        """Whom of those told of before a description means that names no office of theirs."""
        noun, gender = description.noun, description.gender
        if description.is_former:
            return self._once_in_office(description, at)
        if description.is_epithet:
            return self._latest(None if description.article == "l'" else gender, at, person=True)
        new = not 0 <= self.text.find(description.phrase) < at
        if description.is_body(self.g.bodies) or (description.is_body_of_place and new):
            return self._body(noun, at)
        if noun in _ELECTED and description.article == "l'" and not description.is_bare:
            return self._latest(gender, at, person=True)  # l'élue de Lyvrac
        if not description.is_definite or (description.has_article and not description.is_bare):
            office = description.is_office_of(self.g.offices)
            return self._untitled(description.phrase, gender, at) if office else None
        if description.is_named or noun in _PARTIES:
            return None
        if noun not in _UNIQUE | STANDING_FOR and (same := self._introduced(noun, at)) is not None:
            return same
        if description.is_demonym:
            return self._of_nation(noun, gender, at) or self._latest(gender, at, person=True)  # le Lyonnais
        return self._of_calling(description, at, sourced=sourced)

    def _once_in_office(self, description: Description, at: int) -> Figure | None:
        """*l'ancien maire de Lyvrac*: the last person told of; then *l'ex-maire* is the same."""
        before = self._former.get(description.noun) if description.is_bare else None
        figure = before or self._latest(description.gender, at, person=True)
        if figure is not None:
            self._former.setdefault(description.noun, figure)
        return figure

    def _of_calling(self, description: Description, at: int, *, sourced: bool) -> Figure | None:
        """*la quinquagénaire*, *ce médecin*, *la comédienne*: the last person who may be called so."""
        noun, gender = description.noun, description.gender
        if noun in _CALLINGS and description.behind and description.has_article:
            return None  # le responsable syndical
        anaphoric = description.is_demonstrative or noun not in self.g.offices | _UNIQUE
        if noun not in STANDING_FOR and not (anaphoric and is_person_noun(noun)):
            return None
        near = self._latest(gender, at, person=True) or self._only(gender)
        anybody = noun in STANDING_FOR | _BESIDES or description.is_demonstrative
        if near is None or anybody:
            return near
        return near if not sourced and self._may_be_called(near, noun) else None

    def _may_be_called(self, figure: Figure, noun: str) -> bool:
        """Whether *le* or *la* with a noun of persons may mean somebody: nobody of another office or calling."""
        known = figure.offices if figure.name in self.persons else figure.name.lower().split()
        return not known or noun in known

    def _told_last(self, gender: str, at: int, *, bodies: bool = False) -> Figure | None:
        """Whom *ce dernier*, *celle-ci* mean: the last person of this gender told of since the sentence before.

        `bodies`: or the last body.
        """
        place = bisect.bisect_right(self._starts, at) - 1
        low = self._starts[max(0, place - 1)] if self._starts else 0
        found: tuple[int, Figure] | None = None
        first = bisect.bisect_left(self._seen, low, key=lambda seen: seen[0])
        for start, end, figure, _ in self._seen[first:]:
            if end > at:
                break
            if (figure.is_person or bodies) and figure.gender == gender:
                found = (start, figure)
        phrases = list(_PHRASE.finditer(self.text, low, at))
        outside = [m for m in phrases if not is_inside(m.start(), self._quoted)]
        return self._last_told_by_noun(outside, gender, found, bodies=bodies) or self._last_told_by_noun(
            phrases, gender, None, bodies=bodies
        )

    def _last_told_by_noun(
        self, phrases: Iterable[re.Match[str]], gender: str, found: tuple[int, Figure] | None, *, bodies: bool
    ) -> Figure | None:
        """The last of `found` and of whoever noun phrases tell of in this gender."""
        for m in phrases:
            masculine = m["article"].lower().replace("’", "'") in ("le", "un", "du", "au", "son")
            of = gender_of_noun(m["noun"].lower()) if m["article"][:2].lower() in ("l'", "l’") else "fm"[masculine]
            noun = m["noun"].lower()
            somebody = is_person_noun(noun) or (bodies and noun in self.g.bodies | GROUPS)
            if of != gender or not somebody:
                continue
            if found is None or m.start() > found[0]:
                known = self._described([m["article"], m["noun"]], m.start())
                phrase = self.text[m.start("article") + len(m["article"]) : m.end()].strip()
                found = (m.start(), known or Figure(phrase, gender, is_person_noun(noun)))
        return found[1] if found is not None else None


def _at_home(figures: list[Figure]) -> list[Figure]:
    """Those of some figures who hold an office of the text's own country, no counterpart's; all if none does."""
    return [figure for figure in figures if not figure.about.startswith(COUNTERPART)] or figures
