"""The strategy for small models, and the baseline."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from pipeline.errors import CallFailed
from pipeline.extraction import choose, plain, ruled
from pipeline.extraction.strategy import StrategySettings
from pipeline.llm import Model, ModelSettings, Scripted
from pipeline.schema import AUTHOR, Document, Extraction, Request, SourceText

TEXT = (
    "The bridge will open on Monday, the mayor of Tarn said. Ada Morrow met the ferrymen on Friday.\n\n"
    "She told them that the toll would not rise. Later Boris Hale spoke to the crowd.\n\n"
    "“Nobody ever asked us about the tides.” The road to it is called “the long grey mile of Tarn”."
)
SOURCE = SourceText(Document(id="bridge", sha256="0", story="s", source="bridge.txt"), TEXT)


def run(module: Any, script: Any, source: SourceText = SOURCE) -> tuple[Extraction, list[Request]]:
    scripted = Scripted(script)
    model = Model(ModelSettings(name="t", model="t", base_url="http://127.0.0.1:1/v1"), transport=scripted)
    (found,) = asyncio.run(module.extract([source], StrategySettings(), model.ask))
    return found, scripted.requests


def options(request: Request) -> dict[str, str]:
    """What a question offers, by its words."""
    return {words: letter for letter, words in re.findall(r"^([A-H]): (.*)$", request.user, re.MULTILINE)}


def nobody(request: Request) -> dict[str, str]:
    """Nobody where that is offered: of words in bare marks; else the first name."""
    return {"answer": next((letter for words, letter in options(request).items() if words.startswith("nobody")), "A")}


def test_only_what_the_rules_leave_open_is_asked() -> None:
    _, requests = run(choose, nobody)
    passages = [re.search(r"^Passage: (.*)$", request.user, re.MULTILINE)[1] for request in requests]  # type: ignore[index]
    assert not any("bridge will open" in passage for passage in passages)
    assert any("the toll would not rise" in passage for passage in passages)
    assert any("Nobody ever asked us" in passage for passage in passages)


def test_the_name_that_is_chosen_becomes_the_speaker() -> None:
    def pick(request: Request) -> dict[str, str]:
        offered = options(request)
        name = "Boris Hale" if "tides" in request.user.split("Passage:")[1] else "Ada Morrow"
        return {"answer": offered[name]} if name in offered else nobody(request)

    found, _ = run(choose, pick)
    said = {
        quote.content[0].text.strip("“”.").removeprefix("that "): quote.speaker and quote.speaker.name
        for quote in found.quotes
    }
    assert said["Nobody ever asked us about the tides"] == "Boris Hale"
    assert said["the toll would not rise"] == "Ada Morrow"
    assert any(claim.claimant.name == "Ada Morrow" for claim in found.claims)


def test_what_nobody_says_is_no_quote() -> None:
    found, _ = run(choose, nobody)
    assert not any("long grey mile" in span.text for quote in found.quotes for span in quote.content)
    assert not any("tides" in span.text for quote in found.quotes for span in quote.content)


def test_a_letter_that_was_not_offered_leaves_what_the_rules_found() -> None:
    found, requests = run(choose, lambda _: {"answer": "H"})
    assert all("H" not in options(request).values() for request in requests)
    assert found.quotes == ruled.extract(SOURCE).quotes
    assert found.failures == ()


def test_a_question_without_an_answer_leaves_what_the_rules_found() -> None:
    def fail(_: Request) -> Any:
        raise CallFailed("the endpoint gave no answer")

    found, requests = run(choose, fail)
    assert found.quotes == ruled.extract(SOURCE).quotes
    assert [failure.error for failure in found.failures] == ["call_failed"] * len(requests)


def test_the_baseline_places_what_it_copies_and_rejects_the_rest() -> None:
    answer = {
        "quotes": [
            {"text": "Nobody ever asked us about the tides.", "speaker": "Boris Hale"},
            {"text": "Nobody asked us about tides.", "speaker": "Boris Hale"},
        ],
        "claims": [
            {
                "number": 1,
                "statement": "The toll will rise.",
                "passage": "the toll would not rise",
                "source": "Ada Morrow",
                "denied": True,
            },
            {
                "number": 2,
                "statement": "Ada Morrow met the ferrymen.",
                "passage": "Ada Morrow met the ferrymen on Friday.",
            },
        ],
        "contradictions": [{"a": 1, "b": 2, "explanation": "why"}, {"a": 1, "b": 3, "explanation": "of nothing"}],
    }
    found, (request,) = run(plain, lambda _: answer)
    assert [quote.content[0].text for quote in found.quotes] == ["Nobody ever asked us about the tides."]
    assert [(claim.claimant.name, claim.factuality) for claim in found.claims] == [
        (AUTHOR, "CT+"),
        ("Ada Morrow", "CT-"),
    ]
    reasons = [item.reason.split(":")[0] for item in found.rejected]
    assert reasons == ["not_in_source", "no such two claims, or no word why"]
    assert [(sorted(pair[:2]), pair[2]) for pair in found.pairs] == [
        (sorted(claim.id for claim in found.claims), "why")
    ]
    assert request.prompt.id == "plain.v2"


def test_what_lies_beyond_the_window_is_not_read_by_the_baseline() -> None:
    scripted = Scripted(lambda _: {})
    model = Model(ModelSettings(name="t", model="t", base_url="http://127.0.0.1:1/v1"), transport=scripted)
    asyncio.run(plain.extract([SOURCE], StrategySettings(window=60), model.ask))
    assert "ferrymen" not in scripted.requests[0].user
