"""The sentences of a view as trees, and the finite clauses in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.tree import Parser, Tree
from pipeline.segments import Segment, sentences

Range = tuple[int, int]

_MARKS = re.compile(r"[\"“”„‟«»‹›`]|(?<!\w)[‘’']|[‘’'](?!\w)")
_UNOPENED = re.compile(rf"(?:{_MARKS.pattern})(?<!s[’'](?=\s[“\"«„]?[a-z]))")
_OPENED = re.compile(r"(?<!\w)[‘’'](?=\w)")
_LABEL = re.compile(r"(?:[A-ZÀ-Þ][\w.’'-]*\s){0,4}(?P<last>[A-ZÀ-Þ][\w.’'-]*):\s+(?=\S)")
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+(?:\s[A-ZÀ-Þ’'.-]+){0,3}(?:[,/]\s?[^()\n—–]{2,40})?\s*(?:\([^()\n]{2,40}\)\s*)?[-–—]{1,2}\s+(?=\S)"
)
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_VERBS = frozenset(["VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"])
_THINKS = frozenset(
    "think thinks thought guess suppose know knows knew mean fear hope hoped see bet seems seemed appears appeared "
    "feel feels felt imagine gather understand turns turned".split()
)
_NO = frozenset(["no", "nobody", "none", "nothing", "neither"])
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


@dataclass(frozen=True)
class Parsed:
    """One sentence: its segment and its tree; token places in the view are `start(i):end(i)`."""

    segment: Segment
    tree: Tree

    def start(self, token: int) -> int:
        """Where a token begins in the view."""
        return self.segment.start + self.tree.at[token][0]

    def end(self, token: int) -> int:
        """Where a token ends in the view."""
        return self.segment.start + self.tree.at[token][1]

    def inside(self, ranges: Sequence[Range]) -> list[int]:
        """Tokens that lie in one of the view's ranges."""
        return [
            token
            for token in range(len(self.tree.words))
            if not self.tree.words[token].isspace()
            and any(low <= self.start(token) and self.end(token) <= high for low, high in ranges)
        ]

    def under(self, token: int) -> list[int]:
        """The tokens of a subtree, in order."""
        found, waiting = [], [token]
        while waiting:
            here = waiting.pop()
            found.append(here)
            waiting += self.tree.children[here]
        return sorted(token for token in found if not self.tree.words[token].isspace())


@dataclass(frozen=True)
class Clause:
    """A clause that can be put forward by itself: its head, its tokens, and its subject, which may be another
    clause's."""

    parsed: Parsed
    head: int
    tokens: tuple[int, ...]
    subject: tuple[int, ...]
    borrowed: bool
    finite: bool

    @cached_property
    def auxiliaries(self) -> list[int]:
        """Auxiliary verbs of the head, in order."""
        tree = self.parsed.tree
        return [child for child in tree.children[self.head] if tree.dep[child] in ("aux", "auxpass")]

    @property
    def is_past(self) -> bool:
        """The finite verb is in the past tense."""
        tree = self.parsed.tree
        verbs = [*self.auxiliaries, self.head]
        return any(tree.tag[verb] == "VBD" for verb in verbs)

    @property
    def ranges(self) -> list[Range]:
        """Where its own tokens stand in the view, runs of neighbours joined."""
        found: list[Range] = []
        previous = None
        for token in self.tokens:
            low, high = self.parsed.start(token), self.parsed.end(token)
            if found and previous == token - 1:
                found[-1] = (found[-1][0], high)
            else:
                found.append((low, high))
            previous = token
        return found


def parsed_sentences(text: str, parser: Parser, longest: int = 900) -> list[Parsed]:
    """Sentences of an English view with their trees; quotation marks, datelines and the labels of turns are blanks to
    the parser, offsets stay."""
    segments = sentences(text, longest)
    plain = [_unmarked(text[segment.start : segment.end]) for segment in segments]
    labels = [_LABEL.match(sentence) for sentence in plain]
    often = {name for name, count in Counter(label["last"] for label in labels if label).items() if count > 1}
    fronts = [
        label if label and label["last"] in often else _DATELINE.match(sentence)
        for sentence, label in zip(plain, labels, strict=True)
    ]
    plain = [
        " " * front.end() + sentence[front.end() :] if front else sentence
        for sentence, front in zip(plain, fronts, strict=True)
    ]
    return [Parsed(segment, tree) for segment, tree in zip(segments, parser.parse(plain), strict=True)]


