"""From the words that name a speaker here to the best name the document gives them."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.antecedents import Antecedents, Referent
from pipeline.extraction.rules.parsed.cast import (
    FULL_NAME,
    HE,
    SHE,
    THEY,
    WHOSE,
    Appearance,
    Cast,
    gender_of_noun,
    pronoun_class,
)
from pipeline.extraction.rules.parsed.mentions import PEOPLE
from pipeline.extraction.rules.parsed.relations import is_anothers, is_plural, may_be_either, noun_and_office, noun_of
from pipeline.extraction.rules.parsed.subjects import main_clause
from pipeline.extraction.rules.parsed.tree import Tree
from pipeline.extraction.rules.passage import Sentence

_ISSUED = frozenset("statement letter message post tweet memo email".split())
_REACH = 6  # sentences that a pronoun may look back
_DETERMINER = re.compile(r"^(?:the|a|an|this|that|these|those|his|her|their|its|our|my|your)\s+", re.IGNORECASE)
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
_SELF = re.compile(r"(?:\s+(?:himself|herself))?")
_COMMON_NAMES = lexicon.ROLE_NOUNS | lexicon.TITLES | lexicon.INSTITUTIONS
_WHOSE = re.compile(WHOSE)
_OWNER = rf"(?P<whose>[Hh]is|[Hh]er|(?:[Tt]he\s(?:[a-z]+\s)?[a-z]+|{FULL_NAME})(?=[’']s?\s))(?:[’']s?)?\s"
_ENTOURAGE = re.compile(
    rf"(?:(?:[Pp]eople|[Tt]hose|[Mm]en|[Mm]embers|[Ss]ources|[Aa]ides|[Aa]dvisers)\s(?:in|of|from|on)\s)?{_OWNER}"
    r"(?:own\s|closest\s|inner\s)?(?:entourage|circle|staff|team)\b"
    r"|(?:[Pp]eople|[Tt]hose|[Mm]en|[Ss]ources|[Aa]ides|[Aa]dvisers)\s(?:around|near|close\sto)\s"
    rf"(?P<name>(?:[Tt]he\s[a-z]+|{FULL_NAME})|him|her)\b"
)
_ONE_OF = re.compile(r"[Oo]ne of [^,]{3,40},\s(?P<who>[^,]{3,})")
_ONE_OF_THE = re.compile(r"[Oo]ne of (?!them|us|those|these|you)[^,]{3,60}s\b[^,]{0,40}$")
_APPOSED = re.compile(
    rf",\s(?:(?:[a-z][\w-]*\s){{0,3}}(?:{'|'.join(sorted(PEOPLE, key=len, reverse=True))})\s)?$"
    r"|,$|\b(?:named|called)\s+$"
)
_STYLES = "Right|Most|Very|Rev"  # the Right Rev Ada Pike
_RANKS = re.compile(
    rf"(?:\b[Tt]he\s(?={_STYLES}))?(?:\b(?:{_STYLES}|"
    rf"{'|'.join(word.capitalize() for word in sorted(lexicon.TITLES | lexicon.ROLE_NOUNS))})\b\.?\s)+$"
)
"""Between a description and the name it bears: *an expert on mines, Professor Ada Pike*."""
_AND_ANOTHER = re.compile(r"\b(?:and|&)\s(?:[A-Z]\w{1,4}\.\s*)?$")
_BODY = re.compile(
    r"(?:(?:But|And|Yet|Meanwhile|Later|On \w+day|The next day),?\s)?(?:[Tt]he|[Ii]ts|[Tt]heir|[A-Z][\w-]+[’']s)\s"
    rf"(?:[a-z][\w-]*\s){{0,3}}?(?P<noun>{'|'.join(sorted(lexicon.INSTITUTIONS, key=len, reverse=True))})\b"
    r"\s(?P<next>[a-z]+)\b"
)
_BEHIND_A_NOUN = frozenset("of for in at and or that which who with to from on by as building vote meeting".split())
_TIMED = re.compile(
    r",\s(?:(?:just|only|about|nearly|almost|some)\s)?(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|many|"
    r"several)\s(?:minute|hour|day|week|month|year)s?\s(?:before|after|ago|later|earlier|into|since)\b"
)
_HEAD_PHRASE = re.compile(r"\s(?:of|for|in|at|on|from|with|to|near|close|who)\s|,")
_LESSER = frozenset("deputy vice assistant acting former ex prime".split())
_PLACED = re.compile(r"^[^,]*\s(?:of|for|in|at|on|from|with|to|near|close)\s")
_SHARED = frozenset(
    "activist analyst diplomat driver expert inspector investigator official officer resident survivor witness".split()
)
_MANY = lexicon.PERSON_NOUNS | lexicon.RELATIONS | _SHARED
"""Of whom a text may tell several, so that the noun alone does not tell which."""
_CLAUSE = re.compile(r",?\s(?:who|whom|whose|which)\s|,\s(?:\d\d?|speaking|citing)\b")
_ASIDE = re.compile(r",\s(?:an?|the|his|her|its|like|including|among|as)\s[^A-Z,]*$")
_LAST_WORD = re.compile(r"[\w-]+$")
_HEAD = re.compile(r"\w[\w-]*")
_FRONT = re.compile(
    r"(?:^|[\s“\"‘(])((?:the|an?|his|her|its|their|[A-Z]\w+[’']s)\s(?:[\w’'-]+\s){0,3})$", re.IGNORECASE
)
_SPACE = re.compile(r"\s+")
_TITLE_TAIL = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Sen|Rep|Gov|Prof|Gen|Col|Lt|Sgt|Capt|Adm|Rev|Hon)\b\.?\s*)+$")


@dataclass(frozen=True)
class Named:
    """Who a mention stands for: a name or description, the office stated with it, whether one person is meant."""

    name: str
    role: str | None = None
    person: bool | None = None
    plural: bool = False
    gender: str | None = None


def subjects_of(cast: Cast, cut: list[Sentence], trees: dict[int, Tree]) -> list[int | None]:
    """Where the head of each sentence's main subject stands; of an unparsed sentence its first name."""
    subjects: list[int | None] = []
    for i, s in enumerate(cut):
        tree = trees.get(i)
        clause = main_clause(tree, None) if tree is not None else None
        if clause is not None and tree is not None:
            subjects.append(s.origin(tree.at[clause[2]][0]))
        else:
            first = next((a for a in cast.within(s.start, s.end) if not a.quoted), None) if tree is None else None
            opening = _BODY.match(cast.text, s.start, s.end) if tree is None else None
            if (
                opening is not None
                and opening["next"] not in PEOPLE | _BEHIND_A_NOUN
                and (first is None or first.start > opening.start("noun"))
            ):
                subjects.append(opening.start("noun"))
            else:
                subjects.append(first.start if first else None)
    return subjects


