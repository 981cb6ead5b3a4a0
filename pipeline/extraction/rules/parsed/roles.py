"""What a text tells of its names: offices and callings, whose lawyer or son somebody is, how old he is.

`Roles` notes it as each name is met, and answers who is meant by *the mayor*, *her lawyer*, *the 41-year-old*.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Callable

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.capitals import OF_PLACE, is_demonym
from pipeline.extraction.rules.parsed.entities import Appearance, Entity, Ranges, gender_of_noun
from pipeline.extraction.rules.parsed.relations import noun_and_office

LAST_WORD = re.compile(r"(\w+)\s$")
LOCATIVES = frozenset("in at near inside outside across around throughout".split())
_ADJUNCTS = frozenset("with to from by against after before since on of into through via over under about".split())
_COMPLEMENTS = frozenset("of for at in with to from".split())
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
_COUNTERPART = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|\w+[’']s?)\s(?P<of>(?:[A-Z][\w-]*\s){0,2})counterpart,?\s*$")
_ONE_STORY = 600  # code points between somebody and his counterpart
_NEAR = 8
_HOUSES_TOO = frozenset("publisher owner partner rival broker operator neighbour neighbor opponent".split())
"""Words for persons that stand beside the names of houses too: *her publisher, Valehouse*."""
_ROLE_OF = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "prof": "professor", "dr": "doctor",
    "col": "colonel", "lt": "lieutenant", "sgt": "sergeant", "pres": "president",
}  # fmt: skip


class Roles:
    """The entities of one text, the places where it names them, and what it tells of them."""

    def __init__(self, text: str, quoted: list[Range]) -> None:
        self.text = text
        self.entities: list[Entity] = []
        self.appearances: list[Appearance] = []
        self._quoted = Ranges(quoted)
        self._starts: list[int] = []  # of the appearances
        self._by_role: dict[str, list[tuple[int, int]]] = defaultdict(list)  # role noun -> (place, entity)
        self._aged: dict[str, set[int]] = defaultdict(set)  # age in years -> entities
        self._owners: dict[tuple[str, int], Range] = {}  # whose lawyer, deputy, son somebody is: where the text says it
        self._either: list[tuple[int, int, tuple[str, str]]] = []  # aide or mayor: see `is_holder`

    # -- learning --------------------------------------------------------------------------------------------

    def _learn_role(self, start: int, end: int, title: str, which: int) -> None:
        """Note offices: titles in front (*Attorney General X*), nouns in front (*the mayor X*), appositions behind
        (*X, the mayor of Y,*).
        """
        self._learn_from_title(start, title, which)
        self._learn_from_front(start, end, title, which)
        apposition = self._apposition(start, end)
        if apposition is not None:
            self._learn_from_apposition(apposition, start, which)
        elif _AGED_OR_WHO.match(self.text, end) and self.entities[which].person is None:
            self.entities[which].person = True

    def _learn_from_title(self, start: int, title: str, which: int) -> None:
        """*Attorney General X*."""
        entity = self.entities[which]
        for word in re.findall(r"[\w-]+", title.lower()):
            role = _ROLE_OF.get(word, word)
            if role in lexicon.ROLE_NOUNS:
                self._note_role(which, role, start)
                entity.office = entity.office or title

    def _learn_from_front(self, start: int, end: int, title: str, which: int) -> None:
        """*the mayor X*, *the mayor of Arden, X,*, *the Minister of Transport, Ms X,*."""
        entity = self.entities[which]
        front = _ADDRESS.sub("", self.text[max(0, start - 90) : start].replace("\u00a0", " "))
        closed = self.text[end : end + 1] in _STOPS
        before = _RIGHT_BEFORE.search(front)
        if before is not None:
            words = before.group(1).split()
        else:
            words = self._apposed_in_front(front, start, which) if closed else []
        of = _OFFICE_OF.search(front) if closed else None
        if of is not None and of[2].lower() in lexicon.ROLE_NOUNS and noun_and_office(of[0].lstrip(_OPENING)) is None:
            self._note_role(which, of[2].lower(), start)
            entity.office = entity.office or of[1]
        addressed = _ADDRESS.sub("", f"{title} ").strip() == ""  # with no title, or only Ms and the like
        if words and addressed and words[-1] in lexicon.ROLE_NOUNS | lexicon.PERSON_NOUNS:
            self._learn_from_noun(words, start, which)
            if before is not None:  # what stands right in front tells more than a given name: the widow Terry Pike
                entity.gender = gender_of_noun(words[-1]) or entity.gender

    def _apposed_in_front(self, front: str, start: int, which: int) -> list[str]:
        """The words of *the mayor of Arden, X,* up to the noun; none where the noun may be another's, which is kept."""
        apposed = _IN_FRONT.search(front)
        if apposed is None:
            return []
        either = noun_and_office(apposed.group().lstrip(_OPENING))
        if either is not None:
            self._either.append((start, which, either))
            return []
        return _OF.split(apposed.group(1), maxsplit=1)[0].split()  # a spokesman for the mayor, X,

    def _learn_from_noun(self, words: list[str], start: int, which: int) -> None:
        """*the mayor X*, *her lawyer, X,*, *the former Norvian minister X*: `words` end in the noun."""
        entity, noun = self.entities[which], words[-1]
        self._note_role(which, noun, start)
        whose = _WHOSE.search(self.text, max(0, start - 90), start)
        if whose is not None and noun in lexicon.RELATIONS:
            self._owners.setdefault((noun, which), whose.span("whose"))
        if is_demonym(words[0].lower()) and len(words) > 1:
            entity.office = entity.office or " ".join(words)
        if _FORMER.intersection(words):
            entity.office = entity.office or f"former {noun}"

    def _apposition(self, start: int, end: int) -> re.Match[str] | None:
        """What stands behind the name from `start` to `end` and says who that is, in its first group."""
        after = _APPOSED.match(self.text, end, end + 110)
        if after is None:
            return None
        clausal = _CLAUSAL.search(after.group(1)) or self._is_predicate(after) or self._is_adjunct(start, after)
        return None if clausal else after  # not: according to the Courier, an aide said

    def _learn_from_apposition(self, apposition: re.Match[str], start: int, which: int) -> None:
        """*X, the mayor of Arden*, *X, her lawyer*, *X, a retired welder from Arden*."""
        entity, told = self.entities[which], apposition.group(1)
        own = _HELD.sub("", told.split(" who ")[0].lower())  # the mayor's wife is no mayor
        for word in re.findall(r"[\w-]+", own)[:8]:
            if word in _COMPLEMENTS:
                break
            if word in lexicon.ROLE_NOUNS | lexicon.PERSON_NOUNS:
                self._note_role(which, word, start)
                entity.office = entity.office or _office(told)
                whose = _WHOSE_BEHIND.match(self.text, apposition.start(1))
                if whose is not None and word in lexicon.RELATIONS:
                    self._owners.setdefault((word, which), whose.span("whose"))
        calling = _CALLING.match(told) if entity.person and len(entity.parts) > 1 else None
        if calling is not None and calling["noun"] not in entity.roles:
            self._note_role(which, calling["noun"], start)

    def _is_predicate(self, after: re.Match[str]) -> bool:
        """*Her secretary, Ada Pike, wrote that the chairman …*: what follows the comma is what she does."""
        first = after.group(1).split()[0]
        return (first in lexicon.FORMS and not first.endswith("ing")) or self._quoted.meets(*after.span(1))

    def _is_adjunct(self, start: int, after: re.Match[str]) -> bool:
        """The name ends an adverbial, and what follows its comma has a verb: it is the subject, no apposition."""
        before = LAST_WORD.search(self.text, max(0, start - 12), start)
        verb = any(w.lower() in lexicon.FORMS and not w.endswith("ing") for w in after.group(1).split()[1:])
        return before is not None and before.group(1).lower() in LOCATIVES | _ADJUNCTS and verb

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
            self._note_role(which, role, start)
        held = " ".join(word for word in other.office.split() if not is_demonym(word.lower()))
        self.entities[which].office = f"{of['of']}{held}"

    def _offices(self, entity: Entity) -> list[str]:
        return [role for role in entity.roles if role in lexicon.ROLE_NOUNS and role not in lexicon.RELATIONS]

    def _learn_age(self, start: int, end: int, which: int) -> None:
        """Note who is told to be how old: *Ada Pike, 41,*, *41-year-old Ada Pike*, *Ada Pike, a 41-year-old welder*."""
        behind = _AGE_BEHIND.match(self.text, end)
        aged = self.text.rfind("-year-old ", max(0, start - 40), start) >= 0
        before = _AGE_BEFORE.search(self.text, max(0, start - 40), start) if aged else None
        for age in (behind, before):
            if age is not None:
                self._aged[age["years"]].add(which)

    def _note_role(self, which: int, role: str, place: int) -> None:
        """Keep that the words at `place` call an entity a `role`, and what that tells of it."""
        entity = self.entities[which]
        entity.roles[role] += 1
        told = gender_of_noun(role)
        if told is not None and (entity.gender is None or entity.guessed):
            entity.gender, entity.guessed = told, False
        if entity.person is None and not (role in _HOUSES_TOO and len(entity.parts) == 1):
            entity.person = True
        places = self._by_role[role]
        if not places or places[-1][1] != which:
            places.append((place, which))

    def told_as(self, which: int, role: str, office: str, place: int) -> None:
        """Note that the words at `place` call a person a `role`: *Ada Pike's solicitor, Tom Reyl*."""
        entity = self.entities[which]
        if not entity.person or not role.isalpha():
            return
        entity.office = entity.office or office
        if role not in entity.roles:
            self._note_role(which, role, place)
            self._by_role[role].sort()

    def _learn_ambiguous(self) -> None:
        """*A spokesman for the mayor, Ada Pike,*: note whose name it is, where all of the text tells."""
        for place, which, (noun, office) in self._either:
            holds = self.is_holder(which, noun, office)
            if holds is not None or noun.startswith("spokes"):
                role = office if holds else noun
                self._note_role(which, role, place)
                self._by_role[role].sort()

    # -- asking ----------------------------------------------------------------------------------------------

    def bears(self, role: str) -> bool:
        """Tell whether anybody is told to be a `role`."""
        return role in self._by_role

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

    def aged(self, years: str) -> int | None:
        """The one entity that is told to be `years` old."""
        found = self._aged.get(years, set())
        return next(iter(found)) if len(found) == 1 else None


def _office(apposition: str) -> str:
    """*the mayor of Arden who …* without its article and without the clause that follows."""
    plain = re.sub(r"^(?:the|an?|his|her|its|their)\s+", "", apposition)
    return re.split(r"\s(?:who|which|and|said|says)\b", plain)[0].strip()
