"""Cues and what they report, read off one parsed sentence.

All positions are token indices, ranges half-open. Labels are ClearNLP dependencies as spaCy's English models give them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.rules import lexicon_en as lexicon
from pipeline.extract.rules.lexicon_en import Verb
from pipeline.extract.rules.tree import Tree

Slice = tuple[int, int]

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_FINITE = frozenset(("VBZ", "VBP", "VBD", "MD"))
_PUNCTUATION = frozenset(",.;:!?\"'`()[]-–—…")
_TOPICAL = frozenset("for as of about against between with to toward towards".split())
_RELATIVES = frozenset(("who", "which", "that"))
_OPEN_ADVERBIALS = frozenset(("after", "while", "when", "as", "before", "during", "since", "despite"))


@dataclass
class Finding:
    """One cue with its parts; `content` in order, empty if the cue has none in this sentence."""

    verb: int
    cue: Slice
    mention: Slice | None
    content: list[Slice] = field(default_factory=list)
    addressee: Slice | None = None
    channel: Slice | None = None
    hedged: bool = False
    negated: bool = False
    belief: bool = False
    quotes: bool = False  # may introduce a quotation
    weak: bool = False
    parenthetical: bool = False
    finite: bool = True  # a report made, not one wished for, planned or asked for
    kind: str = "verb"  # or noun, adjective, phrase
    relay: Slice | None = None  # who passes the speaker's words on: *X, quoted by Y, said*
    relay_cue: Slice | None = None
    antecedent: Slice | None = None  # of a relative pronoun that is the mention


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
            one = _from_noun(tree, i)
        elif one is None and tag[:2] in ("JJ", "VB") and word in lexicon.BELIEF_ADJECTIVES:
            one = _from_adjective(tree, i)
        elif one is None and word in ("according", "in", "per"):
            one = _from_phrase(tree, i)
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
    if dep == "prep" or _is_relay(tree, i):
        return None
    passive = tree.child(i, "nsubjpass", "auxpass") is not None or (
        tag == "VBN" and dep in ("acl", "relcl") and tree.child(i, "agent") is not None
    )
    if tag == "VBN" and dep in ("acl", "advcl") and not passive:
        return None
    subject = subject_of(tree, i)
    one = Finding(
        verb=i,
        cue=(_cue_start(tree, i), stop),
        mention=None,
        hedged=any(tree.lower[c] in lexicon.HEDGE_ADVERBS for c in tree.children[i]),
        negated=verb.takes("D")
        or verb.takes("X")
        or any(tree.dep[c] == "neg" or tree.lower[c] in lexicon.NEGATIONS for c in tree.children[i]),
        belief=verb.belief,
        quotes=verb.takes("q"),
        weak=verb.takes("w"),
        finite=_is_finite(tree, i),
    )
    if passive:
        return _from_passive(tree, i, verb, one, subject)
    inverted = _inverted_name(tree, i, stop) if verb.takes("q") and (subject is None or subject < i - 3) else None
    if inverted is not None:
        one.mention = inverted
        before = i - 1 if tree.words[i - 1] != '"' else i - 2
        one.content = _around(tree, (_sentence_bounds(tree, i)[0], before), (before, before))
        one.parenthetical = True
        return one if one.content else None
    if subject is not None:
        _set_mention(tree, one, subject)
    mark = tree.child(i, "mark")
    if (
        mark is not None
        and tree.lower[mark] == "as"
        and dep in ("advcl", "parataxis")
        and verb.takes("q")
        and not _right_clause(tree, i)
    ):
        return _as_clause(tree, i, one)
    start, end = _right_content(tree, i, verb, one, stop)
    if start is not None and end is not None and start < end:
        one.content.append((start, end))
    elif verb.takes("q"):
        _preposed(tree, i, one, subject)
        if not one.content:
            _buried(tree, i, one)
    if one.content and (one.weak or one.belief) and not one.parenthetical and not _may_think(tree, subject, one.weak):
        return None
    return one


_THOUGHTLESS = frozenset(
    "it that this you we one there what which anyone anybody nobody everyone everybody somebody someone".split()
)


def _may_think(tree: Tree, subject: int | None, strictly: bool) -> bool:
    """Tell whether a thought may be ascribed to this subject: not to *you*, *it*, *anyone*; weak verbs ask for a name or a role."""
    if subject is None or tree.lower[subject] in _THOUGHTLESS:
        return False
    return _is_agent(tree, subject) if strictly else True


def _inverted_name(tree: Tree, i: int, stop: int) -> Slice | None:
    """*…, said Pike.* where the parser missed the subject: capitalised words up to punctuation behind a cue behind a comma."""
    if i < 2 or tree.tag[i] not in _FINITE or tree.child(i, "nsubj", "nsubjpass") is not None:
        return None
    if tree.words[i - 1] not in (",", '"') or (
        tree.words[i - 1] == '"' and tree.words[i - 2] not in (",", "?", "!", ".", "so")
    ):
        return None
    end = stop
    while end < len(tree.words) and (tree.words[end][0].isupper() or tree.words[end] == "."):
        end += 1
    while end > stop and tree.words[end - 1] == ".":
        end -= 1
    closed = end >= len(tree.words) or tree.words[end] in (",", ".", ":", ";")
    return (stop, end) if end > stop and closed else None


def _buried(tree: Tree, i: int, one: Finding) -> None:
    """A clause that the parser hung on an adjunct of the cue (*told guests at a dinner that …*, *said on Monday he would …*)."""
    for c in tree.children[i]:
        if c < i or tree.dep[c] not in ("prep", "dobj", "npadvmod", "dative", "pobj", "advcl", "advmod"):
            continue
        for k in range(c, tree.right[c] + 1):
            if tree.dep[k] not in ("relcl", "acl", "ccomp", "advcl", "pcomp") or tree.tag[k] in ("VBG", "TO"):
                continue
            subject = tree.child(k, "nsubj", "nsubjpass", "expl")
            if subject is None:
                continue
            first = min(
                j for j in (subject, *tree.children[k]) if tree.dep[j] != "punct" and tree.words[j] not in _PUNCTUATION
            )
            first = tree.left[first] if tree.left[first] > i else subject
            opens = tree.left[subject]
            that = opens - 1 if opens - 1 > i and tree.lower[opens - 1] == "that" else None
            inserted = (
                tree.dep[k] == "advcl" and tree.dep[c] == "advcl" and tree.lower[tree.left[k]] in _OPEN_ADVERBIALS
            )
            if that is None and not (tree.tag[subject] in ("PRP", "EX") and (tree.dep[k] in ("ccomp",) or inserted)):
                continue
            start = that if that is not None else opens
            if tree.dep[c] == "dobj" or tree.dep[c] == "dative":
                one.addressee = (tree.left[c], start) if tree.left[c] < start else None
            one.content = [(start, _cut(tree, i, start, tree.right[k] + 1, True))]
            return


def _set_mention(tree: Tree, one: Finding, subject: int) -> None:
    one.mention = mention_of(tree, subject)
    for c in tree.children[subject]:
        if _is_relay(tree, c):
            agent = tree.child(c, "agent")
            source = tree.child(agent, "pobj") if agent is not None else None
            if source is not None:
                one.relay, one.relay_cue = mention_of(tree, source), (c, c + 1)
    if tree.lower[subject] in _RELATIVES:
        verb = tree.head[subject]
        while tree.dep[verb] not in ("relcl", "acl") and tree.head[verb] != verb:
            verb = tree.head[verb]
        if tree.dep[verb] in ("relcl", "acl"):
            one.antecedent = mention_of(tree, tree.head[verb])


def _is_relay(tree: Tree, i: int) -> bool:
    """Tell the participle in *X, quoted by Y,*."""
    return tree.dep[i] == "acl" and tree.lower[i] in ("quoted", "cited") and tree.child(i, "agent") is not None


def _is_finite(tree: Tree, i: int) -> bool:
    """Tell a report that is made (*said*, *will say*) from one that is planned, wished for or asked for (*to say*, *saying*)."""
    if tree.tag[i] in _FINITE:
        return True
    helpers = [tree.tag[c] for c in tree.children[i] if tree.dep[c] in ("aux", "auxpass")]
    return any(tag in _FINITE for tag in helpers) or (tree.tag[i] == "VBN" and not helpers)


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


def _is_agent(tree: Tree, subject: int | None) -> bool:
    """Tell whether a subject can think or speak: a name, a person, an institution or a personal pronoun."""
    if subject is None:
        return False
    word = tree.lower[subject]
    return (
        tree.tag[subject] in ("NNP", "NNPS")
        or word in ("he", "she", "they", "we", "i", "who")
        or _singular(word) in lexicon.ROLE_NOUNS
        or _singular(word) in lexicon.INSTITUTIONS
    )


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _cue_start(tree: Tree, i: int) -> int:
    start = i
    for c in reversed(tree.children[i]):
        if c == start - 1 and (
            tree.dep[c] in ("aux", "auxpass", "neg") or (tree.dep[c] == "advmod" and tree.tag[c] == "RB")
        ):
            start = c
    return start


def subject_of(tree: Tree, i: int) -> int | None:
    """Head of the phrase that says or thinks what the verb at `i` reports: its subject, or the one it shares or inherits."""
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
        if label == "ccomp" and tree.tag[i] in _FINITE:
            return None
        if (
            label == "conj"
            and tree.dep[head] == "ccomp"
            and tree.head[head] != head
            and _is_second_report(tree, tree.head[head], i)
        ):
            i = tree.head[head]
            own = tree.child(i, "nsubj")
            if own is not None:
                return own
            continue
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
    if tree.lower[head] in _RELATIVES or tree.tag[head] in ("PRP", "WP", "WDT"):
        return head, head + 1
    for c in tree.children[head]:
        if c > head and tree.dep[c] in ("relcl", "acl", "advcl", "parataxis", "ccomp", "dep"):
            end = min(end, tree.left[c])
    if tree.dep[head] == "poss":
        end = min(end, head + 1)
    while end > start + 1 and (tree.words[end - 1] in _PUNCTUATION or tree.lower[end - 1] in ("who", "which", "and")):
        end -= 1
    while start < end - 1 and (tree.words[start] in _PUNCTUATION or tree.dep[start] in ("cc", "preconj")):
        start += 1
    return start, end


def _right_clause(tree: Tree, i: int) -> bool:
    return any(c > i and tree.dep[c] in ("ccomp", "xcomp") for c in tree.children[i])


def _right_content(tree: Tree, i: int, verb: Verb, one: Finding, stop: int) -> tuple[int | None, int | None]:
    """The complement to the right of an active verb: its first and after-last token."""
    start: int | None = None
    end: int | None = None
    target: int | None = None  # direct object, content or addressee as the frames say
    clausal = False
    for c in tree.children[i]:
        if c < stop:
            continue
        label = tree.dep[c]
        left, right = tree.left[c], tree.right[c] + 1
        if label in ("nsubj", "aux", "punct", "neg", "prt", "cc", "expl", "auxpass", "mark"):
            continue
        if label == "conj":
            if start is not None and tree.tag[c] == "VB" and tree.child(c, "nsubj", "aux") is None:
                end = right
                continue
            break
        if label in ("ccomp", "xcomp") or (
            label == "advcl" and start is None and _is_question(tree, c) and verb.takes("q")
        ):
            if start is not None and clausal:
                if tree.words[left - 1] in (",", "-", ";") and label == "xcomp":
                    break
                end = right
                continue
            if not _takes_clause(tree, c, verb, label):
                continue
            if label == "ccomp" and tree.tag[c] == "VBG" and tree.words[left - 1] == ",":
                continue
            if target is not None:
                if verb.takes("t") or not (set(verb.frames) & set("oca")):
                    one.addressee = _span(tree, target)
                    start = left
                else:
                    start = tree.left[target]
            else:
                start = left
            end, clausal = right, True
        elif label in ("dobj", "dative"):
            if label == "dative" and tree.dep[c] != "dobj" and tree.tag[c] == "IN":
                one.addressee = (c + 1, right)
                continue
            if label == "dative":
                one.addressee = _span(tree, c)
                continue
            if start is not None:
                end = right
                continue
            target = c
            if verb.takes("n") or verb.takes("c") or verb.takes("a"):
                if tree.lower[c] in ("himself", "herself", "itself", "themselves") and verb.takes("q"):
                    continue
                start, end = left, right
            elif verb.takes("t"):
                one.addressee = _span(tree, c)
        elif label in ("oprd", "attr", "acomp"):
            if verb.takes("c") and start is not None:
                end = right
            elif verb.takes("c"):
                start, end = left, right
        elif label in ("prep", "dative"):
            preposition = tree.lower[c]
            if start is None and preposition in verb.prepositions and right > c + 1:
                start, end = c + 1, right
                one.cue = (one.cue[0], c + 1) if c == stop else one.cue
            elif preposition == "as" and verb.takes("a"):
                start, end = (left if start is None else start), right
            elif preposition == "of" and verb.takes("f") and target is not None:
                start, end = c + 1, right
            elif _is_channel(tree, c):
                one.channel = (c + 1, right)
                if start is not None:
                    break
            elif start is None and preposition == "to" and verb.takes("q") and right > c + 1:
                one.addressee = (c + 1, right)
            elif (start is not None and clausal and tree.words[left - 1] != ",") or (
                start is not None and not clausal and preposition in _TOPICAL and tree.words[left - 1] != ","
            ):
                end = right
        elif label == "advcl" and start is not None:
            if tree.words[left - 1] in (",", "-", ";") or not clausal:
                break
            end = right
        elif label in ("advmod", "npadvmod", "parataxis", "dep") and start is not None and clausal:
            if tree.words[left - 1] in (",", "-", ";") or label == "npadvmod":
                continue
            end = right
    if (
        verb.takes("f")
        and not clausal
        and target is not None
        and not verb.takes("n")
        and not verb.takes("c")
        and start == tree.left[target]
    ):
        return None, None
    if start is not None and not clausal and target is not None and verb.frames.strip("B") in ("c", "qc", "qco", "qoc"):
        # find/call/judge with a bare object and no predicate is another verb
        if (
            end == tree.right[target] + 1
            and tree.child(target, "appos", "amod", "acl") is None
            and verb.lemma != "call"
        ):
            return None, None
    if start is not None and end is not None:
        end = _cut(tree, i, start, end, clausal)
    return start, end


def _cut(tree: Tree, i: int, start: int, end: int, clausal: bool) -> int:
    """Where the content stops inside what the parser attached: semicolon, a second report, an afterthought about a noun."""
    for k in range(start + 1, end):
        if tree.words[k] == ";" and not any(w == '"' for w in tree.words[start:k]):
            return k
        if clausal and tree.dep[k] == "conj" and _is_second_report(tree, i, k):
            stop = tree.left[k] if tree.left[k] > tree.head[k] else k
            while stop - 1 > start and (tree.words[stop - 1] in _PUNCTUATION or tree.dep[stop - 1] == "cc"):
                stop -= 1
            return stop
        if (
            not clausal
            and tree.words[k] == ","
            and k + 1 < end
            and tree.lower[k + 1] in ("who", "which", "where", "whose", "whom", "when")
        ):
            return k
    return end


def _is_second_report(tree: Tree, i: int, k: int) -> bool:
    """Tell a coordinate verb that is a report of its own (*says he is sorry and said he will go*) from one inside the content."""
    if tree.tag[k] not in _FINITE or tree.dep[tree.head[k]] not in ("ccomp", "conj"):
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
            and verb.lemma in ("say", "add", "tell", "argue", "insist", "claim", "warn", "call")
        )
    return tree.tag[own] not in ("PRP", "WP", "WDT") and tree.head[tree.head[k]] == i and _has_complement(tree, k)


def _has_complement(tree: Tree, k: int) -> bool:
    return any(c > k and tree.dep[c] in ("ccomp", "xcomp", "dobj", "prep") for c in tree.children[k])


def _takes_clause(tree: Tree, c: int, verb: Verb, label: str) -> bool:
    """Tell whether the clause at `c` is a complement that this verb can report."""
    if label == "xcomp":
        infinitive = any(tree.tag[k] == "TO" for k in tree.children[c])
        if tree.tag[c] == "VBG":
            return verb.takes("g") or verb.takes("c")
        if infinitive:
            return bool(set("iotc") & set(verb.frames)) or any(tree.tag[k] in ("WP", "WRB") for k in tree.children[c])
        return bool(set("cqo") & set(verb.frames))
    return bool(set("qocidagB") & set(verb.frames))


def _is_question(tree: Tree, c: int) -> bool:
    mark = tree.child(c, "mark")
    return mark is not None and tree.lower[mark] in ("if", "whether")


def _is_channel(tree: Tree, c: int) -> bool:
    if tree.lower[c] not in lexicon.CHANNEL_PREPOSITIONS:
        return False
    noun = tree.child(c, "pobj")
    return noun is not None and _singular(tree.lower[noun]) in lexicon.CHANNEL_NOUNS


def _span(tree: Tree, head: int) -> Slice:
    return mention_of(tree, head)


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
                one.addressee = _span(tree, subject)
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
        and tree.lower[subject] not in _RELATIVES
    ):
        one.content.append(mention_of(tree, subject))
        return one
    if speaker is not None and verb.takes("q"):
        _preposed(tree, i, one, subject)
    return one if one.content else None


def _as_clause(tree: Tree, i: int, one: Finding) -> Finding:
    """*As X said, …* and *…, as X put it*: the clause around it is the content."""
    head = tree.head[i]
    first, last = tree.left[i], tree.right[i] + 1
    one.content = _around(tree, _clause_bounds(tree, head), (first, last))
    one.parenthetical = True
    return one


def _clause_bounds(tree: Tree, head: int) -> Slice:
    return tree.left[head], tree.right[head] + 1


def _around(tree: Tree, outer: Slice, hole: Slice) -> list[Slice]:
    """`outer` without `hole`, both halves trimmed of punctuation, empty ones left out."""
    parts = []
    for start, end in ((outer[0], min(hole[0], outer[1])), (max(hole[1], outer[0]), outer[1])):
        while start < end and tree.words[start] in _PUNCTUATION and tree.words[start] != '"':
            start += 1
        while end > start and tree.words[end - 1] in _PUNCTUATION and tree.words[end - 1] != '"':
            end -= 1
        if end > start and any(w[0].isalnum() for w in tree.words[start:end]):
            parts.append((start, end))
    return parts


def _preposed(tree: Tree, i: int, one: Finding, subject: int | None) -> None:
    """Content in front of or around its cue: *…, said X*; *…, X said*; *…, X said, …*."""
    cluster_start, cluster_end = one.cue
    inverted = subject is not None and subject > i
    if subject is not None and (subject in tree.children[i]):
        cluster_start = min(cluster_start, tree.left[subject])
        if inverted:
            cluster_end = max(cluster_end, tree.right[subject] + 1)
    elif tree.dep[i] != "conj" and tree.tag[i] not in _FINITE:
        return
    bounds = _sentence_bounds(tree, i)
    before = cluster_start - 1
    while before >= bounds[0] and tree.words[before] in ('"', "'"):
        before -= 1
    if before < bounds[0] or tree.words[before] not in (",", "-", "?", "!", "--", "..."):
        return
    lead = (bounds[0], before)
    quoted = '"' in tree.words[before:cluster_start]
    clause = next(
        (
            c
            for c in tree.children[i]
            if c < cluster_start and tree.dep[c] in ("ccomp", "parataxis", "dep", "advcl", "xcomp")
        ),
        None,
    )
    after = _after_cluster(tree, i, cluster_end, inverted)
    flanked = after is not None and tree.words[after] == ","
    finite = any(tree.tag[k] in _FINITE for k in range(*lead))
    ends = after is None or tree.words[after] in (".", ";", '"', ")", ":", "-")
    preposing = finite and (clause is None or tree.dep[clause] in ("ccomp", "parataxis", "dep") or inverted)
    starts_adverbial = (
        tree.lower[bounds[0]] in _OPEN_ADVERBIALS and not inverted and clause is None and not quoted and not flanked
    )
    if starts_adverbial:
        return
    if flanked and after is not None:
        tail = (after + 1, bounds[1])
        participle = after + 1 < len(tree.words) and tree.tag[after + 1] in (
            "VBG",
            "IN",
            "WDT",
            "WP",
            "CC",
            "RB",
            "WRB",
        )
        has_tail = not participle and tail[1] - tail[0] > 2 and any(tree.tag[k] in _FINITE for k in range(*tail))
        if has_tail or preposing or quoted:
            one.content = _around(
                tree, (lead[0], tail[1] if has_tail else before), (before, after + 1 if has_tail else before)
            )
            one.parenthetical = True
        return
    if (ends or clause is not None or inverted or tree.dep[i] in ("ROOT", "parataxis")) and (
        preposing or quoted or inverted
    ):
        one.content = _around(tree, lead, (before, before))
        one.parenthetical = True


def _after_cluster(tree: Tree, i: int, end: int, inverted: bool) -> int | None:
    """First token after the cue, its subject and the adjuncts that follow it (*in a statement*, *on Friday*)."""
    after = end
    for c in tree.children[i]:
        if (
            c >= after
            and tree.dep[c] in ("prep", "npadvmod", "advmod", "dative", "dobj", "prt", "agent")
            and tree.left[c] <= after
        ):
            after = tree.right[c] + 1
    return after if after < len(tree.words) else None


def _sentence_bounds(tree: Tree, i: int) -> Slice:
    """The stretch between semicolons around `i`, closing full stop left out."""
    start, end = 0, len(tree.words)
    for k, word in enumerate(tree.words):
        if word == ";":
            if k < i:
                start = k + 1
            else:
                end = min(end, k)
    while end > start and tree.words[end - 1] in (".", "!", "?") and end - 1 > i:
        end -= 1
    return start, end


def _from_noun(tree: Tree, i: int) -> Finding | None:
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
            if has_that:
                content, strong = (tree.left[c], tree.right[c] + 1), True
            elif infinitive and owner is not None:
                content = (tree.left[c], tree.right[c] + 1)
        elif label == "prep" and content is None and noun in _WITH_PREPOSITION and tree.lower[c] in _NOUN_PREPOSITIONS:
            if owner is None:
                owner = _supporting_subject(tree, i)
                if owner is None or not _is_agent(tree, owner):
                    continue
            content = (c + 1, tree.right[c] + 1)
    if content is None or content[0] >= content[1]:
        return None
    if owner is None:
        owner = _supporting_subject(tree, i)
    one = Finding(
        verb=i,
        cue=(i, i + 1),
        mention=mention_of(tree, owner) if owner is not None else None,
        content=[content],
        belief=belief,
        kind="noun",
    )
    if owner is None and not strong:
        return None
    if owner is None:
        title = [c for c in tree.children[i] if tree.dep[c] in ("compound", "nmod") and tree.tag[c] in ("NNP", "NNPS")]
        if title:
            one.mention = (tree.left[title[0]], title[-1] + 1)
    one.negated = noun in ("denial", "refusal", "rejection", "doubt")
    return one


_WITH_PREPOSITION = frozenset(
    """accusation allegation criticism description announcement denial fear hope demand call warning praise complaint
    question
    concern doubt comment remark statement claim""".split()
)
_NOUN_PREPOSITIONS = frozenset("of about for on over against".split())


def _supporting_subject(tree: Tree, noun: int) -> int | None:
    """Subject of the verb whose object the noun is: *she expressed the hope that …*."""
    if tree.dep[noun] in ("dobj", "attr"):
        return subject_of(tree, tree.head[noun])
    if tree.dep[noun] == "pobj":
        verb = tree.head[tree.head[noun]]
        if tree.tag[verb][0] == "V":
            return subject_of(tree, verb)
    return None


def _from_adjective(tree: Tree, i: int) -> Finding | None:
    """*X is confident that …*, *X was reluctant to …*, *X is worried about …*."""
    if tree.dep[i] not in ("acomp", "ROOT", "conj", "xcomp", "ccomp", "advcl", "oprd"):
        return None
    content: Slice | None = None
    for c in tree.children[i]:
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
    if subject is None or not _is_agent(tree, subject):
        return None
    return Finding(
        verb=i, cue=(i, i + 1), mention=mention_of(tree, subject), content=[content], belief=True, kind="adjective"
    )


def _from_phrase(tree: Tree, i: int) -> Finding | None:
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
    mention = mention_of(tree, target)
    mention = (max(stop, mention[0]), max(stop + 1, mention[1]))
    bounds = _sentence_bounds(tree, i)
    one = Finding(verb=i, cue=(i, stop), mention=mention, parenthetical=True, quotes=True, kind="phrase")
    before = i - 1
    while before >= bounds[0] and tree.words[before] in ('"', "'"):
        before -= 1
    initial = before < bounds[0] or (tree.lower[before] in ("and", "but") and before == bounds[0])
    end = max(mention[1], min(tree.right[target] + 1, bounds[1]))
    if initial:
        comma = next(
            (
                k
                for k in range(mention[1], bounds[1])
                if tree.words[k] == "," and k >= _appositive_end(tree, target, mention)
            ),
            None,
        )
        start = comma + 1 if comma is not None else end
        one.content = _around(tree, (start, bounds[1]), (start, start))
    else:
        tail = (end, bounds[1])
        rest = [k for k in range(*tail) if tree.tag[k] in _FINITE]
        after_comma = end < bounds[1] and tree.words[end] == ","
        one.content = _around(
            tree,
            (
                bounds[0],
                bounds[1]
                if rest
                and after_comma
                and tree.tag[min(end + 1, len(tree.words) - 1)] not in ("WDT", "WP", "CC", "IN", "VBG")
                else i,
            ),
            (i, end),
        )
    return one


def _appositive_end(tree: Tree, target: int, mention: Slice) -> int:
    inner = [tree.right[c] + 1 for c in tree.children[target] if tree.dep[c] in ("appos", "relcl", "acl")]
    return max([mention[1], *inner]) if inner else mention[1]
