"""Who says it, in a sentence read as words: the noun phrase in front of a cue or behind it."""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.french_names import given_gender_fr, is_person_noun
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.words.adverbs import Adverbs
from pipeline.extraction.rules.words.french import OF, infinitive_behind, is_agent, is_finite
from pipeline.extraction.rules.words.listed import listed_before, listed_behind
from pipeline.extraction.rules.words.parts import Word, has_name

_BREAKS = (",", ".", ";", ":", "-", "—", "–", "‒", "(", ")", "!", "?")
_DASHES = frozenset("-—–‒")
_MOST_OF_A_NAME = 4  # words
_PLURAL = re.compile(r"(?:^ont|ent|aient)$")
_TWO = 2
_LONGEST_PHRASE = 12
_WHO = frozenset("qui lequel laquelle lesquels lesquelles".split())
_OPENING_ADVERBIALS = frozenset("entre sans sous malgré via face hors durant pendant contre non".split())
_MANNERS = frozenset(
    """brin peu rien fois sourire yeux voix regard air ton visage gorge mine larmes main mains poing poings bout souffle
    soupir rire tac geste trait""".split()
)
_SUBJECT_OPENERS = frozenset("le la l' un une ce cette cet son sa celui celle".split())
_DETERMINERS = frozenset("le la l' un une son sa leur celui celle".split())
_ATTRIBUTES = frozenset("ancien ancienne nouveau nouvelle jeune".split())
_OPENING = frozenset("si dont lequel laquelle lesquels lesquelles auquel auxquels duquel desquels".split())
_HAVING = frozenset("a ont avait avaient aura auront aurait auraient est sont".split())
_OPPOSING = frozenset("et mais ou non ni puis soit".split())
_RELATIVES = frozenset(("qui", "dont", "que", "qu'"))
_PRENOMINAL = frozenset("même autre propre seule dernière première deuxième nouvelle petite grande".split())
_CLITICS = frozenset("ne n' se s' lui leur y en me nous".split())
_PARTICIPLE = re.compile(r"\w{3}(?:ée?s?|ant)$")
_ASKED = re.compile(r"demand|interrog|répond|rétor|répliq")
_FEW = 5
_LONGEST_ADVERBIAL = 7  # words


