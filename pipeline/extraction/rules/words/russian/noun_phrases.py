"""Noun phrases of a Russian sentence read as words: subjects, places that stand for those who are there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.russian_forms import ADJECTIVES, Form, forms, is_finite, is_person, part_of
from pipeline.extraction.rules.lexicon.russian_people import CHANNELS
from pipeline.extraction.rules.words.parts import Word
from pipeline.extraction.rules.words.russian.agreement import NONE, Verb, agrees, fits
from pipeline.extraction.rules.words.russian.names import is_given, name_forms
from pipeline.extraction.rules.words.russian.phrases import first_case
from pipeline.extraction.rules.words.subjects import Subjects

OF_PEOPLE = frozenset("источник собеседник собеседница представитель коллега исследователь эксперт ученый".split())
_POINTING = frozenset("этот тот весь такой какой который другой свой наш ваш мой сам один некоторый".split())
BODY, PERSON = 2, 3  # ranks of who may say something
WHICH = "котор"
_IN_IT = frozenset("нём нем ней них".split())
_TOLD = frozenset(
    """слово обвинение заявление сообщение утверждение опасение слух претензия упрек довод предложение решение
    публикация новость жалоба""".split()
)  # what is denied or called something
_OFFICE = re.compile(r"(?:мин|рос|гос|обл|рай|гор|глав|центр|след|мос|евро)")  # Минпорт, Росмост: they are somebody's
THROUGH = frozenset("из при от в во".split())
_TIMES = frozenset(
    """понедельник вторник среда четверг пятница суббота воскресенье год месяц неделя день утро вечер ночь час минута
    январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь время ход беседа интервью эфир
    момент начало конец результат итог рамка связь отношение честь общий целое частность""".split()
)


class NounPhrases(Subjects):
    """Finds noun phrases by case and agreement."""

    def _subject(self, low: int, high: int, verb: Verb) -> Range | None:
        """The phrase in the first case between two places that agrees with a verb; persons go before things."""
        found = self._ranked_subject(low, high, verb)
        return found[0] if found is not None else None

    def _ranked_subject(self, low: int, high: int, verb: Verb) -> tuple[Range, int] | None:
        """That phrase, and how likely it is that who is called so says something."""
        best: tuple[int, int, Form | None] | None = None
        for k in range(max(low, self.lead), high):
            form = self._first_case(k, verb)
            if form is NONE or self._is_governed(k, max(low, self.lead)) or self._is_counted(k, verb):
                continue
            rank = self._rank([k], form)
            if best is None or rank > best[0]:
                best = (rank, k, form)
        if best is None or best[0] == 0:
            return None
        rank, head, form = best
        start = self._with_modifiers(head, form, max(low, self.lead))
        return (start, self._phrase_end(head, high)), rank

    def _first_case(self, k: int, verb: Verb) -> Form | None:
        """How the word at `k` can be the subject: `NONE` if it cannot, `None` if the dictionary does not know it."""
        word = self.words[k]
        if word.quote is not None or not word.text[0].isalpha() or word.lower in self.g.prepositions:
            return NONE
        if word.text.isupper() and len(word.text) > 1:
            return None if verb.number in ("sing", None) else NONE
        found = forms(word.text)
        if not found:
            return None if word.is_name else NONE
        if word.is_name and any(fits(name, verb, word.text) for name in name_forms(word.text)):
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
            if agrees(form, verb):
                return form
        unknown = word.is_name and not any(form.known or form.part in ADJECTIVES for form in found)
        undeclined = unknown and word.text[-1] not in "аяыёюйеу" and found[0].part != "VERB"
        return None if undeclined and verb.number in ("sing", None) else NONE

    def _goes_with(self, adjective: Form, noun: Word) -> bool:
        return any(
            form.part in ("NOUN", *ADJECTIVES) and form.case == "nomn" and form.number == adjective.number
            for form in forms(noun.text)
        )

    def _is_governed(self, k: int, low: int) -> bool:
        """Whether a preposition governs the word at `k`, adjectives between them jumped."""
        while k > low and part_of(self.words[k - 1].lower) in ADJECTIVES and not self.words[k - 1].is_name:
            if self.words[k - 1].lower.startswith(WHICH):
                return False  # письмо, в котором мэр просит …
            k -= 1
        return k > low and self.words[k - 1].lower in self.g.prepositions

    def _is_counted(self, k: int, verb: Verb) -> bool:
        """*Комитет подтвердил гибель двух человек*: a number in another case, or before what is one, governs the word
        at `k`."""
        if k == 0:
            return False
        number = self.words[k - 1]
        if number.text.isdigit():
            return verb.number == "sing" and number.text != "1"
        found = forms(number.lower)[:3]
        return bool(found) and found[0].part == "NUMR" and not any(form.case == "nomn" for form in found)

    def _takes_objects(self, verb: int) -> bool:
        """Whether a cue that has objects opens its clause or stands behind its subject: not *«…», подтвердил завод*."""
        inverted = verb > 0 and self.words[verb - 1].lower in (",", "—", "–", "‒", "-")
        return not inverted and self._has_objects(verb)

    def _has_objects(self, verb: int) -> bool:
        return self.g.verbs.get(self.words[verb].lower) in self.g.objects

    def _may_be_object(self, phrase: Range, least: int = PERSON) -> bool:
        """Whether a thing behind a verb looks in the first case as it does in the fourth: *опровергли сообщения*."""
        if self._rank(range(*phrase)) >= least:
            return False
        return any(form.case == "accs" for k in range(*phrase) for form in forms(self.words[k].text))

    def _rank(self, places: Iterable[int], form: Form | None = None) -> int:
        """How likely who stands there says something: a person 3, a body 2, another thing 1, else 0.

        `form` is how the one word there is read.
        """
        thing = form is not None and form.part == "NOUN" and not form.animate and form.kind is None
        best = 0
        for k in places:
            word = self.words[k]
            if word.lower in self.g.nobody and word.lower not in ("я", "мы"):
                continue
            if word.lower in self.g.pronouns or (is_person(word.lower) and not thing) or is_given(word.text):
                return PERSON
            if word.lower in self.g.offices:
                return PERSON
            found = forms(word.text)
            named = word.is_name and (not found or found[0].kind in ("Surn", "Patr") or not found[0].known)
            if (
                named
                or word.lower in ("я", "мы")
                or (not thing and any(f.part == "NOUN" and f.animate for f in found[:1]))
            ):
                return PERSON
            if any(f.part in ADJECTIVES and f.number == "plur" and f.lemma not in _POINTING for f in found[:1]):
                best = max(best, BODY)  # местные, пострадавшие
            if any(form.part in ADJECTIVES for form in found[:1]) and not word.is_name:
                best = max(best, 1)
            elif first_case(word.lower) in self.g.bodies or word.is_name:
                best = max(best, BODY)
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
                f.part in (*ADJECTIVES, "NUMR")
                and f.case in (form.case, None)
                and f.number in (form.number, None)
                and (f.gender in (form.gender, None) or form.gender is None or form.number == "plur")
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
        of_people = first_case(self.words[head].lower).replace("ё", "е") in OF_PEOPLE
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
                if (word.lower in ("из", "при", "от") and not named) or (of_people and word.lower in THROUGH):
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
            if not (complement or apposed or after_preposition or not found):
                break
            if word.lower in self.g.adverbs | self.g.hedges or (
                (part_of(word.lower) in ("ADVB", "GRND", "VERB") or is_finite(word.lower)) and not word.is_name
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

    def _place_of(self, low: int, high: int, *, bare: bool = False) -> Range | None:
        """*в пресс-службе …*, *на сайте суда*: the body or the paper behind *в* or *на*, without times and channels.

        `bare`: of a verb that has no subject, *говорится в посте*, *в нём сказано*.
        """
        for k in range(max(low, self.lead), high - 1):
            if self.words[k].lower not in ("в", "во", "на", "из") or self.adverbs.at(k):
                continue
            if bare and self.words[k + 1].lower in _IN_IT:
                return (k + 1, k + 2)
            end = k + 1
            while end < high and not (self.words[end].lower in self.g.prepositions and end > k + 1):
                if self.words[end].lower in self.g.pronouns | {"нам", "мне", "вам"} and not self._is_whose(end, high):
                    break
                if end > k + 1 and self._leaves(k + 1, end):
                    break
                end += 1
            from_it = self.words[k].lower == "из"  # позвонили из министерства
            head = next((i for i in range(k + 1, end) if self._is_located(i, "gent" if from_it else "loct")), None)
            if from_it and head is not None and first_case(self.words[head].lower) not in self.g.bodies:
                continue
            if head is None:
                continue
            end = self._behind_toponym(head, end)
            lemma = first_case(self.words[head].lower)
            other = head + 1 < end and self.words[head + 1].lower in ("того", "той", "этого", "этой")
            if lemma in CHANNELS and head + 1 < end and not other:
                return (head + 1, end)
            return (k + 1, end)
        return None

    def _is_whose(self, k: int, high: int) -> bool:
        """Whether a pronoun at `k` tells whose the body behind it is: *в сообщении её ведомства*."""
        his = self.words[k].lower in ("его", "её", "ее", "их") and k + 1 < high
        return his and first_case(self.words[k + 1].lower) in self.g.bodies

    def _leaves(self, first: int, k: int) -> bool:
        """Whether the word at `k` is no part of the phrase in front of it: *в порту ещё*, *в порту слухи* назвали …"""
        word = self.words[k]
        part = part_of(word.lower)
        if word.is_name or all(part_of(w.lower) in ADJECTIVES for w in self.words[first:k]):
            return False
        likeliest = forms(word.lower)[:1]
        told = any(form.lemma in _TOLD and form.case == "accs" for form in forms(word.lower))
        apart = part == "NOUN" and (told or likeliest[0].case in ("nomn", "accs"))
        same = word.lower == "же" and self.words[k - 1].lower in ("того", "той", "тех")
        if part in ADJECTIVES and not any(form.case == "gent" for form in forms(word.lower)):
            return True  # в мэрии эти данные опровергли
        return apart or (part in ("ADVB", "VERB", "PRTS", "GRND", "PRCL") and not same)

    def _behind_toponym(self, head: int, end: int) -> int:
        """*В Лотенбурге обвинения назвали ложью*: where the name of a place ends, which has no complement."""
        name = self.words[head]
        if not name.is_name or name.text.isupper() or first_case(name.lower) in self.g.bodies | CHANNELS:
            return end
        if _OFFICE.match(name.lower) and not any(form.kind == "Geox" and form.known for form in forms(name.lower)):
            return end
        return next((k for k in range(head + 1, end) if not self.words[k].is_name), end)

    def _is_located(self, k: int, case: str) -> bool:
        """Whether the word at `k` is a noun in a case behind a preposition that may stand for those who are there."""
        word = self.words[k]
        nouns = [form for form in forms(word.lower) if form.part == "NOUN"]
        if word.text.isupper() and len(word.text) > 1:
            return True
        lemma = first_case(word.lower)
        if lemma in _TIMES or (nouns and not any(form.case == case for form in nouns)):
            return False
        return bool(nouns) and (word.is_name or not is_person(word.lower))

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
