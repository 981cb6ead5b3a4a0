"""What is said: the complement to the right of a cue, as the cue's frames allow."""

from __future__ import annotations

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.lexicon.english import Verb
from pipeline.extraction.rules.parsed.afterthoughts import cut, is_cue
from pipeline.extraction.rules.parsed.elliptical import measured
from pipeline.extraction.rules.parsed.finding import FINITE, OPEN_ADVERBIALS, Finding, sentence_bounds
from pipeline.extraction.rules.parsed.subjects import (
    is_finite,
    mention_of,
    singular,
    subject_of,
)
from pipeline.extraction.rules.parsed.tree import Tree

_HUNG = frozenset(("ccomp", "advcl"))  # labels of a clause that the parser hangs on *clear* in *made it clear*
_CAUSES = {"blame": ("on", "for"), "attribute": ("to",), "ascribe": ("to",)}
_FORESEEING = frozenset(("forecast", "predict", "foresee"))
_NO_PARTS = frozenset("nsubj aux punct neg prt cc expl auxpass mark".split())
_CLAUSES = ("advcl", "ccomp", "xcomp")
_CONDITIONS = ("if", "unless", "once")
_SET_OFF = (",", "-", ";")
_REFLEXIVES = ("himself", "herself", "itself", "themselves")
_TOPICAL = frozenset("for as of about against between with to toward towards over".split())


def right_content(tree: Tree, i: int, verb: Verb, one: Finding, stop: int) -> tuple[int | None, int | None]:
    """The complement to the right of an active verb: its first and after-last token, `None` twice without one.

    `stop` is the token behind the cue. Writes into `one` what else stands there: addressee, channel, a longer cue.
    """
    return _Complement(tree, i, verb, one, stop).read()


