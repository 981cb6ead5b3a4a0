"""French cues: verbs of saying and thinking with their forms, prepositions of attribution, hedges."""

from __future__ import annotations

import re

from pipeline.extraction.rules.grammar import Grammar

_REGULAR = """
affirmer déclarer assurer expliquer estimer ajouter préciser indiquer annoncer souligner insister rappeler confirmer
raconter
demander répliquer rétorquer lancer marteler confier révéler signaler noter observer constater remarquer regretter
déplorer
dénoncer critiquer accuser juger considérer penser affirmer souhaiter espérer redouter douter supposer imaginer
avancer alléguer
argumenter plaider témoigner jurer menacer exiger réclamer proposer suggérer recommander conseiller ordonner contester
nier
démentir réfuter réagir répéter réitérer commenter résumer ironiser plaisanter glisser murmurer crier hurler protester
s'interroger interroger certifier attester relater rapporter relever évoquer mentionner citer invoquer saluer
féliciter fustiger
condamner rejeter refuser accepter avouer concéder clamer proclamer claironner tempérer nuancer tonner tweeter poster
publier
informer alerter garantir appeler qualifier envisager projeter prôner défendre préconiser réaffirmer revendiquer
exhorter inviter
encourager
autoriser tenter trancher enchaîner tempêter s'exclamer exclamer s'indigner indigner s'étonner étonner s'inquiéter
inquiéter
s'agacer agacer s'emporter emporter s'excuser excuser s'amuser amuser rassurer analyser détailler pointer compléter
rectifier minimiser lâcher souffler confesser objecter riposter rebondir spécifier stipuler supplier implorer
pronostiquer
s'alarmer alarmer féliciter gronder abonder renchérir avertir vanter exprimer s'insurger insurger s'émouvoir
motiver relativiser balayer récuser marquer
""".split()
_IRREGULAR = """
dire: dit disent disait disaient dira diront dirait dirent disant | dit
redire: redit redisent redisait redira | redit
écrire: écrit écrivent écrivait écrivaient écrivit écrira écrivant | écrit
reconnaître: reconnaît reconnait reconnaissent reconnaissait reconnut | reconnu
admettre: admet admettent admettait admit | admis
promettre: promet promettent promettait promit | promis
prévenir: prévient préviennent prévenait prévint | prévenu
soutenir: soutient soutiennent soutenait soutint | soutenu
maintenir: maintient maintiennent maintenait maintint | maintenu
répondre: répond répondent répondait répondit | répondu
prétendre: prétend prétendent prétendait prétendit | prétendu
croire: croit croient croyait croyaient crut | cru
vouloir: veut veulent voulait voulaient voudrait | voulu
craindre: craint craignent craignait craignaient | craint
savoir: sait savent savait savaient | su
conclure: conclut concluent concluait | conclu
poursuivre: poursuit poursuivent poursuivait poursuivit | poursuivi
reprendre: reprend reprennent reprenait reprit | repris
apprendre: apprend apprennent | appris
sourire: sourit | souri
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
faire savoir: | savoir valoir remarquer observer comprendre entendre
lire: lit lisait |
se réjouir: réjouit réjouissent réjouissait | réjoui
se défendre: défend défendent défendait | défendu
se plaindre: plaint plaignent plaignait | plaint
se souvenir: souvient souviennent souvenait | souvenu
décrire: décrit décrivent décrivait | décrit
"""


_WEAK = re.compile(r"[eé](?=[bcdfglmnprstv]{1,2}$)")


def _forms() -> tuple[dict[str, str], dict[str, str]]:
    finite: dict[str, str] = {}
    participles: dict[str, str] = {}
    for line in _IRREGULAR.strip().splitlines():
        lemma, _, rest = line.partition(":")
        present, _, past = rest.partition("|")
        finite.update(dict.fromkeys(present.split(), lemma))
        participles.update(dict.fromkeys([p + e for p in past.split() for e in ("", "e", "s", "es")], lemma))
    done = set(finite.values()) | set(participles.values())
    for lemma in _REGULAR:
        verb = lemma.removeprefix("s'")
        if verb in done or not verb.endswith("er"):
            continue
        stem = verb[:-2]
        soft = stem + "e" if stem.endswith("g") else stem
        grave = _WEAK.sub("è", stem)  # répéter: il répète; marteler: il martèle
        forms = [
            *{stem + "e", stem + "ent", grave + "e", grave + "ent"},
            soft + "ait",
            soft + "aient",
            soft + "a",
            stem + "èrent",
            soft + "ant",
            stem + "era",
        ]
        finite.update(dict.fromkeys(forms, verb))
        participles.update(dict.fromkeys([stem + "é" + e for e in ("", "e", "s", "es")], verb))
    return finite, participles


