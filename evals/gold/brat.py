"""Gold as brat standoff, and back: `.txt` and `.ann`, so that annotators can use the tool they know.

Text-bound annotations: Content, Speaker, Cue, ViaSource, ViaCue, Evidence, Claimant. A quote is an event `Quote` with
its content as trigger, a claim an event `Claim` with its evidence; what brat has no place for (canonical names,
factuality, statements, tags) stands in notes as JSON. Offsets are code points, as in brat; a line end inside a span
divides it there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from evals.errors import GoldBroken
from evals.gold.drafts import DraftClaim, DraftDocument, DraftQuote
from evals.gold.records import GoldClaim, GoldQuote
from pipeline.schema import SourceText, Span

_QUOTE_FIELDS = ("kind", "addressee", "channel", "said_on", "hedged", "required", "phenomena")
_CLAIM_FIELDS = (
    "statement",
    "factuality",
    "author_stance",
    "modality",
    "claim_type",
    "event",
    "time",
    "required",
    "phenomena",
)


CONFIGURATION = """[entities]
Content
Speaker
Cue
ViaSource
ViaCue
Evidence
Claimant

[relations]
<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]
Quote Speaker?:Speaker, Cue?:Cue, ViaSource*:ViaSource, ViaCue*:ViaCue
Claim Claimant?:Claimant, Quote?:Quote, ViaSource*:ViaSource, ViaCue*:ViaCue

[attributes]
"""
"""`annotation.conf`: the types and roles of the files."""


def to_brat(source: SourceText, quotes: Sequence[GoldQuote], claims: Sequence[GoldClaim]) -> str:
    """The `.ann` file of a document."""
    writer = _Writer(source.text)
    events: dict[str, str] = {}
    for quote in quotes:
        arguments = writer.people(quote.speaker, quote.via, "Speaker")
        if quote.cue is not None:
            arguments.append(("Cue", writer.bound("Cue", [quote.cue])))
        note: dict[str, Any] = {name: getattr(quote, name) for name in _QUOTE_FIELDS}
        note["speaker"] = _person(quote.speaker)
        note["via"] = [person.name for person in quote.via]
        note["alternatives"] = {"speakers": quote.alternatives.speakers}
        events[quote.id] = writer.event("Quote", writer.bound("Content", quote.content), arguments, note)
    for claim in claims:
        arguments = writer.people(claim.claimant, claim.via, "Claimant")
        if claim.quote in events:
            arguments.append(("Quote", events[claim.quote]))
        note = {name: getattr(claim, name) for name in _CLAIM_FIELDS}
        note["claimant"] = _person(claim.claimant)
        note["via"] = [person.name for person in claim.via]
        note["alternatives"] = {"claimants": claim.alternatives.claimants}
        writer.event("Claim", writer.bound("Evidence", claim.evidence), arguments, note)
    return "".join(line + "\n" for line in writer.lines)


def _person(person: Any) -> dict[str, Any] | None:
    return None if person is None else {"name": person.name, "role": person.role}


class _Writer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[str] = []
        self.bounds = self.events = self.notes = 0

    def bound(self, kind: str, spans: Sequence[Span]) -> str:
        self.bounds += 1
        ranges = [part for span in spans for part in _lines(self.text, span.start, span.end)]
        places = ";".join(f"{start} {end}" for start, end in ranges)
        words = " ".join(self.text[start:end] for start, end in ranges)
        self.lines.append(f"T{self.bounds}\t{kind} {places}\t{words}")
        return f"T{self.bounds}"

    def people(self, speaker: Any, via: Sequence[Any], role: str) -> list[tuple[str, str]]:
        found = []
        if speaker is not None and speaker.mention is not None:
            found.append((role, self.bound(role, [speaker.mention])))
        for number, person in enumerate(via, 1):
            if person.mention is not None:
                found.append((f"ViaSource{number}", self.bound("ViaSource", [person.mention])))
            if person.cue is not None:
                found.append((f"ViaCue{number}", self.bound("ViaCue", [person.cue])))
        return found

    def event(self, kind: str, trigger: str, arguments: Sequence[tuple[str, str]], note: dict[str, Any]) -> str:
        self.events += 1
        self.notes += 1
        name = f"E{self.events}"
        self.lines.append(f"{name}\t" + " ".join([f"{kind}:{trigger}", *(f"{role}:{end}" for role, end in arguments)]))
        kept = json.dumps(note, ensure_ascii=False, sort_keys=True)
        self.lines.append(f"#{self.notes}\tAnnotatorNotes {name}\t{kept}")
        return name


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a range between line ends, which brat's lines cannot hold."""
    for match in re.finditer(r"[^\r\n\t]+", text[start:end]):
        yield start + match.start(), start + match.end()


