"""English cues: which words report somebody's words or thought, and what complements they take.

A verb entry is `lemma: frames | prepositions`. Frames, one letter each:
    q  that-clause, zero clause, wh-clause or quotation      t  object is the addressee (tell X that …)
    n  noun phrase as content (cite X, defend X)             i  infinitive, own subject (promise to go)
    o  noun phrase + infinitive (urge X to go)               g  gerund (deny going)
    c  noun phrase + predicate (call X a liar)               a  noun phrase + as (describe X as)
    f  X of Y: the charge is the content (accuse X of Y)     B  thought, wish or intention rather than speech
    D  a denial                                              X  speech that does not happen (decline, refuse)
    e  noun phrase + at + figure (put X at ten)              h  that-clause, never without *that* (hold that …)
    w  weak: counts only with a person or an institution as subject and a clause, infinitive or quotation
"""

from __future__ import annotations

import re

_VERBS = """
say: q | of
tell: qto | about, of
add: q
write: qn | about, of
state: qn
declare: qcn
announce: qn
note: qn
observe: q
remark: q | on
comment: q | on
claim: qin
allege: qn
assert: qn
contend: q
argue: qn | for, against
maintain: q
insist: q | on
affirm: qn
reaffirm: qn
aver: q
avow: qn
swear: qi
vow: qin
pledge: qin
promise: qint
threaten: qin
warn: qto | of, about, against
caution: qto | against
advise: qto | against
urge: qon
exhort: qo
implore: qo
beg: qo
beseech: qo
plead: qo | for
ask: qon | for, about
inquire: q | about
enquire: q | about
wonder: q | about
question: qn | about
query: qn
demand: qin
request: qn
order: qo
instruct: qo
direct: o
command: qo
invite: o
encourage: on
discourage: n
press: o | for, on, about
push: o | for
lobby: o | for
appeal: i | for, to
call: qco | for, on
dub: c
label: c
brand: c
term: c
deem: cB
pronounce: c
proclaim: qcn
describe: qan
characterize: a
characterise: a
portray: a
depict: a
cast: a
frame: a
paint: a
refer: | to
hail: an
dismiss: an
decry: an
deride: an
denounce: an
condemn: an
criticize: an
criticise: an
blast: an
slam: an
attack: an
assail: an
lambast: an
lambaste: an
excoriate: an
mock: an
ridicule: an
bash: an
rebuke: n
scold: qn
chide: qn
chastise: n
berate: n
disparage: n
denigrate: n
insult: n
taunt: qn
rip: n
knock: n
fault: n
blame: n
praise: n
laud: an
applaud: n
commend: n
salute: n
tout: an
extol: n
compliment: n
thank: n
congratulate: n
welcome: n
defend: qan
justify: n
accuse: f
charge: qf
suspect: qfB
convict: f
remind: qot | of, about
assure: qt | of
reassure: qt
inform: qt | of, about
notify: qt | of
brief: qt | on
persuade: qot
convince: qot | of
explain: qn
clarify: qn
elaborate: q | on
specify: qn
detail: qn
outline: qn
summarize: qn
summarise: qn
recount: qn
relate: q
narrate: qn
recall: qgn
remember: qgnB
reminisce: q | about
recite: qn
repeat: qn
reiterate: qn
restate: qn
echo: qn
stress: qn
emphasize: qn
emphasise: qn
underline: qn
underscore: qn
highlight: qn
point: | to
mention: qgn
cite: qan
quote: qan
reference: n
invoke: n
discuss: qgn
debate: qn
suggest: qgn
propose: qgin
recommend: qgn
advocate: gn | for
imply: qn
insinuate: q
hint: q | at
signal: qn
indicate: qn
intimate: q
admit: qgn | to
acknowledge: qgn
concede: qn
confess: qi | to
confide: q
confirm: qn
verify: qn
disclose: qn
reveal: qn
divulge: qn
leak: n
deny: qgnD
refute: qnD
rebut: qnD
dispute: qnD
reject: anD
disavow: nD
disown: nD
contradict: nD
contest: nD
challenge: qn
counter: q
respond: q | to, with
reply: q | to
retort: q
answer: q
object: q | to
protest: qn
complain: q | about, of
lament: qn
bemoan: qn
deplore: qn
regret: qgnB
grumble: q | about
gripe: q | about
fume: q | about
rail: | against, about
vent: q | about
apologize: q | for
apologise: q | for
boast: q | of, about
brag: q | about
joke: q | about
quip: q
crow: q
gloat: q
sneer: q
scoff: q | at
muse: q | about
opine: q
theorize: q
theorise: q
hypothesize: q
speculate: q | about, on
estimate: qoB
predict: qn
forecast: qn
foresee: qnB
prophesy: q
project: oB
reckon: qB
calculate: qB
conclude: q
find: qcB
rule: q
judge: qcB
report: qgn
testify: q | about, to
attest: q | to
certify: q
vouch: | for
document: qn
show: q
publish: n
broadcast: n
post: qn
tweet: qn | about
retweet: n
blog: q
email: q
text: q
shout: q
yell: q
scream: q
cry: q
exclaim: q
chant: q
whisper: q
mutter: q
murmur: q
mumble: q
sigh: q
laugh: q
snap: q
bark: q
bellow: q
intone: q
utter: qn
voice: n
express: qn
convey: qn
articulate: qn
read: q
sing: q
preach: q
profess: qin
pray: qiB | for
continue: q
begin: q
interject: q
interrupt: q
chime: q
agree: qi | with, to, on
disagree: qD | with, about
accept: qn
endorse: n
back: n
support: n
oppose: gn
speak: | about, of, against
talk: | about, of
lecture: | about, on
tease: q
offer: qin
volunteer: qi
decline: iX
refuse: iX
apprise: qt | of
dictate: q
stipulate: q
posit: q
postulate: q
venture: q
surmise: qB
guess: qB
gather: qB
think: qcB | about, of
believe: qcB | in
feel: qcB
consider: cgnB
regard: aB
view: aB
see: aqcB
know: qB | about, of
understand: qB
realize: qB
realise: qB
recognize: qanB
recognise: qanB
learn: qB | of, about
discover: qB
hear: qB | about, of
assume: qB
presume: qB
suppose: qB
imagine: qB
doubt: qnB
fear: qngB
worry: qB | about
dread: gnB
hope: qiB | for
wish: qioB | for
want: oiB
desire: oinB
expect: qoiB
anticipate: qgnB
await: nB
intend: igB
plan: iB | on, for
aim: iwB
mean: qiwB
seek: inwB
prefer: iognB
favor: gnB
favour: gnB
hate: qinB
decide: qiB | against, on
choose: iwB
resolve: qiB
determine: qB
vote: i | for, against
opt: iB
contemplate: gnB
envision: gnaB
envisage: gnB
dream: qB | of
trust: qB
forget: qB
ignore: nB
put: e
hold: h
undertake: iq
fret: q | about
wail: q
whine: q | about
groan: q
moan: q | about
growl: q
snarl: q
sniff: q
snort: q
sob: q
stammer: q
splutter: q
blurt: q
roar: q
shriek: q
thunder: q
rant: q | about, against
gush: q
enthuse: q | about
grouse: q | about
carp: q | about
quibble: q | about, over
concur: q
conjecture: q
counsel: qo
demur: q
decree: q
forewarn: qt | of, about
guarantee: q
interpose: q
jeer: q
reassert: qn
sympathize: q
sympathise: q
liken: n
castigate: n
vilify: an
malign: an
pillory: an
repudiate: nD
retract: n
trumpet: an
grill: | about, on, over
quiz: | about, on
submit: h
"""

