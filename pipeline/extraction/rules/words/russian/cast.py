"""Whom words of a Russian text mean: pronouns, short names, offices and plain descriptions."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.lexicon.russian_forms import ADJECTIVES, forms, is_person
from pipeline.extraction.rules.lexicon.russian_people import ANAPHORS, APART, BODIES_AT_LARGE, CIRCLES
from pipeline.extraction.rules.words.russian.described import described_subjects
from pipeline.extraction.rules.words.russian.names import readings
from pipeline.extraction.rules.words.russian.people import People, Person, Place
from pipeline.extraction.rules.words.russian.phrases import WORD, first_case, nominative

_HE = frozenset("он его него ему нему им ним нем нём тот того сам".split())
_SHE = frozenset("она ее её ей нее неё ней ею та той сама".split())
_THEY = frozenset("они их ими ним них им те тех".split())
_OWN = frozenset("сам сама сами этот эта эти тот та те же один одна из них наш наша".split())
_OTHER = frozenset("другой другая второй вторая третий третья еще ещё".split())  # somebody new
_LATTER = {"последний": "masc", "последнего": "masc", "последняя": "femn", "последней": "femn"}
_NEAR = 1500  # code points between a pronoun and whom it stands for
_WEAK = 400  # between it and somebody who is named in another case
_TWO = 2
_REACH = 30  # code points in front of a name
_INFORMANTS = frozenset(("собеседник", "собеседница"))
_MEDIA = frozenset("агентство издание газета телеканал журнал редакция тасс корреспондент портал".split())
_PUBLIC = frozenset(
    """мэрия администрация министерство минздрав минобороны прокуратура полиция суд мчс комитет правительство ведомство
    управление служба пресс-служба следствие департамент больница""".split()
)
_SOMEBODY = frozenset("другой другая другие один одна некоторые".split())
_OF_STATE = frozenset(("ведомство", "министерство"))
_AGENCIES = frozenset("МЧС МВД МИД ФАС ФНС ФТС ФСБ ФСИН ФССП ФМС СК ЦБ ГИБДД".split())
_COMPANIES = frozenset("компания фирма корпорация холдинг предприятие застройщик подрядчик оператор перевозчик".split())
_DEMONYM = re.compile(
    r"(?:[аеия]н(?:ин|ка|ец)|(?:[иеа]|[иа]л)ец|[чк]анин|москвич(?:ка)?|слова(?:к|чка)|полька|француз|нем(?:ец|ка)|чех|швед|серб|хорват|"
    r"турок|грек|японка|шведка|чешка|поляк|казах|узбек|сибиряк)$"
)
_IN_GENERAL = ANAPHORS["anybody"] | ANAPHORS["kin"] | {"человек", "герой", "героиня", "гость", "гостья"}
_LEARNED = frozenset("ученый исследователь исследовательница эксперт специалист".split())
_SCIENCE = re.compile(r"(?:лог|граф|вед|ном)$")  # энтомолог, географ
_FEMININE = {"ученая": "ученый"}  # adjectives that stand for a woman
_HEADS = frozenset("глава руководитель начальник директор шеф лидер президент".split())
_HEADED = frozenset(
    """регулятор ведомство компания банк клуб организация предприятие министерство фонд регион город учреждение
    департамент комитет управление завод холдинг корпорация агентство служба инспекция институт театр музей больница
    объединение ассоциация федерация лига партия профсоюз""".split()
)
_IN_MARKS = re.compile(r"[«\"“](?P<name>[А-ЯЁA-Z][\w-]+(?:\s[\w-]+){0,2})[»\"”]")


@dataclass(frozen=True)
class Figure:
    """Who speaks: `gender` is masc, femn, neut or plur where it is known."""

    name: str
    gender: str | None = None
    role: str | None = None
    person: Person | None = None


class RussianCast(People):
    """The figures of one text, and who has spoken where."""

    def __init__(self, text: str, grammar: Grammar, quoted: Sequence[Range]) -> None:
        super().__init__(text, grammar, quoted)
        self._spoken: list[tuple[int, Figure]] = []
        self._figures = {id(p): Figure(p.name, p.gender, p.role, p) for p in self.persons}
        self.told = list(self.places)  # and who is told of without a name
        self._bodies: list[tuple[int, Figure]] = []
        self._find_described()

    def _find_described(self) -> None:
        """Add to whom the text tells of who its sentences are about without a name."""
        for subject in described_subjects(self.text, self.starts, self.g, self._quoted):
            start, end = subject.where
            inside = [place for place in self.before(end)[-4:] if place.end > start]
            if any(place.first_case for place in inside):
                continue
            spelt = [m.group() for m in WORD.finditer(self.text, start, end)]
            phrase = " ".join(self.text[start:end].split())
            if not subject.is_person:
                self._bodies.append((start, Figure(phrase, subject.gender)))
                continue
            known = self._described(spelt, start, subject.gender)
            if known is not None and known.person is not None:
                person = known.person
            else:
                person = Person(phrase, subject.gender or ("masc" if len(spelt) > 0 else None))
                self._figures[id(person)] = Figure(person.name, person.gender)
            bisect.insort(self.told, Place(start, end, person, first_case=True, leading=True), key=lambda p: p.start)

    def told_before(self, at: int) -> list[Place]:
        """Places of names and of subjects without a name before another, in order."""
        return self.told[: bisect.bisect_left(self.told, at, key=lambda place: place.start)]

    def note(self, at: int, figure: Figure) -> None:
        """Keep that `figure` has spoken at `at`; whoever spoke is likelier meant by what follows."""
        self._spoken.append((at, figure))

    def who(self, where: Range, at: int, gender: str | None = None, *, told: bool = False) -> Figure | None:
        """Whom the words of a mention mean; `None` if the text tells of nobody whom they could.

        `gender` is that of the verb beside it. Pronouns stand for somebody told of before `at`; `told`: the words are
        somebody's, who need not mean those whom the text tells of.
        """
        mention = self.text[slice(*where)]
        plain = mention.lower().strip(' ,«»"“”')
        spelt = [m.group() for m in WORD.finditer(mention)]
        last = plain.split()[-1] if plain else ""
        if last in _HE | _SHE | _THEY and len(spelt) <= _TWO:
            wanted = "masc" if last in _HE else "femn" if last in _SHE else "plur"
            return self.latest(wanted, at)
        return self._named(where, gender) or (None if told else self._described(spelt, at, gender))

    def latest(self, gender: str | None, at: int) -> Figure | None:
        """Who of a gender (`None`: of any) spoke last before `at`, or began a sentence since."""
        strong: tuple[int, Figure] | None = None
        weak: Figure | None = None
        for place in reversed(self.told_before(at)[-60:]):
            if at - place.start > _NEAR:
                break
            if not _may_be(place.person.gender, gender):
                continue
            if place.leading:
                strong = (place.start, self._figures[id(place.person)])
                break
            if weak is None and at - place.start < _WEAK:
                weak = self._figures[id(place.person)]
                alone = self._begins_with_nobody(place.start) and self.sentence_of(at) != self.sentence_of(place.start)
                if alone and gender is not None:
                    strong = (place.start, weak)  # Допросили Валентину Сомову. Женщина …
                    break
        for start, figure in reversed(self._spoken[-12:]):
            if start < at and _may_be(figure.gender, gender) and at - start < _NEAR:
                if strong is None or start >= strong[0]:
                    strong = (start, figure)
                break
        return strong[1] if strong is not None else weak

    def _begins_with_nobody(self, at: int) -> bool:
        """Whether the sentence at `at` has no person for its subject in front of it."""
        begins = self.sentence_of(at)
        return not any(place.leading and place.start >= begins for place in self.told_before(at)[-6:])

    def latest_of_all(self, at: int) -> list[tuple[int, Figure]]:
        """Who spoke before `at` or was told of in the first case, persons and bodies, the last one first."""
        told = [(p.start, self._figures[id(p.person)]) for p in self.told_before(at)[-12:] if p.first_case]
        bodies = [(start, figure) for start, figure in self._bodies if at - _NEAR < start < at]
        spoken = [(start, figure) for start, figure in self._spoken[-12:] if start < at]
        return sorted([*told, *bodies, *spoken], key=lambda found: -found[0])

    def last_spoken(self, at: int, *, body: bool = False) -> Figure | None:
        """Who spoke last before `at`, a person or not; `body`: no person."""
        near = (figure for start, figure in reversed(self._spoken[-12:]) if start < at)
        return next((figure for figure in near if not body or figure.person is None), None)

    # -- by a name, by a description ---------------------------------------------------------------------------

    def _named(self, where: Range, gender: str | None) -> Figure | None:
        """The person whom a mention names; *адвокат Лунева* names none if it is she who speaks."""
        inside = [place for place in self.places if where[0] <= place.start and place.end <= where[1]]
        for place in reversed(inside):
            words = [m.group().lower() for m in WORD.finditer(self.text, where[0], place.start)]
            kin = bool(words) and words[0] in ANAPHORS["kin"] and not self._is_apposed(place, words)
            governed = bool(words) and (words[-1] in self.g.prepositions or kin)
            other = gender in ("masc", "femn") and place.person.gender not in (gender, None)
            many = gender == "plur" and bool(words)
            if not governed and not many and not (other and words):
                return self._figures[id(place.person)]
        spelt = tuple(m.group() for m in WORD.finditer(self.text, *where))
        title = next((k for k, word in enumerate(spelt) if word[:1].isupper()), 0)
        spelt = spelt[title:] if title and is_person(spelt[title - 1]) and len(spelt) > title + 1 else spelt
        if inside or not spelt or not all(word[:1].isupper() for word in spelt):
            return None
        known = self.known_as(spelt, gender if gender in ("masc", "femn") else None)
        return self._figures[id(known[0])] if known is not None else None

    def _is_apposed(self, place: Place, front: list[str]) -> bool:
        """*коллега Нина Пик*, not *жена Ивана Пика*: whether a name is that of the kin in front, the words `front`.

        It is if it stands in the first case alone, or has the kin's gender behind whose kin it is: *матери врача Нины*.
        """
        kin = {form.gender for form in forms(front[0])[:1]}
        if len(front) > 1 and front[-1] not in self.g.prepositions and kin == {place.person.gender}:
            whose = {form.gender for form in forms(front[-1]) if form.case == "gent"}
            if whose and place.person.gender not in whose:
                return True
        found = readings(tuple(m.group() for m in WORD.finditer(self.text, place.start, place.end)))
        return {reading.case for reading in found} == {"nomn"}

    def _described(self, spelt: list[str], at: int, gender: str | None) -> Figure | None:
        """The person whom *защитница*, *глава региона*, *женщина* mean, and the body that *ведомство* means."""
        if spelt and spelt[0].lower() in _OTHER:
            return None
        words = [word.lower().replace("ё", "е") for word in spelt if word.lower() not in _OWN]
        if len(words) == 1 and words[0] in _LATTER:
            gender = gender or _LATTER[words[0]]  # по словам последней
            near = [p for p in self.before(at)[-4:] if p.person.gender == gender or gender is None]
            return self._figures[id(near[-1].person)] if near else None
        words = [_FEMININE.get(word, word) for word in words]
        adjectives = sum(1 for one, two in itertools.pairwise(words) if _is_adjective(one) and is_person(two))
        head = next(
            (k for k, word in enumerate(words) if k >= adjectives and any(f.part == "NOUN" for f in forms(word)[:2])),
            None,
        )
        if head is None:
            return None
        lemma = first_case(words[head]).replace("ё", "е")
        rest = [word for word in words[head + 1 :] if word.isalpha() and len(word) > _TWO]
        if not is_person(words[head]):
            if lemma not in BODIES_AT_LARGE or rest:
                return None
            return self._body(lemma, at) or (self._agency(at) if lemma in _OF_STATE and len(words) == 1 else None)
        own = self._gender_of(words[head], gender)
        bearers = self._bearers_of(lemma, rest, own)
        if not any(lemma in person.offices for person in bearers):
            named = {id(place.person) for place in self.before(at)}
            bearers = [person for person in bearers if id(person) in named]  # Губернатор осудил мэра Орлова
        if len(bearers) == 1:
            return self._figures[id(bearers[0])]
        if bearers:
            return self._last_of(bearers, at)
        if lemma in _HEADS and len(rest) == 1 and first_case(rest[0]) in _HEADED and gender != "plur":
            heads = self._heads(lemma, own, at)
            if heads:
                return self._last_of(heads, at)
        if lemma in _INFORMANTS and all(first_case(word) in _MEDIA for word in rest):
            return self.last_spoken(at)
        anaphoric = (lemma in ANAPHORS["person"] or _DEMONYM.search(lemma) is not None) and not rest
        meant = self.latest(own or "sing", at) if anaphoric else None
        return meant if meant is not None and self._may_be_called(meant, lemma) else None

    def _may_be_called(self, figure: Figure, lemma: str) -> bool:
        """Whether a noun of persons may stand for somebody: *мэр* for no minister, no director, no police."""
        person = figure.person if figure.person in self.persons else None
        words = figure.name.lower().split()
        offices = {first_case(word).replace("ё", "е") for word in words if is_person(word)}
        offices = person.offices - _IN_GENERAL if person is not None else offices
        if person is None and not offices:
            return False  # a body
        alike = not _is_apart(offices, lemma) and any(lemma in c and not offices.isdisjoint(c) for c in CIRCLES)
        if lemma in ANAPHORS["kin"] and offices and lemma not in offices and not alike:
            return False  # бабушка, for no husband, no teacher
        anybody = lemma in ANAPHORS["anybody"] or _DEMONYM.search(lemma) is not None
        anybody = anybody or (person is not None and (not offices or lemma in ANAPHORS["besides"]))
        learned = lemma in _LEARNED and any(_SCIENCE.search(office) for office in offices)
        return anybody or lemma in offices or alike or learned

    def _bearers_of(self, lemma: str, rest: list[str], gender: str | None) -> list[Person]:
        """Those who are introduced by an office, or by another name of it: *глава региона* is the governor."""
        some = [p for p in self.persons if p.gender in (gender, None) or gender is None]
        nouns = [word for word in rest if any(form.part == "NOUN" for form in forms(word)[:2])]
        phrase = " ".join([lemma, *nouns[:1]])
        whole = [c for c in CIRCLES if phrase in c] if rest else []
        if whole and (found := [p for p in some if any(not p.offices.isdisjoint(c) for c in whole)]):
            told = [p for p in found if first_case(rest[0]) in p.about and lemma in p.offices]
            return told or [p for p in found if lemma not in p.offices] or found
        found = [p for p in some if lemma in p.offices]
        if rest:
            return [p for p in found if any(first_case(word) in p.about for word in rest)]
        circles = [c for c in CIRCLES if lemma in c]
        alike = [p for p in some if not _is_apart(p.offices, lemma)]
        return found or [p for p in alike if any(not p.offices.isdisjoint(c) for c in circles)]

    def _heads(self, lemma: str, gender: str | None, at: int) -> list[Person]:
        """Those named shortly before `at` who hold an office that *глава* or *руководитель* may stand for."""
        near = [place.person for place in self.before(at) if at - place.start < _NEAR]
        some = [p for p in near if gender is None or p.gender in (gender, None)]
        return [p for p in some if any(lemma in c and not p.offices.isdisjoint(c) for c in CIRCLES)]

    def _gender_of(self, word: str, verb: str | None) -> str | None:
        """Of a noun that tells it (*женщина*, *защитница*), else of the verb; *врач* may be either."""
        if verb in ("masc", "femn"):
            return verb
        found = next((form for form in forms(word) if form.part == "NOUN" and form.animate), None)
        if found is None or found.number == "plur":
            return None
        return "femn" if found.gender == "femn" else "masc" if found.lemma in ANAPHORS["men"] else None

    def _body(self, lemma: str, at: int) -> Figure | None:
        """The institution that spoke last and may be called so."""
        for start, figure in reversed(self._spoken[-12:]):
            if start < at and figure.person is None and figure.gender != "plur" and at - start < _NEAR:
                head = figure.name.lower().split()[0]
                company = lemma in _OF_STATE and _IN_MARKS.search(figure.name) is not None
                if (
                    is_person(head)
                    or head == lemma
                    or head in _SOMEBODY
                    or company
                    or (lemma in _COMPANIES and (head in _PUBLIC or figure.name in _AGENCIES))
                ):
                    continue
                return figure
        for start, figure in reversed(self._bodies):
            head = first_case(figure.name.split()[0])
            near = start < at < start + _NEAR and self.sentence_of(start) != self.sentence_of(at + _TWO)
            if near and head != lemma and (lemma not in _COMPANIES) == (head in _PUBLIC):
                return figure
        if lemma in _COMPANIES:
            named = list(_IN_MARKS.finditer(self.text, max(0, at - _NEAR), at))
            called = [m for m in _IN_MARKS.finditer(self.text) if self._is_company(m.start())]
            if len({m["name"] for m in called}) == 1:
                named = called[:1]  # the only one that the text calls so, perhaps further down
            return Figure(nominative(named[-1]["name"]), "femn") if named else None
        return None

    def _agency(self, at: int) -> Figure | None:
        """The agency whose letters stand last up to the end of the sentence at `at`: *ФАС … в ведомстве*."""
        end = next(iter(self.starts[bisect.bisect_right(self.starts, at) :]), len(self.text))
        named = [m.group() for m in WORD.finditer(self.text, max(0, at - _NEAR), end) if m.group() in _AGENCIES]
        return Figure(named[-1]) if named else None

    def _is_company(self, at: int) -> bool:
        """Whether a name in marks at `at` stands behind a noun of companies: *в компании «Ветер»*, *ООО «Ветер»*."""
        front = WORD.findall(self.text, max(0, at - _REACH), at)[-1:]
        return bool(front) and (
            front[0] in ("ООО", "ОАО", "ЗАО", "ПАО", "АО", "ТОО") or first_case(front[0]) in _COMPANIES
        )

    def _last_of(self, persons: list[Person], at: int) -> Figure:
        recent = next((place.person for place in reversed(self.before(at)) if place.person in persons), persons[0])
        return self._figures[id(recent)]


def _is_adjective(word: str) -> bool:
    """Whether a word may be an adjective: *велонский премьер*, though Велонский is a surname, too."""
    return any(form.part in ADJECTIVES for form in forms(word))


def _may_be(gender: str | None, asked: str | None) -> bool:
    """Whether somebody of a gender may be meant where one is asked for; *sing* asks for anybody but several."""
    return asked is None or gender is None or gender == asked or (asked == "sing" and gender != "plur")


def _is_apart(offices: Set[str], lemma: str) -> bool:
    """Whether an office is another than those that somebody holds: *мэр* and *министр*, not *медик* and *хирург*."""
    return lemma in APART and lemma not in offices and not offices.isdisjoint(APART)


def is_pronoun(text: str) -> bool:
    """Tell a pronoun of the third person, alone or with *сам*."""
    words = re.findall(r"\w+", text.lower())
    return 0 < len(words) <= _TWO and words[-1] in (_HE | _SHE | _THEY) - {"сам", "сама"}
