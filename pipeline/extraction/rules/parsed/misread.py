"""What the parser mistakes: terse sentences of offices (*The Foreign Ministry rejects claims that …*), and *ex-wife*.

Between a name and a plural of speech it takes the verb of denial for a noun and *claims* for the verb; the parts of a
compound it takes for three nouns. Of a long phrase that speaks (*“…,” a friend of the pilot Ada Pike said*) it makes
two, or hangs it on the quotation in front, and a source behind a report on what is reported. A past tense far from its
subject it takes for a participle, and an aside for the verb of the clause behind it.
"""

from __future__ import annotations

import itertools

from pipeline.extraction.rules.lexicon.english import WEEKDAYS
from pipeline.extraction.rules.lexicon.english_verbs import FORMS, VERBS

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_FINITE = ("VBZ", "VBP", "VBD", "MD")
_VERBS = frozenset("rejects dismisses denies refutes rebuts disputes contests contradicts confirms".split())
_NOUNS = frozenset(
    f"{noun}s" for noun in "report claim accusation allegation charge assertion rumour rumor suggestion".split()
)
_ASKED = ("asked", "pressed", "questioned")
_NOMINAL = ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "attr")
_NOT_THIRD = ("i", "we", "you", "they")
_OF_A_NAME = ("det", "compound", "amod", "poss", "nmod")


def mended(words: list[str], tag: list[str], dep: list[str], head: list[int]) -> None:
    """Mend a parse in place; lists as in `Tree`."""
    for hyphen in range(1, len(words) - 1):
        alike = (dep[hyphen], head[hyphen]) == (dep[hyphen - 1], head[hyphen - 1])
        if words[hyphen] == "-" and alike and dep[hyphen] in _NOMINAL and tag[hyphen + 1][0] == "N":
            _join(dep, head, hyphen)
    if words.count('"') > 1:
        _out_of_quotation(words, tag, dep, head)
    _join_subjects(tag, dep, head)
    _out_of_call(words, tag, dep, head)
    _out_of_apposition(words, tag, dep, head)
    _out_of_participle(words, tag, dep, head)
    _out_of_day(words, dep, head)
    if "whose" in words:
        _out_of_owner(words, tag, dep, head)
    if "according" in words:
        _out_of_report(words, dep, head)
    for verb, label in enumerate(dep):
        if words[verb] in _ASKED and label == "ccomp":
            _out_of_answer(words, tag, dep, head, verb)
        if label in ("acl", "relcl") and tag[verb] == "VBN":
            _into_verb(words, tag, dep, head, verb)
        if label in ("ccomp", "acl", "relcl") and (tag[verb] != "VBN" or label == "ccomp"):
            _out_of_aside(words, tag, dep, head, verb)
        if label == "conj" and tag[verb] == "VBZ":
            _into_agreement(words, tag, dep, head, verb)
        if label == "advcl" and words[verb] in _ADDING:
            _out_of_claim(words, tag, dep, head, verb)
    for verb in range(1, len(words) - 2):
        noun = verb + 1
        if words[verb] not in _VERBS or words[noun] not in _NOUNS or words[noun + 1] != "that":
            continue
        if tag[noun] != "NNS":
            tag[noun] = "NNS"
            if tag[verb] != "VBZ":
                _turn(tag, dep, head, verb)
        tag[verb] = "VBZ"


def _out_of_report(words: list[str], dep: list[str], head: list[int]) -> None:
    """*X said the quay was shut, according to a statement*: a source at the end of a sentence, behind a comma, is that
    of the sentence, not of what X said."""
    source = len(words) - 1 - words[::-1].index("according")
    if words[source - 1] != "," or words[source + 1 : source + 2] != ["to"] or dep[source] != "prep":
        return
    first, after = _bounds(head, source)
    if first != source or any(word[:1].isalnum() for word in words[after:]):
        return
    top = head[source]
    while dep[top] in ("ccomp", "conj", "xcomp") and head[top] != top:
        top = head[top]
    if dep[top] == "ROOT" and words[top] in FORMS:
        head[source] = head[source - 1] = top


