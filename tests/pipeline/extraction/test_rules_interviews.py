"""Interviews in French and Russian: whatever sets their turns apart, the one who answers is named."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions

QUESTIONS = [
    "Pourquoi avoir fermé la filature ?",
    "Vous aviez pourtant promis de la garder.",
    "Que dites-vous aux ouvriers ?",
    "Et maintenant ?",
]
ANSWERS = [
    "Parce que je n'avais plus le choix. Les banques ne suivaient pas.",
    "C'est vrai, et je le regrette. Le marché est tombé en six mois.",
    "Que nous ne les oublierons pas. Chacun sera reçu.",
    "Maintenant, je me repose. J'ai une maison au bord du lac.",
]
INTRODUCTION = "Awa Kassi a dirigé la filature de Bouna pendant douze ans. Elle a reçu Le Phare chez elle, à Korsou."


def rows(text: str, language: str = "fr") -> list[tuple[str | None, str]]:
    return [(a.speaker, " … ".join(text[s:e] for s, e in a.content)) for a in attributions(text, language)]


def talk(question: str, answer: str, introduction: str = INTRODUCTION) -> str:
    turns = [(question.format(q), answer.format(a)) for q, a in zip(QUESTIONS, ANSWERS, strict=True)]
    return "\n\n".join([introduction, *(turn for pair in turns for turn in pair)])


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Le Phare : {}", "Awa Kassi : {}"),
        ("Le Phare. – {}", "Awa Kassi. – {}"),
        ("{}", "Awa Kassi : {}"),
        ("{}", "{}"),
        ("{}", "« {} »"),
        ("{}", "AWA KASSI. {}"),
        ("{}", "– {}"),
        ("— {}", "— {}"),
        ("- {}", "- {}"),
        ("Question : {}", "Réponse : {}"),
    ],
)
def test_the_one_who_answers_is_named(question: str, answer: str) -> None:
    said = [content.strip("« »") for speaker, content in rows(talk(question, answer)) if speaker == "Awa Kassi"]
    assert said == ANSWERS


def test_an_answer_goes_on_over_paragraphs_and_leaves_out_asides() -> None:
    text = talk("{}", "– {}").replace("Les banques", "(Elle rit.) Les banques")
    text = text.replace("suivaient pas.", "suivaient pas.\n\nMais j'ai attendu.")
    answer = "Parce que je n'avais plus le choix. … Les banques ne suivaient pas. … Mais j'ai attendu."
    assert ("Awa Kassi", answer) in rows(text)


def test_what_others_have_said_is_found_in_an_answer() -> None:
    text = talk("{}", "– {}").replace("Les banques ne suivaient pas.", "Le banquier m'a dit que c'était fini.")
    assert ("banquier", "c'était fini") in rows(text)


def test_questions_without_a_question_mark_are_put_and_answers_may_be_a_word() -> None:
    text = talk("{}", "{}").replace(
        "Les banques ne suivaient pas.", "Les banques ne suivaient pas.\n\nLe maire est parti."
    )
    text = text.replace("\n\nLe maire est parti.", "\n\nOn nous dit que vous avez fui.\n\nJe suis restée.")
    text += "\n\nEn nous quittant, elle sourit. « À demain », dit-elle."
    said = rows(text)
    assert ("Awa Kassi", "Je suis restée.") in said
    assert "« À demain »" in [content for _, content in said]
    assert not any("En nous quittant" in content or "On nous dit" in content for _, content in said)


def test_the_headline_is_by_the_one_who_answers() -> None:
    text = talk("{}", "– {}", "« On ne ferme pas de gaieté de cœur »\n\n" + INTRODUCTION)
    assert rows(text)[0] == ("Awa Kassi", "« On ne ferme pas de gaieté de cœur »")


def test_a_report_with_two_questions_is_no_interview() -> None:
    text = "Awa Kassi attend. Que fera la banque ?\n\nJe ne sais.\n\nQui paiera ?\n\nLa filature est vide."
    assert rows(text) == []


def test_russian_interviews_have_questions_and_answers_behind_dashes() -> None:
    text = (
        "Сорок лет чинит лодки мастер Тимур Рольский.\n\n— Правда ли, что вы отказались от премии?\n\n"
        "— Не отказался, а не поехал.\n\n— А кто придет после вас?\n\n— Внук. Ему двенадцать.\n\n— Вы ждете его?\n\n"
        "— Жду каждый день.\n\nБеседовала Анна Вельская."
    )
    assert [speaker for speaker, _ in rows(text, "ru")] == ["Анна Вельская", "Тимур Рольский"] * 3


def test_a_paragraph_that_tells_of_the_one_who_answers_is_no_part_of_the_answer() -> None:
    text = talk("{}", "– {}").replace("suivaient pas.", "suivaient pas.\n\nKassi me tend une photo du métier à tisser.")
    assert not any("photo" in content for _, content in rows(text))
