"""What words mean the same or the opposite in reports of events: a small lexicon of three languages, folded.

A concept is a line; `word*` stands for every word that begins so. Written for this project from the vocabulary of
reporting (speech acts, agreement, violence, movement, change, state), not from any corpus.
"""

from __future__ import annotations

from functools import lru_cache

_CONCEPTS = """
request: request* ask asked asks asking demand* demande* sollicit* prosb* prosil* prosit poprosi* zapros* requis
invite: invit* priglas*
propose: propos* suggest* sugger* predlozh* predlag*
offer: offer* offre offert*
approve: endors* approv* approuv* odobr* welcom*
refuse: refus* reject* rejet* declin* otkaza* otkloni* otverg* rebuff* repouss* turned-down
agree: accept* prinyal* prinyat* soglasilas* agree agreed agrees agreeing agreement* consent* accord accords accorde*
agree: convenu* soglas* dogovor* uslovil* deal
promise: promis* pledg* vow* undertak* undertook commit commits committed commitment* guarante* engage* engagement*
promise: obesh* obyaz* zaver* assur* promet*
ready: ready readiness willing* prepared pret prets prete pretes gotov* disponib* dispos* availab*
dialogue: dialog* talks negotiat* negoci* peregovor* pourparler*
discuss: discuss* discut* evoqu* raise* raising mention* brought-up touched abord* obsud* podnim* podnya* upomyan*
discuss: upomin* zatrag* came-up on-the-agenda
speak: spoke spoken talk talked talking conversation* entretien* beseda* razgov* govori* parl*
call: call calls called phone* telephon* telefon* zvon* appel appels appela rang rung
meet: meet* met rencontr* vstrech* vstret* reunion*
warn: warn* averti* preveni* predupre* alert*
notice: notice* notif* notifi* uvedom* izves* preavis inform* brief*
threaten: threat* menac* ugroz* ugrozh*
condemn: condemn* condamn* osud* osuzh* denounc* denonc*
blame: blam* accus* obvin* imput* responsib* responsab* otvetstven* fault*
claimed: revendiq* claimed-responsibility vzyal-otvetstvennost
apologise: apolog* regret* sorry excus* izvin* sozhal*
deny: deny denie* denial* dementi* otrits* otritsa* oproverg* refut* disput* contest*
confirm: confirm* podtverd* podtverzh* acknowledg* admit* reconna* recogni* prizna*
kill: kill* dead death* died die dies mort morts morte* tue tues tuee* deces* fatal* victim*
kill: pogib* gibel* skonchal* umer* ubit* smert*
kill: lives deadly
injure: injur* hurt wound* blesse* ranen* ranil* postrada*
missing: missing disparu* unaccounted propavsh* propal*
ill: ill sick* malade* cases infect* zabole* bolen*
free: free freed liberty release* libre* svobod*
summon: summon* convoqu* vyzva* called-in
detain: being-detained arrest* detain* detention* interpel* zaderzh* arestov* custody
evacuate: evacu* evaku* brought-out led-out taken-out
attack: attack* attaqu* attentat* terakt* napad* ataka* atak* assault* strike strikes shell* shelling obstrel*
attack: bombard* bomb*
explode: explo* blast* vzryv* vzorv*
fire: fire* blaze* incendi* pozhar* burn*
shoot: shot shots shoot* tir tirs tire tirer strely* vystrel* gunfire
collide: collid* collision* abord* stolkn* ram rammed ramming
sink: sink* sank sunk coul* zaton* utonu*
crash: crash* accident* avari*
deliberate: deliberat* intention* delibere* umyshlen* prednamer* sabotag* diversi*
technical: technical* technique* tekhnich* malfunction* defaut* neisprav* fault-in
mistake: mistak* error* erreur* oshib* erron*
stop: stop* halt* cease* suspen* interromp* arret* prekra* priostan* cut-off shut-down shutdown shut-off
close: close* closing closure* clos ferme* fermet* zakry* shut shuts shutting
open: open* ouvert* ouvr* otkry*
begin: begin* began begun start* commenc* debut* nach* nachal* launch* lanc*
terminal: terminal terminals
end: end ended ends ending finish* termin* konchi* zaversh* zakonch* conclud* complet*
continue: continu* prodolzh* poursuiv* remain* resum* reprend* repri* vozobnov*
postpone: postpon* delay* defer* put-off report-de otlozh* otlag* perenes* repousser adjourn*
cancel: cancel* annul* otmen* withdraw* withdrew retir*
sign: sign signed signing signs signe signee* signer podpis*
write: wrote written write* letter* lettre* pism* napisa* ecrit*
pass: sent send* envoy* otprav* napravi* deliver* receiv* recu* recevoir poluch* hand handed handing give gave given
pass: gives giving got get gets lodge* submit* file filed vruch* peredal* pereda* remis remet* donn* reach reached
pass: reaches took take taken make made put
pay: pay pays paid payment* paye* oplat* zaplat* plat*
loan: loan* lend* lent borrow* pret* emprunt* zaym* zaem* odolzh*
owe: owe* owing debt* arrear* dette* dolg* zadolzh* doit unpaid
order: order* ordonn* prikaz* prikas* instruct*
allow: allow* permit* autoris* authoris* authoriz* razresh*
forbid: forbid* forbad* ban bans banned prohib* interdi* zapre*
rise: rise* rose risen increas* augment* hausse* grew grow* vyros* povys* uvelich* climb*
fall: fall* fell fallen drop* decreas* baiss* diminu* snizi* upal* reduc* declin*
win: win wins won winn* gagn* vyigr* pobed* victor*
lose: lose* lost losing perd* proigr* defeat*
arrive: arriv* came priby* prish*
leave: left leave leaves leaving parti* quitt* depart* uekha* ushel* ushl* pokin*
return: return* retour* verni* vernul* vozvra*
alone: alone without tete-a-tete private-talk odin-na-odin
attend: attend* present presence particip* took-part uchast* prisut* assist*
absent: absent* absence otsut*
support: support* soutien* soutenu* podderzh* back backed backing backs
oppose: oppos* protiv*
help: help aid aide* pomosh* pomoch* assistance distress
know: know* knew aware savoir savai* znal* znae* informed
see: saw seen see sees witness* vu vue vide* ochevid*
inspect: inspect* checked examin* prover* controle*
recommend: urg urge urged urges urging recommend* recommand* rekomend* advis*
damage: damage* degat* ushcherb* povrezh*
loss: losses pertes poter*
work: work works worked working functional operational in-service in-operation turning running ran
idle: idle* stood-still out-of-service out-of-order inoperative broken hors-service
cause: cause* caus* prichin* due because
safe: safe* sur sure* bezopas*
danger: danger* unsafe hazard* opas*
guilty: guilty coupable* vinov* convict*
innocent: innocent* nevinov* acquit* cleared
public: public* open-court
private: private* prive* closed-door
near: near* close-to pres okolo
inside: inside interior* within dans vnutri
outside: outside dehors snaruzhi
north: north* nord sever*
south: south* sud yuzh* yug*
east: east* est-side vostok* vostoch*
west: western west ouest zapad*
port: port-side babord
starboard: starboard tribord
minister: minist*
president: president* prezident*
spokesperson: spokes* porte-parole press-sekretar* predstavitel*
government: government* gouvernement* pravitel*
war: war guerre* voyn* voin* conflict* conflit* konflikt*
agreement: treaty* treaties trait* pact* protocol* protokol*
witness: temoin* svidetel*
hospital: hospital* hopit* bolnits* gospital*
police: police* polic* polits*
border: border* frontier* granits*
water: water* eau eaux voda vody vodn*
gas: gas gaz* gaza
money: money argent deng* den*g
commission: commission* komissi* committee* comit* komitet*
vote: vote* voting voix golos* ballot* scrutin* bulletin* byulleten*
"""

