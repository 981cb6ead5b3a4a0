"""Who passes somebody's words on, in one sentence: *the Times reported, citing officials*, *quoted her as saying*."""

from __future__ import annotations

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.finding import Finding, sentence_bounds
from pipeline.extraction.rules.parsed.subjects import is_agent, mention_of, singular
from pipeline.extraction.rules.parsed.tree import Tree

_PASSING = frozenset(("cite", "quote"))
_SOURCES = frozenset(
    """source member insider participant person people man woman colleague friend relative document report statement
    study survey poll letter memo record minutes""".split()
)


def quoted_as(tree: Tree, i: int, one: Finding) -> None:
    """*The agency quoted her as saying …*: she speaks, the agency stands between."""
    as_ = tree.head[i]
    if tree.dep[i] != "pcomp" or tree.lower[as_] != "as":
        return
    verb = tree.head[as_]
    source = tree.child(verb, "dobj")
    if lexicon.FORMS.get(tree.lower[verb]) not in _PASSING or source is None:
        return
    one.relay, one.relay_cue = one.antecedent or one.mention, (verb, verb + 1)
    one.mention, one.antecedent = mention_of(tree, source), None


def cited(tree: Tree, found: list[Finding]) -> list[Finding]:
    """Findings in which whoever is cited speaks, by way of who cites him; what cites for a cue is none by itself."""
    kept = [f for f in found if not _is_quoting_as(tree, f)]
    for citing in [f for f in kept if f.lemma in _PASSING]:
        source = tree.child(citing.verb, "dobj")
        if source is None or not _is_source(tree, source):
            continue
        report = next((f for f in kept if f is not citing and _passes(tree, citing, f)), None)
        if report is None or not (report.content or _take_clause(tree, source, report)):
            continue
        report.relay, report.relay_cue = report.mention, report.cue
        report.mention, report.cue = mention_of(tree, source), citing.cue
        report.antecedent = None
        kept.remove(citing)
    return kept


def _is_quoting_as(tree: Tree, f: Finding) -> bool:
    as_ = next((c for c in tree.children[f.verb] if tree.dep[c] == "prep" and tree.lower[c] == "as"), None)
    inner = tree.child(as_, "pcomp") if as_ is not None else None
    return f.lemma in _PASSING and inner is not None and tree.lower[inner] in lexicon.FORMS


def _is_source(tree: Tree, noun: int) -> bool:
    return is_agent(tree, noun) or singular(tree.lower[noun]) in _SOURCES


def _take_clause(tree: Tree, source: int, report: Finding) -> bool:
    """*X reported, citing Y, that …*, where the parser lost the clause; whether it is there."""
    start, stop = tree.right[source] + 1, sentence_bounds(tree, report.verb)[1]
    if tree.lower[start : start + 2] != [",", "that"]:
        return False
    report.content = [(start + 1, stop)]
    return True


def _passes(tree: Tree, citing: Finding, f: Finding) -> bool:
    """*X reported, citing Y, that …*; *citing Y, X reported that …*; *according to X, which cites Y, …*."""
    if f.mention is None or not (f.quotes or f.kind == "phrase"):
        return False
    if tree.tag[citing.verb] == "VBG":
        beside = 0 <= citing.verb - f.cue[1] <= len((",", "on", "Monday", ",")) or citing.verb == 0
        return f.kind == "verb" and f.finite and beside
    return tree.dep[citing.verb] == "relcl" and f.mention[0] <= tree.head[citing.verb] < f.mention[1]
