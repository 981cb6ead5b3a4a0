"""What was set aside is told with its true reason and as text."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from browser import Page, texts
from crocus_run import crocus_run

from pipeline.report import export, summary
from pipeline.report.aside import counted_by_reason, detail, proposal, why
from pipeline.schema import Rejected, RunManifest, RunRecords

DRAFT = {
    "axis": "numeric",
    "confidence": 0.4,
    "explanation": "One counts goats, one sheep.",
    "question": "How many goats were lost?",
    "sides": [{"claims": [3], "says": "nine"}, {"claims": [4, 5], "says": "none"}],
}
UNSURE = Rejected(
    document=None,
    story="crocus-call",
    kind="dispute",
    proposed=json.dumps(DRAFT),
    reason="unsure: the model gives it 0.4, less than 0.7",
)


def rejected(reason: str, proposed: str = "a goat") -> Rejected:
    return Rejected(document="d", kind="quote", proposed=proposed, reason=reason)


def run() -> tuple[RunRecords, RunManifest]:
    """A run that set two things aside, for two reasons."""
    records, manifest = crocus_run()
    return replace(records, rejected=(*records.rejected, UNSURE)), manifest


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("not_in_source: a goat", "words found nowhere in the source"),
        ("unsure: the model gives it 0.4, less than 0.7", "the model was not sure"),
        ("name not_in_source", "a name found nowhere in the source"),
        ("via mention ambiguous: he", "a via mention found at several places of the source"),
        ("a claim stands on two sides", "a claim stands on two sides"),
    ],
)
def test_each_reason_is_put_into_plain_words(reason: str, told: str) -> None:
    assert why(rejected(reason)) == told


def test_a_draft_is_told_as_text_and_not_as_data() -> None:
    assert proposal(UNSURE) == "How many goats were lost? nine / none. One counts goats, one sheep."
    claim = json.dumps({"evidence": ["2: a goat", "3"], "statement": "A goat was lost."})
    assert proposal(rejected("not_in_source: 3", claim)) == "A goat was lost. (2: a goat … 3)"
    assert proposal(rejected("empty: ", '{"content":[]}')) == "(nothing)"
    assert proposal(rejected("ambiguous: a {goat", "a {goat")) == "a {goat"


def test_what_a_reason_says_of_one_proposal_alone_stands_beside_it() -> None:
    assert detail(UNSURE) == "the model gives it 0.4, less than 0.7"
    assert detail(rejected("not_in_source: a goat")) is None


def test_what_was_set_aside_is_counted_by_its_true_reason() -> None:
    told = counted_by_reason([UNSURE, UNSURE, rejected("not_in_source: x")])
    assert told == ["2 disputes: the model was not sure", "1 quote: words found nowhere in the source"]
    brief = export(*run(), "markdown")["brief.md"].decode()
    for text in (summary(*run()), brief):
        assert "1 dispute: the model was not sure" in text
        assert "1 quote: words found nowhere in the source" in text


def test_the_report_shows_it_as_text_with_its_reason(opened: Callable[..., Page]) -> None:
    page = opened(run(), "#/crocus-call/aside")
    (row,) = [text for text in texts(page, ".row") if "goats" in text]
    assert [line for line in row.splitlines() if line] == [
        "Proposed dispute the model was not sure",
        "How many goats were lost? nine / none. One counts goats, one sheep.",
        "crocus-call",
        "the model gives it 0.4, less than 0.7",
    ]
