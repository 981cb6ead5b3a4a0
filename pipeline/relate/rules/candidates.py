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
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log

import numpy as np
import numpy.typing as npt
from scipy import sparse

from pipeline.names import fold, skeleton
from pipeline.relate.propositions.keys import key_of
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.reading import propositions
from pipeline.relate.rules.agents import blame_agent, first_agent, meeting_agent
from pipeline.schema import Claim, Document, LookedAt

PARTNERS = 100
"""How many partners a claim is given in a story that is not small."""
ALIKE = 10
"""How many of a claim's partners may have the same content words but for names, as the lines of a table have."""
_SMALL = 50_000
"""Pairs of claims, each counted from both, up to which a story is looked at as a whole."""
_BLOCK = 256
_AROUND, _EVENT, _OPPOSITE, _OWN = 0.1, 1.5, 1.3, 0.3
_TURNING = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|cannot|but|only|ne|pas|jamais|rien|que|net|nikto)\b|n't\b"
)
_NEAREST, _TAKEN = 5, 0.5
"""How many claims a claim takes keys of, and how much of them."""
_COGNATE = 5
_NEIGHBOURS = 2


Pairs = npt.NDArray[np.int64]
"""Pairs of a story's claims by their places, 2 × n, the earlier claim of each first; likeliest pairs first."""


def candidates(
    claims: Sequence[Claim], documents: Sequence[Document] = (), partners: int | None = None
) -> list[tuple[Claim, Claim]]:
    """Pairs of claims of one story that may contradict each other, likeliest first, each pair once in the claims'
    order."""
    read = propositions(claims, {document.id: document for document in documents})
    return [(read[one].claim, read[other].claim) for one, other in candidate_pairs(read, partners).T.tolist()]


def candidate_pairs(read: Sequence[Proposition], partners: int | None = None) -> Pairs:
    """The same on claims that are read already; `order` of a proposition is its place in `read`."""
    copies = _copies(read)
    firsts = [group[0] for group in copies]
    if len(firsts) < 2:
        return np.empty((2, 0), dtype=np.int64)
    around = contexts(read)
    matrix = _expanded(_matrix([_features(read[first], around[read[first].order]) for first in firsts]))
    signs = np.array([read[first].sign for first in firsts])
    found = _partners(matrix, signs, partners or max(PARTNERS, _SMALL // len(firsts)))
    places, scores = _placed(_few_of_a_kind(found, _kinds([read[first] for first in firsts])), copies)
    likeliest = places[:, np.lexsort((places[1], places[0], -scores.round(9)))]
    stated = _stated(read)
    return likeliest[:, stated[likeliest[0]] != stated[likeliest[1]]]


def _placed(
    partners: Iterable[tuple[int, npt.NDArray[np.int32], npt.NDArray[np.float64]]], copies: Sequence[Sequence[int]]
) -> tuple[Pairs, npt.NDArray[np.float64]]:
    """Pairs of claims by their places, in no order, each once with the score it has first, and the scores.

    Each copy of a claim meets the first of its partners' copies, so ten copies cost ten pairs, not a hundred.
    """
    firsts = np.array([group[0] for group in copies])
    has_copies = np.array([len(group) > 1 for group in copies])
    pairs, scores = [], []
    for one, others, near in partners:
        pairs.append(np.stack((np.full(len(others), firsts[one]), firsts[others])))
        scores.append(near)
        for at in np.flatnonzero(has_copies[others] | has_copies[one]):
            group = copies[others[at]]
            more = [(member, group[0]) for member in copies[one][1:]] + [(firsts[one], member) for member in group[1:]]
            pairs.append(np.array(more).T)
            scores.append(np.full(len(more), near[at]))
    ordered = np.sort(np.concatenate(pairs, axis=1), axis=0)
    kept = _once(ordered)
    return ordered[:, kept], np.concatenate(scores)[kept]


def _once(pairs: Pairs) -> npt.NDArray[np.int64]:
    """Where each pair stands first, pairs in the order of their claims."""
    return np.unique(pairs[0] << 32 | pairs[1], return_index=True)[1]


def ranks(pairs: Pairs) -> npt.NDArray[np.int64]:
    """Which of its partners, likeliest first, the other claim is to each claim of each pair: 2 × n, from 1."""
    claims = pairs.T.ravel()  # in the order in which they meet their partners
    order = np.argsort(claims, kind="stable")
    ordered = claims[order]
    found = np.empty(len(claims), dtype=np.int64)
    found[order] = np.arange(1, len(claims) + 1) - np.searchsorted(ordered, ordered)
    return found.reshape(-1, 2).T


def nearest(pairs: Pairs, partners: int) -> Pairs:
    """The pairs in which one claim is among the other's first `partners`; copies of a partner count."""
    return pairs[:, ranks(pairs).min(axis=0) <= partners]


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


def looked_at(read: Sequence[Proposition], pairs: Pairs) -> list[LookedAt]:
    """The pairs as a run records them: a claim and those that say the same in the same words, with their partners."""
    copies = _copies(read)
    home = np.empty(len(read), dtype=np.int64)
    for number, group in enumerate(copies):
        home[group] = number
    partners: dict[int, list[int]] = defaultdict(list)
    homes = np.sort(home[pairs], axis=0)
    for one, other in homes[:, _once(homes)].T.tolist():
        partners[one].append(other)
    named = [[read[place].claim.id for place in group] for group in copies]
    return [
        LookedAt(
            story=read[copies[one][0]].claim.story,
            claims=named[one],
            partners=[name for other in others for name in named[other]],
        )
        for one, others in partners.items()
    ]


def _partners(
    matrix: sparse.csr_matrix, signs: npt.NDArray[np.int64] | None, partners: int
) -> Iterator[tuple[int, npt.NDArray[np.int32], npt.NDArray[np.float64]]]:
    """Each claim with its best partners and their scores, best first; with `signs`, opposite ones are likelier."""
    for low in range(0, matrix.shape[0], _BLOCK):
        block = (matrix[low : low + _BLOCK] @ matrix.T).tocsr()
        rows = np.repeat(np.arange(low, low + block.shape[0]), np.diff(block.indptr))
        weighed = block.data
        if signs is not None:
            weighed = np.where(signs[block.indices] * signs[rows] < 0, _OPPOSITE, 1.0) * weighed
        rounded = weighed.round(9)
        rounded[block.indices == rows] = 0  # no claim is its own partner
        least = [_least(rounded[first:last], partners) for first, last in pairwise(block.indptr.tolist())]
        near = np.flatnonzero((rounded >= np.array(least)[rows - low]) & (rounded > 0))
        near = near[np.lexsort((block.indices[near], -rounded[near], rows[near]))]
        bounds = np.searchsorted(rows[near], np.arange(low, low + block.shape[0] + 1))
        for one, (first, last) in enumerate(pairwise(bounds.tolist()), low):
            best = near[first : min(last, first + partners)]
            yield one, block.indices[best], weighed[best]


def _least(scores: npt.NDArray[np.float64], partners: int) -> float:
    """The score that the best `partners` have at least; 0 where there are no more of them."""
    return float(np.partition(scores, -partners)[-partners]) if len(scores) > partners else 0.0


def _kinds(read: Sequence[Proposition]) -> npt.NDArray[np.int64]:
    """A number for each claim, the same for those that have the same content words but for names, and one sign."""
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault((item.keys - item.names, item.sign), len(numbers)) for item in read])


