"""brat and Label Studio: out and back again, nothing lost."""

import json
from pathlib import Path

import pytest
from harbour import TEXTS, story, write

from evals.cli import main
from evals.errors import GoldBroken
from evals.gold import load_gold
from evals.gold.brat import from_brat, to_brat
from evals.gold.compiler import compile_draft
from evals.gold.drafts import DraftStory
from evals.gold.label_studio import from_label_studio, to_label_studio


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


def test_offsets_of_label_studio_count_what_browsers_count() -> None:
    source = story("port").documents["port-a"]
    draft = DraftStory.model_validate({"documents": {"port-a": {"quotes": [{"key": "q", "content": "All left"}]}}})
    made, _ = compile_draft(draft, story("port").file, {"port-a": source})
    task = to_label_studio(source, made.quotes, [])
    value = task["annotations"][0]["result"][0]["value"]
    assert source.text.encode("utf-16-le")[2 * value["start"] : 2 * value["end"]].decode("utf-16-le") == "All left"
    assert value["start"] == made.quotes[0].content[0].start + 1


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


def test_a_broken_annotation_is_named_with_its_line() -> None:
    with pytest.raises(GoldBroken, match=r"a\.ann:2: the annotation cannot be read"):
        from_brat("T1\tContent 0 3\tone\nT2\tContent x\n", "one two", "a.ann")
