"""What is said: the complement to the right of a cue, as the cue's frames allow."""

from __future__ import annotations

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.lexicon.english import Verb
from pipeline.extraction.rules.parsed.elliptical import measured
from pipeline.extraction.rules.parsed.finding import FINITE, OPEN_ADVERBIALS, PUNCTUATION, Finding, sentence_bounds
from pipeline.extraction.rules.parsed.subjects import (
    is_added,
    is_finite,
    is_second_report,
    mention_of,
    singular,
    subject_of,
)
from pipeline.extraction.rules.parsed.tree import Tree

_HUNG = frozenset(("ccomp", "advcl"))  # labels of a clause that the parser hangs on *clear* in *made it clear*
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_AGAINST = frozenset("while whereas though although".split())
_CAUSES = {"blame": ("on", "for"), "attribute": ("to",), "ascribe": ("to",)}
_FORESEEING = frozenset(("forecast", "predict", "foresee"))
_TOPICAL = frozenset("for as of about against between with to toward towards over".split())


def right_content(tree: Tree, i: int, verb: Verb, one: Finding, stop: int) -> tuple[int | None, int | None]:
    """The complement to the right of an active verb: its first and after-last token."""
    start: int | None = None
    end: int | None = None
    target: int | None = None  # direct object, content or addressee as the frames say
    clausal = False
    own = [c for k in range(i + 1, stop) for c in tree.children[k] if c >= stop and tree.dep[c] in _HUNG]
    for c in sorted([*own, *tree.children[i]]):
        if c < stop:
            continue
        label = "ccomp" if c in own else tree.dep[c]
        left, right = tree.left[c], tree.right[c] + 1
        if label in ("nsubj", "aux", "punct", "neg", "prt", "cc", "expl", "auxpass", "mark"):
            continue
        if label == "conj":
            bare = tree.tag[c] == "VB" and tree.child(c, "nsubj", "aux") is None
            if start is not None and (bare or (clausal and _shares_modal(tree, i, start, c))):
                end = right
                continue
            break
        mark = tree.child(c, "mark") if label in ("advcl", "ccomp", "xcomp") else None
        if (
            mark is not None
            and tree.lower[mark] == "for" in verb.prepositions
            and tree.tag[c] == "VB"
            and start is None
        ):
            start, end, clausal = mark + 1, right, True  # called for the board to go
            one.cue = (one.cue[0], mark + 1) if mark == stop else one.cue
            continue
        asked = label == "advcl" and not clausal and _is_question(tree, c) and verb.takes("q")
        if start is None and ";" in tree.words[stop:left]:
            break  # …, her office said; the other side speaks of an hour
        if label in ("ccomp", "xcomp") or (asked and (start is None or verb.lemma == "ask")):
            if start is not None and clausal:
                if tree.words[left - 1] in (",", "-", ";") and label == "xcomp":
                    break
                end = right
                continue
            if not _takes_clause(tree, c, verb, label) or (tree.words[left], tree.words[right - 1]) == ("(", ")"):
                continue
            if verb.takes("h") and tree.lower[left] != "that":
                continue
            left = _behind_insertion(tree, c, left)
            if label == "ccomp" and tree.tag[c] == "VBG" and left > i and tree.words[left - 1] == "," and mark is None:
                continue
            if target is not None:
                headless = not verb.takes("t") and tree.child(c, "mark", "nsubj", "nsubjpass", "expl") is None
                if headless and is_finite(tree, c):
                    start = tree.left[target]  # said the roof, leaking badly, is to be mended
                elif verb.takes("t") or (verb.takes("o") and not verb.belief) or not (set(verb.frames) & set("oca")):
                    one.addressee = mention_of(tree, target)
                    start = left
                else:
                    start = tree.left[target]
            else:
                start = left
            end, clausal = right, True
        elif label in ("dobj", "dative"):
            if label == "dative" and tree.tag[c] == "IN":
                one.addressee = (c + 1, right)
                continue
            if label == "dative":
                one.addressee = mention_of(tree, c)
                continue
            if start is not None:
                end = right
                continue
            target = c
            if verb.takes("e"):
                end = measured(tree, i, c, subject_of(tree, i))
                if end is not None or not verb.takes("q"):
                    one.parenthetical = True
                    return (left, end) if end is not None else (None, None)
            charge = next((k for k in tree.children[c] if tree.dep[k] == "prep" and tree.lower[k] == "of"), None)
            if verb.takes("f") and charge is not None and tree.right[charge] > charge:
                start, end = charge + 1, tree.right[charge] + 1
            elif verb.takes("n") or verb.takes("c") or verb.takes("a"):
                if tree.lower[c] in ("himself", "herself", "itself", "themselves") and verb.takes("q"):
                    continue
                start, end = left, right
            elif verb.takes("t"):
                one.addressee = mention_of(tree, c)
        elif label in ("oprd", "attr", "acomp"):
            if verb.takes("c") and start is not None:
                end = right
            elif verb.takes("c") and (tree.tag[c] != "NNP" or tree.words[left - 1] == '"'):  # not: Vale called Pike
                start, end = left, right
                one.parenthetical = True  # the toll, which she called a mistake
        elif label in ("prep", "dative"):
            preposition = tree.lower[c]
            if start is None and preposition in verb.prepositions and right > c + 1:
                start, end = c + 1, right
                one.cue = (one.cue[0], c + 1) if c == stop else one.cue
            elif preposition == "as" and verb.takes("a"):
                start, end = (c + 1 if start is None else start), right
                one.parenthetical = True  # the talks, which they described as open
            elif preposition == "of" and verb.takes("f") and target is not None:
                start, end = c + 1, right
            elif _is_channel(tree, c):
                one.channel = (c + 1, right)
                if start is not None:
                    break
            elif start is None and preposition == "to" and verb.takes("q") and right > c + 1:
                one.addressee = (c + 1, right)
            elif target is not None and start == tree.left[target] and preposition in _CAUSES.get(verb.lemma, ()):
                end = right  # blamed the delay on the fog
            elif (
                (start is not None and clausal and tree.words[left - 1] != ",")
                or (start is not None and not clausal and preposition in _TOPICAL and tree.words[left - 1] != ",")
                or (start is not None and verb.lemma in _FORESEEING and tree.words[left - 1] != ",")
            ):
                end = right
        elif label == "advcl" and verb.takes("a") and target is not None and tree.lower[left] == "as":
            start, end, one.parenthetical = tree.left[target], right, True
        elif label == "advcl" and start is not None:
            conditional = tree.lower[left] in ("if", "unless", "once")
            if tree.words[left - 1] in (",", "-", ";") or not (clausal or conditional):
                break
            end = right
        elif label in ("advmod", "npadvmod", "parataxis", "dep") and start is not None and clausal:
            if tree.words[left - 1] in (",", "-", ";") or label == "npadvmod":
                continue
            end = right
    # find, call, judge with a bare object and no predicate is another verb
    named = target is not None and not clausal and verb.frames.strip("B") in ("c", "qc", "qco", "qoc")
    bare = target is not None and end == tree.right[target] + 1 and tree.child(target, "appos", "amod", "acl") is None
    if named and bare and verb.lemma != "call":
        return None, None
    if start is not None and end is not None:
        end = _cut(tree, i, start, end, clausal)
        if clausal:
            start = _behind_channel(tree, i, start)
            end = _joined(tree, i, end)
            end = _spelt_out(tree, i, end) if not verb.belief else end
    return start, end


