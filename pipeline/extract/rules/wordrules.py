"""Attributions by rules on words alone, for languages without a parser: cues, quotation marks, commas and capitals.

Works a sentence at a time on tokens in which every whole quotation is one token; see `Grammar` for what it knows of a
language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.rules.attribution import Attribution, Range, Via
from pipeline.extract.rules.grammar import Grammar
from pipeline.extract.rules.nesting import enclosing
from pipeline.extract.rules.passage import Sentence, sentences
from pipeline.marks import Mark, paragraphs, quotation_marks

_TOKEN = re.compile(
    r"(?:[dlnsqjmt]|qu|lorsqu|puisqu|jusqu)['](?=\w)|\w+-t-(?:il|elle|ils|elles|on)|\w+-(?:il|elle|ils|elles|on)\b|\w+(?:[-.]\w+)*|[^\w\s]",
    re.IGNORECASE,
)
_CLITIC = re.compile(r"^(?P<verb>\w+?)-(?:t-)?(?P<subject>il|elle|ils|elles|on)$")
_DIALOGUE = re.compile(r"^\s*[—–]\s+")
_TURN = re.compile(r"(?:[,.!?…]+)\s*[—–]\s+|(?<=[»”\"])\s*[,.]?\s*[—–]\s+")
_INNER_CUE = re.compile(r",\s+(?P<cue>(?:\w+-t-|\w+-)?(?:il|elle|ils|elles|a|ont)\b[^,.;:!?«»]{0,60})(?=[,.;])")
_REACH = 14  # tokens between a cue and the clause it opens


@dataclass(frozen=True)
class _Word:
    text: str
    lower: str
    start: int
    end: int
    quote: int | None = None  # number of the quotation it stands for

    @property
    def is_name(self) -> bool:
        return self.quote is None and self.text[:1].isupper() and len(self.text) > 1


@dataclass(eq=False)
class _Draft:
    content: list[Range]
    paragraph: int
    mention: Range | None = None
    cue: Range | None = None
    name: str | None = None
    role: str | None = None
    via: tuple[Via, ...] = ()
    hedged: bool = False
    negated: bool = False
    belief: bool = False
    quoted: bool = False
    confidence: float = 0.7


def word_attributions(text: str, grammar: Grammar | None) -> list[Attribution]:
    """Find attributions by `grammar`; with `None` only quotations that stand as sentences, without speakers."""
    marks = [m for m in quotation_marks(text) if m.depth == 0]
    reader = _Reader(text, grammar)
    index = 0
    for number, (start, end) in enumerate(paragraphs(text)):
        mine: list[Mark] = []
        while index < len(marks) and marks[index].start < end:
            mine.append(marks[index])
            index += 1
        reader.read(start, end, number, mine)
    return reader.finish()


class _Reader:
    def __init__(self, text: str, grammar: Grammar | None) -> None:
        self.text, self.grammar = text, grammar
        self.drafts: list[_Draft] = []
        self.last: _Draft | None = None
        self.pending: _Draft | None = None
        self.names = _full_names(text, grammar) if grammar is not None else []

    def read(self, start: int, end: int, number: int, marks: list[Mark]) -> None:
        """Take one paragraph."""
        if (
            self.grammar is not None
            and _DIALOGUE.match(self.text[start : start + 4])
            and self._dialogue(start, end, number)
        ):
            return
        for s in sentences(self.text, start, end, number, marks):
            self._sentence(s)

    def finish(self) -> list[Attribution]:
        """Attributions of all paragraphs read, in order."""
        drafts = [d for d in self.drafts if d.content]
        outer = enclosing([d.cue for d in drafts], [d.content for d in drafts])
        out = []
        for d, holders in zip(drafts, outer, strict=True):
            chain = tuple(Via(drafts[k].name, drafts[k].mention, drafts[k].cue) for k in holders)
            if chain and (d.name is None or d.name in {drafts[k].name for k in holders}):
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

    # -- one sentence ---------------------------------------------------------------------------------------------------------

    def _sentence(self, s: Sentence) -> None:
        if s.only_quotations:
            self._bare(s)
            return
        announced = self.pending
        self.pending = None
        if self.grammar is None:
            for q in s.quotations:
                self._put(_Draft([(q.start, q.end)], s.paragraph, quoted=True, confidence=0.3))
            return
        line = _Line(self.text, s, self.grammar)
        drafts = line.drafts()
        used = [r for d in drafts for r in d.content]
        for q in s.quotations:
            if not any(a <= q.start and q.end <= b for a, b in used):
                source = next((d for d in drafts if not d.belief), None)
                if source is not None:
                    source.content = _join([*source.content, (q.start, q.end)])
                    source.quoted = True
                elif announced is not None and announced.paragraph >= s.paragraph - 1:
                    announced.content = [(q.start, q.end)]
                    drafts.append(announced)
                else:
                    drafts.append(_Draft([(q.start, q.end)], s.paragraph, quoted=True, confidence=0.35))
        for d in drafts:
            self._name(d)
            if d.content:
                self._put(d)
            elif self.text[s.start : s.end].rstrip().endswith(":"):
                self.pending = d

    def _bare(self, s: Sentence) -> None:
        ranges = [(q.start, q.end) for q in s.quotations]
        if self.grammar is not None and len(ranges) == 1:
            inner = self._inner_cue(s, ranges[0])
            if inner is not None:
                self._name(inner)
                self._put(inner)
                self.pending = None
                return
        if self.pending is not None and self.pending.paragraph >= s.paragraph - 1:
            self.pending.content, self.pending.quoted = ranges, True
            self._put(self.pending)
        elif self.last is not None and self.last.paragraph == s.paragraph:
            self.last.content = _join([*self.last.content, *ranges])
        else:
            d = _Draft(ranges, s.paragraph, quoted=True, confidence=0.4)
            if self.grammar is not None and self.last is not None and self.last.paragraph >= s.paragraph - 1:
                d.mention, d.name, d.role = self.last.mention, self.last.name, self.last.role
            self._put(d)
        self.pending = None

    def _inner_cue(self, s: Sentence, where: Range) -> _Draft | None:
        """*« C'est faux, a-t-il ajouté. Nous verrons. »*: the cue inside the marks is no part of what was said."""
        assert self.grammar is not None
        for m in _INNER_CUE.finditer(self.text, *where):
            words = [w.lower() for w in re.findall(r"\w+(?:-\w+)*", m["cue"])]
            clitic = _CLITIC.match(words[0])
            spoken = [w for w in words[:3] if w in self.grammar.participles or w in self.grammar.verbs]
            known = clitic is not None and (
                clitic["verb"] in self.grammar.verbs or (clitic["verb"] in self.grammar.auxiliaries and spoken)
            )
            if not known and not (words[0] in self.grammar.auxiliaries and spoken and len(words) > 2):
                continue
            draft = _Draft([(where[0], m.start()), (m.end(), where[1])], s.paragraph, quoted=True, confidence=0.75)
            draft.cue = m.span("cue")
            if clitic is not None:
                start = m.start("cue") + words[0].rindex("-") + 1
                draft.mention = (start, m.start("cue") + len(words[0]))
            else:
                rest = re.search(rf"{re.escape(spoken[-1])}\s+(.+)$", self.text[slice(*m.span("cue"))])
                if rest:
                    draft.mention = (m.start("cue") + rest.start(1), m.end("cue"))
            draft.content = [_strip(self.text, r) for r in draft.content if re.search(r"\w", self.text[slice(*r)])]
            return draft
        return None

    def _put(self, d: _Draft) -> None:
        self.drafts.append(d)
        if d.quoted or not d.belief:
            self.last = d

    def _dialogue(self, start: int, end: int, number: int) -> bool:
        """*— Words, — said X. — More words.*: turns between dashes; the turn that begins with a cue names the speaker."""
        assert self.grammar is not None
        edges = [start + (_DIALOGUE.match(self.text[start:end]) or re.match("", "")).end()]  # type: ignore[union-attr]
        turns: list[Range] = []
        for match in _TURN.finditer(self.text, edges[0], end):
            turns.append((edges[-1], match.end()))
            edges.append(match.end())
        turns.append((edges[-1], end))
        content: list[Range] = []
        draft = _Draft([], number, quoted=True, confidence=0.6)
        for a, b in turns:
            words = [m.group().lower() for m in _TOKEN.finditer(self.text[a : min(b, a + 60)])][:3]
            if (
                draft.cue is None
                and content
                and words
                and (self._is_cue(words[0]) or (len(words) > 1 and self._is_cue(words[1])))
            ):
                found = next(m for m in _TOKEN.finditer(self.text, a, b) if self._is_cue(m.group().lower()))
                draft.cue = found.span()
                rest = re.match(r"\s*([^.,:;—–!?]{2,60})", self.text[found.end() : b])
                if rest and rest.group(1).strip():
                    offset = found.end() + rest.start(1)
                    draft.mention = (offset, offset + len(rest.group(1).rstrip()))
            else:
                content.append((a, b))
        if draft.cue is None:
            inner = re.search(r",\s+((?:a-t-|ont-|avait-)?\w+(?:-t)?-?\w*)", self.text[start:end])
            if inner and self._is_cue(inner.group(1).lower()):
                place = start + inner.start(1)
                rest = re.match(r"\s+([^.,:;!?]{2,60})", self.text[start + inner.end() : end])
                if rest and rest.group(1)[0].isupper():
                    draft.mention = (start + inner.end() + rest.start(1), start + inner.end() + rest.end(1))
                draft.cue, content = (place, start + inner.end(1)), [(edges[0], start + inner.start())]
        if draft.cue is None and (self.last is None or self.last.paragraph < number - 2) and len(turns) < 2:
            return False
        draft.content = _join([_strip(self.text, r) for r in content])
        if draft.mention is not None:
            self._name(draft)
        self._put(draft)
        return True

    def _is_cue(self, word: str) -> bool:
        assert self.grammar is not None
        match = _CLITIC.match(word)
        verb = match["verb"] if match else word
        return verb in self.grammar.verbs or (match is not None and verb in self.grammar.auxiliaries)

    def _name(self, d: _Draft) -> None:
        """Best name of the mention: a pronoun takes the last speaker's, a short name the full one."""
        assert self.grammar is not None
        if d.mention is None or d.name is not None:
            return
        text = self.text[slice(*d.mention)].strip()
        plain = text.lower().strip("-")
        if plain in self.grammar.nobody:
            return
        if plain in self.grammar.pronouns:
            if self.last is not None:
                d.name, d.role = self.last.name, self.last.role
            return
        run = _name_run(text, self.grammar)
        if run is None:
            d.name = _without_article(text, self.grammar)
            return
        role = _without_article(text[: max(0, text.find(run))].strip(" ,"), self.grammar)
        d.role = role if len(role) > 4 else None  # courtesy titles are no offices
        d.name = self._full(run)

    def _full(self, run: str) -> str:
        words = run.split()
        last = words[-1].lower()
        for full in self.names:
            other = full.split()
            if len(other) > len(words) and _same(
                last, other[-1].lower(), self.grammar is not None and self.grammar.inflected
            ):
                return full
        return run