# Verb + particle or fixed object that together make one cue: first word -> (the words after it, frames, prepositions).
MULTIWORD: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "point": ((("out",), "qn"),),
    "make": (
        (("clear",), "q"),
        (("plain",), "q"),
        (("it", "clear"), "q"),
        (("it", "plain"), "q"),
        (("it", "known"), "q"),
        (("very", "clear"), "q"),
        (("the", "case"), "q"),
        (("the", "point"), "q"),
        (("an", "argument"), "q"),
        (("known",), "q"),
    ),
    "have": ((("it",), "h"),),
    "put": ((("it", "about"), "q"), (("about",), "q"), (("it",), "q"), (("forward",), "n"), (("forth",), "n")),
    "go": ((("on",), "q"),),
    "lay": ((("out",), "qn"),),
    "set": ((("out",), "qn"),),
    "spell": ((("out",), "qn"),),
    "lash": ((("out",), "q"),),
    "fire": ((("back",), "q"),),
    "shoot": ((("back",), "q"),),
    "hit": ((("back",), "q"),),
    "weigh": ((("in",), "q"),),
    "chime": ((("in",), "q"),),
    "speak": ((("out",), "q"),),
    "rule": ((("out",), "gnD"),),
    "call": ((("out",), "n"),),
    "sum": ((("up",), "qn"),),
    "double": ((("down",), "q"),),
    "find": ((("out",), "qB"),),
    "bring": ((("up",), "n"),),
    "play": ((("down",), "n"),),
    "take": ((("issue",), "q"), (("aim",), "q")),
    "hold": ((("out",), "n"),),
    "read": ((("out",), "n"),),
    "let": ((("it", "be", "known"), "q"),),
}
MULTIWORD_PREPOSITIONS: dict[tuple[str, ...], frozenset[str]] = {
    ("lash", "out"): frozenset({"at", "against"}),
    ("weigh", "in"): frozenset({"on", "with"}),
    ("speak", "out"): frozenset({"about", "against"}),
    ("double", "down"): frozenset({"on"}),
    ("make", "the", "case"): frozenset({"for", "against"}),
    ("take", "issue"): frozenset({"with"}),
    ("take", "aim"): frozenset({"at"}),
}

