"""Cues that are no verbs: *X's claim that …*, *X is confident that …*, *according to X*."""

from __future__ import annotations

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.finding import FINITE, Finding, Slice, around, sentence_bounds
from pipeline.extraction.rules.parsed.negation import is_negative
from pipeline.extraction.rules.parsed.preposed import relative_around
from pipeline.extraction.rules.parsed.subjects import is_agent, mention_of, owner_of, singular, subject_of
from pipeline.extraction.rules.parsed.tree import Tree

_WITH_PREPOSITION = frozenset(
    """accusation allegation criticism description announcement denial fear hope demand call warning praise complaint
    question
    concern doubt comment remark statement claim""".split()
)


# Nouns that name no speech with other prepositions: a claim for money, a call about the night.
_NARROW = {"claim": frozenset(("of", "about")), "call": frozenset(("for",)), "demand": frozenset(("for",))}
_MEDIA = frozenset("phone telephone radio television tv air line internet record".split())
_IS = frozenset(("is", "was", "'s", "’s"))


_NOUN_PREPOSITIONS = frozenset("of about for on over against".split())
_FULL_NAME = 2  # words


def from_noun(tree: Tree, i: int) -> Finding | None:
    """*X's claim that …*, *a warning from X that …*, *the plan to …*, *X expressed concern about …*."""
    noun = lexicon.NOUN_FORMS[tree.lower[i]]
    if tree.dep[i] in ("compound", "amod"):
        return None
    belief = noun in lexicon.BELIEF_NOUNS
    owner = owner_of(tree, i)
    content: Slice | None = None
    strong = False
    for c in tree.children[i]:
        if c < i:
            continue
        label = tree.dep[c]
        if label in ("acl", "ccomp", "relcl", "xcomp") and content is None:
            mark = tree.child(c, "mark")
            has_that = mark is not None and tree.lower[mark] in ("that", "whether") and tree.left[c] == mark
            infinitive = tree.tag[c] == "VB" and tree.child(c, "aux") is not None and tree.lower[tree.left[c]] == "to"
            if has_that and _is_answered(tree, c):
                continue  # a claim that the port rejects
            if has_that:
                content, strong = (tree.left[c], tree.right[c] + 1), True
            elif infinitive and owner is not None:
                content = (tree.left[c], tree.right[c] + 1)
        elif label == "prep" and content is None and noun in _WITH_PREPOSITION and tree.lower[c] in _NOUN_PREPOSITIONS:
            if owner is None:
                owner = _supporting_subject(tree, i)
                if owner is None or not is_agent(tree, owner):
                    continue
            if tree.lower[c] not in _NARROW.get(noun, _NOUN_PREPOSITIONS):
                continue
            if tree.lower[tree.right[c]] in _MEDIA:
                continue  # her remarks on the radio
            if tree.lower[tree.right[c]] in lexicon.NON_NAMES or tree.words[tree.right[c]].isdigit():
                continue  # a statement on Friday
            content = (c + 1, tree.right[c] + 1)
    if content is None and owner is not None and tree.dep[i] == "nsubj" and tree.lower[tree.head[i]] in _IS:
        clause = tree.child(tree.head[i], "ccomp")  # the company's story is that …
        if clause is not None and clause > i:
            content, strong = (tree.left[clause], tree.right[clause] + 1), True
    if content is None or content[0] >= content[1]:
        return None
    if owner is None:
        tellers = [c for c in tree.children[i] if tree.dep[c] in ("compound", "nmod") and _is_teller(tree, c)]
        owner = _supporting_subject(tree, i) if not (strong and tellers) else None
    one = Finding(
        verb=i,
        cue=(i, i + 1),
        mention=mention_of(tree, owner) if owner is not None else None,
        content=[content],
        belief=belief,
        kind="noun",
    )
    if owner is None and tellers:
        one.mention = (tree.left[tellers[0]], tellers[-1] + 1)
        one.owned = strong
    one.unsaid = any(tree.dep[c] == "det" and tree.lower[c] in ("no", "any", "neither") for c in tree.children[i])
    one.negated = noun in ("denial", "refusal", "rejection", "doubt")
    if owner is not None and tree.tag[owner] == "PRP$":
        holder = _holder(tree, i)
        one.antecedent = mention_of(tree, holder) if holder is not None else None
        one.unsaid = one.unsaid or (belief and holder is not None)  # of a plan that is withdrawn nobody says anything
    return one


