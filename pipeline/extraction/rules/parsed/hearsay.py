"""Hearsay with nobody behind it: *the bridge was reportedly sold*, *allegedly, he took bribes*, *the court heard*."""

from __future__ import annotations

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.finding import FINITE, RELATIVES, Finding, around, sentence_bounds
from pipeline.extraction.rules.parsed.subjects import singular
from pipeline.extraction.rules.parsed.tree import Tree

_CLAUSES = frozenset("ROOT ccomp advcl relcl conj parataxis acl".split())
_JOINTS = RELATIVES | {"and", "but", "or", "while", "because", "that", "whose", "whom", ","}


_HEARERS = frozenset("court jury juror inquest tribunal inquiry hearing trial".split())


def is_hearing(tree: Tree, i: int, lemma: str, subject: int | None) -> bool:
    """*A court heard that …*, headlines' *…, court told*: the subject listens, and nobody says to whom."""
    if subject is None or singular(tree.lower[subject]) not in _HEARERS:
        return False
    return lemma == "hear" or (lemma == "tell" and tree.child(i, "dobj", "dative") is None)


def hearsay(tree: Tree, found: list[Finding]) -> list[Finding]:
    """One finding for each clause that an adverb of hearsay makes a report, and no cue of `found` does."""
    reporting = {f.verb for f in found if f.content}
    out = []
    for i, word in enumerate(tree.lower):
        if word not in lexicon.HEARSAY_ADVERBS or tree.tag[i] != "RB":
            continue
        clause = _clause_of(tree, i)
        if clause is None or clause in reporting:
            continue
        told = next((f for f in found if f.kind == "phrase" and any(a <= i < b for a, b in f.content)), None)
        if told is not None:  # reportedly, according to the Lantern
            told.hedged = True
            continue
        bounds = sentence_bounds(tree, i)
        start, stop = max(tree.left[clause], bounds[0]), min(tree.right[clause] + 1, bounds[1])
        while start < clause and (tree.dep[start] in ("mark", "cc") or tree.lower[start] in _JOINTS):
            start += 1
        content = around(tree, (start, stop), (i, i + 1)) if start <= i < stop else []
        if content:
            out.append(
                Finding(
                    verb=i,
                    cue=(i, i + 1),
                    mention=None,
                    content=content,
                    hedged=True,
                    parenthetical=True,
                    kind="adverb",
                )
            )
    return out


def _clause_of(tree: Tree, i: int) -> int | None:
    """The finite verb that the adverb at `i` stands with; `None` for one that only qualifies an adjective or noun."""
    k = tree.head[i]
    if tree.tag[k][0] != "V" and tree.tag[k] != "MD":
        if not (tree.tag[k][0] == "J" and tree.dep[k] == "acomp" and k > i):
            return None
        k = tree.head[k]
    while tree.dep[k] in ("xcomp", "aux", "auxpass", "pcomp") and tree.head[k] != k:
        k = tree.head[k]
    helpers = [tree.tag[c] for c in tree.children[k] if tree.dep[c] in ("aux", "auxpass")]
    finite = tree.tag[k] in FINITE or any(tag in FINITE for tag in helpers)
    return k if finite and tree.dep[k] in _CLAUSES else None