_IRREGULAR = """
say: says said saying; tell: tells told telling; write: writes wrote written writing; swear: swears swore sworn swearing
speak: speaks spoke spoken speaking; think: thinks thought thinking; feel: feels felt feeling; find: finds found finding
see: sees saw seen seeing; know: knows knew known knowing; understand: understands understood understanding
hear: hears heard hearing; mean: means meant meaning; seek: seeks sought seeking; choose: chooses chose chosen choosing
forget: forgets forgot forgotten forgetting; foresee: foresees foresaw foreseen foreseeing; hold: holds held holding
show: shows showed shown showing; read: reads read reading; put: puts put putting; go: goes went gone going
lay: lays laid laying; set: sets set setting; make: makes made making; bring: brings brought bringing
begin: begins began begun beginning; cast: casts cast casting; learn: learns learned learnt learning
dream: dreams dreamed dreamt dreaming; deny: denies denied denying; reply: replies replied replying
shoot: shoots shot shooting; hit: hits hit hitting; take: takes took taken taking; sing: sings sang sung singing
forecast: forecasts forecast forecasted forecasting; broadcast: broadcasts broadcast broadcasting
let: lets let letting; undertake: undertakes undertook undertaken undertaking
beseech: beseeches beseeched besought beseeching; rebut: rebuts rebutted rebutting; spell: spells spelled spelt spelling
"""
_DOUBLING = frozenset(
    """plan admit refer rip slam beg brag rebut snap hit permit commit quip submit knit chat vet rap dub
    hint-at""".split()
) - {"hint-at"}

# Nouns that name an utterance or a thought; with a that-clause, an infinitive or of/about they report it.
SPEECH_NOUNS = frozenset(
    """accusation acknowledgment acknowledgement admission advice affirmation allegation announcement answer appeal
    argument assertion
    assessment assurance blame boast call caution charge claim comment complaint concession conclusion confession
    confirmation
    contention criticism declaration demand denial description disclosure estimate explanation finding forecast
    guarantee hint
    indication insinuation insistence invitation judgment judgement lament message notion objection observation offer
    opinion order plea pledge point prediction premise proclamation promise proposal proposition protest question quip
    rebuke
    recommendation refusal rejection remark reminder reply report request response revelation ruling rumor rumour saying
    statement story stipulation version account
    suggestion talk testimony theory threat tweet verdict view vow warning word""".split()
)
BELIEF_NOUNS = frozenset(
    """aim ambition anticipation anxiety assumption belief bet concern confidence conviction desire determination
    doubt eagerness
    expectation fear feeling goal hope idea impression intent intention opinion perception plan preference realization
    realisation
    suspicion thought understanding wish worry willingness""".split()
)
# Adjectives that report a thought with a that-clause, an infinitive or a preposition: be afraid that, be sure that.
BELIEF_ADJECTIVES = frozenset(
    """adamant afraid angry anxious ashamed aware certain clear concerned confident convinced curious delighted
    determined
    disappointed doubtful eager fearful glad grateful happy hopeful insistent mindful optimistic outraged pessimistic
    pleased proud
    relieved sad satisfied skeptical sceptical sorry sure surprised suspicious thankful troubled uncertain unsure
    upset wary
    willing unwilling worried reluctant hesitant opposed supportive critical""".split()
)

