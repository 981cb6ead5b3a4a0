"""What a house tells of its own text, which is no report: *an earlier version of this article said that …*."""

from __future__ import annotations

from pipeline.extraction.rules.parsed.tree import Tree

_TEXTS = frozenset("article column headline item page piece post report story".split())
_STATES = frozenset("caption draft edition headline version".split())
_BEFORE = frozenset("earlier former initial original previous prior".split())
_MENDED = frozenset("amended changed clarified corrected edited revised updated".split())


def is_house_note(tree: Tree, i: int, subject: int | None) -> bool:
    """Tell whether the verb at `i` says what the house's own text said before or was mended to say."""
    if subject is None:
        return False
    if tree.lower[subject] in _STATES and any(tree.lower[c] in _BEFORE for c in tree.children[subject]):
        of = next((c for c in tree.children[subject] if tree.dep[c] == "prep" and tree.lower[c] in ("of", "to")), None)
        owner = tree.child(of, "pobj") if of is not None else None
        own = owner is None and tree.child(subject, "poss") is None and tree.lower[subject] == "headline"
        return own or (owner is not None and _is_this(tree, owner))
    return tree.lower[tree.head[i]] in _MENDED and tree.tag[i] == "VB" and _is_this(tree, subject)


def _is_this(tree: Tree, noun: int) -> bool:
    return tree.lower[noun] in _TEXTS and any(tree.lower[c] in ("this", "our") for c in tree.children[noun])
