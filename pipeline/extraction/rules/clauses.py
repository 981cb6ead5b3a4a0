"""Cues and what they report, read off one parsed sentence.

All positions are token indices, ranges half-open. Labels are ClearNLP dependencies as spaCy's English models give them.
"""

from __future__ import annotations

from pipeline.extraction.rules import lexicon_en as lexicon
from pipeline.extraction.rules.complement import buried, right_clause, right_content
from pipeline.extraction.rules.finding import FINITE, RELATIVES, Finding, around, sentence_bounds
from pipeline.extraction.rules.lexicon_en import Verb
from pipeline.extraction.rules.nominal import from_adjective, from_noun, from_phrase
from pipeline.extraction.rules.preposed import as_clause, preposed
from pipeline.extraction.rules.subjects import (
    apposed_name,
    inverted_name,
    is_finite,
    is_relay,
    may_think,
    mention_of,
    set_mention,
    subject_of,
)
from pipeline.extraction.rules.tree import Tree


def findings(tree: Tree) -> list[Finding]:
    """Every cue of a sentence, in order, whether or not its content was found."""
    found: list[Finding] = []
    for i in range(len(tree.words)):
        word, tag = tree.lower[i], tree.tag[i]
        one = None
        if tag[0] == "V" or (
            word in lexicon.FORMS
            and tree.dep[i] in ("ROOT", "ccomp", "parataxis")
            and tag not in ("NN", "NNS", "JJ", "NNP", "IN")
        ):
            entry = _verb_entry(tree, i)
            if entry:
                one = _from_verb(tree, i, *entry)
        if one is None and (tag[:2] == "NN") and word in lexicon.NOUN_FORMS:
            one = from_noun(tree, i)
        elif one is None and tag[:2] in ("JJ", "VB") and word in lexicon.BELIEF_ADJECTIVES:
            one = from_adjective(tree, i)
        elif one is None and word in ("according", "in", "per"):
            one = from_phrase(tree, i)
        if one is not None:
            found.append(one)
    return found


def _verb_entry(tree: Tree, i: int) -> tuple[Verb, int] | None:
    """The lexicon's entry for the verb at `i`, and the index after its last word (particles included)."""
    lemma = lexicon.FORMS.get(tree.lower[i])
    if lemma is None:
        return None
    for rest, frames in lexicon.MULTIWORD.get(lemma, ()):
        stop = i + 1 + len(rest)
        if tuple(tree.lower[i + 1 : stop]) == rest:
            prepositions = lexicon.MULTIWORD_PREPOSITIONS.get((lemma, *rest), frozenset())
            return Verb(lemma, frames, prepositions), stop
    verb = lexicon.VERBS.get(lemma)
    return (verb, i + 1) if verb else None


