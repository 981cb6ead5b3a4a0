"""One sentence as words for the rules on words: where they stand, which are quoted, how a draft is made of them."""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.lexicon.russian_forms import ADJECTIVES, is_person, part_of
from pipeline.extraction.rules.passage import Sentence
from pipeline.extraction.rules.words.adverbs import Adverbs
from pipeline.extraction.rules.words.french import is_agent, is_finite
from pipeline.extraction.rules.words.parts import TOKEN, Word, WordDraft, join
from pipeline.extraction.rules.words.russian.phrases import first_case
from pipeline.extraction.rules.words.russian.subjects import RussianSubjects
from pipeline.extraction.rules.words.subjects import Subjects

_REMARKING = frozenset("un une des cette ces".split())
_REMARKS = frozenset(
    "version chiffre montant accusation allégation affirmation information hypothèse thèse propos déclaration".split()
)
_ANSWERS = frozenset("oui non si faux vrai exact inexact impossible jamais absurde certes".split())
_DENIED = re.compile(r"ée?s?$")
_HAVING = frozenset("a ont est sont avait avaient était étaient".split())
_PRESENT = re.compile(r"\w{2}(?:e|t|d|ent)$")
_TIME = re.compile(r"\d{1,2}\s?[h:]\s?\d{2}\b(?:\s?[-–—:.|])?(?=\s+[\"«“A-ZÀ-Þ])")
_LONGEST_NAME = 40  # code points of a name in marks
_NUMBERS = frozenset("un une deux trois quatre cinq six sept huit neuf dix douze quinze vingt trente".split())
_VERDICTS = frozenset("faux inexact vrai exact mensonger trompeur erroné archifaux".split())
_UNITS = frozenset("%€$£°")
_WIDEST_MARK = 3  # code points of a mark and its blanks
_TURNS = (
    (",", "alors", "que"), (",", "alors", "qu'"), (",", "tandis", "que"), (",", "tandis", "qu'"), (";",),
    (",", "однако"), (",", "тогда", "как"), (",", "в", "то", "время", "как"),
)  # fmt: skip
_LONGEST_TURN = 5
_NEAR_SUBJECT = 7  # words of a speaker with its verb
_COUNTING = re.compile(r"(?:revendiqu|parl|évoqu|compt|recens|dénombr|avanc|estim|chiffr)(?:e|ent|ait|aient)$")
REACH = 14  # tokens between a cue and the clause it opens


def _ends_words(token: str) -> bool:
    return token[0].isalnum() or token in _UNITS


