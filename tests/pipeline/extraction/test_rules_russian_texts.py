"""Whose the Russian texts are that something is said in; sentences of our own."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions


def speakers(text: str) -> list[str | None]:
    return [a.speaker for a in attributions(text, "ru")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("В майском отчёте лаборатории Росводы написано, что рыбы стало меньше.", "лаборатория Росводы"),
        ("«Мы против», — говорится в обращении Немова и Милина.", "Немов и Милин"),
        ("Согласно докладу комиссии, дамба цела.", "комиссия"),
        ("Ректор Йозеф Барт уехал и, как указано в письме его управления, предложил мир.", "управление"),
    ],
)
def test_a_text_is_whose_name_stands_behind_it(text: str, name: str) -> None:
    assert speakers(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Суд прошёл, сообщила пресс-служба завода. «Решение есть», — говорится в сообщении.", "пресс-служба завода"),
        ("Первым о пожаре написал лесник Виталий Чур. «Не ходите в лес», — говорилось в посте.", "Виталий Чур"),
        ("Точку поставил департамент финансов. В ответе на наш запрос сказано, что счёт пуст.", "департамент финансов"),
        ("Инспекция края начала проверку. Как следует из её сообщения, песок воровали.", "Инспекция края"),
    ],
)  # fmt: skip
def test_a_text_of_nobody_named_is_of_whoever_was_told_of_last(text: str, name: str) -> None:
    assert speakers(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Поводом стал отчёт Ассоциации пекарей: в нём утверждается, что муки нет.", "Ассоциация пекарей"),
        ("Лига распространила заявление. В нём сказано, что игру повторят.", "Лига"),
        ("В релизе аппарата премьера хлеб упомянут в конце; в первом сказано, что порт открыт.", "аппарат премьера"),
    ],
)
def test_a_pronoun_for_a_text_leads_to_its_author(text: str, name: str) -> None:
    assert speakers(text) == [name]


def test_a_text_of_nobody_known_speaks_for_itself_and_a_pronoun_for_it_names_nobody() -> None:
    assert speakers("В законе сказано, что лов запрещён.") == ["закон"]
    assert speakers("В сообщении говорится, что лов запрещён.") == ["сообщение"]
    assert speakers("В нём говорится, что лов запрещён.") == [None]
