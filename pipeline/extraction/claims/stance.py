"""How sure a clause is of what it says: negation taken out of the words, modality, factuality, kind of claim."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.extraction.claims.sentences import Clause
from pipeline.schema import ClaimType, Factuality, Modality
from pipeline.verbs import past_of, present_of

_DEONTIC = frozenset(["should", "must", "ought", "shall", "need"])
_POSSIBLE = frozenset(["may", "might", "could"])
_FUTURE = frozenset(["will", "'ll", "’ll", "wo", "would"])
_PROBABLY = frozenset("probably likely apparently presumably evidently seemingly".split())
_POSSIBLY = frozenset("possibly perhaps maybe conceivably".split())
_DOUBT = frozenset("supposedly allegedly purportedly ostensibly".split())
_HEARSAY = frozenset(["reportedly"])
_PLANS = frozenset(
    "plan plans planned planning intend intends intended aims set due scheduled expected expects".split()
)
_SEEMS = frozenset("seem seems seemed appear appears appeared".split())
_UNCOUNTED = frozenset(
    """gas water oil power food fuel money evidence information proof help aid assistance work pressure damage contact
    progress permission advice news trouble doubt time blame harm dialogue notice traffic equipment luggage access
    knowledge remorse emotion regret sympathy mercy respect interest sense truth fog smoke rain snow violence
    justice peace hope fear anger surprise shame sabotage fraud corruption resistance opposition compensation
    consent support confidence faith trust gunfire""".split()
)
_SOMETHING = {
    "nothing": "something",
    "nobody": "somebody",
    "none": "some",
    "anything": "something",
    "anybody": "somebody",
    "anyone": "someone",
    "neither": "",
    "nor": "or",
    "nowhere": "somewhere",
    "noone": "someone",
}
_LIMITED = frozenset(["only", "merely", "just", "simply"])
_OF_TIME_OR_CAUSE = frozenset("after as at because before by if in once since then though to until when while".split())
"""After *only* they go on with what is denied, and tell of nothing else: *did not resign, only to return*."""
_TAKES_NOT = frozenset(
    "is are was were am be been being 's 're 'm ’s ’re ’m has have had do does did know knows knew care cares".split()
)
"""Verbs that their no may follow: *is not*, *knew not*."""
_EXCEPT = frozenset(["without", "but", "except", "unless", "until"])
_SPEECH = re.compile(
    r"\b(?:said|says|told|declared|announced|denied|denies|claimed|claims|stated|called|asked|requested|accused|"
    r"accuses|blamed|blames|promised|offered|rejected|condemned|warned|confirmed|insisted|suggested|admitted)\b"
)
_CAUSE = re.compile(
    r"\b(?:because|caused|causes|cause of|due to|as a result|led to|owing to|resulted|triggered|provoked)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Stance:
    """How a clause is put; `edits` are the words to write instead of tokens so that the statement is put in the
    positive."""

    negated: bool
    sure: str  # CT, PR, PS or U
    modality: Modality
    doubted: bool
    edits: dict[int, str]

    @property
    def factuality(self) -> Factuality:
        """The two letters and the sign."""
        if self.sure == "U":
            return "U"
        value: Factuality = {
            ("CT", False): "CT+",
            ("CT", True): "CT-",
            ("PR", False): "PR+",
            ("PR", True): "PR-",
            ("PS", False): "PS+",
            ("PS", True): "PS-",
        }[self.sure, self.negated]  # type: ignore[assignment]
        return value

    def denied(self) -> Stance:
        """The same said with the sign turned."""
        return replace(self, negated=not self.negated)

    def at_most(self, sure: str) -> Stance:
        """No surer than `sure`."""
        order = ("U", "PS", "PR", "CT")
        return replace(self, sure=min(self.sure, sure, key=order.index))


def stance_of(clause: Clause) -> Stance:
    """Read the auxiliaries, adverbs and negations that belong to the clause's own verb."""
    tree = clause.parsed.tree
    own = tree.children[clause.head]
    auxiliaries = {tree.lower[aux] for aux in clause.auxiliaries}
    adverbs = {tree.lower[child] for child in own if tree.dep[child] in ("advmod", "npadvmod")}
    head = tree.lower[clause.head]
    sure = "CT"
    modality: Modality = "realis"
    if auxiliaries & _POSSIBLE or adverbs & _POSSIBLY:
        sure = "PS"
    elif adverbs & _PROBABLY or head in _SEEMS:
        sure = "PR"
    if auxiliaries & _DEONTIC or (head in ("has", "have", "had") and tree.child(clause.head, "xcomp") is not None):
        modality = "deontic"
    elif _is_conditional(clause):
        modality = "conditional"
    elif auxiliaries & _FUTURE or (head in _PLANS and tree.child(clause.head, "xcomp", "prep") is not None):
        modality = "planned"
    doubted = bool(adverbs & _DOUBT)
    if doubted:
        sure = "U"
    elif adverbs & _HEARSAY:
        sure = "PR"
    negated, edits = _negation(clause)
    return Stance(negated, sure, modality, doubted, edits)


