"""French and Russian as desks write it: bare offices, the latter, whoever is talked with, cues put into a clause."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions


def told(text: str, language: str) -> list[tuple[str | None, str]]:
    """Who says what in a text, in order, the parts of one attribution joined by a dash."""
    return [(a.speaker, " – ".join(text[s:e] for s, e in a.content)) for a in attributions(text, language)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("L'entraîneur Luc Brandt sourit. Le pivot Ali Vale aussi. « On y croit », dit Vale. Et le coach de "
         "conclure : « À nous. »", "Luc Brandt"),
        ("Luc Brandt soupire. « Demandez au trésorier », dit-il. Joint hier, ce dernier assure que tout est payé.",
         "trésorier"),
        ("Ada Pike a appelé Ali Vale. Elle a demandé un délai. Son interlocuteur lui a répondu que le quai était "
         "fermé.", "Ali Vale"),
        ("Ali Vale entre. L'ancien notaire de Lyvrac comparaissait hier. Ada Pike, son avocate, se tait. « J'ai "
         "honte », souffle l'ex-notaire.", "Ali Vale"),
        ("Selon la diplomatie norvalienne, l'appel a eu lieu. Celle-ci affirme que le pacte tient.",
         "diplomatie norvalienne"),
        ("Le quai a cédé, selon les premières constatations de la gendarmerie.", "gendarmerie"),
        ("Le quai tient, révèle une étude publiée lundi.", "étude"),
    ],
)  # fmt: skip
def test_french_words_for_somebody_mean_him(text: str, who: str) -> None:
    assert told(text, "fr")[-1][0] == who


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Rien n'est exclu, s'est-il borné à répondre.", ["Rien n'est exclu"]),
        ("Semer du trèfle, recommande l'Office des prés, qui préconise aussi de faucher tard.",
         ["Semer du trèfle", "de faucher tard"]),
        ("Le juge a dénoncé « une ruse » et réclamé deux ans de prison, dont un avec sursis.",
         ["« une ruse »", "deux ans de prison, dont un avec sursis"]),
    ],
)  # fmt: skip
def test_french_cues_share_no_words(text: str, content: list[str]) -> None:
    assert [words for _, words in told(text, "fr")] == content


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Тренер «Искры» Милан Петрович недоволен. Гол был, говорит серб, спорить поздно.", "Милан Петрович"),
        ("«Ждите», — сказал директор Павел Громов. По мнению последнего, спешить некуда.", "Павел Громов"),
        ("Педагог Лида Зорина рада. Бабушка говорила, что глина живая.", "Бабушка"),
        ("Нина Зорина вышла. Старшая дочь, Соня, молчала. «Скучно», — призналась она.", "Соня"),
        ("Прилетел Игорь Вершков. И. В. Вершков подчеркнул важность пакта.", "Игорь Вершков"),
        ("Ада Пик, министр, молчит. «Вздор», — сказала представитель МИД Зоя Громова. Дипломат назвала упрёк «бредом».",
         "Зоя Громова"),
        ("«Рано», — сказали в пресс-службе «Ветра». Бумаги поступили в ФАС, сообщили в ведомстве.", "ФАС"),
        ("«Рано», — сказали в пресс-службе «Ветра».", "пресс-служба «Ветра»"),
    ],
)  # fmt: skip
def test_russian_words_for_somebody_mean_him(text: str, who: str) -> None:
    assert told(text, "ru")[-1][0] == who


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Пять человек, в том числе трое детей, ранены и увезены, сообщили в МЧС.",
         ["Пять человек, в том числе трое детей, ранены и увезены"]),
        ("Пять человек, включая детей, пострадали утром, сообщили в МЧС.",
         ["Пять человек, включая детей, пострадали утром"]),
        ("Пока город спит, уверяет Зоя Громова, тесто растёт.", ["Пока город спит – тесто растёт"]),
        ("Такой зимы, уверяет Зоя Громова, в области не было давно.", ["Такой зимы – в области не было давно"]),
        ("Это вздор, — отрезала Зоя Громова.", ["Это вздор"]),
        ("Зоя Громова подчеркнула важность пакта и ушла.", ["важность пакта"]),
        ("Зоя Громова указала на «странный» рост цен.", ["«странный» рост цен"]),
        ("На встрече подчёркнуто второй стороной.", []),
        ("Убыток составил миллион, следует из отчётности завода.", ["Убыток составил миллион"]),
    ],
)  # fmt: skip
def test_russian_content_is_the_whole_clause_and_no_more(text: str, content: list[str]) -> None:
    assert [words for _, words in told(text, "ru")] == content
