"""Paragraphs cut into sentences with whole quotations masked, ready for a parser.

A quotation that is a sentence (or several) of its own is replaced by a short stand-in clause: the parser sees *"It is
so," he said*
instead of forty words, which is quicker and far more often right. The marks of a quoted fragment (*the talks were
“frank”*) are
dropped instead, so that the fragment is parsed as the part of the clause that it is. Every sentence maps back to the
document.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.extraction.rules.lexicon.english import FORMS
from pipeline.marks import Mark

STAND_IN = '"It is so{}"'
_EAST_ASIAN = "\u2e80"  # from here on, words are not parted by spaces
_LONGEST = 900  # code points of one sentence that is parsed; longer ones are cut at a clause mark

_LONGEST_CUE = 120  # code points between the halves of a quotation

_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof sen rep reps sens gov gen col lt sgt capt maj adm cmdr rev hon st jr sr inc corp co ltd no
    nos vs v etc
    approx dept est jan feb mar apr jun jul aug sept sep oct nov dec del dist atty asst assn bros messrs mt ft ave
    blvd e.g i.e
    a.m p.m u.s u.k u.n d.c n.y n.c s.c calif fla mass conn ariz colo ill ind mich minn miss mo pa va wash wis tenn
    tex okla
    ore ky ga ala ark la md n.j n.h n.m r.i s.d n.d w.va""".split()
)
_WORDS_TOO = frozenset("ill mass miss ore wash ark rep reps sen gen col".split())  # unless they are capitalised
# Of texts in other languages, whose words some English ones are: *le bon sens.*, *Где? Там.*
_ABBREVIATIONS_ELSEWHERE = frozenset(
    "dr pr mr mm mme mmes mlle mgr st ste bd cf vol tél janv févr avr juil déc éd chap".split()
)
_ENDING_LETTERS = frozenset("ahy")  # à 19 h.
# Abbreviations that often stand at a sentence's end, and words that then tell that a new one begins.
_MAY_END = frozenset("a.m p.m inc jr sr etc u.s u.k d.c co corp n.y ltd va".split())
_OPENERS = frozenset(
    """the he she it they we i you a an in on at but and this that these those his her its their for as if when after
    before while
    there what who how why no not one some many several last since during""".split()
)
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’'»)\]]*+(?=\s++[\"“‘'(\[«]*+(\S))")
_OF_TIME = re.compile(  # what an hour goes on with: 4 p.m. Friday, 4 p.m. Eastern
    r"(?:[A-Z]{2,5}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Eastern|Pacific|Central|Mountain|Greenwich|Universal|"
    r"Local|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6})$"
)
_FRAGMENT_LIST = re.compile(r"[”\"’'],?\s*$")
_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_CLOSING = "'’”\"»"  # marks of a quotation inside another
_TIME = re.compile(r"\s*\d{1,2}\s?[h:]\s?\d{2}\s*")  # of an entry
_CUE_AHEAD = re.compile(r"\s*(?:[^\W\d_]+[.’']?[\w’']*[\s,]+){0,5}?([a-z]+)\b")
_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "‛": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "\u00a0": " ",
        "\n": " ",
        "\r": " ",
        "\t": " ",
        "—": "-",
        "–": "-",
    }
)


@dataclass(frozen=True)
class Quotation:
    """A masked quotation: its range in the document, marks included, and whether its mark is closed."""

    start: int
    end: int
    closed: bool