class _Complement:
    """What the verb at `i` reports, read from its dependents in order, as far as its frames allow."""

    def __init__(self, tree: Tree, i: int, verb: Verb, one: Finding, stop: int) -> None:
        self.tree, self.i, self.verb, self.one, self.stop = tree, i, verb, one, stop
        self.start: int | None = None
        self.end: int | None = None
        self.target: int | None = None  # direct object, content or addressee as the frames say
        self.clausal = False
        self.measured = False  # ends where a measure does, and is not cut

    def read(self) -> tuple[int | None, int | None]:
        tree, i = self.tree, self.i
        hung = [c for k in range(i + 1, self.stop) for c in tree.children[k] if c >= self.stop and tree.dep[c] in _HUNG]
        for c in sorted([*hung, *tree.children[i]]):
            label = "ccomp" if c in hung else tree.dep[c]
            if c >= self.stop and label not in _NO_PARTS and not self._take(c, label):
                break
        if self.measured:
            return self.start, self.end
        if self._is_bare_object():
            return None, None
        if self.start is None or self.end is None:
            return self.start, self.end
        end = cut(tree, i, self.start, self.end, self.clausal)
        if not self.clausal:
            return self.start, end
        end = _joined(tree, i, end)
        return _behind_channel(tree, i, self.start), end if self.verb.belief else _spelt_out(tree, i, end)

    def _take(self, c: int, label: str) -> bool:
        """Take in the dependent at `c`; false where the complement ends before it."""
        tree, verb = self.tree, self.verb
        left, right = tree.left[c], tree.right[c] + 1
        if label == "conj":
            return self._take_conjunct(c)
        mark = tree.child(c, "mark") if label in _CLAUSES else None
        if mark is not None and self._is_called_for(c, mark):
            self._set(mark + 1, right)
            self.clausal = True
            self._lengthen_cue(mark)
            return True
        if self.start is None and ";" in tree.words[self.stop : left]:
            return False  # …, her office said; the other side speaks of an hour
        asked = label == "advcl" and not self.clausal and _is_question(tree, c) and verb.takes("q")
        if label in ("ccomp", "xcomp") or (asked and (self.start is None or verb.lemma == "ask")):
            return self._take_clause(c, label)
        if label in ("dobj", "dative"):
            return self._take_object(c, label)
        if label in ("oprd", "attr", "acomp"):
            return self._take_predicate(c)
        if label == "prep":
            return self._take_prepositional(c)
        if label == "advcl" and verb.takes("a") and self.target is not None and tree.lower[left] == "as":
            self._set(tree.left[self.target], right)
            self.one.parenthetical = True
        elif label == "advcl" and self.start is not None:
            if self._is_set_off(c) or not (self.clausal or tree.lower[left] in _CONDITIONS):
                return False
            self.end = right
        elif label in ("advmod", "parataxis", "dep") and self.start is not None and self.clausal:
            self.end = self.end if self._is_set_off(c) else right
        return True

    def _set(self, start: int, end: int) -> None:
        self.start, self.end = start, end

    def _is_set_off(self, c: int) -> bool:
        return self.tree.words[self.tree.left[c] - 1] in _SET_OFF

    def _take_conjunct(self, c: int) -> bool:
        """*wants the gate shut and paid for*: a second verb that is said, not a second deed of the speaker's."""
        tree = self.tree
        bare = tree.tag[c] == "VB" and tree.child(c, "nsubj", "aux") is None
        if self.start is None or not (bare or (self.clausal and _shares_modal(tree, self.i, self.start, c))):
            return False
        self.end = tree.right[c] + 1
        return True

    def _is_called_for(self, c: int, mark: int) -> bool:
        """*called for the board to go*: whether an infinitive has its subject behind a preposition of the verb."""
        called_for = self.tree.lower[mark] == "for" and "for" in self.verb.prepositions
        return called_for and self.tree.tag[c] == "VB" and self.start is None

    def _lengthen_cue(self, preposition: int) -> None:
        """*called for*: the preposition right behind the cue is part of it."""
        if preposition == self.stop:
            self.one.cue = (self.one.cue[0], preposition + 1)

    def _take_clause(self, c: int, label: str) -> bool:
        """A clause or an infinitive: what is said, or more of it."""
        tree, verb = self.tree, self.verb
        left, right = tree.left[c], tree.right[c] + 1
        if self.start is not None and self.clausal:
            if self._is_set_off(c) and label == "xcomp":
                return False
            self.end = right
            return True
        if not _takes_clause(tree, c, verb, label) or (tree.words[left], tree.words[right - 1]) == ("(", ")"):
            return True
        if verb.takes("h") and tree.lower[left] != "that":
            return True
        left = _behind_insertion(tree, c, left)
        participial = label == "ccomp" and tree.tag[c] == "VBG" and tree.child(c, "mark") is None
        if participial and left > self.i and tree.words[left - 1] == ",":
            return True
        self._set(self._clause_start(c, left), right)
        self.clausal = True
        return True

    def _clause_start(self, c: int, left: int) -> int:
        """Where what is said begins whose clause begins at `left`: a noun in front is whom it is said to, or part."""
        tree, verb = self.tree, self.verb
        if self.target is None:
            return left
        headless = not verb.takes("t") and tree.child(c, "mark", "nsubj", "nsubjpass", "expl") is None
        if headless and is_finite(tree, c):
            return tree.left[self.target]  # said the roof, leaking badly, is to be mended
        addressed = verb.takes("t") or (verb.takes("o") and not verb.belief) or not (set(verb.frames) & set("oca"))
        if not addressed:
            return tree.left[self.target]
        self.one.addressee = mention_of(tree, self.target)
        return left

    def _take_object(self, c: int, label: str) -> bool:
        """A direct object: what is said, or whom it is said to; a dative is always the latter."""
        tree, verb = self.tree, self.verb
        left, right = tree.left[c], tree.right[c] + 1
        if label == "dative":
            self.one.addressee = (c + 1, right) if tree.tag[c] == "IN" else mention_of(tree, c)
            return True
        if self.start is not None:
            self.end = right
            return True
        self.target = c
        if verb.takes("e"):
            end = measured(tree, self.i, c, subject_of(tree, self.i))
            if end is not None or not verb.takes("q"):
                self.one.parenthetical = self.measured = True
                self.start, self.end = (left, end) if end is not None else (None, None)
                return False
        charge = next((k for k in tree.children[c] if tree.dep[k] == "prep" and tree.lower[k] == "of"), None)
        if verb.takes("f") and charge is not None and tree.right[charge] > charge:
            self._set(charge + 1, tree.right[charge] + 1)
        elif verb.takes("n") or verb.takes("c") or verb.takes("a"):
            if verb.lemma == "dismiss" and self._is_somebody(c):
                return True  # she lost her post
            if not (tree.lower[c] in _REFLEXIVES and verb.takes("q")):
                self._set(left, right)
        elif verb.takes("t"):
            self.one.addressee = mention_of(tree, c)
        return True

    def _is_somebody(self, c: int) -> bool:
        """The object is a person, of whom nothing is said to be the case (*dismissed him as a liar*)."""
        tree, word = self.tree, singular(self.tree.lower[c])
        called = any(
            tree.dep[k] == "prep" and tree.lower[k] == "as" for k in (*tree.children[self.i], *tree.children[c])
        )
        named = tree.tag[c] in ("NNP", "NNPS", "PRP") and word not in ("it", "this", "that")
        return not called and (named or word in lexicon.ROLE_NOUNS or word in lexicon.PERSON_NOUNS)

    def _take_predicate(self, c: int) -> bool:
        """*called the toll a mistake*: what somebody or something is said to be."""
        tree, right = self.tree, self.tree.right[c] + 1
        if self.verb.takes("c") and self.start is not None:
            self.end = right
        elif self.verb.takes("c") and (tree.tag[c] != "NNP" or tree.words[tree.left[c] - 1] == '"'):
            self._set(tree.left[c], right)  # not: Vale called Pike
            self.one.parenthetical = True  # the toll, which she called a mistake
        return True

    def _take_prepositional(self, c: int) -> bool:
        """Behind a preposition: what is said (*of*, *for*, *as*), where and to whom, or more of what is said."""
        tree, verb, target = self.tree, self.verb, self.target
        right, preposition = tree.right[c] + 1, tree.lower[c]
        if self.start is None and preposition in verb.prepositions and right > c + 1:
            self._set(c + 1, right)
            self._lengthen_cue(c)
        elif preposition == "as" and verb.takes("a"):
            self._set(c + 1 if self.start is None else self.start, right)
            self.one.parenthetical = True  # the talks, which they described as open
        elif preposition == "of" and verb.takes("f") and target is not None:
            self._set(c + 1, right)
        elif _is_channel(tree, c):
            self.one.channel = (c + 1, right)
            return self.start is None
        elif self.start is None and preposition == "to" and verb.takes("q") and right > c + 1:
            self.one.addressee = (c + 1, right)
        elif target is not None and self.start == tree.left[target] and preposition in _CAUSES.get(verb.lemma, ()):
            self.end = right  # blamed the delay on the fog
        elif self.start is not None and tree.words[tree.left[c] - 1] != ",":
            more = self.clausal or preposition in _TOPICAL or verb.lemma in _FORESEEING
            self.end = right if more else self.end
        return True

    def _is_bare_object(self) -> bool:
        """*found the key*, *judged the show*: with an object and no predicate the verb means something else."""
        tree, target = self.tree, self.target
        if target is None or self.clausal or self.verb.lemma == "call":
            return False
        named = self.verb.frames.strip("B") in ("c", "qc", "qco", "qoc")
        return named and self.end == tree.right[target] + 1 and tree.child(target, "appos", "amod", "acl") is None


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
    cued = any(tree.tag[k] in FINITE and is_cue(tree, k) for k in rest)
    return stop if any(tree.tag[k] in FINITE for k in rest) and not cued else end


def _shares_modal(tree: Tree, i: int, start: int, c: int) -> bool:
    """*said it would cost much at first, but would pay in time*: the modal of what is said, which the cue lacks."""
    if tree.tag[c] != "VB" or tree.child(c, "nsubj", "nsubjpass") is not None:
        return False
    modal = next((tree.lower[k] for k in tree.children[c] if tree.tag[k] == "MD"), None)
    said = {tree.lower[k] for k in range(start, c) if tree.tag[k] == "MD" and tree.head[k] != c}
    return modal in said and not any(tree.tag[k] == "MD" for k in tree.children[i])


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
        if tree.dep[c] == "advcl" and is_cue(tree, c):
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
            one.content = [(start, cut(tree, i, start, tree.right[k] + 1, True))]
            return


def right_clause(tree: Tree, i: int) -> bool:
    """Tell whether a cue has a clause to its right."""
    return any(c > i and tree.dep[c] in ("ccomp", "xcomp") for c in tree.children[i])
