"""How much of a claim another can say at most, for many pairs at once, before any pair is looked at closely."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse

from pipeline.relate.propositions.concepts import OPPOSITES
from pipeline.relate.propositions.proposition import Proposition
from pipeline.relate.propositions.weights import Weights

_ROUNDING = 1e-9


def reach(read: Sequence[Proposition], pairs: npt.NDArray[np.int64], weights: Weights) -> npt.NDArray[np.float64]:
    """What no `Comparison.cover` of the claims exceeds, 2 × n, for pairs given by places in `read`, 2 × n.

    The keys that both have count, and those of a claim that may be as good as said, or be left out, though the other
    has them not: first names, the claimant's own, things that have a kind, words that have an opposite. Where no key is
    shared nothing is said.
    """
    columns = {key: place for place, key in enumerate(sorted({key for item in read for key in item.keys}))}
    bounds = np.cumsum([0, *(len(item.keys) for item in read)])
    places = np.array([columns[key] for item in read for key in item.keys], dtype=np.int64)
    shape = (len(read), len(columns))
    held = sparse.csr_matrix((np.ones(len(places)), places, bounds), shape=shape)
    told = np.array([weights.light(frozenset([key])) for key in columns])
    weighed = sparse.csr_matrix((told[places], places, bounds), shape=shape)
    one, other = pairs
    shared = np.asarray(weighed[one].multiply(held[other]).sum(axis=1)).ravel()
    whole = np.array([weights.whole(item) for item in read])
    loose = np.array([weights.light(_loose(item)) for item in read])
    return np.where(shared > 0, (shared + loose[pairs]) / np.maximum(whole[pairs], _ROUNDING) + _ROUNDING, 0.0)


def _loose(item: Proposition) -> frozenset[str]:
    first_names = {key for name in item.full_names for key in name[:-1]}
    opposites = {f"={concept}" for concept in item.concepts & OPPOSITES.keys()}
    return item.keys & (first_names | item.claimant_keys | opposites | {key for key, _ in item.kinds})