def _behind_insertion(tree: Tree, c: int, left: int) -> int:
    """Where the clause at `c` begins in *warned, as had the crew, that …*: what stands before *that* is the cue's."""
    that = next((k for k in tree.children[c] if tree.lower[k] == "that" and tree.dep[k] == "mark"), left)
    if that == left + 1 and tree.lower[left] in ("only", "merely", "simply"):
        return that  # insisting only that …
    return that if that > left and tree.words[that - 1] == "," == tree.words[left - 1] else left


def _behind_channel(tree: Tree, i: int, start: int) -> int:
    """*Said in a statement that it leaked and “nobody knew”*: the first of two clauses, taken for the noun's."""
    for c in tree.children[i]:
        noun = tree.child(c, "pobj") if i < c < start and _is_channel(tree, c) else None
        clause = tree.child(noun, "relcl", "acl") if noun is not None else None
        if clause is None or tree.lower[tree.left[clause]] != "that" or tree.tag[clause] not in FINITE:
            continue
        between = range(tree.right[clause] + 1, start)
        if tree.child(clause, "nsubj") != tree.left[clause] and all(tree.dep[k] in ("cc", "punct") for k in between):
            return tree.left[clause]
    return start


def _joined(tree: Tree, i: int, end: int) -> int:
    """*said the gate was safe and that nobody had warned her*: each *and that* brings in one more clause."""
    stop = sentence_bounds(tree, i)[1]
    while True:
        that = end + (end < stop and tree.words[end] == ",") + 1
        if that >= stop or tree.lower[that] != "that" or tree.dep[that - 1] != "cc":
            return end
        verb = tree.head[that]
        if not (verb > that and tree.dep[that] == "mark" and tree.dep[verb] in ("conj", "ccomp", "advcl")):
            return end
        end = min(tree.right[verb] + 1, stop)


