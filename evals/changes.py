"""What changed between two runs, after alignment: which items were gained, lost, or are wrong in another way.

The difference is shown with deepdiff over the classes and fields of aligned items, keyed by the gold item, so that
order and ids of predictions do not show up as changes. It is for reading; scores come from counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evals.items import ClaimItem, Person, QuoteItem
from evals.metrics.attributions import Aligned
from evals.metrics.scored import ScoredDocument, ScoredStory


def picture(stories: Sequence[ScoredStory]) -> dict[str, Any]:
    """What became of every item, by document: gold by its passage, predictions that answer none by theirs."""
    found: dict[str, Any] = {}
    for story in stories:
        for document in story.documents:
            found[document.page.document] = _document(document)
        found[f"{story.gold.story} (relations)"] = {
            "contradictions": {edge.id: kind for edge, kind in zip(story.gold.edges, story.related.gold, strict=True)},
            "disputes": {
                item.question: kind for item, kind in zip(story.gold.disputes, story.matched.gold, strict=True)
            },
        }
    return found


def _document(document: ScoredDocument) -> dict[str, Any]:
    text = document.page.text
    return {
        "quotes": {} if document.quotes is None else _items(document.quotes, text),
        "claims": {} if document.claims is None else _items(document.claims, text),
    }


def _items(aligned: Aligned[QuoteItem] | Aligned[ClaimItem], text: str) -> dict[str, Any]:
    golds: list[QuoteItem | ClaimItem] = [*aligned.gold]
    answers: list[QuoteItem | ClaimItem] = [*aligned.predicted]
    answer_of = {pair.gold: answers[pair.predicted] for pair in aligned.pairs}
    found: dict[str, Any] = {}
    for place, item in enumerate(golds):
        entry: dict[str, Any] = {"class": aligned.gold_classes[place]}
        if (answer := answer_of.get(place)) is not None:
            entry["said"] = passage(answer, text)
            entry["speaker"] = shown(answer.speaker)
        found[f"gold {item.ranges} {passage(item, text)}"] = entry
    paired = {pair.predicted for pair in aligned.pairs}
    for place, extra in enumerate(answers):
        if place not in paired:
            found[f"only predicted {extra.ranges} {passage(extra, text)}"] = {
                "class": aligned.predicted_classes[place],
                "speaker": shown(extra.speaker),
            }
    return found


def passage(item: QuoteItem | ClaimItem, text: str, longest: int = 90) -> str:
    """The words of an item, shortened."""
    words = " … ".join(text[start:end] for start, end in item.ranges) or "(not in the document)"
    words = " ".join(words.split())
    return words if len(words) <= longest else words[: longest - 1] + "…"


def shown(person: Person | None) -> str | None:
    """A speaker as a reader names him."""
    return None if person is None else person.name or person.mentioned


def changes(before: Sequence[ScoredStory], after: Sequence[ScoredStory]) -> list[str]:
    """One line a change, in order of documents."""
    from deepdiff import DeepDiff  # slow to import, and only wanted where something is compared

    found = DeepDiff(picture(before), picture(after), verbose_level=2, threshold_to_diff_deeper=0)
    return sorted(line for line in str(found.pretty()).split("\n") if line)