class Subjects:
    """Finds the speakers' noun phrases among the words of one sentence; ranges are of words."""

    def __init__(self, words: list[Word], grammar: Grammar, adverbs: Adverbs) -> None:
        self.words, self.g, self.adverbs = words, grammar, adverbs
        self.lead = 0  # where the sentence begins behind its dateline

    def left(self, start: int) -> Range | None:
        """The noun phrase in front of a cue, back to a clause boundary; an apposition between commas is jumped."""
        end = self._before_brackets(self._before_auxiliary(self.adverbs.before(start)))
        inserted = end < start and self.words[end].lower == ","
        if inserted and end > 1 and (whole := self._parted(end)):
            return whole  # Ada Pike, maire de Lyvrac, elle, dit que …
        if end > 1 and self.words[end - 1].lower in _WHO:
            return self._antecedent(end - 1)
        if self._has_many(start) and (several := listed_before(self.words, end, self.g.bodies)) is not None:
            return (several, end)
        if end > 1 and self.words[end - 1].lower == "," and (whole := self._parted(end - 1)):
            return whole
        if end > 0 and self.words[end - 1].lower == ",":
            comma = next((k for k in range(end - 2, max(-1, end - 16), -1) if self.words[k].lower == ","), None)
            if (
                comma is None
                or self.words[comma + 1].lower in _OPPOSING
                or not has_name(self.words[:end])
                or any(w.quote is not None for w in self.words[comma:end])
            ):
                return None
            named = self._is_name(comma + 1, end - 1)  # le ministre des Armées, Ada Ranvik, a dit
            within = has_name(self.words[comma:end]) and not has_name(self.words[max(self.lead + 1, comma - 3) : comma])
            end = end - 1 if named else start if within else comma
            first = comma
        else:
            first = end
        while first > 0:
            word = self.words[first - 1]
            if word.lower in self.g.as_words or word.lower in _OPENING:
                break
            joint = word.lower in ("et", "и") and self._joins_names(first - 1, end)
            if word.quote is not None or word.lower in _BREAKS or (word.lower in self.g.clause_openers and not joint):
                break
            if (self.is_verb(first - 1) and not word.is_name) or end - first > _LONGEST_PHRASE:
                break
            first -= 1
        while first < end and (self.words[first].lower in self.g.connectors):
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

    def _before_auxiliary(self, end: int) -> int:
        """Where the words end before an auxiliary that adverbs part from its verb: *a par ailleurs fait savoir*."""
        if end < _TWO or self.words[end - 1].lower not in _HAVING:
            return end
        return self.adverbs.before(end - 1)

    def tells(self, k: int) -> bool:
        """Whether the word at `k` is a finite verb, or an adjective that stands for one."""
        return self.is_verb(k) or is_finite(self.words[k].lower)

    def has_plural(self, start: int) -> bool:
        """Whether the cue at `start` may have nobody in particular as its subject; French says *on*."""
        return False

    def announcing(self, colon: int) -> Range | None:
        """Who stands before a colon in the first case; French has none."""
        return None

    def fronted_object(self, start: int) -> Range | None:
        """What stands in front of a cue whose subject stands behind it; nothing in French."""
        return None

    def owner(self, start: int) -> Range | None:
        """The Russian noun phrase in the second case that begins at `start`."""
        return None

    def agree(self, one: int, other: int) -> bool:
        """Whether two Russian cues ask for the same subject."""
        return False

    def may_speak(self, phrase: Range) -> bool:
        """Whether a Russian phrase may be a person's or a body's."""
        return True

    def drops(self, start: int) -> bool:
        """Whether the cue at `start` may have no subject of its own; never in French."""
        return False

    def swapped(self, left: Range | None, right: Range | None, start: int) -> bool:
        """Whether what stands in front of a cue is told of, and its subject stands behind it; never in French."""
        return False

    def heard(self, end: int) -> tuple[Range, int] | None:
        """*сообщили в министерстве*, *indique-t-on au ministère*: whose place a cue without a subject names."""
        first = self.adverbs.behind(end)
        behind = tuple(w.lower for w in self.words[first : first + 2])
        ahead = [w.lower for w in self.words[first + 1 : first + 6]]
        if behind[:1] in (("de",), ("d'",)) and infinitive_behind(ahead, 0) is not None:
            return None  # on l'accuse de mentir
        if behind[:1] in (("à",), ("au",), ("aux",)) and _ASKED.match(self.words[end - 1].lower):
            return None  # « Où ? », a-t-on demandé à la mairie
        if behind == ("du", "côté"):
            first += 2
        elif behind in (("de", "source"), ("de", "sources")):
            pass
        elif first >= len(self.words) or self.words[first].lower not in self.g.places:
            return None
        elif any(w.text.isdigit() for w in self.words[first + 1 : first + 2]):
            return None  # on m'a appelé à 22 heures
        last = first + 1
        while last < len(self.words) and self.words[last].quote is None and self.words[last].lower not in _BREAKS:
            if self.words[last].lower in self.g.stops - self.g.articles and last > first + 1:
                break
            last += 1
        return ((first + 1, last), last) if last > first + 1 else None

    def quoted_one(self, start: int) -> Range | None:
        """Whom a cue has as its object; told of Russian alone."""
        return None

    def speaks(self, low: int, high: int) -> bool:
        """Whether words are somebody in the first case; told of Russian alone."""
        return False

    def is_thing(self, phrase: Range) -> bool:
        """Whether a noun phrase in front of a cue says nothing; told of Russian alone."""
        return False

    def goes_through(self, start: int, k: int) -> bool:
        """Whether a preposition tells where a source is; told of Russian alone."""
        return False

    def cited(self, start: int) -> Range | None:
        """The noun phrase behind *citant* that begins at `start`."""
        return self.right(start)[0]

    def right(self, end: int) -> tuple[Range | None, int]:
        """The noun phrase behind an inverted cue, and where it ends."""
        first = self.behind_adverbial(self._behind_insertion(self.adverbs.behind(end)))
        last = first
        while last < len(self.words):
            word = self.words[last]
            if word.lower == "," and last > first and self._is_plural_before(end):
                several = listed_behind(self.words, first, last, self.g.bodies)
                if several is not None:
                    return (first, several), several  # ont dit Ada Pike, Jon Vale et la maire
            if word.lower == "," and last > first and (name := self.name_at(last + 1)):
                return (first, name), name  # a dit la maire de Lyvrac, Anne Delmas
            if word.quote is not None or word.lower in _BREAKS:
                break
            pointing = last == first and word.lower in ("ce", "cette", "cet")
            if (word.lower in self.g.stops and not pointing) or self.is_verb(last) or last - first > 14:
                break
            last += 1
        if last == first or not any(w.text[0].isalpha() for w in self.words[first:last]):
            return None, first
        return (first, last), last

    def _is_plural_before(self, end: int) -> bool:
        """Whether a verb in the plural, or *ont* with its participle, stands right before `end`."""
        near = [w.lower for w in self.words[max(0, end - _TWO) : end]]
        return any(w in ("ont", "avaient", "auraient") or w.endswith("ent") for w in near)

    def _behind_insertion(self, first: int) -> int:
        """*confie, amer, ce fidèle*: where the subject begins behind a remark on how it was said; else `first`."""
        if first >= len(self.words) or self.words[first].lower != ",":
            return first
        comma = next((k for k in range(first + 2, min(len(self.words), first + 7)) if self.words[k].lower == ","), None)
        inside = self.words[first + 1 : comma] if comma is not None else []
        if comma is None or comma + 1 >= len(self.words) or any(w.quote is not None for w in inside):
            return first
        after = self.words[comma + 1]
        opens = after.lower in _SUBJECT_OPENERS or after.is_name
        plain = inside[0].lower not in (self.g.articles - {"de", "du"}) | {"que", "qu'", "qui"}
        plain = plain or (len(inside) > 1 and inside[1].lower in _MANNERS)  # un brin amer
        if plain and after.lower in self.g.prepositions and (further := self._behind_insertion(comma)) != comma:
            return further  # a dit, en mai, devant le conseil, le ministre
        return comma + 1 if opens and plain else first

    def behind_adverbial(self, first: int, *, speaker: bool = True) -> int:
        """*affirme dans une interview le ministre*: where the subject begins behind an adverbial; else `first`.

        Without `speaker` it is an object that may begin there.
        """
        if first >= len(self.words) or not self._opens_adverbial(first):
            return first
        for k in range(first + 2, min(len(self.words), first + _LONGEST_ADVERBIAL)):
            word = self.words[k]
            before = self.words[k - 1].lower
            if word.quote is not None or word.lower in _BREAKS or (self.is_verb(k) and before != "l'"):
                break
            fresh = before not in self.g.prepositions | self.g.articles | _OPENING_ADVERBIALS
            if word.text in _SUBJECT_OPENERS and fresh and (not speaker or self._opens_speaker(k)):
                return k
            given = word.is_name and given_gender_fr(word.text) is not None and before not in self.g.prepositions
            house = self.words[k - 1].text.isupper() and len(before) > 1 and word.is_name and not word.text.isupper()
            if (given or house) and k + 1 < len(self.words) and self.words[k + 1].is_name:
                return k  # a dit à l'ATP Ada Pike
        return first

    def _opens_speaker(self, k: int) -> bool:
        """Whether the determiner at `k` has somebody behind it: *la jeune maire*, not *le long du quai*."""
        head = k + 1
        while head < len(self.words) and self.words[head].lower in _PRENOMINAL | _ATTRIBUTES:
            head += 1
        word = self.words[head] if head < len(self.words) else None
        if word is None or self.words[k].lower in ("celui", "celle"):
            return word is not None
        return word.is_name or word.lower == "source" or is_agent(word.lower, self.g.bodies)

    def _opens_adverbial(self, k: int) -> bool:
        """Whether *dans une note*, *sans rire*, *la voix basse*, *du bout des lèvres* begins at `k`."""
        word, behind = self.words[k].lower, [w.lower for w in self.words[k + 1 : k + 3]]
        if word in self.g.prepositions:
            return word in self.g.prepositions
        manner = word in ("le", "la", "l'", "les", "d'", "du", "un", "tout") and not _MANNERS.isdisjoint(behind)
        return word in _OPENING_ADVERBIALS or (manner and (word in ("d'", "du", "tout") or behind[0] in _MANNERS))

    def _parted(self, comma: int) -> Range | None:
        """*La maire, élue en mai, soixante ans, a dit*: the subject that appositions part from its verb."""
        opening = self.opening()
        if opening is None or opening[1] >= comma or self.words[opening[1]].lower != ",":
            return None
        inside = self.words[opening[1] + 1 : comma]
        relative = inside[:1] and inside[0].lower in _RELATIVES
        which = next((k for k, w in enumerate(inside) if k and w.lower in _RELATIVES), len(inside))
        spoken = any(is_finite(w.lower) or w.lower in self.g.auxiliaries or w.quote is not None for w in inside[:which])
        phrase = self.words[slice(*opening)]
        if phrase[0].lower in self.g.articles:
            heads = [w for w in phrase if w.lower not in self.g.articles][:1]
            agent = any(w.is_name or is_agent(w.lower, self.g.bodies) for w in heads)
        else:
            agent = all(w.is_name or w.lower in self.g.titles or w.lower in ("de", "du", ".") for w in phrase)
        if not agent or (spoken and not relative):
            return None
        if [w.lower for w in inside[:3]] == ["par", "la", "voix"]:
            return (opening[1] + 5, comma)  # Paris, par la voix de son ministre, a dit
        last = next((k for k in range(comma - 1, opening[1], -1) if self.words[k].lower == ","), opening[1])
        if last > opening[1] and self._is_name(last + 1, comma) and comma - last > _TWO and not has_name(inside[:1]):
            return (opening[0], comma)  # le ministre de la Mer, porte-parole du cabinet, Ada Pike, a dit
        closing = next((k for k in range(opening[1] + 1, comma) if self.words[k].lower == ","), comma)
        ranked = self.name_at(opening[1] + 1) == closing  # le porte-parole de la Garde, le colonel Ada Pike
        named = (
            ranked
            or self._is_name(opening[1] + 1, closing)
            or (
                has_name(self.words[opening[1] + 1 : closing]) and not has_name(self.words[opening[0] + 1 : opening[1]])
            )
        )
        return (opening[0], closing) if named and not relative else opening

    def _has_many(self, start: int) -> bool:
        """Whether the verb at `start` is in the plural, pronouns and negations in front of it jumped."""
        while start + 1 < len(self.words) and self.words[start].lower in _CLITICS:
            start += 1
        return start < len(self.words) and _PLURAL.search(self.words[start].lower) is not None

    def _antecedent(self, relative: int) -> Range | None:
        """The noun phrase that *qui* at `relative` stands for: *un voisin qui a dit que …*."""
        end = relative - (self.words[relative - 1].lower == ",")
        first = end
        while first > 0 and end - first < _LONGEST_PHRASE and self.words[first - 1].lower not in _BREAKS:
            first -= 1
            word = self.words[first]
            behind = self.words[first - 1].lower if first else ""
            if word.quote is not None:
                return None
            if word.lower in self.g.articles - {"de", "du", "des"} and behind not in ("de", "d'"):
                return (first, end)
            if word.is_name and behind in _DETERMINERS and is_agent(word.lower, self.g.bodies):
                return (first - 1, end)  # la Cour des comptes, qui juge …
            if word.is_name and first and not self.words[first - 1].is_name and behind not in self.g.prepositions:
                return (first, end) if behind not in self.g.articles and behind not in ("de", "d'", "du") else None
        return (first, end) if first < end and self.words[first].is_name else None

    def _before_brackets(self, end: int) -> int:
        """Where the words end that stand before brackets or dashes: *Ada Pike (Parti du lac) a dit*; else `end`."""
        comma = end > 1 and self.words[end - 1].lower == ","
        dash = end - 1 - comma
        if dash > 0 and self.words[dash].lower in _DASHES and self.words[dash].quote is None:
            low = max(0, dash - 2 * _LONGEST_PHRASE)
            return next((k for k in range(dash - 2, low, -1) if self.words[k].lower in _DASHES), end)
        if end < 1 or self.words[end - 1].lower != ")":
            return end
        return next((k for k in range(end - 2, max(0, end - _LONGEST_PHRASE), -1) if self.words[k].lower == "("), end)

    def is_verb(self, k: int) -> bool:
        """Tell a reporting verb from the noun that it may be behind an article: *le juge*, *une demande*."""
        first = k - (k > 1 and self.words[k - 1].lower in _PRENOMINAL)
        word = self.words[k].lower
        noun = first > 0 and self.words[first - 1].lower in self.g.articles - {"l'"}
        noun = noun or (k > 0 and self.words[k - 1].lower == "l'" and is_person_noun(word))  # l'opposant
        return word in self.g.verbs and not noun

    def opening(self) -> Range | None:
        """The noun phrase that begins the sentence, up to its verb: the subject of *X a lu une note affirmant …*."""
        first = self.lead
        while first < len(self.words) and self.words[first].lower in ("et", "mais", "or"):
            first += 1
        first = self.adverbs.behind(first)
        first += first > self.lead and self.words[first : first + 1] != [] and self.words[first].lower == ","
        if first < len(self.words) and (
            self.words[first].lower in self.g.prepositions or _PARTICIPLE.search(self.words[first].lower)
        ):
            comma = next((k for k in range(first, min(len(self.words), first + 8)) if self.words[k].lower == ","), None)
            first = first if comma is None else comma + 1
        last = first
        while last < len(self.words) and self.words[last].lower not in _BREAKS and self.words[last].quote is None:
            word = self.words[last].lower
            if word in self.g.auxiliaries or self.is_verb(last) or is_finite(word) or word in _CLITICS:
                break
            last += 1
        if last == first or last >= len(self.words) or self.words[first].lower in self.g.stops - {"ce", "cette"}:
            return None
        return (first, last)

    def _joins_names(self, k: int, end: int) -> bool:
        """*Ada Pike et Jon Vale*: the conjunction at `k` stands between names, before a verb in the plural."""
        ahead = self.words[k + 1].lower if k + 1 < end else ""
        if ahead in OF and any(w.lower in OF for w in self.words[max(0, k - _FEW) : k]):
            return True  # le ministre de l'Économie et des Finances
        plural = end < len(self.words) and _PLURAL.search(self.words[end].lower) is not None
        if not plural or k == 0:
            return False
        if self.words[k - 1].is_name and self.words[k + 1].is_name:
            return True
        first = next((j + 1 for j in range(k - 1, -1, -1) if self.words[j].lower in _BREAKS), 0)
        verbal = any(is_finite(w.lower) or w.lower in self.g.auxiliaries for w in self.words[first:k])
        behind = self.words[k + 2 : k + 3] if self.words[k + 1].lower in _DETERMINERS else self.words[k + 1 : k + 2]
        somebody = any(w.is_name or is_agent(w.lower, self.g.bodies) or w.lower in _ATTRIBUTES for w in behind)
        return somebody and not verbal and self.words[first].lower in _DETERMINERS | {"les", "des"}

    def _is_name(self, start: int, end: int) -> bool:
        inside = self.words[start:end]
        return 0 < len(inside) <= _MOST_OF_A_NAME and all(w.is_name or w.lower in self.g.titles for w in inside)

    def name_at(self, start: int) -> int | None:
        """Where a name of two words or more ends that stands between commas, or before the sentence does."""
        if [w.lower for w in self.words[start : start + 1]] in (["le"], ["la"], ["l'"]):
            ranked = start + 2 < len(self.words) and is_person_noun(self.words[start + 1].lower)
            start = start + 2 if ranked else start  # le porte-parole de l'armée, le colonel Ada Pike
        end = start
        while end < len(self.words) and (self.words[end].is_name or self.words[end].lower in self.g.titles):
            end += 1
        closed = end >= len(self.words) or self.words[end].quote is not None or self.words[end].lower in _BREAKS
        return end if 1 < end - start <= _MOST_OF_A_NAME and closed else None
