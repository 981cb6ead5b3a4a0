"""Of whom others report something, *The diver reported missing …*, says nothing himself; who reports it does."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions


def _speakers(text: str) -> set[str | None]:
    return {found.speaker for found in attributions(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The diver reported missing on Sunday was found on a raft.",
        "The clerk believed to have signed the paper has left the town.",
        "A porter said to be in debt was seen at the vault.",
        "The guard alleged to have opened the gate was sent home.",
        "The pilot feared dead has written to his wife.",
        "The girl thought in Arden to own the boat lives in a shed.",
    ],
)
def test_a_participle_makes_nobody_a_speaker(text: str) -> None:
    assert _speakers(text) <= {None}
    assert _speakers(f"{text[:-1]}, the coroner said.") == {"coroner"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The diver reported that the missing raft was found.", "diver"),
        ("The diver reported missing planks were found.", "diver"),
        ("The clerk believed the paper was signed.", "clerk"),
        ("The porter said to everybody that the vault was open.", "porter"),
        ("Nobody saw the raft the diver said was lost.", "diver"),
        ("Nobody saw the raft which, the diver said, was lost.", "diver"),
        ("The guard claimed to have locked the gate.", "guard"),
    ],
)
def test_who_reports_with_a_subject_in_what_he_reports_is_its_speaker(text: str, speaker: str) -> None:
    assert _speakers(text) == {speaker}
