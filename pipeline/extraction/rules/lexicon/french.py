"""French cues: verbs of saying and thinking with their forms, prepositions of attribution, hedges."""

from __future__ import annotations

import re

from pipeline.extraction.rules.lexicon.grammar import Grammar

_REGULAR = """affirmer déclarer assurer expliquer estimer ajouter préciser indiquer annoncer souligner insister rappeler
confirmer raconter demander répliquer rétorquer lancer marteler confier révéler signaler noter observer constater
remarquer regretter déplorer dénoncer critiquer accuser juger considérer penser affirmer souhaiter espérer redouter
douter supposer imaginer avancer alléguer argumenter évaluer chiffrer plaider exprimer témoigner jurer menacer exiger
réclamer proposer suggérer recommander conseiller ordonner contester nier démentir réfuter réagir répéter réitérer
commenter résumer
ironiser plaisanter glisser murmurer crier hurler protester s'interroger interroger certifier attester relater
rapporter relever évoquer mentionner citer invoquer saluer féliciter fustiger condamner rejeter refuser accepter
avouer concéder clamer proclamer claironner tempérer nuancer tonner tweeter poster publier informer alerter garantir
appeler qualifier envisager projeter prôner défendre préconiser réaffirmer revendiquer exhorter inviter encourager
autoriser trancher enchaîner tempêter s'exclamer exclamer s'indigner indigner s'étonner étonner s'inquiéter
inquiéter s'agacer agacer s'emporter emporter s'excuser excuser s'amuser amuser rassurer analyser détailler pointer
compléter rectifier minimiser lâcher souffler confesser objecter riposter rebondir spécifier stipuler supplier
implorer pronostiquer s'alarmer alarmer féliciter gronder abonder renchérir avertir déposer vanter s'insurger insurger
s'émouvoir motiver relativiser balayer récuser marquer argüer insinuer notifier communiquer décréter reprocher
soupçonner prier requérir imputer solliciter énoncer opiner contre-attaquer gager professer prophétiser signifier
soupirer marmonner chuchoter s'engager engager s'offusquer offusquer désoler s'énerver énerver s'enthousiasmer
enthousiasmer lamenter justifier s'écrier écrier s'esclaffer esclaffer arguer questionner targuer flatter cacher
présumer subodorer parier anticiper synthétiser blaguer pester développer
gloser rabâcher maugréer persister écarter""".split()
_QUOTING = """
articuler asséner badiner bafouiller balbutier bégayer bougonner bredouiller calculer claquer commencer continuer
démarrer dévoiler dicter fanfaronner fulminer grincer grogner grommeler gueuler hésiter ironiser jubiler maugréer
pester philosopher pleurer râler récapituler réciter rêver ronchonner rouspéter sangloter siffler susurrer
temporiser trompeter vitupérer vociférer ergoter gausser enflammer impatienter enorgueillir
expliciter décrypter railler moquer conjurer attaquer corriger citer quémander sermonner
approuver acquiescer ricaner pouffer cingler éluder esquiver dédramatiser trépigner dégainer décocher pérorer
théoriser conter narrer prétexter rabrouer tancer plastronner assumer insister résister patienter préconiser déballer
feindre égrener opposer relayer savourer trembler balancer détromper entonner ressasser désespérer enrager
interpeller apostropher commander couper recadrer relancer embrayer
préférer privilégier
parler traiter scander renouveler adresser afficher épingler égratigner brocarder taxer glorifier remercier
dépeindre étriller tacler éreinter encenser réprimander oser tenter acter
""".split()
_IRREGULAR = """
dire: dit dis disent disait disaient dira diront dirait dirent disant | dit
requérir: requiert requièrent requérait requit requérant | requis
redire: redit redisent redisait redira | redit
écrire: écrit écrivent écrivait écrivaient écrivit écrira écrivant | écrit
reconnaître: reconnaît reconnait reconnaissent reconnaissait reconnut | reconnu
admettre: admet admettent admettait admit | admis
promettre: promet promettent promettait promit | promis
prévenir: prévient préviennent prévenait prévint | prévenu
soutenir: soutient soutiennent soutenait soutint | soutenu
maintenir: maintient maintiennent maintenait maintint | maintenu
répondre: répond réponds répondent répondait répondit | répondu
prétendre: prétend prétendent prétendait prétendit | prétendu
croire: croit croient croyait croyaient crut | cru
exclure: exclut excluent excluait exclurait | exclu
craindre: craint craignent craignait craignaient | craint
conclure: conclut concluent concluait | conclu
poursuivre: poursuit poursuivent poursuivait poursuivit | poursuivi
reprendre: reprend reprennent reprenait reprit | repris
apprendre: apprend apprennent | appris
sourire: sourit sourient souriait | souri
s'en prendre: prend |
prédire: prédit prédisent prédisait | prédit
interdire: interdit interdisent | interdit
rappeler: rappelle rappellent rappelait rappela | rappelé
appeler: appelle appellent appelait appela | appelé
espérer: espère espèrent espérait espéra | espéré
suggérer: suggère suggèrent suggérait suggéra | suggéré
considérer: considère considèrent considérait considéra | considéré
réitérer: réitère réitèrent réitérait réitéra | réitéré
répéter: répète répètent répétait répéta | répété
révéler: révèle révèlent révélait révéla | révélé
relever: relève relèvent relevait releva | relevé
concéder: concède concèdent concédait concéda | concédé
alléguer: allègue allèguent alléguait allégua | allégué
exiger: exige exigent exigeait exigea | exigé
juger: juge jugent jugeait jugea | jugé
annoncer: annonce annoncent annonçait annonça | annoncé
avancer: avance avancent avançait avança | avancé
lancer: lance lancent lançait lança | lancé
dénoncer: dénonce dénoncent dénonçait dénonça | dénoncé
menacer: menace menacent menaçait menaça | menacé
démentir: dément démentent démentait démentit | démenti
avertir: avertit avertissent avertissait | averti
garantir: garantit garantissent garantissait | garanti
réagir: réagit réagissent réagissait | réagi
renchérir: renchérit renchérissent renchérissait | renchéri
faire savoir: | filtrer transparaître savoir valoir remarquer observer comprendre entendre
lire: lit lisait |
se réjouir: réjouit réjouissent réjouissait | réjoui
se défendre: défend défendent défendait | défendu
se plaindre: plaint plaignent plaignait | plaint
se souvenir: souvient souviennent souvenait | souvenu
convenir: convient conviennent convenait convint | convenu
contredire: contredit contredisent contredisait | contredit
transmettre: transmet transmettent transmettait | transmis
mettre en garde: | mis
s'opposer: oppose opposent opposait opposa | opposé
surenchérir: surenchérit surenchérissait | surenchéri
rugir: rugit rugissait |
gémir: gémit gémissait |
applaudir: applaudit applaudissait | applaudi
intervenir: intervient intervenait intervint | intervenu
commencer: commence commencent commençait commença | commencé
balancer: balance balançait balança | balancé
sous-entendre: sous-entend sous-entendent sous-entendait | sous-entendu
décrire: décrit décrivent décrivait | décrit
inscrire: inscrit inscrivent inscrivait | inscrit
prévoir: prévoit prévoient prévoyait | prévu
feindre: feint feignent feignait | feint
rire: rit riait |
"""


