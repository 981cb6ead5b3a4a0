"""French given names with the gender they tell, and nouns that name somebody by office, trade or part in a story."""

from __future__ import annotations

from pipeline.extraction.rules.lexicon.names import FEMALE, MALE

_MALE = frozenset(
    """abdel abdou abdoulaye aboubacar achille adel adrien ahmed aimé alain alban albin alexandre alexis alioune
    alphonse amadou amaury ambroise amine anatole andré anselme anthony antoine antonin aristide armand arnaud arsène
    arthur
    aubin auguste augustin aurélien aymeric babacar bakary baptiste barnabé basile bastien baudouin benoît bernard
    bertrand bilal blaise boniface boris boubacar brahim brice bruno bérenger camel casimir charles cheikh christian
    christophe clovis clément corentin cyprien cyrille cédric célestin césar côme damien daniel david demba denis
    didier dimitri dominique dorian doudou driss désiré edgard edmond eloi emeric emmanuel enguerrand enzo ernest
    erwan eugène ewen fabien fabrice farid ferdinand fernand ferréol firmin flavien florent florian florimond fouad
    franck françois frédéric félix gabriel gaspard gaston gauthier gautier gaétan gaël geoffroy georges germain
    ghislain gilbert gildas gilles giorgio gontran gora gratien grégoire grégory guillaume gustave guy gwenaël gwendal
    gérald gérard habib hadrien hakim hamid hamidou hassan henri hervé hicham hilaire hippolyte honoré hubert hugo
    hugues hyacinthe hyppolite ibrahim ibrahima idriss idrissa ignace isidore ismaël issa ivan jacques jamel jan jean
    joachim jonas jonathan jordan joris joseph josselin joël jules julien justin jérémie jérémy jérôme kader kamel
    karim kenji khalid killian koffi kofi kouamé kouassi kwame kylian kévin lahcen lambert lamine lassana laurent
    lazare lilian loris louis loup loïc luc lucas lucien ludovic luka léandre léo léon léonard léopold mahamadou
    maixent malik malo mamadou marc marceau marcel marin marius marko martial martin mathieu mathis mathéo matthieu
    maurice max maxence maxime maximilien maël mehdi melchior michaël michel mickaël modou mohamed mohammed morgan
    mounir mourad moussa médard nabil nathan nathanaël naël nestor nicolas nils noah nolan norbert nordine noé noël
    octave odilon olivier omar omer oscar othmane oumar ousmane pacôme pape pascal patrice patrick paul paulin
    philippe pierre prosper quentin rachid raoul raphaël rayan raymond redouane renaud rené richard robert robin roch
    rodolphe rodrigue roger roland romain romuald roméo ronan rupert régis rémi rémy salif samba samir samuel saïd
    serge seydou simon siméon slimane soan sofiane souleymane stanislas stéphane sylvain sylvestre sébastien sékou
    séraphin tancrède tanguy tarek thibaud thibault thibaut thierry thomas théo théodore théodule théophile tiago
    tidiane timéo titouan tom toussaint tristan tugdual ulysse urbain valentin valère valéry victor vincent vivien
    walid wilfried wim xavier yacine yanis yann yannick yao yassine yaya yoann yohan yohann younes youssef yves yvon
    zacharie zakaria édouard élie éloi émile émilien éric étienne""".split()
)
_FEMALE = frozenset(
    """adeline adja adrienne adèle adélaïde agathe agnès aimée aissatou albane alexandra alexandrine alexia alice aline
    alix alma amal amandine ambre amel amina aminata amélie anaïs andrée ange angèle angélique anissa anita anna
    annabelle anne annette annick annie antoinette apolline ariane arlette armelle assetou assia astou astrid aude
    audrey aurore aurélie awa axelle aya aïcha aïssatou barbara bernadette bernadine berthe binta bintou blandine
    brigitte béatrice bénédicte bérangère bérénice capucine carine carole caroline cassandre catherine chantal
    charlotte charlène chimène chloé christelle christiane christine claire clara clarisse claudette claudine
    clothilde clotilde clémence clémentine colette constance coralie coraline corinne coumba cyrielle cécile céleste
    célia céline danielle danièle daphné delphine denise diane diarra djeneba dorothée edwige eliane elsa emma
    emmanuelle enora estelle esther eugénie eva fabienne fanny fanta farida fatima fatou fatoumata faustine fernande
    fidélia flavie fleur flora florence france francine françoise frédérique félicie gabrielle garance gaëlle
    geneviève georgette germaine ghislaine gilberte ginette gisèle gwenaëlle géraldine hajar hanane hawa henriette
    hermine honorine hortense houda huguette héloïse hélène imane inna inès iris irène isabelle ivana jacqueline jade
    jeanne jeannine jehanne jennifer jessica jocelyne josette josiane josée josépha joséphine joëlle judith julie
    julienne juliette justine kadiatou karima karine katell ketty khadija khady kim laetitia laura laure laurence
    laëtitia leslie leïla lila lilas liliane lina linda lisa lise lison lola louise louna lucette lucie lucienne
    lucile ludivine lydie léa léna léonie léontine madeleine madeline maeva magali magalie magdalena maguy malika
    manon manuela marcelle margaux margot marguerite maria mariama marianne marie marielle marilyne marine marion
    marlène marthe martine maryse mathilde mathurine maud mauricette maya maylis maëlle maëva maïmouna maïté maïwenn
    micheline michèle mila mireille monique morgane mounia muriel murielle myriam mélanie mélina mélissa nadia nadine
    nadège nafi natacha nathalie nawal naïma ndeye nelly nicole nina ninon nolwenn nora noémie océane odette odile
    olympe ondine ophélie oriane oumou paola pascale patricia paule paulette pauline perle perrine philomène pierrette
    prisca prune rachel rahma ramata rania raphaëlle raymonde reine renée roberte rokhaya rokia rolande romane rosalie
    rose roseline roxane rozenn rébecca régine sabah sabine sabrina safia safiatou saliha salima salimata salomé samia
    samira sandra sandrine sarah sibylle sidonie siham simone sixtine soazig solange solenn solenne solène sonia
    sophie soraya souad stella stéphanie suzanne suzie sylvaine sylviane sylvie ségolène séphora séverine tatiana
    tessa thérèse tiphaine toscane ursule valentine valérie vanessa victoire victoria viola violaine violette virginie
    viviane véra véronique wafa warda yasmina yasmine yaël yolande yvette yvonne zahra zineb zohra zoé zélie ève édith
    éliane élisa élisabeth élise élodie éloïse éléonore émeline émilie éva évelyne""".split()
)

_BOTH = (MALE | _MALE) & (FEMALE | _FEMALE)
MEN = (_MALE | MALE) - FEMALE - _BOTH | (_MALE - _FEMALE)
WOMEN = (_FEMALE | FEMALE) - MALE - _BOTH | (_FEMALE - _MALE)

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
