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
from evals.gold.compiler import compile_draft
from evals.gold.drafts import DraftStory
from evals.gold.places import misplaced
from evals.gold.records import ClaimAlternatives, GoldDocument, GoldQuote, StoryFile
from pipeline.canonical import sha256
from pipeline.schema import Document, SourceText, Span, Speaker, Via

TEXT = """The quarry reopens in May, she said. The road will be closed to lorries.

Dorrit Vance chairs the parish. The quarry is old. It was dug for slate. Nobody works there now.

On Sunday she spoke again. According to the Beacon, Vance said the pumps were sold. Snow fell. The road froze.

Children skated. The quarry reopens in May, she said. The Beacon closed for the night. The pumps were sold."""
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
FIRST, SECOND = STORY.quotes
(CLAIM,) = STORY.claims


def at(words: str, number: int) -> Span:
    """The occurrence of that number of the words, from 0."""
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(words, start + 1)
    return Span(document="slate", start=start, end=start + len(words), text=words)


def with_quotes(*quotes: GoldQuote) -> GoldStory:
    return replace(STORY, quotes=quotes)


def with_claim(**fields: Any) -> GoldStory:
    return replace(STORY, claims=(CLAIM.model_copy(update=fields),))


def spoken(quote: GoldQuote, mention: Span) -> GoldQuote:
    return quote.model_copy(update={"speaker": Speaker(name="Dorrit Vance", mention=mention)})


def test_gold_as_it_was_compiled_is_asked_nothing() -> None:
    assert list(misplaced(STORY)) == []


MOVED: dict[str, tuple[Callable[[], GoldStory], str]] = {
    "a mention far off": (
        lambda: with_quotes(spoken(FIRST, at("she", 2)), SECOND),
        f"mention 'she' at {at('she', 2).start} is ",
    ),
    "a cue far off": (
        lambda: with_quotes(FIRST.model_copy(update={"cue": at("said", 2)}), SECOND),
        f"the same stands at {at('said', 0).start}",
    ),
    "a source between": (
        lambda: with_quotes(
            FIRST,
            SECOND.model_copy(
                update={"via": [Via(name="Beacon", mention=at("Beacon", 1)), Via(name="Vance", mention=at("Vance", 0))]}
            ),
        ),
        f"via mention 'Beacon' at {at('Beacon', 1).start} is 5 sentences from its words",
    ),
    "a content": (
        lambda: with_quotes(FIRST.model_copy(update={"content": [at("The quarry reopens in May", 1)]}), SECOND),
        f"cue 'said' at {at('said', 0).start} is ",
    ),
    "a mention in the next sentence": (
        lambda: with_quotes(spoken(FIRST, at("The", 1)), SECOND),
        f"changed since the id was made, by an adjudicator or by hand: {FIRST.id}",
    ),
    "evidence in no quote": (
        lambda: with_claim(evidence=[at("The pumps were sold", 0)]),
        f"its evidence shares nothing with its quote {SECOND.id}",
    ),
    "a claimant": (
        lambda: with_claim(claimant=Speaker(name="Dorrit Vance", mention=at("Vance", 0))),
        f"mention 'Vance' at {at('Vance', 0).start} is 5 sentences from its words",
    ),
    "another reading": (
        lambda: with_claim(alternatives=ClaimAlternatives(evidence=[[at("pumps", 1)]])),
        f"reading 'pumps' at {at('pumps', 1).start} is 6 sentences from its words, the same stands at",
    ),
    "a mention that nothing nearer gives": (
        lambda: with_quotes(spoken(FIRST, at("Dorrit Vance", 0)), spoken(SECOND, at("Dorrit", 0))),
        f"mention or cue more than one sentence from the quote: {FIRST.id}, {SECOND.id}",
    ),
}


@pytest.mark.parametrize("moved", MOVED)
def test_what_was_moved_is_asked_about(moved: str) -> None:
    story, told = MOVED[moved]
    assert any(told in line for line in misplaced(story())), list(misplaced(story()))


def test_an_adjudicator_may_change_how_sure_a_claim_is() -> None:
    assert list(misplaced(with_claim(factuality="PS-"))) == []


def test_claims_of_a_document_not_annotated_in_full_may_have_their_claimant_anywhere() -> None:
    story = with_claim(claimant=Speaker(name="Dorrit Vance", mention=at("Vance", 0)), quote=None)
    few = replace(story, file=story.file.model_copy(update={"annotated": []}))
    assert any("mention 'Vance'" in line for line in misplaced(story))
    assert not any("mention 'Vance'" in line for line in misplaced(few))


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
    assert f"place? quarry {FIRST.id} (slate): cue 'said' at {at('said', 2).start}" in capsys.readouterr().out