# With their owner behind a preposition: in her view, by the union's reckoning, on the bank's account.
OPINION_NOUNS = frozenset(
    """view opinion eyes words word account reckoning telling version estimate estimation judgment judgement assessment
    calculation theory reading interpretation admission count mind reply recollection retelling""".split()
)

ACCORDING = frozenset({"according"})
# Prepositions of attribution in front of a noun phrase that is a source, as whole phrases.
SOURCE_PHRASES: tuple[tuple[str, ...], ...] = (
    ("according", "to"),
    ("in", "the", "words", "of"),
    ("in", "the", "view", "of"),
    ("in", "the", "opinion", "of"),
    ("in", "the", "eyes", "of"),
    ("as", "per"),
)

# Who a bare predicate may belong to when it is no cue by itself ("… took to Twitter: “…”").
HEDGE_ADVERBS = frozenset("reportedly supposedly allegedly purportedly apparently ostensibly rumoredly".split())
HEDGE_PASSIVES = frozenset("say report rumor rumour allege believe think understand know suppose claim".split())

NEGATIONS = frozenset("not n't n’t never no neither nor hardly without".split())

CHANNEL_NOUNS = frozenset(
    """statement interview tweet tweets email e-mail letter memo report speech address press release conference briefing
    post blog op-ed column editorial book memoir article essay call hearing testimony radio television tv podcast
    program
    programme show debate rally forum filing affidavit lawsuit complaint video message note telegram twitter facebook
    website
    newsletter broadcast broadcaster news episode appearance remarks town-hall event meeting gathering""".split()
)
CHANNEL_PREPOSITIONS = frozenset("in on via by through during at to over".split())

# Nouns whose phrase speaks for a group or a document; "it" and "they" may stand for them.
INSTITUTIONS = frozenset(
    """administration agency army assembly association authority bank board bureau cabinet campaign centre center
    chamber
    city club coalition commission committee company congress consortium corporation council country court department
    delegation embassy entourage camp circle federation firm force foreign foundation fund government group guard
    house institute
    institution kremlin
    league magazine military ministry mission movement nation network newspaper office organization organisation
    outlet pact panel paper parliament parties party police post presidency press prosecution regime secretariat
    senate service
    staff state team think-tank times treasury tribunal union university white-house""".split()
)
DOCUMENTS = frozenset(
    """ad advertisement analysis article book brief column commercial complaint data document documents editorial
    email emails
    essay filing findings figures flyer graphic headline indictment law lawsuit leaflet letter log memo memoir message
    minutes bulletin communique diary note notice order pamphlet petition poll readout
    polls post proposal record records release report reports research resolution review ruling sign speech statement
    statistics story study studies survey surveys text transcript tweet video website""".split()
)

ROLE_NOUNS = frozenset(
    """admiral adviser advisor aide ambassador analyst artist attorney author captain chairman chairwoman chair
    chancellor chief
    cardinal coach colonel columnist commander commissioner co-founder congressman congresswoman correspondent counsel
    critic
    deputy detective diplomat director doctor economist editor envoy executive expert farmer founder general governor
    head
    historian host inspector investigator journalist judge justice king lawmaker lawyer leader lieutenant lobbyist
    major manager
    mayor minister nominee officer official organizer owner pastor physician pilot pollster pope premier president
    priest prince
    princess principal professor prosecutor publisher queen rabbi rapporteur rep representative reporter researcher
    scientist
    secretary sen senator sergeant sheriff speaker specialist spokesman spokesperson spokeswoman strategist student
    superintendent
    surgeon teacher treasurer trustee undersecretary veteran vice-president widow writer candidate businessman
    businesswoman
    billionaire democrat republican conservative liberal socialist independent winner senator-elect president-elect
    ceo cfo
    metropolitan archbishop bishop imam ayatollah emir sultan sheikh marshal chief-of-staff whistleblower activist
    resident survivor victim witness neighbor neighbour worker driver owner mother father brother sister son daughter
    wife husband mp mep agent pal mum mom dad boss skipper backbencher barrister
    """.split()
)

