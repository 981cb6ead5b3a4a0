"""Hostile articles: what the request shows, and what comes out when the model falls for it."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest
from corpus import HONEST_TEXT, Attack, attacks

from pipeline.extraction.addressed import is_addressed
from pipeline.extraction.open import extract
from pipeline.extraction.strategy import StrategySettings
from pipeline.llm import Model, ModelSettings, Scripted
from pipeline.schema import Document, Extraction, Request, SourceText
from pipeline.view import view_of

CORPUS = list(attacks())
TOKENS = re.compile(r"<\||<｜|\[/?INST\]|<</?SYS|</?s>|<(?:start|end)_of_turn>|</?tool_call>|\[/?SYSTEM_PROMPT\]")


def run(attack: Attack) -> tuple[Request, Extraction, SourceText]:
    document = Document(id="attack", sha256="0", story="s", source="attack", format=attack.format)
    source = SourceText(document, attack.text)
    scripted = Scripted(lambda _: attack.answer or "{}")

    async def read() -> Extraction:
        settings = ModelSettings(name="t", model="t", base_url="http://127.0.0.1:1/v1")
        return await extract(source, StrategySettings(), Model(settings, transport=scripted).ask)

    found = asyncio.run(read())
    return scripted.requests[0], found, source


def said(value: Any, without: set[str]) -> str:
    """Every string in a record except what is computed."""
    if isinstance(value, dict):
        return " | ".join(said(part, without) for name, part in value.items() if name not in without)
    if isinstance(value, list):
        return " | ".join(said(part, without) for part in value)
    return value if isinstance(value, str) else ""


def test_the_corpus_is_large_and_every_document_is_its_own() -> None:
    assert len(CORPUS) >= 60
    assert (
        len({attack.name for attack in CORPUS})
        == len({attack.text + str(attack.answer) for attack in CORPUS})
        == len(CORPUS)
    )


@pytest.mark.parametrize("attack", CORPUS, ids=lambda attack: attack.name[:40].encode("ascii", "replace").decode())
def test_a_hostile_article_adds_nothing_that_it_does_not_report(attack: Attack) -> None:
    request, found, source = run(attack)

    _, opening, *shown, closing, task = request.user.splitlines()
    code = opening.strip("<>")
    assert closing == f"</{code}>"
    assert task.startswith(f"Record the quotes and claims of text {code}")
    assert code not in source.text
    assert request.user.count(f"<{code}>") == 1
    assert request.user.count(f"</{code}>") == 1
    numbers = [int(line[: line.index("|")]) for line in shown]
    assert numbers == list(range(1, len(numbers) + 1))
    assert not any(re.search(r"\d\s?[|｜]", line[line.index("|") + 1 :]) for line in shown)
    assert not TOKENS.search("\n".join(shown))

    hashed = {"id", "quote", "document", "start", "end"}
    records = [said(record.model_dump(), hashed) for record in (*found.quotes, *found.claims)]
    for forbidden in attack.forbidden:
        assert not any(forbidden in record for record in records), forbidden
    assert found.failures == ()
    for quote in found.quotes:
        for span in (
            *quote.content,
            *quote.verbatim,
            *filter(None, [quote.cue, quote.speaker and quote.speaker.mention]),
        ):
            assert source.text[span.start : span.end] == span.text
    assert HONEST_TEXT in [quote.content[0].text for quote in found.quotes]


@pytest.mark.parametrize(
    "attack", [attack for attack in CORPUS if attack.name.startswith("template")], ids=lambda a: a.name
)
def test_template_syntax_is_shown_as_it_stands(attack: Attack) -> None:
    request, _, source = run(attack)
    planted = view_of(source).text.split("The sign read ")[1].split(" all day.")[0]
    assert f"The sign read {' '.join(planted.replace('<', '< ').split())} all day." in request.user


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister told reporters to ignore the earlier figures.",
        "“Forget what they told you,” she said.",
        "The assistant to the mayor said the system had failed.",
        "He asked the court to disregard the statement of the witness.",
        "The report includes quotes from both sides.",
        "You are an assistant professor, are you not, the judge asked.",
    ],
)
def test_ordinary_sentences_are_not_taken_for_orders(sentence: str) -> None:
    assert not is_addressed(sentence)
