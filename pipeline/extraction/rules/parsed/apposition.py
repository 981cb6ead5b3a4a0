"""Whom a phrase stands for that holds a name: *her lawyer, Tom Reyl*, *the union boss Ada Pike*, *Pike and Vale*.

The name may be the one who is meant, or somebody's whose spokesman, critic or widow is meant.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.cast import Cast
from pipeline.extraction.rules.parsed.entities import Appearance
from pipeline.extraction.rules.parsed.mentions import PEOPLE
from pipeline.extraction.rules.parsed.named import Named, description, is_plural_form, of_entity, tidy
from pipeline.extraction.rules.parsed.relations import is_anothers, is_plural, may_be_either, noun_and_office, noun_of

_SELF = re.compile(r"(?:\s+(?:himself|herself))?")
_APPOSED = re.compile(
    r",\s(?:[A-Z][\w-]+(?:\s[A-Z][\w-]+)?[’']s?\s(?:[a-z][\w-]*\s){1,3}|"
    rf"(?:[a-z][\w-]*\s){{0,3}}(?:{'|'.join(sorted(PEOPLE, key=len, reverse=True))})\s)?$"
    r"|,$|\b(?:named|called)\s+$"
)
_STYLES = "Right|Most|Very|Rev"  # the Right Rev Ada Pike
_TITLES = re.compile(
    rf"(?:\b[Tt]he\s(?={_STYLES}))?(?:\b(?:{_STYLES}|"
    rf"{'|'.join(word.capitalize() for word in sorted(lexicon.TITLES | lexicon.ROLE_NOUNS))})\b\.?\s)+$"
)
"""Between a description and the name it bears: *an expert on mines, Professor Ada Pike*."""
_AND_ANOTHER = re.compile(r"\b(?:and|&)\s(?:[A-Z]\w{1,4}\.\s*)?$")
_JOINED = re.compile(r"\s*(?:\([^)]{1,20}\))?(?:,|,?\s*(?:and|&))\s*(?:[A-Z]\w{1,4}\.\s*)?")
_WORD = re.compile(r"\w[\w-]*")
_OWNER = re.compile(r"(?:[Tt]he\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)?[’']s?\s")
_HIS = re.compile(r"\w{0,2}[’']s?\s[a-z]")
_TITLE_TAIL = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Sen|Rep|Gov|Prof|Gen|Col|Lt|Sgt|Capt|Adm|Rev|Hon)\b\.?\s*)+$")
_BEHIND = re.compile(r"\s*(?:\([^)]{1,20}\))?,\s*(.+)", re.DOTALL)


@dataclass(frozen=True)
class _Called:
    """Somebody of the cast and what a phrase calls him; the `noun` if it is apposed: *her lawyer, Tom Reyl*."""

    name: Appearance
    role: str
    noun: str | None = None


class Appositions:
    """Reads the phrases of a text that hold a name of its cast."""

    def __init__(self, text: str, cast: Cast) -> None:
        self._text, self._cast = text, cast

    def learn(self, mention: Range, head: int, noun: str) -> None:
        """Tell the cast what a phrase calls somebody whom it names."""
        top, noun = self.head_of(mention, head, noun)
        called = self._called(self._cast.within(*mention), top, mention, head, noun)
        if called is None:
            return
        if called.noun is None or called.noun in lexicon.ROLE_NOUNS:
            self._cast.entities[called.name.entity].person = True
        if called.noun is not None:
            self._cast.told_as(called.name.entity, called.noun, called.role, mention[0])

    def head_of(self, mention: Range, head: int, noun: str) -> tuple[Appearance | None, str]:
        """The name that the head word (at `head`) belongs to, if it is the one meant, and the noun that is meant."""
        inside = self._cast.within(*mention)
        top = next((a for a in inside if a.start <= head < a.end), None)
        if self._is_anothers(mention, inside, top):
            return None, noun_of(self._text[slice(*mention)])
        return top, noun

    def named(self, mention: Range, top: Appearance | None, head: int, noun: str) -> Named | None:
        """Whom the mention names, if it does; `top` and `noun` are what `head_of` tells."""
        inside = self._cast.within(*mention)
        called = self._called(inside, top, mention, head, noun)
        if called is not None:
            told = called.noun is None or called.role.lower() not in ("another", "one")
            return self._entity(called.name, called.role if told else None)
        if top is not None:
            named = self._joined(inside, top, mention) or self._owned(mention, top)
            return named or self._entity(top, self._role_beside(mention, top))
        return self._several(inside, mention, noun) or self._beside(inside, mention, head, noun)

    def one_of(self, who: Range) -> Named:
        """*One of them, a student from Arden*: the student."""
        names = self._cast.within(*who)
        if names and names[0].start == who[0]:
            return replace(of_entity(self._cast.entities[names[0].entity]), person=True)
        return Named(description(self._text[slice(*who)]), None, True)

    def _called(
        self, inside: list[Appearance], top: Appearance | None, mention: Range, head: int, noun: str
    ) -> _Called | None:
        if top is not None:
            return self._person_behind(inside, top, mention)
        if not inside or self._several(inside, mention, noun) is not None:
            return None
        return self._behind_office(inside[-1], mention) or self._apposed(inside, mention, head, noun)

    # -- the head is a name ----------------------------------------------------------------------------------

    def _is_anothers(self, mention: Range, inside: list[Appearance], top: Appearance | None) -> bool:
        """*Relatives of Captain Ada Pike*: who is meant has no name here, whatever the parser takes for the head."""
        noun = noun_of(self._text[slice(*mention)])
        if top is not None and self._text[top.start : top.end].lower() == noun and is_plural(noun):
            return True
        held = next((a.start for a in inside if is_anothers(self._text[mention[0] : a.start])), None)
        return held is not None and (top is None or held <= top.start)

    def _person_behind(self, inside: list[Appearance], top: Appearance, mention: Range) -> _Called | None:
        """*Lakeside Rail general manager Ada Pike*: the person at the end, not the company in front."""
        last = inside[-1]
        front = self._text[mention[0] : last.start]
        if last is top or last.end < mention[1] or self._cast.entities[top.entity].person or "," in front:
            return None
        behind = [word.lower() for word in _WORD.findall(self._text[top.end : last.start])]
        if not lexicon.ROLE_NOUNS.intersection(behind) or behind[-1] in ("of", "for", "in", "at", "and", "to", "from"):
            return None
        return _Called(last, tidy(front))

    def _owned(self, mention: Range, top: Appearance) -> Named | None:
        """*Norland's Ministry of Mines*: an institution with its owner, since others have one too."""
        words = self._text[top.start : top.end].lower().split()
        kinds = lexicon.INSTITUTIONS.intersection((words[0], words[-1]))
        if not kinds or _OWNER.fullmatch(self._text[mention[0] : top.start]) is None:
            return None
        return Named(tidy(self._text[mention[0] : top.end]), None, False)

    def _joined(self, inside: list[Appearance], top: Appearance, mention: Range) -> Named | None:
        """*Pike and Vale*: both names, if that is all the mention holds."""
        if len(inside) < 2 or top is not inside[0]:
            return None
        names = [self._cast.entities[top.entity].name]
        for left, right in itertools.pairwise(inside):
            if not _JOINED.fullmatch(self._text[left.end : right.start]):
                break
            names.append(self._cast.entities[right.entity].name)
        if len(names) < 2 or " and " not in self._text[slice(*mention)]:
            return None
        return Named(" and ".join(dict.fromkeys(names)), None, None, True)

    def _role_beside(self, mention: Range, top: Appearance) -> str | None:
        front = tidy(_TITLE_TAIL.sub("", self._text[mention[0] : top.start]))
        if (
            front
            and any(w.lower().strip(".,") in lexicon.ROLE_NOUNS | lexicon.TITLES for w in front.split())
            and front.lower().rstrip(".") not in ("mr", "mrs", "ms")
        ):
            return front
        match = _BEHIND.match(self._text[top.end : mention[1]])
        return tidy(match.group(1)) or None if match and not match.group(1).strip().isdigit() else None

    # -- the head is a noun ----------------------------------------------------------------------------------

    def _several(self, inside: list[Appearance], mention: Range, noun: str) -> Named | None:
        """*Two residents, Ada Pike and Tom Reyl*: both."""
        if not inside or not is_plural(noun) or not self._text[mention[0] : inside[0].start].endswith(", "):
            return None
        both = self._joined(inside, inside[0], mention)
        return both if both is not None and self._cast.entities[inside[-1].entity].name in both.name else None

    def _behind_office(self, last: Appearance, mention: Range) -> _Called | None:
        """*The chairman of the Growers' Union Edan Vale*: an office, then a person's full name, no comma between."""
        entity = self._cast.entities[last.entity]
        front = self._text[mention[0] : last.start]
        if (
            front
            and _SELF.fullmatch(self._text[last.end : mention[1]])
            and len(entity.parts) > 1
            and entity.person is not False
            and "," not in front
            and not is_anothers(front)
            and _AND_ANOTHER.search(front) is None
            and any(word.lower() in lexicon.ROLE_NOUNS | lexicon.RELATIONS for word in front.split())
        ):
            return _Called(last, tidy(front))
        return None

    def _apposed(self, inside: list[Appearance], mention: Range, head: int, noun: str) -> _Called | None:
        """*Her lawyer, Tom Reyl*, if it is he who is the lawyer."""
        name = self._name_apposed(inside, head)
        if name is None or self._cast.entities[name.entity].person is False or is_plural_form(noun):
            return None
        front = _TITLES.sub("", self._text[mention[0] : name.start])
        holds = self._is_holder(name, front)
        if holds or (holds is None and may_be_either(front)):
            return None
        return _Called(name, tidy(front), noun)

    def _beside(self, inside: list[Appearance], mention: Range, head: int, noun: str) -> Named | None:
        """A description beside a name: *spokesman for Ada Pike*, the mayor; *mum-of-four Ada Pike*."""
        name = self._name_apposed(inside, head)
        if name is not None:
            front = _TITLES.sub("", self._text[mention[0] : name.start])
            if not self._is_holder(name, front):
                return None
            link = front.lower().rindex(" the ", 0, front.rindex(","))
            return Named(f"{tidy(front[:link])} {self._cast.entities[name.entity].name}", None, True)
        first = inside[0] if inside else None
        if first is None or noun.split("-of-")[0] not in PEOPLE or first.start <= head:
            return None
        between = self._text[head + len(noun) : first.start]
        return self._entity(first, tidy(self._text[mention[0] : first.start])) if not between.strip() else None

    def _name_apposed(self, inside: list[Appearance], head: int) -> Appearance | None:
        behind = (a for a in inside if a.start > head and not self._owns(a))
        return next((a for a in behind if _APPOSED.search(_TITLES.sub("", self._text[head : a.start]))), None)

    def _owns(self, name: Appearance) -> bool:
        """*A guest, Ada Pike's cousin Tom Reyl*: she is none."""
        return _HIS.match(self._text, max(name.start, name.end - 2)) is not None

    def _is_holder(self, name: Appearance, front: str) -> bool | None:
        """*A spokesman for the mayor, Ada Pike*: tell whether she is the mayor; `None` if nothing tells."""
        either = noun_and_office(front)
        return self._cast.is_holder(name.entity, *either) if either is not None else None

    def _entity(self, name: Appearance, role: str | None) -> Named:
        return of_entity(self._cast.entities[name.entity], role)
