"""One sentence read by rules on words: its cues, their speakers and contents, without a parse."""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Range, Via
from pipeline.extraction.rules.lexicon.french_names import GROUPS, is_person_noun
from pipeline.extraction.rules.words.contents import RUSSIAN_VERB, Contents
from pipeline.extraction.rules.words.french import is_finite, is_infinitive
from pipeline.extraction.rules.words.parts import CLITIC, WordDraft, has_name, without_article
from pipeline.extraction.rules.words.phrases import OF, RELATIVES, Phrases
from pipeline.extraction.rules.words.tokens import REACH

_LEFT_OUT = frozenset(("que", "qu'", "что"))
_SOURCES = (["de", "source"], ["de", "sources"])
_BEFORE_INFINITIVES = frozenset(("avant", "non"))  # avant d'ajouter, non sans préciser
_IMPERSONAL = frozenset(("est-il", "était-il"))
_JOINT = re.compile(r"[,;]\s+(?:(?:et|mais|puis|quand)\s+|(?:tandis|alors)\s+qu[e’']\s*)$")
_APPOSED = re.compile(r",\s(?!et\s|qui\s)[^,.;:«»“”\"]{2,60}")
_TWO = 2
_CLITICS = frozenset("se s' ne n' l'".split())
_WANTING = frozenset("veut veulent voulait voulaient".split())
_UNSAYABLE = frozenset(
    "exclure nier démentir contester réfuter cacher исключить исключать отрицать опровергать опровергнуть".split()
)


