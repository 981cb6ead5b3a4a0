"""The persons of a French text: names with what tells their gender and offices, read without a parse."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.french_names import GROUPS, PERSONS, given_gender_fr, is_person_noun
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.words.french import is_finite
from pipeline.extraction.rules.words.names import untitled

WORD = re.compile(r"(?:[dlnsj]|qu)[’'](?=\w)|\w+(?:[-’']\w+)*|[^\w\s]", re.IGNORECASE)
_PARTICLES = (
    r"(?:(?:de[ \u00a0](?:la|l[’'])|v[ao]n[ \u00a0]de[nr]|"
    r"de|du|des|d[’']|v[ao]n|zu|da|di|dos|del|ben|bin|ould|el|al)[ \u00a0]?)"
)
NAME = re.compile(
    rf"(?<![\w.])[A-ZÀ-ÞŒ][\w’'-]+"
    rf"(?:[ \u00a0]{_PARTICLES}?(?:[A-ZÀ-ÞŒ][\w’'-]+|Ó[ \u00a0][A-Z]\w+|[A-ZÀ-Þ]\.(?=[ ,]))){{0,3}}"
)
_IN_SURNAMES = frozenset("ben bin el al le la les de du mac mc van von saint sainte ó ould di da dos abou".split())
HE = frozenset("m monsieur le un ce cet".split())
SHE = frozenset("mme mlle madame la une cette sa ma".split())
COURTESY = frozenset("m mme mlle me mm monsieur madame maître dr docteur docteure pr professeur professeure".split())
_SHORTENED = frozenset("m mm mme mlle me dr pr".split())
ARTICLES = frozenset("le la l' un une ce cet cette son sa notre leur mon ma".split())
GOVERNORS = frozenset("à au aux en de du des d' dans sur chez par pour avec sous vers contre entre".split())
SKIPPED = frozenset(
    """vieil petit petite grand grande brave pauvre autre second seconde ancien ancienne ex nouveau nouvelle jeune vieux
    vieille premier première haut haute même""".split()
)
FIRST = frozenset(("premier", "première"))
HEAD_OF_GOVERNMENT = "premier ministre"
"""As an office: no minister among others."""
COUNTERPART = "homologue"
"""Opens what is told of somebody who holds the office of another: *son homologue norvégienne*."""
_CALLED = frozenset("surnommé surnommée dit dite alias prénommé prénommée rebaptisé rebaptisée nommé nommée".split())
_RELATIONS = frozenset("homologue ami amie proche collègue confrère témoin dernier voisin voisine".split())
_MASCULINE_ENDS = ("eur", "er", "ien", "ent", "ant", "eux", "é", "on", "ier", "at", "ain", "u", "iste")
_FEMININE_ENDS = ("rice", "euse", "ère", "ienne", "ente", "ante", "ée", "onne", "ate", "aine", "eure", "esse", "ue")
_BEHIND = re.compile(r"[ \u00a0]?[,(][ \u00a0]?(?P<words>[^.,;:«»“”()—–]{3,90})[,.);:]")
_PLACES = frozenset(
    """tempête cyclone ouragan typhon affaire dépression rue place avenue boulevard quai allée impasse pont gare saint
    sainte""".split()
)
_ACRONYM = re.compile(r"[A-ZÀ-Þ]{3,}")
_HOUSES = frozenset(
    """paris lyon marseille france europe afrique air radio télé canal crédit électricité météo médecins reporters
    secours action greenpeace amnesty human nord sud ouest midi mont côte val pays grand grande haut haute port
    opération projet plan loi pacte accord groupe banque états new news sky orange maison""".split()
)
_TITLES = frozenset(
    """match presse news info infos télévision groupe group airlines énergie bank times post tribune sports médias
    tv express soir libre dimanche france international motors holding industries consulting matin""".split()
)
_APPOSED = r"(?:,[^,.;:«»“”]{2,60},)?"
_THEN_HE = r"[^.!?«»\n]{0,120}\.\s(?:Il|Elle)\s"
_DEEDS = (
    (
        re.compile(
            rf"(?:{_APPOSED}\s(?:y\s)?|{_THEN_HE})(?:comparaissait|comparaît|comparait|répondait\sde|répond\sdepuis|"
            r"(?:est|était)\s(?:jugée?|poursuivie?|accusée?))\b"
        ),
        ("prévenu", "prévenue", "accusé", "accusée"),
    ),
    (
        re.compile(_APPOSED + r"\s(?:dirige|dirigeait|est\sà\sla\stête)\b"),
        (*"directeur directrice dirigeant dirigeante patron patronne chef cheffe responsable".split(),),
    ),
    (re.compile(_APPOSED + r"\s(?:préside|présidait)\b"), ("président", "présidente")),
    (re.compile(_APPOSED + r"\s(?:a\sfondé|fonda|avait\sfondé)\b"), ("fondateur", "fondatrice")),
)  # what somebody does tells what he is
_COUNTERPART = re.compile(r"(?<!\w)(?:son|leur|sa)\shomologue(?P<of>(?:\s[a-zà-ÿ-]+){0,2}),?\s(?:(?:M\.|Mme)\s)?$")
_ONE_STORY = 600  # code points between somebody and his counterpart
_AGED = re.compile(r",\s\d+\sans\b")
_KIN = {
    **dict.fromkeys(
        "père frère confrère beau-père grand-père beau-frère fils petit-fils mari oncle gendre roi homme".split(), "m"
    ),
    **dict.fromkeys(
        "sœur soeur fille petite-fille femme tante nièce reine dame épouse veuve belle-sœur bru fiancée".split(), "f"
    ),
}
_VERBAL = re.compile(r"\w(?:e|it|ait|aît|end|ond)$")
_APPOSED_NOUN = re.compile(r",\s(?:l[ea]\s|l[’']|une?\s|sa\s|son\s)?(?P<noun>[\w-]+)")
_OF_PERSONS = re.compile(r"\w(?:n?ier|n?ière|eur|euse|rice|iste|ien|ienne|ogue)$")
_WORDS_TOO = frozenset(
    """france rose marine victoire florence reine aurore prune fleur noël toussaint urbain constance olympe lilas jade
    ange pierre juste claude clément pascal martin roland paris vienne lourdes charlotte valentin max désiré aimé rené
    solange céleste félicie désirée fortuné prudence honoré carole parfait parfaite flora capucine marguerite""".split()
)
_ARTICLED = (["le"], ["la"], ["les"], ["l'"], ["saint"], ["sainte"], ["rue"], ["d'"], ["de"])
_BEFORE_PERSONS = frozenset("de d' par avec pour chez à contre".split())
_OWNED = frozenset("le la l' son sa leur mon ma notre un une".split())
_BEFORE_VERBS = frozenset("ne n' se s' lui leur y en l' le la les".split())
_OPENING, _CLOSING = ("«", "“"), ("»", "”")
_REACH = 12  # words of an office beside a name
_TWO = 2


@dataclass(frozen=True)
class Figure:
    """Somebody or some body that may speak; `offices` are nouns, `about` all words of what it is called beside."""

    name: str
    gender: str | None = None  # m, f, plural
    is_person: bool = True
    offices: frozenset[str] = frozenset()
    about: str = ""
    role: str | None = None


@dataclass(frozen=True)
class _Named:
    """One place where a name stands, with what tells whose it is."""

    start: int
    end: int
    words: list[str]
    before: list[str]  # the words in front, in lower case
    courtesy: str | None  # *Mme*, *docteur*
    noun: str | None  # for a person, right in front
    given: str | None  # the gender that the first word tells, if it is a given name
    is_nickname: bool  # *surnommé*, *dit*

    @property
    def is_alone(self) -> bool:
        """One word without a title."""
        return len(self.words) == 1 and self.courtesy is None

    @property
    def genders(self) -> list[str]:
        """What tells the gender here, in order; a given name counts twice."""
        told = []
        if self.given and not (self.is_alone and self.before[-1:] == [","]):  # le facteur, Jo, …
            told += [self.given, self.given]
        if self.courtesy in HE or self.courtesy in SHE:
            told.append("m" if self.courtesy in HE else "f")
        elif self.courtesy is not None and len(self.before) > 1 and self.before[-2] in ("le", "la"):
            told.append("m" if self.before[-2] == "le" else "f")  # le docteur Pike
        return told


@dataclass
class _Found:
    """What all places of one name tell of who bears it."""

    names: list[Range] = field(default_factory=list)
    genders: list[str] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    evidence: int = 0


class People:
    """Names of two words and more, and those behind a title, with what stands beside them."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        self.text, self.g = text, grammar
        self.persons: dict[str, Figure] = {}
        self._by_surname: dict[str, list[Figure]] = {}
        self._by_first_name: dict[str, list[Figure]] = {}
        self._openers = grammar.articles | grammar.connectors | grammar.clause_openers | grammar.stops
        self._openers |= grammar.adverbs | grammar.phrase_openers | grammar.titles | grammar.pronouns | COURTESY
        self._openers |= {"l'", "tout", "toute", "celui", "celle", "ceux", "celles"} | grammar.nobody
        self._find_persons()

    def _find_persons(self) -> None:
        found: dict[str, _Found] = {}
        for m in NAME.finditer(self.text[:1_000_000]):
            name, start = self._trimmed(m)
            named = self._named_at(name, start, m.end()) if name else None
            if named is None or not (self._is_met(m, named) and self._may_be_person(named)):
                continue
            one = found.setdefault(name, _Found())
            one.names.append((start, m.end()))
            one.evidence += self._evidence(named)
            one.genders += named.genders
            self._take_offices(one, named)
            counterpart = _COUNTERPART.search(self.text, max(0, start - 80), start)
            if counterpart is not None:
                one.offices += self._offices_told_last(found, name, counterpart.start())
                one.about.insert(0, f"{COUNTERPART} {counterpart['of']}")
            one.offices += next((offices for deed, offices in _DEEDS if deed.match(self.text, m.end())), ())
        self._keep_persons(found)

    def _named_at(self, name: str, start: int, end: int) -> _Named:
        """A name from `start` to `end` with the title, the noun and the given name that tell whose it is."""
        before = self._words_before(start)
        title = before[-1] if before else ""
        if title == ".":
            title = before[-2] if len(before) > 1 and before[-2] in _SHORTENED else ""
        courtesy = title if title in COURTESY or title in self.g.titles else None
        noun = before[-1] if before and (before[-1] in PERSONS or _is_rank(before[-1])) else None
        words = name.split()
        return _Named(start, end, words, before, courtesy, noun, given_gender_fr(words[0]), title in _CALLED)

    def _is_met(self, m: re.Match[str], named: _Named) -> bool:
        """Whether a single word may be a name here: called so, told with an age, or known as a given name."""
        if not named.is_alone or named.is_nickname:
            return True
        aged = named.given is not None and _AGED.match(self.text, named.end) is not None
        return aged or self._is_first_name(m, named.start, named.before)

    def _may_be_person(self, named: _Named) -> bool:
        """Whether the words of a name and the marks around it leave it a person's."""
        words, known = named.words, named.courtesy is not None or named.noun is not None
        if len(words) > 1 and words[1] in ("de", "du") and not (named.given or known):
            return False  # Disparue de Lanvaux
        if len(words) > 1 and words[0].lower() in self.g.bodies | GROUPS | _PLACES:
            return False
        opened = self.text[max(0, named.start - 2) : named.start].rstrip(" \u00a0\u202f")[-1:] in _OPENING
        if opened and self.text[named.end : named.end + 2].lstrip()[:1] in _CLOSING:
            return False  # le patron du « Petit Bar »
        return known or not (words[0].lower() in _HOUSES or words[-1].lower() in _TITLES)

    def _evidence(self, named: _Named) -> int:
        """How much speaks for a person where a name stands once; less than nothing behind a body or a preposition."""
        told = bool(named.given) + (named.courtesy is not None) + (named.noun is not None)
        told += named.is_alone + 2 * named.is_nickname
        governor = named.before[-1] if named.before else ""
        governor = "l'" if named.start and self.text[named.start - 1] in "’'" else governor
        if governor in self.g.bodies | GROUPS:
            return told - 2  # l'association Vallée Vivante
        if governor in GOVERNORS or governor in ("le", "la", "les", "l'"):
            return told - (not (named.given and len(named.words) > 1 and governor in _BEFORE_PERSONS))
        return told + (len(named.words) > 1)

    def _take_offices(self, one: _Found, named: _Named) -> None:
        """*la ministre Ada Pike*, *Me Pike*, *Ada Pike, maire de Brey*."""
        if named.noun and not named.courtesy:
            one.offices.append(named.noun)
            one.about.append(named.noun)
        if named.courtesy in ("me", "maître"):
            one.offices += ["avocat", "avocate", "pénaliste", "conseil"]
        self._offices_beside(one, named.start, named.end)

    def _keep_persons(self, found: dict[str, _Found]) -> None:
        """Keep as persons the names for which enough speaks, the fullest first; short ones of these are no others."""
        called = {name.split()[-1] for name in found if " " in name and given_gender_fr(name.split()[0])}
        shared: dict[str, set[str | None]] = {}
        for name, one in sorted(found.items(), key=lambda pair: (-len(pair[0].split()), pair[1].names[0])):
            if one.evidence <= 0 or is_topic(name, called):
                continue
            gender = max(sorted(set(one.genders)), key=one.genders.count) if one.genders else None
            surname = name.split()[-1]
            short = len(name.split()) == 1 or self._is_surname(name)
            known = self._by_first_name.get(name) if name.lower() not in _WORDS_TOO else None
            if known and len(known) == 1 and known[0].gender in (gender, None):
                continue  # Simone, for Simone Pike
            if short and any(g in (gender, None) or gender is None for g in shared.get(surname, ())):
                continue
            about = " ".join(one.about).lower()
            role = one.about[0] if one.about else None
            figure = Figure(name, gender, True, frozenset(one.offices), about, role)
            self.persons[name] = figure
            if " " in name:
                self._by_first_name.setdefault(name.split()[0], []).append(figure)
            self._by_surname.setdefault(surname, []).append(figure)
            shared.setdefault(surname, set()).add(gender)

    def _offices_told_last(self, found: dict[str, _Found], name: str, at: int) -> list[str]:
        """Offices of whoever was named last before `at`: his counterpart holds them, too."""
        others = ((one.names[-1][0], one.offices) for who, one in found.items() if who != name and one.offices)
        near = sorted((start, offices) for start, offices in others if at - _ONE_STORY < start < at)
        return list(near[-1][1]) if near else []

    def _is_first_name(self, m: re.Match[str], start: int, before: list[str]) -> bool:
        """*sa femme Simone*, *le facteur, Jo, …*, *Marcel a quatre-vingts ans*: somebody called by one name alone."""
        name, rest = self.text[start : m.end()].lower(), self.text[m.end() : m.end() + 30]
        given = given_gender_fr(name) is not None and name not in _WORDS_TOO
        if not given:
            return False
        apposed = _APPOSED_NOUN.match(rest)
        noun = apposed["noun"].lower() if apposed is not None else ""
        if is_person_noun(noun) or _OF_PERSONS.search(noun):
            return not before or before[-1] in ".!?»…—–," or before[-1] in self.g.verbs  # Gaston, le cantonnier, …
        if len(before) > 1 and before[-1] in PERSONS and before[-2] in _OWNED:
            return given
        behind = WORD.match(rest.lstrip())
        verb = behind.group().lower().replace("’", "'") if behind is not None else ""
        spoken = any(verb in some for some in (self.g.auxiliaries, self.g.verbs, _BEFORE_VERBS)) or is_finite(verb)
        spoken = spoken or (verb.isalpha() and _VERBAL.search(verb) is not None and verb not in self._openers)
        return spoken and (not before or before[-1] in ".!?»…—–,")

    def _is_surname(self, name: str) -> bool:
        """Whether a person found already has these words as surname: *Ben Amor*, *La Tour*."""
        first = name.lower().split()[0]
        return first in _IN_SURNAMES and any(known.endswith(f" {name}") for known in self.persons)

    def _trimmed(self, m: re.Match[str]) -> tuple[str, int]:
        """A name without what only begins its sentence or stands in front of it as a title, and where it begins."""
        name, start = m.group(), m.start()
        if re.match(r"[DLdl][’']", name):
            name, start = name[2:], start + 2
        openers = self._openers
        while " " in name or "\u00a0" in name or name.lower().rstrip(".") in openers:
            head = re.split(r"[ \u00a0]", name, maxsplit=1)
            plain = head[0].lower().replace("’", "'")
            office = len(head) > 1 and is_person_noun(plain) and given_gender_fr(head[0]) is None
            house = len(head) > 1 and _ACRONYM.fullmatch(head[0]) and not head[1].isupper() and " " in head[1]
            office = office or bool(house)  # a dit à l'AFP Ada Pike
            clause = plain[:2] in ("c'", "j'", "s'") or plain in ("signé", "signée")  # C'est Ada Pike qui le dit
            if plain not in openers and plain not in self.g.verbs and not office and not clause:
                break
            if len(head) == 1:
                return "", start
            name, start = head[1], start + len(head[0]) + 1
        words = name.split()
        behind = self._words_before(start)[-1:]
        several = len(words) > _TWO and words[1][:1].isupper()
        if several and behind and behind[0] in ("le", "la", "l'") and given_gender_fr(words[0]) is None:
            start, words = start + name.index(words[1]), words[1:]  # le Norvégien Ada Pike
        return untitled(" ".join(words), self.g), start

    def _words_before(self, start: int) -> list[str]:
        low = max(0, start - 60)
        found = [m for m in WORD.finditer(self.text, low, start + 1) if m.end() <= start]  # sees what l' stands before
        return [m.group().lower().replace("’", "'") for m in found[-4:]]

    def _offices_beside(self, one: _Found, start: int, end: int) -> None:
        """Offices in apposition: *la maire de Lyvrac, Ada Pike*, *Ada Pike, maire de Lyvrac*, *(Ada Pike, maire)*."""
        low = max(0, start - 120, self.text.rfind("\n", 0, start))
        front = _without_brackets(list(WORD.finditer(self.text, low, start)))
        if front and front[-1].group() == ",":
            front.pop()
        while front and front[-1].group().lower().rstrip(".") in COURTESY | {""}:
            if front[-1].group() == "." and (len(front) == 1 or front[-2].group().lower() not in _SHORTENED):
                front.clear()  # the stop of the sentence before
                break
            front.pop()
            if front and front[-1].group() == ",":
                front.pop()
        for place in range(len(front) - 2, max(-1, len(front) - 2 - _REACH), -1):
            word = front[place].group().lower().replace("’", "'")
            behind_it = front[place + 1].group().lower().replace("’", "'")
            if word in ".,;:!?«»“”()—–" or (behind_it == "et" and place + 2 == len(front)):
                break
            if word == "et" and behind_it in ARTICLES:
                break  # le maire et son ami Luc
            head = place + 1
            while head < len(front) - 1 and front[head].group().lower() in SKIPPED:
                head += 1
            noun = front[head].group().lower()
            if word in ARTICLES and noun in PERSONS - _RELATIONS:
                if any(self._tells(m.group().lower()) for m in front[head + 1 :]):
                    break  # le juge a interrogé Ada Pike
                first = front[head - 1].group().lower() in FIRST and noun == "ministre"
                role = self.text[front[head - first].start() : front[-1].end()].rstrip(" ,")
                self._keep_office(one, word, HEAD_OF_GOVERNMENT if first else noun, role)
                one.evidence += 1
                break
        self._offices_behind(one, end)

    def _tells(self, word: str) -> bool:
        """Whether a word, lower case, is a finite verb or an auxiliary."""
        return word in self.g.auxiliaries or is_finite(word) or (word in self.g.verbs and word not in PERSONS)

    def _offices_behind(self, one: _Found, end: int) -> None:
        behind = _BEHIND.match(self.text, end)
        if behind is None:
            return
        if re.match(r"\d+ ans", behind["words"]):
            one.evidence += 1
            after = _BEHIND.match(self.text, behind.end() - 1)
            if after is None:
                return
            behind = after
        words = [m.group() for m in WORD.finditer(behind["words"])]
        place = 0
        while place < len(words) - 1 and words[place].lower().replace("’", "'") in ARTICLES | SKIPPED:
            place += 1
        if words[place].lower() in PERSONS - _RELATIONS:
            article = words[0].lower() if place else ""
            first = place > 0 and words[place - 1].lower() in FIRST and words[place].lower() == "ministre"
            role = behind["words"][behind["words"].index(words[place - first]) :]
            noun = HEAD_OF_GOVERNMENT if first else words[place].lower()
            self._keep_office(one, article, noun, role.strip())
            one.evidence += 1

    def _keep_office(self, one: _Found, article: str, noun: str, phrase: str) -> None:
        one.offices.append(noun)
        one.about.append(phrase)
        gender = "m" if article in HE else "f" if article in SHE - {"sa"} else gender_of_noun(noun)
        if gender is not None:
            one.genders.append(gender)

    def _figure_at(self, m: re.Match[str]) -> Figure | None:
        name, start = self._trimmed(m)
        if not name:
            return None
        if name in self.persons:
            return self.persons[name]
        named = self._by_surname.get(name.split()[-1])
        if not named and name.lower() not in _WORDS_TOO and self._words_before(start)[-1:] not in _ARTICLED:
            first = self._by_first_name.get(name, [])
            return first[0] if len(first) == 1 else None
        if not named or (len(name.split()) > 1 and not any(p.name.endswith(name) for p in named)):
            return None
        if len(named) == 1:
            return named[0]
        before = self._words_before(start)[-2:]
        gender = "m" if HE & set(before) else "f" if SHE & set(before) else None
        fitting = [p for p in named if p.gender == gender]
        return fitting[0] if len(fitting) == 1 else None


def is_topic(name: str, called: Container[str]) -> bool:
    """*Procès Pike* beside *Ada Pike*: a name whose surname is of `called`, behind what is no given name."""
    words = name.split()
    return len(words) == _TWO and words[-1] in called and given_gender_fr(words[0]) is None and "-" not in words[0]


def _is_rank(word: str) -> bool:
    """Tell a compound of a noun of persons, lower case: *colonel-major*."""
    return "-" in word and is_person_noun(word)


def _without_brackets(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words without those in brackets: *le maire (PS) de Lyvrac*."""
    out: list[re.Match[str]] = []
    for word in words:
        if word.group() == ")" and any(other.group() == "(" for other in out):
            while out.pop().group() != "(":
                pass
        else:
            out.append(word)
    return out


def gender_of_noun(noun: str) -> str | None:
    """`m` or `f` by the ending of a French noun, `None` where it tells neither."""
    if noun in _KIN:
        return _KIN[noun]
    if noun.endswith(_FEMININE_ENDS):
        return "f"
    return "m" if noun.endswith(_MASCULINE_ENDS) else None
