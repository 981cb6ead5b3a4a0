"""Each export is read back by its own kind of reader; every offset still points at its words."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from attack import ATTACKS, attack_run
from crocus_run import crocus_run, manifest_of
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from pipeline.canonical import file_name
from pipeline.errors import UsageError
from pipeline.report import export, exports
from pipeline.report.exports.markdown import escaped
from pipeline.schema import (
    Claim,
    Contradiction,
    Dispute,
    Document,
    Failure,
    Quote,
    Record,
    Rejected,
    RunManifest,
    RunRecords,
    SourceText,
    Span,
    Speaker,
    Via,
)

Run = tuple[RunRecords, RunManifest]
LETTERS = st.sampled_from("ab é“”«»'\"<>&\n\n\t\r=+-@#|*_[]`\\𝒜😀\u0301\u200d\u202e,;|") | st.characters(codec="utf-8")
NAMES = st.text(LETTERS, min_size=1, max_size=12)


@st.composite
def runs(draw: st.DrawFn) -> Run:
    """A few documents with quotes and claims anywhere in them."""
    sources, quotes, claims = [], [], []
    for number, name in enumerate(draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))):
        text = draw(st.text(LETTERS, min_size=4, max_size=120))
        document = Document(
            id=name,
            sha256=str(number),
            story=draw(NAMES),
            title=draw(st.none() | NAMES),
            source=draw(st.sampled_from([name, "https://news.example/a"])),
        )
        sources.append(SourceText(document, text))
        for item in range(draw(st.integers(0, 3))):
            cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
            if len(cuts) % 2:
                cuts.pop()
            spans = [
                Span(document=name, start=start, end=end, text=text[start:end])
                for start, end in zip(cuts[::2], cuts[1::2], strict=True)
            ]
            speaker = Speaker(name=draw(st.none() | NAMES), mention=spans[0], role=draw(st.none() | NAMES))
            quotes.append(
                Quote(
                    id=f"q{number}{item}",
                    document=name,
                    content=spans,
                    kind="mixed",
                    speaker=draw(st.none() | st.just(speaker)),
                    cue=draw(st.none() | st.just(spans[-1])),
                    via=[Via(name=draw(NAMES), mention=spans[0])],
                )
            )
            claims.append(
                Claim(
                    id=f"c{number}{item}",
                    document=name,
                    story=document.story,
                    statement=draw(NAMES),
                    evidence=spans,
                    claimant=speaker,
                    quote=f"q{number}{item}",
                    factuality="PS-",
                )
            )
    records = RunRecords(
        sources=tuple(sources), quotes=tuple(quotes), claims=tuple(claims), contradictions=(), disputes=()
    )
    return records, manifest_of(records)


ANY_RUN = st.sampled_from([crocus_run(), attack_run()]) | runs()
some = settings(max_examples=25)


def texts_of(run: Run) -> dict[str, str]:
    return {source.document.id: source.text for source in run[0].sources}


def places(spans: list[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def text_names(run: Run) -> dict[str, list[str]]:
    """What each text is called on the web of data, computed here anew; equal texts have one name."""
    named: dict[str, list[str]] = {}
    for source in run[0].sources:
        digest = base64.urlsafe_b64encode(hashlib.sha256(source.text.encode()).digest()).decode().rstrip("=")
        named.setdefault(f"ni:///sha-256;{digest}", []).append(source.text)
    return named


BODY = {
    "type": "object",
    "required": ["type", "value", "purpose"],
    "properties": {"type": {"const": "TextualBody"}, "value": {"type": "string"}, "format": {"type": "string"}},
}
TARGET = {
    "type": "object",
    "required": ["type", "source", "selector"],
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string", "pattern": "^ni:"}}},
        "selector": {
            "type": "array",
            "prefixItems": [
                {"required": ["type", "start", "end"], "properties": {"type": {"const": "TextPositionSelector"}}},
                {"required": ["type", "exact"], "properties": {"type": {"const": "TextQuoteSelector"}}},
            ],
        },
    },
}
IRI = {"type": "string", "pattern": "^[a-z][a-z0-9+.-]*:"}
MOTIVATIONS = (
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating "
    "questioning replying tagging"
).split()
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": MOTIVATIONS},
        "body": {"type": "array", "items": BODY},
        "target": {"anyOf": [TARGET, {"type": "array", "minItems": 2, "items": {"anyOf": [TARGET, IRI]}}]},
    },
}
COLLECTION = {
    "type": "object",
    "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "type": {"const": "AnnotationCollection"},
        "first": {
            "required": ["type", "items"],
            "properties": {"type": {"const": "AnnotationPage"}, "items": {"type": "array", "items": ANNOTATION}},
        },
    },
}
"""The parts of the Web Annotation Data Model that the export uses, written from the recommendation."""


@some
@given(ANY_RUN)
def test_web_annotations_fit_the_model_and_select_the_same_words(run: Run) -> None:
    (data,) = export(*run, "web-annotation").values()
    collection = json.loads(data)
    Draft202012Validator(COLLECTION).validate(collection)
    items = collection["first"]["items"]
    assert collection["total"] == len(items)
    texts = text_names(run)
    found = {}
    for item in items:
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        if item["motivation"] == "linking":
            continue
        for target in targets:
            position, quote = target["selector"]
            assert any(
                text[position["start"] : position["end"]] == quote["exact"]
                and quote["prefix"] + quote["exact"] + quote["suffix"] in text
                for text in texts[target["source"]["id"]]
            )
        found[item["id"].removeprefix("urn:x-saidwhat:")] = [
            (target["selector"][0]["start"], target["selector"][0]["end"]) for target in targets
        ]
    records, _ = run
    assert found == {quote.id: places(quote.content) for quote in records.quotes} | {
        claim.id: places(claim.evidence) for claim in records.claims
    }


@some
@given(ANY_RUN)
def test_schema_org_claims_point_at_their_words_and_drafts_rate_nothing(run: Run) -> None:
    files = export(*run, "claimreview")
    graph = json.loads(files["claims.jsonld"])["@graph"]
    texts = text_names(run)
    found = {}
    for node in graph:
        assert node["@type"] == "Claim"
        here = []
        for passage in node["appearance"]:
            name, _, fragment = passage["@id"].partition("#char=")
            start, end = map(int, fragment.split(","))
            assert any(text[start:end] == passage["text"] for text in texts[name])
            here.append((start, end))
        found[node["@id"].removeprefix("urn:x-saidwhat:")] = here
    assert found == {claim.id: places(claim.evidence) for claim in run[0].claims}
    for draft in json.loads(files["claimreview-drafts.jsonld"])["@graph"]:
        assert draft["@type"] == "ClaimReview"
        assert draft["creativeWorkStatus"] == "Draft"
        assert draft["claimReviewed"]
        assert not {"reviewRating", "author"} & set(draft)


def read_standoff(text: str) -> dict[str, Any]:
    """A reader of brat's standoff format, as strict as its description."""
    found: dict[str, Any] = {"T": {}, "R": [], "A": [], "#": {}}
    for line in text.split("\n")[:-1]:
        identifier, rest = line.split("\t", 1)
        assert re.fullmatch(r"[TRA#]\d+", identifier)
        if identifier[0] == "T":
            head, words = rest.split("\t")
            kind, where = head.split(" ", 1)
            fragments = [tuple(map(int, part.split(" "))) for part in where.split(";")]
            found["T"][identifier] = (kind, fragments, words)
        elif identifier[0] == "R":
            match = re.fullmatch(r"(\w+) Arg1:(T\d+) Arg2:(T\d+)", rest)
            assert match
            found["R"].append(match.groups())
        elif identifier[0] == "A":
            found["A"].append(rest.split(" "))
        else:
            head, note = rest.split("\t")
            found["#"][head.removeprefix("AnnotatorNotes ")] = note
    for _, first, second in found["R"]:
        assert first in found["T"]
        assert second in found["T"]
    return found


