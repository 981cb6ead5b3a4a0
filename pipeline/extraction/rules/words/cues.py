"""Cues: the verbs of a sentence read as words that report, with what belongs to them; others are in `phrases`."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.french_names import is_person_noun
from pipeline.extraction.rules.lexicon.russian_forms import part_of
from pipeline.extraction.rules.words.french import (
    COUNT,
    OF,
    SELVES,
    STRESSED,
    infinitive_behind,
    is_finite,
    is_infinitive,
)
from pipeline.extraction.rules.words.parts import CLITIC
from pipeline.extraction.rules.words.tokens import REACH, Tokens

IMPERSONAL = frozenset(("est-il", "était-il"))
_HAVING = frozenset("a ont avait avaient ayant aura auront aurait auraient avons ai a-t-il a-t-elle".split())
_BEGINNING = frozenset(
    "que qu' à d' de un une le la l' les des son sa ses leur leurs tout toute si s' ne n' avoir être".split()
)
_CERTAIN = re.compile(
    r"(?:formel(?:le)?|catégorique|clair|clairet?|ferme|lucide|optimiste|pessimiste|fataliste|réaliste|confiante?|"
    r"convaincue?|persuadée?|certaine?|sûre?|rassurante?|inquiete?|inquiète|prudente?|unanime|direct|directe|cash|"
    r"implacable|intraitable|inflexible|sévère|cinglante?)s?$"
)
_DONE_TO = frozenset("accuser soupçonner inviter appeler prier exhorter autoriser menacer reprocher".split())
_BEING = frozenset("est sont était étaient sera seront".split())  # il est accusé de …: he has said nothing
_ANNOUNCING = frozenset((":", "que", "qu'"))
_CONVINCED = re.compile(r"(?:convaincue?|persuadée?|certaine?|sûre?|confiante?|d'avis)s?$")
_COPULAS = frozenset(
    "est sont était étaient reste restent restait veut veulent voulait montre montrent montrait dit".split()
)
_BETWEEN = frozenset((",", "été", "tous", "toutes", "tout"))  # an auxiliary and its participle
_TWO = 2
_FEW = 6  # words between a dash and a verb
_DASHES = frozenset("—–‒-")
_VERBAL = re.compile(r"\w{3}(?:e|t|d|ent)$")
_TAKING = frozenset("pris prend prennent prenait prenant prendre bonne".split())
_WANTING = frozenset("veut veulent voulait voulaient".split())
_COMPOSED = 7  # words from an auxiliary to its participle, adverbs among them
_PRONOUNS = frozenset("l' s' se m' lui leur y en nous me vous".split())  # in front of a verb


@dataclass(frozen=True)
class Cue:
    """A verb that reports, with its auxiliaries, negations and pronouns: the words `start` to `end`."""

    start: int
    end: int
    lemma: str
    subject: Range | None = None  # place in the document of the pronoun behind it: *a-t-il dit*
    joined: bool = False  # shares the auxiliary of a cue before it: *a démenti les faits et annoncé que …*


class Cues(Tokens):
    """Tells which verbs report."""

    def _cue(self, i: int) -> Cue | None:
        """The cue whose verb, participle or infinitive is the word at `i`."""
        word = self.words[i]
        if word.quote is not None:
            return None
        clitic = CLITIC.match(word.lower)
        lemma = self.g.verbs.get(clitic["verb"] if clitic else word.lower)
        if word.lower == "note" and i and self.words[i - 1].lower in _TAKING:
            return None  # a pris note de la demande
        if lemma in self.g.only_inverted and not clitic:
            return None
        if lemma is not None and i == self.lead and not (clitic or self.g.inflected or word.lower in self.g.gerunds):
            return None  # Coupe du lac : …
        start, end = i, i + 1
        subject: Range | None = None
        if clitic and (lemma or clitic["verb"] in self.g.auxiliaries):
            subject = self._place(word.start + clitic.start("subject"), word.end)
            if lemma is None:
                lemma, end = self._participle_behind(i)
                if lemma is not None and word.lower in IMPERSONAL and not self._is_of_himself(i):
                    subject = None  # est-il précisé dans l'arrêté
        elif (composed := self._participle_at(i)) is not None:
            lemma, start = composed
        size = 0
        if word.lower in self.g.compound_openers:
            longest = tuple(w.lower for w in self.words[i : i + 3])
            size = next((n for n in (3, 2) if len(longest) >= n and longest[:n] in self.g.compounds), 0)
        if size:
            lemma, end, start = self.g.compounds[longest[:size]], i + size, self._first_auxiliary(start)
        if lemma is None and (governed := self._governed(i)) is not None:
            lemma, start = governed
            if not self.g.inflected and (asked := self._inverted_auxiliary(start)) is not None:
                start, subject = start - 1, asked  # s'est-il borné à répondre
        ahead = self.words[i + 1].lower if i + 1 < len(self.words) else ""
        if ahead in _ANNOUNCING and (certain := self._asserting(i)) is not None:
            lemma, start = "dire" if ahead == ":" else "croire", certain
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
            and not (start > 1 and self.words[start - _TWO].lower == "l'")  # l'un dit que …
            and not self._is_object(i)
            and word.lower not in self.g.participles
        ):
            return None
        while start > 0 and (
            self.words[start - 1].lower in self.g.negations or self.words[start - 1].lower in _PRONOUNS
        ):
            start -= 1
        if not self.g.inflected and start and self.words[start].lower in _HAVING:
            start -= self.words[start - 1].lower in ("le", "la", "les")  # et les a invités à …
        if not self.g.inflected and start == i and i > 1 and self.words[i - 1].lower == "le" and self._is_object(i):
            start -= 1
        return Cue(start, end, lemma, subject, joined)

    def _is_of_himself(self, i: int) -> bool:
        """*s'est-il indigné*, not *est-il précisé dans l'arrêté*."""
        return i > 0 and self.words[i - 1].lower in ("s'", "se")

    def _participle_behind(self, i: int) -> tuple[str | None, int]:
        """*a-t-il aussitôt précisé*: lemma of the participle behind an auxiliary and its subject, and where it ends."""
        end = i + 1
        while end < len(self.words) and end < i + 3 and self.words[end].lower not in self.g.participles:
            end += 1
        return self.g.participles.get(self.words[end].lower) if end < len(self.words) else None, end + 1

    def _participle_at(self, i: int) -> tuple[str, int] | None:
        """*a pour sa part jugé*: lemma of the participle at `i`, and where its auxiliaries begin."""
        lemma = self.g.participles.get(self.words[i].lower)
        if lemma is None:
            return None
        auxiliary = next(
            (k for k in range(i - 1, max(-1, i - _COMPOSED), -1) if self.words[k].lower in self.g.auxiliaries), None
        )
        if auxiliary is not None and self._is_joined(auxiliary, i):
            return lemma, self._first_auxiliary(auxiliary)
        return None if self.g.auxiliaries else (lemma, i)

    def _asserting(self, i: int) -> int | None:
        """*La maire est formelle : le pont tient*: where the copula begins of the adjective at `i` before a colon."""
        ahead = self.words[i + 1].lower if i + 1 < len(self.words) else ""
        certain = ahead == ":" or (ahead in ("que", "qu'") and _CONVINCED.match(self.words[i].lower))
        if self.g.inflected or not certain or not _CERTAIN.match(self.words[i].lower):
            return None
        low = next((k for k in range(i - 1, max(-1, i - 4), -1) if self.words[k].lower in _COPULAS), None)
        if low is None or any(w.lower in self.g.negations for w in self.words[low:i]):
            return None
        if ahead != ":" and self.words[low].lower == "dit":
            return None  # se dit sûr que …
        while low > 0 and self.words[low - 1].lower in ("se", "s'", "en", "y"):
            low -= 1
        return low

    def _inverted_auxiliary(self, start: int) -> Range | None:
        """Place of the pronoun behind the auxiliary that stands in front of `start`: *s'est-il contenté de dire*."""
        before = self.words[start - 1] if start else None
        clitic = CLITIC.match(before.lower) if before is not None else None
        if before is None or clitic is None or clitic["verb"] not in self.g.auxiliaries:
            return None
        return self._place(before.start + clitic.start("subject"), before.end)

    def _first_auxiliary(self, start: int) -> int:
        """Where the auxiliaries begin that stand right before `start`; `start` without any."""
        while start > 0 and self.words[start - 1].lower in self.g.auxiliaries:
            start -= 1
        return start

    def _by_its_clause(self, i: int) -> str | None:
        """The lemma of a form that reports before a clause alone, as it is a noun else: *le journal avance que …*."""
        lemma = self.g.infinitive_cues.get(self.words[i].lower + "r")
        if lemma is None:
            return None
        stressed = [w.lower for w in self.words[i + 1 : i + 4]]
        apart = 3 * (stressed[:1] == stressed[2:] == [","] and stressed[1] in STRESSED)  # avance, lui, le chiffre
        ahead = [w.lower for w in self.words[i + 1 + apart :] if not w.lower.endswith("ment")][:2]
        noun = i > 0 and self.words[i - 1].lower in self.g.articles
        reports = ahead[:1] in (["que"], ["qu'"]) or ahead in (["le", "chiffre"], ["l'", "hypothèse"], ["l'", "idée"])
        return None if noun or not reports else lemma

    def _is_in_writing(self, i: int) -> bool:
        """*par écrit*, *c'est dit*: a form of a verb that reports nothing here."""
        return i > 0 and self.words[i - 1].lower in ("par", "d'écrit") and self.words[i].lower in ("écrit", "dit")

    def _is_passive(self, start: int, i: int) -> bool:
        """*l'avion a été rappelé*: who is told of has said nothing; *il a été rappelé que …* reports."""
        subject = next((w.lower for w in reversed(self.words[:start]) if w.lower not in ("n'", "lui", "leur")), "")
        done = self.g.participles.get(self.words[i].lower) in _DONE_TO and i > 0
        if done and self.words[i - 1].lower in _BEING and self.words[i - 2 : i - 1] != [] and subject != "il":
            return self.words[i - 2].lower not in ("s'", "se")
        return any(w.lower == "été" for w in self.words[start:i]) and subject != "il"

    def _is_joined(self, auxiliary: int, participle: int) -> bool:
        """Whether nothing but adverbs, commas and negations stands between an auxiliary and its participle."""
        k = auxiliary + 1
        while k < participle:
            word = self.words[k].lower
            stressed = word in STRESSED and self.words[k - 1].lower == ","  # a, elle aussi, jugé
            if stressed or word in self.g.negations | self.g.auxiliaries | SELVES | _BETWEEN:
                k += 1
            elif skipped := self.adverbs.at(k):
                k += skipped
            else:
                return self.g.inflected
        return True

    def _is_object(self, i: int) -> bool:
        """Whether *l'*, *le* in front of a verb is its object: *la maire l'assure :*, *comme le souligne le juge*."""
        if i < 2 or self.words[i - 1].lower not in ("l'", "le"):
            return False
        plain = [w.lower for w in self.words[i + 1 : i + 6]]
        if plain[:1] != [] and plain[0] in self.g.infinitive_marks and infinitive_behind(plain, 1) is not None:
            return self.g.verbs.get(self.words[i].lower) in self.g.infinitives  # la présidente l'invite à lire
        announced = i + 1 < len(self.words) and self.words[i + 1].lower == ":"
        if self.words[i - 2].is_name and (i + 1 >= len(self.words) or self.words[i + 1].lower in (".", ",", ";")):
            return i > _TWO
        return announced or self.words[i - 2].lower in self.g.pronouns | self.g.as_words | {"que", "qui"}

    def _governed(self, i: int) -> tuple[str, int] | None:
        """*tient à préciser*, *avant d'ajouter*, *et la maire d'ajouter :*: lemma and start of such a cue."""
        lemma = self.g.infinitive_cues.get(self.words[i].lower)
        if lemma is None or i == 0:
            return None
        if self.g.inflected:
            return self._governed_russian(i, lemma)
        low = next((k for k in range(i - 1, max(-1, i - 5), -1) if self.words[k].lower in self.g.governors), None)
        if low is not None and self.words[low].lower in _WANTING and self.words[i].lower != "croire":
            low = None  # veut dire que
        if low is not None and self.words[low].lower not in ("bon", "soin"):
            if any(w.lower in self.g.negations for w in self.words[max(0, low - 3) : low + 2]):
                return None
            skipped = low
            while skipped > 0 and self.adverbs.at(skipped - 1) == 1:
                skipped -= 1
            low = skipped if self.words[skipped - 1].lower in self.g.auxiliaries else low  # a aussi tenu à préciser
            return lemma, self._first_auxiliary(low)
        if self.words[i - 1].lower not in ("d'", "de") or (lemma == "demander" and self.words[i].lower == "savoir"):
            return None
        opens = any(w.quote is not None for w in self.words[i + 1 : i + 4])
        opens = opens or (self.words[0].lower == "et" and self.words[i + 1 : i + 2] != [] and self._opens_clause(i + 1))
        free = not any(is_finite(w.lower) or w.lower in self.g.verbs for w in self.words[: i - 1])
        return (lemma, i - 1) if opens and free and i <= REACH else None

    def _governed_russian(self, i: int, lemma: str) -> tuple[str, int] | None:
        """*поспешил всех заверить, что …*, *«…», — не устаёт повторять он*: with words behind it or a quotation."""
        low = next((k for k in range(i - 1, max(-1, i - 4), -1) if self.words[k].lower in self.g.governors), None)
        if low is None or any(w.lower in (",", ":") or w.quote is not None for w in self.words[low:i]):
            return None
        ahead = [w.lower for w in self.words[i + 1 : i + REACH]]
        clause = ":" in ahead or any(one == "," and two in self.g.that for one, two in itertools.pairwise(ahead))
        quoted = any(w.quote is not None for w in self.words[max(0, low - 4) : i + REACH])
        return (lemma, low) if clause or quoted else None

    def _opens_clause(self, k: int) -> bool:
        return self.words[k].lower in ("que", "qu'")

    def _stands_beside_words(self, i: int) -> bool:
        """Whether a word of no known verb stands as a cue does: *« … », bougonne le maire*, *« … », tique-t-elle*."""
        if self.g.inflected:
            return self._stands_behind_dash(i)
        before = i - 1
        while before >= 0 and self.words[before].lower in (",", "s'", "se", "lui", "leur", "nous", "me", "m'"):
            before -= 1
        if before < 0 or self.words[before].quote is None:
            return False
        word = self.words[i].lower
        if CLITIC.match(word):
            return True
        if i == before + 1 or not word.isalpha():
            return False
        after = self.words[i + 1 : i + 4]
        named = len(after) > 1 and after[0].is_name and (after[1].is_name or after[0].lower.strip(".") in self.g.titles)
        person = len(after) > 1 and after[0].lower in ("le", "la", "l'", "un", "une") and is_person_noun(after[1].lower)
        return bool(re.search(r"(?:[et]|[aâ]t?)$", word)) and (named or person)

    def _stands_behind_dash(self, i: int) -> bool:
        """*«…», — вздыхает мастер*: a Russian verb of no known kind behind a quotation and a dash."""
        if not self.s.quotations or part_of(self.words[i].lower) != "VERB":
            return False
        dash = next((k for k in range(i - 1, max(0, i - _FEW), -1) if self.words[k].lower in _DASHES), 0)
        if dash < 1 or not self._only_teller(dash + 1, i):
            return False
        quote = next((w for w in reversed(self.words[:dash]) if w.lower != ","), None)
        if quote is None or quote.quote is None:
            return False
        marked = self.s.quotations[quote.quote]
        return self.words[dash - 1].lower == "," or self.text[marked.start : marked.end].rstrip('»”"“ ')[-1:] in "!?…"

    def _only_teller(self, low: int, high: int) -> bool:
        """*«…», — устало машет рукой сосед*, *«…», — Пётр Ким закуривает*: no words but how or who does it."""
        manner = all(self._is_manner(k) for k in range(low, high))
        return manner or self.subjects.left(high) == (low, high)

    def _is_manner(self, k: int) -> bool:
        return part_of(self.words[k].lower) in ("ADVB", "PRCL") or self.words[k].lower == "так"

    def _goes_with_participle(self, i: int) -> bool:
        """*a démenti les faits et annoncé que …*: a participle behind *et* or a comma that shares an auxiliary."""
        if self.g.inflected or self.words[i].lower not in self.g.participles:
            return False
        behind = i - 1
        while behind > 0 and self.adverbs.at(behind) == 1:
            behind -= 1
        if behind < _TWO:
            return False
        if self.words[behind].lower not in ("et", ",", "puis"):
            return False
        auxiliary = next((k for k in range(behind - 2, -1, -1) if self.words[k].lower in _HAVING), None)
        if auxiliary is None or self.words[i].lower.endswith(("ée", "és", "ées")):
            return False
        first = self.adverbs.behind(i + 1)
        ahead = self.words[first : first + 1]
        opens = bool(ahead) and (ahead[0].lower in _BEGINNING or COUNT.match(ahead[0].lower) is not None)
        return bool(ahead) and (opens or ahead[0].quote is not None or self._is_fragment(first))

    def _is_next_cue(self, k: int, *, joined: bool = False) -> bool:
        """Whether a cue of its own begins at `k`, behind a conjunction: *a jugé « tôt » d'agir, mais a dit que …*."""
        if self.g.inflected or k >= len(self.words) or self.words[k].lower not in _HAVING:
            return False
        if not joined and self.words[k - 1].lower not in self.g.conjunctions:
            return False
        participle = self.adverbs.behind(k + 1)
        return participle < len(self.words) and self.words[participle].lower in self.g.participles

    def _is_unknown_verb(self, k: int) -> bool:
        """Whether a word looks like a verb in the present before what it governs: *…, renvoie vers la mairie*."""
        if k + 1 >= len(self.words) or not self.words[k].text.islower() or self.words[k].quote is not None:
            return False
        word, behind = self.words[k].lower, self.words[k + 1].lower
        known = self.g.stops | self.g.articles | self.g.clause_openers | self.g.prepositions | self.g.pronouns
        governs = behind in self.g.articles - {"de", "du", "des"} or behind in ("vers", "à", "au", "que", "qu'")
        return governs and _VERBAL.search(word) is not None and word not in known and not self.adverbs.at(k)

    def _tells(self, k: int) -> bool:
        """Whether a French cue in a finite form stands at `k`, pronouns in front of it jumped."""
        while k < len(self.words) and self.words[k].lower in ("se", "s'", "l'", "en", "y", "ne", "n'", "lui", "leur"):
            k += 1
        word = self.words[k].lower if k < len(self.words) else ""
        if word in ("le", "la", "les") and self._is_next_cue(k + 1, joined=True):
            return True  # et les a invités à …
        return word in self.g.verbs and word not in self.g.gerunds
