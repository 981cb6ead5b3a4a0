"""English: from a text to attributions, by way of sentences, parses, cues and the cast of names."""

from __future__ import annotations

import re

from pipeline.extraction.rules import lexicon_en as lexicon
from pipeline.extraction.rules.attribution import Attribution, Range, Via
from pipeline.extraction.rules.cast import Cast
from pipeline.extraction.rules.display import Display
from pipeline.extraction.rules.draft import Draft, drafts_of, inner_cue
from pipeline.extraction.rules.nesting import enclosing
from pipeline.extraction.rules.passage import Sentence, sentences, words
from pipeline.extraction.rules.resolve import Named, Resolver
from pipeline.extraction.rules.subjects import main_clause
from pipeline.extraction.rules.titles import is_title, lower_titles
from pipeline.extraction.rules.tree import Tree, parse
from pipeline.marks import Mark, paragraphs, quotation_marks

_MOST_PARSED = 1_000_000  # code points of a document that are parsed at most: half a minute's work


def english_attributions(text: str) -> list[Attribution]:
    """Find the attributions of an English text, sorted by place."""
    marks = [m for m in quotation_marks(text) if m.depth == 0]
    blocks = paragraphs(text)
    display = Display(text, blocks)
    cut = _cut(text, blocks, marks, display)
    trees = _parse(text, cut, blocks)
    drafts = display.drafts + _connect(text, cut, trees, blocks)
    for d in drafts:
        d.content = _clean(text, d.content)
    drafts = sorted((d for d in drafts if d.content), key=lambda d: (d.cue or d.content[0], d.content[0]))
    _name(text, blocks, cut, trees, marks, drafts)
    return _finish(text, drafts)


def _cut(text: str, blocks: list[Range], marks: list[Mark], display: Display) -> list[Sentence]:
    cut: list[Sentence] = []
    index = 0
    for number, (start, end) in enumerate(blocks):
        mine: list[Mark] = []
        while index < len(marks) and marks[index].start < end:
            mine.append(marks[index])
            index += 1
        if number not in display.taken:
            cut.extend(sentences(text, start, end, number, mine))
    return cut


def _parse(text: str, cut: list[Sentence], blocks: list[Range]) -> dict[int, Tree]:
    wanted: list[int] = []
    budget = _MOST_PARSED
    for i, s in enumerate(cut):
        if s.only_quotations or budget <= 0:
            continue
        if s.quotations or s.fragments or not lexicon.CUE_WORDS.isdisjoint(words(s.text)):
            wanted.append(i)
            budget -= len(s.text)
    titles = {n for n, (a, b) in enumerate(blocks) if is_title(text[a:b])}
    lowered = lower_titles(text, [cut[i].text for i in wanted if cut[i].paragraph in titles])
    shown = [lowered.get(cut[i].text, cut[i].text) if cut[i].paragraph in titles else cut[i].text for i in wanted]
    return dict(zip(wanted, parse(shown), strict=True))


def _connect(text: str, cut: list[Sentence], trees: dict[int, Tree], blocks: list[Range]) -> list[Draft]:
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
        if s.only_quotations:
            ranges = [(q.start, q.end) for q in s.quotations]
            alone = len(ranges) == 1 and pending is None and (last is None or last.paragraph != s.paragraph)
            inner = inner_cue(text, s, i) if alone else None
            if inner is not None:
                last, pending = inner, None
                drafts.append(last)
                continue
            if pending is not None and pending.paragraph >= s.paragraph - 1:
                last, pending = pending, None
                last.content = [*last.content, *ranges]
                drafts.append(last)
            elif last is not None and last.paragraph == s.paragraph:
                last.content.extend(ranges)
            elif not _is_heading(text, s, blocks):
                last = _carry(s, i, ranges, last)
                drafts.append(last)
            continue
        if (
            (
                pending is not None
                and opens
                and pending.paragraph == s.paragraph - 1
                and _ends_with_colon(text, blocks[pending.paragraph])
            )
            and not s.quotations
            and len(text[s.start : s.end]) > 30
        ):
            pending.content = [blocks[s.paragraph]]
            pending.confidence = 0.6
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
        elif s.quotations:
            last = None
    return drafts


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


