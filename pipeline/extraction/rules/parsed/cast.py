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
from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.capitals import JUNIOR, OF_PLACE, POSSESSIVE, is_demonym, names_in
from pipeline.extraction.rules.parsed.relations import noun_and_office
from pipeline.given_names import FEMALE, MALE

_CAP = r"(?:(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-ÞА-ЯЁ][\w]*(?:[’'\-][A-ZÀ-ÖØ-Þ]?\w+)*\.?|[A-Z]\.(?:[A-Z]\.)*)"
_RUN = re.compile(
    rf"{_CAP}(?:[ \u00a0](?:(?:of|for|and|&|the|de|du|des|la|le|von|van|der|bin|al|el|ben|da|di)[ \u00a0]){{0,2}}"
    rf"{_CAP})*"
)
_OWNER = re.compile(r"[A-Z][\w-]+(?:\s[A-Z][\w-]+)?[’']s?\s$")
_SMALL_WORD = re.compile(r"\b[a-z][a-z]+\b")
_LAST_WORD = re.compile(r"(\w+)\s$")
_NEXT_WORD = re.compile(r"\s([a-z]+)")
_LOCATIVES = frozenset("in at near inside outside across around throughout".split())
_ADJUNCTS = frozenset("with to from by against after before since on of into through via over under about".split())
_ARTICLES = frozenset("le la les el il der die das".split())
STATES = frozenset("france russia ukraine britain germany america europe china japan poland turkey".split())
_REGIONS = frozenset("upper lower north south east west northern southern eastern western global united".split())
_OUTLETS = frozenset("inter info radio tv fm online television today channel".split())
_CLAUSAL = re.compile(r"^(?!.*\bwho\b).*\b(?:said|says|told|tells|has|have|had|is|was|were|are|will|would|could|can)\b")
_APPOSED = re.compile(r",\s+((?:(?:the|a|an|his|her|its|[a-z][\w’'-]*)\s|[A-Z]\w+\s(?:of|for|in|at)\s)[^,.;:\n]{2,80})")
_RANKS = frozenset(("prime", "deputy", "vice"))
_RIGHT_BEFORE = re.compile(rf"((?:{OF_PLACE}[ ])?(?:[a-z][\w-]*[ ]){{1,4}})$")  # the mayor X
_IN_FRONT = re.compile(  # the mayor of Arden, X,
    r"(?:^|[\s“\"‘(])(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[A-Z]\w+[’']s)\s"
    r"((?:" + OF_PLACE + r"\s)?(?:[a-z][\w-]*\s){0,3}[a-z][\w-]*)"
    r"(?:\s(?:of|for|to|at|in|on)\s[^,.;:]{2,40})?,\s$"
)
_OFFICE_OF = re.compile(  # the Minister of Transport, Ms X,
    r"(?:^|[\s“\"‘(])(?:[Tt]he\s)?((?:[A-Z][\w-]*\s)*([A-Z][\w-]*)\s(?:of|for)\s[^,.;:\n]{2,60}),\s$"
)
_WORD = re.compile(r"[\w-]+")
_POSSESSED = re.compile(r"[’']s?(?=\s|$)")
_HEADS = frozenset("head leader chief boss chair chairman chairwoman chairperson president director executive".split())
_DETERMINERS = frozenset("the a an its his her their".split())
_NO_HEAD = frozenset("deputy vice former assistant ex".split())
"""In an office with one of the heads, what tells that it heads nothing: *deputy head of the union*."""
_CALLING = re.compile(r"an?\s(?:[a-z][\w-]*\s){0,2}(?P<noun>[a-z]+)(?=\s(?:of|for|in|at|from|with|who)\s|$)")
_HELD = re.compile(r"\b[\w-]+(?:[’']s|(?<=s)[’'])\s")
_OPENING = ' \t\n“"‘('
_ADDRESS = re.compile(r"\b(?:Mrs?|Ms|Miss|Dr)\.?\s$")
FULL_NAME = r"[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2}"
WHOSE = rf"(?P<whose>[Hh]is|[Hh]er|{FULL_NAME}(?=[’']s?\s))(?:[’']s?)?\s"
"""*His*, *Ada Pike's* in front of who is his or hers."""
_WHOSE = re.compile(r"\b" + WHOSE + r"(?:[a-z][\w-]*\s){0,2}[a-z][\w-]*(?:\s(?:for|to|at|in|on)\s[^,.;:]{2,40})?,?\s$")
_OF = re.compile(r"\s(?:of|for|to)\s")
_WHOSE_BEHIND = re.compile(rf"(?P<whose>his|her|{FULL_NAME}(?=[’']s?\s))")
_STOPS = (",", ".", ";", ":", "")
_AGED_OR_WHO = re.compile(r",\s(?:\d\d,|who\b)")
_AGE_BEHIND = re.compile(r",\s(?:(?:an?|the)\s)?(?P<years>\d\d?)(?=-year-old\b|[,.;)]|\sand\b)")
_AGE_BEFORE = re.compile(
    r"\b(?P<years>\d\d?)-year-old\s(?:(?!(?:of|from|in|at|on|by|with|for|to|and|who)\s)[a-z][\w-]*\s){0,2}$"
)
_FORMER = frozenset(("former", "formerly", "ex"))
_WOMANS_SURNAME = re.compile(r"(?:[oe]va|[ts]kaya|ская|[оеё]ва)$")

