"""What the word rules work with: tokens, words with their places, attributions in the making, ranges of text."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extraction.rules.attribution import Attribution, Range, Via
from pipeline.extraction.rules.lexicon.grammar import Grammar

TOKEN = re.compile(
    r"(?:quelqu['’]une?|aujourd['’]hui|prud['’]hom\w+)\b"
    r"|(?-i:(?:MM?|Dr|Pr|Me)\.(?=\s(?:(?:d[eu]|la|l[ea]s?|v[ao]n|de[nr]|el|al)\s|d['’])*[A-ZÀ-Þ]))"
    r"|(?-i:\b[A-ZÀ-ÞА-ЯЁ]\.(?=[ \u00a0]?[A-ZÀ-ÞА-ЯЁ]))"
    r"|(?:[dlnsqjmt]|qu|lorsqu|puisqu|jusqu)['’](?=[ \u00a0\u202f]{0,2}\w)"  # also in front of a mark left out
    r"|\w+-t-(?:il|elle|ils|elles|on)|\w+-(?:il|elle|ils|elles|on)\b|\d+(?:[.,:]\d+)+|\w+(?:[-.]\w+)*|[^\w\s]",
    re.IGNORECASE,
)


CLITIC = re.compile(r"^(?P<verb>\w+?)-(?:t-)?(?P<subject>il|elle|ils|elles|on)$")


@dataclass(frozen=True)
class Word:
    """A word, a mark or a whole quotation of a sentence, with its place in the masked text."""

    text: str
    lower: str
    start: int
    end: int
    quote: int | None = None  # number of the quotation it stands for

    @property
    def is_name(self) -> bool:
        """Tell whether it is written like a name."""
        return self.quote is None and self.text[:1].isupper() and len(self.text) > 1


@dataclass(eq=False)
class WordDraft:
    """An attribution in the making, in places of the document."""

    content: list[Range]
    paragraph: int
    mention: Range | None = None
    cue: Range | None = None
    name: str | None = None
    role: str | None = None
    via: tuple[Via, ...] = ()
    hedged: bool = False
    negated: bool = False
    belief: bool = False
    shared: bool = False  # its speaker is that of the cue before: *…, assurant que …*, *et ajoute que …*
    gerund: bool = False  # *affirmant que …*: of the sentence's subject, where no cue stands before
    relative: int | None = None  # where the noun ends that a relative pronoun stands for, which is its subject
    opens: int | None = None  # where the clause begins whose speaker is that of the cue before
    quoted: bool = False
    turn: bool = False  # of an interview or a transcript: its words have no marks
    inner: bool = False  # inside what somebody says, by himself earlier or by somebody he does not name
    tentative: bool = False  # dropped unless its speaker is found
    backward: bool = False  # *C'est ce qu'a dit X*: its content is the sentence before
    as_said: bool = False  # *…, comme X l'a dit*
    carried: bool = False  # its speaker is whoever spoke last: *à l'en croire*
    infinitive: bool = False  # nothing but words behind the cue without a clause of their own
    confidence: float = 0.7

    def holds(self, cue: Range | None) -> bool:
        """Tell whether a cue stands in what it reports: whoever speaks by it is told of."""
        return cue is not None and any(start <= cue[0] < end for start, end in self.content)

    def speak_as(self, other: WordDraft) -> None:
        """Take the speaker of another."""
        self.mention, self.name, self.role = other.mention, other.name, other.role

    def attribution(self, outer: tuple[Via, ...]) -> Attribution:
        """What it has become; `outer` are the sources that report the report, outermost first."""
        return Attribution(
            content=tuple(self.content),
            mention=self.mention,
            speaker=self.name,
            role=self.role,
            cue=self.cue,
            via=(*outer, *self.via),
            hedged=self.hedged,
            negated=self.negated,
            belief=self.belief,
            confidence=self.confidence,
        )


def is_cue(word: str, grammar: Grammar) -> bool:
    """Tell a finite form of a verb of saying, lower case, and an auxiliary with a pronoun behind it: *a-t-elle*."""
    match = CLITIC.match(word)
    verb = match["verb"] if match else word
    return verb in grammar.verbs


def has_name(words: list[Word]) -> bool:
    """Tell whether one of the words is written like a name."""
    return any(w.is_name for w in words)


def without(outer: Range, hole: Range) -> list[Range]:
    """`outer` up to where `hole` begins; all of it if they are apart."""
    if hole[1] <= outer[0] or hole[0] >= outer[1]:
        return [outer]
    return [(outer[0], hole[0])] if hole[0] > outer[0] else []


def join(ranges: list[Range]) -> list[Range]:
    """Ranges in order, touching ones made one, empty ones left out."""
    out: list[Range] = []
    for start, end in sorted(r for r in ranges if r[0] < r[1]):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def is_inside(at: int, ranges: Sequence[Range]) -> bool:
    """Tell whether a place lies in one of `ranges`, which are in order and disjoint."""
    place = bisect.bisect_right(ranges, at, key=lambda r: r[0]) - 1
    return place >= 0 and at < ranges[place][1]


def stripped(text: str, where: Range) -> Range:
    """A range without blanks, commas and dashes at its ends."""
    start, end = where
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",-‒—–"):
        end -= 1
    while start < end and (text[start].isspace() or text[start] in ",.;-‒—–"):
        start += 1
    return start, end


def without_article(text: str, grammar: Grammar) -> str:
    """A noun phrase without the article in front."""
    words = text.split()
    while (
        len(words) > 1 and words[0].lower() in grammar.articles and (words[0].islower() or not words[1][:1].isupper())
    ):
        words.pop(0)
    plain = " ".join(words)
    return re.sub(r"^[lLd][’']", "", plain)
