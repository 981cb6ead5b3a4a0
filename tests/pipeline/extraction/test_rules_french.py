"""French reports: where content begins and ends, shared auxiliaries, insertions, and whom they are by."""

from __future__ import annotations

import unicodedata

import pytest

from pipeline.extraction import ruled
from pipeline.extraction.rules import attributions
from pipeline.schema import Document, SourceText


def rows(text: str) -> list[tuple[str | None, str]]:
    """Speaker and content of every report, in order."""
    return [(a.speaker, " … ".join(text[s:e] for s, e in a.content)) for a in attributions(text, "fr")]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "La mairie a démenti tout retard et annoncé que le pont rouvrirait.",
            ["tout retard", "le pont rouvrirait"],
        ),
        (
            "Le maire a relu ses notes et demandé si le pont rouvrirait.",
            ["si le pont rouvrirait"],
        ),
        ("Le maire a relu un plan dessiné et annoncé hier par la ville.", []),
        ("La mairie a reconnu à l'audience avoir perdu les plans.", ["avoir perdu les plans"]),
        ("La mairie a ajouté avoir perdu les plans.", ["avoir perdu les plans"]),
        ("La maire a dit regretter ce qui s'est passé.", ["regretter ce qui s'est passé"]),
        ("La maire rappelle, dans une note, que le pont est vieux.", ["le pont est vieux"]),
        ("La maire est venue dire, d'une voix qu'on entendait peu, que le pont tient.", ["le pont tient"]),
        ("La maire s'est engagée à ce que le pont rouvre.", ["à ce que le pont rouvre"]),
        ("La maire a répondu par écrit que le pont tenait.", ["le pont tenait"]),
        ("La revue avance que le pont penche.", ["le pont penche"]),
        ("La police fait état de deux blessés.", ["de deux blessés"]),
        ("Le pont tiendra, les quais seront refaits, jure-t-il.", ["Le pont tiendra, les quais seront refaits"]),
        ("Faux, répond la maire, affirmant que le pont tient.", ["Faux", "le pont tient"]),
        ("La maire dit que le pont tient, un chiffre à l'appui.", ["le pont tient, un chiffre à l'appui"]),
        ("La maire dit que le pont a coûté trop, une version que nul ne croit.", ["le pont a coûté trop"]),
        ("Selon la maire, le pont penche, ce que nie la région.", ["le pont penche"]),
        ("La région assure que le pont tient, comme la maire l'a confirmé.", ["le pont tient"]),
        ("12:40 — Le pont est coupé, indique la maire.", ["Le pont est coupé"]),
        ("Le pont a été rappelé à la mémoire de tous.", []),
        ("La maire sait que le pont penche.", []),
        (
            "La maire a jugé « léger » de parler de ruine, mais a reconnu que le pont penchait.",
            ["« léger » de parler de ruine", "le pont penchait"],
        ),
        ("Et si le pont cédait ?, a demandé un riverain, au fond.", ["Et si le pont cédait"]),
        ("« Le pont, poursuit la maire, tiendra l'hiver. »", ["« Le pont … tiendra l'hiver. »"]),
        ("« Tout a craqué, se souvient-elle. Puis plus rien. »", ["« Tout a craqué … Puis plus rien. »"]),
        ("La maire s'est déclarée favorable au pont.", ["favorable au pont"]),
        ("Un incendie s'est déclaré de jeudi à vendredi dans le port.", []),
        ("Le procureur a requis six ans de prison.", ["six ans de prison"]),
        ("Le préfet l'a traité de « menteur ».", ["« menteur »"]),
        ("La maire avait elle-même assuré, en mai, que le pont tenait.", ["le pont tenait"]),
        ("A en croire une note du port, le pont penche.", ["le pont penche"]),
        ("« Jamais », grommelle le vieux.", ["« Jamais »"]),
        ("La ville rejette l'idée d'un pont.", ["l'idée d'un pont"]),
        ("L'arrêté prévoit que « nul ne passe la nuit ».", ["« nul ne passe la nuit »"]),
        ("L'arrêté prévoit que la ville paiera.", []),
        ("La maire trouve que le pont penche.", ["le pont penche"]),
        ("La maire trouve le pont bien penché.", []),
        ("Le marin, qui a souhaité rester anonyme, dit que le pont penche.", ["le pont penche"]),
        ("La maire n'a parlé qu'une fois, d'une voix lasse.", []),
        ("La maire n'a dit qu'une chose, au retour.", []),
        (
            "Le médecin a décrit un pilote « froid », dont la mémoire serait « intacte ».",
            ["un pilote « froid », dont la mémoire serait « intacte »"],
        ),
        ("La maire juge « léger » que la région se taise.", ["« léger » que la région se taise"]),
        ("La maire juge probable que la région se taise.", ["probable que la région se taise"]),
        ("La maire dit à la ville que le pont penche.", ["le pont penche"]),
        (
            "La ville rappelle que le pont penche, que la région l'a soutenu et que rien n'a suivi.",
            ["le pont penche, que la région l'a soutenu et que rien n'a suivi"],
        ),
        ("De l'avis d'Ada Delmas, conseil de la ville, le pont tient.", ["le pont tient"]),
        ("La ville a eu vent de l'avis du port rendu hier.", []),
        ("La maire avoue mal dormir.", ["mal dormir"]),
        ("La préfète lui a conseillé, un soir de mai, de « laisser faire ».", ["de « laisser faire »"]),
        ("La ville avait chiffré le pont à deux millions.", ["le pont à deux millions"]),
        ("La maire, alors élue, y voyait « une question d'honneur ».", ["« une question d'honneur »"]),
        ("Le directeur a beau répéter que le pont tient.", ["le pont tient"]),
        ("« La Mer » : un film à voir", []),
        ("La ville a salué, dans un courrier daté de mai, « un beau projet ».", ["« un beau projet »"]),
        ("Comme l'a indiqué le maire, Luc Amiel, le pont rouvrira.", ["le pont rouvrira"]),
        ("On vous accuse de noircir le tableau.", []),
        ("« Tout va », a dit la maire, ajoutant : « On verra. »", ["« Tout va »", "« On verra. »"]),
        ("La maire a pour sa part jugé que le pont tenait.", ["le pont tenait"]),
        ("Selon le biologiste Luc Amiel, de l'université, le pont penche.", ["le pont penche"]),
        ("Le commandant du port, Luc Amiel, avance une cause.", []),
        ("La ville réclame, elle, un pont neuf.", ["un pont neuf"]),
        ("La ville a dénoncé devant la presse « un texte mal écrit ».", ["« un texte mal écrit »"]),
        ("La ville a indiqué lors d'un point qu'« aucun pont ne tenait ».", ["« aucun pont ne tenait »"]),
        ("Un élu, qui dit tenir bon, a quitté la salle.", ["tenir bon"]),
        ("S'il y a eu alerte, qu'il le dise.", []),
        ("Le rapport souligne ainsi que le pont penche.", ["le pont penche"]),
        ("La maire juge aussi que le pont penche.", ["le pont penche"]),
        ("La maire ne croit pas pour autant que tout soit perdu.", ["tout soit perdu"]),
        ("Le pont tiendra, a promis Ada Delmas, ministre de la Mer.", ["Le pont tiendra"]),
        ("Dix ponts ont cédé selon la police, douze selon la région.", ["Dix ponts ont cédé", "douze"]),
        ("Selon la police, dix ponts ont cédé, douze selon la région.", ["dix ponts ont cédé", "douze"]),
        ("Le pont, selon la maire, tient, mais, selon la région, il penche.", ["Le pont … tient", "il penche"]),
        ("Les ponts, selon Luc Amiel, maçon à Kervo, attendent la pluie.", ["Les ponts … attendent la pluie"]),
        ("Les ponts attendent la pluie, d'après Luc Amiel, maçon à Kervo.", ["Les ponts attendent la pluie"]),
        ("Selon Ada Delmas, la maire de Kervo, le pont penche.", ["le pont penche"]),
        ("Le pont a cédé, a-t-on appris jeudi de source judiciaire.", ["Le pont a cédé"]),
        ("Rien n'est fini, selon la maire, de ce pont.", ["Rien n'est fini … de ce pont"]),
        ("La maire s'étonne que le pont tienne et s'inquiète de le voir.", ["le pont tienne", "de le voir"]),
        ("Le maire se targue d'avoir sauvé le pont.", ["d'avoir sauvé le pont"]),
        ("Le procureur estime à douze le nombre des ponts.", ["à douze le nombre des ponts"]),
        ("Comme le souligne Ada Delmas, « le pont penche ».", ["« le pont penche »"]),
        ("Le pont tient : la maire l'a rappelé devant les élus.", ["Le pont tient"]),
        ("Le pont tiendra : Ada Delmas le promet.", ["Le pont tiendra"]),
        ("La maire est formelle : le pont tient.", ["le pont tient"]),
        ("Ada Delmas en est convaincue : le pont tient.", ["le pont tient"]),
        ("La maire persiste et signe : le pont tient.", ["le pont tient"]),
        ("La maire va jusqu'à affirmer que le pont tient.", ["le pont tient"]),
        ("Le pont tient, soutient la maire, allant jusqu'à dire l'avoir bâti.", ["Le pont tient", "l'avoir bâti"]),
        ("Si la maire assure que le pont tient, les marins en doutent.", ["le pont tient"]),
        ("Alors que la maire dit que le pont tient, les marins rient.", ["le pont tient"]),
        ("Si Ada Delmas dit vouloir partir, Luc Amiel reste.", ["vouloir partir"]),
        ("La maire dit que le pont tient. Que tout va bien. Que faire ?", ["le pont tient", "tout va bien"]),
        ("Il rouvrira le lundi suivant le vote.", []),
        ("Le maire a annoncé mardi dans une note la fermeture du pont.", ["la fermeture du pont"]),
        ("Le maire a beau dire que le pont tient, il penche.", ["le pont tient"]),
        ("La maire est convaincue que le pont tient.", ["le pont tient"]),
        ("La maire a le sentiment que le pont tient.", ["le pont tient"]),
        ("À la question de savoir s'il regrettait, il a répondu : « Non. »", ["« Non. »"]),
        ("« Il tient », dit la maire. « Il tiendra ».", ["« Il tient » … « Il tiendra »"]),
        ("Le ministre aurait confié à ses proches vouloir partir.", ["vouloir partir"]),
        ("Un élu, qui a requis l'anonymat, dit que le pont tient.", ["le pont tient"]),
        ("La maire a requis l'anonymat des jurés.", ["l'anonymat des jurés"]),
        ("« Mensonge ! », scandait la foule.", ["« Mensonge ! »"]),
        ("La maire n'a pas caché que le pont penchait.", ["le pont penchait"]),
        ("La maire a caché que le pont penchait.", []),
        ("Luc Amiel est accusé d'avoir menti.", []),
        ("Le tribunal a condamné Luc Amiel et la ville. Il a condamné la ville à payer.", []),
        ("La ville a condamné « une attaque lâche » à la roquette.", ["« une attaque lâche » à la roquette"]),
        ("Ce qu'il faut, dit-elle, c'est que le pont tienne.", ["Ce qu'il faut … c'est que le pont tienne"]),
        ("Selon Ada Delmas, 40 ans, pêcheuse à Kervo, le pont tient.", ["le pont tient"]),
        ("Le pont tient, a dit Ada Delmas, 40 ans, pêcheuse à Kervo.", ["Le pont tient"]),
        ("Le pont tient, selon Ada Delmas, qui dirige le port.", ["Le pont tient"]),
        ("Comme l'a dit Ada Delmas, pêcheuse à Kervo, le pont tient.", ["le pont tient"]),
        ("« La mer », disait-il en riant, « ne ment pas. » Il dort.", ["« La mer » … « ne ment pas. »"]),
        ("La ville a renouvelé « toute sa confiance » en lui.", ["« toute sa confiance » en lui"]),
        ("Coupe du lac - Luc Amiel accuse : « On a tout perdu »", ["« On a tout perdu »"]),
    ],
)
def test_what_is_reported(text: str, contents: list[str]) -> None:
    assert [content for _, content in rows(text)] == contents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Le pont penche », a dit à l'AFP Ada Delmas. « Et il est vieux », a-t-elle ajouté.", ["Ada Delmas"] * 2),
        ("« Le pont tient », a dit le porte-parole du port, le colonel Luc Amiel.", ["Luc Amiel"]),
        ("« Le pont tient », est-il précisé dans l'arrêté.", ["arrêté"]),
        ("« Le pont tient », peut-on lire dans un communiqué du port.", ["communiqué du port"]),
        ("L'experte Ada Delmas est venue. Selon ses calculs, le pont penche.", ["Ada Delmas"]),
        ("Les pêcheurs sont venus. Ada Delmas aussi. Ils affirment que le pont penche.", ["pêcheurs"]),
        ("Le CPL s'est réuni. Le CPL affirme que le pont penche.", ["CPL"]),
        ("L'accusation selon laquelle le pont penche est neuve.", [None]),
        ("« Le sol a bougé », raconte Madame la maire. On affirme que le pont penche.", ["Madame la maire", None]),
        ("Luc Amiel est là. « Le pont tient », certifie l'exploitant Pontex.", ["exploitant Pontex"]),
        ("Luc Amiel, notre maire, qui n'est pas à son coup d'essai, assure que le pont tient.", ["Luc Amiel"]),
        ("Invité à conclure, le prévenu s'est tourné vers les juges : « Pardon. »", ["prévenu"]),
        ("L'ancien ministre de l'Intérieur Luc Amiel conteste avoir vendu le pont.", ["Luc Amiel"]),
        ("Le Conseil d'État, dans un avis, a jugé que le pont était sûr.", ["Conseil d'État"]),
        ("« C'est non », tranche Ada Delmas. Qui ajoute : « Et ce sera toujours non. »", ["Ada Delmas"] * 2),
        ("Le juge a demandé si le pont penchait. « Non », a répondu l'accusé.", ["juge", "accusé"]),
        ("Selon Ada Delmas, tout va. Kervo se tait. « Bien sûr », a-t-elle dit.", ["Ada Delmas"] * 2),
        ("Ada Delmas tient le phare. Plus tard, l'ingénieure reprend : « Venez. »", ["Ada Delmas"]),
        ("Ada Delmas est partie. Une pétition circule. Elle demande un pont « neuf ».", ["pétition"]),
        ("Kervo Amiel, 40 ans, comparaissait lundi. « Non », répond le prévenu.", ["Kervo Amiel"]),
        ("Kervo Amiel dirige le port. « Non », répond le directeur.", ["Kervo Amiel"]),
        ("« Ma porte est ouverte » : le maire reçoit", ["maire"]),
        ("Ada Delmas (Parti du lac) a dit que le pont tenait.", ["Ada Delmas"]),
        ("La députée Ada Delmas est là. L'élue de Lyvrac estime que le pont tient.", ["Ada Delmas"]),
        ("L'avocate Ada Delmas se lève. À l'entendre, le pont tenait.", ["Ada Delmas"]),
        ("« Le pont penche », a confié à l'APS Mira Kolt, pêcheuse, qui affirme l'avoir vu.", ["Mira Kolt"] * 2),
        ("« Le pont penche », souffle à la sortie Joëlle Le Dantec.", ["Joëlle Le Dantec"]),
        ("Une infirmière, sous couvert d'anonymat : « On court. »", ["infirmière"]),
        ("14h30 : « Restez chez vous »", [None]),
        ("L'ARS se tait. Elle s'engage à « étudier » les demandes.", ["ARS"]),
        ("Ada Delmas est venue. La vétérinaire de 58 ans assure que le pont tient.", ["Ada Delmas"]),
        ("KERVO, 3 mai (Agence) - Le groupe Pontex a fermé, évoquant un pont « usé ».", ["groupe Pontex"]),
        ("KERVO, 3 mai (Agence) - Le groupe Pontex a fermé. Le groupe assure que tout va.", ["groupe Pontex"]),
        ("Ada Delmas a perdu. Son entraîneur n'a pas été tendre : « Une honte. »", ["entraîneur d'Ada Delmas"]),
        ("Disparue de Lanvaux : l'enquête. Yoann R., 38 ans, est là. « Non », dit-il.", ["Yoann R."]),
        ("Une autre habitante soutient l'avoir vue. « Elle roulait », dit la retraitée.", ["autre habitante"] * 2),
        ("« Un rêve », souriait l'ouvreur Jules Peyrat.", ["Jules Peyrat"]),
        ("Mme Kolt s'est dite « blessée ». À ses yeux, le pont tient.", ["Kolt"] * 2),
        ("M. Weber a répondu : « Bien. » Puis, tourné vers le quai : « Ils ont peur ! »", ["Weber"] * 2),
        ("La RTV locale, elle, s'est tue et demande un pont neuf.", ["RTV"]),
        ("Yvette, 71 ans, habite le port. « Le pont penche », dit-elle.", ["Yvette"]),
        ("Les syndicats sont venus. Ils affirment que le pont penche.", ["syndicats"]),
        ("« Il penche », dit Ada Delmas. Et demain ? « Je ne sais pas. »", ["Ada Delmas"] * 2),
        ("Question de la juge : « Où ? » Réponse de l'accusé : « Ici. »", ["juge", "accusé"]),
        ("« Il tient », dit Luc Amiel. Même constat chez Ada Delmas : « Il tient. »", ["Luc Amiel", "Ada Delmas"]),
        ("« Le pont tient. » C'est en ces termes que la maire a répondu.", ["maire"]),
        ("Du côté de la préfecture, on se veut rassurant : « Tout va. »", ["préfecture"]),
        ("Kervo : deux ponts coupés (pompiers)", ["pompiers"]),
        ("Kervo : deux ponts coupés (images)", []),
        ("L'accusé, Luc Amiel, est là. « Non », a martelé l'ancien maçon.", ["Luc Amiel"]),
        ("La biologiste Anne Delmas est là. « Oui », dit la scientifique.", ["Anne Delmas"]),
        (
            "Un marin attend devant le vieux port. « Oui », dit Luc Amiel. « Non », dit le marin.",
            ["Luc Amiel", "marin"],
        ),
        ("Le maire, Luc Amiel, a reçu la ministre, Anne Delmas. « Oui », dit l'édile.", ["Luc Amiel"]),
        ("Luc Amiel a parlé. Le milieu de terrain se dit « heureux ».", ["Luc Amiel"]),
        ("Luc Amiel a parlé. Le Lyonnais se dit « heureux ».", ["Luc Amiel"]),
        ("La présidente a entendu l'accusé, Luc Amiel. Celui-ci a juré n'avoir rien vu.", ["Luc Amiel"]),
        ("Un élu fulmine : « Quelle honte. » Le même assure que le pont tient.", ["élu"] * 2),
        ("Quinze élus ont averti qu'ils partiraient. « Nous partons », écrivent-ils.", ["Quinze élus"] * 2),
        ("Le ministre de la Mer, porte-parole du cabinet, Luc Amiel, dit que le pont tient.", ["Luc Amiel"]),
        ("Marcel a cent ans. « Le pont penche », dit-il.", ["Marcel"]),
        ("La mairie et la préfecture assurent que le pont tient.", ["mairie et préfecture"]),
        ("Le maire Luc Amiel et son adjointe Ada Delmas disent non au pont « neuf ».", ["Luc Amiel et Ada Delmas"]),
        ("Ada Delmas et Luc Amiel sont là. « Il tient », disent Ada Delmas et Luc Amiel.", ["Ada Delmas et Luc Amiel"]),
        ("Il a vu la mairie. Les élus et le préfet affirment que le pont tient.", ["élus et préfet"]),
        ("Une source du port dit qu'il tient. La même source dit qu'il est neuf.", ["source du port"] * 2),
        ("Le communiqué du port dit qu'il tient. Le texte ajoute qu'il est neuf.", ["communiqué du port"] * 2),
        ("La réponse de Luc Amiel fuse : « Non. »", ["Luc Amiel"]),
        ("« Le pont tient », répond, de son côté, la mairie.", ["mairie"]),
        ("« Le pont tient », avait dit, en mai, devant le conseil, le ministre.", ["ministre"]),
        ("La note se termine ainsi : « Adieu. »", ["note"]),
        ("« Il tient », a lancé à l'adresse des élus cette mère de trois enfants.", ["mère de trois enfants"]),
        ("« Il tient », a dit les larmes aux yeux la maire.", ["maire"]),
        ("Ada Delmas, maire de Kervo, elle, dit que le pont tient.", ["Ada Delmas"]),
        ("Mardi, Ada Delmas, 40 ans, pêcheuse à Kervo, a dit que le pont tenait.", ["Ada Delmas"]),
        ("La maire de Kervo, Ada Delmas, a, elle aussi, dit que le pont tient.", ["Ada Delmas"]),
        ("Et la maire de conclure que le pont tient.", ["maire"]),
        ("Anne Delmas est là. « Où ? », demande Me Kolt. « Ici », répond-elle.", ["Kolt", "Anne Delmas"]),
        ("Luc Amiel est venu. « Il tient », a dit le ministre de la Mer.", ["Luc Amiel"]),
        (
            "Le ministre de la Mer est là. Luc Amiel aussi. « Oui », a dit le ministre de la Mer.",
            ["ministre de la Mer"],
        ),
        ("Fatima rit. « Il tient. » Yanis, son petit-fils, soupire. « Il penche. »", ["Fatima", "Yanis"]),
        ("Lucien a appris ici. « Il tient », raconte le vieil homme.", ["Lucien"]),
        ("« Il tient », a glissé, un brin amer, son adjoint.", ["adjoint"]),
        ("« Il tient », a déclaré mercredi 3 mai le préfet.", ["préfet"]),
        ("« Il tient », souffle entre deux portes Ada Delmas.", ["Ada Delmas"]),
        ("Ada Delmas est là. « On m'a répondu qu'il fallait attendre », dit-elle.", ["Ada Delmas", None]),
        ("Ada Delmas est là. « Je me suis dit : “C'est la fin” », dit-elle.", ["Ada Delmas"] * 2),
        ("Mon père avait un principe. « Un pont penche », disait-il.", ["père"]),
        (
            "Kervo (2e jour) - Le lac gagne, Amiel accuse : « Ils trichent »\n\nCelui de Luc Amiel est là.",
            ["Luc Amiel"],
        ),
        ("Sa femme Simone est là. « Le pont penche », dit-elle.", ["Simone"]),
        ("Anne Delmas est là. Luc Amiel aussi. « Le pont penche », dit Anne.", ["Anne Delmas"]),
        ("18 h 40 – « Partez ! » La maire, Anne Delmas, a lancé cet appel.", ["Anne Delmas"]),
        ("Anne Delmas brandit un courrier dans lequel les services jugent le pont « sûr ».", ["services"]),
        ("Luc Amiel dit : « Le banquier m'a dit que le pont était mort. »", ["Luc Amiel", "banquier"]),
        (
            "Luc Amiel a dit que le bureau avait chiffré le pont à deux millions. Il se dit prêt à payer.",
            ["Luc Amiel", "bureau", "Luc Amiel"],
        ),
    ],
)
def test_who_reports(text: str, expected: list[str | None]) -> None:
    assert [speaker for speaker, _ in rows(text)] == expected


