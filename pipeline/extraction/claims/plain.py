"""Claims of a document in a language without a parser: one a sentence, in the document's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction.assemble import Reading, claim_of
from pipeline.extraction.claims.cues import least_sure, verdict
from pipeline.schema import AUTHOR, Claim, Factuality, Quote, Speaker
from pipeline.segments import sentences

Range = tuple[int, int]

_LEAST_WORDS = 3
_LEAST_AUTHOR_WORDS = 5
_FRAME = re.compile(r"©|\(c\)|copyright|tous droits|перепечатк|abonne|подпис(?:ка|аться)|\S+@\S+\.\w+", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:doit|doivent|devra|devrait|il faut|должн\w+|следует|необходимо)\b", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:sera|seront|aura|auront|va|vont|будет|будут|начн[её]тся|станет|станут)\b", re.IGNORECASE)
_DOUBT = re.compile(r"\b(?:dit-on|prétendument|soi-disant|якобы|будто бы)\b", re.IGNORECASE)
_MAYBE = re.compile(r"\b(?:peut-être|pourrait|pourraient|возможно|может быть)\b", re.IGNORECASE)
_MARKS = re.compile(r"[«»“”„\"]")
_EVENTFUL = re.compile(r"\d|(?<!^)(?<![.!?…]\s)[A-ZÀ-ÞА-ЯЁ]\w{2,}")


def plain_claims(reading: Reading, quotes: Sequence[Quote]) -> list[Claim]:
    """Claims of quotes, then of the author, in no order."""
    text, view = reading.text, reading.view
    segments = [(segment.start, segment.end) for segment in sentences(text)]
    placed = [(quote, [(view.locate(span.start), view.locate(span.end)) for span in quote.content]) for quote in quotes]
    found: list[Claim | None] = []
    for quote, content in placed:
        if "repeated" in quote.flags or "in_title" in quote.flags:
            continue
        for low, high in segments:
            ranges = [(max(low, start), min(high, end)) for start, end in content if max(low, start) < min(high, end)]
            if ranges:
                found.append(_of_quote(reading, quote, ranges))
    covered = [place for _, content in placed for place in content]
    for low, high in segments:
        said = sum(min(high, end) - max(low, start) for start, end in covered if max(low, start) < min(high, end))
        if said <= 0.2 * (high - low):
            found.append(_of_author(reading, (low, high)))
    return [claim for claim in found if claim is not None]


def _of_quote(reading: Reading, quote: Quote, ranges: Sequence[Range]) -> Claim | None:
    statement = _sentence(" ".join(reading.text[low:high] for low, high in ranges))
    if len(statement.split()) < _LEAST_WORDS or statement.endswith("?"):
        return None
    cue = quote.cue.text if quote.cue else ""
    judged = verdict(cue, "")
    factuality: Factuality = "CT-" if judged == "denies" else "CT+"
    if least_sure(cue) == "U" or judged == "open":
        factuality = "U"
    elif _MAYBE.search(statement):
        factuality = "PS+"
    return claim_of(
        reading,
        statement,
        ranges,
        claimant=quote.speaker or Speaker(),
        factuality=factuality,
        via=quote.via,
        quote=quote,
        author_stance="doubts" if quote.hedged or _DOUBT.search(statement) else "neutral",
        modality="deontic" if _MODAL.search(statement) else "planned" if _FUTURE.search(statement) else "realis",
        claim_type="numerical" if re.search(r"\d", statement) else "event",
    )


def _of_author(reading: Reading, place: Range) -> Claim | None:
    text = reading.text[place[0] : place[1]]
    title = reading.title
    if (
        _FRAME.search(text)
        or not text.rstrip("”\"’' )»").endswith((".", "!", "…"))
        or (title and title[0] <= place[0] < title[1])
    ):
        return None
    statement = _sentence(text)
    if len(statement.split()) < _LEAST_AUTHOR_WORDS or not _EVENTFUL.search(statement):
        return None
    doubted = bool(_DOUBT.search(statement))
    return claim_of(
        reading,
        statement,
        [place],
        claimant=Speaker(name=AUTHOR),
        factuality="U" if doubted else "PS+" if _MAYBE.search(statement) else "CT+",
        author_stance="doubts" if doubted else "endorses",
        modality="deontic" if _MODAL.search(statement) else "planned" if _FUTURE.search(statement) else "realis",
        claim_type="numerical" if re.search(r"\d", statement) else "event",
    )


def _sentence(text: str) -> str:
    text = " ".join(_MARKS.sub(" ", text).split()).strip(" ,;:-–—")
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r"^(?:que|qu['’]|что|чтобы|и|но|а|et|mais)\s+", "", text, flags=re.IGNORECASE)
    if text and text[-1] not in ".!?…":
        text += "."
    return text[:1].upper() + text[1:]
