"""Exports to formats with a published model: each read by a processor of the format and held against that model.

The context of Web Annotation lies in `published/`; schema.org's vocabulary and Label Studio's checks come as packages.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from any_run import Run, astral_run, for_any_run, places
from crocus_run import crocus_run
from denied_run import denied_run
from label_studio_sdk.label_interface import LabelInterface
from pyld import jsonld
from schema_org.registry import CLASS_METADATA, PARENTS, PROPERTY_BY_SCHEMA

from pipeline.report import export
from pipeline.schema import Speaker

Node = dict[str, Any]
PUBLISHED = json.loads((Path(__file__).parent / "published" / "anno.jsonld").read_text(encoding="utf-8"))
OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
DC = "http://purl.org/dc/elements/1.1/"
VALUE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
COUNT = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"


def text_names(run: Run) -> dict[str, list[str]]:
    """What each text is called on the web of data, computed here anew; equal texts have one name."""
    named: dict[str, list[str]] = {}
    for source in run[0].sources:
        digest = base64.urlsafe_b64encode(hashlib.sha256(source.text.encode()).digest()).decode().rstrip("=")
        named.setdefault(f"ni:///sha-256;{digest}", []).append(source.text)
    return named


def published(url: str, _options: Any) -> Node:
    """The one context that there is, without a network."""
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {"document": PUBLISHED, "documentUrl": url, "contextUrl": None}


def plain(value: Any) -> Any:
    """JSON-LD without the difference between one value and a list of it."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return plain(value[0]) if len(value) == 1 else [plain(part) for part in value]
    return value


def one(node: Node, term: str) -> Any:
    """The value of a property that must be there exactly once."""
    (value,) = node[term]
    return value.get("@value", value)


def at_most_one(node: Node, *terms: str) -> None:
    assert all(len(node.get(term, ())) <= 1 for term in terms)


def position(selector: Node) -> tuple[int, int]:
    """Start and end of a TextPositionSelector, typed as the model asks."""
    assert selector["@type"] == [OA + "TextPositionSelector"]
    for term in ("start", "end"):
        assert selector[OA + term][0]["@type"] == COUNT
    start, end = one(selector, OA + "start"), one(selector, OA + "end")
    assert 0 <= start <= end
    return start, end


def selected(target: Node, texts: dict[str, list[str]]) -> tuple[int, int]:
    """Where a target lies: both of its selectors must find the same words of its source."""
    assert target["@type"] == [OA + "SpecificResource"]
    where, quote = target[OA + "hasSelector"]
    start, end = position(where)
    assert quote["@type"] == [OA + "TextQuoteSelector"]
    exact = one(quote, OA + "exact")
    before, after = (one(quote, OA + term) for term in ("prefix", "suffix"))
    source = one(target, OA + "hasSource")
    at_most_one(source, DC + "format", DC + "language", OA + "via")
    assert any(
        text[start:end] == exact and text[:start].endswith(before) and text[end:].startswith(after)
        for text in texts[source["@id"]]
    )
    return start, end


def check_body(body: Node, motivations: set[str]) -> None:
    assert body["@type"] == [OA + "TextualBody"]
    assert isinstance(one(body, VALUE), str)
    at_most_one(body, DC + "format", DC + "language")
    assert one(body, OA + "hasPurpose")["@id"] in motivations


@for_any_run()
def test_web_annotations_are_what_the_model_asks_and_select_the_same_words(run: Run) -> None:
    data = json.loads(export(*run, "web-annotation")["annotations.jsonld"])
    options = {"documentLoader": published}
    (collection,) = jsonld.expand(data, options)
    back = jsonld.compact(collection, "http://www.w3.org/ns/anno.jsonld", options)
    assert plain(back) == plain(data), "a name that the context does not know is lost on the way"

    known = {value for value in PUBLISHED["@context"].values() if isinstance(value, str)}
    motivations = {OA + value.removeprefix("oa:") for value in known if re.match(r"oa:[a-z]+ing\Z", value)}
    assert collection["@type"] == [AS + "OrderedCollection"]
    page = one(collection, AS + "first")
    assert page["@type"] == [AS + "OrderedCollectionPage"]
    items = one(page, AS + "items")["@list"]
    assert one(collection, AS + "totalItems") == len(items)
    names = {item["@id"] for item in items}
    assert len(names) == len(items)
    texts = text_names(run)
    found = {}
    for item in items:
        assert re.match(r"urn:[a-z]", item["@id"])
        assert item["@type"] == [OA + "Annotation"]
        motivation = one(item, OA + "motivatedBy")["@id"]
        assert motivation in motivations
        for body in item.get(OA + "hasBody", ()):
            check_body(body, motivations)
        targets = item[OA + "hasTarget"]
        if motivation == OA + "linking":
            assert {target["@id"] for target in targets} <= names
        else:
            found[item["@id"].removeprefix("urn:x-saidwhat:")] = [selected(target, texts) for target in targets]
    records, _ = run
    assert found == {quote.id: places(quote.content) for quote in records.quotes} | {
        claim.id: places(claim.evidence) for claim in records.claims
    }


def test_a_name_that_the_published_context_does_not_have_is_noticed() -> None:
    data = json.loads(export(*crocus_run(), "web-annotation")["annotations.jsonld"])
    data["first"]["items"][0]["speaker"] = "Russia"
    (collection,) = jsonld.expand(data, {"documentLoader": published})
    assert plain(jsonld.compact(collection, data["@context"], {"documentLoader": published})) != plain(data)


