"""Each export is read back by its own kind of reader; every offset still points at its words."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from any_run import LETTERS, NAMES, Run, astral_run, for_any_run, places, texts_of
from attack import ATTACKS, attack_run
from copied_run import copied_run
from crocus_run import crocus_run
from denied_run import denied_run
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from supported_run import supported_run
from toll_run import CLOCKS, UPDATED, toll_run

from pipeline.canonical import file_name
from pipeline.copies import again
from pipeline.errors import UsageError
from pipeline.report import export, exports, summary
from pipeline.report.exports.markdown import escaped
from pipeline.report.wording import STANDS
from pipeline.schema import Claim, Contradiction, Dispute, Document, Failure, Quote, Record, Rejected


def read_standoff(text: str) -> dict[str, Any]:
    """A reader of brat's standoff format, as strict as brat: its lines end wherever a line may end."""
    found: dict[str, Any] = {"T": {}, "R": [], "A": [], "#": {}}
    for line in text.splitlines():
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


CUTS = re.compile("[\t\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")


@for_any_run()
def test_brat_reads_the_same_words_cut_only_at_line_ends_and_tabs(run: Run) -> None:
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
            assert all(part and not CUTS.search(part) for part in parts)
            assert " ".join(parts) == words
        for quote in own:
            covered = {place for span in quote.content for place in range(span.start, span.end)}
            covered -= {place for place in covered if CUTS.match(text[place])}
            if not covered:
                continue
            kind, fragments, _ = found["T"][noted[quote.id]]
            assert kind == "Quote"
            assert {place for start, end in fragments for place in range(start, end)} == covered


def declarations(configuration: str) -> dict[str, dict[str, list[str]]]:
    """Each type that `annotation.conf` declares, and what each of its arguments may be."""
    declared = {}
    for line in configuration.splitlines():
        if line and not line.startswith("["):
            name, _, rest = line.partition(" ")
            pairs = [part.strip().split(":", 1) for part in rest.split(",") if part]
            declared[name] = {argument: values.split("|") for argument, values in pairs}
    return declared


def test_brat_declares_every_type_that_it_uses_and_what_may_hang_on_what() -> None:
    for run in (crocus_run(), astral_run()):
        files = export(*run, "brat")
        declared = declarations(files["annotation.conf"].decode())
        for name, data in files.items():
            if not name.endswith(".ann"):
                continue
            found = read_standoff(data.decode())
            kind_of = {place: kind for place, (kind, _, _) in found["T"].items()}
            assert set(kind_of.values()) <= set(declared)
            for kind, first, second in found["R"]:
                assert kind_of[first] in declared[kind]["Arg1"]
                assert kind_of[second] in declared[kind]["Arg2"]
            for kind, place, *value in found["A"]:
                assert kind_of[place] in declared[kind]["Arg"]
                assert set(value) <= set(declared[kind].get("Value", ()))


@for_any_run()
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
            assert told["content"][1:] == [[span.start, span.end] for span in quote.content][1:]
            assert told["kind"] == quote.kind
            (start, end), first = told["content"][0], quote.content[0]
            before = texts_of(run)[quote.document][start : first.start]
            assert (end, before.strip(" ,\n").lower()) in ((first.end, ""), (first.end, "that"))


@for_any_run()
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


def sheet(run: Run, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export(*run, "csv")[name].decode("utf-8-sig"), newline="")))


def test_a_spreadsheet_of_disputes_holds_words_and_no_data() -> None:
    first, clock = sheet(toll_run(), "disputes.csv")
    assert first["sides"] == "A six; B fifteen; C two"
    assert (first["one_sided"], first["silent"]) == ("late; loud", "quiet")
    assert (clock["one_sided"], clock["silent"]) == ("", "")
    assert [
        (row["side"], row["position"], row["parts"], row["claimants"]) for row in sheet(toll_run(), "sides.csv")
    ] == [
        ("A", "six", "truly", "harbour office"),
        ("B", "fifteen", "truly", "deckhand"),
        ("C", "two", "only seems so", "harbour office"),
        ("A", "at nine", "only seems so", "the author"),
        ("B", "at seven", "only seems so", "capital"),
    ]
    assert UPDATED in sheet(toll_run(), "sides.csv")[2]["why"]
    for name, data in export(*crocus_run(), "csv").items():
        assert b"[{" not in data.replace(b'""', b'"'), name
        assert b'["' not in data.replace(b'""', b'"'), name