def test_one_who_is_cited_in_front_speaks_by_way_of_the_agency() -> None:
    [a] = attributions("Citant un proche du maire, l'agence Delta rapporte que le pont penche.", "fr")
    assert (a.speaker, [v.name for v in a.via]) == ("proche du maire", ["agence Delta"])


def test_quoted_sentences_behind_a_clause_are_a_report_of_their_own_by_the_same_speaker() -> None:
    text = "Ada Delmas a reconnu que le pont penchait. « Il faut le fermer. Et vite. »"
    assert rows(text) == [("Ada Delmas", "le pont penchait"), ("Ada Delmas", "« Il faut le fermer. Et vite. »")]


def test_labels_of_initials_are_the_one_who_has_them() -> None:
    text = "Ada Delmas : Le pont penche.\n\nLe Phare : Depuis quand ?\n\nA. D. : Un an.\n\nA. D. : Ou deux.\n"
    assert [speaker for speaker, _ in rows(text)] == ["Ada Delmas", "Le Phare", "Ada Delmas", "Ada Delmas"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Delmas a parlé. Paris Match a publié ses mots. Elle affirme que le pont penche.", ["Ada Delmas"]),
        ("Air France a perdu un avion. Il affirme que le pont penche.", [None]),
        ("« Non », répond le patron du « Petit Bar ».", ["patron du « Petit Bar »"]),
        ("Le collectif « Sauvons le pont » affirme que tout va mal.", ["collectif « Sauvons le pont »"]),
        ("« Le pont penche depuis des mois. » Ada Delmas hausse les épaules.", ["Ada Delmas"]),
        ("L'un d'eux, l'architecte Luc Amiel, a ri : « Le pont penche. »", ["Luc Amiel"]),
        ("Le pont aurait dû rouvrir en mai, paraît-il.", [None]),
        ("L'opposition se tait. Son chef, Luc Amiel, veut croire que le pont tiendra.", ["Luc Amiel"]),
        ("Selon un bilan établi par la police, le pont penche.", ["police"]),
        ("L'agence, à l'en croire, n'a rien vu.", ["agence"]),
        ("La maire a aussitôt tenu à préciser que le pont tenait.", ["maire"]),
        ("18 h 42 « Je ne partirai pas. J'y suis. », lance Ada Delmas.", ["Ada Delmas"]),
    ],
)
def test_houses_displays_entries_and_hearsay(text: str, expected: list[str | None]) -> None:
    assert [speaker for speaker, _ in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "La ville exige le maintien de l'école, de la poste et du port.",
            ["le maintien de l'école, de la poste et du port"],
        ),
        ("La ville promet des lits, des pompes et un quai.", ["des lits, des pompes et un quai"]),
        ("La ville estime à 30 millions le prix du pont.", ["à 30 millions le prix du pont"]),
        ("Le pont rouvrira. C'est du moins ce qu'a dit mardi la maire.", ["Le pont rouvrira"]),
        ("Le pont rouvrira. La région fera ce que nie la maire.", []),
        ("Nul ne peut savoir qui avait ordonné la fermeture.", []),
        ("La ville réclame un pont et souligne l'urgence.", ["un pont", "l'urgence"]),
        ("La ville n'exclut pas une fermeture.", ["une fermeture"]),
        ("La ville assure que tout va, et Luc Amiel affirme que rien ne va.", ["tout va", "rien ne va"]),
        ("La ville s'exprimera demain sur le pont.", []),
        ("La ville n'a pas souhaité réagir.", []),
        ("La ville a laissé filtrer que le pont fermerait.", ["le pont fermerait"]),
        ("— Le pont penche, grince René, quatre-vingts ans, ancien facteur.", ["Le pont penche"]),
    ],
)
def test_where_what_is_reported_ends(text: str, contents: list[str]) -> None:
    assert [content for _, content in rows(text)] == contents


