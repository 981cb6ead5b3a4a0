"""What a subject pronoun stands for: the nearest subject before it that fits in number and kind, else the nearest
object.

*It* never stands for a person, *he* and *she* only for one, *they* for several or for a body of people. Where nothing
within reach fits, the pronoun stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.extraction.claims.sentences import SUBJECTS, Clause, Parsed
from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.given_names import FEMALE, MALE

_REACH = 4
"""Sentences that a pronoun may look back over."""
_LONGEST = 7
_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_PLURAL = frozenset(["NNS", "NNPS"])
BODIES = frozenset(["police", "people", "staff", "crew", "public", "family", "couple", "team", "pair", "majority"])
"""One word for several persons, who are *they*."""
_PERSONS = frozenset(
    "man woman boy girl father mother husband wife son daughter brother sister uncle aunt widow widower king queen "
    "patient driver worker resident neighbour victim survivor skipper captain sailor soldier nurse caretaker "
    "clerk".split()
)
_MALE_NOUNS = frozenset("mr man boy father husband son brother uncle widower king spokesman chairman".split())
_FEMALE_NOUNS = frozenset(
    "mrs ms woman girl mother wife daughter sister aunt widow queen spokeswoman chairwoman".split()
)
_NO_ANTECEDENTS = frozenset(
    "this that these those there what which who it he she they i we you all both some one none nobody nothing "
    "somebody something everybody everything anyone others another each either neither something".split()
)
_THINGS = frozenset(
    "letter paper order water number matter power offer river tower computer newspaper reactor generator motor tractor "
    "sector corridor factor error door floor list plant restaurant grant cutter trailer trawler tanker steamer cruiser "
    "helicopter scooter container counter chapter register answer dinner summer winter harbour center shelter filter "
    "barrier carrier ladder border trigger weather quarter centre theatre chamber transformer reservoir ember".split()
)
_TIMES = frozenset(
    "day night morning evening afternoon week month year hour minute time monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october november december".split()
)
_GIVEN = MALE | FEMALE
_HE, _SHE, _IT, _THEY = "he", "she", "it", "they"
PRONOUNS = frozenset([_HE, _SHE, _IT, _THEY])
"""Those that are looked up."""
_MALE = re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|M|[Ss]pokesman|[Cc]hairman|[Ff]ather)\.?\s(?:[A-ZÀ-Þ][\w’'-]+\s)?$")
_FEMALE = re.compile(
    r"\b(?:Mrs|Ms|Miss|Lady|Dame|Queen|Princess|Mme|Madame|[Ss]pokeswoman|[Cc]hairwoman|[Mm]other|[Ss]ister)\.?\s"
    r"(?:[A-ZÀ-Þ][\w’'-]+\s)?$"
)
_QUESTIONED = frozenset("asked pressed questioned quizzed challenged interviewed prompted urged".split())
_SAID = frozenset("said says added adds told insisted denied replied asked explained warned".split())
_NOUN_OF_ROLE = re.compile(r"(?:[\w’'-]+\s)*?([\w-]+)(?=$|,|\s(?:of|for|to|at|in|from)\b)")
_OWNER = re.compile(r"([A-ZÀ-Þ][\w-]+)(?:['’]s|['’])\s")
"""Of whom those speak who are told by whose they are: *Vale's lawyer*."""
_LINKING = frozenset(["is", "was", "'s", "’s", "be", "been", "were", "seems", "seemed", "appears", "appeared"])
_WEATHER = frozenset(["rain", "rained", "raining", "snow", "snowed", "snowing", "take", "took", "takes", "turned"])


@dataclass(frozen=True)
class Referent:
    """Something named before: its words, its head word in small letters, whether several, whether a person (`None`: it
    may be), whether it is what its sentence is about, and the last words of the names it stands beside."""

    words: str
    head: str
    plural: bool
    person: bool | None
    is_topic: bool
    names: frozenset[str] = frozenset()
    aside: bool = False
    """Neither subject nor object: only somebody whom *he* may stand for."""


