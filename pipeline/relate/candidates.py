"""Which pairs of a story's claims are worth a decision: those that share what their story rarely says.

A claim is a bag of weighted keys; its partners are the best of a sparse product of the story with itself, so a story of
n claims costs two matrix products and no pair is looked at that shares nothing. Words count by their rarity in the
story (idf); the label of the event, a shared figure's unit, a time of day, the claims around and an opposite sign count
too, since that is where accounts part. Each claim also takes on part of the keys of its nearest claims (Rocchio's
expansion), so that two that share no word meet through a third.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

import numpy as np
import numpy.typing as npt
from scipy import sparse

from pipeline.relate.agents import blame_agent, meeting_agent
from pipeline.relate.names import fold, skeleton
from pipeline.relate.propositions import Proposition, key_of, propositions
from pipeline.schema import Claim, Document, LookedAt

PARTNERS = 100
"""How many partners a claim is given in a story that is not small."""
_SMALL = 50_000
"""Pairs of claims, each counted from both, up to which a story is looked at as a whole."""
_BLOCK = 1024
_AROUND, _EVENT, _OPPOSITE = 0.1, 1.5, 1.3
_TURNING = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|cannot|but|only|ne|pas|jamais|rien|que|net|nikto)\b|n't\b"
)
_NEAREST, _TAKEN = 5, 0.5
"""How many claims a claim takes keys of, and how much of them."""
_COGNATE = 5
_NEIGHBOURS = 2


@dataclass(frozen=True)
class Candidate:
    """A pair of propositions in story order and its score; only the order of scores means anything."""

    a: Proposition
    b: Proposition
    score: float


def candidates(
    claims: Sequence[Claim], documents: Sequence[Document] = (), partners: int | None = None
) -> list[tuple[Claim, Claim]]:
    """Pairs of claims of one story that may contradict each other, likeliest first, each pair once in the claims'
    order."""
    read = propositions(claims, {document.id: document for document in documents})
    return [(pair.a.claim, pair.b.claim) for pair in candidate_pairs(read, partners)]


def candidate_pairs(read: Sequence[Proposition], partners: int | None = None) -> list[Candidate]:
    """The same on claims that are read already; `order` of a proposition is its place in `read`."""
    copies = _copies(read)
    firsts = [group[0] for group in copies]
    if len(firsts) < 2:
        return []
    best: dict[tuple[int, int], float] = {}
    around = contexts(read)
    matrix = _expanded(_matrix([_features(read[first], around[read[first].order]) for first in firsts]))
    signs = np.array([read[first].sign for first in firsts])
    for one, other, score in _partners(matrix, signs, partners or max(PARTNERS, _SMALL // len(firsts))):
        # Each copy of a claim meets the first of its partners' copies, so ten copies cost ten pairs, not a hundred.
        pairs = {(member, copies[other][0]) for member in copies[one]} | {
            (copies[one][0], member) for member in copies[other]
        }
        for left, right in pairs:
            place = (left, right) if left < right else (right, left)
            if place not in best and not _is_same(read[left], read[right]):
                best[place] = score
    ordered = sorted(best.items(), key=lambda item: (-round(item[1], 9), item[0]))
    return [Candidate(read[one], read[other], score) for (one, other), score in ordered]


def nearest(pairs: Sequence[Candidate], partners: int) -> list[Candidate]:
    """Of candidate pairs, likeliest first, those in which one claim is among the other's first `partners`; copies of a
    partner count."""
    seen: Counter[int] = Counter()
    found = []
    for pair in pairs:
        seen[pair.a.order] += 1
        seen[pair.b.order] += 1
        if min(seen[pair.a.order], seen[pair.b.order]) <= partners:
            found.append(pair)
    return found


def _copies(read: Sequence[Proposition]) -> list[list[int]]:
    """Places of claims that say the same in the same words, first ones first."""
    groups: dict[object, list[int]] = {}
    for place, item in enumerate(read):
        figures = tuple((amount.low, amount.high, amount.unit) for amount in item.quantities)
        times = tuple((clock.minute, clock.zone) for clock in item.clocks) + tuple(
            (day.month, day.day) for day in item.days
        )
        turned = tuple(_TURNING.findall(item.folded))
        same = (item.keys, item.lead, item.sign, turned, item.is_joint, figures, times, item.claim.modality)
        groups.setdefault(same if item.keys else place, []).append(place)
    return list(groups.values())


def looked_at(read: Sequence[Proposition], pairs: Sequence[Candidate]) -> list[LookedAt]:
    """The pairs as a run records them: a claim and those that say the same in the same words, with their partners."""
    copies = _copies(read)
    home = {place: number for number, group in enumerate(copies) for place in group}
    partners: Mapping[int, set[int]] = defaultdict(set)
    for pair in pairs:
        one, other = sorted((home[pair.a.order], home[pair.b.order]))
        partners[one].add(other)
    return [
        LookedAt(
            story=read[copies[one][0]].claim.story,
            claims=[read[place].claim.id for place in copies[one]],
            partners=[read[place].claim.id for other in sorted(partners[one]) for place in copies[other]],
        )
        for one in sorted(partners)
    ]


def _partners(
    matrix: sparse.csr_matrix, signs: npt.NDArray[np.int64] | None, partners: int
) -> Iterator[tuple[int, int, float]]:
    """Each claim's best partners and their score; with `signs`, opposite ones are likelier."""
    for low in range(0, matrix.shape[0], _BLOCK):
        block = (matrix[low : low + _BLOCK] @ matrix.T).tocsr()
        for row in range(block.shape[0]):
            one = low + row
            places = block.indices[block.indptr[row] : block.indptr[row + 1]]
            scores = block.data[block.indptr[row] : block.indptr[row + 1]]
            others = places != one
            places, scores = places[others], scores[others]
            if signs is not None:
                scores = np.where(signs[places] * signs[one] < 0, _OPPOSITE, 1.0) * scores
            best = np.lexsort((places, -scores.round(9)))[:partners]
            for other, score in zip(places[best].tolist(), scores[best].tolist(), strict=True):
                yield one, other, score