def test_a_headline_is_by_whoever_says_its_words_below() -> None:
    text = "« Le pont penche depuis mai »\n\nAda Delmas est venue. « Le pont penche depuis mai et craque », dit-elle.\n"
    assert [speaker for speaker, _ in rows(text)] == ["Ada Delmas", "Ada Delmas"]


def test_accents_apart_from_their_letters_are_read_in_place() -> None:
    text = unicodedata.normalize("NFD", "Là-bas, Hélène Dûmas a déclaré que l'été durait.")
    document = Document(id="made", sha256="0", story="made", source="made.txt", language="fr")
    [quote] = ruled.extract(SourceText(document, text)).quotes
    assert [text[s.start : s.end] for s in quote.content] == [unicodedata.normalize("NFD", "l'été durait")]
    assert quote.speaker is not None
    assert quote.speaker.name == "Hélène Dûmas"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Marc de La Tour", "M. de La Tour"),
        ("Luc van den Berg", "M. van den Berg"),
        ("Karim Ben Amor", "M. Ben Amor"),
        ("Joseph El Khoury", "M. El Khoury"),
        ("Odile du Plessis", "Mme du Plessis"),
        ("Hélène d’Arcy", "Mme d’Arcy"),
        ("Kouamé N'Dri", "N'Dri"),
    ],
)
def test_surnames_with_particles_are_those_of_the_full_name(name: str, short: str) -> None:
    text = f"« Le pont tient », a déclaré {name}. « Il tiendra », a ajouté {short}."
    assert [speaker for speaker, _ in rows(text)] == [name, name]


