"""What the parser mistakes: terse sentences of offices (*The Foreign Ministry rejects claims that …*), and *ex-wife*.

Between a name and a plural of speech it takes the verb of denial for a noun and *claims* for the verb; the parts of a
compound it takes for three nouns.
"""

from __future__ import annotations

_VERBS = frozenset("rejects dismisses denies refutes rebuts disputes contests contradicts confirms".split())
_NOUNS = frozenset(
    f"{noun}s" for noun in "report claim accusation allegation charge assertion rumour rumor suggestion".split()
)
_NOMINAL = ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "attr")
_OF_A_NAME = ("det", "compound", "amod", "poss", "nmod")


def mended(words: list[str], tag: list[str], dep: list[str], head: list[int]) -> None:
    """Mend a parse in place; lists as in `Tree`."""
    for hyphen in range(1, len(words) - 1):
        alike = (dep[hyphen], head[hyphen]) == (dep[hyphen - 1], head[hyphen - 1])
        if words[hyphen] == "-" and alike and dep[hyphen] in _NOMINAL and tag[hyphen + 1][0] == "N":
            _join(dep, head, hyphen)
    for verb in range(1, len(words) - 2):
        noun = verb + 1
        if words[verb] not in _VERBS or words[noun] not in _NOUNS or words[noun + 1] != "that":
            continue
        if tag[noun] != "NNS":
            tag[noun] = "NNS"
            if tag[verb] != "VBZ":
                _turn(tag, dep, head, verb)
        tag[verb] = "VBZ"


def _join(dep: list[str], head: list[int], hyphen: int) -> None:
    """Make the word behind a hyphen the noun that all three are, with what the first of them had."""
    first, last = hyphen - 1, hyphen + 1
    dep[last], head[last] = dep[first], head[first]
    for token in range(len(head)):
        if head[token] in (first, hyphen):
            head[token] = last
    dep[first], head[first], dep[hyphen], head[hyphen] = "compound", last, "punct", last


def _turn(tag: list[str], dep: list[str], head: list[int], verb: int) -> None:
    """Put the verb where the noun behind it stands, with the noun as its object and what was its name as its
    subject."""
    noun, last = verb + 1, verb - 1
    if head[noun] == verb:
        return
    named = head[verb] == last or (dep[verb] == "appos" and head[verb] < verb)
    if not named and head[last] == verb:  # the last word of the name was read as part of its noun
        dep[last], head[last] = dep[verb], head[verb]
        for token in range(last):
            if head[token] == verb and dep[token] in _OF_A_NAME:
                head[token] = last
    dep[verb], head[verb] = dep[noun], verb if head[noun] == noun else head[noun]
    for token in range(len(tag)):
        if head[token] != noun or token in (noun, verb):
            continue
        if dep[token] == "ccomp" and token > noun:
            dep[token] = "acl"
        else:
            head[token] = verb
    dep[noun], head[noun] = "dobj", verb