def _out_of_claim(words: list[str], tag: list[str], dep: list[str], head: list[int], verb: int) -> None:
    """*X dismissed claims that the quay was shut, telling Y …*: who dismisses them tells it, no quay does."""
    claim = head[verb]
    noun = head[claim]
    above = head[noun]
    answered = dep[claim] == "acl" and dep[noun] == "dobj" and words[above] in FORMS and tag[above] in _FINITE
    comma = _bounds(head, verb)[0] - 1
    if answered and words[comma] == "," and noun < claim < comma:
        head[verb] = head[comma] = above


_ADDING = frozenset("saying telling adding insisting arguing warning claiming stressing pointing noting".split())


def _join(dep: list[str], head: list[int], hyphen: int) -> None:
    """Make the word behind a hyphen the noun that all three are, with what the first of them had."""
    first, last = hyphen - 1, hyphen + 1
    dep[last], head[last] = dep[first], head[first]
    for token in range(len(head)):
        if head[token] in (first, hyphen):
            head[token] = last
    dep[first], head[first], dep[hyphen], head[hyphen] = "compound", last, "punct", last


def _out_of_quotation(words: list[str], tag: list[str], dep: list[str], head: list[int]) -> None:
    """Make the phrase behind a closing mark, which hangs on the quotation, the subject of the verb behind both."""
    marks = [k for k, word in enumerate(words) if word == '"']
    for opening, closing in zip(marks[::2], marks[1::2], strict=False):
        inside = range(opening, closing + 1)
        verb = next((head[k] for k in inside if dep[k] == "ccomp" and head[k] > closing), None)
        astray = [k for k in range(closing + 1, verb or 0) if head[k] in inside and dep[k] != "punct"]
        if verb is None or not astray or tag[verb] not in _FINITE or tag[astray[0]][:2] not in ("NN", "CD"):
            continue
        first, stop = _bounds(head, astray[0])
        subjects = [k for k in range(closing + 1, verb) if head[k] == verb and dep[k] in ("nsubj", "nsubjpass")]
        if max(first, opening) > closing + 1 or (subjects and _bounds(head, subjects[0])[0] != stop):
            continue
        for k in astray[1:]:
            head[k] = astray[0]
        head[astray[0]], dep[astray[0]] = verb, "nsubj"


def _join_subjects(tag: list[str], dep: list[str], head: list[int]) -> None:
    """Hang the second of two subjects that stand beside each other, a name, on the first."""
    subjects = [k for k, label in enumerate(dep) if label == "nsubj"]
    for first, second in itertools.pairwise(subjects):
        if head[first] != head[second] or tag[second] not in ("NNP", "NNPS") or tag[first][:2] not in ("NN", "CD"):
            continue
        start, stop = _bounds(head, second)[0], _bounds(head, first)[1]
        if head[first] > second and start == stop:
            last = stop - 1
            head[second], dep[second] = (last, "pobj") if tag[last] in ("IN", "TO") else (first, "appos")


def _out_of_call(words: list[str], tag: list[str], dep: list[str], head: list[int]) -> None:
    """*Ada Pike, the mayor of Arden, said …*: a name in front of an apposition calls nobody."""
    for name, label in enumerate(dep):
        verb = head[name]
        if label != "intj" or tag[name] != "NNP" or verb < name or words[name + 1] != "," or tag[verb] not in _FINITE:
            continue
        office = next((k for k in range(name + 1, verb) if head[k] == verb and dep[k] == "nsubj"), None)
        if office is None:
            dep[name] = "nsubj"
        elif _bounds(head, office)[0] == name + 2 and words[verb - 1] == ",":
            dep[name], dep[office], head[office] = "nsubj", "appos", name