def test_a_quotation_over_paragraphs_is_one_report_by_the_one_named_last() -> None:
    text = "« Je n'ai rien vu. La nuit était noire.\n\n« Et puis j'ai couru », a raconté Ada Delmas."
    assert rows(text) == [("Ada Delmas", "« Je n'ai rien vu. La nuit était noire. … « Et puis j'ai couru »")]


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_by_the_one_named_first() -> None:
    text = "« Je n'ai rien vu, a raconté Ada Delmas. La nuit était noire.\n\n« Et puis j'ai couru. »"
    assert [speaker for speaker, _ in rows(text)] == ["Ada Delmas"]


@pytest.mark.parametrize(
    "text",
    [
        "La maire assure que le pont a du sens. La région se tait.",
        "La maire assure que le pont fermera à 19 h. La région se tait.",
        "La maire assure que ces ponts étaient sept. La région se tait.",
    ],
)
def test_french_words_that_are_english_abbreviations_and_hours_end_a_sentence(text: str) -> None:
    [(_, content)] = rows(text)
    assert not content.endswith("tait")


@pytest.mark.parametrize("whole", ["M. Delmas viendra", "Mgr. Delmas viendra", "le bd. Delmas ferme"])
def test_a_title_with_its_stop_ends_no_sentence(whole: str) -> None:
    assert [content for _, content in rows(f"La maire assure que {whole}.")] == [whole]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Delmas, Luc Morin et Jean Picard ont dit que le pont tenait.", "Ada Delmas, Luc Morin et Jean Picard"),
        ("La maire, Ada Delmas, et le préfet, Luc Morin, ont dit que tout tenait.", "Ada Delmas et Luc Morin"),
        ("Ada Delmas, maire de Lyvrac, et Luc Morin, préfet, disent que tout tient.", "Ada Delmas et Luc Morin"),
        ("À Lyvrac, la maire, le préfet et Luc Morin ont dit que tout tenait.", "maire, préfet et Luc Morin"),
        ("« Non », ont répondu d'une même voix la mairie, la région et le port.", "mairie, région et port"),
        ("Selon la police, les pompiers et la mairie, tout tient.", "police, pompiers et mairie"),
        ("Pour Ada Delmas, Luc Morin et Jean Picard, le pont penche.", "Ada Delmas, Luc Morin et Jean Picard"),
        ("Le ministre de l'Eau et des Ports a dit que tout tenait.", "ministre de l'Eau et des Ports"),
        ("Le Parti du lac a dit que tout tenait.", "Parti du lac"),
        ("La police, après la pluie et le vent, a dit que tout tenait.", "police"),
    ],
)
def test_those_who_speak_together_are_all_named(text: str, speaker: str) -> None:
    assert [name for name, _ in rows(text)] == [speaker]