class Antecedents:
    """Looks up the pronouns of one document; `persons` are the last and the full names, in small letters, of those
    whom it lets speak, with *he*, *she* or `None`."""

    def __init__(self, sentences: Sequence[Parsed], persons: Mapping[str, str | None]) -> None:
        self.sentences = sentences
        self.persons = persons
        self._places = {parsed.segment.start: place for place, parsed in enumerate(sentences)}
        self._found: dict[int, list[tuple[int, Referent]]] = {}

    def of(self, clause: Clause, barred: str | None = None) -> str | None:
        """What the clause's subject pronoun stands for, never `barred`; `None` where it has none or nothing fits."""
        tree = clause.parsed.tree
        if len(clause.subject) != 1 or tree.lower[clause.subject[0]] not in PRONOUNS:
            return None
        pronoun = _first_of_row(clause.parsed, clause.subject[0])
        if is_empty(clause.parsed, pronoun):
            return None
        last = barred.split()[-1].lower() if barred else None
        described = barred.split(" of ")[0].split()[-1].lower() if barred else None  # the lawyer of Ada Vale
        place = self._places[clause.parsed.segment.start]
        is_person = tree.lower[pronoun] in (_HE, _SHE)
        named = (
            self._topics(place, pronoun)
            if tree.lower[pronoun] == _IT
            else self._before(place, pronoun, is_person=is_person)
        )
        for found in named:
            if not _fits(found, tree.lower[pronoun], self.persons) or (found.aside and not barred):
                continue
            if barred is None and is_person and _gender(found, self.persons) is None:
                found = self._known_beside(found, place, pronoun) or found
            if last is None or not ({last, described} & found.names):
                return None if barred and is_person and self._has_rival(found, place, pronoun, last) else found.words
            if is_person and (owner := _OWNER.match(found.words)) and last == owner[1].lower():
                return owner[1] if self.persons.get(owner[1].lower()) in (tree.lower[pronoun], None) else None
            if barred is not None and _may_be_namesake(found, barred):
                return None
        return None

    def _known_beside(self, found: Referent, place: int, token: int) -> Referent | None:
        """Somebody of the same sentence of whom it is known that the pronoun fits, where of `found` it is not."""
        pronoun = self.sentences[place].tree.lower[token]
        for before in range(place, max(-1, place - 1 - 2 * _REACH), -1):
            here = [one for at, one in self._of_sentence(before) if before < place or at < token]
            if found in here:
                known = [one for one in here if not one.plural and _gender(one, self.persons) == pronoun]
                return known[0] if known else None
        return None

    def _has_rival(self, found: Referent, place: int, token: int, last: str | None) -> bool:
        """Somebody else of the sentence that names `found`, or named after it, may be *he* as well."""
        tree = self.sentences[place].tree
        for before in range(place, max(-1, place - 1 - 2 * _REACH), -1):
            here = [one for at, one in self._of_sentence(before) if before < place or at < token]
            rivals = [one for one in here if not one.names & found.names and last not in one.names]
            rivals = [one for one in rivals if found.aside or not one.aside]
            if any(_fits(one, tree.lower[token], self.persons) for one in rivals):
                return True
            if found in here:
                return False
        return False

    def _before(self, place: int, token: int, *, is_person: bool) -> Iterator[Referent]:
        """What is named before a token, likeliest first."""
        yield from (found for at, found in self._of_sentence(place) if at < token)
        for before in range(place - 1, max(-1, place - 1 - 2 * _REACH), -1):
            near = before >= place - _REACH
            if near and not is_person and _points(self.sentences[before]):
                return
            # Of those far off only a person by name, who may have been *he* all along.
            yield from (
                found for _, found in self._of_sentence(before) if near or (is_person and found.words[:1].isupper())
            )

    def _topics(self, place: int, token: int) -> Iterator[Referent]:
        """What the clause before is about; where that is an *it* too, what the one before that is about."""
        if any(_is_set_apart(self.sentences[place], before) for before in range(token)):
            return  # as for the gate, it …
        here = [found for at, found in self._of_sentence(place) if at < token and found.is_topic]
        if here:
            yield here[0]
            return
        for before in range(place - 1, max(-1, place - 1 - _REACH), -1):
            named = [found for _, found in self._of_sentence(before)]
            topics = [found for found in named if found.is_topic and found.person is not True]
            if topics and not self._may_be_object(place, token, topics[0], named):
                yield topics[0]
            if topics or not _is_about_it(self.sentences[before]):
                return

    def _may_be_object(self, place: int, token: int, topic: Referent, named: Sequence[Referent]) -> bool:
        """*The Lantern has seen the list. It has 212 names*: whoever does something to a thing, or the thing."""
        tree = self.sentences[place].tree
        if lexicon.FORMS.get(tree.lower[tree.head[token]]) or topic.head.capitalize() not in topic.words:
            return False
        return any(one.person is False and not (one.plural or one.is_topic or one.aside) for one in named)

    def _of_sentence(self, place: int) -> list[tuple[int, Referent]]:
        if place not in self._found:
            self._found[place] = _referents(self.sentences[place], self.persons)
        return self._found[place]


