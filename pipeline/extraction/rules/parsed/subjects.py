"""Who says or thinks it: the subject of a cue, shared, inherited, inverted or possessive, and its mention."""

from __future__ import annotations

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.finding import FINITE, PUNCTUATION, RELATIVES, Finding, Slice, sentence_bounds
from pipeline.extraction.rules.parsed.tree import Tree

_BOTH = 2  # subjects: who says and what is said
THOUGHTLESS = frozenset(
    "it that this you we one there what which anyone anybody nobody everyone everybody somebody someone".split()
)
"""Subjects that no thought or phrase of a speaker is ascribed to."""
_RAISING = frozenset(
    """proceeded proceeds appeared appears seemed seems continued continues began begins started starts
    rushed hastened managed hastens paused stopped tried sought attempted likes liked loves loved used""".split()
)
"""Verbs that only say how a deed goes on, looks or recurs: what they govern is done."""
_CONTACTING = frozenset(
    """rang rings phoned phones telephoned called calls texted texts emailed emails wrote writes messaged radioed
    cabled""".split()
)
"""Verbs of reaching somebody, where what was said follows with *to*: *rang to say*."""
_GOING = frozenset(("go", "goes", "went"))


def subject_of(tree: Tree, i: int) -> int | None:
    """Head of the phrase that says what the verb at `i` reports: its subject, or the one it shares or inherits."""
    for _ in range(8):
        subjects = [c for c in tree.children[i] if tree.dep[c] in ("nsubj", "nsubjpass")]
        if len(subjects) > 1:  # that he would; a spokesman would say only that he may
            start, stop = sentence_bounds(tree, i)
            subjects = [c for c in subjects if start <= c < stop] or subjects
            if tree.lower[subjects[0]] in RELATIVES and subjects[-1] < i:
                subjects = subjects[1:] or subjects  # the dam, which she says leaked
        if subjects:
            return subjects[-1] if _is_inverted(tree, i, subjects) else subjects[0]
        label, head = tree.dep[i], tree.head[i]
        if head == i:
            return _of_headline(tree, i)
        if label == "relcl":
            return head
        if label == "acl":
            # "an effort by X to call …": the noun's owner; "a letter saying …": the noun itself
            if tree.tag[i] == "VB":
                owner = owner_of(tree, head)
                if owner is not None:
                    return owner
                if tree.dep[head] in ("dobj", "pobj", "attr"):
                    i = head
                    continue
            return head
        if label == "xcomp" and tree.child(head, "dobj") is not None and tree.tag[i] == "VB":
            lemma = lexicon.FORMS.get(tree.lower[head], "")
            verb = lexicon.VERBS.get(lemma)
            if verb is None or verb.takes("o") or verb.takes("t"):
                return tree.child(head, "dobj")
        if is_asked(tree, head):
            return tree.child(head, "nsubj")
        if label == "advcl" and tree.dep[head] in ("ccomp", "conj") and is_added(tree, i):
            above = _report_above(tree, head)
            if above is not None:
                return subject_of(tree, above)
        if label == "ccomp" and tree.tag[i] in FINITE:
            return None
        if (
            label == "conj"
            and tree.dep[head] == "ccomp"
            and tree.head[head] != head
            and is_second_report(tree, tree.head[head], i)
        ):
            i = tree.head[head]
            own = tree.child(i, "nsubj")
            if own is not None:
                return own
            continue
        if label == "conj" and tree.tag[i] == "VBD" and tree.tag[head] == "VB":
            head = _past_above(tree, head)  # promised all so that X cannot win, and added …
        i = head
        if tree.dep[i] in ("nsubj", "poss", "det"):
            return None
        while (
            tree.tag[i][0] != "V"
            and tree.dep[i] in ("prep", "pobj", "pcomp", "dobj", "attr", "acomp", "conj", "agent")
            and tree.head[i] != i
        ):
            i = tree.head[i]
    return None


def _of_headline(tree: Tree, i: int) -> int | None:
    """*Norland rejects offer, says “no talks planned”*: two verbs in the present, a comma between, and one subject."""
    first = tree.child(i, "ccomp")
    if first is None or first > i or tree.tag[first] != "VBZ" or tree.tag[i] != "VBZ" or tree.words[i - 1] != ",":
        return None
    subject = tree.child(first, "nsubj")
    clause = any(c > i and tree.dep[c] == "ccomp" for c in tree.children[i])
    return subject if clause and subject is not None and tree.left[subject] == 0 and is_agent(tree, subject) else None


