"""Who appears in a document: names gathered by capitalisation, short names tied to full ones, roles tied to names.

`Cast` answers one question: which name does this mention stand for, here? It uses no model: runs of capitalised
words, titles
in front of them, appositions beside them, given names and pronouns.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from pipeline.extraction.rules import lexicon_en as lexicon
from pipeline.extraction.rules.names import FEMALE, MALE

_CAP = r"(?:[A-ZÀ-ÖØ-ÞА-ЯЁ][\w]*(?:[’'\-][A-ZÀ-ÖØ-Þ]?\w+)*\.?|[A-Z]\.(?:[A-Z]\.)*)"
_RUN = re.compile(
    rf"{_CAP}(?:[ \u00a0](?:(?:of|for|and|the|de|du|des|la|le|von|van|der|bin|al|el|ben|da|di)[ \u00a0]){{0,2}}{_CAP})*"
)
_SMALL_WORD = re.compile(r"\b[a-z][a-z]+\b")
_TOKEN = re.compile(r"\S+")
_POSSESSIVE = re.compile(r"[’']s?$")
_FORMER = frozenset(("former", "formerly", "ex"))
_CONTRACTED = re.compile(r"[’'](?:s|ve|d|ll|re|m)?$")
_INNER = frozenset("of for and the".split())
_PARTICLES = frozenset("de du des la le von van der bin al el ben da di".split())
_WOMANS_SURNAME = re.compile(r"(?:[oe]va|[ts]kaya|ская|[оеё]ва)$")
_JUNIOR = frozenset(("jr", "sr", "ii", "iii", "iv"))
_REACH = 6  # sentences back that a pronoun may look

HE, SHE, THEY, IT = "he", "she", "they", "it"
_PRONOUNS = {
    "he": HE, "him": HE, "his": HE, "himself": HE, "she": SHE, "her": SHE, "hers": SHE, "herself": SHE,
    "they": THEY, "them": THEY, "their": THEY, "themselves": THEY, "it": IT, "its": IT, "itself": IT,
}  # fmt: skip


@dataclass
class Entity:
    """A person, institution or other named source, under its fullest name in the document."""

    name: str
    parts: tuple[str, ...]  # lower-case words of the name
    person: bool | None = None
    gender: str | None = None  # HE or SHE
    office: str | None = None  # as first stated beside the name
    roles: Counter[str] = field(default_factory=Counter)
    count: int = 0


@dataclass(frozen=True)
class Appearance:
    """One place where an entity is named."""

    start: int
    end: int
    entity: int
    quoted: bool
    subject: bool = False


class Cast:
    """The names of one document; see the module's docstring."""

    def __init__(self, text: str, quoted: list[tuple[int, int]], skipped: list[tuple[int, int]]) -> None:
        self.text = text
        self._small = set(_SMALL_WORD.findall(text[:300_000]))
        self.entities: list[Entity] = []
        self.appearances: list[Appearance] = []
        self._by_name: dict[tuple[str, ...], int] = {}
        self._by_last: dict[str, list[int]] = defaultdict(list)
        self._by_role: dict[str, list[tuple[int, int]]] = defaultdict(list)  # role noun -> (place, entity)
        self._starts: list[int] = []
        self._gather(quoted, skipped)

    # -- gathering -------------------------------------------------------------------------------------------

    def _gather(self, quoted: list[tuple[int, int]], skipped: list[tuple[int, int]]) -> None:
        runs = []
        inside, outside = _Ranges(quoted), _Ranges(skipped)
        for match in _RUN.finditer(self.text):
            if outside.holds(match.start()):
                continue
            for start, end, title in _names(self.text, *match.span(), self._small):
                runs.append((start, end, title, inside.holds(start)))
        for start, end, title, _ in runs:
            parts = _parts(self.text[start:end])
            if len(parts) > 1:
                self._add(self.text[start:end], parts, title)
        for start, end, title, _ in runs:
            parts = _parts(self.text[start:end])
            if self.text[end : end + 2].strip().isdigit() and not title:
                continue  # Gate 1, Article 5
            if len(parts) == 1 and not self._short(parts[0], title):
                self._add(self.text[start:end], parts, title)
        for start, end, title, is_quoted in runs:
            parts = _parts(self.text[start:end])
            which = self._find(parts, title, start)
            if which is None:
                continue
            entity = self.entities[which]
            entity.count += 1
            _learn(entity, title)
            self.appearances.append(Appearance(start, end, which, is_quoted))
            self._learn_role(start, end, title, which)
        self._starts = [a.start for a in self.appearances]

    def _add(self, name: str, parts: tuple[str, ...], title: str) -> None:
        if parts in self._by_name:
            return
        cleaned = _POSSESSIVE.sub("", name).strip(" .,") if not name.endswith(("Jr.", "Sr.")) else name
        entity = Entity(" ".join(cleaned.split()), parts)
        first, last = parts[0], parts[-1]
        if last in lexicon.INSTITUTIONS or any(p in lexicon.INSTITUTIONS for p in parts[:-1]) or "of" in parts:
            entity.person = False
        elif first in MALE or first in FEMALE:
            entity.person = True
            entity.gender = HE if first not in FEMALE else (SHE if first not in MALE else None)
        elif len(parts) == 2 and (_WOMANS_SURNAME.search(last) or (len(first) > 3 and first.endswith("a"))):
            entity.gender = SHE  # if a person at all
        _learn(entity, title)
        self._by_name[parts] = len(self.entities)
        if entity.person is not False:
            key = parts[-2] if last in _JUNIOR and len(parts) > 2 else last
            self._by_last[key].append(len(self.entities))
        self.entities.append(entity)

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
        wanted = _gender_of(title)
        options = [k for k in self._by_last.get(parts[0], []) if len(self.entities[k].parts) > 1]
        options = [k for k in options if wanted is None or self.entities[k].gender in (wanted, None)]
        if options:
            return max(options, key=lambda k: (self._last_seen(k, place), self.entities[k].count, -k))
        given = [
            i for i, e in enumerate(self.entities[:400]) if e.person and len(e.parts) > 1 and e.parts[0] == parts[0]
        ]
        return given[0] if given else exact

    def _last_seen(self, which: int, place: int) -> int:
        for a in reversed(self.appearances[-60:]):
            if a.entity == which and a.start <= place:
                return a.start
        return -1

    def _learn_role(self, start: int, end: int, title: str, which: int) -> None:
        """Note offices: titles in front (*Attorney General X*), appositions behind (*X, the mayor of Y,*)."""
        entity = self.entities[which]
        for word in re.findall(r"[\w-]+", title.lower()):
            role = _ROLE_OF.get(word, word)
            if role in lexicon.ROLE_NOUNS:
                self._note_role(entity, role, start, which)
                entity.office = entity.office or title
        before = re.search(r"((?:[a-z][\w-]*[ ]){1,4})$", self.text[max(0, start - 60) : start].replace("\u00a0", " "))
        if before and title == "":
            for word in before.group(1).split()[-1:]:
                if word in lexicon.ROLE_NOUNS:
                    self._note_role(entity, word, start, which)
        after = re.match(r",\s+((?:the|a|an|his|her|its|[a-z][\w’'-]*)\s[^,.;:\n]{2,80})", self.text[end : end + 110])
        if after:
            for word in re.findall(r"[\w-]+", after.group(1).split(" who ")[0].lower())[:8]:
                if word in ("of", "for", "at", "in", "with", "to", "from"):
                    break
                if word in lexicon.ROLE_NOUNS:
                    self._note_role(entity, word, start, which)
                    entity.office = entity.office or _office(after.group(1))

    def _note_role(self, entity: Entity, role: str, place: int, which: int) -> None:
        entity.roles[role] += 1
        if entity.person is None:
            entity.person = True
        places = self._by_role[role]
        if not places or places[-1][1] != which:
            places.append((place, which))

    # -- asking ----------------------------------------------------------------------------------------------

    def within(self, start: int, end: int) -> list[Appearance]:
        """Names inside `start:end`, in order."""
        i = bisect.bisect_left(self._starts, start)
        out = []
        while i < len(self.appearances) and self.appearances[i].start < end:
            if self.appearances[i].end <= end + 2:
                out.append(self.appearances[i])
            i += 1
        return out

    def by_role(self, role: str, place: int, phrase: str) -> int | None:
        """Entity that last bore a role before `place`, else the only one that bears it at all.

        If the mention (`phrase`) says of what country, one whose office says another is passed over.
        """
        wanted = (lexicon.DEMONYMS | lexicon.PORTFOLIOS | _FORMER).intersection(phrase.lower().split())
        places = [p for p in self._by_role.get(role, []) if self._may_be_of(p[1], wanted)]
        if not places:
            return None
        i = bisect.bisect_right(places, (place, 1 << 60))
        return places[i - 1][1] if i else (places[0][1] if len({w for _, w in places}) == 1 else None)

    def _may_be_of(self, which: int, wanted: frozenset[str]) -> bool:
        office = (self.entities[which].office or "").lower().split()
        if _FORMER.intersection(office) and "former" not in wanted:
            return False
        for kinds in (lexicon.DEMONYMS, lexicon.PORTFOLIOS):
            stated, asked = kinds.intersection(office), kinds & wanted
            if stated and asked and not stated & asked:
                return False
        return True

    def fits(self, which: int, pronoun: str) -> bool:
        """Tell whether a pronoun class may stand for an entity."""
        entity = self.entities[which]
        if pronoun in (HE, SHE):
            return (
                entity.person is not False
                and entity.gender in (None, pronoun)
                and (entity.person is True or len(entity.parts) <= 3)
            )
        if pronoun == IT:
            return entity.person is not True
        return entity.person is not True

    def before(self, pronoun: str, place: int, floor: int) -> int | None:
        """Nearest fitting name before `place`, not before `floor`; names outside quotations only."""
        i = bisect.bisect_left(self._starts, place) - 1
        maybe = None
        while i >= 0 and self.appearances[i].start >= floor:
            a = self.appearances[i]
            if not a.quoted and self.fits(a.entity, pronoun):
                entity = self.entities[a.entity]
                if entity.person is True or pronoun not in (HE, SHE):
                    return a.entity
                maybe = a.entity if maybe is None else maybe
            i -= 1
        return maybe