def _unmarked(sentence: str) -> str:
    """Blanks for quotation marks and line ends; the apostrophe of *the pilots’ plan* is no mark where none opens."""
    marks = _MARKS if _OPENED.search(sentence) else _UNOPENED
    return marks.sub(" ", sentence).replace("\n", " ")


def clauses(parsed: Parsed, allowed: Collection[int]) -> list[Clause]:
    """Clauses among the tokens `allowed`, outermost only: coordinated finite ones apart, a subject shared where one
    has none.

    Where no verb is finite, the highest verb or word makes one clause that is not finite.
    """
    tree, within = parsed.tree, set(allowed)
    heads = [token for token in sorted(within) if _is_finite(tree, token) and _is_outermost(tree, token, within)]
    if not heads:
        tops = [token for token in sorted(within) if tree.head[token] not in within or tree.head[token] == token]
        tops = [token for token in tops if tree.dep[token] not in ("punct", "cc", "mark")]
        verbs = [token for token in tops if tree.tag[token] in _VERBS]
        return [_clause(parsed, (verbs or tops)[0], within, set(), finite=False)] if tops else []
    return [_clause(parsed, head, within, set(heads) - {head}, finite=True) for head in heads]


def _is_finite(tree: Tree, token: int) -> bool:
    if tree.tag[token] not in _VERBS:
        return False
    if tree.dep[token] in ("aux", "auxpass"):
        return False
    if tree.dep[token] == "conj" and tree.child(token, *SUBJECTS) is None:
        joined = [tree.lower[child] for child in tree.children[tree.head[token]] if tree.dep[child] == "cc"]
        if joined and joined[0] in ("nor", "or"):
            return False
    verbs = [token, *(child for child in tree.children[token] if tree.dep[child] in ("aux", "auxpass"))]
    return any(tree.tag[verb] in _FINITE for verb in verbs)


def _is_outermost(tree: Tree, token: int, within: set[int]) -> bool:
    """No token within stands above it, but for verbs that it is coordinated with."""
    here = token
    while tree.head[here] in within and tree.head[here] != here:
        above = tree.head[here]
        coordinated = tree.dep[here] in ("conj", "parataxis") or (
            tree.dep[here] == "ccomp" and _is_run_on(tree, here, above)
        )
        if not (coordinated and tree.tag[above] in _VERBS):
            return False
        here = above
    return True


def _is_run_on(tree: Tree, token: int, above: int) -> bool:
    """A clause that the parser hangs below another it only stands beside: before a semicolon or dash, behind the colon
    of *I say it again:*, or before a comma and a clause with a subject of its own that reports nothing."""
    if token > above:
        left = tree.left[token]
        left += tree.words[left] in (",", ":")
        before = tree.words[left - 1] if left > 0 else ""
        subject = tree.child(token, *SUBJECTS)
        if before == "," and subject is not None and tree.left[subject] == left:
            return _is_negated(tree, above)  # nobody asked, nobody hinted
        return before == ":" and _reports(tree, above)
    between = tree.lower[tree.right[token] + 1 : above]
    if any(word in (";", "–", "—", ":") for word in between[:1]):
        return True
    subject = tree.child(above, *SUBJECTS)
    own = tree.child(token, *SUBJECTS)
    if own is None or own > token or (tree.left[token] < tree.left[own] and tree.tag[tree.left[token]] in _VERBS):
        return False  # should you find it, …
    follows = subject is not None and tree.right[token] + 1 < tree.left[subject] < above
    is_aside = tree.words[above + 1 : above + 2] == [","] and tree.right[above] > above + 1
    # the sum came out, loans included, at ten
    denies = _is_negated(tree, above)
    negated = denies or _is_negated(tree, token)
    return negated and follows and between[:1] == [","] and not is_aside and (denies or not _reports(tree, above))


