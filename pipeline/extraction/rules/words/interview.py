"""Interviews that set turns apart by dashes or by questions alone: which paragraphs answer, and who does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon.grammar import Grammar
from pipeline.extraction.rules.words.names import full_names
from pipeline.extraction.rules.words.parts import WordDraft, stripped

_DASHED = re.compile(r"\s*[-—–]\s+(?!\d+\s*[—–])")  # no page number
_TURN = re.compile(r"\s*[-—–]\s+(?!\d+\s*[—–])|(?P<label>[A-ZÀ-Þ][A-ZÀ-Þ’'. -]{3,40})\.\s+(?=[A-ZÀ-Þ][^A-ZÀ-Þ])")
_ASKS = re.compile(r"\?[\s»”\")*_]*$")
_ADDRESSES = re.compile(r"(?<!\w)(?:vous|votre|vos|вы|вас|вам|вами|ваш\w*)(?!\w)", re.IGNORECASE)
_OWN = re.compile(
    r"(?<![\w«“])(?:je|j[’']\w+|m[’']\w+|moi|mon|mes|nous|я|меня|мне|мной|мо[йяеёи]|мы|нас|нам)(?!\w)",
    re.IGNORECASE,
)
_ONE = re.compile(r"(?<![\w«“])(?:je|j[’']\w+|m[’']\w+|moi|mon|mes|я|меня|мне|мной|мо[йяеёи])(?!\w)", re.IGNORECASE)
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"")
_ASKED_BY = re.compile(
    r"(?:[Pp]ropos recueillis|[Ee]ntretien (?:réalisé|mené)|[Ii]nterview réalisée|[Rr]ecueilli) par\s+|"
    r"(?:[Бб]еседовал|[Рр]азговаривал|[Ии]нтервью (?:взял|вел|провел))а?\s+"
)
_ASIDE = re.compile(
    r"(?<=[.!?…»])\s*\((?:Il|Elle|Rires?|Sourires?|Silence|Смеется|Смеётся|Улыбается|Пауза)\b[^()]{0,60}\)"
)
_ANSWERS = re.compile(
    r"(?:\([^()]{2,40}\)\s)?(?:Oui|Non|Si|Bien sûr|Absolument|Évidemment|Certainement|Jamais|Parce que|Pas)\b"
)
_NARRATED = re.compile(r"[»”\"]\s?,\s(?:(?:s['’]|l['’])?\w+(?:-t)?-(?:il|elle)|(?:a|ont|avait)\s\w+)\b")
_LONGEST_STATEMENT = 200  # code points
_FEWEST = 3  # questions
_LONGEST_QUESTION = 400  # code points


@dataclass(frozen=True)
class Interview:
    """Where paragraphs begin that are answers, those that go on with one, and dashed questions; and who speaks."""

    answers: frozenset[int] = frozenset()
    continuing: frozenset[int] = frozenset()
    questions: frozenset[int] = frozenset()
    answering: str | None = None
    asking: str | None = None

    @property
    def begin(self) -> int:
        """Where the first turn begins."""
        return min(self.answers | self.questions, default=0)

    def is_turn(self, start: int) -> bool:
        """Whether the paragraph that begins at `start` begins a turn."""
        return start in self.answers or start in self.questions

    def turn(self, text: str, block: Range, number: int) -> WordDraft:
        """The question or the answer that begins with a paragraph."""
        front = _TURN.match(text, *block)
        where = (front.end() if front else block[0], block[1])
        d = WordDraft([where], number, name=self.asking, quoted=True, turn=True, confidence=0.8)
        if block[0] not in self.questions:
            d.name, d.content = self.answering, without_asides(text, where)
        return d


def interview(
    text: str, blocks: Sequence[Range], grammar: Grammar, persons: Sequence[str] | None = None
) -> Interview | None:
    """The interview that the paragraphs `blocks` of a text are, or `None`; takes time linear in the text."""
    dashed = [_DASHED.match(text[start : start + 9]) is not None for start, _ in blocks]
    asks = [_is_question(text, block) for block in blocks]
    turns = _dashed_turns(blocks, dashed, asks) or _plain_turns(text, blocks, dashed, asks)
    if turns is None:
        return None
    answers, questions = turns
    first = min(answers | questions)
    asking = _asking(text, grammar)
    who = answering(text, first, grammar, persons, asking)
    surname = who.split()[-1] if who is not None else None
    continuing: set[int] = set()
    for place, (start, end) in enumerate(blocks):
        goes_on = place and not dashed[place] and not asks[place] and blocks[place - 1][0] in answers | continuing
        told = surname is not None and surname in text[start:end]  # nobody calls himself by his name
        narrated = _NARRATED.search(text, start, end) is not None
        own = _is_own(text, (start, end)) and not _is_put(text, (start, end))
        if goes_on and not told and not narrated and own:
            continuing.add(start)
    return Interview(frozenset(answers), frozenset(continuing), frozenset(questions), who, asking)


def _is_question(text: str, block: Range) -> bool:
    start, end = block
    if end - start > _LONGEST_QUESTION:
        return False
    if _ASKS.search(text, max(start, end - 9), end) is not None:
        return True
    return _ADDRESSES.search(text, start, end) is not None and not _is_own(text, block)


def _dashed_turns(
    blocks: Sequence[Range], dashed: Sequence[bool], asks: Sequence[bool]
) -> tuple[set[int], set[int]] | None:
    """Answers behind a dash to questions without one, or questions and answers behind dashes in turn."""
    with_dash = [place for place in range(1, len(blocks)) if dashed[place]]
    if sum(not dashed[place + 1] for place in with_dash if asks[place] and place + 1 < len(blocks)) >= _FEWEST:
        with_dash = [place for place in with_dash if asks[place]]  # questions alone have dashes
        behind = {blocks[place + 1][0] for place in with_dash if place + 1 < len(blocks) and not dashed[place + 1]}
        return (behind, {blocks[place][0] for place in with_dash}) if 2 * len(behind) >= len(with_dash) else None
    asked = [place for place in with_dash if not dashed[place - 1] and asks[place - 1]]
    if len(asked) >= _FEWEST and 2 * len(asked) >= len(with_dash):
        return {blocks[place][0] for place in with_dash}, set()
    answers: set[int] = set()
    questions: set[int] = set()
    fitting = 0
    for place in with_dash:
        if dashed[place - 1] and blocks[place - 1][0] in questions:
            answers.add(blocks[place][0])
        else:
            questions.add(blocks[place][0])
            fitting += asks[place]
    if fitting < _FEWEST or 3 * fitting < 2 * len(questions) or len(answers) < _FEWEST:
        return None
    return answers, questions


def _plain_turns(
    text: str, blocks: Sequence[Range], dashed: Sequence[bool], asks: Sequence[bool]
) -> tuple[set[int], set[int]] | None:
    """Paragraphs in the first person behind questions to somebody, neither set apart by marks."""
    if any(dashed):
        return None
    asked = [
        place
        for place, (start, end) in enumerate(blocks[:-1])
        if place and asks[place] and not asks[place + 1] and _ASKS.search(text, max(start, end - 9), end)
    ]
    told = [place for place in asked if _is_own(text, blocks[place + 1]) or _ANSWERS.match(text, *blocks[place + 1])]
    addressed = sum(asks[place] and _ADDRESSES.search(text, *blocks[place]) is not None for place in range(len(blocks)))
    if len(told) < _FEWEST or 3 * len(told) < 2 * len(asked) or addressed < _FEWEST - 1:
        return None
    first = asked[0]
    answers = {
        blocks[place][0]
        for place in range(first + 1, len(blocks))
        if asks[place - 1] and not asks[place] and _is_own(text, blocks[place])
    }
    answers |= {blocks[place + 1][0] for place in asked}
    for place in range(first + 2, len(blocks) - 1):  # behind a statement between two answers: on vous dit fatigué.
        start, end = blocks[place]
        plain = not asks[place] and not asks[place - 1] and not asks[place + 1] and end - start < _LONGEST_STATEMENT
        put = not _is_own(text, blocks[place]) or _is_put(text, blocks[place])
        answered = _is_own(text, blocks[place + 1]) and _NARRATED.search(text, *blocks[place + 1]) is None
        if plain and put and answered:
            answers.add(blocks[place + 1][0])
    return answers, set()


def _is_own(text: str, block: Range) -> bool:
    """Whether a paragraph is in the first person outside quotation marks, or all of it stands between them."""
    words = text[slice(*block)]
    return words[0] in '«“„"' or _OWN.search(_QUOTED.sub("", words)) is not None


def _is_put(text: str, block: Range) -> bool:
    """Whether a paragraph is put to somebody, by others who call themselves *nous*: *On nous dit que vous …*."""
    words = _QUOTED.sub("", text[slice(*block)])
    return _ADDRESSES.search(words) is not None and _ONE.search(words) is None


def _asking(text: str, grammar: Grammar) -> str | None:
    match = _ASKED_BY.search(text)
    names = full_names(text[match.end() : match.end() + 60].split("\n")[0], grammar) if match else []
    return names[0] if names else None


def answering(
    text: str, first: int, grammar: Grammar, persons: Sequence[str] | None = None, asking: str | None = None
) -> str | None:
    """Who answers: of those whom the text names before its `first` turn the one whom it names most.

    `persons` are the names that may; without them every name may.
    """
    front = text[:first]
    named = [name for name in persons or () if name in front] or full_names(front, grammar)
    counts = {name: text.count(name.split()[-1]) for name in named if name != asking}
    return max(counts, key=lambda name: (counts[name], -text.find(name)), default=None)


def without_asides(text: str, where: Range) -> list[Range]:
    """A turn without what the text tells in brackets between its sentences: *(Elle rit.)*."""
    out, place = [], where[0]
    for aside in _ASIDE.finditer(text, *where):
        out.append(stripped(text, (place, aside.start())))
        place = aside.end()
    return [part for part in [*out, stripped(text, (place, where[1]))] if part[0] < part[1]]