_INFINITIVES = {
    **{verb: verb for verb in (*_REGULAR, *_QUOTING) if verb.endswith("er") and "'" not in verb},
    **{
        line.split(":")[0]: line.split(":")[0]
        for line in _IRREGULAR.strip().splitlines()
        if " " not in line.split(":")[0]
    },
}


_WEAK = re.compile(r"[eé](?=[bcdfglmnprstv]{1,2}$)")


def _forms() -> tuple[dict[str, str], dict[str, str]]:
    finite: dict[str, str] = {}
    participles: dict[str, str] = {}
    for line in _IRREGULAR.strip().splitlines():
        lemma, _, rest = line.partition(":")
        present, _, past = rest.partition("|")
        finite.update(dict.fromkeys(present.split(), lemma))
        for form in present.split():
            if form.endswith("ait"):  # disait: disaient, disant
                finite.update(dict.fromkeys([form[:-3] + "aient", form[:-3] + "ant"], lemma))
        participles.update(dict.fromkeys([p + e for p in past.split() for e in ("", "e", "s", "es")], lemma))
    done = set(finite.values()) | set(participles.values())
    for lemma in [*_REGULAR, *_QUOTING]:
        verb = lemma.removeprefix("s'")
        if verb in done or not verb.endswith("er"):
            continue
        stem = verb[:-2]
        soft = stem + "e" if stem.endswith("g") else stem
        grave = _WEAK.sub("è", stem)  # répéter: il répète; marteler: il martèle
        grave = grave[:-1] + "i" if grave.endswith("y") else grave  # balayer: il balaie
        double = stem + stem[-1] if stem.endswith(("el", "rejet")) else stem  # grommeler: il grommelle
        forms = [
            *{some + end for some in (stem, grave, double) for end in ("e", "ent")},
            soft + "ait",
            soft + "aient",
            soft + "a",
            stem + "èrent",
            soft + "ant",
        ]
        finite.update(dict.fromkeys(forms, verb))
        participles.update(dict.fromkeys([stem + "é" + e for e in ("", "e", "s", "es")], verb))
    for lemma in set(finite.values()):
        if lemma.endswith(("er", "ire", "dre", "ttre", "ure")) and " " not in lemma:
            finite.update(dict.fromkeys([lemma.removesuffix("e") + end for end in ("a", "ont")], lemma))  # dira
    return finite, participles


