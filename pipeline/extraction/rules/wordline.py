"""One sentence read by rules on words: its cues, their speakers and contents, without a parse."""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Range, Via
from pipeline.extraction.rules.grammar import Grammar
from pipeline.extraction.rules.passage import Sentence
from pipeline.extraction.rules.wordparts import CLITIC, TOKEN, Word, WordDraft, has_name, join, without, without_article
from pipeline.extraction.rules.wordsubjects import Subjects

_RELATIVES = frozenset("qui dont où который которая которое которые".split())
_FRENCH_INFINITIVE = re.compile(r"(?:er|ir|re)$")
_REACH = 14  # tokens between a cue and the clause it opens


class Line:
    """One sentence as words."""

    def __init__(self, text: str, s: Sentence, grammar: Grammar) -> None:
        self.text, self.s, self.g = text, s, grammar
        self.words: list[Word] = []
        slot = 0
        place = 0
        while slot <= len(s.slots):
            stop = s.slots[slot][0] if slot < len(s.slots) else len(s.text)
            for m in TOKEN.finditer(s.text, place, stop):
                self.words.append(Word(m.group(), m.group().lower(), *m.span()))
            if slot < len(s.slots):
                self.words.append(Word("«»", "«»", *s.slots[slot], quote=slot))
                place = s.slots[slot][1]
            slot += 1
        self.subjects = Subjects(self.words, grammar)

    def drafts(self) -> list[WordDraft]:
        """Every cue of the sentence with what it reports, in order."""
        out: list[WordDraft] = []
        i = 0
        while i < len(self.words):
            found = self._phrase(i) or self._verb(i)
            cue = found[0].cue if found is not None else None
            if cue is not None and any(a < cue[0] and cue[1] < b for a, b in self.s.fragments):
                found = None  # part of what is quoted
            if found is not None:
                self._share(out, found[0])
                out.append(found[0])
                i = max(i + 1, found[1])
            else:
                i += 1
        return out

    def _share(self, before: list[WordDraft], d: WordDraft) -> None:
        """*X dit que … et ajoute que …*: the second cue has the first one's speaker, and ends what he says there."""
        source = next((b for b in reversed(before) if b.mention is not None and b.cue is not None), None)
        if d.relative is not None and source is not None and source.mention is not None:
            d.shared = source.mention[1] == d.relative
        if not d.shared or source is None or d.cue is None:
            return
        d.mention = source.mention
        for b in before:
            if any(s < d.cue[0] < e for s, e in b.content):
                cut = d.cue[0]
                opener = re.search(r"[\s,]*(?:\b\w{1,5})?\s*$", self.text[b.content[0][0] : cut])
                end = b.content[0][0] + opener.start() if opener else cut
                b.content = [(s, min(e, end)) for s, e in b.content if s < end]

    # -- prepositions of attribution -------------------------------------------------------------------------

    def _phrase(self, i: int) -> tuple[WordDraft, int] | None:
        if self.words[i].lower not in self.g.phrase_openers:
            return None
        phrase = self._phrase_at(i)
        owned = self._owned_phrase(i) if phrase is None else None
        if owned is not None:
            return owned
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
            if end > start and (
                self.words[end].lower in self.g.stops or self.words[end].lower in self.g.verbs or self._cites(end)
            ):
                break
            end += 1
        name = self.subjects.name_at(end + 1) if end < len(self.words) and self.words[end].lower == "," else None
        end = name or end
        if end == start:
            return None
        first = self._begins(i)
        if first:
            begin = end + 1 if end < len(self.words) and self.words[end].lower in (",", ":") else end
            if begin < len(self.words) and self.words[begin].lower in _RELATIVES:
                begin = 1 + next((k for k in range(begin, len(self.words)) if self.words[k].lower == ","), begin - 1)
            parts = [(begin, self._sentence_end())]
        else:
            before = i - 1
            while before > 0 and self.words[before].lower in (",", "—", "–", "‒", "-"):
                before -= 1
            parts = [(0, before + 1)]
            if end < len(self.words) and self.words[end].lower == "," and end + 2 < self._sentence_end():
                parts.append((end + 1, self._sentence_end()))
        d = self._draft(parts, (start, end), (i, start))
        if self.words[i].lower == "pour" and not (first and self._opens_quoted(d)):
            return None  # pour la préfète, « … »
        d.hedged = d.hedged or any(w.lower in self.g.conditionals for w in self.words)
        if self._cites(end):
            self._cite(d, end)
        return d, end

    def _phrase_at(self, i: int) -> tuple[str, ...] | None:
        return next((p for p in self.g.phrases if tuple(w.lower for w in self.words[i : i + len(p)]) == p), None)

    def _opens_quoted(self, d: WordDraft) -> bool:
        marked = [a for a, _ in self.s.fragments] + [q.start for q in self.s.quotations]
        return bool(d.content) and d.content[0][0] in marked

    def _cites(self, k: int) -> bool:
        return any(tuple(w.lower for w in self.words[k : k + len(p)]) == p for p in self.g.citing)

    def _owned_phrase(self, i: int) -> tuple[WordDraft, int] | None:
        """*По её словам, …*: the pronoun stands inside the phrase and is its mention; the cue is the whole."""
        first, who, last = (*self.words[i : i + 3], None, None, None)[:3]
        if first is None or who is None or last is None or who.lower not in self.g.pronouns:
            return None
        if (first.lower, last.lower) not in self.g.phrases:
            return None
        end = i + 3
        comma = end < len(self.words) and self.words[end].lower == ","
        if self._begins(i):
            parts = [(end + 1 if comma else end, self._sentence_end())]
        else:
            before = i - 1 if self.words[i - 1].lower in (",", "—", "–", "‒", "-") else i
            parts = [(0, before), *([(end + 1, self._sentence_end())] if comma else [])]
        d = self._draft(parts, (i + 1, i + 2), (i, end))
        return d, end

    # -- verbs -----------------------------------------------------------------------------------------------

    def _verb(self, i: int) -> tuple[WordDraft, int] | None:
        word = self.words[i]
        if word.quote is not None:
            return None
        clitic = CLITIC.match(word.lower)
        lemma = self.g.verbs.get(clitic["verb"] if clitic else word.lower)
        if lemma in self.g.only_inverted and not clitic:
            return None
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

    def _report(self, start: int, end: int, lemma: str, subject: Range | None) -> tuple[WordDraft, int] | None:
        gerund = self.words[start].lower in self.g.gerunds
        left = None if gerund else self.subjects.left(start)
        right, after = self.subjects.right(end)
        stop = self._clause_end(end)
        shared = gerund or (start > 0 and self.words[start - 1].lower in self.g.conjunctions)
        that = self._that(end, lemma)
        inverted = start > 0 and self.words[start - 1].lower == "," and that is None and lemma not in self.g.objects
        if inverted and right is not None and self._is_subject(right):
            left = None  # …, a annoncé la maire Anne Delmas
        heard = self.subjects.heard(end) if left is None and self._is_impersonal(start, subject) else None
        if heard is not None:
            (right, after), subject = heard, None
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
            mention = left or (right if after <= that and not shared else None)
            if mention is None and before is not None and not shared:
                parts = [before]
        elif colon is not None and (
            any(w.quote is not None for w in self.words[colon:]) or colon >= len(self.words) - 2 or colon - end < 8
        ):
            parts = [(colon + 1, stop)] if colon + 1 < stop else []
            mention = left or right
        elif before is not None and not shared:
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
                and self.words[edge + 1].lower not in self.g.stops | self.g.articles
                and not any(w.quote is not None for w in self.words[slice(*before)])
            ):
                parts.append((edge + 1, stop))
        else:
            quote = next((k for k in range(end, min(stop, end + _REACH)) if self.words[k].quote is not None), None)
            if quote is not None:
                parts, mention = [(quote, quote + 1)], left or right
            else:
                if left is not None and lemma in self.g.objects and self.subjects.swapped(left, right, start):
                    parts, left = [left], right
                parts = parts or self._complement(end, "se-dire" if self._is_reflexive(start, lemma) else lemma, stop)
                mention = left
        if not parts and not (colon is not None and colon >= len(self.words) - 2):
            return None
        if subject is not None:
            mention = None
        if mention is None and subject is None and not shared and lemma in self.g.beliefs:
            return None
        if heard is not None and mention is None and not shared:
            mention = right
        d = self._draft(parts, mention, (start, end))
        d.shared = shared and mention is None and subject is None
        if mention is None and start > 1 and self.words[start - 1].lower in _RELATIVES:
            noun = self.words[start - 2 - (self.words[start - 2].lower == ",")]
            d.relative = self._place(noun.start, noun.end)[1]
        if subject is not None:
            d.mention = subject
        d.hedged = d.hedged or any(w.lower in self.g.conditionals for w in self.words[start:end])
        d.belief = lemma in self.g.beliefs
        d.negated = lemma in self.g.denials or any(
            w.lower in self.g.negations for w in self.words[max(0, start - 1) : end]
        )
        self._cite(d, end)
        return d, end

    def _is_subject(self, right: Range) -> bool:
        return has_name(self.words[slice(*right)]) or self.words[right[0]].lower in self.g.articles - {"de", "du"}

    def _is_impersonal(self, start: int, subject: Range | None) -> bool:
        """A cue that names no speaker itself: *сообщили*, *говорится*, *indique-t-on*."""
        if subject is not None:
            return self.text[slice(*subject)].lower() == "on"
        word = self.words[start].lower
        return self.g.inflected and (word.endswith("ли") or word in self.g.impersonal)

    def _complement(self, end: int, lemma: str, stop: int) -> list[Range]:
        """An infinitive or a noun phrase as content."""
        begin = end
        while begin < stop and self.words[begin].lower in self.g.adverbs:
            begin += 1
        if begin >= stop or self.words[begin].lower in (",", ".", ";"):
            return []
        cut = next((k for k in range(begin + 1, stop) if self.words[k].lower in (",", ";")), stop)
        if lemma in self.g.bare_infinitives and _FRENCH_INFINITIVE.search(self.words[begin].lower):
            return [(begin, stop)]
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
                if mark + 1 < stop and _FRENCH_INFINITIVE.search(self.words[mark + 1].lower):
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
        while k >= 0 and self.words[k].lower in (",", "—", "–", "‒", "-", "!", "?", "."):
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
        marks = ("—", "–", "‒", "-") if left is not None else (",", "—", "–", "‒", "-")
        if 2 <= k < edge - 1 and self.words[k + 1].lower in marks:
            colon = next((j for j in range(k, 0, -1) if self.words[j].lower == ":"), -1)
            return (colon + 1, k + 1)
        return None

    def _is_reflexive(self, start: int, lemma: str) -> bool:
        return lemma == "dire" and self.words[start].lower in ("se", "s'est", "s'", "s'était")

    # -- places ----------------------------------------------------------------------------------------------

    def _begins(self, i: int) -> bool:
        return all(w.lower in self.g.connectors or w.lower in (",", "—", "–", "‒", "-") for w in self.words[:i])

    def _clause_end(self, start: int) -> int:
        """Where a report ends at the latest whose cue ends at `start`: before *, selon X*, or with the sentence."""
        stop = self._sentence_end()
        return next(
            (k for k in range(start, stop - 1) if self.words[k].lower == "," and self._phrase_at(k + 1) is not None),
            stop,
        )

    def _sentence_end(self) -> int:
        end = len(self.words)
        while end > 0 and self.words[end - 1].lower in (".", "!", "?", "…"):
            end -= 1
        return end

    def _place(self, start: int, end: int) -> Range:
        return self.s.locate(start, end)

    def _range(self, part: Range, whole: bool = False) -> Range | None:
        """Place of the words `part` in the document; `whole`: with the quoted fragments it cuts into."""
        start, end = part
        end = min(end, len(self.words))
        while start < end and not (self.words[start].quote is not None or self.words[start].text[0].isalnum()):
            start += 1
        while end > start and not (self.words[end - 1].quote is not None or self.words[end - 1].text[0].isalnum()):
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
            mention=self._range(mention) if mention else None,
            cue=self._range(cue),
            quoted=quoted,
            hedged=any(re.search(rf"(?<!\w){re.escape(h)}(?!\w)", spoken) for h in self.g.hedges),
            confidence=0.75 if quoted else 0.6,
        )

    def _cite(self, d: WordDraft, end: int) -> None:
        """*TASS reports, citing X*: X speaks, by way of TASS."""
        for phrase in self.g.citing:
            for k in range(end, min(len(self.words), end + 24)):
                if tuple(w.lower for w in self.words[k : k + len(phrase)]) == phrase:
                    source, _ = self.subjects.right(k + len(phrase))
                    where = self._range(source) if source else None
                    if where is None:
                        return
                    cited = self.text[slice(*where)]
                    if phrase[0].startswith("cité"):
                        d.via = (Via(without_article(cited, self.g), where, self._range((k, k + len(phrase)))),)
                    else:
                        outer = self.text[slice(*d.mention)] if d.mention else None
                        d.via = (Via(without_article(outer, self.g) if outer else None, d.mention, d.cue),)
                        d.mention, d.cue = where, self._range((k, k + len(phrase)))
                    d.content = [c for r in d.content for c in without(r, (where[0], where[1]))]
                    return