class Resolver:
    """Resolves the mentions of one document in reading order; remembers whom it resolved last."""

    def __init__(
        self, text: str, cast: Cast, cut: list[Sentence], trees: dict[int, Tree], inside: bool = False
    ) -> None:
        self._text, self._cast = text, cast
        self._starts = [s.start for s in cut]
        self._subjects = subjects_of(cast, cut, trees)  # where the head of each sentence's main subject stands, if any
        self._people = Antecedents(text, cast, cut, trees, self._describe, inside)
        self._past: list[tuple[int, Named]] = []  # (sentence, speaker), newest last
        self._roles: dict[str, str] = {}
        self._issued: dict[str, tuple[int, Named]] = {}
        self._known: dict[Range, Named | None] = {}
        if not inside:
            self._people.learn_genders()

    def issued(self, channel: str, who: Named, sentence: int) -> None:
        """Note whose statement, letter or message a text tells of: it is he who goes on in *the statement said*."""
        for word in _HEAD.findall(channel.lower()):
            if word in _ISSUED:
                self._issued[word] = (sentence, who)

    def bar(self, names: frozenset[str]) -> None:
        """Let no pronoun stand for these: who speaks does not call himself *he*."""
        self._people.barred = names

    def resolve(self, mention: Range, head: int, sentence: int, own: list[Range]) -> Named | None:
        """Name the speaker mentioned at `mention` (head word at `head`); `own` are the contents it speaks."""
        if mention not in self._known:
            self._known[mention] = self._resolved(mention, head, sentence, own)
        return self._known[mention]

    def _resolved(self, mention: Range, head: int, sentence: int, own: list[Range]) -> Named | None:
        timed = _TIMED.search(self._text, head, mention[1])
        mention = (mention[0], timed.start()) if timed is not None else mention
        opens = self._text.find(" (", *mention)
        if 0 <= opens < head and self._text.find(")", *mention) < 0:  # Councillor Ada Pike (Ind) said
            mention = (mention[0], opens)
            head = max(mention[0], self._text.rfind(" ", *mention) + 1)
        word = re.match(r"[\w’'-]+", self._text[head : mention[1]])
        noun = word.group().lower() if word else ""
        kind = pronoun_class(noun) if mention[1] - mention[0] <= 10 else None
        if kind is not None:
            named = self._pronoun(kind, mention[0], sentence, own)
        elif noun == "those" and (near := _ENTOURAGE.match(self._text, *mention)) is not None:
            named = self._entourage(near)
        elif noun == "one" and _ONE_OF_THE.match(self._text, *mention) is not None:
            named = Named(_description(self._text[slice(*mention)]), None, True)
        elif noun in _NOBODY or (noun in _SOME and self._text[mention[0] : head].lower() == "the "):
            one = _ONE_OF.match(self._text, *mention)
            named = self._apposed_to_one(one.span("who")) if one is not None else None
        else:
            named = self._phrase(mention, head, noun)
        if named is not None:
            self._past.append((sentence, named))
            del self._past[:-40]
            if named.person is not False and not named.plural and (named.person or named.name[:1].isupper()):
                self._people.speaks(
                    sentence, mention[0], Referent(named.name, named.gender, named.person, self._cast.named(named.name))
                )
            if named.role and named.name not in self._roles:
                self._roles[named.name] = named.role
            elif named.role is None and named.name in self._roles:
                named = replace(named, role=self._roles[named.name])
        return named

    # -- pronouns --------------------------------------------------------------------------------------------

    def _pronoun(self, kind: str, place: int, sentence: int, own: list[Range]) -> Named | None:
        if kind in (HE, SHE):
            return self._person(kind, place, sentence, own)
        for back in range(sentence, max(-1, sentence - 1 - _REACH), -1):
            spoken = [n for s, n in self._past if s == back]
            named = next((n for n in reversed(spoken) if _may_be(n, kind)), None)
            if named is None and back == sentence and self._is_said(back, own):
                continue  # The dam, it said, will hold: of itself it says no such thing
            if named is None and back > sentence - 3 and kind == THEY:
                named = self._entourage_in(back, place)
            if named is None and back > sentence - 3:
                named = self._subject_of(back, kind, place)
            if named is not None:
                return named
        return None

    def _is_said(self, sentence: int, own: list[Range]) -> bool:
        """The subject of the sentence stands in what the speaker says."""
        subject = self._subjects[sentence]
        return subject is not None and any(start <= subject < end for start, end in own)

    def _entourage_in(self, sentence: int, place: int) -> Named | None:
        """*On that it was his staff who spoke. The call, they said, …*: whom the sentence before brings up."""
        start = self._starts[sentence]
        stop = min(place, self._starts[sentence + 1] if sentence + 1 < len(self._starts) else place)
        found = [m for m in _ENTOURAGE.finditer(self._text, start, stop) if not self._cast.is_quoted(m.start())]
        return self._entourage(found[-1]) if found else None

    def _person(self, kind: str | None, place: int, sentence: int, own: list[Range]) -> Named | None:
        who = self._people.person(kind, place, sentence, own)
        if who is None or who.entity is not None:
            return self._of_entity(who.entity) if who is not None and who.entity is not None else None
        return Named(who.name, None, who.person, False, who.gender)

    def _describe(self, phrase: Range, head: int) -> Referent | None:
        """Whom a noun phrase stands for, if it is one person; see `Antecedents`."""
        word = _HEAD.match(self._text, head)
        named = self._phrase(phrase, head, word.group().lower() if word else "")
        if named is None or named.plural or named.person is False:
            return None
        return Referent(named.name, named.gender, True, self._cast.named(named.name))

    def _subject_of(self, sentence: int, kind: str, place: int) -> Named | None:
        """The subject of a sentence, if *it* or *they* may stand for it: a name, an institution, several persons."""
        subject = self._subjects[sentence]
        if subject is None or subject >= place:
            return None
        for a in self._cast.within(subject, subject + 60)[:1]:
            if self._cast.fits(a.entity, kind) and a.start <= subject < a.end:
                return self._of_entity(a.entity)
        head = _HEAD.match(self._text, subject)
        noun = head.group().lower() if head else ""
        if noun in lexicon.INSTITUTIONS or (kind == THEY and noun.endswith("s") and noun[:-1] in lexicon.ROLE_NOUNS):
            front = _FRONT.search(self._text[max(0, subject - 60) : subject])
            return Named(_tidy((front.group(1) if front else "") + noun), None, False, _is_plural(noun))
        return None

    # -- noun phrases ----------------------------------------------------------------------------------------

    def _apposed_to_one(self, who: Range) -> Named:
        """*One of them, a student from Arden*: the student."""
        names = self._cast.within(*who)
        if names and names[0].start == who[0]:
            return replace(self._of_entity(names[0].entity), person=True)
        return Named(_description(self._text[slice(*who)]), None, True)

    def _told_before(self, text: str, noun: str) -> Named | None:
        """Whom *the official* takes up: a speaker told by the same noun, *union official*, *official in the port*."""
        words = set(_tidy(text).lower().split())
        for _, named in reversed(self._past):
            told = _HEAD_PHRASE.split(named.name, maxsplit=1)[0].lower().split()
            if not named.name[:1].islower() or told[0] == "another" or told[-1] != noun:
                continue
            if _LESSER.intersection(told) - words:
                continue  # the mayor is not the deputy mayor
            if words < set(told) or (words == set(told) and noun in _MANY and _PLACED.search(named.name)):
                return named
        return None

    def _phrase(self, mention: Range, head: int, noun: str) -> Named | None:
        text = self._text[slice(*mention)]
        around = _ENTOURAGE.match(self._text, *mention)
        if around is not None and (group := self._entourage(around)) is not None:
            return group
        inside = list(self._cast.within(*mention))
        top = next((a for a in inside if a.start <= head < a.end), None)
        if self._is_anothers(mention, inside, top):
            top, noun = None, noun_of(text)
        if top is not None and (person := self._person_of(inside, top, mention)) is not None:
            return person
        if top is not None:
            joined = self._joined(inside, top, mention)
            return joined or self._owned(mention, top) or self._of_entity(top.entity, self._role_beside(mention, top))
        if top is None and inside and is_plural(noun) and self._text[mention[0] : inside[0].start].endswith(", "):
            both = self._joined(inside, inside[0], mention)  # two residents, Ada Pike and Tom Reyl
            if both is not None and self._cast.entities[inside[-1].entity].name in both.name:
                return both
        own = _OWN_WORDS.match(text)
        if own is not None:  # according to his words
            kind = pronoun_class(own["whose"])
            if kind is not None:
                return self._pronoun(kind, mention[0], self._sentence_at(mention[0]), [])
        ending = inside[-1] if inside and _SELF.fullmatch(self._text[inside[-1].end : mention[1]]) else None
        if ending is not None and ending.start > mention[0] and self._is_office(mention[0], ending):
            self._cast.entities[ending.entity].person = True
            return self._of_entity(ending.entity, _tidy(self._text[mention[0] : ending.start]))
        apposed = next(
            (a for a in inside if a.start > head and _APPOSED.search(_RANKS.sub("", self._text[head : a.start]))),
            None,
        )
        front = _RANKS.sub("", self._text[mention[0] : apposed.start]) if apposed is not None else ""
        either = noun_and_office(front)
        holds = self._cast.is_holder(apposed.entity, *either) if apposed is not None and either is not None else None
        if apposed is not None and holds:
            link = front.lower().rindex(" the ", 0, front.rindex(","))
            return Named(f"{_tidy(front[:link])} {self._cast.entities[apposed.entity].name}", None, True)
        if (
            apposed is not None
            and self._cast.entities[apposed.entity].person is not False
            and not _is_plural(noun)
            and (holds is False or not may_be_either(front))
        ):
            role = _tidy(front)
            if noun in lexicon.ROLE_NOUNS:
                self._cast.entities[apposed.entity].person = True
            self._cast.told_as(apposed.entity, noun, role, mention[0])
            return self._of_entity(apposed.entity, None if role.lower() in ("another", "one") else role)
        if (
            apposed is None
            and inside
            and noun.split("-of-")[0] in PEOPLE  # mum-of-four Ada Pike
            and inside[0].start > head
            and re.fullmatch(r"\s*", self._text[head + len(noun) : inside[0].start])
        ):
            return self._of_entity(inside[0].entity, _tidy(self._text[mention[0] : inside[0].start]))
        years = _AGED.match(text)
        if years is not None and (which := self._cast.aged(years["years"])) is not None:
            return self._of_entity(which)
        if years is not None and (aged := self._person(None, mention[0], self._sentence_at(mention[0]), [])):
            return aged
        owner = self._owner_of(mention, head, noun)
        known = noun in PEOPLE or self._cast.bears(noun)
        if known and not _INDEFINITE.match(text) and (not inside or owner):
            which = self._cast.by_role(noun, mention[0], text, self._is_owner(owner) if owner else None)
            if which is not None:
                return self._of_entity(which)
        if not _INDEFINITE.match(text) and (which := self._cast.by_office(text)) is not None:
            return self._of_entity(which)
        if owner is not None and noun in PEOPLE | lexicon.GROUPS and not noun.startswith("spokes"):
            return self._of_owner(owner, mention, head, noun)
        if noun in lexicon.INSTITUTIONS and re.fullmatch(r"the\s\w+", text, re.IGNORECASE):
            body = self._cast.institution(noun, mention[0])
            if body is not None:
                return Named(body.owned or body.name, None, False)
        told, issuer = self._issued.get(noun, (0, None))
        near = self._sentence_at(mention[0]) - told <= _REACH
        if issuer is not None and near and re.fullmatch(r"the\s\w+", text, re.IGNORECASE):
            return issuer
        gender = gender_of_noun(noun)
        if text[:4].lower() == "the " and noun in PEOPLE and not inside:
            again = self._told_before(text, noun)
            if again is not None:
                return replace(again, role=None)
        name = _description(text)
        one = _is_person(noun) if gender is None and not _EVERYBODY.match(text) else True
        return Named(name, None, one, _is_plural(noun), gender)

    def _is_anothers(self, mention: Range, inside: list[Appearance], top: Appearance | None) -> bool:
        """*Relatives of Captain Ada Pike*: who is meant has no name here, whatever the parser takes for the head."""
        noun = noun_of(self._text[slice(*mention)])
        if top is not None and self._text[top.start : top.end].lower() == noun and is_plural(noun):
            return True
        held = next((a.start for a in inside if is_anothers(self._text[mention[0] : a.start])), None)
        return held is not None and (top is None or held <= top.start)

    def _person_of(self, inside: list[Appearance], top: Appearance, mention: Range) -> Named | None:
        """*Lakeside Rail general manager Ada Pike*: the person at the end, not the company in front."""
        last = inside[-1]
        front = self._text[mention[0] : last.start]
        if last is top or last.end < mention[1] or self._cast.entities[top.entity].person or "," in front:
            return None
        behind = [word.lower() for word in _HEAD.findall(self._text[top.end : last.start])]
        if not lexicon.ROLE_NOUNS.intersection(behind) or behind[-1] in ("of", "for", "in", "at", "and", "to", "from"):
            return None
        self._cast.entities[last.entity].person = True
        return self._of_entity(last.entity, _tidy(front))

    def _entourage(self, around: re.Match[str]) -> Named | None:
        """*Entourage of Ada Pike*, from *her staff*, *people in the minister's circle*, *those around Pike*."""
        whose = around.span("whose" if around["whose"] else "name")
        owner = self._owner_at(whose)
        return Named(f"entourage of {owner.name}", None, False, True) if owner is not None else None

    def _owner_of(self, mention: Range, head: int, noun: str) -> Named | None:
        """Whose lawyer, wife or staff it is, if the mention says so: *his lawyer*, *Ada Pike's lawyer*."""
        whose = _WHOSE.match(self._text, *mention) if noun in lexicon.RELATIONS else None
        owner = self._owner_at(whose.span("whose")) if whose is not None and whose.end() <= head else None
        return owner if owner is not None and self._cast.named(owner.name) is not None else None

    def _owner_at(self, whose: Range) -> Named | None:
        kind = pronoun_class(self._text[slice(*whose)])
        if kind is not None:
            return self._person(kind, whose[0], self._sentence_at(whose[0]), []) if kind in (HE, SHE) else None
        inside = self._cast.within(*whose)
        if not inside and (head := _LAST_WORD.search(self._text, *whose)) is not None:
            return self._phrase(whose, head.start(), head.group().lower())
        return self._of_entity(inside[-1].entity) if inside else None

    def _is_owner(self, wanted: Named) -> Callable[[Range], bool]:
        def is_owner(whose: Range) -> bool:
            told = self._owner_at(whose)
            return told is None or told.name == wanted.name

        return is_owner

    def _of_owner(self, owner: Named, mention: Range, head: int, noun: str) -> Named:
        """*lawyer of Ada Pike*, from *her own lawyer*."""
        whose = _WHOSE.match(self._text, *mention)
        told = self._text[whose.end() if whose else mention[0] : head + len(noun)].removeprefix("own ")
        gender = gender_of_noun(noun)
        return Named(f"{_tidy(told)} of {owner.name}", None, noun in PEOPLE or None, _is_plural(noun), gender)

    def _sentence_at(self, place: int) -> int:
        return max(0, bisect.bisect_right(self._starts, place) - 1)

    def _owned(self, mention: Range, top: Appearance) -> Named | None:
        """*Norland's Ministry of Mines*: an institution with its owner, since others have one too."""
        words = self._text[top.start : top.end].lower().split()
        kinds = lexicon.INSTITUTIONS.intersection((words[0], words[-1]))
        front = self._text[mention[0] : top.start]
        if not kinds or re.fullmatch(r"(?:[Tt]he\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)?[’']s?\s", front) is None:
            return None
        return Named(_tidy(self._text[mention[0] : top.end]), None, False)

    def _is_office(self, start: int, name: Appearance) -> bool:
        """*The chairman of the Growers' Union Edan Vale*: an office, then a person's full name, no comma between."""
        entity = self._cast.entities[name.entity]
        front = self._text[start : name.start]
        return (
            len(entity.parts) > 1
            and entity.person is not False
            and "," not in front
            and not is_anothers(front)
            and _AND_ANOTHER.search(front) is None
            and any(word.lower() in lexicon.ROLE_NOUNS | lexicon.RELATIONS for word in front.split())
        )

    def _joined(self, inside: list[Appearance], top: Appearance, mention: Range) -> Named | None:
        """*McConnell and Ryan*: both names, if that is all the mention holds."""
        if len(inside) < 2 or top is not inside[0]:
            return None
        names = [self._cast.entities[top.entity].name]
        for left, right in itertools.pairwise(inside):
            if not re.fullmatch(
                r"\s*(?:\([^)]{1,20}\))?(?:,|,?\s*(?:and|&))\s*(?:[A-Z]\w{1,4}\.\s*)?",
                self._text[left.end : right.start],
            ):
                break
            names.append(self._cast.entities[right.entity].name)
        if len(names) < 2 or " and " not in self._text[slice(*mention)]:
            return None
        return Named(" and ".join(dict.fromkeys(names)), None, None, True)

    def _role_beside(self, mention: Range, top: Appearance) -> str | None:
        front = _TITLE_TAIL.sub("", self._text[mention[0] : top.start])
        front = _tidy(front)
        if (
            front
            and any(w.lower().strip(".,") in lexicon.ROLE_NOUNS | lexicon.TITLES for w in front.split())
            and front.lower().rstrip(".") not in ("mr", "mrs", "ms")
        ):
            return front
        behind = self._text[top.end : mention[1]]
        match = re.match(r"\s*(?:\([^)]{1,20}\))?,\s*(.+)", behind, re.DOTALL)
        return _tidy(match.group(1)) or None if match and not match.group(1).strip().isdigit() else None

    def _of_entity(self, which: int, role: str | None = None) -> Named:
        entity = self._cast.entities[which]
        loud = entity.name.isupper() and (" " in entity.name or (entity.person and len(entity.name) > 3))
        name = entity.name.title() if loud else entity.name
        return Named(name, role or entity.office, entity.person, False, entity.gender)


