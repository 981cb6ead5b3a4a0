"""Who does what a verb without a subject of its own tells, behind a verb of speech: *accused the tug of having fled*.

The person accused, blamed, asked or told; nobody of them after *promise*, *threaten* and *deny*, whose speaker it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extraction.claims.phrases import text_of
from pipeline.extraction.claims.sentences import Clause, Parsed
from pipeline.extraction.rules.lexicon import english as lexicon

_OF = frozenset("of for with from over".split())
_HIS_OWN = frozenset("promise threaten vow pledge swear claim offer guarantee assure".split())
_ON, _TO = ("on", "upon"), ("to", "with")
_CALLS = dict.fromkeys("call calls called calling prevail prevailed".split(), _ON) | dict.fromkeys(
    "appeal appeals appealed appealing plead pleads pleaded".split(), _TO
)
_ACCUSES = frozenset("accuse accuses accused accusing blame blames blamed blaming".split())
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
    asked = _called_on(parsed, above, head)
    if asked is not None:
        return asked
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


def _called_on(parsed: Parsed, verb: int, head: int) -> list[int] | None:
    """Whom *called on*, *appealed to* or *prevailed on* asks to do what the verb at `head` tells."""
    tree = parsed.tree
    by = next((k for k in tree.children[verb] if tree.lower[k] in _CALLS.get(tree.lower[verb], ())), None)
    on = tree.child(by, "pobj") if by is not None else None
    return [token for token in parsed.under(on) if token not in _below(parsed, head)] if on is not None else None


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


def guilty(parsed: Parsed, tokens: Sequence[int]) -> tuple[Clause, str] | None:
    """The clause of *theft* behind *accused the guards of*, of *the yard for the fire* behind *blamed*, with its
    statement *The guards are guilty of theft*; `None` for other words."""
    tree = parsed.tree
    if not tokens or any(tree.tag[k][:2] in ("VB", "MD") for k in tokens):
        return None
    at = next((k for k in range(tokens[-1], -1, -1) if tree.lower[k] in _ACCUSES), None)
    who = tree.child(at, "dobj") if at is not None else None
    if at is None or who is None or tree.tag[who][:2] == "PR":
        return None
    of, says = ("of", "guilty of") if tree.lower[at][0] == "a" else ("for", "to blame for")
    by = next((k for k in (*tree.children[who], *tree.children[at]) if k > who and tree.lower[k] == of), None)
    deed = tree.child(by, "pobj") if by is not None else None
    if by is None or deed is None or deed not in tokens:
        return None
    below = set(parsed.under(by))
    named = [k for k in parsed.under(who) if k not in below]
    several = tree.tag[who] in ("NNS", "NNPS") or any(tree.dep[k] == "cc" for k in tree.children[who])
    words = f"{text_of(parsed, named)} {'are' if several else 'is'} {says} {text_of(parsed, parsed.under(deed))}."
    return Clause(parsed, at, tuple(named + sorted(below)), tuple(named), borrowed=False, finite=True), (
        words[:1].upper() + words[1:]
    )
