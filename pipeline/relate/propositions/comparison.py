"""Two claims side by side: what they share, how much of each that is, and whether they speak of the same thing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.relate.propositions.doers import SPEAKERS, doers, is_passive, speaker_keys
from pipeline.relate.propositions.keys import LIGHT
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.quantities import are_apart
from pipeline.relate.propositions.remembered import remembered
from pipeline.relate.propositions.times import MINUTES_APART, MONTH, lie_apart, minutes_apart
from pipeline.relate.propositions.weights import Weights

SPEECH_ACTS = frozenset(
    "request invite propose offer approve refuse agree promise summon discuss speak call warn notice threaten "
    "condemn deny confirm apologise claimed order recommend allow forbid dialogue ready".split()
)
"""Concepts whose truth is a matter of who said, asked or agreed what."""


def is_content(key: str) -> bool:
    """A key that says what happened rather than who or where."""
    return key[0] not in "#@"


@dataclass(frozen=True)
class Comparison:
    """A pair in the order of the record: `a` comes first by document, then place."""

    a: Proposition
    b: Proposition
    weights: Weights
    around: Mapping[int, frozenset[str]] = field(default_factory=dict)
    ranks: tuple[int, int] = (1, 1)
    """Which of its partners, likeliest first, the other claim is to `a` and to `b`; from 1."""

    def weight(self, keys: frozenset[str]) -> float:
        """How much the keys tell in this story."""
        return self.weights.sum(keys)

    @cached_property
    def shared(self) -> frozenset[str]:
        """Keys of both."""
        return self.a.keys & self.b.keys

    @cached_property
    def named_alike(self) -> frozenset[str]:
        """The first names of those whose last name the other claim has alone: *Ada Ranvik*, *Ms Ranvik*."""
        found: set[str] = set()
        for one, other in ((self.a, self.b), (self.b, self.a)):
            if alone := other.surnames:
                found.update(key for name in one.full_names if name[-1] in alone for key in name)
        return frozenset(found)

    @cached_property
    def content(self) -> frozenset[str]:
        """Shared keys that say what happened."""
        return frozenset(key for key in self.shared if is_content(key))

    def cover(self, item: Proposition, without: frozenset[str] = frozenset()) -> float:
        """The share of `item` that the other says too, 0..1, keys `without` left out; light verbs count little, and the
        claimant's name in his own words nothing."""
        shared = self.shared | self.named_alike & item.keys
        own = item.own_names - shared
        if not without:
            whole, said = self.weights.whole(item), self.weights.light(shared)
            if own:
                whole = self.weights.light(item.keys - own)
        else:
            light = LIGHT - without
            whole = self.weights.light(item.keys - without - own, light)
            said = self.weights.light(shared - without, light)
        return said / whole if whole else 0.0

    def cover_by_kind(self, item: Proposition) -> float:
        """The cover of a general claim: *no vehicle* is covered by *a van*, *no money* by a sum."""
        other = self.b if item is self.a else self.a
        named = frozenset[str]()
        if item.kinds and (kinds := other.kind_names):
            named = frozenset(key for key, kind in item.kinds if kind in kinds) - self.shared
        covered = self.cover(item, named)
        if covered < 0.5:
            return covered
        missing = (item.keys - self.shared - named) & self.around.get(other.order, frozenset())
        whole = self.weight(item.keys - named)
        # What stands in the sentences beside the other claim is as good as said, where the claim itself says half.
        return covered + _BESIDE * self.weight(missing) / whole if whole else covered

    def kinds_alike(self, item: Proposition) -> int:
        """How many kinds of things of `item` the other claim names by another word: *a vehicle*, *a van*."""
        other = self.b if item is self.a else self.a
        return len({kind for key, kind in item.kinds if kind in other.kind_names and key not in self.shared})

    def says_predicate(self, item: Proposition) -> bool:
        """The other claim has the predicate of `item`, or names a thing of its kind."""
        other = self.b if item is self.a else self.a
        if item.predicate is None or item.predicate in other.keys:
            return True
        return bool({kind for key, kind in item.kinds if key == item.predicate} & other.kind_names)

    @cached_property
    def least(self) -> float:
        """The cover of the one that is covered less."""
        return min(self.cover(self.a), self.cover(self.b))

    @cached_property
    def most(self) -> float:
        """The cover of the one that is covered more."""
        return max(self.cover(self.a), self.cover(self.b))

    @cached_property
    def mains_alike(self) -> bool:
        """The main clauses say the same of one thing, whatever is added of when and why."""
        one, other = self.a.main, self.b.main
        both = self.weights.light(one & other)
        whole = max(self.weights.light(one), self.weights.light(other))
        return len(one & other) > 1 and self.a.predicate == self.b.predicate and both >= _NEARLY * whole

    def is_in_passing(self, item: Proposition) -> bool:
        """The other says what `item` has as its predicate in a subordinate clause only, and of another subject."""
        other = self.b if item is self.a else self.a
        return item.predicate in other.keys - other.main and not item.lead & other.lead

    @cached_property
    def denial(self) -> tuple[Proposition, Proposition] | None:
        """What the one holds and the other denies, in this order; `None` where they do not part by a yes and a no."""
        denied, held = (self.a, self.b) if self.a.sign < self.b.sign else (self.b, self.a)
        return (held, denied) if denied.sign < 0 < held.sign else None

    @cached_property
    def same_claimant(self) -> bool:
        """One named claimant, or the authors of one document."""
        one, other = self.a.claim, self.b.claim
        if one.claimant.name is None or one.claimant.name != other.claimant.name:
            return False
        return one.claimant.name != "AUTHOR" or one.document == other.document

    @cached_property
    def same_document(self) -> bool:
        """Both stand in one document."""
        return self.a.claim.document == self.b.claim.document

    @cached_property
    def are_near(self) -> bool:
        """They stand close to one another in one document, so that one may answer the other."""
        return self.same_document and abs(self.a.order - self.b.order) <= _ANSWER

    def is_beside(self, matched: frozenset[str]) -> bool:
        """The claims around the two speak of one thing, `matched` apart: what they share weighs as much as a word that
        only one claim of the story has."""
        around = self.around.get(self.a.order, frozenset()) & self.around.get(self.b.order, frozenset())
        return self.weight(around - matched - LIGHT) >= _ONE_WORD * self.weights.most

    @cached_property
    def subjects_part(self) -> bool:
        """The subjects are named and are not the same, or one is both sides and the other is one of them."""
        if self.namesakes_part:
            return True
        one, other = self.a.lead_names, self.b.lead_names
        if self.a.pronoun in SPEAKERS and self.a.pronoun == self.b.pronoun and not self.same_claimant:
            return True
        speaks, told = (self.a, self.b) if self.a.pronoun in SPEAKERS else (self.b, self.a)
        if speaks.pronoun in SPEAKERS and told.pronoun is None and (named := doers(told)):
            return not speaker_keys(speaks) & named
        if self.a.pronoun != self.b.pronoun and {self.a.pronoun, self.b.pronoun} & SINGULAR:
            return True  # of whom *he* speaks is not known
        if self.a.is_joint != self.b.is_joint:
            single = self.b if self.a.is_joint else self.a
            return bool(single.lead_names) or single.pronoun in SINGULAR
        if not one or not other or one & other:
            return False
        if self.denial is None:
            return True
        held, denied = self.denial
        if self.are_mutual:
            return False
        # *A sent B a note* and *B received no note*: the subject of the one is the other party of the other.
        turned = "=pass" in (denied.keys | held.keys) or is_passive(denied) or is_passive(held)
        return not (turned and denied.lead_names <= held.keys)

    @cached_property
    def are_mutual(self) -> bool:
        """Both tell what two have or do with one another, and each names the other's subject."""
        if not all(_MUTUAL.search(item.folded) for item in (self.a, self.b)):
            return False
        ones, others = self.a.lead_names, self.b.lead_names
        return (
            bool(ones and others)
            and ones <= self.b.keys | self.named_alike
            and others <= self.a.keys | self.named_alike
        )

    @cached_property
    def namesakes_part(self) -> bool:
        """Their subjects have one last name and two first names: *Ada Ranvik*, *Ola Ranvik*; but not where each claim
        tells what the two have with one another."""
        if self.are_mutual:
            return False
        ones, others = self.a.lead_persons, self.b.lead_persons
        pairs = [(one, other) for one in ones for other in others if one[-1] == other[-1]]
        return bool(pairs) and not any(set(one[:-1]) & set(other[:-1]) for one, other in pairs)

    @cached_property
    def leads_nest(self) -> bool:
        """They name one subject, told apart by no more in one than in the other."""
        one, other = self.a.lead, self.b.lead
        return bool(one & other) and (one <= other or other <= one)

    @cached_property
    def places_part(self) -> bool:
        """Each names somebody or some place that the other does not, and they share none."""
        one, other = self.a.names, self.b.names
        return bool(one and other and not one & other)

    @cached_property
    def ordinals_part(self) -> bool:
        """The *first* stage and the *second* stage: one noun, told apart by its place in a row."""
        one, other = _ordinals(self.a), _ordinals(self.b)
        return any(one[noun] != other[noun] for noun in one.keys() & other.keys())

    @cached_property
    def numbers_part(self) -> bool:
        """*Unit 3* and *Unit 4*: one noun, told apart by its number."""
        ones, others = _numbered(self.a), _numbered(self.b)
        things = {thing for thing, _ in ones} & {thing for thing, _ in others}
        return any(not {n for t, n in ones if t == thing} & {n for t, n in others if t == thing} for thing in things)

    @cached_property
    def labels_part(self) -> bool:
        """*Site 4* and *site 2*: one kind of thing, told apart by the number that is its name."""
        ones, others = _labelled(self.a), _labelled(self.b)
        return bool({thing for thing, _ in ones} & {thing for thing, _ in others}) and not ones & others

    @cached_property
    def figures_part(self) -> bool:
        """Both count or measure in one unit, and no figure of one is a figure of the other; what is counted without a
        unit may be people."""
        pairs = [
            (x, y)
            for x in self.a.quantities
            for y in self.b.quantities
            if x.unit == y.unit or {x.unit, y.unit} == _COUNTS
        ]
        return bool(pairs) and all(are_apart(x, y) for x, y in pairs)

    @cached_property
    def days_part(self) -> bool:
        """Both give dates, and no date of one can be a date of the other; or weekdays alone, in texts without a day."""
        if self.a.days and self.b.days:
            return all(lie_apart(x, y) for x in self.a.days for y in self.b.days)
        ones, others = self.a.weekdays, self.b.weekdays
        return bool(ones and others) and not ones & others and not (self.a.days or self.b.days)

    @cached_property
    def clocks_part(self) -> bool:
        """Both give times of day that may be of one zone, and no time of one is a time of the other."""
        pairs = [(x, y) for x in self.a.clocks for y in self.b.clocks if not (x.zone and y.zone and x.zone != y.zone)]
        return bool(pairs) and all(minutes_apart(x, y) >= MINUTES_APART for x, y in pairs)

    @cached_property
    def modalities_part(self) -> bool:
        """One says that it is, the other that it may, must or will be."""
        return self.a.claim.modality != self.b.claim.modality

    @property
    def is_speech_act(self) -> bool:
        """What is in question is an act of speech."""
        return bool(SPEECH_ACTS & {key[1:] for key in self.shared if key.startswith("=")})