def test_a_spreadsheet_of_claims_says_what_is_denied_and_what_a_copy_tells_again() -> None:
    rows = sheet(crocus_run(), "claims.csv")
    records, _ = crocus_run()
    assert [row["stands"] for row in rows] == [STANDS[claim.factuality] for claim in records.claims]
    assert "denies" in {row["stands"] for row in rows}
    assert {row["again"] for row in rows} == {"false"}
    copied = [row for row in sheet(copied_run(), "quotes.csv") if row["again"] == "true"]
    assert len(copied) == 2
    assert {row["document"] for row in copied} == {"paper"}


def test_a_denied_statement_is_no_plain_body_of_an_annotation() -> None:
    records, _ = crocus_run()
    page = json.loads(export(*crocus_run(), "web-annotation")["annotations.jsonld"])
    bodies = [one["body"][0]["value"] for one in page["first"]["items"] if one["motivation"] == "describing"]
    denied = {claim.statement for claim in records.claims if claim.factuality == "CT-"}
    denied -= {claim.statement for claim in records.claims if claim.factuality != "CT-"}
    assert denied
    assert {f"Denied: {statement}" for statement in denied} <= set(bodies)
    assert not denied & set(bodies)


def test_a_spreadsheet_of_quotes_names_outlet_title_and_who_told_it() -> None:
    row = next(row for row in sheet(crocus_run(), "quotes.csv") if row["content"].startswith("going to have"))
    assert (row["outlet"], row["via"], row["speaker"]) == ("The Long Corridor", "Le Monde", "Emmanuel Macron")
    assert row["title"].startswith("The Paris")


TABLES: dict[str, type[Record]] = {
    "documents": Document,
    "quotes": Quote,
    "claims": Claim,
    "contradictions": Contradiction,
    "disputes": Dispute,
    "rejected": Rejected,
    "failures": Failure,
}


def rows_of(run: Run, table: str) -> tuple[Record, ...]:
    if table == "documents":
        return tuple(source.document for source in run[0].sources)
    return tuple(getattr(run[0], table))


@for_any_run(examples=8)
def test_parquet_gives_the_very_same_records_back(run: Run) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: parquet was not tested")
    files = export(*run, "parquet")
    for name, kind in TABLES.items():
        rows = parquet.read_table(io.BytesIO(files[f"{name}.parquet"])).to_pylist()
        assert tuple(kind.model_validate(row) for row in rows) == rows_of(run, name)
    texts = parquet.read_table(io.BytesIO(files["texts.parquet"])).to_pylist()
    assert {row["document"]: row["text"] for row in texts} == texts_of(run)


@for_any_run(examples=3)
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
                assert tuple(kind.model_validate(row) for row in rows) == rows_of(run, name)
            wrong = database.execute(
                "SELECT count(*) FROM (SELECT document, unnest(content) AS span FROM quotes) q JOIN texts t"
                " ON t.document = q.document"
                " WHERE substring(t.text, span.start + 1, span.end - span.start) <> span.text"
            ).fetchone()
            assert wrong == (0,)
            assert database.execute("SELECT count(*) FROM statements").fetchone() == (len(run[0].quotes),)
            told = database.execute("SELECT id, stands, again FROM assertions").fetchall()
            copies = again(run[0])
            assert sorted(told) == sorted((c.id, STANDS[c.factuality], c.id in copies) for c in run[0].claims)


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
    assert "Nothing found in: " in brief