LINE_ENDS = re.compile("[\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")


@some
@given(ANY_RUN)
def test_brat_reads_the_same_words_cut_only_at_line_ends(run: Run) -> None:
    files = export(*run, "brat")
    records, _ = run
    for name, text in texts_of(run).items():
        stem = file_name(name)
        assert files[f"{stem}.txt"].decode() == text
        found = read_standoff(files[f"{stem}.ann"].decode())
        own = [*(quote for quote in records.quotes if quote.document == name)]
        noted = {note: place for place, note in found["#"].items()}
        for _, fragments, words in found["T"].values():
            parts = [text[start:end] for start, end in fragments]
            assert all(part and not LINE_ENDS.search(part) for part in parts)
            assert " ".join(parts).replace("\t", " ") == words
        for quote in own:
            covered = {place for span in quote.content for place in range(span.start, span.end)}
            covered -= {place for place in covered if LINE_ENDS.match(text[place])}
            if not covered:
                continue
            kind, fragments, _ = found["T"][noted[quote.id]]
            assert kind == "Quote"
            assert {place for start, end in fragments for place in range(start, end)} == covered


def test_brat_declares_every_type_that_it_uses() -> None:
    files = export(*crocus_run(), "brat")
    declared = files["annotation.conf"].decode()
    for name, data in files.items():
        if name.endswith(".ann"):
            found = read_standoff(data.decode())
            kinds = {kind for kind, _, _ in found["T"].values()} | {kind for kind, _, _ in found["R"]}
            for kind in kinds | {attribute[0] for attribute in found["A"]}:
                assert re.search(rf"^{kind}\b", declared, re.MULTILINE)