class _Ranges:
    """Membership of ascending places in ascending disjoint ranges."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)
        self._starts = [r[0] for r in self._ranges]

    def holds(self, place: int) -> bool:
        i = bisect.bisect_right(self._starts, place) - 1
        return i >= 0 and place < self._ranges[i][1]


def pronoun_class(word: str) -> str | None:
    """HE, SHE, THEY or IT for a third-person pronoun, else `None`."""
    return _PRONOUNS.get(word.lower())


def _parts(name: str) -> tuple[str, ...]:
    words = [_plain(_POSSESSIVE.sub("", w).strip(".,").lower()) for w in name.split()]
    return tuple(w for w in words if w and not (len(w) == 1 and len(words) > 2))


def _plain(word: str) -> str:
    """Accents off, so that *Sébastien* and *Sebastien* are one name."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


_ROLE_OF = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "prof": "professor", "dr": "doctor",
    "col": "colonel", "lt": "lieutenant", "sgt": "sergeant", "pres": "president",
}  # fmt: skip


def _gender_of(title: str) -> str | None:
    words = set(re.findall(r"\w+", title.lower()))
    if words & lexicon.TITLES_FEMALE:
        return SHE
    return HE if words & lexicon.TITLES_MALE else None


def _learn(entity: Entity, title: str) -> None:
    gender = _gender_of(title)
    if gender:
        entity.gender = entity.gender or gender
    if title and entity.person is None:
        entity.person = True


