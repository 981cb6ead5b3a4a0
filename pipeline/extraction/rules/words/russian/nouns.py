"""Russian nouns that report: *слова мэра о том, что …*, *его вывод, что …*, *К такому выводу пришли врачи*."""

from __future__ import annotations

from functools import lru_cache

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.russian_forms import forms, part_of
from pipeline.extraction.rules.lexicon.russian_people import CHANNELS, ISSUED, WRITTEN
from pipeline.extraction.rules.words.parts import WordDraft
from pipeline.extraction.rules.words.russian.phrases import first_case
from pipeline.extraction.rules.words.tokens import Tokens

_REPORTING = frozenset(
    """заявление слово слова утверждение мнение высказывание признание предположение обвинение сообщение вывод довод
    аргумент тезис версия предупреждение опасение уверенность убеждение убеждённость замечание напоминание обещание
    жалоба прогноз рассказ показание показания гипотеза теория ответ уверение заверение упрёк намёк подозрение надежда
    позиция фраза реплика идея оценка""".split()
)
_ORDERS = frozenset("призыв требование предложение обещание приказ просьба угроза распоряжение совет поручение".split())
_DATA = frozenset("данные информация сведения цифра цифры статистика точка расчёт расчёты подсчёт подсчёты".split())
_NEWS = frozenset("новость информация сообщение сведения данные слух слухи факт".split())
_PAIR = 2  # words
_SUCH = frozenset("такой этот это таков таковой подобный соответствующий аналогичный".split())
_HIS = frozenset("его её ее их".split())
_BELOW = frozenset("который где когда чтобы потому поскольку если как ведь хотя а но и или".split())
_FOLLOWING = frozenset("следует следовало явствует вытекает".split())
_SOURCES = (CHANNELS | WRITTEN | ISSUED | {"слова", "слово", "данные", "показание", "показания", "отчёт"}) - {"закон"}
_FROM_IT = frozenset("него неё нее них".split())
_FARTHEST = 10  # words between *из* and what follows from it
_ASKING = frozenset(
    """где куда откуда когда кто кого кому кем чей сколько какой какая какое какие каков насколько чем что почему зачем
    как""".split()
)
_OPENING = 4  # words of *К такому выводу …*