@some
@given(ANY_RUN)
def test_label_studio_regions_hold_their_words_and_relations_join_regions(run: Run) -> None:
    files = export(*run, "label-studio")
    interface = ElementTree.fromstring(files["interface.xml"])
    names = {element.get("name") for element in interface.iter() if element.get("name")}
    labels = {element.get("value") for element in interface.iter("Label")}
    relations = {element.get("value") for element in interface.iter("Relation")}
    found = set()
    for task in json.loads(files["tasks.json"]):
        (prediction,) = task["predictions"]
        regions = {part["id"] for part in prediction["result"] if part["type"] == "labels"}
        for part in prediction["result"]:
            if part["type"] == "relation":
                assert {part["from_id"], part["to_id"]} <= regions
                assert set(part["labels"]) <= relations
                continue
            assert {part["from_name"], part["to_name"]} <= names
            if part["type"] == "labels":
                value = part["value"]
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
                assert set(value["labels"]) <= labels
                if value["labels"] == ["Quote"]:
                    found.add((task["data"]["document"], value["start"], value["end"]))
    assert found == {(span.document, span.start, span.end) for quote in run[0].quotes for span in quote.content}


@some
@given(ANY_RUN)
def test_attributions_hold_outer_quotes_with_offsets_and_count_the_nested(run: Run) -> None:
    records = run[0]
    data = export(*run, "attributions")["attributions.jsonl"].decode()
    rows = [json.loads(line) for line in data.split("\n") if line]
    assert [row["doc_id"] for row in rows] == [source.document.id for source in records.sources]
    for row in rows:
        quotes = [quote for quote in records.quotes if quote.document == row["doc_id"]]
        outer = [quote for quote in quotes if not quote.via]
        assert row["nested"] == len(quotes) - len(outer)
        for told, quote in zip(row["quotes"], outer, strict=True):
            assert told["content"] == [[span.start, span.end] for span in quote.content]
            assert told["kind"] == quote.kind