_FINITE, _PARTICIPLES = _forms()
for _form in ("critique", "cite", "avance", "prend"):  # far more often nouns or other verbs
    _FINITE.pop(_form, None)

GRAMMAR = Grammar(
    verbs=_FINITE,
    participles=_PARTICIPLES,
    auxiliaries=frozenset(
        """a ont avait avaient aura auront aurait auraient ai avons ayant est s'est sont était a-t-il a-t-elle
        ont-ils ont-elles fait font faisait faisaient fit laisse laissent laissé laissait""".split()
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
    ),
    that=frozenset(("que", "qu'", "si", "comment", "pourquoi")),
    infinitives=frozenset(
        """promettre menacer exiger réclamer proposer suggérer recommander conseiller ordonner refuser accepter
        appeler exhorter inviter
        encourager souhaiter espérer vouloir craindre envisager projeter demander jurer prétendre affirmer assurer
        nier interdire
        garantir""".split()
    ),
    infinitive_marks=frozenset("de d' à".split()),
    bare_infinitives=frozenset(
        """affirmer assurer dire déclarer indiquer reconnaître admettre prétendre nier démentir estimer penser croire
        espérer souhaiter confirmer préciser jurer certifier vouloir""".split()
    ),
    gerunds=frozenset(form for form in _FINITE if form.endswith("ant")),
    conjunctions=frozenset("et mais puis ou".split()),
    objects=frozenset(
        """accuser admettre annoncer citer condamner confirmer contester critiquer défendre démentir dénoncer déplorer
        estimer exiger fustiger féliciter juger mentionner nier prôner qualifier rappeler reconnaître regretter rejeter
        revendiquer réclamer réfuter saluer se-dire évoquer réaffirmer exprimer vanter récuser""".split()
    ),
    beliefs=frozenset(
        """croire penser vouloir craindre savoir espérer souhaiter redouter douter supposer imaginer envisager
        projeter""".split()
    ),
    denials=frozenset("nier démentir réfuter contester rejeter refuser".split()),
    negations=frozenset("ne n' pas jamais aucun sans".split()),
    hedges=frozenset("dit-on paraît-il semble-t-il prétendument soi-disant apparemment supposément".split()),
    conditionals=frozenset("aurait auraient serait seraient pourrait pourraient".split()),
    pronouns=frozenset("il elle ils elles lui eux celui-ci celle-ci ceux-ci".split()),
    nobody=frozenset("on je nous vous j' qui".split()),
    adverbs=frozenset(
        """soir matin midi après-midi nuit fermement vivement vigoureusement
        catégoriquement également aussi encore ensuite notamment toutefois cependant mardi lundi mercredi jeudi vendredi
        samedi dimanche hier alors déjà ainsi récemment publiquement clairement simplement""".split()
    ),
    stops=frozenset(
        """dans lors à au aux sur devant après avant pendant en chez par mardi lundi mercredi jeudi vendredi samedi
        dimanche hier
        qui dont où que qu' si car mais vers depuis ce cette via auprès afin pour sans avec""".split()
    ),
    clause_openers=frozenset("et mais ou car donc or que qu' tandis alors lorsque quand puisque comme où".split()),
    articles=frozenset("le la les l' un une des du de ce cet cette ces son sa ses leur leurs notre votre".split()),
    connectors=frozenset("mais et or car cependant toutefois pourtant ainsi enfin puis alors ensuite".split()),
    citing=(("citant",), ("cité", "par"), ("citée", "par"), ("cités", "par")),
    impersonal=frozenset(),
    titles=frozenset(
        "m mme mlle me dr président présidente ministre maire général docteur monsieur madame sénateur député".split()
    ),
    as_words=frozenset(("comme", "ainsi")),
    places=frozenset("à au aux dans chez auprès sur de du".split()),
    prepositions=frozenset("à au aux dans en sur lors devant auprès par pour chez avec depuis après avant".split()),
    bodies=frozenset(
        """ministère communiqué ambassade gouvernement préfecture présidence mairie direction parquet tribunal cour
        conseil commission comité agence syndicat parti police gendarmerie armée état-major diplomatie rapport document
        texte note déclaration lettre association fédération groupe société entreprise compagnie institut office
        secrétariat bureau service cabinet délégation mission organisation union équipe""".split()
    ),
    offices=frozenset(
        """ministre président présidente chef cheffe porte-parole secrétaire directeur directrice maire préfet préfète
        procureur procureure député sénateur ambassadeur ambassadrice général responsable avocat avocate""".split()
    ),
    only_inverted=frozenset(("lire",)),
    inflected=False,
    genders={},
)