def _spelt_out(tree: Tree, i: int, end: int) -> int:
    """*said there were two snags: the gate leaked and the crew was small*: a clause behind a colon goes on."""
    stop = sentence_bounds(tree, i)[1]
    rest = range(end + 1, stop)
    if end >= stop or tree.words[end] != ":" or '"' in tree.words[end:stop]:
        return end
    cued = any(tree.tag[k] in FINITE and _is_cue(tree, k) for k in rest)
    return stop if any(tree.tag[k] in FINITE for k in rest) and not cued else end


def _is_cue(tree: Tree, k: int) -> bool:
    verb = lexicon.VERBS.get(lexicon.FORMS.get(tree.lower[k], ""))
    return verb is not None and verb.takes("q") and not verb.belief


def _shares_modal(tree: Tree, i: int, start: int, c: int) -> bool:
    """*said it would cost much at first, but would pay in time*: the modal of what is said, which the cue lacks."""
    if tree.tag[c] != "VB" or tree.child(c, "nsubj", "nsubjpass") is not None:
        return False
    modal = next((tree.lower[k] for k in tree.children[c] if tree.tag[k] == "MD"), None)
    said = {tree.lower[k] for k in range(start, c) if tree.tag[k] == "MD" and tree.head[k] != c}
    return modal in said and not any(tree.tag[k] == "MD" for k in tree.children[i])


def _cut(tree: Tree, i: int, start: int, end: int, clausal: bool) -> int:
    """Where the content stops inside what the parser attached: semicolon, second report, afterthought about a noun."""
    for k in range(start + 1, end):
        if tree.words[k] == ";" and not any(w == '"' for w in tree.words[start:k]):
            return k
        if clausal and tree.words[k] == ":" and any(tree.tag[c] in FINITE and _is_cue(tree, c) for c in range(k, end)):
            return k
        if clausal and tree.dep[k] == "conj" and is_second_report(tree, i, k):
            stop = tree.left[k] if tree.left[k] > tree.head[k] else k
            while stop - 1 > start and (tree.words[stop - 1] in PUNCTUATION or tree.dep[stop - 1] == "cc"):
                stop -= 1
            return stop
        if clausal and tree.dep[k] == "conj" and (_is_withheld(tree, k) or _is_beside_infinitive(tree, i, k)):
            stop = k
            while stop > start and tree.dep[stop] != "cc":
                stop -= 1
            if stop > start + 1:
                return stop - (tree.words[stop - 1] == ",")
        if clausal and tree.dep[k] == "advcl" and (is_added(tree, k) or _is_against(tree, k)):
            stop = min(k, tree.left[k]) if _is_against(tree, k) else k - 1
            while stop - 1 > start and tree.words[stop - 1] in PUNCTUATION - {'"'}:
                stop -= 1
            return stop
        if clausal and tree.words[k] == "," and _is_verdict(tree, k + 1, end):
            return k
        if clausal and tree.words[k] in _PAUSES and _is_answered(tree, k + 1, end):
            return k
        if clausal and k > start and tree.dep[k] == "advcl" and _is_as_told(tree, k):
            return tree.left[k] - 1
        if (
            not clausal
            and tree.words[k] == ","
            and k + 1 < end
            and tree.lower[k + 1] in ("who", "which", "where", "whose", "whom", "when")
        ):
            return k
    return end


def _is_withheld(tree: Tree, k: int) -> bool:
    """*Promised it would be paid but would not be drawn on a date*: what the speaker keeps back, no part of the
    promise."""
    negated = any(tree.dep[c] == "neg" for c in tree.children[k])
    return tree.lower[k] in _WITHHELD and negated and tree.child(k, "nsubj") is None


_WITHHELD = frozenset("drawn say elaborate specify comment disclose reveal elaborated disclosed".split())


def _is_beside_infinitive(tree: Tree, i: int, k: int) -> bool:
    """*Has agreed to pay and is leaving*: a finite verb joined to an infinitive is no part of what was agreed."""
    infinitive = tree.head[k]
    helped = any(tree.dep[c] in ("aux", "auxpass") and tree.tag[c] in ("VBZ", "VBP", "VBD") for c in tree.children[k])
    to = tree.dep[infinitive] == "xcomp" and tree.head[infinitive] == i and tree.tag[infinitive] == "VB"
    return to and (helped or tree.tag[k] in ("VBZ", "VBD")) and tree.child(k, "nsubj", "nsubjpass") is None


def _is_against(tree: Tree, k: int) -> bool:
    """*said it was a farce, while the port welcomed it*: what somebody else says, set against it."""
    first = tree.left[k]
    if tree.lower[first] not in _AGAINST or tree.words[first - 1] != "," or tree.tag[k] not in FINITE:
        return False
    verb = lexicon.VERBS.get(lexicon.FORMS.get(tree.lower[k], ""))
    subject = tree.child(k, "nsubj")
    return verb is not None and not verb.belief and subject is not None and tree.tag[subject] in _NOUNS


