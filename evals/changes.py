"""What changed between two runs, after alignment: which items were gained, lost, or are wrong in another way.

The difference is found with deepdiff over the classes and fields of aligned items, keyed by the gold item, so that
order and ids of predictions do not show up as changes. It is for reading; scores come from counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from evals.items import ClaimItem, Person, QuoteItem
from evals.metrics.attributions import Aligned
from evals.metrics.scored import ScoredDocument, ScoredStory

_ALONE = "run alone"


def picture(stories: Sequence[ScoredStory]) -> dict[str, Any]:
    """What became of every item, by document, layer and the item in words: gold, and predictions that answer none."""
    found: dict[str, Any] = {}
    for story in stories:
        for document in story.documents:
            found[document.page.document] = _document(document)
        found[story.gold.story] = {
            "contradictions": _relations(
                (_versus(edge.a, edge.b, story), kind)
                for edge, kind in zip(story.gold.edges, story.related.gold, strict=True)
            ),
            "disputes": _relations(
                (f"gold “{item.question}”", kind)
                for item, kind in zip(story.gold.disputes, story.matched.gold, strict=True)
            ),
        }
    return found


def _versus(one: str, other: str, story: ScoredStory) -> str:
    said = {claim.id: claim.statement for page in story.gold.pages for claim in page.claims}
    return f"gold “{said.get(one, one)}” against “{said.get(other, other)}”"


def _relations(told: Iterable[tuple[str, str]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, kind in told:
        _put(found, name, {"class": kind})
    return found


def _put(found: dict[str, Any], name: str, entry: dict[str, Any]) -> None:
    """Add an entry; a second one of the same name is called so."""
    count = 1
    while (key := name if count == 1 else f"{name} ({count})") in found:
        count += 1
    found[key] = entry


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
        _put(found, f"gold {_named(item, text)}", entry)
    paired = {pair.predicted for pair in aligned.pairs}
    for place, extra in enumerate(answers):
        if place not in paired:
            entry = {"class": aligned.predicted_classes[place], "speaker": shown(extra.speaker)}
            _put(found, f"{_ALONE} {_named(extra, text)}", entry)
    return found


def _named(item: QuoteItem | ClaimItem, text: str) -> str:
    """An item by its words and where they begin."""
    start = f" at {item.ranges[0][0]}" if item.ranges else ""
    return f"“{passage(item, text)}”{start}"


def passage(item: QuoteItem | ClaimItem, text: str, longest: int = 90) -> str:
    """The words of an item, shortened."""
    words = " … ".join(text[start:end] for start, end in item.ranges) or "(not in the document)"
    words = " ".join(words.split())
    return words if len(words) <= longest else words[: longest - 1] + "…"


def shown(person: Person | None) -> str | None:
    """A speaker as a reader names him."""
    return None if person is None else person.name or person.mentioned


def changes(before: Sequence[ScoredStory], after: Sequence[ScoredStory]) -> list[str]:
    """One line for each item that changed, by document: `port-a, quotes, gold “no” at 5: correct → missed`."""
    from deepdiff import DeepDiff  # slow to import, and only wanted where something is compared

    old, new = picture(before), picture(after)
    found = DeepDiff(old, new, view="tree", threshold_to_diff_deeper=0)
    items = {tuple(map(str, node.path(output_format="list")))[:3] for nodes in found.values() for node in nodes}
    whole: set[tuple[str, ...]] = {path for path in items if len(path) == 3}
    for path in items - whole:  # a document or layer that only one side has
        whole |= {path + rest for side in (old, new) for rest in _paths(_at(side, path), 3 - len(path))}
    return [f"{', '.join(path)}: {_told(_at(old, path), _at(new, path))}" for path in sorted(whole)]


def _at(found: Any, path: Sequence[str]) -> Any:
    for name in path:
        found = (found or {}).get(name)
    return found


def _paths(found: Any, depth: int) -> list[tuple[str, ...]]:
    if depth == 0:
        return [()]
    return [(name, *rest) for name, part in (found or {}).items() for rest in _paths(part, depth - 1)]


def _told(old: Mapping[str, str | None] | None, new: Mapping[str, str | None] | None) -> str:
    """What became of one item: fields that differ, before and after."""
    if old is None or new is None:
        entry = new or old or {}
        who = f", {entry['speaker']}" if entry.get("speaker") else ""
        return f"{'new' if old is None else 'gone'}, {entry.get('class')}{who}"
    parts = []
    if old["class"] != new["class"]:
        parts.append(f"{old['class']} → {new['class']}")
    if "said" in old and "said" in new:
        differ = [name for name in ("speaker", "said") if old[name] != new[name]]
        parts += [f"{name} {old[name] or 'nobody'} → {new[name] or 'nobody'}" for name in differ]
    return ", ".join(parts)
