"""One name for one speaker across a story, where a model read the documents: it says which names mean the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pydantic import BaseModel

from pipeline.errors import ModelError
from pipeline.prompts import load_prompt
from pipeline.prompts.fence import code_of, harmless, readable
from pipeline.relate.speakers.renaming import renamed
from pipeline.schema import AUTHOR, Ask, Failure, Request, StoryRecords
from pipeline.schema.drafts import UNKNOWN, NamesDraft

PROMPT = "names.v1"
_SHOWN = 3
_WORDS = 60


@dataclass
class _Called:
    """What the documents tell of a name."""

    roles: list[str] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)


async def with_one_name(story: StoryRecords, ask: Ask) -> StoryRecords:
    """The story with each speaker under one name; as it was, and a failure, where the model gives no answer."""
    called = _called(story)
    if len(called) < 2 or len(story.documents) < 2:
        return story
    names = sorted(called)
    request = _request(names, called, story.story)
    try:
        answer = await ask(request)
    except ModelError as error:
        failure = Failure(document=None, story=story.story, error=error.kind, message=str(error))
        return replace(story, failures=(*story.failures, failure))
    assert isinstance(answer.draft, NamesDraft)
    chosen = _chosen(answer.draft, names)
    return renamed(story, lambda _, name: chosen.get(name, name))


def _called(story: StoryRecords) -> dict[str, _Called]:
    found: dict[str, _Called] = defaultdict(_Called)

    def note(name: str | None, document: str, mention: str | None, role: str | None) -> None:
        if name is None or name == AUTHOR:
            return
        for held, value in (
            (found[name].roles, role),
            (found[name].mentions, readable(mention) if mention and mention != name else None),
            (found[name].documents, document),
        ):
            if value and value not in held:
                held.append(value)

    for quote in story.quotes:
        if quote.speaker:
            speaker = quote.speaker
            note(speaker.name, quote.document, speaker.mention.text if speaker.mention else None, speaker.role)
    for claim in story.claims:
        claimant = claim.claimant
        note(claimant.name, claim.document, claimant.mention.text if claimant.mention else None, claimant.role)
    chains = [(row.document, row.via) for row in story.quotes] + [(row.document, row.via) for row in story.claims]
    for document, chain in chains:
        for via in chain:
            note(via.name, document, via.mention.text if via.mention else None, None)
    return found


def _request(names: Sequence[str], called: Mapping[str, _Called], story: str) -> Request:
    lines = []
    for number, name in enumerate(names, 1):
        told = called[name]
        notes = [*told.roles[:_SHOWN], *(f"“{mention[:_WORDS]}”" for mention in told.mentions[:_SHOWN])]
        noted = f" ({'; '.join(notes)})" if notes else ""
        lines.append(f"{number} " + harmless(f"{name}{noted} in {', '.join(told.documents[:_SHOWN])}"))
    shown = "\n".join(lines)
    prompt = load_prompt(PROMPT)

    def check(draft: BaseModel) -> str | None:
        assert isinstance(draft, NamesDraft)
        wrong = [number for group in draft.same for number in group.numbers if not 1 <= number <= len(names)]
        return f"there is no name {wrong[0]}; they run from 1 to {len(names)}" if wrong else None

    return Request(
        prompt.ref, prompt.system, prompt.fill({"code": code_of(shown), "names": shown}), NamesDraft, None, story, check
    )


def _chosen(draft: NamesDraft, names: Sequence[str]) -> dict[str, str]:
    """Name to canonical name; a name that two groups claim goes with the first."""
    chosen: dict[str, str] = {}
    for group in draft.same:
        best = " ".join(group.name.split())
        for number in group.numbers:
            if best and best != AUTHOR and best.casefold() not in {*UNKNOWN, "somebody"}:
                chosen.setdefault(names[number - 1], best)
    return chosen
