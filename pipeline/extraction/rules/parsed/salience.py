"""Who *he* or *she* is, by rules of discourse and no model.

Everybody whom the sentences before mention is a candidate, but nobody from within another's quotation or from the
pronoun's own words, and nobody of the other gender. A mention counts by what it is in its sentence (a subject more than
an object, an object more than the owner of something) and fades with every sentence, and a person's mentions add up:
so *he* is who is talked about, not who was named last. Salience in the manner of Lappin and Leass (1994), with weights
set on news. A pronoun that speaks goes on with whom the sentence before is about, and nobody calls himself by the name
that he speaks.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.answering import Answering
from pipeline.extraction.rules.parsed.cast import Cast
from pipeline.extraction.rules.parsed.entities import pronoun_class
from pipeline.extraction.rules.parsed.mentions import INNER, OBJECT, OTHER, SUBJECT, Mention, mentions_of
from pipeline.extraction.rules.parsed.tree import Tree
from pipeline.extraction.rules.passage import Sentence

_MANY = 80  # mentions in a sentence: what has more is no sentence
_NEAR = 60  # code points from *his lawyer* to the *he* that is no lawyer
_OWNED = 6.0  # of *his* for a *he* behind it: His lawyer says that he …
_BESIDE = {OTHER: 0.5, INNER: 1.5}  # in the pronoun's own sentence: after a call with Vale, he …
_FADE = 0.4  # of a mention's weight from one sentence to the next
_REACH = 6  # sentences
_FURTHEST = 20  # sentences, where the nearest name no person
_KNOWN = 2.5  # whose gender is known to fit
_DOUBTFUL = 0.25  # a lone name that may be a place
_LEAST = 0.3  # that tells anything: less, and it is better to say *he* than to guess
_AHEAD = 1.25  # times heavier than the next candidate, likewise
_HERO = 0.8  # of whom the headline names, at least, wherever he is named last
_HEADLINE = 160  # code points
_RIVAL = 0.3  # of the best candidate's weight: then one whose gender is known may be meant
_FAINT = 0.1  # of the best candidate's weight: nobody else is meant
_AGREED = 1.5  # times more votes for one gender than for the other
_ASKED_BY = re.compile(
    r"[“\"‘']?(?:[Ww]hen\s|[Ii]f\s)?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Cc]hallenged|[Qq]uizzed|[Pp]rompted)\s"
    r"(?:\w+\s){0,3}?by\s(?P<who>[^.;:]{2,80}?)(?=,|\s(?:whether|if|about|on|over|why|how|what|when|where|who)\b)"
)
_SPEAKING = re.compile(r"[Ss]?[Hh]e\s(?:had\s|has\s|also\s|then\s|later\s)?(\w+)")
_TOPIC = 2.0  # of whom the sentence before is about, for a pronoun that speaks
_NAMED = 0.4  # of whom the words name that the pronoun speaks: He said Vale was ill
_HIS = 0.3  # of *his minister* for a *he* in the same sentence
_MINE = 0.05  # of *her agent*, where the words are *my agent*
_MY = re.compile(r"\b[Mm]y\s(\w+)(?:\s(\w+))?")
_CLEAR = 1.5  # times heavier than the next candidate: then the pronoun tells the gender


@dataclass(frozen=True)
class Referent:
    """Somebody who may be meant: the name to know them by, what is known of them, the entity if the cast has one."""

    name: str
    gender: str | None
    person: bool | None
    entity: int | None = None


class Salience:
    """The people of one text (cut into sentences, some parsed), and whom its pronouns stand for.

    `describe` tells who a noun phrase (its range and the place of its noun) stands for.
    """

    def __init__(
        self,
        text: str,
        cast: Cast,
        cut: list[Sentence],
        trees: dict[int, Tree],
        describe: Callable[[Range, int], Referent | None],
        answering: Answering,
        inside: bool = False,
    ) -> None:
        self._text, self._cast, self._cut, self._trees, self._inside = text, cast, cut, trees, inside
        self._describe, self._answering = describe, answering
        self._mentions: dict[int, list[Mention]] = {}
        self._told: dict[Range, Referent | None] = {}  # by the range of a phrase
        self._meant: dict[int, Referent | None] = {}  # by the place of a pronoun
        self._spoken: dict[int, list[tuple[int, Referent]]] = defaultdict(list)  # by sentence
        self._read_to = 0  # sentence up to which every pronoun has been read
        self.barred: frozenset[str] = frozenset()

    def speaks(self, sentence: int, place: int, who: Referent) -> None:
        """Note who speaks in a sentence, and where he is mentioned."""
        self._spoken[sentence].append((place, who))

    def phrases(self) -> Iterator[tuple[Range, int]]:
        """The descriptions of people in the text, each with the place of its noun."""
        for i in range(len(self._cut)):
            yield from ((m.phrase, m.head) for m in self._mentions_in(i) if m.phrase is not None)

    def learn_genders(self) -> None:
        """Give everybody the gender of the pronouns that clearly stand for them, if these agree."""
        votes: dict[int, Counter[str]] = defaultdict(Counter)
        for i in range(len(self._cut)):
            for m in self._mentions_in(i):
                if m.pronoun is None:
                    continue
                ranked = self._weighed(m.pronoun, m.start, i, [])
                if not ranked:
                    continue
                (most, best), rivals = ranked[0], ranked[1:]
                next_most = rivals[0][0] if rivals else 0.0
                clear = not rivals or most > _CLEAR * next_most
                clear = clear and not any(who.gender and weight > _RIVAL * most for weight, who in rivals)
                if clear and best.entity is not None and best.gender is None:
                    alone = not rivals or next_most < _FAINT * most
                    votes[best.entity][m.pronoun] += self._vote(m.start) * (1 + alone)
        for which, count in votes.items():
            (gender, times), *rest = count.most_common()
            entity = self._cast.entities[which]
            if times > _AGREED * sum(n for _, n in rest) and (entity.person or len(entity.parts) > 1):
                entity.gender = gender
        self._meant.clear()
        self._told.clear()

    def _vote(self, place: int) -> int:
        """What a pronoun tells of a gender: most where it speaks, for speakers are few."""
        match = _SPEAKING.match(self._text, place)
        return 1 if match is None else 6 if match.group(1) in lexicon.FORMS else 3

    def person(self, kind: str | None, place: int, sentence: int, own: list[Range]) -> Referent | None:
        """Whom the pronoun of class `kind` at `place`, whose own words are `own`, clearly stands for."""
        while self._read_to < sentence:
            self._read(self._read_to, len(self._text))
            self._read_to += 1
        self._read(sentence, place)
        return self._mean(kind, place, sentence, own)

    def _read(self, sentence: int, stop: int) -> None:
        """Tell whom the pronouns of a sentence stand for, those in front of `stop`."""
        for m in self._mentions_in(sentence):
            if m.pronoun is not None and m.start < stop and m.start not in self._meant:
                self._mean(m.pronoun, m.start, sentence, [])

    def _mean(self, kind: str | None, place: int, sentence: int, own: list[Range]) -> Referent | None:
        weights = [weight for weight, _ in self._weighed(kind, place, sentence, own)[:2]]
        told = bool(weights) and weights[0] >= _LEAST and weights[0] >= _AHEAD * sum(weights[1:])
        if not told and weights and weights[0] >= _LEAST and (who := self._at_hand(kind, place, sentence, own)):
            self._meant[place], told = who, True
        return self._meant[place] if told else None

    def _at_hand(self, kind: str | None, place: int, sentence: int, own: list[Range]) -> Referent | None:
        """The one person whom the pronoun's own paragraph mentions before it: *Vale denied it. “Never,” he said.*"""
        here: dict[str, Referent] = {}
        for back in range(sentence, -1, -1):
            if self._cut[back].paragraph != self._cut[sentence].paragraph:
                break
            for _, who in self._people(back, kind, place, own, back == sentence):
                if self._fits(who, kind) and _share(who) > _DOUBTFUL:
                    here[who.name] = who
        return next(iter(here.values())) if len(here) == 1 else None

    @cached_property
    def _headlined(self) -> int | None:
        """The one person of the cast whom the headline names."""
        line = self._text[: max(0, self._text.find("\n", 0, _HEADLINE))]
        if line.rstrip().endswith("."):
            return None
        named = [k for k, e in enumerate(self._cast.entities) if e.person and e.count > 1 and e.name in line]
        return named[0] if len(named) == 1 else None

    def _hero(self, kind: str | None) -> Referent | None:
        """Whom the headline names, if a pronoun of class `kind` clearly fits: the text tells of him all along."""
        which = None if self._inside else self._headlined
        who = self._of_entity(which) if which is not None else None
        return who if who is not None and who.gender is not None and self._fits(who, kind) else None

    # -- weighing --------------------------------------------------------------------------------------------

    def _weighed(self, kind: str | None, place: int, sentence: int, own: list[Range]) -> list[tuple[float, Referent]]:
        """Everybody whom a pronoun may stand for, the heaviest first, who is kept as the one meant."""
        ranked = self._ranked(kind, place, sentence, own)
        self._meant[place] = ranked[0][1] if ranked else None
        return ranked

    def _ranked(self, kind: str | None, place: int, sentence: int, own: list[Range]) -> list[tuple[float, Referent]]:
        weights: dict[str, float] = defaultdict(float)
        people: dict[str, Referent] = {}
        near: set[str] = set()  # who is mentioned in the pronoun's own paragraph
        speaking = self._is_speaking(place)
        answers = self._answerer(kind, sentence) if speaking else None

        def share(who: Referent) -> float:
            return _KNOWN if who.name == answers else _share(who)

        for back in range(sentence, max(-1, sentence - 1 - _FURTHEST), -1):
            if back < sentence - _REACH and any(who.person for who in people.values()):
                break
            if self._inside and self._cut[back].paragraph != self._cut[sentence].paragraph:
                break  # the words of somebody else, or of another time
            here: dict[str, float] = {}
            for weight, who in self._people(back, kind, place, own, back == sentence):
                if self._fits(who, kind):
                    here[who.name] = max(here.get(who.name, 0.0), weight * share(who))
                    people.setdefault(who.name, who)
            if self._cut[back].paragraph == self._cut[sentence].paragraph:
                near.update(here)
            for name, weight in here.items():
                weights[name] += weight * _FADE ** (sentence - back)
        hero = self._hero(kind)
        if hero is not None:
            people.setdefault(hero.name, hero)
            weights[hero.name] = max(weights[hero.name], _HERO * share(hero))
        topics = self._topics(kind, place, sentence, own) if speaking else set()
        for name in self._askers(sentence, place) & people.keys():
            del people[name]
        for name in topics & people.keys():
            if people[name].gender is not None or name == answers:
                weights[name] *= _TOPIC
        told = {who.name for at, who in self._spoken[sentence] if at < place}  # Pike said it was “late,” she said
        for name in (self._named_in(own) - topics - told) & weights.keys():
            weights[name] *= _NAMED
        for name in self._called_my(own, people) & weights.keys():
            weights[name] *= _MINE
        if any(people[name].gender is None and share(people[name]) > _DOUBTFUL for name in near if name in people):
            for name, who in people.items():  # a gender that is known tells nothing against one who is nearer
                if name not in near and who.gender is not None:
                    weights[name] /= _KNOWN
        return sorted(((weights[name], who) for name, who in people.items()), key=lambda pair: -pair[0])

    def _answerer(self, kind: str | None, sentence: int) -> str | None:
        """Who answers, under a surname of unknown gender, in the sentence before, of the same paragraph."""
        back = sentence - 1
        while back > 0 and self._cut[back].only_quotations:
            back -= 1
        if back < 0 or self._cut[back].paragraph != self._cut[sentence].paragraph:
            return None
        here, tree = self._mentions_in(back), self._trees.get(back)
        lead = next((m for m in here if m.entity is not None and self._leads(m, back)), None)
        if lead is None or not self._answering.answers(lead.start, self._cut[back], tree):
            return None
        who = self._referent(lead, back)
        rivals = (self._referent(m, back) for m in here if m is not lead and m.weight >= OBJECT)
        if who is None or any(r is not None and r.name != who.name and r.gender == kind for r in rivals):
            return None  # Vale accused her; Vale criticised Ada Pike: either may go on speaking
        return who.name if _share(who) == _DOUBTFUL and self._fits(who, kind) else None

    def _leads(self, m: Mention, sentence: int) -> bool:
        return m.weight == SUBJECT or m.start == self._cut[sentence].start

    def _topics(self, kind: str | None, place: int, sentence: int, own: list[Range]) -> set[str]:
        """Whom the last sentence before a pronoun is about, its own first: who is asked in it, or else its subjects."""
        for back in range(sentence, max(-1, sentence - 1 - _REACH), -1):
            here: dict[str, float] = {}
            for m in self._mentions_in(back):
                who = None if m.start >= place or self._is_own(m.start, place, own) else self._referent(m, back)
                if who is not None and self._fits(who, kind):
                    here[who.name] = max(here.get(who.name, 0.0), m.weight)
            most = max(here.values(), default=0.0)
            if here and (back < sentence or most >= SUBJECT):
                return {name for name, weight in here.items() if weight == most >= SUBJECT}
        return set()

    def _askers(self, sentence: int, place: int) -> set[str]:
        """Who asks in *Asked by Vale whether it was so, he said …*: not the one who is asked."""
        asked = _ASKED_BY.match(self._text, self._cut[sentence].start, place)
        if asked is None:
            return set()
        low, high = asked.span("who")
        within = (m for m in self._mentions_in(sentence) if low <= m.start < high and m.pronoun is None)
        return {who.name for m in within if (who := self._referent(m, sentence)) is not None}

    def _named_in(self, own: list[Range]) -> set[str]:
        """Whom the words name that a pronoun speaks: he calls himself *I* or *he*."""
        found = (a for start, end in own for a in self._cast.within(start, end))
        return {self._cast.entities[a.entity].name for a in found}

    def _called_my(self, own: list[Range], people: dict[str, Referent]) -> set[str]:
        """Of whom the words that a pronoun speaks say *my*: *“My agent hopes so,” she said*."""
        words = " ".join(self._text[start:end] for start, end in own)
        mine = {noun for match in _MY.finditer(words) for noun in match.groups()}
        return {name for name, who in people.items() if who.entity is None and name.split(" of ")[0].lower() in mine}

    def _is_speaking(self, place: int) -> bool:
        match = _SPEAKING.match(self._text, place)
        verb = lexicon.VERBS.get(lexicon.FORMS.get(match.group(1), "")) if match is not None else None
        return verb is not None and verb.takes("q") and not verb.belief

    def _people(
        self, sentence: int, kind: str | None, place: int, own: list[Range], beneath: bool
    ) -> Iterator[tuple[float, Referent]]:
        here = self._mentions_in(sentence)
        beside = next((m.beside for m in here if m.start == place), (0, 0))
        for m in here:
            if m.start >= place or beside[0] <= m.start < beside[1] or self._is_own(m.start, place, own):
                continue
            who = self._referent(m, sentence)
            if who is not None and (m.pronoun is None or kind in (None, m.pronoun)):
                weight = _OWNED if m.owner and m.start > place - _NEAR else m.weight
                if beneath and m.phrase is not None and self._is_his(m.phrase, kind):
                    weight *= _HIS
                yield (weight * _BESIDE.get(weight, 1.0) if beneath else weight), who
        for at, who in self._spoken[sentence]:
            if not self._is_own(at, place, own):
                yield SUBJECT * (_HIS if beneath and self._is_his((at, at), kind) else 1.0), who

    def _is_his(self, phrase: Range, kind: str | None) -> bool:
        """*His minister*, of whom the *he* in the same sentence is more likely the owner."""
        return kind is not None and pronoun_class(self._text[phrase[0] : phrase[0] + 3]) == kind

    def _is_own(self, start: int, place: int, own: list[Range]) -> bool:
        """Tell what stands in the pronoun's own words, but not in front of a colon: *Pike went on: it is, he said.*"""
        return any(a <= start < b and ":" not in self._text[start:place] for a, b in own)

    def _referent(self, m: Mention, sentence: int) -> Referent | None:
        if m.entity is not None:
            return self._of_entity(m.entity)
        if m.phrase is not None:
            if m.phrase not in self._told:
                self._told[m.phrase] = None  # while it is told: nobody is described by himself
                self._told[m.phrase] = self._describe(m.phrase, m.head)
            return self._told[m.phrase]
        if m.pronoun is not None and m.start not in self._meant:
            self._mean(m.pronoun, m.start, sentence, [])
        return self._meant.get(m.start)

    def _of_entity(self, which: int) -> Referent:
        entity = self._cast.entities[which]
        return Referent(entity.name, entity.gender, entity.person, which)

    def _fits(self, who: Referent, kind: str | None) -> bool:
        return who.person is not False and (kind is None or who.gender in (None, kind)) and who.name not in self.barred

    def _mentions_in(self, sentence: int) -> list[Mention]:
        if sentence not in self._mentions:
            s, tree = self._cut[sentence], self._trees.get(sentence)
            self._mentions[sentence] = mentions_of(self._text, self._cast, s, tree, self._inside)[:_MANY]
        return self._mentions[sentence]


def _share(who: Referent) -> float:
    if who.gender is not None:
        return _KNOWN
    return _DOUBTFUL if who.person is None and " " not in who.name else 1.0