def _names(text: str, start: int, end: int, small: set[str]) -> list[tuple[int, int, str]]:
    """Cut a run of capitalised words into names: leading function words and titles off, joined names apart.

    A word at a sentence's start is no part of a name if the document (`small`) also writes it small.
    """
    tokens = [(m.start() + start, m.end() + start, m.group()) for m in _TOKEN.finditer(text[start:end])]
    out: list[tuple[int, int, str]] = []
    group: list[tuple[int, int, str]] = []

    before = text[max(0, start - 3) : start].rstrip(" \"“‘'(\u00a0")
    fresh = not before or before[-1] in ".!?:\n"

    def close() -> None:
        if fresh and group and _is_common(_bare(group[0][2]), small):
            group.pop(0)
        while group and _bare(group[0][2]) in lexicon.NON_NAMES and _bare(group[0][2]) not in lexicon.TITLES:
            group.pop(0)
        title = _office_in(group)
        while len(group) > 1 and (_bare(group[0][2]) in lexicon.TITLES or (_bare(group[0][2]) in lexicon.ROLE_NOUNS)):
            title.append(group.pop(0)[2])
        while group and (group[-1][2].lower() in _INNER | _PARTICLES):
            group.pop()
        if (
            group
            and _bare(group[0][2]) not in lexicon.NON_NAMES
            and not (len(group) == 1 and _bare(group[0][2]) in lexicon.TITLES)
        ):
            last = group[-1]
            stop = last[1]
            if all(_bare(g[2]) in lexicon.DEMONYMS or _is_office(g[2]) for g in group):
                group.clear()
                return
            tail = _POSSESSIVE.search(last[2])
            if tail:
                stop -= len(tail.group())
            if last[2].endswith(".") and _bare(last[2]) not in _JUNIOR and last[2].count(".") == 1 and len(last[2]) > 3:
                stop -= 1
            out.append((group[0][0], stop, " ".join(title)))
        group.clear()

    for i, token in enumerate(tokens):
        word = token[2].lower()
        if word == "and" or (word in ("of", "for", "the") and not _joins(group)):
            close()
            continue
        group.append(token)
        sentence_end = (
            token[2].endswith(".")
            and len(token[2]) > 3
            and _bare(token[2]) not in lexicon.TITLES
            and token[2].count(".") == 1
        )
        if (_POSSESSIVE.search(token[2]) or sentence_end) and i + 1 < len(tokens):
            close()
            fresh = sentence_end
    close()
    return [o for o in out if o[1] > o[0]]


