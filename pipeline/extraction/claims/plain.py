"""Claims of a document in a language without a parser: one a clause, in the document's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction.assemble import Reading, claim_of
from pipeline.extraction.claims.cues import least_sure, verdict
from pipeline.extraction.claims.plain_clauses import affirmed, clause_ranges, is_hearsay
from pipeline.extraction.claims.unsaid import unsaid
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
_ORDERS = re.compile(
    r"\b(?:demand|ordonn|appel|exhort|invit|conseil|pri[eé]|somm|défi|recommand|enjoin|interdi|supplie)\w*",
    re.IGNORECASE,
)
_ORDERED = re.compile(r"[«“\"\s]*(?:de|d['’]|à)\s*\w+", re.IGNORECASE)
_ASKED = re.compile(r"(?:si|s['’]il|pourquoi|comment|combien|почему|зачем)\s", re.IGNORECASE)
_CLOSED = re.compile(r"[.!…][”\"’' )»]*\Z")
_MARKS = re.compile(r"[«»“”„\"]")
_EVENTFUL = re.compile(r"\d|(?<!^)(?<![.!?…]\s)[A-ZÀ-ÞА-ЯЁ]\w{2,}")


def plain_claims(reading: Reading, quotes: Sequence[Quote]) -> list[Claim]:
    """Claims of quotes, then of the author, in no order."""
    text, view = reading.text, reading.view
    whole = [(segment.start, segment.end) for segment in sentences(text)]
    segments = [part for place in whole for part in clause_ranges(text, place)]
    placed = [(quote, [(view.locate(span.start), view.locate(span.end)) for span in quote.content]) for quote in quotes]
    found: list[Claim | None] = []
    denied = unsaid(quotes)
    for quote, content in placed:
        if "repeated" in quote.flags or "in_title" in quote.flags or quote.id in denied:
            continue
        for low, high in segments:
            ranges = [(max(low, start), min(high, end)) for start, end in content if max(low, start) < min(high, end)]
            if ranges:
                found.append(_of_quote(reading, quote, ranges))
    covered = [place for _, content in placed for place in content]
    cues = [view.locate(quote.cue.start) for quote in quotes if quote.cue is not None]
    closed = [part for place in whole if _CLOSED.search(text, *place) for part in clause_ranges(text, place)]
    for low, high in closed:
        if any(low <= cue < high for cue in cues):
            continue
        said = sum(min(high, end) - max(low, start) for start, end in covered if max(low, start) < min(high, end))
        if said <= 0.2 * (high - low):
            found.append(_of_author(reading, (low, high)))
    return [claim for claim in found if claim is not None]


def _of_quote(reading: Reading, quote: Quote, ranges: Sequence[Range]) -> Claim | None:
    statement = _sentence(" ".join(reading.text[low:high] for low, high in ranges))
    if len(statement.split()) < _LEAST_WORDS or statement.endswith("?"):
        return None
    cue = quote.cue.text if quote.cue else ""
    if _ORDERS.search(cue) and _ORDERED.match(reading.text, ranges[0][0]):
        return None
    judged = verdict(cue, "")
    factuality: Factuality = "CT-" if judged == "denies" else "CT+"
    positive = affirmed(statement)
    if least_sure(cue) == "U" or judged == "open" or _ASKED.match(statement):
        factuality = "U"
    elif _MAYBE.search(statement):
        factuality = "PS+"
    elif positive is not None and factuality == "CT+":
        factuality, statement = "PR-" if least_sure(cue) == "PR" else "CT-", _sentence(positive)
    elif least_sure(cue) == "PR" and factuality == "CT+":
        factuality = "PR+"
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
    if _FRAME.search(text) or text.rstrip("”\"’' )»").endswith("?") or (title and title[0] <= place[0] < title[1]):
        return None
    statement = _sentence(text)
    if len(statement.split()) < _LEAST_AUTHOR_WORDS or not _EVENTFUL.search(statement):
        return None
    doubted, hearsay = bool(_DOUBT.search(statement)), is_hearsay(statement)
    factuality: Factuality = "U" if doubted else "PR+" if hearsay else "PS+" if _MAYBE.search(statement) else "CT+"
    if factuality == "CT+" and (positive := affirmed(statement)) is not None:
        factuality, statement = "CT-", _sentence(positive)
    return claim_of(
        reading,
        statement,
        [place],
        claimant=Speaker() if hearsay else Speaker(name=AUTHOR),
        factuality=factuality,
        author_stance="doubts" if doubted or hearsay else "endorses",
        modality="deontic" if _MODAL.search(statement) else "planned" if _FUTURE.search(statement) else "realis",
        claim_type="numerical" if re.search(r"\d", statement) else "event",
    )


def _sentence(text: str) -> str:
    text = " ".join(_MARKS.sub(" ", text).split()).strip(" ,;:-–—")
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r"^(?:(?:que|что|чтобы|и|но|а|et|mais|de)\s+|qu['’]\s*|d['’](?=\w))", "", text, flags=re.IGNORECASE)
    if text and text[-1] not in ".!?…":
        text += "."
    return text[:1].upper() + text[1:]
