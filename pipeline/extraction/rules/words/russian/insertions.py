"""Cues put into a Russian clause, *паром, уверяет Ким, цел*: where that clause begins, and what goes on behind them."""

from __future__ import annotations

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.russian_deeds import is_deed
from pipeline.extraction.rules.lexicon.russian_forms import ADJECTIVES, forms, is_person, part_of
from pipeline.extraction.rules.lexicon.russian_people import CHANNELS, ISSUED, WRITTEN
from pipeline.extraction.rules.words.russian.phrases import first_case
from pipeline.extraction.rules.words.russian.subjects import RussianSubjects
from pipeline.extraction.rules.words.tokens import Tokens

_TURNS = frozenset("но а однако хотя зато причём причем".split())
_SOURCES = frozenset("данные источник слово слова информация опыт часть исследование результат собеседник".split())
_CONDITIONS = frozenset("пока если когда хотя поскольку чтобы раз коли едва".split())
_CONJUNCTIONS = frozenset("а но и однако зато хотя".split())
_TURNS_OF_TWO = (("при", "этом"), ("тогда", "как"), ("в", "то"), ("вместе", "с"), ("и", ","))
_BEFORE_WHETHER = 4  # words of its clause
_ASKING = frozenset(
    """спросить спрашивать поинтересоваться интересоваться объяснить объяснять пояснить пояснять рассказать рассказывать
    уточнить уточнять""".split()
)
_QUESTION_WORDS = frozenset(
    "где куда откуда когда кто кого кому кем чей сколько какой какая какое какие каков насколько чем".split()
)
_ASKING_SOMEBODY = frozenset(
    "просить попросить призвать призывать уговаривать умолять обязать убеждать убедить молить".split()
)
_ANNOUNCING = frozenset("заявить заявлять сообщить сообщать объявить объявлять предупредить предупреждать".split())
_COUNTING = frozenset("говорить отчитаться отчитываться доложить докладывать отрапортовать написать писать".split())
_QUALITY = "ость"
_TALKING = frozenset("говорить рассказывать утверждать уверять признаваться вспоминать сказывать".split())


