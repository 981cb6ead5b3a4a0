"""French reports: remarks between a cue and what it reports, clauses side by side, sources that say more."""

from __future__ import annotations

import pytest

from pipeline.extraction.rules import attributions


def reported(text: str) -> list[tuple[str | None, str]]:
    """Speaker and words of every attribution, parts joined."""
    return [(a.speaker, " … ".join(text[s:e] for s, e in a.content)) for a in attributions(text, "fr")]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Le ministère de la Pêche a indiqué, vendredi 4 mai, avoir saisi douze chalutiers.",
         "ministère de la Pêche", "avoir saisi douze chalutiers"),
        ("La préfète a rappelé, lors de cette visite, la nécessité d'un pont neuf.",
         "préfète", "la nécessité d'un pont neuf"),
        ("La Fédération a rappelé dans la matinée, sans que personne l'y invite, que le stade fermait.",
         "Fédération", "le stade fermait"),
        ("Elle nie depuis avoir vu la clé.", None, "avoir vu la clé"),
        ("Le juge annonce la fermeture, pour deux ans, de la carrière.", "juge",
         "la fermeture, pour deux ans, de la carrière"),
        ("L'armée revendique la prise d'un fort, à 12 kilomètres de la mer.", "armée",
         "la prise d'un fort, à 12 kilomètres de la mer"),
        ("La coopérative persiste : le lait était sain.", "coopérative", "le lait était sain"),
        ("Ce que confirme la préfecture : le pont a été fermé en mai.", "préfecture", "le pont a été fermé en mai"),
        ("Le doyen, le professeur Luc Pike – sans lien avec le maire –, juge le texte « bâclé ».",
         "Luc Pike", "le texte « bâclé »"),
        ("L'opposante Ada Pike a écrit que la ville dormait.", "Ada Pike", "la ville dormait"),
    ],
)  # fmt: skip
def test_what_stands_between_a_cue_and_its_words_is_jumped(text: str, who: str | None, what: str) -> None:
    assert reported(text) == [(who, what)]


def test_a_remark_with_a_source_leaves_the_words_of_whom_it_tells() -> None:
    text = "La préfète a souligné, pour sa part, d'après Le Phare, l'urgence d'un pont neuf."
    assert ("préfète", "l'urgence d'un pont neuf") in reported(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Morren dit avoir coulé deux navires, Delsia affirme en avoir perdu un.",
         [("Morren", "avoir coulé deux navires"), ("Delsia", "en avoir perdu un")]),
        ("La mairie dit avoir prévenu les riverains, l'association assure n'avoir rien reçu.",
         [("mairie", "avoir prévenu les riverains"), ("association", "n'avoir rien reçu")]),
        ("Le bilan serait de neuf morts, selon la gendarmerie, qui évoque « un brouillard épais ».",
         [("gendarmerie", "Le bilan serait de neuf morts"), ("gendarmerie", "« un brouillard épais »")]),
        ("L'idée plaît, selon un élu, qui assure que la ville, en pleine crise, a signé.",
         [("élu", "L'idée plaît"), ("élu", "la ville, en pleine crise, a signé")]),
        ("Le maire a annoncé une enquête et écarté l'idée d'un départ.",
         [("maire", "une enquête"), ("maire", "l'idée d'un départ")]),
        ("La ville nie tout retard et renvoie la balle à la région.", [("ville", "tout retard")]),
    ],
)  # fmt: skip
def test_what_one_says_ends_where_the_next_verb_begins(text: str, expected: list[tuple[str, str]]) -> None:
    assert reported(text) == expected


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Si la digue avait tenu, affirme-t-il à mots couverts depuis mai, les deux fermes auraient été sauvées.",
         "Si la digue avait tenu … les deux fermes auraient été sauvées"),
        ("Par beau temps, note-t-elle cependant, le banc de sable affleure.",
         "Par beau temps … le banc de sable affleure"),
        ("Luc, estime-t-elle, reste « un grand gardien ».", "Luc … reste « un grand gardien »"),
    ],
)  # fmt: skip
def test_words_go_on_behind_an_inserted_cue_with_its_manner(text: str, what: str) -> None:
    assert [said for _, said in reported(text)] == [what]


def test_a_cue_inside_a_quotation_may_tell_at_length_where_it_was_said() -> None:
    text = (
        "« Rien n'est signé, avait prévenu un proche du préfet lors d'une rencontre avec les élus de la vallée. "
        "Nous verrons. »"
    )
    assert reported(text) == [("proche du préfet", "« Rien n'est signé … Nous verrons. »")]


@pytest.mark.parametrize(
    "text",
    [
        "La cour de Lyvrac a rejeté le recours de Luc Pike.",
        "Le tribunal a rejeté la demande de remise en liberté de Luc Pike.",
        "Une voisine a requis l'anonymat par peur des représailles.",
        "Le doute persiste : le pont penche.",
        "Le club a écarté son capitaine.",
        "Le maire part sans qu'on lui demande de rester.",
    ],
)
def test_deeds_are_not_taken_for_words(text: str) -> None:
    assert reported(text) == []


def test_a_place_behind_a_cue_is_not_its_speaker() -> None:
    text = "Les deux syndicats, précise la direction, se sont engagés à « lever le piquet » le long du canal."
    assert {who for who, _ in reported(text)} == {"direction", "deux syndicats"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La pluie tombait quand le chef du port, Luc Vale, a accusé des marins d'avoir coupé les amarres.",
         [("Luc Vale", "d'avoir coupé les amarres")]),
        ("Le bac compte 40 places, et non 60, rectifie la capitainerie.",
         [("capitainerie", "Le bac compte 40 places, et non 60")]),
        ("La préfecture a par ailleurs fait savoir que le bac fermait.", [("préfecture", "le bac fermait")]),
        ("Elle a pris note de la demande et leur a répondu que le bac fermait.", [(None, "le bac fermait")]),
        ("La mairie prétend que la digue tient : c'est faux.", [("mairie", "la digue tient")]),
        ("Le bac a été réparé selon le calendrier prévu, par deux soudeurs.", []),
        ("Le bac coûtera 3 ou 4 euros, selon la saison.", []),
        ("La mairie jure que la région a signé ; celle-ci répond que rien n'est prêt.",
         [("mairie", "la région a signé"), ("région", "rien n'est prêt")]),
        ("L'armateur accuse le syndicat de lenteur, mais celui-ci réplique que le bac est vieux.",
         [("armateur", "le syndicat de lenteur"), ("syndicat", "le bac est vieux")]),
    ],
)  # fmt: skip
def test_who_speaks_and_how_far_in_reports_about_another(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert reported(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le porte-parole de la Garde côtière, le colonel-major Luc Pike, a démenti les rumeurs de fuite.",
         [("Luc Pike", "les rumeurs de fuite")]),
        ("Son second, un quadragénaire surnommé Goémon, jure que la barre est sûre.",
         [("Goémon", "la barre est sûre")]),
        ("Un pêcheur avance, lui, le chiffre de dix morts.", [("pêcheur", "le chiffre de dix morts")]),
        ("La présidente, Ada Pike, l'invite à relire la lettre.", [("Ada Pike", "à relire la lettre")]),
        ("La ministre des Ports, Ada Pike, dit que non. Une idée que le ministre régional de la Pêche juge « folle ».",
         [("Ada Pike", "non"), ("ministre régional de la Pêche", "« folle »")]),
    ],
)  # fmt: skip
def test_ranks_nicknames_and_pronouns_around_a_cue(text: str, expected: list[tuple[str, str]]) -> None:
    assert reported(text) == expected
