"""Sentences parsed, and their drafts tied together: what continues a quotation, what a waiting cue announced."""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.parsed.draft import Draft, drafts_of
from pipeline.extraction.rules.parsed.inserted import inner_cue
from pipeline.extraction.rules.parsed.mentions import PEOPLE
from pipeline.extraction.rules.parsed.subjects import singular
from pipeline.extraction.rules.parsed.titles import is_title, lower_titles
from pipeline.extraction.rules.parsed.tree import Parser, Tree
from pipeline.extraction.rules.passage import Sentence, words

_DASHED = re.compile(r"[,!?]\s+[-–—]\s+\w")
_BEAT = re.compile(r"(?P<who>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}|He|She)\s(?!said\b)[a-z]+s\b(?!['’])")  # Ada shrugs.
_COMMON_CUE = re.compile(  # has it that; gave the toll as nine
    r"\b(?:has|have|had) it that\b"
    r"|\b(?:g(?:i|a)ves?|given|giving|plac(?:es?|ed|ing)|valu(?:es?|ed|ing)|pegs?|pegged|assess(?:es|ed)?)\s[^.;:]{1,60}?"
    r"\s(?:as|at|between)\s[^.;:]{0,20}?(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"\w+ty|dozens?|hundreds?|thousands?|\w+illion)\b)"
)
_INTRODUCED = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr)\.? [A-Z][\w’'-]+|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}|He|She)(?=[ ,])(?![’'])"
)
_FRONT = re.compile(r"(?:Asked|Pressed|At|On|In|For|Outside|Inside|Near|After|Across)\b[^,.;:“”\"]{1,60},\s")
_TOLD = re.compile(
    r"(?P<who>(?:(?:[Tt]he|[Oo]ne|[Aa]n?|[Aa]nother|[Hh]is|[Hh]er)\s(?:[a-z-]+\s){0,3}?)?(?P<noun>[A-Za-z]+)"
    r"(?:,\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,2}(?=,))?)"
    r"(?=,?\s(?:was|were|is|are|had|has|agree[sd]?|disagree[sd]?|shrug|laugh|shook|shakes?|did|does|see[sm]|went|took|put)\b)"
)
_SHOUTED = re.compile(r"(?<=[a-z] )[A-Z]{5,}(?= [a-z])")
_MOST_PARSED = 1_000_000  # code points of a document that are parsed at most: half a minute's work


def parsed(text: str, cut: list[Sentence], blocks: list[Range], parser: Parser) -> dict[int, Tree]:
    """Trees of the sentences that may hold an attribution, by their number in `cut`."""
    wanted: list[int] = []
    budget = _MOST_PARSED
    for i, s in enumerate(cut):
        if s.only_quotations or budget <= 0:
            continue
        if s.quotations or s.fragments or not lexicon.CUE_WORDS.isdisjoint(words(s.text)) or _COMMON_CUE.search(s.text):
            wanted.append(i)
            budget -= len(s.text)
    titles = {n for n, (a, b) in enumerate(blocks) if is_title(text[a:b])}
    lowered = lower_titles(text, [cut[i].text for i in wanted if cut[i].paragraph in titles])
    shown = [
        lowered.get(cut[i].text, cut[i].text) if cut[i].paragraph in titles else _SHOUTED.sub(_unshouted, cut[i].text)
        for i in wanted
    ]
    return dict(zip(wanted, parser.parse(shown), strict=True))


def _unshouted(word: re.Match[str]) -> str:
    """*has SLAMMED bosses*: a verb in capitals among words in small letters."""
    return word.group().lower() if word.group().lower() in lexicon.FORMS else word.group()


