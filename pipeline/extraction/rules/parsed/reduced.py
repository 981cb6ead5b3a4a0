"""Participles that the parser takes for verbs of speech: *The man reported missing has been found*, *said to be ill*.

Somebody of whom others say it says nothing himself. The sentence shows it by a second finite verb, for which no subject
is left.
"""

from __future__ import annotations

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.finding import Finding
from pipeline.extraction.rules.parsed.tree import Tree

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_OF_OTHERS = frozenset(
    "say believe think understand know allege report fear suspect consider assume presume suppose expect".split()
)
"""Verbs whose past tense an infinitive follows only where others say it of somebody."""
_STATES = frozenset(
    """missing dead killed injured wounded hurt lost drowned stolen trapped ill sick alive safe arrested infected
    kidnapped abducted overdue""".split()
)
_CLAUSES = frozenset(
    """that who which what whom whose if whether when where why how because while as and but or i we you he she it they
    there""".split()
)
_STOPS = frozenset((",", ";", ":", "-", '"', "("))
_FARTHEST = 14  # words to the verb of the sentence


def is_reduced(tree: Tree, f: Finding) -> bool:
    """Tell whether a cue is a participle of whom the sentence is about, and its content the rest of the sentence."""
    last = f.cue[1] - 1
    if f.kind != "verb" or f.mention is None or f.mention[1] > f.cue[0] or tree.tag[f.verb] not in ("VBD", "VBN"):
        return False
    if not f.content or len(f.content) > 1 or f.content[0][0] <= last:
        return False
    start = f.mention[0]
    opens = start == 0 or tree.words[start - 1] in _STOPS or tree.dep[start - 1] in ("cc", "mark")
    if opens and tree.words[last + 1] != "," and _begins_without_subject(tree, f.content[0]):
        return True  # but not: a leak the clerk said was sprung, a leak that, she said, was sprung
    return _is_told_of_others(tree, f.lemma, f.verb + 1)


def _begins_without_subject(tree: Tree, content: tuple[int, int]) -> bool:
    """*was found at home*: a clause of which the subject stands in front of the cue."""
    first = content[0]
    verb = tree.head[first] if tree.dep[first] in ("aux", "auxpass") else first
    if tree.tag[first] not in _FINITE or tree.words[first] == '"':
        return False
    return all(tree.dep[c] not in ("nsubj", "nsubjpass", "expl") or c < first for c in tree.children[verb])


def _is_told_of_others(tree: Tree, lemma: str | None, k: int) -> bool:
    """*believed to be …*, *reported missing …*, and behind it a finite verb without a subject of its own."""
    words, tag, stop = tree.lower, tree.tag, len(tree.words)
    if lemma not in _OF_OTHERS or k + 1 >= stop:
        return False
    while k + 1 < stop and tag[k] in ("IN", "NNP", "RB") and words[k] not in _CLAUSES | {","}:
        k += 1  # believed in Oslo to be
    infinitive = words[k] == "to" and tag[k + 1] in ("VB", "RB")
    state = words[k] in _STATES and tag[k + 1] not in ("NN", "NNS", "NNP")
    if not (infinitive or state) or (infinitive and words[k + 1] in lexicon.FORMS):
        return False
    for i in range(k + 1 + infinitive, min(stop, k + _FARTHEST)):
        if words[i] in _CLAUSES or words[i] in (",", '"', ":"):
            return False
        if tag[i] in _FINITE:
            return True
    return False
