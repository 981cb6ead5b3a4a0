from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import folder
from pipeline.cli import main
from pipeline.config import Settings
from pipeline.documents import read, read_text
from pipeline.engines import Engine, engine_for
from pipeline.extraction import open as open_
from pipeline.extraction import ruled
from pipeline.extraction.strategy import StrategySettings
from pipeline.job import work
from pipeline.llm import Model, Scripted, load_settings
from pipeline.manifest import manifest_of
from pipeline.plan import plan_job
from pipeline.relate.tables.model import by_table
from pipeline.schema import Extraction, Quote, Request, SourceText, Span, StoryRecords
from pipeline.store import Recordings

NAMES = ("documents", "quotes", "claims", "contradictions", "disputes", "rejected", "failures", "calls", "candidates")


def spans_in(value: object) -> list[Span]:
    """Every span anywhere in a record."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, (list, tuple)):
        return [span for item in value for span in spans_in(item)]
    if hasattr(type(value), "model_fields"):
        return [span for name in type(value).model_fields for span in spans_in(getattr(value, name))]
    return []


def extract(paths: list[Path], out: Path, *options: str) -> int:
    return main(["extract", *map(str, paths), "--out", str(out), "--quiet", *options])


def test_every_span_of_every_record_slices_to_its_text(seeds: Path, tmp_path: Path) -> None:
    assert extract([seeds / "crocus-call", seeds / "lumna-talks"], tmp_path / "run") == 0
    records, _ = folder.load(tmp_path / "run")
    texts = {source.document.id: source.text for source in records.sources}
    found = spans_in([*(source.document for source in records.sources), *records.quotes, *records.claims])
    assert len(found) > 200
    for span in found:
        assert texts[span.document][span.start : span.end] == span.text


def test_every_span_found_in_any_seed_document_slices_to_its_text(seeds: Path) -> None:
    checked = 0
    for source in read([seeds]).sources:
        found = ruled.extract(source)
        for span in spans_in([source.document, *found.quotes, *found.claims]):
            assert source.text[span.start : span.end] == span.text
            assert span.document == source.document.id
            checked += 1
    assert checked > 5000


def test_a_run_holds_what_the_contract_names_and_its_relations_lead_to_records(seeds: Path, tmp_path: Path) -> None:
    assert extract([seeds / "crocus-call"], tmp_path / "run") == 0
    assert {path.name for path in (tmp_path / "run").iterdir()} == {
        *(f"{name}.jsonl" for name in NAMES),
        "run.json",
        "report.html",
        "texts",
    }
    records, manifest = folder.load(tmp_path / "run")
    claims = {claim.id for claim in records.claims}
    quotes = {quote.id for quote in records.quotes}
    disputes = {dispute.id for dispute in records.disputes}
    assert len(quotes) == len(records.quotes)
    assert len(claims) == len(records.claims)
    assert all(claim.quote in quotes for claim in records.claims if claim.quote)
    assert all(
        {item.a, item.b} <= claims and (item.dispute is None or item.dispute in disputes)
        for item in records.contradictions
    )
    assert all(set(side.claims) <= claims for dispute in records.disputes for side in dispute.sides)
    assert manifest.counts.quotes == len(quotes) > 0
    assert records.candidates
    looked = {(one, other) for row in records.candidates for one in row.claims for other in row.partners}
    assert {name for pair in looked for name in pair} <= claims
    assert {(item.a, item.b) for item in records.contradictions} <= looked | {(b, a) for a, b in looked}


def test_a_document_that_copies_another_says_of_which(tmp_path: Path) -> None:
    wire = (
        "The bridge at Orlo was shut at noon, the mayor said. Engineers had found a crack in the second pier.\n\n"
        "“Nobody crosses before we have looked at every bolt of it,” the mayor said. He said the ferry would run."
    )
    own = "The ferry stayed away."
    for name, text in (("a-wire", wire), ("b-paper", f"Bridge shut\n\n{wire}"), ("c-own", own), ("d-own", own)):
        (tmp_path / f"{name}.txt").write_text(text)
    assert extract([tmp_path], tmp_path / "out") == 0
    told, _ = folder.load(tmp_path / "out")
    assert [source.document.copy_of for source in told.sources] == [None, "a-wire", None, "c-own"]


def test_a_side_that_a_live_page_tells_is_held_since_the_day_of_the_entry(tmp_path: Path) -> None:
    entries = (("2031-03-09T07:15", "nine"), ("2031-03-08T21:40", "four"))
    told = "".join(
        f'<p><time datetime="{when}">then</time></p><p>The {who} said that {number} boats had sunk in the bay.</p>'
        for (when, number), who in zip(entries, ("mayor", "pilot"), strict=True)
    )
    kind = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "datePublished": "2031-03-08"}</script>'
    (tmp_path / "live.html").write_text(f"<html><head>{kind}</head><body><h1>Storm</h1>{told}</body></html>")
    assert extract([tmp_path / "live.html"], tmp_path / "out") == 0
    (dispute,) = folder.load(tmp_path / "out")[0].disputes
    assert [(side.claimants, side.since) for side in dispute.sides] == [
        (["pilot"], "2031-03-08"),
        (["mayor"], "2031-03-09"),
    ]


def test_the_order_of_sets_changes_no_byte(seeds: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pipeline", "extract", str(seeds / "crocus-call"), "--quiet", "--out"]
    for order in ("1", "6"):
        subprocess.run([*command, tmp_path / order], check=True, env={**os.environ, "PYTHONHASHSEED": order})
    for name in NAMES:
        one, other = ((tmp_path / order / f"{name}.jsonl").read_bytes() for order in ("1", "6"))
        assert one == other, name


def test_the_same_input_gives_the_same_bytes(seeds: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert extract([seeds / "crocus-call"], tmp_path / name) == 0
    for path in sorted((tmp_path / "one").rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes(), path.name


OWN = "---\nid: own.v1\nanswers-with: {}\n---\nRead.\n=== user\n{}\n"


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("open.v99", "open.v99: no such prompt"),
        ("plain.v2", "plain.v2: open cannot read the answers to this prompt: it answers with PlainDraft, open reads"),
        ("own.v1.md", "own.v1.md: nothing fills $article in this prompt (open fills $code, $documents,"),
        ("none.v1.md", "none.v1.md: the prompt's file cannot be read: No such file"),
    ],
)
def test_a_prompt_that_the_strategy_cannot_use_is_told_once_before_anything_is_done(
    prompt: str,
    told: str,
    more: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        Path(f"{name}.txt").write_text("The minister said that nobody had agreed.")
    Path("own.v1.md").write_text(OWN.format("WindowDraft", "$article"))
    asked = ["--model", "local", "--strategy", "open", "--store", "answers", "--prompt", prompt]
    assert extract([Path("a.txt"), Path("b.txt")], Path("run"), *asked, *more) == 2
    assert capsys.readouterr().err.count(told) == 1
    assert not Path("run").exists()


def test_a_prompt_of_ones_own_is_named_in_the_run_without_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "own.v1.md").write_text(OWN.format("WindowDraft", "$documents"))
    (tmp_path / "a.txt").write_text("The minister said that nobody had agreed.")
    asked = Settings(model="local", strategy="open", prompt=str(tmp_path / "own.v1.md"), replay=True)
    engine, readings = engine_for(asked), read([tmp_path / "a.txt"])
    manifest = manifest_of(asyncio.run(work(readings, engine)), readings, asked, engine)
    assert manifest.settings["prompt"] == "own.v1"
    assert [prompt.id for prompt in manifest.prompts] == ["own.v1"]


@pytest.mark.parametrize(("strategy", "least"), [("open", 1), ("choose", 5), ("plain", 1)])
def test_a_dry_run_tells_what_a_job_would_take_and_asks_nothing(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], strategy: str, least: int
) -> None:
    options = ["--model", "local", "--strategy", strategy, "--store", str(tmp_path / "answers"), "--dry-run"]
    assert extract([seeds / "crocus-call"], tmp_path / "run", *options) == 0
    told = capsys.readouterr().out
    assert "would take: " in told
    assert int(told.split("would take: ")[1].split()[0]) >= least
    assert not (tmp_path / "run").exists()
    total, documents, relations = (int(re.search(r": (\d+) calls", line)[1]) for line in told.splitlines())
    assert total == documents + relations
    assert ("an estimate" in told) == (relations > 0) == (strategy != "plain")


def by_table_of(kept: Recordings, script: Callable[[Request], dict[str, object]], *, dry: bool) -> Engine:
    """The strategy `open` over a scripted model that keeps its answers."""
    model = Model(load_settings("local"), store=kept, dry=dry, transport=Scripted(script))
    strategy = StrategySettings()

    async def extract(unit: Sequence[SourceText]) -> Sequence[Extraction]:
        return await open_.extract(unit, strategy, model.ask)

    async def relate(story: StoryRecords) -> StoryRecords:
        return await by_table(story, model.ask)

    return Engine(
        partial(open_.units, settings=strategy),
        extract,
        relate,
        {},
        "open",
        lambda: model.calls,
        lambda: model.spent,
        model.close,
    )


def claims_on(first: int, last: int) -> Callable[[Request], dict[str, object]]:
    claims = [{"statement": f"Item {number}.", "evidence": [str(number)]} for number in range(first, last)]
    return lambda request: {"claims": claims} if request.user.startswith("Text ") else {}


def test_a_dry_run_is_no_estimate_once_the_documents_are_answered(seeds: Path) -> None:
    kept, readings = Recordings(), read([seeds / "crocus-call"])
    for unit in (live := by_table_of(kept, claims_on(2, 5), dry=False)).units(readings.sources):
        asyncio.run(live.extract(unit))  # type: ignore[arg-type]
    plan = plan_job([seeds / "crocus-call"], Settings(), by_table_of(kept, claims_on(2, 5), dry=True))
    assert (plan.documents.calls, plan.documents.stored) == (0, len(kept))
    assert plan.relations.calls == 1
    assert not plan.is_foreseen


def test_a_dry_run_asks_as_the_job_does_where_an_outlet_is_printed_in_two_ways(tmp_path: Path) -> None:
    for name, outlet in (("a", "Orsk Tide"), ("b", "ORSK TIDE"), ("c", "Mill Gazette")):
        told = f"The weir of {name} gave way at noon. Two barns were lost. Nobody was hurt."
        (tmp_path / f"{name}.md").write_text(f"---\npublisher: {outlet}\n---\n{told}\n")
    kept = Recordings()
    asyncio.run(work(read([tmp_path]), by_table_of(kept, claims_on(1, 10), dry=False)))
    plan = plan_job([tmp_path], Settings(), by_table_of(kept, claims_on(1, 10), dry=True))
    assert (plan.total.calls, plan.total.stored) == (0, len(kept))


def test_a_fault_in_one_document_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"The minister of {name} said that nobody had agreed.")
    real = ruled.extract

    def faulty(source: SourceText) -> object:
        if source.document.id == "a":
            raise RuntimeError("boom")
        return real(source)

    monkeypatch.setattr(ruled, "extract", faulty)
    assert extract([tmp_path], tmp_path / "run") == 1
    records, _ = folder.load(tmp_path / "run")
    assert {quote.document for quote in records.quotes} == {"b"}
    assert [(failure.document, failure.error) for failure in records.failures] == [("a", "unexpected")]


HOSTILE = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "said",
        "He",
        " ",
        "\n\n",
        "The minister",
        "denied",
        "that",
        "{{ 7*7 }}",
        "<script>",
        "\u202e",
        "\u200b",
        "…",
        "(",
        "[",
        "](#)",
        "1,144",
        "№",
        "😀",
        "—",
        "according to",
        "Reuters",
        ".",
        ",",
    ]
)


@given(st.lists(HOSTILE, max_size=60).map(" ".join))
@settings(max_examples=60)
def test_spans_slice_to_their_text_whatever_the_document_holds(text: str) -> None:
    source = SourceText(read_text("x " + text, identifier="d", story="s", source="d.txt").document, "x " + text)
    found = ruled.extract(source)
    for span in spans_in([*found.quotes, *found.claims]):
        assert source.text[span.start : span.end] == span.text


def test_a_document_is_a_pure_function_of_its_text(seeds: Path) -> None:
    sources = read([seeds / "crocus-call"]).sources
    alone = [ruled.extract(source) for source in sources]
    backwards = [ruled.extract(source) for source in reversed(sources)]
    assert alone == backwards[::-1]


def test_the_originals_show_the_dispute_about_the_dialogue_on_ukraine(originals: Path, tmp_path: Path) -> None:
    assert extract([originals], tmp_path / "run") == 0
    records, _ = folder.load(tmp_path / "run")
    claims = {claim.id: claim for claim in records.claims}
    found = [
        dispute
        for dispute in records.disputes
        if dispute.status == "genuine"
        and any(
            "dialogue" in " ".join(span.text for span in claims[name].evidence)
            for side in dispute.sides
            for name in side.claims
        )
    ]
    assert any(len({name for side in dispute.sides for name in side.documents}) == 2 for dispute in found)


def test_quotes_of_the_originals_have_speakers(originals: Path) -> None:
    quotes: list[Quote] = [quote for source in read([originals]).sources for quote in ruled.extract(source).quotes]
    named = [quote for quote in quotes if quote.speaker and quote.speaker.name]
    assert len(named) / len(quotes) > 0.8