def _is_inverted(tree: Tree, i: int, subjects: list[int]) -> bool:
    """*A loan, says the bank*: of two subjects the one right behind the verb speaks, the other is what it says."""
    last = subjects[-1]
    if len(subjects) < _BOTH or subjects[0] > i or tree.left[last] != i + 1 or tree.words[i - 1] not in (",", '"'):
        return False
    after = tree.right[last] + 1
    return after >= len(tree.words) or tree.words[after] in PUNCTUATION


def _past_above(tree: Tree, i: int) -> int:
    """Nearest verb in the past tense above `i`, else `i`: what a past tense may be coordinate with."""
    above = i
    while tree.head[above] != above:
        above = tree.head[above]
        if tree.tag[above] == "VBD":
            return above
    return i


def owner_of(tree: Tree, noun: int) -> int | None:
    """Whose statement or thought a noun names: *X's claim*, *a warning from X*, *the belief among X*."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    for c in tree.children[noun]:
        if c > noun and tree.dep[c] in ("prep", "agent") and tree.lower[c] in ("by", "from", "among"):
            target = tree.child(c, "pobj")
            if target is not None:
                return target
    return None


def mention_of(tree: Tree, head: int) -> Slice:
    """Range of the noun phrase at `head`, without relative clauses and other clauses that follow it; the name behind
    one that tells of a person (*a pilot who saw it, Ada Pike, said*)."""
    start, end = tree.left[head], tree.right[head] + 1
    if tree.lower[head] in RELATIVES or tree.tag[head] in ("PRP", "WP", "WDT"):
        return head, head + 1
    who = next((c for c in tree.children[head] if c > head and tree.dep[c] == "relcl"), None)
    if who is not None and tree.lower[tree.left[who]] == "who":
        named = [c for c in tree.children[head] if c > who and tree.dep[c] == "appos" and tree.tag[c] == "NNP"]
        if named and tree.words[tree.left[named[0]] - 1] == ",":
            return mention_of(tree, named[0])
    for c in tree.children[head]:
        if c > head and tree.dep[c] in ("relcl", "acl", "advcl", "parataxis", "ccomp", "dep"):
            end = min(end, tree.left[c])
    if tree.dep[head] == "poss":
        end = min(end, head + 1)
    while end > start + 1 and (tree.words[end - 1] in PUNCTUATION or tree.lower[end - 1] in ("who", "which", "and")):
        end -= 1
    while start < end - 1 and (tree.words[start] in PUNCTUATION or tree.dep[start] in ("cc", "preconj")):
        start += 1
    return start, end


def main_clause(tree: Tree, slot: Slice | None) -> tuple[int, Slice, int] | None:
    """Verb, subject phrase and its head of the main clause outside `slot`, or `None` if it has no subject."""
    for i, head in enumerate(tree.head):
        if head != i and not (slot and slot[0] <= head < slot[1]):
            continue
        if slot and slot[0] <= i < slot[1]:
            continue
        subject = tree.child(i, "nsubj", "nsubjpass")
        if subject is not None and not (slot and slot[0] <= subject < slot[1]):
            return i, mention_of(tree, subject), subject
    return None


def is_agent(tree: Tree, subject: int | None) -> bool:
    """Tell whether a subject can think or speak: a name, a person, an institution or a personal pronoun."""
    if subject is None:
        return False
    word = tree.lower[subject]
    return (
        tree.tag[subject] in ("NNP", "NNPS")
        or word in ("he", "she", "they", "we", "i", "who")
        or singular(word) in lexicon.ROLE_NOUNS
        or singular(word) in lexicon.INSTITUTIONS
    )


def may_think(tree: Tree, subject: int | None, strictly: bool) -> bool:
    """Tell whether a thought may be ascribed to this subject: not to *you*, *it*; weak verbs ask for a name or role."""
    if subject is None or tree.lower[subject] in THOUGHTLESS:
        return False
    return is_agent(tree, subject) if strictly else True


def singular(word: str) -> str:
    """A noun without its plural ending, roughly."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def is_finite(tree: Tree, i: int) -> bool:
    """Tell a report that is made (*said*, *will say*, *went on to say*) from one planned or asked for (*to say*)."""
    if tree.tag[i] in FINITE:
        return True
    if tree.tag[i] == "VB" and tree.dep[i] in ("xcomp", "advcl") and tree.lower[i - 1] == "to":
        above = tree.head[i]
        gone = tree.lower[above] in _GOING and tree.lower[above + 1] == "on"
        reached = tree.lower[above] in _CONTACTING and tree.lower[above + 1] not in ("on", "for", "upon")
        return (gone or reached or tree.lower[above] in _RAISING) and tree.tag[above] in FINITE
    if tree.tag[i] == "VBG" and tree.dep[i] == "acl" and _is_of_document(tree, tree.head[i]):
        verb = lexicon.VERBS.get(lexicon.FORMS.get(tree.lower[i], ""))
        return tree.child(i, "ccomp") is not None or (verb is not None and verb.takes("f"))
    if tree.tag[i] == "VBN" and tree.dep[i] == "conj" and tree.lower[i - 1] == "been" and i > tree.head[i]:
        return is_finite(tree, tree.head[i])  # had rung and been told
    if tree.tag[i] == "VBN" and is_reputed(tree, i):
        return True
    helpers = [tree.tag[c] for c in tree.children[i] if tree.dep[c] in ("aux", "auxpass")]
    return any(tag in FINITE for tag in helpers) or (tree.tag[i] == "VBN" and not helpers)