def claim_type(statement: str, modality: Modality) -> ClaimType:
    """The kind of a claim by its words."""
    if modality == "deontic":
        return "position"
    if _CAUSE.search(statement):
        return "causal"
    if _SPEECH.search(statement):
        return "quotation"
    if re.search(
        r"\d(?!\d{3}\b)", re.sub(r"\b(?:19|20)\d\d\b|\b\d{1,2} [A-Z][a-z]{2,}|[A-Z][a-z]{2,} \d{1,2}\b", "", statement)
    ):
        return "numerical"
    return "event"


def _is_conditional(clause: Clause) -> bool:
    tree = clause.parsed.tree
    for child in tree.children[clause.head]:
        if tree.dep[child] == "advcl":
            mark = tree.child(child, "mark")
            if mark is not None and tree.lower[mark] in ("if", "unless"):
                return True
    return False


def _negation(clause: Clause) -> tuple[bool, dict[int, str]]:
    """Whether the clause's own verb is negated, and the edits that put it in the positive."""
    tree = clause.parsed.tree
    edits: dict[int, str] = {}
    negated = False
    arguments = [
        child
        for child in tree.children[clause.head]
        if tree.dep[child]
        in ("nsubj", "nsubjpass", "dobj", "attr", "advmod", "neg", "preconj", "dative", "npadvmod", "cc")
    ]
    arguments += [
        child for aux in clause.auxiliaries for child in tree.children[aux] if tree.dep[child] in ("neg", "advmod")
    ]
    for child in arguments:
        word = tree.lower[child]
        if tree.dep[child] == "neg" and _is_of_another_part(clause, child):
            edits.update(_turned_down(clause, child))
            continue
        if tree.dep[child] == "neg" and word in ("not", "n't", "n’t", "never", "no"):
            if (
                word == "not"
                and child + 1 < len(tree.lower)
                and tree.lower[child + 1] in ("only", "just", "merely", "least")
            ):
                continue
            negated, edits[child] = True, ""
        elif word == "never":
            negated, edits[child] = True, ""
        elif word in ("longer", "more") and child and tree.lower[child - 1] == "no":
            negated = True
            edits[child - 1], edits[child] = "", "still"
        elif word in ("nothing", "nobody", "none", "nowhere", "noone"):
            verbs = (clause.head, *clause.auxiliaries)
            single = word == "none" and any(tree.tag[v] == "VBZ" or tree.lower[v] == "was" for v in verbs)
            negated, edits[child] = True, "one" if single else _SOMETHING[word]
        elif word == "neither":
            negated, edits[child] = True, "either" if tree.dep[child] in ("nsubj", "nsubjpass", "dobj") else ""
        elif tree.dep[child] in ("nsubj", "nsubjpass", "dobj", "attr"):
            no = next(
                (
                    c
                    for c in tree.children[child]
                    if tree.lower[c] in ("no", "neither") and tree.dep[c] in ("det", "neg", "preconj")
                ),
                None,
            )
            fewer = any(
                tree.lower[c + 1] in ("fewer", "less", "more", "later", "sooner")
                for c in range(len(tree.lower) - 1)
                if tree.lower[c] == "no"
            )
            if no is not None and not fewer:
                negated = True
                edits.update(_without_no(clause, child, no))
            elif not_one := _not_one(clause, child):
                negated = True
                edits.update(not_one)
    if negated and any(tree.lower[token] in _EXCEPT and token > min(edits) for token in clause.tokens):
        return False, {}  # nothing without, nobody but: what is left holds, and the words stay
    if negated:
        _make_positive(clause, edits, min(edits))
        edits.update(dict.fromkeys(_instead(clause, min(edits)), ""))
    return negated, edits


