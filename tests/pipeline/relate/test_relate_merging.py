"""How precisely names are merged across a story: measured on the `dev` stories of gold, and held.

Two names of a story are a pair; a name is a document and what it calls a speaker there. A pair is merged if the rules
give both one canonical name, and rightly so if gold does. Pronouns name nobody, and a description without a name in
it (*the company*, *a lawyer*) does not say across documents who is meant: such pairs are left out.
`pytest tests/pipeline/relate/test_relate_merging.py -rP` prints the figures.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from evals.gold import GoldStory, load_gold
from evals.items import Prepared
from evals.metrics.names import is_pronoun, same_name
from evals.metrics.scored import ScoredStory
from evals.predictions import read_predictions
from evals.score import prepare, score_run
from pipeline.cli.main import main
from pipeline.relate import resolve
from pipeline.schema import AUTHOR, Speaker, StoryRecords

ROOT = Path(__file__).parents[3]
_OWNED = re.compile(r"(?:my|our|your|his|her|its|their|её|ее|его|их)|.*['’]s?", re.IGNORECASE)
_DETERMINER = re.compile(r"^(?:the|an?|one|my|our|your|his|her|its|their)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Called:
    """What a document calls a speaker, by which names gold knows him, and which name the rules give."""

    document: str
    words: str
    gold: frozenset[str]
    found: str


def is_name(words: str) -> bool:
    return not is_pronoun(words) and not _OWNED.fullmatch(words)


def is_description(words: str) -> bool:
    """*A lawyer*, *the Minister*, *pilots*: no name in it."""
    plain = _DETERMINER.sub("", words)
    return plain == plain.lower() or (plain != words and " " not in plain)


def count(called: Iterable[Called]) -> tuple[int, int, int]:
    """Pairs merged rightly, merged wrongly, and left apart wrongly."""
    right = wrong = apart = 0
    distinct = {(call.document, call.words): call for call in called}
    for one, other in itertools.combinations(distinct.values(), 2):
        if one.document != other.document and (is_description(one.words) or is_description(other.words)):
            continue
        same = any(same_name(a, b) for a in one.gold for b in other.gold)
        if one.found == other.found:
            right, wrong = right + same, wrong + (not same)
        else:
            apart += same
    return right, wrong, apart


def told(name: str, counts: Iterable[tuple[int, int, int]]) -> tuple[float, float]:
    """Precision and recall over all stories."""
    right, wrong, apart = (sum(part) for part in zip(*counts, strict=True))
    precision, recall = right / (right + wrong), right / (right + apart)
    print(f"{name}: precision {precision:.3f}, recall {recall:.3f}; {right} right, {wrong} wrong, {apart} left apart")
    return precision, recall


def by_words(story: GoldStory) -> Iterator[Called]:
    """Gold's mentions with their words as names, resolved."""
    quotes = [quote for quote in story.quotes if quote.speaker and is_named(quote.speaker)]
    claims = [claim for claim in story.claims if is_named(claim.claimant)]
    records = StoryRecords(
        story.id,
        (),
        tuple(quote.model_copy(update={"speaker": as_called(quote.speaker)}) for quote in quotes),
        tuple(claim.model_copy(update={"claimant": as_called(claim.claimant)}) for claim in claims),
    )
    found = resolve(records)
    golds = [(quote.document, quote.speaker, quote.alternatives.speakers) for quote in quotes]
    golds += [(claim.document, claim.claimant, claim.alternatives.claimants) for claim in claims]
    names = [quote.speaker for quote in found.quotes] + [claim.claimant for claim in found.claims]
    for (document, speaker, others), name in zip(golds, names, strict=True):
        yield Called(document, speaker.mention.text, frozenset([speaker.name, *others]), name.name)


def is_named(speaker: Speaker) -> bool:
    return speaker.mention is not None and speaker.name not in (None, AUTHOR) and is_name(speaker.mention.text)


def as_called(speaker: Speaker) -> Speaker:
    return speaker.model_copy(update={"name": speaker.mention.text})


def by_run(story: ScoredStory) -> Iterator[Called]:
    """What a run and gold both find, with mentions that touch."""
    for document in story.documents:
        for aligned in (document.quotes, document.claims):
            for pair in aligned.pairs if aligned else ():
                gold, answer = aligned.gold[pair.gold], aligned.predicted[pair.predicted]
                one, other = gold.speaker, answer.speaker
                if not one or not other or not one.mention or not other.mention or AUTHOR in (one.name, other.name):
                    continue
                words = document.page.text[slice(*other.mention)]
                touch = max(one.mention[0], other.mention[0]) < min(one.mention[1], other.mention[1])
                if one.name and other.name and touch and is_name(words):
                    yield Called(document.page.document, words, frozenset([one.name, *gold.names]), other.name)


@pytest.fixture(scope="module")
def stories() -> tuple[GoldStory, ...]:
    return load_gold(ROOT / "gold", [ROOT / "seeds"], splits=["dev"])


def test_of_the_names_that_the_texts_use_hardly_two_are_merged_wrongly(stories: tuple[GoldStory, ...]) -> None:
    precision, recall = told("names as gold marks them", [count(by_words(story)) for story in stories])
    assert precision >= 0.97
    assert recall >= 0.36


@pytest.mark.long
def test_of_the_names_that_a_run_finds_hardly_two_are_merged_wrongly(
    stories: tuple[GoldStory, ...], tmp_path: Path
) -> None:
    ready: tuple[Prepared, ...] = prepare([story for story in stories if story.id != "originals"])
    main(["extract", *(str(ROOT / "seeds" / story.story) for story in ready), "--out", str(tmp_path / "run")])
    scored = score_run(ready, read_predictions(tmp_path / "run"))
    precision, _ = told("names as a run of the rules finds them", [count(by_run(story)) for story in scored])
    assert precision >= 0.97