def _is_negated(tree: Tree, verb: int) -> bool:
    """The verb has a no of its own: *did not come*, *nobody came*, *no ship came*."""
    arguments = [child for child in tree.children[verb] if tree.dep[child] in (*SUBJECTS, "dobj", "attr")]
    below = [word for child in arguments for word in (child, *tree.children[child])]
    return tree.child(verb, "neg") is not None or any(tree.lower[word] in _NO for word in below)


def _reports(tree: Tree, verb: int) -> bool:
    """The verb may stand aside of what it reports: *he sank, I think*."""
    return tree.lower[verb] in lexicon.FORMS or tree.lower[verb] in _THINKS


def _clause(parsed: Parsed, head: int, within: set[int], others: set[int], *, finite: bool) -> Clause:
    tree = parsed.tree
    tokens = [token for token in parsed.under(head) if token in within]
    for other in others:
        if other in tokens:
            gone = set(parsed.under(other))
            tokens = [token for token in tokens if token not in gone]
    joint = set()
    if any(tree.head[other] == head for other in others):
        joint = {child for child in tree.children[head] if tree.dep[child] in ("cc", "preconj")}
    joint |= {
        child for child in tree.children[head] if tree.dep[child] == "mark" and tree.lower[child] in ("that", "as")
    }
    tokens = [token for token in tokens if token not in joint]
    tokens = _trimmed(tree, _after_that(tree, tokens, head))
    subject, borrowed = _subject(parsed, head)
    borrowed = borrowed or not set(subject) & set(tokens)
    return Clause(parsed, head, tuple(tokens), tuple(subject), borrowed, finite)


def _after_that(tree: Tree, tokens: list[int], head: int) -> list[int]:
    """Without what stands before a *that* of its own: *stated, when it was over, that …*."""
    commas = [
        token
        for token in tokens
        if tree.lower[token] == "that" and token < head and token and tree.lower[token - 1] == ","
    ]
    own = [token for token in commas if tree.head[token] == head or tree.dep[token] in ("mark", "det")]
    return [token for token in tokens if token > own[0]] if own else tokens


def _trimmed(tree: Tree, tokens: list[int]) -> list[int]:
    """Without punctuation, joining words and openers at the ends, and without *let me be clear:*."""
    colon = next((place for place, token in enumerate(tokens) if tree.words[token] == ":"), None)
    if colon is not None and tree.lower[tokens[0]] == "let":
        tokens = tokens[colon + 1 :]
    openers = (
        "and",
        "but",
        "or",
        "so",
        "yet",
        "moreover",
        "however",
        "meanwhile",
        "also",
        "then",
        "only",
        "for",
        "that",
    )
    if (
        len(tokens) > 2
        and tree.lower[tokens[0]] in ("yes", "no")
        and tree.lower[tokens[1]] in (".", ",", "!", ";", "–", "—")
    ):
        tokens = tokens[2:]
    while tokens and (
        tree.tag[tokens[0]] in (",", ".", ":", "``", "''", "-LRB-", "HYPH", "SYM", "NFP")
        or (tree.lower[tokens[0]] in openers and not _governs(tree, tokens[0]))
    ):
        tokens = tokens[1:]
    while tokens and tree.tag[tokens[-1]] in (",", ".", ":", "``", "''", "HYPH", "CC", "-LRB-", "NFP"):
        tokens = tokens[:-1]
    return tokens


def _governs(tree: Tree, token: int) -> bool:
    """A preposition with its noun: *for twelve hours*."""
    return tree.lower[token] == "for" and tree.dep[token] == "prep" and tree.child(token, "pobj") is not None


def _subject(parsed: Parsed, head: int) -> tuple[list[int], bool]:
    """The subject's tokens; that of the verb it is coordinated with where it has none of its own."""
    tree = parsed.tree
    own = tree.child(head, *SUBJECTS)
    if own is not None:
        return parsed.under(own), False
    here = head
    while tree.dep[here] in ("conj", "xcomp") and tree.head[here] != here:
        here = tree.head[here]
        lent = tree.child(here, *SUBJECTS)
        if lent is not None and tree.dep[lent] != "expl":
            return parsed.under(lent), True
    return [], False
