"""Whom French words mean: offices held by many, bodies, papers, firms, nations, nicknames, counterparts."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions


def speakers(text: str) -> list[str | None]:
    """Who says what in a text, in order."""
    return [a.speaker for a in attributions(text, "fr")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Le bulletin est signé du lieutenant-colonel Ali Brandt. L'officier dit que la route tient. Le général Luc "
         "Vale arrive.", "Ali Brandt"),
        ("Le président de la République, Ali Brandt, a reçu la présidente du Sénat, Ada Pike. Le chef de l'État a "
         "promis un vote. Le président du club, Luc Vale, a ri.", "Ali Brandt"),
        ("Le président Ali Brandt a reçu son homologue norvale, Luc Vale. Le chef de l'Etat a promis un vote.",
         "Ali Brandt"),
        ("Le ministre delsien des Mines, Ali Brandt, a reçu son homologue norvale, Ada Pike. La ministre a plaidé "
         "pour « un sursis ».", "Ada Pike"),
        ("Le ministre norvégien de la Pêche est venu. Le Norvégien a demandé un délai.", "ministre norvégien"),
        ("Le ministre de l'Énergie, Ali Brandt, est parti. Selon le responsable syndical, la mine fermera.",
         "responsable syndical"),
        ("Ali Brandt, 40 ans, baisse les yeux. Il comparaît pour vol. L'accusé répète qu'il dormait.", "Ali Brandt"),
        ("Ali Brandt entre. « On attaque mieux », lâche l'arrière gauche.", "Ali Brandt"),
    ],
)  # fmt: skip
def test_an_office_or_a_calling_means_its_holder(text: str, who: str) -> None:
    assert speakers(text) == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("L'armée norvale a riposté. Elle revendique la prise d'un fort.", "armée norvale"),
        ("L'institut maritime a répondu. Il dément tout retard.", "institut maritime"),
        ("Le gouvernement régional a tardé. Dans une note lue par son porte-parole, Me Luc Vale, il nie les faits.",
         "gouvernement régional"),
        ("Un rapport de 12 pages a fuité. Ce document de 12 pages affirme que la digue cède.", "rapport de 12 pages"),
        ("Le rapport, évoqué mardi par La Gazette du lac, inquiète. Le quotidien écrit que le barrage fuit.",
         "La Gazette du lac"),
        ("La fuite a été révélée dans Le Phare de Kervo. Le journal affirme que le barrage fuit.", "Le Phare de Kervo"),
        ("L'usine appartient à la société Pontex. L'entreprise de Kervo assure que les cuves sont saines.", "Pontex"),
    ],
)  # fmt: skip
def test_a_pronoun_or_a_common_noun_means_the_body_told_of(text: str, who: str) -> None:
    assert speakers(text) == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Il a cité le récit d'un ancien douanier. « On payait à l'entrée », y assure ce dernier.", "ancien douanier"),
        ("Au premier rang, la sœur d'Ada Pike pleure. Elle avait dit, en mai, que le bateau prenait l'eau.",
         "sœur d'Ada Pike"),
        ("Un vieil homme surnommé Barbe jure que la mer monte.", "Barbe"),
        ("Luc Vale a ri. Son neveu, un géant dit Tonton, assure que non.", "Tonton"),
    ],
)  # fmt: skip
def test_somebody_without_a_full_name_is_told_from_those_beside(text: str, who: str) -> None:
    assert speakers(text) == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("« Le sol a bougé », raconte Luc. L'entreprise dit que rien ne presse.", "entreprise"),
        ("Ada Pike vit à La Rochelle. Le journal écrit que le pont tient.", "journal"),
        ("Le bulletin est là. L'officier dit que la route tient. Le général Luc Vale arrive.", "officier"),
    ],
)
def test_no_name_is_guessed_where_nothing_tells(text: str, who: str) -> None:
    assert speakers(text)[-1] == who
