"""Reports in the passive: *was told by X that …*, *is said to have …*, *was criticised by X as …*."""

from __future__ import annotations

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.lexicon.english import Verb
from pipeline.extraction.rules.parsed.complement import buried
from pipeline.extraction.rules.parsed.elliptical import measured
from pipeline.extraction.rules.parsed.finding import RELATIVES, Finding, Slice
from pipeline.extraction.rules.parsed.hearsay import is_hearing
from pipeline.extraction.rules.parsed.preposed import preposed
from pipeline.extraction.rules.parsed.subjects import is_reputed, mention_of, singular
from pipeline.extraction.rules.parsed.tree import Tree

_NO_AGENTS = frozenset(
    "name phone telephone radio loudspeaker cable email e-mail letter text fax post mistake hand law accident".split()
)
_RUMOURED = frozenset("say rumour rumor understand".split())


def from_passive(tree: Tree, i: int, verb: Verb, one: Finding, subject: int | None) -> Finding | None:
    """*was told by X that …*, *it was reported that …*, *is said to have …*, *was criticised by X*."""
    agent = tree.child(i, "agent")
    speaker = tree.child(agent, "pobj") if agent is not None else None
    if speaker is not None and tree.lower[speaker] in _NO_AGENTS and tree.child(speaker, "det", "poss") is None:
        return None  # would not be quoted by name
    if speaker is not None:
        one.mention = mention_of(tree, speaker)
    elif verb.lemma in _RUMOURED:
        one.belief = False  # it is understood that: what somebody told the author
    clause = next((c for c in tree.children[i] if c > i and _is_said(tree, c)), None)
    if clause is not None:
        return one if _take_clause(tree, verb, one, subject, speaker, clause) else None
    if _take_subject(tree, verb, one, subject, speaker):
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


def _take_clause(tree: Tree, verb: Verb, one: Finding, subject: int | None, speaker: int | None, clause: int) -> bool:
    """Set what is said by a complement: with the subject, if it is part of that; false if nothing is reported."""
    label = tree.dep[clause]
    said = (tree.left[clause], tree.right[clause] + 1)
    told = mention_of(tree, subject) if subject is not None else None
    ordered = verb.takes("o") and not verb.belief and label == "xcomp"
    if ordered and speaker is None and _is_for_readers(tree, one.verb, subject):
        return False
    if ordered or (verb.takes("t") and label != "oprd"):
        one.content.append(said)
        one.addressee = told or one.addressee
    elif is_reputed(tree, clause) and _says(tree, clause):
        return False  # the cue is what she is said to have done
    elif label == "xcomp" and subject is not None:
        one.hedged = one.hedged or (verb.lemma in lexicon.HEDGE_PASSIVES and speaker is None)
        owned = subject < one.verb and tree.lower[subject] not in RELATIVES
        one.content += [told, said] if owned and told is not None else [said]
    elif label == "oprd":
        if speaker is None:
            return False
        one.content += [told, said] if told is not None else [said]
    else:
        one.hedged = one.hedged or (verb.lemma in _RUMOURED and _is_present(tree, one.verb))
        one.content.append(said)
    return True


def _is_for_readers(tree: Tree, i: int, subject: int | None) -> bool:
    """*Anyone with information is asked to call*: the paper asks its readers, and reports nobody's request."""
    anyone = subject is not None and tree.lower[subject] in ("anyone", "anybody")
    return anyone and tree.dep[i] == "ROOT" and _is_present(tree, i)


def _take_subject(tree: Tree, verb: Verb, one: Finding, subject: int | None, speaker: int | None) -> bool:
    """*The plan was praised by X as a step forward*, *the cost was put at ten by the port*: the subject is told of."""
    i = one.verb
    if speaker is None or subject is None or subject >= i or tree.lower[subject] in RELATIVES:
        return False
    if set("nca") & set(verb.frames):
        one.content.append(mention_of(tree, subject))
        praised_as = _adjunct(tree, i, speaker, one, "as")
        one.content += [praised_as] if praised_as is not None else []
        return True
    stop = measured(tree, i, i, speaker) if verb.takes("e") else None
    scale = next((c for c in tree.children[i] if tree.dep[c] == "prep" and c > i), None)
    if stop is None or scale is None:
        return False
    one.content = [mention_of(tree, subject), (scale, stop)]
    return True


def _says(tree: Tree, c: int) -> bool:
    verb = lexicon.VERBS.get(lexicon.FORMS.get(tree.lower[c], ""))
    said = '"' in tree.words or tree.child(c, "ccomp") is not None
    return said and verb is not None and verb.takes("q") and not verb.belief


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
