"""A claim as the rules know it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from pipeline.names import fold
from pipeline.relate.propositions.keys import keys_of, name_key
from pipeline.relate.propositions.quantities import Quantity
from pipeline.relate.propositions.times import WEEKDAY, Clock, Day
from pipeline.relate.speakers.roles import TITLES
from pipeline.schema import Claim

_SUBORDINATE = re.compile(
    r"(?<=[\w.]{3}),?\s(?:(?:immediately|shortly|soon|just|only|even|long|hours|days)\s)?"
    r"(?:after|before|when|while|because|until|once|although|though|unless|whereas)\s"
)
_OTHER = re.compile(
    r"^(?!.*\bone\b.*\bthe other\b).*\bthe other\b(?=['’]s\b|$|[.,;]|\s(?:side|party|camp|country|state|team|man|woman|"
    r"one|government|minist\w+|company|union|had|has|have|was|were|is|are|did|does|would|will|could|can|must|should|may|"
    r"might|\w+ed)\b)"
    r"|\bl'autre\b(?=$|[.,;]|\s(?:partie|camp|cote|pays|equipe|avait|a|est|etait|n'|ne)\b)"
    r"|\bdrug(?:aya|oy|uyu|ogo)\b(?=$|[.,;]|\s(?:storon|uchastnik|strana|strany))"
)
_DISTRIBUTED = re.compile(r"(?:each|either|every|chacun\w*|chaque|kazhd\w+)\b")
_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b")
_TITLES = frozenset(f"@{name_key(title)}" for title in TITLES | {"councillor", "inspector", "coach"})
_OWN = re.compile(r"\b(?:it|its|they|their|he|his|she|her|sa|son|ses|leur|il|elle|svo\w+|ego|ee|ona|on)\b")


@dataclass(frozen=True, eq=False)
class Proposition:
    """What the rules know of one claim.

    `keys` are the content words: `#state`, `@name`, `=concept` or a stem; `lead` those of them before the first verb.
    `predicate` is the key of what is said of the subject, `None` where a verb of reporting stands there.
    `kinds` pairs keys with the kind of thing they name (*van*, vehicle).
    `sign` is +1 where the claimant holds the statement, -1 where he denies it, 0 where he commits to neither or
    only says what would be.
    `full_names` are the keys of names that stand side by side, *Ada Ranvik*, in order.
    `pronoun` is the subject where it is a pronoun that nobody resolved.
    `issuer` is who gives the claim's figures, folded: the claimant, or the publisher of what the author says.
    `outlet` is the publisher of its document, as told.
    `first_name` is the key of the first word where some claimant of the story is named so, which tells that it is a
    name though every first word is written large.
    """

    claim: Claim
    order: int
    language: str
    keys: frozenset[str]
    kinds: frozenset[tuple[str, str]]
    lead: frozenset[str]
    predicate: str | None
    sign: int
    is_joint: bool
    is_open: bool
    pronoun: str | None
    quantities: tuple[Quantity, ...]
    clocks: tuple[Clock, ...]
    days: tuple[Day, ...]
    folded: str
    near: tuple[tuple[Quantity, frozenset[str]], ...]
    full_names: tuple[tuple[str, ...], ...]
    published: str | None
    issuer: str | None = None
    outlet: str | None = None
    first_name: str | None = None

    @property
    def is_certain(self) -> bool:
        """The claimant is sure of it, be it a yes or a no."""
        return self.claim.factuality.startswith("CT")

    @property
    def is_held(self) -> bool:
        """The claimant is sure that it is so, and says so without a no."""
        return self.claim.factuality == "CT+" and self.sign > 0

    @cached_property
    def weekdays(self) -> frozenset[str]:
        """Days of the week that the statement names, in English."""
        return frozenset(_WEEKDAY.findall(self.folded))

    @cached_property
    def is_relative(self) -> bool:
        """It says another thing in each mouth: *the other had asked*, or of *its* troops where each side speaks."""
        each = _DISTRIBUTED.match(fold(self.claim.claimant.name or "")) is not None
        return _OTHER.search(self.folded) is not None or (each and _OWN.search(self.folded) is not None)

    @cached_property
    def main(self) -> frozenset[str]:
        """The keys of the main clause: not of what stands behind *after*, *when*, *because* and the like."""
        match = _SUBORDINATE.search(self.folded)
        if match is None:
            return self.keys
        return self.keys_in(self.folded[: match.start()])

    def keys_in(self, part: str) -> frozenset[str]:
        """The keys that stand in a part of the folded statement."""
        words = re.findall(r"[\w'-]+", part)
        return self.keys & keys_of((word.removesuffix("'s") for word in words), self.language)

    @cached_property
    def names(self) -> frozenset[str]:
        """The keys that are names of people, states, places."""
        return frozenset(key for key in self.keys if key[0] in "#@")

    @cached_property
    def kind_names(self) -> frozenset[str]:
        """The kinds of things that it names."""
        return frozenset(kind for _, kind in self.kinds)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The keys of names that stand alone."""
        return frozenset(name[0] for name in self.full_names if len(name) == 1)

    @cached_property
    def lead_names(self) -> frozenset[str]:
        """The names before the first verb."""
        return self.lead & self.names

    @cached_property
    def lead_persons(self) -> frozenset[tuple[str, ...]]:
        """The names before the first verb that have a first name, without titles."""
        plain = (tuple(key for key in name if key not in _TITLES) for name in self.full_names)
        return frozenset(name for name in plain if len(name) > 1 and self.lead.issuperset(name))

    @cached_property
    def claimant_keys(self) -> frozenset[str]:
        """The keys of the claimant's name, as a name and as plain words."""
        return keys_of(fold(self.claim.claimant.name or "").split(), "en")

    @cached_property
    def own_names(self) -> frozenset[str]:
        """The keys that name the claimant, who speaks of himself."""
        return self.claimant_keys & self.keys

    @cached_property
    def concepts(self) -> frozenset[str]:
        """The concepts among the keys."""
        return frozenset(key[1:] for key in self.keys if key.startswith("="))
