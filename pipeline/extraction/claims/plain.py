"""Claims of a document in a language without a parser: one a clause, in the document's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction.assemble import Reading, claim_of
from pipeline.extraction.claims.complements import completed, event_of
from pipeline.extraction.claims.cues import least_sure, verdict
from pipeline.extraction.claims.plain_clauses import WORD, clause_ranges, is_clause, is_hearsay, is_short_clause
from pipeline.extraction.claims.plain_denials import Denial, bare_denials, denied, told_denials
from pipeline.extraction.claims.plain_negation import affirmed, without_contrast
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
_OPENS_CLAUSE = re.compile(
    r"\b(?:que|si|comment|quand|où|pourquoi|что|чтобы|будто|как|ли)\b|\bqu['’]|[:«“„,—–(]", re.IGNORECASE
)
_APPOSED = re.compile(r",\s[^,:«“]+,\s*$")
_HOPE = re.compile(r"\b(?:espoirs?|souhaits?|vœux?|espérance|надежд\w*|пожелани\w*)\b", re.IGNORECASE)
_HOPED = re.compile(r"\s*(?:l['’]|le |son |leur |un )(?:espoir|souhait|vœu) (?:que\b|qu['’])\s*", re.IGNORECASE)
_UNTRUE = re.compile(
    r"\s*(?:[:;–—]\s*|,\s+(?=ce qui\b|что\b)|\()(?P<verdict>(?:c['’]est|ce qui est|это|что)\s+"
    r"(?:tout à fait |totalement |entièrement |совершенно |полная |полный )?"
    r"(?:faux|inexact|un mensonge|une contre-vérité|ложь|неправда|неверно|вымысел|не так|не соответствует "
    r"действительности))(?=\s*[).;!»]|\s*$)",
    re.IGNORECASE,
)
"""The author's own verdict on the words before it."""
_TURNED: dict[Factuality, Factuality] = {"CT+": "CT-", "CT-": "CT+"}
_FAR = 80  # characters from a cue to its words
_COLON = re.compile(r":|\s[—–]\s")
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
    said = [(quote, content) for quote, content in placed if not {"repeated", "in_title"} & set(quote.flags)]
    bare = bare_denials(said)
    silent = unsaid(quotes) | {denial.quote.id for denial in bare if denial.quote and not denial.goes_on}
    exclaimed = {denial.quote.id for denial in bare if denial.quote and denial.goes_on}
    told = told_denials(reading, whole, quotes)
    for quote, content in said:
        if quote.id in silent:
            continue
        content = [_before(told, place) for place in (content[1:] if quote.id in exclaimed else content)]
        gap = _gap(reading, quote, content[0][0])
        for low, high in segments:
            ranges = [(max(low, start), min(high, end)) for start, end in content if max(low, start) < min(high, end)]
            if ranges:
                found += _of_quote(reading, quote, ranges, gap, is_first=ranges[0][0] == content[0][0])
    covered = [place for _, content in placed for place in content]
    cues = [view.locate(quote.cue.start) for quote in quotes if quote.cue is not None]
    closed = [part for place in whole if _CLOSED.search(text, *place) for part in clause_ranges(text, place)]
    for low, high in closed:
        if any(low <= cue < high for cue in cues) or any(low <= denial.place[0] < high for denial in told):
            continue
        inside = sum(min(high, end) - max(low, start) for start, end in covered if max(low, start) < min(high, end))
        if inside <= 0.2 * (high - low):
            found.append(_of_author(reading, (low, high)))
    made = [claim for claim in found if claim is not None]
    return made + denied(reading, [*bare, *told], made, whole)


def _before(denials: Sequence[Denial], place: Range) -> Range:
    """The part of a quote's words that stands before a denial of them: *…, что в мэрии отрицают*."""
    low, high = place
    return low, min([denial.place[0] for denial in denials if low < denial.place[0] < high], default=high)