class RussianNouns(Tokens):
    """Finds nouns that say what somebody says, in a clause behind them or in the sentence before."""

    def _russian_noun(self, i: int) -> tuple[WordDraft, int] | None:
        """What the noun at `i` reports, and where its cue ends; `None` if it reports nothing."""
        if not self.g.inflected or self.words[i].quote is not None:
            return None
        word = self.words[i].lower
        if word in _FOLLOWING:
            return self._follows_from(i)
        if not _reports(word):
            return None
        if word.startswith("вопрос"):
            return self._question_of(i)
        return self._with_that(i) or self._pointing_back(i)

    def _follows_from(self, i: int) -> tuple[WordDraft, int] | None:
        """*Мост закроют, следует из прогноза порта*; *Из письма следует, что мост закроют*: the verb stands at `i`."""
        ahead = [w.lower for w in self.words[i + 1 : i + 3]]
        if ahead[:1] == ["из"] and i > 1 and self.words[i - 1].lower == ",":
            end = next((k for k in range(i + 2, self._sentence_end()) if self._stops(k)), self._sentence_end())
            first = next((k + 1 for k in range(i - 2, self.lead, -1) if self.words[k].lower in (";", ":")), self.lead)
            who, parts = (i + 2, end), [(first, i - 1)]
        elif ahead == [",", "что"]:
            out = next((k for k in range(i - 1, max(-1, i - _FARTHEST), -1) if self.words[k].lower == "из"), None)
            if out is None:
                return None
            who, parts, end = (out + 1, i), [(i + 3, self._clause_end(i + 2))], i + 3
        else:
            return None
        if not any(_lemmas(w.lower) & _SOURCES or w.lower in _FROM_IT for w in self.words[slice(*who)][:_OPENING]):
            return None
        return self._draft(parts, who, (i, i + 1)), end

    def _stops(self, k: int) -> bool:
        word = self.words[k]
        return word.quote is not None or not (word.text[0].isalnum() or word.lower in "«»№") or self.subjects.tells(k)

    def _question_of(self, i: int) -> tuple[WordDraft, int] | None:
        """*На вопрос критика, где рояль, Ким ответил …*: what somebody asks whose question stands at `i`."""
        owner, end = self._owner_of(i)
        if owner is None or end + 1 >= len(self.words) or self.words[end].lower != ",":
            return None
        opening = [w.lower for w in self.words[end + 1 : end + 1 + _OPENING]]
        if not (_ASKING.intersection(opening[:2]) or "ли" in opening):
            return None
        stop = self._sentence_end()
        for k in range(end + 2, stop - 1):
            asked = any(self._predicates(j) for j in range(end + 1, k))
            if self.words[k].lower == "," and asked and self.words[k + 1].lower not in _BELOW | _ASKING:
                stop = k
                break
        return self._draft([(end + 1, stop)], owner, (i, i + 1)), stop

    def _is_news(self, parts: list[Range]) -> bool:
        """*Эту информацию*: whether a noun alone points to what the sentence before says."""
        words = [w.lower for part in parts for w in self.words[slice(*part)]]
        bare = len(words) == 1 or (len(words) == _PAIR and not _lemmas(words[0]).isdisjoint(_SUCH))
        return bare and not _lemmas(words[-1]).isdisjoint(_NEWS)

    def has_noun_between(self, low: int, that: int) -> bool:
        """*критикует слова мэра о том, что …*: whether a noun with its owner stands between a cue and *что*."""
        nouns = (k for k in range(low, that) if _lemmas(self.words[k].lower) & _REPORTING)
        owners = map(self._owner_of, nouns)
        return any(owner is not None and self._that_behind(end) == that for owner, end in owners)

    def _owner_of(self, i: int) -> tuple[Range | None, int]:
        """Whose the noun at `i` is, *слова мэра*, *его слова*, and where that ends."""
        owner = self.subjects.owner(i + 1)
        if owner is not None:
            return owner, owner[1]
        return ((i - 1, i) if i > 0 and self.words[i - 1].lower in _HIS else None), i + 1

    def _that_behind(self, end: int) -> int | None:
        """Where *что* stands in *о том, что*, *в том, что*, *, что* at `end`."""
        ahead = [w.lower for w in self.words[end : end + 4]]
        if ahead[:1] and ahead[0] in ("о", "в") and ahead[1:3] == ["том", ","] and ahead[3:] in (["что"], ["будто"]):
            return end + 3
        return end + 1 if ahead[:2] in ([",", "что"], [",", "будто"]) else None

    def _with_that(self, i: int) -> tuple[WordDraft, int] | None:
        owner, end = self._owner_of(i)
        that = self._that_behind(end)
        if owner is None or that is None or (i == 0 and self.words[i].lower in self.g.prepositions):
            return None
        d = self._draft([(that + 1, self._noun_clause_end(i, that))], owner, (i, i + 1))
        return (d, that + 1) if d.content else None

    def _noun_clause_end(self, i: int, that: int) -> int:
        """Where the clause ends that *что* opens: before the verb of the sentence, if that stands behind."""
        stop = self._clause_end(that)
        low = next((k + 1 for k in range(i - 1, -1, -1) if self.words[k].lower in (",", ";", ":")), 0)
        if any(self.subjects.tells(k) for k in range(low, i)):
            return stop
        for k in range(that + 2, stop - 1):
            if self.words[k].lower != "," or self.words[k + 1].lower in _BELOW:
                continue
            said = any(self._predicates(j) for j in range(that + 1, k))
            if said and any(self._predicates(j) for j in range(k + 1, stop)):
                return k
        return stop

    def _predicates(self, k: int) -> bool:
        """Whether the word at `k` can be the predicate of a clause."""
        return self.subjects.tells(k) or part_of(self.words[k].lower) == "INFN" or self._has_marks([(k, k + 1)])

    def _pointing_back(self, i: int) -> tuple[WordDraft, int] | None:
        """*К такому выводу пришли врачи*, *Это данные порта*: who says the sentence before."""
        front = self.words[self.lead : i]
        such = any(_lemmas(w.lower) & _SUCH for w in front)
        if i - self.lead >= _OPENING or not such:
            return None
        owner = self.subjects.owner(i + 1)
        if len(front) == 1 and owner is not None and owner[1] >= self._sentence_end():
            who: Range | None = owner
        else:
            verb = next((k for k in range(i + 1, min(len(self.words), i + _OPENING)) if self.subjects.tells(k)), None)
            who = self.subjects.right(verb + 1)[0] if verb is not None else None
        if who is None:
            return None
        d = self._draft([], who, (i, i + 1))
        d.backward = True
        return d, who[1]


_KNOWN = _REPORTING | _ORDERS | _DATA | {"вопрос"}


@lru_cache(maxsize=65536)
def _reports(word: str) -> bool:
    return not _lemmas(word).isdisjoint(_KNOWN)


@lru_cache(maxsize=65536)
def _lemmas(word: str) -> frozenset[str]:
    found = forms(word)[:3]
    return frozenset(
        {form.lemma for form in found if form.part in ("NOUN", "ADJF", "ADJS", "NPRO", "PRCL")} | {first_case(word)}
    )
