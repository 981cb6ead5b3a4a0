"""brat standoff: each text with its annotations, quotes and claims tied to speakers, cues and sources.

A line of standoff holds no line end and no tab beside its own, so a span over several lines is written as the fragments
between them; the id of the record stands in a note. https://brat.nlplab.org/standoff.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.canonical import file_name
from pipeline.schema import Claim, Quote, RunManifest, RunRecords, SourceText, Span, Speaker, Via

NAME = "brat"
SUMMARY = "brat standoff, a folder to open in brat"

_LINE = re.compile(r"[^\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CONFIGURATION = """[entities]
Quote
Claim
Speaker
Cue
Source

[relations]
SaidBy Arg1:Quote|Claim, Arg2:Speaker
CuedBy Arg1:Quote, Arg2:Cue
ReportedBy Arg1:Quote|Claim, Arg2:Source
CarriedBy Arg1:Claim, Arg2:Quote
Contradicts Arg1:Claim, Arg2:Claim
<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Kind Arg:Quote, Value:direct|indirect|mixed
Hedged Arg:Quote
Factuality Arg:Claim, Value:CT+|CT-|PR+|PR-|PS+|PS-|U
Modality Arg:Claim, Value:realis|planned|conditional|deontic|hypothetical
"""


def write(records: RunRecords, _manifest: RunManifest) -> dict[str, bytes]:
    """`ID.txt` and `ID.ann` for each document, and `annotation.conf`."""
    files = {"annotation.conf": _CONFIGURATION.encode()}
    for source in records.sources:
        name = file_name(source.document.id)
        files[f"{name}.txt"] = source.text.encode("utf-8", "replace")
        files[f"{name}.ann"] = _annotations(records, source).encode("utf-8", "replace")
    return files


def _annotations(records: RunRecords, source: SourceText) -> str:
    page = _Standoff()
    here = source.document.id
    for quote in records.quotes:
        if quote.document == here:
            page.quote(quote)
    claims = [claim for claim in records.claims if claim.document == here]
    for claim in claims:
        page.claim(claim)
    for pair in records.contradictions:
        if pair.a in page.places and pair.b in page.places:
            page.relation("Contradicts", page.places[pair.a], page.places[pair.b])
    return page.text()


class _Standoff:
    """The lines of one `.ann` file."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.places: dict[str, str] = {}
        self.counts = {"T": 0, "R": 0, "A": 0, "#": 0}
        self.shared: dict[tuple[str, int, int], str] = {}

    def quote(self, quote: Quote) -> None:
        place = self.entity("Quote", quote.content)
        if place is None:
            return
        self.places[quote.id] = place
        self.add("A", f"Kind {place} {quote.kind}")
        if quote.hedged:
            self.add("A", f"Hedged {place}")
        self.note(place, quote.id)
        self.sources(place, quote.speaker, quote.via)
        if quote.cue and (cue := self.mention("Cue", quote.cue)):
            self.relation("CuedBy", place, cue)

    def claim(self, claim: Claim) -> None:
        place = self.entity("Claim", claim.evidence)
        if place is None:
            return
        self.places[claim.id] = place
        self.add("A", f"Factuality {place} {claim.factuality}")
        self.add("A", f"Modality {place} {claim.modality}")
        self.note(place, f"{claim.id} {claim.statement}")
        self.sources(place, claim.claimant, claim.via)
        if claim.quote in self.places:
            self.relation("CarriedBy", place, self.places[claim.quote])

    def sources(self, place: str, speaker: Speaker | None, via: Iterable[Via]) -> None:
        if speaker and speaker.mention and (mention := self.mention("Speaker", speaker.mention)):
            self.relation("SaidBy", place, mention)
        for link in via:
            if link.mention and (mention := self.mention("Source", link.mention)):
                self.relation("ReportedBy", place, mention)

    def entity(self, kind: str, spans: Iterable[Span]) -> str | None:
        """A text-bound line; `None` if the spans hold nothing but line ends and tabs."""
        parts = [
            (span.start + match.start(), span.start + match.end(), match[0])
            for span in spans
            for match in _LINE.finditer(span.text)
        ]
        if not parts:
            return None
        where = ";".join(f"{start} {end}" for start, end, _ in parts)
        return self.add("T", f"{kind} {where}\t{' '.join(text for _, _, text in parts)}")

    def mention(self, kind: str, span: Span) -> str | None:
        """The same mention is one entity, however many speak through it."""
        key = (kind, span.start, span.end)
        if key not in self.shared and (place := self.entity(kind, [span])):
            self.shared[key] = place
        return self.shared.get(key)

    def relation(self, kind: str, first: str, second: str) -> None:
        self.add("R", f"{kind} Arg1:{first} Arg2:{second}")

    def note(self, place: str, text: str) -> None:
        self.add("#", f"AnnotatorNotes {place}\t{' '.join(text.split())}")

    def add(self, tag: str, rest: str) -> str:
        self.counts[tag] += 1
        self.lines.append(f"{tag}{self.counts[tag]}\t{rest}")
        return f"{tag}{self.counts[tag]}"

    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)
