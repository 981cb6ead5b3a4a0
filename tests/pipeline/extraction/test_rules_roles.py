"""Whom a bare office or calling means: its holder, nobody who holds another; sentences of our own."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions


def speakers(text: str, language: str) -> list[str | None]:
    return [a.speaker for a in attributions(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "«Поздно», — сказал министр Глеб Ярцев. По словам мэра, дамба цела. Директор заявил, что дамба течёт.",
            ["Глеб Ярцев", "мэр", "Директор"],
        ),
        ("Депутат Вера Лось сказала, что устала. По словам губернатора, рынок сгорел.", ["Вера Лось", "губернатор"]),
        ("По словам директора, цех пуст. По словам врача, больных двое.", ["директор", "врач"]),
        ("По данным прокуратуры, склад пуст. По словам директора, склад полон.", ["прокуратура", "директор"]),
        ("Терапевт Игнат Зуев молчал. По словам хирурга, больных двое.", ["хирург"]),
        ("Мэр Глеб Ярцев ждёт. По словам погорельца, дамба цела.", ["погорелец"]),
    ],
)
def test_a_russian_office_is_not_of_whoever_holds_another(text: str, expected: list[str]) -> None:
    assert speakers(text, "ru") == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Хирург Игнат Зуев приехал. По словам врача, больных двое.", "Игнат Зуев"),
        ("Мэр Глеб Ярцев приехал. Градоначальник заявил, что дамба цела.", "Глеб Ярцев"),
        ("Министр Вера Лось приехала. Женщина заявила, что дамба цела.", "Вера Лось"),
        ("Приехал Глеб Ярцев. Директор заявил, что дамба цела.", "Глеб Ярцев"),
        ("Мэр Глеб Ярцев ждёт. По словам бельгийца, дамба цела.", "Глеб Ярцев"),
    ],
)
def test_another_noun_for_a_russian_office_means_its_holder(text: str, speaker: str) -> None:
    assert speakers(text, "ru") == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Odile Prat a dit que la digue cédait. Selon la garde côtière, elle tient.", ["Odile Prat", "garde côtière"]),
        ("« Non », a affirmé Odile Prat. La garde a déclaré que la digue tenait.", ["Odile Prat", "garde"]),
        ("« Non », a affirmé Odile Prat. Selon la gardienne, la digue tient.", ["Odile Prat", "gardienne"]),
        (
            "Le maire Luc Morin a dit que la digue cédait. Selon le médecin, elle tient. Le pêcheur dit qu'elle fuit.",
            ["Luc Morin", "médecin", "pêcheur"],
        ),
    ],
)
def test_a_french_calling_is_not_of_whoever_was_told_of_last(text: str, expected: list[str]) -> None:
    assert speakers(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Le maire Luc Morin est venu. Selon le maire, la digue tient.", "Luc Morin"),
        ("Odile Prat est venue. La romancière affirme que la digue tient.", "Odile Prat"),
        ("La géologue Odile Prat est venue. Selon la scientifique, la digue tient.", "Odile Prat"),
        ("Le maire Luc Morin est venu. L'élu affirme que la digue tient.", "Luc Morin"),
        ("Le maire Luc Morin est venu. Selon l'édile, la digue tient.", "Luc Morin"),
    ],
)
def test_another_noun_for_a_french_office_means_its_holder(text: str, speaker: str) -> None:
    assert speakers(text, "fr") == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Norvian minister, Ada Pike, met her Ostrian counterpart Tor Vik. The Ostrian minister said no.",
            ["Tor Vik"],
        ),
        (
            "The Norvian minister Ada Pike met the Ostrian minister Tor Vik. The Norvian minister said yes.",
            ["Ada Pike"],
        ),
        (
            "Prime Minister Ada Pike met her Ostrian counterpart, Tor Vik. The Ostrian prime minister said no.",
            ["Tor Vik"],
        ),
        ("The Norvian minister Ada Pike waited. The Ostrian minister said no.", ["Ostrian minister"]),
    ],
)
def test_an_office_of_a_country_is_its_holders_and_a_counterpart_holds_the_same(text: str, expected: list[str]) -> None:
    assert speakers(text, "en") == expected
