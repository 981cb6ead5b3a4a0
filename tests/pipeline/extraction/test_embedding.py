"""The parser's vectors are those that spaCy makes, however often a word stands in a batch."""

from __future__ import annotations

import numpy as np
import spacy

from pipeline.extraction.rules.parsed.tree import _MODEL, Parser, _pipeline

SENTENCES = ["The quay was closed.", "The quay was not closed, the mayor said.", "Closed?", "The quay was closed."]


def test_equal_words_of_a_batch_share_the_vector_that_each_would_have() -> None:
    plain = spacy.load(_MODEL, exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])
    expected = plain.get_pipe("tok2vec").predict([plain.make_doc(sentence) for sentence in SENTENCES])
    found = _pipeline().get_pipe("tok2vec").predict([_pipeline().make_doc(sentence) for sentence in SENTENCES])
    for one, other in zip(expected, found, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-5)


def test_nothing_to_parse_gives_no_tree_and_one_word_gives_one() -> None:
    assert Parser().parse([]) == []
    (tree,) = Parser().parse(["Closed"])
    assert tree.words == ["Closed"]
