from __future__ import annotations

import pytest

from pipeline.report.wording import chain, joined, link_name, quoted, speaker_name
from pipeline.schema import Document, Span, Speaker, Via


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["Herald", "Agency", "Herald"], "Herald (2), Agency"),
        (["Herald", "Office of Ports, Republic of Morren"], "Herald; Office of Ports, Republic of Morren"),
        (["Office of Ports, Republic of Morren"], "Office of Ports, Republic of Morren"),
        ([f"Paper {number}" for number in range(9)], ", ".join(f"Paper {n}" for n in range(8)) + " and 1 more"),
    ],
)
def test_names_with_commas_are_parted_by_semicolons(names: list[str], shown: str) -> None:
    assert joined(names) == shown


def mention(words: str) -> Span:
    return Span(document="d", start=0, end=len(words), text=words)


@pytest.mark.parametrize("words", ["it", "She", "I.", "elle", "Они"])
def test_a_pronoun_of_which_nobody_knows_whom_it_means_names_nobody(words: str) -> None:
    document = Document(id="d", sha256="d", story="s", publisher="Post", source="d.txt")
    who = Speaker(name=None, mention=mention(words))
    told = chain(document, [Via(mention=mention(words))], who)
    assert told == "Post → someone → (speaker not named)"


def test_a_description_or_a_known_name_is_told() -> None:
    assert link_name(Via(mention=mention("an onlooker"))) == "an onlooker"
    assert link_name(Via(name="Tide Table", mention=mention("it"))) == "Tide Table"
    assert speaker_name(Speaker(name=None, mention=mention("one of the pilots"))) == "one of the pilots"


def test_half_a_pair_of_marks_is_no_mark_of_the_words() -> None:
    assert quoted("« Le pont est fermé.") == "“Le pont est fermé.”"
    assert quoted("le pont est fermé ».") == "“le pont est fermé.”"
    assert quoted("« Fermé », dit-il") == "« Fermé », dit-il"
    assert quoted("it’s shut") == "“it’s shut”"