def _expanded(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Each claim with part of the keys of its nearest, weighed by how near they are."""
    near = sparse.lil_matrix((matrix.shape[0], matrix.shape[0]))
    for one, other, score in _partners(matrix, None, _NEAREST):
        near[one, other] = score
    shares = sparse.diags(_TAKEN / np.maximum(np.asarray(near.sum(axis=1)).ravel(), 1e-9))
    return sparse.csr_matrix(matrix + shares @ near.tocsr() @ matrix)


def contexts(read: Sequence[Proposition]) -> dict[int, frozenset[str]]:
    """For each claim, by its order, the keys of the claims around it in its document, its own included."""
    found: dict[int, frozenset[str]] = {}
    for place, item in enumerate(read):
        around = read[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
        found[item.order] = frozenset(
            key for other in around if other.claim.document == item.claim.document for key in other.keys
        )
    return found


def weights(read: Sequence[Proposition]) -> dict[str, float]:
    """How much each key tells within this story: inverse document frequency over claims, never nothing."""
    counts = Counter(key for item in read for key in item.keys)
    return {key: log(1 + len(read) / count) for key, count in counts.items()}


def _is_same(one: Proposition, other: Proposition) -> bool:
    """Two claims that one place in one document states in one way cannot contradict each other."""
    a, b = one.claim, other.claim
    return a.document == b.document and a.evidence == b.evidence and a.claimant.name == b.claimant.name


def _features(item: Proposition, around: frozenset[str]) -> dict[str, float]:
    """Keys, and what helps across languages: cognates; what parts accounts: units, times, what an open denial refers
    to."""
    found = dict.fromkeys(around, 0.5 if item.is_open and item.sign < 0 else _AROUND)
    found.update(dict.fromkeys(item.keys, 1.0))
    for word in fold(item.claim.event or "").split():
        if key := key_of(word, "en", False):
            found[f"!{key}"] = _EVENT
    for key in item.keys:
        if cognate := _cognate(key):
            found[cognate] = 0.5
    for amount, around in item.near:
        if amount.unit:
            found[f"%{amount.unit}"] = 0.7
        for key in around:
            found[f"%{key}"] = 0.5
    for agent in filter(None, (meeting_agent(item), blame_agent(item))):
        found["%blame" if agent.act in ("claimed", "blamed") else "%initiator"] = 1.0
    if any(amount.unit == "minute" for amount in item.quantities):
        found["%lasting"] = 1.0
    if item.clocks:
        found["%clock"] = 0.7
    return found


@lru_cache(maxsize=65536)
def _cognate(key: str) -> str | None:
    """The sound of a word's beginning, for words that have relatives in other languages."""
    word = key.lstrip("@")
    return f"~{skeleton(word)[:_COGNATE]}" if key[0] not in "#=" and len(word) > _COGNATE else None


def _matrix(features: Sequence[dict[str, float]]) -> sparse.csr_matrix:
    counts = Counter(key for found in features for key in found)
    total = len(features)
    columns = {key: place for place, key in enumerate(sorted(counts))}
    rows, places, data = [], [], []
    for row, found in enumerate(features):
        for key, weight in sorted(found.items()):
            rows.append(row)
            places.append(columns[key])
            data.append(weight * max(0.1, log((1 + total) / (0.5 + counts[key]))))
    matrix = sparse.csr_matrix((data, (rows, places)), shape=(total, len(columns)))
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    # Short claims are not punished for what they leave out: half-way between a cosine and a plain product.
    return sparse.csr_matrix(sparse.diags(1 / np.maximum(lengths, 1e-9) ** 0.75) @ matrix)