def kinds(name: str) -> set[str]:
    """A type of schema.org and all that it is a kind of."""
    return {name}.union(*(kinds(parent) for parent in PARENTS[name]))


def is_literal(value: str, kind: str) -> bool:
    """Whether a string is one of a data type of schema.org, or the address of a thing."""
    if kind in ("Date", "DateTime"):
        read = date if kind == "Date" else datetime
        try:
            read.fromisoformat(value)
        except ValueError:
            return False
        return True
    if "Text" in kinds(kind) and kind != "URL":
        return True
    return bool(re.match(r"[a-z][a-z0-9+.-]*:\S+\Z", value))


def check_node(node: Node, allowed: set[str]) -> None:
    """Hold a node against the vocabulary: its type, its properties, and what these may hold."""
    names = {node["@type"]} if "@type" in node else allowed
    assert all(name in CLASS_METADATA for name in names)
    own = set().union(*(kinds(name) for name in names))
    assert own & allowed
    for term, values in node.items():
        if term in ("@type", "@id"):
            continue
        known = PROPERTY_BY_SCHEMA[term]
        assert known.superseded_by is None
        assert own & set(known.domains), f"{names} has no {term}"
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, str):
                assert any(is_literal(value, kind) for kind in known.ranges), f"{term}: {value}"
            else:
                check_node(value, set(known.ranges))


@pytest.mark.parametrize("run", [crocus_run(), astral_run()])
def test_schema_org_has_every_type_and_property_that_is_used_and_allows_what_it_holds(run: Run) -> None:
    for data in export(*run, "claimreview").values():
        value = json.loads(data)
        assert value["@context"] == "https://schema.org"
        assert value["@graph"]
        for node in value["@graph"]:
            check_node(node, {"Thing"})


@for_any_run()
def test_schema_org_claims_point_at_their_words_and_drafts_rate_nothing(run: Run) -> None:
    files = {name: json.loads(data) for name, data in export(*run, "claimreview").items()}
    texts = text_names(run)
    found = {}
    for node in files["claims.jsonld"]["@graph"]:
        assert node["@type"] == "Claim"
        here = []
        for passage in node["appearance"]:
            name, _, fragment = passage["@id"].partition("#char=")
            start, end = map(int, fragment.split(","))
            assert any(text[start:end] == passage["text"] for text in texts[name])
            here.append((start, end))
        found[node["@id"].removeprefix("urn:x-saidwhat:")] = here
    assert found == {claim.id: places(claim.evidence) for claim in run[0].claims}
    for draft in files["claimreview-drafts.jsonld"]["@graph"]:
        assert draft["@type"] == "ClaimReview"
        assert draft["creativeWorkStatus"] == "Draft"
        assert not {"reviewRating", "author"} & set(draft)


@pytest.mark.parametrize(
    "wrong",
    [
        {"@type": "Claim", "claimant": "Russia"},
        {"@type": "Claims"},
        {"@type": "Claim", "claimReviewed": "It is so."},
        {"@type": "Claim", "appearance": {"@type": "Person", "name": "Ida"}},
        {"@type": "Claim", "datePublished": "in May"},
        {"@type": "Claim", "author": "nobody"},
    ],
)
def test_what_schema_org_does_not_have_is_noticed(wrong: Node) -> None:
    with pytest.raises((AssertionError, KeyError)):
        check_node(wrong, {"Thing"})


def test_a_claim_in_a_documents_own_voice_is_its_outlets_and_nobody_is_made_up() -> None:
    records, manifest = astral_run()
    unnamed = Speaker(mention=records.quotes[1].content[0])
    claims = (*records.claims, records.claims[0].model_copy(update={"id": "c3", "claimant": unnamed}))
    graph = json.loads(export(replace(records, claims=claims), manifest, "claimreview")["claims.jsonld"])["@graph"]
    assert {node["@id"].removeprefix("urn:x-saidwhat:"): node.get("author") for node in graph} == {
        "c1": {"name": "𝒜da"},
        "c2": {"@type": "Organization", "name": "𝒯he Post"},
        "c3": None,
    }


def test_a_denied_claim_is_not_published_as_its_deniers_own() -> None:
    graph = json.loads(export(*denied_run(), "claimreview")["claims.jsonld"])["@graph"]
    assert {(node["author"]["name"], node["text"]) for node in graph} == {
        ("Vane", "Denied: The bridge was open."),
        ("Vane", "Denied: There was a toll."),
        ("Roe", "The toll rose."),
        ("Roe", "The bridge was open."),
    }


@for_any_run()
def test_label_studio_takes_the_tasks_and_every_region_holds_its_words(run: Run) -> None:
    files = export(*run, "label-studio")
    interface = LabelInterface(files["interface.xml"].decode())
    interface.validate()
    relations = {tag.get("value") for tag in ElementTree.fromstring(files["interface.xml"]).iter("Relation")}
    found = set()
    for task in json.loads(files["tasks.json"]):
        assert interface.validate_task({"data": task["data"]})
        (prediction,) = task["predictions"]
        assert interface.validate_prediction(prediction, return_errors=True) == []
        for part in prediction["result"]:
            if part["type"] == "relation":
                assert set(part["labels"]) <= relations
            elif part["type"] == "labels":
                value = part["value"]
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
                if value["labels"] == ["Quote"]:
                    found.add((task["data"]["document"], value["start"], value["end"]))
    assert found == {(span.document, span.start, span.end) for quote in run[0].quotes for span in quote.content}