_OF_ONES_OWN = frozenset(
    """withdraw withdraws withdrew withdrawn withdrawing retract retracts retracted retracting recant recants recanted
    recanting drop drops dropped dropping abandon abandons abandoned abandoning renew renews renewed renewing""".split()
)
_STANDS = frozenset("stand stands stood standing stick sticks stuck sticking".split())


def _holder(tree: Tree, noun: int) -> int | None:
    """Who withdraws, renews or stands by what is called *his*, *her* or *its*: nobody does so with another's claim."""
    verb = tree.head[noun]
    if tree.dep[noun] == "pobj" and tree.lower[verb] in ("by", "to"):
        verb = tree.head[verb]
        own = tree.lower[verb] in _STANDS
    else:
        own = tree.dep[noun] == "dobj" and tree.lower[verb] in _OF_ONES_OWN
    passive = tree.child(verb, "nsubjpass") is not None
    subject = subject_of(tree, verb) if own and not passive else None
    return subject if subject is not None and tree.tag[subject][:2] == "NN" else None


def _is_answered(tree: Tree, verb: int) -> bool:
    """*That the port rejects*: whatever *that* is taken for, it is what is rejected."""
    entry = lexicon.VERBS.get(lexicon.FORMS.get(tree.lower[verb], ""))
    objects = [c for c in tree.children[verb] if c > verb and tree.dep[c] in ("dobj", "ccomp", "xcomp")]
    return entry is not None and entry.takes("D") and not objects


def _is_teller(tree: Tree, c: int) -> bool:
    """*A Lantern report*, *a union claim*: a name or an institution in front of the noun."""
    return tree.tag[c] in ("NNP", "NNPS") or tree.lower[c] in lexicon.INSTITUTIONS | {"company", "media", "press"}


def announcing_noun(tree: Tree) -> tuple[Slice, Slice, int] | None:
    """*Response from Moscow:* — cue, mention and its head, where a noun of speech announces a quotation."""
    colon = tree.words.index(":") if ":" in tree.words else 0
    for i in range(min(colon, 4)):
        if tree.lower[i] not in lexicon.NOUN_FORMS:
            continue
        for c in tree.children[i]:
            target = tree.child(c, "pobj")
            if tree.dep[c] == "prep" and tree.lower[c] in ("from", "by", "of") and target is not None:
                return (i, c + 1), mention_of(tree, target), target
        owner = tree.child(i, "poss")
        if owner is not None:
            return (i, i + 1), mention_of(tree, owner), owner
    return None


def _supporting_subject(tree: Tree, noun: int) -> int | None:
    """Subject of the verb whose object the noun is: *she expressed the hope that …*."""
    if tree.dep[noun] in ("dobj", "attr"):
        return subject_of(tree, tree.head[noun])
    if tree.dep[noun] == "pobj":
        verb = tree.head[tree.head[noun]]
        if tree.tag[verb][0] == "V":
            return subject_of(tree, verb)
    return None


