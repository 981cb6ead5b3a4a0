"""Figures that somebody sets: *puts the toll at ten*, *gave the depth as nine metres*, *thought twelve*."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions, is_quote


def told(text: str) -> list[tuple[str | None, list[str]]]:
    """Speaker and content of every quote."""
    found = [a for a in attributions(text) if is_quote(text, a)]
    return [(a.speaker, [text[s:e] for s, e in a.content]) for a in found]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Ada Pike, the harbour master, put it at four million.", "Ada Pike", ["it at four million"]),
        ("The union puts it closer to forty.", "union", ["it closer to forty"]),
        ("The ministry counted the dead. It put the toll at nine.", "ministry", ["the toll at nine"]),
        ("The clinic gave the figure as nine.", "clinic", ["the figure as nine"]),
        ("The report gives the depth as nine metres.", "report", ["the depth as nine metres"]),
        ("The yard estimated the cost at $3 million on Friday.", "yard", ["the cost at $3 million"]),
        ("Brisk Lines valued the tug at 40,000 crowns.", "Brisk Lines", ["the tug at 40,000 crowns"]),
        (
            "The cost of the lock was put at 40,000 crowns by the port.",
            "port",
            ["The cost of the lock", "at 40,000 crowns"],
        ),
        (
            "The rebels put their losses at about 20 dead and 40 wounded.",
            "rebels",
            ["their losses at about 20 dead and 40 wounded"],
        ),
    ],
)
def test_a_figure_is_told_by_whoever_sets_it(text: str, speaker: str, content: list[str]) -> None:
    assert told(text) == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The late goal put the score at three to one.",
        "Ada Pike put it simply and left at ten.",
        "The harbour master gave the boy ten crowns as a prize.",
        "The cost of the lock was put at 40,000 crowns.",
    ],
)
def test_a_deed_and_a_figure_of_nobody_are_no_quotes(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The clerk thought twelve.", "twelve"),
        ("The engineer reckons twelve to fourteen.", "twelve to fourteen"),
        ("Ada Pike guessed about 300.", "about 300"),
    ],
)
def test_a_bare_figure_may_be_a_thought(text: str, content: str) -> None:
    assert [said for _, said in told(text)] == [[content]]
