"""Cues that are no verbs, in a sentence read as words: *selon X*, *по словам X*, *la rumeur selon laquelle …*."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.extraction.rules.attribution import Range, Via
from pipeline.extraction.rules.lexicon.french_names import given_gender_fr, is_person_noun
from pipeline.extraction.rules.words.french import OF, is_agent, is_finite
from pipeline.extraction.rules.words.listed import listed_behind
from pipeline.extraction.rules.words.parts import CLITIC, Word, WordDraft, without, without_article
from pipeline.extraction.rules.words.russian.insertions import Insertions
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
_NEAR_WORDS = 5
_CITING = re.compile(r"(?:про)?цитиру|(?:про)?цитирова|приводи|приве[лд]|привёл|переда")
_WHOM = frozenset("его её ее их".split())
_CARRYING = re.compile(r"слова$|переда|приводи|привел|привёл|цитиру")
_DASHES = ("—", "–", "‒", "-")
_NORMS = frozenset(
    """procédure protocole plan calendrier règle usage méthode principe tradition modalité barème grille critère besoin
    cas humeur saison moyen goût disponibilité formule ordre norme rite logique schéma scénario modèle échéancier
    planning horaire tarif quota taille âge nature type zones période situation circonstance contexte résultat niveau
    degré catégorie régions secteurs expression""".split()
)
_LEAST_VIEW = 4  # words of an opinion


class Phrases(Insertions):
    """Finds prepositions of attribution, hearsay of nobody and sources that are cited."""

    def _phrase(self, i: int) -> tuple[WordDraft, int] | None:
        if self.words[i].lower not in self.g.phrase_openers:
            return None
        if (end := self._hearing(i)) is not None:
            return self._heard_so(i, end)
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
        behind_that = i > 0 and next((w.lower for w in reversed(self.words[:i]) if w.lower != ","), "") in _THAT
        if phrase == ("suivant",) and not (self._begins(i) or self.words[i - 1].lower == ","):
            return None  # le lundi suivant le vote
        if phrase in _VIEWS and not (self._begins(i) or self.words[i - 1].lower in (",", "–", "—", "(") or behind_that):
            return None  # a pris connaissance de l'avis de la ville
        start = i + (split or len(phrase or ()))
        if start < len(self.words) and self.words[start].lower in _WHICH:
            return self._which(i, start)
        if (
            phrase == ("de", "source")
            and i > 0
            and self._is_heard(self.words[max(0, self.adverbs.before(i) - 1)].lower)
        ):
            return None  # indique-t-on de source proche
        end = start
        while (
            end < len(self.words)
            and self.words[end].lower not in (",", ".", ":", ";", "(", "—", "–")
            and self.words[end].quote is None
        ):
            if end > start and (
                self.words[end].lower in self.g.stops or self.subjects.is_verb(end) or self._cites(end)
            ):
                if self.words[end].lower == "par" and _PARTICIPLE.search(self.words[end - 1].lower):
                    end += 1
                    continue  # un bilan établi par la police
                if self.subjects.goes_through(start, end):
                    end += 1
                    continue
                break
            end += 1
        if not self.g.inflected and (behind_that or self._begins(i)):
            comma = next((k for k in range(start, min(len(self.words), start + 12)) if self.words[k].lower == ","), 0)
            if (
                comma > end
                and not self._cites(end)
                and not any(is_finite(w.lower) or w.lower in self.g.verbs for w in self.words[end:comma])
            ):
                end = comma
        bracket = end if self.g.inflected else self._behind_brackets(end)
        if bracket > end and bracket < len(self.words) and self.words[bracket].lower == ",":
            end = self.subjects.name_at(bracket + 1) or end  # selon la maire (PS), Ada Pike
        if end < len(self.words) and self.words[end].lower == "," and not self.g.inflected:
            several = listed_behind(self.words, start, end, self.g.bodies)
            end = several or self.subjects.name_at(end + 1) or end
        elif end < len(self.words) and self.words[end].lower == ",":
            end = self.subjects.name_at(end + 1) or end
        own = self._own_phrase(i, phrase) if end == start and phrase is not None else None
        if end == start and own is None:
            return None
        if self.words[i].lower in ("selon", "suivant") and self._is_norm(start, end):
            return None  # selon la procédure
        first = self._begins(i) or self._opens_another(i)
        if first:
            begin = end + 1 if end < len(self.words) and self.words[end].lower in (",", ":", *_DASHES) else end
            if begin < len(self.words) and self.words[begin].lower in RELATIVES | (
                set() if self.g.inflected else _THAT
            ):
                begin = 1 + next((k for k in range(begin, len(self.words)) if self.words[k].lower == ","), begin - 1)
            if not self.g.inflected:
                begin = self._behind_apposition(begin, self.words[start:end])
            elif (title := self._behind_title(begin - 1, self._sentence_end())) < self._sentence_end():
                begin = title + 1
            parts = [(begin, min(self._before_remark(begin), self._before_other(begin, apart=True)))]
            if self.g.inflected:
                parts = [(begin, min(parts[0][1], self._clause_end(begin)))]
        else:
            before = i - 1
            while before > 0 and self.words[before].lower in (",", "—", "–", "‒", "-"):
                before -= 1
            parts = [(self._behind_other(i) or self._own_clause(0, i), before + 1)]
            shortest = 2 if self.g.inflected and self._is_whole(parts[0]) else 1
            edge = self._behind_brackets(end) if self.g.inflected else end
            if edge < len(self.words) and self.words[edge].lower == "," and edge + shortest < self._sentence_end():
                behind = edge + 1 if self.g.inflected else self._behind_apposition(end + 1, self.words[start:end])
                stop = min(self._before_remark(end), self._before_other(end))
                if self.g.inflected:
                    parts.append((behind, min(stop, self._clause_end(end))))
                elif not self._tells_more(edge + 1):
                    parts.append((behind, stop))
            elif end < len(self.words) and self.words[end].lower == ":" and not self.g.inflected:
                parts.append((end + 1, self._sentence_end()))  # une chose est sûre, selon X : le pont tient
            if (behind_that or own is not None) and len(parts) > 1:
                del parts[0]  # la maire rappelle que, selon les experts, …
        again = self._said_by_pronoun(parts[-1]) if first else None
        if again is not None:
            parts[-1] = (parts[-1][0], again[0])
        d = self._draft(parts, (start, end), (i, start))
        if self.words[i].lower == "pour":
            seen = self._opens_quoted(d) or self._is_view(start, end) if first else self._judges(i, start, end)
            if not seen:
                return None  # pour la préfète, « … »
        if start < end and self.words[start].lower in ("nos", "notre"):
            d.mention = None
        if own is not None:
            d.mention = self._range(own)
        if start + 1 < end and self.words[start].lower in _OWN and self.words[start + 1].lower in _WORDS:
            d.mention, d.carried = None, True  # selon ses calculs
        if phrase == ("de", "source"):
            d.mention = self._range((start - 1, end))
        d.hedged = d.hedged or any(w.lower in self.g.conditionals for w in self.words)
        if self._cites(end):
            self._cite(d, end)
        return d, again[1] if again is not None else end

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

    def _cites(self, k: int) -> bool:
        return any(tuple(w.lower for w in self.words[k : k + len(p)]) == p for p in self.g.citing)

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

    def _cite_words(self, d: WordDraft, end: int) -> bool:
        """*«…», приводит слова мэра агентство*: the mayor speaks, by way of the agency."""
        if self._cites_one(d, end):
            return True
        near = range(end - 1, min(len(self.words), end + _NEAR_WORDS))
        words = next((k for k in near if self.words[k].lower == "слова"), None)
        whose = self.subjects.owner(words + 1) if words is not None else None
        if words is None or whose is None or not d.content or not _CARRYING.match(self.words[end - 1].lower):
            return False
        outer = (end, words) if words > end else self.subjects.right(whose[1])[0]
        d.mention = self._range(outer) if outer is not None else None
        d.via = (Via(self.text[slice(*d.mention)], d.mention, d.cue),) if d.mention else ()
        d.mention, d.cue = self._range(whose), self._range((words, words + 1))
        return True

    def _cites_one(self, d: WordDraft, end: int) -> bool:
        """*«…», цитирует его агентство*, *приводит её слова газета*: he or she speaks, by way of who stands behind.

        Of somebody told by name or office only where it is clear that he is no subject.
        """
        if not _CITING.match(self.words[end - 1].lower) or end >= len(self.words):
            return False
        words = [w.lower for w in self.words[end : end + 2]]
        cites = self.words[end - 1].lower.startswith(("цитир", "процитир"))
        quoted = (end, end + 1) if words[0] in _WHOM and (cites or words[1:] == ["слова"]) else None
        behind = end + 1 if cites else end + 2
        if quoted is None and cites and (quoted := self.subjects.quoted_one(end)) is not None:
            behind = quoted[1]
        outer = self.subjects.right(behind)[0] if quoted is not None else None
        source = self._range(outer) if outer is not None else None
        where = self._range(quoted) if quoted is not None else None
        if source is None and d.mention is not None and where is not None and not _meet(d.mention, where):
            source = d.mention  # агентство цитирует его
        if where is None or source is None:
            return False
        name = self.text[slice(*source)]
        if "«" in name[1:] and self.text[source[1] : source[1] + 1] == "»":
            name += "»"
        d.via = (Via(name.strip("«»") if name[0] == "«" else name, source, d.cue),)
        d.mention = where
        return True

    def _citing_from(self, d: WordDraft, end: int) -> int:
        """Where a Russian source may be cited: behind the agency in front of its cue, *ТАСС со ссылкой на мэра …*."""
        if not self.g.inflected or d.mention is None or d.cue is None or d.mention[0] > d.cue[0]:
            return end
        behind = (k for k in range(end) if self._place(self.words[k].start, self.words[k].end)[0] >= d.mention[1])
        return next(behind, end)

    def _cite(self, d: WordDraft, end: int) -> None:
        """*TASS reports, citing X*: X speaks, by way of TASS."""
        if self.g.inflected and self._cite_words(d, end):
            return
        for phrase in self.g.citing:
            for k in range(self._citing_from(d, end), min(len(self.words), end + 24)):
                if tuple(w.lower for w in self.words[k : k + len(phrase)]) == phrase:
                    source = self.subjects.cited(k + len(phrase))
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


def _meet(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
