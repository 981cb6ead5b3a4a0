"""Who says it in a Russian sentence read as words: the noun phrase in the first case that agrees with the cue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.lexicon.russian_forms import ADJECTIVES, Form, forms, is_finite, is_person, part_of
from pipeline.extraction.rules.lexicon.russian_people import CHANNELS
from pipeline.extraction.rules.words.adverbs import Adverbs
from pipeline.extraction.rules.words.parts import Word
from pipeline.extraction.rules.words.russian.names import NameForm, is_given, is_surname, name_forms
from pipeline.extraction.rules.words.russian.phrases import first_case
from pipeline.extraction.rules.words.subjects import Subjects

_HARD = (".", ";", ":", "-", "—", "–", "‒", "(", ")", "!", "?", "…")
_LONGEST = 16  # words of a clause in front of a cue
_LONGEST_INSERTION = 24  # words between commas
_WHICH = re.compile(r"котор(?:ый|ая|ое|ые)")
_OPENERS = frozenset("что чтобы будто если когда пока хотя поскольку однако но а или зато ведь так".split())
_AND = frozenset("и но а да".split())
_OF_PEOPLE = frozenset("источник собеседник собеседница представитель коллега исследователь эксперт ученый".split())
_POINTING = frozenset("этот тот весь такой какой который другой свой наш ваш мой сам один некоторый".split())
_BODY, _PERSON = 2, 3  # ranks of who may say something
_THROUGH = frozenset("из при от в во".split())


@dataclass(frozen=True)
class _Verb:
    """What a cue asks of its subject: number, gender in the past, person."""

    number: str | None
    gender: str | None
    person: str | None
    bare: bool  # it has no subject: *говорится*, *сказано*


class RussianSubjects(Subjects):
    """Finds speakers' noun phrases by case and agreement among the words of one Russian sentence."""

    def left(self, start: int) -> Range | None:
        """The subject in front of a cue; the place of those who say it in front of *сообщили*, *говорится*."""
        verb = self._verb(start)
        end = self._before_brackets(self.adverbs.before(start))
        if end and _WHICH.fullmatch(self.words[end - 1].lower):
            return self._bearer(end - 1)
        joined = end > 0 and self.words[end - 1].lower in _AND
        if end > 0 and self.words[end - 1].lower == ",":
            return self._before_insertion(end - 1, verb)
        low = self._clause_start(end - joined, crossing=joined)
        if verb.bare:
            return self._place_of(low, end)
        found = self._subject(low, end - joined, verb)
        if verb.number == "plur" and (found is None or self._rank(range(*found)) < _BODY):
            return self._place_of(low, end) or found
        return found

    def right(self, end: int) -> tuple[Range | None, int]:
        """The subject behind a cue, and where the words end among which it stands."""
        compound = part_of(self.words[end - 1].lower) in ("NOUN", "INFN") and end > 1
        verb = self._verb(end - 1 - compound)  # пожал плечами
        first = self.adverbs.behind(end)
        first += first < len(self.words) and self.words[first].lower == "и"  # заявил и директор
        last = first
        while last < len(self.words):
            word = self.words[last]
            if word.quote is not None or word.lower in _HARD or word.lower in self.g.that or word.lower in _OPENERS:
                break
            if word.lower == "," or (word.lower in _AND and not self._joins(last)):
                break
            if last - first > _LONGEST or (self._is_finite(last) and not word.is_name):
                break
            last += 1
        if verb.bare:
            return None, first
        found = self._subject(first, last, verb)
        if found is None or (self._takes_objects(end - 1) and self._may_be_object(found)):
            return None, first
        if last < len(self.words) and self.words[last].lower == "," and not self._is_named(found):
            name = self.name_at(last + 1)
            if name is not None:
                return (found[0], name), name  # сказал глава района, Савва Кречет
        return found, last

    def heard(self, end: int) -> tuple[Range, int] | None:
        """*сообщили ТАСС в министерстве*, *говорится на сайте суда*: whose place a cue without a subject names."""
        k = self.adverbs.behind(end)
        last = k
        while last < len(self.words) and last - k < _LONGEST:
            word = self.words[last]
            if word.quote is not None or word.lower in _HARD or word.lower == "," or word.lower in self.g.that:
                break
            if last > k and self._is_finite(last) and not word.is_name:
                break
            last += 1
        found = self._place_of(k, last)
        return (found, last) if found is not None else None

    def announcing(self, colon: int) -> Range | None:
        """Who stands in the first case before a colon, whatever is told of him: *Юсупова в своём канале: …*."""
        low = next((k + 1 for k in range(colon - 1, -1, -1) if self.words[k].lower in (".", ";", "!", "?")), 0)
        found = self._subject(low, colon, _Verb(None, None, None, bare=False))
        return found if found is not None and self._rank(range(*found)) >= _BODY else None

    def swapped(self, left: Range | None, right: Range | None, start: int) -> bool:
        """*Сообщение подтвердила пресс-секретарь*: the phrase in front is told of where no person stands there."""
        if left is None or right is None:
            return False
        return self._rank(range(*left)) < self._rank(range(*right))

    def is_verb(self, k: int) -> bool:
        """Tell a verb that reports from a name that looks like one: *Веля*."""
        return self.words[k].lower in self.g.verbs and not (k > 0 and self.words[k].is_name)

    def has_plural(self, start: int) -> bool:
        """Whether the cue at `start` may have nobody in particular as its subject: *сообщили*, *отмечают*."""
        verb = self._verb(start)
        return verb.bare or verb.number == "plur"

    def tells(self, k: int) -> bool:
        """Whether the word at `k` is a finite verb, or an adjective that stands for one."""
        return self._is_finite(k) or part_of(self.words[k].lower) in ("ADJS", "PRED")

    def fronted_object(self, start: int) -> Range | None:
        """*Отказ подтвердила мэр*: the noun phrase in the fourth case with which the sentence begins."""
        low = self._clause_start(start, crossing=False)
        while low < start and self.words[low].lower in self.g.connectors | self.g.adverbs:
            low += 1
        words = self.words[low:start]
        if not words or words[0].lower in self.g.prepositions or any(w.quote is not None for w in words):
            return None
        noun = any(f.part == "NOUN" and f.case == "accs" for w in words[:3] for f in forms(w.text))
        return (low, start) if noun and low == self._clause_start(low, crossing=True) else None

    def owner(self, start: int) -> Range | None:
        """*слова мэра Кима*: the noun phrase in the second case that begins at `start`."""
        end = start
        while end < len(self.words) and self.words[end].quote is None:
            word = self.words[end]
            genitive = any(form.case == "gent" for form in forms(word.text)) or (word.is_name and not forms(word.text))
            if not genitive or (end > start and is_finite(word.lower) and not word.is_name):
                break
            end += 1
        return (start, end) if end > start and self._rank(range(start, end)) >= _BODY else None

    def agree(self, one: int, other: int) -> bool:
        """Whether two cues ask for the same subject, and the other is a verb that reports."""
        first, second = self._verb(one), self._verb(other)
        same = (first.number, first.gender, first.person) == (second.number, second.gender, second.person)
        return same and self.words[other].lower in self.g.verbs and first.number is not None

    def drops(self, start: int) -> bool:
        """Whether the cue at `start` asks for a subject that the text need not name: *Говорит, что …*."""
        verb = self._verb(start)
        if verb.bare:
            return [w.lower for w in self.words[max(0, start - 2) : start]] == ["там", "же"]
        return verb.number == "sing" and verb.person in ("3per", None)

    # -- clauses -----------------------------------------------------------------------------------------------

    def _clause_start(self, end: int, *, crossing: bool) -> int:
        """Where the clause begins that ends at `end`; `crossing` goes over verbs that share a subject."""
        low = end
        while low > self.lead and end - low < _LONGEST:
            word = self.words[low - 1]
            if word.quote is not None or word.lower in _HARD or word.lower == ",":
                break
            verb = self._is_finite(low - 1) and not word.is_name
            if word.lower in _OPENERS or (verb and (not crossing or word.lower in self.g.verbs)):
                break
            low -= 1
        return low

    def _before_insertion(self, comma: int, verb: _Verb) -> Range | None:
        """*Рогоз, чинивший паром, говорит*: the subject in front of an insertion, or a name inside it."""
        commas = [k for k in range(comma - 1, max(-1, comma - _LONGEST_INSERTION), -1) if self.words[k].lower == ","]
        for k in commas:
            if self._is_name(k + 1, comma) and self._subject(k + 1, comma, verb):
                return (k + 1, comma)
            low = self._clause_start(k, crossing=False)
            found = self._subject(low, k, verb)
            if found is None and (verb.number == "plur" or verb.bare):
                found = self._place_of(low, k)
            if found is not None and not self._is_named(found):
                apposed = self._subject(k + 1, comma, verb)
                return apposed if apposed is not None and self._is_named(apposed) else found
            if found is not None:
                return found
        return None

    def _bearer(self, which: int) -> Range | None:
        """The noun phrase that *который* stands for: it has its number and gender."""
        relative = next(iter(forms(self.words[which].lower)), None)
        end = which - (which > 0 and self.words[which - 1].lower == ",")
        for head in range(end - 1, max(-1, end - 8), -1):
            word = self.words[head]
            if word.quote is not None or word.lower in _HARD or self._is_finite(head):
                return None
            for form in forms(word.text):
                if form.part != "NOUN" or relative is None or form.number != relative.number:
                    continue
                same = form.gender == relative.gender or (form.gender == "masc" and form.case == "nomn")
                if form.animate and (form.number == "plur" or same):
                    return (self._with_modifiers(head, form, max(0, head - 4)), end)
        return None

    # -- noun phrases ------------------------------------------------------------------------------------------

    def _subject(self, low: int, high: int, verb: _Verb) -> Range | None:
        """The phrase in the first case between two places that agrees with a verb; persons go before things."""
        best: tuple[int, int, Form | None] | None = None
        for k in range(max(low, self.lead), high):
            form = self._first_case(k, verb)
            if form is _NONE or self._is_governed(k, max(low, self.lead)):
                continue
            rank = self._rank([k])
            if best is None or rank > best[0]:
                best = (rank, k, form)
        if best is None or best[0] == 0:
            return None
        _, head, form = best
        start = self._with_modifiers(head, form, max(low, self.lead))
        return (start, self._phrase_end(head, high))

    def _first_case(self, k: int, verb: _Verb) -> Form | None:
        """How the word at `k` can be the subject: `_NONE` if it cannot, `None` if the dictionary does not know it."""
        word = self.words[k]
        if word.quote is not None or not word.text[0].isalpha() or word.lower in self.g.prepositions:
            return _NONE
        if word.text.isupper() and len(word.text) > 1:
            return None if verb.number in ("sing", None) else _NONE
        found = forms(word.text)
        if not found:
            return None if word.is_name else _NONE
        if word.is_name and any(_fits(name, verb, word.text) for name in name_forms(word.text)):
            return None
        if word.is_name and "." in word.text:
            return None  # a site
        behind = self.words[k + 1] if k + 1 < len(self.words) else None
        for form in found:
            if form.case != "nomn" or form.part not in ("NOUN", "NPRO", "NUMR", *ADJECTIVES):
                continue
            if word.lower in self.g.pronouns and form.part != "NPRO":
                continue  # её попросили
            if form.part != "NOUN" and form.number == "sing" and form.gender == "neut":
                continue  # это, другое
            if form.part in ADJECTIVES and behind is not None and self._goes_with(form, behind):
                continue
            if form.part == "NOUN" and form.kind in ("Name", "Surn", "Patr") and not word.is_name:
                continue
            if word.is_name and not form.known and form.number == "plur":
                continue  # в Минпорте Норландии уточняют
            if _agrees(form, verb):
                return form
        unknown = word.is_name and not any(form.known or form.part in ADJECTIVES for form in found)
        undeclined = unknown and word.text[-1] not in "аяыёюйеу" and found[0].part != "VERB"
        return None if undeclined and verb.number in ("sing", None) else _NONE

    def _goes_with(self, adjective: Form, noun: Word) -> bool:
        return any(
            form.part in ("NOUN", *ADJECTIVES) and form.case == "nomn" and form.number == adjective.number
            for form in forms(noun.text)
        )

    def _is_governed(self, k: int, low: int) -> bool:
        """Whether a preposition governs the word at `k`, adjectives between them jumped."""
        while k > low and part_of(self.words[k - 1].lower) in ADJECTIVES and not self.words[k - 1].is_name:
            k -= 1
        return k > low and self.words[k - 1].lower in self.g.prepositions

    def _takes_objects(self, verb: int) -> bool:
        """Whether a cue that has objects opens its clause or stands behind its subject: not *«…», подтвердил завод*."""
        inverted = verb > 0 and self.words[verb - 1].lower in (",", "—", "–", "‒", "-")
        return not inverted and self.g.verbs.get(self.words[verb].lower) in self.g.objects

    def _may_be_object(self, phrase: Range) -> bool:
        """Whether a thing behind a verb looks in the first case as it does in the fourth: *опровергли сообщения*."""
        if self._rank(range(*phrase)) >= _PERSON:
            return False
        return any(form.case == "accs" for k in range(*phrase) for form in forms(self.words[k].text))

    def _rank(self, places: Iterable[int]) -> int:
        """How likely who stands there says something: a person 3, a body 2, another thing 1, else 0."""
        best = 0
        for k in places:
            word = self.words[k]
            if word.lower in self.g.nobody and word.lower not in ("я", "мы"):
                continue
            if word.lower in self.g.pronouns or is_person(word.lower) or is_given(word.text):
                return _PERSON
            if word.lower in self.g.offices:
                return _PERSON
            found = forms(word.text)
            named = word.is_name and (not found or found[0].kind in ("Surn", "Patr") or not found[0].known)
            if named or word.lower in ("я", "мы") or any(f.part == "NOUN" and f.animate for f in found[:1]):
                return _PERSON
            if any(f.part in ADJECTIVES and f.number == "plur" and f.lemma not in _POINTING for f in found[:1]):
                best = max(best, _BODY)  # местные, пострадавшие
            if any(form.part in ADJECTIVES for form in found[:1]) and not word.is_name:
                best = max(best, 1)
            elif first_case(word.lower) in self.g.bodies or word.is_name or word.text.isupper():
                best = max(best, _BODY)
            elif any(form.part in ("NOUN", "NUMR", "NPRO") for form in found[:2]):
                best = max(best, 1)
        return best

    def _with_modifiers(self, head: int, form: Form | None, low: int) -> int:
        """Where a phrase begins whose head stands at `head`: with its adjectives and *один из*, *сам*."""
        start = head
        while start > low:
            word = self.words[start - 1]
            found = forms(word.lower)
            if word.quote is not None or not word.text[0].isalpha():
                break
            fits = form is None or any(
                f.part in (*ADJECTIVES, "NUMR") and f.case in (form.case, None) and f.number in (form.number, None)
                for f in found
            )
            if not found or found[0].part not in (*ADJECTIVES, "NUMR") or not fits:
                break
            start -= 1
        return start

    def _phrase_end(self, head: int, high: int) -> int:
        """Where a phrase ends: behind complements and names, before another's words, an adverb or a preposition."""
        end = head + 1
        if self.words[head].lower in self.g.pronouns:
            return end  # сказал он «Вестнику»
        person = is_person(self.words[head].lower)
        of_people = first_case(self.words[head].lower).replace("ё", "е") in _OF_PEOPLE
        while end < high:
            word = self.words[end]
            if word.lower == "и" and end + 1 < high and self._joins(end):
                end += 1
                continue
            if not word.text[0].isalnum():
                if word.lower not in ("№", "«", "»", '"'):
                    break
                end += 1
                continue
            if word.lower in self.g.prepositions:
                named = any(w.is_name for w in self.words[end:high])
                if (word.lower in ("из", "при", "от") and not named) or (of_people and word.lower in _THROUGH):
                    of_people = False
                    end += 1
                    continue
                if word.lower == "из" and person and end == head + 1:
                    end += 1
                    continue
                break
            found = forms(word.text)
            complement = any(f.case == "gent" and f.part in ("NOUN", *ADJECTIVES, "NUMR") for f in found)
            apposed = word.is_name or any(f.part == "NOUN" and f.case == "nomn" and f.animate for f in found)
            in_phrase = end > head + 1 and self.words[end - 1].lower not in self.g.prepositions
            after_preposition = self.words[end - 1].lower in self.g.prepositions or (
                in_phrase and self._follows_preposition(head, end)
            )
            if not (complement or apposed or after_preposition or not found or word.text.isupper()):
                break
            if word.lower in self.g.adverbs | self.g.hedges or (
                part_of(word.lower) in ("ADVB", "GRND", "VERB") and not word.is_name
            ):
                break
            end += 1
        return end

    def _follows_preposition(self, head: int, k: int) -> bool:
        """Whether the word at `k` belongs to a preposition in this phrase: *в экстренных службах*."""
        place = k - 1
        while place > head and part_of(self.words[place].lower) in ADJECTIVES:
            place -= 1
        return place > head and self.words[place].lower in self.g.prepositions

    def _place_of(self, low: int, high: int) -> Range | None:
        """*в пресс-службе …*, *на сайте суда*: the body or the paper behind *в* or *на*, without times and channels."""
        for k in range(max(low, self.lead), high - 1):
            if self.words[k].lower not in ("в", "во", "на") or self.adverbs.at(k):
                continue
            end = k + 1
            while end < high and not (self.words[end].lower in self.g.prepositions and end > k + 1):
                if self.words[end].lower in self.g.pronouns | {"нам", "мне", "вам"}:
                    break
                if end > k + 2 and part_of(self.words[end].lower) in ("ADVB", "VERB", "PRTS"):
                    break
                end += 1
            head = next((i for i in range(k + 1, end) if self._is_located(i)), None)
            if head is None:
                continue
            lemma = first_case(self.words[head].lower)
            if lemma in CHANNELS and head + 1 < end:
                return (head + 1, end)
            if lemma in CHANNELS and lemma not in self.g.bodies:
                continue
            return (k + 1, end)
        return None

    def _is_located(self, k: int) -> bool:
        """Whether the word at `k` is a noun in the prepositional case that may stand for those who are there."""
        word = self.words[k]
        nouns = [form for form in forms(word.lower) if form.part == "NOUN"]
        if word.text.isupper() and len(word.text) > 1:
            return True
        lemma = first_case(word.lower)
        if lemma in _TIMES or (nouns and not any(form.case == "loct" for form in nouns)):
            return False
        return bool(nouns) and not is_person(word.lower)

    def _joins(self, k: int) -> bool:
        """Whether *и* at `k` stands between two names or two nouns of persons."""
        if not 0 < k < len(self.words) - 1 or self.words[k].lower != "и":
            return False
        before, behind = self.words[k - 1], self.words[k + 1]
        return (before.is_name and behind.is_name) or (is_person(before.lower) and is_person(behind.lower))

    def _is_named(self, phrase: Range) -> bool:
        return any(w.is_name and not w.text.isupper() for w in self.words[phrase[0] + 1 : phrase[1]])

    def _is_finite(self, k: int) -> bool:
        word = self.words[k]
        return word.quote is None and (word.lower in self.g.verbs or is_finite(word.lower))

    def _verb(self, start: int) -> _Verb:
        """What the cue that begins at `start` asks of its subject."""
        for word in self.words[start : start + 4]:
            for form in forms(word.lower)[:3]:
                if form.part == "VERB":
                    return _Verb(form.number, form.gender, form.person, word.lower in self.g.impersonal)
                if form.part in ("PRTS", "ADJS"):
                    return _Verb(form.number, form.gender, None, word.lower in self.g.impersonal)
        return _Verb(None, None, None, False)