def _first_of_row(parsed: Parsed, pronoun: int) -> int:
    """The same pronoun as the subject of the verb that the pronoun's is coordinated with: *it said …, and it left*."""
    tree = parsed.tree
    while tree.dep[tree.head[pronoun]] == "conj":
        above = tree.child(tree.head[tree.head[pronoun]], *SUBJECTS)
        if above is None or tree.lower[above] != tree.lower[pronoun] or above >= pronoun:
            break
        pronoun = above
    return pronoun


def _is_about_it(parsed: Parsed) -> bool:
    """The sentence is about an *it*, said by somebody or not, or tells no more than that somebody said *that*."""
    tree = parsed.tree
    root = next((token for token, dep in enumerate(tree.dep) if dep == "ROOT"), 0)
    if tree.lower[root] in _SAID:
        return True
    subjects = (token for token, dep in enumerate(tree.dep) if dep in SUBJECTS and _is_topic(parsed, token))
    return any(tree.lower[token] == _IT for token in subjects)


def _is_set_apart(parsed: Parsed, token: int) -> bool:
    tree = parsed.tree
    return token < 2 and tree.lower[token : token + 2] in (["as", "for"], ["as", "to"])


def _is_topic(parsed: Parsed, subject: int) -> bool:
    """The subject of the sentence's verb, or of what somebody is said there to have said."""
    tree = parsed.tree
    verb = tree.head[subject]
    return tree.dep[verb] == "ROOT" or (tree.dep[verb] == "ccomp" and tree.dep[tree.head[verb]] == "ROOT")


def _points(parsed: Parsed) -> bool:
    """The sentence is about *this*, *that* or *what* …: what follows it may be too."""
    tree = parsed.tree
    root = next((token for token, dep in enumerate(tree.dep) if dep == "ROOT"), 0)
    subject = tree.child(root, *SUBJECTS)
    return subject is not None and (tree.lower[subject] in ("this", "that") or tree.dep[subject] == "csubj")


def is_empty(parsed: Parsed, pronoun: int) -> bool:
    """*It* that stands for nothing: *it was agreed that*, *it was the drivers who*, *it rained*, *it was dark*."""
    tree = parsed.tree
    if tree.lower[pronoun] != _IT:
        return False
    head = tree.head[pronoun]
    if tree.dep[pronoun] == "expl" or tree.lower[head] in _WEATHER:
        return True
    kinds = {tree.dep[child] for child in tree.children[head]}
    if kinds & {"csubj", "csubjpass"} or (kinds & {"ccomp", "xcomp", "advcl"} and tree.lower[head] in _LINKING):
        return True
    if tree.dep[pronoun] == "nsubjpass" and "ccomp" in kinds:
        return True
    if tree.lower[head] not in _LINKING:
        return False
    said = [
        child for child in tree.children[head] if tree.dep[child] in ("attr", "acomp", "advmod", "npadvmod", "prep")
    ]
    for child in said:
        below = tree.children[child]
        if any(tree.dep[k] in ("relcl", "xcomp", "ccomp") or _is_to_do(parsed, k) for k in below):
            return True
        if (
            _tells_time(tree.lower[child])
            or tree.tag[child] == "CD"
            or tree.tag[child] == "PRP"
            or tree.lower[child] in ("dark", "light", "late", "getting")
        ):
            return True
    return False


