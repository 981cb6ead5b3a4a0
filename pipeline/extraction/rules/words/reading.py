"""Attributions by rules on words alone, for languages without a parser: cues, quotation marks, commas and capitals.

Works a sentence at a time on words in which every whole quotation is one word; see `Grammar` for what it knows of a
language.
"""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.extraction.rules.attribution import Attribution, Range, Via
from pipeline.extraction.rules.blocks import whole_paragraphs
from pipeline.extraction.rules.lexicon.french_names import GROUPS, is_person_noun
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.nesting import enclosing
from pipeline.extraction.rules.passage import Sentence, sentences
from pipeline.extraction.rules.words.french import is_finite
from pipeline.extraction.rules.words.interview import DASH, TURN, Interview, answering, interview
from pipeline.extraction.rules.words.line import Line
from pipeline.extraction.rules.words.naming import Namer
from pipeline.extraction.rules.words.parts import CLITIC, TOKEN, WordDraft, join, without_article
from pipeline.extraction.rules.words.within import antecedent_inside, inner_drafts, is_own, is_unknown
from pipeline.marks import Mark, quotation_marks

_TURN = re.compile(r"(?:[,.!?…]+)\s*[—–]\s+|(?<=[»”\"])\s*[,.]?\s*[—–]\s+")


_INVERTED = re.compile(r"[,?!…]\s+(?P<cue>\w+(?:-\w+)*)(?:\s+(?P<who>[^.,:;!?—–]{2,50}))?(?=[.,:;]|$)")


_APPOSED_AGE = re.compile(
    r",\s(?:[\w-]+\sans|ancien(?:ne)?\s[^.!?]{2,60})(?:,[^.!?]{2,60})?[.!?]?(?=\s|$)"
)  # … dit Ada, 82 ans.


_ASIDE = re.compile(
    r"(?<=[.!?…»])\s*\((?:Il|Elle|Rires?|Sourires?|Silence|Смеется|Смеётся|Улыбается|Пауза)\b[^()]{0,60}\)"
)
_LABEL = re.compile(
    r"(?P<label>[A-ZÀ-ÞА-ЯЁ][^\s:«»“”\"]*(?:[ \u00a0][^\s:«»“”\"]+){0,7})(?:[ \u00a0]?:|\.[ \u00a0]?[–—])\s+(?=\S)"
    r"|(?P<member>(?:MM?\.|Mmes?|Mlle|Me)[ \u00a0](?:l[ea][ \u00a0]|l[’'])?[\w’'-]+"
    r"(?:[ \u00a0](?:d[eu][ \u00a0])?[A-ZÀ-Þ][\w’'-]*){0,3}"
    r"(?:,[ \u00a0][^.:!?«»\n]{2,60})?)\.(?:[ \u00a0]?[—–-])?\s+(?=\S)"  # of a chamber
    r"|(?P<letter>[QR])[ \u00a0.]{0,2}[—–-]\s+(?=\S)"
)
_QUESTIONER = re.compile(r"(?:question|q|journaliste|вопрос|корреспондент|ведущ\w+|журналист)s?", re.IGNORECASE)
_ANSWERER = re.compile(r"réponse|r|ответ", re.IGNORECASE)
_PRONOUN = re.compile(r"[.!?…»”]\s+(?P<who>Il|Elle)\s")  # Elle a souri. « … »
_HOUR = re.compile(r"\d+\s?[hH:.]")
_THEN = re.compile(r"(?:Puis|Et|Ensuite|Enfin|Avant|Aussitôt)\b[^«»“”]*:$")
_COLON = re.compile(r"[ \u00a0\u202f]?:\s+")
_LEAST_HEADLINE = 3  # words
_LEAST_DISPLAY = 12  # characters
_MOST_DISPLAYS = 20
_MOST_PARAGRAPHS = 40  # of one quotation
_FEWEST_TURNS = 3
_OPENING, _CLOSING = "«“„\"‘'", "»”“\"’'"
_APPOSITION = re.compile(r"\d+\sans|l[ea]s?\s|l[’']|ancien|alias|dit")
_APPOSED = 7  # words in apposition to a speaker
_RESUMED = re.compile(r"[.!?,]\s*[-–—]\s*$")  # “…”, - said X. - “…”
_IN_FRONT = re.compile(
    r"(?:^|[»”\"][.,]?\s+)(?:Pour\s)?(?P<who>(?<=Pour\s)[^.;:«»“”]{2,50}?(?=,\s*$)|[^.,;:«»“”]{2,40}?(?=(?:,\s(?:sous|à|au|dans|sur|en|avec|depuis|lors)\s[^.,;:«»“”]{3,50})?\s?:\s*$))"
)