class Line(Phrases, Contents):
    """One sentence as words, with the cues found in it."""

    def drafts(self) -> list[WordDraft]:
        """Every cue of the sentence with what it reports, in order."""
        out: list[WordDraft] = []
        i = 0
        while i < len(self.words):
            found = self._phrase(i) or self._hearsay(i) or self._verb(i)
            cue = found[0].cue if found is not None else None
            if cue is not None and any(a < cue[0] and cue[1] < b for a, b in self.s.fragments):
                found = None  # part of what is quoted
            if found is not None and self._says_again(found[0], out):
                i = max(i + 1, found[1])
                continue
            if found is not None:
                self._share(out, found[0])
                out.append(found[0])
                i = max(i + 1, found[1])
            else:
                i += 1
        if out and not self.g.inflected:
            self._cite_in_front(out[0])
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

    def _says_again(self, d: WordDraft, before: list[WordDraft]) -> bool:
        """Whether *comme X l'a confirmé* only stands behind what another cue reports already."""
        if not d.as_said or d.cue is None:
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
            d.mention, d.shared = self._range(opening), False  # la société a publié une note affirmant que …
        if d.mention is not None and d.cue is not None and not d.shared:
            self._part(before, d.mention[0], d.cue[0])
        if not d.shared or source is None or d.cue is None:
            return
        d.mention = source.mention
        for b in before:
            if any(s < d.cue[0] < e for s, e in b.content):
                cut = d.cue[0]
                opener = re.search(r"[\s,]*(?:\b\w{1,5})?\s*$", self.text[b.content[0][0] : cut])
                end = b.content[0][0] + opener.start() if opener else cut
                b.content = [(s, min(e, end)) for s, e in b.content if s < end]

    def _part(self, before: list[WordDraft], start: int, cue: int) -> None:
        """*X dit que …, et Y dit que …*: what X says ends before the clause of Y, which begins at `start`."""
        for b in before:
            low = next((s for s, e in b.content if s < start and cue < e), None)
            joint = _JOINT.search(self.text, low, start) if low is not None and not self.g.inflected else None
            if low is not None and joint is not None:
                b.content = [(s, min(e, joint.start())) for s, e in b.content if s < joint.start()]

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
                if lemma is not None and word.lower in _IMPERSONAL:
                    subject = None  # est-il précisé dans l'arrêté
                end += 1
        else:
            reach = 4 if self.g.inflected else 7  # words, adverbs among them: a pour sa part jugé
            auxiliary = next(
                (k for k in range(i - 1, max(-1, i - reach), -1) if self.words[k].lower in self.g.auxiliaries), None
            )
            if auxiliary is not None and not self._is_joined(auxiliary, i):
                auxiliary = None
            if word.lower in self.g.participles and (auxiliary is not None or not self.g.auxiliaries):
                lemma, start = self.g.participles[word.lower], i if auxiliary is None else auxiliary
                while start > 0 and auxiliary is not None and self.words[start - 1].lower in self.g.auxiliaries:
                    start -= 1
        longest = tuple(w.lower for w in self.words[i : i + 3])
        size = next((n for n in (3, 2) if longest[:n] in self.g.compounds), 0)
        if size:
            lemma, end = self.g.compounds[longest[:size]], i + size
            while start > 0 and self.words[start - 1].lower in self.g.auxiliaries:
                start -= 1
        if lemma is None and (governed := self._governed(i)) is not None:
            lemma, start = governed
        joined = lemma is None and self._goes_with_participle(i)
        if joined:
            lemma = self.g.participles[word.lower]
        if lemma is None and not self.g.inflected:
            lemma = self._by_its_clause(i)
        if not self.g.inflected and (self._is_in_writing(i) or self._is_passive(start, i)):
            return None
        if lemma is None and self._stands_beside_words(i):
            lemma = "dire"
            if clitic and word.lower == "peut-on" and end < len(self.words) and is_infinitive(self.words[end].lower):
                end += 1  # peut-on lire
            if clitic:
                subject = self._place(word.start + clitic.start("subject"), word.end)
        if lemma is None or (lemma == "relever" and end < len(self.words) and self.words[end].lower in OF):
            return None
        if lemma == "croire" and end < len(self.words) and self.words[end].lower == "savoir":
            lemma, end = "dire", end + 1
        if (
            start > 0
            and self.words[start - 1].lower in self.g.articles
            and not clitic
            and not self._is_object(i)
            and word.lower not in self.g.participles
        ):
            return None
        while start > 0 and (
            self.words[start - 1].lower in self.g.negations
            or self.words[start - 1].lower in ("l'", "s'", "se", "m'", "lui", "leur", "y", "en", "nous", "me", "vous")
        ):
            start -= 1
        return self._report(start, end, lemma, subject, joined)

    def _by_its_clause(self, i: int) -> str | None:
        """The lemma of a form that reports before a clause alone, as it is a noun else: *le journal avance que …*."""
        ahead = [w.lower for w in self.words[i + 1 :] if not w.lower.endswith("ment")][:2]
        noun = i > 0 and self.words[i - 1].lower in self.g.articles
        reports = ahead[:1] in (["que"], ["qu'"]) or ahead in (["le", "chiffre"], ["l'", "hypothèse"], ["l'", "idée"])
        return None if noun or not reports else self.g.infinitive_cues.get(self.words[i].lower + "r")

    def _is_in_writing(self, i: int) -> bool:
        """*par écrit*, *c'est dit*: a form of a verb that reports nothing here."""
        return i > 0 and self.words[i - 1].lower in ("par", "d'écrit") and self.words[i].lower in ("écrit", "dit")

    def _is_passive(self, start: int, i: int) -> bool:
        """*l'avion a été rappelé*: who is told of has said nothing; *il a été rappelé que …* reports."""
        subject = next((w.lower for w in reversed(self.words[:start]) if w.lower not in ("n'", "lui", "leur")), "")
        return any(w.lower == "été" for w in self.words[start:i]) and subject != "il"

    def _is_joined(self, auxiliary: int, participle: int) -> bool:
        """Whether nothing but adverbs, commas and negations stands between an auxiliary and its participle."""
        k = auxiliary + 1
        while k < participle:
            if self.words[k].lower in self.g.negations | self.g.auxiliaries | {",", "été", "tous", "toutes", "tout"}:
                k += 1
            elif skipped := self.subjects.adverbs_at(k):
                k += skipped
            else:
                return self.g.inflected
        return True

    def _is_object(self, i: int) -> bool:
        """Whether *l'* in front of a verb is its object: *la maire l'assure :*, *comme l'écrit le juge*."""
        if self.g.inflected or i < 2 or self.words[i - 1].lower != "l'":
            return False
        announced = i + 1 < len(self.words) and self.words[i + 1].lower == ":"
        return announced or self.words[i - 2].lower in self.g.pronouns | self.g.as_words | {"que"}

    def _governed(self, i: int) -> tuple[str, int] | None:
        """*tient à préciser*, *avant d'ajouter*, *et la maire d'ajouter :*: lemma and start of such a cue."""
        lemma = self.g.infinitive_cues.get(self.words[i].lower)
        if lemma is None or i == 0:
            return None
        low = next((k for k in range(i - 1, max(-1, i - 5), -1) if self.words[k].lower in self.g.governors), None)
        if low is not None and self.words[low].lower in _WANTING and self.words[i].lower != "croire":
            low = None  # veut dire que
        if low is not None and self.words[low].lower not in ("bon", "soin"):
            if any(w.lower in self.g.negations for w in self.words[max(0, low - 3) : low + 2]):
                return None
            skipped = low
            while skipped > 0 and self.subjects.adverbs_at(skipped - 1) == 1:
                skipped -= 1
            low = skipped if self.words[skipped - 1].lower in self.g.auxiliaries else low  # a aussi tenu à préciser
            while low > 0 and self.words[low - 1].lower in self.g.auxiliaries:
                low -= 1
            return lemma, low
        if [w.lower for w in self.words[i - 2 : i]] == ["non", "sans"]:
            return lemma, i - 2
        if self.words[i - 1].lower not in ("d'", "de") or (lemma == "demander" and self.words[i].lower == "savoir"):
            return None
        opens = any(w.lower == ":" or w.quote is not None for w in self.words[i + 1 : i + 4])
        free = not any(is_finite(w.lower) or w.lower in self.g.verbs for w in self.words[: i - 1])
        return (lemma, i - 1) if opens and free and i <= REACH else None

    def _stands_beside_words(self, i: int) -> bool:
        """Whether a word of no known verb stands as a cue does: *« … », bougonne le maire*, *« … », tique-t-elle*."""
        before = i - 1
        while before >= 0 and self.words[before].lower in (",", "s'", "se", "lui", "leur", "nous", "me", "m'"):
            before -= 1
        if self.g.inflected:
            return self._stands_behind_dash(i)
        if before < 0 or self.words[before].quote is None:
            return False
        word = self.words[i].lower
        if CLITIC.match(word):
            return True
        if i == before + 1 or not word.isalpha() or word in self.g.stops | self.g.articles | self.g.adverbs:
            return False
        after = self.words[i + 1 : i + 4]
        named = len(after) > 1 and after[0].is_name and (after[1].is_name or after[0].lower.strip(".") in self.g.titles)
        person = len(after) > 1 and after[0].lower in ("le", "la", "l'", "un", "une") and is_person_noun(after[1].lower)
        return bool(re.search(r"(?:[et]|[aâ]t?)$", word)) and (named or person)

    def _stands_behind_dash(self, i: int) -> bool:
        """*«…», — вздыхает мастер*: a Russian verb of no known kind behind a quotation and a dash."""
        dash = i > 1 and self.words[i - 1].lower in ("—", "–", "‒", "-")
        quote = next((w for w in reversed(self.words[: max(0, i - 1)]) if w.lower != ","), None)
        if not dash or quote is None or quote.quote is None or not RUSSIAN_VERB.search(self.words[i].lower):
            return False
        marked = self.s.quotations[quote.quote]
        return self.words[i - 2].lower == "," or self.text[marked.start : marked.end].rstrip('»”"“ ')[-1:] in "!?…"

    def _report(
        self, start: int, end: int, lemma: str, subject: Range | None, joined: bool = False
    ) -> tuple[WordDraft, int] | None:
        gerund = self.words[start].lower in _BEFORE_INFINITIVES
        gerund = gerund or any(w.lower in self.g.gerunds for w in self.words[start:end])
        left = None if gerund or subject is not None else self.subjects.left(start)
        if left is not None and not self.g.inflected and [w.lower for w in self.words[slice(*left)]] == ["on"]:
            heard_at = self.subjects.heard(end)
            left = (heard_at[0] if heard_at else self._house(left[0])) or left
        right, after = self.subjects.right(end)
        stop = self._relative_end(start, end, self._clause_end(end))
        shared = gerund or joined or (start > 0 and self.words[start - 1].lower in self.g.conjunctions)
        that = None if self._bare_infinitive(end, lemma) is not None else self._that(end, lemma)
        ends = (",",) if self.g.inflected else (",", "?", "!", "…")
        inverted = start > 0 and self.words[start - 1].lower in ends and that is None
        inverted = inverted and (lemma not in self.g.objects or self._closes(start, right, after))
        inverted = inverted and (self.g.inflected or self._is_told(start))
        inverted = inverted and not (left is not None and right is not None and self._is_thing(right))
        inverted = inverted and right is not None and not (not self.g.inflected and self._is_fragment(right[0]))
        if inverted and right is not None and self._is_subject(right):
            left = None  # …, a annoncé la maire Anne Delmas
        heard = self.subjects.heard(end) if left is None and self._is_impersonal(start, subject) else None
        if heard is not None:
            (right, after), subject = heard, None
        colon = next((k for k in range(end, min(stop, end + REACH * 2)) if self.words[k].lower == ":"), None)
        before = self._quote_before(start, left)
        if colon is not None and before is not None and not self.g.inflected and self._tells_between(end, colon):
            quoted = all(any(w.quote is not None for w in some) for some in (self.words[:start], self.words[colon:]))
            colon = None if quoted else colon  # « … », a dit la maire, ajoutant : « … »
        plain = before is not None and not any(w.quote is not None for w in self.words[slice(*before)])
        if not self.g.inflected and plain and (left is not None or gerund):
            before = None  # a cue behind its subject reports no clause before it
        parts: list[Range] = []
        as_said = False
        mention: Range | None = left
        opener = next(
            (k for k in range(start - 1, max(-1, start - 10), -1) if self.words[k].lower in self.g.as_words), None
        )
        if opener is not None and not any(w.lower in (",", ".") for w in self.words[opener + 1 : start]):
            behind = after if right and not self.g.inflected else end
            comma = next((k for k in range(behind, stop) if self.words[k].lower == ","), stop)
            mention = right or ((opener + 1, start) if start > opener + 1 else None)
            first = next((k + 1 for k in range(opener, 0, -1) if self.words[k].lower == ";"), 0)
            as_said = not self._begins(opener) and not self.g.inflected
            parts = [(comma + 1, stop)] if self._begins(opener) else [(first, opener)]
        elif that is not None:
            if self.words[that].lower == "si" and not self.g.inflected:
                stop = next((k for k in range(that, stop) if self.words[k].lower == ","), stop)
            parts = [(that + (self.words[that].lower in _LEFT_OUT), stop)]
            mention = left or (right if after <= that and not shared else None)
            if mention is None and before is not None and not shared:
                parts = [before]
        elif colon is not None and (
            any(w.quote is not None for w in self.words[colon:]) or colon >= len(self.words) - 2 or colon - end < 8
        ):
            parts = [(colon + 1, stop)] if colon + 1 < stop else []
            mention = left or right
            if self._is_anothers(colon):
                return None
        elif before is not None and not shared:
            parts = [before]
            mention = right or (left if left and left[0] >= before[1] else None)
            edge = self._behind_brackets(after if right else end)
            tail = next((k for k in range(edge, stop) if self.words[k].quote is not None), None)
            if tail is not None and self._tells_between(edge, tail):
                tail = None
            if tail is not None:
                parts.append((tail, tail + 1))
            elif (edge + 1 < stop and self.words[edge].lower == "," and self._is_fragment(edge + 1)) or (
                edge < stop
                and self.words[edge].lower == ","
                and stop - edge > (4 if self.g.inflected else 1)
                and self._goes_on(before, edge + 1, subject)
                and not any(w.quote is not None for w in self.words[slice(*before)])
            ):
                parts.append((edge + 1, stop))
        else:
            quote = next((k for k in range(end, min(stop, end + REACH)) if self.words[k].quote is not None), None)
            if quote is not None:
                parts, mention = [(quote, quote + 1)], left or right
            else:
                if left is not None and lemma in self.g.objects and self.subjects.swapped(left, right, start):
                    parts, left = [left], right
                parts = parts or self._complement(
                    end, "se-dire" if self._is_reflexive(start, end, lemma) else lemma, stop
                )
                mention = left
                if subject is None and left is None and gerund:
                    mention = None
        if lemma in self.g.quoting and not self._has_marks(parts):
            return None
        if lemma == "exprimer" and any(w.lower in ("s'", "s'est", "se") for w in self.words[start:end]):
            return None
        inverted = not self.g.inflected and that is None and left is None and before is None
        if inverted and start > 0 and self.words[start - 1].lower in ("que", "qu'") and not self._has_marks(parts):
            return self._said_before(start, end, right)
        if [w.lower for w in self.words[max(0, start - 2) : start]] == ["savoir", "qui"]:
            return None
        if not parts and not (colon is not None and colon >= len(self.words) - 2):
            return None
        if subject is not None:
            mention = None
        if mention is None and subject is None and not shared and lemma in self.g.beliefs:
            return None
        if heard is not None and mention is None and not shared:
            mention = right
        d = self._draft(parts, mention, (start, end))
        d.as_said = as_said
        d.shared = shared and mention is None and subject is None
        d.gerund = (gerund or joined) and not self.g.inflected
        if mention is None and start > 1 and self.words[start - 1].lower in RELATIVES:
            noun = self.words[start - 2 - (self.words[start - 2].lower == ",")]
            d.relative = self._place(noun.start, noun.end)[1]
        if subject is not None:
            d.mention = subject
        d.carried = not self.g.inflected and mention is None and start == 1 and self.words[0].lower == "qui"
        d.hedged = d.hedged or any(w.lower in self.g.conditionals for w in self.words[start:end])
        d.belief = lemma in self.g.beliefs
        d.infinitive = that is None and colon is None and before is None and not d.quoted
        unsaid = any(w.lower in self.g.negations for w in self.words[max(0, start - 1) : end])
        unsaid = unsaid and self.words[start].lower != "non"
        if unsaid and lemma == "грозить":
            return None  # ему ничего не грозит
        wished = d.belief and not (d.infinitive and that is None)
        if unsaid and not self.g.inflected and not (d.quoted or wished or lemma in _UNSAYABLE):
            return None  # n'a pas précisé combien, n'a pas souhaité réagir
        d.negated = lemma in self.g.denials or unsaid
        self._cite(d, end)
        return d, end

    def _relative_end(self, start: int, end: int, stop: int) -> int:
        """Where *qui …* ends that opens behind a comma: *un élu, qui dit tenir bon, a quitté la salle*."""
        if (
            self.g.inflected
            or start < _TWO
            or self.words[start - 1].lower != "qui"
            or self.words[start - 2].lower != ","
        ):
            return stop
        for k in range(end + 1, stop - 1):
            ahead = self.words[k + 1].lower
            if self.words[k].lower == "," and (ahead in _CLITICS or ahead in self.g.auxiliaries or is_finite(ahead)):
                return k
        return stop

    def _said_before(self, start: int, end: int, right: Range | None) -> tuple[WordDraft, int] | None:
        """*C'est ce qu'a indiqué la maire*: she says the sentence before; *ce que nie la maire* reports nothing."""
        opens = self.s.text.lower().startswith(("c'est", "voilà"))
        if right is None or not opens or self.words[start - 2].lower != "ce":
            return None
        d = self._draft([], right, (start, end))
        d.backward = True
        return d, end

    def _is_anothers(self, colon: int) -> bool:
        """Whether a cue of its own stands behind the quotation at a colon: *a refusé : « Non », a dit la maire*."""
        quote = next((k for k in range(colon + 1, len(self.words)) if self.words[k].quote is not None), len(self.words))
        ahead = [w.lower for w in self.words[quote + 1 : quote + 4]]
        cues = [w for w in ahead if w in self.g.verbs or w in self.g.participles or CLITIC.match(w)]
        return not self.g.inflected and quote == colon + 1 and ahead[:1] == [","] and bool(cues)

    def _house(self, on: int) -> Range | None:
        """*À la mairie, on assure que …*, *De source sûre, on …*: whose place the sentence names before *on*."""
        first = next((k for k, w in enumerate(self.words[:on]) if w.lower not in self.g.connectors), on)
        lower = [w.lower for w in self.words[first:on]]
        if lower[:2] == ["du", "côté"] and len(lower) > 4:
            return (first + 3, on - 1)
        head = next((w for w in self.words[first + 1 : on] if w.lower not in self.g.articles | OF | {"sein"}), None)
        somebody = head is not None and (
            head.is_name or head.lower in self.g.bodies | GROUPS or is_person_noun(head.lower)
        )
        if (
            lower[-1:] == [","]
            and len(lower) > 2
            and ((lower[0] in self.g.places and somebody) or lower[:2] in _SOURCES)
        ):
            return (first + 1, on - 1)
        return None

    def _closes(self, start: int, right: Range | None, after: int) -> bool:
        """Whether a cue that takes objects ends its clause with its subject: *Le pont a cédé, a annoncé la maire*."""
        if (
            right is None
            or self.g.inflected
            or (after < len(self.words) and self.words[after].lower in self.g.articles)
        ):
            return False
        heads = [w.lower for w in self.words[slice(*right)] if w.lower not in self.g.articles | {"même", "ancien"}][:1]
        agent = any(head in self.g.bodies | GROUPS | {"source"} or is_person_noun(head) for head in heads)
        return (agent or self.words[right[0]].is_name) and self._is_told(start - 1)

    def _tells_between(self, start: int, end: int) -> bool:
        """Whether a gerund that reports stands between two words."""
        return any(w.lower in self.g.gerunds for w in self.words[start:end])

    def _is_thing(self, phrase: Range) -> bool:
        """Whether a French noun phrase begins with an indefinite article and names nobody: *évoque une plaque*."""
        first, head = (*[w.lower for w in self.words[slice(*phrase)]], "", "")[:2]
        agent = is_person_noun(head) or head in self.g.bodies | GROUPS
        return not self.g.inflected and first in ("un", "une", "des") and not agent

    def _is_subject(self, right: Range) -> bool:
        return has_name(self.words[slice(*right)]) or self.words[right[0]].lower in self.g.articles - {"de", "du"}

    def _is_impersonal(self, start: int, subject: Range | None) -> bool:
        """A cue that names no speaker itself: *сообщили*, *говорится*, *indique-t-on*."""
        if subject is not None:
            return self.text[slice(*subject)].lower() == "on"
        word = self.words[start].lower
        if word in _IMPERSONAL:
            return True
        return self.g.inflected and (word.endswith("ли") or word in self.g.impersonal)
