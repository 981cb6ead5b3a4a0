"""French and Russian denials that leave out what they deny: they deny the claim before them."""

from __future__ import annotations

import pytest

from pipeline.extraction.ruled import extract
from pipeline.schema import AUTHOR, Claim, Document, SourceText

_MAYOR = "Le maire Paul Brun a affirmé que le pont avait été contrôlé en mars. "
_GOVERNOR = "Губернатор Олег Савин заявил, что мост проверили в марте. "


def claims_in(text: str, language: str) -> list[Claim]:
    document = Document(id="d", sha256="0", story="s", source="d", language=language)
    return list(extract(SourceText(document, text + "\n")).claims)


def denials_in(text: str, language: str) -> list[tuple[str | None, str]]:
    """The denier and the statement of every claim that somebody denies."""
    return [(claim.claimant.name, claim.statement) for claim in claims_in(text, language) if claim.factuality == "CT-"]


@pytest.mark.parametrize(
    ("denial", "denier"),
    [
        ("« C'est faux », a répondu la préfecture.", "préfecture"),
        ("« Faux », a répondu la préfecture.", "préfecture"),
        ("Une affirmation que la\npréfecture dément.", "préfecture"),
        ("La préfecture assure que c'est faux.", "préfecture"),
        ("« Il n'en est rien », selon la préfecture.", "préfecture"),
        ("La députée Anne Roux qualifie cette affirmation de mensonge.", "Anne Roux"),
        ("La députée Anne Roux a jugé ces accusations infondées.", "Anne Roux"),
        ("Des accusations « sans fondement », selon la préfecture.", "préfecture"),
        ("La préfecture a démenti cette information.", "préfecture"),
        ("La préfecture rejette cette version.", "préfecture"),
        ("La préfecture dément.", "préfecture"),
        ("La députée Anne Roux l'a démenti.", "Anne Roux"),
        ("Anne Roux parle d'un mensonge.", "Anne Roux"),
        ("Ce que conteste la préfecture.", "préfecture"),
        ("Une affirmation que la préfecture dément.", "préfecture"),
        ("Des propos aussitôt démentis par la préfecture.", "préfecture"),
    ],
)
def test_a_french_denial_is_of_the_claim_before_it(denial: str, denier: str) -> None:
    assert denials_in(_MAYOR + denial, "fr") == [(denier, "Le pont avait été contrôlé en mars.")]
    assert not [claim for claim in claims_in(_MAYOR + denial, "fr") if claim.claimant.name == AUTHOR]


@pytest.mark.parametrize(
    ("denial", "denier"),
    [
        ("«Это ложь», — ответила депутат Анна Лем.", "Анна Лем"),
        ("В мэрии заявили, что это не так.", "мэрия"),
        ("«Неправда», — заявили в мэрии.", "мэрия"),
        ("Депутат Анна Крюкова назвала это ложью.", "Анна Крюкова"),
        ("Депутат Анна Лем назвала его слова ложью.", "Анна Лем"),
        ("В мэрии всё отрицают.", "мэрия"),
        ("Депутат Анна Лем назвала эти сведения «вымыслом».", "Анна Лем"),
        ("Мэр Иван Панов считает эти данные недостоверными.", "Мэр Иван Панов"),
        ("В мэрии опровергли это заявление.", "мэрия"),
        ("В мэрии эти данные опровергли.", "мэрия"),
        ("На заводе это отрицают.", "завод"),
        ("Эти слова опровергли в мэрии.", "мэрия"),
        ("Что в мэрии отрицают.", "мэрия"),
    ],
)
def test_a_russian_denial_is_of_the_claim_before_it(denial: str, denier: str) -> None:
    ((name, statement),) = denials_in(_GOVERNOR + denial, "ru")
    assert (name or "").endswith(denier.removeprefix("Мэр "))
    assert statement == "Мост проверили в марте."


@pytest.mark.parametrize(
    ("text", "language", "said", "denier"),
    [
        (_MAYOR[:-2] + ", ce que conteste la préfecture.", "fr", "Le pont avait été contrôlé en mars.", "préfecture"),
        (_MAYOR[:-2] + ", une version contestée par la CGT.", "fr", "Le pont avait été contrôlé en mars.", "CGT"),
        (_GOVERNOR[:-2] + ", что в компании отрицают.", "ru", "Мост проверили в марте.", "компания"),
    ],
)
def test_a_denial_behind_the_words_is_no_part_of_them(text: str, language: str, said: str, denier: str) -> None:
    first, second = claims_in(text, language)
    assert (first.statement, first.factuality, second.statement, second.factuality) == (said, "CT+", said, "CT-")
    assert second.claimant.name == denier


@pytest.mark.parametrize(
    ("text", "language", "own"),
    [
        (f"{_MAYOR}« Faux », rétorque Anne Roux, « le pont a été fermé en mai ».", "fr", "Le pont a été fermé en mai."),
        (f"{_GOVERNOR}«Ложь! — ответила депутат Анна Крюкова. — Мост закрыт».", "ru", "Мост закрыт."),
    ],
)
def test_who_exclaims_that_it_is_false_and_goes_on_denies_and_says_more(text: str, language: str, own: str) -> None:
    first, denied, more = claims_in(text, language)
    assert (denied.statement, denied.factuality, denied.quote) == (first.statement, "CT-", more.quote)
    assert (more.statement, more.factuality) == (own, "CT+")


def test_who_contests_a_denial_holds_what_was_denied() -> None:
    held = claims_in("Le maire Paul Brun nie avoir vendu le terrain. La préfecture le conteste.", "fr")[-1]
    assert (held.claimant.name, held.factuality) == ("préfecture", "CT+")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (_MAYOR + "Un fait que personne ne conteste.", "fr"),
        (_MAYOR + "La préfecture n'a pas démenti cette information.", "fr"),
        (_MAYOR + "Le syndicat a contesté ces chiffres.", "fr"),
        (_MAYOR + "Il pleuvait ce jour-là. La préfecture dément.", "fr"),
        (_GOVERNOR + "Этого никто не отрицает.", "ru"),
        (_GOVERNOR + "В мэрии это не опровергли.", "ru"),
    ],
)
def test_what_nobody_denies_or_stands_too_far_off_is_not_denied(text: str, language: str) -> None:
    assert denials_in(text, language) == []


@pytest.mark.parametrize(("whose", "denied"), [("губернатора", True), ("директора", False)])
def test_words_of_somebody_are_denied_only_where_they_are_his(whose: str, denied: bool) -> None:
    assert bool(denials_in(f"{_GOVERNOR}Депутат Анна Крюкова назвала слова {whose} ложью.", "ru")) is denied


def test_of_two_things_said_the_one_about_the_denier_is_denied() -> None:
    text = "La préfecture a affirmé que la députée Anne Roux avait vendu le bac et que son mari avait été payé. "
    assert denials_in(text + "La députée dément.", "fr") == [("députée", "La députée Anne Roux avait vendu le bac.")]
    assert denials_in(text + "Le syndicat dément.", "fr") == []
