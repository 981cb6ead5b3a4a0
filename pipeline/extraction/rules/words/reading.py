"""Attributions by rules on words alone, for languages without a parser: cues, quotation marks, commas and capitals.

Reads the paragraphs in order, each as a turn or sentence by sentence, on words in which every whole quotation is one
word; see `Grammar` for what it knows of a language.
"""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Attribution, Range, Via
from pipeline.extraction.rules.blocks import whole_paragraphs
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.nesting import enclosing
from pipeline.extraction.rules.passage import Sentence, sentences
from pipeline.extraction.rules.words.dialogue import behind_dash, narration, spoken_line
from pipeline.extraction.rules.words.display import headline, name_displays, sourced_line
from pipeline.extraction.rules.words.implicit import ImplicitSpeakers
from pipeline.extraction.rules.words.inserted import dashed_cue, inserted_cue
from pipeline.extraction.rules.words.interview import interview, without_asides
from pipeline.extraction.rules.words.line import Line
from pipeline.extraction.rules.words.naming import Namer
from pipeline.extraction.rules.words.parts import WordDraft, join
from pipeline.extraction.rules.words.quotations import ends_quoted, marked, quotations, unite
from pipeline.extraction.rules.words.russian.implicit import THEY_SAY, RussianImplicitSpeakers
from pipeline.extraction.rules.words.russian.naming import RussianNamer
from pipeline.extraction.rules.words.transcript import Transcript
from pipeline.extraction.rules.words.within import look_inside
from pipeline.marks import Mark, quotation_marks

_TITLE = re.compile(r"«[^«».,!?…]{2,40}»\s[—–]\s(?=[\wа-яё«])")
_FEW = 6
_FEWEST_LINES = 3  # paragraphs back in which both who talk have spoken
_FARTHEST_WORDS = 2  # paragraphs between somebody's words and a line of dialogue that answers them


def word_attributions(text: str, grammar: Grammar | None) -> list[Attribution]:
    """Find attributions by `grammar`; with `None` only quotations that stand as sentences, without speakers."""
    every = quotation_marks(text)
    marks = [m for m in every if m.depth == 0]
    blocks = whole_paragraphs(text)
    if grammar is None:
        return quotations(text, blocks, marks)
    reader = _Reader(text, grammar, blocks, marks)
    for number, (block, mine) in enumerate(marked(blocks, marks)):
        reader.read(block, number, mine)
    look_inside(text, reader.drafts, every, grammar, reader.namer)
    unite(text, reader.drafts, marks)
    return reader.finish()


