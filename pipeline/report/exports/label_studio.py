"""Label Studio: tasks with the records as predictions to correct, and the labelling interface that fits them.

Offsets are in code points, as Label Studio has stored them since 2021. A region is one stretch, so a passage in pieces
is several regions tied by `continues`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import pairwise

from pipeline.canonical import content_id
from pipeline.schema import Claim, Quote, RunManifest, RunRecords, SourceText, Span, Speaker, Via

NAME = "label-studio"
SUMMARY = "Label Studio tasks with predictions, and the interface for them"

Value = dict[str, object]
_INTERFACE = """<View>
  <Relations>
    <Relation value="said by"/>
    <Relation value="cued by"/>
    <Relation value="reported by"/>
    <Relation value="carried by"/>
    <Relation value="contradicts"/>
    <Relation value="continues"/>
  </Relations>
  <Labels name="label" toName="text">
    <Label value="Quote" background="#1b57b0"/>
    <Label value="Claim" background="#a34a05"/>
    <Label value="Speaker" background="#0a6b60"/>
    <Label value="Cue" background="#575f10"/>
    <Label value="Source" background="#6f36a5"/>
  </Labels>
  <Text name="text" value="$text"/>
  <TextArea name="statement" toName="text" perRegion="true" editable="true"/>
</View>
"""


def write(records: RunRecords, manifest: RunManifest) -> dict[str, bytes]:
    """`tasks.json` and `interface.xml`."""
    tasks = [_task(records, manifest, source) for source in records.sources]
    text = json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"
    return {"tasks.json": text.encode("utf-8", "replace"), "interface.xml": _INTERFACE.encode()}


def _task(records: RunRecords, manifest: RunManifest, source: SourceText) -> Value:
    document = source.document
    regions = _Regions()
    for quote in records.quotes:
        if quote.document == document.id:
            regions.quote(quote)
    for claim in records.claims:
        if claim.document == document.id:
            regions.claim(claim)
    for pair in records.contradictions:
        if pair.a in regions.found and pair.b in regions.found:
            regions.relation(pair.a, pair.b, "contradicts")
    return {
        "data": {
            "text": source.text,
            "document": document.id,
            "story": document.story,
            "title": document.title,
            "publisher": document.publisher,
            "published": document.published,
        },
        "predictions": [{"model_version": f"{manifest.strategy} {manifest.model}", "result": regions.result}],
    }


class _Regions:
    """The regions and relations of one task."""

    def __init__(self) -> None:
        self.result: list[Value] = []
        self.found: set[str] = set()

    def quote(self, quote: Quote) -> None:
        self.passage(quote.id, quote.content, "Quote")
        self.sources(quote.id, quote.speaker, quote.via)
        if quote.cue:
            self.relation(quote.id, self.mention(quote.cue, "Cue"), "cued by")

    def claim(self, claim: Claim) -> None:
        self.passage(claim.id, claim.evidence, "Claim")
        self.result.append(
            {
                "id": claim.id,
                "from_name": "statement",
                "to_name": "text",
                "type": "textarea",
                "value": {**_stretch(claim.evidence[0]), "text": [claim.statement]},
            }
        )
        self.sources(claim.id, claim.claimant, claim.via)
        if claim.quote in self.found:
            self.relation(claim.id, claim.quote, "carried by")

    def passage(self, identifier: str, spans: list[Span], label: str) -> None:
        names = [identifier, *(f"{identifier}.{number}" for number in range(2, len(spans) + 1))]
        for name, span in zip(names, spans, strict=True):
            self.region(name, span, label)
        for earlier, later in pairwise(names):
            self.relation(later, earlier, "continues")

    def sources(self, identifier: str, speaker: Speaker | None, via: Iterable[Via]) -> None:
        if speaker and speaker.mention:
            self.relation(identifier, self.mention(speaker.mention, "Speaker"), "said by")
        for link in via:
            if link.mention:
                self.relation(identifier, self.mention(link.mention, "Source"), "reported by")

    def mention(self, span: Span, label: str) -> str:
        name = content_id("m", label, span.start, span.end)
        if name not in self.found:
            self.region(name, span, label)
        return name

    def region(self, name: str, span: Span, label: str) -> None:
        self.found.add(name)
        value = {**_stretch(span), "text": span.text, "labels": [label]}
        self.result.append({"id": name, "from_name": "label", "to_name": "text", "type": "labels", "value": value})

    def relation(self, start: str, end: str, label: str) -> None:
        self.result.append(
            {"type": "relation", "from_id": start, "to_id": end, "direction": "right", "labels": [label]}
        )


def _stretch(span: Span) -> Value:
    return {"start": span.start, "end": span.end}
