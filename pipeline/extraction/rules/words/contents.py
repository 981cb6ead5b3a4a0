"""What a verb reports, in a sentence read as words: a clause, infinitive or noun phrase behind it, words before it."""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.french_names import is_person_noun
from pipeline.extraction.rules.lexicon.russian_forms import ADJECTIVES, forms, part_of
from pipeline.extraction.rules.words.cues import Cue, Cues
from pipeline.extraction.rules.words.french import COUNT, OF, STRESSED, infinitive_behind, is_agent, is_finite
from pipeline.extraction.rules.words.parts import CLITIC
from pipeline.extraction.rules.words.russian.insertions import Insertions
from pipeline.extraction.rules.words.tokens import REACH

_QUESTIONS = frozenset("si как comment ли почему pourquoi зачем combien où quand s'".split())
_ASKING = frozenset("demander dire préciser expliquer indiquer interroger questionner savoir prévenir".split())
_TELLING = frozenset("prévenir informer avertir assurer alerter rassurer rappeler convaincre jurer".split())
_BEFORE_THAT = frozenset(
    """alors afin bien tandis depuis dès pour sans avant après parce tel telle tels telles ainsi autant plus moins
    celui celle ceux celles aussi autre autres même pendant lors sauf outre plutôt""".split()
)
_RESUMING = frozenset("de d' que qu' et mais ni ou car".split())
_PARTED = frozenset("ancien ancienne âgé âgée élu élue visiblement interrogé interrogée".split())
_WHAT = frozenset("ce quel quelle quels quelles".split())
_OF_ONESELF = frozenset("déclarer affirmer avouer juger estimer".split())
_CALLING = frozenset("appeler exhorter inviter".split())
_TIMES = frozenset("semaine veille matin soir mois année jour fois nuit lendemain fin".split())
_NOT_OBJECTS = frozenset(
    """à au aux sur dans par avec en pour chez contre vers où qui que qu' si comme depuis lors pendant jusqu'
    jusque""".split()
)
_MEASURING = frozenset("estimer évaluer chiffrer".split())
_UNLISTED = frozenset("qui que qu' dont où a ont avait avaient est sont : ;".split())
_TOLD_INFINITIVES = frozenset(
    "ne n' avoir être vouloir devoir pouvoir craindre comprendre espérer souhaiter regretter".split()
)
_NOTS = frozenset("pas plus jamais rien guère".split())
_ANONYMITY = frozenset("anonyme anonymes anonymat".split())
_REMARKING = frozenset("quant selon d' sans malgré via face hors".split())
_POINTING = frozenset(("это", "вот"))  # Это ложь, сказал мэр
_FEW = 5  # words of what is asked for
_CLAUSELESS = frozenset("parler traiter citer évoquer mentionner saluer".split())
_DEEMING = frozenset("считать посчитать счесть".split())  # счёл слова «неубедительными»
_CONDITIONS = frozenset("s' si dès lors lorsque quand en sous dans à".split())
_DETERMINERS = frozenset("le la l' les un une des".split())
_TURNING_DOWN = frozenset("rejeter refuser accepter approuver".split())
_PROSPECTS = frozenset("piste hypothèse idée scénario option possibilité éventualité thèse risque départ".split())
_APPEALS = frozenset(
    """recours pourvoi appel requête liberté libération amendement amendements motion réclamation exception
    candidature pétition""".split()
)
_SUBORDINATE = frozenset("si s' quand lorsque lorsqu' puisque puisqu' comme tant".split())
_JUDGING = frozenset("juger estimer trouver considérer penser".split())
_REFERRING = frozenset(("сослаться", "ссылаться"))
_POINTING_OUT = frozenset(("указать", "указывать"))
_DONE = re.compile(r"\w{2,}(?:é|i|is|it|u)$")
_FAR = 8  # words between a cue and the quotation that it takes as object
_MARKS_OF_INFINITIVES = 9  # words between a cue and *de* with an infinitive


