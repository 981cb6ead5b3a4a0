"""Where what is said begins and ends: asides, insertions, participles that end a report, terse sentences."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions, is_quote

Said = tuple[str | None, list[str]]


def kept(text: str) -> list[Said]:
    """Cue and content of every quote."""
    found = [a for a in attributions(text) if is_quote(text, a)]
    return [(text[slice(*a.cue)] if a.cue else None, [text[s:e] for s, e in a.content]) for a in found]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Ada Pike says, and few would disagree, that the quay was open.", "says", "the quay was open"),
        ("Ada Pike said (and she was not alone) that the quay was open.", "said", "the quay was open"),
        ("Ada Pike told the inquest, and nobody doubted her, that it sank.", "told", "it sank"),
        ("The harbour master warned, however, that the dock is leaking badly.", "warned", "the dock is leaking badly"),
        (
            "Brisk Lines cut its forecast, saying higher oil prices would hurt trade.",
            "saying",
            "higher oil prices would hurt trade",
        ),
    ],
)
def test_what_stands_between_a_cue_and_that_is_no_part_of_what_is_said(text: str, cue: str, content: str) -> None:
    assert kept(text) == [(cue, [content])]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "The head of a shipyard denied on Monday that welders had been sent home.",
            "denied",
            "welders had been sent home",
        ),
        (
            "The port announced on Friday that the leak was mended, and we all went home.",
            "announced",
            "the leak was mended",
        ),
        ("The port’s board pledged at the time to mend the lock.", "pledged", "to mend the lock"),
    ],
)
def test_a_past_tense_that_looks_like_a_participle_is_a_cue(text: str, cue: str, content: str) -> None:
    assert kept(text) == [(cue, [content])]


def test_a_participle_with_an_addressee_stays_one() -> None:
    assert kept("A man told on Monday that the ferry had sunk wept.") == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "The pilot denied that the ferry had been late, as a Sunday paper claimed last month.",
            [("denied", ["the ferry had been late"]), ("claimed", ["the ferry had been late"])],
        ),
        (
            "The line denies keeping guests in the dark, and a spokeswoman dismissed talk of fog as “an old song”.",
            [("denies", ["keeping guests in the dark"]), ("dismissed", ["talk of fog as “an old song”"])],
        ),
        (
            "An aide to the mayor said ministers would “consider the plan with care”.",
            [("said", ["ministers would “consider the plan with care”"])],
        ),
    ],
)
def test_a_report_ends_where_another_begins(text: str, quotes: list[Said]) -> None:
    assert kept(text) == quotes