_ANTONYMS = """
accept refuse
agree refuse
open close
begin end
begin stop
continue stop
rise fall
win lose
support oppose
allow forbid
arrive leave
attend leave
detain free
summon request
stop work
attend absent
work idle
safe danger
guilty innocent
deliberate technical
deliberate mistake
deliberate crash
confirm deny
inside outside
north south
east west
port starboard
public private
request invite
"""

_PHRASES = (
    "turned down|out of service|out of order|in service|in operation|brought up|put off|cut off|shut off|took part|"
    "stood still|stand still|shut down|closed door|hors service|claimed responsibility|close to|take part|taken part"
)
_JOINED = {
    **{phrase: phrase.replace(" ", "-") for phrase in _PHRASES.split("|")},
    "stand still": "stood-still",
    "take part": "took-part",
    "taken part": "took-part",
    "brought out": "brought-out",
    "led out": "led-out",
    "taken out": "taken-out",
    "third party": "third-party",
    "took place": "took-place",
    "take place": "took-place",
    "taken place": "took-place",
    "came up": "came-up",
    "come up": "came-up",
    "bring up": "brought-up",
    "on the agenda": "on-the-agenda",
    "standing still": "stood-still",
    "held at": "detained-at",
    "held by": "detained-by",
    "being held": "being-detained",
    "being run": "in-operation",
    "was running": "was in-operation",
    "were running": "were in-operation",
}


