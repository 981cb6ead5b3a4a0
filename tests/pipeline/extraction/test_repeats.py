"""Which quotes repeat what their document has quoted before."""

from __future__ import annotations

import pytest

from pipeline.extraction.ruled import extract
from pipeline.schema import Document, Extraction, SourceText


def read(text: str, language: str = "en") -> Extraction:
    document = Document(id="d", sha256="0", story="s", source="d", published="2024-04-12", language=language)
    return extract(SourceText(document, text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The brewery denied that the well had been sealed.\n\nVera Aldous said the well had been sealed.\n",
            [("brewery", "CT-"), ("Vera Aldous", "CT+")],
        ),
        (
            "Vera Aldous said the well had been sealed. The brewery denied that the well had been sealed.\n",
            [("Vera Aldous", "CT+"), ("brewery", "CT-")],
        ),
        (
            "Vera Aldous said the well had been sealed. Otto Brandt said the well had been sealed.\n",
            [("Vera Aldous", "CT+"), ("Otto Brandt", "CT+")],
        ),
        (
            "In May Vera Aldous said the well had been sealed. In June Aldous denied that the well had been sealed.\n",
            [("Vera Aldous", "CT+"), ("Vera Aldous", "CT-")],
        ),
    ],
)
def test_the_same_words_of_another_or_as_a_denial_repeat_nothing(text: str, told: list[tuple[str, str]]) -> None:
    found = read(text)
    assert [quote.flags for quote in found.quotes] == [[], []]
    assert [(claim.claimant.name, claim.factuality) for claim in found.claims] == told
    assert {claim.statement for claim in found.claims} == {"The well had been sealed."}


def test_without_a_parser_too_each_of_two_who_say_the_same_says_it() -> None:
    found = read(
        "Le maire Paul Armand a déclaré que le puits avait été fermé.\n\n"
        "Le préfet Jean Morel dément que le puits avait été fermé.\n",
        "fr",
    )
    assert [claim.factuality for claim in found.claims] == ["CT+", "CT-"]


@pytest.mark.parametrize(
    "again",
    [
        "“The well has been dry since the spring of last year.”",
        "“The well has been dry since the spring of last year,” Aldous said.",
    ],
)
def test_a_pull_quote_of_nobody_or_of_the_same_speaker_repeats(again: str) -> None:
    found = read(f"“The well has been dry since the spring of last year,” said Vera Aldous, the mayor.\n\n{again}\n")
    assert [quote.flags for quote in found.quotes] == [[], ["repeated"]]
    assert len(found.claims) == 1
