"""W3C Web Annotation, as JSON-LD: quotes, claims and contradictions as annotations of the stored texts.

Positions are counted in code points, as the recommendation asks; the text is named by its hash, and each target has a
position selector and a quote selector, so that either finds it. https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pipeline.report.exports._names import known, text_iri, web_address
from pipeline.report.wording import asserted, described, speaker_name
from pipeline.schema import Claim, Contradiction, Quote, RunManifest, RunRecords, SourceText, Span, Via

NAME = "web-annotation"
SUMMARY = "W3C Web Annotation as JSON-LD"
CONTEXT = 32
"""Code points of context in a quote selector."""

Value = dict[str, object]


def write(records: RunRecords, manifest: RunManifest) -> dict[str, bytes]:
    """`annotations.jsonld`: one collection with one page."""
    sources = {source.document.id: source for source in records.sources}
    found = [
        *(_quote(quote, sources[quote.document]) for quote in records.quotes if quote.document in sources),
        *(_claim(claim, sources[claim.document]) for claim in records.claims if claim.document in sources),
        *(_contradiction(pair) for pair in records.contradictions),
    ]
    version = manifest.versions.get("saidwhat")
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:x-saidwhat:run:{manifest.signature}",
        "type": "AnnotationCollection",
        "label": f"saidwhat{f' {version}' if version else ''}: {manifest.strategy} with {manifest.model}",
        "total": len(found),
        "first": {
            "id": f"urn:x-saidwhat:run:{manifest.signature}:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": found,
        },
    }
    return {
        "annotations.jsonld": (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
    }


def _quote(quote: Quote, source: SourceText) -> Value:
    bodies = [_body("identifying", speaker_name(quote.speaker))] if quote.speaker else []
    tags = [quote.kind, *(["hedged"] if quote.hedged else []), *quote.flags]
    return _annotation(
        quote.id,
        "identifying",
        [*bodies, *_chain(quote.via), *(_body("tagging", tag) for tag in tags)],
        quote.content,
        source,
    )


def _claim(claim: Claim, source: SourceText) -> Value:
    bodies = [
        _body("describing", asserted(claim), source.document.language),
        _body("identifying", speaker_name(claim.claimant, source.document)),
        *_chain(claim.via),
        *(_body("tagging", tag) for tag in (claim.factuality, claim.modality, claim.claim_type)),
    ]
    return _annotation(claim.id, "describing", bodies, claim.evidence, source)


def _contradiction(pair: Contradiction) -> Value:
    return {
        "id": _iri(pair.id),
        "type": "Annotation",
        "motivation": "linking",
        "body": [
            _body("commenting", pair.explanation),
            *(_body("tagging", tag) for tag in (pair.label, pair.status, pair.axis, pair.level)),
        ],
        "target": [_iri(pair.a), _iri(pair.b)],
    }


def _annotation(
    identifier: str, motivation: str, bodies: list[Value], spans: Iterable[Span], source: SourceText
) -> Value:
    targets = [_target(span, source) for span in spans]
    return {
        "id": _iri(identifier),
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": targets if len(targets) > 1 else targets[0],
    }


def _target(span: Span, source: SourceText) -> Value:
    text = source.text
    return {
        "type": "SpecificResource",
        "source": known(
            [
                ("id", text_iri(source)),
                ("type", "Text"),
                ("format", "text/plain"),
                ("language", source.document.language),
                ("via", web_address(source)),
            ]
        ),
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": text[max(0, span.start - CONTEXT) : span.start],
                "suffix": text[span.end : span.end + CONTEXT],
            },
        ],
    }


def _chain(via: Iterable[Via]) -> list[Value]:
    named = [link.name or described(link.mention) for link in via]
    return [_body("tagging", f"via: {name}") for name in named if name]


def _body(purpose: str, value: str, language: str | None = None) -> Value:
    body: dict[str, Any] = {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}
    return {**body, **({"language": language} if language else {})}


def _iri(identifier: str) -> str:
    return f"urn:x-saidwhat:{identifier}"
