"""Denials that do not repeat what they deny: *which France denies*, *Comments at once denied by Paris*, *France says
it was not*, *France calls that untrue*.

The claim denied is the last one before the denial that somebody else puts forward, in the same or the preceding
sentence. The denial is
that claim again, by the denier, with its sign turned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extraction.claims.sentences import Parsed

Range = tuple[int, int]

_DENY = (
    r"(?:immediately|promptly|at once|firmly|flatly|categorically|strongly|again|later|since|has|have|had|is|are|was|"
    r"were|been|also|both|quickly|swiftly|repeatedly|consistently|always|vehemently|strenuously|publicly|,|\s)*"
)
_OFFICE = (
    r"(?:minist(?:er|ry)|government|president|side|office|staff|spokes\w+|company|firm|union|operator|party|army|police|court|"
    r"lawyers?|team|camp|entourage)"
)
_NAME = (
    rf"(?P<who>(?:[Aa]n?\s(?:\w+\s)?(?:spokes\w+|lawyer|aide|official|representative)\s(?:for|of|to)\s(?:the\s)?\w+"
    rf"(?:\s{_OFFICE})?|(?:the\s|The\s)?(?:[A-ZÀ-Þ][\w’'.-]*|its|his|her|their|the)"
    rf"(?:\s(?:of\s|the\s|for\s|de\s)*(?:[A-ZÀ-Þ][\w’'.-]*|(?:\w+\s)?{_OFFICE}))*))"
)
_DESCRIBED = r"(?P<described>(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)(?:\s[a-z][\w’'-]*(?<!ly)){1,4}?)"
_VERB = (
    r"(?:den(?:y|ies|ied)|disput(?:es|ed|e)|reject(?:s|ed)?|refut(?:es|ed)|rebut(?:s|ted)|contradict(?:s|ed)?|"
    r"contest(?:s|ed))"
)
_BY = (
    rf"{_DENY}(?:denied|disputed|rejected|refuted|contested|contradicted|rebutted|dismissed)(?:\s(?:at once|promptly|"
    rf"immediately|firmly))?\sby\s{_NAME}"
)
_FALSE = (
    r"[\"“‘']?"
    r"(?:(?:an?|pure|sheer|plain|utter|complete|total|simply|just|\w+ly)\s)*(?:untrue|not true|false|lies?|falsehoods?|"
    r"nonsense|rubbish|fictions?|fantas(?:y|ies)|fabricat(?:ed|ions?)|inventions?|invented|baseless|groundless|unfounded|"
    r"speculation|guesswork|hoax|fairy[ -]tales?)(?=[\"”’']*(?:[.,;:!?)–—]|$|\sand\s))[\"”’']*"
)
_CALL = (
    r"(?:calls?|called|describ(?:es?|ed)|dismiss(?:es|ed)|brand(?:s|ed)|label(?:s|l?ed)|term(?:s|ed)|reject(?:s|ed)|"
    r"den(?:ies|ied))"
)
_WHICH = re.compile(
    rf"(?:[,–—-]\s*|\s)(?:which|something(?:\sthat)?|an?\s\w+(?:\s(?:which|that))?|"
    rf"that)\s{_NAME}\s{_DENY}(?:{_VERB}(?=\s*(?:[.,;:!?)–—]|$|at once|outright|flatly|firmly|promptly|immediately))|"
    rf"{_CALL}\s(?:as\s)?{_FALSE})"
)
_DENIED_BY = re.compile(
    rf"(?:[,–—]\s*|^(?:This|That|It|The\s\w+|These\s\w+|Those\s\w+|Comments?|Claims?|Words?|Remarks?|Allegations?|"
    rf"Accusations?|Reports?|Statements?|A\s\w+|An\s\w+)\s+){_BY}(?=\s*(?:[.,;:!?)–—]|$))"
)
_IT = re.compile(
    rf"^(?:But\s|And\s|Yet\s|However,\s)?(?:{_NAME}|{_DESCRIBED})\s{_DENY}{_VERB}\s(?:it|this|that|so much|"
    rf"(?:the|this|that|these|those)\s(?:claim|accusation|allegation|charge|report|account|version|suggestion|"
    rf"assertion)s?)(?=\s*(?:[.,;:!?)–—]|$|\s(?:at once|outright|flatly|firmly|promptly|immediately|the same|"
    rf"on \w+day))|\sat\sonce)"
)
_SAYS_NOT = re.compile(
    rf"(?:^|[;,]\s*(?:but\s|and\s)?)(?:But\s)?{_NAME}\s(?:says?|said|insists?|insisted|maintains?|maintained|replied|"
    rf"replies)(?:\sthat)?\s(?:no|it\s(?:was|is|did|does|has|had|were)(?:\snot|n['’]t)(?:\sso|\sthe case)?|"
    rf"nothing of the (?:sort|kind)|(?:this|that)\s(?:is|was)\s(?:false|untrue|not true|not so|a lie|"
    rf"wrong))(?=\s*(?:[.,;:!?)–—]|$))"
)
_SORT = r"(?:nothing of the (?:sort|kind)|no such (?:thing|words?|promise|request|demand|order|agreement|undertaking))"
_NOTHING = re.compile(
    rf"(?:^|[;,:]\s*(?:but\s|and\s)?)(?:But\s|Yet\s)?{_NAME}\s(?:(?:says?|said|insists?|insisted)\s(?:that\s)?(?:it|"
    rf"he|she|they)\s)?(?:had\s|has\s|have\s|ever\s)?\w+(?:ed|id|en|ave|ade|ook|ays?)(?:\sfor|\sto)?\s{_SORT}"
    r"(?!\s(?:had|has|have|was|were|is|ever|will|would|could)\b)"  # no such request had been made: a clause
)
_CALLS_FALSE = re.compile(
    rf"(?:^|,\s)(?:[Bb]ut\s|[Aa]nd\s|Yet\s)?{_NAME},?\s{_DENY}{_CALL}\s(?:it|this|that|(?:this|that|the|his|her|their)\s"
    rf"(?:figure|number|count|toll|estimate|claim|account|report|version|accusation|allegation|charge|suggestion|assertion|"
    rf"statement)s?)\s(?:as\s)?{_FALSE}"
)
"""*Her aide called that “simply untrue”*: of what is said to be so, not of a deed or a person."""
_CHARGE = re.compile(r"\b(?:charge|accusation|allegation|insinuation|suggestion|rumou?r|report)s?\b", re.IGNORECASE)
_ITS_OWN = re.compile(r"(?:But\s|And\s|Yet\s)?(?:Its|His|Her|Their)\s")
_PATTERNS = (_WHICH, _DENIED_BY, _IT, _SAYS_NOT, _NOTHING, _CALLS_FALSE)
_PRONOUNS = frozenset(["he", "she", "it", "they", "this", "that", "which", "who", "we", "i", "there", "nobody", "no"])


@dataclass(frozen=True)
class Denial:
    """A denial of what went before: the denier as written, his place, the denial's place, how far back its object may
    stand, and whether it is of words, which somebody must have said (*called that a lie*).

    `of_charge`: it names what it denies as a charge or report, which no denial is; `by_own`: he is of the side that the
    sentence before may tell of (*its chief*).
    """

    who: str
    mention: Range
    place: Range
    same_sentence: bool
    of_words: bool
    of_charge: bool
    by_own: bool


def denials(sentences: Sequence[Parsed], text: str) -> list[Denial]:
    """Denials of something said before, in text order."""
    found = []
    for parsed in sentences:
        low, high = parsed.segment.start, parsed.segment.end
        sentence = text[low:high]
        for pattern in _PATTERNS:
            for match in pattern.finditer(sentence):
                by = "who" if match["who"] is not None else "described"
                who = match[by]
                if who.lower() in _PRONOUNS:
                    continue
                place = (low + match.start() + len(match[0]) - len(match[0].lstrip(" ,;–—-")), low + match.end())
                found.append(
                    Denial(
                        who,
                        (low + match.start(by), low + match.end(by)),
                        place,
                        len(sentence[: match.start()].split()) > 3 and pattern is not _CALLS_FALSE,
                        pattern is _CALLS_FALSE,
                        _CHARGE.search(text, *place) is not None,
                        _ITS_OWN.match(sentence) is not None,
                    )
                )
    return found
