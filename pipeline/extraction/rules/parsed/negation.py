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


def is_unreal(tree: Tree, i: int, subject: int | None) -> bool:
    """Tell whether the report by the verb at `i` is only supposed, asked after or called for: *if she says*, *had she
    said*, *does she say?*, *who says?*, *should have said*."""
    helpers = [c for c in tree.children[i] if tree.dep[c] == "aux"]
    if _is_supposed(tree, i) or _is_inverted(tree, i, helpers, subject):
        return True
    if subject is None or subject > i or tree.lower[subject] in ("i", "we", "it"):
        return False  # I must say
    if tree.words[-1] == "?" and tree.lower[subject] == "who" and tree.dep[i] != "relcl":
        return True
    words = {tree.lower[c] for c in helpers}
    if words & _CALLING_FOR:
        return not {"must", "have"} <= words  # must have said: so the author infers
    return bool(words & _MIGHT) and "have" in words


_CALLING_FOR = frozenset(("should", "must", "ought"))
_MIGHT = frozenset(("could", "might"))
_SUPPOSING = frozenset(("if", "unless", "lest"))
_FRONTED = frozenset(("had", "should", "were"))
"""Auxiliaries that stand first in a condition without *if*."""


def _is_supposed(tree: Tree, i: int) -> bool:
    """A condition: *if she says*, *unless he resigns and says*."""
    top = i
    while tree.dep[top] == "conj" and tree.head[top] != top and tree.child(top, "nsubj") is None:
        top = tree.head[top]
    mark = tree.child(top, "mark")
    return mark is not None and mark < top and tree.dep[top] != "ccomp" and tree.lower[mark] in _SUPPOSING


def _is_inverted(tree: Tree, i: int, helpers: list[int], subject: int | None) -> bool:
    """An auxiliary that begins its clause before the subject: of a condition, or in a question that may be answered
    yes or no."""
    if subject is None or subject not in tree.children[i] or not helpers or helpers[0] > subject:
        return False
    first = next(k for k in range(tree.left[i], i) if tree.dep[k] not in ("cc", "punct"))
    if first != helpers[0] or any(tree.dep[c] == "neg" for c in tree.children[i]):
        return False
    return tree.words[-1] == "?" or (tree.lower[first] in _FRONTED and i < tree.head[i])


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