def is_reputed(tree: Tree, i: int) -> bool:
    """*She is said to have answered*: who is told by hearsay to have said something."""
    above = tree.head[i]
    passive = tree.child(above, "auxpass") is not None and tree.lower[above] in _REPUTED
    return tree.dep[i] == "xcomp" and passive and tree.lower[i - 2 : i] == ["to", "have"]


_REPUTED = frozenset("said reported alleged rumoured rumored understood claimed believed thought known".split())


def _is_of_document(tree: Tree, noun: int) -> bool:
    """*A letter warning that …*, *a statement by the union accusing …*."""
    if tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] in ("by", "from"):
        noun = tree.head[tree.head[noun]]
    return singular(tree.lower[noun]) in lexicon.DOCUMENTS | lexicon.SPEECH_NOUNS


def is_asked(tree: Tree, i: int) -> bool:
    """The participle in *X, asked whether it was so, said …*, which the parser takes for the verb of the sentence."""
    if tree.lower[i] not in ("asked", "pressed", "questioned") or i < 2 or tree.words[i - 1] != ",":
        return False
    subject = tree.child(i, "nsubj")
    near = [*tree.children[i], *([tree.head[i]] if tree.dep[i] == "advcl" else [])]
    return subject is not None and subject < i and any(c > i and _answers(tree, c) for c in near)


def _answers(tree: Tree, c: int) -> bool:
    known = tree.lower[c] in lexicon.FORMS and tree.tag[c] in FINITE and tree.words[c - 1] == ","
    return known and tree.child(c, "nsubj", "nsubjpass") is None


def is_added(tree: Tree, k: int) -> bool:
    """The participle in *she said the roof had gone, adding that …*: a report beside the first, no part of it.

    The parser hangs it on the clause before it; there it belongs only if the clause is about somebody who can speak.
    """
    if tree.tag[k] != "VBG" or k < 1 or tree.words[k - 1] not in (",", '"'):
        return False
    verb = lexicon.VERBS.get(lexicon.FORMS.get(tree.lower[k], ""))
    if verb is None or verb.belief or not verb.takes("q") or not any(c > k for c in tree.children[k]):
        return False
    if ":" in tree.words[k + 1 : k + 3]:
        return True  # …, saying only: “…”
    return verb.lemma == "add" or not is_agent(tree, tree.child(tree.head[k], "nsubj", "nsubjpass"))


def _report_above(tree: Tree, i: int) -> int | None:
    """The cue whose content the clause at `i` is or is joined to."""
    while tree.dep[i] == "conj" and tree.head[i] != i:
        i = tree.head[i]
    head = tree.head[i]
    verb = lexicon.VERBS.get(lexicon.FORMS.get(tree.lower[head], ""))
    return head if tree.dep[i] == "ccomp" and verb is not None and verb.takes("q") else None


def is_relay(tree: Tree, i: int) -> bool:
    """Tell the participle in *X, quoted by Y,*."""
    return tree.dep[i] == "acl" and tree.lower[i] in ("quoted", "cited") and tree.child(i, "agent") is not None