class _Reader:
    def __init__(self, text: str, grammar: Grammar, blocks: list[Range], marks: list[Mark]) -> None:
        self.text, self.grammar = text, grammar
        self.drafts: list[WordDraft] = []
        self.pending: WordDraft | None = None  # a cue that announces what stands behind its sentence
        self.opening: WordDraft | None = None  # a quotation that begins its paragraph, with nobody to it yet
        self.before: tuple[int, Range] | None = None  # paragraph and place of a sentence that reports nothing
        self.answer: WordDraft | None = None  # the last one of the interview
        quoted = [(m.start, m.end) for m in marks]
        self.namer: Namer | RussianNamer
        self.speakers: ImplicitSpeakers | RussianImplicitSpeakers
        if grammar.inflected:
            self.namer = russian = RussianNamer(text, grammar, quoted, self.drafts)
            self.speakers = RussianImplicitSpeakers(text, grammar, russian)
        else:
            self.namer = french = Namer(text, grammar, quoted, self.drafts)
            self.speakers = ImplicitSpeakers(text, grammar, french)
        persons = self.namer.persons
        self.transcript = Transcript(text, grammar, persons)
        self.interview = interview(text, blocks, grammar, persons) if not self.transcript.labels else None

    def read(self, block: Range, number: int, marks: list[Mark]) -> None:
        """Take one paragraph."""
        if self._interviewed(block, number):
            return
        if (label := self.transcript.label(*block)) is not None:
            turn = self.transcript.turn(label, block[1], number)
            if turn is None:
                self.namer.last = None
            else:
                self._name_and_put(turn)
            return
        marked = behind_dash(self.text, block, self.grammar)
        if marked is not None:
            block = (marked, block[1])
        last = self.namer.last
        follows = last is not None and last.paragraph >= number - _FARTHEST_WORDS
        if (line := spoken_line(self.text, block, number, self.grammar, follows=follows)) is not None:
            if line.cue is None:
                self._take_turn(line)
            self._name_and_put(line)
            block = narration(self.text, block, line) if self.grammar.inflected else (block[1], block[1])
            marks = [m for m in marks if m.start >= block[0]]
        for s in sentences(self.text, *block, number, marks, whole=True):
            if s.only_quotations and s.start == marked and (turn := self._other(s)) is not None:
                self._put(turn)
            elif s.only_quotations:
                self._quotations(s)
            else:
                self._sentence(s)

    def finish(self) -> list[Attribution]:
        """Attributions of all paragraphs read, in order."""
        drafts = [d for d in self.drafts if d.content]
        name_displays(self.text, drafts, self.interview)
        drafts = [d for d in drafts if not d.tentative or d.name is not None]
        outer = enclosing([d.cue for d in drafts], [d.content for d in drafts])
        out = []
        for d, holders in zip(drafts, outer, strict=True):
            chain = tuple(Via(drafts[k].name, drafts[k].mention, drafts[k].cue) for k in holders)
            if not chain or d.inner or (d.name is not None and d.name not in {via.name for via in chain}):
                out.append(d.attribution(chain))
        return sorted(out, key=lambda a: a.content)

    def _interviewed(self, block: Range, number: int) -> bool:
        """Take a paragraph that is a turn of an interview, or part of one."""
        talk = self.interview
        if talk is not None and block[0] in talk.continuing and self.answer is not None:
            self.answer.content = join([*self.answer.content, *without_asides(self.text, block)])
            return True
        if talk is None or not talk.is_turn(block[0]):
            return False
        turn = talk.turn(self.text, block, number)
        if block[0] in talk.questions:
            self.drafts.append(turn)
        else:
            self.answer = turn
            self._put(turn)
        return True

    def _take_turn(self, line: WordDraft) -> None:
        """A line of dialogue without a cue is by whoever spoke before the one whom it answers."""
        before = [d for d in self.drafts[-_FEW:] if d.turn]
        if len(before) < _FARTHEST_WORDS:
            return
        other, last = before[-2:]
        near = last.paragraph == line.paragraph - 1 and other.paragraph == last.paragraph - 1
        if near and other.name != last.name:
            line.name, line.role = other.name, other.role

    def _other(self, s: Sentence) -> WordDraft | None:
        """A line in quotation marks behind a dash, by whoever spoke before the one whom it answers."""
        last = self.namer.last
        if last is None or last.name is None or last.paragraph != s.paragraph - 1:
            return None
        near = (d for d in reversed(self.drafts[-_FEW:]) if d.paragraph >= s.paragraph - _FEWEST_LINES)
        other = next((d for d in near if d.name is not None and d.name != last.name), None)
        if other is None:
            return None
        d = WordDraft([(q.start, q.end) for q in s.quotations], s.paragraph, quoted=True, turn=True, confidence=0.5)
        d.name, d.role = other.name, other.role
        return d

    def _quotations(self, s: Sentence) -> None:
        """Take a sentence of nothing but quotations: with a cue inside, announced, or by whom the text tells of."""
        announced, self.pending = self.pending, None
        last = self.namer.last
        ranges = [(q.start, q.end) for q in s.quotations]
        inner = inserted_cue(self.text, ranges[0], s.paragraph, self.grammar) if len(ranges) == 1 else None
        if inner is not None:
            self._name_and_put(inner)
            return
        told = self.speakers.told_of(s)
        if announced is not None and announced.paragraph >= s.paragraph - 1:
            announced.content, announced.quoted = ranges, True
            self._put(announced)
        elif told is not None:
            told.content = ranges
            self._put(told)
        elif last is not None and self._goes_on(s, last):
            last.content, last.quoted = join([*last.content, *ranges]), True
        else:
            d = self.speakers.sentence(ranges, s.paragraph)
            if last is None or last.paragraph < s.paragraph:
                self.opening = d
            self._put(d)

    def _goes_on(self, s: Sentence, last: WordDraft) -> bool:
        """Whether quoted sentences go on with what somebody says: nothing is told between the two."""
        told = self.before is not None and self.before[0] == s.paragraph and self.before[1][0] >= last.content[-1][1]
        return last.paragraph == s.paragraph and ends_quoted(self.text, last) and not told

    def _sentence(self, s: Sentence) -> None:
        """Take a sentence: what its cues report, and its quotations that none of them does."""
        announced, opening = self.pending, self.opening
        self.pending = self.opening = None
        if len(s.quotations) == 1 and s.quotations[0].start == s.start:
            where = (s.quotations[0].start, s.quotations[0].end)
            dashed = dashed_cue(self.text, where, s.paragraph, self.grammar)
            if dashed is not None:
                self._name_and_put(dashed)
                return
        line = Line(self.text, s, self.grammar)
        drafts = line.drafts()
        used = [r for d in drafts for r in d.content]
        self._assign(s, line, drafts, used, announced)
        shown = headline(self.text, s, self.grammar) or sourced_line(self.text, s, self.grammar)
        hearsay = self.grammar.inflected and line.words[0].lower in THEY_SAY
        if (not used or hearsay) and (shown := shown or self.speakers.chained(s, line)) is not None:
            drafts.append(shown)
        elif not drafts and isinstance(self.speakers, ImplicitSpeakers):
            part = self.speakers.fragment(s, line)
            drafts += [part] if part is not None else []
        if opening is not None and opening.paragraph == s.paragraph and not drafts:
            self.speakers.tell_behind(opening, s)
        if (
            drafts
            and drafts[0].cue is None
            and drafts[0].mention is None
            and drafts[0].name is None
            and drafts[0].quoted
        ):
            alone = len(drafts) == 1 and len(s.quotations) == 1 and line.lead >= len(line.words) - 1
            self.opening = drafts[0] if alone else None  # 16:40 – « … »
        for d in drafts:
            if d.backward and not d.content and self.before is not None and self.before[0] == s.paragraph:
                start, end = self.before[1]
                d.content = [(start, end - self.text.endswith(".", start, end))]
        self.before = (s.paragraph, (s.start, s.end)) if not drafts and not s.quotations else None
        for d in drafts:
            self.namer.name(d)
            if d.content and not self._is_nobodys(d):
                self._put(d)
            elif self.text[s.start : s.end].rstrip().endswith(":"):
                self.pending = d

    def _assign(
        self, s: Sentence, line: Line, drafts: list[WordDraft], used: list[Range], announced: WordDraft | None
    ) -> None:
        """Give the quotations that no cue has taken to one of the sentence's, to who is announced, or to whom it seems.

        `drafts` grows by those that are new; `used` is what the cues of the sentence report themselves.
        """
        for q in s.quotations:
            if any(a <= q.start and q.end <= b for a, b in used):
                continue
            if self.grammar.inflected and not drafts and _TITLE.match(self.text, q.start):
                continue  # «Чайка» — пьеса о любви
            source = next((d for d in drafts if not d.belief), None)
            if source is not None:
                source.content = join([*source.content, (q.start, q.end)])
                source.quoted = True
            elif announced is not None and announced.paragraph >= s.paragraph - 1:
                announced.content = [(q.start, q.end)]
                drafts.append(announced)
            else:
                drafts.append(self.speakers.quotation(s, (q.start, q.end), line))

    def _is_nobodys(self, d: WordDraft) -> bool:
        """*personne ne dit que …*, *ce que l'on regrette*: reports of nobody in French, unless in quotation marks."""
        if self.grammar.inflected or d.mention is None or d.quoted:
            return False
        plain = self.text[slice(*d.mention)].lower().replace("’", "'").strip()
        return plain in self.grammar.nobody and (plain not in ("on", "l'on") or d.infinitive)

    def _name_and_put(self, d: WordDraft) -> None:
        self.namer.name(d)
        self._put(d)

    def _put(self, d: WordDraft) -> None:
        """Keep a draft; what follows may lean on who spoke last."""
        passes = self.grammar.inflected and any(d.holds(before.cue) for before in self.drafts[-1:])
        self.drafts.append(d)
        if (d.quoted or not d.belief) and not passes:
            self.namer.last = d