@dataclass
class Sentence:
    """One sentence as the parser sees it.

    `text` is the masked text; `start:end` the range in the document; `quotations` its masked quotations, `slots`
    their ranges in
    `text`; `fragments` the ranges in the document of quoted fragments, marks included.
    """

    text: str
    start: int
    end: int
    paragraph: int
    quotations: list[Quotation]
    slots: list[tuple[int, int]]
    fragments: list[tuple[int, int]]
    pieces: list[tuple[int, int]] = field(repr=False)  # (place in text, place in the document), ascending

    def origin(self, at: int) -> int:
        """Place in the document of the code point `at` of `text`."""
        piece, source = self.pieces[bisect.bisect_right(self.pieces, (at, 1 << 60)) - 1]
        return source + at - piece

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Range in the document of `text[start:end]`; a masked quotation is taken whole."""
        first, last = None, None
        for slot, quotation in zip(self.slots, self.quotations, strict=True):
            if slot[0] <= start < slot[1]:
                first = quotation.start
            if slot[0] < end <= slot[1]:
                last = quotation.end
        return (self.origin(start) if first is None else first, self.origin(end - 1) + 1 if last is None else last)

    @property
    def only_quotations(self) -> bool:
        """Tell whether nothing but quotations is in it."""
        rest, place = [], 0
        for start, end in self.slots:
            rest.append(self.text[place:start])
            place = end
        rest.append(self.text[place:])
        return bool(self.slots) and not _WORD.search(" ".join(rest))


def is_sentential(text: str, mark: Mark, paragraph: tuple[int, int], whole: bool = False) -> bool:
    """Tell a quotation that stands as a sentence of its own from a quoted fragment, title or term.

    `whole`: its full stop may stand behind the closing mark, as French and Russian papers set it.
    """
    inner = text[mark.open_end : mark.close_start].strip()
    if not inner:
        return False
    count = len(_WORD.findall(inner, 0, 400))
    if count == 0:
        return False
    if not mark.closed:
        return count > 2
    last = inner[-1]
    before = text[max(paragraph[0], mark.start - 3) : mark.start].rstrip()
    fresh = not before or before[-1] in ".!?…:,”\"»-—–'’)(،؟۔।。，！？、："
    fresh = fresh or _TIME.fullmatch(text, paragraph[0], mark.start) is not None
    behind = text[mark.end : mark.end + 2].lstrip()[:1]
    head = next((c for c in inner if c.isalnum()), "a")
    bare = head == head.lower() == head.title() and not head.isdigit()  # of a script without capitals
    capital = bare or head.isupper() or head.isdigit()
    ends = (
        last in ",.!?…،؟۔।。，！？"
        or last in "-—–"
        or behind in (",", "-", "—", "–")
        or (last in _CLOSING and inner[-2:-1] in tuple(",.?!…"))
    )
    if fresh and capital and ends:
        return True
    if bare and (count > 3 or (head >= _EAST_ASIAN and len(inner) > 5)):
        return True
    if not before and mark.end >= paragraph[1] - 1 and count > 3:
        return True
    ahead = _WORD.match(text, mark.end + 1) if fresh and count > 1 and capital else None
    if ahead is not None and ahead.group().lower() in FORMS and ahead.end() < paragraph[1]:
        return True
    if whole and capital and count > 1 and behind == "." and (not before or before[-1] in '.!?…»”"'):
        return True  # “It holds”. “It will hold”.
    if capital and before.endswith((":", "：")):
        return True
    if (
        before.endswith(",")
        and last in ".!?"
        and not _FRAGMENT_LIST.search(text, max(paragraph[0], mark.start - 4), mark.start)
    ):
        lead = _WORD.findall(text, max(paragraph[0], mark.start - 40), mark.start)
        if any(w.lower() in FORMS for w in lead[-3:]):
            return True
    return bool(re.search(r"[.!?]\s+(?:[—–-]\s+)?[A-ZА-ЯЁ“\"]", inner[:-1])) and fresh


def is_second_half(text: str, first: Mark, second: Mark) -> bool:
    """Tell the second half of a quotation that its cue interrupts: *“Old boats,” he said of the fleet, “sink fast.”*"""
    opening = text[first.open_end : first.close_start].rstrip()
    cue = text[first.end : second.start].strip()
    closing = text[second.open_end : second.close_start].rstrip()
    if not (opening.endswith(",") and cue.endswith(",") and closing[-1:] in tuple(".!?,")) or len(cue) > _LONGEST_CUE:
        return False
    return _END.search(cue) is None and any(word in FORMS for word in words(cue))


def sentences(
    text: str, start: int, end: int, number: int, marks: Sequence[Mark], whole: bool = False
) -> Iterator[Sentence]:
    """Cut one paragraph (`start:end`, its outermost `marks`) into sentences; `whole`: none ends in a quoted fragment.

    A parser reads short sentences better, rules on words need the cue beside the quotation's end.
    """
    masked: list[str] = []
    pieces: list[tuple[int, int]] = []
    slots: list[tuple[int, int]] = []
    quotations: list[Quotation] = []
    fragments: list[tuple[int, int]] = []
    kept: list[tuple[int, int]] = []  # where no sentence ends: inside a quoted fragment
    length = 0

    def put(chunk: str, source: int) -> None:
        nonlocal length
        if chunk:
            pieces.append((length, source))
            masked.append(chunk)
            length += len(chunk)

    place = start
    before: Mark | None = None
    for mark in marks:
        if mark.start < place:
            continue
        put(text[place : mark.start].translate(_PLAIN), place)
        goes_on = before is not None and is_second_half(text, before, mark)
        before = mark
        if goes_on or is_sentential(text, mark, (start, end), whole):
            stand_in = STAND_IN.format(_stop_of(text, mark, end))
            slots.append((length, length + len(stand_in)))
            quotations.append(Quotation(mark.start, mark.end, mark.closed))
            put(stand_in, mark.start)
        else:
            fragments.append((mark.start, mark.end))
            inner = text[mark.open_end : mark.close_start].rstrip(" \u00a0\u202f")
            kept.append((length, length + len(inner.rstrip(".!?…"))))
            put(text[mark.open_end : mark.close_start].translate(_PLAIN), mark.open_end)
        place = mark.end
    put(text[place:end].translate(_PLAIN), place)
    plain = "".join(masked)
    slot = piece = fragment = 0
    for first, last in _cut(plain, kept if whole else [], whole):
        mine = []
        while slot < len(slots) and slots[slot][0] < last:
            if slots[slot][0] >= first:
                mine.append(slot)
            slot += 1
        while piece + 1 < len(pieces) and pieces[piece + 1][0] <= first:
            piece += 1
        until = piece
        while until + 1 < len(pieces) and pieces[until + 1][0] < last:
            until += 1
        local = [(max(0, a - first), b + max(0, first - a)) for a, b in pieces[piece : until + 1]]
        sentence = Sentence(
            text=plain[first:last],
            start=0,
            end=0,
            paragraph=number,
            quotations=[quotations[i] for i in mine],
            slots=[(slots[i][0] - first, slots[i][1] - first) for i in mine],
            fragments=[],
            pieces=local,
        )
        sentence.start, sentence.end = sentence.locate(0, last - first)
        while fragment < len(fragments) and fragments[fragment][0] < sentence.end:
            sentence.fragments.append(fragments[fragment])
            fragment += 1
        yield sentence


def _stop_of(text: str, mark: Mark, end: int) -> str:
    """Comma if the sentence goes on after the quotation, else full stop."""
    inner = text[mark.open_end : mark.close_start].rstrip(" '’\u00a0")
    last = inner[-1:]
    ahead = text[mark.end : min(end, mark.end + 90)]
    rest = ahead.lstrip()
    if not rest:
        return "."
    if last == "," or rest[0] in ",-—–" or (rest[0].islower() and not rest.startswith("http")):
        return ","
    if last in "?!-—–…" or last.isalnum():
        match = _CUE_AHEAD.match(ahead)
        while match:
            if match.group(1) in FORMS:
                return ","
            match = _CUE_AHEAD.match(ahead, match.end()) if match.end() < 40 else None
        return "," if last.isalnum() and rest[0] not in ".;" else "."
    return "."


def _cut(text: str, kept: Sequence[tuple[int, int]], whole: bool) -> Iterator[tuple[int, int]]:
    """Sentence ranges of a masked paragraph, without outer white space; none longer than `_LONGEST`.

    No sentence ends inside the ranges `kept`, which ascend; `whole`: it is not in English.
    """
    place = index = 0
    for match in _END.finditer(text):
        while index < len(kept) and kept[index][1] <= match.start():
            index += 1
        if (index < len(kept) and kept[index][0] < match.start()) or not _is_end(text, match, place, whole):
            continue
        yield from _shorten(text, place, match.end())
        place = match.end()
    yield from _shorten(text, place, len(text))


def _is_end(text: str, match: re.Match[str], place: int, whole: bool) -> bool:
    follows = match.group(1)
    if follows.islower() or (match.start() > 0 and text[match.start() - 1] in "(["):
        return False  # an elision in brackets ends no sentence
    if not match.group().startswith(".") or match.group().startswith(".."):
        return not match.group().startswith("..") or follows.isupper() or follows in "\"'"
    word = re.search(r"[\w.’'\-]*$", text[max(place, match.start() - 20) : match.start()])
    token = word.group().lower() if word else ""
    if len(token) == 1 and token.isalpha() and token != "i":
        return whole and word is not None and word.group() in _ENDING_LETTERS
    if whole:
        return token not in _ABBREVIATIONS_ELSEWHERE and not (token.count(".") and _are_initials(token))
    if token in ("no", "nos") and not follows.isdigit():
        return True  # Norland says no. Delsia says yes.
    if token in _WORDS_TOO and word is not None and word.group().islower():
        return True  # The master was ill. Nobody knew.
    if token in _ABBREVIATIONS or (token.count(".") and _are_initials(token)):
        opener = _WORD.match(text, match.end() + 1)
        if token in ("a.m", "p.m") and opener is not None and text[match.end() + 1].isupper():
            return _OF_TIME.match(opener.group()) is None
        return token in _MAY_END and opener is not None and opener.group().lower() in _OPENERS
    return True


def _are_initials(token: str) -> bool:
    return all(len(part) == 1 for part in token.split("."))


def _shorten(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while True:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end - start <= _LONGEST:
            break
        stop = max(text.rfind("; ", start, start + _LONGEST), text.rfind(". ", start, start + _LONGEST))
        stop = stop if stop > start else text.rfind(" ", start + 1, start + _LONGEST)
        stop = stop + 1 if stop > start else start + _LONGEST
        yield start, stop
        start = stop
    if start < end:
        yield start, end


def words(text: str) -> Iterable[str]:
    """Lower-case words of a text."""
    return (m.group().lower() for m in _WORD.finditer(text))