class _Line:
    """One sentence as words."""

    def __init__(self, text: str, s: Sentence, grammar: Grammar) -> None:
        self.text, self.s, self.g = text, s, grammar
        self.words: list[_Word] = []
        slot = 0
        place = 0
        while slot <= len(s.slots):
            stop = s.slots[slot][0] if slot < len(s.slots) else len(s.text)
            for m in _TOKEN.finditer(s.text, place, stop):
                self.words.append(_Word(m.group(), m.group().lower(), *m.span()))
            if slot < len(s.slots):
                self.words.append(_Word("«»", "«»", *s.slots[slot], quote=slot))
                place = s.slots[slot][1]
            slot += 1

    def drafts(self) -> list[_Draft]:
        out: list[_Draft] = []
        i = 0
        while i < len(self.words):
            found = self._phrase(i) or self._verb(i)
            if found is not None:
                out.append(found[0])
                i = max(i + 1, found[1])
            else:
                i += 1
        return out

    # -- prepositions of attribution ------------------------------------------------------------------------------------------

    def _phrase(self, i: int) -> tuple[_Draft, int] | None:
        if self.words[i].lower not in self.g.phrase_openers:
            return None
        phrase = next((p for p in self.g.phrases if tuple(w.lower for w in self.words[i : i + len(p)]) == p), None)
        split = None
        if (
            phrase is None
            and self.words[i].lower in ("d'", "d’")
            and i + 1 < len(self.words)
            and self.words[i + 1].lower == "après"
        ):
            split = 2
        if phrase is None and split is None:
            return None
        start = i + (split or len(phrase or ()))
        end = start
        while (
            end < len(self.words)
            and self.words[end].lower not in (",", ".", ":", ";", "(", "—", "–")
            and self.words[end].quote is None
        ):
            if end > start and (self.words[end].lower in self.g.stops or self.words[end].lower in self.g.verbs):
                break
            end += 1
        if end == start:
            return None
        first = self._begins(i)
        if first:
            begin = end + 1 if end < len(self.words) and self.words[end].lower in (",", ":") else end
            parts = [(begin, self._sentence_end())]
        else:
            before = i - 1
            while before > 0 and self.words[before].lower in (",", "—", "–", "-"):
                before -= 1
            parts = [(0, before + 1)]
            if end < len(self.words) and self.words[end].lower == "," and end + 2 < self._sentence_end():
                parts.append((end + 1, self._sentence_end()))
        d = self._draft(parts, (start, end), (i, start))
        d.hedged = d.hedged or any(w.lower in self.g.conditionals for w in self.words)
        return d, end

    # -- verbs ----------------------------------------------------------------------------------------------------------------

    def _verb(self, i: int) -> tuple[_Draft, int] | None:
        word = self.words[i]
        if word.quote is not None:
            return None
        clitic = _CLITIC.match(word.lower)
        lemma = self.g.verbs.get(clitic["verb"] if clitic else word.lower)
        start, end = i, i + 1
        subject: Range | None = None
        if clitic and (lemma or clitic["verb"] in self.g.auxiliaries):
            offset = word.start + clitic.start("subject")
            subject = self._place(offset, word.end)
            if lemma is None:
                end = i + 1
                while end < len(self.words) and end < i + 3 and self.words[end].lower not in self.g.participles:
                    end += 1
                lemma = self.g.participles.get(self.words[end].lower) if end < len(self.words) else None
                end += 1
        else:
            auxiliary = next(
                (k for k in range(i - 1, max(-1, i - 4), -1) if self.words[k].lower in self.g.auxiliaries), None
            )
            if word.lower in self.g.participles and (auxiliary is not None or not self.g.auxiliaries):
                lemma, start = self.g.participles[word.lower], i if auxiliary is None else auxiliary
        if lemma is None:
            return None
        if (
            start > 0
            and self.words[start - 1].lower in self.g.articles
            and not clitic
            and word.lower not in self.g.participles
        ):
            return None
        while start > 0 and (
            self.words[start - 1].lower in self.g.negations
            or self.words[start - 1].lower in ("l'", "s'", "se", "m'", "lui", "leur", "y", "en")
        ):
            start -= 1
        return self._report(start, end, lemma, subject)

    def _report(self, start: int, end: int, lemma: str, subject: Range | None) -> tuple[_Draft, int] | None:
        left = self._subject_left(start)
        right, after = self._subject_right(end)
        stop = self._sentence_end()
        that = self._that(end, lemma)
        colon = next((k for k in range(end, min(stop, end + _REACH * 2)) if self.words[k].lower == ":"), None)
        before = self._quote_before(start, left)
        parts: list[Range] = []
        mention: Range | None = left
        opener = next(
            (k for k in range(start - 1, max(-1, start - 10), -1) if self.words[k].lower in self.g.as_words), None
        )
        if opener is not None and not any(w.lower in (",", ".") for w in self.words[opener + 1 : start]):
            comma = next((k for k in range(end, stop) if self.words[k].lower == ","), stop)
            mention = right or ((opener + 1, start) if start > opener + 1 else None)
            parts = [(comma + 1, stop)] if self._begins(opener) else [(0, opener)]
        elif that is not None:
            parts = [(that, stop)]
            mention = left or (right if after <= that else None)
            if left is None and before is not None:
                parts = [before]
        elif colon is not None and (
            any(w.quote is not None for w in self.words[colon:]) or colon >= len(self.words) - 2 or colon - end < 8
        ):
            parts = [(colon + 1, stop)] if colon + 1 < stop else []
            mention = left or right
        elif before is not None:
            parts = [before]
            mention = right or (left if left and left[0] >= before[1] else None)
            edge = after if right else end
            tail = next((k for k in range(edge, stop) if self.words[k].quote is not None), None)
            if tail is not None:
                parts.append((tail, tail + 1))
            elif (
                edge < stop
                and self.words[edge].lower == ","
                and stop - edge > 4
                and self.words[edge + 1].lower not in self.g.stops
                and not any(w.quote is not None for w in self.words[slice(*before)])
            ):
                parts.append((edge + 1, stop))
        else:
            quote = next((k for k in range(end, min(stop, end + _REACH)) if self.words[k].quote is not None), None)
            if quote is not None:
                parts, mention = [(quote, quote + 1)], left or right
            else:
                parts = self._complement(end, lemma, stop)
                mention = left
        if not parts and not (colon is not None and colon >= len(self.words) - 2):
            return None
        if subject is not None:
            mention = None
        if mention is None and subject is None and lemma in self.g.beliefs:
            return None
        d = self._draft(parts, mention, (start, end))
        if subject is not None:
            d.mention = subject
        d.hedged = d.hedged or any(w.lower in self.g.conditionals for w in self.words[start:end])
        d.belief = lemma in self.g.beliefs
        d.negated = lemma in self.g.denials or any(
            w.lower in self.g.negations for w in self.words[max(0, start - 1) : end]
        )
        self._cite(d, end)
        return d, end

    def _complement(self, end: int, lemma: str, stop: int) -> list[Range]:
        """An infinitive or a noun phrase as content."""
        begin = end
        while begin < stop and self.words[begin].lower in self.g.adverbs:
            begin += 1
        if begin >= stop or self.words[begin].lower in (",", ".", ";"):
            return []
        cut = next((k for k in range(begin + 1, stop) if self.words[k].lower in (",", ";")), stop)
        if lemma in self.g.infinitives:
            if not self.g.infinitive_marks:
                infinitive = next(
                    (
                        k
                        for k in range(begin, min(cut, begin + 6))
                        if re.search(r"(?:ть|ти|чь)(?:ся|сь)?$", self.words[k].lower)
                    ),
                    None,
                )
                if infinitive is not None:
                    return [(begin, stop)]
            elif any(w.lower in self.g.infinitive_marks for w in self.words[begin : begin + 5]):
                mark = next(k for k in range(begin, begin + 5) if self.words[k].lower in self.g.infinitive_marks)
                if mark + 1 < stop and re.search(r"(?:er|ir|re|oir|être|avoir)$", self.words[mark + 1].lower):
                    return [(mark, stop)]
        if lemma in self.g.objects and cut - begin >= 2:
            return [(begin, cut)]
        return []

    def _that(self, end: int, lemma: str) -> int | None:
        """Where a reported clause opens to the right of a cue."""
        for k in range(end, min(len(self.words), end + _REACH)):
            word = self.words[k]
            if word.quote is not None or word.lower in (".", ":", ";", "—", "–"):
                return None
            if word.lower in self.g.that:
                if word.lower in ("si", "как", "comment", "ли", "почему", "pourquoi", "зачем") and k - end > 3:
                    continue
                return k
            if word.lower in self.g.verbs and k > end + 1:
                return None
        return None

    def _quote_before(self, start: int, left: Range | None) -> Range | None:
        """Token range of the content in front of a cue: a quotation, or the clause up to a comma."""
        edge = left[0] if left is not None else start
        k = edge - 1
        while k >= 0 and self.words[k].lower in (",", "—", "–", "-", "!", "?", "."):
            k -= 1
        if k < 0 or (k == edge - 1 and self.words[k].quote is None):
            return None
        if self.words[k].quote is not None:
            first = k
            while (
                first > 0 and self.words[first - 1].quote is None and self.words[first - 1].lower not in (".", ";", ":")
            ):
                first -= 1
            plain = not any(w.lower in self.g.verbs for w in self.words[first:k])
            return (first if plain and first < k - 2 else k, k + 1)
        if k + 1 < edge and self.words[k + 1].lower in (",", "—", "–") and k >= 2:
            if left is None or self.words[k + 1].lower != ",":
                return (0, k + 1)
        return None

    # -- speakers -------------------------------------------------------------------------------------------------------------

    def _subject_left(self, start: int) -> Range | None:
        """The noun phrase in front of a cue, back to a clause boundary; an apposition between commas is jumped."""
        end = start
        while end > 0 and self.words[end - 1].lower in self.g.adverbs:
            end -= 1
        if end > 0 and self.words[end - 1].lower == ",":
            comma = next((k for k in range(end - 2, max(-1, end - 16), -1) if self.words[k].lower == ","), None)
            if (
                comma is None
                or not _has_name(self.words[:end])
                or any(w.quote is not None for w in self.words[comma:end])
            ):
                return None
            end = (
                start
                if _has_name(self.words[comma:end]) and not _has_name(self.words[max(0, comma - 3) : comma])
                else comma
            )
            first = comma
        else:
            first = end
        while first > 0:
            word = self.words[first - 1]
            if (
                word.quote is not None
                or word.lower in (",", ".", ";", ":", "—", "–", "(", ")", "!", "?")
                or word.lower in self.g.clause_openers
            ):
                break
            if (word.lower in self.g.verbs and not word.is_name) or end - first > 12:
                break
            first -= 1
        while first < end and (
            self.words[first].lower in self.g.connectors or self.words[first].lower in self.g.adverbs
        ):
            first += 1
        if first >= end:
            return None
        if self.words[first].lower in self.g.stops and self.words[first].lower not in ("ce", "cette"):
            names = [
                k
                for k in range(first + 1, end)
                if self.words[k].lower in self.g.articles or self.words[k].lower in self.g.pronouns
            ]
            if not names:
                return None
            first = names[-1] if self.words[names[-1]].lower not in ("de", "du", "des", "d'") else first
            if self.words[first].lower in self.g.stops:
                return None
        return (first, end)

    def _subject_right(self, end: int) -> tuple[Range | None, int]:
        """The noun phrase behind an inverted cue, and where it ends."""
        first = end
        while first < len(self.words) and self.words[first].lower in self.g.adverbs:
            first += 1
        last = first
        while last < len(self.words):
            word = self.words[last]
            if word.quote is not None or word.lower in (",", ".", ";", ":", "—", "–", "(", ")", "!", "?"):
                break
            if word.lower in self.g.stops or word.lower in self.g.verbs or last - first > 14:
                break
            last += 1
        if last == first or not any(w.text[0].isalpha() for w in self.words[first:last]):
            return None, first
        return (first, last), last

    # -- places ---------------------------------------------------------------------------------------------------------------

    def _begins(self, i: int) -> bool:
        return all(w.lower in self.g.connectors or w.lower in (",", "—", "–") for w in self.words[:i])

    def _sentence_end(self) -> int:
        end = len(self.words)
        while end > 0 and self.words[end - 1].lower in (".", "!", "?", "…"):
            end -= 1
        return end

    def _place(self, start: int, end: int) -> Range:
        return self.s.locate(start, end)

    def _range(self, part: Range) -> Range | None:
        start, end = part
        end = min(end, len(self.words))
        while start < end and not (self.words[start].quote is not None or self.words[start].text[0].isalnum()):
            start += 1
        while end > start and not (self.words[end - 1].quote is not None or self.words[end - 1].text[0].isalnum()):
            end -= 1
        if start >= end:
            return None
        where = self._place(self.words[start].start, self.words[end - 1].end)
        for a, b in self.s.fragments:
            if a < where[1] and where[0] < b:
                where = (min(a, where[0]), max(b, where[1]))
        return where

    def _draft(self, parts: list[Range], mention: Range | None, cue: Range) -> _Draft:
        content = _join([r for p in parts if (r := self._range(p)) is not None])
        quoted = any(w.quote is not None for p in parts for w in self.words[slice(*p)])
        spoken = " ".join(w.lower for w in self.words)
        return _Draft(
            content=content,
            paragraph=self.s.paragraph,
            mention=self._range(mention) if mention else None,
            cue=self._range(cue),
            quoted=quoted,
            hedged=any(re.search(rf"(?<!\w){re.escape(h)}(?!\w)", spoken) for h in self.g.hedges),
            confidence=0.75 if quoted else 0.6,
        )

    def _cite(self, d: _Draft, end: int) -> None:
        """*TASS reports, citing X*: X speaks, by way of TASS."""
        for phrase in self.g.citing:
            for k in range(end, min(len(self.words), end + 24)):
                if tuple(w.lower for w in self.words[k : k + len(phrase)]) == phrase:
                    source, _ = self._subject_right(k + len(phrase))
                    where = self._range(source) if source else None
                    if where is None:
                        return
                    cited = self.text[slice(*where)]
                    if phrase[0].startswith("cité"):
                        d.via = (Via(_without_article(cited, self.g), where, self._range((k, k + len(phrase)))),)
                    else:
                        outer = self.text[slice(*d.mention)] if d.mention else None
                        d.via = (Via(_without_article(outer, self.g) if outer else None, d.mention, d.cue),)
                        d.mention, d.cue = where, self._range((k, k + len(phrase)))
                    d.content = [c for r in d.content for c in _without(r, (where[0], where[1]))]
                    return


