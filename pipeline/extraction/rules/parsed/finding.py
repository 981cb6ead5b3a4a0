"""What one cue yields in one parsed sentence, and the sets of labels and marks that all readers of a parse share."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extraction.rules.parsed.tree import Tree

Slice = tuple[int, int]


FINITE = frozenset(("VBZ", "VBP", "VBD", "MD"))


PUNCTUATION = frozenset(",.;:!?\"'`()[]-–—…")


RELATIVES = frozenset(("who", "which", "that"))


OPEN_ADVERBIALS = frozenset(("after", "while", "when", "as", "before", "during", "since", "despite"))


@dataclass
class Finding:
    """One cue with its parts; `content` in order, empty if the cue has none in this sentence."""

    verb: int
    cue: Slice
    mention: Slice | None
    content: list[Slice] = field(default_factory=list)
    addressee: Slice | None = None
    channel: Slice | None = None
    hedged: bool = False
    negated: bool = False
    belief: bool = False
    quotes: bool = False  # may introduce a quotation
    weak: bool = False
    parenthetical: bool = False
    finite: bool = True  # a report made, not one wished for, planned or asked for
    kind: str = "verb"  # or noun, adjective, phrase
    relay: Slice | None = None  # who passes the speaker's words on: *X, quoted by Y, said*
    relay_cue: Slice | None = None
    passive: bool = False
    lemma: str | None = None  # of a verb
    unsaid: bool = False  # not said, or declined to be said
    planned: bool = False  # to be said
    unreal: bool = False  # supposed, asked after or called for
    owned: bool = False  # a noun for another's words: *denied a union claim that …*
    antecedent: Slice | None = None  # of a relative pronoun that is the mention


def sentence_bounds(tree: Tree, i: int) -> Slice:
    """The stretch between semicolons around `i`, closing full stop left out."""
    start, end = 0, len(tree.words)
    for k, word in enumerate(tree.words):
        if word == ";":
            if k < i:
                start = k + 1
            else:
                end = min(end, k)
    while end > start and tree.words[end - 1] in (".", "!", "?") and end - 1 > i:
        end -= 1
    return start, end


def around(tree: Tree, outer: Slice, hole: Slice) -> list[Slice]:
    """`outer` without `hole`, both halves trimmed of punctuation, empty ones left out."""
    parts = []
    for start, end in ((outer[0], min(hole[0], outer[1])), (max(hole[1], outer[0]), outer[1])):
        while start < end and tree.words[start] in PUNCTUATION and tree.words[start] != '"':
            start += 1
        while end > start and tree.words[end - 1] in PUNCTUATION and tree.words[end - 1] != '"':
            end -= 1
        if end > start:
            parts.append((start, end))
    return parts