# Nouns for persons that hold no office; a subject that pronouns may stand for, no sign of an institution's voice.
PERSON_NOUNS = frozenset(
    """accountant accused actor actress apprentice architect archaeologist auditor aunt baker banker biologist boy
    broker builder bystander captain campaigner carpenter caretaker chemist clerk coroner colleague conductor consul
    councillor counterpart cousin curator customer dean defendant designer docker electrician engineer financier
    firefighter fisherman forester friend gardener geologist girl grandfather grandmother guard guest headmaster
    headmistress helper husband insider inspector interpreter landlord lecturer librarian lodger man master mechanic
    mediator
    medic merchant midwife miner musician negotiator nephew niece nun nurse observer onlooker paramedic participant
    passenger pensioner person photographer physicist plaintiff plumber policeman policewoman porter predecessor
    protester psychologist pupil rector registrar rival sailor salesman scholar shopkeeper signalman singer skipper
    sociologist soldier source steward successor surveyor suspect technician tenant trader trainee translator uncle
    vet vicar visitor volunteer waiter waitress warden welder widower woman youth""".split()
)

# Who is always somebody's: *his lawyer* is no lawyer in general.
RELATIONS = frozenset(
    """adviser advisor aide ally assistant attorney aunt barrister brother bodyguard colleague counsel cousin daughter
    deputy driver ex-husband ex-wife father friend grandfather grandmother grandson husband lawyer mother neighbor
    neighbour nephew niece partner predecessor secretary sister solicitor son spokesman spokesperson spokeswoman
    successor uncle widow wife widower family parents relatives aides advisers advisors allies friends lawyers
    """.split()
)
GROUPS = frozenset("family parents relatives aides advisers advisors allies friends lawyers".split())

MALE_NOUNS = frozenset(
    """man boy father husband son brother uncle nephew gentleman spokesman chairman businessman policeman fireman
    fisherman widower grandfather king prince headmaster waiter salesman signalman""".split()
)
FEMALE_NOUNS = frozenset(
    """woman girl mother wife daughter sister aunt niece lady spokeswoman chairwoman businesswoman policewoman widow
    grandmother queen princess headmistress waitress actress""".split()
)

TITLES_MALE = frozenset(
    "mr mister sir lord king prince father congressman chairman businessman spokesman rev fr".split()
)
TITLES_FEMALE = frozenset(
    """mrs ms miss madam madame dame lady queen princess congresswoman chairwoman businesswoman spokeswoman
    sister""".split()
)
TITLES = (
    TITLES_MALE
    | TITLES_FEMALE
    | frozenset(
        """dr prof professor pm president vice former ex-president senator sen rep representative gov governor mayor
        secretary
        general gen col colonel capt captain lt sgt maj adm admiral judge justice minister premier chancellor
        ambassador pope
        bishop archbishop cardinal sheikh sheriff speaker attorney prime foreign deputy del delegate dep rabbi pastor
        reverend
        imam director chief officer spokesperson commissioner detective inspector superintendent m mme hon""".split()
    )
)

# Adjectives of place: capitalised, but no names of anybody.
DEMONYMS = frozenset(
    """african albanian american arab arabic argentine armenian asian australian austrian azerbaijani belarusian
    belgian brazilian british bulgarian canadian chechen chilean chinese christian colombian croatian cuban cypriot
    czech danish dutch egyptian english estonian ethiopian european finnish french georgian german greek hungarian
    indian indonesian iranian iraqi irish islamic israeli italian japanese jewish jordanian kenyan korean kurdish
    latvian lebanese libyan lithuanian mexican moldovan moroccan muslim nigerian norwegian pakistani palestinian
    peruvian polish portuguese romanian russian saudi scottish serbian slovak slovenian soviet spanish swedish swiss
    syrian taiwanese thai tunisian turkish ukrainian venezuelan vietnamese welsh western eastern northern
    southern""".split()
)

