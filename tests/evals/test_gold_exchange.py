"""brat and Label Studio: out and back again, nothing lost."""

import json
import re
import struct
from pathlib import Path

import pytest
from harbour import TEXTS, story, write, write_run
from hypothesis import given
from hypothesis import strategies as st

from evals.cli import main
from evals.errors import GoldBroken
from evals.gold import load_gold
from evals.gold.brat import from_brat, to_brat
from evals.gold.compiler import compile_draft
from evals.gold.drafts import DraftStory
from evals.gold.label_studio import from_label_studio, to_label_studio
from evals.gold.records import GoldQuote
from pipeline.canonical import sha256
from pipeline.schema import Document, SourceText, Span, Speaker


@pytest.mark.parametrize("name", sorted(TEXTS))
@pytest.mark.parametrize("tool", ["brat", "label-studio"])
def test_gold_survives_the_way_there_and_back(name: str, tool: str) -> None:
    made = story(name)
    documents = {}
    for document, source in made.documents.items():
        quotes = [quote for quote in made.quotes if quote.document == document]
        claims = [claim for claim in made.claims if claim.document == document]
        documents[document] = (
            from_brat(to_brat(source, quotes, claims), source.text)
            if tool == "brat"
            else from_label_studio(json.loads(json.dumps(to_label_studio(source, quotes, claims))), source.text)
        )
    back, problems = compile_draft(DraftStory(documents=documents), made.file, made.documents)
    assert problems == ()
    assert back.quotes == made.quotes
    assert back.claims == made.claims


WORDS = st.text(st.sampled_from("ab 😀𝒜é\u0301\u200d\n\t“”") | st.characters(codec="utf-8"), max_size=12)


@given(before=WORDS, between=WORDS, after=WORDS)
def test_regions_of_label_studio_are_code_points_whatever_stands_around_them(
    before: str, between: str, after: str
) -> None:
    said, who = "𝒜ll 😀 left", "Ada 𝒬uill"
    text = f"{before} {said} {between} {who} {after}"
    source = SourceText(Document(id="d", sha256=sha256(text), story="port", source="d.txt"), text)

    def span(words: str, start: int) -> Span:
        return Span(document="d", start=start, end=start + len(words), text=words)

    mention = span(who, len(before) + len(said) + len(between) + 3)
    quote = GoldQuote(
        id="q",
        document="d",
        content=[span(said, len(before) + 1)],
        kind="indirect",
        speaker=Speaker(name="Ada", mention=mention),
    )
    task = json.loads(json.dumps(to_label_studio(source, [quote], [])))
    values = [row["value"] for row in task["annotations"][0]["result"] if row["type"] == "labels"]
    # As a browser does it: `[...text]` parts a string into code points.
    letters = [unit.decode("utf-32-le") for (unit,) in struct.iter_unpack("4s", text.encode("utf-32-le"))]
    assert {"".join(letters[value["start"] : value["end"]]) for value in values} == {said, who}
    (back,) = from_label_studio(task, text).quotes
    assert (back.content[0].at, back.speaker.mention.at) == (quote.content[0].start, mention.start)


@pytest.mark.parametrize("links", [1, 3, 5, 8])
def test_a_chain_may_have_any_number_of_links(links: int, tmp_path: Path) -> None:
    gold, seeds = write(tmp_path)
    path = gold / "port" / "quotes.jsonl"
    first, *rest = map(json.loads, path.read_text("utf-8").splitlines())
    first["via"] = [{"name": f"paper {number}", "mention": first["cue"], "cue": None} for number in range(links)]
    path.write_text("".join(json.dumps(row) + "\n" for row in (first, *rest)), "utf-8")
    places = ["--out", str(tmp_path / "out"), "--gold", str(gold), "--seeds", str(seeds)]
    assert main(["gold", "export", "--to", "label-studio", *places]) == 0
    told = (tmp_path / "out" / "port" / "interface.xml").read_text("utf-8")
    (task,) = json.loads((tmp_path / "out" / "port" / "port-a.json").read_text("utf-8"))
    used = {row["labels"][0] for row in task["annotations"][0]["result"] if row["type"] == "relation"}
    assert f"ViaSource{links}" in used
    assert used <= set(re.findall('<Relation value="(.*?)"/>', told))
    assert "ViaCue5" in told
    quotes = from_label_studio(task, story("port").documents["port-a"].text).quotes
    assert [len(quote.via) for quote in quotes][:1] == [links]


def test_each_tool_is_told_every_label_and_role_that_is_used(tmp_path: Path) -> None:
    gold, seeds = write(tmp_path)
    for tool in ("brat", "label-studio"):
        places = ["--out", str(tmp_path / tool), "--gold", str(gold), "--seeds", str(seeds)]
        assert main(["gold", "export", "--to", tool, *places]) == 0
    told = (tmp_path / "brat" / "port" / "annotation.conf").read_text("utf-8")
    entities, events = (re.search(rf"\[{part}\]\n(.*?)\n\n", told, re.DOTALL)[1] for part in ("entities", "events"))
    lines = (tmp_path / "brat" / "port" / "port-b.ann").read_text("utf-8").splitlines()
    assert {line.split("\t")[1].split()[0] for line in lines if line[0] == "T"} <= set(entities.split())
    used = [part.split(":")[0] for line in lines if line[0] == "E" for part in line.split("\t")[1].split()]
    assert "ViaSource1" in used
    assert {role.rstrip("0123456789") for role in used} <= set(re.findall(r"\w+(?=[?*]?:| )", events))
    interface = (tmp_path / "label-studio" / "port" / "interface.xml").read_text("utf-8")
    (task,) = json.loads((tmp_path / "label-studio" / "port" / "port-b.json").read_text("utf-8"))
    for row in task["annotations"][0]["result"]:
        kind, labels = ("Relation", row["labels"]) if row["type"] == "relation" else ("Label", row["value"]["labels"])
        assert f'<{kind} value="{labels[0]}"/>' in interface


