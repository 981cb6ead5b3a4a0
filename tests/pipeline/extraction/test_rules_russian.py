"""Who said what in Russian: names by case and gender, subjects by agreement or left out; sentences of our own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pipeline.extraction.rules import Attribution, attributions
from pipeline.extraction.rules.words.russian.names import readings
from pipeline.extraction.rules.words.russian.phrases import nominative


def find(text: str, part: str) -> Attribution:
    held = [a for a in attributions(text, "ru") if any(part in text[s:e] for s, e in a.content)]
    assert held, f"nothing holds {part!r}"
    return min(held, key=lambda a: sum(e - s for s, e in a.content))


@pytest.mark.parametrize(
    ("spelt", "case", "name"),
    [
        ("Ренату Гаджиеву", "accs", "Рената Гаджиева"),
        ("Ильёй Ребровым", "ablt", "Илья Ребров"),
        ("Ларисы Кузьмич", "gent", "Лариса Кузьмич"),
        ("Игоря Дегтяря", "gent", "Игорь Дегтярь"),
        ("Анне Вельской", "datv", "Анна Вельская"),
        ("Тамарой Ильиничной", "ablt", "Тамара Ильинична"),
        ("Брижит Макрон", "gent", "Брижит Макрон"),
        ("Лев Гиндин", "nomn", "Лев Гиндин"),
        ("Джона Вейла", "gent", "Джон Вейл"),
        ("А. Ершову", "datv", "А. Ершов"),
    ],
)
def test_names_in_any_case_have_one_first_case(spelt: str, case: str, name: str) -> None:
    assert name in {reading.name for reading in readings(tuple(spelt.split())) if reading.case == case}


@pytest.mark.parametrize(
    ("phrase", "first"),
    [
        ("пресс-службе областного главка МЧС", "пресс-служба областного главка МЧС"),
        ("прокуратуры области", "прокуратура области"),
        ("Красного Креста", "Красный Крест"),
        ("экспертов", "эксперты"),
        ("больнице № 2", "больница № 2"),
    ],
)
def test_phrases_take_their_head_to_the_first_case_and_leave_complements(phrase: str, first: str) -> None:
    assert nominative(phrase) == first


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("По словам директора завода Ильи Реброва, смену сократят.", "смену сократят", "Илья Ребров"),
        ("Илью Реброва поддержал мэр Олег Стоян. Ребров уверен, что завод выживет.", "завод выживет", "Илья Ребров"),
        ("Адвокат Лев Гиндин молчал. Защитник лишь добавил, что ответа нет.", "ответа нет", "Лев Гиндин"),
        ("Следователь Марина Котова ушла. Женщина уверена, что он спал.", "он спал", "Марина Котова"),
        (
            "Губернатор Павел Ветров приехал. Глава региона поручил проверить насосы.",
            "проверить насосы",
            "Павел Ветров",
        ),
        ("Подписал указ Вадим Юрьевич Ким. Вадим Юрьевич заявил, что торга нет.", "торга нет", "Вадим Юрьевич Ким"),
        ("Олег Стоян встретил Инну Громову. Она сказала, что устала.", "устала", "Инна Громова"),
        ("Николай и Евдокия Сомовы живут тут. «Уедем», — решила Евдокия.", "«Уедем»", "Евдокия Сомова"),
    ],
)
def test_speakers_are_found_by_case_office_and_gender(text: str, said: str, speaker: str) -> None:
    assert find(text, said).speaker == speaker


@pytest.mark.parametrize(
    ("text", "said", "mention"),
    [
        ("В письме жители просят сохранить рейс.", "сохранить рейс", "жители"),
        ("Рейс отменят, рассказал «Вестнику» сторож Пак.", "Рейс отменят", "сторож Пак"),
        ("В мэрии агентству сообщили, что рейс отменят.", "рейс отменят", "мэрии"),
        ("Рейс отменят, сообщили ТАСС в порту.", "Рейс отменят", "порту"),
        ("Рейс отменят, говорится на сайте порта.", "Рейс отменят", "порта"),
        ("Пак, двадцать лет водивший паром, уверяет, что рейс отменят.", "рейс отменят", "Пак"),
        ("«Рейс отменят», — хмыкнул на прощание сторож.", "«Рейс отменят»", "сторож"),
        (
            "Рейс отменят, подтвердила в понедельник пресс-секретарь Анна Пак.",
            "Рейс отменят",
            "пресс-секретарь Анна Пак",
        ),
        ("Пак в своём канале: «Рейс отменят».", "«Рейс отменят»", "Пак"),
        ("О том, что рейс отменят, сказал и сторож Пак.", "рейс отменят", "сторож Пак"),
    ],
)
def test_subjects_are_in_the_first_case_and_agree(text: str, said: str, mention: str) -> None:
    a = find(text, said)
    assert a.mention is not None
    assert text[slice(*a.mention)] == mention


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("Врач Анна Лесина осмотрела всех. Говорит, что угрозы нет.", "угрозы нет", "Анна Лесина"),
        ("Пётр Жук обещал трамвай. Считает, что город вымрет.", "город вымрет", "Пётр Жук"),
        ("Анна Пак недовольна. «Я не знала».", "«Я не знала»", "Анна Пак"),
        ("Анна Пак молчала. Её попросили не ждать.", "не ждать", None),
    ],
)
def test_a_subject_left_out_is_who_was_told_of(text: str, said: str, speaker: str | None) -> None:
    a = find(text, said)
    assert a.speaker == speaker
    assert a.mention is None


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Поздно что-то менять, заметил судья, но ходатайство принял.", ["Поздно что-то менять"]),
        ("Виновных, пообещал он, назовут.", ["Виновных", "назовут"]),
        ("Пак сказал, что паром цел; Ким сказал, что его нет.", ["паром цел"]),
        ("Пётр Ким призвал не ждать и поручил чинить насосы.", ["не ждать"]),
        ("Лев Пак вспомнил, что строили зимой, и посетовал на спешку.", ["строили зимой"]),
        ("Пак молчит; паром, уверяет Ким, цел.", ["паром", "цел"]),
        ("Сторож, который просил не называть его, рассказал, что слышал крик.", ["не называть его"]),
        ("— Так, — сказал Пак и ушёл. Вечером он не вернулся.", ["Так"]),
        ("Рейс, как предупредили в порту, отменён.", ["Рейс", "отменён"]),
        ("Поводом, как следует из письма порта (есть у газеты), стал спор.", ["Поводом", "стал спор"]),
        ("Письмо, уверяет сторож, подложное.", ["Письмо", "подложное"]),
        ("Мост, говорят, закроют.", ["Мост", "закроют"]),
        ("Вода спала, говорит механик, знакомый с рекой.", ["Вода спала"]),
        ("По словам Кима, работавшего в порту, рейс отменён.", ["рейс отменён"]),
        ("По словам Кима, рейс отменён, при этом, признал он, билеты вернут.", ["рейс отменён"]),
        ("Ким не отрицает, что течь есть, но возникла она, уверяет Пак, сама.", ["течь есть"]),
        ("Ким сказал, что рейс отменён, передаёт «Волна».", ["рейс отменён"]),
        ("Ким сказал, что паром, по словам механика, цел.", ["паром, по словам механика, цел"]),
        ("Судья спросил Пака, не видел ли он парома.", ["не видел ли он парома"]),
    ],
)
def test_reports_end_where_the_author_or_another_goes_on(text: str, content: list[str]) -> None:
    a = next(a for a in attributions(text, "ru") if text[slice(*a.content[0])] == content[0])
    assert [text[start:end] for start, end in a.content] == content


@pytest.mark.parametrize(
    ("text", "said", "speaker", "via"),
    [
        ("«Паром цел», — приводит слова мэра Петра Кима агентство.", "«Паром цел»", "Петр Ким", ["агентство"]),
        ("Паром цел, передаёт ТАСС слова мэра Петра Кима.", "Паром цел", "Петр Ким", ["ТАСС"]),
        ("Паром цел, сообщает «Волна» со ссылкой на источник в порту.", "Паром цел", "источник в порту", ["Волна"]),
    ],
)
def test_an_agency_stands_between_whose_words_it_carries(text: str, said: str, speaker: str, via: list[str]) -> None:
    a = find(text, said)
    assert (a.speaker, [v.name for v in a.via]) == (speaker, via)


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("По последним данным районной больницы, раненых двое.", "раненых двое", "районная больница"),
        ("Как следует из отчёта Счётной палаты, денег нет.", "денег нет", "отчёт Счётной палаты"),
        ("На взгляд адвоката Анны Лесиной, дело пустое.", "дело пустое", "Анна Лесина"),
        ("Если верить сторожу, паром цел.", "паром цел", "сторож"),
        ("Паром стоит в порту. Об этом сообщил сторож Пётр Ким.", "Паром стоит в порту", "Пётр Ким"),
        ("Паром стоит в порту, об этом сообщили в мэрии.", "Паром стоит в порту", "мэрия"),
        ("Сосед, пенсионер Яков Мох, говорит, что слышал выстрел.", "слышал выстрел", "Яков Мох"),
        ("Областное МЧС: на место направлены две бригады.", "на место направлены", "Областное МЧС"),
        ("Ким обратил внимание суда на то, что свидетель молчал.", "свидетель молчал", "Ким"),
    ],
)
def test_sources_of_what_stands_beside_them(text: str, said: str, speaker: str) -> None:
    assert find(text, said).speaker == speaker


@pytest.mark.parametrize("end", ["", ".", ",", " «»."])
def test_hearsay_of_no_words_reports_nothing(end: str) -> None:
    text = f"Ким сказал, что паром цел. Мол{end}"
    assert [text[slice(*part)] for a in attributions(text, "ru") for part in a.content] == ["паром цел"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Паром цел», — сторож пожал плечами", [("сторож", "«Паром цел»", "пожал плечами")]),
        ("Сторож пожал плечами", []),
        ("Газета приводит слова\n\n«Паром цел».", [(None, "«Паром цел»", None)]),
    ],
)
def test_a_cue_of_two_words_may_end_its_text_or_paragraph(
    text: str, expected: list[tuple[str | None, str, str | None]]
) -> None:
    found = attributions(text, "ru")
    assert [(a.speaker, text[slice(*a.content[0])], text[slice(*a.cue)] if a.cue else None) for a in found] == expected


def test_lines_of_dialogue_without_a_cue_take_turns() -> None:
    text = "— Где паром? — спросил Пётр Ким.\n\n— Ушёл, — ответила Анна Пак.\n\n— Давно?\n\n— С утра.\n"
    assert [a.speaker for a in attributions(text, "ru")] == ["Пётр Ким", "Анна Пак", "Пётр Ким", "Анна Пак"]


def test_who_tells_of_his_own_question_and_of_an_answer() -> None:
    text = "«Спрашиваю: „Где он был?“ Сторож говорит: „Дома“», — вспомнила Анна Ким."
    assert find(text, "„Где он был?“").speaker == "Анна Ким"
    assert find(text, "„Дома“").speaker == "Сторож"


def test_english_does_not_read_the_russian_dictionary() -> None:
    code = (
        "import sys; from pipeline.extraction.rules import attributions; "
        "attributions('“No,” said the mayor.', 'en'); attributions('« Non », dit la maire.', 'fr'); "
        "sys.exit(any(name.startswith('pymorphy3') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