# What an office is for; a foreign minister is no defence minister.
PORTFOLIOS = frozenset(
    """foreign defence defense interior finance health justice labour labor education energy environment transport
    trade culture agriculture economy prime home treasury housing water mines""".split()
)

NON_NAMES = frozenset(
    """the a an i we he she it they you this that these those but and or so if when while after before in on at for
    from with as by
    to of his her its their our my your what who why how where which there here yes no not now then also still yet
    even just monday
    tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november
    december mr mrs ms dr however meanwhile according during since until under over about although though because both
    each every
    some many most more much between nothing nobody none neither either anybody anyone everybody everyone somebody
    someone lost gone had has have was were did does do be been asked given left such among against behind beyond within
    people men women sources officials critics residents villagers twice once
    without perhaps maybe indeed thus hence whether nor only same other another few several one two three four five
    six seven eight nine ten last next new first second third earlier
    later""".split()
)


def _inflect(lemma: str) -> set[str]:
    """Regular forms of an English verb: third person, past, participle."""
    if lemma.endswith("e"):
        return {lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"}
    if re.search(r"[^aeiou]y$", lemma):
        return {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    stem = lemma + lemma[-1] if lemma in _DOUBLING else lemma
    third = lemma + "es" if re.search(r"(?:s|x|z|sh|ch)$", lemma) else lemma + "s"
    return {lemma, third, stem + "ed", stem + "ing"}


class Verb:
    """One verb's frames (see the module's docstring) and the prepositions that bring in its content."""

    __slots__ = ("frames", "lemma", "prepositions")

    def __init__(self, lemma: str, frames: str, prepositions: frozenset[str]) -> None:
        self.lemma, self.frames, self.prepositions = lemma, frames, prepositions

    def takes(self, frame: str) -> bool:
        """Tell whether the verb has a frame letter."""
        return frame in self.frames

    @property
    def belief(self) -> bool:
        """Tell whether the verb reports thought rather than speech."""
        return "B" in self.frames


def _verbs() -> dict[str, Verb]:
    out: dict[str, Verb] = {}
    for line in _VERBS.strip().splitlines():
        lemma, _, rest = line.partition(":")
        frames, _, prepositions = rest.partition("|")
        if "-" in lemma or not (frames.strip() or prepositions.strip()):
            continue
        out[lemma] = Verb(lemma, frames.strip(), frozenset(p.strip() for p in prepositions.split(",") if p.strip()))
    return out


def _forms() -> dict[str, str]:
    irregular: dict[str, set[str]] = {}
    for entry in re.split(r"[;\n]", _IRREGULAR.strip()):
        lemma, _, forms = entry.partition(":")
        irregular[lemma.strip()] = set(forms.split()) | {lemma.strip()}
    out: dict[str, str] = {}
    for lemma in [*VERBS, *(MULTIWORD.keys() - {"have"})]:
        for form in irregular.get(lemma) or _inflect(lemma):
            out.setdefault(form, lemma)
    return out


VERBS: dict[str, Verb] = _verbs()
FORMS: dict[str, str] = _forms()
"""Inflected form -> lemma, for verbs of `VERBS` and first words of `MULTIWORD`."""

HAVE = frozenset("has have had having".split())
"""Forms of a first word of `MULTIWORD` that is too common to tell a cue: no sentence is parsed for them alone."""

NOUN_FORMS: dict[str, str] = {
    form: noun
    for noun in sorted(SPEECH_NOUNS | BELIEF_NOUNS)
    for form in (
        noun,
        noun[:-1] + "ies" if re.search(r"[^aeiou]y$", noun) else noun + ("es" if noun.endswith("s") else "s"),
    )
}
"""Singular and plural -> singular, for cue nouns."""

CUE_WORDS = frozenset(FORMS) | frozenset(NOUN_FORMS) | BELIEF_ADJECTIVES | ACCORDING | HEDGE_ADVERBS | OPINION_NOUNS
"""A sentence without any of these and without quotation marks cannot hold an attribution and is not parsed."""