_INNER_DASHED = re.compile(r"[,!?…]\s+[-‒—–]\s+(?P<cue>[^.,;:!?«»]{2,90})[.,](?=\s+[-‒—–]\s+)")


_INNER_VERB = re.compile(
    r"[,!?…]\s+(?P<cue>(?:s['’])?(?P<verb>\w+)\s+(?P<who>(?:[A-ZÀ-Þ]|l[ae]\s|l['’]|une?\s|cet?t?e?\s|son\s|sa\s)[^,.;:!?«»]{1,60})"
    r"(?:,\s(?P<more>[^.;:!?«»]{1,60}))?)(?=[.;]|,)"
)
_INNER_CUE = re.compile(
    r",\s+(?P<cue>(?:s[’']|se\s)?(?:\w+-t-|\w+-)?(?:il|elle|ils|elles|a|ont)\b[^,.;:!?«»]{0,60})(?=[,.;])"
)


def word_attributions(text: str, grammar: Grammar | None) -> list[Attribution]:
    """Find attributions by `grammar`; with `None` only quotations that stand as sentences, without speakers."""
    every = quotation_marks(text)
    marks = [m for m in every if m.depth == 0]
    reader = _Reader(text, grammar, [(m.start, m.end) for m in marks])
    index = 0
    blocks = whole_paragraphs(text)
    reader.prepare(blocks)
    for number, (start, end) in enumerate(blocks):
        mine: list[Mark] = []
        while index < len(marks) and marks[index].start < end:
            mine.append(marks[index])
            index += 1
        reader.read(start, end, number, mine)
    reader.look_inside(every)
    reader.join_paragraphs(marks)
    return reader.finish()


