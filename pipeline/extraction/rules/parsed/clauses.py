"""Cues and what they report, read off one parsed sentence.

All positions are token indices, ranges half-open. Labels are ClearNLP dependencies as spaCy's English models give them.
"""

from __future__ import annotations

import re

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.lexicon.english import Verb
from pipeline.extraction.rules.parsed.complement import buried, right_clause, right_content
from pipeline.extraction.rules.parsed.elliptical import (
    after_colon,
    equated,
    fronted_question,
    is_scaled,
    verbless,
)
from pipeline.extraction.rules.parsed.finding import Finding, Slice, around, sentence_bounds
from pipeline.extraction.rules.parsed.hearsay import hearsay, is_hearing
from pipeline.extraction.rules.parsed.negation import cue_start, is_denied, is_unreal
from pipeline.extraction.rules.parsed.nominal import from_adjective, from_noun, from_opinion, from_phrase
from pipeline.extraction.rules.parsed.notices import is_house_note
from pipeline.extraction.rules.parsed.passing import cited, quoted_as
from pipeline.extraction.rules.parsed.passive import from_passive
from pipeline.extraction.rules.parsed.preposed import as_clause, as_insertion, interposed, lead_of, preposed
from pipeline.extraction.rules.parsed.subjects import (
    is_agent,
    is_asked,
    is_finite,
    is_relay,
    is_reputed,
    may_think,
    mention_of,
    set_mention,
    singular,
    subject_of,
)
from pipeline.extraction.rules.parsed.tree import Tree
from pipeline.extraction.rules.parsed.unlinked import final_cue, inverted_name, named_before


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
        elif one is None and word in ("according", "in", "as", "per"):
            one = from_phrase(tree, i)
        if one is None and tag == "IN" and word in _OPINION_PREPOSITIONS:
            one = from_opinion(tree, i)
        if one is not None:
            found.append(one)
    found = cited(tree, found)
    return found + hearsay(tree, found)


_UNNAMED = re.compile(r"(?:ask|asks|asked|asking) (?:not to|to not) be (?:named|identified|quoted)\b")
_UNNAMED_WORDS = 5
_OPINION_PREPOSITIONS = frozenset("in by on to".split())


def _verb_entry(tree: Tree, i: int) -> tuple[Verb, int] | None:
    """The lexicon's entry for the verb at `i`, and the index after its last word (particles included)."""
    lemma = lexicon.FORMS.get(tree.lower[i]) or lexicon.COMMON_FORMS.get(tree.lower[i])
    if lemma is None or tree.lower[max(0, i - 3) : i] == ["let", "it", "be"]:
        return None
    for rest, frames in lexicon.MULTIWORD.get(lemma, ()):
        stop = i + 1 + len(rest)
        if tuple(tree.lower[i + 1 : stop]) == rest and not (rest == ("it",) and is_scaled(tree, stop)):
            prepositions = lexicon.MULTIWORD_PREPOSITIONS.get((lemma, *rest), frozenset())
            return Verb(lemma, frames, prepositions), stop
    verb = lexicon.VERBS.get(lemma)
    return (verb, i + 1) if verb else None


def _from_verb(tree: Tree, i: int, verb: Verb, stop: int) -> Finding | None:
    """The report whose cue is the verb at `i`, up to `stop`; `None` if it reports nothing."""
    if _is_no_cue(tree, i, verb):
        return None
    passive = _is_passive(tree, i)
    if not passive and tree.dep[i] in ("acl", "advcl") and tree.tag[i] in ("VBN", "VBD"):
        asked = fronted_question(tree, i) if tree.dep[i] == "advcl" else None
        if asked is not None:
            return asked
        if tree.tag[i] == "VBN" and (i == 0 or tree.words[i - 1] != '"'):
            return None
    subject = subject_of(tree, i)
    if _tells_nothing(tree, i, verb, subject, stop):
        return None
    one = _finding(tree, i, verb, subject, stop)
    heard = is_hearing(tree, i, verb.lemma, subject)
    one.belief = one.belief and not heard
    if passive:
        return from_passive(tree, i, verb, one, subject)
    if subject is None and tree.tag[i] == "VB" and not any(tree.dep[c] == "aux" for c in tree.children[i]):
        return None  # an imperative
    if (behind := _cue_behind(tree, i, verb, subject, stop)) is not None:
        one.mention, before = behind
        one.content = around(tree, (sentence_bounds(tree, i)[0], before), (before, before))
        one.parenthetical = True
        return one if one.content else None
    subject = _take_speaker(tree, i, verb, one, subject)
    mark = tree.child(i, "mark")
    if mark is not None and tree.lower[mark] == "as" and verb.takes("q") and not verb.takes("c"):
        if tree.dep[i] in ("advcl", "parataxis") and not right_clause(tree, i):
            return as_clause(tree, i, one)
        if as_insertion(tree, i, one, mark, stop):
            return one
    if subject is not None and verb.takes("q") and (halves := interposed(tree, i, subject)) is not None:
        speaker, one.content = halves
        one.mention, one.parenthetical = mention_of(tree, speaker), True
        return one
    _take_content(tree, i, verb, one, subject)
    if one.content and (one.weak or one.belief) and not one.parenthetical and not may_think(tree, subject, one.weak):
        return None
    if heard:
        one.addressee, one.mention, one.antecedent = one.mention, None, None
    return one