def _has_name(words: list[_Word]) -> bool:
    return any(w.is_name for w in words)


def _without(outer: Range, hole: Range) -> list[Range]:
    if hole[1] <= outer[0] or hole[0] >= outer[1]:
        return [outer]
    return [(outer[0], hole[0])] if hole[0] > outer[0] else []


def _join(ranges: list[Range]) -> list[Range]:
    out: list[Range] = []
    for start, end in sorted(r for r in ranges if r[0] < r[1]):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _strip(text: str, where: Range) -> Range:
    start, end = where
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",—–"):
        end -= 1
    while start < end and (text[start].isspace() or text[start] in ",.;—–"):
        start += 1
    return start, end


def _name_run(text: str, grammar: Grammar) -> str | None:
    runs = re.findall(r"(?:[A-ZÀ-ÞА-ЯЁ][\w’'-]+)(?:\s+(?:de|du|la|le|von|van|бин|аль)?\s?[A-ZÀ-ÞА-ЯЁ][\w’'-]+)*", text)
    runs = [_untitled(r, grammar) for r in runs if r.lower() not in grammar.articles]
    runs = [r for r in runs if len(r) > 2 and r.lower() not in grammar.pronouns]
    return runs[-1] if runs else None


def _without_article(text: str, grammar: Grammar) -> str:
    words = text.split()
    while (
        len(words) > 1 and words[0].lower() in grammar.articles and (words[0].islower() or not words[1][:1].isupper())
    ):
        words.pop(0)
    plain = " ".join(words)
    return re.sub(r"^(?:l|d)[’']", "", plain)


