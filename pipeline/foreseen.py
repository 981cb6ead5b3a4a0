"""What answers would about hold, for a job that is only planned: stand-ins where what is asked next depends on them.

Measured on the gold: nine claims for ten sentences, half of them the author's own, a name for six claims, and a
question on which claims part for eight.
"""

from __future__ import annotations

import re

from pydantic import BaseModel

from pipeline.canonical import content_id
from pipeline.schema import AUTHOR, Claim, Request, SourceText, Speaker
from pipeline.schema.drafts import DisputeDraft, DisputesDraft, SideDraft
from pipeline.segments import sentences
from pipeline.view import view_of

_CLAIMS_A_NAME = 6
_CLAIMS_A_QUESTION = 8
_NUMBERED = re.compile(r"^\d+ ", re.MULTILINE)


def claims(source: SourceText) -> tuple[Claim, ...]:
    """A claim for each sentence of a document, every other one of somebody's."""
    view, document = view_of(source), source.document
    found = []
    for number, sentence in enumerate(sentences(view.text)):
        spans = view.spans(sentence.start, sentence.end)
        said = " ".join(view.text[sentence.start : sentence.end].split())
        name = f"{document.id} speaker {number // (2 * _CLAIMS_A_NAME)}{'ab'[number // 2 % 2]}"
        if not spans or not said:
            continue
        found.append(
            Claim(
                id=content_id("c", document.id, number),
                document=document.id,
                story=document.story,
                statement=said,
                evidence=list(spans),
                claimant=Speaker(name=name if number % 2 else AUTHOR),
                factuality="CT+",
            )
        )
    return tuple(found)


def draft(request: Request) -> BaseModel | None:
    """An answer with as much in it as the next question needs; `None` where an empty one will do."""
    if request.answer is not DisputesDraft:
        return None
    numbers = range(1, len(_NUMBERED.findall(request.user)), _CLAIMS_A_QUESTION)
    return DisputesDraft(disputes=[_question(number) for number in numbers])


def _question(number: int) -> DisputeDraft:
    return DisputeDraft(
        question="Which of the two is told by whom, and since when?",
        sides=[
            SideDraft(says="It is told in this way by some.", claims=[number]),
            SideDraft(says="It is told in that way by others.", claims=[number + 1]),
        ],
        axis="occurrence",
        mechanism="lexical",
        explanation="They part.",
    )
