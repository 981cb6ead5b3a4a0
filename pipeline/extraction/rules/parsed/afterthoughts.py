"""Where what is said stops: second reports, afterthoughts and verdicts that the parser attached to it."""

from __future__ import annotations

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.finding import FINITE, PUNCTUATION, Slice
from pipeline.extraction.rules.parsed.subjects import is_added, is_second_report
from pipeline.extraction.rules.parsed.tree import Tree

_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_AGAINST = frozenset("while whereas though although".split())
_PAUSES = (",", "-", "–", "—")
_WITHHELD = frozenset("drawn say elaborate specify comment disclose reveal elaborated disclosed".split())
_RELATIVES = frozenset("who which where whose whom when".split())
_ANSWERED = frozenset(
    form for form, lemma in lexicon.FORMS.items() if lexicon.VERBS.get(lemma) and lexicon.VERBS[lemma].takes("D")
) | frozenset("echoed repeated backed confirmed shared challenged questioned".split())


def cut(tree: Tree, i: int, start: int, end: int, clausal: bool) -> int:
    """Where the content stops inside what the parser attached: semicolon, second report, afterthought about a noun.

    `i` is the cue; `clausal`, whether the content is a clause.
    """
    for k in range(start + 1, end):
        if tree.words[k] == ";" and '"' not in tree.words[start:k]:
            return k
        stop = _stop_in_clause(tree, i, (start, end), k) if clausal else k if _is_relative(tree, k, end) else None
        if stop is not None:
            return stop
    return end


def _stop_in_clause(tree: Tree, i: int, content: Slice, k: int) -> int | None:
    """Where a clause that is said stops, if the token at `k` is the head or the mark of what does not belong to it."""
    start, end = content
    if tree.words[k] == ":" and any(tree.tag[c] in FINITE and is_cue(tree, c) for c in range(k, end)):
        return k
    if tree.dep[k] == "conj" and is_second_report(tree, i, k):
        stop = tree.left[k] if tree.left[k] > tree.head[k] else k
        while stop - 1 > start and (tree.words[stop - 1] in PUNCTUATION or tree.dep[stop - 1] == "cc"):
            stop -= 1
        return stop
    if tree.dep[k] == "conj" and (_is_withheld(tree, k) or _is_beside_infinitive(tree, i, k)):
        stop = next((c for c in range(k, start, -1) if tree.dep[c] == "cc"), start)
        if stop > start + 1:
            return stop - (tree.words[stop - 1] == ",")
    if tree.dep[k] == "advcl" and (is_added(tree, k) or _is_against(tree, k)):
        stop = min(k, tree.left[k]) if _is_against(tree, k) else k - 1
        while stop - 1 > start and tree.words[stop - 1] in PUNCTUATION - {'"'}:
            stop -= 1
        return stop
    if (tree.words[k] == "," and _is_verdict(tree, k + 1, end)) or (
        tree.words[k] in _PAUSES and _is_answered(tree, k + 1, end)
    ):
        return k
    return tree.left[k] - 1 if tree.dep[k] == "advcl" and _is_as_told(tree, k) else None


def _is_relative(tree: Tree, k: int, end: int) -> bool:
    """*denounced the toll, which took effect in May*: whether what the comma at `k` sets off is the author's."""
    return tree.words[k] == "," and k + 1 < end and tree.lower[k + 1] in _RELATIVES


def _is_withheld(tree: Tree, k: int) -> bool:
    """*Promised it would be paid but would not be drawn on a date*: what the speaker keeps back, no part of the
    promise."""
    negated = any(tree.dep[c] == "neg" for c in tree.children[k])
    return tree.lower[k] in _WITHHELD and negated and tree.child(k, "nsubj") is None


def _is_beside_infinitive(tree: Tree, i: int, k: int) -> bool:
    """*Has agreed to pay and is leaving*: a finite verb joined to an infinitive is no part of what was agreed."""
    infinitive = tree.head[k]
    helped = any(tree.dep[c] in ("aux", "auxpass") and tree.tag[c] in ("VBZ", "VBP", "VBD") for c in tree.children[k])
    to = tree.dep[infinitive] == "xcomp" and tree.head[infinitive] == i and tree.tag[infinitive] == "VB"
    return to and (helped or tree.tag[k] in ("VBZ", "VBD")) and tree.child(k, "nsubj", "nsubjpass") is None


def _is_against(tree: Tree, k: int) -> bool:
    """*said it was a farce, while the port welcomed it*: what somebody else says, set against it."""
    first = tree.left[k]
    if tree.lower[first] not in _AGAINST or tree.words[first - 1] != "," or tree.tag[k] not in FINITE:
        return False
    verb = lexicon.VERBS.get(lexicon.FORMS.get(tree.lower[k], ""))
    subject = tree.child(k, "nsubj")
    return verb is not None and not verb.belief and subject is not None and tree.tag[subject] in _NOUNS


def _is_verdict(tree: Tree, first: int, end: int) -> bool:
    """*argued that the quay was unsafe, a claim the port rejects*: what the author says of the words reported."""
    noun = first + 1 + (tree.tag[first + 1 : first + 2] == ["JJ"])
    if noun + 2 >= end or tree.lower[first] not in ("a", "an") or tree.lower[noun] not in lexicon.SPEECH_NOUNS:
        return False
    return any(tree.lower[k] in _ANSWERED for k in range(noun + 1, end))


def _is_answered(tree: Tree, which: int, end: int) -> bool:
    """*stated that the ship had sailed – which the port denies*: what others hold of the words reported."""
    verb = tree.head[which] if which < end else which
    return tree.lower[which : which + 1] == ["which"] and which < verb < end and tree.lower[verb] in _ANSWERED


def _is_as_told(tree: Tree, k: int) -> bool:
    """*denied that it had sailed, as the harbour newspaper claimed*: a report beside the first, by somebody named."""
    first, subject = tree.left[k], tree.child(k, "nsubj")
    if tree.lower[first] != "as" or tree.words[first - 1] != "," or tree.tag[k] not in FINITE or not is_cue(tree, k):
        return False
    told = any(c > k and tree.dep[c] in ("ccomp", "xcomp", "dobj", "prep") for c in tree.children[k])
    return subject is not None and first < subject < k and tree.tag[subject] in _NOUNS and not told


def is_cue(tree: Tree, k: int) -> bool:
    """Tell whether the word at `k` is a verb that may introduce a quotation."""
    verb = lexicon.VERBS.get(lexicon.FORMS.get(tree.lower[k], ""))
    return verb is not None and verb.takes("q") and not verb.belief