def _is_no_cue(tree: Tree, i: int, verb: Verb) -> bool:
    """Whether the place or the company of the verb at `i` tells, whoever its subject is, that it reports nothing."""
    if tree.dep[i] in _NO_CUES or tree.lower[max(0, i - 2) : i + 1] in _IDIOMS:
        return True
    if verb.lemma == "contradict" and tree.tag[i] == "VBG" and tree.dep[i] != "pcomp":
        return True  # what the author sets against a report
    if verb.lemma == "command" and tree.child(i, "dobj") is not None and tree.child(i, "ccomp", "xcomp") is None:
        return True  # who commands the fleet
    if _is_believed(tree, i, verb) or is_relay(tree, i) or is_asked(tree, i) or _is_question(tree, i):
        return True
    return _UNNAMED.match(" ".join(tree.lower[i : i + _UNNAMED_WORDS])) is not None


def _is_passive(tree: Tree, i: int) -> bool:
    """*was told*, *a plan criticised by the port*."""
    reduced = tree.tag[i] == "VBN" and tree.dep[i] in ("acl", "relcl") and tree.child(i, "agent") is not None
    return reduced or tree.child(i, "nsubjpass", "auxpass") is not None


def _tells_nothing(tree: Tree, i: int, verb: Verb, subject: int | None, stop: int) -> bool:
    """Whether the verb at `i` means another thing than telling, with the subject it has."""
    speaks = is_agent(tree, subject) or _is_document(tree, subject)
    if verb.lemma == "go" and (not speaks or tree.lower[stop : stop + 1] == ["to"]):
        return True  # it went on for hours; she went on to say
    by_somebody = verb.lemma == "refer" or (verb.lemma == "justify" and tree.dep[i] == "relcl")
    if by_somebody and subject is not None and not speaks:
        return True  # “recent weeks” referred to May; a need that justifies the cost
    if verb.lemma == "show" and subject is not None and singular(tree.lower[subject]) in _PICTURES:
        return True  # what is seen nobody says
    if verb.lemma in ("begin", "continue") and not speaks:
        return True  # the fire began
    return is_house_note(tree, i, subject)


def _finding(tree: Tree, i: int, verb: Verb, subject: int | None, stop: int) -> Finding:
    """What the verb at `i` and its helpers tell of the report: hedged, denied, planned, thought."""
    passive = _is_passive(tree, i)
    finite = is_finite(tree, i)
    denied = is_denied(tree, i, subject)
    return Finding(
        verb=i,
        cue=(cue_start(tree, i), stop),
        mention=None,
        hedged=any(tree.lower[c] in lexicon.HEDGE_ADVERBS for c in tree.children[i]) or is_reputed(tree, i),
        negated=verb.takes("D") or verb.takes("X") or denied,
        belief=verb.belief and (passive or not _is_result(tree, verb, subject)),
        quotes=verb.takes("q"),
        weak=verb.takes("w"),
        finite=finite,
        passive=passive,
        lemma=verb.lemma,
        unsaid=verb.takes("X") or denied,
        planned=tree.tag[i] == "VB" and not finite,
        unreal=not passive and is_unreal(tree, i, subject),
    )