class Contents(Cues, Insertions):
    """Finds where the content of a cue begins and ends."""

    def _complement(self, end: int, lemma: str, stop: int) -> list[Range]:
        """An infinitive or a noun phrase as content."""
        begin = self.adverbs.behind(end, stop)
        if not self.g.inflected:
            while begin < stop and self.words[begin].lower in _NOTS:
                begin += 1
        if lemma == "fait-état":
            begin = next((k for k in range(begin, min(stop, begin + REACH)) if self.words[k].lower in OF), begin)
        while begin != (behind := self._behind_remark(begin, stop, lemma)):
            begin = behind
        if (
            not self.g.inflected
            and begin < stop
            and self.words[begin].lower in self.g.prepositions - {"à", "au", "aux"}
        ):
            marked = next((k for k in range(begin, min(stop, begin + _FAR)) if self._is_fragment(k)), begin)
            begin = (
                marked
                if marked > begin or lemma not in self.g.objects
                else self.subjects.behind_adverbial(begin, speaker=False)
            )
        if begin >= stop or self.words[begin].lower in (",", ".", ";"):
            return []
        cut = self._end_of_phrase(begin, stop)
        if self.g.inflected and self.words[cut - 1].lower == "том":
            return []  # критикует слова мэра о том, что …
        asked = [w.lower for w in self.words[begin:cut]]
        anonymous = asked[-1:] != [] and asked[-1] in _ANONYMITY and len(asked) < _FEW
        anonymous = anonymous or not (
            _ANONYMITY.isdisjoint(asked[:2]) or asked[2:3] == [] or asked[2] in OF
        )  # a requis l'anonymat par peur
        if not self.g.inflected and anonymous and not self._has_marks([(begin, cut)]):
            return []  # a requis l'anonymat, a souhaité rester anonyme
        plain = [w.lower for w in self.words[:stop]]
        wish = lemma == "souhaiter" and [w.lower for w in self.words[end - 3 : end - 1]] == ["qui", "a"]
        if wish and not self._has_marks([(begin, cut)]):
            return []  # qui a souhaité parler sans que son nom soit dit
        if (bare := self._bare_infinitive(end, lemma)) is not None and bare < stop:
            return [(bare, self._before_own_clause(bare, stop))]
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
                    return [(self._behind_addressee(begin, infinitive, lemma), stop)]
            for mark in range(begin, min(cut, begin + _MARKS_OF_INFINITIVES)):
                told = self.subjects.is_verb(mark) or plain[mark] in self.g.infinitive_cues
                if mark > begin and (told or self._is_next_cue(mark, joined=True)):
                    break  # on m'a appelé pour me dire de partir
                if plain[mark] in self.g.infinitive_marks and (
                    infinitive_behind(plain, mark + 1) is not None
                    or plain[mark : mark + 3] == ["à", "ce", "que"]
                    or plain[mark : mark + 3] == ["à", "ce", "qu'"]
                ):
                    return [(mark, self._before_own_clause(mark, stop))]
            if (apposed := self._behind_apposed(begin, cut, stop)) is not None:
                return [(apposed, self._before_own_clause(apposed, stop))]
        if lemma in _MEASURING and plain[begin] == "à" and begin + 1 < stop and COUNT.match(plain[begin + 1]):
            return [(begin, cut)]
        if lemma in _POINTING_OUT and plain[begin] == "на" and self._has_marks([(begin, cut)]):
            return [(begin + 1, cut)]  # указал на «странный» рост цен
        if lemma in _REFERRING:
            return [(begin + 1, cut)] if plain[begin] == "на" and self._is_reason(begin + 1, cut) else []
        opens = not self._is_by(begin, cut) if self.g.inflected else self.words[begin].lower not in _NOT_OBJECTS
        if lemma == "condamner" and (self.words[begin].is_name or self._punishes(plain, begin, cut)):
            return []  # the court has condamné Luc Pike, condamné la ville à payer
        if lemma == "écarter" and _PROSPECTS.isdisjoint(asked[:4]):
            return []  # a écarté la piste d'un départ, not a écarté un joueur
        if lemma in _TURNING_DOWN and not self._has_marks([(begin, cut)]) and not _APPEALS.isdisjoint(asked[:7]):
            return []  # the court has a rejeté le recours, rejeté la demande de mise en liberté
        if lemma in self.g.objects and cut - begin >= 2 and opens:
            return [(begin, cut)]
        if self.g.inflected and (about := self._announced(begin, cut, lemma)) is not None:
            return [(about, cut)]
        near = next((k for k in range(begin + 1, cut) if plain[k] in self.g.verbs), cut)
        marked = (not self.g.inflected or lemma in _DEEMING) and self._has_marks([(begin, min(near, cut))])
        if lemma in _CALLING and (to := next((k for k in range(begin, cut) if plain[k] in ("à", "au")), None)):
            hour = to + 1 < stop and plain[to + 1][0].isdigit()  # on l'a appelé à 22 heures
            return [(to, stop)] if not hour else []
        return [(begin + (plain[begin] in OF), cut)] if marked else []

    def _behind_apposed(self, begin: int, comma: int, stop: int) -> int | None:
        """*a accusé l'ancien maire, Luc Pike, d'avoir menti*: where the infinitive begins behind an apposition."""
        if not self.g.infinitive_marks or comma <= begin or comma >= stop or self.words[comma].lower != ",":
            return None
        last = min(stop, comma + REACH)
        close = next((k for k in range(comma + 2, last) if self.words[k].lower == ","), None)
        if close is None or close + 2 >= stop or self.words[close + 1].lower not in self.g.infinitive_marks:
            return None
        between = self.words[begin:close]
        told = any(is_finite(w.lower) or w.lower in self.g.auxiliaries or w.quote is not None for w in between)
        plain = [w.lower for w in self.words[:stop]]
        return close + 1 if not told and infinitive_behind(plain, close + 2) is not None else None

    def _is_by(self, begin: int, cut: int) -> bool:
        """*подчёркнуто второй стороной*: whether a Russian noun phrase can only tell by whom or with what."""
        head = next((k for k in range(begin, cut) if part_of(self.words[k].lower) not in ADJECTIVES), begin)
        cases = {form.case for form in forms(self.words[head].lower) if form.part == "NOUN"}
        before = self.words[begin:head]
        return cases == {"ablt"} and all(any(form.case == "ablt" for form in forms(w.lower)) for w in before)

    def _punishes(self, plain: list[str], begin: int, cut: int) -> bool:
        """Whether *condamné la ville à payer*, *à dix mois de prison* tells of a punishment."""
        at = next((k for k in range(begin, cut) if plain[k] == "à"), None)
        if at is None or at + 1 >= cut:
            return False
        return infinitive_behind(plain, at + 1) is not None or COUNT.match(plain[at + 1]) is not None

    def _behind_remark(self, begin: int, stop: int, lemma: str) -> int:
        """*a salué, dans un courrier, « un projet »*: where the content begins behind a remark; else `begin`."""
        if self.g.inflected or begin >= stop or self.words[begin].lower != ",":
            return begin
        comma = next((k for k in range(begin + 2, min(stop, begin + REACH)) if self.words[k].lower == ","), None)
        if comma is None or comma + 1 >= stop:
            return begin
        inside = self.words[begin + 1 : comma]
        stressed = len(inside) == 1 and inside[0].lower in STRESSED
        if stressed or self.adverbs.at(begin + 1) == len(inside):
            again = self.words[comma + 1].lower in _REMARKING and "," in [w.lower for w in self.words[comma + 1 : stop]]
            return comma if again else comma + 1  # réclame, elle, un vote
        plain = [w.lower for w in self.words]
        infinitive = plain[comma + 1] in self.g.infinitive_marks and infinitive_behind(plain, comma + 2) is not None
        if infinitive and inside[0].lower in _CONDITIONS:
            return comma + 1  # a promis, s'il est élu, de partir
        remark = inside[0].lower in self.g.prepositions - {"à", "au", "aux"} | _REMARKING or self.adverbs.at(begin + 1)
        if remark and not any(is_finite(w.lower) or w.quote is not None for w in inside):
            bare = lemma in self.g.bare_infinitives and infinitive_behind(plain, comma + 1) is not None
            object_behind = lemma in self.g.objects and plain[comma + 1] in self.g.articles - {"de", "du", "des"}
            if bare or object_behind or (plain[comma + 1] == "," and not self._is_quoted(comma)):
                return comma + 1  # a rappelé, lors d'une visite, la nécessité d'un pont
        where = inside[0].lower in self.g.prepositions | {"un", "une", "le", "la", "ce", "cette"}
        marked = self._is_fragment(comma + 1) or (
            self.words[comma + 1].lower in self.g.infinitive_marks and self._is_fragment(comma + 2)
        )
        return comma + 1 if where and comma + 2 < len(self.words) and marked else begin

    def _end_of_phrase(self, begin: int, stop: int) -> int:
        """Where a noun phrase ends: at a comma that begins no *, de X et de Y*, or before *et* and another cue."""
        lower = [w.lower for w in self.words[:stop]]
        inside = not self.g.inflected and bool(self.s.fragments)
        resumed = begin
        for k in range(begin + 1, stop):
            if self.g.inflected and lower[k] in self.g.conjunctions and k + 1 < stop and self.subjects.tells(k + 1):
                return k
            if lower[k] == ";" or (lower[k] in ("et", "mais", "puis") and self._goes_on_telling(begin, k)):
                return k
            counted = lower[k + 1 : k + 2] == ["dont"] and k + 2 < stop and COUNT.match(lower[k + 2])
            if lower[k] != "," or begin < k <= resumed or counted or self._lists(lower, k):
                continue
            if (inside or self.g.inflected) and self._is_quoted(k):
                continue
            resumed = self._resumed(lower, k)
            if resumed == k:
                return stop if self._is_quoted_on(k, stop) else k
        return stop

    def _goes_on_telling(self, begin: int, k: int) -> bool:
        """Whether another verb of the same subject stands behind *et* at `k`: *nie les faits et renvoie la balle*."""
        if self._tells(k + 1):
            return True
        if k + 2 >= len(self.words) or self._is_quoted(k):
            return False
        determined = self.words[k + 2].lower in self.g.articles - {"de", "du", "des", "d'"}
        composed = begin > 0 and self.words[begin - 1].lower in self.g.participles
        done = composed and _DONE.match(self.words[k + 1].lower) is not None
        return determined and (done or self._is_unknown_verb(k + 1))

    def _resumed(self, lower: list[str], comma: int) -> int:
        """*la fermeture, pour un an, du port*: the comma behind which a noun phrase goes on, for one; else `comma`."""
        if self.g.inflected or comma + 2 >= len(lower):
            return comma
        if lower[comma + 1] == "à" and COUNT.match(lower[comma + 2]):
            return comma + 1  # un dépôt, à 40 kilomètres du front
        if lower[comma + 1] not in self.g.prepositions or self.words[comma].quote is not None:
            return comma
        near = range(comma + 2, min(len(lower) - 1, comma + _FAR))
        closing = next((k for k in near if lower[k] == ","), None)
        return closing if closing is not None and lower[closing + 1] in OF else comma

    def _is_quoted_on(self, comma: int, stop: int) -> bool:
        """*décrit un homme « froid », dont la mémoire est « intacte »*: whether a relative clause quotes him, too."""
        if self.g.inflected or [w.lower for w in self.words[comma + 1 : comma + 2]] != ["dont"]:
            return False
        rest = range(comma + 2, stop)
        return any(self._is_fragment(k) for k in rest) and not any(self.subjects.is_verb(k) for k in rest)

    def _lists(self, lower: list[str], comma: int) -> bool:
        """Whether a comma parts things told of together: *des lits, des pompes et un camion*."""
        first = lower[comma + 1] if comma + 1 < len(lower) else ""
        if self.g.inflected or first not in self.g.articles:
            return False
        for k in range(comma + 2, len(lower) - 1):
            if is_finite(lower[k]) or lower[k] in _UNLISTED or self.words[k].quote is not None:
                return False
            if lower[k] == "et":
                return lower[k + 1] in self.g.articles and (first in OF) == (lower[k + 1] in OF or first == "des")
        return False

    def _bare_infinitive(self, end: int, lemma: str) -> int | None:
        """Where an infinitive without a mark begins: *dit ne rien savoir*, *a reconnu à l'audience avoir signé*."""
        if lemma not in self.g.bare_infinitives:
            return None
        begin = self.adverbs.behind(end)
        begin = self._behind_remark(begin, len(self.words), lemma)
        plain = [w.lower for w in self.words]
        begin += plain[begin : begin + 1] == ["depuis"] and infinitive_behind(plain, begin + 1) is not None
        if infinitive_behind(plain, begin) is not None:
            return begin
        if begin >= len(plain) or plain[begin] not in self.g.prepositions:
            return None
        for k in range(begin + 2, min(len(plain), begin + _MARKS_OF_INFINITIVES)):
            if plain[k] in (",", ";", ":") or plain[k] in self.g.that or self.words[k].quote is not None:
                return None
            if plain[k] in _TOLD_INFINITIVES and infinitive_behind(plain, k) is not None:
                return k if plain[k - 1] not in self.g.prepositions | OF else None
        return None

    def _before_own_clause(self, begin: int, stop: int) -> int:
        """Where an infinitive's phrase ends: before *, et je …*, a clause with a subject of its own."""
        ahead = [w.lower for w in self.words[:stop]]
        for k in range(begin, stop - 2):
            if ahead[k] == "," and not self._is_quoted(k) and self._opens_report(k + 1, stop):
                return k
        return stop

    def _opens_report(self, first: int, stop: int) -> bool:
        """Whether somebody and a verb that reports stand at `first`: *Morren dit avoir tiré, Delsia assure que non*."""
        end = first
        if self.words[first].lower in _DETERMINERS and is_agent(self.words[first + 1].lower, self.g.bodies):
            end += 2
        while end < stop and (self.words[end].is_name or (end > first and self.words[end].lower in OF | {"la", "l'"})):
            end += 1
        if end == first or end + 1 >= stop:
            return False
        spoken = self.words[end].lower in self.g.auxiliaries and self.words[end + 1].lower in self.g.participles
        return spoken or (self.subjects.is_verb(end) and self.words[end].lower not in self.g.gerunds)

    def _that(self, end: int, lemma: str) -> int | None:
        """Where a reported clause opens to the right of a cue."""
        if not self.g.inflected and (lemma in _CLAUSELESS or self._is_only(end)):
            return None
        if not self.g.inflected and (resumed := self._that_behind_insertion(end)) is not None:
            return resumed
        plain = ""
        for k in range(end, min(len(self.words), end + REACH)):
            word = self.words[k]
            if word.quote is not None or word.lower in (".", ":", ";", "—", "–"):
                return None
            behind = self._that_behind_insertion(k) if word.lower == "," and not self.g.inflected else None
            if behind is not None and not self._is_other_that(behind, end, lemma):
                return behind
            asked = not self.g.inflected and word.lower in _WHAT and lemma in _ASKING
            clause = any(w.lower in ("que", "qu'", "qui", "dont") for w in self.words[k + 1 : k + 2])
            if (asked and (word.lower != "ce" or clause)) or self._is_asked(k, end, lemma):
                return k
            if word.lower in self.g.that:
                question = word.lower in _QUESTIONS or word.lower in _WHAT
                if question and k - end > 3 and not self._asks(k, end):
                    continue
                if question and k > end and self.words[k - 1].lower == "," and self._is_fragment(k):
                    continue  # « … », a dit X, « si … »
                if not self.g.inflected and self._is_other_that(k, end, lemma):
                    continue
                return k
            if k > end and (self._goes_with_participle(k) or self._is_next_cue(k)):
                return None
            if (
                self.subjects.is_verb(k)
                and (k > end + 1 or (self.g.inflected and self.words[end].lower == "и"))
                and not self._asks(k + 1, end)
                and not (word.lower == "écrit" and plain == "par")
            ):
                return None
            plain = word.lower
        return None

    def _judged(self, cue: Cue, that: int) -> int | None:
        """*juge « tardif » que …*, *estime peu sûr que …*: where the adjective begins in front of a clause."""
        begin = self.adverbs.behind(cue.end, that)
        if self.g.inflected or cue.lemma not in _JUDGING or not 0 < that - begin <= _FEW:
            return None
        plain = [w.lower for w in self.words[begin:that]]
        named = any(w in self.g.stops | self.g.articles or not w.isalpha() for w in plain)
        return begin if self._is_fragment(begin) or not (named or plain[0] in _NOTS) else None

    def _that_behind_insertion(self, end: int) -> int | None:
        """*dit, sans micro et d'une voix qu'il fallait chercher, que …*: where the clause opens behind its commas."""
        if end >= len(self.words) or self.words[end].lower != ",":
            return None
        for k in range(end + 2, min(len(self.words) - 1, end + 2 * REACH)):
            if self.words[k].quote is not None or self.words[k].lower in (".", ":", ";"):
                return None
            if self.words[k].lower == "," and self.words[k + 1].lower in ("que", "qu'"):
                return k + 1
        return None

    def _is_only(self, end: int) -> bool:
        """*il n'a parlé qu'une fois*: whether *ne … que* around a cue that ends at `end` opens no clause."""
        ahead = [w.lower for w in self.words[end : end + 2]]
        if ahead[:1] not in (["que"], ["qu'"]) or ahead[1:] == [] or ahead[1] not in self.g.articles | OF | {"à", "en"}:
            return False
        verb = any(is_finite(w.lower) or w.lower in self.g.auxiliaries for w in self.words[end + 2 : end + REACH])
        return not verb and any(w.lower in ("ne", "n'") for w in self.words[max(0, end - _FEW) : end])

    def _is_other_that(self, k: int, end: int, lemma: str) -> bool:
        """Whether *que* compares or is relative: *alors que*, *dénonce la loi que …*; *où* and *quand* seldom ask."""
        word = self.words[k].lower
        if word in ("où", "quand", "combien", "s'"):
            asks = lemma in _ASKING and (word != "s'" or self.words[k + 1 : k + 2] != [])
            return not asks or (word == "s'" and self.words[k + 1].lower not in ("il", "ils"))
        if word not in ("que", "qu'") or k == end or self._only_adverbs(end, k):
            return False
        if self.words[k - 1].lower in _BEFORE_THAT or self.words[k - 1].lower == "ce":
            return True
        if self.words[k - 1].lower in self.g.conjunctions and any(w.lower in ("que", "qu'") for w in self.words[:end]):
            return True  # rappelle que la ville l'a voté et que …
        first = self.adverbs.behind(end, k)
        noun = self.words[first + 1].lower if first + 1 < k else ""
        direct = first < k and self.words[first].lower in self.g.articles - {"du", "de"}
        return direct and lemma not in _TELLING and noun not in _TIMES

    def _only_adverbs(self, end: int, k: int) -> bool:
        """*juge aussi que*, *ne croit pas pour autant que*: whether nothing but adverbs parts a cue from *que*."""
        while end < k and self.words[end].lower in _NOTS:
            end += 1
        return self.adverbs.behind(end, k) == k

    def _quote_before(self, start: int, left: Range | None) -> Range | None:
        """Token range of the content in front of a cue: a quotation, or the clause up to a comma."""
        edge = left[0] if left is not None else start
        while self.g.inflected and left is None and edge > 1 and self._is_manner(edge - 1):
            edge -= 1  # «…», — устало машет рукой сосед
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
        marks = {"—", "–", "‒", "-"} if left is not None else {",", "—", "–", "‒", "-"}
        marks |= set() if left is not None or self.g.inflected else {"?", "!", "…"}
        least = int(not self._is_answer(edge) and not self._is_name_apart(edge, start))
        if self.g.inflected:
            apart = any(w.lower in "—–‒-" for w in self.words[k + 1 : edge])  # Это ложь, — отрезал мэр
            least = 0 if apart or self.words[0].lower in _POINTING or self._is_whole((0, k + 1)) else 2
        if self.g.inflected and self._is_inserted(start):
            least = 0  # многое, считает она, зависит от …
        if least <= k < edge - 1 and self.words[k + 1].lower in marks:
            colon = next((j for j in range(k, 0, -1) if self.words[j].lower == ":"), -1)
            if any(part_of(w.lower) == "VERB" for w in self.words[: max(0, colon)]):
                colon = -1
            if self.g.inflected:
                colon = next((j for j in range(k, colon, -1) if self.words[j].lower == ";"), colon)
            return (colon + 1, k + 1)
        return None

    def _is_name_apart(self, edge: int, start: int) -> bool:
        """*Luc, estime-t-elle, reste …*: whether one name stands in front of a cue with its pronoun."""
        clitic = CLITIC.match(self.words[start].lower)
        alone = edge == start and start == self.lead + 2 and self.words[self.lead].is_name
        return alone and clitic is not None

    def _goes_on(self, before: Range, behind: int, subject: Range | None) -> bool:
        """Whether what stands behind a cue and its subject goes on with the clause in front of it."""
        word = self.words[behind].lower
        if not self.g.inflected and [w.lower for w in self.words[behind + 1 : behind + 2]] == ["ans"]:
            return False
        plain = word not in self.g.stops | self.g.articles and not is_person_noun(word)
        if self.g.inflected:
            rest = (behind, self._sentence_end())
            joins = word in self.g.conjunctions
            plain = plain or (not joins and not self._is_main(before) and self._is_whole(rest))
            return plain and not self._turns_to_deeds(before, behind)
        if word in self.g.gerunds or word == "allant" or (word == "qui" and subject is None):
            return False
        told = any(is_finite(w.lower) or w.lower in self.g.verbs for w in self.words[slice(*before)])
        told = told and (subject is None or self.words[before[0]].lower not in _SUBORDINATE)
        return not told or word in _RESUMING or (plain and (subject is not None or word not in _PARTED))

    def _turns_to_deeds(self, before: Range, behind: int) -> bool:
        """*Поздно, заметил судья, но дело отложил*: whether the author goes on with what the speaker did."""
        if self.words[behind].lower not in self.g.conjunctions or not self._is_whole(before):
            return False
        verb = next((k for k in range(behind + 1, min(len(self.words), behind + _FAR)) if self.subjects.tells(k)), None)
        return verb is not None and self.subjects.left(verb) is None

    def _is_reflexive(self, start: int, end: int, lemma: str) -> bool:
        if self.words[start].lower not in ("se", "s'est", "s'", "s'était"):
            return False
        behind = self.words[end].lower if end < len(self.words) else ""
        return lemma == "dire" or (lemma in _OF_ONESELF and behind not in self.g.prepositions | OF)