_COUNTERPART = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|\w+[’']s?)\s(?P<of>(?:[A-Z][\w-]*\s){0,2})counterpart,?\s*$")
_ONE_STORY = 600  # code points between somebody and his counterpart
_NEAR = 8
_POSSESSIVE_ENDING = re.compile(r"[’']s?\s")
_HOUSES_TOO = frozenset("publisher owner partner rival broker operator neighbour neighbor opponent".split())
"""Words for persons that stand beside the names of houses too: *her publisher, Valehouse*."""
_KIN = re.compile(r"^(?:ex-|step-?|grand|half-|great-)+|-in-law$|-of-\w+$")
_SEVERAL = 2
_JUST_BEFORE = 250  # code points: the sentence before

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
    guessed: bool = False  # the gender, from how the name ends
    office: str | None = None  # as first stated beside the name
    owned: str | None = None  # an institution's name with its owner: *Norland's Ministry of Mines*
    roles: Counter[str] = field(default_factory=Counter)
    count: int = 0
    inner: int = 0  # appearances that are capitalised for no other reason


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
        self._aged: dict[str, set[int]] = defaultdict(set)  # age in years -> entities
        self._owners: dict[tuple[str, int], Range] = {}  # whose lawyer, deputy, son somebody is: where the text says it
        self._either: list[tuple[int, int, tuple[str, str]]] = []  # aide or mayor: see `is_holder`
        self._starts: list[int] = []
        self._first: dict[int, int] = {}  # where an entity appears first
        self._quoted = _Ranges(quoted)
        self._gather(skipped)

    # -- gathering -------------------------------------------------------------------------------------------

    def _gather(self, skipped: list[tuple[int, int]]) -> None:
        runs = []
        inside, outside = self._quoted, _Ranges(skipped)
        for match in _RUN.finditer(self.text):
            if outside.holds(match.start()):
                continue
            for start, end, title in names_in(self.text, *match.span(), self._small):
                runs.append((start, end, title, inside.holds(start)))
        for start, end, title, _ in sorted(runs, key=lambda run: -self.text.count(" ", *run[:2])):
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
            entity.inner += self._is_inner(start, end)
            _learn(entity, title)
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
        for place, which, (noun, office) in self._either:
            holds = self.is_holder(which, noun, office)
            if holds is not None or noun.startswith("spokes"):
                role = office if holds else noun
                self._note_role(self.entities[which], role, place, which)
                self._by_role[role].sort()

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
            before = _LAST_WORD.search(self.text, max(0, a.start - 12), a.start)
            located[a.entity] += before is not None and before.group(1).lower() in _LOCATIVES | {"the"}
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
        _learn(entity, title)
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
        wanted = _gender_of(title)
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
        others go by their whole names.
        """
        seen = {k: self._last_named(k, place) for k in options}
        last = max(options, key=lambda k: (seen[k], self.entities[k].count, -k))
        told = [k for k in options if seen[k] >= 0]
        if len(told) < _SEVERAL or place - seen[last] < _JUST_BEFORE:
            return last
        return min(told, key=lambda k: self._first.get(k, place))

    def _last_named(self, which: int, place: int) -> int:
        """Where somebody was last named by more than a given name, before a place; -1 if nowhere."""
        last = self.entities[which].parts[-1]
        for a in reversed(self.appearances[-60:]):
            if a.entity == which and a.start <= place and last in _plain(self.text[a.start : a.end].lower()):
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
        front = _ADDRESS.sub("", self.text[max(0, start - 90) : start].replace("\u00a0", " "))
        before = _RIGHT_BEFORE.search(front)
        words = before.group(1).split() if before is not None else []
        apposed = _IN_FRONT.search(front) if before is None and self.text[end : end + 1] in _STOPS else None
        either = noun_and_office(apposed.group().lstrip(_OPENING)) if apposed is not None else None
        if either is not None:
            self._either.append((start, which, either))
        elif apposed is not None:
            words = _OF.split(apposed.group(1), maxsplit=1)[0].split()  # a spokesman for the mayor, X,
        of = _OFFICE_OF.search(front) if self.text[end : end + 1] in _STOPS else None
        if (
            of is not None
            and of[2].lower() in lexicon.ROLE_NOUNS
            and noun_and_office(of.group().lstrip(_OPENING)) is None
        ):
            self._note_role(entity, of[2].lower(), start, which)
            entity.office = entity.office or of[1]
        if (
            words
            and _ADDRESS.sub("", f"{title} ").strip() == ""
            and words[-1] in lexicon.ROLE_NOUNS | lexicon.PERSON_NOUNS
        ):
            self._note_role(entity, words[-1], start, which)
            if before is not None:  # what stands right in front tells more than a given name: the widow Terry Pike
                entity.gender = gender_of_noun(words[-1]) or entity.gender
            whose = _WHOSE.search(self.text, max(0, start - 90), start)
            if whose is not None and words[-1] in lexicon.RELATIONS:
                self._owners.setdefault((words[-1], which), whose.span("whose"))
            if is_demonym(words[0].lower()) and len(words) > 1:
                entity.office = entity.office or " ".join(words)
            if _FORMER.intersection(words):
                entity.office = entity.office or f"former {words[-1]}"
        after = _APPOSED.match(self.text, end, end + 110)
        if after and (_CLAUSAL.search(after.group(1)) or self._is_predicate(after) or self._is_adjunct(start, after)):
            after = None  # according to the Courier, an aide said; after the summit in Morren, the minister warned
        if after:
            held = _HELD.sub("", after.group(1).split(" who ")[0].lower())  # the mayor's wife is no mayor
            for word in re.findall(r"[\w-]+", held)[:8]:
                if word in ("of", "for", "at", "in", "with", "to", "from"):
                    break
                if word in lexicon.ROLE_NOUNS | lexicon.PERSON_NOUNS:
                    self._note_role(entity, word, start, which)
                    entity.office = entity.office or _office(after.group(1))
                    whose = _WHOSE_BEHIND.match(self.text, after.start(1))
                    if whose is not None and word in lexicon.RELATIONS:
                        self._owners.setdefault((word, which), whose.span("whose"))
            calling = _CALLING.match(after.group(1)) if entity.person and len(entity.parts) > 1 else None
            if calling is not None and calling["noun"] not in entity.roles:
                self._note_role(entity, calling["noun"], start, which)
        elif _AGED_OR_WHO.match(self.text, end) and entity.person is None:
            entity.person = True

    def _learn_counterpart(self, start: int, title: str, which: int) -> None:
        """*The Norvian minister Ada Pike met her Ostrian counterpart, Tor Vik*: he holds her office, of his country."""
        of = _COUNTERPART.search(self.text[max(0, start - 90) : start + len(title)])
        if of is None:
            return
        near = (a for a in reversed(self.appearances[-_NEAR:]) if a.entity != which and start - a.end < _ONE_STORY)
        other = next((one for a in near if (one := self.entities[a.entity]).office and self._offices(one)), None)
        if other is None or other.office is None:
            return
        for role in self._offices(other):
            self._note_role(self.entities[which], role, start, which)
        held = " ".join(word for word in other.office.split() if not is_demonym(word.lower()))
        self.entities[which].office = f"{of['of']}{held}"

    def _offices(self, entity: Entity) -> list[str]:
        return [role for role in entity.roles if role in lexicon.ROLE_NOUNS and role not in lexicon.RELATIONS]

    def _is_predicate(self, after: re.Match[str]) -> bool:
        """*Her secretary, Ada Pike, wrote that the chairman …*: what follows the comma is what she does."""
        first = after.group(1).split()[0]
        return (first in lexicon.FORMS and not first.endswith("ing")) or self._quoted.meets(*after.span(1))

    def _is_adjunct(self, start: int, after: re.Match[str]) -> bool:
        """The name ends an adverbial, and what follows its comma has a verb: it is the subject, no apposition."""
        before = _LAST_WORD.search(self.text, max(0, start - 12), start)
        verb = any(w.lower() in lexicon.FORMS and not w.endswith("ing") for w in after.group(1).split()[1:])
        return before is not None and before.group(1).lower() in _LOCATIVES | _ADJUNCTS and verb

    def _learn_age(self, start: int, end: int, which: int) -> None:
        """Note who is told to be how old: *Ada Pike, 41,*, *41-year-old Ada Pike*, *Ada Pike, a 41-year-old welder*."""
        behind = _AGE_BEHIND.match(self.text, end)
        aged = self.text.rfind("-year-old ", max(0, start - 40), start) >= 0
        before = _AGE_BEFORE.search(self.text, max(0, start - 40), start) if aged else None
        for age in (behind, before):
            if age is not None:
                self._aged[age["years"]].add(which)

    def aged(self, years: str) -> int | None:
        """The one entity that is told to be `years` old."""
        found = self._aged.get(years, set())
        return next(iter(found)) if len(found) == 1 else None

    def _note_role(self, entity: Entity, role: str, place: int, which: int) -> None:
        entity.roles[role] += 1
        told = gender_of_noun(role)
        if told is not None and (entity.gender is None or entity.guessed):
            entity.gender, entity.guessed = told, False
        if entity.person is None and not (role in _HOUSES_TOO and len(entity.parts) == 1):
            entity.person = True
        places = self._by_role[role]
        if not places or places[-1][1] != which:
            places.append((place, which))

    def bears(self, role: str) -> bool:
        """Tell whether anybody is told to be a `role`."""
        return role in self._by_role

    def told_as(self, which: int, role: str, office: str, place: int) -> None:
        """Note that the words at `place` call a person a `role`: *Ada Pike's solicitor, Tom Reyl*."""
        entity = self.entities[which]
        if not entity.person or not role.isalpha():
            return
        entity.office = entity.office or office
        if role not in entity.roles:
            self._note_role(entity, role, place, which)
            self._by_role[role].sort()

    def by_office(self, phrase: str) -> int | None:
        """The one entity whose office says in other words what a `phrase` says: *the union boss*, head of the union."""
        words = _WORD.findall(_POSSESSED.sub(" ", phrase.lower()))
        body = set(words[:-1]) - _DETERMINERS
        if not words or words[-1] not in _HEADS or not body:
            return None
        found = []
        for which, entity in enumerate(self.entities):
            office = _WORD.findall(_POSSESSED.sub(" ", (entity.office or "").lower()))
            if entity.office and body <= set(office) and _HEADS.intersection(office) and not _NO_HEAD & set(office):
                found.append(which)
        return found[0] if len(found) == 1 else None

    def once_in_office(self, place: int) -> int | None:
        """The one entity named before `place` whose office is told to be a former one."""
        end = bisect.bisect_left(self._starts, place)
        found = {
            a.entity
            for a in self.appearances[:end]
            if _FORMER.intersection((self.entities[a.entity].office or "").lower().replace("-", " ").split())
        }
        return found.pop() if len(found) == 1 else None

    def is_holder(self, which: int, noun: str, office: str) -> bool | None:
        """Tell whether the name in *A spokesman for the mayor, Ada Pike,* is the mayor's (`office`), by what the rest
        of the text calls whom, and by what `noun` says of the gender; `None` if nothing tells.
        """
        entity = self.entities[which]
        gender = gender_of_noun(noun)
        if entity.roles[office]:
            return True
        if entity.roles[noun] or any(other != which for _, other in self._by_role.get(office, [])):
            return False
        return True if gender is not None and entity.gender not in (None, gender) else None

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
        return self._by_name.get(_parts(name))

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

    def by_role(self, role: str, place: int, phrase: str, is_his: Callable[[Range], bool] | None = None) -> int | None:
        """Entity that last bore a role before `place`, else the only one that bears it at all.

        If the mention (`phrase`) says of what country, one whose office says another is passed over; if it says
        whose (*her lawyer*), one who is another's: `is_his` tells whether an owner, by where he is told, is the right
        one.
        """
        words = phrase.lower().split()
        wanted = frozenset(w for w in words if is_demonym(w) or w in lexicon.PORTFOLIOS | _FORMER | _RANKS)
        places = [p for p in self._by_role.get(role, []) if self._may_be_of(p[1], wanted)]
        if is_his is not None:
            owners = {which: self._owners.get((role, which)) for _, which in places}
            places = [p for p in places if (owner := owners[p[1]]) is None or is_his(owner)]
        of_place = frozenset(filter(is_demonym, wanted))
        places = [p for p in places if of_place & self._office_words(p[1])] or places
        if not places:
            return None
        i = bisect.bisect_right(places, (place, 1 << 60))
        return places[i - 1][1] if i else (places[0][1] if len({w for _, w in places}) == 1 else None)

    def _may_be_of(self, which: int, wanted: frozenset[str]) -> bool:
        office = self._office_words(which)
        if _FORMER.intersection(office) and "former" not in wanted:
            return False
        if _RANKS.intersection(office) - wanted:
            return False  # the minister is not the prime minister
        if office and _RANKS.intersection(wanted).difference(office):
            return False  # the deputy manager is not the manager
        for is_kind in (is_demonym, lexicon.PORTFOLIOS.__contains__):
            stated, asked = set(filter(is_kind, office)), set(filter(is_kind, wanted))
            if stated and asked and not stated & asked:
                return False
        return True

    def _office_words(self, which: int) -> frozenset[str]:
        return frozenset((self.entities[which].office or "").lower().split())

    def is_thing(self, which: int) -> bool:
        """Tell whether *it* may stand for an entity."""
        entity = self.entities[which]
        return entity.person is not True and (entity.person is False or entity.gender is None)


class _Ranges:
    """Membership of ascending places in ascending disjoint ranges."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)
        self._starts = [r[0] for r in self._ranges]

    def holds(self, place: int) -> bool:
        i = bisect.bisect_right(self._starts, place) - 1
        return i >= 0 and place < self._ranges[i][1]

    def meets(self, start: int, end: int) -> bool:
        """Tell whether one begins in or holds `start:end`."""
        return self.holds(start) or bisect.bisect_left(self._starts, start) < bisect.bisect_left(self._starts, end)


def pronoun_class(word: str) -> str | None:
    """HE, SHE, THEY or IT for a third-person pronoun, else `None`."""
    return _PRONOUNS.get(word.lower())


def _parts(name: str) -> tuple[str, ...]:
    words = [_plain(POSSESSIVE.sub("", w).strip(".,").lower()) for w in name.split()]
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


def gender_of_noun(noun: str) -> str | None:
    """What a word for a person tells of the gender: *spokeswoman*."""
    for word in (noun, _KIN.sub("", noun)):
        if word in lexicon.MALE_NOUNS or word in lexicon.FEMALE_NOUNS:
            return HE if word in lexicon.MALE_NOUNS else SHE
    return None


def _gender_of(title: str) -> str | None:
    words = set(re.findall(r"\w+", title.lower()))
    if words & lexicon.TITLES_FEMALE:
        return SHE
    return HE if words & lexicon.TITLES_MALE else None


def _learn(entity: Entity, title: str) -> None:
    gender = _gender_of(title)
    if gender and (entity.gender is None or entity.guessed):
        entity.gender, entity.guessed = gender, False
    if title and entity.person is None:
        entity.person = True


def _office(apposition: str) -> str:
    """*the mayor of Arden who …* without its article and without the clause that follows."""
    plain = re.sub(r"^(?:the|an?|his|her|its|their)\s+", "", apposition)
    return re.split(r"\s(?:who|which|and|said|says)\b", plain)[0].strip()