def _agrees(form: Form, verb: _Verb) -> bool:
    """Whether a noun in the first case can be the subject of a verb; *врач сказала* is allowed."""
    if form.part == "NPRO" and verb.person is not None and form.person not in (verb.person, None):
        return False
    if form.part == "NPRO" and verb.person is None and form.person in ("1per", "2per"):
        return verb.number in (form.number, None)
    if form.part == "NUMR":
        return True
    if verb.number is not None and form.number is not None and form.number != verb.number:
        return False
    if verb.person in ("1per", "2per") and form.part != "NPRO":
        return False
    if verb.gender is None or form.gender is None or form.number == "plur":
        return True
    if form.gender == verb.gender:
        return True
    return verb.gender == "femn" and form.gender == "masc" and form.animate and form.kind is None


def _fits(name: NameForm, verb: _Verb, word: str) -> bool:
    """Whether a name can be the subject of a verb; one that is a man's in the second case only of a woman's verb."""
    if name.kind is None or name.case != "nomn" or verb.number not in ("sing", None):
        return False
    sure = is_surname(word) or any(form.case == "nomn" and form.kind is not None for form in forms(word))
    return verb.gender in (name.gender, None) if sure else verb.gender == name.gender


_NONE = Form("", "", None, None, None, None, False, None, False, False, 0.0, "")
_TIMES = frozenset(
    """понедельник вторник среда четверг пятница суббота воскресенье год месяц неделя день утро вечер ночь час минута
    январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь время ход беседа интервью эфир
    момент начало конец результат итог рамка связь отношение честь общий целое частность""".split()
)


def speaker_beside(found: Sequence[re.Match[str]], cue: int, grammar: Grammar) -> Range | None:
    """Who says it in words that hold nothing but a cue and its speaker, as places in the text; `cue` is one of them."""
    words = [Word(m.group(), m.group().lower(), *m.span()) for m in found]
    subjects = RussianSubjects(words, grammar, Adverbs(words, grammar))
    who = subjects.left(cue) or subjects.right(cue + 1)[0]
    return (words[who[0]].start, words[who[1] - 1].end) if who is not None else None


def is_spoken(found: Sequence[re.Match[str]], place: int, grammar: Grammar) -> bool:
    """Whether a word beside words that somebody says is their cue: a verb of saying, or any with a person beside it."""
    word = found[place].group().lower()
    if word in grammar.verbs:
        return True
    told = any(form.part == "VERB" and form.person in ("3per", None) for form in forms(word)[:1])
    return told and speaker_beside(found, place, grammar) is not None
