"""What French words are by their shape and place: finite verbs, infinitives with their pronouns, who may speak."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from pipeline.extraction.rules.lexicon.french_names import GROUPS, is_person_noun

OF = frozenset("de du des d'".split())
STRESSED = frozenset("lui elle eux elles".split())
"""Pronouns that stand apart, between commas: *a, elle aussi, jugé*."""
COUNT = re.compile(
    r"\d|(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|"
    r"quarante|cinquante|soixante|cent|mille|plus|moins|près|environ|plusieurs|quelques?)\w*$"
)
"""How much or how many something is, by the first word."""
SELVES = frozenset("lui-même elle-même eux-mêmes elles-mêmes".split())
_FINITE = frozenset(
    """est sont a ont va vont peut peuvent doit doivent fait font faut sera fut furent eut eurent fit firent reste
    restent semble semblent devient deviennent vient viennent tient tiennent met mettent prend prennent veut veulent
    sait savent voit voient existe existent dure durent compte comptent montre montrent porte portent touche suffit
    manque manquent demeure relève attend attendent perd perdent ment mentent n'est n'a c'est""".split()
)
_FINITE_ENDING = re.compile(r"(?<=\w\w)(?:aient|ait|era|eront|ira|iront|dra|dront|èrent|irent|urent)$")
_NO_FINITE = frozenset("lait souhait retrait trait portrait extrait bienfait forfait attrait opéra caméra".split())
_INFINITIVE = re.compile(
    r"(?:er|[^o]ir|voir|oir|dre|ttre|vre|pre|cre|clure|nclure|aître|oître|[aeéiïuv]ire|[drlbcts]ire|être|faire|taire)$"
)
_NO_INFINITIVE = frozenset(
    """hier mer fer cher fier ver hiver cancer février janvier premier dernier quartier chantier papier dossier
    courrier policier pompier ouvrier particulier entier huissier atelier métier loyer foyer danger étranger escalier
    cahier calendrier fichier leader avenir désir plaisir souvenir loisir tir cuir soir espoir couloir noir miroir
    trottoir maire maires affaire affaires territoire histoire victoire mémoire gloire laboratoire ordre cadre lettre
    centre autre autres semestre trimestre chambre membre nombre septembre octobre novembre décembre livre cuivre
    fièvre lèvre œuvre oeuvre pauvre propre titre mètre kilomètre ministre registre salaire horaire anniversaire
    secrétaire commissaire notaire exemplaire vocabulaire contraire militaire nucléaire solaire scolaire judiciaire
    policier hôtelier financier hospitalier routier régulier courtier usager berger boulanger messager passager
    contre notre votre cidre poudre foudre gendre genre navire empire rire pire cire tirelire oratoire trajectoire
    accessoire répertoire provisoire obligatoire interrogatoire réquisitoire conservatoire observatoire moratoire
    offre coffre chiffre sucre encre nacre sacre arbre marbre ambre ocre libre timbre équilibre zinc calibre""".split()
)
_CLITICS = frozenset(
    """ne n' pas jamais plus rien guère l' le la les lui leur se s' y en me m' nous vous te t'
    mal bien mieux trop peu tout toujours déjà encore souvent""".split()
)
_LONGEST_RUN = 5  # of pronouns and negations in front of an infinitive


def is_finite(word: str) -> bool:
    """Tell a finite verb, lower case, by a short list and by its ending; blind to most present tenses."""
    return word in _FINITE or (_FINITE_ENDING.search(word) is not None and word not in _NO_FINITE)


def is_infinitive(word: str) -> bool:
    """Tell an infinitive, lower case, by its ending."""
    return _INFINITIVE.search(word) is not None and word not in _NO_INFINITIVE


def infinitive_behind(words: Sequence[str], place: int) -> int | None:
    """Where the infinitive stands that begins at `place`, pronouns and negations jumped; `None` if none does.

    `words` are lower case.
    """
    for k in range(place, min(len(words), place + _LONGEST_RUN)):
        if words[k] not in _CLITICS:
            return k if is_infinitive(words[k]) else None
    return None


def is_agent(noun: str, bodies: Set[str]) -> bool:
    """Tell a noun, lower case, of whoever can say something: a person, a group or one of `bodies`."""
    return noun in bodies or noun in GROUPS or is_person_noun(noun)
