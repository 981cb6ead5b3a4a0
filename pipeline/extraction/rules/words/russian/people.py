"""The persons of a Russian text: where it names them, in which case and gender, and what it calls them beside."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.lexicon.russian_forms import forms, is_person
from pipeline.extraction.rules.lexicon.russian_people import ANAPHORS
from pipeline.extraction.rules.words.parts import is_inside
from pipeline.extraction.rules.words.russian.names import Reading, is_given, is_patronymic, is_surname, readings
from pipeline.extraction.rules.words.russian.phrases import WORD, nominative

_TOKEN = re.compile(r"\w+(?:-\w+)*|[^\w\s]")
_CAPITAL = r"[A-ZÀ-ÞА-ЯЁ]"
NAME = re.compile(
    rf"(?<![\w.-])(?:{_CAPITAL}\.[ \u00a0]?){{0,2}}{_CAPITAL}[\w’'-]+"
    rf"(?:(?:[ \u00a0]|(?<=\w)\n(?=\S))(?:фон |де |бин |аль-|ибн |ван )?{_CAPITAL}[\w’'-]+){{0,5}}"
)
_SENTENCE = re.compile(r"(?:^|[.!?…][»”\"]?\s+|\n\s*|[»”\"]\s+)(?:[«“\"—–-]\s*)*(?=\w)", re.MULTILINE)
_OF_MARKS = re.compile(r"\w[»”\"]\s$")  # тренер «Искры» Ян Вале
_SELVES = frozenset("сам сама сами".split())  # of Sam, too
_BY_WORDS_OF = frozenset("по со согласно".split())
_COUPLE = re.compile(r"(?:[оеё]в|[иы]н)ы$")
_LEAST_NAME, _LONGEST_NAME = 2, 3
_GENITIVE = "аяыи"  # endings of places whose name no dictionary has
_REACH = 9  # words of an office beside a name
_FAR = 110  # code points of them
_CALLED = re.compile(
    r"(?P<who>[А-ЯЁа-яё][\w -]*?)(?:\s[«\"][^«»\"]+[»\"])?,?\s(?:представивш\w+|назвавш\w+|назов[её]м\s(?:е[её]|его)|"
    r"по\s(?:имени|прозвищу|кличке))\s[«\"]?$"
)
_IN_FRONT = re.compile(r"(?:^|[.!?;:—–]\s|\n)(?P<words>[^.,;:«»“”()—–\n]{3,60}),\s$")  # Сам директор, Ян Вале, …
_APPOSED = re.compile(r"\s?(?:[,(]|[—–])\s(?P<words>[^.,;:«»“”()—–\n]{3,90})")


@dataclass(eq=False)
class Person:
    """Somebody whom a text names; `offices` are first forms of nouns that say what he is, `about` those beside them."""

    name: str
    gender: str | None  # masc, femn
    offices: set[str] = field(default_factory=set)
    about: set[str] = field(default_factory=set)
    role: str | None = None

    @property
    def words(self) -> list[str]:
        """The parts of the name."""
        return self.name.split()


@dataclass(frozen=True)
class Place:
    """Where a text names a person, and whether the name may stand in the first case there."""

    start: int
    end: int
    person: Person
    first_case: bool
    leading: bool  # no other is named before in the sentence


@dataclass
class _Run:
    start: int
    end: int
    readings: list[Reading]
    titled: bool  # a noun of persons stands right in front
    opens: bool  # its line or sentence


class People:
    """Finds the persons of one text; `quoted` are its outermost quotations, in order."""

    def __init__(self, text: str, grammar: Grammar, quoted: Sequence[Range]) -> None:
        self.text, self.g = text, grammar
        self._quoted = quoted
        self.starts = [m.end() for m in _SENTENCE.finditer(text)]
        self.persons: list[Person] = []
        self.places: list[Place] = []
        self._by_word: dict[str, list[Person]] = {}
        runs = [run for m in NAME.finditer(text[:1_000_000]) if (run := self._run(m)) is not None]
        self._find_persons(runs)
        self._find_places(runs)

    def sentence_of(self, at: int) -> int:
        """Where the sentence begins that holds a place."""
        return self.starts[max(0, bisect.bisect_right(self.starts, at) - 1)] if self.starts else 0

    def before(self, at: int) -> list[Place]:
        """Places of names before another, in order."""
        return self.places[: bisect.bisect_left(self.places, at, key=lambda place: place.start)]

    def known_as(self, words: tuple[str, ...], gender: str | None = None) -> tuple[Person, str] | None:
        """The person who is called so in some case, and that case; the first case goes before the others."""
        for reading in readings(words):
            if gender is not None and reading.gender != gender:
                continue
            found = self._bearers(reading)
            if len(found) == 1 or (found and len(words) > 1):
                return found[0], reading.case
        return None

    # -- what is named -----------------------------------------------------------------------------------------

    def _run(self, m: re.Match[str]) -> _Run | None:
        """The words of a name in a run of capitals: no title that begins the sentence, no letters of an office."""
        spelt = list(WORD.finditer(self.text, *m.span()))
        called_so = _OF_MARKS.search(self.text, max(0, m.start() - len("к» ")), m.start()) is not None
        opens = (m.start() in self.starts and not called_so) or self.text[: m.start()].rstrip()[-1:] in ("", "\n")
        called = ""
        while len(spelt) > 1 and self._is_common(spelt[0].group(), opens):
            called = spelt.pop(0).group().lower()
        given = next((k for k, word in enumerate(spelt) if is_given(word.group())), None)
        if given is not None and given > 0 and not self._is_surname_of_two(spelt, opens=opens and not called):
            spelt = spelt[given:] if not is_patronymic(spelt[-1].group()) or given == len(spelt) - 1 else spelt
        place = None
        if given is None and len(spelt) > _LEAST_NAME and self._is_place_of_office(spelt[0]):
            place = spelt.pop(0)
        while len(spelt) > 1 and spelt[-1].group().isupper():
            spelt.pop()
        spelt = spelt[:_LONGEST_NAME]
        if not spelt or (len(spelt) == 1 and not self._may_be_name(spelt[0].group())):
            return None
        words = tuple(word.group() for word in spelt)
        words = _singular(words)
        found = readings(words)
        if not found:
            return None
        before = self._words_before((place or spelt[0]).start())
        found = self._fitting(found, before, spelt[-1].end())
        title = before[-1] if before else ""
        titled = bool(title) and self._office_before(before) is not None and not self._is_governing(spelt)
        titled = titled or (len(spelt) > 1 and is_person(called))  # Энтомолог Зауре Оспанова
        return _Run(spelt[0].start(), spelt[-1].end(), found, titled, opens)

    def _is_surname_of_two(self, spelt: list[re.Match[str]], *, opens: bool) -> bool:
        """*Милан Петрович*: a foreign name whose second part, a surname, looks like a patronymic."""
        first, last = spelt[0].group(), spelt[-1].group()
        return len(spelt) == _LEAST_NAME and not opens and is_patronymic(last) and not self._is_common(first, opens)

    def _is_place_of_office(self, word: re.Match[str]) -> bool:
        """The first of three words in capitals behind an office, in the genitive: *мэр Тавры Ансо Дирен*."""
        before = self._words_before(word.start())
        return word.group()[-1] in _GENITIVE and self._office_before(before) is not None

    def _office_before(self, before: list[str]) -> str | None:
        """The noun of persons in front of a name, its complement between them: *глава МЧС*, *мэр города*."""
        for word in reversed(before):
            if word.islower() and is_person(word):
                alone = any(form.number == "sing" for form in forms(word) if form.animate)
                return word if alone else None  # земляки Артура
            genitive = word.isupper() or any(form.case == "gent" and form.part != "NPRO" for form in forms(word))
            if not genitive or word in self.g.prepositions:
                return None
        return None

    def _is_governing(self, spelt: list[re.Match[str]]) -> bool:
        """Whether capital words are no name: an adjective before its noun, *Новорецкого завода*, or words in marks."""
        if len(spelt) > 1:
            marks = self.text[spelt[0].start() - 1 : spelt[0].start()], self.text[spelt[-1].end() : spelt[-1].end() + 1]
            return marks in (("«", "»"), ("“", "”"), ('"', '"'), ("„", "“")) and not is_given(spelt[0].group())
        behind = WORD.match(self.text, spelt[0].end() + 1)
        adjective = any(form.part == "ADJF" for form in forms(spelt[0].group()))
        noun = behind is not None and behind.group().islower() and bool(_nouns(behind.group()))
        return (adjective and noun) or self.text[spelt[0].start() - 1 : spelt[0].start()] in tuple('«"“„')

    def _is_common(self, word: str, opens: bool) -> bool:
        """Whether the first word of a run is no part of the name: *Губернатор*, *МИД*, *Сам*, *Говорим*."""
        low = word.lower()
        if low in _SELVES:
            return True
        if is_given(word) or len(word) == 1:
            return False
        if word.isupper() or low in self.g.titles | self.g.offices | self.g.bodies:
            return True
        found = forms(low)
        return opens and bool(found) and found[0].known and found[0].kind is None

    def _may_be_name(self, word: str) -> bool:
        found = forms(word.lower())
        if word.isupper():
            return False
        named = any(form.kind in ("Name", "Patr", "Surn") for form in found) or is_surname(word)
        return not found or named or not found[0].known or found[0].animate

    def _fitting(self, found: list[Reading], before: list[str], end: int) -> list[Reading]:
        """Readings that what stands beside a name allows: a title in its case, a preposition, a verb of its gender."""
        title = before[-1] if before else ""
        if (
            before[-2:-1]
            and before[-2] in _BY_WORDS_OF
            and any(form.part == "NOUN" and not form.animate for form in forms(title)[:1])
        ):
            found = [reading for reading in found if reading.case == "gent"] or found  # по словам Валентина Гусева
        if title in self.g.prepositions:
            found = [reading for reading in found if reading.case != "nomn"] or found
        office = self._office_before(before)
        cases = {form.case for form in forms(office or "") if form.part == "NOUN" and form.animate}
        if office in ANAPHORS["kin"] and all(len(reading.name.split()) == 1 for reading in found):
            cases = {"gent"}  # племянник Сатина
        if cases:
            found = [reading for reading in found if reading.case in cases] or found
        behind = WORD.match(self.text, end + 1) if self.text[end : end + 1] == " " else None
        for word in (title, behind.group().lower() if behind is not None else ""):
            past = [form for form in forms(word)[:1] if form.part == "VERB" and form.past and form.number == "sing"]
            if past:
                agreeing = [r for r in found if r.case == "nomn" and r.gender == past[0].gender]
                found = agreeing or found
        return found

    def _find_persons(self, runs: list[_Run]) -> None:
        votes: Counter[tuple[str, str]] = Counter()
        for run in runs:
            for reading in run.readings:
                surname = reading.name.split()[-1]
                votes[surname, reading.gender] += 3 if len(run.readings) == 1 else 2 if reading.case == "nomn" else 1
        for run in sorted(runs, key=lambda run: ("." in run.readings[0].name, -len(run.readings[0].name.split()))):
            names = run.readings[0].name.split()
            whole = len(names) > 1 and (run.readings[0].sure or run.titled or "." in names[0] or len(names[0]) == 1)
            whole = whole or (not run.opens and len(names) == _LEAST_NAME and self._is_foreign(run))
            given = run.readings[0].sure and run.readings[0].case != "nomn" and not run.opens
            if not (whole or run.titled or given or self._is_called_in_apposition(run)):
                continue
            best = max(run.readings, key=lambda r: votes[r.name.split()[-1], r.gender])
            if not self._bearers(best) and not self._is_quoted_only(run):
                self._add(best)

    def _is_called_in_apposition(self, run: _Run) -> bool:
        """*Младшая дочь, Соня, молчала*: one given name between commas behind whom it tells of."""
        alone = len(run.readings[0].name.split()) == 1 and is_given(self.text[run.start : run.end])
        if not alone or self.text[run.end : run.end + 1] != ",":
            return False
        front = _IN_FRONT.search(self.text, max(0, run.start - _FAR), run.start)
        words = [m.group().lower() for m in WORD.finditer(front["words"])] if front is not None else []
        return any(is_person(word) for word in words) and not any(_is_verb(word) for word in words)

    def _is_foreign(self, run: _Run) -> bool:
        """*Ерлана Сатова*: a surname behind a word that is in no dictionary."""
        first, last = self.text[run.start : run.end].split()[:1], self.text[run.start : run.end].split()[-1:]
        unknown = not any(form.known for form in forms(first[0]))
        return (
            unknown
            and (is_surname(last[0]) or is_patronymic(last[0]))
            and self.text[run.start - 1 : run.start] not in tuple('«"“„')
        )

    def _is_quoted_only(self, run: _Run) -> bool:
        return len(run.readings[0].name.split()) == 1 and not run.titled and is_inside(run.start, self._quoted)

    def _add(self, reading: Reading) -> None:
        person = Person(reading.name, reading.gender)
        self.persons.append(person)
        for word in person.words:
            self._by_word.setdefault(word.lower(), []).append(person)

    def _bearers(self, reading: Reading) -> list[Person]:
        """Those whom a name in its first case may mean: by the surname, by given name and patronymic."""
        words = reading.name.split()
        some = [p for p in self._by_word.get(words[-1].lower(), []) if p.gender in (reading.gender, None)]
        if len(words) == 1:
            surnames = [p for p in some if p.words[-1].lower() == words[0].lower()]
            return surnames or some
        exact = [p for p in some if _goes_with(words, p.words)]
        if exact or not is_patronymic(words[-1]):
            return exact
        named = [p for p in self._by_word.get(words[0].lower(), []) if p.gender == reading.gender]
        return [p for p in named if not any(is_patronymic(word) for word in p.words)]  # Савва Ильич of С. Кречет

    # -- where, and beside what --------------------------------------------------------------------------------

    def _find_places(self, runs: list[_Run]) -> None:
        sentence = -1
        for run in runs:
            person = next((found[0] for r in run.readings if (found := self._bearers(r))), None)
            if person is None:
                continue
            cases = {r.case for r in run.readings if person in self._bearers(r)}
            begins = self.sentence_of(run.start)
            first_case = "nomn" in cases
            leading = first_case and begins != sentence
            if leading:
                sentence = begins
            self._tell(person, run, cases)
            if not is_inside(run.start, self._quoted):
                self.places.append(Place(run.start, run.end, person, first_case, leading))

    def _tell(self, person: Person, run: _Run, cases: set[str]) -> None:
        """Keep what a person is called in front of the name and behind it."""
        front = _own_words(self._words_before(run.start))
        nouns = [word for word in front if word.islower()]
        self._take(person, nouns, cases)
        if (called := _CALLED.search(self.text, max(0, run.start - _FAR), run.start)) is not None:
            self._take(person, [w.lower() for w in WORD.findall(called["who"])], {"nomn", *cases})
        apart = _IN_FRONT.search(self.text, max(0, run.start - _FAR), run.start)
        if apart is not None and self.text[run.end : run.end + 1] == "," and "nomn" in cases:
            words = [word.lower() for word in WORD.findall(apart["words"])]
            if any(is_person(word) for word in words[:2]) and not any(_is_verb(word) for word in words):
                self._take(person, words[:2], {"nomn"})
        if nouns and person.role is None and any(is_person(word) for word in nouns):
            person.role = self._role(nouns, run.start, cases)
        apposed = _APPOSED.match(self.text, run.end)
        if apposed is not None:
            behind = [word.lower() for word in WORD.findall(apposed["words"])]
            head = next((k for k, word in enumerate(behind[:4]) if is_person(word)), None)
            if head is not None and not any(_is_verb(word) for word in behind[:head]):
                self._take(person, behind[: head + 1], {"nomn", *cases})
                person.about |= {lemma for word in behind for lemma in _nouns(word)}

    def _role(self, nouns: list[str], at: int, cases: set[str]) -> str:
        """The office in front of a name at `at`, in the first case: *мэру Ольховки* is *мэр Ольховки*."""
        persons = [word for word in nouns if is_person(word)]
        head = next((w for w in persons if any(f.animate and f.case in cases for f in forms(w))), persons[0])
        low = max(0, at - _FAR)
        spelt = list(re.finditer(rf"(?<!\w){re.escape(head)}(?!\w)", self.text[low:at], re.IGNORECASE))
        if not any(f.animate and f.case in cases for f in forms(head)):
            return " ".join([next(f.lemma for f in forms(head) if f.animate), *nouns[nouns.index(head) + 1 :]])
        role = " ".join(self.text[low + spelt[-1].start() : at].split()) if spelt else " ".join(nouns)
        role = role if "nomn" in cases else nominative(role, next(iter(sorted(cases))))
        return role if head.isupper() else role[:1].lower() + role[1:]

    def _take(self, person: Person, words: list[str], cases: set[str]) -> None:
        for word in words:
            if not is_person(word):
                person.about |= _nouns(word)
                continue
            same = {form.lemma for form in forms(word) if form.part == "NOUN" and form.animate and form.case in cases}
            person.offices |= {lemma.replace("ё", "е") for lemma in same}
            person.about |= _nouns(word)

    def _words_before(self, at: int) -> list[str]:
        """The words of a noun phrase right in front of a place, up to a mark, a verb or a preposition of another."""
        low = max(0, at - _FAR)
        tokens = [m.group() for m in _TOKEN.finditer(self.text, max(low, self.text.rfind("\n\n", low, at)), at)]
        out: list[str] = []
        for token in reversed(tokens[-_REACH:]):
            if not (token[0].isalnum() or token in '«»"“”'):
                break
            if token[0].isalnum():
                out.append(token if token.isupper() else token.lower())
        return out[::-1]


def _own_words(front: list[str]) -> list[str]:
    """Words in front of a name from behind the last verb on, and from behind *и* that joins somebody named to it."""
    low = 0
    for k, word in enumerate(front):
        joins = word == "и" and any(is_given(other) for other in front[:k])
        if joins or (_is_verb(word) and word.islower()):
            low = k + 1
    return front[low:]


def _goes_with(words: list[str], name: list[str]) -> bool:
    """Whether two names are one: one surname, and given names or initials that agree."""
    a, b = [w.lower().rstrip(".") for w in words], [w.lower().rstrip(".") for w in name]
    if is_patronymic(words[-1]) and len(a) < len(b):
        return a == b[: len(a)]
    if a[-1] != b[-1]:
        return False
    return all(
        one[:1] == other[:1] and (len(one) == 1 or len(other) == 1 or one == other)
        for one, other in zip(a[:-1], b[:-1], strict=False)
    )


def _singular(words: tuple[str, ...]) -> tuple[str, ...]:
    """*Евдокия Прохоровы* of a couple as she alone is called."""
    gender = next((form.gender for form in forms(words[0]) if form.kind == "Name"), None)
    if len(words) == 1 or gender is None or not _COUPLE.search(words[-1]):
        return words
    return (*words[:-1], words[-1][:-1] + ("а" if gender == "femn" else ""))


def _nouns(word: str) -> set[str]:
    return {form.lemma.replace("ё", "е") for form in forms(word)[:3] if form.part in ("NOUN", "ADJF")}


def _is_verb(word: str) -> bool:
    found = forms(word)
    return bool(found) and found[0].part in ("VERB", "GRND", "ADJS", "PRTS")
