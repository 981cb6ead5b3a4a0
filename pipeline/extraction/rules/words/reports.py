"""Reports: what a verb of saying reports and who says it, by what stands in front of it and behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.words.contents import Contents
from pipeline.extraction.rules.words.cues import IMPERSONAL, Cue
from pipeline.extraction.rules.words.french import OF, infinitive_behind, is_agent, is_finite
from pipeline.extraction.rules.words.parts import CLITIC, WordDraft, has_name
from pipeline.extraction.rules.words.phrases import RELATIVES, Phrases
from pipeline.extraction.rules.words.russian.nouns import RussianNouns
from pipeline.extraction.rules.words.russian.objects import Objects
from pipeline.extraction.rules.words.tokens import REACH

_LEFT_OUT = frozenset(("que", "qu'", "что"))
_SOURCES = (["de", "source"], ["de", "sources"])
_BEFORE_INFINITIVES = frozenset(("avant", "non", "allant"))  # avant d'ajouter, non sans préciser
_SHORTEST = 3  # words of *voilà ce que*
_FUTURE = re.compile(r"(?:ra|ront)$")
_NEAR = 10  # words between *comme* and its cue
_FAR = 8  # words between a cue and a colon behind which no quotation stands
_TWO = 2
_CLITICS = frozenset("se s' ne n' l'".split())
_SUBORDINATE = (["si"], ["alors", "que"], ["tandis", "que"], ["quand"], ["lorsque"], ["puisque"], ["bien", "que"])
_SUBJECTS = frozenset("on c' ce rien personne beaucoup certains d'autres pourquoi comment tous nul".split())
_CONFIRMING = frozenset(("подтвердить", "подтверждать"))
_CALLS = frozenset(("звонить", "позвонить"))
_WISHES = frozenset(("хотеть", "намереваться"))
_REFUSING = frozenset(("refuser", "отказаться", "отказываться"))
_TO_SAY = frozenset(
    """dire préciser indiquer révéler communiquer expliquer divulguer dévoiler commenter сказать говорить уточнить
    уточнять раскрыть раскрывать пояснить пояснять сообщить сообщать объяснить объяснять ответить отвечать
    комментировать прокомментировать рассказать рассказывать назвать называть""".split()
)
_SAYING = frozenset(
    """говорить сказать заявить заявлять утверждать сообщить сообщать писать написать рассказать рассказывать
    объявить объявлять обещать пообещать упомянуть упоминать""".split()
)
_NAMING = frozenset(("назвать", "называть"))
_FINDING = frozenset(("знать", "узнать"))
_KNOWING = frozenset("знать узнать помнить слышать услышать".split())
_BEFORE_AS = frozenset("тогда того время так тем пор мере такой таким".split())  # тогда как, после того как
_UNSAYABLE = frozenset(
    "exclure nier démentir contester réfuter cacher исключить исключать отрицать опровергать опровергнуть".split()
)


@dataclass(frozen=True)
class _Frame:
    """What stands around a cue, in words but for `subject`."""

    left: Range | None  # the noun phrase in front
    right: Range | None  # the noun phrase behind
    after: int  # where that ends
    subject: Range | None  # the place in the document of the pronoun in the cue
    as_word: int | None  # *comme* that opens the cue's clause
    before: Range | None  # what may be said in front
    that: int | None  # what opens a clause behind
    colon: int | None  # behind
    stop: int  # where what is said behind ends at the latest
    gerund: bool  # *affirmant que …*, *avant d'ajouter que …*
    shared: bool  # its speaker may be that of the cue before
    heard: bool  # *indique-t-on au ministère*: `right` is the place of those who say it
    joined: int | None = None  # *…, а порт просит ждать*: where the object begins behind a Russian conjunction


_Said = tuple[list[Range], Range | None]  # words of the content, and of who says it


class Reports(Contents, Phrases, RussianNouns, Objects):
    """Makes drafts of cues."""

    def _reported(self, i: int) -> tuple[WordDraft, int] | None:
        """What the verb at `i` reports, and where its cue ends; `None` if it reports nothing."""
        cue = self._cue(i)
        if cue is None:
            return None
        if not self.g.inflected and self._is_ruled_out(cue.start):
            return None
        frame = self._frame(cue)
        said = self._said(cue, frame)
        if said is None:
            return None
        parts, mention = said
        if cue.lemma in self.g.quoting and not self._has_marks(parts):
            return None
        if cue.lemma in _WISHES and frame.that is None and not self._has_marks(parts):
            return None  # Ким хотел уйти
        if cue.lemma in _FINDING and not self._has_marks(parts):
            return None  # Ким узнал, что мост закрыт
        if cue.lemma in _REFUSING and frame.that is not None and self._goes_unsaid(cue.end, frame.that):
            return None  # a refusé de dire si le pont tenait
        if cue.lemma == "cacher" and not any(w.lower in self.g.negations for w in self.words[cue.start : cue.end]):
            return None  # but ne cache pas que …
        planned = _FUTURE.search(self.words[cue.end - 1].lower) and frame.that is None and frame.colon is None
        if planned and not self.g.inflected and frame.before is None and not self._has_marks(parts):
            return None  # la ville demandera un report
        if cue.lemma == "persister" and (mention is None or frame.colon is None or not self._names_somebody(mention)):
            return None  # le doute persiste : …
        if cue.lemma == "exprimer" and any(w.lower in ("s'", "s'est", "se") for w in self.words[cue.start : cue.end]):
            return None
        alone = not self.g.inflected and frame.that is None and frame.left is None and frame.before is None
        front = [w.lower for w in self.words[max(0, cue.start - 2) : cue.start]]
        if alone and front in (["ce", "que"], ["ce", "qu'"]) and (this := self._says_this(cue, frame)) is not None:
            return this
        if alone and front[-1:] in (["que"], ["qu'"]) and not self._has_marks(parts):
            return self._said_last(cue, frame.right)
        if front == ["savoir", "qui"]:
            return None
        if not parts and (frame.colon is None or frame.colon < len(self.words) - 2):
            return self._said_before(cue, frame)
        if mention is not None and cue.lemma in _CONFIRMING and self._is_news(parts):
            d = self._draft([], mention, (cue.start, cue.end))
            d.backward = True
            return d, cue.end
        bare = frame.that is None and frame.colon is None and frame.before is None and frame.as_word is None
        if bare and not self._has_marks(parts) and mention is not None and self.subjects.is_thing(mention):
            return None  # сделка потребует согласия совета
        if frame.subject is not None:
            mention = None
        elif mention is None and not frame.shared:
            if cue.lemma in self.g.beliefs and not self._drops_subject(cue):
                return None
            mention = frame.right if frame.heard else None
        plain = parts and frame.before is not None and parts[0] == frame.before and not self._has_marks(parts[:1])
        aside = self.g.inflected and self._is_aside(cue.start, cue.end, cue.lemma)
        if self.g.inflected and plain and mention is None and frame.subject is None and not (frame.shared or aside):
            return None  # a Russian verb behind a comma says what stands in front only with its speaker beside it
        from_place = mention is not None and mention[0] > 0 and self.words[mention[0] - 1].lower == "из"
        if cue.lemma in _CALLS and (frame.colon is None or not from_place):
            return None  # позвонил матери, but not позвонили из мэрии: «…»
        d = self._draft(parts, mention, (cue.start, cue.end))
        d.shared = frame.shared and mention is None and frame.subject is None
        if frame.joined is not None:
            d.opens = self._place(self.words[frame.joined - 2].start, self.words[frame.joined - 2].end)[0]
        if mention is None and cue.start > 1 and self.words[cue.start - 1].lower in RELATIVES:
            noun = self.words[cue.start - 2 - (self.words[cue.start - 2].lower == ",")]
            d.relative = self._place(noun.start, noun.end)[1]
        d.carried = mention is None and (front == ["qui"] if not self.g.inflected else self._drops_subject(cue))
        if frame.subject is not None:
            d.mention = frame.subject
        if not self._tell_manner(d, cue, frame):
            return None
        self._cite(d, cue.end)
        return d, cue.end

    def _is_ruled_out(self, start: int) -> bool:
        """*sans qu'on le lui demande*: whether the clause of a cue tells what was not said."""
        front = [w.lower for w in self.words[max(0, start - _FAR) : start]]
        opens = next((k for k in range(len(front) - 1, 0, -1) if front[k] in _LEFT_OUT), 0)
        return opens > 0 and front[opens - 1] == "sans" and "," not in front[opens:]

    def _drops_subject(self, cue: Cue) -> bool:
        """*Считает, что …*: whether a Russian cue leaves out whoever was told of before."""
        asks = cue.end < len(self.words) and self.words[cue.end].lower == "ли"
        front = (
            cue.start - 2 if [w.lower for w in self.words[cue.start - 2 : cue.start]] == ["там", "же"] else cue.start
        )
        known = cue.lemma not in self.g.beliefs or self._begins(front) or self._shares(cue.start)
        return known and not asks and self.subjects.drops(cue.start)

    def _shares(self, start: int) -> bool:
        """Whether a conjunction in front of a cue joins it to another verb."""
        even = self.g.inflected and start > 1 and self.words[start - 2].lower == "так"  # так и говорят
        return start > 0 and self.words[start - 1].lower in self.g.conjunctions and not even

    def _tell_manner(self, d: WordDraft, cue: Cue, frame: _Frame) -> bool:
        """Set how `d` is said: hedged, believed, denied …; `False` if it is told that it was not said."""
        d.as_said = frame.as_word is not None and not self._begins(frame.as_word) and not self.g.inflected
        d.gerund = (frame.gerund or cue.joined) and not self.g.inflected
        d.hedged = d.hedged or any(w.lower in self.g.conditionals for w in self.words[cue.start : cue.end])
        d.belief = cue.lemma in self.g.beliefs
        d.infinitive = frame.that is None and frame.colon is None and frame.before is None and not d.quoted
        unsaid = any(w.lower in self.g.negations for w in self.words[max(0, cue.start - 1) : cue.end])
        unsaid = unsaid and self.words[cue.start].lower != "non"
        if unsaid and cue.lemma == "грозить":
            return False  # ему ничего не грозит
        wished = d.belief and not d.infinitive
        if unsaid and not self.g.inflected and not (d.quoted or wished or cue.lemma in _UNSAYABLE):
            return False  # n'a pas précisé combien, n'a pas souhaité réagir
        if unsaid and self.g.inflected and not d.quoted and not self._has_fragments(d):
            if cue.lemma in _SAYING and frame.that is not None:
                return False  # не говорила, что мост цел
            if cue.lemma in _NAMING | _KNOWING:
                return False  # имени она не называет; что внутри, не знает никто
        d.negated = cue.lemma in self.g.denials or (unsaid and cue.lemma != "cacher")
        return True

    def _has_fragments(self, d: WordDraft) -> bool:
        return any(a < end and start < b for a, b in self.s.fragments for start, end in d.content)

    def _goes_unsaid(self, end: int, that: int) -> bool:
        """Whether an infinitive of saying stands between a verb of refusing and the clause at `that`."""
        return any(w.lower in _TO_SAY for w in self.words[end:that])

    def _frame(self, cue: Cue) -> _Frame:
        start, end = cue.start, cue.end
        gerund = self._tells_between(start, end) and self._asserting(end - 1) is None  # se veut rassurant : …
        gerund = gerund or self.words[start].lower in _BEFORE_INFINITIVES
        left = None if gerund or cue.subject is not None else self._left(cue)
        right, after = self.subjects.right(end)
        that = None if self._bare_infinitive(end, cue.lemma) is not None else self._that(end, cue.lemma)
        if that is not None and cue.lemma not in self.g.denials and self.has_noun_between(end, that):
            that = None  # критикует слова мэра о том, что …
        if left is not None and right is not None and that is None and self._is_inverted(cue, right, after):
            left = None  # …, a annoncé la maire Anne Delmas
        joined = self._joined_object(start, end - 1)
        left = None if joined is not None else left
        heard = self.subjects.heard(end) if left is None and self._is_impersonal(start, cue.subject) else None
        if heard is not None:
            right, after = heard
        stop = self._relative_end(start, end, self._clause_end(end))
        stop = stop if left is None else self._before_main_clause(left[0], end, stop)
        colon = next((k for k in range(end, min(stop, end + REACH * 2)) if self.words[k].lower == ":"), None)
        if colon is not None and any(self._is_another(k) or self._is_own_cue(k) for k in range(end, colon)):
            colon = None  # s'il le regrettait, il a répondu : « … »
        if colon is not None and self._is_attributed(colon + 1):
            colon = None  # Ким не согласен: по его словам, …
        before = self._quote_before(start, left)
        if colon is not None and before is not None and not self.g.inflected and self._adds_between(end, colon):
            quoted = all(any(w.quote is not None for w in some) for some in (self.words[:start], self.words[colon:]))
            colon = None if quoted else colon  # « … », a dit la maire, ajoutant : « … »
        plain = before is not None and not any(w.quote is not None for w in self.words[slice(*before)])
        comma = self._closing_comma(start, end) if self.g.inflected and plain else None
        if comma is not None and not any(w.lower in self.g.that for w in self.words[comma + 1 : comma + 2]):
            that = that if that is not None and that < comma else None  # уйти, считает Ким, сделать то, что …
            colon = colon if colon is not None and colon < comma else None
        if not self.g.inflected and plain and (left is not None or gerund):
            before = None  # a cue behind its subject reports no clause before it
        if self.g.inflected and plain and gerund:
            before = None  # …, добавив, что …
        return _Frame(
            left=left,
            right=right,
            after=after,
            subject=None if heard is not None else cue.subject,
            as_word=self._as_word(start),
            before=before,
            that=that,
            colon=colon,
            stop=stop,
            gerund=gerund,
            shared=gerund or cue.joined or joined is not None or self._shares(start),
            heard=heard is not None,
            joined=joined,
        )

    # -- what is said, and by whom -----------------------------------------------------------------------------

    def _said(self, cue: Cue, frame: _Frame) -> _Said | None:
        """By what introduces it: *comme*, *que*, a colon, its place in front; `None` if another cue reports it."""
        if frame.as_word is not None:
            return self._said_as(cue, frame, frame.as_word)
        if (pointed := self._pointed_at(cue, frame)) is not None:
            return [pointed], frame.left
        if frame.that is not None:
            return self._said_in_clause(cue, frame, frame.that)
        if frame.colon is not None and self._announces(frame.colon, cue.end):
            if cue.lemma in _REFUSING and not self._has_marks([(frame.colon, frame.stop)]):
                return None  # назвать его отказывается: …
            behind = (frame.colon + 1, frame.stop)
            return [behind] if behind[0] < behind[1] else [], frame.left or frame.right
        if frame.before is not None and not frame.shared:
            return self._said_in_front(cue, frame, frame.before)
        return self._said_behind(cue, frame)

    def _pointed_at(self, cue: Cue, frame: _Frame) -> Range | None:
        """*Le pont tient : la maire l'a dit*: the clause that *le* in front of a verb stands for."""
        pronoun = {w.lower for w in self.words[cue.start : cue.end]} & {"l'", "le"}
        if self.g.inflected or not pronoun or frame.left is None or frame.that is not None or frame.colon is not None:
            return None
        joint = frame.left[0] - 1
        while joint > _TWO and self.words[joint].lower in ("est", "c'est", "c", "c'", "'", "’"):
            joint -= 1  # « … », c'est la maire qui le dit
        if joint < _TWO or self.words[joint].lower not in (":", ",") or not self._is_told(joint):
            return None
        first = next((k + 1 for k in range(joint - 1, -1, -1) if self.words[k].lower in (";", ":")), 0)
        return (first, joint)

    def _said_as(self, cue: Cue, frame: _Frame, as_word: int) -> _Said:
        """*Comme l'a dit la maire, le pont tient*; *le pont tient, comme l'a dit la maire*."""
        behind = frame.after if frame.right and not self.g.inflected else cue.end
        comma = next((k for k in range(behind, frame.stop) if self.words[k].lower == ","), frame.stop)
        first = next((k + 1 for k in range(as_word, 0, -1) if self.words[k].lower == ";"), 0)
        first = self._own_clause(first, as_word)
        if not self.g.inflected and frame.right is not None and self._begins(as_word) and comma < frame.stop:
            comma = self._behind_apposition(comma + 1, self.words[slice(*frame.right)]) - 1
        parts = [(comma + 1, frame.stop)] if self._begins(as_word) else [(first, as_word)]
        if self.g.inflected and not self._begins(as_word):
            edge = self._behind_title(self._behind_brackets(frame.after if frame.right else cue.end), frame.stop)
            parts += [(edge + 1, frame.stop)] if edge < frame.stop and self.words[edge].lower == "," else []
        return parts, frame.right or ((as_word + 1, cue.start) if cue.start > as_word + 1 else None)

    def _says_on(self, cue: Cue, k: int) -> bool:
        """*сказал, что паром цел, и посетовал на шум*: whether the speaker goes on with a cue behind *и* at `k`."""
        joint = self.words[k].lower in self.g.conjunctions and self.words[k - 1].lower == ","
        return joint and self.subjects.tells(k + 1) and self.subjects.agree(cue.start, k + 1)

    def _said_in_clause(self, cue: Cue, frame: _Frame, that: int) -> _Said:
        stop = frame.stop
        opens = that + (self.words[that].lower in _LEFT_OUT)
        if self.words[that].lower == "ли":
            opens = self._question(that, cue.end)[0]
        if self.words[that].lower == "si" and not self.g.inflected:
            stop = next((k for k in range(that, stop) if self.words[k].lower == ","), stop)
        if self.g.inflected:
            stop = next((k - 1 for k in range(that + 2, stop - 1) if self._says_on(cue, k)), stop)
        mention = frame.left or (frame.right if frame.after <= that and not frame.shared else None)
        if mention is None and frame.before is not None and not frame.shared:
            inserted = frame.subject is not None and that > cue.end + _TWO and self.words[cue.end].lower == ","
            if inserted and not self._tells_between(cue.end, that) and not self.g.inflected:
                return self._said_in_front(cue, frame, frame.before)  # ce qu'il faut, dit-elle, c'est que …
            return [frame.before], None
        if (judged := self._judged(cue, that)) is not None:
            return [(judged, stop)], mention
        return [(opens, stop)], mention

    def _said_in_front(self, cue: Cue, frame: _Frame, before: Range) -> _Said:
        """*Le pont tient, a dit la maire*, with what goes on behind: *…, « et tiendra »*."""
        topic = [w.lower for w in self.words[before[0] : before[0] + 4]]
        parts = [(before[0] + 4, before[1])] if topic[1:] == ["том", ",", "что"] else [before]
        if self.g.inflected:
            parts = [(self._own_clause(parts[0][0], cue.start - 1), before[1])]
        mention = frame.right or (frame.left if frame.left and frame.left[0] >= before[1] else None)
        edge = self._behind_brackets(frame.after if frame.right else cue.end)
        if frame.subject is not None and not self._has_marks([before]):
            edge = self._behind_manner(edge, frame.stop)
        if self.g.inflected and frame.right is not None:
            edge = self._behind_title(edge, frame.stop)
        tail = next((k for k in range(edge, frame.stop) if self.words[k].quote is not None), None)
        if tail is not None and not self._adds_between(edge, tail):
            parts.append((tail, tail + 1))
        elif edge < frame.stop and self.words[edge].lower == ",":
            fragment = edge + 1 < frame.stop and self._is_fragment(edge + 1)
            marked = any(w.quote is not None for w in self.words[slice(*before)])
            long = frame.stop - edge > (4 if self.g.inflected and self._is_main(parts[0]) else 1)
            long = long or (self.g.inflected and self._is_rest(edge + 1, frame.stop))
            if fragment or (long and not marked and self._goes_on(before, edge + 1, frame.subject)):
                parts.append((edge + 1, frame.stop))
        elif not self.g.inflected and self._has_marks(parts):
            near = range(edge, min(frame.stop - 1, edge + _FAR))
            comma = next((k for k in near if self.words[k].lower == ","), None)
            if comma is not None and self._is_fragment(comma + 1):
                parts.append((comma + 1, frame.stop))  # « Le pont », dit-elle en riant, « penche. »
        return parts, mention

    def _behind_manner(self, edge: int, stop: int) -> int:
        """*…, plaide-t-elle en substance depuis lundi, …*: the comma behind how and when it was said; else `edge`."""
        behind = self.adverbs.behind(edge, stop)
        if behind < stop and self.words[behind].lower in self.g.prepositions:
            near = range(behind + 1, min(stop, behind + REACH))
            behind = next((k for k in near if self.words[k].lower in (",", ":") or self.subjects.tells(k)), behind)
        return behind if behind < stop and self.words[behind].lower == "," else edge

    def _said_behind(self, cue: Cue, frame: _Frame) -> _Said:
        """*a dit « … »*, *a nié les faits*: a quotation near the cue, else its object."""
        near = min(frame.stop, cue.end + REACH)
        quote = next((k for k in range(cue.end, near) if self.words[k].quote is not None), None)
        if quote is not None and any(self._is_another(k) for k in range(cue.end, quote)):
            quote = None
        if quote is not None:
            return [(quote, quote + 1)], frame.left or frame.right
        left = frame.left
        front = left if frame.joined is None else (frame.joined, frame.joined)
        if front is not None and (told := self._object_in_front(cue.start, cue.end, cue.lemma, front)):
            return told, left
        if left is not None and cue.lemma in self.g.objects and self.subjects.swapped(left, frame.right, cue.start):
            return [left], frame.right
        if left is None and cue.lemma in self.g.objects and frame.right is not None:
            fronted = self.subjects.fronted_object(cue.start)
            if fronted is not None:
                return [fronted], frame.right
        lemma = "se-dire" if self._is_reflexive(cue.start, cue.end, cue.lemma) else cue.lemma
        return self._complement(cue.end, lemma, frame.stop), left

    def _said_last(self, cue: Cue, right: Range | None) -> tuple[WordDraft, int] | None:
        """*C'est ce qu'a indiqué la maire*: she says the sentence before; *ce que nie la maire* reports nothing."""
        quote = cue.start - _SHORTEST
        while quote > 0 and self.words[quote].lower in ("est", "c", "'", "voilà", ","):
            quote -= 1
        if right is not None and quote >= 0 and self.words[quote].quote is not None:
            return self._draft([(quote, quote + 1)], right, (cue.start, cue.end)), cue.end  # « … », voilà ce que dit X
        opens = self.s.text.lower().startswith(("c'est", "voilà"))
        if right is None or not opens or self.words[cue.start - 2].lower != "ce":
            return None
        d = self._draft([], right, (cue.start, cue.end))
        d.backward = True
        return d, cue.end

    def _says_this(self, cue: Cue, frame: _Frame) -> tuple[WordDraft, int] | None:
        """*Ce que confirme la mairie : le pont est fermé*."""
        if frame.right is None or frame.colon != frame.after or not self._begins(cue.start - _TWO):
            return None
        return self._draft([(frame.colon + 1, self._sentence_end())], frame.right, (cue.start, cue.end)), cue.end

    def _said_before(self, cue: Cue, frame: _Frame) -> tuple[WordDraft, int] | None:
        """*Мост закрыт. Об этом сообщил мэр.*, *Мост закрыт, об этом сообщил мэр*: who says what stands before."""
        front = [w.lower for w in self.words[max(0, cue.start - _NEAR) : cue.start]]
        pointing = next((k for k in range(len(front) - 1) if front[k : k + 2] == ["об", "этом"]), None)
        who = frame.left or frame.right
        if pointing is None or who is None:
            return None
        at = cue.start - len(front) + pointing
        comma = at > 0 and self.words[at - 1].lower == ","
        d = self._draft([(0, at - 1)] if comma else [], who, (cue.start, cue.end))
        d.backward = not comma
        self._cite(d, cue.end)
        return (d, cue.end) if comma or self._begins(at) else None

    # -- what stands around the cue ----------------------------------------------------------------------------

    def _left(self, cue: Cue) -> Range | None:
        left = self.subjects.left(cue.start)
        if left is None or self.g.inflected or [w.lower for w in self.words[slice(*left)]] != ["on"]:
            return left
        heard = self.subjects.heard(cue.end)
        return (heard[0] if heard else self._house(left[0])) or left

    def _as_word(self, start: int) -> int | None:
        """Where *comme* stands that opens the clause of the cue at `start`."""
        for k in range(start - 1, max(-1, start - _NEAR), -1):
            if self.words[k].lower in self.g.as_words:
                soon = self.g.inflected and self.words[k + 1].lower == "только"  # как только
                return None if soon or (k and self.words[k - 1].lower in _BEFORE_AS) else k
            if self.words[k].lower in (",", "."):
                return None
        return None

    def _announces(self, colon: int, end: int) -> bool:
        """Whether a colon announces what is said: by a quotation, at the end of the sentence, or near the cue."""
        quoted = any(w.quote is not None for w in self.words[colon:])
        return quoted or colon >= len(self.words) - 2 or colon - end < _FAR

    def _is_inverted(self, cue: Cue, right: Range, after: int) -> bool:
        """*…, a annoncé la maire*: whether what stands behind a cue is its subject, whatever stands in front."""
        ends = (",",) if self.g.inflected else (",", "?", "!", "…")
        if cue.start == 0 or self.words[cue.start - 1].lower not in ends or not self._is_subject(right):
            return False
        if cue.lemma == "apprendre" and not self._names_somebody(right):
            return False  # …, a appris l'existence du rapport
        plain = [w.lower for w in self.words]
        if cue.lemma in self.g.infinitives and not self.g.inflected:
            marks = (k for k in range(*right) if plain[k] in self.g.infinitive_marks)
            if any(infinitive_behind(plain, k + 1) is not None for k in marks):
                return False  # la maire, Ada Pike, a accusé des élus d'avoir menti
        if cue.lemma in self.g.objects and not self._closes(cue.start, right, after):
            return False
        return self.g.inflected or (
            self._is_told(cue.start) and not self._is_thing(right) and not self._is_fragment(right[0])
        )

    def _relative_end(self, start: int, end: int, stop: int) -> int:
        """Where *qui …* ends that opens behind a comma: *un élu, qui dit tenir bon, a quitté la salle*."""
        if self.g.inflected:
            which = self.adverbs.before(start)
            if which < _TWO or self.words[which - 1].lower not in RELATIVES or self.words[which - 2].lower != ",":
                return stop
            commas = [k for k in range(end + 1, stop - 1) if self.words[k].lower == ","]
            bare = not any(w.lower in self.g.that for w in self.words[end:stop])
            return next((k for k in commas if bare or self.subjects.tells(k + 1)), stop)
        if start < _TWO or self.words[start - 2].lower != ",":
            return stop
        if self.words[start - 1].lower != "qui":
            return stop
        that = next((k for k in range(end, stop) if self.words[k].lower in _LEFT_OUT), None)
        for k in range(end + 1, stop - 1):
            ahead = self.words[k + 1].lower
            if that is not None and not any(self._is_some_verb(w.lower) for w in self.words[that + 1 : k]):
                continue  # qui assure que la ville, en crise, a signé
            verb = ahead in _CLITICS or ahead in self.g.auxiliaries or is_finite(ahead) or ahead in self.g.verbs
            if self.words[k].lower == "," and (verb or self._is_unknown_verb(k + 1)):
                return k
        return stop

    def _is_another(self, k: int) -> bool:
        """Whether a finite cue of its own stands at `k`."""
        word = self.words[k].lower
        spoken = word in self.g.participles and self.words[k - 1].lower in self.g.auxiliaries
        return not self.g.inflected and (
            spoken or (self.subjects.is_verb(k) and word not in self.g.gerunds and word not in self.g.participles)
        )

    def _before_main_clause(self, subject: int, end: int, stop: int) -> int:
        """*Si la maire dit que le pont tient, la région en doute*: where the clause of a conjunction ends."""
        first = next((k for k, w in enumerate(self.words) if w.lower not in ("et", "mais", "or")), 0)
        front = [w.lower for w in self.words[first:subject]]
        though = any(w.lower == "beau" for w in self.words[subject:end])  # elle a beau dire que …
        if self.g.inflected or (front not in _SUBORDINATE and not though):
            return stop
        for k in range(end, stop - 2):
            ahead = self.words[k + 1]
            opens = ahead.lower in self.g.articles | self.g.pronouns | _SUBJECTS or ahead.is_name
            rest = [w.lower for w in self.words[k + 2 : stop]]
            if (
                self.words[k].lower == ","
                and opens
                and (though or ahead.lower == "les" or any(map(self._is_some_verb, rest)))
            ):
                return k
        return stop

    def _is_some_verb(self, word: str) -> bool:
        return is_finite(word) or word in self.g.auxiliaries or word in self.g.verbs or CLITIC.match(word) is not None

    def _house(self, on: int) -> Range | None:
        """*À la mairie, on assure que …*, *De source sûre, on …*: whose place the sentence names before *on*."""
        first = next((k for k, w in enumerate(self.words[:on]) if w.lower not in self.g.connectors), on)
        lower = [w.lower for w in self.words[first:on]]
        if lower[:2] == ["du", "côté"] and len(lower) > 4:
            return (first + 3, on - 1)
        head = next((w for w in self.words[first + 1 : on] if w.lower not in self.g.articles | OF | {"sein"}), None)
        somebody = head is not None and (head.is_name or is_agent(head.lower, self.g.bodies))
        if (
            lower[-1:] == [","]
            and len(lower) > 2
            and ((lower[0] in self.g.places and somebody) or lower[:2] in _SOURCES)
        ):
            return (first + 1, on - 1)
        return None

    def _closes(self, start: int, right: Range, after: int) -> bool:
        """Whether a cue that takes objects ends its clause with its subject: *Le pont a cédé, a annoncé la maire*."""
        if after < len(self.words) and self.words[after].lower in self.g.articles:
            return False
        heads = [w.lower for w in self.words[slice(*right)] if w.lower not in self.g.articles | {"même", "ancien"}][:1]
        agent = any(head == "source" or is_agent(head, self.g.bodies) for head in heads)
        return (agent or self.words[right[0]].is_name) and self._is_told(start - 1)

    def _tells_between(self, start: int, end: int) -> bool:
        """Whether a gerund that reports stands between two words."""
        return any(w.lower in self.g.gerunds for w in self.words[start:end])

    def _adds_between(self, start: int, end: int) -> bool:
        """Whether *avant d'ajouter :* stands between two words, or a gerund that reports."""
        before = (k for k in range(start, end - 1) if self.words[k].lower in _BEFORE_INFINITIVES)
        added = any(self.words[j].lower in self.g.infinitive_cues for k in before for j in range(k, end))
        return self._tells_between(start, end) or (added and not self.g.inflected)

    def _is_thing(self, phrase: Range) -> bool:
        """Whether a French noun phrase begins with an indefinite article and names nobody: *évoque une plaque*."""
        first, head = (*[w.lower for w in self.words[slice(*phrase)]], "", "")[:2]
        return first in ("un", "une", "des") and not is_agent(head, self.g.bodies)

    def _names_somebody(self, phrase: Range) -> bool:
        """Whether words are a name or a noun phrase of somebody who may say something."""
        heads = [w for w in self.words[slice(*phrase)] if w.lower not in self.g.articles][:1]
        return any(h.is_name or is_agent(h.lower, self.g.bodies) or h.lower in self.g.pronouns for h in heads)

    def _is_subject(self, right: Range) -> bool:
        return has_name(self.words[slice(*right)]) or self.words[right[0]].lower in self.g.articles - {"de", "du"}

    def _is_impersonal(self, start: int, subject: Range | None) -> bool:
        """A cue that names no speaker itself: *сообщили*, *говорится*, *indique-t-on*."""
        if subject is not None:
            return self.text[slice(*subject)].lower() == "on"
        word = self.words[start].lower
        if word in IMPERSONAL:
            return True
        return self.subjects.has_plural(start)