class Insertions(Tokens):
    """Finds the clause that a cue is put into."""

    def _own_clause(self, low: int, at: int) -> int:
        """Where the clause begins, from `low` on, that holds the insertion at `at` in what another cue reports.

        *Ким сказал, что паром, как уверяют в порту, цел*; *По словам Кима, паром цел, но течь, признал он, есть*.
        """
        here = self._place(self.words[at].start, self.words[at].end)[0]
        outer = next((d for d in reversed(self.told) if any(a < here < b for a, b in d.content)), None)
        if not self.g.inflected or outer is None or outer.cue is None:
            return low
        goes_on = any(w.lower == "," for w in self.words[at + 1 : self._sentence_end()])
        for k in range(at - 1, low, -1):
            where = self._place(self.words[k].start, self.words[k].end)[0]
            if where < max(outer.content[0][0], outer.cue[1]):
                return k + 1 if goes_on else low
            if self.words[k].lower == ";":
                return k + 1
            first = self._behind_turn(k + 1) if self.words[k].lower == "," and goes_on else k + 1
            if k + 1 < first <= at + 1 and not any(a <= where < b for a, b in self.s.fragments):
                return first
        return low

    def _opens_another(self, i: int) -> bool:
        """*Мост цел, а по словам Кима, закрыт*, *…: по данным порта, …*: whether the phrase at `i` opens a clause."""
        if not self.g.inflected or i < 1:
            return False
        front = [w.lower for w in self.words[max(0, i - 2) : i]]
        if len(front) > 1 and front[1] == "," and front[0] in _CONJUNCTIONS:
            return i > 2
        return front[-1] in (":", ";") or (len(front) > 1 and front[0] in (",", ";") and front[1] in _CONJUNCTIONS)

    def _own_phrase(self, i: int, phrase: tuple[str, ...]) -> Range | None:
        """*Ким, по собственному признанию, устал*: whose a phrase at `i` is that says it is the subject's own."""
        if not self.g.inflected or not any(word.startswith("собственн") for word in phrase):
            return None
        subjects = self.subjects
        return subjects.opening_one(i) if isinstance(subjects, RussianSubjects) else None

    def _is_attributed(self, k: int) -> bool:
        """*по его словам, …*: whether a Russian clause at `k` names its own source."""
        ahead = [w.lower for w in self.words[k : k + 3]]
        if not self.g.inflected or len(ahead) < len(("по", "его", "словам")):
            return False
        return ahead[1] in self.g.pronouns and (ahead[0], ahead[2]) in self.g.phrases

    def _behind_turn(self, k: int) -> int:
        """Where a clause begins behind the conjunction at `k` that sets it against the one before; else `k`."""
        ahead = tuple(w.lower for w in self.words[k : k + 2])
        end = k + 2 if ahead in _TURNS_OF_TWO else k + (ahead[:1] != () and ahead[0] in _TURNS)
        while k < end < len(self.words) and self.words[end].lower == ",":
            end += 1
        return end

    def _behind_title(self, edge: int, stop: int) -> int:
        """Where what is told goes on behind words in apposition to who tells it: *…, сказал Ким, бывший боцман, …*."""
        if edge + 1 >= stop or self.words[edge].lower != ",":
            return edge
        comma = next((k for k in range(edge + 1, stop) if self.words[k].lower == ","), stop)
        if not self._is_apposed(edge + 1, comma) or self._is_fragment(edge + 1):
            return edge
        return edge if any(self.subjects.tells(k) for k in range(edge + 1, comma)) else comma

    def _is_apposed(self, k: int, comma: int) -> bool:
        """*бывший боцман*, *знакомый с делом*, *видевшая взрыв*: what begins behind a comma and tells of a person."""
        part = part_of(self.words[k].lower)
        if part in ADJECTIVES and k + 1 < comma:
            behind = self.words[k + 1].lower
            return part == "PRTF" or behind in self.g.prepositions or is_person(behind)
        return is_person(self.words[k].lower) and not self.words[k].is_name

    def _is_whole(self, part: Range) -> bool:
        """Whether a part of the sentence has a predicate of its own."""
        words = [(k, w) for k, w in enumerate(self.words[slice(*part)], part[0]) if w.quote is None]
        return any(self.subjects.tells(k) or part_of(w.lower) == "INFN" for k, w in words)

    def _is_main(self, part: Range) -> bool:
        """Whether a part of the sentence is a clause that needs no other: not *пока дом спит*."""
        return self.words[part[0]].lower not in _CONDITIONS and self._is_whole(part)

    def _is_rest(self, start: int, stop: int) -> bool:
        """Whether a few words behind an insertion belong to the clause in front: *паром, уверяет Ким, цел*."""
        if start >= stop:
            return False
        clause = any(self.subjects.tells(k) for k in range(start, stop)) and self.words[start].lower in self.g.that
        return not clause and part_of(self.words[start].lower) in ("ADVB", "ADJS", "PRTS", "PRED", "INFN", "COMP")

    def _is_aside(self, start: int, end: int, lemma: str) -> bool:
        """*Мост, говорят, закроют*: whether a verb between two commas tells by itself that others say so."""
        commas = start > 1 and end < len(self.words) - 1 and self.words[start - 1].lower == self.words[end].lower == ","
        person = any(form.part == "VERB" and form.person == "3per" for form in forms(self.words[start].lower)[:1])
        if not commas or not person or lemma not in _TALKING:
            return False
        told = any(self.subjects.tells(k) for k in range(self._own_clause(0, start - 1), start - 1))
        return not (told and self.subjects.tells(end + 1))

    def _question(self, whether: int, low: int) -> Range:
        """Where the clause of *ли* begins, *не видел ли он парома*, behind the cue that ends at `low`; and the *ли*."""
        comma = next((k for k in range(whether, low - 1, -1) if self.words[k].lower == ","), low - 1)
        return (comma + 1, whether)

    def _asks(self, k: int, low: int) -> bool:
        """*спросил свидетеля, не видел ли он парома*: whether *ли* stands at `k` behind `low`."""
        if k >= len(self.words) or self.words[k].lower != "ли" or not self.g.inflected:
            return False
        return any(w.lower == "," for w in self.words[max(low, k - _BEFORE_WHETHER) : k])

    def _is_inserted(self, start: int) -> bool:
        """*Донос, утверждает канал, подложный*: whether the cue at `start` with its speaker stands between commas."""
        return self._closing_comma(start, start + 1) is not None

    def _closing_comma(self, start: int, end: int) -> int | None:
        """Where the comma stands behind a cue that is put between commas with its speaker."""
        if start < 1 or self.words[start - 1].lower != ",":
            return None
        if end < len(self.words) and self.words[end].lower == ",":
            return end
        right, after = self.subjects.right(end)
        inside = right is not None and after + 1 < self._sentence_end() and self.words[after].lower == ","
        return after if inside else None

    def _is_own_cue(self, k: int) -> bool:
        """*Ким заметил удар, хотя и признал: «…»*: whether a Russian cue stands at `k` in a clause of its own."""
        return self.g.inflected and self.subjects.is_verb(k) and self.words[k].lower not in self.g.gerunds

    def _is_asked(self, k: int, end: int, lemma: str) -> bool:
        """*спросил, где паром*: whether a clause begins at `k` with a word that asks, behind a cue that does."""
        if not self.g.inflected or lemma not in _ASKING or self.words[k].lower not in _QUESTION_WORDS:
            return False
        first = k - (self.words[k - 1].lower in self.g.prepositions)
        return first - end <= _BEFORE_WHETHER and self.words[first - 1].lower == ","

    def _announced(self, begin: int, cut: int, lemma: str) -> int | None:
        """*сообщил ТАСС о начале проверки*: where *о* stands before the deed that is told of, behind the cue."""
        if lemma not in _ANNOUNCING | _COUNTING:
            return None
        about = next((k for k in range(begin, min(cut, begin + 4)) if self.words[k].lower in ("о", "об")), None)
        if about is None or about + 1 >= cut or self.words[about + 1].quote is not None:
            return None
        if any(w.text.isdigit() or part_of(w.lower) == "NUMR" for w in self.words[about + 1 : cut]):
            return about  # говорят о сорока раненых
        if lemma not in _ANNOUNCING:
            return None
        head = next((k for k in range(about + 1, cut) if part_of(self.words[k].lower) not in ADJECTIVES), cut)
        lemma = first_case(self.words[head].lower) if head < cut else ""
        deed = (is_deed(lemma) or lemma.endswith((_QUALITY, "рет"))) and not self.words[head].is_name
        return about if deed and cut - head > 1 else None

    def _is_reason(self, begin: int, end: int) -> bool:
        """*сослался на поломку крана*: whether what somebody refers to is no source, no text and nobody's name."""
        words = self.words[begin:end]
        lemmas = {first_case(w.lower).replace("ё", "е") for w in words}
        source = lemmas & (CHANNELS | WRITTEN | ISSUED | self.g.bodies | _SOURCES)
        somebody = any(w.is_name or w.quote is not None or is_person(w.lower) for w in words[:2])
        return bool(words) and not source and not somebody and words[0].lower not in self.g.pronouns

    def _behind_addressee(self, begin: int, infinitive: int, lemma: str) -> int:
        """*попросил жителей не ждать*, *велел ей уйти*: where the words begin behind who is told to do it."""
        first = begin + (self.words[begin].lower == "от")
        head = next((k for k in range(first, infinitive) if self._is_somebody(k, lemma, from_him=first > begin)), None)
        if head is None or any(w.lower == "," for w in self.words[begin:infinitive]):
            return begin
        low = infinitive
        while low - 1 > head and (
            self.words[low - 1].lower in self.g.negations or part_of(self.words[low - 1].lower) in ("ADVB", "COMP")
        ):
            low -= 1
        return low

    def _is_somebody(self, k: int, lemma: str, *, from_him: bool) -> bool:
        """Whether the word at `k` names or stands for whom a cue asks, in the case that it asks for."""
        case = "gent" if from_him else "accs" if lemma in _ASKING_SOMEBODY else "datv"
        word = self.words[k]
        for form in forms(word.text):
            speaks = form.part == "NPRO" or form.animate or word.is_name or form.lemma in self.g.bodies
            if form.case == case and speaks and form.part in ("NOUN", "NPRO"):
                return True
        return False
