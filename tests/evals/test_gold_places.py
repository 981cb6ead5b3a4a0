"""What `gold check` asks about places: spans that equal their slices and yet stand where they should not."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evals.cli import main
from evals.gold import GoldStory, dump_story
from evals.gold.census import census
from evals.gold.compiler import compile_draft
from evals.gold.drafts import DraftStory
from evals.gold.places import misplaced
from evals.gold.records import ClaimAlternatives, GoldDocument, GoldQuote, QuoteAlternatives, StoryFile
from pipeline.canonical import sha256
from pipeline.schema import Document, SourceText, Span, Speaker, Via

TEXT = """The quarry reopens in May, she said. The road will be closed to lorries.

Dorrit Vance chairs the parish. The quarry is old. It was dug for slate. Nobody works there now.

On Sunday she spoke again. According to the Beacon, Vance said the pumps were sold. Snow fell. The road froze.

Children skated. The quarry reopens in May, she said. The Beacon closed for the night. The pumps were sold.

Tull said the mason had promised to mend the wall. Tull said nothing else.

Mabry stood up. The hall was full. “Mabry counts the lorries himself.” Nobody clapped."""
DRAFT: dict[str, Any] = {
    "documents": {
        "slate": {
            "quotes": [
                {
                    "key": "q1",
                    "content": {"text": "The quarry reopens in May", "after": ", she said. The road"},
                    "speaker": {"name": "Dorrit Vance", "mention": {"text": "she", "after": " said. The road"}},
                    "cue": {"text": "said", "after": ". The road"},
                },
                {
                    "key": "q2",
                    "content": {"text": "the pumps were sold", "before": "Vance said "},
                    "speaker": {"name": "Dorrit Vance", "mention": {"text": "Vance", "after": " said the pumps"}},
                    "cue": {"text": "said", "after": " the pumps"},
                    "via": [{"name": "Beacon", "mention": {"text": "the Beacon", "before": "to "}}],
                },
                {
                    "key": "q3",
                    "content": "the mason had promised to mend the wall",
                    "speaker": {"name": "Ivo Tull", "mention": {"text": "Tull", "after": " said the mason"}},
                    "cue": {"text": "said", "after": " the mason"},
                },
                {
                    "key": "q4",
                    "content": "to mend the wall",
                    "speaker": {"name": "mason", "mention": "the mason"},
                    "cue": "promised",
                    "via": [
                        {
                            "name": "Ivo Tull",
                            "mention": {"text": "Tull", "after": " said the mason"},
                            "cue": {"text": "said", "after": " the mason"},
                        }
                    ],
                },
                {
                    "key": "q5",
                    "content": "“Mabry counts the lorries himself.”",
                    "speaker": {"name": "Col Mabry", "mention": {"text": "Mabry", "after": " stood"}},
                },
            ],
            "claims": [
                {
                    "key": "c1",
                    "quote": "q2",
                    "statement": "The pumps of the quarry were sold.",
                    "evidence": {"text": "the pumps were sold", "before": "Vance said "},
                    "claimant": {"name": "Dorrit Vance", "mention": {"text": "Vance", "after": " said the pumps"}},
                    "factuality": "CT+",
                }
            ],
        }
    }
}


def made() -> GoldStory:
    row = GoldDocument(path="quarry/slate.txt", sha256=sha256(TEXT), language="en")
    file = StoryFile(id="quarry", split="dev", annotated=["slate"], documents={"slate": row})
    source = SourceText(Document(id="slate", sha256=sha256(TEXT), story="quarry", source="quarry/slate.txt"), TEXT)
    story, problems = compile_draft(DraftStory.model_validate(DRAFT), file, {"slate": source})
    assert not problems, problems
    return story


STORY = made()
FIRST, SECOND, OUTER, INNER, CALLED_OUT = STORY.quotes
(CLAIM,) = STORY.claims


def at(words: str, number: int) -> Span:
    """The occurrence of that number of the words, from 0."""
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(words, start + 1)
    return Span(document="slate", start=start, end=start + len(words), text=words)


def with_quote(quote: GoldQuote, **fields: Any) -> GoldStory:
    changed = quote.model_copy(update=fields)
    return replace(STORY, quotes=tuple(changed if other is quote else other for other in STORY.quotes))


def with_claim(**fields: Any) -> GoldStory:
    return replace(STORY, claims=(CLAIM.model_copy(update=fields),))


def by(quote: GoldQuote, mention: Span) -> Speaker:
    assert quote.speaker
    return quote.speaker.model_copy(update={"mention": mention})


def test_gold_as_it_was_compiled_is_asked_nothing() -> None:
    assert list(misplaced(STORY)) == []


MOVED: dict[str, tuple[Callable[[], GoldStory], str]] = {
    "a mention far from its cue": (
        lambda: with_quote(FIRST, speaker=by(FIRST, at("she", 2))),
        f"mention 'she' at {at('she', 2).start}, the same stands nearer to 'said', at {at('she', 0).start}",
    ),
    "a mention after its cue's sentence": (
        lambda: with_quote(OUTER, speaker=by(OUTER, at("Tull", 1))),
        f"mention 'Tull' at {at('Tull', 1).start}, the same stands nearer to 'said', at {at('Tull', 0).start}",
    ),
    "a cue far from its mention": (
        lambda: with_quote(FIRST, cue=at("said", 2)),
        f"cue 'said' at {at('said', 2).start}, the same stands nearer to 'she', at {at('said', 0).start}",
    ),
    "a source between that has no cue": (
        lambda: with_quote(SECOND, via=[Via(name="Beacon", mention=at("Beacon", 1))]),
        f"via mention 'Beacon' at {at('Beacon', 1).start} is 5 sentences from its words",
    ),
    "a source between that speaks around it": (
        lambda: with_quote(INNER, via=[Via(name="Ivo Tull", mention=at("Tull", 1), cue=OUTER.cue)]),
        f"via mention 'Tull' at {at('Tull', 1).start}, the same is at {at('Tull', 0).start} in {OUTER.id}",
    ),
    "the cue of a source between that speaks around it": (
        lambda: with_quote(INNER, via=[Via(name="Ivo Tull", mention=at("Tull", 0), cue=at("said", 4))]),
        f"via cue 'said' at {at('said', 4).start}, the same is at {at('said', 3).start} in {OUTER.id}",
    ),
    "a content": (
        lambda: with_quote(FIRST, content=[at("The quarry reopens in May", 1)]),
        f"cue 'said' at {at('said', 0).start} is ",
    ),
    "another reading of a quote": (
        lambda: with_quote(SECOND, alternatives=QuoteAlternatives(content=[[at("pumps", 1)]])),
        f"reading 'pumps' at {at('pumps', 1).start} is 6 sentences from its words, the same stands at",
    ),
    "evidence in no quote": (
        lambda: with_claim(evidence=[at("The pumps were sold", 0)]),
        f"its evidence shares nothing with its quote {SECOND.id}",
    ),
    "the claimant of a quoted claim": (
        lambda: with_claim(claimant=Speaker(name="Dorrit Vance", mention=at("Vance", 0))),
        f"mention 'Vance' at {at('Vance', 0).start}, the same is at {at('Vance', 1).start} in {SECOND.id}",
    ),
    "the claimant of another claim": (
        lambda: with_claim(claimant=Speaker(name="Dorrit Vance", mention=at("Vance", 0)), quote=None),
        f"mention 'Vance' at {at('Vance', 0).start} is 5 sentences from its words",
    ),
}


@pytest.mark.parametrize("moved", MOVED)
def test_what_was_moved_is_asked_about(moved: str) -> None:
    story, told = MOVED[moved]
    assert any(told in line for line in misplaced(story())), list(misplaced(story()))


RIGHT: dict[str, Callable[[], GoldStory]] = {
    "a name that nothing nearer gives": lambda: with_quote(SECOND, speaker=by(SECOND, at("Dorrit", 0)), cue=None),
    "an unknown mention": lambda: with_quote(INNER, speaker=None),
    "how sure a claim is": lambda: with_claim(factuality="PS-"),
    "another place where a claim is made": lambda: with_claim(
        alternatives=ClaimAlternatives(evidence=[[at("The pumps were sold", 0)]])
    ),
    "the claim's source as its quote has it, far from the evidence": lambda: replace(
        with_quote(SECOND, speaker=by(SECOND, at("Dorrit", 0)), cue=None),
        claims=(CLAIM.model_copy(update={"claimant": by(SECOND, at("Dorrit", 0))}),),
    ),
}


@pytest.mark.parametrize("right", RIGHT)
def test_what_may_stand_so_is_not_asked_about(right: str) -> None:
    assert list(misplaced(RIGHT[right]())) == []


def test_words_that_the_speaker_is_quoted_with_do_not_name_him_nearer() -> None:
    assert CALLED_OUT.verbatim
    assert not any(CALLED_OUT.id in line for line in misplaced(STORY))
    indirect = with_quote(CALLED_OUT, verbatim=[], kind="indirect")
    assert any(CALLED_OUT.id in line for line in misplaced(indirect))


def test_claims_of_a_document_not_annotated_in_full_may_have_their_claimant_anywhere() -> None:
    story = with_claim(claimant=Speaker(name="Dorrit Vance", mention=at("Vance", 0)), quote=None)
    few = replace(story, file=story.file.model_copy(update={"annotated": []}))
    assert any("mention 'Vance'" in line for line in misplaced(story))
    assert not any("mention 'Vance'" in line for line in misplaced(few))


@pytest.mark.parametrize(
    ("story", "count"),
    [
        (STORY, 0),
        (with_quote(FIRST, speaker=by(FIRST, at("The", 1))), 1),
        (with_claim(claimant=Speaker(name="Dorrit Vance", mention=at("Vance", 0))), 1),
        (with_claim(factuality="PS-"), 0),
    ],
)
def test_the_census_counts_what_was_changed_since_its_id_was_made(story: GoldStory, count: int) -> None:
    assert census([story])["changed"] == count


def test_gold_check_tells_it_and_refuses_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "seeds" / "quarry").mkdir(parents=True)
    (tmp_path / "seeds" / "quarry" / "slate.txt").write_bytes(TEXT.encode())
    dump_story(STORY, tmp_path / "gold" / "quarry")
    arguments = ["gold", "check", "--gold", str(tmp_path / "gold"), "--seeds", str(tmp_path / "seeds")]
    assert main(arguments) == 0
    assert "place?" not in capsys.readouterr().out

    path = tmp_path / "gold" / "quarry" / "quotes.jsonl"
    first, *rest = map(json.loads, path.read_text("utf-8").splitlines())
    first["cue"] = at("said", 2).model_dump()
    path.write_text("".join(json.dumps(row) + "\n" for row in (first, *rest)), "utf-8")
    assert main(arguments) == 0
    told = capsys.readouterr().out
    assert f"place? quarry {FIRST.id} (slate): cue 'said' at {at('said', 2).start}" in told
