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
    measured,
    verbless,
)
from pipeline.extraction.rules.parsed.finding import RELATIVES, Finding, Slice, around, sentence_bounds
from pipeline.extraction.rules.parsed.hearsay import hearsay, is_hearing
from pipeline.extraction.rules.parsed.negation import cue_start, is_denied, is_unreal
from pipeline.extraction.rules.parsed.nominal import from_adjective, from_noun, from_opinion, from_phrase
from pipeline.extraction.rules.parsed.notices import is_house_note
from pipeline.extraction.rules.parsed.passing import cited, quoted_as
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
    dep, tag = tree.dep[i], tree.tag[i]
    if dep in ("amod", "compound", "aux", "auxpass", "case", "mark"):
        return None
    if tree.lower[max(0, i - 2) : i + 1] in (["goes", "without", "saying"], ["went", "without", "saying"]):
        return None
    if verb.lemma == "contradict" and tag == "VBG" and dep != "pcomp":
        return None  # what the author sets against a report
    if verb.lemma == "command" and tree.child(i, "dobj") is not None and tree.child(i, "ccomp", "xcomp") is None:
        return None  # who commands the fleet
    if _is_believed(tree, i, verb):
        return None
    if dep == "prep" or is_relay(tree, i) or is_asked(tree, i) or _is_question(tree, i):
        return None
    if _UNNAMED.match(" ".join(tree.lower[i : i + _UNNAMED_WORDS])):
        return None
    passive = tree.child(i, "nsubjpass", "auxpass") is not None or (
        tag == "VBN" and dep in ("acl", "relcl") and tree.child(i, "agent") is not None
    )
    if tag in ("VBN", "VBD") and dep == "advcl" and not passive and (asked := fronted_question(tree, i)) is not None:
        return asked
    if tag == "VBN" and dep in ("acl", "advcl") and not passive and (i == 0 or tree.words[i - 1] != '"'):
        return None
    subject = subject_of(tree, i)
    if verb.lemma == "go" and (
        not (is_agent(tree, subject) or _is_document(tree, subject)) or tree.lower[stop : stop + 1] == ["to"]
    ):
        return None  # it went on for hours; she went on to say
    by_somebody = verb.lemma == "refer" or (verb.lemma == "justify" and dep == "relcl")
    if by_somebody and subject is not None and not (is_agent(tree, subject) or _is_document(tree, subject)):
        return None  # “recent weeks” referred to May; a need that justifies the cost
    if verb.lemma == "show" and subject is not None and singular(tree.lower[subject]) in _PICTURES:
        return None  # what is seen nobody says
    if verb.lemma in ("begin", "continue") and not (is_agent(tree, subject) or _is_document(tree, subject)):
        return None  # the fire began
    if is_house_note(tree, i, subject):
        return None
    denied = is_denied(tree, i, subject)
    one = Finding(
        verb=i,
        cue=(cue_start(tree, i), stop),
        mention=None,
        hedged=any(tree.lower[c] in lexicon.HEDGE_ADVERBS for c in tree.children[i]) or is_reputed(tree, i),
        negated=verb.takes("D") or verb.takes("X") or denied,
        belief=verb.belief and (passive or not _is_result(tree, verb, subject)),
        quotes=verb.takes("q"),
        weak=verb.takes("w"),
        finite=is_finite(tree, i),
        lemma=verb.lemma,
        planned=tag == "VB" and not is_finite(tree, i),
        unsaid=verb.takes("X") or denied,
    )
    one.passive = passive
    one.unreal = not passive and is_unreal(tree, i, subject)
    heard = is_hearing(tree, i, verb.lemma, subject)
    one.belief = one.belief and not heard
    if passive:
        return _from_passive(tree, i, verb, one, subject)
    if subject is None and tag == "VB" and not any(tree.dep[c] == "aux" for c in tree.children[i]):
        return None  # an imperative
    final = final_cue(tree, i, verb) if verb.takes("q") and not verb.belief else None
    if final is not None and (subject is None or not final[1] < subject < i):
        one.mention, before = final
        one.content = around(tree, (sentence_bounds(tree, i)[0], before), (before, before))
        one.parenthetical = True
        return one if one.content else None
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
    named = named_before(tree, i) if subject is None and verb.takes("q") and not verb.belief else None
    if named is not None:
        one.mention, subject = named, named[1] - 1
    elif subject is not None:
        set_mention(tree, one, subject)
        quoted_as(tree, i, one)
    mark = tree.child(i, "mark")
    if mark is not None and tree.lower[mark] == "as" and verb.takes("q") and not verb.takes("c"):
        if dep in ("advcl", "parataxis") and not right_clause(tree, i):
            return as_clause(tree, i, one)
        if as_insertion(tree, i, one, mark, stop):
            return one
    if subject is not None and verb.takes("q") and (halves := interposed(tree, i, subject)) is not None:
        speaker, one.content = halves
        one.mention, one.parenthetical = mention_of(tree, speaker), True
        return one
    start, end = (
        equated(tree, i, verb) or after_colon(tree, i, verb, one, subject) or right_content(tree, i, verb, one, stop)
    )
    if start is not None and verb.takes("q") and tree.words[start] != '"':
        lead = lead_of(tree, one, start)
        one.content.extend([lead] if lead is not None else [])
    if start is not None and start < i:  # the plan, which she said would fail
        relative = tree.tag[start] in ("WDT", "WP") and is_finite(
            tree, tree.head[start]
        )  # or *that it offered to cede*
        one.content.extend([(start, start + 1)] if relative else [])
        start = stop
    if start is not None and end is not None and start < end:
        one.content.append((start, end))
    elif verb.takes("q"):
        preposed(tree, i, one, subject)
        if not one.content:
            buried(tree, i, one)
        if not one.content:
            verbless(tree, i, verb, one, subject)
    if one.content and (one.weak or one.belief) and not one.parenthetical and not may_think(tree, subject, one.weak):
        return None
    if heard:
        one.addressee, one.mention, one.antecedent = one.mention, None, None
    return one


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


