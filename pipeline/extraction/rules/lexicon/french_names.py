"""French given names with the gender they tell, and nouns that name somebody by office, trade or part in a story."""

from __future__ import annotations

from pipeline.given_names import MEN, WOMEN

_NOUNS = frozenset(
    """petit-fils petite-fille
    accusé accusée acteur actrice activiste adjoint adjointe administrateur administratrice agent agente agriculteur
    agricultrice aîné ami amie analyste animateur animatrice archevêque architecte artiste artisan assistante
    assistant auteur autrice automobiliste avocat avocate barman bâtonnier bénévole biologiste boulanger boulangère
    berger bergère bibliothécaire brigadier bûcheron caissier caissière cascadeur charpentier chasseur chimiste coiffeur
    coiffeuse conservateur conservatrice conteur contrôleur contrôleuse couturière cuisinière danseur danseuse
    dessinateur dresseur éditeur éditrice électricien éleveur éleveuse envoyé fleuriste forestier forestière forgeron
    glaciologue guichetier horticulteur hôtelier hôtelière infectiologue informaticien informaticienne instigateur
    interprète investisseur jardinier jardinière jockey linguiste livreur livreuse logisticien maçon maçonne mairesse
    maraîchère menuisier menuisière météorologue mineur modérateur négociateur négociatrice négociant opérateur
    opératrice paléontologue pasteur peintre pisciculteur poète président-directeur prévisionniste puéricultrice
    routier sculpteur sismologue soigneur soignant soignante statisticien substitute surveillant surveillante tailleur
    traducteur traductrice vigneron vigneronne zoologue écologiste étudiant virologue épidémiologiste adolescent
    adolescente habitué habituée sinistré sinistrée abonné abonnée adhérent adhérente allocataire apiculteur apicultrice
    apprenti apprentie arbitre assesseur astronaute astronome athlète bachelier banquier banquière batteur bijoutier
    boucher bouchère brasseur cavalier cavalière céréalier céréalière cheminot cheminote chorégraphe chroniqueur
    chroniqueuse citadin compositeur compositrice confiseur consommateur consommatrice contribuable couturier créateur
    créatrice curateur débiteur décorateur dissident dissidente documentaliste douanier douanière ébéniste fan
    fournisseur galeriste gagnant gagnante géographe graphiste grutier imam imprimeur initiateur initiatrice inventeur
    journalier libraire lycéen lycéenne maîtresse manager marchand marchande maître-nageur mécano meunier meunière
    metteur naturaliste négociante neurologue oncologue ornithologue orthophoniste ostréiculteur ostréicultrice
    paroissien parrain passeur pâtissier pâtissière patineur patient patiente pompiste preneur propriétaire randonneur
    randonneuse régisseur repreneur restauratrice sage-femme scénariste secrétaire styliste tenancière trader
    traiteur vice-procureur vice-procureure vidéaste
    bourgmestre cadre camarade candidat candidate capitaine caporal cardinal champion championne chanteur chanteuse
    chauffeur chef cheffe chercheur chercheuse chirurgien chirurgienne chancelier
    chancelière cinéaste client cliente climatologue coach cofondateur
    cofondatrice collaborateur collaboratrice collectionneur collègue colonel comédien comédienne commandant
    commerçant commerçante commissaire concierge conducteur conductrice confrère conseiller conseillère consul
    consultant consultante contremaître coordinateur coordinatrice correspondant correspondante cousin cousine
    criminologue cuisinier curé cycliste défenseur défenseure délégué déléguée demandeur démographe dentiste député
    députée détenu dirigeant dirigeante diplomate directeur directrice docker docteur docteure doyen doyenne
    éboueur économiste écologue écrivain écrivaine éditorialiste éducateur éducatrice élève élu élue émissaire employé
    employée enquêteur enquêtrice enseignant enseignante entraîneur entrepreneur envoyé envoyée épouse époux essayiste
    étudiant étudiante évêque expert experte exploitant exploitante facteur femme fermier fille fils fonctionnaire
    fondateur fondatrice footballeur frère garagiste garçon garde gardien gardienne gendarme général généticien
    géologue gérant gérante gouverneur gouverneure greffier guide habitant habitante historien historienne homme
    homologue huissier hydrogéologue hydrologue infirmier infirmière influenceur influenceuse ingénieur ingénieure
    inspecteur inspectrice instituteur institutrice interlocuteur interlocutrice intéressé intéressée joaillier joueur
    joueuse journaliste juge juriste justiciable lauréat leader lieutenant locataire machiniste magistrat magistrate
    maire maîtresse majordome manifestant manifestante mannequin marin maraîcher mari médecin médiateur médiatrice
    meneur mère militant militante ministre musicien musicienne mécanicien neveu notaire navigateur officier opposant
    opposante otage ouvrier ouvrière parlementaire passager passagère passant passante patron patronne paysan
    paysanne pêcheur pédiatre pénaliste père pharmacien pharmacienne philosophe photographe physicien pilote
    plaignant plaignante plombier policier policière politologue pompier porte-parole postier praticien précandidat
    préfet préfète premier président présidente prêtre prévenu prévenue prisonnier procureur procureure producteur
    productrice professeur professeure proche promeneur propriétaire proviseur psychiatre psychologue rabbin rameur
    rapporteur rapporteure réalisateur réalisatrice recteur rectrice rédacteur rédactrice référent réfugié religieuse
    réparateur représentant représentante responsable restaurateur retraité retraitée riverain riveraine romancier
    romancière salarié salariée sauveteur savant scientifique secouriste secrétaire sénateur sénatrice sergent serveur
    serveuse skipper sociologue soldat soeur sœur sous-préfet sous-préfète spécialiste substitut supporter survivant
    survivante syndicaliste sinologue technicien technicienne témoin tenancier trentenaire trésorier trésorière tuteur
    urgentiste urbaniste usager usagère vacancier vendeur vendeuse vétérinaire veuf veuve vice-président
    vice-présidente viticulteur viticultrice voisin voisine volcanologue voyageur voyageuse quadragénaire quinquagénaire
    sexagénaire septuagénaire octogénaire
    abbesse abbé abstentionniste académicien académicienne acheteur acheteuse actionnaire actuaire adjudant
    adjudante agresseur agronome aide-soignant aide-soignante aiguilleur ailier ailière alpiniste ambulancier
    ambulancière amiral amirale anesthésiste anthropologue antiquaire arboriculteur arboricultrice archéologue
    assesseure assistante-sociale astrophysicien astrophysicienne attaquant attaquante auditeur auditrice
    aumônier autonomiste avant-centre aviateur aviatrice avoué aînée bactériologiste baigneur baigneuse bailleur
    bailleuse baryton batteuse beau-père belle-fille belle-mère benjamine betteravier biochimiste biographe
    blessé blessée blogueur blogueuse botaniste boxeur boxeuse braqueur brigadière brocanteur brocanteuse bru
    buteur buteuse bâtonnière bédéiste bénéficiaire bûcheronne cadet cadette cambrioleur camionneur camionneuse
    campeur campeuse caporale cardiologue carreleur centenaire centriste chansonnier chaudronnier chaudronnière
    chauffeuse chef-adjoint chevrier chevrière chocolatier chocolatière cinquantenaire cinéphile citoyen
    citoyenne climatologiste collectionneuse commissaire-priseur communicant communicante communiste compagne
    compagnon complice comptable conchyliculteur conférencier conférencière constitutionnaliste consule
    contremaîtresse coordonnateur coordonnatrice cosmologiste cosmonaute coureur coureuse courtier courtière
    couvreur couvreuse cégétiste céramiste dealer demandeuse dermatologue descendeur descendeuse diacre
    doctorant doctorante documentariste dramaturge démocrate déporté déportée détenue empereur
    enseignante-chercheuse entomologiste entraîneuse entrepreneuse escrimeur escrimeuse escroc estivant
    estivante ethnologue ex-détenu ex-femme ex-mari exilé exilée fabricante fact-checkeur faussaire fiancé
    fiancée financier financière fiscaliste flûtiste fromager fromagère frontiste gaulliste gendre gestionnaire
    gradé gradée grand-mère grand-père greffière grimpeur grimpeuse grutière gréviste guide-conférencier
    guitariste gynécologue généraliste généticienne géophysicien géophysicienne gériatre horticultrice humoriste
    hydrobiologiste hôte hôtesse idéologue illustrateur illustratrice immunologiste industriel industrielle
    indépendantiste insulaire intellectuel intellectuelle internaute judoka jumeau jumelle juré jurée kayakiste
    kinésithérapeute lanceur lanceuse lecteur lectrice libéro lieutenante lobbyiste logeur logeuse légat
    légionnaire légiste macroniste marathonien marathonienne mareyeur mareyeuse maréchal mathématicien
    mathématicienne maître-assistant maïsiculteur membre meneuse metteuse meurtrier meurtrière microbiologiste
    migrant migrante militaire mineuse miraculé miraculée moine monarque moniale moniteur monitrice monteur
    monteuse organisateur mufti mécène médaillé médaillée médecin-chef médiéviste métallo météorologiste nageur nageuse
    naufragé naufragée navigatrice neurochirurgien nièce nonagénaire nonce nourrice nouvelliste néophyte
    obstétricien obstétricienne océanographe officière oléiculteur oncle ophtalmologue organiste ostéopathe
    pamphlétaire parachutiste parquetier partie-civile pasteure patriarche paysagiste peintresse penseur
    penseuse perchiste physicienne pianiste pigiste plaisancier plaisancière planétologue plasticien
    plasticienne plongeur plongeuse plénipotentiaire pneumologue podcasteur poissonnier poissonnière politicien
    politicienne polémiste pontife porte-drapeau postdoctorant potier potière poétesse praticienne primatologue
    prince princesse prof proviseure préfigurateur prélat présentateur présentatrice psychanalyste
    psychothérapeute publicitaire putschiste puériculteur pépiniériste pétitionnaire rabbine rameuse rappeur
    rappeuse ravisseur receleur reporter reporteur reportrice requérant requérante rescapé rescapée riziculteur
    rockeur rockeuse roi réanimateur réanimatrice réfugiée réserviste résidant résident résidente résistant
    résistante sapeur-pompier sauteur sauteuse saxophoniste sculptrice sherpa signataire skieur skieuse
    socialiste sondeur sondeuse soprano soudeur soudeuse sous-officier souverain souveraine spationaute
    spectateur spectatrice sprinteur sprinteuse spéléologue statisticienne steward stratège streameur streameuse
    superviseur superviseuse supportrice surfeur surfeuse suspecte sylviculteur sylvicultrice syndic
    sélectionneur sélectionneuse tacticien tacticienne talonneur tante tennisman tenniswoman théologien
    théologienne théoricien théoricienne touriste toxicologue trafiquant trafiquante travailleuse travailliste
    tribun trufficulteur tueur tueuse téléspectateur ténor universitaire utilisateur utilisatrice vacher vicaire
    vice-amiral vice-champion vice-championne vice-recteur villageois villageoise violoncelliste violoniste
    visiteur visiteuse votant vulcanologue véliplanchiste vétéran vétérane youtubeur youtubeuse économètre
    écotoxicologue édile égyptologue élagueur élagueuse électeur électrice épicier épicière éthologue""".split()
)
_FEMININE = (("teur", "trice"), ("eur", "euse"), ("ier", "ière"), ("ien", "ienne"), ("ant", "ante"), ("é", "ée"))
PERSONS = _NOUNS | {w.removesuffix(m) + f for w in _NOUNS - {"premier"} for m, f in _FEMININE if w.endswith(m)}
"""Nouns of persons, in the singular; their plurals end in -s or -x."""