def _is_of_another_part(clause: Clause, no: int) -> bool:
    """The no stands behind the verb and turns down something else of the clause: *will sign, not today*."""
    tree, head = clause.parsed.tree, clause.head
    if no < head or tree.lower[no] not in ("not", "never"):
        return False
    if tree.words[no - 1] in (",", "–", "—", ";"):
        return True
    takes_not = tree.lower[head] in _TAKES_NOT or tree.tag[head] == "MD"
    return not takes_not and not any(aux > head for aux in clause.auxiliaries)


def _turned_down(clause: Clause, no: int) -> dict[int, str]:
    """What a no behind a comma turns down, left out: *will sign, not today*."""
    tokens = [token for token in clause.tokens if token >= no - 1]
    is_last = no - 1 in tokens and not any(clause.parsed.tree.words[token] == "," for token in tokens if token > no)
    return dict.fromkeys(tokens, "") if is_last and clause.parsed.tree.words[no - 1] == "," else {}


def _instead(clause: Clause, low: int) -> list[int]:
    """What a clause that is negated at `low` says was so instead: *never a bridge, only a study*. The no does not reach
    it."""
    tree = clause.parsed.tree
    tokens = sorted(token for token in clause.tokens if token > low)
    for at, (comma, token, behind) in enumerate(zip(tokens, tokens[1:], tokens[2:], strict=False)):
        if tree.words[comma] == "," and tree.lower[token] in _LIMITED and tree.lower[behind] not in _OF_TIME_OR_CAUSE:
            return tokens[at:]
    return []


def put_positively(clause: Clause) -> dict[int, str]:
    """The edits for what somebody denies in words that only a denial has: *that any of the ships had sailed at all*."""
    edits: dict[int, str] = {}
    _make_positive(clause, edits, low=-1)
    return edits


def _make_positive(clause: Clause, edits: dict[int, str], low: int) -> None:
    """What a negation at `low` draws after it: *anything*, *nor*, *cannot*, *whatsoever*."""
    tree = clause.parsed.tree
    for token in clause.tokens:
        word = tree.lower[token]
        if token > low and token not in edits:
            edits.update(_drawn(clause, token))
        if word == "ca" and tree.tag[token] == "MD":
            edits[token] = "can"
        elif word == "must" and token in clause.auxiliaries and low >= 0:
            edits[token] = "may"
        elif word == "wo" and tree.tag[token] == "MD":
            edits[token] = "will"
        elif word in ("did", "does", "do") and token in clause.auxiliaries and _follows(clause, token, edits):
            edits[token] = ""
            edits[clause.head] = _finite(tree.words[clause.head], word)


def _drawn(clause: Clause, token: int) -> dict[int, str]:
    """The edits for one word that stands only where something is negated."""
    tree = clause.parsed.tree
    word, behind = tree.lower[token], tree.lower[token + 1 : token + 4]
    if word in _SOMETHING and word not in ("nothing", "nobody", "none", "neither", "nowhere"):
        return {token: _SOMETHING[word]}
    if word == "any":
        return _without_any(clause, token)
    if word == "neither" or (word == "yet" and tree.dep[token] == "advmod"):
        return {token: ""}
    if word == "nor":
        return {token: "or"}
    if word == "once" and tree.dep[token] == "advmod" and behind[:1] in ([], ["."], [","]):
        return {token: ""}
    if word in ("ever", "whatsoever") or (word == "either" and tree.dep[token] != "det"):
        return {token: ""}
    if word == "at" and behind[:1] == ["all"] and tree.tag[token + 2 : token + 3] not in (["NNS"], ["NN"], ["CD"]):
        return {token: "", token + 1: ""}
    if word in ("of", "in") and behind[:1] == ["any"] and behind[1:2] in (["kind"], ["sort"], ["way"], ["form"]):
        return {token: "", token + 1: "", token + 2: ""}
    return {}


