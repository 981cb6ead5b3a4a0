"""Second reading: a story's questions beside the very words they rest on, to drop, correct and join them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from string import ascii_lowercase

from pydantic import BaseModel

from pipeline.canonical import canonical_json
from pipeline.errors import ModelError
from pipeline.prompts import load_prompt
from pipeline.prompts.fence import code_of, harmless, readable
from pipeline.relate.sides import Voices
from pipeline.relate.table import source, sure
from pipeline.relate.told import Question
from pipeline.schema import Ask, Claim, Failure, Rejected, Request, StoryRecords
from pipeline.schema.drafts import ChangeDraft, ReviewDraft, SameDraft

PROMPT = "review.v1"
_VOICES = 3
"""Voices of a side that are shown, earliest first."""
_WORDS = 240
"""Code points of a claim's own words that are shown."""
_SIDE = re.compile(r"\s*(\d+)\s*([a-z])\s*")


async def reviewed(
    questions: Sequence[Question], voices: Voices, story: StoryRecords, ask: Ask, size: int
) -> tuple[list[Question], list[Rejected], list[Failure]]:
    """The questions as a second reading leaves them; those of a request without an answer stay as they were.

    Args:
        questions: of one story, in any order.
        voices: of the story's claims.
        story: for its name.
        ask: the model.
        size: code points of entries in one request, at most.
    """
    kept: list[Question] = []
    rejected: list[Rejected] = []
    failures: list[Failure] = []
    blocks = _blocks(questions, voices, size)
    answers = await asyncio.gather(*(_read(block, voices, story.story, ask) for block in blocks))
    for block, answer in zip(blocks, answers, strict=True):
        if isinstance(answer, Failure):
            kept += block
            failures.append(answer)
            continue
        draft, call = answer
        stands, dropped = _changed(block, draft.changes)
        rejected += [
            Rejected(
                document=None,
                story=story.story,
                kind="dispute",
                proposed=canonical_json(
                    [told.draft.model_dump(mode="json", exclude_defaults=True) for told in question.entries]
                ),
                reason="the second reading finds no clash in the words",
                call=call,
            )
            for question in dropped
        ]
        kept += _joined(stands, draft.same)
    return kept, rejected, failures


def _blocks(questions: Sequence[Question], voices: Voices, size: int) -> list[list[Question]]:
    blocks: list[list[Question]] = []
    room = 0
    for question in questions:
        length = len(_entry(1, question, voices))
        if not blocks or length > room:
            blocks.append([])
            room = size
        blocks[-1].append(question)
        room -= length
    return blocks


async def _read(block: Sequence[Question], voices: Voices, story: str, ask: Ask) -> tuple[ReviewDraft, str] | Failure:
    shown = "\n".join(_entry(number, question, voices) for number, question in enumerate(block, 1))
    prompt = load_prompt(PROMPT)

    def check(draft: BaseModel) -> str | None:
        assert isinstance(draft, ReviewDraft)
        named = [change.entry for change in draft.changes] + [entry for same in draft.same for entry in same.entries]
        wrong = [entry for entry in named if not 1 <= entry <= len(block)]
        return f"there is no entry {wrong[0]}; they run from 1 to {len(block)}" if wrong else None

    places = {"code": code_of(shown), "entries": shown}
    try:
        answer = await ask(Request(prompt.ref, prompt.system, prompt.fill(places), ReviewDraft, None, story, check))
    except ModelError as error:
        return Failure(document=None, story=story, error=error.kind, message=str(error))
    assert isinstance(answer.draft, ReviewDraft)
    return answer.draft, answer.call


def _entry(number: int, question: Question, voices: Voices) -> str:
    told = question.gravest.draft
    reason = f", {told.reason}" if told.reason else ""
    lines = [f"{number} {harmless(told.question)} [{told.label}, {told.status}{reason}]"]
    for letter, answer in zip(ascii_lowercase, question.answers, strict=False):
        lines.append(f"  {letter}) {harmless(answer.says)}")
        firsts = voices.first_of_each(answer.claims)
        lines += [f"     {_words(claim, voices)}" for claim in firsts[:_VOICES]]
        if len(firsts) > _VOICES:
            lines.append(f"     and {len(firsts) - _VOICES} voices more")
    return "\n".join(lines)


def _words(claim: Claim, voices: Voices) -> str:
    words = readable(" … ".join(span.text for span in claim.evidence))
    short = words if len(words) <= _WORDS else f"{words[:_WORDS]} …"
    return harmless(f"{source(claim, voices.documents)}: {sure(claim)}{short}")


def _changed(block: Sequence[Question], changes: Sequence[ChangeDraft]) -> tuple[dict[int, Question], list[Question]]:
    """The entries that stand, by number, as they are corrected, and those that do not stand."""
    stands = dict(enumerate(block, 1))
    dropped = []
    for change in changes:
        question = stands.get(change.entry)
        if question is None:
            continue
        if change.drop:
            dropped.append(stands.pop(change.entry))
            continue
        gravest = question.gravest
        entries = tuple(
            told.changed(status=change.status, reason=change.reason, label=change.label) if told is gravest else told
            for told in question.entries
        )
        stands[change.entry] = Question(entries, question.answers)
    return stands, dropped


def _joined(stands: dict[int, Question], same: Sequence[SameDraft]) -> list[Question]:
    """The questions, those that are one joined; which answers are alike is taken from the sides that were named."""
    for group in same:
        numbers = [number for number in dict.fromkeys(group.entries) if number in stands]
        if len(numbers) < 2:
            continue
        first, *others = numbers
        for other in others:
            alike = _alike(group.sides, first, other, stands)
            stands[first] = stands[first].joined(stands.pop(other), alike)
    return list(stands.values())


def _alike(
    sides: Sequence[Sequence[str]], first: int, other: int, stands: Mapping[int, Question]
) -> list[tuple[int, int]]:
    """Places of answers of two entries that stand in one list of sides.

    Answers of the first that were joined before keep their places, so letters stay true.
    """
    found = []
    for group in sides:
        named = [(int(match[1]), ascii_lowercase.index(match[2])) for side in group if (match := _SIDE.fullmatch(side))]
        ours = [place for entry, place in named if entry == first and place < len(stands[first].answers)]
        theirs = [place for entry, place in named if entry == other and place < len(stands[other].answers)]
        found += [(ours[0], place) for place in theirs if ours]
    return found
