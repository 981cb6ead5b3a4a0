"""Candidate pairs of gold's claims: what is never looked at can never be found."""

import asyncio
from pathlib import Path

from evals.given import given_gold
from evals.gold import GoldStory, load_gold
from pipeline.config import Settings
from pipeline.engines import engine_for
from pipeline.relate.rules.candidates import candidate_pairs, looked_at
from pipeline.relate.rules.edges import read_story

ROOT = Path(__file__).resolve().parent.parent.parent


def looked_at_in(story: GoldStory) -> tuple[set[frozenset[str]], int]:
    """Pairs of gold's claims that are looked at, without gold's labels of events, and how many there are in all."""
    engine = given_gold(engine_for(Settings(model="rules")), [story])
    given = [asyncio.run(engine.extract([source]))[0] for source in story.documents.values()]
    claims = [claim for extraction in given for claim in extraction.claims]
    read = read_story(claims, [source.document for source in story.documents.values()])
    rows = looked_at(read, candidate_pairs(read))
    seen = {frozenset((one, other)) for row in rows for one in row.claims for other in row.partners}
    return seen, len(claims) * (len(claims) - 1) // 2


def test_the_pairs_of_gold_claims_hold_nearly_every_contradiction_of_gold() -> None:
    stories = [story for story in load_gold(ROOT / "gold", [ROOT / "seeds"]) if story.file.split == "test"]
    found = wanted = 0
    for story in stories:
        seen, _ = looked_at_in(story)
        holds = [edge for edge in story.contradictions if edge.required and edge.status != "apparent"]
        found += sum(frozenset((edge.a, edge.b)) in seen for edge in holds)
        wanted += len(holds)
    assert wanted > 100
    assert found / wanted > 0.99


def test_of_a_large_story_some_pairs_are_chosen_and_hold_them_too() -> None:
    (story,) = load_gold(ROOT / "gold", [ROOT / "seeds"], stories=["lethra"])
    seen, every = looked_at_in(story)
    holds = [edge for edge in story.contradictions if edge.required and edge.status != "apparent"]
    assert sum(frozenset((edge.a, edge.b)) in seen for edge in holds) / len(holds) > 0.99
    assert len(seen) / every < 0.7  # it is a choice, not everything
