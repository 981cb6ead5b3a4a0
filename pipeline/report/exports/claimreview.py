"""schema.org: every claim with where it appears, and for each dispute drafts that a fact-checker completes.

A draft has no rating and no author: whether a claim holds is for a person to say. Passages are named by the hash of
their text and a fragment that counts characters (RFC 5147). https://schema.org/ClaimReview
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from pipeline.report.exports._names import known, text_iri, web_address
from pipeline.report.holders import Holders, Since
from pipeline.report.sides import Sides, ToldDispute
from pipeline.report.wording import asserted, one_line
from pipeline.schema import AUTHOR, Claim, RunManifest, RunRecords, Side, SourceText, Span

NAME = "claimreview"
SUMMARY = "schema.org claims, and ClaimReview drafts to complete"

_WORD = re.compile(r"\w+")

Value = dict[str, object]


def write(records: RunRecords, manifest: RunManifest) -> dict[str, bytes]:
    """`claims.jsonld` and `claimreview-drafts.jsonld`."""
    sources = {source.document.id: source for source in records.sources}
    claims = {claim.id: claim for claim in records.claims if claim.document in sources}
    disputes = [dispute for dispute in records.disputes if dispute.status != "apparent"]
    sides, holders = Sides(records.contradictions), Holders(records.sources, records.claims)
    drafts = [
        _credited(
            _draft(told, side, holders.since(side), [claims[name] for name in side.taken if name in claims], sources),
            manifest,
        )
        for told in map(sides.of, sides.in_order(disputes))
        for _, side, _ in told.parting
    ]
    return {
        "claims.jsonld": _graph([_claim(claim, sources[claim.document]) for claim in claims.values()]),
        "claimreview-drafts.jsonld": _graph(drafts),
    }


def _credited(draft: Value, manifest: RunManifest) -> Value:
    """The draft with who made it, before the statements that it holds."""
    by = one_line(f"the model {manifest.model} ({manifest.strategy})")
    if manifest.strategy == "rules":
        by = "embedded rules, which asked no language model and are often wrong"
    told = f"Drafted by saidwhat with {by}; a person has yet to check it."
    return {"@type": draft["@type"], "creditText": told, **draft}


def _claim(claim: Claim, source: SourceText) -> Value:
    return known(
        [
            ("@type", "Claim"),
            ("@id", _iri(claim.id)),
            ("text", asserted(claim)),
            ("author", _author(claim, source)),
            ("appearance", [_passage(span, source) for span in claim.evidence]),
        ]
    )


def _author(claim: Claim, source: SourceText) -> Value | None:
    """Who holds it, if anybody is named; what he is, is known only of the document's own outlet and author."""
    name, document = claim.claimant.name, source.document
    if name != AUTHOR:
        return {"name": one_line(name)} if name else None
    if document.publisher:
        return {"@type": "Organization", "name": one_line(document.publisher)}
    return {"@type": "Person", "name": one_line(document.author)} if document.author else None


def _draft(
    told: ToldDispute, side: Side, since: Since | None, claims: Sequence[Claim], sources: dict[str, SourceText]
) -> Value:
    ordered = sorted(claims, key=lambda claim: (sources[claim.document].document.published or "9999", claim.document))
    passages = [_passage(span, sources[claim.document]) for claim in ordered for span in claim.evidence]
    others = [other.position for _, other, _ in told.parting if other is not side]
    item = known(
        [
            ("@type", "Claim"),
            ("author", [{"name": name} for name in side.claimants]),
            ("datePublished", since.day if since and not since.or_earlier else None),
            ("firstAppearance", passages[0] if passages and not (since and since.or_earlier) else None),
            ("appearance", passages),
        ]
    )
    return known(
        [
            ("@type", "ClaimReview"),
            ("creativeWorkStatus", "Draft"),
            ("claimReviewed", _reviewed(told.dispute.question, side, claims)),
            ("name", told.dispute.question),
            ("abstract", f"Disputed. Against it: {'; '.join(others)}"),
            ("isBasedOn", [_iri(claim.id) for claim in ordered]),
            ("itemReviewed", item),
        ]
    )


def _reviewed(question: str, side: Side, claims: Sequence[Claim]) -> str:
    """A side in words that stand alone: the statement that says most of the question and position, else both of these.

    What a side denies or holds only possible is no statement of its own, nor is what stands behind a no.
    """
    asked, answer = _words(f"{question} {side.position}"), side.position
    held = [claim.statement for claim in claims if claim.factuality == "CT+"]
    fullest = max(held, key=lambda statement: (len(asked & _words(statement)), len(statement)), default=None)
    if fullest is None or _WORD.findall(answer.casefold())[:1] == ["no"]:
        return f"{question} {answer[:1].upper()}{answer[1:].rstrip('.')}."
    return fullest


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _passage(span: Span, source: SourceText) -> Value:
    document = source.document
    address = web_address(source)
    article = known(
        [
            ("@type", "Article"),
            ("headline", document.title),
            ("url", address),
            ("datePublished", document.published),
            ("inLanguage", document.language),
            ("publisher", {"@type": "Organization", "name": document.publisher} if document.publisher else None),
        ]
    )
    return {
        "@type": "Quotation",
        "@id": f"{text_iri(source)}#char={span.start},{span.end}",
        "text": span.text,
        "isPartOf": article,
    }


def _iri(identifier: str) -> str:
    return f"urn:x-saidwhat:{identifier}"


def _graph(nodes: Sequence[Value]) -> bytes:
    value = {"@context": "https://schema.org", "@graph": list(nodes)}
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
