"""Reports whose words are less than a clause, or stand behind a colon: *says no*, *puts it at ten*, *put it so: …*."""

from __future__ import annotations

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.lexicon.english import Verb
from pipeline.extraction.rules.parsed.finding import FINITE, PUNCTUATION, Finding, sentence_bounds
from pipeline.extraction.rules.parsed.subjects import is_agent, singular
from pipeline.extraction.rules.parsed.tree import Tree

_ANSWERS = frozenset("yes no not never nothing none neither".split())
_ALIKE = frozenset("same opposite contrary reverse".split())
_LIMITS = frozenset("by until till up only at about around over under within between more fewer less".split())
_GAUGED = frozenset(("it", "the", "its", "their"))
_SAYING = frozenset("say reply answer".split())
_THINKING = frozenset("think guess reckon suspect estimate believe".split())
_SCALE = frozenset("at between above below near nearer closer".split())
_COUNTED = frozenset(("CD", "NN", "NNS", "JJ", "VBN", "$"))
_NEAR = 6  # words from *at* to its figure
_DEEDS = frozenset("goal win victory defeat loss move deal decision rise fall drop penalty kick run blow hit".split())


def verbless(tree: Tree, i: int, verb: Verb, one: Finding, subject: int | None) -> None:
    """*The port says no*, *… says by noon on Friday*, *… says the same*, *… says about forty*: an answer as content."""
    start = one.cue[1]
    stop = sentence_bounds(tree, i)[1]
    thinking = verb.lemma in _THINKING
    if (verb.lemma not in _SAYING and not thinking) or subject is None or subject > i or start >= stop:
        return
    if any(tree.dep[c] == "neg" and c < i for c in tree.children[i]):
        return
    stop = next((k for k in range(start, stop) if tree.words[k] in PUNCTUATION - {"-", "'"}), stop)
    said = range(start, stop)
    if not said or any(tree.tag[k] in FINITE for k in said):
        return
    first = tree.lower[start]
    alike = any(tree.lower[k] in _ALIKE for k in said) and len(said) <= len(("quite", "the", "same"))
    figure = any(tree.tag[k] == "CD" for k in said)
    limited = figure and (first in _LIMITS or tree.tag[start] == "CD")
    if thinking:  # thinks about forty, thought it nearer forty than thirty
        compared = first in _GAUGED and any(tree.lower[k] in _SCALE for k in said)
        if figure and first != "one" and (limited or compared) and _measures(tree, subject):
            one.content, one.parenthetical = [(start, stop)], True
        return
    if (first in _ANSWERS and (first != "nothing" or figure)) or alike or limited:
        one.content = [(start, stop)]
        one.parenthetical, one.negated, one.unsaid = True, False, False


def measured(tree: Tree, i: int, target: int, subject: int | None) -> int | None:
    """Where *at ten* ends in *put the dead at ten*, *as ten* in *gave the toll as ten*: a figure that a speaker sets
    for the object `target`."""
    if not _measures(tree, subject):
        return None
    given = lexicon.COMMON_FORMS.get(tree.lower[i]) == "give"
    below = (k for child in tree.children[i] for k in tree.children[child])
    for c in (*tree.children[i], *tree.children[target], *below):
        figure = any(tree.tag[k] == "CD" for k in range(c, tree.right[c] + 1))
        fits = tree.lower[c] in ("as", "at") if given else tree.lower[c] in _SCALE
        if c > target and fits and figure and tree.dep[c] in ("prep", "advmod", "acomp", "oprd"):
            return _figure_end(tree, tree.right[c] + 1)
    return None


def is_scaled(tree: Tree, k: int) -> bool:
    """Tell whether *at ten* begins at `k`: *put it at ten* sets a figure, *put it simply* does not."""
    near = range(k, min(k + _NEAR, len(tree.words)))
    return tree.lower[k : k + 1] != [] and tree.lower[k] in _SCALE and any(tree.tag[j] == "CD" for j in near)


