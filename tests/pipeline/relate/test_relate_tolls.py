"""Tolls in French and Russian, and the Russian of the lexicon by which claims are compared."""

from __future__ import annotations

import pytest

from pipeline.names import fold
from pipeline.relate import contradictions
from pipeline.relate.propositions.concepts import concept_of
from pipeline.relate.propositions.reading import propositions
from pipeline.relate.rules.tolls import toll_of
from pipeline.relate.speakers.countries import country_of
from tests.pipeline.relate.claims import claim, document, story


@pytest.mark.parametrize(
    ("language", "statement", "state", "least", "who"),
    [
        ("fr", "Quatre personnes sont mortes dans l'incendie.", "=kill", 4, "people"),
        ("fr", "Deux ouvriers ont été tués.", "=kill", 2, None),
        ("fr", "L'explosion a fait trois morts et douze blessés.", "=kill", 3, "people"),
        ("fr", "Le bilan provisoire est de cinq morts.", "=kill", 5, "people"),
        ("fr", "Trois marins ont perdu la vie.", "=kill", 3, None),
        ("fr", "La tempête a blessé 17 personnes.", "=injure", 17, "people"),
        ("fr", "Le nombre de blessés est de 21.", "=injure", 21, "people"),
        ("fr", "Le nombre de morts s'élève à 12.", "=kill", 12, "people"),
        ("ru", "Погибли два человека, ещё пятеро пострадали.", "=kill", 2, "people"),
        ("ru", "При пожаре на складе погибли четыре человека.", "=kill", 4, "people"),
        ("ru", "Погибли четверо.", "=kill", 4, "people"),
        ("ru", "Трое рабочих ранены.", "=injure", 3, None),
        ("ru", "Не менее пяти человек погибли.", "=kill", 5, "people"),
        ("ru", "Задержаны 14 человек.", "=detain", 14, "people"),
        ("ru", "Число пострадавших — 9.", "=injure", 9, "people"),
    ],
)
def test_a_toll_is_read_in_french_and_russian(
    language: str, statement: str, state: str, least: float, who: str | None
) -> None:
    (item,) = propositions([claim(statement, "office", "a")], {"a": document("a", language=language)})
    toll = toll_of(item)
    assert toll is not None
    assert (toll.state, toll.amount.low) == (state, least)
    assert (toll.who == "people") == (who == "people")


@pytest.mark.parametrize(
    ("language", "statement"),
    [
        ("fr", "Trois autres personnes ont été blessées."),
        ("fr", "Les blessés ont été conduits à l'hôpital."),
        ("ru", "Ещё пятеро пострадали."),
        ("ru", "Семьи погибших получат деньги."),
    ],
)
def test_some_more_and_words_without_a_number_are_no_toll(language: str, statement: str) -> None:
    (item,) = propositions([claim(statement, "office", "a")], {"a": document("a", language=language)})
    assert toll_of(item) is None


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "Deux ouvriers ont été tués.", "L'incendie a fait quatre morts."),
        ("ru", "Погибли два человека.", "При пожаре погибли четверо."),
    ],
)
def test_two_tolls_of_one_harm_part(language: str, one: str, other: str) -> None:
    documents = [document(name, "2026-04-02", language=language) for name in "ab"]
    found = contradictions(story([claim(one, "prefect", "a"), claim(other, "union", "b")], *documents))
    parts = language == "ru"  # two workers may be among four dead
    assert [(edge.axis, edge.status) for edge in found] == [("numeric", "genuine")] * parts


@pytest.mark.parametrize(
    ("word", "concept"),
    [
        ("пожара", "fire"),
        ("задержали", "detain"),
        ("предложил", "propose"),
        ("продолжили", "continue"),
        ("поддержку", "support"),
        ("отложили", "postpone"),
        ("южный", "south"),
        ("ущерб", "damage"),
        ("снаружи", "outside"),
        ("гибель", "kill"),
    ],
)
def test_the_lexicon_knows_russian_as_folding_writes_it(word: str, concept: str) -> None:
    assert concept_of(fold(word)) == concept


def test_a_russian_capital_stands_for_its_country() -> None:
    assert country_of(fold("Париж")) == ("france", True)