def test_the_brief_has_the_fullest_words_of_a_speaker_and_none_twice() -> None:
    records, manifest = crocus_run()
    longest = max(records.quotes, key=lambda quote: len(quote.content[0].text))
    whole = longest.content[0]
    ends = range(whole.start + 1, whole.end, max(1, len(whole.text) // 6))  # ever longer beginnings of its words
    cut = [whole.model_copy(update={"end": end, "text": whole.text[: end - whole.start]}) for end in ends]
    parts = [longest.model_copy(update={"id": f"q_{span.end}", "content": [span], "verbatim": []}) for span in cut]
    run = replace(records, quotes=(*parts, longest, longest), claims=(), contradictions=(), disputes=())
    told = export(run, manifest, "markdown")["brief.md"].decode().split("\n## ")[2]
    lines = re.findall("^- (.*)", told, flags=re.MULTILINE)
    assert len(lines) == 4
    assert [len(line) for line in lines[:3]] == sorted(len(line) for line in lines[:3])
    assert lines[2].startswith(escaped(" ".join(whole.text.split()))[:40])
    assert lines[3] == f"… and {len(parts) - 2} more"
    assert f"({len(parts) + 1} quotes)" in told


def test_the_brief_shows_a_copy_as_one_and_counts_its_words_once() -> None:
    brief = export(*copied_run(), "markdown")["brief.md"].decode()
    assert "- paper (Paper, 2031-02-03, text as in Wire)" in brief
    assert "### Ora Fenn (2 quotes)" in brief
    assert "### Tom Reyl (1 quote)" in brief


def test_the_brief_tells_a_side_that_only_seems_to_part_as_such() -> None:
    brief = export(*toll_run(), "markdown")["brief.md"].decode()
    why = f"only seems to part: an earlier and an updated figure or account. {UPDATED}"
    assert brief.index("**B. fifteen**") < brief.index(f"C\\. two ({why})")
    assert "Only one side found in: Late, Loud\n" in brief
    assert (
        f"- When did the ferry leave?  \n  at nine / at seven. They only seem to part: two times. {CLOCKS}\n" in brief
    )
    assert "miss most disputes" not in brief
    records, manifest = toll_run()
    ruled = manifest.model_copy(update={"strategy": "rules"})
    assert export(records, ruled, "markdown")["brief.md"].decode().count("miss most disputes") == 1


def test_what_only_speaks_for_a_side_is_told_as_such_and_reviewed_by_nobody() -> None:
    records, manifest, support = supported_run()
    side = records.disputes[0].sides[-1]
    assert side.taken == side.claims[:-1]
    brief = export(records, manifest, "markdown")["brief.md"].decode()
    assert brief.count("Speaks for it:\n") == 1
    rows = [row for row in sheet((records, manifest), "sides.csv") if row["support"]]
    assert [(row["position"], row["support"]) for row in rows] == [(side.position, support.id)]
    assert support.id not in json.dumps(reviews((records, manifest)))
    assert "Speaks for it: 1 passage in the report" in summary(records, manifest)


def reviews(run: Run) -> list[dict[str, Any]]:
    graph: list[dict[str, Any]] = json.loads(export(*run, "claimreview")["claimreview-drafts.jsonld"])["@graph"]
    return graph


def test_a_draft_of_a_review_says_that_rules_or_which_model_made_it() -> None:
    records, manifest = toll_run()
    ruled, asked = (
        {draft["creditText"] for draft in reviews((records, manifest.model_copy(update=made)))}
        for made in ({"model": "rules", "strategy": "rules"}, {"model": "lantern", "strategy": "open"})
    )
    assert len(ruled) == len(asked) == 1
    assert "asked no language model" in ruled.pop()
    assert "the model lantern (open)" in asked.pop()


def test_only_sides_that_truly_part_are_drafts_of_reviews_and_against_each_other() -> None:
    assert [(draft["claimReviewed"], draft["abstract"]) for draft in reviews(toll_run())] == [
        ("six drowned in the wreck.", "Disputed. Against it: fifteen"),
        ("fifteen drowned in the wreck.", "Disputed. Against it: six"),
    ]


def test_what_a_review_is_of_stands_alone() -> None:
    records, manifest = denied_run()
    (dispute,) = records.disputes
    sides = [
        side.model_copy(update={"position": said}) for side, said in zip(dispute.sides, ("no", "yes"), strict=True)
    ]
    answered = replace(records, disputes=(dispute.model_copy(update={"sides": sides}),))
    assert [draft["claimReviewed"] for draft in reviews((answered, manifest))] == [
        "The bridge was open.",  # of the side that holds it
        "Was the bridge open? No.",  # of the side that only denies it
    ]


def test_the_brief_shows_no_denied_or_doubted_words_as_plainly_said() -> None:
    brief = export(*denied_run(), "markdown")["brief.md"].decode()
    assert "> the bridge was open  \n> made → Vane; denies it\n" in brief
    assert "> “The bridge was open.”  \n> made → Roe\n" in brief
    assert "- the bridge was open (made → Vane: denied)\n" in brief
    assert "- the toll rose (made → Roe: let it be known; the author doubts the report)\n" in brief
    assert "- “The bridge was open.” (made → Roe: said)\n" in brief


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