def _out_of_answer(words: list[str], tag: list[str], dep: list[str], head: list[int], asked: int) -> None:
    """*The clerk, asked if it had sunk, said …*: the clerk answers, and does not ask."""
    answer = head[asked]
    subject = next((k for k in range(asked) if head[k] == asked and dep[k] == "nsubj"), None)
    answered = any(head[k] == answer and dep[k] in _SUBJECTS for k in range(len(head)))
    if subject is None or answered or answer < asked or (words[asked - 1], words[answer - 1]) != (",", ","):
        return
    head[subject], tag[asked], dep[asked], head[asked] = answer, "VBN", "acl", subject


def _out_of_apposition(words: list[str], tag: list[str], dep: list[str], head: list[int]) -> None:
    """*According to the mayor, a memorial is to be held*: an apposition right before a verb without a subject is it."""
    for noun, label in enumerate(dep):
        if label != "appos" or tag[noun][0] != "N" or head[noun] > noun:
            continue
        start, stop = _bounds(head, noun)
        if stop >= len(words) or start < 1 or words[start - 1] != "," or tag[stop] not in _FINITE:
            continue
        verb = head[stop] if dep[stop] in ("aux", "auxpass") else stop
        subjects = [k for k in range(len(head)) if head[k] == verb and dep[k] in _SUBJECTS and k != verb]
        if not subjects and verb >= stop and head[noun] not in range(start, stop):
            head[noun], dep[noun] = verb, "nsubjpass" if dep[stop] == "auxpass" else "nsubj"


def _out_of_participle(words: list[str], tag: list[str], dep: list[str], head: list[int]) -> None:
    """*A statement issued in Arden said that …*: of two verbs behind a subject, no comma between, the first is a
    participle."""
    for first, label in enumerate(dep):
        cue = head[first]
        if label != "ccomp" or cue < first or tag[first] not in ("VBD", "VBN") or tag[cue] not in _FINITE:
            continue
        subject = next((k for k in range(first) if head[k] == first and dep[k] == "nsubj"), None)
        between = words[subject + 1 : cue] if subject is not None else [","]
        if "q" not in _frames_of(words[cue]) or any(w in between for w in (",", '"', "-", ":")):
            continue
        if subject is None or any(head[k] == cue and dep[k] in _SUBJECTS for k in range(cue)):
            continue
        tag[first], dep[first], head[first], head[subject] = "VBN", "acl", subject, cue


def _out_of_owner(words: list[str], tag: list[str], dep: list[str], head: list[int]) -> None:
    """*The club, whose chairman, Ada Pike, said …*: the chairman says it, who is no other name of the club."""
    for whose, label in enumerate(tag):
        noun = head[whose]
        if label != "WP$" or dep[noun] != "appos":
            continue
        stop = _bounds(head, noun)[1]
        verb = stop + 1
        if words[stop : stop + 1] != [","] or tag[verb : verb + 1] != ["VBD"] or words[verb] not in FORMS:
            continue
        if not any(head[k] == verb and dep[k] in _SUBJECTS for k in range(len(head))):
            dep[verb], head[verb], dep[noun], head[noun] = "relcl", head[noun], "nsubj", verb


def _out_of_day(words: list[str], dep: list[str], head: list[int]) -> None:
    """*On Monday Ada Pike, who runs the port, had said …*: the day is no part of her name, which is the subject."""
    for day in range(1, len(words) - 1):
        name = head[day]
        on = day - 1
        if words[day].lower() not in WEEKDAYS or dep[day] != "compound" or dep[name] != "pobj" or head[name] != on:
            continue
        verb = head[on]
        if name < verb and not any(head[k] == verb and dep[k] in _SUBJECTS for k in range(len(head))):
            dep[day], head[day], dep[name], head[name] = "pobj", on, "nsubj", verb


