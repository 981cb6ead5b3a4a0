"""Who appears in a document: names gathered by capitalisation, and short names tied to full ones.

`Cast` answers one question: which name does this mention stand for, here? It uses no model: runs of capitalised words,
titles in front of them and given names; what stands beside a name is read by `Roles`.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter, defaultdict

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.capitals import JUNIOR, POSSESSIVE, names_in
from pipeline.extraction.rules.parsed.entities import (
    HE,
    SHE,
    Appearance,
    Entity,
    Ranges,
    gender_of_title,
    learn_title,
    parts_of,
    plain,
)
from pipeline.extraction.rules.parsed.roles import LAST_WORD, LOCATIVES, Roles
from pipeline.given_names import FEMALE, MALE
from pipeline.kinship import ENGLISH

_CAP = r"(?:(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-ÞА-ЯЁ][\w]*(?:[’'\-][A-ZÀ-ÖØ-Þ]?\w+)*\.?|[A-Z]\.(?:[A-Z]\.)*)"
_RUN = re.compile(
    rf"{_CAP}(?:[ \u00a0](?:(?:of|for|and|&|the|de|du|des|la|le|von|van|der|bin|al|el|ben|da|di)[ \u00a0]){{0,2}}"
    rf"{_CAP})*"
)
_OWNER = re.compile(r"[A-Z][\w-]+(?:\s[A-Z][\w-]+)?[’']s?\s$")
_SMALL_WORD = re.compile(r"\b[a-z][a-z]+\b")
_NEXT_WORD = re.compile(r"\s([a-z]+)")
_ARTICLES = frozenset("le la les el il der die das".split())
STATES = frozenset("france russia ukraine britain germany america europe china japan poland turkey".split())
_REGIONS = frozenset("upper lower north south east west northern southern eastern western global united".split())
_OUTLETS = frozenset("inter info radio tv fm online television today channel".split())
_WOMANS_SURNAME = re.compile(r"(?:[oe]va|[ts]kaya|ская|[оеё]ва)$")
_POSSESSIVE_ENDING = re.compile(r"[’']s?\s")
_SEVERAL = 2
_RELATIVE = re.compile(
    rf"(?P<before>\w+)\s(?:his|her|their|whose)\s(?:[\w-]+\s){{0,2}}(?:{'|'.join(sorted(ENGLISH.all))}),?\s$",
    re.IGNORECASE,
)
_JUST_BEFORE = 250  # code points: the sentence before


class Cast(Roles):
    """The names of one document, gathered when it is made: `quoted` and `skipped` are ranges of its `text`."""

    def __init__(self, text: str, quoted: list[Range], skipped: list[Range]) -> None:
        super().__init__(text, quoted)
        self._small = set(_SMALL_WORD.findall(text[:300_000]))
        self._by_name: dict[tuple[str, ...], int] = {}
        self._by_last: dict[str, list[int]] = defaultdict(list)
        self._first: dict[int, int] = {}  # where an entity appears first
        self._gather(skipped)

    # -- gathering -------------------------------------------------------------------------------------------

    def _gather(self, skipped: list[Range]) -> None:
        runs = []
        inside, outside = self._quoted, Ranges(skipped)
        for match in _RUN.finditer(self.text):
            if outside.holds(match.start()):
                continue
            for start, end, title in names_in(self.text, *match.span(), self._small):
                runs.append((start, end, title, inside.holds(start)))
        for start, end, title, _ in sorted(runs, key=lambda run: -self.text.count(" ", *run[:2])):
            parts = parts_of(self.text[start:end])
            if len(parts) > 1:
                self._add(self.text[start:end], parts, title)
        for start, end, title, _ in runs:
            parts = parts_of(self.text[start:end])
            if self.text[end : end + 2].strip().isdigit() and not title:
                continue  # Gate 1, Article 5
            if len(parts) == 1 and not self._short(parts[0], title):
                self._add(self.text[start:end], parts, title)
        for start, end, title, is_quoted in runs:
            parts = parts_of(self.text[start:end])
            which = self._find(parts, title, start)
            if which is None:
                continue
            entity = self.entities[which]
            entity.count += 1
            entity.inner += self._is_inner(start, end)
            learn_title(entity, title)
            self._first.setdefault(which, start)
            self.appearances.append(Appearance(start, end, which, is_quoted))
            self._learn_owner(start, entity)
            self._learn_role(start, end, title, which)
            self._learn_counterpart(start, title, which)
            self._learn_age(start, end, which)
            owner = _OWNER.search(self.text, max(0, start - 50), start)
            if owner is not None and entity.person is False:
                entity.owned = entity.owned or f"{owner.group().strip()} {entity.name}"
        self._starts = [a.start for a in self.appearances]
        self._learn_places()
        self._learn_ambiguous()

    def _is_inner(self, start: int, end: int) -> bool:
        """Tell a capital that no beginning of a sentence explains; who speaks (*Pike said*) has a name in any place."""
        before = self.text[max(0, start - 3) : start].rstrip(" \"“‘'«(\u00a0")
        verb = _NEXT_WORD.match(self.text, end)
        return (before != "" and before[-1] not in ".!?:;\n>") or (verb is not None and verb.group(1) in lexicon.FORMS)

    def _learn_owner(self, start: int, entity: Entity) -> None:
        """*The Greens' Ada Pike*: whose somebody is by name is a party, a club or a house, if no known person."""
        before = self.appearances[-2] if len(self.appearances) > 1 else None
        if before is None or entity.person is False or len(entity.parts) == 1:
            return
        owner = self.entities[before.entity]
        if _POSSESSIVE_ENDING.fullmatch(self.text, before.end, start) and owner.person is None:
            owner.person = False

    def _learn_places(self) -> None:
        """A name that the document only ever is *in*, *at* or *near*, or that bears an article, is no person's."""
        located: Counter[int] = Counter()
        for a in self.appearances:
            before = LAST_WORD.search(self.text, max(0, a.start - 12), a.start)
            located[a.entity] += before is not None and before.group(1).lower() in LOCATIVES | {"the"}
        for which, entity in enumerate(self.entities):
            if entity.person is None and entity.gender is None and 0 < entity.count == located[which]:
                entity.person = False

    def _add(self, name: str, parts: tuple[str, ...], title: str) -> None:
        if parts in self._by_name:
            return
        cleaned = POSSESSIVE.sub("", name).strip(" .,") if not name.endswith(("Jr.", "Sr.")) else name
        entity = Entity(" ".join(cleaned.split()), parts)
        first, last = parts[0], parts[-1]
        if self._is_institution(parts, title):
            entity.person = False
        elif first in MALE or first in FEMALE:
            entity.person = True
            entity.gender = HE if first not in FEMALE else (SHE if first not in MALE else None)
        elif len(parts) == 2 and (_WOMANS_SURNAME.search(last) or (len(first) > 3 and first.endswith("a"))):
            entity.gender, entity.guessed = SHE, True  # if a person at all
        elif len(parts) == 2 and len(first) > 3 and first.endswith("o") and not first.endswith("ko"):
            entity.gender, entity.guessed = HE, True
        learn_title(entity, title)
        self._by_name[parts] = len(self.entities)
        if entity.person is not False:
            key = parts[-2] if last in JUNIOR and len(parts) > 2 else last
            self._by_last[key].append(len(self.entities))
        self.entities.append(entity)

    def _is_institution(self, parts: tuple[str, ...], title: str) -> bool:
        """Tell by its words a name that is no person's: *City Council*, *France Inter*, *Le Monde* (not *Le Pen*)."""
        if not lexicon.INSTITUTIONS.isdisjoint(parts) or "of" in parts:
            return True
        if len(parts) == 1 or title:
            return False
        if parts[0] in STATES | _REGIONS or not _OUTLETS.isdisjoint((parts[0], parts[-1])):
            return True
        return parts[0] in _ARTICLES and not self._ends_another(parts)

    def _ends_another(self, parts: tuple[str, ...]) -> bool:
        return any(len(e.parts) > len(parts) and e.parts[-len(parts) :] == parts for e in self.entities[:400])

    def _short(self, word: str, title: str) -> bool:
        return bool(self._by_last.get(word)) or any(
            e.parts[0] == word and e.person for e in self.entities[:400] if len(e.parts) > 1
        )

    def _find(self, parts: tuple[str, ...], title: str, place: int) -> int | None:
        if not parts:
            return None
        exact = self._by_name.get(parts)
        if len(parts) > 1:
            return exact
        wanted = gender_of_title(title)
        options = [k for k in self._by_last.get(parts[0], []) if len(self.entities[k].parts) > 1]
        fitting = [k for k in options if wanted is None or self.entities[k].gender in (wanted, None)]
        options = fitting or [k for k in options if self.entities[k].guessed]
        if options:
            return self._namesake(options, place)
        given = [
            i for i, e in enumerate(self.entities[:400]) if e.person and len(e.parts) > 1 and e.parts[0] == parts[0]
        ]
        return given[0] if given else exact

    def _namesake(self, options: list[int], place: int) -> int:
        """Whom a surname means that several bear: whoever was named just before, else the one told of first, since the
        others go by their whole names. A relative in passing (*he owed his brother, Ali Pike, nothing*) is not meant.
        """
        seen = {k: self._last_named(k, place) for k in options}
        last = max(options, key=lambda k: (seen[k], self.entities[k].count, -k))
        told = [k for k in options if seen[k] >= 0]
        if len(told) < _SEVERAL or (place - seen[last] < _JUST_BEFORE and not self._is_relative_told_of(seen[last])):
            return last
        return min(told, key=lambda k: self._first.get(k, place))

    def _is_relative_told_of(self, name: int) -> bool:
        """The name at a place is that of somebody's relative, and no subject and no speaker."""
        told = _RELATIVE.search(self.text, max(0, name - 60), name)
        return told is not None and told["before"].lower() not in lexicon.FORMS

    def _last_named(self, which: int, place: int) -> int:
        """Where somebody was last named by more than a given name, before a place; -1 if nowhere."""
        last = self.entities[which].parts[-1]
        for a in reversed(self.appearances[-60:]):
            if a.entity == which and a.start <= place and last in plain(self.text[a.start : a.end].lower()):
                return a.start
        return -1

    # -- asking ----------------------------------------------------------------------------------------------

    def is_quoted(self, place: int) -> bool:
        """Tell whether a place lies in a quotation."""
        return self._quoted.holds(place)

    def within(self, start: int, end: int) -> list[Appearance]:
        """Names inside `start:end`, in order."""
        i = bisect.bisect_left(self._starts, start)
        out = []
        while i < len(self.appearances) and self.appearances[i].start < end:
            if self.appearances[i].end <= end + 2:
                out.append(self.appearances[i])
            i += 1
        return out

    def named(self, name: str) -> int | None:
        """The entity known by exactly this name."""
        return self._by_name.get(parts_of(name))

    def is_mere_opening(self, which: int) -> bool:
        """Tell a single word that may be capitalised only because sentences begin with it: *Twice*."""
        entity = self.entities[which]
        return len(entity.parts) == 1 and entity.person is None and entity.inner == 0

    def institution(self, noun: str, place: int) -> Entity | None:
        """The one institution of this kind (*ministry*) that is named before `place`."""
        end = bisect.bisect_left(self._starts, place)
        found = {
            a.entity
            for a in self.appearances[:end]
            if len(self.entities[a.entity].parts) > 1
            and self.entities[a.entity].person is False
            and noun in (self.entities[a.entity].parts[0], self.entities[a.entity].parts[-1])
        }
        return self.entities[found.pop()] if len(found) == 1 else None

    def is_thing(self, which: int) -> bool:
        """Tell whether *it* may stand for an entity."""
        entity = self.entities[which]
        return entity.person is not True and (entity.person is False or entity.gender is None)
