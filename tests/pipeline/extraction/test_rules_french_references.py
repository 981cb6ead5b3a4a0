"""French words for somebody told of: one of many, the same source, whose lawyer; and words without a cue."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions


def speakers(text: str) -> list[str | None]:
    """Who says what in a text, in order."""
    return [a.speaker for a in attributions(text, "fr")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Des députés de la majorité doutent. L'un d'eux juge le texte « bâclé ».", "député de la majorité"),
        ("Deux marins égyptiens sont saufs. L'un d'entre eux affirme que le capitaine buvait.", "marin égyptien"),
        ("Trois infirmières locales sont venues. Selon l'une d'elles, la salle fermait.", "infirmière locale"),
        ("Des élus régionaux doutent. L'un d'eux juge le texte « bâclé ».", "élu régional"),
        ("Il pleut. L'un d'eux juge le texte « bâclé ».", "un d'eux"),
    ],
)
def test_one_of_them_is_a_member_of_the_group_told_of(text: str, who: str) -> None:
    assert speakers(text) == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("La préfecture annonce douze blessés. Le feu est éteint, selon la même source.", "préfecture"),
        ("Selon un rapport du port, le bac fuit. Luc Pike assure que non. Il coulera, d'après la même source.",
         "rapport du port"),
        ("Une source policière dit que le feu est éteint. Cette source ajoute que la route rouvre.",
         "source policière"),
    ],
)  # fmt: skip
def test_the_same_source_is_the_one_cited_before(text: str, who: str) -> None:
    assert speakers(text)[-1] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("La ligue des marins, par la voix de sa porte-parole, a demandé un délai.",
         "porte-parole de la ligue des marins"),
        ("Le parquet se tait. Son porte-parole assure que l'enquête avance.", "porte-parole du parquet"),
        ("Luc Pike est libre. Son avocate soutient qu'il dormait.", "avocate de Luc Pike"),
        ("Ada Pike, ministre de la Mer, se tait. L'entourage de la ministre dément tout retard.",
         "entourage d'Ada Pike"),
        ("Le vote vise la ministre des Ports. L'entourage de la ministre dément tout retard.",
         "entourage de la ministre des Ports"),
        ("L'entourage de la ministre Ada Pike se tait. Son cabinet dément tout retard.", "cabinet d'Ada Pike"),
        ("Luc Pike est libre. Son avocate, Me Ada Vale, se tait. Son avocate soutient qu'il dormait.", "Ada Vale"),
        ("Luc Pike est libre. L'avocat de l'accusé soutient qu'il dormait.", "avocat de l'accusé"),
    ],
)  # fmt: skip
def test_somebody_unnamed_is_told_by_whose_he_is(text: str, who: str) -> None:
    assert speakers(text) == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ada Pike a reçu Luc Vale lundi. Les deux ministres ont convenu de rouvrir le bac.", "Ada Pike et Luc Vale"),
        ("Ada Pike a reçu le maire. Les deux élus ont convenu de rouvrir le bac.", "deux élus"),
        ("Ada Pike a vu Luc Vale et Jean Roux. Les deux élus ont convenu de rouvrir le bac.", "deux élus"),
    ],
)
def test_the_two_are_named_only_where_the_text_names_two(text: str, who: str) -> None:
    assert speakers(text) == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("L'expert naval, Luc Pike, n'en doute pas : la coque aurait été « fendue d'un bout à l'autre ».", "Luc Pike"),
        ("Ada Pike vit ici. Affaire du pont : Pike « ne regrette rien de tout cela », la ville attend", "Ada Pike"),
        ("Ada Pike se lève, secoue la tête. Puis, d'une voix ferme : « Je reviendrai. »", "Ada Pike"),
        ("Luc Pike visait l'essai, refusé alors que deux joueurs réclamaient la vidéo. « Deux ! En junior. »",
         "Luc Pike"),
        ("Luc Pike a ri. Deux joueurs réclamaient la vidéo. « On veut voir. »", "Deux joueurs"),
    ],
)  # fmt: skip
def test_words_without_a_cue_are_of_whom_the_sentence_tells(text: str, who: str) -> None:
    assert speakers(text)[-1] == who