def connected(text: str, cut: list[Sentence], trees: dict[int, Tree], blocks: list[Range]) -> list[Draft]:
    """Drafts of all sentences; quotations without a cue continue the one before or answer a waiting cue."""
    drafts: list[Draft] = []
    last: Draft | None = None
    pending: Draft | None = None
    block: tuple[int, Draft] | None = None  # paragraph that a waiting cue takes whole, since it has no marks
    for i, s in enumerate(cut):
        if block is not None:
            if s.paragraph == block[0]:
                continue
            block = None
        opens = i == 0 or cut[i - 1].paragraph != s.paragraph
        goes_on = i > 0 and bool(cut[i - 1].quotations) and not cut[i - 1].quotations[-1].closed
        if s.only_quotations or _trails_off(s):
            ranges = [(q.start, q.end) for q in s.quotations]
            if not s.only_quotations:
                ranges[-1] = (ranges[-1][0], s.end - (text[s.end - 1] == "."))
            fresh = last is None or last.paragraph != s.paragraph or bool(_DASHED.search(text, *ranges[0]))
            alone = len(ranges) == 1 and pending is None and fresh
            inner = inner_cue(text, s, i) if alone else None
            if inner is not None:
                last, pending = inner, None
                drafts.append(last)
                continue
            if pending is not None and pending.paragraph >= s.paragraph - 1:
                last, pending = pending, None
                last.content, last.paragraph = [*last.content, *ranges], s.paragraph
                drafts.append(last)
            elif last is not None and last.paragraph == s.paragraph:
                beat = _BEAT.match(text, cut[i - 1].start, cut[i - 1].end) if last.sentence < i - 1 else None
                if beat is not None and not cut[i - 1].quotations:
                    last = Draft(
                        ranges, s.paragraph, i, beat.span("who"), beat.start("who"), quoted=True, confidence=0.5
                    )
                    drafts.append(last)
                elif last.reported:
                    last = _carry(s, i, ranges, last)  # a report in other words ends where its speaker is quoted
                    drafts.append(last)
                else:
                    last.content.extend(ranges)
            elif last is not None and goes_on and last.paragraph == s.paragraph - 1 and _holds(last, cut[i - 1]):
                last.content.extend(ranges)  # no mark closes a paragraph of a quotation that goes on in the next
                last.paragraph = s.paragraph
            elif not _is_heading(text, s, blocks):
                before = cut[i - 1] if i and not opens else None
                who = _introduces(text, before) if before and not before.quotations else None
                if _is_pulled(text, s, blocks):
                    drafts.append(Draft(ranges, s.paragraph, i, quoted=True, confidence=0.4))
                    continue
                last = _introduced(s, i, ranges, who) if who is not None else _carry(s, i, ranges, last)
                drafts.append(last)
            continue
        if (
            (
                pending is not None
                and pending.lemma is not None
                and opens
                and pending.paragraph == s.paragraph - 1
                and _ends_with_colon(text, blocks[pending.paragraph])
            )
            and not s.quotations
            and len(text[s.start : s.end]) > 30
        ):
            pending.content = [blocks[s.paragraph]]
            pending.confidence, pending.turn = 0.6, True
            drafts.append(pending)
            block, pending = (s.paragraph, pending), None
            continue
        pending = None
        tree = trees.get(i)
        if tree is None:  # no cue in it, or beyond what is parsed: then the marks alone must do
            unread = [(q.start, q.end) for q in s.quotations]
            drafts.extend(Draft([r], s.paragraph, i, quoted=True, confidence=0.3) for r in unread)
            continue
        found, pending = drafts_of(text, s, i, tree)
        drafts.extend(found)
        if (
            last is not None
            and last.unclosed
            and last.mention is None
            and last.paragraph == s.paragraph - 1
            and s.quotations
        ):
            last.carried = next((d for d in found if d.quoted and d.mention is not None), None)
        spoken = [d for d in found if d.quoted] or [
            d for d in found if d.kind in ("verb", "phrase") and not d.belief and d.finite and d.mention
        ]
        if spoken:
            last = spoken[0] if len(spoken) > 1 and not spoken[-1].quoted else spoken[-1]
            last = next((d for d in spoken if d is not last and _tells(d, last)), last)

    return drafts


def _holds(last: Draft, before: Sentence) -> bool:
    """Tell whether what is said last is, or holds, the quotation that a sentence ends in."""
    return last.quoted or (bool(last.content) and last.content[-1][1] >= before.quotations[-1].end)


def _tells(outer: Draft, inner: Draft) -> bool:
    """Tell whether one report holds the other, cue and all."""
    return inner.cue is not None and any(start <= inner.cue[0] < end for start, end in outer.content)


_TRAIL = re.compile(r"\s(?:for|of|in|on|with|to|from|by|at|about|than|like)(?:\s[\w’'$%-]+){1,10}\.?\s*")


def _trails_off(s: Sentence) -> bool:
    """*“It's a gift” for the owners.*: a quotation that the writer ends without a verb of his own."""
    if len(s.slots) != 1 or s.slots[0][0] > 0 or not s.quotations[0].closed:
        return False
    tail = _TRAIL.fullmatch(s.text, s.slots[0][1])
    return tail is not None and lexicon.CUE_WORDS.isdisjoint(words(tail.group()))


def _introduces(text: str, before: Sentence) -> tuple[Range, int] | None:
    """Whom a sentence in front of a quotation is about, and the head: *Judge Ada Pike was blunter.*, *Asked why, the
    mayor shrugged.*"""
    at = before.start
    named = _INTRODUCED.match(text, at, before.end)
    front = _FRONT.match(text, at, before.end) if named is None else None
    if front is not None:
        at = front.end()
        named = _INTRODUCED.match(text, at, before.end)
    if named is not None:
        return named.span(), max(named.start(), text.rfind(" ", *named.span()) + 1)
    told = _TOLD.match(text, at, before.end)
    noun = told["noun"].lower() if told is not None else ""
    if told is None or (noun not in PEOPLE and singular(noun) not in PEOPLE):
        return None
    return (told.start("who"), told.end("who")), told.start("noun")


def _introduced(s: Sentence, number: int, ranges: list[Range], who: tuple[Range, int]) -> Draft:
    return Draft(ranges, s.paragraph, number, *who, quoted=True, confidence=0.5)


def _carry(s: Sentence, number: int, ranges: list[Range], last: Draft | None) -> Draft:
    draft = Draft(ranges, s.paragraph, number, quoted=True, confidence=0.4, unclosed=not s.quotations[-1].closed)
    if last is not None and last.paragraph >= s.paragraph - 2:
        source = last.carried or last
        draft.carried, draft.mention, draft.head, draft.stands_for = (
            source,
            source.mention,
            source.head,
            source.stands_for,
        )
        draft.confidence = 0.6 if last.paragraph >= s.paragraph - 1 else 0.45
    return draft


def _ends_with_colon(text: str, block: Range) -> bool:
    return text[block[0] : block[1]].rstrip().endswith(":")


def _is_pulled(text: str, s: Sentence, blocks: list[Range]) -> bool:
    """Tell a pull quote, a paragraph of its own that no stop ends, from words that go on."""
    start, end = blocks[s.paragraph]
    inner = text[start:end].strip("“”\"«»‘’' ")
    return s.start <= start + 1 and s.end >= end - 1 and s.quotations[-1].closed and inner[-1:].isalnum()


def _is_heading(text: str, s: Sentence, blocks: list[Range]) -> bool:
    """Tell a subheading in quotation marks (a paragraph of its own, short, in title case) from a quotation."""
    start, end = blocks[s.paragraph]
    return s.start <= start + 1 and s.end >= end - 1 and end - start < 60 and is_title(text[start:end], least=2)
