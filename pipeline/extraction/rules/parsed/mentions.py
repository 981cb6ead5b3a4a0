"""The people that a sentence mentions, and how much each mention weighs by what it is in its sentence.

A parse tells subjects from objects. Of a sentence that was not parsed, since nobody says anything in it, the words
that open it are taken for its subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.cast import Cast
from pipeline.extraction.rules.parsed.entities import pronoun_class
from pipeline.extraction.rules.parsed.subjects import main_clause, mention_of
from pipeline.extraction.rules.parsed.tree import Tree
from pipeline.extraction.rules.passage import Sentence

ANSWERING, SUBJECT, OBJECT, INNER, OTHER, OWNER = 5.0, 4.0, 2.5, 2.0, 1.2, 1.0  # weights, set on news
PEOPLE = lexicon.ROLE_NOUNS | lexicon.PERSON_NOUNS

_LONGEST_OFFICE = 4  # words
_NO_OFFICE = frozenset(
    """the a an of in on at by for from with to into about over under after before between and or but nor that which who
    whom whose is was were are be been has had have did does do not no it he she they we i you there here what when
    where why how if as than then so""".split()
)
"""Words that none of *sophomore*, *fellow swimmer*, *care worker* has."""
_PERSON_ENDING = re.compile(r"(?:er|or|ist|ian|ant|man|woman|eer|mate)\s?$")
_HIMSELF = re.compile(r"\s(?:himself|herself)\b")
_LEADING = 3  # code points before a sentence's first word
_ASKING = frozenset(("ask", "question", "press", "quiz"))
_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_ADVERBIAL = (
    r"(?:On|In|At|By|After|Last|This|Towards?|During|Before|Since|For|From|Until|Within|Outside|Inside|Near|Across|"
    r"Around|Under|Over|Behind|Beside|Beyond|Between|Among|Amid|With|Without|Despite|To|Of|When|While|Once|As|Though|"
    r"Although|Because|Later|Earlier|Meanwhile|Yesterday|Today|Tonight|Shortly|Soon|Moments|Minutes|Hours|Days|Weeks|"
    r"Months|Years|Nearby|Elsewhere|Back|Finally|Eventually|First|Next|Instead|Still|Asked|Pressed)\b[^,.;:“”\"]{0,70},\s"
)
_FRONT = re.compile(rf"[“\"‘'(]?(?:(?:But|And|Yet|So)\s)?(?:{_ADVERBIAL})?")
"""What stands before the subject of a sentence that was not parsed: *Toward the end,*."""
_OPENING = re.compile(
    rf"[“\"‘'(]?(?:(?:But|And|Yet|Then|Now|So)\s)?(?:{_ADVERBIAL}|(?:Then|Now|Last|This)\b[^,.;:]{{0,40}},?\s)?"
    r"(?P<front>(?:the|an?|his|her|its|their|one|another|[A-Z]\w+[’']s)\s)(?P<words>(?:[a-z][\w-]*(?=[\s,.])\s?){1,4})",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w-]+")
_APPOSED = re.compile(r"(?:[\w-]+\s){0,3}[\w-]+(?:\s(?:of|for|to|in|at)\s[^,.;:]{2,50})?,\s(?:[A-Z]\w+\.?\s)?")


@dataclass(frozen=True)
class Mention:
    """One place that mentions a person: what it weighs, and a name's entity, a pronoun's class or a phrase."""

    start: int
    weight: float
    entity: int | None = None
    pronoun: str | None = None
    phrase: Range | None = None  # a description: *her lawyer*
    head: int = 0  # where its noun stands
    owner: bool = False  # *his* that opens its sentence
    beside: Range = (0, 0)  # the subject of the verb whose object it is: nobody tells *him* of himself


def mentions_of(text: str, cast: Cast, s: Sentence, tree: Tree | None, inside: bool) -> list[Mention]:
    """The people that a sentence mentions, in order; outside quotations only, unless it stands `inside` one."""
    out = _parsed(s, tree) if tree is not None else list(_unparsed(text, cast, s))
    weights = _weights(s, tree) if tree is not None else {}
    objects = _objects(s, tree) if tree is not None else {}
    reporting = _reporting_subject(s, tree) if tree is not None else None
    subject = next((m.start for m in out if m.weight == SUBJECT), _subject_start(text, s)) if tree is None else -1
    for a in cast.within(s.start, s.end):
        if cast.is_mere_opening(a.entity) and (reporting is None or not a.start <= reporting < a.end):
            continue
        weight = _weight_in(weights, a.start, a.end)
        if weight is None:
            owner = text[a.end : a.end + 2] in ("’s", "'s")
            opening = 0 <= a.start - subject < _LEADING or _is_office(text[subject : a.start])
            opening = opening or _HIMSELF.match(text, a.end) is not None
            weight = OWNER if owner else SUBJECT if opening else OTHER
        out.append(Mention(a.start, weight, entity=a.entity))
    for match in _PRONOUN.finditer(text, s.start, s.end):
        word, opens = match.group().lower(), match.start() - s.start < _LEADING
        weight = _weight_in(weights, *match.span())
        if weight is None or weight <= OWNER:
            weight = OTHER if not opens else SUBJECT if word in ("he", "she") else OBJECT
        beside = objects.get(match.start(), (0, 0))
        out.append(
            Mention(
                match.start(),
                weight,
                pronoun=pronoun_class(word),
                owner=opens and word in ("his", "her"),
                beside=beside,
            )
        )
    heading = text[s.end - 1].isalnum()  # whose *man who would not sell* is not yet anybody
    kept = [
        m for m in out if (inside or not cast.is_quoted(m.head or m.start)) and not (heading and m.phrase is not None)
    ]
    return sorted((m for m in kept if m.entity is not None or m.pronoun or m.phrase), key=lambda m: m.start)


def _is_office(front: str) -> bool:
    """*Opposition leader*, *sophomore* in front of the name that it opens a sentence with."""
    words = front.split()
    if not 0 < len(words) <= _LONGEST_OFFICE or not front.replace(" ", "").replace("-", "").isalpha():
        return False
    if words[-1].lower() in PEOPLE:
        return True
    described = front.islower() or (front[1:].islower() and _PERSON_ENDING.search(front) is not None)
    return described and _NO_OFFICE.isdisjoint(map(str.lower, words))


def _subject_start(text: str, s: Sentence) -> int:
    front = _FRONT.match(text, s.start, s.end)
    return front.end() if front is not None else s.start


def _unparsed(text: str, cast: Cast, s: Sentence) -> Iterator[Mention]:
    """*The master, Ada Pike, had …* begins with a name, *The mayor was …* with a description."""
    opening = _OPENING.match(text, s.start, s.end)
    if opening is None:
        return
    head = _head_of(opening)
    beside = next(iter(cast.within(opening.end("front"), s.end)), None)
    if beside is not None and _APPOSED.fullmatch(text, opening.start("words"), beside.start):
        yield Mention(beside.start, SUBJECT)
    elif head is not None:
        phrase = (opening.start("front"), head[1])
        yield Mention(phrase[0], SUBJECT, phrase=phrase, head=head[0])


def _head_of(opening: re.Match[str]) -> Range | None:
    """The noun of a description: the first of its words that tells a person, with no other such behind it."""
    found: Range | None = None
    for word in _WORD.finditer(opening.string, *opening.span("words")):
        if word.group().lower() in PEOPLE:
            found = word.span()
        elif found is not None:
            break
    return found


def _parsed(s: Sentence, tree: Tree) -> list[Mention]:
    """The nouns that tell one person by what he is: *her lawyer*, *a student*."""
    main = _main_subject(tree)
    out = []
    for k, word in enumerate(tree.lower):
        if word not in PEOPLE or tree.tag[k] not in ("NN", "NNP") or tree.child(k, "det", "poss") is None:
            continue
        weight = _weight(tree, k, main)
        if weight >= INNER and tree.dep[k] != "conj" and tree.child(k, "conj") is None:
            start, stop = mention_of(tree, k)
            phrase = s.locate(tree.at[start][0], tree.at[stop - 1][1])
            out.append(Mention(phrase[0], weight, phrase=phrase, head=s.origin(tree.at[k][0])))
    return out


def _weight_in(weights: dict[int, float], start: int, end: int) -> float | None:
    return max((weight for place, weight in weights.items() if start <= place < end), default=None)


def _weights(s: Sentence, tree: Tree) -> dict[int, float]:
    """What the nouns and pronouns of a parsed sentence weigh, by their place in the document."""
    main = _main_subject(tree)
    return {
        s.origin(tree.at[k][0]): _weight(tree, k, main) for k, tag in enumerate(tree.tag) if tag[:2] in ("NN", "PR")
    }


def _main_subject(tree: Tree) -> int | None:
    clause = main_clause(tree, None)
    return clause[2] if clause is not None else None


def _reporting_subject(s: Sentence, tree: Tree) -> int | None:
    """Where the name stands that a parsed sentence has for the subject of a report."""
    clause = main_clause(tree, None)
    if clause is None or tree.tag[clause[2]] != "NNP" or tree.lower[clause[0]] not in lexicon.FORMS:
        return None
    return s.origin(tree.at[clause[2]][0])


def _weight(tree: Tree, k: int, main: int | None) -> float:
    if tree.dep[k] in ("compound", "nmod"):
        return OWNER  # Harbour director Ada Pike
    who = any(tree.dep[c] == "relcl" and tree.lower[tree.left[c]] == "who" for c in tree.children[k])
    while tree.dep[k] in ("appos", "conj") and tree.head[k] != k:
        k = tree.head[k]
    label, verb = tree.dep[k], tree.head[k]
    if label == "poss":
        return OWNER
    if label in ("nsubj", "nsubjpass"):
        return SUBJECT if k == main or tree.dep[verb] in ("ROOT", "conj") else INNER
    if label == "pobj" and _is_writer(tree, k):
        return SUBJECT if tree.lower[tree.right[k] + 1 : tree.right[k] + 2] in (["himself"], ["herself"]) else OBJECT
    if label in ("dobj", "dative"):
        return ANSWERING if lexicon.FORMS.get(tree.lower[verb]) in _ASKING else OBJECT
    return INNER if who else OTHER


def _is_writer(tree: Tree, k: int) -> bool:
    """*A post by Ada Pike*, *a letter that was sent round by Ada Pike*."""
    link = tree.head[k]
    noun = tree.head[link]
    if tree.dep[noun] in ("acl", "relcl"):
        noun = tree.head[noun]
    return tree.lower[link] in ("by", "from") and tree.lower[noun] in lexicon.DOCUMENTS | lexicon.SPEECH_NOUNS


def _objects(s: Sentence, tree: Tree) -> dict[int, Range]:
    """Places of the pronouns that are objects, and the subject of the same verb."""
    out: dict[int, Range] = {}
    for k, word in enumerate(tree.lower):
        if word not in ("him", "her") or tree.dep[k] not in ("dobj", "dative", "pobj"):
            continue
        verb = tree.head[k] if tree.dep[k] != "pobj" else tree.head[tree.head[k]]
        subject = tree.child(verb, "nsubj")
        if subject is not None:
            owner = tree.child(subject, "poss")
            start = tree.left[subject] if owner is None else tree.right[owner] + 1
            out[s.origin(tree.at[k][0])] = s.locate(tree.at[start][0], tree.at[tree.right[subject]][1])
    return out
