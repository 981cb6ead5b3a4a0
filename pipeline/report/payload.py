"""Records to the data that the page draws from: places instead of offsets, nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Any

from pipeline.copies import again
from pipeline.report.aside import detail, proposal, why
from pipeline.report.holders import Holders, Since
from pipeline.report.marked import Marked
from pipeline.report.shown import Place, Shown
from pipeline.report.sides import Sides, Strength, ToldDispute, ToldSide
from pipeline.report.terms import reconciling, terms
from pipeline.report.wording import LEGEND, described, encodings, first_look, left_alone, one_line
from pipeline.schema import Claim, Contradiction, Quote, Rejected, RunManifest, RunRecords, Span, Speaker, Via

Value = dict[str, Any]


def payload(records: RunRecords, manifest: RunManifest) -> Value:
    """Everything the page needs, as plain JSON data; no timings, so that equal runs give equal pages."""
    shown = {source.document.id: Shown.of(source) for source in records.sources}
    marked, repeated, sides = Marked(records.quotes, shown), again(records), Sides(records.contradictions)
    holders = Holders(records.sources, records.claims)
    stories = sorted({source.document.story for source in records.sources} | {item.story for item in records.disputes})
    return {
        "run": {**_run(manifest), "encodings": encodings(records.sources)},
        "legend": LEGEND,
        "terms": terms(),
        "stories": stories,
        "documents": [_document(shown[source.document.id]) for source in records.sources],
        "quotes": [
            _quote(quote, shown[quote.document], repeated) for quote in records.quotes if quote.document in shown
        ],
        "claims": [
            _claim(claim, shown[claim.document], marked, repeated)
            for claim in records.claims
            if claim.document in shown
        ],
        "contradictions": [_contradiction(found) for found in records.contradictions],
        "disputes": [
            _dispute(sides.of(found), sides.strength(found), holders) for found in sides.in_order(records.disputes)
        ],
        "rejected": [_rejected(rejected) for rejected in records.rejected],
        "failures": [_known(failure.model_dump(exclude={"call"})) for failure in records.failures],
    }


def _run(manifest: RunManifest) -> Value:
    return {
        "note": first_look(manifest),
        "left_alone": left_alone(manifest),
        "model": manifest.model,
        "strategy": manifest.strategy,
        "signature": manifest.signature,
        "versions": dict(sorted(manifest.versions.items())),
        "prompts": [prompt.id for prompt in manifest.prompts],
    }


def _document(shown: Shown) -> Value:
    document = shown.document
    facts = document.model_dump(
        include={"id", "story", "title", "publisher", "author", "published", "language", "copy_of"}
    )
    return _known(
        {
            **facts,
            "source": document.source,
            "text": shown.text,
            "headings": shown.headings(),
            "dimmed": shown.places(document.boilerplate),
        }
    )


def _quote(quote: Quote, shown: Shown, repeated: Set[str]) -> Value:
    facts = quote.model_dump(include={"id", "document", "kind", "addressee", "channel", "said_on", "hedged", "flags"})
    return _known(
        {
            **facts,
            **_words(quote.content, shown),
            "again": quote.id in repeated,
            "verbatim": shown.places(quote.verbatim),
            "speaker": _speaker(quote.speaker, shown),
            "cue": _place(quote.cue, shown),
            "via": _chain(quote.via, shown),
        }
    )


def _claim(claim: Claim, shown: Shown, marked: Marked, repeated: Set[str]) -> Value:
    facts = claim.model_dump(exclude={"evidence", "claimant", "via", "story"})
    return _known(
        {
            **facts,
            **_words(claim.evidence, shown),
            "marked": marked.holds(claim.evidence),
            "again": claim.id in repeated,
            "speaker": _speaker(claim.claimant, shown),
            "via": _chain(claim.via, shown),
        }
    )


def _contradiction(found: Contradiction) -> Value:
    return _known(found.model_dump())


def _dispute(found: ToldDispute, strength: Strength | None, holders: Holders) -> Value:
    """The sides stand in the order of their letters; `reconciled` says why one, or all of them, only seem to part."""
    sides = [_side(told, holders.since(told.side)) for told in found.sides]
    sure = strength.told() if strength else None
    told = {"silent": found.silent, "one_sided": found.one_sided, "strength": sure}
    reasons = [reconciling(reason) for reason in found.reconciled]
    return _known({**found.dispute.model_dump(exclude={"sides"}), **told, "sides": sides, "reconciled": reasons})


def _side(told: ToldSide, since: Since | None) -> Value:
    """A side; `or_earlier` and `first` say what is not plain of its day."""
    known = {"or_earlier": since.or_earlier, "first": list(since.first)} if since else {}
    why = reconciling(told.reconciled) if told.reconciled else None
    return _known({**told.side.model_dump(), **known, "reconciled": why})


def _rejected(rejected: Rejected) -> Value:
    facts = rejected.model_dump(include={"document", "story", "kind"})
    return _known(
        {**facts, "words": proposal(rejected), "reason": why(rejected), "detail": detail(rejected)},
    )


def _words(spans: Sequence[Span], shown: Shown) -> Value:
    """Where the words are shown, and on which page.

    The words themselves go along where none are shown (markup, a hidden element) and where the source's own marks
    stand between them.
    """
    places, words = shown.places(spans), shown.words(spans)
    if not places:
        return {"unseen": words, "page": shown.page(spans)}
    plain = " … ".join(one_line(shown.text[start:end]) for start, end in shown.ranges(spans))
    return {"at": places, "words": words if words != plain else None, "page": shown.page(spans)}


def _place(span: Span | None, shown: Shown) -> Place | None:
    return shown.place(span) if span else None


def _speaker(speaker: Speaker | None, shown: Shown) -> Value | None:
    if speaker is None:
        return None
    said = speaker.mention.text if speaker.name and speaker.mention else described(speaker.mention)
    return _known({"name": speaker.name, "role": speaker.role, "said": said, "mention": _place(speaker.mention, shown)})


def _chain(via: Iterable[Via], shown: Shown) -> list[Value]:
    return [
        _known(
            {
                "name": link.name,
                "said": described(link.mention),
                "mention": _place(link.mention, shown),
                "cue": _place(link.cue, shown),
            }
        )
        for link in via
    ]


def _known(value: Value) -> Value:
    """Without what is not known or empty; the page reads an absent field as such."""
    return {name: part for name, part in value.items() if part is not None and part != [] and part is not False}