def _untitled(name: str, grammar: Grammar) -> str:
    words = name.split()
    while len(words) > 1 and words[0].lower().strip(".") in grammar.titles:
        words.pop(0)
    return "" if len(words) == 1 and words[0].lower() in grammar.titles else " ".join(words)


def _full_names(text: str, grammar: Grammar) -> list[str]:
    """Names of two or three capitalised words, most frequent first."""
    counts: dict[str, int] = {}
    for m in re.finditer(r"(?<![\w.])[A-ZÀ-ÞА-ЯЁ][\w’'-]+(?:[ \u00a0](?:[A-ZÀ-ÞА-ЯЁ][\w’'-]+)){1,2}", text[:1_000_000]):
        name = _untitled(" ".join(m.group().split()), grammar)
        if (
            " " in name
            and "’" not in name.split()[0]
            and "'" not in name.split()[0]
            and name.split()[0].lower()
            not in grammar.articles | grammar.connectors | grammar.clause_openers | grammar.stops
        ):
            counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda n: (-counts[n], len(n.split()), n))[:400]


def _same(word: str, other: str, inflected: bool) -> bool:
    """Tell whether two words are one name, case endings aside if the language has them."""
    if word == other:
        return True
    if not inflected:
        return False
    stem = max(4, min(len(word), len(other)) - 2)
    return len(word) > 4 and word[:stem] == other[:stem] and abs(len(word) - len(other)) <= 3
