"""Interviews whose questions and answers bear no names: the answers are the interviewee's, told by layout alone.

A question, in a paragraph of its own, is followed by its answer. The interviewee is whom the first question
addresses (*Mr Vale, why …*), else the person whom the paragraphs before introduce.
"""

from __future__ import annotations

import re

from pipeline.extraction.rules.attribution import Range
from pipeline.extraction.rules.parsed.draft import Draft

_LONGEST_QUESTION = 320
_FEWEST = 3  # questions that make an interview
_WIDEST = 16  # paragraphs from one question mark to the next
_ADDRESS = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|Professor|Minister|President|Judge|General)\.? (?P<name>[A-Z][\w’'-]+),")
_PERSON = re.compile(r"\b[A-Z][\w’'-]+(?: (?:de|la|van|von|al|bin|of the))?(?: [A-Z]\.)?(?: [A-Z][\w’'-]+){1,2}\b")
_BY = re.compile(r"(?:\b[Bb]y|[Ii]nterview(?:ed by| by)?:?|[Tt]ext:?|[Pp]hotos?:?|—|–)\s+$")
_INTRODUCED = re.compile(r"(?:,\s+(?:\d\d|the|an?|who|head|chief|director|former)\b|\s+(?:is|has|was|on)\b)")
_ASKED = re.compile(r"\?[”\"’')]*\s*$")
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|us)\b")
_SECOND_PERSON = re.compile(r"\b[Yy]ou(?:r|rs)?\b")


def interview(text: str, blocks: list[Range]) -> tuple[list[Draft], set[int]]:
    """The answers as drafts (the first bears the mention, the others carry its speaker) and the blocks used up."""
    pairs = _pairs(text, blocks)
    mention = interviewee(text, blocks, pairs[0][0]) if pairs else None
    if mention is None:
        return [], set()
    drafts: list[Draft] = []
    taken: set[int] = set()
    for _, numbers in pairs:
        answer = [blocks[n] for n in numbers]
        draft = Draft(answer, numbers[0], 0, quoted=True, confidence=0.7, turn=True)
        if drafts:
            draft.carried = drafts[0]
        else:
            draft.mention = mention
            draft.head = max(text.rfind(" ", *mention) + 1, mention[0])
        drafts.append(draft)
        taken.update(numbers)
    return drafts, taken


Pair = tuple[Range, list[int]]
"""The question, and the numbers of its answer's blocks."""


def _pairs(text: str, blocks: list[Range]) -> list[Pair]:
    """Questions end in a question mark; between two of them statements and answers alternate."""
    body = [n for n, block in enumerate(blocks) if _is_running(text, block)]
    asked = [k for k, n in enumerate(body[:-1]) if _is_short(blocks[n]) and _ASKED.search(text[slice(*blocks[n])])]
    if len(asked) < _FEWEST:
        return []
    pairs: list[Pair] = []
    for place, k in enumerate(asked):
        stop = asked[place + 1] if place + 1 < len(asked) else None
        if stop is not None and (stop - k < 2 or stop - k > _WIDEST):
            return []
        pairs.append((blocks[body[k]], [body[k + 1]]))
        rest = body[k + 2 : stop] if stop is not None else _trailing(text, blocks, body[k + 2 :])
        if len(rest) % 2:
            pairs[-1][1].append(rest.pop(0))
        for q, answer in zip(rest[::2], rest[1::2], strict=True):
            if not _is_short(blocks[q]):
                return []
            pairs.append((blocks[q], [answer]))
    own = sum(bool(_FIRST_PERSON.search(text[slice(*blocks[numbers[0]])])) for _, numbers in pairs)
    return pairs if own * 5 >= len(pairs) * 2 else []


def _trailing(text: str, blocks: list[Range], rest: list[int]) -> list[int]:
    """Pairs behind the last question mark, as long as the one says *you* and the other *I*."""
    kept: list[int] = []
    for q, answer in zip(rest[::2], rest[1::2], strict=False):
        first, second = text[slice(*blocks[q])], text[slice(*blocks[answer])]
        if not (_is_short(blocks[q]) and _SECOND_PERSON.search(first) and _FIRST_PERSON.search(second)):
            break
        kept.extend((q, answer))
    return kept


def _is_short(block: Range) -> bool:
    return block[1] - block[0] <= _LONGEST_QUESTION


def _is_running(text: str, block: Range) -> bool:
    """Tell running text from headings, page furniture and pull quotes."""
    plain = text[slice(*block)].strip()
    return not plain.isupper() and not (plain[:1] in "“\"‘'«„([" and plain[-1:] in "”\"’'»)]")


def interviewee(text: str, blocks: list[Range], question: Range) -> Range | None:
    """Whom the first question addresses by name, else whom a paragraph before it introduces."""
    address = _ADDRESS.search(text, question[0], min(question[1], question[0] + 120))
    if address is not None:
        return address.span("name")
    first = next(n for n, (start, end) in enumerate(blocks) if start <= question[0] < end)
    for before in range(first - 1, max(-1, first - 5), -1):
        found = [
            m.span()
            for m in _PERSON.finditer(text, *blocks[before])
            if not _BY.search(text, max(0, m.start() - 20), m.start())
        ]
        introduced = [f for f in found if _INTRODUCED.match(text, f[1])]
        if introduced:
            return introduced[0]
    return None