def _from_verb(tree: Tree, i: int, verb: Verb, stop: int) -> Finding | None:
    dep, tag = tree.dep[i], tree.tag[i]
    if dep in ("amod", "compound", "aux", "auxpass", "case", "mark"):
        return None
    if dep == "prep" or is_relay(tree, i):
        return None
    passive = tree.child(i, "nsubjpass", "auxpass") is not None or (
        tag == "VBN" and dep in ("acl", "relcl") and tree.child(i, "agent") is not None
    )
    if tag == "VBN" and dep in ("acl", "advcl") and not passive and (i == 0 or tree.words[i - 1] != '"'):
        return None
    subject = subject_of(tree, i)
    one = Finding(
        verb=i,
        cue=(_cue_start(tree, i), stop),
        mention=None,
        hedged=any(tree.lower[c] in lexicon.HEDGE_ADVERBS for c in tree.children[i]),
        negated=verb.takes("D")
        or verb.takes("X")
        or any(
            tree.dep[c] == "neg" or (tree.lower[c] in lexicon.NEGATIONS and tree.tag[c] != "IN")
            for c in tree.children[i]
        ),
        belief=verb.belief,
        quotes=verb.takes("q"),
        weak=verb.takes("w"),
        finite=is_finite(tree, i),
        lemma=verb.lemma,
        planned=tag == "VB" and not is_finite(tree, i),
        unsaid=verb.takes("X")
        or any(
            tree.dep[c] == "neg" or (tree.lower[c] in lexicon.NEGATIONS and tree.tag[c] != "IN")
            for c in tree.children[i]
        ),
    )
    one.passive = passive
    if passive:
        return _from_passive(tree, i, verb, one, subject)
    if subject is None and tag == "VB" and not any(tree.dep[c] == "aux" for c in tree.children[i]):
        return None  # an imperative
    inverted = (
        inverted_name(tree, i, stop)
        if verb.takes("q") and (subject is None or subject < i - 3 or subject not in tree.children[i])
        else None
    )
    if inverted is not None:
        one.mention = inverted
        before = i - 1 if tree.words[i - 1] != '"' else i - 2
        one.content = around(tree, (sentence_bounds(tree, i)[0], before), (before, before))
        one.parenthetical = True
        return one if one.content else None
    apposed = apposed_name(tree, i) if verb.takes("q") else None
    if apposed is not None and (
        subject is None or any(tree.tag[k] in FINITE for k in range(subject, max(subject, apposed[1])))
    ):
        one.mention, before = apposed
        one.content = around(tree, (sentence_bounds(tree, i)[0], before), (before, before))
        one.parenthetical = True
        return one if one.content else None
    if subject is not None:
        set_mention(tree, one, subject)
    mark = tree.child(i, "mark")
    if (
        mark is not None
        and tree.lower[mark] == "as"
        and dep in ("advcl", "parataxis")
        and verb.takes("q")
        and not right_clause(tree, i)
    ):
        return as_clause(tree, i, one)
    start, end = right_content(tree, i, verb, one, stop)
    if start is not None and end is not None and start < end:
        one.content.append((start, end))
    elif verb.takes("q"):
        preposed(tree, i, one, subject)
        if not one.content:
            buried(tree, i, one)
    if one.content and (one.weak or one.belief) and not one.parenthetical and not may_think(tree, subject, one.weak):
        return None
    return one


def _cue_start(tree: Tree, i: int) -> int:
    start = i
    for c in reversed(tree.children[i]):
        if c == start - 1 and (
            tree.dep[c] in ("aux", "auxpass", "neg") or (tree.dep[c] == "advmod" and tree.tag[c] == "RB")
        ):
            start = c
    return start


def _from_passive(tree: Tree, i: int, verb: Verb, one: Finding, subject: int | None) -> Finding | None:
    """*was told by X that …*, *it was reported that …*, *is said to have …*, *was criticised by X*."""
    agent = tree.child(i, "agent")
    speaker = tree.child(agent, "pobj") if agent is not None else None
    if speaker is not None:
        one.mention = mention_of(tree, speaker)
    clause = next((c for c in tree.children[i] if c > i and tree.dep[c] in ("ccomp", "xcomp", "oprd")), None)
    if clause is not None:
        start, end = tree.left[clause], tree.right[clause] + 1
        if verb.takes("t") and tree.dep[clause] != "oprd":
            one.content.append((start, end))
            if subject is not None:
                one.addressee = mention_of(tree, subject)
        elif tree.dep[clause] == "xcomp" and subject is not None:
            one.hedged = one.hedged or (verb.lemma in lexicon.HEDGE_PASSIVES and speaker is None)
            if subject < i:
                one.content.append(mention_of(tree, subject))
            one.content.append((start, end))
        elif tree.dep[clause] == "oprd":
            if speaker is None:
                return None
            if subject is not None:
                one.content.append(mention_of(tree, subject))
            one.content.append((start, end))
        else:
            one.content.append((start, end))
        return one
    if (
        speaker is not None
        and subject is not None
        and subject < i
        and (set("nca") & set(verb.frames))
        and tree.lower[subject] not in RELATIVES
    ):
        one.content.append(mention_of(tree, subject))
        return one
    if speaker is not None and verb.takes("q"):
        preposed(tree, i, one, subject)
        if not one.content:
            buried(tree, i, one)
    return one if one.content else None