class _Reader:
    def __init__(self, text: str, grammar: Grammar | None, quoted: list[Range]) -> None:
        self.text, self.grammar = text, grammar
        self.drafts: list[WordDraft] = []
        self.last: WordDraft | None = None
        self.pending: WordDraft | None = None
        self.opening: WordDraft | None = None  # a quotation that begins its paragraph, with nobody to it yet
        self.before: tuple[int, Range] | None = None  # paragraph and place of a sentence that reports nothing
        self.namer = Namer(text, grammar, quoted, self.drafts) if grammar is not None else None
        self.cast = self.namer.cast if self.namer is not None else None
        self.labels = _labels(text) if grammar is not None else frozenset()
        self.interview: Interview | None = None
        self.answer: WordDraft | None = None  # the last one of the interview

    def prepare(self, blocks: list[Range]) -> None:
        """See whether the paragraphs to come are an interview."""
        if self.grammar is not None and not self.labels:
            self.interview = interview(self.text, blocks, self.grammar, self._persons())

    @cached_property
    def _answering(self) -> str | None:
        """Who answers in a transcript whose labels only say *question* and *answer*."""
        assert self.grammar is not None
        first = min(self.text.find(f"\n{name}") for name in self.labels)
        return answering(self.text, max(first, 0), self.grammar, self._persons())

    def _persons(self) -> list[str] | None:
        return list(self.cast.persons) if self.cast is not None else None

    def read(self, start: int, end: int, number: int, marks: list[Mark]) -> None:
        """Take one paragraph."""
        if self.interview is not None and self._interviewed(self.interview, start, end, number):
            return
        if (label := _LABEL.match(self.text, start, end)) and label[label.lastgroup or 0] in self.labels:
            self._turn(label, end, number)
            return
        if self.grammar is not None and DASH.match(self.text[start : start + 9]) and self._dialogue(start, end, number):
            return
        for s in sentences(self.text, start, end, number, marks, whole=True):
            self._sentence(s)

    def look_inside(self, marks: list[Mark]) -> None:
        """Take the reports that stand inside what somebody says."""
        if self.grammar is None:
            return
        for owner, d in list(inner_drafts(self.text, self.drafts, marks, self.grammar)):
            if is_own(self.text, d):
                d.name, d.inner = owner.name, True
                self.drafts.append(d)
                continue
            if is_unknown(self.text, d):
                d.name, d.inner = antecedent_inside(self.text, owner, d), True
                self.drafts.append(d)
                continue
            self._name(d)
            if d.name is not None and d.name != owner.name:
                self.drafts.append(d)

    def join_paragraphs(self, marks: list[Mark]) -> None:
        """Make one what somebody says over several paragraphs, each of which but the last leaves its mark open."""
        ends = {m.end for m in marks if not m.closed}
        starts = {m.start for m in marks}
        drafts = sorted((d for d in self.drafts if d.content and d.quoted), key=lambda d: d.content[0])
        run: list[WordDraft] = []  # only the first or the last has a cue
        for d in drafts:
            end = run[-1].content[-1][1] if run else 0
            goes_on = end in ends and d.content[0][0] in starts and not self.text[end : d.content[0][0]].strip()
            if run and goes_on and len(run) < _MOST_PARAGRAPHS and (d.cue is None or run[0].cue is None):
                run.append(d)
                if d.cue is None:
                    continue
            _unite(run)
            run = [d]
        _unite(run)

    def finish(self) -> list[Attribution]:
        """Attributions of all paragraphs read, in order."""
        drafts = [d for d in self.drafts if d.content]
        self._name_displays(drafts)
        drafts = [d for d in drafts if not d.tentative or d.name is not None]
        outer = enclosing([d.cue for d in drafts], [d.content for d in drafts])
        out = []
        for d, holders in zip(drafts, outer, strict=True):
            chain = tuple(Via(drafts[k].name, drafts[k].mention, drafts[k].cue) for k in holders)
            if chain and not d.inner and (d.name is None or d.name in {drafts[k].name for k in holders}):
                continue
            out.append(
                Attribution(
                    content=tuple(d.content),
                    mention=d.mention,
                    speaker=d.name,
                    role=d.role,
                    cue=d.cue,
                    via=(*chain, *d.via),
                    hedged=d.hedged,
                    negated=d.negated,
                    belief=d.belief,
                    confidence=d.confidence,
                )
            )
        return sorted(out, key=lambda a: (a.content[0], a.content))

    def _name_displays(self, drafts: list[WordDraft]) -> None:
        """A quotation with nobody to it that the text repeats is by whoever says it there: a headline, a pull quote."""
        said = [(d, self._plain(d)) for d in drafts if d.quoted and d.name is not None and d.cue is not None]
        bare = [d for d in drafts if d.name is None and d.cue is None and d.quoted]
        if self.interview is not None:
            for d in bare:
                if d.content[0][0] < self.interview.begin:
                    d.name = self.interview.answering
            bare = [d for d in bare if d.name is None]
        for d in bare[:_MOST_DISPLAYS]:
            if len(words := self._plain(d)) > _LEAST_DISPLAY:
                source = next((other for other, spoken in said if words in spoken), None)
                if source is not None:
                    d.name, d.role = source.name, source.role

    def _plain(self, d: WordDraft) -> str:
        text = " ".join(self.text[start:end] for start, end in d.content)
        return " ".join(re.findall(r"\w+", text.lower()))

    def _turn(self, label: re.Match[str], end: int, number: int) -> None:
        """One turn of a transcript; what a questioner asks is nobody's statement."""
        who = label.lastgroup or "label"
        if _QUESTIONER.fullmatch(label[who]):
            self._speaks(None)
            return
        d = WordDraft([(label.end(), end)], number, label.span(who), quoted=True, turn=True, confidence=0.8)
        if _ANSWERER.fullmatch(label[who]) and self.grammar is not None:
            d.name = self._answering
        self._name(d)
        self._put(d)

    def _interviewed(self, talk: Interview, start: int, end: int, number: int) -> bool:
        """Take a paragraph that is a turn of an interview, or part of one."""
        if start in talk.continuing and self.answer is not None:
            self.answer.content = join([*self.answer.content, *_without_asides(self.text, (start, end))])
            return True
        if start not in talk.answers | talk.questions:
            return False
        front = TURN.match(self.text, start, end)
        d = WordDraft([(front.end() if front else start, end)], number, quoted=True, turn=True, confidence=0.8)
        if start in talk.questions:
            d.name = talk.asking
            self.drafts.append(d)
            return True
        d.name, d.content = talk.answering, _without_asides(self.text, d.content[0])
        self.answer = d
        self._put(d)
        return True

    # -- one sentence ----------------------------------------------------------------------------------------

    def _sentence(self, s: Sentence) -> None:
        if s.only_quotations:
            self._bare(s)
            return
        announced, opening = self.pending, self.opening
        self.pending = self.opening = None
        if self.grammar is None:
            for q in s.quotations:
                self._put(WordDraft([(q.start, q.end)], s.paragraph, quoted=True, confidence=0.3))
            return
        if len(s.quotations) == 1 and s.quotations[0].start == s.start:
            dashed = self._dashed_cue(s, (s.quotations[0].start, s.quotations[0].end))
            if dashed is not None:
                self._name(dashed)
                self._put(dashed)
                return
        line = Line(self.text, s, self.grammar)
        drafts = line.drafts()
        used = [r for d in drafts for r in d.content]
        for q in s.quotations:
            if not any(a <= q.start and q.end <= b for a, b in used):
                source = next((d for d in drafts if not d.belief), None)
                if source is not None:
                    source.content = join([*source.content, (q.start, q.end)])
                    source.quoted = True
                elif announced is not None and announced.paragraph >= s.paragraph - 1:
                    announced.content = [(q.start, q.end)]
                    drafts.append(announced)
                else:
                    who = self._labelled(s, q.start) or self._announcing(s, q.start, line)
                    d = WordDraft([(q.start, q.end)], s.paragraph, who, quoted=True, confidence=0.35)
                    if who is None and self.last is not None and self._goes_on_speaking(s, q.start, self.last):
                        d.mention, d.name, d.role = self.last.mention, self.last.name, self.last.role
                    drafts.append(d)
        for a, b in s.fragments:
            if drafts and not any(x < b and a < y for x, y in used) and _RESUMED.search(self.text, s.start, a):
                drafts[-1].content = join([*drafts[-1].content, (a, b)])
        self._headline(s, drafts, used)
        if opening is not None and opening.paragraph == s.paragraph and not drafts and self.cast is not None:
            found = self.cast.subject(s.start, s.end)
            if found is not None:  # « … » Ada Pike hausse les épaules.
                opening.mention, opening.name, opening.role = found[0], found[1].name, found[1].role
        for d in drafts:
            if d.backward and not d.content and self.before is not None and self.before[0] == s.paragraph:
                start, end = self.before[1]
                d.content = [(start, end - self.text.endswith(".", start, end))]
        self.before = (s.paragraph, (s.start, s.end)) if not drafts and not s.quotations else None
        for d in drafts:
            self._name(d)
            if d.content and not self._is_nobodys(d):
                self._put(d)
            elif self.text[s.start : s.end].rstrip().endswith(":"):
                self.pending = d

    def _goes_on_speaking(self, s: Sentence, start: int, last: WordDraft) -> bool:
        """*Puis, tourné vers la foule : « … »*: nobody stands before the colon, so it is whoever spoke last."""
        front = self.text[s.start : start].rstrip()
        return self.cast is not None and last.paragraph == s.paragraph and _THEN.match(front) is not None

    def _headline(self, s: Sentence, drafts: list[WordDraft], used: list[Range]) -> None:
        """*« Le pont tient » : la maire rassure*: by whom what follows tells of, or the text says so below."""
        assert self.grammar is not None
        for a, b in s.fragments[:1]:
            colon = _COLON.match(self.text, b, s.end)
            plain = (
                not re.search(r"\w", self.text[a : s.start])
                and s.start < b
                and self.text[s.start : s.end].rstrip()[-1:] not in ".!?…"
                and not used
            )
            if colon is None or not plain or len(self.text[a:b].split()) < _LEAST_HEADLINE:
                continue
            d = WordDraft([(a, b)], s.paragraph, quoted=True, tentative=True, confidence=0.4)
            behind = TOKEN.findall(self.text, colon.end(), s.end)[:2] if self.cast is not None else []
            if behind and behind[0].lower() in self.grammar.articles and is_person_noun(behind[-1].lower()):
                d.mention = (colon.end(), self.text.index(behind[1], colon.end()) + len(behind[1]))
            drafts.append(d)

    def _is_nobodys(self, d: WordDraft) -> bool:
        """*personne ne dit que …*, *ce que l'on regrette*: reports of nobody in French, unless in quotation marks."""
        if self.cast is None or d.mention is None or d.quoted:
            return False
        plain = self.text[slice(*d.mention)].lower().replace("’", "'").strip()
        return plain in self.grammar.nobody and (plain not in ("on", "l'on") or d.infinitive) if self.grammar else False

    def _labelled(self, s: Sentence, start: int) -> Range | None:
        """*The mayor: “…”*, *Pour la préfète, « … »*: a noun phrase in front that is nothing but the speaker."""
        assert self.grammar is not None
        match = _IN_FRONT.search(self.text[s.start : start])
        if (
            match is None
            or any(self._is_cue(word) for word in match["who"].lower().split())
            or _HOUR.match(match["who"])
        ):
            return None
        if self.cast is not None and any(is_finite(w) for w in match["who"].lower().replace("’", "'").split()):
            return None  # son entraîneur n'a pas été tendre : …
        return s.start + match.start("who"), s.start + match.end("who")

    def _announcing(self, s: Sentence, start: int, line: Line) -> Range | None:
        """*Le témoin hausse les épaules : « … »*: the subject of what stands before a colon, if it names a speaker."""
        if self.cast is None or not self.text[s.start : start].rstrip().endswith(":"):
            return None
        subject = line.subjects.opening()
        where = s.locate(line.words[subject[0]].start, line.words[subject[1] - 1].end) if subject else None
        if where is not None and self._is_somebody(where):
            return where
        found = self.cast.subject(s.start, start)
        return found[0] if found is not None else None

    def _is_somebody(self, where: Range) -> bool:
        """Whether the words of a noun phrase name somebody: a person of the text, an office, a body."""
        assert self.grammar is not None
        assert self.cast is not None
        phrase = self.text[slice(*where)]
        head = without_article(phrase, self.grammar).lower().split()[:1]
        known = self.cast.who(phrase, where[0], where[0]) is not None
        return known or any(is_person_noun(word) or word in GROUPS | self.grammar.bodies for word in head)

    def _bare(self, s: Sentence) -> None:
        ranges = [(q.start, q.end) for q in s.quotations]
        if self.grammar is not None and len(ranges) == 1:
            inner = self._inner_cue(s, ranges[0])
            if inner is not None:
                self._name(inner)
                self._put(inner)
                self.pending = None
                return
        told = self._told_of(s)
        if self.pending is not None and self.pending.paragraph >= s.paragraph - 1:
            self.pending.content, self.pending.quoted = ranges, True
            self._put(self.pending)
        elif told is not None:
            told.content = ranges
            self._put(told)
        elif self.last is not None and self.last.paragraph == s.paragraph and self._ends_quoted(self.last):
            self.last.content = join([*self.last.content, *ranges])
        else:
            d = WordDraft(ranges, s.paragraph, quoted=True, confidence=0.4)
            if self.grammar is not None and self.last is not None and self.last.paragraph >= s.paragraph - 1:
                d.mention, d.name, d.role = self.last.mention, self.last.name, self.last.role
            if self.last is None or self.last.paragraph < s.paragraph:
                self.opening = d
            self._put(d)
        self.pending = None

    def _ends_quoted(self, d: WordDraft) -> bool:
        """Whether quoted sentences end a report, so that a quotation behind it goes on with them."""
        last = self.text[slice(*d.content[-1])] if d.content else ""
        return last[-1:] in _CLOSING and (last[0] in _OPENING or not any(mark in last for mark in "«“"))

    def _told_of(self, s: Sentence) -> WordDraft | None:
        """*Ada Pike n'en revient pas. « … »*: whom the sentence before is about, if nobody has spoken since."""
        if self.cast is None:
            return None
        parts = [*self.last.content, self.last.cue, self.last.mention] if self.last is not None else []
        low = max((part[1] for part in parts if part is not None), default=0)
        low = max(low, self.text.rfind("\n", 0, s.start) + 1)
        found = self.cast.subject(low, s.start)
        pronoun = next(reversed(list(_PRONOUN.finditer(self.text, low, s.start))), None)
        if pronoun is not None and (found is None or found[0][0] < pronoun.start()):
            d = WordDraft([], s.paragraph, pronoun.span("who"), quoted=True, confidence=0.5)
            self._name(d)
            return d if d.name is not None else None
        if found is None:
            return None
        return WordDraft([], s.paragraph, found[0], name=found[1].name, role=found[1].role, quoted=True, confidence=0.5)

    def _inner_cue(self, s: Sentence, where: Range) -> WordDraft | None:
        """*« C'est faux, a-t-il ajouté. Nous verrons. »*: the cue inside the marks is no part of what was said."""
        assert self.grammar is not None
        dashed = self._dashed_cue(s, where)
        if dashed is not None:
            return dashed
        for m in _INNER_CUE.finditer(self.text, *where):
            words = [w.lower() for w in re.findall(r"\w+(?:-\w+)*", m["cue"]) if w not in ("s", "se")]
            clitic = CLITIC.match(words[0])
            spoken = [w for w in words[:3] if w in self.grammar.participles or w in self.grammar.verbs]
            known = clitic is not None and (
                clitic["verb"] in self.grammar.verbs or (clitic["verb"] in self.grammar.auxiliaries and spoken)
            )
            if not known and not (words[0] in self.grammar.auxiliaries and spoken and len(words) > 2):
                continue
            draft = WordDraft([(where[0], m.start()), (m.end(), where[1])], s.paragraph, quoted=True, confidence=0.75)
            draft.cue = m.span("cue")
            if clitic is not None:
                start = m.start("cue") + m["cue"].lower().index(words[0])
                draft.mention = (start + words[0].rindex("-") + 1, start + len(words[0]))
            else:
                rest = re.search(rf"{re.escape(spoken[-1])}\s+(.+)$", self.text[slice(*m.span("cue"))])
                if rest:
                    draft.mention = (m.start("cue") + rest.start(1), m.end("cue"))
            draft.content = [_strip(self.text, r) for r in draft.content if re.search(r"\w", self.text[slice(*r)])]
            return draft
        return self._inner_verb(s, where)

    def _inner_verb(self, s: Sentence, where: Range) -> WordDraft | None:
        """*« Il pleuvait, raconte Ada, 12 ans. Puis rien. »*: a verb of saying and its subject inside the marks."""
        assert self.grammar is not None
        for m in _INNER_VERB.finditer(self.text, *where):
            if self.grammar.inflected or m["verb"].lower() not in self.grammar.verbs:
                continue
            more = m["more"] or ""
            apposed = bool(_APPOSITION.match(more)) or is_person_noun(more.lower().split(" ")[0])
            apposed = apposed and self.text[m.end()] != "," and len(more.split()) < _APPOSED
            end = m.end() if apposed or m["more"] is None else m.end("who")
            draft = WordDraft([(where[0], m.start()), (end, where[1])], s.paragraph, quoted=True, confidence=0.75)
            draft.cue, draft.mention = m.span("verb"), (m.start("who"), end if apposed else m.end("who"))
            draft.content = [_strip(self.text, r) for r in draft.content if re.search(r"\w", self.text[slice(*r)])]
            return draft
        return None

    def _dashed_cue(self, s: Sentence, where: Range) -> WordDraft | None:
        """*«Паром цел, — сказал Бриск. — Мы ждём»*: a cue between dashes is the reporter's."""
        assert self.grammar is not None
        for m in _INNER_DASHED.finditer(self.text, *where):
            found = list(TOKEN.finditer(self.text, *m.span("cue")))
            place = next((k for k, word in enumerate(found[:3]) if self._is_cue(word.group().lower())), None)
            if place is None:
                continue
            rest = found[:place] if place else found[1:]
            parts = [_strip(self.text, (where[0], m.start())), _strip(self.text, (m.end(), where[1]))]
            d = WordDraft(parts, s.paragraph, cue=found[place].span(), quoted=True, confidence=0.8)
            stop = next((k for k, m in enumerate(rest) if k and m.group().lower() in self.grammar.prepositions), None)
            rest = rest[:stop] if self.grammar.inflected else rest
            if rest:
                alone = rest[0].group().lower() in self.grammar.pronouns  # *он ИльмИнформ*: he, to IlmInform
                d.mention = (rest[0].start(), rest[0].end() if alone else rest[-1].end())
            return d
        return None

    def _name(self, d: WordDraft) -> None:
        if self.namer is not None:
            self.namer.name(d)

    def _put(self, d: WordDraft) -> None:
        self.drafts.append(d)
        if d.quoted or not d.belief:
            self._speaks(d)

    def _speaks(self, d: WordDraft | None) -> None:
        """Keep who spoke last, on whom what follows may lean."""
        self.last = d
        if self.namer is not None:
            self.namer.last = d

    def _dialogue(self, start: int, end: int, number: int) -> bool:
        """*— Words, — said X. — More words.*: turns between dashes; one that begins with a cue names the speaker."""
        assert self.grammar is not None
        edges = [start + (DASH.match(self.text[start:end]) or re.match("", "")).end()]  # type: ignore[union-attr]
        turns: list[Range] = []
        for match in _TURN.finditer(self.text, edges[0], end):
            turns.append((edges[-1], match.end()))
            edges.append(match.end())
        turns.append((edges[-1], end))
        content: list[Range] = []
        draft = WordDraft([], number, quoted=True, turn=True, confidence=0.6)
        for a, b in turns:
            words = [m.group().lower() for m in TOKEN.finditer(self.text[a : min(b, a + 60)])][:3]
            if (
                draft.cue is None
                and content
                and words
                and (self._is_cue(words[0]) or (len(words) > 1 and self._is_cue(words[1])))
            ):
                found = next(m for m in TOKEN.finditer(self.text, a, b) if self._is_cue(m.group().lower()))
                draft.cue = found.span()
                rest = re.match(r"\s*([^.,:;—–!?]{2,60})", self.text[found.end() : b])
                if rest and rest.group(1).strip():
                    offset = found.end() + rest.start(1)
                    draft.mention = (offset, offset + len(rest.group(1).rstrip()))
            else:
                content.append((a, b))
        if draft.cue is None:
            inner = next(
                (m for m in _INVERTED.finditer(self.text, edges[0], end) if self._is_cue(m["cue"].lower())), None
            )
            if inner is not None:
                behind = _APPOSED_AGE.match(self.text, inner.end(), end)
                resumed = behind.end() if behind is not None else inner.end()
                draft.cue, content = inner.span("cue"), [(edges[0], inner.start("cue")), (resumed, end)]
                clitic = CLITIC.match(inner["cue"].lower())
                if clitic is not None:
                    draft.mention = (inner.start("cue") + clitic.start("subject"), inner.end("cue"))
                elif inner["who"]:
                    draft.mention = inner.span("who")
        if draft.cue is None and (self.last is None or self.last.paragraph < number - 2) and len(turns) < 2:
            return False
        draft.content = join([_strip(self.text, r) for r in content])
        if draft.mention is not None:
            self._name(draft)
        self._put(draft)
        return True

    def _is_cue(self, word: str) -> bool:
        assert self.grammar is not None
        match = CLITIC.match(word)
        verb = match["verb"] if match else word
        return verb in self.grammar.verbs or (match is not None and verb in self.grammar.auxiliaries)