_FINITE, _PARTICIPLES = _forms()
for _form in (
    "critique",
    "tempête",
    "alerte",
    "cite",
    "avance",
    "prend",
    "confiant",
    "maintenant",
    "marque",
    "notant",
):  # far more often nouns or other verbs
    _FINITE.pop(_form, None)

GRAMMAR = Grammar(
    verbs=_FINITE,
    participles=_PARTICIPLES,
    auxiliaries=frozenset(
        """a ont avait avaient aura auront aurait auraient ai avons avais avions avez ayant est s'est sont était suis
        a-t-il a-t-elle ont-ils ont-elles fait font faisait faisaient fit
        laisse laissent laissé laissait laissaient laissa""".split()
    ),
    phrases=(
        ("selon",),
        ("d'après",),
        ("suivant",),
        ("aux", "yeux", "de"),
        ("aux", "yeux", "du"),
        ("de", "l'", "avis", "de"),
        ("de", "l'", "aveu", "de"),
        ("à", "en", "croire"),
        ("pour",),
        ("aux", "dires", "de"),
        ("aux", "dires", "du"),
        ("aux", "dires", "des"),
        ("de", "source"),
        ("dans", "les", "mots", "de"),
        ("au", "dire", "de"),
        ("au", "dire", "du"),
        ("de", "l'", "avis", "des"),
        ("de", "l'", "avis", "du"),
        ("de", "l'", "aveu", "même", "de"),
        ("de", "l'", "aveu", "même", "du"),
        ("de", "l'", "aveu", "du"),
        ("de", "l'", "avis", "d'"),
        ("de", "l'", "aveu", "d'"),
        ("aux", "yeux", "d'"),
        ("aux", "dires", "d'"),
        ("au", "dire", "d'"),
        ("aux", "yeux", "des"),
        ("si", "l'", "on", "en", "croit"),
        ("si", "on", "en", "croit"),
        ("à", "entendre"),
    ),
    that=frozenset(("que", "qu'", "si", "s'", "comment", "pourquoi", "combien", "où", "quand")),
    infinitives=frozenset(
        """promettre menacer exiger réclamer proposer suggérer recommander conseiller ordonner
        appeler exhorter inviter
        encourager souhaiter espérer vouloir craindre envisager projeter demander jurer prétendre affirmer assurer
        nier interdire accuser soupçonner reprocher prier sommer supplier enjoindre convenir défier
        garantir exclure requérir engager presser déconseiller avertir dire excuser targuer vanter inquiéter
        plaindre réjouir féliciter désoler étonner indigner flatter""".split()
    ),
    infinitive_marks=frozenset("de d' à".split()),
    bare_infinitives=frozenset(
        """affirmer assurer dire déclarer indiquer reconnaître admettre prétendre nier démentir estimer penser
        croire espérer souhaiter confirmer préciser jurer certifier annoncer penser craindre redouter soutenir
        regretter démentir contester réfuter maintenir garantir expliquer avouer confier concéder raconter témoigner
        revendiquer attester ajouter rappeler signaler souligner répéter marteler révéler répondre avancer arguer
        alléguer clamer noter""".split()
    ),
    gerunds=frozenset(form for form in _FINITE if form.endswith("ant")),
    conjunctions=frozenset("et mais puis ou".split()),
    objects=frozenset(
        """accuser admettre annoncer condamner confirmer contester critiquer défendre démentir dénoncer déplorer
        estimer exiger fustiger écarter juger nier prôner qualifier rappeler reconnaître regretter rejeter
        revendiquer réclamer réfuter se-dire réaffirmer récuser pointer promettre demander
        garantir ordonner plaider souligner réitérer invoquer vanter justifier exprimer avancer proposer
        préconiser recommander suggérer imputer solliciter exclure requérir chiffrer évaluer fait-état
        met-en-cause""".split()
    ),
    beliefs=frozenset(
        """croire penser craindre savoir espérer souhaiter redouter douter supposer imaginer envisager
        projeter""".split()
    ),
    denials=frozenset("nier démentir réfuter contester rejeter refuser récuser balayer écarter".split()),
    negations=frozenset("ne n' pas jamais aucun sans".split()),
    hedges=frozenset("dit-on paraît-il semble-t-il prétendument soi-disant apparemment supposément".split()),
    conditionals=frozenset("aurait auraient serait seraient pourrait pourraient".split()),
    pronouns=frozenset("il elle ils elles lui eux celui-ci celle-ci ceux-ci celles-ci".split()),
    nobody=frozenset(
        """on l'on je nous vous j' qui quelqu'un personne nul rien cela ça ceci tout chacun certains d'aucuns tu ce
        c'""".split()
    ),
    adverbs=frozenset(
        """soir matin midi après-midi nuit aussitôt plutôt
        fermement vivement vigoureusement aujourd'hui bien certes pourtant
        volontiers jadis naguère enfin même d'abord désormais néanmoins jeudi encore longuement catégoriquement
        également aussi encore ensuite notamment toutefois cependant mardi lundi mercredi jeudi vendredi samedi
        dimanche hier alors déjà ainsi récemment publiquement clairement simplement""".split()
    ),
    stops=frozenset(
        """dans lors à au aux sur devant après avant pendant en chez par mardi lundi mercredi jeudi vendredi samedi
        dimanche hier
        qui dont où que qu' si car mais vers depuis ce cette via auprès afin pour sans avec""".split()
    ),
    clause_openers=frozenset("et mais ou car donc or que qu' tandis alors lorsque quand puisque comme où".split()),
    articles=frozenset(
        "le la les l' un une des du de ce cet cette ces son sa ses leur leurs notre votre mon ma".split()
    ),
    connectors=frozenset("mais et or car cependant toutefois pourtant ainsi enfin puis alors ensuite".split()),
    citing=(("citant",), ("cité", "par"), ("citée", "par"), ("cités", "par")),
    impersonal=frozenset(),
    titles=frozenset(
        """m mme mlle me dr maître président présidente ministre maire général docteur monsieur madame sénateur
        député""".split()
    ),
    as_words=frozenset(("comme", "ainsi")),
    places=frozenset("à au aux dans chez auprès sur de du".split()),
    prepositions=frozenset("à au aux dans en sur lors devant auprès par pour chez avec depuis après avant".split()),
    bodies=frozenset(
        """ministère sous-préfecture métropole région département mairie capitainerie rectorat clinique hôpital
        université école exécutif opposition majorité accusation défense collectif coordination coalition alliance
        confédération intersyndicale ong fondation régie exploitant opérateur constructeur quotidien hebdomadaire
        magazine journal chaîne radio télévision sénat assemblée parlement chambre banque armateur port aéroport
        collectivité commune municipalité ville observatoire mouvement ligue club fédération unité dépêche courrier
        courriel étude enquête sondage arrêté jugement arrêt audit communiqué ambassade gouvernement préfecture
        présidence mairie direction parquet tribunal cour conseil commission comité agence syndicat parti police
        gendarmerie armée état-major diplomatie rapport document texte note déclaration lettre association
        fédération groupe société entreprise compagnie institut office secrétariat bureau service cabinet délégation
        mission organisation union équipe coopérative mutuelle laboratoire milice brigade junte guérilla musée théâtre
        diocèse paroisse consulat amirauté greffe barreau inspection interprofession gazette filiale""".split()
    ),
    offices=frozenset(
        """ministre président présidente chef cheffe porte-parole secrétaire directeur directrice maire préfet préfète
        procureur procureure député sénateur ambassadeur ambassadrice général responsable avocat avocate gouverneur
        gouverneure bourgmestre recteur rectrice commandant commandante colonel évêque proviseur sous-préfet
        sous-préfète chancelier chancelière""".split()
    ),
    only_inverted=frozenset(("lire",)),
    quoting=frozenset(_QUOTING) - frozenset(_REGULAR) | {"mettre en garde", "voir", "inscrire", "prévoir", "rire"},
    infinitive_cues=_INFINITIVES | {"savoir": "demander", "trouver": "penser", "disposer": "stipuler"},
    compounds={
        ("met", "en", "garde"): "avertir",
        ("mettent", "en", "garde"): "avertir",
        ("mettait", "en", "garde"): "avertir",
        ("mis", "en", "garde"): "avertir",
        **{("y", form): "voir" for form in "voit voient voyait voyaient vit".split()},
        **{(form, "dans"): "voir" for form in "voit voient voyait voyaient".split()},
        **{("va", "plus", "loin"): "ajouter", ("vont", "plus", "loin"): "ajouter"},
        **{(have, "le", "sentiment"): "croire" for have in "a ont avait avaient garde gardent".split()},
        **{(have, "l'", "impression"): "croire" for have in "a ont avait avaient garde gardent".split()},
        **{(have, "la", "conviction"): "croire" for have in "a ont avait avaient garde gardent".split()},
        **{(be, "d'", "avis"): "penser" for be in "est sont était étaient".split()},
        **{(form, "l'", "hypothèse"): "supposer" for form in "émet émettent émis évoque fait font".split()},
        **{(form, "le", "pari"): "parier" for form in "fait font faisait".split()},
        **{("persiste", "et", "signe"): "dire", ("persistent", "et", "signent"): "dire"},
        **{("enfonce", "le", "clou"): "ajouter", ("hausse", "le", "ton"): "ajouter"},
        ("met", "au", "défi"): "défier",
        ("mettent", "au", "défi"): "défier",
        ("mis", "au", "défi"): "défier",
        ("donne", "l'", "assurance"): "assurer",
        ("donné", "l'", "assurance"): "assurer",
        ("tombe", "d'", "accord"): "convenir",
        ("tombés", "d'", "accord"): "convenir",
        ("mettre", "en", "garde"): "avertir",
        **{(form, "état"): "fait-état" for form in "fait font faisait faisaient fera faisant".split()},
        **{(form, "part"): "fait-état" for form in "fait font faisait faisaient fera faisant".split()},
        **{(form, "en", "cause"): "met-en-cause" for form in "met mettent mettait mis mettant".split()},
    },
    governors=frozenset(
        """tient tiennent tenait tenaient tenu tenue venu venue venus finit finissent vient
        viennent venait venaient voulu souhaité contente contentent contentait contenté contentée contentés borne
        bornent bornait
        avant beau contraint contrainte contraints forcé forcée forcés obligé obligée
        amené amenée borné bornée bornés fini manqué empressé empressée empressés soin cru bon
        limite limité autorisé veut veulent
        voulait voulaient préféré préfère préfèrent jusqu'""".split()
    ),
    adverbials=tuple(
        tuple(phrase.replace("'", "' ").split())
        for phrase in """pour sa part|pour leur part|de son côté|de leur côté|quant à lui|quant à elle|quant à eux|
        au contraire|en revanche|par ailleurs|en outre|à son tour|dans la foulée|en effet|de nouveau|à nouveau|
        au passage|en conclusion|en substance|pour autant|au demeurant|à l'inverse|de même|d'emblée|tout de même|
        en fin de journée|dans la soirée|dans la matinée|dans la nuit|dans l'après-midi|la veille|le lendemain|
        ce matin|ce soir|ce jour|ce lundi|ce mardi|ce mercredi|ce jeudi|ce vendredi|ce samedi|ce dimanche|
        lundi soir|mardi soir|mercredi soir|jeudi soir|vendredi soir|hier soir|lundi matin|mardi matin|
        mercredi matin|jeudi matin|vendredi matin|à la presse|aux journalistes|devant la presse|à l'antenne|
        devant les journalistes|à l'AFP|sur X|à demi-mot|sans détour|sans ambages|à haute voix|à voix basse|
        il y a peu|plus tard|peu après|d'ores et déjà|à plusieurs reprises|à deux reprises|une fois|
        d'une seule voix|de la sorte|tour à tour|pêle-mêle|un peu|en même temps|dans un soupir|avec force|
        avec fermeté|non sans humour|en privé|en public|une nouvelle fois|une fois de plus|en souriant|
        lundi dernier|un jour|l'an passé|l'année dernière|l'année passée|
        la semaine passée|le mois passé|l'été dernier|
        ce week-end|cette semaine|cette nuit|ce jour-là|cet après-midi|non sans malice|bras croisés|
        l'autre jour|ici même|l'an dernier|la semaine dernière|le mois dernier|un matin|un soir|
        au micro|en ces termes|sur place|à ce sujet|sur ce point|à ce stade|
        d'une même voix|d'abord|d'ailleurs|du reste|d'entrée|par la suite|d'ordinaire|en chœur|en choeur|
        à l'unisson|de concert""".lower().split("|")
    ),
    inflected=False,
)