@dataclass(frozen=True)
class _Bound:
    kind: str
    ranges: tuple[tuple[int, int], ...]


def from_brat(annotations: str, text: str, where: str = "brat") -> DraftDocument:
    """The draft that an `.ann` file tells; it compiles to gold like any other.

    Raises:
        GoldBroken: with line and cause, or with the event that lacks something.
    """
    bounds: dict[str, _Bound] = {}
    events: dict[str, list[str]] = {}
    notes: dict[str, dict[str, Any]] = {}
    for number, line in enumerate(annotations.split("\n"), 1):
        fields = line.split("\t")
        try:
            if line.startswith("T"):
                kind, _, places = fields[1].partition(" ")
                ranges = tuple((int(a), int(b)) for a, b in (part.split() for part in places.split(";")))
                bounds[fields[0]] = _Bound(kind, ranges)
            elif line.startswith("E"):
                events[fields[0]] = fields[1].split()
            elif line.startswith("#"):
                notes[fields[1].split()[1]] = dict(json.loads(fields[2]))
        except (IndexError, ValueError, TypeError) as error:
            raise GoldBroken("the annotation cannot be read", where=f"{where}:{number}", why=str(error)) from error
    reader = _Reader(text, bounds, notes, where)
    quotes, claims = [], []
    for name, parts in events.items():
        kind = parts[0].partition(":")[0]
        try:
            if kind == "Quote":
                quotes.append(DraftQuote.model_validate(reader.quote(name, parts)))
            elif kind == "Claim":
                claims.append(DraftClaim.model_validate(reader.claim(name, parts)))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            why, todo = f"{'.'.join(map(str, first['loc']))}: {first['msg']}", "write it into the note as JSON"
            raise GoldBroken(f"the {kind.lower()} {name} is not whole", where=where, why=why, todo=todo) from error
    return DraftDocument(quotes=quotes, claims=claims)


class _Reader:
    def __init__(self, text: str, bounds: dict[str, _Bound], notes: dict[str, dict[str, Any]], where: str) -> None:
        self.text, self.bounds, self.notes, self.where = text, bounds, notes, where

    def texts(self, name: str) -> list[dict[str, Any]]:
        if name not in self.bounds:
            raise GoldBroken(f"no annotation {name}", where=self.where)
        return [{"text": self.text[start:end], "at": start} for start, end in self.bounds[name].ranges]

    def quote(self, name: str, parts: Sequence[str]) -> dict[str, Any]:
        trigger, arguments, note = self.event(name, parts)
        note.pop("kind", None)
        speaker = self.person(note.pop("speaker", None), arguments.get("Speaker"))
        cue = self.texts(arguments["Cue"])[0] if "Cue" in arguments else None
        via = self.via(note.pop("via", []), arguments)
        return {"key": name, "content": self.texts(trigger), "speaker": speaker, "cue": cue, "via": via, **note}

    def claim(self, name: str, parts: Sequence[str]) -> dict[str, Any]:
        trigger, arguments, note = self.event(name, parts)
        claimant = self.person(note.pop("claimant", None), arguments.get("Claimant")) or {}
        via = self.via(note.pop("via", []), arguments)
        quote = arguments.get("Quote")
        return {"key": name, "evidence": self.texts(trigger), "claimant": claimant, "via": via, "quote": quote, **note}

    def event(self, name: str, parts: Sequence[str]) -> tuple[str, dict[str, str], dict[str, Any]]:
        arguments = dict(part.split(":", 1) for part in parts[1:])
        return parts[0].partition(":")[2], arguments, dict(self.notes.get(name, {}))

    def person(self, kept: dict[str, Any] | None, bound: str | None) -> dict[str, Any] | None:
        if kept is None and bound is None:
            return None
        return {**(kept or {}), "mention": self.texts(bound)[0] if bound else None}

    def via(self, names: Sequence[str | None], arguments: dict[str, str]) -> list[dict[str, Any]]:
        found = []
        for number, name in enumerate(names, 1):
            mention, cue = arguments.get(f"ViaSource{number}"), arguments.get(f"ViaCue{number}")
            found.append(
                {
                    "name": name,
                    "mention": self.texts(mention)[0] if mention else None,
                    "cue": self.texts(cue)[0] if cue else None,
                }
            )
        return found
