"""Cues that are no verbs, in a sentence read as words: *selon X*, *по словам X*, *la rumeur selon laquelle …*."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.french_names import given_gender_fr, is_person_noun
from pipeline.extraction.rules.words.citing import Citing
from pipeline.extraction.rules.words.french import OF, is_agent, is_finite
from pipeline.extraction.rules.words.listed import listed_behind
from pipeline.extraction.rules.words.parts import CLITIC, Word, WordDraft
from pipeline.extraction.rules.words.tokens import REACH

RELATIVES = frozenset("qui dont où который которая которое которые".split())
_PARTING = frozenset((",", ";", "et", "mais", "ou", "contre"))
_WHICH = frozenset("qui lequel laquelle lesquels lesquelles".split())
_MATRIX = frozenset("est sont était étaient a ont fut furent sera seront reste restent relève relèvent".split())
_FEASTS = frozenset("noël pâques toussaint pentecôte".split())
_PLACES = frozenset(
    """métropole municipalité région département commune ville clinique hôpital usine université académie école centre
    port aéroport maison collectivité état royaume caisse""".split()
)
_PARTICIPLE = re.compile(r"(?:é|ée|és|ées|u|ue|us|ues)$")
_REDUCED = re.compile(r"\w{2,}(?:ée?s?|[^s]ie?s?|ue?s?|ites?|inte?s?|erte?s?)")
_THAT = frozenset(("que", "qu'"))
_SAYINGS = frozenset(("accusation", "information"))
_OWN = frozenset("ses son sa leurs leur".split())
_WORDS = frozenset(
    """calculs dires propos estimations estimation mots déclarations explications termes témoignage récit version
    informations propres écrits confidences conclusions analyse décompte travaux recherches observations""".split()
)
_OWN_VIEW = (
    ("à", "ses", "yeux"),
    ("à", "leurs", "yeux"),
    ("à", "son", "avis"),
    ("de", "son", "propre", "aveu"),
    ("de", "son", "aveu"),
    ("à", "son", "sens"),
)
_VIEWS = frozenset(("de", "l'", view, of) for view in ("avis", "aveu") for of in ("de", "du", "des", "d'"))
_IT_SEEMS = ("paraît-il", "parait-il")
_DASHES = ("—", "–", "‒", "-")
_CLOSING = (",", ".", ":", ";", "(", "—", "–")
_NORMS = frozenset(
    """procédure protocole plan calendrier règle usage méthode principe tradition modalité barème grille critère besoin
    cas humeur saison moyen goût disponibilité formule ordre norme rite logique schéma scénario modèle échéancier
    planning horaire tarif quota taille âge nature type zones période situation circonstance contexte résultat niveau
    degré catégorie régions secteurs expression""".split()
)
_LEAST_VIEW = 4  # words of an opinion


class Phrases(Citing):
    """Finds prepositions of attribution and hearsay of nobody."""

    def _phrase(self, i: int) -> tuple[WordDraft, int] | None:
        """What the phrase of attribution at word `i` attributes, and the first word behind it; `None` without one."""
        if self.words[i].lower not in self.g.phrase_openers:
            return None
        if (end := self._hearing(i)) is not None:
            return self._heard_so(i, end)
        phrase = self._phrase_at(i)
        if phrase is None and (owned := self._owned_phrase(i)) is not None:
            return owned
        if phrase is None and not (self._reads(i, "d'", "d’") and self._reads(i + 1, "après")):
            return None
        start = i + (2 if phrase is None else len(phrase))
        behind_that = i > 0 and next((w.lower for w in reversed(self.words[:i]) if w.lower != ","), "") in _THAT
        if not self._begins(i) and self._is_governed(i, phrase, behind_that=behind_that):
            return None
        if self._reads(start, *_WHICH):
            return self._which(i, start)
        if phrase == ("de", "source") and self._follows_cue(i):
            return None  # indique-t-on de source proche
        end = self._source_end(start, alone=behind_that or self._begins(i))
        own = self._own_phrase(i, phrase) if end == start and phrase is not None else None
        if end == start and own is None:
            return None
        if self._reads(i, "selon", "suivant") and self._is_norm(start, end):
            return None  # selon la procédure
        first = self._begins(i) or self._opens_another(i)
        again: Range | None = None
        if first:
            part = self._attributed_behind(start, end)
            again = self._said_by_pronoun(part)
            parts = [(part[0], again[0]) if again is not None else part]
        else:
            parts = self._attributed_around(i, start, end)
            if (behind_that or own is not None) and len(parts) > 1:
                del parts[0]  # la maire rappelle que, selon les experts, …
        d = self._draft(parts, (start, end), (i, start))
        if self._reads(i, "pour"):
            seen = self._opens_quoted(d) or self._is_view(start, end) if first else self._judges(i, start, end)
            if not seen:
                return None  # pour la préfète, « … »
        if own is not None:
            d.mention = self._range(own)
        self._mend_mention(d, start, end)
        if phrase == ("de", "source"):
            d.mention = self._range((start - 1, end))
        d.hedged = d.hedged or any(w.lower in self.g.conditionals for w in self.words)
        if self._cites(end):
            self._cite(d, end)
        return d, again[1] if again is not None else end

    def _reads(self, k: int, *spelt: str) -> bool:
        """Whether a word stands at `k` and is one of some, spelt in lower case."""
        return k < len(self.words) and self.words[k].lower in spelt

    def _is_governed(self, i: int, phrase: tuple[str, ...] | None, *, behind_that: bool) -> bool:
        """*le lundi suivant le vote*, *prend acte de l'avis du port*: whether the words belong to what is before."""
        if phrase == ("suivant",):
            return not self._reads(i - 1, ",")
        return phrase in _VIEWS and not behind_that and not self._reads(i - 1, ",", "–", "—", "(")

    def _follows_cue(self, i: int) -> bool:
        """Whether a verb of saying stands in front of the word at `i`, with adverbs between them or none."""
        return i > 0 and self._is_heard(self.words[max(0, self.adverbs.before(i) - 1)].lower)

    def _source_end(self, start: int, *, alone: bool) -> int:
        """The first word behind the source that begins at `start`, with who is listed or named beside it.

        `alone`: the phrase stands in front of its clause, so that a source without a verb goes on to the comma.
        """
        end = start
        while end < len(self.words) and not self._reads(end, *_CLOSING) and self.words[end].quote is None:
            if end > start and self._is_behind_source(start, end):
                break
            end += 1
        if not self.g.inflected:
            end = self._to_comma(start, end) if alone else end
            bracket = self._behind_brackets(end)
            if bracket > end and self._reads(bracket, ","):
                end = self.subjects.name_at(bracket + 1) or end  # selon la maire (PS), Ada Pike
        if not self._reads(end, ","):
            return end
        several = None if self.g.inflected else listed_behind(self.words, start, end, self.g.bodies)
        return several or self.subjects.name_at(end + 1) or end

    def _is_behind_source(self, start: int, end: int) -> bool:
        """Whether the word at `end` can be no part of the source that begins at `start`."""
        if not (self.words[end].lower in self.g.stops or self.subjects.is_verb(end) or self._cites(end)):
            return False
        established = self._reads(end, "par") and _PARTICIPLE.search(self.words[end - 1].lower)
        return not (established or self.subjects.goes_through(start, end))  # un bilan établi par la police

    def _to_comma(self, start: int, end: int) -> int:
        """The comma that closes a phrase whose source ends before it by its words, if no verb stands between."""
        comma = next((k for k in range(start, min(len(self.words), start + 12)) if self.words[k].lower == ","), 0)
        if comma <= end or self._cites(end):
            return end
        verb = any(is_finite(w.lower) or w.lower in self.g.verbs for w in self.words[end:comma])
        return end if verb else comma

    def _attributed_behind(self, start: int, end: int) -> Range:
        """*Selon la maire, le pont tient*: the words that a phrase in front of its clause attributes."""
        begin = end + 1 if self._reads(end, ",", ":", *_DASHES) else end
        if self._reads(begin, *RELATIVES) or (not self.g.inflected and self._reads(begin, *_THAT)):
            begin = 1 + next((k for k in range(begin, len(self.words)) if self.words[k].lower == ","), begin - 1)
        if not self.g.inflected:
            begin = self._behind_apposition(begin, self.words[start:end])
        elif (title := self._behind_title(begin - 1, self._sentence_end())) < self._sentence_end():
            begin = title + 1
        stop = min(self._before_remark(begin), self._before_other(begin, apart=True))
        return begin, min(stop, self._clause_end(begin)) if self.g.inflected else stop

    def _attributed_around(self, i: int, start: int, end: int) -> list[Range]:
        """*Le pont, selon la maire, tient*: the words that a phrase inside or behind its clause attributes."""
        before = i - 1
        while before > 0 and self._reads(before, ",", *_DASHES):
            before -= 1
        parts = [(self._behind_other(i) or self._own_clause(0, i), before + 1)]
        shortest = 2 if self.g.inflected and self._is_whole(parts[0]) else 1
        edge = self._behind_brackets(end) if self.g.inflected else end
        if self._reads(edge, ",") and edge + shortest < self._sentence_end():
            stop = min(self._before_remark(end), self._before_other(end))
            if self.g.inflected:
                parts.append((edge + 1, min(stop, self._clause_end(end))))
            elif not self._tells_more(edge + 1):
                parts.append((self._behind_apposition(end + 1, self.words[start:end]), stop))
        elif self._reads(end, ":") and not self.g.inflected:
            parts.append((end + 1, self._sentence_end()))  # une chose est sûre, selon X : le pont tient
        return parts

    def _mend_mention(self, d: WordDraft, start: int, end: int) -> None:
        """*selon ses calculs*: told by who spoke before; *selon nos calculs*: by the outlet, whom no words name."""
        if start < end and self._reads(start, "nos", "notre"):
            d.mention = None
        if start + 1 < end and self._reads(start, *_OWN) and self._reads(start + 1, *_WORDS):
            d.mention, d.carried = None, True

    def _is_norm(self, start: int, end: int) -> bool:
        """Whether a noun behind *selon* tells by what something goes, not who says it: *selon le calendrier prévu*."""
        head = next((w.lower for w in self.words[start:end] if w.lower not in self.g.articles), "")
        return head in _NORMS or head.removesuffix("s") in _NORMS

    def _said_by_pronoun(self, part: Range) -> Range | None:
        """*Pour Jon Vale, le pont tient, a-t-il dit*: where a cue that says it again begins and ends within `part`."""
        for k in range(part[0] + 1, part[1] - 1):
            match = CLITIC.match(self.words[k + 1].lower)
            if self.words[k].lower != "," or match is None or match["subject"] == "on":
                continue
            ahead = [w.lower for w in self.words[k + 2 : k + 5]]
            spoken = match["verb"] in self.g.auxiliaries and any(w in self.g.participles for w in ahead)
            if match["verb"] in self.g.verbs or spoken:
                return k, k + 2 + spoken
        return None

    def _hearing(self, i: int) -> int | None:
        """Where *à l'en croire*, *à l'entendre*, *à ses yeux* ends that begins at `i`, before its comma."""
        ahead = [w.lower for w in self.words[i : i + 5]]
        if (own := next((p for p in _OWN_VIEW if tuple(ahead[: len(p)]) == p), None)) is not None:
            return i + len(own) if ahead[len(own) : len(own) + 1] == [","] else None
        size = 4 if ahead[2:3] == ["en"] else 3
        whom = ahead[:1] == ["à"] and ahead[1:2] != [] and ahead[1] in ("l'", "le", "la", "les")
        verb = ahead[size - 1 : size] == ["croire"] or ahead[2:3] in (["entendre"], ["lire"], ["écouter"])
        closed = i + size >= len(self.words) or self.words[i + size].lower in (",", ".")
        return i + size if not self.g.inflected and whom and verb and closed else None

    def _heard_so(self, i: int, end: int) -> tuple[WordDraft, int]:
        """*À l'entendre, le pont tient*, *le pont, à l'en croire, tient*: whoever is told of says so."""
        inside = i > 1 and self.words[i - 1].lower == ","
        subject = self.subjects.opening() if inside and self.words[i + 2].lower == "en" else None
        parts = [(end + 1, self._sentence_end())]
        if inside and subject is None:
            parts.insert(0, (0, i - 1))
        d = self._draft(parts, subject, (i, end))
        d.carried = subject is None
        return d, end

    def _behind_other(self, i: int) -> int:
        """*douze morts selon la police, quinze selon X*: where what the phrase at `i` attributes begins in front of it.

        0 if no other phrase of the kind stands in front.
        """
        other = None if self.g.inflected else next((k for k in range(i - 1, -1, -1) if self._opens_phrase(k)), None)
        if other is None:
            return 0
        last = next((k for k in range(i - 1, other, -1) if self.words[k].lower != ","), other)
        return next((k + 1 for k in range(last, other, -1) if self.words[k].lower in _PARTING), 0)

    def _before_other(self, end: int, *, apart: bool = False) -> int:
        """Where what a phrase before `end` attributes stops at the latest, as another one follows.

        `apart`: only where no comma sets off that one: *selon X, le pont, selon Y, tient* is all what X says.
        """
        stop = self._sentence_end()
        other = None if self.g.inflected else next((k for k in range(end, stop) if self._opens_phrase(k)), None)
        if other is None or (apart and self.words[other - 1].lower == ","):
            return stop
        return max(end, self._behind_other(other) - 1)

    def _fragment_before(self, i: int) -> int | None:
        """Where the quoted fragment begins that ends right before the word at `i`."""
        at = self._place(self.words[i].start, self.words[i].end)[0]
        where = next((a for a, b in self.s.fragments if b < at and not self.text[b:at].strip()), None)
        if where is None or self.g.inflected:
            return None
        return next((k for k in range(i) if self._place(self.words[k].start, self.words[k].end)[0] >= where), None)

    def _opens_phrase(self, k: int) -> bool:
        """Whether *selon* or *d'après* stands at `k`, or *pour* behind a quoted fragment."""
        if self.words[k].lower == "pour":
            return self._fragment_before(k) is not None
        return self.words[k].lower == "selon" or [w.lower for w in self.words[k : k + 2]] == ["d'", "après"]

    def _behind_apposition(self, begin: int, source: Sequence[Word] = ()) -> int:
        """*Pour Anne Lucas, directrice, il faut …*; *Selon Le Phare, citant un proche, …*: where it begins."""
        comma = next((k for k in range(begin, min(len(self.words), begin + 9)) if self.words[k].lower == ","), None)
        of = begin < len(self.words) and self.words[begin].lower in OF
        if comma is None and not of and not any(is_finite(w.lower) for w in self.words[begin:]):
            comma = self._sentence_end()  # …, selon Anne Lucas, directrice
        inside = self.words[begin:comma] if comma is not None else []
        if len(inside) > 1 and self._is_called(source, inside):
            return begin + len(inside) + 1
        aged = inside[1:2] and inside[1].lower == "ans"
        opens = inside[:1] and (
            self._is_office(inside, source)
            or is_person_noun(inside[0].lower)
            or inside[0].lower in ("citant", "cité", "citée", *OF)
            or (comma is not None and source and self._is_reduced(inside, comma))
        )
        if aged and comma is not None:
            return self._behind_apposition(comma + 1, source)  # Anne Lucas, 40 ans, pêcheuse
        return comma + 1 if comma is not None and (opens or self._is_relative(inside, source)) else begin

    def _tells_more(self, which: int) -> bool:
        """*selon la mairie, qui ajoute que …*: whether a source says something else in its relative clause."""
        ahead = [w.lower for w in self.words[which : which + 5]]
        verb = next((k for k, w in enumerate(ahead) if k and w not in ("n'", "ne", "s'", "se", "lui", "y", "en")), 0)
        if ahead[:1] != ["qui"] or not verb:
            return False
        spoken = ahead[verb] in self.g.auxiliaries and any(w in self.g.participles for w in ahead[verb + 1 :])
        return spoken or ahead[verb] in self.g.verbs or tuple(ahead[verb : verb + 2]) in self.g.compounds

    def _is_office(self, inside: Sequence[Word], source: Sequence[Word]) -> bool:
        """*Selon Ada Pike, conseil de la ville, …*: whether a noun without an article stands behind a full name."""
        named = len(source) > 1 and all(w.is_name for w in source[-2:])
        bare = named and len(inside) > 1 and inside[0].lower not in self.g.articles | self.g.stops | self.g.pronouns
        of = bare and inside[1].lower in (*OF, "à", "au", "aux", "en") and not inside[0].is_name
        return bool(of) and not any(is_finite(w.lower) or w.lower in self.g.auxiliaries for w in inside)

    def _is_reduced(self, inside: Sequence[Word], comma: int) -> bool:
        """*Selon la mairie, consultée vendredi, le pont rouvre*: whether a participle tells of the source, and a clause
        follows."""
        told = any(is_finite(w.lower) or w.lower in self.g.auxiliaries for w in inside)
        behind = self.words[comma + 1 : self._clause_end(comma + 1)]
        clause = any(is_finite(w.lower) or w.lower in self.g.auxiliaries for w in behind)
        return _REDUCED.fullmatch(inside[0].lower) is not None and not inside[0].is_name and not told and clause

    def _is_relative(self, inside: Sequence[Word], source: Sequence[Word]) -> bool:
        """*Selon Anne Lucas, qui dirige le port*: whether a relative clause tells of a person named in front."""
        named = len(source) > 1 and all(w.is_name for w in source[-2:])
        return named and inside[0].lower == "qui" if inside else False

    def _is_called(self, source: Sequence[Word], inside: Sequence[Word]) -> bool:
        """*Selon Anne Lucas, la directrice, …*: whether a noun with its article only says what the source is."""
        named = len(source) > 1 and all(w.is_name for w in source)
        gender = given_gender_fr(source[0].text) if named else None
        said = {"le": "m", "la": "f"}.get(inside[0].lower, gender)
        person = inside[0].lower in ("le", "la", "l'") and is_person_noun(inside[1].lower)
        return named and person and gender in (None, said)

    def _is_heard(self, word: str) -> bool:
        return CLITIC.match(word) is not None or word in self.g.verbs or word in self.g.participles

    def _which(self, i: int, which: int) -> tuple[WordDraft, int] | None:
        """*la rumeur selon laquelle …*, *les riverains, pour qui …*: what is said behind, by whom if the noun tells."""
        stop = self._sentence_end()
        noun = i - 1 - (self.words[i - 1].lower == ",")
        if noun < i - 1:
            noun = self._before_participle(noun)
        low = noun
        while low > 0 and noun - low < REACH and self.words[low].lower not in (",", ";", ":"):
            if self.words[low].lower in self.g.articles - {"de", "du", "des"} and self.words[low - 1].lower not in OF:
                break
            low -= 1
        if noun < 0 or which + 1 >= stop:
            return None
        low += self.words[low].lower in (",", ";", ":")
        told = next((k for k in range(which + 2, stop) if is_finite(self.words[k].lower)), stop)
        end = next((k for k in range(told + 1, stop) if self.words[k].lower in _MATRIX), stop)
        comma = next((k for k in range(told + 1, end) if self.words[k].lower == ","), end)
        if low == self.lead and comma == stop:
            comma = self._before_matrix(which + 1, stop)
        heads = [w.lower for w in self.words[low : noun + 1] if w.lower not in self.g.articles]
        named = self.words[low].lower not in self.g.articles
        named = named and all(w.is_name or w.lower in OF for w in self.words[low : noun + 1])
        person = named or any(is_agent(h, self.g.bodies) for h in heads[:1])
        person = person and heads[0] not in _SAYINGS
        mention: Range | None = (low, noun + 1) if person else None
        if not person:
            of = next((k for k in range(low + 1, noun + 1) if self.words[k].lower in OF), None)
            mention = (of + 1, noun + 1) if of is not None and of < noun else None
        d = self._draft([(which + 1, comma)], mention, (i, which + 1))
        d.hedged = True
        return d, which + 1

    def _before_participle(self, noun: int) -> int:
        """*l'avis du club, repris partout, selon lequel …*: the last word in front of what is added to a noun."""
        comma = next((k for k in range(noun, max(0, noun - REACH), -1) if self.words[k].lower == ","), None)
        added = comma is not None and re.search(r"\w{2}(?:é|i|is|u|it)e?s?$", self.words[comma + 1].lower)
        return comma - 1 if comma is not None and added and self.words[comma + 1].text.islower() else noun

    def _is_view(self, start: int, end: int) -> bool:
        """Whether *pour* has somebody behind it who thinks so: *Pour l'opposition, le vote est nul*."""
        if self.g.inflected or end >= len(self.words) or self.words[end].lower != ",":
            return False
        heads = [w.lower for w in self.words[start:end] if w.lower not in self.g.articles][:1]
        spelt = [w.text for w in self.words[start:end] if w.lower not in self.g.articles][:1]
        agent = any(is_agent(h, self.g.bodies) or h in self.g.pronouns for h in heads)
        named = all(w.is_name or w.lower in (",", "et") for w in self.words[start:end]) or any(
            h.isupper() and len(h) > 1 for h in spelt
        )
        if not (agent or (named and heads and heads[0] not in _FEASTS)) or len(self.words) - end <= _LEAST_VIEW:
            return False
        behind = [w.lower for w in self.words[end + 1 : self._sentence_end()]]
        pairs = list(itertools.pairwise(behind))
        if any(one in ("a", "ont", "avait", "avaient") and two == "été" for one, two in pairs):
            return False
        judged = any(one == "est" and not _PARTICIPLE.search(two) for one, two in pairs) or behind[:2] == ["il", "faut"]
        return heads[0] not in _PLACES or judged or self._has_marks([(end + 1, self._sentence_end())])

    def _judges(self, i: int, start: int, end: int) -> bool:
        """*Un choix « absurde », pour la préfète.*: whether *pour* at `i` ends a sentence that quotes a judgement."""
        if i < 2 or self.words[i - 1].lower != "," or end < self._sentence_end():
            return False
        heads = [w for w in self.words[start:end] if w.lower not in self.g.articles][:1]
        somebody = any(w.is_name or is_agent(w.lower, self.g.bodies) for w in heads)
        told = any(self.subjects.is_verb(k) or w.lower in self.g.auxiliaries for k, w in enumerate(self.words[:i]))
        bare = self.words[self.lead].lower in self.g.articles and i - self.lead <= REACH // 2
        return somebody and bare and not told and self._has_marks([(0, i)])

    def _opens_quoted(self, d: WordDraft) -> bool:
        marked = [a for a, _ in self.s.fragments] + [q.start for q in self.s.quotations]
        return bool(d.content) and d.content[0][0] in marked

    def _owned_phrase(self, i: int) -> tuple[WordDraft, int] | None:
        """*По её словам, …*: the pronoun stands inside the phrase and is its mention; the cue is the whole."""
        first, who, last = (*self.words[i : i + 3], None, None, None)[:3]
        if first is None or who is None or last is None or who.lower not in self.g.pronouns:
            return None
        if any(w.lower in self.g.that for w in [w for w in self.words[max(0, i - 2) : i] if w.lower != ","][-1:]):
            return None  # сказал, что, по его словам, …
        if (first.lower, last.lower) not in self.g.phrases:
            return None
        end = i + 3
        comma = end < len(self.words) and self.words[end].lower == ","
        stop = self._clause_end(end)
        if self._begins(i) or self._opens_another(i):
            parts = [(end + 1 if comma else end, stop)]
        else:
            before = i - 1 if self.words[i - 1].lower in (",", "—", "–", "‒", "-") else i
            parts = [(self._own_clause(0, i), before), *([(end + 1, stop)] if comma else [])]
        d = self._draft(parts, (i + 1, i + 2), (i, end))
        return d, end

    def _hearsay(self, i: int) -> tuple[WordDraft, int] | None:
        """*Il paraît que …*, *il se dit que …*: reported, and nobody says by whom."""
        if self.g.inflected or self.words[i].lower not in ("il", *_IT_SEEMS):
            return None
        if self.words[i].lower in _IT_SEEMS:
            first = next((k + 1 for k in range(i - 1, -1, -1) if self.words[k].lower in (";", ":")), 0)
            d = self._draft([(first, i - 1)], None, (i, i + 1))
            d.hedged = True
            return d, i + 1
        ahead = [w.lower for w in self.words[i + 1 : i + 4]]
        verbs = 2 if ahead[:2] in (["se", "dit"], ["se", "murmure"], ["se", "raconte"]) else 1
        if verbs == 1 and ahead[:1] not in (["paraît"], ["parait"], ["paraîtrait"], ["semblerait"]):
            return None
        if ahead[verbs : verbs + 1] not in (["que"], ["qu'"]):
            return None
        end = i + 1 + verbs
        d = self._draft([(end + 1, self._clause_end(end))], None, (i, end))
        d.hedged = True
        return d, end + 1