@some
@given(ANY_RUN)
def test_csv_comes_back_with_its_offsets_and_starts_no_formula(run: Run) -> None:
    files = export(*run, "csv")
    for data in files.values():
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    texts = texts_of(run)
    quotes = list(csv.DictReader(io.StringIO(files["quotes.csv"].decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in quotes] == [quote.id for quote in run[0].quotes]
    for row, quote in zip(quotes, run[0].quotes, strict=True):
        spans = [tuple(map(int, pair.split("-"))) for pair in row["content_at"].split(";")]
        assert spans == places(quote.content)
        words = " … ".join(texts[quote.document][start:end] for start, end in spans)
        assert row["content"].removeprefix("'") == words.removeprefix("'")


TABLES: dict[str, type[Record]] = {
    "quotes": Quote,
    "claims": Claim,
    "contradictions": Contradiction,
    "disputes": Dispute,
    "rejected": Rejected,
    "failures": Failure,
}


@settings(max_examples=8)
@given(ANY_RUN)
def test_parquet_gives_the_very_same_records_back(run: Run) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: parquet was not tested")
    files = export(*run, "parquet")
    for name, kind in TABLES.items():
        rows = parquet.read_table(io.BytesIO(files[f"{name}.parquet"])).to_pylist()
        assert tuple(kind.model_validate(row) for row in rows) == tuple(getattr(run[0], name))
    texts = parquet.read_table(io.BytesIO(files["texts.parquet"])).to_pylist()
    assert {row["document"]: row["text"] for row in texts} == texts_of(run)


@settings(max_examples=3)
@given(ANY_RUN)
def test_duckdb_gives_the_very_same_records_back_and_counts_as_we_do(run: Run) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed: the database was not tested")
    import tempfile

    (data,) = export(*run, "duckdb").values()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "run.duckdb"
        path.write_bytes(data)
        with duckdb.connect(str(path), read_only=True) as database:
            for name, kind in TABLES.items():
                table = database.execute(f'SELECT * FROM "{name}"')
                columns = [column[0] for column in table.description]
                rows = [dict(zip(columns, row, strict=True)) for row in table.fetchall()]
                assert tuple(kind.model_validate(row) for row in rows) == tuple(getattr(run[0], name))
            wrong = database.execute(
                "SELECT count(*) FROM (SELECT document, unnest(content) AS span FROM quotes) q JOIN texts t"
                " ON t.document = q.document"
                " WHERE substring(t.text, span.start + 1, span.end - span.start) <> span.text"
            ).fetchone()
            assert wrong == (0,)
            assert database.execute("SELECT count(*) FROM statements").fetchone() == (len(run[0].quotes),)


@given(st.text(LETTERS) | st.sampled_from(ATTACKS))
def test_text_in_markdown_is_shown_as_it_is_and_makes_nothing(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"> {escaped(text)}\n")
    inline = [child for token in tokens for child in token.children or []]
    assert {child.type for child in inline} <= {"text", "text_special"}
    shown = "".join(child.content for child in inline)
    assert shown.split() == "".join(letter if letter.isprintable() else " " for letter in text).split()


def test_the_brief_says_what_is_disputed_in_both_sides_words() -> None:
    brief = export(*crocus_run(), "markdown")["brief.md"].decode()
    assert "### 1. Did both sides note readiness for dialogue on Ukraine?" in brief
    assert "readiness for dialogue on Ukraine was noted" in brief
    assert "has neither accepted nor proposed anything" in brief
    assert "The Long Corridor → Le Monde → Emmanuel Macron" in brief
    assert "Silent: " in brief


@given(st.lists(NAMES, min_size=2, max_size=2, unique=True))
def test_file_names_stay_in_their_folder_and_apart(names: list[str]) -> None:
    first, second = map(file_name, names)
    assert first != second
    assert first not in ("", ".", "..")
    assert not set('/\\\0:*?"<>|\n') & set(first)
    assert first == first.strip(". ")


def test_an_id_of_any_length_is_a_file_name_of_its_own() -> None:
    first, second = file_name(f"https://x.example/{'é' * 900}1"), file_name(f"https://x.example/{'é' * 900}2")
    assert first != second
    assert len(first.encode()) < 200
    assert file_name("Report (final), 3 May – é") == "Report (final), 3 May – é"


def test_no_export_writes_into_folders_and_each_says_what_it_is() -> None:
    assert (
        " ".join(exports()) == "attributions brat claimreview csv duckdb label-studio markdown parquet web-annotation"
    )
    for name, found in exports().items():
        assert found.SUMMARY
        assert all("/" not in file for file in export(*attack_run(), name))


@pytest.mark.parametrize(("to", "package"), [("parquet", "pyarrow"), ("duckdb", "duckdb")])
def test_a_missing_package_is_named_with_the_extra_that_brings_it(
    monkeypatch: pytest.MonkeyPatch, to: str, package: str
) -> None:
    monkeypatch.setitem(__import__("sys").modules, package, None)
    with pytest.raises(UsageError, match=rf"pip install -e '\.\[{to}\]'"):
        export(*crocus_run(), to)


def test_an_unknown_export_is_told_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match="label-studio"):
        export(*crocus_run(), "excel")
