"""From the words that name a speaker here to the best name the document gives them.

Each kind of mention is read where it belongs: `salience` has *he* and *she*, `anaphora` *it* and *they*, `apposition`
the phrases that hold a name, `possessives` those told by whose they are; descriptions (*the minister*) are read here.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.anaphora import Anaphora
from pipeline.extraction.rules.parsed.answering import Answering
from pipeline.extraction.rules.parsed.apposition import Appositions
from pipeline.extraction.rules.parsed.bodies import Bodies
from pipeline.extraction.rules.parsed.cast import Cast
from pipeline.extraction.rules.parsed.discourse import Discourse
from pipeline.extraction.rules.parsed.entities import HE, SHE, gender_of_noun, pronoun_class
from pipeline.extraction.rules.parsed.epithets import Epithets
from pipeline.extraction.rules.parsed.mentions import PEOPLE
from pipeline.extraction.rules.parsed.named import Named, description, is_plural_form, of_entity
from pipeline.extraction.rules.parsed.possessives import Possessives
from pipeline.extraction.rules.parsed.salience import Referent, Salience
from pipeline.extraction.rules.parsed.subjects import singular
from pipeline.extraction.rules.parsed.tree import Tree
from pipeline.extraction.rules.passage import Sentence

_LONGEST_PRONOUN = 10  # code points
_INDEFINITE = re.compile(
    r"^(?:an?|some|another|any|one|two|three|several|many|few|other|no|most|both|each|every)\b", re.IGNORECASE
)
_NOBODY = frozenset(
    """i we me us my our you your one there what this that these those it's who which whom whose nothing nobody none
    everything something anything anybody anyone neither""".split()
)
_SOME = frozenset(("two", "three"))
_EVERYBODY = re.compile(r"(?:every|some)(?:body|one)\b", re.IGNORECASE)
"""What such a phrase tells of is never *it*, whatever its last word."""
_OWN_WORDS = re.compile(
    r"(?P<whose>his|her|its|their)\s+(?:own\s+)?(?:words|account|telling|admission)$", re.IGNORECASE
)
_AGED = re.compile(r"the\s(?P<years>\d\d?)-year-old\b(?![’'])", re.IGNORECASE)
_ONE_OF = re.compile(r"[Oo]ne of [^,]{3,40},\s(?P<who>[^,]{3,})")
_ONE_OF_THE = re.compile(r"[Oo]ne of (?!them|us|those|these|you)[^,]{3,60}s\b[^,]{0,40}$")
_MEMBER = re.compile(
    r"(?:one|another|a\s(?:second|third|fourth)|the\s(?:other|second|third))(?:\sof\s(?:them|the\s(?:two|three|four|pair)))?",
    re.IGNORECASE,
)
_SAME = re.compile(r"^the\s(?:same|very)\s", re.IGNORECASE)
_OTHERS = frozenset("another other second third fourth".split())
_THE_NOUN = re.compile(r"the\s\w+", re.IGNORECASE)
_TIMED = re.compile(
    r",\s(?:(?:just|only|about|nearly|almost|some)\s)?(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|many|"
    r"several)\s(?:minute|hour|day|week|month|year)s?\s(?:before|after|ago|later|earlier|into|since)\b"
)
_HEAD = re.compile(r"\w[\w-]*")
_FIRST_WORD = re.compile(r"[\w’'-]+")


class Resolver:
    """Resolves the mentions of one document in reading order; remembers whom it resolved last.

    What the text calls whom, and the genders that its pronouns tell, are learnt first: of the phrases that describe
    people and of the `mentions` of speakers, each with the place of its head word.
    """

    def __init__(
        self,
        text: str,
        cast: Cast,
        cut: list[Sentence],
        trees: dict[int, Tree],
        mentions: Iterable[tuple[Range, int]],
        inside: bool = False,
    ) -> None:
        self._text, self._cast = text, cast
        self._starts = [s.start for s in cut]
        self._discourse = Discourse()
        self._appositions = Appositions(text, cast)
        self._possessives = Possessives(text, cast, self._owner_at)
        self._epithets = Epithets(text)
        self._bodies = Bodies(text, cast)
        self._anaphora = Anaphora(cast, cut, trees, self._discourse, self._possessives)
        answering = Answering(text, cast, self._bodies)
        self._people = Salience(text, cast, cut, trees, self._describe, answering, inside)
        self._known: dict[Range, Named | None] = {}
        self._learn_callings(mentions)
        if not inside:
            self._people.learn_genders()

    def issued(self, channel: str, who: Named, sentence: int) -> None:
        """Note whose statement, letter or message a text tells of: it is he who goes on in *the statement said*."""
        self._discourse.issued(channel, who, sentence)

    def bar(self, names: frozenset[str]) -> None:
        """Let no pronoun stand for these: who speaks does not call himself *he*."""
        self._people.barred = names

    def resolve(self, mention: Range, head: int, sentence: int, own: list[Range]) -> Named | None:
        """Name the speaker mentioned at `mention` (head word at `head`); `own` are the contents it speaks."""
        if mention not in self._known:
            trimmed, head = self._trimmed(mention, head)
            named = self._named(trimmed, head, sentence, own)
            self._known[mention] = self._spoken(named, trimmed[0], sentence) if named is not None else None
        return self._known[mention]

    def _learn_callings(self, mentions: Iterable[tuple[Range, int]]) -> None:
        """Tell the cast what the phrases of the text and the `mentions` of its speakers call those whom they name."""
        for phrase, head in self._people.phrases():
            self._appositions.learn(phrase, head, self._word(_HEAD, head, phrase))
        for whole, at in mentions:
            mention, head = self._trimmed(whole, at)
            noun = self._word(_FIRST_WORD, head, mention)
            if not self._is_one_or_nobody(mention, head, noun):
                self._appositions.learn(mention, head, noun)

    def _trimmed(self, mention: Range, head: int) -> tuple[Range, int]:
        """A mention without the time behind it and without a parenthesis that it ends in, and where its head stands."""
        timed = _TIMED.search(self._text, head, mention[1])
        mention = (mention[0], timed.start()) if timed is not None else mention
        opens = self._text.find(" (", *mention)
        if opens >= 0 and self._text.find(")", *mention) < 0:  # Councillor Ada Pike (Ind) said
            mention = (mention[0], opens)
            head = head if head < opens else max(mention[0], self._text.rfind(" ", *mention) + 1)
        return mention, head

    def _named(self, mention: Range, head: int, sentence: int, own: list[Range]) -> Named | None:
        noun = self._word(_FIRST_WORD, head, mention)
        kind = pronoun_class(noun) if mention[1] - mention[0] <= _LONGEST_PRONOUN else None
        if kind is not None:
            return self._pronoun(kind, mention[0], sentence, own)
        if noun in _OTHERS and _MEMBER.fullmatch(self._text, *mention) is not None:
            other = self._discourse.member_told(sentence, counted=True)
            return replace(other, name=f"another {other.name}") if other is not None else None
        if not self._is_one_or_nobody(mention, head, noun):
            return self._phrase(mention, head, noun)
        if _MEMBER.fullmatch(self._text, *mention) is not None:
            return self._discourse.member_told(sentence, counted=mention[1] - head == len(noun))
        if noun == "one" and _ONE_OF_THE.match(self._text, *mention) is not None:
            return Named(description(self._text[slice(*mention)]), None, True)
        one = _ONE_OF.match(self._text, *mention)
        if one is not None:
            return self._appositions.one_of(one.span("who"))
        return self._possessives.entourage(mention) if noun == "those" else None

    def _is_one_or_nobody(self, mention: Range, head: int, noun: str) -> bool:
        """*One of the residents*, *nobody*, *the two*, *those around the mayor*."""
        return noun in _NOBODY or (noun in _SOME and self._text[mention[0] : head].lower() == "the ")

    def _spoken(self, named: Named, place: int, sentence: int) -> Named:
        if named.person is not False and not named.plural and (named.person or named.name[:1].isupper()):
            self._people.speaks(sentence, place, self._referent(named, named.person))
        return self._discourse.spoke(sentence, named)

    # -- pronouns --------------------------------------------------------------------------------------------

    def _pronoun(self, kind: str, place: int, sentence: int, own: list[Range]) -> Named | None:
        if kind in (HE, SHE):
            return self._person(kind, place, sentence, own)
        return self._anaphora.antecedent(kind, place, sentence, own)

    def _person(self, kind: str | None, place: int, sentence: int, own: list[Range]) -> Named | None:
        who = self._people.person(kind, place, sentence, own)
        if who is None:
            return None
        if who.entity is not None:
            return self._of_entity(who.entity)
        return Named(who.name, None, who.person, False, who.gender)

    def _describe(self, phrase: Range, head: int) -> Referent | None:
        """Whom a noun phrase stands for, if it is one person; see `Salience`."""
        named = self._phrase(phrase, head, self._word(_HEAD, head, phrase))
        if named is None or named.plural or named.person is False:
            return None
        if self._cast.named(named.name) is None and self._epithets.is_epithet(phrase):
            return None  # somebody told before, whoever that is
        return self._referent(named, True)

    def _referent(self, named: Named, person: bool | None) -> Referent:
        return Referent(named.name, named.gender, person, self._cast.named(named.name))

    # -- noun phrases ----------------------------------------------------------------------------------------

    def _phrase(self, mention: Range, head: int, noun: str) -> Named | None:
        group = self._possessives.entourage(mention)
        if group is not None:
            return group
        top, noun = self._appositions.head_of(mention, head, noun)
        named = self._appositions.named(mention, top, head, noun)
        return named or self._description(mention, head, noun)

    def _description(self, mention: Range, head: int, noun: str) -> Named | None:
        """Whom a phrase stands for that bears no name of his: *the minister*, *her lawyer*, *the 41-year-old*."""
        text, sentence = self._text[slice(*mention)], self._sentence_at(mention[0])
        own = _OWN_WORDS.match(text)
        if own is not None and (kind := pronoun_class(own["whose"])) is not None:  # according to his words
            return self._pronoun(kind, mention[0], sentence, [])
        aged = self._aged(text, mention[0], sentence)
        if aged is not None:
            return aged
        inside = bool(self._cast.within(*mention))
        owner = self._possessives.owner_of(mention, head, noun)
        if noun == "office" and (office := self._possessives.office(mention)) is not None:
            return office
        which = self._by_office(mention, noun, inside, owner)
        if which is not None:
            return self._of_entity(which)
        if owner is not None and not noun.startswith("spokes"):
            return self._possessives.of_owner(owner, mention, head, noun)
        if _THE_NOUN.fullmatch(text):
            body = self._cast.institution(noun, mention[0]) if noun in lexicon.INSTITUTIONS else None
            body = body or self._bodies.taken_up(noun, mention[0])
            if body is not None:
                return Named(body.owned or body.name, None, False)
            issuer = self._discourse.issuer_of(noun, sentence)
            if issuer is not None:
                return issuer
        again = self._taken_up(text, noun, inside) or self._by_epithet(mention, noun, inside, sentence)
        return again or _told(text, noun)

    def _aged(self, text: str, place: int, sentence: int) -> Named | None:
        years = _AGED.match(text)
        if years is None:
            return None
        which = self._cast.aged(years["years"])
        return self._of_entity(which) if which is not None else self._person(None, place, sentence, [])

    def _by_office(self, mention: Range, noun: str, inside: bool, owner: Named | None) -> int | None:
        """The one of the cast whose office or relation the phrase states; `inside` tells that it holds a name."""
        text = self._text[slice(*mention)]
        if _INDEFINITE.match(text):
            return None
        which = None
        if (noun in PEOPLE or self._cast.bears(noun)) and (not inside or owner is not None):
            is_his = self._possessives.is_owner(owner) if owner is not None else None
            which = self._cast.by_role(noun, mention[0], text, is_his)
        return which if which is not None else self._cast.by_office(text)

    def _taken_up(self, text: str, noun: str, inside: bool) -> Named | None:
        known = noun in PEOPLE | lexicon.DOCUMENTS | {"sources"} or singular(noun) in PEOPLE
        if text[:4].lower() != "the " or not known or inside:
            return None
        again = self._discourse.told_before(_SAME.sub("the ", text), noun)
        return replace(again, role=None) if again is not None else None

    def _by_epithet(self, mention: Range, noun: str, inside: bool, sentence: int) -> Named | None:
        """Whom *the novelist* or *the Scot* takes up: somebody with a name, most likely whom the text tells of."""
        if inside or self._cast.bears(noun) or not self._epithets.is_epithet(mention):
            return None
        if self._epithets.is_former(mention):
            which = self._cast.once_in_office(mention[0])
            return self._of_entity(which) if which is not None else None
        named = self._person(gender_of_noun(noun), mention[0], sentence, [])
        return named if named is not None and self._cast.named(named.name) is not None else None

    def _owner_at(self, whose: Range) -> Named | None:
        kind = pronoun_class(self._text[slice(*whose)])
        if kind is not None:
            return self._person(kind, whose[0], self._sentence_at(whose[0]), [])
        inside = self._cast.within(*whose)
        return self._of_entity(inside[-1].entity) if inside else None

    def _word(self, form: re.Pattern[str], place: int, within: Range) -> str:
        word = form.match(self._text, place, within[1])
        return word.group().lower() if word else ""

    def _of_entity(self, which: int) -> Named:
        return of_entity(self._cast.entities[which])

    def _sentence_at(self, place: int) -> int:
        return max(0, bisect.bisect_right(self._starts, place) - 1)


def _told(text: str, noun: str) -> Named:
    """Somebody who has no name here: the description itself."""
    gender = gender_of_noun(noun)
    one = _is_person(noun) if gender is None and not _EVERYBODY.match(text) else True
    return Named(description(text), None, one, is_plural_form(noun), gender)


def _is_person(noun: str) -> bool | None:
    if noun in lexicon.INSTITUTIONS or noun in lexicon.DOCUMENTS:
        return False
    return True if noun in lexicon.ROLE_NOUNS else None