def _without_any(clause: Clause, token: int) -> dict[int, str]:
    """What stands for *any*: *one* of them, *a* letter, *some* letters."""
    tree = clause.parsed.tree
    follows = tree.lower[token + 1] if token + 1 < len(tree.lower) else ""
    if follows == "of":
        return {token: "one" if token in clause.subject or tree.dep[token] == "dobj" else "some"}
    if follows == "such" and token + 2 < len(tree.lower) and tree.tag[tree.head[token]] == "NN":
        return {token: "", token + 1: "such an" if tree.lower[token + 2][:1] in "aeiou" else "such a"}
    if follows in ("longer", "more"):
        return {token: "", token + 1: "still" if follows == "longer" else "more"}
    noun = tree.head[token]
    single = tree.tag[noun] in ("NN", "NNP") and tree.lower[noun] not in _UNCOUNTED and noun > token
    if not single or tree.dep[token] != "det" or tree.lower[noun] == "time":
        return {token: "some"}
    return {token: "an" if follows[:1] in tuple("aeiou") else "a"}


def _follows(clause: Clause, auxiliary: int, edits: dict[int, str]) -> bool:
    """The verb stands behind the auxiliary with nothing but adverbs and the negation between."""
    tree, head = clause.parsed.tree, clause.head
    between = range(auxiliary + 1, head)
    return tree.tag[head] == "VB" and all(token in edits or tree.tag[token][:2] == "RB" for token in between)


def _finite(verb: str, auxiliary: str) -> str:
    """*Did agree* as *agreed*, *does hold* as *holds*."""
    return past_of(verb) if auxiliary == "did" else present_of(verb) if auxiliary == "does" else verb


def _not_one(clause: Clause, noun: int) -> dict[int, str]:
    """What stands for *not one*, *not a single* at the head of a noun phrase: an article, *one* of many, *someone*."""
    tree = clause.parsed.tree
    first = next(token for token in range(tree.left[noun], noun + 1) if not tree.words[token].isspace())
    if tree.lower[first] != "not" or tree.lower[first + 1 : first + 2] not in (["one"], ["a"], ["an"]):
        return {}
    if first + 1 == noun:
        return {first: "", noun: "one" if tree.lower[noun + 1 : noun + 2] == ["of"] else "someone"}
    single = first + 2 if tree.lower[first + 2 : first + 3] == ["single"] else None
    follows = tree.lower[(single or first + 1) + 1] if (single or first + 1) < noun else ""
    edits = {first: "", first + 1: "an" if follows[:1] in tuple("aeiou") else "a"}
    return edits | ({single: ""} if single else {})


def _without_no(clause: Clause, noun: int, no: int) -> dict[int, str]:
    """What stands for *no*: an article (*a ship*), *such a ship*, *another ship*, nothing (*gas*, *ships*)."""
    tree = clause.parsed.tree
    follows = tree.lower[no + 1] if no + 1 < len(tree.lower) else ""
    if tree.lower[noun] == "one":
        return dict.fromkeys(range(no, noun), "") | {noun: "someone"}
    if tree.tag[noun] != "NN" or tree.lower[noun] in _UNCOUNTED:
        return {no: ""}
    if follows == "such":
        return {no: "", no + 1: "such an" if tree.lower[no + 2][:1] in "aeiou" else "such a"}
    if follows == "other":
        return {no: "", no + 1: "another"}
    return {no: "an" if follows[:1] in "aeiou" else "a"}
