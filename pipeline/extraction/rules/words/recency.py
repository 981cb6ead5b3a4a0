"""Whom a French word without a name means by nearness: who was named, told of or heard last before it."""

from __future__ import annotations

import bisect
import re

from pipeline.extraction.rules.lexicon.french_names import is_person_noun
from pipeline.extraction.rules.words.parts import is_inside
from pipeline.extraction.rules.words.people import Figure
from pipeline.extraction.rules.words.places import Places

_WITH_ADJECTIVE = (
    r"(?<!\w)(?:l[ea]\s|l['’]|une?\s|son\s|sa\s|du\s|au\s)(?P<what>(?P<noun>[^\W\d]+)"
    r"(?:\s(?:d[eu]s?\s|d['’])?(?:la\s|l['’])?[^\W\d]+){{0,4}}?\s{})\b(?:,\s)?"
)
NEAR = 2500  # code points between a pronoun and whom it stands for
_CLOSE = 400  # code points of a paragraph or so
_SPEAKERS = 12  # that are remembered
_PAIR = 2
_BESIDE = 2  # code points between an office and the name beside it


class Recency(Places):
    """The figures of one text in the order in which it names them and lets them speak."""

    def note(self, at: int, figure: Figure) -> None:
        """Keep that `figure` has spoken at `at`; whoever spoke is likelier meant by what follows."""
        self._spoken.append((at, figure))

    def owner_before(self, at: int) -> Figure | None:
        """Whose somebody is whom *son*, *leur* introduce at `at`."""
        return self._latest(None, at)

    def _latest(self, gender: str | None, at: int, *, person: bool = False) -> Figure | None:
        """Whom a pronoun or another word of this gender (`None`: of either) means at `at`.

        With whom a sentence begins, or who spoke since, comes before who is only named. `person`: no body.
        """
        leading, named = self._named_before(gender, at, person=person)
        speaker = next(
            ((start, f) for start, f in reversed(self._spoken[-_SPEAKERS:]) if start < at and _fits(f, gender, person)),
            None,
        )
        if speaker is not None and (leading is None or speaker[0] >= leading[0]):
            return speaker[1]
        return leading[1] if leading is not None else named

    def _named_before(
        self, gender: str | None, at: int, *, person: bool
    ) -> tuple[tuple[int, Figure] | None, Figure | None]:
        """With whom of this gender a sentence begins before `at`, and where; and which person stands inside one."""
        leading: tuple[int, Figure] | None = None
        named: Figure | None = None
        for start, _, figure, begins in self._seen_before(at, 60):
            distance = at - start
            if distance > NEAR:
                break
            if (not figure.is_person and distance > NEAR // 4) or not _fits(figure, gender, person):
                continue
            if begins:
                leading = leading or (start, figure)
                if gender is None or figure.gender == gender or distance > _CLOSE:
                    return (start, figure) if self._is_surer(figure, leading[1]) else leading, named
            named = named or (figure if figure.is_person else None)
        return leading, named

    def _is_surer(self, figure: Figure, later: Figure) -> bool:
        """Whether a person named with a gender is likelier meant than one of none who is named later."""
        return later.gender is None and later.is_person and figure.name in self.persons and bool(figure.gender)

    def _seen_before(self, at: int, most: int) -> list[tuple[int, int, Figure, bool]]:
        """At most so many mentions before `at`, the last one first."""
        place = bisect.bisect_left(self._seen, at, key=lambda seen: seen[0])
        return self._seen[max(0, place - most) : place][::-1]

    def _told_of(self, at: int, most: int) -> list[tuple[int, Figure]]:
        """Who was mentioned before `at`, at most so many, and who spoke, each with the place, the last one first."""
        seen = [(start, figure) for start, _, figure, _ in reversed(self._seen_before(at, most))]
        spoken = [(start, figure) for start, figure in self._spoken[-_SPEAKERS:] if start < at]
        return sorted([*seen, *spoken], key=lambda place: -place[0])

    def _of_two(self, at: int, *, second: bool) -> Figure | None:
        """*le premier*, *la seconde*: the one of the last two persons told of near `at`, in their order."""
        told: list[Figure] = []
        for start, _, figure, _ in self._seen_before(at, 12):
            if at - start > _CLOSE * 2:
                break
            if figure.name in self.persons and all(figure.name != other.name for other in told):
                told.append(figure)
        return told[0 if second else 1] if len(told) == _PAIR else None

    def other_than(self, figure: Figure, gender: str | None, at: int) -> Figure | None:
        """The person named last before `at` who is not `figure`: *son interlocuteur*."""
        named = (f for start, _, f, _ in self._seen_before(at, 60) if at - start < NEAR and f.name in self.persons)
        return next((f for f in named if f.name != figure.name and _fits(f, gender, True)), None)

    def _only(self, gender: str | None) -> Figure | None:
        """The one person of this gender whom the text names."""
        found = [figure for figure in self.persons.values() if figure.gender == gender]
        return found[0] if len(found) == 1 else None

    def _introduced(self, noun: str, at: int) -> Figure | None:
        """The figure without a name that the text has told of by the same noun: *un marin … le marin*."""
        for _, figure in self._told_of(at, 30):
            words = figure.name.lower().split()
            if figure.is_person and figure.name not in self.persons and noun in words[:2]:
                return figure
        return None

    def _untitled(self, phrase: str, gender: str | None, at: int) -> Figure | None:
        """*Jon Pike est venu. Le ministre de la Mer dit que …*: the one person told of before, if untitled."""
        if 0 <= self.text.find(phrase) < at:
            return None  # the office has been told of already
        if any(is_person_noun(word) for word in re.findall(r"[^\W\d]+", phrase.lower())[1:]):
            return None  # l'avocat de l'accusé
        low = max(at - _CLOSE, self.text.rfind("\n", 0, at))
        first = bisect.bisect_left(self._seen, low, key=lambda seen: seen[0])
        near = {f.name: f for start, _, f, _ in self._seen[first:] if start < at and f.is_person}
        figure = next(iter(near.values())) if len(near) == 1 else None
        known = figure is None or figure.name not in self.persons or bool(figure.offices)
        return None if known or figure is None or figure.gender not in (gender, None) else figure

    def _of_nation(self, demonym: str, gender: str | None, at: int) -> Figure | None:
        """*le ministre norvégien … le Norvégien*: who was told of last by an adjective, named beside it or not."""
        wanted = re.compile(_WITH_ADJECTIVE.format(re.escape(demonym)), re.IGNORECASE)
        for m in reversed(list(wanted.finditer(self.text, max(0, at - NEAR), at))):
            if is_person_noun(m["noun"].lower()) and not is_inside(m.start(), self._quoted):
                named = next((seen for seen in self._seen_near(m.end() - 1) if seen[0] <= m.end() + _BESIDE), None)
                return named[2] if named is not None else Figure(m["what"], gender)
        return None

    def _told_before(self, figures: list[Figure], at: int) -> list[Figure]:
        """Those of some figures whom the text has named before `at`."""
        return [figure for figure in figures if self._first.get(figure.name, at) < at]


def _fits(figure: Figure, gender: str | None, person: bool) -> bool:
    """Tell whether a word of this gender (`None`: of either) may mean a figure; `person`: no body."""
    open_to_both = figure.gender is None and (figure.is_person or figure.name.isupper())
    return (figure.is_person or not person) and (gender is None or figure.gender == gender or open_to_both)