def _figure_end(tree: Tree, end: int) -> int:
    """*At about 20 dead and 40 wounded*, of which the parser may hang only *at about 20* on the cue."""
    while end < len(tree.words) and (
        tree.tag[end] in _COUNTED
        or (tree.tag[end] == "CC" and tree.tag[end + 1 : end + 2] in (["CD"], ["JJ"], ["RB"]))
        or (tree.tag[end] == "RB" and tree.tag[end - 1] == "CC")
    ):
        end += 1
    return end


def _measures(tree: Tree, subject: int | None) -> bool:
    """Tell who can set a figure: a person, a document, a count, but no deed (*the goal put the score at 2-1*)."""
    if subject is None:
        return True
    demonstrative = tree.lower[subject] in ("this", "that", "these", "those") and tree.tag[subject] != "WDT"
    return not demonstrative and singular(tree.lower[subject]) not in _DEEDS


def after_colon(tree: Tree, i: int, verb: Verb, one: Finding, subject: int | None) -> tuple[int, int] | None:
    """*She put it otherwise: the bridge had been shut*: a clause behind a colon is what was said."""
    if not verb.takes("q") or verb.belief or not one.finite or not _speaks(tree, subject):
        return None
    start, stop = one.cue[1], sentence_bounds(tree, i)[1]
    colon = next((k for k in range(start, stop) if tree.words[k] == ":"), None)
    if colon is None or colon - start > _FAR or '"' in tree.words[start:stop]:
        return None
    between = any(tree.tag[k] in FINITE for k in range(start, colon))
    clause = any(tree.tag[k] in FINITE for k in range(colon + 1, stop))
    return (colon + 1, stop) if clause and not between else None


def _speaks(tree: Tree, subject: int | None) -> bool:
    if subject is None:
        return False
    return is_agent(tree, subject) or tree.lower[subject] == "it" or singular(tree.lower[subject]) in lexicon.DOCUMENTS


_FAR = 8  # words between a cue and the colon that it announces


def equated(tree: Tree, i: int, verb: Verb) -> tuple[int, int] | None:
    """*What she said was that …*, *What he said at the gate is: “…”*: what a clause with *what* is said to be."""
    be = tree.head[i]
    if not verb.takes("q") or tree.dep[i] not in ("csubj", "nsubj", "ccomp") or be <= i or tree.lower[be] not in _BE:
        return None
    if not any(tree.lower[c] == "what" and c < i for c in tree.children[i]):
        return None
    stop = min(tree.right[be] + 1, sentence_bounds(tree, i)[1])
    start = be + 1
    while start < stop and tree.words[start] in (":", ","):
        start += 1
    return (start, stop) if start < stop else None


_BE = frozenset(("is", "was", "'s", "’s"))


_QUESTIONING = frozenset("asked pressed questioned quizzed".split())


def fronted_question(tree: Tree, i: int) -> Finding | None:
    """*Asked whether she would resign, Ada Pike laughed*: a question of whoever asked, seldom told."""
    subject = tree.child(i, "nsubj", "nsubjpass", "aux", "auxpass")
    if tree.lower[i] not in _QUESTIONING or subject is not None or (i > 0 and tree.words[i - 1] not in PUNCTUATION):
        return None
    for k in range(i + 1, tree.right[i] + 1):
        if tree.lower[k] in ("whether", "if") or tree.tag[k] in ("WP", "WRB"):
            verb = tree.head[k]
            if (
                tree.dep[verb] == "relcl"
                or tree.left[verb] != k
                or verb <= k
                or not any(tree.tag[j] in FINITE for j in range(k, verb + 1))
            ):
                return None
            agent = tree.child(i, "agent")
            asker = tree.child(agent, "pobj") if agent is not None and agent < k else None
            mention = (tree.left[asker], min(tree.right[asker] + 1, k)) if asker is not None else None
            aside = next((c for c in tree.children[verb] if c > verb and tree.lower[tree.left[c]] == "as"), None)
            told = aside is not None and tree.dep[aside] == "advcl" and tree.words[tree.left[aside] - 1] == ","
            content = [(k, tree.left[aside] - 1 if aside is not None and told else tree.right[verb] + 1)]
            return Finding(verb=i, cue=(i, i + 1), mention=mention, content=content, lemma="ask", passive=True)
    return None
