"""Who says or thinks it: the subject of a cue, shared, inherited, inverted or possessive, and its mention."""

from __future__ import annotations

from pipeline.extraction.rules import lexicon_en as lexicon
from pipeline.extraction.rules.finding import FINITE, PUNCTUATION, RELATIVES, Finding, Slice
from pipeline.extraction.rules.tree import Tree

_FEW = 6  # words behind a cue that ends its sentence: on Friday, in a statement
_THOUGHTLESS = frozenset(
    "it that this you we one there what which anyone anybody nobody everyone everybody somebody someone".split()
)


def subject_of(tree: Tree, i: int) -> int | None:
    """Head of the phrase that says what the verb at `i` reports: its subject, or the one it shares or inherits."""
    for _ in range(8):
        own = next((c for c in tree.children[i] if tree.dep[c] in ("nsubj", "nsubjpass")), None)
        if own is not None:
            return own
        label, head = tree.dep[i], tree.head[i]
        if head == i:
            return None
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
    """Range of the noun phrase at `head`, without relative clauses and other clauses that follow it."""
    start, end = tree.left[head], tree.right[head] + 1
    if tree.lower[head] in RELATIVES or tree.tag[head] in ("PRP", "WP", "WDT"):
        return head, head + 1
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
    if subject is None or tree.lower[subject] in _THOUGHTLESS:
        return False
    return is_agent(tree, subject) if strictly else True


def singular(word: str) -> str:
    """A noun without its plural ending, roughly."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def is_finite(tree: Tree, i: int) -> bool:
    """Tell a report that is made (*said*, *will say*) from one that is planned or asked for (*to say*)."""
    if tree.tag[i] in FINITE:
        return True
    helpers = [tree.tag[c] for c in tree.children[i] if tree.dep[c] in ("aux", "auxpass")]
    return any(tag in FINITE for tag in helpers) or (tree.tag[i] == "VBN" and not helpers)


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


def inverted_name(tree: Tree, i: int, stop: int) -> Slice | None:
    """*…, said Pike.* where the parser missed the subject: capitalised words behind a cue, up to punctuation."""
    if i < 2 or tree.child(i, "nsubj", "nsubjpass", "aux", "auxpass", "agent") is not None:
        return None
    if tree.tag[i] not in FINITE and tree.tag[i] != "VBN":
        return None
    if tree.words[i - 1] not in (",", '"') or (
        tree.words[i - 1] == '"' and tree.words[i - 2] not in (",", "?", "!", ".", "so")
    ):
        return None
    if tree.lower[stop : stop + 2] == [",", "for"] and tree.lower[stop + 3 : stop + 5] == ["part", ","]:
        stop += 5
    end = stop
    while end < len(tree.words) and (tree.words[end][0].isupper() or tree.words[end] in (".", "-")):
        end += 1
    while end > stop and tree.words[end - 1] in (".", "-"):
        end -= 1
    if end == stop and end < len(tree.words):
        # an object that is the last thing in the sentence and could speak: …, underlined the minister's staff
        thing = next(
            (c for c in tree.children[i] if tree.dep[c] in ("dobj", "ccomp", "attr") and tree.left[c] == stop), None
        )
        if thing is not None and is_agent(tree, thing) and tree.tag[thing][0] == "N":
            end = tree.right[thing] + 1
            while end > stop and tree.words[end - 1] in PUNCTUATION:
                end -= 1
    closed = end >= len(tree.words) or tree.words[end] in (",", ".", ":", ";")
    return (stop, end) if end > stop and closed else None


def apposed_name(tree: Tree, i: int) -> tuple[Slice, int] | None:
    """*…, the line's director, Omar Reyes, said.*: the speaker's phrase in front of a cue that ends its sentence, and
    where the comma before it stands; `None` unless office and name are set between commas."""
    if i < 6 or tree.words[i - 1] != "," or len(tree.words) - i > _FEW:
        return None
    if any(c > i and tree.dep[c] in ("ccomp", "dobj", "xcomp") for c in tree.children[i]):
        return None
    commas = [k for k in range(i - 1) if tree.words[k] == ","][-2:]
    if len(commas) < 2 or i - 1 - commas[1] < 2:
        return None
    name = range(commas[1] + 1, i - 1)
    office = range(commas[0] + 1, commas[1])
    if not all(tree.tag[k] in ("NNP", "NNPS") for k in name) or any(tree.tag[k] in FINITE for k in office):
        return None
    if not office or tree.lower[office[-1]] not in lexicon.ROLE_NOUNS:
        return None
    return (commas[0] + 1, i - 1), commas[0]


def is_second_report(tree: Tree, i: int, k: int) -> bool:
    """Tell a coordinate verb that is a report of its own (*says he is sorry and said he will go*)."""
    if tree.tag[k] not in FINITE or tree.dep[tree.head[k]] not in ("ccomp", "conj"):
        return False
    verb = lexicon.VERBS.get(lexicon.FORMS.get(tree.lower[k], ""))
    if verb is None or verb.belief or not (verb.takes("q") or verb.takes("f")):
        return False
    own = tree.child(k, "nsubj")
    if own is None:
        return (
            tree.tag[k] == tree.tag[i] and tree.child(k, "ccomp") is not None and tree.tag[tree.head[k]] != tree.tag[k]
        ) or (
            tree.tag[k] == tree.tag[i]
            and (
                verb.lemma in ("say", "add", "tell", "argue", "insist", "claim", "warn", "call")
                or not is_agent(tree, tree.child(tree.head[k], "nsubj", "nsubjpass"))  # a bridge asks nobody
            )
        )
    return tree.tag[own] not in ("PRP", "WP", "WDT") and tree.head[tree.head[k]] == i and _has_complement(tree, k)


def _has_complement(tree: Tree, k: int) -> bool:
    return any(c > k and tree.dep[c] in ("ccomp", "xcomp", "dobj", "prep") for c in tree.children[k])