def _of_quote(
    reading: Reading, quote: Quote, ranges: Sequence[Range], gap: str | None, *, is_first: bool
) -> list[Claim | None]:
    """The claim of one clause of a quote, and the author's where he calls it untrue; `gap` stands between the cue and
    the content, `None` where that does not follow the cue."""
    cue = quote.cue.text if quote.cue else ""
    untrue = _called_untrue(reading, ranges)
    ranges = [(low, min(high, untrue[0])) for low, high in ranges if low < untrue[0]] if untrue else ranges
    if not ranges or (_ORDERS.search(cue) and _ORDERED.match(reading.text, ranges[0][0])):
        return []
    told = without_contrast(" ".join(reading.text[low:high] for low, high in ranges))
    hoped = _HOPED.match(told)
    told = told[hoped.end() :] if hoped else told
    is_complement = gap is not None and is_first and not _OPENS_CLAUSE.search(_APPOSED.sub("", gap))
    if gap is not None and is_complement and not reading.is_marked(ranges[0][0]):
        speaker = quote.speaker or Speaker()
        clause = completed(told, gap, cue, speaker.name, speaker.mention.text if speaker.mention else None)
        if clause is None:
            return []
        told = clause
    elif gap is None and not is_clause(told):
        told = event_of(told) or told  # факт аварии отрицают
    statement = _sentence(told)
    is_short = len(statement.split()) < _LEAST_WORDS and not is_short_clause(statement)
    if is_short or statement.endswith("?"):
        return []
    judged = verdict(cue, "")
    positive = affirmed(statement)
    if judged == "denies" and _is_his_word(reading, quote, ranges[0], is_negated=positive is not None):
        judged = "holds"
    factuality: Factuality = "CT-" if judged == "denies" else "CT+"
    sure = "U" if hoped or (gap and _HOPE.search(gap)) else least_sure(cue)
    if sure == "U" or judged == "open" or _ASKED.match(statement):
        factuality = "U"
    elif _MAYBE.search(statement):
        factuality = "PS+"
    elif positive is not None and factuality == "CT+":
        factuality, statement = "PR-" if sure == "PR" else "CT-", _sentence(positive)
    elif sure == "PR" and factuality == "CT+":
        factuality = "PR+"
    claim = claim_of(
        reading,
        statement,
        ranges,
        claimant=quote.speaker or Speaker(),
        factuality=factuality,
        via=quote.via,
        quote=quote,
        author_stance="rejects" if untrue else "doubts" if quote.hedged or _DOUBT.search(statement) else "neutral",
        modality="deontic" if _MODAL.search(statement) else "planned" if _FUTURE.search(statement) else "realis",
        claim_type="numerical" if re.search(r"\d", statement) else "event",
    )
    if claim is None or untrue is None or factuality not in _TURNED:
        return [claim]
    author = claim_of(
        reading,
        statement,
        [untrue],
        claimant=Speaker(name=AUTHOR),
        factuality=_TURNED[factuality],
        author_stance="endorses",
        modality=claim.modality,
        claim_type=claim.claim_type,
    )
    return [claim, author]


def _is_his_word(reading: Reading, quote: Quote, place: Range, *, is_negated: bool) -> bool:
    """What stands in quotation marks before a word of denial or behind its colon is the denier's own, and so is a no
    behind the colon: *a démenti : « Nous étions au port »*, *dément : rien n'a brûlé*."""
    if quote.cue is None:
        return False
    cue = (reading.view.locate(quote.cue.start), reading.view.locate(quote.cue.end))
    inside = WORD.search(reading.text, *place)
    is_marked = inside is not None and reading.is_marked(inside.start())
    if place[0] < cue[0]:
        return is_marked
    return (is_marked or is_negated) and _COLON.search(reading.text[cue[1] : place[0]]) is not None


def _called_untrue(reading: Reading, ranges: Sequence[Range]) -> Range | None:
    """Where the author, outside quotation marks, calls the words untrue right behind them: *…: c'est faux*."""
    low, high = ranges[0][0], ranges[-1][1]
    found = _UNTRUE.search(reading.text, low, high + _FAR)
    if found is None or found.start() > high + 2 or reading.is_marked(found.start("verdict")):
        return None
    return (found.start(), found.end())


def _gap(reading: Reading, quote: Quote, start: int) -> str | None:
    """What stands between a quote's cue and the words that begin at `start` behind it; `None` where they do not."""
    if quote.cue is None:
        return None
    end = reading.view.locate(quote.cue.end)
    return reading.text[end:start] if 0 <= start - end <= _FAR else None


def _of_author(reading: Reading, place: Range) -> Claim | None:
    text = reading.text[place[0] : place[1]]
    title = reading.title
    if _FRAME.search(text) or text.rstrip("”\"’' )»").endswith("?") or (title and title[0] <= place[0] < title[1]):
        return None
    statement = _sentence(without_contrast(text))
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