def set_mention(tree: Tree, one: Finding, subject: int) -> None:
    """Fill in the mention, what a relative pronoun stands for, and who passes the words on (*X, quoted by Y,*)."""
    one.mention = mention_of(tree, subject)
    for c in tree.children[subject]:
        if is_relay(tree, c):
            agent = tree.child(c, "agent")
            source = tree.child(agent, "pobj") if agent is not None else None
            if source is not None:
                one.relay, one.relay_cue = mention_of(tree, source), (c, c + 1)
    if tree.lower[subject] in RELATIVES:
        verb = tree.head[subject]
        while tree.dep[verb] not in ("relcl", "acl") and tree.head[verb] != verb:
            verb = tree.head[verb]
        if tree.dep[verb] in ("relcl", "acl"):
            one.antecedent = mention_of(tree, tree.head[verb])


def is_second_report(tree: Tree, i: int, k: int) -> bool:
    """Tell a coordinate verb that is a report of its own (*says he is sorry and said he will go*)."""
    if tree.tag[k] not in FINITE or tree.dep[tree.head[k]] not in ("ccomp", "conj"):
        return False
    verb = lexicon.VERBS.get(lexicon.FORMS.get(tree.lower[k], ""))
    if verb is not None and verb.belief:
        return _is_own_thought(tree, i, k)
    if verb is None:
        return False
    own = tree.child(k, "nsubj")
    told = tree.child(k, "dobj", "dative")
    if own is None and verb.lemma == "tell" and told is not None and tree.lower[told] in ("him", "her", "them"):
        return False  # said a deputy had come to her door and told her to go
    if own is None and _breaks_tense(tree, i, k) and (set("acfn") & set(verb.frames)) and _has_complement(tree, k):
        return True  # said no pilot had done so and described him as a liar
    if not (verb.takes("q") or verb.takes("f")):
        return False
    if own is None:
        return (
            tree.tag[k] == _tense(tree, i)
            and tree.child(k, "ccomp") is not None
            and tree.tag[tree.head[k]] != tree.tag[k]
        ) or (
            tree.tag[k] == _tense(tree, i)
            and (
                verb.lemma in ("say", "add", "tell", "argue", "insist", "claim", "warn", "call")
                or not is_agent(tree, tree.child(tree.head[k], "nsubj", "nsubjpass"))  # a bridge asks nobody
            )
        )
    return tree.tag[own] not in ("PRP", "WP", "WDT") and tree.head[tree.head[k]] == i and _has_complement(tree, k)


def _is_own_thought(tree: Tree, i: int, k: int) -> bool:
    """*Said the village had one shop and believed it enough*: no village believes, so the speaker does."""
    subject = tree.child(tree.head[k], "nsubj", "nsubjpass", "expl")
    if subject is None or tree.child(k, "nsubj") is not None or tree.child(k, "ccomp") is None:
        return False
    person = tree.tag[subject][:2] != "NN" or is_agent(tree, subject) or singular(tree.lower[subject]) in _PEOPLE
    return not person and tree.tag[k] == _tense(tree, i)


_PEOPLE = lexicon.PERSON_NOUNS | lexicon.RELATIONS | {"people", "men", "women"}


def _breaks_tense(tree: Tree, i: int, k: int) -> bool:
    """The verb at `k` has the tense of the report at `i`, where the verb that it is joined to has a helper for its
    own."""
    told = tree.head[k]
    helped = any(tree.dep[c] in ("aux", "auxpass") and tree.tag[c] in FINITE for c in tree.children[told])
    return helped and tree.tag[k] == _tense(tree, i) == "VBD" and tree.tag[told] not in FINITE


def _tense(tree: Tree, i: int) -> str:
    """Tag of the verb at `i`, or of the auxiliary that carries its tense: *is telling* is as present as *says*."""
    helper = next((c for c in tree.children[i] if tree.dep[c] == "aux" and tree.tag[c] in FINITE), None)
    return tree.tag[helper] if helper is not None and tree.tag[i] == "VBG" else tree.tag[i]


def _has_complement(tree: Tree, k: int) -> bool:
    return any(c > k and tree.dep[c] in ("ccomp", "xcomp", "dobj", "prep") for c in tree.children[k])
