"""Contradictions gathered by the question they turn on: who stands on which side, and who is silent.

Two contradictions belong to one dispute where they share a claim, or where claims of theirs say the same, on the same
axis. Sides are found by colouring: claims that contradict each other stand apart, claims that share their opponents
stand together. A claim without a contradiction of its own joins the side that it says the same as.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.canonical import content_id
from pipeline.relate.asking import yes_or_no
from pipeline.relate.propositions.comparison import Comparison
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.weights import Weights
from pipeline.relate.propositions.words import common_words
from pipeline.relate.relations import gravity
from pipeline.relate.rules.agents import blame_agent, meeting_agent
from pipeline.relate.rules.answers import points_back
from pipeline.relate.rules.candidates import Pairs, candidate_pairs
from pipeline.relate.rules.causes import gives_cause
from pipeline.relate.rules.contrasts import are_contrasted
from pipeline.relate.rules.edges import read_story
from pipeline.relate.rules.figures import counted_alike
from pipeline.relate.rules.reported import words_denied
from pipeline.relate.wording import is_foreign, position, question, short, speaks_of_himself, tells_what_is_counted
from pipeline.schema import AUTHOR, Axis, Claim, Contradiction, Dispute, Document, Side, SourceText
from pipeline.voice import Voices

_OWN_FAMILY: frozenset[Axis] = frozenset(
    ["numeric", "temporal", "initiator", "blame", "place", "agenda", "participant"]
)
_FIGURES = "numeric"
"""The family of figures of which no word beside both tells what they count."""
_SAME_LEAST, _SAME_MOST = 0.5, 0.7
NEAREST = 20
"""Partners of a claim among which those are looked for that say the same."""


def gather(
    contradictions: Sequence[Contradiction],
    claims: Sequence[Claim],
    documents: Sequence[Document],
    sources: Sequence[SourceText] = (),
) -> list[Dispute]:
    """Disputes of one story, the ones with most contradictions first; every contradiction is in exactly one.

    Args:
        contradictions: edges between `claims`.
        claims: all claims of the story, those without an edge too.
        documents: all documents of the story, those without a claim too; copies say of which (`voices.with_copies`).
        sources: the same with their texts, which tell what copies add.
    """
    if not contradictions:
        return []
    read = read_story(claims, documents)
    return gather_read(contradictions, read, candidate_pairs(read, NEAREST), documents, sources)


def gather_read(
    contradictions: Sequence[Contradiction],
    read: Sequence[Proposition],
    near: Pairs,
    documents: Sequence[Document],
    sources: Sequence[SourceText] = (),
) -> list[Dispute]:
    """The same on claims that are read already; among the pairs `near` those are looked for that say the same."""
    story = _Story(contradictions, read, near, documents, sources)
    disputes = [story.dispute(members) for members in story.components()]
    return sorted(disputes, key=lambda dispute: (-len(dispute.contradictions), dispute.id))


def with_disputes(contradictions: Iterable[Contradiction], disputes: Iterable[Dispute]) -> tuple[Contradiction, ...]:
    """The contradictions with the id of their dispute."""
    home = {edge: dispute.id for dispute in disputes for edge in dispute.contradictions}
    return tuple(edge.model_copy(update={"dispute": home.get(edge.id)}) for edge in contradictions)


def says_the_same(pair: Comparison) -> bool:
    """Tell whether two claims put forward one thing in other words: most of each is said by the other, of one subject
    and time."""
    if pair.a.sign != pair.b.sign or pair.days_part or pair.figures_part:
        return False
    if pair.same_claimant and pair.a.folded == pair.b.folded:
        return True  # his words, told twice
    if pair.subjects_part:
        return False
    if pair.a.lead and pair.b.lead and not pair.a.lead & pair.b.keys and not pair.b.lead & pair.a.keys:
        return False  # of two subjects
    return len(pair.content) > 1 and pair.least >= _SAME_LEAST and pair.most >= _SAME_MOST


@dataclass(frozen=True)
class _Node:
    """A claim within a family of axes: one claim may stand in a dispute on its number and in another on its truth."""

    order: int
    family: str


class _Story:
    """One story while its disputes are gathered."""

    def __init__(
        self,
        contradictions: Sequence[Contradiction],
        read: Sequence[Proposition],
        near: Pairs,
        documents: Sequence[Document],
        sources: Sequence[SourceText],
    ) -> None:
        self.read = read
        self.pairs: list[tuple[int, int]] = [(one, other) for one, other in near.T.tolist()]
        self.near: dict[int, list[int]] = defaultdict(list)
        for one, other in self.pairs:
            self.near[one].append(other)
            self.near[other].append(one)
        self.documents = {document.id: document for document in sorted(documents, key=lambda document: document.id)}
        self.voices = Voices(documents, sources)
        self.weights = Weights(read)
        self.common = common_words(item.claim.statement for item in read)
        places = {item.claim.id: item.order for item in read}
        self.edges = [edge for edge in contradictions if edge.a in places and edge.b in places]
        self.ends = {edge.id: (places[edge.a], places[edge.b]) for edge in self.edges}
        self.families = {edge.id: self._family(edge) for edge in self.edges}

    def _family(self, edge: Contradiction) -> str:
        one, other = self.ends[edge.id]
        if edge.axis == "numeric":
            alike = counted_alike(self.compared(one, other))
            return f"{_FIGURES} {alike}" if alike else _FIGURES
        return edge.axis if edge.axis in _OWN_FAMILY else "truth"

    def compared(self, one: int, other: int) -> Comparison:
        """Two claims by their places."""
        return Comparison(self.read[min(one, other)], self.read[max(one, other)], self.weights)

    def components(self) -> list[list[Contradiction]]:
        """Contradictions by question, each list in the order of the contradictions."""
        parent: dict[_Node, _Node] = {}

        def root(node: _Node) -> _Node:
            parent.setdefault(node, node)
            while parent[node] != node:
                parent[node] = parent[parent[node]]
                node = parent[node]
            return node

        nodes: dict[int, set[str]] = defaultdict(set)
        for edge in self.edges:
            family = self.families[edge.id]
            one, other = self.ends[edge.id]
            parent[root(_Node(one, family))] = root(_Node(other, family))
            nodes[one].add(family)
            nodes[other].add(family)
        for one, other in self._alike(nodes):
            for family in sorted(nodes[one] & nodes[other]):
                parent[root(_Node(one, family))] = root(_Node(other, family))
        for edge in self.edges:  # what is counted may be told beside one pair of figures and not beside another
            if self.families[edge.id] == _FIGURES:
                for place in self.ends[edge.id]:
                    for family in sorted(family for family in nodes[place] if family.startswith(_FIGURES)):
                        parent[root(_Node(place, family))] = root(_Node(place, _FIGURES))
        for edge in self.edges:  # three figures for one thing part in pairs, whatever word beside each pair tells it
            one, other = self.ends[edge.id]
            for family in sorted(nodes[one] & nodes[other]):
                here = root(_Node(one, family))
                if edge.axis == "numeric" and family.startswith("numeric") and here == root(_Node(other, family)):
                    parent[root(_Node(one, self.families[edge.id]))] = here
        groups: dict[_Node, list[Contradiction]] = defaultdict(list)
        for edge in self.edges:
            groups[root(_Node(self.ends[edge.id][0], self.families[edge.id]))].append(edge)
        return list(groups.values())

    def _alike(self, nodes: Mapping[int, set[str]]) -> list[tuple[int, int]]:
        """Pairs of claims with contradictions that turn on one thing, whichever sign they give it."""
        return [
            (one, other)
            for one, other in self.pairs
            if nodes.get(one, set()) & nodes.get(other, set()) and _is_one_question(self.compared(one, other))
        ]

    def dispute(self, edges: Sequence[Contradiction]) -> Dispute:
        """The dispute over one question."""
        sides = self._sides(edges)
        self._join(sides, self.families[edges[0].id])
        surest = sorted(edges, key=lambda edge: (-(edge.confidence or 0), edge.id))
        telling = [place for edge in surest for place in self.ends[edge.id]]
        built = sorted((self._side(members, telling) for members in sides), key=lambda side: side.claims)
        ids = list(self.documents)
        holding = {name: sum(name in side.documents for side in built) for name in ids}
        touched = self._touching(telling)
        first = min(edges, key=lambda edge: (*gravity(edge.status, edge.label), -(edge.confidence or 0), edge.id))
        return Dispute(
            id=content_id("d", edges[0].story, sorted(edge.id for edge in edges)),
            story=edges[0].story,
            question=self._question(first, sides),
            sides=built,
            contradictions=[edge.id for edge in edges],
            label=first.label,
            status=first.status,
            axis=first.axis,
            silent=[name for name in ids if not holding[name] and name not in touched],
            one_sided=[name for name in ids if holding[name] == 1],
            touching=[name for name in ids if not holding[name] and name in touched],
        )

    def _touching(self, telling: Sequence[int]) -> set[str]:
        """The documents that speak of what the claims are on, whatever they say of it: none of them is silent."""
        return {
            self.read[other].claim.document
            for place in telling
            for other in self.near[place]
            if _is_touched(self.compared(place, other))
        }

    def _sides(self, edges: Sequence[Contradiction]) -> list[list[int]]:
        """Claims by side: breadth first, each to the first side that holds none of its opponents."""
        axis = edges[0].axis
        against: dict[int, set[int]] = defaultdict(set)
        for edge in edges:
            one, other = self.ends[edge.id]
            against[one].add(other)
            against[other].add(one)
        sides: list[list[int]] = []
        placed: set[int] = set()
        waiting = sorted(against, key=lambda node: (-len(against[node]), node))
        while queue := [node for node in waiting if node not in placed][:1]:
            while queue:
                node = queue.pop(0)
                if node in placed:
                    continue
                placed.add(node)
                free = [side for side in sides if not any(self._apart(node, member, against, axis) for member in side)]
                if free:
                    free[0].append(node)
                else:
                    sides.append([node])
                queue += sorted(against[node] - placed)
        return sides

    def _apart(self, one: int, other: int, against: Mapping[int, set[int]], axis: Axis) -> bool:
        if other in against[one]:
            return True
        if axis == "numeric" and self.compared(one, other).figures_part:
            return True
        a, b = self.read[one], self.read[other]
        return a.sign * b.sign < 0 and _is_one_question(self.compared(one, other))

    def _join(self, sides: list[list[int]], family: str) -> None:
        """Claims that say the same as a claim of one side only."""
        side_of = {member: number for number, side in enumerate(sides) for member in side}
        wanting: dict[int, set[int]] = defaultdict(set)
        for inside, side in side_of.items():
            for outside in self.near[inside]:
                if outside not in side_of and self._supports(self.read[inside], self.read[outside], family):
                    opponents = [member for number, members in enumerate(sides) if number != side for member in members]
                    if not self._is_contrasted(outside, opponents):
                        wanting[outside].add(side)
        for order, wanted in sorted(wanting.items()):
            if len(wanted) == 1:
                sides[min(wanted)].append(order)

    def _is_contrasted(self, order: int, opponents: Sequence[int]) -> bool:
        """What the claim says is said of another thing or time than what some opponent denies or holds."""
        pairs = (self.compared(order, other) for other in opponents)
        return any(pair.denial and are_contrasted(pair, pair.denial[1], pair.denial[0]) for pair in pairs)

    def _supports(self, inside: Proposition, outside: Proposition, family: str) -> bool:
        pair = self.compared(inside.order, outside.order)
        if inside.claim.claimant.name in {via.name for via in outside.claim.via}:
            return False  # what a claimant of the side says that somebody said is not yet held by that one
        if family in ("initiator", "blame") and inside.sign != outside.sign:
            return False
        if family == "initiator":
            return _same_agent(meeting_agent(inside), meeting_agent(outside)) and len(pair.content) > 0
        if family == "blame":
            return _same_agent(blame_agent(inside), blame_agent(outside)) and len(pair.content) > 0
        if not says_the_same(pair):
            return False
        if family == "temporal":
            return bool(
                {clock.minute for clock in inside.clocks} & {clock.minute for clock in outside.clocks}
                or (inside.days and outside.days)
            )
        if family.startswith("numeric"):
            return any(
                one.low == other.low and one.high == other.high and one.unit == other.unit
                for one in inside.quantities
                for other in outside.quantities
            )
        return True

    def _side(self, members: Sequence[int], telling: Sequence[int]) -> Side:
        claims = [self.read[order].claim for order in sorted(members)]
        named = sorted({self.voices.of(claim) for claim in claims if claim.claimant.name != AUTHOR})
        authors = sorted({self.voices.of(claim) for claim in claims if claim.claimant.name == AUTHOR})
        spoken = next(
            (self.read[place] for place in telling if place in members and not self.read[place].pronoun),
            self.read[min(members)],
        )
        return Side(
            position=position(spoken.claim, self._language(spoken)),
            claimants=list(dict.fromkeys([*named, *authors])),
            claims=[claim.id for claim in claims],
            documents=sorted({claim.document for claim in claims}),
        )

    def _question(self, edge: Contradiction, sides: Sequence[Sequence[int]]) -> str:
        one, other = (self.read[place] for place in self.ends[edge.id])
        blamed = "cause" if gives_cause(one) and gives_cause(other) else "culprit"
        subject = edge.axis if edge.axis == "initiator" else blamed if edge.axis == "blame" else "truth"
        if told := next((told for item in (one, other) if (told := self._words_denied(item))), None):
            return yes_or_no(short(told).rstrip(".!? "))
        denied = one if one.sign < other.sign else other
        held = other if denied is one else one
        # What is denied, put in the positive, is the question; what is held, where it only points back.
        plain = denied.claim.factuality.endswith("-") and not points_back(denied)
        plain = plain and one.sign != other.sign and edge.axis != "numeric"
        chosen = denied if plain and subject == "truth" else held
        if edge.mechanism == "numeric" and speaks_of_himself(chosen.claim):
            chosen = denied if chosen is held else held
        if edge.axis == "numeric" and subject == "truth" and not tells_what_is_counted(chosen.claim):
            chosen = next((item for item in (one, other) if tells_what_is_counted(item.claim)), chosen)
        asked = self._standing_alone(chosen, sides)
        if self._is_foreign(asked):  # no sentence is made of it: rather of the other, and words without their denial
            asked = min((held, denied), key=self._is_foreign)
        return question(asked.claim, edge.axis, subject, self.common, self._language(asked))

    def _words_denied(self, item: Proposition) -> str | None:
        """What a claim in English says that somebody denied."""
        return None if self._is_foreign(item) else words_denied(item)

    def _language(self, item: Proposition) -> str | None:
        home = self.documents.get(item.claim.document)
        return home.language if home else None

    def _is_foreign(self, item: Proposition) -> bool:
        return is_foreign(item.claim.statement, self._language(item))

    def _standing_alone(self, chosen: Proposition, sides: Sequence[Sequence[int]]) -> Proposition:
        """The claim, or where a pronoun begins it the first of its side that says as much with a noun."""
        if chosen.pronoun is None:
            return chosen
        beside = next((side for side in sides if chosen.order in side), [])
        others = (self.read[order] for order in sorted(beside))
        return next((item for item in others if chosen.keys <= item.keys and not points_back(item)), chosen)


def _is_one_question(pair: Comparison) -> bool:
    """The two claims turn on one thing, whatever they say of it."""
    return len(pair.content) > 1 and not pair.days_part and pair.least >= 0.4 and pair.most >= 0.6


def _is_touched(pair: Comparison) -> bool:
    """The two claims speak of one matter."""
    told = len(pair.content)
    return (told > 2 and pair.most >= 0.4) or (told > 1 and pair.most >= 0.5 and pair.least >= 0.3)


def _same_agent(one: object, other: object) -> bool:
    return one is not None and other is not None and getattr(one, "key", 0) == getattr(other, "key", 1)