def from_adjective(tree: Tree, i: int) -> Finding | None:
    """*X is confident that …*, *X was reluctant to …*, *X is worried about …*."""
    if tree.dep[i] not in ("acomp", "ROOT", "conj", "xcomp", "ccomp", "advcl", "oprd"):
        return None
    content: Slice | None = None
    beside = [c for c in tree.children[tree.head[i]] if tree.dep[c] == "ccomp"] if tree.dep[i] == "acomp" else []
    for c in (*tree.children[i], *beside):
        if c > i and content is None:
            if tree.dep[c] in ("ccomp", "xcomp"):
                content = (tree.left[c], tree.right[c] + 1)
            elif (
                tree.dep[c] == "prep"
                and tree.lower[c] in ("about", "of", "with")
                and tree.lower[i] not in ("certain", "clear")
            ):
                content = (c + 1, tree.right[c] + 1)
    if content is None or content[1] <= content[0]:
        return None
    head = tree.head[i] if tree.dep[i] in ("acomp", "oprd") else i
    subject = subject_of(tree, head)
    if subject is None or not is_agent(tree, subject):
        return None
    negation = [c for c in tree.children[head] if c < i and (tree.dep[c] == "neg" or is_negative(tree, c))]
    start = tree.left[negation[-1]] if negation and negation[-1] > subject else i
    return Finding(
        verb=i, cue=(start, i + 1), mention=mention_of(tree, subject), content=[content], belief=True, kind="adjective"
    )


_SUBORDINATORS = frozenset("after before because when since while although though whereas".split())


def from_phrase(tree: Tree, i: int) -> Finding | None:
    """*According to X, …*; *…, in the words of X*."""
    phrase = next((p for p in lexicon.SOURCE_PHRASES if tuple(tree.lower[i : i + len(p)]) == p), None)
    if phrase is None:
        return None
    stop = i + len(phrase)
    target = next(
        (
            k
            for k in range(stop, len(tree.words))
            if tree.head[k] < stop and tree.head[k] >= i and tree.dep[k] in ("pobj", "pcomp")
        ),
        None,
    )
    if target is None:
        if stop >= len(tree.words):
            return None
        target = stop
        while tree.dep[target] in ("compound", "det", "amod", "poss", "nummod") and tree.head[target] > target:
            target = tree.head[target]
    alone = phrase == ("per",) and (tree.lower[i - 1] == "as" or tree.words[i] != "per")  # as per; Per Olsen
    if phrase[-1] == "per" and (alone or not _is_source(tree, target)):
        return None
    mention = mention_of(tree, target)
    mention = (max(stop, mention[0]), max(stop + 1, mention[1]))
    bounds = sentence_bounds(tree, i)
    mention = _name_behind(tree, mention, bounds[1]) or mention
    one = Finding(verb=i, cue=(i, stop), mention=mention, parenthetical=True, quotes=True, kind="phrase")
    before = i - 1
    while before >= bounds[0] and tree.words[before] in ('"', "'"):
        before -= 1
    initial = before < bounds[0] or (tree.lower[before] in ("and", "but") and before == bounds[0])
    end = max(mention[1], min(_phrase_end(tree, target), bounds[1]))
    if initial and mention[1] >= bounds[1] and "," in tree.words[target : bounds[1]]:
        end = tree.words.index(",", target)  # the parser took the clause for more about the source
        one.mention = (mention[0], end)
        one.content = [(end + 1, bounds[1])]
    elif initial:
        comma = next(
            (
                k
                for k in range(mention[1], bounds[1])
                if tree.words[k] == "," and k >= _appositive_end(tree, target, mention)
            ),
            None,
        )
        spoken = any(tree.tag[k] in FINITE for k in range(_appositive_end(tree, target, mention), comma or 0))
        start = comma + 1 if comma is not None and not spoken else end
        one.content = around(tree, (start, bounds[1]), (start, start))
    else:
        tail = (end, bounds[1])
        rest = [k for k in range(*tail) if tree.tag[k] in FINITE]
        after_comma = end < bounds[1] and tree.words[end] == ","
        inserted = (
            rest and after_comma and tree.tag[min(end + 1, len(tree.words) - 1)] not in ("WDT", "WP", "CC", "IN", "VBG")
        )
        if rest and after_comma and (relative := relative_around(tree, before, end)) is not None:
            one.content = relative
            return one
        first = _clause_of_insertion(tree, bounds[0], before) if inserted else bounds[0]
        one.content = around(tree, (first, bounds[1] if inserted else i), (i, end))
    return one


_NORMS = frozenset("law order proposal resolution petition notice sign text brief post ad".split())