def _labels(text: str) -> frozenset[str]:
    """The speakers' labels of a transcript: two or more that begin lines, one of them more than once.

    One alone will do where it stands behind questions each time.
    """
    found: list[str] = []
    asked = 0
    before = ""
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        m = _LABEL.match(text, line.start(), line.end())
        if m is not None:
            found.append(m[m.lastgroup or 0])
            asked += before.rstrip().endswith("?")
        before = line.group()
    several = 1 < len(set(found)) < len(found)
    return frozenset(found) if len(found) >= _FEWEST_TURNS and (several or asked >= _FEWEST_TURNS) else frozenset()


def _unite(run: list[WordDraft]) -> None:
    """Make what stands in several drafts one of the one with a cue, else of the last."""
    if len(run) > 1:
        keeper = next((d for d in run if d.cue is not None), run[-1])
        parts = join([part for d in run for part in d.content])
        for d in run:
            d.content = parts if d is keeper else []


def _without_asides(text: str, where: Range) -> list[Range]:
    """A turn without what the text tells in brackets between its sentences: *(Elle rit.)*."""
    out, place = [], where[0]
    for aside in _ASIDE.finditer(text, *where):
        out.append(_strip(text, (place, aside.start())))
        place = aside.end()
    return [part for part in [*out, _strip(text, (place, where[1]))] if part[0] < part[1]]


def _strip(text: str, where: Range) -> Range:
    start, end = where
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",-‒—–"):
        end -= 1
    while start < end and (text[start].isspace() or text[start] in ",.;-‒—–"):
        start += 1
    return start, end
