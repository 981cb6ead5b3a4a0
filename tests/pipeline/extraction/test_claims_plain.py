"""Claims in French and Russian, without a parser: what a no reaches, what is no clause, what is only hoped."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.claims.plain_clauses import clause_ranges
from pipeline.extraction.claims.plain_negation import affirmed
from pipeline.extraction.ruled import extract
from pipeline.schema import AUTHOR, Claim, Document, SourceText


def claims_in(text: str, language: str) -> list[Claim]:
    """The claims of a text of which the rules read the quotes too."""
    document = Document(id="d", sha256="0", story="s", source="d", language=language)
    return list(extract(SourceText(document, text + "\n")).claims)


def told(text: str, language: str) -> list[tuple[str | None, str, str]]:
    return [(claim.claimant.name, claim.factuality, claim.statement) for claim in claims_in(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Мэр уточнил: сгорели 4 дома, а не 9.", [("CT+", "Сгорели 4 дома.")]),
        ("Анна Лем заявила, что на станции ранены трое, а не двое рабочих.", [("CT+", "На станции ранены трое.")]),
        (
            "«Горят два склада, пожарные не едут», — пишет Анна Лем.",
            [("CT+", "Горят два склада."), ("CT-", "Пожарные едут.")],
        ),
        (
            "Анна Лем рассказала, что воя сирены она не слышала: «Я живу у самой реки».",
            [("CT-", "Вой сирены она слышала."), ("CT+", "Я живу у самой реки.")],
        ),
        (
            "«Паром уже в пути, его с берега не видно», — сказала Анна Лем.",
            [("CT+", "Паром уже в пути, его с берега не видно.")],
        ),
        ("«Ни один катер не вышел в море», — сказала Анна Лем.", [("CT-", "Хотя бы один катер вышел в море.")]),
        ("Анна Лем сообщила, что ни одной жалобы не поступало.", [("CT-", "Хотя бы одна жалоба поступала.")]),
        ("Анна Лем сообщила, что никакого приказа она не получала.", [("CT-", "Какой-то приказ она получала.")]),
        ("Анна Лем сообщила, что паром ещё не ушёл.", [("CT-", "Паром уже ушёл.")]),
        ("Анна Лем рассказала, что лодка чуть не утонула.", [("CT+", "Лодка чуть не утонула.")]),
        ("Анна Лем пообещала не закрывать рынок.", [("CT-", "Анна Лем будет закрывать рынок.")]),
        ("Анна Лем пообещала закрыть рынок.", [("CT+", "Анна Лем закроет рынок.")]),
        ("Анна Лем призвала жителей не покупать рыбу.", []),
        ("Анна Лем обвинила рыбаков в поджоге склада.", [("CT+", "Рыбаки виновны в поджоге склада.")]),
        ("Анна Лем выразила надежду, что паром пойдёт в мае.", [("U", "Паром пойдёт в мае.")]),
    ],
)
def test_a_russian_no_reaches_its_own_clause(text: str, expected: list[tuple[str, str]]) -> None:
    assert [item[1:] for item in told(text, "ru") if item[0] == "Анна Лем" or "Мэр" in text] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Roux affirme que le maire n'a pas quitté la salle.", [("CT-", "Le maire a quitté la salle.")]),
        ("« Nous n’avons jamais quémandé d’aide », dit Anna Roux.", [("CT-", "Nous avons quémandé d’aide.")]),
        (
            "Anna Roux affirme que le maire avait juré qu'aucune école ne fermerait.",
            [("CT+", "Le maire avait juré qu'aucune école ne fermerait.")],
        ),
        (
            "« C'est un scandale, personne ici ne vendrait sa barque », dit Anna Roux.",
            [("CT+", "C'est un scandale."), ("CT-", "Quelqu'un ici vendrait sa barque.")],
        ),
        (
            "« Les digues tiennent, il ne faut pas partir », dit Anna Roux.",
            [("CT+", "Les digues tiennent."), ("CT-", "Il faut partir.")],
        ),
        ("« Ce bac, je ne l'ai pas vendu », dit Anna Roux.", [("CT-", "Ce bac, je l'ai vendu.")]),
        (
            "« Trois granges brûlent, les secours ne passent pas », dit Anna Roux.",
            [("CT+", "Trois granges brûlent."), ("CT-", "Les secours passent.")],
        ),
        ("Selon Anna Roux, il n'y a pas d'accord.", [("CT-", "Il y a un accord.")]),
        ("Anna Roux assure que le pont n'est toujours pas fermé.", [("CT-", "Le pont est déjà fermé.")]),
        ("Anna Roux nie avoir vendu la barque.", [("CT-", "Anna Roux a vendu la barque.")]),
        ("Anna Roux dit ne pas pouvoir payer la digue.", [("CT-", "Anna Roux peut payer la digue.")]),
        ("Anna Roux promet de ne fermer aucune école.", [("CT-", "Anna Roux va fermer une école.")]),
        ("Anna Roux accuse les bateliers d'avoir coulé le bac.", [("CT+", "Les bateliers ont coulé le bac.")]),
        ("Anna Roux a accusé la mairie de mensonge.", [("CT+", "La mairie est coupable de mensonge.")]),
        ("Anna Roux accuse le maire, Luc Pic, d'avoir vendu le bac.", [("CT+", "Le maire, Luc Pic, a vendu le bac.")]),
        ("Anna Roux dément tout retard de paiement.", [("CT-", "Il y a eu un retard de paiement.")]),
        ("Anna Roux a exprimé l'espoir que le bac reparte lundi.", [("U", "Le bac reparte lundi.")]),
    ],
)
def test_a_french_no_reaches_its_own_clause(text: str, expected: list[tuple[str, str]]) -> None:
    assert [item[1:] for item in told(text, "fr") if item[0] == "Anna Roux"] == expected


@pytest.mark.parametrize(
    ("language", "text", "statement"),
    [
        ("fr", "Anna Roux prétend que la digue a été vendue : c'est faux.", "La digue a été vendue."),
        ("fr", "Selon Anna Roux, la digue a été vendue, ce qui est faux.", "La digue a été vendue."),
        ("ru", "Анна Лем утверждает, что паром давно продан: это неправда.", "Паром давно продан."),
    ],
)
def test_what_the_author_calls_untrue_he_rejects_and_denies(language: str, text: str, statement: str) -> None:
    speaker, author = claims_in(text, language)
    assert (speaker.factuality, speaker.author_stance, speaker.statement) == ("CT+", "rejects", statement)
    assert (author.claimant.name, author.factuality, author.statement) == (AUTHOR, "CT-", statement)


def test_who_calls_something_untrue_between_his_marks_is_not_the_author() -> None:
    found = told("« La digue est vendue : c'est faux », dit Anna Roux.", "fr")
    assert all(name == "Anna Roux" for name, _, _ in found)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Анна Лем опровергла слухи: «Паром стоял у причала».", "ru", ("CT+", "Паром стоял у причала.")),
        ("Анна Лем отвергла упрёки: «Мы шлюз не открывали».", "ru", ("CT-", "Мы шлюз открывали.")),
        ("«Никто шлюз не открывал», — отрицает обвинения Анна Лем.", "ru", ("CT-", "Кто-то шлюз открывал.")),
        ("Анна Лем отрицает вину: шлюз никто не открывал.", "ru", ("CT-", "Шлюз кто-то открывал.")),
        ("Анна Лем отрицает, что шлюз «открыли ночью».", "ru", ("CT-", "Шлюз открыли ночью.")),
        ("Anna Roux dément : « Le bac n’a pas coulé ».", "fr", ("CT-", "Le bac a coulé.")),
        ("« Nos barques étaient au port », dément Anna Roux.", "fr", ("CT+", "Nos barques étaient au port.")),
        ("Anna Roux dément les accusations : le bac n’a pas coulé.", "fr", ("CT-", "Le bac a coulé.")),
        ("Anna Roux dément que le bac ait « coulé au port ».", "fr", ("CT-", "Le bac ait coulé au port.")),
    ],
)
def test_what_a_denier_says_in_marks_or_denies_behind_the_colon_is_his_word(
    text: str, language: str, expected: tuple[str, str]
) -> None:
    assert [item[1:] for item in told(text, language)] == [expected]


@pytest.mark.parametrize(
    ("text", "positive"),
    [
        ("Ответа не последовало.", "Ответ последовал."),
        ("Увольнений не будет.", "Увольнения будут."),
        ("Никаких писем мы не получали.", "Какие-то письма мы получали."),
        ("Ни о каких письмах мы не знали.", "О каких-то письмах мы знали."),
        ("Мэр школы не закрывал мост.", "Мэр школы закрывал мост."),
        ("Мы видели 12 автобусов, но не поезд.", None),
        ("Паром предупредили — и не один раз.", None),
        ("Il n'a vu ni le maire ni le préfet.", None),
        ("Il ne reste plus que trois barques.", None),
        ("Elle a promis de ne pas partir.", None),
        ("Une barque ne coule pas d'une vague.", "Une barque coule d'une vague."),
    ],
)
def test_the_positive_of_a_negated_clause_is_a_sentence_or_is_not_made(text: str, positive: str | None) -> None:
    assert affirmed(text) == positive


_WORDS = ["il", "ne", "part", "pas", "que", "et", ",", ":", "le", "bac", "не", "паром", "ушёл", "и", "а", "что"]


@given(st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join))
def test_clauses_lie_in_order_within_their_stretch(text: str) -> None:
    found = clause_ranges(text, (0, len(text)))
    assert found[0][0] == 0
    assert found[-1][1] == len(text)
    assert all(start <= end for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Анна Лем настаивает: «Погибли четверо».", "Погибли четверо."),
        ("Завод подожгли, считает Анна Лем.", "Завод подожгли."),
        ("Анна Лем сообщила, что мост исправен.", "Мост исправен."),
        ("Анна Лем сообщила, что пострадавших нет.", "Пострадавших нет."),
    ],
)
def test_two_russian_words_may_say_something(text: str, statement: str) -> None:
    assert [item[2] for item in told(text, "ru") if item[0] == "Анна Лем"] == [statement]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Полиция сообщила о задержании 14 человек.", [("CT+", "Было задержание 14 человек.")]),
        ("Следственный комитет подтвердил гибель двух человек.", [("CT+", "Была гибель двух человек.")]),
        ("Администрация порта опровергает сообщения о забастовке.", [("CT-", "Была забастовка.")]),
        ("В школе факт аварии отрицают.", [("CT-", "Была авария.")]),
        ("Генштаб сообщил о взрыве склада.", [("CT+", "Был взрыв склада.")]),
        ("Губернатор сообщил о готовности помочь.", [("CT+", "О готовности помочь.")]),
    ],
)
def test_what_is_told_by_a_russian_noun_happened(text: str, expected: list[tuple[str, str]]) -> None:
    assert [item[1:] for item in told(text, "ru") if item[0] != AUTHOR] == expected