@pytest.mark.parametrize("front", ["Pour", "Selon"])
def test_a_view_that_a_pronoun_says_again_is_one_report(front: str) -> None:
    assert rows(f"{front} Luc Morin, le pont ne tiendra pas, a-t-il affirmé lundi.") == [
        ("Luc Morin", "le pont ne tiendra pas")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Delmas est venue. Sa conviction : le pont cédera.", [("Ada Delmas", "le pont cédera")]),
        ("Ada Delmas est venue. Son idée est que le pont cédera.", [("Ada Delmas", "le pont cédera")]),
        ("Ada Delmas est venue. Sa crainte, c'est que le pont cède.", [("Ada Delmas", "le pont cède")]),
        ("La thèse de la maire est que le pont cédera.", [("maire", "le pont cédera")]),
        ("Ada Delmas fait le constat que le pont penche.", [("Ada Delmas", "le pont penche")]),
        ("La crainte de la ville que le pont cède a gagné la région.", [("ville", "le pont cède")]),
        ("Ada Delmas a exprimé sa crainte que le pont cède.", [("Ada Delmas", "sa crainte que le pont cède")]),
        ("L'affirmation du port selon laquelle le pont penche a surpris.", [("port", "le pont penche")]),
        ("Le message de la maire est clair : le pont fermera.", [("maire", "le pont fermera")]),
        ("L'idée est que tout le monde danse.", []),
        ("L'hypothèse que le pont cède est étudiée.", []),
        ("Son avis est tranché.", []),
    ],
)
def test_nouns_report_what_somebody_thinks_or_says(text: str, expected: list[tuple[str, str]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "behind",
    [
        "La formule, lâchée par Luc Morin, résume tout.",
        "Ces mots de Luc Morin ont fait mouche.",
        "La phrase est signée Luc Morin.",
        "C'est Luc Morin qui le dit.",
        "Signé Luc Morin.",
    ],
)
def test_words_are_whose_the_sentence_behind_calls_them(behind: str) -> None:
    assert rows(f"« On marche sur des œufs. » {behind}") == [("Luc Morin", "« On marche sur des œufs. »")]


def test_a_first_name_with_what_somebody_is_names_who_speaks_and_adds() -> None:
    text = "Gaston, le cantonnier, hausse les épaules : « Rien ne presse. » Et d'ajouter que le pont tient."
    assert rows(text) == [("Gaston", "« Rien ne presse. »"), ("Gaston", "le pont tient")]


def test_lines_of_quotations_behind_dashes_are_by_two_in_turn() -> None:
    text = (
        "Rudy Vidal a dit à la présidente, Sabine Roux, qu'il dormait.\n\n– « Un marteau ? », l'a coupé la présidente."
        "\n– « Je dormais. »\n– « Vous ? »\n"
    )
    assert [speaker for speaker, _ in rows(text)] == ["Rudy Vidal", "Sabine Roux", "Rudy Vidal", "Sabine Roux"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le texte, qualifié de « chiffon » par la région, sera lu.", [("région", "« chiffon »")]),
        ("Accusée de « mollesse » par Luc Morin, la maire se tait.", [("Luc Morin", "« mollesse »")]),
        ("Le plan, jugé « trop lent » par le vent du nord, avance.", []),
        ("Selon un marin cité par l'agence Norda, le pont penche.", [("marin", "le pont penche")]),
        (
            "Le témoin, qui a souhaité parler sans que son nom soit dit, a raconté avoir couru.",
            [("témoin", "avoir couru")],
        ),
        ("Interrogé, le maire a botté en touche : « Plus tard. »", [("maire", "« Plus tard. »")]),
        ("Il a d'abord dit que tout tenait.", [(None, "tout tenait")]),
        (
            "L'un dit que le pont tient, l'autre qu'il ne dit rien.",
            [("un", "le pont tient, l'autre qu'il ne dit rien")],
        ),
        ("L'annonce que le pont ferme a surpris.", []),
        ("Un plan « vital » pour la région, selon la ville.", [("ville", "Un plan « vital » pour la région")]),
        ("La ville demandera un report.", []),
        ("La ville demandera « un report ».", [("ville", "« un report »")]),
        ("Le gérant, qui dit ne rien savoir, renvoie vers la mairie.", [("gérant", "ne rien savoir")]),
        ("« C'est fini », voilà ce que répète Luc Morin.", [("Luc Morin", "« C'est fini »")]),
        ("« Tout tient ? », a-t-on demandé à Luc Morin.", [(None, "« Tout tient ? »")]),
        (
            "Le pont fermera « tôt », a dit Luc Morin, « si tout va ».",
            [("Luc Morin", "Le pont fermera « tôt » … « si tout va »")],
        ),
        ("Rien n'est sûr, selon Luc Morin : le pont penche.", [("Luc Morin", "Rien n'est sûr … le pont penche")]),
        (
            "Luc Morin a appelé la ville au calme et les a invités à rester.",
            [("Luc Morin", "au calme"), ("Luc Morin", "à rester")],
        ),
        ("Luc Morin a décrit un pont « rouillé, vieux, las ».", [("Luc Morin", "un pont « rouillé, vieux, las »")]),
    ],
)
def test_reports_by_participles_and_beside_insertions(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("before", "mention", "speaker"),
    [
        ("Yves Roche, président de la République, est venu.", "le chef de l'État", "Yves Roche"),
        ("Anne Roche, première ministre, est venue.", "la cheffe du gouvernement", "Anne Roche"),
        ("Me Paul Rivet est venu.", "le conseil", "Paul Rivet"),
        ("Yves Roche, député de la Lande, est venu.", "le chef de l'État", "chef de l'État"),
    ],
)
def test_offices_by_another_name_are_whose_they_are(before: str, mention: str, speaker: str) -> None:
    assert rows(f"{before} « Tout tient », a dit {mention}.") == [(speaker, "« Tout tient »")]