def test_the_command_writes_what_it_reads(tmp_path: Path) -> None:
    gold, seeds = write(tmp_path)
    places = ["--gold", str(gold), "--seeds", str(seeds)]
    assert main(["gold", "export", "--to", "brat", "--out", str(tmp_path / "brat"), *places]) == 0
    draft = tmp_path / "draft.json"
    assert main(["gold", "import", str(tmp_path / "brat" / "port"), "--story", "port", "--out", str(draft)]) == 0
    again = ["gold", "compile", str(draft), "--story", "port", "--gold", str(tmp_path / "again"), "--seeds", str(seeds)]
    assert main(again) == 0
    (back,) = load_gold(tmp_path / "again", [seeds])
    assert [quote.id for quote in back.quotes] == [quote.id for quote in story("port").quotes]


def test_a_corrected_story_keeps_its_relations_or_says_which_are_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, seeds = write(tmp_path)
    before = load_gold(gold, [seeds])
    there, draft = tmp_path / "brat", tmp_path / "draft.json"
    places = ["--gold", str(gold), "--seeds", str(seeds)]
    assert main(["gold", "export", "--to", "brat", "--out", str(there), *places]) == 0
    assert main(["gold", "import", str(there), "--story", "port", "--out", str(draft)]) == 0
    assert main(["gold", "compile", str(draft), "--story", "port", *places]) == 0
    assert load_gold(gold, [seeds]) == before

    told = json.loads(draft.read_text("utf-8"))
    told["documents"]["port-a"]["claims"] = []
    draft.write_text("\ufeff" + json.dumps(told), "utf-8")
    assert main(["gold", "compile", str(draft), "--story", "port", *places]) == 2
    assert "would be lost: a claim of it is not in the draft" in capsys.readouterr().out
    assert load_gold(gold, [seeds]) == before
    assert main(["gold", "compile", str(draft), "--story", "strike", *places]) == 2
    assert "the draft is of story port" in capsys.readouterr().err


def test_a_run_is_gold_to_be_corrected(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, seeds = write(tmp_path)
    run, new = write_run(tmp_path / "run"), tmp_path / "new"
    words = ["gold", "preannotate", str(run), "--story", "port", "--out", str(new), "--seeds", str(seeds)]
    assert main(words) == 0
    (made,) = load_gold(new, [seeds])
    (whole,) = load_gold(gold, [seeds], stories=["port"])
    assert [quote.id for quote in made.quotes] == [quote.id for quote in whole.quotes]
    assert made.disputes
    assert made.contradictions == whole.contradictions
    assert main(words) == 2
    assert "there is a story already" in capsys.readouterr().err
    assert main([*words[:-3], str(tmp_path / "less"), "--seeds", str(seeds), "--up-to", "quotes"]) == 0
    assert load_gold(tmp_path / "less", [seeds])[0].unsaid == {"claims", "contradictions", "disputes"}

    (run / "claims.jsonl").write_text('{"id": "c", "document": "port-a", "evidence": []}\n')
    assert main([*words[:-3], str(tmp_path / "bad"), "--seeds", str(seeds)]) == 2
    assert "a record is not of the contract" in capsys.readouterr().err


def test_a_broken_annotation_is_named_with_its_line() -> None:
    with pytest.raises(GoldBroken, match=r"a\.ann:2: the annotation cannot be read"):
        from_brat("T1\tContent 0 3\tone\nT2\tContent x\n", "one two", "a.ann")


BOUND, EVENT = "T1\tEvidence 0 3\tAll\n", "E1\tClaim:T1\n"


@pytest.mark.parametrize(
    ("file", "data", "told"),
    [
        ("a.ann", b"T1\tContent 0 \xff", "a.ann: the file is not UTF-8"),
        ("a.ann", f"{BOUND}{EVENT}".encode(), "a.ann: the claim E1 is not whole: statement: Field required"),
        ("a.ann", f"{BOUND}{EVENT}#1\tAnnotatorNotes E1\t3\n".encode(), "a.ann:3: the annotation cannot be read"),
        ("a.json", b"{", "a.json: the file is no JSON that can be read"),
        ("a.json", b"[{}]", "a.json: a task has no data.document and data.text"),
        (
            "a.json",
            b'[{"data": {"document": "a", "text": "All"}}]',
            "a.json: not a task of ours: KeyError('annotations')",
        ),
    ],
)
def test_what_a_tool_wrote_and_nobody_can_read_is_told_with_its_file(
    tmp_path: Path, file: str, data: bytes, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("All left.")
    (tmp_path / file).write_bytes(data)
    draft = tmp_path / "out" / "draft.json"
    assert main(["gold", "import", str(tmp_path), "--story", "port", "--out", str(draft)]) == 2
    assert told in capsys.readouterr().err
    assert not draft.exists()
