"""English: from a text to attributions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.extract.rules import lexicon_en as lexicon
from pipeline.extract.rules.attribution import Attribution, Range
from pipeline.extract.rules.clauses import Finding, findings
from pipeline.extract.rules.passage import Sentence, sentences, words
from pipeline.extract.rules.tree import Tree, parse
from pipeline.marks import Mark, paragraphs, quotation_marks

_MOST_PARSED = 1_000_000  # code points of a document that are parsed at most: half a minute's work


@dataclass
class Draft:
    """An attribution in the making, in places of the document."""

    content: list[Range]
    mention: Range | None
    cue: Range | None
    paragraph: int
    sentence: int
    quoted: bool = False
    head: tuple[str, str] | None = None  # head word of the mention and its tag
    addressee: Range | None = None
    channel: Range | None = None
    hedged: bool = False
    negated: bool = False
    belief: bool = False
    confidence: float = 0.8
    speaker: str | None = None
    role: str | None = None
    carried: "Draft | None" = None
    finding: Finding | None = field(default=None, repr=False)


def english_attributions(text: str) -> list[Attribution]:
    """Find the attributions of an English text."""
    drafts = _drafts(text)
    out = []
    for d in drafts:
        content = _clean(text, d.content)
        if not content:
            continue
        speaker = text[slice(*d.mention)] if d.mention else None
        out.append(
            Attribution(
                content=tuple(content), mention=d.mention, speaker=speaker, role=d.role, cue=d.cue,
                addressee=text[slice(*d.addressee)] if d.addressee else None,
                channel=text[slice(*d.channel)] if d.channel else None,
                hedged=d.hedged, negated=d.negated, belief=d.belief, confidence=d.confidence,
            )
        )
    return sorted(out, key=lambda a: (a.content[0], a.content))


def _clean(text: str, ranges: list[Range]) -> list[Range]:
    """Ranges trimmed of outer white space and commas, in order, overlapping ones joined."""
    out: list[Range] = []
    for start, end in sorted(ranges):
        while start < end and (text[start].isspace() or text[start] in ",;:"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ";:"):
            end -= 1
        if start >= end or not any(c.isalnum() for c in text[start:end]):
            continue
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _drafts(text: str) -> list[Draft]:
    marks = [m for m in quotation_marks(text) if m.depth == 0]
    cut: list[Sentence] = []
    index = 0
    for number, (start, end) in enumerate(paragraphs(text)):
        mine: list[Mark] = []
        while index < len(marks) and marks[index].start < end:
            mine.append(marks[index])
            index += 1
        cut.extend(sentences(text, start, end, number, mine))
    wanted: list[int] = []
    budget = _MOST_PARSED
    for i, s in enumerate(cut):
        if not s.only_quotations and budget > 0 and (s.quotations or s.fragments or not lexicon.CUE_WORDS.isdisjoint(words(s.text))):
            wanted.append(i)
            budget -= len(s.text)
    trees = dict(zip(wanted, parse(cut[i].text for i in wanted), strict=True))
    drafts: list[Draft] = []
    last: Draft | None = None  # last attribution of a quotation, which a bare quotation continues
    pending: Draft | None = None  # a cue that waits for its quotation: "He said:"
    for i, s in enumerate(cut):
        tree = trees.get(i)
        if s.only_quotations:
            ranges = [(q.start, q.end) for q in s.quotations]
            if pending is not None and pending.paragraph >= s.paragraph - 1:
                pending.content = ranges
                drafts.append(pending)
                last, pending = pending, None
            elif last is not None and last.paragraph == s.paragraph:
                last.content.extend(ranges)
            else:
                new = Draft(ranges, None, None, s.paragraph, i, quoted=True, confidence=0.4)
                if last is not None and last.paragraph >= s.paragraph - 1:
                    new.carried, new.mention, new.head = last, last.mention, last.head
                drafts.append(new)
                last = new
            continue
        pending = None
        if tree is None:
            continue
        mine2, waiting = _of_sentence(text, s, i, tree)
        drafts.extend(mine2)
        pending = waiting
        quoted = [d for d in mine2 if d.quoted]
        if quoted:
            last = quoted[-1]
    return drafts


def _of_sentence(text: str, s: Sentence, number: int, tree: Tree) -> tuple[list[Draft], Draft | None]:
    found = findings(tree)
    taken = [False] * len(s.slots)
    slots = [_tokens_of(tree, slot) for slot in s.slots]
    for f in found:
        # cues inside a stand-in are not there
        f.content = [c for c in f.content if c[0] < c[1]]
    for k, slot in enumerate(slots):
        if any(c[0] < slot[1] and slot[0] < c[1] for f in found for c in f.content):
            taken[k] = True
    for k, slot in enumerate(slots):
        if taken[k] or slot[0] >= slot[1]:
            continue
        best = _nearest(tree, found, slot)
        if best is not None:
            best.content.append(slot)
            best.content.sort()
            taken[k] = True
    drafts = []
    waiting = None
    for f in found:
        if not f.content:
            if f.quotes and f.mention is not None and tree.words[-1] == ":":
                waiting = _draft(s, number, tree, f)
            continue
        d = _draft(s, number, tree, f)
        d.quoted = any(a < q.end and q.start < b for a, b in d.content for q in s.quotations)
        drafts.append(d)
    for k, slot in enumerate(slots):
        if not taken[k]:
            q = s.quotations[k]
            drafts.append(Draft([(q.start, q.end)], None, None, s.paragraph, number, quoted=True, confidence=0.4))
    return drafts, waiting


def _tokens_of(tree: Tree, slot: Range) -> Range:
    inside = [k for k, (a, b) in enumerate(tree.at) if slot[0] <= a < slot[1]]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _nearest(tree: Tree, found: list[Finding], slot: Range) -> Finding | None:
    best, least = None, 1 << 30
    for f in found:
        if not f.quotes or slot[0] <= f.verb < slot[1]:
            continue
        gap = slot[0] - f.cue[1] if f.cue[1] <= slot[0] else f.cue[0] - slot[1]
        if f.content and f.content[0][0] > slot[0]:
            gap += 8
        if gap < least:
            best, least = f, gap
    return best


def _draft(s: Sentence, number: int, tree: Tree, f: Finding) -> Draft:
    def place(part: Range | None) -> Range | None:
        return s.locate(tree.at[part[0]][0], tree.at[part[1] - 1][1]) if part is not None and part[0] < part[1] else None

    content = []
    for c in f.content:
        where = place(c)
        if where is not None:
            content.append(_widen(where, s.fragments))
    return Draft(
        content=content, mention=place(f.mention), cue=place(f.cue), paragraph=s.paragraph, sentence=number,
        addressee=place(f.addressee), channel=place(f.channel), hedged=f.hedged, negated=f.negated, belief=f.belief, finding=f,
    )


def _widen(where: Range, fragments: list[Range]) -> Range:
    start, end = where
    for a, b in fragments:
        if a < end and start < b:
            start, end = min(a, start), max(b, end)
    return start, end