def _is_asker(parsed: Parsed, by: int) -> bool:
    """*Asked by Vik, he said*: whoever asks is not the *he* who answers, nor the one of whom he speaks to him."""
    tree = parsed.tree
    verb = tree.head[by]
    return tree.lower[verb] in _QUESTIONED and tree.child(verb, "auxpass") is None


def _is_to_do(parsed: Parsed, token: int) -> bool:
    """*To disclose it* behind *it is an offence*."""
    tree = parsed.tree
    to = tree.child(token, "aux")
    return tree.dep[token] == "acl" and to is not None and tree.lower[to] == "to"


def _referents(parsed: Parsed, persons: Mapping[str, str | None]) -> list[tuple[int, Referent]]:
    """What the sentence names, with places: the subject of its verb, other subjects, then objects."""
    tree = parsed.tree
    found: list[tuple[int, int, Referent]] = []
    for token, tag in enumerate(tree.tag):
        if tag not in _NOUNS or tree.lower[token] in _NO_ANTECEDENTS or _tells_time(tree.lower[token]):
            continue
        if tree.words[token + 1 : token + 2] == [":"]:
            continue  # the label of a turn
        above = tree.head[token]
        if tree.dep[token] in ("nsubj", "nsubjpass"):
            rank = 0 if tree.dep[above] == "ROOT" else 1
        elif tree.dep[token] == "pobj" and tree.dep[above] == "agent" and _is_asker(parsed, above):
            continue
        elif tree.dep[token] == "dobj" or (tree.dep[token] == "pobj" and tree.dep[above] == "agent"):
            rank = 2
        elif tree.dep[token] in ("pobj", "poss", "dative") and tag == "NNP":
            rank = 3
        else:
            continue
        referent = _referent(parsed, token, persons, is_topic=rank < 2 and _is_topic(parsed, token))
        if referent is not None and rank < 3:
            found.append((rank, token, referent))
        elif referent is not None and referent.person is True and not referent.plural:
            found.append((rank, token, replace(referent, aside=True)))
    return [(token, referent) for _, token, referent in sorted(found, key=lambda item: item[:2])]


def _referent(parsed: Parsed, noun: int, persons: Mapping[str, str | None], *, is_topic: bool) -> Referent | None:
    """The noun with what stands before it and a short *of* behind it."""
    tree = parsed.tree
    first, last = next(token for token in range(tree.left[noun], noun + 1) if not tree.words[token].isspace()), noun
    below = [child for child in tree.children[noun] if child > noun]
    joined = [child for child in below if tree.dep[child] == "conj" and tree.tag[child] in _NOUNS]
    if joined:
        last = joined[-1]
    elif numbered := [
        child for child in below[:1] if tree.dep[child] in ("nummod", "appos") and tree.tag[child] == "CD"
    ]:
        last = numbered[0]
    elif of := [child for child in below[:1] if tree.dep[child] == "prep" and tree.lower[child] == "of"]:
        last = tree.right[of[0]] if tree.right[of[0]] - noun < _LONGEST - 2 else noun
    words = tree.words[first : last + 1]
    if not words or len(words) > _LONGEST or any(word in ",;:()–—" for word in words):
        first, last = noun, noun
        while first > 0 and tree.dep[first - 1] in ("compound", "amod", "poss", "det", "nummod") and noun - first < 4:
            first -= 1
        words = tree.words[first : noun + 1]
    text = _joined(parsed, first, last)
    lower = tree.lower[noun]
    if re.match(r"(?:no|any|each|every|another|such|what|which|whose|other)\b", text, re.IGNORECASE):
        return None
    opens = all(word.isspace() for word in tree.words[:first])
    if opens and tree.tag[first] not in ("NNP", "NNPS"):
        text = text[:1].lower() + text[1:]
    text = re.sub(r"^(?:an?|some|this|that|one)\s(?!\d)", "the ", text, flags=re.IGNORECASE)
    plural = bool(joined) or tree.tag[noun] in _PLURAL or lower in BODIES
    beside = {tree.lower[child] for child in tree.children[noun] if tree.dep[child] == "appos"}
    return Referent(text, lower, plural, _is_person(parsed, noun, persons), is_topic, frozenset({lower, *beside}))


