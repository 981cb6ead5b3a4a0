"""Reports that nobody made: *did not say*, *no longer says*, *has yet to say*, *stopped short of saying*.

Verbs whose complement is false follow Karttunen (1971, Implicative verbs, Language 47): who *failed to say* it did
not say it, who *did not fail to* did.
"""

from __future__ import annotations

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.tree import Tree

_NEGATIVES = lexicon.NEGATIONS - {"without"} | {"nowhere", "scarcely"}
_MERELY = frozenset("only just merely simply solely alone".split())
_NO_ONE = frozenset("none nobody neither".split())
_NOT_TO = frozenset("fail fails failed failing neglects neglected omits omitted forgets forgot forgotten".split())
_NOT_DOING = frozenset(
    "avoid avoids avoided avoiding stop stops stopped stopping cease ceased refrain refrains refrained".split()
)
_LACKING = frozenset(("far from", "short of", "instead of", "rather than"))


def cue_start(tree: Tree, i: int) -> int:
    """First word of the cue with the verb at `i`: auxiliaries, adverbs and negation right in front of it, whole."""
    start = i
    for c in reversed(tree.children[i]):
        adverb = tree.dep[c] == "advmod" and tree.tag[c] in ("RB", "RBR")
        if c == start - 1 and (adverb or tree.dep[c] in ("aux", "auxpass", "neg")):
            start = tree.left[c] if is_negative(tree, c) else c
    return start


def is_denied(tree: Tree, i: int, subject: int | None) -> bool:
    """Tell whether the report by the verb at `i` is told not to have been made."""
    if any(c < i and is_negative(tree, c) and _may_negate(tree, i, c) for c in tree.children[i]):
        return True
    if subject is not None and subject < i and _is_no_one(tree, subject):
        return True
    first = i
    while first > 0 and tree.dep[first - 1] in ("advmod", "aux") and tree.lower[first - 1] != "yet":
        first -= 1
    if tree.lower[first - 1 : first] in (["yet"], ["without"]) or " ".join(tree.lower[i - 2 : i]) in _LACKING:
        return tree.tag[i] in ("VB", "VBG")
    above = tree.head[i] if tree.dep[i] == "xcomp" else tree.head[tree.head[i]] if tree.dep[i] == "pcomp" else i
    false = (_NOT_TO if tree.tag[i] == "VB" else _NOT_DOING) if above != i else frozenset[str]()
    return tree.lower[above] in false and not any(tree.dep[c] == "neg" for c in tree.children[above])


def _may_negate(tree: Tree, i: int, c: int) -> bool:
    """What negates a verb stands right in front of it or, before its auxiliary, in front of its sentence: *at no point
    did she say*."""
    if tree.dep[c] in ("prep", "npadvmod") or tree.lower[c] == "nor":
        helper = tree.child(i, "aux")
        return helper is not None and tree.right[c] == helper - 1
    apart = sum(word == "," for word in tree.words[c:i]) % 2  # Not so, says Hill
    return not apart and tree.dep[c] in ("neg", "advmod", "preconj")


def is_negative(tree: Tree, c: int) -> bool:
    """Tell a phrase that holds a negation, which *only* or *merely* does not take back."""
    part = range(tree.left[c], tree.right[c] + 1)
    negative = [k for k in part if tree.lower[k] in _NEGATIVES or tree.dep[k] == "neg"]
    return any(not _MERELY & set(tree.lower[k + 1 : k + 2]) for k in negative)


def _is_no_one(tree: Tree, subject: int) -> bool:
    return tree.lower[subject] in _NO_ONE or any(
        tree.lower[c] in ("no", "neither") and tree.dep[c] in ("det", "preconj") for c in tree.children[subject]
    )