def _is_source(tree: Tree, noun: int) -> bool:
    """*As per the police report*, *per a clerk*, but not *as per the rules*, *ten per person*."""
    word = singular(tree.lower[noun])
    named = tree.tag[noun] == "NNP" or (is_agent(tree, noun) and tree.child(noun, "det", "poss") is not None)
    return named or (word in lexicon.DOCUMENTS and word not in _NORMS and tree.child(noun, "det", "poss") is not None)


def _clause_of_insertion(tree: Tree, start: int, comma: int) -> int:
    """Where the clause begins whose subject *…, in the words of X, …* follows: *it failed when the tug, …*."""
    opener = next((k for k in range(comma - 1, start, -1) if tree.lower[k] in _SUBORDINATORS), start)
    subject = range(opener + 1, comma)
    verbs = [k for k in range(start, comma) if tree.tag[k] in FINITE]
    parts = opener > start and len(subject) > 0 and verbs and max(verbs) < opener and tree.words[comma] == ","
    nominal = all(tree.tag[k][:2] in ("NN", "DT", "JJ", "PR", "PO", "CD") for k in subject)
    return opener + 1 if parts and nominal else start


def from_opinion(tree: Tree, i: int) -> Finding | None:
    """*In her view …*, *by the brigade's reckoning, …*, *…, on the union's account, …*: whose opinion, and what."""
    noun = tree.child(i, "pobj")
    if tree.dep[i] not in ("prep", "ROOT") or noun is None or tree.lower[noun] not in lexicon.OPINION_NOUNS:
        return None
    owner = tree.child(noun, "poss")
    head = tree.head[i]
    if owner is None or head == i or tree.lower[owner] in ("my", "our", "your") or tree.right[noun] > noun:
        return None
    clause = (tree.left[head], tree.right[head] + 1)
    parts = [part for part in around(tree, clause, (i, noun + 1)) if any(tree.dep[k] != "mark" for k in range(*part))]
    finite = any(tree.tag[k] in FINITE for part in parts for k in range(*part))
    if not parts or not finite or (clause[0] < i and tree.words[i - 1] != "," and tree.dep[head] != "ccomp"):
        return None
    return Finding(
        verb=i,
        cue=(i, noun + 1),
        mention=mention_of(tree, owner),
        content=parts,
        parenthetical=True,
        quotes=True,
        kind="phrase",
    )


def _name_behind(tree: Tree, mention: Slice, stop: int) -> Slice | None:
    """The name in *according to the mayor, Ada Pike, the quay is shut*, which the parser took for a subject."""
    start = mention[1]
    end = start + 1
    while end < stop and tree.tag[end] == "NNP":
        end += 1
    if end - start - 1 < _FULL_NAME or end + 1 >= stop or not tree.words[start] == tree.words[end] == ",":
        return None
    if any(tree.tag[k] == "NNP" for k in range(*mention)) or tree.tag[end + 1] not in ("DT", "PRP", "PRP$", "EX"):
        return None
    clause = range(end + 1, next((k for k in range(end + 1, stop) if tree.words[k] == ","), stop))
    return (start + 1, end) if any(tree.tag[k] in FINITE for k in clause) else None


def _appositive_end(tree: Tree, target: int, mention: Slice) -> int:
    inner = [
        tree.right[c] + 1
        for c in tree.children[target]
        if tree.dep[c] in ("appos", "relcl", "acl") and not _is_main(tree, c)
    ]
    return max([mention[1], *inner]) if inner else mention[1]


def _phrase_end(tree: Tree, target: int) -> int:
    return min([tree.right[target] + 1, *(tree.left[c] for c in tree.children[target] if _is_main(tree, c))])


def _is_main(tree: Tree, c: int) -> bool:
    """A clause that the parser hung on the noun without a relative: *According to the release he stressed that …*."""
    subject = tree.child(c, "nsubj", "nsubjpass")
    return (
        tree.dep[c] == "relcl"
        and tree.tag[c] in FINITE
        and subject is not None
        and tree.left[c] == tree.left[subject]
        and tree.tag[subject] not in ("WP", "WDT")
        and tree.child(c, "ccomp", "dobj", "xcomp", "attr", "acomp") is not None
    )