def _table() -> tuple[dict[str, str], dict[str, str]]:
    exact: dict[str, str] = {}
    starts: dict[str, str] = {}
    for line in _CONCEPTS.strip().splitlines():
        concept, _, words = line.partition(":")
        for word in words.split():
            (starts if word.endswith("*") else exact).setdefault(word.removesuffix("*"), concept)
    return exact, starts


_EXACT, _STARTS = _table()


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _ANTONYMS.strip().splitlines():
        one, other = line.split()
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {concept: frozenset(others) for concept, others in found.items()}


OPPOSITES = _opposites()
"""For a concept those that cannot hold of the same thing at the same time."""
PHRASES = _JOINED
"""Folded expressions of several words that are one word of the lexicon, and how they are joined."""


@lru_cache(maxsize=32768)
def concept_of(word: str) -> str | None:
    """The concept of a folded word; the longest entry that fits wins; `None` if the lexicon has none."""
    if found := _EXACT.get(word):
        return found
    for end in range(len(word), 2, -1):
        if found := _STARTS.get(word[:end]):
            return found
    return None


_KINDS = """
document: document* note notes letter* paper* minutes memo* bumag* dokument*
vehicle: vehicle* car cars van vans lorry lorries truck* bus voiture* camion* mashin* furgon*
aircraft: aircraft* drone* helicopter* plane planes jet jets uav* avion* samol* bespilot* vertol*
person: person* people anyone anybody somebody man men woman women driver* national* suspect* worker* employee*
person: resident* household* chelovek* lyud*
crew: crew* team* brigad* rescuers
outsider: observer* mediator* third-party outsider* onlooker* nablyudatel* mediateur*
exchange: call calls conversation* meeting* talks exchange* session* discussion* entretien* reunion* vstrech* peregovor*
"""


def kind_of(word: str) -> str | None:
    """The kind of thing that a folded word names, for kinds that a general denial speaks of: a van is a `vehicle`."""
    return _KIND_EXACT.get(word) or next(
        (_KIND_STARTS[word[:end]] for end in range(len(word), 2, -1) if word[:end] in _KIND_STARTS), None
    )


_KIND_EXACT: dict[str, str] = {}
_KIND_STARTS: dict[str, str] = {}
for _line in _KINDS.strip().splitlines():
    _kind, _, _listed = _line.partition(":")
    for _word in _listed.split():
        (_KIND_STARTS if _word.endswith("*") else _KIND_EXACT).setdefault(_word.removesuffix("*"), _kind)
