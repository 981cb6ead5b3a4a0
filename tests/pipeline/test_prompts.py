"""Versioned prompts, and their examples."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.canonical import sha256
from pipeline.errors import UsageError
from pipeline.extraction.open import extract
from pipeline.extraction.strategy import StrategySettings
from pipeline.llm import Model, ModelSettings, Scripted
from pipeline.prompts import PROMPTS, diff_prompts, list_prompts, load_prompt, read_prompt, show_prompt
from pipeline.prompts.fence import code_of, harmed, harmless
from pipeline.relate.tables.sides import fault
from pipeline.schema import Document, SourceText, drafts

EXAMPLE = load_prompt("open.v3").system.split("# Example")[1]


def test_every_prompt_loads_and_answers_with_a_draft() -> None:
    prompts = list_prompts()
    assert len(prompts) >= 6
    for prompt in prompts:
        assert issubclass(getattr(drafts, prompt.answers_with), drafts.Draft)
        assert prompt.ref.hash == sha256((PROMPTS / f"{prompt.ref.id}.md").read_bytes())


def test_every_passage_of_the_example_stands_in_its_text() -> None:
    texts = [re.findall(r"^\d+\| (.*)$", part, re.MULTILINE) for part in EXAMPLE.split("== Document")[1:]]
    answer = EXAMPLE.split("Answer:\n")[1]
    sources = [
        SourceText(Document(id=f"example {day}", sha256="0", story="s", source="x", published=f"2026-05-0{day}"), text)
        for day, text in enumerate(("\n\n".join(sentences) for sentences in texts), 6)
    ]
    settings = ModelSettings(name="t", model="t", base_url="http://127.0.0.1:1/v1")

    async def read() -> None:
        model = Model(settings, transport=Scripted(lambda _: answer))
        found, other = await extract(sources, StrategySettings(), model.ask)
        assert (found.rejected, other.rejected, found.failures, other.failures) == ((), (), (), ())
        assert (len(found.quotes), len(other.quotes)) == (7, 0)
        assert (len(found.claims), len(other.claims)) == (9, 1)
        nested = next(quote for quote in found.quotes if len(quote.via) == 2)
        assert [via.name for via in nested.via] == ["Harbour Post", "deckhand of the Halcyon"]

    asyncio.run(read())


def test_the_example_of_the_disputes_names_its_own_claims_and_holds_together() -> None:
    example = load_prompt("disputes.v2").system.split("# Example")[1]
    numbers = {int(number) for number in re.findall(r"^(\d+) \d{4}", example, re.MULTILINE)}
    draft = drafts.DisputesDraft.model_validate_json(example.strip().splitlines()[-1])
    assert [fault(told, len(numbers)) for told in draft.disputes] == [None] * 3


def test_a_place_is_filled_once_and_what_fills_it_is_no_template() -> None:
    prompt = load_prompt("plain.v2")
    filled = prompt.fill({"code": "$documents", "documents": "$code {{ x }} $$ \\1"})
    assert filled.count("$code {{ x }} $$ \\1") == 1
    assert filled.count("$documents") == 2


def test_unknown_prompts_and_paths_are_refused() -> None:
    for name in ("open.v99", "../pyproject", "open.v1.md", ""):
        with pytest.raises(UsageError):
            load_prompt(name)


def test_a_file_under_another_name_than_its_id_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.v1.md").write_bytes((PROMPTS / "open.v1.md").read_bytes())
    with pytest.raises(UsageError):
        read_prompt(tmp_path / "other.v1.md")


def test_a_file_of_ones_own_is_read_where_a_name_is_wanted_whatever_ends_its_lines(tmp_path: Path) -> None:
    own = tmp_path / "own.v1.md"
    own.write_bytes(b"---\r\nid: own.v1\r\nanswers-with: PlainDraft\r\n---\r\nRead.\r\n=== user\r\n$documents\r\n")
    prompt = load_prompt(str(own))
    assert (prompt.ref.id, prompt.system, prompt.places) == ("own.v1", "Read.", {"documents"})
    assert "+Read." in diff_prompts("plain.v2", str(own))


@pytest.mark.parametrize("content", [b"Read.", b"\xff", b"---\nid\n---\nRead.\n=== user\n$documents\n"])
def test_a_file_that_is_no_prompt_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "own.v1.md").write_bytes(content)
    with pytest.raises(UsageError, match=r"own\.v1\.md"):
        load_prompt(str(tmp_path / "own.v1.md"))


def test_show_and_diff_name_the_hashes() -> None:
    assert load_prompt("open.v1").ref.hash in show_prompt("open.v1").splitlines()[0]
    assert diff_prompts("open.v1", "open.v1") == ""
    assert "-id: open.v1" in diff_prompts("open.v1", "plain.v2")


@given(st.text())
def test_harmless_text_is_one_line_without_a_number_or_turn_of_ours(text: str) -> None:
    shown = harmless(text)
    assert "\n" not in shown
    assert not re.search(r"\d\s?\||<\S|\[/?INST\]", shown)


@given(st.text(alphabet=st.characters(exclude_characters="#<")))
def test_harmless_text_is_found_again(text: str) -> None:
    assert harmed(harmless(text)) == " ".join(text.split())


@given(st.text(), st.integers(0, 5))
def test_a_text_never_holds_its_own_code(text: str, times: int) -> None:
    for _ in range(times):
        text += code_of(text)
    assert code_of(text) not in text
