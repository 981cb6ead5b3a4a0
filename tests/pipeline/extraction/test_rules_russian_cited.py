"""Who speaks where a Russian text says who quotes him: *цитирует его агентство*; sentences of our own."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions

_BEFORE = "В управлении порта заявили, что шлюз исправен.\n\nМеханик Вера Ступина, напротив, говорит, что он течёт. "


@pytest.mark.parametrize(
    ("said", "via"),
    [
        ("«Вода стоит по колено», — цитирует её газета.", "газета"),
        ("«Вода стоит по колено», — процитировал её «Речной вестник».", "Речной вестник"),
        ("«Вода стоит по колено», — приводит её слова агентство.", "агентство"),
        ("«Вода стоит по колено», — цитирует Веру Ступину портал.", "портал"),
        ("Газета цитирует её: «Вода стоит по колено».", "Газета"),
        ("«Вода стоит по колено», — цитирует её агентство «Волна».", "агентство «Волна»"),
    ],
)
def test_whom_a_paper_quotes_speaks_and_the_paper_passes_it_on(said: str, via: str) -> None:
    quote = attributions(_BEFORE + said, "ru")[-1]

    assert (quote.speaker, [one.name for one in quote.via]) == ("Вера Ступина", [via])


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("«Вода стоит по колено», — передаёт ТАСС.", "ТАСС"),
        ("«Вода стоит по колено», — передала его сестра.", "сестра"),
    ],
)
def test_who_only_passes_words_on_without_telling_whose_is_their_speaker(said: str, speaker: str) -> None:
    quote = attributions(_BEFORE + said, "ru")[-1]

    assert quote.speaker is not None
    assert speaker in quote.speaker
    assert quote.via == ()