_ORDINAL = re.compile(
    r"\b(?P<place>first|second|third|fourth|fifth|sixth|last|previous|next|earlier|later|draft|final|premi\w+|"
    r"deuxieme|second\w*|troisieme|dernier\w*|perv\w+|vtor\w+|tret\w+|posledn\w+)\s(?P<noun>[a-z]{3,})"
)
_NUMBERED = re.compile(
    r"\b(?P<thing>[a-z]{3,})\s(?:no\.?\s)?(?P<number>\d{1,3})\b"
    rf"(?!\s*(?:%|per|million|people|{MONTH}))"
)
_LABELLED = re.compile(
    r"\b(?P<thing>site|gate|room|hall|floor|platform|berth|pier|dock|bay|shaft|pit|well|furnace|reactor|boiler|turbine|"
    r"pump|unit|block|sector|zone|district|ward|route|line|train|flight|bus|tram|lorry|building|station|camp|plot|"
    r"phase|stage|article|section|chapter|paragraph|clause|rule|count|exhibit|case|lot|brigade|battalion)"
    r"\s(?:no\.?\s|number\s)?(?P<number>\d{1,4}[a-z]?)\b(?![.,:]\d|\s*(?:%|per\b|million|people))"
)
_MUTUAL = re.compile(
    r"\b(?:(?:had|have|has|having|held)\s(?:an?|any|some)\s(?:[\w-]+\s){1,3}|"
    r"(?:met|spoke|spoken|talked|slept|lived|worked|negotiated|corresponded|quarrelled|argued)\s)with\b"
)
"""What one has or does with another, the other has or does with the one."""
_BESIDE, _NEARLY = 0.6, 0.9
_COUNTS = {None, "person"}
_ANSWER, _ONE_WORD = 6, 0.8
SINGULAR = frozenset(["i", "he", "she", "il", "elle", "je", "ya", "ona"])
"""Pronouns of one person, as subjects."""


@remembered
def _ordinals(item: Proposition) -> dict[str, str]:
    """Nouns with their places in a row."""
    return {match["noun"]: match["place"] for match in _ORDINAL.finditer(item.folded)}


@remembered
def _numbered(item: Proposition) -> set[tuple[str, str]]:
    """Nouns with the number behind them, which measures nothing."""
    measures = {amount.start for amount in item.quantities if amount.unit is not None}
    found = _NUMBERED.finditer(item.folded)
    return {(match["thing"], match["number"]) for match in found if match.start("number") not in measures}


@remembered
def _labelled(item: Proposition) -> set[tuple[str, str]]:
    """Kinds of things with the number that is the name of one."""
    return {(match["thing"], match["number"]) for match in _LABELLED.finditer(item.folded)}
