"""One sentence read by rules on words: its cues in order, which share a speaker, and where one's content ends."""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Range, Via
from pipeline.extraction.rules.words.french import OF
from pipeline.extraction.rules.words.gapping import Gapping
from pipeline.extraction.rules.words.nouns import Nouns
from pipeline.extraction.rules.words.parts import WordDraft, without_article
from pipeline.extraction.rules.words.passive import Passives
from pipeline.extraction.rules.words.reports import Reports
from pipeline.extraction.rules.words.russian.subjects import RussianSubjects
from pipeline.extraction.rules.words.tokens import REACH

_JOINT = re.compile(r"[,;]\s+(?:(?:et|mais|puis|quand)\s+|(?:tandis|alors)\s+qu[e’']\s*)$")
_TURN = re.compile(r"[,;]\s(?:(?:но|а|однако|хотя|зато|прич[её]м|при\sэтом|тогда\sкак|вместе\sс\sтем|и)(?:,?\s))*$")
_COMMA = 2  # code points with its blank
_APPOSED = re.compile(r",\s(?!et\s|qui\s)[^,.;:«»“”\"]{2,60}")


class Line(Reports, Nouns, Passives, Gapping):
    """One sentence as words, with the cues found in it."""

    def drafts(self) -> list[WordDraft]:
        """Every cue of the sentence with what it reports, in order."""
        out = self.told
        i = last = 0
        while i < len(self.words):
            found = self._phrase(i) or self._hearsay(i) or self._called(i) or self._reported(i)
            if (
                found is None
                and (noun := self._noun(i) or self._russian_noun(i)) is not None
                and not self._holds(out, noun[0])
            ):
                found = noun
            cue = found[0].cue if found is not None else None
            if cue is not None and any(a < cue[0] and cue[1] < b for a, b in self.s.fragments):
                found = None  # part of what is quoted
            if found is not None and self._says_again(found[0], out):
                i = max(i + 1, found[1])
                continue
            if found is not None:
                self._share(out, found[0])
                if self.g.inflected and self.words[i].lower in self.g.gerunds and found[0].mention is None:
                    self._take_subject(found[0], i)
                if found[0].shared and found[0].mention is not None and self._is_twin(out, found[0]):
                    out.pop()  # la ville confirme et ajoute que …
                out.append(found[0])
                last = found[1]
                i = max(i + 1, found[1])
            else:
                i += 1
        if out and not self.g.inflected:
            self._cite_in_front(out[0])
        if len(out) == 1:
            objects = self.g.verbs.get(self.words[last - 1].lower) in self.g.objects
            objects = objects or self.g.participles.get(self.words[last - 1].lower) in self.g.objects
            other = self._gapped(out[0], last, takes_objects=objects)
            out += [other] if other is not None else []
        return out

    def _cite_in_front(self, d: WordDraft) -> None:
        """*Citant un proche du dossier, Le Phare avance que …*: the one cited speaks, by way of the other."""
        first = [w.lower for w in self.words[:1]]
        comma = next((k for k in range(2, min(len(self.words), REACH)) if self.words[k].lower == ","), None)
        if first != ["citant"] or comma is None or d.mention is None or d.mention[0] < self._place(0, 1)[0]:
            return
        outer = self.text[slice(*d.mention)]
        d.via = (Via(without_article(outer, self.g), d.mention, d.cue),)
        d.mention, d.cue = self._range((1, comma)), self._range((0, 1))

    def _holds(self, before: list[WordDraft], d: WordDraft) -> bool:
        """Whether a noun of the same speaker stands in what another cue reports: *a exprimé sa crainte que …*."""
        own = d.cue is not None and (d.mention is None or d.mention[0] < d.cue[0])
        return own and any(b.holds(d.cue) for b in before)

    def _says_again(self, d: WordDraft, before: list[WordDraft]) -> bool:
        """Whether *comme X l'a confirmé* only stands behind what another cue reports already."""
        if not d.as_said or d.cue is None or not d.content:
            return False
        held = [b for b in before if b.content and b.content[0][0] < d.cue[0] and b.content[-1][1] > d.content[0][0]]
        for b in held:
            at = self.text.rfind(",", b.content[0][0], d.cue[0])
            b.content = [(s, min(e, at) if s < at else e) for s, e in b.content]
        return bool(held)

    def _share(self, before: list[WordDraft], d: WordDraft) -> None:
        """*X dit que … et ajoute que …*: the second cue has the first one's speaker, and ends what he says there."""
        source = next((b for b in reversed(before) if b.mention is not None and b.cue is not None), None)
        if d.relative is not None and source is not None and source.mention is not None:
            apposed = source.mention[1] < d.relative and _APPOSED.fullmatch(self.text, source.mention[1], d.relative)
            d.shared = source.mention[1] == d.relative or bool(apposed and not self.g.inflected)
        if d.shared and source is None and not self.g.inflected and (opening := self.subjects.opening()) is not None:
            d.carried = self.words[opening[0]].lower in OF  # et d'ajouter que …
            d.mention = None if d.carried else self._range(opening)  # la société a publié une note affirmant que …
            d.shared = False
        if d.content and d.cue is not None and self.g.inflected:
            self._part_russian(before, d.content, d.cue)
        if d.mention is not None and d.cue is not None and not d.shared:
            self._part(before, d.mention[0], d.cue[0])
        if d.content and d.cue is not None and not self.g.inflected:
            self._end_before(before, d.content, d.cue)
        if not d.shared or source is None or d.cue is None:
            return
        d.mention = source.mention
        for b in before:
            if any(s < d.cue[0] < e for s, e in b.content):
                cut = d.cue[0]
                opener = re.search(r"[\s,]*(?:\b\w{1,5})?\s*$", self.text[b.content[0][0] : cut])
                end = b.content[0][0] + opener.start() if opener else cut
                end = d.opens if d.opens is not None else end
                b.content = [(s, min(e, end)) for s, e in b.content if s < end]

    def _is_twin(self, before: list[WordDraft], d: WordDraft) -> bool:
        """Whether the cue before has the same speaker and nothing of its own to report."""
        last = before[-1] if before else None
        return last is not None and last.content == d.content and last.mention == d.mention

    def _take_subject(self, d: WordDraft, gerund: int) -> None:
        """*Мэр извинился, назвав их слова ложью*: a gerund's speaker is the subject of the verb in front of it."""
        verb = next((k for k in range(gerund - 1, -1, -1) if self.subjects.tells(k)), None)
        if not isinstance(self.subjects, RussianSubjects) or verb is None:
            return
        who = self.subjects.left(verb) or self.subjects.right(verb + 1)[0]
        if who is not None:
            d.mention, d.shared = self._range(who), False
        else:
            d.carried = self.subjects.drops(verb)

    def _part(self, before: list[WordDraft], start: int, cue: int) -> None:
        """*X dit que …, et Y dit que …*: what X says ends before the clause of Y, which begins at `start`."""
        for b in before:
            low = next((s for s, e in b.content if s < start and cue < e), None)
            joint = _JOINT.search(self.text, low, start) if low is not None and not self.g.inflected else None
            if low is not None and joint is not None:
                b.content = [(s, min(e, joint.start())) for s, e in b.content if s < joint.start()]

    def _end_before(self, before: list[WordDraft], content: list[Range], cue: Range) -> None:
        """*Selon X, le pont tient, a dit Y*: what X says ends where all that Y says does, before the cue."""
        end = content[-1][1]
        for b in before:
            whole = b.cue is not None and content[0][0] <= b.cue[0] and end <= cue[0]
            if whole and any(s < end and cue[0] < e for s, e in b.content):
                b.content = [(s, min(e, end)) for s, e in b.content if s < end]

    def _part_russian(self, before: list[WordDraft], content: list[Range], cue: Range) -> None:
        """*X сказал, что …, но …, признал Y, …*, *X сказал, что …, передаёт Y*: what X says ends before Y's words."""
        for b in before:
            low = next((s for s, e in b.content if s <= cue[0] < e), None)
            if low is None or b.cue is None:
                continue
            around = next((e for s, e in content if s <= b.cue[0] < e <= cue[0]), None)
            joint = _TURN.search(self.text, low, min(content[0][0], cue[0]))
            joint = joint if content[0][0] < cue[0] or (joint is not None and len(joint.group()) > _COMMA) else None
            end = around if around is not None else joint.start() if joint is not None else None
            if end is not None:
                b.content = [(s, min(e, end)) for s, e in b.content if s < end]