def _is_verdict(tree: Tree, first: int, end: int) -> bool:
    """*argued that the quay was unsafe, a claim the port rejects*: what the author says of the words reported."""
    noun = first + 1 + (tree.tag[first + 1 : first + 2] == ["JJ"])
    if noun + 2 >= end or tree.lower[first] not in ("a", "an") or tree.lower[noun] not in lexicon.SPEECH_NOUNS:
        return False
    return any(tree.lower[k] in _ANSWERED for k in range(noun + 1, end))


def _is_answered(tree: Tree, which: int, end: int) -> bool:
    """*stated that the ship had sailed – which the port denies*: what others hold of the words reported."""
    verb = tree.head[which] if which < end else which
    return tree.lower[which : which + 1] == ["which"] and which < verb < end and tree.lower[verb] in _ANSWERED


_PAUSES = (",", "-", "–", "—")
_ANSWERED = frozenset(
    form for form, lemma in lexicon.FORMS.items() if lexicon.VERBS.get(lemma) and lexicon.VERBS[lemma].takes("D")
) | frozenset("echoed repeated backed confirmed shared challenged questioned".split())


def _is_as_told(tree: Tree, k: int) -> bool:
    """*denied that it had sailed, as the harbour newspaper claimed*: a report beside the first, by somebody named."""
    first, subject = tree.left[k], tree.child(k, "nsubj")
    if tree.lower[first] != "as" or tree.words[first - 1] != "," or tree.tag[k] not in FINITE or not _is_cue(tree, k):
        return False
    told = any(c > k and tree.dep[c] in ("ccomp", "xcomp", "dobj", "prep") for c in tree.children[k])
    return subject is not None and first < subject < k and tree.tag[subject] in _NOUNS and not told


def _takes_clause(tree: Tree, c: int, verb: Verb, label: str) -> bool:
    """Tell whether the clause at `c` is a complement that this verb can report."""
    if label == "xcomp":
        infinitive = any(tree.tag[k] == "TO" for k in tree.children[c])
        if tree.tag[c] == "VBG":
            return verb.takes("g") or verb.takes("c")
        if infinitive:
            return bool(set("iotc") & set(verb.frames)) or any(tree.tag[k] in ("WP", "WRB") for k in tree.children[c])
        return bool(set("cqo") & set(verb.frames))
    return bool(set("qocidagBh") & set(verb.frames))


def _is_question(tree: Tree, c: int) -> bool:
    mark = tree.child(c, "mark")
    return mark is not None and tree.lower[mark] in ("if", "whether")


def _is_channel(tree: Tree, c: int) -> bool:
    if tree.lower[c] not in lexicon.CHANNEL_PREPOSITIONS:
        return False
    noun = tree.child(c, "pobj")
    return noun is not None and singular(tree.lower[noun]) in lexicon.CHANNEL_NOUNS


def buried(tree: Tree, i: int, one: Finding) -> None:
    """A clause that the parser hung on an adjunct of the cue (*told guests at a dinner that …*)."""
    for c in tree.children[i]:
        if c < i or tree.dep[c] not in ("prep", "agent", "dobj", "npadvmod", "dative", "pobj", "advcl", "advmod"):
            continue
        if tree.dep[c] == "advcl" and _is_cue(tree, c):
            continue  # disagreed, saying that …
        for k in range(c, tree.right[c] + 1):
            if tree.dep[k] not in ("relcl", "acl", "ccomp", "advcl", "pcomp") or tree.tag[k] in ("VBG", "TO"):
                continue
            subject = tree.child(k, "nsubj", "nsubjpass", "expl")
            if subject is None:
                continue
            first = min(j for j in (subject, *tree.children[k]) if tree.dep[j] != "punct")
            first = tree.left[first] if tree.left[first] > i else subject
            opens = tree.left[subject]
            that = opens - 1 if opens - 1 > i and tree.lower[opens - 1] == "that" else None
            inserted = (
                k != c
                and tree.dep[k] == "advcl"
                and tree.dep[c] == "advcl"
                and tree.lower[tree.left[k]] in OPEN_ADVERBIALS
            )
            if that is None and not (tree.tag[subject] in ("PRP", "EX") and (tree.dep[k] == "ccomp" or inserted)):
                continue
            start = that if that is not None else opens
            if tree.dep[c] == "dobj":
                one.addressee = (tree.left[c], start) if tree.left[c] < start else None
            one.content = [(start, _cut(tree, i, start, tree.right[k] + 1, True))]
            return


def right_clause(tree: Tree, i: int) -> bool:
    """Tell whether a cue has a clause to its right."""
    return any(c > i and tree.dep[c] in ("ccomp", "xcomp") for c in tree.children[i])