def _tells_time(word: str) -> bool:
    return word in _TIMES or word.removesuffix("s") in _TIMES


def _joined(parsed: Parsed, first: int, last: int) -> str:
    text = parsed.tree
    out = ""
    for token in range(first, last + 1):
        gap = "" if token == first or parsed.end(token - 1) == parsed.start(token) else " "
        out += gap + text.words[token]
    return " ".join(out.split())


def _is_person(parsed: Parsed, noun: int, persons: Mapping[str, str | None]) -> bool | None:
    tree = parsed.tree
    lower = tree.lower[noun]
    if (lower in persons or lower in _GIVEN) and tree.tag[noun] in ("NNP", "NNPS"):
        return True
    if lower in lexicon.ROLE_NOUNS or lower in _PERSONS or lower.endswith(("man", "woman", "person")):
        return True
    if tree.tag[noun] in ("NNP", "NNPS"):
        named = [child for child in tree.children[noun] if tree.dep[child] == "compound" and child < noun]
        titled = any(tree.lower[child].rstrip(".") in lexicon.TITLES for child in named)
        return True if titled else None
    return None if lower.endswith(("er", "or", "ist", "ant")) and lower not in _THINGS else False


def _fits(found: Referent, pronoun: str, persons: Mapping[str, str | None]) -> bool:
    if pronoun == _THEY:
        return found.plural
    if found.plural:
        return False
    named = found.person is None and " " in found.words and found.words[:1].isupper()
    if pronoun == _IT:
        return found.person is not True and not named
    return (found.person is True or named) and _gender(found, persons) in (pronoun, None)


def _may_be_namesake(found: Referent, name: str) -> bool:
    """*Captain Vale* where Ada Vale speaks: somebody of her name, or the speaker herself."""
    words = found.words.split()
    return len(words) > 1 and words[0].lower() != "the" and words[0] not in name.split()


def _gender(found: Referent, persons: Mapping[str, str | None]) -> str | None:
    words = set(found.words.lower().split())
    if words & (_MALE_NOUNS | _FEMALE_NOUNS):
        return _HE if words & _MALE_NOUNS else _SHE
    lower = found.words.lower()
    namesakes = any(name.endswith(f" {found.head}") for name in persons) and lower not in persons
    if namesakes and " " in lower and found.words[:1].isupper():
        return None  # Captain Vale, where Ada Vale speaks
    return persons.get(lower, persons.get(found.head))


def gender_of(name: str, text: str, pronouns: Sequence[str], role: str = "") -> str | None:
    """*He* or *she*, by the pronouns that the speaker is mentioned by, by what he is (*wife of*), by the title that
    stands before the last name or by the given name; `None` if nothing tells."""
    said = {word.lower() for word in pronouns} & {_HE, _SHE}
    if len(said) == 1:
        return said.pop()
    told = _NOUN_OF_ROLE.match(role.lower())
    if told is not None and told[1] in _MALE_NOUNS | _FEMALE_NOUNS:
        return _HE if told[1] in _MALE_NOUNS else _SHE
    last = name.split()[-1]
    found = set()
    for match in re.finditer(rf"\b{re.escape(last)}\b", text):
        before = text[max(0, match.start() - 40) : match.start()]
        found |= {pronoun for pronoun, title in ((_HE, _MALE), (_SHE, _FEMALE)) if title.search(before)}
    given = name.split()[0].lower()
    if not found and (given in MALE) != (given in FEMALE):
        return _HE if given in MALE else _SHE
    return found.pop() if len(found) == 1 else None
