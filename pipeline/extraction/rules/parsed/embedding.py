"""The vectors that the parser begins with: a word's own, whatever stands beside it, so equal words share one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from thinc.api import Model, chain
from thinc.types import Ragged


def embed_once(embedding: Model[Any, Any]) -> None:
    """Have an embedding of spaCy's (features of tokens, their vectors, these mixed) make each word's vector once a
    batch, in place."""
    features, joined, vectors, mixed, parted = embedding.layers
    of_words: Model[Ragged, Ragged] = Model("embed_once", _forward, layers=[chain(vectors, mixed)])
    embedding.layers[:] = [features, joined, of_words, parted]


def _forward(
    model: Model[Ragged, Ragged],
    tokens: Ragged,
    is_train: bool,  # noqa: ARG001, thinc gives it by name; this is read with, never trained
) -> tuple[Ragged, Callable[[Ragged], Ragged]]:
    """Rows of features, one a token, to rows of numbers."""
    rows: Any = np.ascontiguousarray(tokens.dataXd)
    whole = np.dtype((np.void, rows.dtype.itemsize * rows.shape[1]))
    numbers: dict[Any, int] = {}
    of_token = [numbers.setdefault(row, len(numbers)) for row in rows.view(whole).ravel().tolist()]
    first = np.unique(of_token, return_index=True)[1]
    count: Any = np.array([len(first)], dtype="i")
    words = model.layers[0].predict(Ragged(rows[first], count))
    return Ragged(words.dataXd[of_token], tokens.lengths), lambda change: change
