"""What was predicted is read whoever wrote it: run folders, simple lines, an annotator's stories."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from harbour import STORIES, TEXTS, rows, scored, value, write, write_run
from hypothesis import given
from hypothesis import strategies as st

from evals.cli import main
from evals.errors import GoldBroken, PredictionsUnreadable
from evals.gold import StoryFile
from evals.gold.compiler import compile_draft
from evals.gold.drafts import DraftStory
from evals.gold.records import GoldDocument
from evals.metrics.catalogue import METRICS
from evals.offsets import counted_in
from evals.predictions import read_predictions
from evals.score import score_system
from evals.scorefile import mean_counts, read_score, to_json, values
from pipeline.canonical import sha256
from pipeline.schema import Document, SourceText


def test_simple_lines_are_read_and_scored_by_the_same_ruler(tmp_path: Path) -> None:
    text = TEXTS["port"]["port-a"]
    start, end = text.index("the port"), text.index(". “")
    who = text.index("Ada")
    line = {"content": [[start, end]], "source": [who, who + 9], "cue": None, "kind": "indirect"}
    path = tmp_path / "pred.jsonl"
    path.write_text(json.dumps({"doc_id": "port-a", "quotes": [line]}) + "\n")
    counts = mean_counts(score_system(STORIES, [read_predictions(path)]).documents)
    assert (counts["quotes.gold.correct"], counts["quotes.predicted"], counts["quotes.gold"]) == (1, 1, 5)


def test_simple_lines_say_nothing_of_claims_and_are_not_scored_on_them(tmp_path: Path) -> None:
    path = tmp_path / "pred.jsonl"
    quote = {"content": [[0, 5]], "speaker": "Ada Quill", "via": ["the Lantern"], "hedged": True}
    path.write_text("".join(json.dumps({"doc_id": "port-a", "quotes": rows}) + "\n" for rows in ([quote], [], [quote])))
    run = read_predictions(path)
    assert len(run.quotes["port-a"]) == 2  # lines on one document add up
    score = score_system(STORIES, [run])
    for name in ("claims.correct.f1", "contradictions.f1", "disputes.f1", "claims.statement.adequate"):
        assert value(score, name) is None, name
    assert value(score, "quotes.correct.f1") == 0
    assert "claims, contradictions, disputes" in score.notes[-1]
    folder = write_run(tmp_path / "r")
    (folder / "disputes.jsonl").unlink()
    score = score_system(STORIES, [read_predictions(folder)])
    assert (value(score, "disputes.f1"), value(score, "contradictions.f1")) == (None, 1)


def test_what_a_run_does_not_tell_of_cues_and_calls_is_undefined_and_what_it_tells_is_counted(tmp_path: Path) -> None:
    text = TEXTS["port"]["port-a"]
    start = text.index("the port")
    path = tmp_path / "pred.jsonl"
    for more, cue in (({}, None), ({"cue": None}, 0)):
        quote = {"content": [[start, start + 17]], "speaker": "Ada Quill", **more}
        path.write_text(json.dumps({"doc_id": "port-a", "quotes": [quote]}) + "\n")
        score = score_system(STORIES, [read_predictions(path)])
        assert value(score, "quotes.correct.precision") == 1
        assert (value(score, "quotes.cue"), value(score, "cost.calls_per_1000")) == (cue, None)
    folder = write_run(tmp_path / "r", calls=[])
    assert value(score_system(STORIES, [read_predictions(folder)]), "cost.calls_per_1000") == 0


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ({"content": [["a", 3]]}, "a span needs a start and an end in whole numbers, found"),
        ({"content": [[3, 9]], "source": [1]}, "a span needs a start and an end"),
        ({"content": [{"start": 1, "end": None}]}, "a span needs a start and an end"),
        ({"content": [[3, 9]], "speaker": {"name": 7}}, "a speaker is a name: found {'name': 7}"),
        ({"content": [[3, 9]], "speaker": ["x"]}, "a speaker is a name"),
        ({"source": [1, 2]}, "a quote needs content"),
        ({"content": [[9, 3]]}, r"a span begins at 0 or later and ends behind its beginning, found \[9, 3\]"),
        ({"content": [[3, 3]]}, "a span begins at 0 or later"),
        ({"content": [[-3, 3]]}, "a span begins at 0 or later"),
        ({"content": [[3, 9]], "kind": "shouted"}, "a kind is unknown: found 'shouted', not one of direct, indirect"),
        ({"content": [[3, 9]], "source": {"start": 1}}, "the source of a quote is no range: found {'start'"),
        ({"content": [[3, 9]], "cue": 7}, "the cue of a quote is no range: found 7, not"),
        ({"content": [[3, 9]], "via": "x"}, "via is a list of names: found 'x'"),
        ({"content": [[3, 9]], "via": [{"mention": [1, 2]}]}, "via is a list of names"),
        ({"content": [[3, 9]], "text": ["a", "b"]}, "one string for each range: found .* and 1 ranges"),
        ({"content": [[3, 9]], "text": 9}, "one string for each range"),
        ({"content": [[3]], "text": "a"}, "a span needs a start and an end"),
    ],
)
def test_a_broken_simple_line_is_named_with_its_cause(line: dict[str, Any], cause: str, tmp_path: Path) -> None:
    path = tmp_path / "pred.jsonl"
    path.write_text(json.dumps({"doc_id": "port-a", "quotes": [line]}) + "\n")
    with pytest.raises(PredictionsUnreadable, match=cause):
        score_system(STORIES, [read_predictions(path)])


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("quotes.jsonl", "{", "quotes.jsonl:1: the line is not JSON"),
        ("quotes.jsonl", '{"document": "port-a"}', "quotes.jsonl:1: the record has no content"),
        ("quotes.jsonl", '{"document": "port-a", "content": [{"start": 1}]}', "a record is not of the contract"),
        ("contradictions.jsonl", '{"a": 1, "b": "c"}', "contradictions.jsonl:1: the id of a claim is a text: found 1"),
        ("disputes.jsonl", '{"sides": [{"claims": [["c"]]}]}', "disputes.jsonl:1: the id of a claim is a text"),
        ("disputes.jsonl", '{"sides": ["c"]}', "disputes.jsonl:1: a record is not of the contract"),
        ("quotes.jsonl", "[" * 100_000, "quotes.jsonl:1: the line is not JSON: maximum recursion"),
        ("run.json", "[]", "run.json: the manifest is not an object"),
        (
            "candidates.jsonl",
            '{"a": "x"}',
            "candidates.jsonl:1: the record has neither a and b nor claims and partners",
        ),
    ],
)
def test_a_broken_run_is_named_with_its_cause(name: str, content: str, cause: str, tmp_path: Path) -> None:
    folder = write_run(tmp_path / "r")
    (folder / name).write_text(content)
    with pytest.raises(PredictionsUnreadable, match=cause):
        score_system(STORIES, [read_predictions(folder)])


@pytest.mark.parametrize("told", ["pairs", "table", "partners"])
def test_candidate_pairs_are_read_in_every_shape(told: str, tmp_path: Path) -> None:
    one, other = (row["id"] for row in rows("claims"))
    shapes = {
        "pairs": {"a": other, "b": one},
        "table": {"story": "port", "claims": [one, other], "partners": []},
        "partners": {"story": "port", "claims": [one], "partners": [other]},
    }
    assert value(scored(tmp_path / "none"), "contradictions.candidates.recall") is None
    assert value(scored(tmp_path / "r", candidates=[shapes[told]]), "contradictions.candidates.recall") == 1


def test_a_wrong_text_at_right_offsets_is_an_invention(tmp_path: Path) -> None:
    (quote, *rest) = rows("quotes")
    quote = {**quote, "content": [{**quote["content"][0], "text": "x" * len(quote["content"][0]["text"])}]}
    counts = mean_counts(scored(tmp_path / "r", quotes=[quote, *rest]).documents)
    assert (counts["quotes.predicted.invented_text"], counts["grounding.inventions"], counts["quotes.gold.missed"]) == (
        1,
        1,
        1,
    )


def test_a_run_is_scored_without_its_inputs_on_the_texts_that_it_keeps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, seeds = write(tmp_path)
    run_folder = write_run(tmp_path / "r")
    shutil.copytree(seeds / "port", run_folder / "texts")
    (run_folder / "texts" / "strike-a.txt").write_text("Another text.")
    shutil.rmtree(seeds)
    assert main(["score", str(run_folder), "--gold", str(gold), "--json", str(tmp_path / "s.json")]) == 0
    told = read_score(tmp_path / "s.json")
    assert [unit.name for unit in told.documents] == ["port-a", "port-b"]
    assert value(told, "quotes.correct.f1") == 1


def test_an_annotator_is_scored_as_a_run(tmp_path: Path) -> None:
    gold, _ = write(tmp_path)
    found = values(score_system(STORIES, [read_predictions(gold)]))
    for name, got in found.items():
        if got.value is not None and not name.startswith("cost."):
            assert got.value == (1 if METRICS[name].higher else 0), name
    assert found["contradictions.f1"].value == found["disputes.f1"].value == found["quotes.via.f1"].value == 1

    for table in ("disputes", "contradictions", "claims"):
        (gold / "port" / f"{table}.jsonl").write_text("")
    less = score_system(STORIES, [read_predictions(gold)])
    assert value(less, "claims.correct.recall") == 0
    assert value(less, "quotes.correct.f1") == 1

    (gold / "port" / "story.toml").write_text("id = ")
    with pytest.raises(GoldBroken, match=r"story\.toml: the story file is wrong"):
        read_predictions(gold)


def test_relations_between_claims_that_a_run_does_not_have_are_noted(tmp_path: Path) -> None:
    (edge,) = rows("contradictions")
    assert not any("relations that name" in note for note in scored(tmp_path / "whole").notes)
    lost = [edge, {**edge, "b": "c_gone"}]
    found = scored(tmp_path / "r", contradictions=lost)
    assert found.notes == (
        "r: relations that name claims which the run does not have: 1; "
        "contradictions so are not counted, disputes without those claims",
    )
    assert value(found, "contradictions.precision") == 1


@pytest.mark.parametrize("part", ["ruler", "system"])
@pytest.mark.parametrize("odd", [None, [], "x", 5])
def test_a_score_file_whose_parts_are_none_is_told(part: str, odd: object, tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text(to_json(scored(tmp_path / "r")))
    path.write_text(json.dumps({**json.loads(path.read_text()), part: odd}))
    with pytest.raises(PredictionsUnreadable, match=f"not a score file: its {part} is {type(odd).__name__}"):
        read_score(path)


@pytest.mark.parametrize(("content", "cause"), [("[1]", "found list"), ("[" * 100_000, "maximum recursion")])
def test_what_is_no_score_file_at_all_is_told(content: str, cause: str, tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text(content)
    with pytest.raises(PredictionsUnreadable, match=f"not a score file: {cause}"):
        read_score(tmp_path / "s.json")


def test_what_a_simple_line_says_in_vain_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "pred.jsonl"
    quote = {"content": [[21, 38]], "speakr": "Ada Quill"}
    lines = [{"doc_id": name, "quotes": [quote]} for name in ("port-a", "port-a", "prt-b")]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    notes = score_system(STORIES, [read_predictions(path)]).notes
    assert "pred: 3 times a field 'speakr', which is passed over" in notes
    assert "pred: 2 lines of port-a, whose quotes are joined" in notes
    assert "pred: 1 document that gold here does not have: prt-b" in notes
    path.write_text(
        json.dumps({"doc_id": "port-a", "quotes": [{"content": [[21, 38]], "speaker": "Ada Quill"}]}) + "\n"
    )
    notes = score_system(STORIES, [read_predictions(path)]).notes
    assert not any("passed over" in note or "joined" in note or "does not have" in note for note in notes)


def test_an_id_is_the_same_however_its_accents_are_written_and_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    texts, (composed, apart) = {}, ("caf\u00e9", "cafe\u0301")
    for gold, told in ((composed, apart), (apart, composed)):
        text = "Bo Lindqvist said the kitchen was closed."
        file = StoryFile(
            id="s", split="dev", annotated=[gold], documents={gold: GoldDocument(path="s/c.txt", sha256=sha256(text))}
        )
        source = SourceText(Document(id=gold, sha256=sha256(text), story="s", source="s/c.txt"), text)
        quote = {"key": "q1", "content": "the kitchen was closed", "speaker": {"name": "Bo Lindqvist"}}
        draft = DraftStory.model_validate({"documents": {gold: {"quotes": [quote], "claims": []}}})
        story, _ = compile_draft(draft, file, {gold: source})
        path = tmp_path / "pred.jsonl"
        start = text.index("the kitchen")
        lines = [{"doc_id": name, "quotes": []} for name in (told, gold)]
        lines[0]["quotes"] = [{"content": [[start, start + 22]], "speaker": "Bo Lindqvist"}]
        path.write_text("\ufeff" + "".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        score = score_system([story], [read_predictions(path)])
        assert value(score, "quotes.correct.f1") == 1
        texts[gold] = [note for note in score.notes if "does not have" in note or "lines of" in note]
    assert texts == {name: [f"pred: 2 lines of {composed}, whose quotes are joined"] for name in (composed, apart)}


def test_a_simple_line_may_tell_spans_and_people_as_a_run_folder_does(tmp_path: Path) -> None:
    text = TEXTS["port"]["port-b"]
    said, who, cue = text.index("it was over"), text.index("Ada Quill"), text.index("said")
    plain = {
        "content": [[said, said + 11]],
        "source": [who, who + 9],
        "cue": [cue, cue + 4],
        "speaker": "Ada Quill",
        "via": ["the Lantern"],
    }
    full = {
        "content": [{"start": said, "end": said + 11, "text": "it was over"}],
        "cue": {"start": cue, "end": cue + 4, "text": "said"},
        "speaker": {"name": "Ada Quill", "mention": {"start": who, "end": who + 9, "text": "Ada Quill"}},
        "via": [{"name": "the Lantern", "mention": None}],
    }
    counts = []
    for quote in (plain, full):
        path = tmp_path / "pred.jsonl"
        path.write_text(json.dumps({"doc_id": "port-b", "quotes": [quote]}) + "\n")
        counts.append(mean_counts(score_system(STORIES, [read_predictions(path)]).documents))
    assert counts[0] == counts[1]
    assert counts[0]["quotes.gold.correct"] == counts[0]["quotes.cue.right"] == 1


@given(
    before=st.text("ab é😀\r\n", max_size=20),
    words=st.text("xyö😀", min_size=1, max_size=8),
    after=st.text("ab é", max_size=5),
)
def test_words_at_offsets_of_another_count_are_found_by_it(before: str, words: str, after: str) -> None:
    text = before + words + after
    for length in (
        lambda part: len(part.encode()),
        lambda part: len(part.encode("utf-16-le")) // 2,
        lambda part: len(part.replace("\r\n", "\n")),
    ):
        assert counted_in(text, length(before), length(before + words), words) is not None
    assert counted_in(text, 0, len(text), "not there") is None


@pytest.mark.parametrize(
    ("text", "start", "way"),
    [
        ("“Éa” said Bo", 15, "bytes of UTF-8"),
        ("😀 said Bo", 8, "units of UTF-16"),
        ("a\r\nb said Bo", 9, "code points of a text whose line ends were made one character"),
    ],
)
def test_what_offsets_were_counted_in_is_named(text: str, start: int, way: str) -> None:
    assert counted_in(text, start, start + 2, "Bo") == way


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", None])
def test_words_told_with_offsets_show_which_offsets_are_wrong_and_why(encoding: str | None, tmp_path: Path) -> None:
    text = TEXTS["port"]["port-a"]
    start, end = text.index("“We had"), text.index(" she said")
    unit = 2 if encoding == "utf-16-le" else 1
    wrong = [len(text[:place].encode(encoding)) // unit if encoding else place for place in (start, end)]
    path = tmp_path / "pred.jsonl"
    quote = {"content": [wrong], "text": text[start:end], "speaker": "Ada Quill"}
    path.write_text(json.dumps({"doc_id": "port-a", "quotes": [quote]}) + "\n", "utf-8")
    score = score_system(STORIES, [read_predictions(path)])
    told = [note for note in score.notes if "quoted range" in note]
    if encoding == "utf-8":
        (note,) = told
        assert "1 quoted range whose words, as told, are not there: invented" in note
        assert "1 would hold them in bytes of UTF-8; offsets are to be code points" in note
        assert value(score, "grounding.inventions") == 1
    else:  # before the emoji both counts are alike
        assert told == []
        assert value(score, "quotes.correct.precision") == 1


def test_the_signature_of_simple_lines_names_their_content(tmp_path: Path) -> None:
    path = tmp_path / "pred.jsonl"
    signatures = []
    for speaker in ("Ada Quill", "Boris Lund", "Ada Quill"):
        path.write_text(
            json.dumps({"doc_id": "port-a", "quotes": [{"content": [[21, 38]], "speaker": speaker}]}) + "\n"
        )
        signatures.append(score_system(STORIES, [read_predictions(path)]).signature)
    assert signatures[0] == signatures[2] != signatures[1]