def test_on_y_is_those_whose_place_was_named() -> None:
    text = "« Le pont est coupé », indique-t-on à la préfecture. On y précise que le port rouvrira."
    assert [speaker for speaker, _ in rows(text)] == ["préfecture", "préfecture"]


def test_who_is_told_of_by_celui_de_is_known_by_a_surname_alone() -> None:
    text = "Le silence a duré. Celui de Patrice Baudry, surtout. « Rien à dire », a lâché Baudry."
    assert [speaker for speaker, _ in rows(text)] == ["Patrice Baudry"]


@pytest.mark.parametrize(
    ("name", "pronoun"), [("Aminata Sow", "elle"), ("Ousmane Tall", "il"), ("Enora Le Guen", "elle")]
)
def test_given_names_of_all_who_speak_french_tell_a_gender(name: str, pronoun: str) -> None:
    other = "Luc Morin" if pronoun == "elle" else "Anne Morin"
    text = f"{name} est là. Sur le quai, {other} attend. « Tout tient », dit-{pronoun}."
    assert [speaker for speaker, _ in rows(text)] == [name]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Luc Morin a fêté sa mère, « qui regarde tout sans rien comprendre ».", ["Luc Morin"]),
        ("Double vainqueur (31e), Luc Morin a fêté sa mère, « qui regarde tout sans rien voir ».", ["Luc Morin"]),
        ("La ville a ouvert une enquête pour « mise en danger de la vie d'autrui ».", []),
        ("Luc Morin dirige l'association « les amis du vieux pont de bois ».", []),
        ("Luc Morin aime « Le vent se lève sur la mer ».", []),
        ("Le pont du lac est « trop vieux ».", []),
    ],
)
def test_a_long_quoted_part_of_a_clause_is_by_its_subject(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in rows(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Yves Le Roux, maire de Kervo, a voté. Marc Rio, aussi. « Oui », dit le premier. « Non », dit le second.",
            ["Yves Le Roux", "Marc Rio"],
        ),
        ("Le juge Rudy Vidal est là. « Vous dormiez ? », a dit le magistrat.", ["Rudy Vidal"]),
        ("« J'ai peur », dit Michel, retraité. « J'ai froid », dit le septuagénaire.", ["Michel", "Michel"]),
    ],
)
def test_nouns_mean_whom_the_text_told_of_by_them_and_nobody_a_verb_parts_from_them(
    text: str, speakers: list[str]
) -> None:
    assert [speaker for speaker, _ in rows(text)] == speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La maire demande un sursis, le préfet un vote.", [("maire", "un sursis"), ("préfet", "un vote")]),
        ("La maire dit que tout tient, le préfet que rien ne va.", [("maire", "tout tient"), ("préfet", "rien ne va")]),
        ("La région réclame dix lits et Ada Pic douze.", [("région", "dix lits"), ("Ada Pic", "douze")]),
        ("La maire dit que tout tient, le préfet étant absent.", [("maire", "tout tient, le préfet étant absent")]),
        ("La ville confirme et ajoute que tout tient.", [("ville", "tout tient")]),
        ("Selon cette même note, tout tient.", [("note", "tout tient")]),
        ("Selon un rapport secret consulté par Le Phare du Lac, tout tient.", [("rapport secret", "tout tient")]),
        ("Selon un relevé établi par la préfecture, tout tient.", [("préfecture", "tout tient")]),
        ("Selon l'expert-géomètre mandaté par la ville, tout tient.", [("expert-géomètre", "tout tient")]),
        ("Un choix « absurde », pour le préfet (sans parti), Luc Pic.", [("Luc Pic", "Un choix « absurde »")]),
        ("Ada Pic achète un pain « de campagne », pour la maire.", []),
        ("Luc Pic préfère « attendre le printemps ».", [("Luc Pic", "« attendre le printemps »")]),
        ("Luc Pic préfère le printemps.", []),
        ("Ada Pic a fait l'aveu que tout penche.", [("Ada Pic", "tout penche")]),
        ("Ada Pic est venue. Sa promesse de ne pas partir lui a coûté.", [("Ada Pic", "de ne pas partir lui")]),
        ("La menace du syndicat de bloquer le port a fait peur.", [("syndicat", "de bloquer le port")]),
        ("Luc Pic est arrivé. « Assez ! », s'est-il écrié.", [("Luc Pic", "« Assez ! »")]),
        ("Luc Pic a promis, s'il est élu, de baisser les taxes.", [("Luc Pic", "de baisser les taxes")]),
        ("Un avis de la Cour des mines, qui juge l'eau « sale ».", [("Cour des mines", "l'eau « sale »")]),
        (
            "Selon un témoin, l'auto roulait vite, a précisé le parquet de Lanvaux.",
            [("parquet de Lanvaux", "Selon un témoin, l'auto roulait vite"), ("témoin", "l'auto roulait vite")],
        ),
    ],
)
def test_reports_of_the_press(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("Luc Pic se lève. « Rien », dit l'ex-trésorier du club.", "Rien", "Luc Pic"),
        ("Luc Pic se lève. Le président du tribunal lui a demandé s'il ment.", "s'il ment", "président du tribunal"),
        ("« Oui », dit Ada Pic. Jointe, la société Rio a ri. Elle dit que tout va.", "tout va", "société Rio"),
        ("Le maire (LR) de Lanvaux, Luc Pic, dort. « Non », dit le maire.", "Non", "Luc Pic"),
        ("Le Phare de Lanvaux paraît. La maire Ada Pic rit. L'intéressée dit que tout va.", "tout va", "Ada Pic"),
        ("« Tout a brûlé, puis un mur, se souvient Ada Pic, qui loge en face. Rien d'autre. »", "Rien d'", "Ada Pic"),
        ("« Oui », dit Luc Pic, avant d'ajouter : « Peut-être. »", "Peut-être", "Luc Pic"),
        ("Feu au port : « Il fait noir ici »\n\n« Il fait noir ici », dit Ada Pic.", "noir", "Ada Pic"),
        ("Procès Pic : le jour des aveux\n\nLuc Pic dort. « Non », dit Pic.", "Non", "Luc Pic"),
    ],
)
def test_whom_the_press_lets_speak(text: str, said: str, speaker: str) -> None:
    assert [name for name, content in rows(text) if said in content][:1] == [speaker]


def test_a_quotation_that_runs_on_belongs_to_the_cue_behind_it() -> None:
    text = "La ville parle de « farce ». « Je perds tout.\n\n« Et personne ne m'écrit », soupire Luc Pic.\n"
    assert rows(text) == [
        ("ville", "« farce »"),
        ("Luc Pic", "« Je perds tout. … « Et personne ne m'écrit »"),
    ]


def test_a_cue_before_another_reports_its_own_words_alone() -> None:
    text = "« Oui », dit Luc Pic, avant d'ajouter : « Peut-être. »"
    assert [content for _, content in rows(text)] == ["« Oui »", "« Peut-être. »"]


def test_an_hour_is_nobody_who_calls() -> None:
    text = "« On m'a appelé à 22 heures pour me dire de partir », dit Luc Pic."
    assert [speaker for speaker, _ in rows(text)] == ["Luc Pic"]
