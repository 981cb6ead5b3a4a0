"""Gold as a Label Studio task, and back. Its offsets are code points, as Label Studio has stored them since 2021.

Labelled regions are those of the brat export, with one relation from each event's trigger to each of its arguments,
named by the role; what has no region stands as JSON in the trigger's `meta.text`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from evals.errors import GoldBroken
from evals.gold.brat import from_brat, to_brat
from evals.gold.drafts import DraftDocument
from evals.gold.records import GoldClaim, GoldQuote
from pipeline.schema import SourceText

_TRIGGERS = {"Content": "Quote", "Evidence": "Claim"}


_LABELS = ("Content", "Speaker", "Cue", "ViaSource", "ViaCue", "Evidence", "Claimant")
_ROLES = ("Speaker", "Cue", "Claimant", "Quote", "Part")
_LINKS = 5
"""Of a chain, that an interface names also where no chain is so long: an annotator may find a longer one."""


def interface(longest: int = 0) -> str:
    """The labelling interface of tasks whose longest chain has so many links."""
    links = range(1, max(longest, _LINKS) + 1)
    return "\n".join(
        (
            "<View>",
            "  <Relations>",
            *(f'    <Relation value="{role}"/>' for role in _ROLES),
            *(f'    <Relation value="Via{end}{link}"/>' for link in links for end in ("Source", "Cue")),
            "  </Relations>",
            '  <Labels name="label" toName="text">',
            *(f'    <Label value="{label}"/>' for label in _LABELS),
            "  </Labels>",
            '  <Text name="text" value="$text"/>',
            "</View>",
            "",
        )
    )


def to_label_studio(source: SourceText, quotes: Sequence[GoldQuote], claims: Sequence[GoldClaim]) -> dict[str, Any]:
    """The task of a document, its annotations included."""
    results: dict[str, list[dict[str, Any]]] = {}
    relations: list[dict[str, Any]] = []
    trigger_of: dict[str, str] = {}
    notes: dict[str, str] = {}
    for line in to_brat(source, quotes, claims).splitlines():
        name, head, *rest = line.split("\t")
        if name.startswith("T"):
            kind, _, places = head.partition(" ")
            for number, place in enumerate(places.split(";")):
                start, end = map(int, place.split())
                results.setdefault(name, []).append(
                    {
                        "id": f"{name}.{number}",
                        "from_name": "label",
                        "to_name": "text",
                        "type": "labels",
                        "value": {
                            "start": start,
                            "end": end,
                            "text": source.text[start:end],
                            "labels": [kind],
                        },
                    }
                )
        elif name.startswith("E"):
            trigger, *arguments = (part.partition(":")[2] for part in head.split())
            roles = [part.partition(":")[0] for part in head.split()[1:]]
            trigger_of[name] = trigger
            for role, argument in zip(roles, arguments, strict=True):
                target = trigger_of.get(argument, argument)
                relations.append(_relation(f"{trigger}.0", f"{target}.0", role))
        elif name.startswith("#"):
            notes[trigger_of[head.split()[1]]] = rest[0]
    for trigger, note in notes.items():
        results[trigger][0]["meta"] = {"text": [note]}
    for parts in results.values():
        relations += [_relation(parts[0]["id"], part["id"], "Part") for part in parts[1:]]
    regions = [region for parts in results.values() for region in parts]
    document = source.document
    data = {"text": source.text, "document": document.id, "sha256": document.sha256}
    return {"data": data, "annotations": [{"result": [*regions, *relations]}]}


def _relation(start: str, end: str, role: str) -> dict[str, Any]:
    return {"type": "relation", "from_id": start, "to_id": end, "direction": "right", "labels": [role]}


def from_label_studio(task: Mapping[str, Any], text: str, where: str = "task") -> DraftDocument:
    """The draft that a task's first annotation tells.

    Raises:
        GoldBroken: the task is not of this shape, or not of this text.
    """
    try:
        if task["data"]["text"] != text:
            raise GoldBroken("the task's text is not the document's", where=where)
        results = task["annotations"][0]["result"]
        regions = {row["id"]: row for row in results if row.get("type") == "labels"}
        links = [(row["from_id"], row["to_id"], row["labels"][0]) for row in results if row.get("type") == "relation"]
        return from_brat(_standoff(regions, links, text), text, where)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise GoldBroken("not a task of ours", where=where, why=repr(error)) from error


def _standoff(regions: Mapping[str, Mapping[str, Any]], links: Sequence[tuple[str, str, str]], text: str) -> str:
    parts = {end: start for start, end, role in links if role == "Part"}
    lines: list[str] = []
    events: list[str] = []
    names = {region: f"T{number}" for number, region in enumerate(regions, 1)}
    event_of = {
        region: f"E{number}"
        for number, region in enumerate(
            (name for name, row in regions.items() if row["value"]["labels"][0] in _TRIGGERS and name not in parts), 1
        )
    }
    for region, row in regions.items():
        if region in parts:
            continue
        whole = [region, *(end for end, start in parts.items() if start == region)]
        places = sorted((regions[name]["value"]["start"], regions[name]["value"]["end"]) for name in whole)
        kind = row["value"]["labels"][0]
        shown = ";".join(f"{start} {end}" for start, end in places)
        words = " ".join(text[start:end] for start, end in places)
        lines.append(f"{names[region]}\t{kind} {shown}\t{words}")
        if region in event_of:
            arguments = " ".join(
                f"{role}:{event_of.get(end, names[end]) if role == 'Quote' else names[end]}"
                for start, end, role in links
                if start == region and role != "Part"
            )
            events.append(f"{event_of[region]}\t{_TRIGGERS[kind]}:{names[region]} {arguments}".rstrip())
            note = (row.get("meta") or {}).get("text") or ["{}"]
            kept = json.dumps(json.loads(note[0]), ensure_ascii=False)
            events.append(f"#{len(events)}\tAnnotatorNotes {event_of[region]}\t{kept}")
    return "\n".join([*lines, *events])
