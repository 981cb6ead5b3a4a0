"""English: from a text to attributions, by way of sentences, parses, cues and the cast of names."""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Attribution, Range, Via
from pipeline.extraction.rules.blocks import whole_paragraphs
from pipeline.extraction.rules.keeping import is_quote
from pipeline.extraction.rules.lexicon import english as lexicon
from pipeline.extraction.rules.nesting import enclosing
from pipeline.extraction.rules.parsed.cast import Cast
from pipeline.extraction.rules.parsed.connect import connected, parsed
from pipeline.extraction.rules.parsed.coreference import Resolver
from pipeline.extraction.rules.parsed.display import Display
from pipeline.extraction.rules.parsed.draft import Draft
from pipeline.extraction.rules.parsed.titles import is_title
from pipeline.extraction.rules.parsed.tree import Parser, Tree
from pipeline.extraction.rules.parsed.within import inner_drafts
from pipeline.extraction.rules.passage import Sentence, sentences
from pipeline.marks import Mark, quotation_marks

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}"
_CITY = r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}(?: \([A-Z][\w .’'-]{1,30}\))?"
_DAY = rf"(?:{_MONTH}\.? \d{{1,2}}|\d{{1,2}} {_MONTH}\.?)(?:,? \d{{4}})?"
_STAMP = re.compile(
    r"\d{1,2}[.:h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{3,4}|local time))?\s?[:–—|-]?\s+(?=\S)"  # of a live report
    r"|[A-Z][A-Z.’' -]+(?:[,/][^()\n]{1,40})?\s*\([^()\n]{2,30}\)\s*[-–—]+\s+"  # dateline: MORREN, May 4 (Wire) -
    rf"|{_CITY}(?:,\s[A-Z][\w. ]{{2,25}})?\s*(?:--|[–—])\s+"
    rf"|{_CITY}(?:, [A-Z][\w. ]{{2,25}})?,? {_DAY}[,.]?\s*(?:[(/][^()/\n]{{2,30}}[)/])?\s*[-–—]{{1,2}}\s+"
    rf"|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,3}}(?:, [A-Z][\w. ]{{2,25}})?, {_DAY}\s*"  # Morren, 4 May (Wire) -
    r"\([A-Z][^()\n]{1,30}\)\s*[-–—]{1,2}\s+"
)
_NOTICE = re.compile(  # of the house, which no one of that name says
    r"(?:CORRECTION|CLARIFICATION|EDITOR[’']S NOTE|Corrections?(?: and clarifications?)?|Clarification|"
    r"Editor[’']s [Nn]ote)(?:\s?\([^()\n]{1,30}\))?\s?[:–—]\s+(?=\S)"
)
_PLACE_AND_COLON = re.compile(r"(?P<place>[A-Z][A-Z.’' -]{2,30}):\s+(?=[A-Z“\"])")
_BYLINE = re.compile(r"[Bb]y [A-Z][^.!?:“\"]{3,60}")
_SHORTEST_REPEAT = 8
_MOST_REPEATS = 50


def english_attributions(text: str, parser: Parser) -> list[Attribution]:
    """Find the attributions of an English text, sorted by place."""
    every = list(quotation_marks(text))
    marks = [m for m in every if m.depth == 0]
    blocks = whole_paragraphs(text)
    display = Display(text, blocks)
    cut = _cut(text, blocks, marks, display)
    trees = parsed(text, cut, blocks, parser)
    drafts = display.drafts + connected(text, cut, trees, blocks)
    for d in drafts:
        d.content = _clean(text, d.content)
    drafts = sorted((d for d in drafts if d.content), key=lambda d: (d.cue or d.content[0], d.content[0]))
    cast = Cast(text, [(m.start, m.end) for m in marks], [b for b in blocks if _is_aside(text[slice(*b)])])
    _name(text, cast, cut, trees, drafts)
    _name_repeats(text, drafts)
    inner = inner_drafts(text, drafts, every, cast, parser)
    for d in inner:
        d.content = _clean(text, d.content)
    drafts += [d for d in inner if d.content]
    return _finish(text, drafts)


def _is_aside(block: str) -> bool:
    """Tell a headline or a byline, whose names nothing in the text takes up."""
    return is_title(block) or _BYLINE.fullmatch(block.strip()) is not None


def _cut(text: str, blocks: list[Range], marks: list[Mark], display: Display) -> list[Sentence]:
    cut: list[Sentence] = []
    index = 0
    stamped = _stamped(text, blocks)
    for number, (start, end) in enumerate(blocks):
        mine: list[Mark] = []
        while index < len(marks) and marks[index].start < end:
            mine.append(marks[index])
            index += 1
        if number not in display.taken:
            stamp = _NOTICE.match(text, start, end) or _STAMP.match(text, start, end) or stamped.get(number)
            cut.extend(sentences(text, stamp.end() if stamp else start, end, number, mine))
    return cut


def _stamped(text: str, blocks: list[Range]) -> dict[int, re.Match[str]]:
    """*ARDEN: The quay is shut …*: a place before a colon in one paragraph alone, which is no headline."""
    found = {n: m for n, block in enumerate(blocks) if (m := _PLACE_AND_COLON.match(text, *block)) is not None}
    found = {n: m for n, m in found.items() if text[slice(*blocks[n])].rstrip("”\"’'").endswith(".")}
    spoken = any(word.lower() in lexicon.ROLE_NOUNS | lexicon.TITLES for m in found.values() for word in m[1].split())
    return found if len(found) == 1 and not spoken else {}


def _name(text: str, cast: Cast, cut: list[Sentence], trees: dict[int, Tree], drafts: list[Draft]) -> None:
    """Resolve the speakers, in reading order."""
    resolver = Resolver(text, cast, cut, trees, [source for d in drafts for source in d.sources if source is not None])
    for d in drafts:
        speaker, relay = d.sources
        if speaker is not None:
            d.named = resolver.resolve(*speaker, d.sentence, d.content)
        if d.channel is not None and d.named is not None:
            resolver.issued(text[slice(*d.channel)], d.named, d.sentence)
        if relay is not None and d.named is not None:
            d.relayed = resolver.resolve(*relay, d.sentence, d.content)
    for d in drafts:
        if d.carried is not None:
            d.named = d.carried.named
            if d.mention is None:
                d.mention = d.carried.mention


def _name_repeats(text: str, drafts: list[Draft]) -> None:
    """A display quotation (pull quote, headline) that the text repeats has the speaker it has there."""
    nameless = [d for d in drafts if d.quoted and d.named is None and d.mention is None and d.cue is None]
    if not nameless:
        return
    spoken = [(_plain(text, d), d) for d in drafts if d.named is not None and d.quoted]
    for d in nameless[:_MOST_REPEATS]:
        words = _plain(text, d)
        source = next((other for said, other in spoken if len(words) > _SHORTEST_REPEAT and words in said), None)
        if source is not None:
            d.named = source.named


def _plain(text: str, d: Draft) -> str:
    return " ".join(re.findall(r"\w+", " ".join(text[a:b] for a, b in d.content).lower()))


def _finish(text: str, drafts: list[Draft]) -> list[Attribution]:
    outer = enclosing([d.cue for d in drafts], [d.content for d in drafts])
    told = [_attribution(text, d, ()) for d in drafts]
    quotes = [is_quote(text, a) for a in told]
    out = []
    for d, holders in zip(drafts, outer, strict=True):
        within = [] if d.told_by_self else [drafts[k] for k in holders]
        if d.silent or (within and _is_redundant(d, within)):
            continue
        # who only wants or denies something does not report what is told inside it
        chain = [drafts[k] for k in holders if quotes[k] or drafts[k].silent] if within else []
        chain = [c for c in chain if c.named is not None or c.mention is not None or c.hedged]
        chain = [c for c in chain if c.finite and not c.unsaid]
        if d.owned:
            chain = [c for c in chain if not c.negated]  # who denies a claim does not report it
        chain = [c for k, c in enumerate(chain) if k == 0 or c.named is None or c.named != chain[k - 1].named]
        between = (*(Via(c.named.name if c.named else None, c.mention, c.cue) for c in chain), *_relay(d))
        out.append(_attribution(text, d, between))
    return sorted(out, key=lambda a: (a.content[0], a.content, a.cue or (0, 0)))


def _attribution(text: str, d: Draft, via: tuple[Via, ...]) -> Attribution:
    return Attribution(
        content=tuple(d.content),
        mention=d.mention,
        speaker=d.named.name if d.named else None,
        role=d.named.role if d.named else None,
        cue=d.cue,
        via=via,
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
        unreal=d.unreal,
    )


def _relay(d: Draft) -> tuple[Via, ...]:
    """*X, quoted by Y, said*: Y, as the innermost source in between."""
    return (Via(d.relayed.name if d.relayed else None, d.relay, d.relay_cue),) if d.relay is not None else ()


def _is_redundant(d: Draft, chain: list[Draft]) -> bool:
    """Tell what is no report of its own: a plan to speak, a speaker's own thought, a noun for the same words."""
    if not d.finite or (d.kind in ("noun", "adjective") and not d.owned) or d.carried is not None:
        return True
    names = {c.named.name for c in chain if c.named is not None}
    return not d.of_another if d.named is None else d.named.name in names


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
