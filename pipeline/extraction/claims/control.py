"""Who does what a verb without a subject of its own tells, behind a verb of speech: *accused the tug of having fled*.

The person accused, blamed, asked or told; nobody of them after *promise*, *threaten* and *deny*, whose speaker it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extraction.claims.sentences import Parsed
from pipeline.extraction.rules.lexicon import english as lexicon

_OF = frozenset("of for with from over".split())
_HIS_OWN = frozenset("promise threaten vow pledge swear claim offer guarantee assure".split())
_CHARGES = frozenset("for with over".split())


def doer(parsed: Parsed, head: int) -> list[int] | None:
    """The tokens of whom a reporting verb says to do or to have done what the verb at `head` tells; `None` if the
    speaker himself is meant, none if it is only warned of."""
    tree = parsed.tree
    above = tree.head[head]
    if tree.dep[head] == "pcomp" and tree.lower[above] == "against":
        return []
    if tree.dep[head] == "pcomp" and tree.lower[above] in _OF:
        above = tree.head[above]
        if tree.tag[above][:2] in ("NN", "PR") and tree.dep[above] == "dobj":
            above = tree.head[above]
    elif tree.dep[head] not in ("xcomp", "ccomp", "advcl"):
        return None
    lemma = lexicon.FORMS.get(tree.lower[above])
    if above == head or lemma is None or lemma in _HIS_OWN:
        return None
    passive = tree.child(above, "auxpass") is not None
    if passive and tree.dep[head] != "pcomp":
        return None  # is said to have
    who = tree.child(above, "nsubjpass") if passive else tree.child(above, "dobj", "dative")
    if who is None or (who > head and not passive):
        return None
    if tree.dep[who] == "dative" and tree.tag[who] in ("IN", "TO"):
        return None
    return [token for token in parsed.under(who) if token not in _below(parsed, head)]


def charged(parsed: Parsed, tokens: Sequence[int]) -> list[int]:
    """Of *the yard for having ignored it*, behind *blamed*, what is told of the yard; other tokens as they are."""
    tree = parsed.tree
    for place, token in enumerate(tokens):
        if tree.tag[token] in ("VBZ", "VBP", "VBD", "MD") or tree.words[token] in (",", ";", ":"):
            break
        deed = tree.child(token, "pcomp")
        if place and tree.lower[token] in _CHARGES and deed is not None and doer(parsed, deed) is not None:
            return list(tokens[place + 1 :])
    return list(tokens)


def _below(parsed: Parsed, head: int) -> set[int]:
    """The clause at `head` and the preposition in front of it."""
    tree = parsed.tree
    top = tree.head[head] if tree.dep[head] == "pcomp" else head
    return set(parsed.under(top))