def _is_common(word: str, small: set[str]) -> bool:
    """Tell a word capitalised only because a sentence begins."""
    if word in MALE or word in FEMALE or word in lexicon.TITLES or word in lexicon.ROLE_NOUNS:
        return False
    return word in small or word.endswith(("ly", "ing")) or word in lexicon.FORMS or "’" in word or "'" in word


def _office_in(group: list[tuple[int, int, str]]) -> list[str]:
    """Take *French Defense Minister* off the front of a run: all up to the last title or role before the name."""
    last = next((k for k in range(min(len(group) - 2, 5), 0, -1) if _is_office(group[k][2])), None)
    if last is None or any(_bare(g[2]) in MALE | FEMALE for g in group[:last]):
        return []
    title = [g[2] for g in group[: last + 1]]
    del group[: last + 1]
    return title


def _is_office(word: str) -> bool:
    return _bare(word) in lexicon.TITLES or _bare(word) in lexicon.ROLE_NOUNS


def _joins(group: list[tuple[int, int, str]]) -> bool:
    """*of* binds after an institution (*Department of Justice*), not after a person (*Rangel of New York*)."""
    return bool(group) and any(
        _bare(g[2]) in lexicon.INSTITUTIONS or _bare(g[2]).rstrip("s") in lexicon.INSTITUTIONS for g in group
    )


def _office(apposition: str) -> str:
    """*the mayor of Arden who …* without its article and without the clause that follows."""
    plain = re.sub(r"^(?:the|an?|his|her|its|their)\s+", "", apposition)
    return re.split(r"\s(?:who|which|and|said|says)\b", plain)[0].strip()


def _bare(word: str) -> str:
    return _CONTRACTED.sub("", word).strip(".,").lower()
