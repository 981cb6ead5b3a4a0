"""Speakers that the parser did not link to their cue, told by order, commas and capitals: *…, said Pike.*"""

from __future__ import annotations

from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.lexicon.english import Verb
from pipeline.extraction.rules.parsed.finding import FINITE, OPEN_ADVERBIALS, PUNCTUATION, Slice, sentence_bounds
from pipeline.extraction.rules.parsed.subjects import THOUGHTLESS, is_agent, singular
from pipeline.extraction.rules.parsed.tree import Tree

_DAYS = lexicon.WEEKDAYS | {"today", "yesterday", "late", "earlier"}
_SPEAKING = lexicon.ROLE_NOUNS | lexicon.INSTITUTIONS | lexicon.DOCUMENTS
_SHORTEST_NAMED = 4  # words of a full name with its apposition: Ada Pike, 41
_SHORTEST_REPORT = 5  # words before its cue: Rain fell, X said
_LONGEST_SPEAKER = 14  # words
_LONGEST_TAIL = 9
_CLAUSAL = FINITE | {"TO", "WP", "WDT", "WRB", "EX", "``", "''"}
_LEADING = frozenset(("DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "VBG", "VBN", "CD"))


def inverted_name(tree: Tree, i: int, stop: int) -> Slice | None:
    """*…, said Pike.* where the parser missed the subject: capitalised words behind a cue, up to punctuation."""
    if i < 2 or tree.child(i, "nsubj", "nsubjpass", "aux", "auxpass", "agent") is not None:
        return None
    if tree.tag[i] not in FINITE and tree.tag[i] != "VBN":
        return None
    if tree.words[i - 1] not in (",", '"'):
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
        if thing is not None and _may_speak(tree, thing) and tree.tag[thing][0] == "N":
            end = tree.right[thing] + 1
            while end > stop and tree.words[end - 1] in PUNCTUATION:
                end -= 1
    closed = end >= len(tree.words) or tree.words[end] in (",", ".", ":", ";")
    return (stop, end) if end > stop and closed else None


def _may_speak(tree: Tree, noun: int) -> bool:
    return is_agent(tree, noun) or singular(tree.lower[noun]) in lexicon.PERSON_NOUNS | lexicon.DOCUMENTS


def named_before(tree: Tree, i: int) -> Slice | None:
    """*At the gate, which had jammed, Ada Pike, 41, said …*: a name and its apposition, or a clause with *who*, right
    before a cue without a subject, which the parser took for more about the noun before."""
    if tree.tag[i] not in FINITE or i < _SHORTEST_NAMED or tree.words[i - 1] != ",":
        return None
    comma = next((k for k in range(i - 2, -1, -1) if tree.words[k] == ","), None)
    told = comma is not None and tree.lower[comma + 1] == "who"
    if comma is None or (not told and any(tree.tag[k] in _CLAUSAL for k in range(comma, i))):
        return None
    start = comma
    while start > 0 and tree.tag[start - 1] in ("NNP", "NNPS"):
        start -= 1
    full = comma - start > 1 and (told or start == 0 or tree.words[start - 1] == ",")
    if full or told:
        return (start, comma) if full else None
    name = range(comma + 1, i - 1)  # the leader of the strikers, Ada Pike, said
    named = len(name) > 1 and all(tree.tag[k] == "NNP" for k in name)
    office = max((k for k in range(comma) if tree.words[k] == ","), default=-1) + 1
    held = any(tree.lower[k] in lexicon.ROLE_NOUNS for k in range(office, comma))
    return (name.start, name.stop) if named and held and tree.tag[office] in ("DT", "PRP$") else None


def final_cue(tree: Tree, i: int, verb: Verb) -> tuple[Slice, int] | None:
    """*…, works director Omar Reyes said on Friday.*: the speaker's phrase in front of a cue that ends its sentence,
    and where the comma before it stands.

    For where the parser took the phrase for a part of the clause before it. The phrase is one stretch between
    commas, or a person and an office beside each other: *…, the line's director, Omar Reyes, said.*
    """
    if i < _SHORTEST_REPORT or tree.tag[i] not in FINITE or not _ends_sentence(tree, i, verb):
        return None
    stop = i
    while stop > 0 and tree.tag[stop - 1] == "RB" and tree.words[stop - 1] not in PUNCTUATION:
        stop -= 1
    apposed = tree.words[stop - 1] == ","
    stop -= apposed
    commas = [k for k in range(stop) if tree.words[k] == ","][-2:]
    if len(commas) < 1 + apposed:
        return None
    comma = commas[-1 - apposed]
    parts = [(commas[-1] + 1, stop), (comma + 1, commas[-1])] if apposed else [(comma + 1, stop)]
    for start, end in parts:
        if not 0 < end - start <= _LONGEST_SPEAKER or any(tree.tag[k] in _CLAUSAL for k in range(start, end)):
            return None
    if not any(_names_somebody(tree, part) for part in parts):
        return None
    clause = range(sentence_bounds(tree, i)[0], comma)
    if (
        '"' in tree.words[clause.start : stop]
        or not any(tree.tag[k] in FINITE for k in clause)
        or tree.lower[clause.start] in OPEN_ADVERBIALS | {"if"}
    ):
        return None
    return (comma + 1, stop + apposed), comma


def _ends_sentence(tree: Tree, i: int, verb: Verb) -> bool:
    """Only an addressee, a time or a place follows, no clause and no quotation."""
    stop = sentence_bounds(tree, i)[1]
    tail = range(i + 1, stop)
    if len(tail) > _LONGEST_TAIL or any(tree.tag[k] in _CLAUSAL or tree.words[k] in (":", '"') for k in tail):
        return False
    if not tail:
        return True
    first = tree.tag[tail.start]
    told = verb.takes("t") and first in ("NNP", "PRP", "DT", "NNS", "CD")
    return told or first == "IN" or tree.lower[tail.start] in _DAYS or tree.dep[tail.start] == "npadvmod"


def _names_somebody(tree: Tree, part: Slice) -> bool:
    """A noun phrase whose head is a proper name or a noun for persons, institutions or documents."""
    stop = next((k for k in range(*part) if tree.tag[k] == "IN" or tree.words[k] == "("), part[1])
    if stop == part[0] or tree.tag[part[0]] not in _LEADING:
        return part[1] - part[0] == 1 and tree.tag[part[0]] == "PRP" and tree.lower[part[0]] not in THOUGHTLESS
    return any(
        tree.tag[k] in ("NNP", "NNPS") or singular(tree.lower[k]) in _SPEAKING for k in {stop - 1, part[1] - 1}
    ) and tree.lower[part[0]] not in lexicon.NON_NAMES - {"the", "a", "an", "his", "her", "its", "their", "another"}