def _is_heading(text: str, s: Sentence, blocks: list[Range]) -> bool:
    """Tell a subheading in quotation marks (a paragraph of its own, short, in title case) from a quotation."""
    start, end = blocks[s.paragraph]
    return s.start <= start + 1 and s.end >= end - 1 and end - start < 60 and is_title(text[start:end], least=2)


def _name(
    text: str, blocks: list[Range], cut: list[Sentence], trees: dict[int, Tree], marks: list[Mark], drafts: list[Draft]
) -> None:
    """Resolve the speakers, in reading order."""
    quoted = [(m.start, m.end) for m in marks]
    cast = Cast(text, quoted, [b for b in blocks if is_title(text[slice(*b)])])
    starts = [s.start for s in cut] or [0]
    subjects: list[int | None] = []
    for i, s in enumerate(cut):
        tree = trees.get(i)
        clause = main_clause(tree, None) if tree is not None else None
        if clause is not None and tree is not None:
            subjects.append(s.origin(tree.at[clause[2]][0]))
        else:
            first = next((a for a in cast.within(s.start, s.end) if not a.quoted), None) if tree is None else None
            subjects.append(first.start if first else None)
    resolver = Resolver(text, cast, starts, subjects or [None])
    for d in drafts:
        where = d.stands_for or d.mention
        if d.carried is None and where is not None and d.head is not None:
            d.named = resolver.resolve(where, d.head, d.sentence, d.content)
        if d.relay is not None and d.named is not None:
            d.relayed = resolver.resolve(d.relay, d.relay[1] - 1, d.sentence, d.content)
    for d in drafts:
        if d.carried is not None:
            d.named = d.carried.named
            if d.mention is None:
                d.mention = d.carried.mention


def _finish(text: str, drafts: list[Draft]) -> list[Attribution]:
    outer = enclosing([d.cue for d in drafts], [d.content for d in drafts])
    out = []
    for d, holders in zip(drafts, outer, strict=True):
        chain = [drafts[k] for k in holders]
        if chain and _is_redundant(d, chain):
            continue
        chain = [c for c in chain if c.named is not None or c.mention is not None or c.hedged]
        out.append(
            Attribution(
                content=tuple(d.content),
                mention=d.mention,
                speaker=d.named.name if d.named else None,
                role=d.named.role if d.named else None,
                cue=d.cue,
                via=(*(Via(c.named.name if c.named else None, c.mention, c.cue) for c in chain), *_relay(d)),
                addressee=text[slice(*d.addressee)] if d.addressee else None,
                channel=text[slice(*d.channel)] if d.channel else None,
                hedged=d.hedged,
                negated=d.negated,
                belief=d.belief,
                confidence=d.confidence,
                lemma=d.lemma,
                clausal=d.clausal or d.quoted,
                unsaid=d.unsaid,
                planned=d.planned,
            )
        )
    return sorted(out, key=lambda a: (a.content[0], a.content, a.cue or (0, 0)))


def _relay(d: Draft) -> tuple[Via, ...]:
    """*X, quoted by Y, said*: Y, as the innermost source in between."""
    return (Via(d.relayed.name if d.relayed else None, d.relay, d.relay_cue),) if d.relay is not None else ()


def _is_redundant(d: Draft, chain: list[Draft]) -> bool:
    """Tell what is no report of its own: a plan to speak, a speaker's own thought, a noun for the same words."""
    if not d.finite or d.kind in ("noun", "adjective") or d.carried is not None:
        return True
    names = {c.named.name for c in chain if c.named is not None}
    return d.named is None or d.named.name in names


def _clean(text: str, ranges: list[Range]) -> list[Range]:
    """Ranges trimmed of outer white space and commas, in order, overlapping ones joined, empty ones dropped."""
    out: list[Range] = []
    for start, end in sorted(ranges):
        while start < end and (text[start].isspace() or text[start] in ",;:-–—"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ";:"):
            end -= 1
        if start >= end or not re.search(r"\w", text[start:end]):
            continue
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


__all__ = ["Named", "english_attributions"]