def _cue_behind(tree: Tree, i: int, verb: Verb, subject: int | None, stop: int) -> tuple[Slice, int] | None:
    """*The gate leaks, said Ada Pike*, where the parser saw no such thing: who speaks, and where the content ends."""
    final = final_cue(tree, i, verb) if verb.takes("q") and not verb.belief else None
    if final is not None and (subject is None or not final[1] < subject < i):
        return final
    unlinked = subject is None or subject < i - 3 or subject not in tree.children[i]
    name = inverted_name(tree, i, stop) if unlinked and verb.takes("q") else None
    return (name, i - 1 if tree.words[i - 1] != '"' else i - 2) if name is not None else None


def _take_speaker(tree: Tree, i: int, verb: Verb, one: Finding, subject: int | None) -> int | None:
    """Set who speaks: the subject, or a name in front that the parser has linked to nothing; returns its head."""
    if subject is not None:
        set_mention(tree, one, subject)
        quoted_as(tree, i, one)
        return subject
    one.mention = named_before(tree, i) if verb.takes("q") and not verb.belief else None
    return one.mention[1] - 1 if one.mention is not None else None


def _take_content(tree: Tree, i: int, verb: Verb, one: Finding, subject: int | None) -> None:
    """Set what is said: the complement to the right of the cue, else the words in front of it or deeper in its tree."""
    stop = one.cue[1]
    start, end = (
        equated(tree, i, verb) or after_colon(tree, i, verb, one, subject) or right_content(tree, i, verb, one, stop)
    )
    if start is not None and verb.takes("q") and tree.words[start] != '"':
        lead = lead_of(tree, one, start)
        one.content.extend([lead] if lead is not None else [])
    if start is not None and start < i:  # the plan, which she said would fail; or that it offered to cede
        if tree.tag[start] in ("WDT", "WP") and is_finite(tree, tree.head[start]):
            one.content.append((start, start + 1))
        start = stop
    if start is not None and end is not None and start < end:
        one.content.append((start, end))
        return
    if verb.takes("q"):
        preposed(tree, i, one, subject)
        if not one.content:
            buried(tree, i, one)
        if not one.content:
            verbless(tree, i, verb, one, subject)


_NO_CUES = frozenset("amod compound aux auxpass case mark prep".split())
_IDIOMS = (["goes", "without", "saying"], ["went", "without", "saying"])


def _is_believed(tree: Tree, i: int, verb: Verb) -> bool:
    """*A walker, believed to be a Dane*: what nobody in particular thinks of whom the words stand beside."""
    reduced = tree.tag[i] in ("VBN", "VBD") and tree.dep[i] in ("acl", "advcl") and tree.lower[i + 1 : i + 2] == ["to"]
    alone = tree.child(i, "nsubj", "nsubjpass", "aux", "auxpass", "agent") is None
    return reduced and alone and verb.lemma in lexicon.HEDGE_PASSIVES


_PICTURES = frozenset("video footage photograph photo picture image camera film clip cctv map scan x-ray".split())


def _is_document(tree: Tree, subject: int | None) -> bool:
    words = lexicon.DOCUMENTS | lexicon.SPEECH_NOUNS
    return subject is not None and singular(tree.lower[subject]) in words


_ESTIMATES = frozenset(("estimate", "calculate", "project"))
_RESULTS = frozenset(("find", "determine", "judge"))
_INQUIRERS = frozenset("court tribunal jury judge panel inquiry inspector auditor audit poll survey".split())


def _is_result(tree: Tree, verb: Verb, subject: int | None) -> bool:
    """*The institute estimates that …*, *the survey found that …*: what is put out as a result, not a thought."""
    if subject is None or verb.lemma not in _RESULTS:
        return subject is not None and verb.lemma in _ESTIMATES
    return singular(tree.lower[subject]) in lexicon.DOCUMENTS | _INQUIRERS


def _is_question(tree: Tree, i: int) -> bool:
    """*What does the port say happened?*: who asks what somebody says does not tell it."""
    if tree.words[-1] != "?":
        return False
    first = tree.children[i][0] if tree.children[i] else i
    helper = next((c for c in tree.children[i] if tree.dep[c] == "aux" and tree.lower[c] in ("do", "does", "did")), i)
    subject = tree.child(i, "nsubj")
    return tree.tag[first] in ("WP", "WRB", "WDT") and subject is not None and helper < subject
