"""Who says it in a Russian sentence read as words: the noun phrase in the first case that agrees with the cue."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.lexicon.russian_forms import ADJECTIVES, forms, part_of
from pipeline.extraction.rules.lexicon.russian_people import ANAPHORS, CHANNELS, WRITTEN
from pipeline.extraction.rules.words.adverbs import Adverbs
from pipeline.extraction.rules.words.parts import Word
from pipeline.extraction.rules.words.russian.agreement import Verb
from pipeline.extraction.rules.words.russian.names import is_given
from pipeline.extraction.rules.words.russian.noun_phrases import BODY, OF_PEOPLE, THROUGH, WHICH, NounPhrases
from pipeline.extraction.rules.words.russian.phrases import first_case

_HARD = (".", ";", ":", "-", "—", "–", "‒", "(", ")", "!", "?", "…")
_LONGEST = 16  # words of a clause in front of a cue
_LONGEST_INSERTION = 24  # words between commas
_WHICH = re.compile(r"котор(?:ый|ая|ое|ые)")
_OPENERS = frozenset("что чтобы будто если когда пока хотя поскольку однако но а или зато ведь так".split())
_ONE = frozenset("одного одной двоих двух троих трёх трех нескольких некоторых".split())
_SUBORDINATE = _OPENERS | frozenset("как где куда откуда чей чья чьё чьи кто чем раз пусть кому кого".split())
_AND = frozenset("и но а да".split())


class RussianSubjects(NounPhrases):
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
            return self._place_of(low, end, bare=True)
        ranked = self._ranked_subject(low, end - joined, verb)
        found = ranked[0] if ranked is not None else None
        if ranked is not None and ranked[1] >= BODY:
            return found
        place = self._place_of(low, end) if verb.number == "plur" else None
        found = place or self._behind_object(low, start, verb) or found
        return (self._of_chain(low, verb) if joined and place is None else None) or found

    def _behind_object(self, low: int, start: int, verb: Verb) -> Range | None:
        """*Завод, компания «Ветер», факт аварии отрицает*: the subject in front of commas and an object."""
        if low == 0 or self.words[low - 1].lower != "," or not self.has_object(low, start):
            return None
        found = self._before_insertion(low - 1, verb)
        between = range(found[1], low) if found is not None else range(0)
        told = any(self._is_finite(k) for k in between) and not any(
            self.words[k].lower.startswith(WHICH) for k in between
        )
        return found if found is not None and not told and self._rank(range(*found)) >= BODY else None

    def _of_chain(self, low: int, verb: Verb) -> Range | None:
        """*Ким вошёл, сел, отодвинул стул и сказал*: the subject of the verbs in front that a cue is joined to."""
        for k in range(low - 1, self.lead, -1):
            word = self.words[k]
            if word.quote is not None or word.lower in _HARD or word.lower in _OPENERS:
                return None
            if word.is_name or not self._is_finite(k):
                continue
            if word.lower in self.g.verbs:
                return None  # who says that says this, too
            other = self._verb(k)
            if (other.number, other.person) != (verb.number, verb.person) or other.gender != verb.gender:
                return None
            found = self._ranked_subject(self._clause_start(k, crossing=False), k, other)
            if found is not None and found[1] >= BODY:
                return found[0]
        return None

    def has_object(self, low: int, verb: int) -> bool:
        """Whether the words between two places begin with a noun phrase that the verb behind it has for its object."""
        end = verb
        while end > low and self.words[end - 1].lower in self.g.negations:
            end -= 1
        denied = end < verb or self.words[verb].lower in self.g.negations
        first = next((k for k in range(low, end) if part_of(self.words[k].lower) not in ADJECTIVES), end)
        if first >= end or self.words[low].quote is not None or self.words[low].lower in self.g.prepositions:
            return False
        cases = ("accs", "gent") if denied else ("accs",)
        return any(form.part == "NOUN" and form.case in cases for form in forms(self.words[first].text)[:3])

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
            if word.lower == "," or (word.lower in _AND and not self._joins(last)) or self._cites(last):
                break
            if last - first > _LONGEST or (self._is_finite(last) and not word.is_name):
                break
            last += 1
        if verb.bare:
            return None, first
        found = self._subject(first, last, verb)
        if found is None or (self._takes_objects(end - 1) and self._may_be_object(found)):
            return None, first
        if self._has_objects(end - 1) and self._may_be_object(found, BODY) and self.is_thing(found):
            return None, first  # …, предложил мир
        return found, last

    def heard(self, end: int) -> tuple[Range, int] | None:
        """*сообщили ТАСС в министерстве*, *говорится на сайте суда*: whose place a cue without a subject names."""
        k = self.adverbs.behind(end)
        last = k
        while last < len(self.words) and last - k < _LONGEST:
            word = self.words[last]
            if word.quote is not None or word.lower in _HARD or word.lower == ",":
                break
            if last > k and self._is_finite(last) and not word.is_name:
                break
            last += 1
        found = self._place_of(k, last, bare=self._verb(end - 1).bare)
        return (found, last) if found is not None else None

    def announcing(self, colon: int) -> Range | None:
        """Who stands in the first case before a colon, whatever is told of him: *Юсупова в своём канале: …*."""
        low = next((k + 1 for k in range(colon - 1, -1, -1) if self.words[k].lower in (".", ";", "!", "?")), 0)
        found = self._ranked_subject(low, colon, Verb(None, None, None, bare=False))
        return found[0] if found is not None and found[1] >= BODY else None

    def opening_one(self, end: int) -> Range | None:
        """The person or body in the first case of whom the words up to `end` tell."""
        found = self._ranked_subject(
            self._clause_start(end - 1, crossing=False), end, Verb(None, None, None, bare=False)
        )
        return found[0] if found is not None and found[1] >= BODY else None

    def speaks(self, low: int, high: int) -> bool:
        """Whether the words between two places are somebody in the first case and nothing else."""
        found = self._ranked_subject(low, high, Verb(None, None, None, bare=False))
        return found is not None and found[1] >= BODY and found[0][1] == high

    def swapped(self, left: Range | None, right: Range | None, start: int) -> bool:
        """*Сообщение подтвердила пресс-секретарь*: the phrase in front is told of where no person stands there."""
        if left is None or right is None:
            return False
        return self._rank(range(*left)) < self._rank(range(*right))

    def of_clause(self) -> tuple[Range, str | None] | None:
        """The noun phrase that is told of by the first verb, no pronoun and no name alone, and its gender or *plur*."""
        verb = next((k for k in range(len(self.words)) if self._is_finite(k) and not self.words[k].is_name), None)
        verb = 0 if verb is None and self.words and self._is_finite(0) else verb
        if verb is None:
            return None
        asked = self._verb(verb)
        found = None if asked.bare else self._ranked_subject(0, len(self.words), asked)
        if found is None or found[1] < BODY or self.words[found[0][0]].lower in self.g.pronouns | self.g.nobody:
            return None
        return found[0], "plur" if asked.number == "plur" else asked.gender

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

    def owner(self, start: int, *, named: bool = False) -> Range | None:
        """*слова мэра Кима*: the noun phrase in the second case that begins at `start`; `named`: or a name, *Аду Ким*,
        in the fourth."""
        end = start
        while end < len(self.words) and self.words[end].quote is None:
            word = self.words[end]
            found = forms(word.text)
            governed = any(form.case == "gent" for form in found) or (word.is_name and not found)
            governed = governed or (named and word.is_name and all(form.case != "nomn" for form in found))
            if not governed:
                break
            end += 1
        return (start, end) if end > start and self._rank(range(start, end)) >= BODY else None

    def quoted_one(self, start: int) -> Range | None:
        """*«…», цитирует мэра Кима ТАСС*: whom a cue at `start` has in the fourth case, an agency in capitals off."""
        whose = self.owner(start, named=True)
        if whose is None:
            return None
        end = next((k for k in range(start + 1, whose[1]) if self.words[k].text.isupper()), whose[1])
        return start, end

    def agree(self, one: int, other: int) -> bool:
        """Whether two cues ask for the same subject, and the other is a verb that reports."""
        first, second = self._verb(one), self._verb(other)
        same = (first.number, first.gender, first.person) == (second.number, second.gender, second.person)
        return same and self.words[other].lower in self.g.verbs and first.number is not None

    def drops(self, start: int) -> bool:
        """Whether the cue at `start` asks for a subject that the text need not name: *Говорит, что …*."""
        verb = self._verb(start)
        if verb.bare or verb.number == "plur":
            there = self.adverbs.before(start) - 1
            there -= there > 0 and self.words[there].lower == "же"
            return there >= 0 and self.words[there].lower == "там" and not (there and self.words[there - 1].is_name)
        return verb.number == "sing" and verb.person in ("3per", None)

    def may_speak(self, phrase: Range) -> bool:
        """Whether a phrase may be a person's or a body's."""
        return self._rank(range(*phrase)) >= BODY

    def is_thing(self, phrase: Range) -> bool:
        """Whether what stands in the first case is neither a person nor a body nor something written."""
        head = next((w for w in self.words[slice(*phrase)] if part_of(w.lower) not in ADJECTIVES), None)
        found = forms(head.text)[:1] if head is not None else ()
        common = any(form.part == "NOUN" and not form.animate and form.known and form.kind is None for form in found)
        lemma = first_case(head.lower) if head is not None else ""
        return (
            common and lemma not in self.g.bodies | WRITTEN | CHANNELS and head is not None and not head.text.isupper()
        )

    def goes_through(self, start: int, k: int) -> bool:
        """*источника в экстренных службах*: whether the preposition at `k` tells where a source at `start` is."""
        if self.words[k].lower == "из" and k > start and self.words[k - 1].lower in _ONE:
            return True  # по словам одного из них
        heads = (first_case(w.lower).replace("ё", "е") for w in self.words[start:k])
        return self.words[k].lower in THROUGH and any(head in OF_PEOPLE for head in heads)

    def cited(self, start: int) -> Range | None:
        """*со ссылкой на мэра Кима*: the noun phrase in the fourth case that begins at `start`."""
        head = start
        while head < len(self.words) and part_of(self.words[head].lower) in ADJECTIVES and not self.words[head].is_name:
            head += 1
        end = next((k for k in range(head, len(self.words)) if self._breaks(k)), len(self.words))
        return (start, self._phrase_end(head, end)) if head < end else None

    def _breaks(self, k: int) -> bool:
        """Whether a mark, a quotation, a conjunction or a verb ends at `k` what belongs together."""
        word = self.words[k]
        hard = word.quote is not None or word.lower in _HARD or word.lower in ",;" or word.lower in self.g.that
        return hard or (self._is_finite(k) and not word.is_name)

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

    def _cites(self, k: int) -> bool:
        """Whether *со ссылкой на* or *ссылаясь на* begins at `k`."""
        return any(tuple(w.lower for w in self.words[k : k + len(p)]) == p for p in self.g.citing)

    def _before_insertion(self, comma: int, verb: Verb) -> Range | None:
        """*Рогоз, чинивший паром, говорит*: the subject in front of an insertion, or a name inside it."""
        commas = [k for k in range(comma - 1, max(-1, comma - _LONGEST_INSERTION), -1) if self.words[k].lower == ","]
        for k in commas:
            if self._is_predicate(k + 1, comma):
                break  # Двое, в том числе дети, ранены, сообщили в МЧС
            low = self._clause_start(k, crossing=False)
            found = self._subject(low, k, verb)
            if found is None and (verb.number == "plur" or verb.bare):
                found = self._place_of(low, k)
            kin = found is not None and first_case(self.words[found[0]].lower) in ANAPHORS["kin"]
            if found is not None and (kin or not self._is_named(found)):
                apposed = self._subject(k + 1, comma, verb)
                named = apposed is not None and (self._is_named(apposed) or is_given(self.words[apposed[0]].text))
                return apposed if named else found
            if found is not None:
                return found
        return None

    def _is_predicate(self, low: int, high: int) -> bool:
        """Whether a finite verb stands between two places without a word in front of it that makes it a subclause."""
        verb = next((k for k in range(low, high) if self._is_finite(k) and not self.words[k].is_name), None)
        if verb is None:
            return False
        return not any(w.lower.startswith(WHICH) or w.lower in _SUBORDINATE for w in self.words[low:verb])

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
                speaks = form.animate or first_case(word.lower) in self.g.bodies or word.is_name
                if speaks and (form.number == "plur" or same):
                    return (self._with_modifiers(head, form, max(0, head - 4)), end)
        return None

    def _verb(self, start: int) -> Verb:
        """What the cue that begins at `start` asks of its subject."""
        for word in self.words[start : start + 4]:
            for form in sorted(forms(word.lower)[:3], key=lambda form: not form.past):  # пришли is no order
                if form.part == "VERB":
                    return Verb(form.number, form.gender, form.person, word.lower in self.g.impersonal)
                if form.part in ("PRTS", "ADJS"):
                    return Verb(form.number, form.gender, None, word.lower in self.g.impersonal)
        return Verb(None, None, None, False)


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