GROUPS = frozenset(
    """accusation autorités collectif coordination défense diplomatie entourage exécutif famille gauche droite
    majorité opposition partie parties parquet présidence primature rébellion régime riverains syndicats mairie
    métropole municipalité région département capitainerie sous-préfecture rectorat clinique hôpital usine université
    académie école fondation ong observatoire régie exploitant constructeur fabricant avionneur opérateur enseigne
    maison quotidien hebdomadaire magazine journal site chaîne radio télévision presse revue intersyndicale
    confédération patronat chancellerie élysée matignon bercy kremlin maison-blanche pentagone otan onu ue
    commissariat bourse casernes pompiers secours sauveteurs enquêteurs experts médecins scientifiques chercheurs
    habitants témoins proches soignants grévistes manifestants élus parlementaires sénateurs députés avocats
    magistrats juges policiers gendarmes soldats pêcheurs agriculteurs éleveurs commerçants ouvriers salariés employés
    étudiants enseignants élèves parents victimes familles détracteurs partisans opposants critiques observateurs
    analystes économistes spécialistes historiens juristes diplomates responsables dirigeants autorité jury chambre
    assemblée sénat parlement banque assureur caisse centre comité bureau ligue club équipe armateur port aéroport
    pétition tribune motion tract pancarte banderole affiche
    collectivité commune ville état république royaume union alliance coalition front mouvement juridiction instance
    foule public assistance salle cortège firme enseigne marque plateforme fédération formation rédaction""".split()
)
"""Nouns of those who speak together or as an institution, beside the `bodies` of the grammar."""

STANDING_FOR = frozenset(
    """intéressé intéressée dernier dernière celui-ci celle-ci élu élue homme femme magistrat magistrate
    quadragénaire quinquagénaire
    trentenaire sexagénaire septuagénaire octogénaire nonagénaire centenaire édile responsable
    dirigeant dirigeante leader parlementaire""".split()
)
"""What stands for the person told of last, with or without an office of the kind."""


_PREFIXES = frozenset(("ex", "vice", "co", "sous"))


def is_person_noun(word: str) -> bool:
    """Tell a noun, lower case and of either number, that names a person."""
    if "-" in word and word not in PERSONS:
        first, _, rest = word.partition("-")
        return is_person_noun(rest if first in _PREFIXES else first)
    return word in PERSONS or (word[-1:] in "sx" and word[:-1] in PERSONS)


def given_gender_fr(name: str) -> str | None:
    """`m` or `f` by the first given name among the words of `name`, else `None`."""
    for word in name.lower().replace("’", "'").split():
        given = word.split("-")[0]
        if given in MEN:
            return "m"
        if given in WOMEN:
            return "f"
    return None