def _few_of_a_kind(
    partners: Iterable[tuple[int, npt.NDArray[np.int32], npt.NDArray[np.float64]]], kinds: npt.NDArray[np.int64]
) -> Iterator[tuple[int, npt.NDArray[np.int32], npt.NDArray[np.float64]]]:
    """The same with at most `ALIKE` partners of a kind, the best of them; kinds that have no more are left alone."""
    many = np.bincount(kinds) > ALIKE
    for one, others, near in partners:
        of_others = kinds[others]
        if many[of_others].any():
            order = np.argsort(of_others, kind="stable")  # best first within a kind
            ordered = of_others[order]
            rank = np.empty(len(others), dtype=np.int64)
            rank[order] = np.arange(len(others)) - np.searchsorted(ordered, ordered)
            others, near = others[rank < ALIKE], near[rank < ALIKE]
        yield one, others, near


def _expanded(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Each claim with part of the keys of its nearest, weighed by how near they are."""
    claims, others, scores = zip(*_partners(matrix, None, _NEAREST), strict=True)
    rows = np.repeat(claims, [len(found) for found in others])
    places = (rows, np.concatenate(others))
    near = sparse.csr_matrix((np.concatenate(scores), places), shape=(matrix.shape[0], matrix.shape[0]))
    shares = sparse.diags(_TAKEN / np.maximum(np.asarray(near.sum(axis=1)).ravel(), 1e-9))
    return sparse.csr_matrix(matrix + shares @ near @ matrix)


def contexts(read: Sequence[Proposition]) -> dict[int, frozenset[str]]:
    """For each claim, by its order, the keys of the claims around it in its document, its own included."""
    found: dict[int, frozenset[str]] = {}
    for place, item in enumerate(read):
        around = read[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
        found[item.order] = frozenset(
            key for other in around if other.claim.document == item.claim.document for key in other.keys
        )
    return found


def _stated(read: Sequence[Proposition]) -> npt.NDArray[np.int64]:
    """A number for each claim, the same for those that one place in one document states of one claimant: they cannot
    contradict each other."""
    numbers: dict[object, int] = {}
    stated = (
        (item.claim.document, tuple((span.start, span.end) for span in item.claim.evidence), item.claim.claimant.name)
        for item in read
    )
    return np.array([numbers.setdefault(place, len(numbers)) for place in stated])


def _features(item: Proposition, around: frozenset[str]) -> dict[str, float]:
    """Keys, and what helps across languages: cognates; what parts accounts: units, times, what an open denial refers
    to."""
    found = dict.fromkeys(around, 0.5 if item.is_open and item.sign < 0 else _AROUND)
    found.update(dict.fromkeys(item.keys, 1.0))
    found.update(dict.fromkeys(item.own_names, _OWN))
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
    if first_agent(item):
        found["%first"] = 1.0
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
