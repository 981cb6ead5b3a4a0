"""What a Russian cue reports, and whose it is, by the order of words in its clause; sentences of our own."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions


def told(text: str) -> set[tuple[str | None, str]]:
    """Speaker and content of every attribution."""
    return {(a.speaker, " … ".join(text[s:e] for s, e in a.content)) for a in attributions(text, "ru")}


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("В школе факт аварии отрицают.", "школа", "факт аварии"),
        ("В комитете доводы экологов опровергли.", "комитет", "доводы экологов"),
        ("Завод, компания «Ветер», утечку газа отрицает.", "компания «Ветер»", "утечку газа"),
        ("Подрядчик, фирма «Сталь», задержек в июне не подтвердил.", "Подрядчик", "задержек в июне"),
        ("Слухи о порте Анна Вельская назвала выдумкой.", "Анна Вельская", "Слухи о порте … выдумкой"),
        ("В министерстве положение критическим не считают.", "министерство", "положение критическим"),
        ("В Минпорту слова Кима назвали «ложью».", "Минпорту", "слова Кима … «ложью»"),
    ],
)
def test_an_object_in_front_of_its_cue_is_what_is_said(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in told(text)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Хирург Ян Ким вошёл в зал, сел, отодвинул стул и сказал, что устал.", "Ян Ким", "устал"),
        ("Сторож Савва Пик открыл дверь, поднял фонарь и спросил, кто там.", "Савва Пик", "кто там"),
        ("Мэр Анна Вельская подняла руку и сообщила, что мост закрыт.", "Анна Вельская", "мост закрыт"),
    ],
)
def test_who_does_something_before_says_it_and_not_what_he_does_it_to(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in told(text)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Анна Вельская поручила замам объехать дамбы, а прокуратуру попросила проверить счета.",
            "объехать дамбы",
            "проверить счета",
        ),
        ("Савва Пик велел матросам ждать, а боцмана попросил закрыть люк.", "ждать", "закрыть люк"),
    ],
)
def test_a_second_request_behind_a_conjunction_is_one_of_its_own(text: str, one: str, other: str) -> None:
    assert [c for _, c in sorted(told(text), key=lambda found: text.index(found[1]))] == [one, other]
    assert len({speaker for speaker, _ in told(text)}) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("В полиции ещё раз просят не звонить ночью.", "полиция"),
        ("В мэрии также советуют закрыть окна.", "мэрия"),
    ],
)
def test_adverbs_are_no_part_of_the_place_that_speaks(text: str, speaker: str) -> None:
    assert {who for who, _ in told(text)} == {speaker}


def test_a_number_of_things_is_no_subject_of_a_verb_in_the_singular() -> None:
    text = "Анна Вельская после встречи предложила передать десять насосов."
    assert told(text) == {("Анна Вельская", "передать десять насосов")}


def test_an_office_set_before_a_name_by_a_comma_is_his() -> None:
    text = "Учитель говорит, что директор запретил петь. Сам директор, Ян Вале, молчал."
    assert ("Ян Вале", "петь") in told(text)