class Tokens:
    """One sentence as words; every whole quotation is one word."""

    def __init__(self, text: str, s: Sentence, grammar: Grammar) -> None:
        self.text, self.s, self.g = text, s, grammar
        self.words: list[Word] = []
        self.told: list[WordDraft] = []  # what the cues found so far report
        slot = 0
        place = 0
        while slot <= len(s.slots):
            stop = s.slots[slot][0] if slot < len(s.slots) else len(s.text)
            for m in TOKEN.finditer(s.text, place, stop):
                bare = m.group() == "A" and not grammar.inflected and not self.words  # A Lyvrac, la maire …
                self.words.append(Word(m.group(), "à" if bare else m.group().lower(), *m.span()))
            if slot < len(s.slots):
                self.words.append(Word("«»", "«»", *s.slots[slot], quote=slot))
                place = s.slots[slot][1]
            slot += 1
        self.adverbs = Adverbs(self.words, grammar)
        self.subjects = (RussianSubjects if grammar.inflected else Subjects)(self.words, grammar, self.adverbs)
        self.lead = self.subjects.lead = self._behind_dateline()

    def _behind_dateline(self) -> int:
        """Where the sentence begins behind *MORREN, 3 mai (Agence) -*: 0 without such a line."""
        place = next((k for k, w in enumerate(self.words[:REACH]) if w.lower in ("-", "–", "—")), 0)
        time = _TIME.match(self.s.text)
        if time is not None and not self.g.inflected:
            return next((k for k, w in enumerate(self.words) if w.start >= time.end()), 0)  # 16:40 — …
        return place + 1 if place > 1 and self.words[place - 1].lower == ")" and self.words[0].text.isupper() else 0

    def _begins(self, i: int) -> bool:
        return all(
            w.lower in self.g.connectors or w.lower in (",", "—", "–", "‒", "-") for w in self.words[self.lead : i]
        )

    def _clause_end(self, start: int) -> int:
        """Where a report ends at the latest whose cue ends at `start`: before *, selon X*, or with the sentence."""
        stop = self._sentence_end()
        if not self.g.inflected:
            stop = next((k for k in range(start, stop) if self.words[k].lower == ";" or self._judges_at(k, stop)), stop)
            stop = next((k for k in range(start + 1, stop) if self._comments(k) or self._sets_apart(k)), stop)
        else:
            stop = next((k for k in range(start, stop) if self._parts(k, stop) or self._sets_apart(k)), stop)
        return next(
            (
                k
                for k in range(start, stop - 1)
                if self.words[k].lower == ","
                and self._opens_source(k + 1)
                and not self._is_inside(k, stop)
                and not self._is_remark(start, k)
            ),
            stop,
        )

    def _judges_at(self, colon: int, stop: int) -> bool:
        """Whether the author judges behind a colon what was said: *… : c'est faux*."""
        behind = [w.lower for w in self.words[colon + 1 : stop]]
        if self.words[colon].lower != ":" or not 1 < len(behind) < _LONGEST_TURN or self._is_quoted(colon):
            return False
        said = behind[:3] == ["c", "'", "est"] or behind[:2] == ["cela", "est"]
        return said and behind[-1] in _VERDICTS

    def _opens_source(self, k: int) -> bool:
        """Whether *selon* or its like stands at `k`, no *pour* with how long: *pour deux ans*."""
        phrase = self._phrase_at(k)
        ahead = self.words[k + 1].lower if k + 1 < len(self.words) else ""
        return phrase is not None and not (phrase == ("pour",) and (ahead[:1].isdigit() or ahead in _NUMBERS))

    def _is_remark(self, start: int, comma: int) -> bool:
        """*a exprimé, quant à elle, d'après X, sa crainte*: whether nothing is said yet before a comma."""
        while start < comma and not self.g.inflected:
            behind = self.adverbs.behind(start + (self.words[start].lower == ","), comma)
            if behind == start:
                return False
            start = behind
        return not self.g.inflected

    def _is_inside(self, k: int, stop: int) -> bool:
        """Whether a verb goes on behind the phrase that a comma opens: *dit que le pont, selon X, tient*."""
        comma = next((j for j in range(k + 2, min(stop, k + REACH)) if self.words[j].lower == ","), stop)
        ahead = self.words[comma + 1].lower if comma + 1 < stop else ""
        if self.g.inflected:
            return comma + 1 < stop and ahead not in self.g.conjunctions and ahead not in self.g.that
        return not self.g.inflected and (ahead in self.g.auxiliaries or is_finite(ahead) or ahead in ("ne", "n'"))

    def _parts(self, k: int, stop: int) -> bool:
        """Whether a semicolon parts a Russian report from another: a cue stands behind it, no *что* opens there."""
        if self.words[k].lower != ";" or k + 1 >= stop or self.words[k + 1].lower in self.g.that:
            return False
        return any(w.quote is None and w.lower in self.g.verbs for w in self.words[k + 1 : stop])

    def _before_remark(self, start: int) -> int:
        """Where the sentence ends, or a remark of the author's on what it reports begins."""
        stop = self._sentence_end()
        stop = next((k for k in range(start + 1, stop) if self._sets_apart(k)), stop)
        return stop if self.g.inflected else next((k for k in range(start, stop) if self._comments(k)), stop)

    def _sets_apart(self, k: int) -> bool:
        """*…, alors que la ville en compte dix*, *…; жители говорят о десяти*: whether others speak from `k` on."""
        ahead = tuple(w.lower for w in self.words[k : k + _LONGEST_TURN])
        turn = next((turn for turn in _TURNS if ahead[: len(turn)] == turn), None)
        if turn is None or self._is_quoted(k):
            return False
        first = k + len(turn)
        near = range(first + 1, min(len(self.words), first + _NEAR_SUBJECT))
        verb = next((j for j in near if self._tells_of_count(j)), None)
        if verb is None:
            return False
        if self.g.inflected:
            left = self.subjects.left(verb)
            words = [w.lower for w in self.words[slice(*left)]] if left is not None and left[0] >= first else []
            return any(is_person(w) or first_case(w) in self.g.bodies for w in words)
        words = [w.lower for w in self.words[first:verb]]
        return words[0] in self.g.articles and len(words) > 1 and is_agent(words[1], self.g.bodies)

    def _tells_of_count(self, k: int) -> bool:
        """Whether a finite verb stands at `k` that says something, or how many there are."""
        word = self.words[k].lower
        if self.g.inflected:
            return word in self.g.verbs and self.subjects.tells(k)
        return (self.subjects.is_verb(k) and word not in self.g.gerunds) or _COUNTING.match(word) is not None

    def _comments(self, k: int) -> bool:
        """Whether a comma opens a remark on what was said: *…, ce que Paris dément*, *…, un chiffre que …*."""
        ahead = [w.lower for w in self.words[k : k + 4]]
        if ahead[:2] == [",", "ce"]:
            return ahead[2:3] in (["que"], ["qu'"], ["qui"], ["dont"])
        if ahead[:1] != [","] or len(ahead) < len((",", "un", "chiffre", "que")):
            return False
        if ahead[1] in ("non", "sans") and ahead[2] in ("sans", "plus", "autre", "davantage", "donner"):
            return True
        told = ahead[3] in ("que", "qu'", "qui", "dont") or self.adverbs.at(k + 3) or _DENIED.search(ahead[3])
        return ahead[1] in _REMARKING and ahead[2].removesuffix("s") in _REMARKS and bool(told)

    def _before_matrix(self, begin: int, stop: int) -> int:
        """Where a French clause that is a subject ends, before the verb of the sentence or a comma."""
        comma = next((k for k in range(begin, stop) if self.words[k].lower == ","), stop)
        told = next((k for k in range(begin + 1, comma) if self._is_told_at(k)), comma)
        front = self.words[told - 1] if told < comma else None
        if front is not None and self.words[told].lower in _HAVING and front.text.islower():
            bare = self.words[told - 2].lower not in self.g.articles
            if bare and _PRESENT.search(front.lower):
                return told  # l'idée que le pont penche | a surpris
        return next((k for k in range(told + 1, comma) if self._is_told_at(k)), comma)

    def _is_told_at(self, k: int) -> bool:
        """Whether a finite verb stands at `k` that is no auxiliary of the one before."""
        return is_finite(self.words[k].lower) and not _DENIED.search(self.words[k - 1].lower)

    def _sentence_end(self) -> int:
        end = len(self.words)
        while end > 0 and self.words[end - 1].lower in (".", "!", "?", "…"):
            end -= 1
        return end

    def _place(self, start: int, end: int) -> Range:
        return self.s.locate(start, end)

    def _range(self, part: Range, whole: bool = False) -> Range | None:
        """Place of the words `part` in the document; `whole`: with the quoted fragments it cuts into."""
        start, end = max(part[0], self.lead), min(part[1], len(self.words))
        while start < end and not (self.words[start].quote is not None or self.words[start].text[0].isalnum()):
            start += 1
        while end > start and not (self.words[end - 1].quote is not None or _ends_words(self.words[end - 1].text)):
            end -= 1
        if start >= end:
            return None
        where = self._place(self.words[start].start, self.words[end - 1].end)
        for a, b in self.s.fragments if whole else ():
            if a < where[1] and where[0] < b:
                where = (min(a, where[0]), max(b, where[1]))
        return where

    def _draft(self, parts: list[Range], mention: Range | None, cue: Range) -> WordDraft:
        content = join([r for p in parts if (r := self._range(p, whole=True)) is not None])
        quoted = any(w.quote is not None for p in parts for w in self.words[slice(*p)])
        spoken = " ".join(w.lower for w in self.words)
        return WordDraft(
            content=content,
            paragraph=self.s.paragraph,
            mention=self._range(mention, whole=not self.g.inflected or self._ends_in_marks(mention))
            if mention
            else None,
            cue=self._range(cue),
            quoted=quoted,
            hedged=any(re.search(rf"(?<!\w){re.escape(h)}(?!\w)", spoken) for h in self.g.hedges),
            confidence=0.75 if quoted else 0.6,
        )

    def _ends_in_marks(self, part: Range) -> bool:
        """Whether a Russian phrase of several words ends with a name in marks: *агентство «Волна»*."""
        where = self._place(self.words[part[0]].start, self.words[part[1] - 1].end)
        ends = any(where[0] < a and b <= where[1] + 1 for a, b in self.s.fragments)
        return ends or any(where[0] < a < where[1] < b < a + _LONGEST_NAME for a, b in self.s.fragments)

    def _phrase_at(self, i: int) -> tuple[str, ...] | None:
        first = self.words[i].lower
        near = (p for p in self.g.phrases if p[0] == first)
        found = next((p for p in near if tuple(w.lower for w in self.words[i : i + len(p)]) == p), None)
        if found is not None or not self.g.inflected or self.words[i].lower != "по":
            return found
        noun = next((k for k in range(i + 1, min(len(self.words), i + 4)) if not self._is_adjective(k)), i)
        whole = tuple(w.lower for w in self.words[i : noun + 1])
        return whole if noun > i + 1 and (whole[0], whole[-1]) in self.g.phrases else None  # по последним данным

    def _is_adjective(self, k: int) -> bool:
        word = self.words[k].lower
        return self.words[k].quote is None and word not in self.g.pronouns and part_of(word) in ADJECTIVES

    def _behind_brackets(self, k: int) -> int:
        """Where what follows a subject begins: behind brackets, if it opens some."""
        if k >= len(self.words) or self.words[k].lower != "(":
            return k
        return next((j + 1 for j in range(k, min(len(self.words), k + 9)) if self.words[j].lower == ")"), k)

    def _has_marks(self, parts: list[Range]) -> bool:
        """Whether quotation marks stand in these words or begin in them."""
        for start, end in parts:
            if any(w.quote is not None for w in self.words[start:end]):
                return True
            where = self._range((start, end))
            if where is not None and any(a < where[1] and where[0] < b for a, b in self.s.fragments):
                return True
        return False

    def _is_fragment(self, k: int) -> bool:
        """Whether a quoted fragment begins with the word at `k`."""
        where = self._place(self.words[k].start, self.words[k].end)
        return any(a <= where[0] < b and where[0] - a <= _WIDEST_MARK for a, b in self.s.fragments)

    def _is_quoted(self, k: int) -> bool:
        """Whether the word at `k` stands in a quoted fragment."""
        at = self._place(self.words[k].start, self.words[k].end)[0]
        return any(a < at < b for a, b in self.s.fragments)

    def _is_answer(self, end: int) -> bool:
        """Whether one word that answers stands before `end`: *Faux, répond la commune*."""
        before = [w.lower for w in self.words[:end] if w.quote is not None or w.text[0].isalnum()]
        return len(before) == 1 and before[0] in _ANSWERS

    def _is_told(self, end: int) -> bool:
        """Whether the words before `end` can be what was said: a quotation, or words with a finite verb."""
        before = self.words[:end]
        if any(word.lower in ("?", "!", "…") for word in before[-2:]):
            return True
        if any(w.quote is not None or is_finite(w.lower) for w in before):
            return True
        if any(self.subjects.is_verb(k) or w.lower in self.g.auxiliaries for k, w in enumerate(before)):
            return True
        return bool(before) and any(a < self._place(0, before[-1].end)[1] for a, _ in self.s.fragments)