def _may_be(named: Named, kind: str) -> bool:
    """Tell whether *it* or *they* may stand for a speaker."""
    if kind == THEY:
        return named.plural or named.person is False
    return named.person is not True and not named.plural


def _tidy(text: str) -> str:
    """A noun phrase as a name: no article in front, no comma behind, single spaces, no quotation marks around."""
    text = _SPACE.sub(" ", text).strip(" ,;:-–—\"“”'’(")
    text = _DETERMINER.sub("", text).strip(' “”"').replace('"', "")
    shouted = text.isupper() and all(word.lower() in _COMMON_NAMES for word in text.split())
    return text.lower() if shouted else text  # the label THE CHAIR


def _description(text: str) -> str:
    """*driver of Ada Pike's car*, from *A driver of Ada Pike's car, a quiet man, who asked not to be named*."""
    return _tidy(_ASIDE.sub("", _CLAUSE.split(text, maxsplit=1)[0]))


def _is_plural(noun: str) -> bool:
    return (noun.endswith("s") and not noun.endswith(("ss", "us", "is", "news"))) or noun in (
        "people",
        "men",
        "women",
        "some",
        "many",
        "others",
        "both",
        "pair",
        "duo",
        "two",
    )


def _is_person(noun: str) -> bool | None:
    if noun in lexicon.INSTITUTIONS or noun in lexicon.DOCUMENTS:
        return False
    return True if noun in lexicon.ROLE_NOUNS else None