def _into_verb(words: list[str], tag: list[str], dep: list[str], head: list[int], cue: int) -> None:
    """*The head of a port denied on Monday that …*: a participle with *that* and without an addressee, whose sentence
    has no verb but one that is joined to it, is its verb."""
    frames = _frames_of(words[cue])
    if "q" not in frames or "t" in frames or words[cue - 1] in (",", "-", "("):
        return
    clauses = [k for k in range(cue, len(head)) if head[k] == cue and dep[k] == "ccomp"]
    if not any(head[m] == k and dep[m] == "mark" and words[m] == "that" for k in clauses for m in range(cue, k)):
        return
    top = head[cue]
    while head[top] != top and dep[top] not in _SUBJECTS and (tag[top][0] == "N" or dep[top] in ("prep", "pobj")):
        top = head[top]
    verb = head[top]
    if tag[top][0] != "N" or top > cue or verb != top:
        return
    tag[cue], dep[cue], head[cue] = "VBD", dep[verb], cue if head[verb] == verb else head[verb]
    for k in range(cue + 1, len(head)):
        head[k] = cue if head[k] == top else head[k]
    dep[top], head[top] = "nsubj", cue


def _out_of_aside(words: list[str], tag: list[str], dep: list[str], head: list[int], verb: int) -> None:
    """*Ada Pike says, and few would dispute, that the gate is shut*: an aside between commas or in brackets takes no
    clause from the report that it stands in."""
    mark = next((k for k in range(verb) if head[k] == verb and dep[k] == "mark"), 0)
    if words[mark] != "that" or words[mark - 1] not in (",", ")"):
        return
    first = next((k for k in range(mark - 2, 0, -1) if words[k] == "(" or (words[k] == "," and tag[k + 1] == "CC")), 0)
    aside = cue = head[verb]
    while cue > first and head[cue] != cue:
        aside, cue = cue, head[cue]
    taken = any(head[k] == cue and dep[k] == "ccomp" for k in range(cue, first))
    alike = (words[first] == "(") == (words[mark - 1] == ")")
    if cue < first < aside < mark and alike and not taken and "q" in _frames_of(words[cue]):
        head[verb], dep[verb], dep[aside] = cue, "ccomp", "dep"


def _into_agreement(words: list[str], tag: list[str], dep: list[str], head: list[int], verb: int) -> None:
    """*You saw how Ada Pike jokes and even claims that …*: a verb in the third person singular does not go with *you*
    or with a plural, but with the clause between that has such a subject."""
    above = head[verb]
    subject = next((k for k in range(above) if head[k] == above and dep[k] == "nsubj"), None)
    own = any(head[k] == verb and dep[k] in _SUBJECTS for k in range(len(head)))
    if subject is None or own or not (words[subject].lower() in _NOT_THIRD or tag[subject] in ("NNS", "NNPS")):
        return
    for k in range(verb - 1, above, -1):
        if dep[k] == "ccomp" and head[k] == above and tag[k] == "VBZ":
            head[verb] = k
            return


def _frames_of(word: str) -> str:
    verb = VERBS.get(FORMS.get(word.lower(), ""))
    return verb.frames if verb is not None else ""


def _bounds(head: list[int], top: int) -> tuple[int, int]:
    """First and after-last token of what hangs on `top`, itself included."""
    first, last = top, top
    for k in range(len(head)):
        above = k
        while above != top and head[above] != above:
            above = head[above]
        if above == top:
            first, last = min(first, k), max(last, k)
    return first, last + 1


def _turn(tag: list[str], dep: list[str], head: list[int], verb: int) -> None:
    """Put the verb where the noun behind it stands, with the noun as its object and what was its name as its
    subject."""
    noun, last = verb + 1, verb - 1
    if head[noun] == verb:
        return
    named = head[verb] == last or (dep[verb] == "appos" and head[verb] < verb)
    if not named and head[last] == verb:  # the last word of the name was read as part of its noun
        dep[last], head[last] = dep[verb], head[verb]
        for token in range(last):
            if head[token] == verb and dep[token] in _OF_A_NAME:
                head[token] = last
    dep[verb], head[verb] = dep[noun], verb if head[noun] == noun else head[noun]
    for token in range(len(tag)):
        if head[token] != noun or token in (noun, verb):
            continue
        if dep[token] == "ccomp" and token > noun:
            dep[token] = "acl"
        else:
            head[token] = verb
    dep[noun], head[noun] = "dobj", verb
