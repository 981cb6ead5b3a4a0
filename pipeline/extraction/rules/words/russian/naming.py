"""Who a mention is in a Russian text: a name in its first case, a pronoun's antecedent, an office's bearer."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.lexicon.russian_forms import ADJECTIVES, forms, is_person
from pipeline.extraction.rules.words.parts import WordDraft
from pipeline.extraction.rules.words.russian.cast import Figure, RussianCast, is_pronoun
from pipeline.extraction.rules.words.russian.names import readings
from pipeline.extraction.rules.words.russian.phrases import WORD, first_case, nominative
from pipeline.extraction.rules.words.russian.texts import Texts

_FEW = 3
_OWN = re.compile(r"^(?:сам[аоиу]?|самого|самой|самому|его|е[её]|их)\s(?=\w)", re.IGNORECASE)
_ONE_OF = re.compile(r"^(?:одного|одной)(?=\sиз\s)", re.IGNORECASE)
_MINISTRY = re.compile(r"Мин(?P<what>[а-яё]{4,})")
_STEM = 4  # letters of a word that a short name begins with
_WHICH = re.compile(
    r",\s(?P<word>(?:близк|знаком|осведомл[её]нн|приближ[её]нн)\w+)\s(?P<whom>(?:к|с|о|об|в)\s[^,.;:«»]{3,40}),"
)
_UNNAMED = frozenset("источник собеседник собеседница чиновник дипломат человек".split())
_JOINT = re.compile(r"\sи\s")
_EMPTY = frozenset("там тут здесь вдруг было нам вам им ему ей мне".split())


class RussianNamer:
    """Names the mentions of one text in reading order; `drafts` grows as the text is read."""

    def __init__(self, text: str, grammar: Grammar, quoted: list[Range], drafts: list[WordDraft]) -> None:
        self.text, self.grammar, self.drafts = text, grammar, drafts
        self.people = RussianCast(text, grammar, quoted)
        self.texts = Texts(self.people)
        self.last: WordDraft | None = None

    @property
    def persons(self) -> list[str]:
        """The names of all whom the text names."""
        return [person.name for person in self.people.persons]

    def name(self, d: WordDraft) -> None:
        """Best name of the mention, in the first case; of a report without one, who spoke last or is told of."""
        if d.name is not None:
            return
        if d.belief and d.cue is not None and self.text[slice(*d.cue)].lower().startswith(("слыша", "услыша")):
            d.mention, d.hedged = None, True  # Ким слышал, будто …: somebody says so
            return
        if d.mention is None:
            if d.carried and d.content and d.cue is not None and (figure := self._carried(d)) is not None:
                d.name, d.role = figure.name, figure.role
            return
        mention = self.text[slice(*d.mention)].strip()
        plain = mention.lower().strip("-")
        if plain in self.grammar.nobody or plain in _EMPTY:
            return
        if (joint := self._joint(d.mention)) is not None:
            d.name = joint
            return
        if self.texts.is_text(d.mention) and self._name_text(d):
            return
        at = min(d.mention[0], d.content[0][0]) if d.content else d.mention[0]
        if is_pronoun(mention) and d.content and d.content[0][0] < d.mention[0]:
            at = d.content[0][0]
        if self._is_noun_cue(d):
            at = self.people.sentence_of(d.mention[0])  # Ким осудил слова мэра: Ким is another
        figure = self.people.who(d.mention, at, self._gender_by_verb(d), told=d.inner)
        if figure is None and is_pronoun(mention):
            return
        if figure is None:
            name = self._describe(mention, self._case(d))
            if not name:
                return
            figure = Figure(self._which(d.mention, self._in_full(name)), _gender_of(name))
        d.name, d.role = figure.name, figure.role
        self._note(d.mention[0], d, figure)

    def _name_text(self, d: WordDraft) -> bool:
        """Name whose the text is that `d` is said in; `False` if it may speak for itself."""
        assert d.mention is not None
        at = min(d.mention[0], d.content[0][0]) if d.content else d.mention[0]
        author = self.texts.author(d.mention, at)
        if author is None:
            return self.texts.is_nobodys(d.mention)
        d.name, d.role = author.name, author.role
        self._note(d.mention[0], d, author)
        return True

    def _carried(self, d: WordDraft) -> Figure | None:
        assert d.cue is not None
        if self._gender_by_verb(d) == "plur":
            return self.people.last_spoken(d.cue[0], body=True)  # там добавили
        return self.people.latest(self._gender_by_verb(d) or "sing", d.cue[0])

    def _note(self, at: int, d: WordDraft, figure: Figure) -> None:
        """Keep who spoke, unless somebody else tells of it, or he only tells of somebody else's words."""
        if not any(other.holds(d.cue) or d.holds(other.cue) for other in self.drafts[-_FEW:]):
            told = self._gender_by_verb(d) if figure.person is None and self._case(d) != "loct" else None
            self.people.note(at, replace(figure, gender=told) if told is not None else figure)

    def _gender_by_verb(self, d: WordDraft) -> str | None:
        """Whom the cue agrees with: masc, femn or plur by a verb in the past, plur by one in the present."""
        if d.cue is None or any(via.cue == d.cue for via in d.via):
            return None  # агентство процитировало его
        for word in WORD.findall(self.text[slice(*d.cue)].lower()):
            form = next(iter(forms(word)), None)
            if form is not None and form.part in ("VERB", "PRTS", "ADJS"):
                return "plur" if form.number == "plur" else form.gender
        return None

    def _joint(self, where: Range) -> str | None:
        """*Ада Пик и Ян Вале*: the names of both."""
        parts = _JOINT.split(self.text[slice(*where)])
        if len(parts) != 2 or not all(part.strip()[:1].isupper() for part in parts):
            return None
        first = where[0] + len(parts[0])
        figures = [self.people.who(part, part[0]) for part in ((where[0], first), (first + 3, where[1]))]
        names = [f.name if f is not None else nominative(part) for f, part in zip(figures, parts, strict=True)]
        return " и ".join(names)

    def _is_noun_cue(self, d: WordDraft) -> bool:
        """Whether a noun alone reports: *слова мэра*."""
        cue = self.text[slice(*d.cue)] if d.cue is not None else ""
        found = forms(cue) if cue.isalpha() else ()
        return bool(found) and found[0].part == "NOUN"

    def _case(self, d: WordDraft) -> str | None:
        """The case that a mention stands in: by its cue, by *в* or *на* in front; a subject stands in the first."""
        assert d.mention is not None
        cue = self.text[slice(*d.cue)].lower().split() if d.cue is not None else []
        front = self.text[max(0, d.mention[0] - 4) : d.mention[0]].split()[-1:]
        if cue[-1:] == ["на"] or (d.via and cue and cue[-1].startswith("цитиру")):
            return "accs"
        if front and front[0].lower() in ("в", "во", "на"):
            return "loct"
        if front and front[0].lower() == "из":
            return "gent"
        if not cue:
            return None
        if self._is_noun_cue(d):
            assert d.cue is not None
            between = self.text[d.cue[1] : d.mention[0]] if d.cue[1] < d.mention[0] else ""
            return "nomn" if WORD.search(between) else "gent"  # к такому выводу пришли врачи
        if cue[0] in ("по", "со", "с") or cue[-1] == "из" or cue[-1] in self.grammar.impersonal:
            return "gent"
        return "datv" if cue[0] in ("согласно", "если") else "nomn"

    def _in_full(self, name: str) -> str:
        """*Минтранс* as the text calls it elsewhere: *Министерство транспорта*."""
        short = _MINISTRY.fullmatch(name)
        if short is None:
            return name
        stem = re.escape(short["what"][:_STEM])
        full = re.search(rf"[Мм]инистерств\w+\s(?P<what>(?:[а-яё]+\s){{0,2}}?{stem}[а-яё]*)", self.text)
        return f"Министерство {' '.join(full['what'].split())}" if full is not None else name

    def _which(self, where: Range, name: str) -> str:
        """*источник* as *источник, близкий к суду* where the text says so behind the mention."""
        behind = _WHICH.match(self.text, where[1])
        head = WORD.match(name)
        if behind is None or head is None or first_case(head.group()) not in _UNNAMED or len(name.split()) > _FEW:
            return name
        form = next((f for f in forms(behind["word"]) if f.part in ADJECTIVES and f.number == "sing"), None)
        return f"{name}, {form.first} {' '.join(behind['whom'].split())}" if form is not None else name

    def _describe(self, mention: str, case: str | None) -> str:
        """The words of a mention in the first case, without quotation marks that hold the whole."""
        mention = _OWN.sub("", mention)
        mention = _ONE_OF.sub(lambda m: "одна" if m.group().endswith("ой") else "один", mention)
        words = WORD.findall(mention)
        if not words:
            return ""
        mention = " ".join(mention.split())
        known = readings(tuple(words)) if all(w[:1].isupper() and not w.isupper() for w in words) else []
        personal = [r for r in known if r.sure or _is_surname(words[-1])]
        if personal and case != "loct" and (case is None or any(r.case == case for r in personal)):
            return next((r.name for r in personal if r.case == case), personal[0].name)
        return nominative(mention, case) if case != "nomn" else mention


def _is_surname(word: str) -> bool:
    found = forms(word)
    return any(form.kind == "Surn" for form in found) or (bool(found) and not found[0].known and found[0].animate)


def _gender_of(name: str) -> str | None:
    words = WORD.findall(name)
    head = next((f for w in words for f in forms(w)[:1] if f.part == "NOUN"), None)
    if head is None:
        return None
    if head.number == "plur":
        return "plur"
    return head.gender if not any(is_person(w) for w in words[:1]) or head.gender == "femn" else None