def _from_passive(tree: Tree, i: int, verb: Verb, one: Finding, subject: int | None) -> Finding | None:
    """*was told by X that …*, *it was reported that …*, *is said to have …*, *was criticised by X*."""
    agent = tree.child(i, "agent")
    speaker = tree.child(agent, "pobj") if agent is not None else None
    if speaker is not None and tree.lower[speaker] in _NO_AGENTS and tree.child(speaker, "det", "poss") is None:
        return None  # would not be quoted by name
    if speaker is not None:
        one.mention = mention_of(tree, speaker)
    clause = next((c for c in tree.children[i] if c > i and _is_said(tree, c)), None)
    if speaker is None and verb.lemma in _RUMOURED:
        one.belief = False  # it is understood that: what somebody told the author
    if clause is not None:
        start, end = tree.left[clause], tree.right[clause] + 1
        ordered = verb.takes("o") and not verb.belief and tree.dep[clause] == "xcomp"
        if ordered or (verb.takes("t") and tree.dep[clause] != "oprd"):
            one.content.append((start, end))
            if subject is not None:
                one.addressee = mention_of(tree, subject)
        elif is_reputed(tree, clause) and _says(tree, clause):
            return None  # the cue is what she is said to have done
        elif tree.dep[clause] == "xcomp" and subject is not None:
            one.hedged = one.hedged or (verb.lemma in lexicon.HEDGE_PASSIVES and speaker is None)
            if subject < i and tree.lower[subject] not in RELATIVES:
                one.content.append(mention_of(tree, subject))
            one.content.append((start, end))
        elif tree.dep[clause] == "oprd":
            if speaker is None:
                return None
            if subject is not None:
                one.content.append(mention_of(tree, subject))
            one.content.append((start, end))
        else:
            one.hedged = one.hedged or (verb.lemma in _RUMOURED and _is_present(tree, i))
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
        if (as_ := _adjunct(tree, i, speaker, one, "as")) is not None:
            one.content.append(as_)  # was praised by X as a step forward
        return one
    if verb.takes("e") and speaker is not None and subject is not None and subject < i:
        stop = measured(tree, i, i, speaker)  # the cost was put at ten by the port
        scale = next((c for c in tree.children[i] if tree.dep[c] == "prep" and c > i), None)
        if stop is not None and scale is not None and tree.lower[subject] not in RELATIVES:
            one.content = [mention_of(tree, subject), (scale, stop)]
            return one
    if verb.takes("f") and (charge := _adjunct(tree, i, speaker, one, "of")) is not None:
        one.content.append((charge[0] + 1, charge[1]))
        return one
    if verb.takes("q") and (speaker is not None or is_hearing(tree, i, verb.lemma, subject)):
        preposed(tree, i, one, subject)
    if verb.takes("q") and not one.content and _may_be_buried(tree, speaker, subject):
        buried(tree, i, one)
    if one.content and speaker is None:
        one.mention = _document_behind(tree, i)
    return one if one.content else None


def _says(tree: Tree, c: int) -> bool:
    verb = lexicon.VERBS.get(lexicon.FORMS.get(tree.lower[c], ""))
    said = '"' in tree.words or tree.child(c, "ccomp") is not None
    return said and verb is not None and verb.takes("q") and not verb.belief


_NO_AGENTS = frozenset("name phone telephone email e-mail letter text fax post mistake hand law accident".split())
_RUMOURED = frozenset("say rumour rumor understand".split())


def _is_present(tree: Tree, i: int) -> bool:
    return any(tree.lower[c] in ("is", "'s", "’s", "are") for c in tree.children[i] if tree.dep[c] == "auxpass")


def _adjunct(tree: Tree, i: int, speaker: int | None, one: Finding, preposition: str) -> Slice | None:
    """The phrase with `preposition` behind a passive, which is no part of its agent: *accused by X of theft*."""
    near = tree.children[i] if speaker is None else [*tree.children[i], *tree.children[speaker]]
    first = next((c for c in near if c > i and tree.dep[c] == "prep" and tree.lower[c] == preposition), None)
    if first is None or tree.child(first, "pcomp", "pobj") is None:
        return None
    if one.mention is not None and one.mention[0] < first:
        one.mention = (one.mention[0], min(one.mention[1], first))
    return first, tree.right[first] + 1


def _may_be_buried(tree: Tree, speaker: int | None, subject: int | None) -> bool:
    return speaker is not None or (subject is not None and tree.lower[subject] == "it")


def _is_said(tree: Tree, c: int) -> bool:
    """A complement of a passive: a clause, or one with *that* or *whether* that the parser took for an adverbial."""
    if tree.dep[c] == "advcl":
        mark = tree.child(c, "mark")
        asked = tree.lower[tree.head[c]] == "asked" and c > tree.head[c]
        return mark is not None and tree.lower[mark] in (("that", "whether", "if") if asked else ("that",))
    return tree.dep[c] in ("ccomp", "xcomp", "oprd")


def _document_behind(tree: Tree, i: int) -> Slice | None:
    """*It was claimed in a leaflet that …*: what is written speaks for whoever wrote it."""
    for c in tree.children[i]:
        noun = tree.child(c, "pobj") if tree.dep[c] == "prep" and tree.lower[c] == "in" else None
        if noun is not None and singular(tree.lower[noun]) in lexicon.DOCUMENTS:
            return mention_of(tree, noun)
    return None
