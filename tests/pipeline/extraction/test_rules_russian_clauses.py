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
        ("В МЧС эту версию отвергли: «Это был сбой».", "МЧС", "«Это был сбой»"),
        ("Следственный комитет подтвердил гибель двух человек.", "Следственный комитет", "гибель двух человек"),
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


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "А сдаться — значит, считает Савва Пик, отдать всё, что у него есть: имя.",
            "Савва Пик",
            "А сдаться — значит … отдать всё, что у него есть: имя",
        ),
        ("Причал, уверяет Вельская, цел: его чинили весной.", "Вельская", "Причал … цел: его чинили весной"),
        (
            "Повар, признаёт Пик, прав в том, что соли мало.",
            "Пик",
            "Повар … прав в том, что соли мало",
        ),
    ],
)
def test_what_stands_behind_an_inserted_cue_is_neither_its_clause_nor_announced_by_it(
    text: str, speaker: str, content: str
) -> None:
    assert (speaker, content) in told(text)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Школу закроют на месяц, а по словам Пика, на два.", "Пик", "на два"),
        ("Дамба обошлась в два миллиона, а по расчётам инженеров - в шесть.", "инженеры", "в шесть"),
        ("Савва вышел в маске и, по словам врача Анны Пик, «пел басом».", "Анна Пик", "«пел басом»"),
        ("По словам Пика, дамба цела; Вельская говорит, что течёт.", "Пик", "дамба цела"),
        ("Погода, по оценке пилота, ухудшится; он предупредил, что не взлетит.", "пилот", "Погода … ухудшится"),
        ("Савва Пик, по собственному признанию, писем не писал.", "Савва Пик", "писем не писал"),
    ],
)
def test_a_phrase_attributes_its_own_clause(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in told(text)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Электрик Савва Пик изумился: лифт никто не чинил.", "Савва Пик", "лифт никто не чинил"),
        ("Аптекари сходятся в том, что запаса хватит.", "Аптекари", "запаса хватит"),
        ("Бухгалтер Ада Пик удивлена: премию платят раньше.", "Ада Пик", "премию платят раньше"),
        ("Свидетели, жившие у реки, в один голос утверждают, что дамба цела.", "Свидетели", "дамба цела"),
        ("Критик Ада Рощина назвала пьесу «тем, над чем плачут».", "Ада Рощина", "пьесу «тем, над чем плачут»"),
    ],
)
def test_cues_of_wonder_agreement_and_naming(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Гость — чей он друг, она не называет — ушёл рано.",
        "Что лежит в ящике, не знает даже Ада Пик.",
        "Сторож узнал, что ворота закрыты.",
        "Как только совет одобрит, начнётся ремонт.",
    ],
)
def test_what_is_known_or_left_unnamed_is_not_said(text: str) -> None:
    assert told(text) == set()


def test_a_surname_in_a_text_that_shows_its_first_case_has_that_one() -> None:
    text = "Речь была долгой, по словам адвоката Михаила Донского. Донской ушёл."
    assert {speaker for speaker, _ in told(text)} == {"Михаил Донской"}


def test_who_is_sure_of_something_is_not_whom_it_is_about() -> None:
    assert ("директор", "Ян Вале … погорячился") in told("Ян Вале, уверен директор, погорячился.")


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Вода сойдёт в мае, следует из прогноза речного центра.", "речной центр", "Вода сойдёт в мае"),
        ("Лига выпустила заявление. Из него следует, что гол засчитан.", "Лига", "гол засчитан"),
    ],
)
def test_what_follows_from_a_text_is_said_in_it(text: str, speaker: str, content: str) -> None:
    assert told(text) == {(speaker, content)}


def test_what_follows_from_a_fact_is_said_by_nobody() -> None:
    assert told("Воды стало меньше. Из этого следует, что дамба цела.") == set()


def test_a_question_that_somebody_answers_is_of_who_asks() -> None:
    text = "Отвечая на вопрос корреспондента «Маяка», цел ли причал, Ада Пик сказала, что вопрос «детский»."
    assert told(text) == {("корреспондент «Маяка»", "цел ли причал"), ("Ада Пик", "вопрос «детский»")}


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Жители говорят о двенадцати взрывах.", "Жители", "о двенадцати взрывах"),
        ("Пожарные отчитались о восьми вызовах.", "Пожарные", "о восьми вызовах"),
        ("Минтранс предупредил о закрытии причала на зиму.", "Минтранс", "о закрытии причала на зиму"),
        ("Инженер Ян Ким сослался на поломку насоса.", "Ян Ким", "поломку насоса"),
    ],
)
def test_numbers_deeds_and_reasons_are_told_without_a_clause(text: str, speaker: str, content: str) -> None:
    assert told(text) == {(speaker, content)}


@pytest.mark.parametrize(
    "text",
    [
        "Ян Ким сослался на данные порта и на слова мэра.",
        "Ада Пик ушла. «Белая чайка» — дебют драматурга Пика.",
        "Ада Пик рада. «Клюшка» — «Молот» — 3:4.",
    ],
)
def test_sources_and_titles_are_no_quotes(text: str) -> None:
    assert told(text) == set()


def test_somebody_tells_of_his_own_question_behind_a_colon() -> None:
    assert ("Ада Пик", "это запрет") in told("«Звонят мне. Я спросила: это запрет?» — вспоминает Ада Пик.")
