"""Gold on disk: what is written is read back; whatever is broken is named with file, line and cause."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from harbour import DRAFTS, TEXTS, story, write, write_run

from evals.cli import main
from evals.cli.values import SPLITS
from evals.errors import GoldBroken
from evals.gold import Split, dump_story, gold_hash, load_gold, load_story
from evals.gold.layout import without_texts
from evals.predictions import read_predictions
from evals.score import score_system
from evals.scorefile import values


def test_what_is_written_is_read_back_with_and_without_text(tmp_path: Path) -> None:
    gold, seeds = write(tmp_path)
    whole = load_gold(gold, [seeds])
    for made in whole:
        dump_story(made, tmp_path / "bare" / made.id, standoff=lambda _: True)
    bare = load_gold(tmp_path / "bare", [seeds])
    assert bare == whole
    assert gold_hash(bare) == gold_hash(whole)
    assert not any(
        text.split(".")[0] in (tmp_path / "bare/port/quotes.jsonl").read_text() for text in TEXTS["port"].values()
    )


def test_a_story_of_quotes_alone_is_gold_on_quotes_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, seeds = write(tmp_path)
    whole = load_gold(gold, [seeds])
    run = read_predictions(write_run(tmp_path / "run"))
    for name in ("claims", "contradictions", "disputes"):
        (gold / "port" / f"{name}.jsonl").unlink()
    less = load_gold(gold, [seeds])
    assert gold_hash(less) != gold_hash(whole)
    scored = score_system(less, [run])
    assert values(scored)["quotes.correct.f1"].value == 1
    counts = {name for unit in scored.stories + scored.documents for name in unit.counts[0] if unit.story == "port"}
    assert not any(name.startswith(("claims.", "edges.", "traps.", "disputes.")) for name in counts)
    assert "port: not scored on claims, contradictions, disputes" in "; ".join(scored.notes)

    (again,) = (story for story in less if story.id == "port")
    dump_story(again, gold / "port")
    assert load_gold(gold, [seeds]) == less
    assert main(["gold", "check", "--gold", str(gold), "--seeds", str(seeds), "--foreign", str(tmp_path / "no")]) == 0
    assert re.search(r"port .* 3 quotes +– claims +– relations +– disputes", capsys.readouterr().out)


def test_a_story_of_some_relations_is_gold_on_what_becomes_of_them_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, seeds = write(tmp_path)
    made = load_gold(gold, [seeds])
    (whole,) = (story for story in made if story.id == "port")
    some = replace(whole, file=whole.file.model_copy(update={"exhaustive": False}))
    dump_story(some, gold / "port")
    (read,) = load_gold(gold, [seeds], stories=["port"])
    assert read == some
    assert gold_hash([read]) != gold_hash([whole])

    run = read_predictions(write_run(tmp_path / "run"))
    scored = score_system([read], [run])
    found = {name: value.value for name, value in values(scored).items()}
    assert (found["contradictions.recall"], found["disputes.recall"]) == (1, 1)
    undefined = ("contradictions.f1", "contradictions.precision", "disputes.f1", "disputes.split", "disputes.silent.f1")
    assert [found[name] for name in undefined] == [None] * len(undefined)
    assert "port: gold holds only some contradictions and disputes" in "; ".join(scored.notes)

    draft, places = tmp_path / "draft.json", ["--gold", str(gold), "--seeds", str(seeds)]
    assert main(["gold", "export", "--to", "brat", "--out", str(tmp_path / "brat"), *places]) == 0
    assert main(["gold", "import", str(tmp_path / "brat"), "--story", "port", "--out", str(draft)]) == 0
    assert main(["gold", "compile", str(draft), "--story", "port", *places]) == 0
    assert load_gold(gold, [seeds], stories=["port"]) == (some,)


def test_a_draft_of_quotes_alone_is_compiled_without_the_other_tables(tmp_path: Path) -> None:
    _, seeds = write(tmp_path)
    draft = tmp_path / "draft.json"
    draft.write_text(json.dumps({"documents": {"port-a": {"quotes": [{"key": "q", "content": "the port was shut"}]}}}))
    words = ["gold", "compile", str(draft), "--story", "port", "--gold", str(tmp_path / "new"), "--seeds", str(seeds)]
    assert main([*words, "--up-to", "quotes"]) == 0
    made = load_story(tmp_path / "new" / "port", [seeds])
    assert [quote.content[0].text for quote in made.quotes] == ["the port was shut"]
    assert made.unsaid == {"claims", "contradictions", "disputes"}
    assert main([*words, "--up-to", "claims"]) == 0
    assert load_story(tmp_path / "new" / "port", [seeds]).unsaid == {"contradictions", "disputes"}


def test_tables_of_gold_are_not_taken_away_in_silence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, seeds = write(tmp_path)
    draft = tmp_path / "draft.json"
    draft.write_text(json.dumps({"documents": {"port-a": {"quotes": [{"key": "q", "content": "the port was shut"}]}}}))
    before = {path: path.read_bytes() for path in (gold / "port").iterdir()}
    words = ["gold", "compile", str(draft), "--story", "port", "--gold", str(gold), "--seeds", str(seeds)]
    assert main([*words, "--up-to", "claims"]) == 2
    assert "--up-to would take contradictions, disputes from the gold that is there" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in (gold / "port").iterdir()} == before


def test_a_table_needs_those_it_speaks_of(tmp_path: Path) -> None:
    gold, seeds = write(tmp_path)
    (gold / "port" / "claims.jsonl").unlink()
    with pytest.raises(GoldBroken, match=r"there is no claims\.jsonl"):
        load_gold(gold, [seeds])


def test_the_command_line_knows_every_split() -> None:
    assert get_args(Split) == SPLITS


def test_records_of_an_absent_document_are_left_out_and_it_is_said(tmp_path: Path) -> None:
    gold, seeds = write(tmp_path)
    (seeds / "port" / "port-b.txt").unlink()
    made = load_story(gold / "port", [seeds])
    assert made.absent == ("port-b",)
    assert {quote.document for quote in made.quotes} == {"port-a"}
    assert made.contradictions == ()
    assert made.disputes == ()
    assert "port-b is not at hand" in made.skipped[0]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


BROKEN = {
    "not JSON": ("quotes.jsonl", '{"id"', '{"id', "quotes.jsonl:1: the line is not JSON"),
    "unknown field": ("quotes.jsonl", '"hedged"', '"hegded"', "does not fit the schema: hegded: Extra inputs"),
    "wrong label": ("claims.jsonl", '"CT+"', '"CERTAIN"', "factuality: Input should be"),
    "other text": ("quotes.jsonl", "the port was shut", "the port was open", "here"),
    "span outside": ("quotes.jsonl", r'"end": \d+', '"end": 9039', r"is not in the document's 0\.\."),
    "no such document": (
        "quotes.jsonl",
        '"document": "port-a"',
        '"document": "port-z"',
        "the story has no document port-z",
    ),
    "no such quote": ("claims.jsonl", '"quote": "q_', '"quote": "q_0', "no quote q_0"),
    "no such claim": ("contradictions.jsonl", '"a": "c_', '"a": "c_0', "no claim c_0"),
    "wrong scope": ("contradictions.jsonl", "cross_document", "within_document", "the scope is within_document"),
    "reason missing": ("contradictions.jsonl", '"genuine"', '"apparent"', "apparent_reason goes with status apparent"),
    "side empty": ("disputes.jsonl", r'"claims": \["c_\w+"\]', '"claims": []', "a side has no claim"),
    "silent unknown": ("disputes.jsonl", r'"silent": \[\]', '"silent": ["port-z"]', "the story has no document port-z"),
    "other story": ("claims.jsonl", '"story": "port"', '"story": "strike"', "the record belongs to story strike"),
    "a document that is a list": (
        "quotes.jsonl",
        '"document": "port-a"',
        '"document": ["port-a"]',
        "fit the schema: unh",
    ),
    "an end that is a list": ("contradictions.jsonl", r'"a": "c_\w+"', '"a": ["c"]', "fit the schema: unhashable"),
    "claims that are a number": ("disputes.jsonl", r'"claims": \["c_\w+"\]', '"claims": 5', "fit the schema: 'int'"),
    "a claim that is an object": ("disputes.jsonl", r'"claims": \["c_\w+"\]', '"claims": [{}]', "fit the schema: unh"),
    "nested too deeply": ("quotes.jsonl", '{"id"', "[" * 100_000, "the line is not JSON: maximum recursion"),
    "story file": ("story.toml", "split = ", "spilt = ", "the story file is wrong"),
    "wrong name": ("story.toml", 'id = "port"', 'id = "sport"', "the story is called sport, its folder port"),
    "annotated unknown": ("story.toml", '"port-a",', '"port-q",', "annotated names documents that the story has not"),
    "other bytes": (
        "story.toml",
        r'sha256 = "....',
        'sha256 = "0000',
        "the document is not the one that was annotated",
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_file_is_named_with_its_cause_and_exit_2(
    fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, seeds = write(tmp_path)
    name, old, new, cause = BROKEN[fault]
    path = gold / "port" / name
    text, count = re.subn(
        old if "\\" in old or "...." in old else re.escape(old), new.replace("\\", r"\\"), path.read_text(), count=1
    )
    assert count
    path.write_text(text)
    with pytest.raises(GoldBroken, match=cause):
        load_gold(gold, [seeds])
    assert main(["gold", "check", "--gold", str(gold), "--seeds", str(seeds)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "port" in line


def test_two_records_of_one_id_are_named(tmp_path: Path) -> None:
    gold, seeds = write(tmp_path)
    path = gold / "port" / "quotes.jsonl"
    path.write_text(path.read_text() * 2)
    with pytest.raises(GoldBroken, match=r"quotes.jsonl:4 .*two records have this id"):
        load_gold(gold, [seeds])


def test_no_gold_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldBroken, match="no such directory"):
        load_gold(tmp_path / "nowhere", [])
    with pytest.raises(GoldBroken, match="no gold story"):
        load_gold(tmp_path, [])


def test_the_census_counts_required_items(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, seeds = write(tmp_path)
    counts = tmp_path / "counts.json"
    arguments = [
        "gold",
        "check",
        "--gold",
        str(gold),
        "--seeds",
        str(seeds),
        "--json",
        str(counts),
        "--foreign",
        "none",
    ]
    assert main(arguments) == 0
    found = json.loads(counts.read_text())["counts"]
    assert (found["stories"], found["documents"], found["quotes"], found["claims"]) == (2, 4, 5, 2)
    assert (found["quotes_indirect_or_mixed"], found["quotes_with_via"], found["optional"]) == (4, 1, 1)
    assert "nothing was compared" in capsys.readouterr().out


def test_hash_follows_content_and_not_the_order_of_stories() -> None:
    one, two = story("port"), story("strike")
    assert gold_hash([one, two]) == gold_hash([two, one])
    assert gold_hash([one]) != gold_hash([two])


def test_two_stories_of_one_folder_share_no_id_of_a_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, seeds = write(tmp_path)
    draft = tmp_path / "draft.json"
    (seeds / "lock").mkdir()
    (seeds / "lock" / "strike-a.txt").write_text("The lock stays shut, said Nils Orre.", "utf-8")
    rows = {"strike-a": {"quotes": [{"key": "q1", "content": "The lock stays shut", "speaker": {"name": "Nils Orre"}}]}}
    draft.write_text(json.dumps({"documents": rows}), "utf-8")
    options = ["--story", "lock", "--up-to", "quotes", "--seeds", str(seeds)]
    for more in (["--try"], []):
        assert main(["gold", "compile", str(draft), *options, "--gold", str(gold), *more]) == 2
        told = capsys.readouterr().err
        assert "strike and lock both have a document strike-a" in told
        assert "lock-strike-a.txt for lock/strike-a.txt" in told
    assert not (gold / "lock").exists()

    assert main(["gold", "compile", str(draft), *options, "--gold", str(tmp_path / "apart")]) == 0
    (tmp_path / "apart" / "lock").rename(gold / "lock")
    for stories in (None, ["lock", "strike"]):
        with pytest.raises(GoldBroken, match="both have a document strike-a"):
            load_gold(gold, [seeds], stories=stories)
    with pytest.raises(GoldBroken, match="both have a document strike-a"):
        read_predictions(gold)
    assert [story.id for story in load_gold(gold, [seeds], stories=["lock"])] == ["lock"]


def test_two_files_of_one_name_are_no_story(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "draft.json"
    draft.write_text(json.dumps({"documents": {}}), "utf-8")
    (tmp_path / "seeds" / "lock").mkdir(parents=True)
    for ending in ("txt", "md"):
        (tmp_path / "seeds" / "lock" / f"post.{ending}").write_text("The lock stays shut.", "utf-8")
    options = ["--story", "lock", "--gold", str(tmp_path / "gold"), "--seeds", str(tmp_path / "seeds")]
    assert main(["gold", "compile", str(draft), *options]) == 2
    assert "two documents are called post: lock/post.md and lock/post.txt" in capsys.readouterr().err


def test_fields_that_came_later_change_no_hash_where_they_say_nothing() -> None:
    port = story("port")
    assert gold_hash([port])[:16] == "4c48c40dfb0af532"  # as before disputes could tell who touches or supports
    (dispute,) = port.disputes
    sides = [side.model_copy(update={"support": side.claims}) for side in dispute.sides]
    told = replace(port, disputes=(dispute.model_copy(update={"sides": sides}),))
    assert gold_hash([told]) != gold_hash([port])


def test_gold_holds_the_texts_of_ones_own_documents_wherever_they_lie_and_of_others_offsets_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds = write(tmp_path)[1].rename(tmp_path / "texts")
    monkeypatch.chdir(tmp_path)
    draft, other = tmp_path / "draft.json", tmp_path / "other.toml"
    draft.write_text(json.dumps(DRAFTS["strike"]), "utf-8")
    rows = story("strike").file.documents
    other.write_text(
        "".join(
            f'[[document]]\nid = "{name}"\nstory = "strike"\npath = "{row.path}"\nsha256 = "{row.sha256}"\n'
            + ("original = true\n" if name == "strike-b" else "")
            for name, row in rows.items()
        )
    )

    def compiled(gold: str, *more: str) -> set[str]:
        words = ["gold", "compile", str(draft), "--story", "strike", "--gold", gold, "--seeds", str(seeds), *more]
        assert main(words) == 0
        return without_texts(Path(gold) / "strike")

    assert compiled("mine") == set()
    assert compiled("listed", "--manifest", str(other)) == {"strike-b"}
    assert compiled("listed") == {"strike-b"}  # as gold has it
    assert main(f"gold adjudicate listed mine --story strike --gold both --seeds {seeds} --partial".split()) == 0
    assert without_texts(Path("both/strike")) == {"strike-b"}
